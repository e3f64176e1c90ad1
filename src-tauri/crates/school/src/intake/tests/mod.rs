//! Whole small workbooks, judged: what is taken, what is not and why, and that the same file twice changes nothing.
mod calendar;
mod gathered;
mod groups;
mod month;
mod proposals;
mod reductions;
mod rows;
mod signups;
mod staff;
mod students;
mod tables;
mod ticks;
mod which;

use crate::cells::{Cell, Sheet, Workbook};
use crate::days::Span;
use crate::ids::{HomeClassId, StaffId, StudentId};
use crate::intake::{Accepted, Checked, Effect, KnownSchool, TakenStudent};
use crate::no::Problem;
use crate::records::{Guardian, HomeClass, Reduction, Staff, Student};
use crate::words::{SchoolSystem, Stage};
use chrono::NaiveDate;

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn school() -> KnownSchool {
    KnownSchool {
        stage: Stage::Primary,
        system: SchoolSystem::SixThree,
        today: day("2026-11-24"),
        term: Some(Span { from: day("2026-09-01"), to: Some(day("2027-01-22")) }),
    }
}

/// A sheet from lines with `|` between cells; `#…` is a number that lost its digits, `=…` a plain number, `@…` a date.
pub(super) fn sheet(name: &str, lines: &[&str]) -> Sheet {
    let cell = |text: &str| match text.trim() {
        "" => Cell::Empty,
        text => match (text.strip_prefix('#'), text.strip_prefix('='), text.strip_prefix('@')) {
            (Some(lost), ..) => Cell::LostDigits(lost.to_owned()),
            (_, Some(number), _) => Cell::Number(number.to_owned()),
            (_, _, Some(date)) => Cell::Date(date.to_owned()),
            _ => Cell::Text(text.to_owned()),
        },
    };
    Sheet {
        name: name.to_owned(),
        hidden: false,
        rows: lines.iter().map(|line| line.split('|').map(cell).collect()).collect(),
        merged: Vec::new(),
    }
}

pub(super) fn book(lines: &[&str]) -> Workbook {
    Workbook { format: "xlsx".to_owned(), sheets: vec![sheet("Sheet1", lines)], remarks: Vec::new() }
}

/// `5 性别「X」应为…`, for comparing.
pub(super) fn said(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(|no| format!("{} {}「{}」{}", no.row, no.column, no.found, no.wanted)).collect()
}

pub(super) fn effects<T>(checked: &Checked<T>) -> (usize, usize, usize) {
    let of = |effect| checked.accepted.iter().filter(|each| each.effect == effect).count();
    (of(Effect::Added), of(Effect::Changed), of(Effect::Unchanged))
}

/// What the store would hold after keeping the accepted rows of a pupil list.
#[derive(Debug, Default, Clone)]
pub(super) struct Kept {
    pub students: Vec<Student>,
    pub classes: Vec<HomeClass>,
    pub guardians: Vec<Guardian>,
    pub reductions: Vec<Reduction>,
    pub staff: Vec<Staff>,
}

impl Kept {
    pub(super) fn keep_students(&mut self, accepted: &[Accepted<TakenStudent>]) {
        for each in accepted {
            let mut student = each.value.student.clone();
            let class = &each.value.class;
            let same = |kept: &&HomeClass| {
                (kept.stage, kept.entry_year, &kept.label) == (class.stage, class.entry_year, &class.label)
            };
            student.home_class = self.classes.iter().find(same).map_or(HomeClassId(0), |kept| kept.id);
            if student.home_class.0 == 0 {
                student.home_class = HomeClassId(self.classes.len() as i64 + 1);
                self.classes.push(HomeClass { id: student.home_class, ..class.clone() });
            }
            if student.id.0 == 0 {
                student.id = StudentId(self.students.len() as i64 + 1);
                self.students.push(student.clone());
            } else {
                self.students[student.id.0 as usize - 1] = student.clone();
            }
            let named: Vec<&Guardian> = each.value.guardian.iter().chain(&each.value.others).collect();
            if !named.is_empty() {
                self.guardians.retain(|kept| kept.student != student.id);
            }
            let ours = named.into_iter().map(|guardian| Guardian { student: student.id, ..guardian.clone() });
            self.guardians.extend(ours);
            if let Some(reduction) = &each.value.reduction {
                self.reductions.retain(|kept| kept.student != student.id || kept.category != reduction.category);
                self.reductions.push(Reduction { student: student.id, ..reduction.clone() });
            }
        }
    }

    pub(super) fn keep_staff(&mut self, accepted: &[Accepted<Staff>]) {
        for each in accepted {
            let mut person = each.value.clone();
            if person.id.0 == 0 {
                person.id = StaffId(self.staff.len() as i64 + 1);
                self.staff.push(person);
            } else {
                let place = person.id.0 as usize - 1;
                self.staff[place] = person;
            }
        }
    }

    pub(super) fn known(&self) -> crate::intake::Known<'_> {
        crate::intake::Known {
            students: &self.students,
            classes: &self.classes,
            guardians: &self.guardians,
            reductions: &self.reductions,
            staff: &self.staff,
            ..crate::intake::Known::new(school())
        }
    }
}

/// A valid resident ID for a serial number, of the class of those born in 2018.
pub(super) fn id(serial: u32) -> String {
    let body = format!("110101201805{:02}{:03}", serial % 28 + 1, serial % 1000);
    let check = crate::identity::check_digit(body.as_bytes()) as char;
    format!("{body}{check}")
}
