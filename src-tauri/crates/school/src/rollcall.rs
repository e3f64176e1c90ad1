//! Roll call by exceptions: everyone expected is present but for the seat numbers that are named with a word.
use crate::ids::StudentId;
use crate::no::Refusal;
use crate::records::Attendance;
use crate::words::Mark;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A pupil expected in a session: the seat number that is typed, and who it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// The number in the group's list, from 1.
    pub number: u32,
    /// The pupil.
    pub student: StudentId,
    /// The name.
    pub name: String,
}

/// The sums of a roll call: 应到 = 实到 + 请假 + 缺席.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Sums {
    /// 应到.
    pub expected: u32,
    /// 实到: 出勤, 迟到 and 早退.
    pub present: u32,
    /// 请假.
    pub leave: u32,
    /// 缺席.
    pub absent: u32,
    /// 迟到, among the present.
    pub late: u32,
    /// 早退, among the present.
    pub left_early: u32,
}

impl Sums {
    /// Counts marks.
    pub fn of(marks: impl IntoIterator<Item = Mark>) -> Sums {
        let mut sums = Sums::default();
        for mark in marks {
            sums.expected += 1;
            sums.present += u32::from(mark.came());
            sums.leave += u32::from(mark == Mark::Leave);
            sums.absent += u32::from(mark == Mark::Absent);
            sums.late += u32::from(mark == Mark::Late);
            sums.left_early += u32::from(mark == Mark::LeftEarly);
        }
        sums
    }
}

/// Everyone's mark, from the exceptions typed: `3 17 请;5 缺`, `3 17q 5c`; nothing typed is all present.
///
/// # Refuses
/// A number that is not in the list, a number named twice with different words, numbers without a word, other words.
pub fn marks(expected: &[Expected], typed: &str) -> Result<Vec<(StudentId, Mark)>, Refusal> {
    let mut all: Vec<(StudentId, Mark)> = expected.iter().map(|each| (each.student, Mark::Present)).collect();
    let mut named = vec![None; expected.len()];
    let mut waiting: Vec<usize> = Vec::new();
    for word in words(typed) {
        match word {
            Word::Number(text) => waiting.push(place_of(expected, &text, typed)?),
            Word::Mark(text) => {
                let mark = read_mark(&text)
                    .ok_or_else(|| bad(typed, &format!("「{text}」不是点名用语，请用 请、缺、迟、退")))?;
                if waiting.is_empty() {
                    return Err(bad(typed, &format!("「{text}」前面没有序号，请写作「3 17 {text}」")));
                }
                for place in waiting.drain(..) {
                    if named[place].is_some_and(|other| other != mark) {
                        return Err(bad(typed, &format!("{} 号写了两种情况，请只留一种", expected[place].number)));
                    }
                    named[place] = Some(mark);
                    all[place].1 = mark;
                }
            }
        }
    }
    match waiting.first() {
        Some(place) => Err(bad(typed, &format!("{} 号后面没有写情况，请加上 请、缺、迟、退", expected[*place].number))),
        None => Ok(all),
    }
}

/// What a roll call does beside one that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// None is kept yet.
    First,
    /// It corrects the kept one.
    Correction,
    /// The same is kept already.
    Nothing,
}

/// Holds a roll call of a session against the kept one (`what` names the session).
///
/// # Refuses
/// A correction without a reason, except on the day itself, when a call is often finished in two goes.
pub fn beside(
    kept: &[Attendance],
    called: &[Attendance],
    what: &str,
    is_today: bool,
    reason: Option<&str>,
) -> Result<Keeping, Refusal> {
    if kept.is_empty() {
        return Ok(Keeping::First);
    }
    if called.iter().all(|row| kept.contains(row)) {
        return Ok(Keeping::Nothing);
    }
    match reason.is_some_and(|reason| !reason.trim().is_empty()) || is_today {
        true => Ok(Keeping::Correction),
        false => Err(Refusal::NeedsReason { what: what.to_owned() }),
    }
}

enum Word {
    Number(String),
    Mark(String),
}

fn words(typed: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut current = String::new();
    let mut digits = false;
    let mut close = |current: &mut String, digits: bool| {
        if !current.is_empty() {
            let text = std::mem::take(current);
            words.push(if digits { Word::Number(text) } else { Word::Mark(text) });
        }
    };
    for c in typed.chars() {
        let c = match c {
            '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
            other => other,
        };
        if c.is_whitespace() || matches!(c, ';' | '；' | ',' | '，' | '、' | '。' | '号') {
            close(&mut current, digits);
            continue;
        }
        if !current.is_empty() && digits != c.is_ascii_digit() {
            close(&mut current, digits);
        }
        digits = c.is_ascii_digit();
        current.push(c);
    }
    close(&mut current, digits);
    words
}

fn place_of(expected: &[Expected], text: &str, typed: &str) -> Result<usize, Refusal> {
    text.parse::<u32>()
        .ok()
        .and_then(|number| expected.iter().position(|each| each.number == number))
        .ok_or_else(|| bad(typed, &format!("本场次没有 {text} 号，序号是 1 到 {}", expected.len())))
}

fn read_mark(text: &str) -> Option<Mark> {
    match text.to_ascii_lowercase().as_str() {
        "q" => Some(Mark::Leave),
        "c" => Some(Mark::Absent),
        "d" => Some(Mark::Late),
        "t" => Some(Mark::LeftEarly),
        "到" => Some(Mark::Present),
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
    use proptest::prelude::*;

    fn class(size: u32) -> Vec<Expected> {
        (1..=size).map(|number| Expected { number, student: StudentId(i64::from(number)), name: "甲".into() }).collect()
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
            ("请", Err("「请」前面没有序号")),
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
    fn a_kept_roll_call_is_corrected_with_a_reason() {
        let row = |mark| Attendance {
            day: chrono::NaiveDate::default(),
            group: crate::ids::GroupId(1),
            student: StudentId(1),
            mark,
        };
        // kept | called | on the day | reason | verdict
        for (kept, called, is_today, reason, wanted) in [
            (None, Mark::Leave, false, None, Some(Keeping::First)),
            (Some(Mark::Leave), Mark::Leave, false, None, Some(Keeping::Nothing)),
            (Some(Mark::Leave), Mark::Absent, false, None, None),
            (Some(Mark::Leave), Mark::Absent, false, Some(" "), None),
            (Some(Mark::Leave), Mark::Absent, false, Some("补假条"), Some(Keeping::Correction)),
            (Some(Mark::Leave), Mark::Absent, true, None, Some(Keeping::Correction)),
        ] {
            let kept: Vec<Attendance> = kept.map(row).into_iter().collect();
            let found = beside(&kept, &[row(called)], "作业一班的点名", is_today, reason);
            assert_eq!(found.ok(), wanted, "{kept:?} {called:?} {is_today} {reason:?}");
        }
    }

    proptest! {
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
