//! Grades and classes: how they are written, which grade a class is in on a day, and the range of grades of a group.
mod range;
mod read;

pub use range::GradeRange;
pub use read::{ClassName, read, read_grade};

use crate::records::{ClassStyle, HomeClass};
use crate::words::{SchoolSystem, Stage};
use chrono::{Datelike, NaiveDate};

/// The Chinese numerals of grades 1–9.
pub(crate) const GRADE_CHARS: [char; 9] = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// What classes are ordered by: grade, then the label in natural order (2 before 10, 甲 before 乙).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClassOrder(Stage, u8, u8, u32, String);

/// The year in which the school year of a day began: it begins on 1 September.
pub fn school_year(day: NaiveDate) -> i32 {
    if day.month() >= 9 { day.year() } else { day.year() - 1 }
}

/// The first grade of a stage: 1, or for the junior stage 7 (六三制) or 6 (五四制).
pub fn first_grade(stage: Stage, system: SchoolSystem) -> u8 {
    match (stage, system) {
        (Stage::Junior, SchoolSystem::SixThree) => 7,
        (Stage::Junior, SchoolSystem::FiveFour) => 6,
        (Stage::Primary | Stage::NineYear, _) => 1,
    }
}

/// The last grade of a stage: 6 (六三制) or 5 (五四制) for the primary stage, else 9.
pub fn last_grade(stage: Stage, system: SchoolSystem) -> u8 {
    match stage {
        Stage::Primary => first_grade(Stage::Junior, system) - 1,
        Stage::Junior | Stage::NineYear => 9,
    }
}

/// The stage of a class that a grade 1–9 belongs to.
pub fn stage_of(grade: u8, system: SchoolSystem) -> Stage {
    if grade < first_grade(Stage::Junior, system) { Stage::Primary } else { Stage::Junior }
}

/// The grade of a class on a day: 1–9 while it is in school, beyond its stage's last after leaving, 0 before it began.
pub fn grade_of(class: &HomeClass, system: SchoolSystem, day: NaiveDate) -> u8 {
    let grade = i32::from(first_grade(class.stage, system)) + school_year(day) - class.entry_year;
    u8::try_from(grade.clamp(0, 99)).unwrap_or(0)
}

/// Whether a class is in school on a day: it has begun and its stage's last grade is not over.
pub fn is_in_school(class: &HomeClass, system: SchoolSystem, day: NaiveDate) -> bool {
    let grade = grade_of(class, system, day);
    (first_grade(class.stage, system)..=last_grade(class.stage, system)).contains(&grade)
}

/// A class as printed on a day: `三(2)班` or `三年级2班`; one not in school on that day by its entry year, `2020级(2)班`.
pub fn label(class: &HomeClass, system: SchoolSystem, style: ClassStyle, day: NaiveDate) -> String {
    let grade = grade_of(class, system, day);
    let place = usize::from(grade.saturating_sub(1));
    match (is_in_school(class, system, day), GRADE_CHARS.get(place), style) {
        (true, Some(grade), ClassStyle::Short) => format!("{grade}({})班", class.label),
        (true, Some(grade), ClassStyle::Long) => format!("{grade}年级{}班", class.label),
        _ => format!("{}级({})班", class.entry_year, class.label),
    }
}

/// `三年级`; beyond 1–9 an empty text.
pub fn grade_label(grade: u8) -> String {
    let char = usize::from(grade).checked_sub(1).and_then(|place| GRADE_CHARS.get(place));
    char.map(|char| format!("{char}年级")).unwrap_or_default()
}

/// What a class is sorted by on a day: lower grades first, primary before junior classes.
pub fn sort_key(class: &HomeClass, system: SchoolSystem, day: NaiveDate) -> ClassOrder {
    let (rank, number, text) = label_order(&class.label);
    ClassOrder(class.stage, grade_of(class, system, day), rank, number, text)
}

fn label_order(label: &str) -> (u8, u32, String) {
    let stem = "甲乙丙丁戊己庚辛壬癸".chars().position(|stem| label.starts_with(stem));
    let digits: String = label.chars().take_while(char::is_ascii_digit).collect();
    match (digits.parse::<u32>(), stem) {
        (Ok(number), _) => (0, number, label[digits.len()..].to_owned()),
        (Err(_), Some(place)) => (1, u32::try_from(place).unwrap_or(0), label.to_owned()),
        (Err(_), None) => (2, 0, label.to_owned()),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;
    use crate::ids::HomeClassId;
    use SchoolSystem::{FiveFour, SixThree};
    use Stage::{Junior, Primary};

    fn class(stage: Stage, entry_year: i32, label: &str) -> HomeClass {
        HomeClass { id: HomeClassId(0), stage, entry_year, label: label.into() }
    }

    #[test]
    fn a_class_is_printed_by_the_grade_it_is_in_on_the_day() {
        for (stage, system, entry, name, day, grade, short, long) in [
            (Primary, SixThree, 2024, "2", "2026-11-24", 3, "三(2)班", "三年级2班"),
            (Primary, SixThree, 2024, "2", "2026-08-31", 2, "二(2)班", "二年级2班"),
            (Primary, SixThree, 2026, "甲", "2026-09-01", 1, "一(甲)班", "一年级甲班"),
            (Primary, SixThree, 2020, "2", "2026-11-24", 7, "2020级(2)班", "2020级(2)班"),
            (Primary, FiveFour, 2021, "2", "2026-11-24", 6, "2021级(2)班", "2021级(2)班"),
            (Junior, SixThree, 2026, "3", "2026-11-24", 7, "七(3)班", "七年级3班"),
            (Junior, FiveFour, 2026, "3", "2026-11-24", 6, "六(3)班", "六年级3班"),
            (Junior, SixThree, 2024, "08", "2026-11-24", 9, "九(08)班", "九年级08班"),
            (Primary, SixThree, 2027, "1", "2026-11-24", 0, "2027级(1)班", "2027级(1)班"),
        ] {
            let (class, day) = (class(stage, entry, name), day.parse().unwrap());
            assert_eq!(grade_of(&class, system, day), grade, "{short}");
            assert_eq!(label(&class, system, ClassStyle::Short, day), short);
            assert_eq!(label(&class, system, ClassStyle::Long, day), long);
        }
    }

    #[test]
    fn classes_stand_in_natural_order() {
        let sorted = [
            class(Primary, 2026, "1"),
            class(Primary, 2026, "2"),
            class(Primary, 2026, "10"),
            class(Primary, 2025, "1"),
            class(Primary, 2025, "甲"),
            class(Primary, 2025, "乙"),
            class(Primary, 2025, "实验"),
            class(Junior, 2026, "1"),
        ];
        let mut shuffled = sorted.clone();
        shuffled.reverse();
        shuffled.sort_by_key(|class| sort_key(class, SixThree, "2026-11-24".parse().unwrap()));
        assert_eq!(shuffled, sorted);
    }
}
