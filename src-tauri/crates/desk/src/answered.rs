//! Who has answered the school's asking in a term: by the slip, by a place in a group, or by a list that says no.
use crate::No;
use crate::enrolment_board::LETTER;
use crate::facts::{Lists, calendar};
use chrono::NaiveDate;
use kehou_school::days::Span;
use kehou_school::ids::StudentId;
use kehou_school::records::Enrolment;
use kehou_school::today::{Asked, SlipState, owed};
use kehou_school::words::{EnrolmentState, StudentStatus};
use kehou_store::{Reading, Slip};
use std::collections::{BTreeMap, BTreeSet};

/// The answers of the term of a day, or of the last term.
pub(crate) struct Answered {
    /// The slips printed, by pupil.
    pub(crate) slips: BTreeMap<StudentId, Slip>,
    signed_up: BTreeSet<StudentId>,
    declined: BTreeSet<StudentId>,
}

impl Answered {
    /// The slips and the lists of the term of `today`, the places that hold on a day or later.
    pub(crate) fn fetch(
        read: &Reading<'_>,
        enrolments: &[Enrolment],
        today: NaiveDate,
        day: NaiveDate,
    ) -> Result<Answered, No> {
        let terms = read.terms()?;
        let calendar = calendar(read)?;
        let (mut slips, mut declined) = (Vec::new(), Vec::new());
        if let Some(term) = calendar.term_of(today).or(terms.last()) {
            slips = read.slips(&term.name, LETTER)?;
            declined = read.declined(&term.name)?;
        }
        Ok(Answered {
            slips: slips.into_iter().map(|slip| (slip.student, slip)).collect(),
            signed_up: signed_up(enrolments, day),
            declined: declined.into_iter().collect(),
        })
    }

    /// Whether a place is kept, the waiting list among them.
    pub(crate) fn is_signed_up(&self, student: StudentId) -> bool {
        self.signed_up.contains(&student)
    }

    /// Whether a list says that no part is taken.
    pub(crate) fn is_declined(&self, student: StudentId) -> bool {
        self.declined.contains(&student)
    }

    /// The pupils in the school, as far as letters and answers go, in the order of the lists.
    pub(crate) fn asked(&self, lists: &Lists, today: NaiveDate) -> Vec<Asked> {
        let register = lists.register();
        let here = lists.students.iter().filter(|student| student.status == StudentStatus::Present);
        here.map(|student| Asked {
            student: student.id,
            class: student.home_class,
            grade: register.grade(student, today),
            printed: self.slips.contains_key(&student.id),
            returned: self.of_slip(student.id) == Some(SlipState::Returned),
            enrolled: self.is_signed_up(student.id),
            declined: self.is_declined(student.id),
        })
        .collect()
    }

    /// The pupils who are still owed a letter.
    pub(crate) fn owed(&self, lists: &Lists, today: NaiveDate) -> BTreeSet<StudentId> {
        let asked = self.asked(lists, today);
        let owed = owed(&asked, &lists.groups, today);
        asked.into_iter().zip(owed).filter(|(_, owed)| *owed).map(|(pupil, _)| pupil.student).collect()
    }

    /// How a pupil's slip stands; none where none was printed.
    pub(crate) fn of_slip(&self, student: StudentId) -> Option<SlipState> {
        let slip = self.slips.get(&student)?;
        Some(SlipState::of(slip.returned_on.is_some(), self.is_signed_up(student), self.is_declined(student)))
    }

    /// How a pupil stands: as the slip does, else whether a list says no.
    pub(crate) fn of_pupil(&self, student: StudentId) -> Option<SlipState> {
        let declines = self.is_declined(student) && !self.is_signed_up(student);
        self.of_slip(student).or(declines.then_some(SlipState::Declined))
    }
}

/// Pupils with a place on a day or later, the waiting list among them.
fn signed_up(enrolments: &[Enrolment], day: NaiveDate) -> BTreeSet<StudentId> {
    let from = Span { from: day, to: None };
    let rows = enrolments.iter().filter(|row| row.state != EnrolmentState::Withdrawn && row.valid.meets(&from));
    rows.map(|row| row.student).collect()
}
