//! The pupils with their classes: whom a roster names, in which order, and by which number.
use super::GroupRoster;
use crate::classes;
use crate::ids::{HomeClassId, StudentId};
use crate::naming;
use crate::records::{ClassStyle, HomeClass, Student};
use crate::words::SchoolSystem;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What the numbers of a list are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbered {
    /// Seats of a class, which may have gaps.
    Seat,
    /// Places in the list, from 1.
    Place,
}

impl Numbered {
    /// What the column is headed: 座号 or 序号.
    pub fn label(self) -> &'static str {
        match self {
            Numbered::Seat => "座号",
            Numbered::Place => "序号",
        }
    }
}

/// The pupils with their classes, to look up whom a roster names.
pub struct Register<'a> {
    students: BTreeMap<StudentId, &'a Student>,
    classes: BTreeMap<HomeClassId, &'a HomeClass>,
    system: SchoolSystem,
    style: ClassStyle,
}

impl<'a> Register<'a> {
    /// A register of pupils and classes, with how classes are printed.
    pub fn new(
        students: &'a [Student],
        classes: &'a [HomeClass],
        system: SchoolSystem,
        style: ClassStyle,
    ) -> Register<'a> {
        Register {
            students: students.iter().map(|student| (student.id, student)).collect(),
            classes: classes.iter().map(|class| (class.id, class)).collect(),
            system,
            style,
        }
    }

    /// The pupil of a number.
    pub fn student(&self, id: StudentId) -> Option<&'a Student> {
        self.students.get(&id).copied()
    }

    /// The class of a pupil.
    pub fn class_of(&self, student: &Student) -> Option<&'a HomeClass> {
        self.classes.get(&student.home_class).copied()
    }

    /// The classes of those on a roster, one for each pupil.
    pub fn classes_of(&self, roster: &GroupRoster) -> impl Iterator<Item = HomeClassId> {
        roster.rows.iter().filter_map(|row| self.student(row.student)).map(|student| student.home_class)
    }

    /// The pupil's grade on a day, 1–9; 0 where the class is unknown.
    pub fn grade(&self, student: &Student, day: NaiveDate) -> u8 {
        self.class_of(student).map_or(0, |class| classes::grade_of(class, self.system, day))
    }

    /// The pupil's class as printed on a day.
    pub fn class_label(&self, student: &Student, day: NaiveDate) -> String {
        self.class_of(student).map_or_else(String::new, |class| classes::label(class, self.system, self.style, day))
    }

    /// Pupils in the order of every list, on the screen and on paper: class in natural order, then by seat where there is
    /// one, then the others by the pinyin of their names.
    pub fn sorted(&self, ids: impl IntoIterator<Item = StudentId>, day: NaiveDate) -> Vec<&'a Student> {
        let unique: BTreeSet<StudentId> = ids.into_iter().collect();
        let mut students: Vec<&'a Student> = unique.into_iter().filter_map(|id| self.student(id)).collect();
        students.sort_by_cached_key(|student| {
            let class = self.class_of(student).map(|class| classes::sort_key(class, self.system, day));
            let read = if student.seat_no.is_some() { Vec::new() } else { naming::syllables(&student.name) };
            (class, student.seat_no.unwrap_or(u32::MAX), read, student.name.clone(), student.id)
        });
        students
    }

    /// What to call each pupil by in a roll call: the seat number where all are of one class and have their own, else
    /// the place in the list.
    pub(super) fn numbers(students: &[&Student]) -> (Numbered, Vec<u32>) {
        let one_class = students.windows(2).all(|pair| pair[0].home_class == pair[1].home_class);
        let seats: BTreeSet<u32> = students.iter().filter_map(|student| student.seat_no).collect();
        if one_class && seats.len() == students.len() {
            return (Numbered::Seat, students.iter().filter_map(|student| student.seat_no).collect());
        }
        (Numbered::Place, (1..=students.len() as u32).collect())
    }
}
