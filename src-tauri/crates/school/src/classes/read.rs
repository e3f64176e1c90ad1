//! Reading a grade and a class from the forms people write them in.
use super::{GRADE_CHARS, first_grade, grade_label, last_grade, school_year, stage_of};
use crate::naming::half_width;
use crate::words::{SchoolSystem, Stage};
use chrono::NaiveDate;

/// A class as read: enough to find or make it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClassName {
    /// 小学 or 初中.
    pub stage: Stage,
    /// 入学年份 of the stage.
    pub entry_year: i32,
    /// The class's own label.
    pub label: String,
}

/// What may stand around a class's own label.
const SEPARATORS: [char; 6] = ['(', ')', '-', '.', '·', '、'];

/// What a text says of the grade: its number, or the year of entry with the stage where the text names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    Grade(u8),
    Entered(i32, Option<Stage>),
}

/// Reads a class from the grade column (may be empty) and the class column, which may hold the whole: `三(2)班`,
/// `三年级2班`, `三年二班`, `701`, `七年级3班`, `初一3班`, `2024级1班`, `一1班` (domain.md §7). Chinese numerals and the last
/// digits of a three-digit class become plain numbers, other labels stay as text. 初一 is the first junior grade.
///
/// # Errors
/// What was wanted, as a Chinese sentence: nothing there, unreadable, the two columns contradict each other, or a grade
/// the school does not have.
pub fn read(
    grade_text: &str,
    class_text: &str,
    school_stage: Stage,
    system: SchoolSystem,
    today: NaiveDate,
) -> Result<ClassName, String> {
    let (grade_text, class_text) = (plain(grade_text), plain(class_text));
    let (from_grade, rest) = match grade_text.as_str() {
        "" => (None, String::new()),
        text => {
            let (said, rest) =
                split(text, system).ok_or("年级应写作「三年级」「七年级」「初一」或「2024级」，请在原表改正。")?;
            (Some(said), rest)
        }
    };
    let class_text = if class_text.is_empty() { rest } else { class_text };
    let (from_class, label) =
        class_parts(&class_text, system).ok_or("班级应写作「2班」「三(2)班」「三年级2班」或「701」，请在原表改正。")?;
    let said = match (from_grade, from_class) {
        (Some(grade), None) => grade,
        (None, Some(class)) => class,
        (None, None) => return Err("看不出是哪个年级，请填写年级，或把班级写作「三(2)班」。".to_owned()),
        (Some(grade), Some(class)) => {
            let same = entered(grade, school_stage, system, today)? == entered(class, school_stage, system, today)?;
            if !same {
                return Err("年级与班级两列说的不是同一个年级，请在原表核对。".to_owned());
            }
            grade
        }
    };
    let (stage, entry_year) = entered(said, school_stage, system, today)?;
    Ok(ClassName { stage, entry_year, label })
}

/// Reads a grade alone, `三年级`, `初一`, `3`, `2024级`, as its number 1–9 on the day.
///
/// # Errors
/// What was wanted, as a Chinese sentence.
pub fn read_grade(text: &str, school_stage: Stage, system: SchoolSystem, today: NaiveDate) -> Result<u8, String> {
    let wanted = "年级应写作「三年级」「七年级」「初一」或「2024级」。";
    let (said, rest) = split(&plain(text), system).ok_or(wanted)?;
    if !rest.is_empty() {
        return Err(wanted.to_owned());
    }
    let (stage, entry_year) = entered(said, school_stage, system, today)?;
    u8::try_from(i32::from(first_grade(stage, system)) + school_year(today) - entry_year).map_err(|_| wanted.to_owned())
}

fn plain(text: &str) -> String {
    let text: String = half_width(text).chars().filter(|c| *c != ' ').collect();
    text.replace(['〔', '【', '[', '<', '〈'], "(").replace(['〕', '】', ']', '>', '〉'], ")")
}

/// The stage and year of entry that a grade means in this school on this day.
fn entered(said: Said, school_stage: Stage, system: SchoolSystem, today: NaiveDate) -> Result<(Stage, i32), String> {
    let year = school_year(today);
    let has = |grade: u8| (first_grade(school_stage, system)..=last_grade(school_stage, system)).contains(&grade);
    match said {
        Said::Grade(grade) => {
            if !has(grade) {
                return Err(format!("本校是{}，没有{}，请核对年级。", school_stage.label(), grade_label(grade)));
            }
            let stage = stage_of(grade, system);
            Ok((stage, year - i32::from(grade - first_grade(stage, system))))
        }
        Said::Entered(entry, stage) => {
            let fitting: Vec<Stage> = [Stage::Primary, Stage::Junior]
                .into_iter()
                .filter(|each| stage.is_none_or(|stage| stage == *each))
                .filter(|each| {
                    let grade = i32::from(first_grade(*each, system)) + year - entry;
                    grade <= i32::from(last_grade(*each, system))
                        && u8::try_from(grade).is_ok_and(|grade| grade >= first_grade(*each, system) && has(grade))
                })
                .collect();
            match fitting.as_slice() {
                [only] => Ok((*only, entry)),
                [] => Err(format!("{entry} 级的学生现在不在本校各年级，请核对入学年份。")),
                _ => Err(format!("{entry} 级可能是小学也可能是初中，请写作「三年级」「七年级」。")),
            }
        }
    }
}

/// The grade a text begins with, and what follows it.
fn split(text: &str, system: SchoolSystem) -> Option<(Said, String)> {
    let (stage, text) = stage_prefix(text);
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    if digits.len() == 4 && digits.starts_with("20") {
        let rest = text[4..].trim_start_matches("年入学").trim_start_matches("学年").trim_start_matches(['级', '届']);
        return Some((Said::Entered(digits.parse().ok()?, stage), rest.to_owned()));
    }
    let junior = first_grade(Stage::Junior, system);
    if let Some(rest) = text.strip_prefix("预初").or_else(|| text.strip_prefix("预备")) {
        return Some((Said::Grade(6), rest.trim_start_matches("年级").to_owned()));
    }
    let first = text.chars().next()?;
    let number = numeral(first)?;
    let rest = &text[first.len_utf8()..];
    let rest = rest.strip_prefix("年级").or_else(|| rest.strip_prefix('年')).unwrap_or(rest);
    let rest = rest.strip_prefix("级").unwrap_or(rest);
    let grade = match stage {
        Some(Stage::Junior) if number <= 9 - junior + 1 => junior + number - 1,
        _ => number,
    };
    Some((Said::Grade(grade), rest.to_owned()))
}

fn stage_prefix(text: &str) -> (Option<Stage>, &str) {
    for (prefix, stage) in [
        ("初中部", Stage::Junior),
        ("小学部", Stage::Primary),
        ("初中", Stage::Junior),
        ("小学", Stage::Primary),
        ("初", Stage::Junior),
    ] {
        if let Some(rest) = text.strip_prefix(prefix) {
            return (Some(stage), rest);
        }
    }
    (None, text)
}

/// The grade a class text names, if it does, and the class's own label.
fn class_parts(text: &str, system: SchoolSystem) -> Option<(Option<Said>, String)> {
    let bare = text.strip_suffix('班').unwrap_or(text);
    if is_joined_number(bare) {
        let grade = numeral(bare.chars().next()?)?;
        return Some((Some(Said::Grade(grade)), bare[1..].trim_start_matches('0').to_owned()));
    }
    let is_number = chinese_number(bare).is_some() || bare.chars().all(|c| c.is_ascii_digit());
    if !is_number && let Some((said, rest)) = split(bare, system) {
        let says_so = bare.contains(['(', '年', '级']) || numbered(rest.trim_matches(SEPARATORS));
        if says_so {
            return Some((Some(said), own_label(&rest)?));
        }
    }
    Some((None, own_label(bare)?))
}

/// `701`, `302`, `1001`-like numbers are grade and class in one; only three digits with a grade first are taken so.
fn is_joined_number(text: &str) -> bool {
    text.len() == 3 && text.chars().all(|c| c.is_ascii_digit()) && !text.starts_with('0') && !text.ends_with("00")
}

/// A class's own label without brackets: numerals as numbers, other short texts as they stand.
fn own_label(text: &str) -> Option<String> {
    let text = text.trim_start_matches('第').trim_matches(SEPARATORS);
    if text.is_empty() || text.chars().count() > 10 {
        return None;
    }
    if let Some(number) = chinese_number(text) {
        return Some(number.to_string());
    }
    let mixed = text.contains(['(', ')', '级', '年']) || text.chars().any(char::is_control);
    (!mixed).then(|| text.to_owned())
}

/// Whether a text is the usual kind of class label: a number or 甲乙丙丁.
fn numbered(text: &str) -> bool {
    !text.is_empty()
        && (text.chars().all(|c| c.is_ascii_digit()) || chinese_number(text).is_some() || "甲乙丙丁".contains(text))
}

fn numeral(c: char) -> Option<u8> {
    let place = GRADE_CHARS.iter().position(|each| *each == c).map(|place| place + 1);
    let number = place.or_else(|| c.to_digit(10).map(|digit| digit as usize))?;
    u8::try_from(number).ok().filter(|number| *number >= 1)
}

/// 一 … 九十九 as a number.
fn chinese_number(text: &str) -> Option<u32> {
    let digit = |part: &str| -> Option<u32> {
        let mut chars = part.chars();
        let (first, more) = (chars.next()?, chars.next());
        let place = GRADE_CHARS.iter().position(|each| *each == first)?;
        more.is_none().then_some(u32::try_from(place).ok()? + 1)
    };
    match text.split_once('十') {
        None => digit(text),
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { digit(tens)? };
            let ones = if ones.is_empty() { 0 } else { digit(ones)? };
            Some(tens * 10 + ones)
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;
    use SchoolSystem::{FiveFour, SixThree};
    use Stage::{Junior, NineYear, Primary};

    fn told(grade: &str, class: &str, stage: Stage, system: SchoolSystem) -> String {
        match read(grade, class, stage, system, "2026-11-24".parse().unwrap()) {
            Ok(name) => format!("{}{}/{}", name.stage.label(), name.entry_year, name.label),
            Err(_) => "no".to_owned(),
        }
    }

    #[test]
    fn classes_read_in_the_forms_people_write() {
        for (grade, class, wanted) in [
            ("三", "2", "小学2024/2"),
            ("三年级", "2班", "小学2024/2"),
            ("三年级", "(2)班", "小学2024/2"),
            ("三年级", "二班", "小学2024/2"),
            ("三年级", "三(2)班", "小学2024/2"),
            ("三年级", "三（２）班", "小学2024/2"),
            ("3", "302", "小学2024/2"),
            ("", "302", "小学2024/2"),
            ("", "三(2)班", "小学2024/2"),
            ("", "三年级2班", "小学2024/2"),
            ("", "三年级(2)班", "小学2024/2"),
            ("", "三年二班", "小学2024/2"),
            ("", "三2班", "小学2024/2"),
            ("", "三（十二）班", "小学2024/12"),
            ("", "一1班", "小学2026/1"),
            ("", "一一班", "小学2026/1"),
            ("", "3.2班", "小学2024/2"),
            ("三年级2班", "", "小学2024/2"),
            ("三年级", "三2班", "小学2024/2"),
            ("二年级", "二十一班", "小学2025/21"),
            ("三年级", "12班", "小学2024/12"),
            ("三年级", "一心班", "小学2024/一心"),
            ("三年级", "三甲班", "小学2024/甲"),
            ("2024级", "1班", "小学2024/1"),
            ("", "2024级1班", "小学2024/1"),
            ("", "2024级(1)班", "小学2024/1"),
            ("2024", "1", "小学2024/1"),
            ("三年级", "甲班", "小学2024/甲"),
            ("三年级", "08", "小学2024/08"),
            ("小学三年级", "实验班", "小学2024/实验"),
            ("三年级", "10班", "小学2024/10"),
            ("三年级", "四(2)班", "no"),
            ("三年级", "402", "no"),
            ("七年级", "3班", "no"),
            ("", "2班", "no"),
            ("", "", "no"),
            ("三年级", "", "no"),
            ("高一", "1班", "no"),
            ("2019级", "1班", "no"),
            ("三年级", "四年级三(2)班", "no"),
        ] {
            assert_eq!(told(grade, class, Primary, SixThree), wanted, "{grade}|{class}");
        }
    }

    #[test]
    fn junior_and_nine_year_schools_count_their_own_grades() {
        for (stage, system, grade, class, wanted) in [
            (Junior, SixThree, "", "701", "初中2026/1"),
            (Junior, SixThree, "七年级", "初一3班", "初中2026/3"),
            (Junior, SixThree, "", "七年级3班", "初中2026/3"),
            (Junior, SixThree, "初一", "3班", "初中2026/3"),
            (Junior, SixThree, "", "初三(3)班", "初中2024/3"),
            (Junior, SixThree, "初中一年级", "3班", "初中2026/3"),
            (Junior, SixThree, "初2025级", "3班", "初中2025/3"),
            (Junior, SixThree, "三年级", "3班", "no"),
            (Junior, FiveFour, "", "六(1)班", "初中2026/1"),
            (Junior, FiveFour, "初一", "1班", "初中2026/1"),
            (Junior, FiveFour, "初四", "1班", "初中2023/1"),
            (Junior, FiveFour, "预初", "1班", "初中2026/1"),
            (Primary, FiveFour, "六年级", "1班", "no"),
            (NineYear, SixThree, "三年级", "1班", "小学2024/1"),
            (NineYear, SixThree, "八年级", "1班", "初中2025/1"),
            (NineYear, SixThree, "九", "1", "初中2024/1"),
            (NineYear, SixThree, "2021级", "1班", "小学2021/1"),
            (NineYear, SixThree, "2024级", "1班", "no"),
            (NineYear, SixThree, "小学2024级", "1班", "小学2024/1"),
        ] {
            assert_eq!(told(grade, class, stage, system), wanted, "{grade}|{class}");
        }
    }

    #[test]
    fn a_grade_alone_is_a_number() {
        for (text, wanted) in
            [("三年级", Some(3)), ("2024级", Some(3)), ("6", Some(6)), ("三(2)班", None), ("七", None)]
        {
            let found = read_grade(text, Primary, SixThree, "2026-11-24".parse().unwrap());
            assert_eq!(found.ok(), wanted, "{text}");
        }
    }
}
