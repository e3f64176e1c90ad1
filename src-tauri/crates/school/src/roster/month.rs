//! The month's attendance sheet of a group: a column for every day, and a row for each pupil who came or is to come.
use super::{Numbered, Register, expected, staff_of};
use crate::days::{Month, WEEKDAY_CHARS};
use crate::ids::StudentId;
use crate::records::{Attendance, Enrolment, Group, Staff, Student};
use crate::rollcall::Sums;
use crate::session::Session;
use crate::words::Mark;
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// Stands where a pupil of the group is not expected on a day whose roll is still to be called.
pub const NOT_DUE: &str = "–";

/// A group's attendance of one month: one column a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthSheet {
    /// The school's name.
    pub school: String,
    /// The month.
    pub month: Month,
    /// The group's name.
    pub group: String,
    /// Names of those who serve.
    pub staff: Vec<String>,
    /// Every day of the month; days without a session are greyed.
    pub days: Vec<MonthDay>,
    /// What the numbers of the rows are.
    pub numbered: Numbered,
    /// By class, seat and name.
    pub rows: Vec<MonthRow>,
}

/// One day's column of a month sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthDay {
    /// The day of the month.
    pub number: u32,
    /// `一` … `日`.
    pub weekday: char,
    /// Whether the group meets.
    pub meets: bool,
    /// 应到 and 实到 once a roll call is kept.
    pub sums: Option<Sums>,
    /// 应到 where the roll is still to be called.
    pub due: Option<u32>,
}

/// One pupil's row of a month sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthRow {
    /// 座号 or 序号.
    pub number: u32,
    /// 座号 in the class.
    pub seat_no: Option<u32>,
    /// The class as printed.
    pub class_label: String,
    /// The name.
    pub name: String,
    /// One per day of the month.
    pub marks: Vec<Option<Mark>>,
    /// One per day of the month: whether the group meets and its roll is still to be called, and this pupil is not expected.
    pub not_due: Vec<bool>,
    /// The pupil's own sums.
    pub sums: Sums,
}

/// A group's month: `sessions` are the month's sessions, `kept` its attendance. Where the roll of a session is still to be
/// called, those expected in it stand on the sheet as well, so that a month ahead is a sheet to write in.
pub fn of_month(
    register: &Register<'_>,
    school: &str,
    (month, group): (Month, &Group),
    sessions: &[Session<'_>],
    enrolments: &[Enrolment],
    kept: &[Attendance],
    staff: &[Staff],
) -> MonthSheet {
    let mut by_student: BTreeMap<StudentId, BTreeMap<NaiveDate, Mark>> = BTreeMap::new();
    let mut by_day: BTreeMap<NaiveDate, Vec<Mark>> = BTreeMap::new();
    for row in kept.iter().filter(|row| row.group == group.id) {
        by_student.entry(row.student).or_default().insert(row.day, row.mark);
        by_day.entry(row.day).or_default().push(row.mark);
    }
    let held = sessions.iter().filter(|each| each.group.id == group.id && each.cancelled.is_none());
    let mut to_call: BTreeMap<NaiveDate, BTreeSet<StudentId>> = BTreeMap::new();
    for session in held.clone().filter(|each| !by_day.contains_key(&each.day)) {
        to_call.entry(session.day).or_default().extend(expected(session, enrolments));
    }
    for student in to_call.values().flatten() {
        by_student.entry(*student).or_default();
    }
    let held: BTreeSet<NaiveDate> = held.map(|each| each.day).collect();
    let days = month.days().map(|day| MonthDay {
        number: day.day(),
        weekday: WEEKDAY_CHARS[day.weekday().num_days_from_monday() as usize],
        meets: held.contains(&day),
        sums: by_day.get(&day).map(|marks| Sums::of(marks.iter().copied())),
        due: to_call.get(&day).map(|due| due.len() as u32),
    });
    let students = register.sorted(by_student.keys().copied(), month.last_day());
    let (numbered, numbers) = numbers(&students);
    let rows = students.iter().zip(numbers).map(|(student, number)| {
        let marks = &by_student[&student.id];
        let not_due = |day| to_call.get(&day).is_some_and(|due| !due.contains(&student.id));
        MonthRow {
            number,
            seat_no: student.seat_no,
            class_label: register.class_label(student, month.last_day()),
            name: student.name.clone(),
            marks: month.days().map(|day| marks.get(&day).copied()).collect(),
            not_due: month.days().map(not_due).collect(),
            sums: Sums::of(marks.values().copied()),
        }
    });
    MonthSheet {
        school: school.to_owned(),
        month,
        group: group.name.clone(),
        staff: staff_of(group, month.last_day(), None, staff),
        days: days.collect(),
        numbered,
        rows: rows.collect(),
    }
}

/// Seats where everybody has one, the class stands beside: the numbers of a day's roll change with who comes, and a sheet on
/// the wall with other ones would have the wrong pupil called. Else places.
fn numbers(students: &[&Student]) -> (Numbered, Vec<u32>) {
    let seats: Option<Vec<u32>> = students.iter().map(|student| student.seat_no).collect();
    match seats {
        Some(seats) => (Numbered::Seat, seats),
        None => (Numbered::Place, (1..=students.len() as u32).collect()),
    }
}

impl MonthSheet {
    /// `点名表` for one to write in, else `考勤表`.
    pub fn kind(&self) -> &'static str {
        if self.is_blank() { "点名表" } else { "考勤表" }
    }

    /// Whether no roll of the month is kept, so that the sheet is one to write in.
    pub fn is_blank(&self) -> bool {
        self.days.iter().all(|day| day.sums.is_none())
    }
}

impl MonthDay {
    /// 应到 of the day, called or not; none where nothing is held.
    pub fn expected(&self) -> Option<u32> {
        self.sums.map(|sums| sums.expected).or(self.due)
    }
}

impl MonthRow {
    /// What stands in each day's cell: the mark's sign, `–` where the pupil is not expected, else nothing.
    pub fn signs(&self) -> impl Iterator<Item = &'static str> {
        self.marks.iter().zip(&self.not_due).map(|(mark, not_due)| match (mark, not_due) {
            (Some(mark), _) => mark.sign(),
            (None, true) => NOT_DUE,
            (None, false) => "",
        })
    }
}
