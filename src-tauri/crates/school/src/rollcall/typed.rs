//! What is typed in a roll call: seat numbers and a word, read at every keystroke, and a kept roll call spelled the same way.
use super::Expected;
use super::words::{Word, words};
use crate::ids::StudentId;
use crate::no::Refusal;
use crate::words::Mark;

/// What was understood of a text so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// Everyone's mark; whoever is not named is present.
    pub all: Vec<(StudentId, Mark)>,
    /// Numbers at the end that still wait for their word.
    pub waiting: Vec<u32>,
    /// Why the text cannot be kept as it stands.
    pub refused: Option<Refusal>,
    /// Whether something of it was not understood; else it is only not finished.
    pub is_mistaken: bool,
    /// The text without its last group of numbers and word: what taking one step back leaves.
    pub shorter: String,
}

/// Reads what is typed, complete or not: `3 17 请;5 缺`, `3 17q 5c`; nothing typed is all present.
pub fn hear(expected: &[Expected], typed: &str) -> Heard {
    let mut heard = Heard {
        all: expected.iter().map(|each| (each.student, Mark::Present)).collect(),
        waiting: Vec::new(),
        refused: None,
        is_mistaken: false,
        shorter: String::new(),
    };
    let mut named = vec![None; expected.len()];
    let mut waiting: Vec<usize> = Vec::new();
    let (mut began_at, mut last_at) = (None, 0);
    for (at, word) in words(expected, typed) {
        last_at = *began_at.get_or_insert(at);
        let found = match word {
            Word::Number(text) => place_of(expected, &text, typed).map(|place| waiting.push(place)),
            Word::Pupil(place) => {
                waiting.push(place);
                Ok(())
            }
            Word::Unclear(said) => Err(bad(typed, &said)),
            Word::Said(text) => {
                began_at = None;
                read_word(&text, &waiting, typed).and_then(|mark| {
                    waiting.drain(..).try_for_each(|place| {
                        // 到 takes back what was said of someone before.
                        if mark != Mark::Present && named[place].is_some_and(|other| other != mark) {
                            return Err(bad(typed, &format!("{} 号写了两种情况，请只留一种", expected[place].number)));
                        }
                        named[place] = Some(mark);
                        heard.all[place].1 = mark;
                        Ok(())
                    })
                })
            }
        };
        if let Err(refused) = found {
            heard.refused.get_or_insert(refused);
        }
    }
    heard.shorter = typed.get(..last_at).unwrap_or_default().trim_end().to_owned();
    heard.waiting = waiting.iter().map(|place| expected[*place].number).collect();
    heard.is_mistaken = heard.refused.is_some();
    if let Some(number) = heard.waiting.first() {
        let wanted = format!("{number} 号后面没有写情况，请加上 请、缺、迟、退");
        heard.refused.get_or_insert_with(|| bad(typed, &wanted));
    }
    heard
}

/// Everyone's mark, from the exceptions typed.
///
/// # Refuses
/// A number that is not in the list, a number named twice with different words, numbers without a word, other words.
pub fn marks(expected: &[Expected], typed: &str) -> Result<Vec<(StudentId, Mark)>, Refusal> {
    let heard = hear(expected, typed);
    heard.refused.map_or(Ok(heard.all), Err)
}

/// A roll call as it would be typed, one word after all its numbers: `3 17 请 5 缺`; empty where all are present.
pub fn spell(marked: impl IntoIterator<Item = (u32, Mark)>) -> String {
    let marked: Vec<(u32, Mark)> = marked.into_iter().collect();
    let mut phrases = Vec::new();
    for mark in [Mark::Leave, Mark::Absent, Mark::Late, Mark::LeftEarly] {
        let numbers: Vec<String> =
            marked.iter().filter(|(_, other)| *other == mark).map(|(number, _)| number.to_string()).collect();
        if !numbers.is_empty() {
            phrases.push(format!("{} {}", numbers.join(" "), mark.short()));
        }
    }
    phrases.join(" ")
}

fn place_of(expected: &[Expected], text: &str, typed: &str) -> Result<usize, Refusal> {
    text.parse::<u32>()
        .ok()
        .and_then(|number| expected.iter().position(|each| each.number == number))
        .ok_or_else(|| bad(typed, &format!("本场次没有 {text} 号，{}", numbers_of(expected))))
}

/// `号码是 1 到 45`; seat numbers of one class may begin later or have gaps.
fn numbers_of(expected: &[Expected]) -> String {
    let first = expected.iter().map(|each| each.number).min().unwrap_or_default();
    let last = expected.iter().map(|each| each.number).max().unwrap_or_default();
    let gaps = if (last - first) as usize + 1 == expected.len() { "" } else { "，中间有空号" };
    format!("号码是 {first} 到 {last}{gaps}")
}

fn read_word(text: &str, waiting: &[usize], typed: &str) -> Result<Mark, Refusal> {
    let mark = read_mark(text).ok_or_else(|| bad(typed, &format!("「{text}」不是点名用语，请用 请、缺、迟、退")))?;
    match waiting.is_empty() {
        true => Err(bad(typed, &format!("「{text}」前面没有号码，请写作「3 17 {text}」"))),
        false => Ok(mark),
    }
}

fn read_mark(text: &str) -> Option<Mark> {
    match text.to_ascii_lowercase().as_str() {
        "q" => Some(Mark::Leave),
        "c" => Some(Mark::Absent),
        "d" => Some(Mark::Late),
        "t" => Some(Mark::LeftEarly),
        "v" => Some(Mark::Present),
        "到" => Some(Mark::Present),
        "病" | "事" => Some(Mark::Leave),
        _ => Mark::read(text),
    }
}

fn bad(typed: &str, wanted: &str) -> Refusal {
    Refusal::BadMarks { text: typed.to_owned(), wanted: wanted.to_owned() }
}

#[cfg(test)]
#[expect(clippy::panic, reason = "a test may stop")]
mod tests {
    use super::*;
    use crate::rollcall::Sums;
    use proptest::prelude::*;

    fn class(size: u32) -> Vec<Expected> {
        let each = |number| Expected {
            number,
            student: StudentId(i64::from(number)),
            name: "甲".into(),
            class_label: "三(2)班".into(),
            seat_no: None,
        };
        (1..=size).map(each).collect()
    }

    /// A club: 1 李明 一(1)班 2 号, 2 王子涵 五(1)班 2 号, 3 王子涵 五(1)班 12 号, 4 王子 501班 3 号, 5 丁一 without a seat.
    fn club() -> Vec<Expected> {
        let all = [
            ("李明", "一(1)班", Some(2)),
            ("王子涵", "五(1)班", Some(2)),
            ("王子涵", "五(1)班", Some(12)),
            ("王子", "501班", Some(3)),
            ("丁一", "五(1)班", None),
        ];
        let each = |(number, (name, class, seat_no)): (u32, (&str, &str, Option<u32>))| Expected {
            number,
            student: StudentId(i64::from(number)),
            name: name.into(),
            class_label: class.into(),
            seat_no,
        };
        (1..).zip(all).map(each).collect()
    }

    #[test]
    fn pupils_of_several_classes_are_named_as_notes_name_them() {
        // typed | what is understood, or the start of what is wanted
        for (typed, wanted) in [
            ("五(1)班2号病假", Ok("2 请")),
            ("五（1）班 12号 事假；1缺", Ok("3 请 1 缺")),
            ("五1班２请", Ok("2 请")),
            ("501班3号迟到", Ok("4 迟")),
            ("丁一、李明请假", Ok("1 5 请")),
            ("王子缺李明请", Ok("1 请 4 缺")),
            ("王子涵请", Err("这一班有几位「王子涵」，请写明是哪一位（五(1)班2号、五(1)班12号），如 五(1)班2号请")),
            ("李明2号请", Ok("1 请")),
            ("李明 5 请", Ok("1 5 请")),
            ("李明3号请", Err("「李明」不是 3 号，请核对")),
            ("王子涵12号请", Ok("3 请")),
            ("王子涵 3 请", Ok("3 请")),
            ("李明 1 请", Ok("1 请")),
            ("王子涵 2 12 请", Err("本场次没有 12 号")),
            ("王子涵 9 请", Err("这一班有几位「王子涵」")),
            ("五(1)班3号请", Err("本场次没有五(1)班 3 号")),
            ("丁二请", Err("「丁二请」不是点名用语")),
            ("2五(1)班", Err("「五(」不是点名用语")),
        ] {
            let found = marks(&club(), typed).map(|all| {
                let number =
                    |id: StudentId| club().iter().find(|each| each.student == id).map_or(0, |each| each.number);
                spell(all.into_iter().map(|(student, mark)| (number(student), mark)))
            });
            match (found, wanted) {
                (Ok(found), Ok(wanted)) => {
                    let (mut found, mut wanted): (Vec<_>, Vec<_>) =
                        (found.split(' ').collect(), wanted.split(' ').collect());
                    found.sort_unstable();
                    wanted.sort_unstable();
                    assert_eq!(found, wanted, "{typed}");
                }
                (Err(Refusal::BadMarks { wanted: found, .. }), Err(start)) => {
                    assert!(found.starts_with(start), "{typed}: {found}");
                    assert!(hear(&club(), typed).is_mistaken);
                }
                (found, _) => panic!("{typed}: {found:?}"),
            }
        }
        assert!(!hear(&club(), "五(1)班2号").is_mistaken, "only not finished");
        assert_eq!(hear(&club(), "1 丁一 请 李明").shorter, "1 丁一 请");
    }

    #[test]
    fn exceptions_are_read_as_people_type_them() {
        // typed | 实到 请假 缺席 迟到 早退, or the start of what is wanted
        for (typed, wanted) in [
            ("", Ok([45, 0, 0, 0, 0])),
            ("3 17 请;5 缺", Ok([42, 2, 1, 0, 0])),
            ("３ 17 请；5 缺", Ok([42, 2, 1, 0, 0])),
            ("3,17q 5c 6d 7t", Ok([42, 2, 1, 1, 1])),
            ("3请 3请", Ok([44, 1, 0, 0, 0])),
            ("17号请假、18号迟到", Ok([44, 1, 0, 1, 0])),
            ("46 请", Err("本场次没有 46 号")),
            ("3 请 3 缺", Err("3 号写了两种情况")),
            ("3", Err("3 号后面没有写情况")),
            ("请", Err("「请」前面没有号码")),
            ("3 睡觉", Err("「睡觉」不是点名用语")),
        ] {
            match (marks(&class(45), typed), wanted) {
                (Ok(found), Ok(counts)) => {
                    let sums = Sums::of(found.iter().map(|(_, mark)| *mark));
                    let found = [sums.present, sums.leave, sums.absent, sums.late, sums.left_early];
                    assert_eq!(found, counts, "{typed}");
                }
                (Err(Refusal::BadMarks { wanted: found, .. }), Err(start)) => {
                    assert!(found.starts_with(start), "{found}")
                }
                (found, _) => panic!("{typed}: {found:?}"),
            }
        }
    }

    #[test]
    fn what_is_half_typed_is_understood_as_far_as_it_goes() {
        // typed | marked | waiting | whether it can be kept | one step back
        for (typed, marked, waiting, keeps, shorter) in [
            ("", "", &[][..], true, ""),
            ("3", "", &[3], false, ""),
            ("3 17", "", &[3, 17], false, ""),
            ("3 17 请", "3 17 请", &[], true, ""),
            ("3 17q", "3 17 请", &[], true, ""),
            ("3 17 Q；5", "3 17 请", &[5], false, "3 17 Q；"),
            ("3 17请 5缺", "3 17 请 5 缺", &[], true, "3 17请"),
            ("3 17 请 5 c 6 d 7t", "3 17 请 5 缺 6 迟 7 退", &[], true, "3 17 请 5 c 6 d"),
            ("3 请 99 缺", "3 请", &[], false, "3 请"),
            ("3 请 睡觉", "3 请", &[], false, "3 请"),
            ("3 请 3 到", "", &[], true, "3 请"),
            ("3 5 缺 5v", "3 缺", &[], true, "3 5 缺"),
            ("3 到 3 请", "", &[], false, "3 到"),
        ] {
            let class = class(45);
            let heard = hear(&class, typed);
            let number = |student| class.iter().find(|each| each.student == student).map_or(0, |each| each.number);
            let found = spell(heard.all.iter().map(|(student, mark)| (number(*student), *mark)));
            assert_eq!((found.as_str(), heard.waiting.as_slice()), (marked, waiting), "{typed}");
            assert_eq!((heard.refused.is_none(), heard.shorter.as_str()), (keeps, shorter), "{typed}");
        }
    }

    #[test]
    fn numbers_with_gaps_are_named_as_they_are() {
        let mut class = class(5);
        class.remove(2);
        let refused = hear(&class, "3 请").refused.map(|no| no.message());
        assert!(refused.is_some_and(|text| text.contains("号码是 1 到 5，中间有空号")));
    }

    proptest! {
        #[test]
        fn what_is_spelled_is_read_back(named in proptest::collection::vec(0usize..5, 1..60)) {
            let class = class(named.len() as u32);
            let wanted: Vec<(StudentId, Mark)> =
                class.iter().zip(&named).map(|(each, mark)| (each.student, Mark::ALL[*mark])).collect();
            let text = spell(class.iter().zip(&named).map(|(each, mark)| (each.number, Mark::ALL[*mark])));
            prop_assert_eq!(marks(&class, &text), Ok(wanted));
        }

        #[test]
        fn one_step_back_after_another_ends_with_nothing(typed in "[0-9 ;,请缺迟退qcdt号睡]{0,20}") {
            let mut text = typed;
            while !text.is_empty() {
                let shorter = hear(&class(9), &text).shorter;
                prop_assert!(shorter.len() < text.len());
                text = shorter;
            }
        }

        #[test]
        fn nobody_is_lost(size in 1u32..60, typed in "[0-9 ;,请缺迟退qcdt]{0,20}") {
            if let Ok(all) = marks(&class(size), &typed) {
                let sums = Sums::of(all.iter().map(|(_, mark)| *mark));
                prop_assert_eq!(sums.expected, size);
                prop_assert_eq!(sums.expected, sums.present + sums.leave + sums.absent);
            }
        }
    }
}
