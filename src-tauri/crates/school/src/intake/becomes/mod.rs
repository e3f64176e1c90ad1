//! What becomes of the accepted rows: who each is about, what it says, and what it changes from what to what.
mod lists;
mod people;
mod year;

pub use year::{YearBecomes, year_becomes};

use crate::classes;
use crate::days::Span;
use crate::ids::{GroupId, HomeClassId, StaffId, StudentId};
use crate::intake::{Accepted, Checked, Declining, Effect, Known, Proposal, Proposed};
use crate::records::{ClassStyle, Group, HomeClass, Staff, Student};
use crate::words::StudentStatus;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// What becomes of one row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RowShown {
    /// The file's row, from 1.
    pub row: u32,
    /// Whom or what it is about.
    pub who: String,
    /// What it says, in a few words.
    pub what: String,
    /// What it changes; empty for new and unchanged rows.
    pub changes: Vec<FieldChange>,
}

/// What a pupil list proposes of a kept pupil.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProposalShown {
    /// The pupil.
    pub student: StudentId,
    /// The file's row, from 1; null for those it does not name.
    pub row: Option<u32>,
    /// Who it is.
    pub who: String,
    /// What is kept: the class, the name, class and seat of those who may leave.
    pub before: String,
    /// What the list says; empty for those who may leave.
    pub after: String,
    /// How the pupil is known, in a few words; empty for those who may leave.
    pub why: String,
    /// Whether the row is another, new pupil where it is not accepted.
    pub or_new: bool,
    /// Whether it is accepted.
    pub accepted: bool,
}

/// One field that a row changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldChange {
    /// The field as people call it.
    pub field: String,
    /// What is kept; empty where nothing is.
    pub before: String,
    /// What the row says.
    pub after: String,
}

/// A row's value that can be shown beside what is kept.
pub trait Becomes {
    /// Whom or what the row is about.
    fn who(&self, names: &Names<'_>) -> String;
    /// What it says, in a few words.
    fn what(&self, names: &Names<'_>) -> String;
    /// What it changes.
    fn changes(&self, names: &Names<'_>) -> Vec<FieldChange>;
}

/// What ids are called, and what is kept, to show rows by.
#[derive(Debug)]
pub struct Names<'a> {
    known: Known<'a>,
    style: ClassStyle,
    students: BTreeMap<StudentId, &'a Student>,
    classes: BTreeMap<HomeClassId, &'a HomeClass>,
    groups: BTreeMap<GroupId, &'a Group>,
    staff: BTreeMap<StaffId, &'a Staff>,
    /// Names that several pupils who are in a class have.
    namesakes: BTreeSet<(HomeClassId, &'a str)>,
}

impl<'a> Names<'a> {
    /// The names of what is kept, classes as the school prints them.
    pub fn new(known: Known<'a>, style: ClassStyle) -> Names<'a> {
        let mut seen = BTreeSet::new();
        let here = known.students.iter().filter(|each| each.status == StudentStatus::Present);
        let names = here.map(|each| (each.home_class, each.name.as_str()));
        Names {
            namesakes: names.filter(|each| !seen.insert(*each)).collect(),
            known,
            style,
            students: known.students.iter().map(|each| (each.id, each)).collect(),
            classes: known.classes.iter().map(|each| (each.id, each)).collect(),
            groups: known.groups.iter().map(|each| (each.id, each)).collect(),
            staff: known.staff.iter().map(|each| (each.id, each)).collect(),
        }
    }

    /// The rows of one effect, at most `most` of them.
    pub fn rows<T: Becomes>(&self, checked: &Checked<T>, effect: Effect, most: usize) -> Vec<RowShown> {
        let rows = checked.accepted.iter().filter(|row| row.effect == effect).take(most);
        rows.map(|row| self.row(row)).collect()
    }

    /// Those who take no part, at most `most` of them.
    pub fn declined(&self, declined: &[Declining], most: usize) -> Vec<RowShown> {
        let row = |each: &Declining| RowShown {
            row: each.row,
            who: self.student(each.student),
            what: if each.is_kept { "不参加（已登记）" } else { "不参加" }.to_owned(),
            changes: Vec::new(),
        };
        declined.iter().take(most).map(row).collect()
    }

    /// One proposal; `None` where its pupil is not known.
    pub fn proposal(&self, proposal: &Proposal) -> Option<ProposalShown> {
        let student = self.students.get(&proposal.student)?;
        let (before, after) = match &proposal.what {
            Proposed::Move { from, to } => (self.class_of(*from), self.class_label(to)),
            Proposed::Name { from, to } => (from.clone(), to.clone()),
            Proposed::Leave => {
                let seat = student.seat_no.map_or_else(String::new, |seat| format!("{seat} 号"));
                (joined(&[self.class_of(student.home_class), seat], "，"), String::new())
            }
        };
        Some(ProposalShown {
            student: student.id,
            row: proposal.row,
            who: student.name.clone(),
            before,
            after,
            why: proposal.why.to_owned(),
            or_new: proposal.or_new,
            accepted: proposal.accepted,
        })
    }

    fn row<T: Becomes>(&self, row: &Accepted<T>) -> RowShown {
        let changes = if row.effect == Effect::Changed { row.value.changes(self) } else { Vec::new() };
        RowShown { row: row.row, who: row.value.who(self), what: row.value.what(self), changes }
    }

    fn class_label(&self, class: &HomeClass) -> String {
        classes::label(class, self.known.school.system, self.style, self.known.school.counted_on())
    }

    fn class_of(&self, id: HomeClassId) -> String {
        self.classes.get(&id).map_or_else(String::new, |class| self.class_label(class))
    }

    fn student(&self, id: StudentId) -> String {
        let Some(student) = self.students.get(&id) else { return String::new() };
        let seat = student.seat_no.filter(|_| self.is_namesake(student)).map(|seat| format!(" {seat} 号"));
        format!("{}{} {}", self.class_of(student.home_class), seat.unwrap_or_default(), student.name)
    }

    /// Whether the class has another of this name.
    fn is_namesake(&self, student: &Student) -> bool {
        self.namesakes.contains(&(student.home_class, student.name.as_str()))
    }

    fn group(&self, id: GroupId) -> String {
        self.groups.get(&id).map_or_else(String::new, |group| group.name.clone())
    }

    fn person(&self, id: StaffId) -> String {
        self.staff.get(&id).map_or_else(String::new, |person| person.name.clone())
    }
}

/// Fields that differ, in the order they were held against each other.
#[derive(Debug, Default)]
struct Differences(Vec<FieldChange>);

impl Differences {
    fn hold(&mut self, field: &str, before: impl ToString, after: impl ToString) {
        let (before, after) = (before.to_string(), after.to_string());
        if before != after {
            self.0.push(FieldChange { field: field.to_owned(), before, after });
        }
    }

    fn hold_some<T: ToString>(&mut self, field: &str, before: Option<&T>, after: Option<&T>) {
        let text = |value: Option<&T>| value.map_or_else(String::new, ToString::to_string);
        self.hold(field, text(before), text(after));
    }
}

/// `2026-09-01 起`, `2026-09-01 至 2027-01-22`.
fn span_said(span: &Span) -> String {
    match span.to {
        Some(to) if to == span.from => to.to_string(),
        Some(to) => format!("{} 至 {to}", span.from),
        None => format!("{} 起", span.from),
    }
}

/// Texts that say something, with `separator` between them.
fn joined(texts: &[String], separator: &str) -> String {
    texts.iter().filter(|text| !text.is_empty()).map(String::as_str).collect::<Vec<_>>().join(separator)
}
