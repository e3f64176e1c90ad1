//! The pupils of the demo school: classes of all six grades, balanced, with seats, numbers, parents and some reductions.
use super::chance::Chance;
use super::people::{People, phone};
use super::words::DemoWords;
use super::{DemoOrder, DemoSheet, sheet};
use crate::classes::{GRADE_CHARS, school_year};
use crate::words::Boarding;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The most pupils a demo class has.
const CLASS_MOST: usize = 50;
const GRADES: usize = 6;

/// A pupil of the demo school.
#[derive(Debug, Clone)]
pub(super) struct Pupil {
    /// 学籍号; empty for a few.
    pub code: String,
    pub name: String,
    pub is_boy: bool,
    pub id_number: String,
    /// 1–6.
    pub grade: u8,
    /// The class within the grade, from 1.
    pub class: usize,
    pub seat: usize,
    pub guardian: String,
    pub phone: String,
    pub reduction: Option<(String, NaiveDate, NaiveDate)>,
}

impl Pupil {
    /// 年级 as the sheets have it.
    pub(super) fn grade_text(&self) -> String {
        format!("{}年级", GRADE_CHARS[usize::from(self.grade) - 1])
    }

    /// 班级 as the sheets have it.
    pub(super) fn class_text(&self) -> String {
        format!("{}班", self.class)
    }
}

pub(super) fn make(order: &DemoOrder, words: &DemoWords) -> Vec<Pupil> {
    let mut people = People::new(words, Chance::new(order.seed, "pupils"));
    let mut pupils = Vec::with_capacity(order.students);
    for grade in 0..GRADES {
        let in_grade = order.students / GRADES + usize::from(grade < order.students % GRADES);
        let classes = in_grade.div_ceil(CLASS_MOST).max(1);
        for class in 0..classes {
            let size = in_grade / classes + usize::from(class < in_grade % classes);
            let mut taken = BTreeSet::new();
            for seat in 1..=size {
                let nth = pupils.len();
                pupils.push(pupil(order, words, &mut people, (grade, class + 1, seat), nth, &mut taken));
            }
        }
    }
    pupils
}

fn pupil(
    order: &DemoOrder,
    words: &DemoWords,
    people: &mut People<'_>,
    (grade, class, seat): (usize, usize, usize),
    nth: usize,
    taken: &mut BTreeSet<String>,
) -> Pupil {
    let is_boy = people.chance().permille(520);
    let name = people.name(is_boy, taken);
    // Six years old by 31 August of the year of entry (义务教育法 第十一条).
    let entered = school_year(order.month.first_day()) - grade as i32;
    let first = NaiveDate::from_ymd_opt(entered - 7, 9, 1).unwrap_or_default();
    let last = NaiveDate::from_ymd_opt(entered - 6, 8, 31).unwrap_or_default();
    let birth = people.day_between(first, last);
    let id_number = people.id_number(birth, is_boy);
    let code = match people.chance().below(100) {
        0..=2 => String::new(),
        3..=6 => format!("L{entered}0901{:010}", nth + 1),
        7..=13 => format!("J{id_number}"),
        _ => format!("G{id_number}"),
    };
    let relation = people.chance().below(words.relations.len().max(1));
    let guardian = people.parent(&name, relation.is_multiple_of(2));
    Pupil {
        code,
        name,
        is_boy,
        id_number,
        grade: grade as u8 + 1,
        class,
        seat,
        guardian,
        phone: phone(&words.pupil_phone_begin, nth),
        reduction: reduction(order, words, nth),
    }
}

/// Every 41st family has a reduction for the term; the second's begins on the 17th of the month, the fifth's ends on the 20th.
fn reduction(order: &DemoOrder, words: &DemoWords, nth: usize) -> Option<(String, NaiveDate, NaiveDate)> {
    if nth % 41 != 5 {
        return None;
    }
    let place = (nth / 41) % words.reductions.len();
    let day = |days: u64| order.month.first_day() + chrono::Days::new(days - 1);
    let (from, to) = match place {
        1 => (day(17), order.term.last_day),
        4 => (order.term.first_day, day(20)),
        _ => (order.term.first_day, order.term.last_day),
    };
    Some((words.reductions[place].clone(), from, to))
}

/// The student list as a school would send it, with its title above the header.
pub(super) fn list(words: &DemoWords, order: &DemoOrder, pupils: &[Pupil]) -> DemoSheet {
    let header = [
        "学籍号",
        "姓名",
        "性别",
        "身份证件号",
        "年级",
        "班级",
        "座号",
        "就读方式",
        "监护人",
        "联系电话",
        "减免类别",
        "减免起",
        "减免止",
        "备注",
    ];
    let rows = pupils
        .iter()
        .map(|pupil| {
            let (category, from, to) = pupil
                .reduction
                .clone()
                .map_or_else(Default::default, |(category, from, to)| (category, from.to_string(), to.to_string()));
            vec![
                pupil.code.clone(),
                pupil.name.clone(),
                if pupil.is_boy { "男" } else { "女" }.to_owned(),
                pupil.id_number.clone(),
                pupil.grade_text(),
                pupil.class_text(),
                pupil.seat.to_string(),
                Boarding::Day.label().to_owned(),
                pupil.guardian.clone(),
                pupil.phone.clone(),
                category,
                from,
                to,
                String::new(),
            ]
        })
        .collect();
    sheet("students", "学生名单", format!("{}{}学生名单", words.school, order.term.name), &header, rows)
}
