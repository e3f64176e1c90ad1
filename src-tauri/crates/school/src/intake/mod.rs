//! Intake: cells as found become accepted rows and problems; preview and acceptance are the same function.
mod against_plan;
mod attendance;
mod becomes;
mod calendar;
mod chosen;
mod class_order;
mod enrolments;
mod gather;
mod groups;
pub(crate) mod groups_kept;
mod head;
mod header;
mod known;
mod layout;
mod list;
mod mend;
mod own_class;
mod phones;
mod pick;
mod proposals;
mod reading;
mod remark;
mod said;
mod sift;
mod signups;
mod slots;
mod staff;
mod staff_attendance;
mod students;
mod students_columns;
mod students_kept;
mod students_missing;
mod table;
mod template;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests;
mod ticks;
mod times;
mod value;
mod when;
mod which;
mod who;

pub use attendance::{attendance, days_of};
pub use becomes::{Becomes, FieldChange, Names, ProposalShown, RowShown, YearBecomes, year_becomes};
pub use calendar::{PublishedYear, calendar, calendar_json};
pub use chosen::{Chosen, Settled, headers, letter, recall};
pub use enrolments::enrolments;
pub use gather::{gathered, source};
pub use groups::groups;
pub use known::{Known, KnownSchool, PickupPerson};
pub use layout::{FieldPlace, Layout, Place, ProblemRow, ProblemRows, RowRole, layout, problem_rows, unused};
pub use list::List;
pub use mend::{Mend, choices, mended};
pub use own_class::{EACH_OWN, usual_group};
pub use proposals::{Decided, Decision, Proposal, Proposed, is_part};
pub use said::{counts_said, sign_up_said, undoing_said};
pub use slots::{SlotChoice, slot_choices};
pub use staff::staff;
pub use staff_attendance::staff_attendance;
pub use students::students;
pub use template::{TemplateColumn, TemplateSpec, template};
pub use ticks::{TickColumn, tick_columns};
pub use times::TimesAsked;
pub use which::{Fit, clear_winner, comes, which_list};

use crate::ids::{BatchId, StudentId};
use crate::no::Problem;
use crate::records::{Attendance, Enrolment, Group, Guardian, HomeClass, Reduction, Staff, StaffAttendance, Student};
use crate::words::FundSource;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// What a row does to what is already kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Nothing like it was kept.
    Added,
    /// It changes what is kept.
    Changed,
    /// The same is kept already.
    Unchanged,
}

/// A row that was understood: where it stood, what it does, and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted<T> {
    /// The file's row, from 1.
    pub row: u32,
    /// What it does.
    pub effect: Effect,
    /// The value to keep.
    pub value: T,
}

/// A whole sheet, judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked<T> {
    /// The sheet's name.
    pub sheet: String,
    /// The header row, from 1.
    pub header_row: u32,
    /// Field → header as it stands in the file, in the file's column order.
    pub columns: Vec<(String, String)>,
    /// Rows of data looked at (title, total and empty rows left out).
    pub rows: u32,
    /// What was understood.
    pub accepted: Vec<Accepted<T>>,
    /// What was not, sorted by row.
    pub problems: Vec<Problem>,
    /// What is proposed of kept pupils, by row, then those whom the file lacks (pupil lists only).
    pub proposals: Vec<Proposal>,
    /// How many rows have each bare name (pupil lists only).
    pub(crate) names: BTreeMap<String, usize>,
    /// What the user should know: rows left out and why, hidden sheets, as Chinese sentences.
    pub remarks: Vec<String>,
    /// What has to be seen to although every row was understood, as Chinese sentences.
    pub warnings: Vec<String>,
    /// What only the user can say of a column; until then the usual reading holds.
    pub question: Option<Question>,
    /// The kinds of groups that write no time of day, with what is said for them (group lists only).
    pub times: Vec<TimesAsked>,
    /// Whether a reason would let in groups that end later than they may (group lists only).
    pub wants_reason: bool,
    /// Marks of those whom sessions with absences alone do not name (attendance lists only).
    pub others: u32,
    /// Pupils whom the list names and who take no part (enrolment lists only), by row.
    pub declined: Vec<Declining>,
}

/// A pupil who chooses nothing and has no place kept either.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Declining {
    /// The file's row, from 1.
    pub row: u32,
    /// The pupil.
    pub student: StudentId,
    /// Whether that is kept already.
    pub is_kept: bool,
}

/// A column whose meaning is open, with what it may mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "ColumnQuestion")]
pub struct Question {
    /// The column's header as it stands in the file.
    pub header: String,
    /// The question.
    pub said: String,
    /// What it may mean.
    pub answers: Vec<Answer>,
}

/// One thing a column may mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "ColumnAnswer")]
pub struct Answer {
    /// As people say it.
    pub said: String,
    /// The field it is then.
    pub field: String,
}

/// A pupil's row: the pupil, the class (id 0 where it is new), guardian and reduction where the row names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenStudent {
    /// The pupil; id 0 where new; `home_class` is meaningless while `class.id` is 0.
    pub student: Student,
    /// The class.
    pub class: HomeClass,
    /// The guardian (student id as in `student`).
    pub guardian: Option<Guardian>,
    /// Others of the family whose phones the row names, told apart by their relation.
    pub others: Vec<Guardian>,
    /// The reduction (student id as in `student`).
    pub reduction: Option<Reduction>,
}

/// A group's rows gathered: the service to find or make by its name, and the group with meetings and staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenGroup {
    /// The service's name: the kind's label and the activity's, for example 基础托管·作业辅导.
    pub service_name: String,
    /// Its fund source.
    pub fund: FundSource,
    /// The group; id 0 where new; `group.service` is found by `service_name` when kept.
    pub group: Group,
    /// Whether its activity is not in the list but told by its kind and name.
    pub told_by_name: bool,
}

/// An enrolment's row, with the pick-up person where the row names one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenEnrolment {
    /// The enrolment; id 0 where new.
    pub enrolment: Enrolment,
    /// Pick-up person's name; may be empty.
    pub pickup_name: String,
    /// Pick-up person's phone; may be empty.
    pub pickup_phone: String,
}

/// A kept batch of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// Row number.
    pub id: BatchId,
    /// The list: `students`, `staff`, `groups`, `enrolments`, `attendance`, `staff-attendance`, `calendar`.
    pub kind: String,
    /// The file's name, without its folders.
    pub file_name: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// Rows added.
    pub added: u32,
    /// Rows changed.
    pub changed: u32,
    /// When it was taken in.
    pub at: DateTime<Utc>,
    /// Who took it in.
    pub actor: String,
    /// When it was taken back.
    pub undone_at: Option<DateTime<Utc>>,
}

/// The values intake hands on, by list.
pub type AttendanceRow = Accepted<Attendance>;
/// A person's row.
pub type StaffRow = Accepted<Staff>;
/// A served row.
pub type StaffAttendanceRow = Accepted<StaffAttendance>;
