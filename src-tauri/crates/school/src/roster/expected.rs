//! Who is expected in a session, and who serves in it.
use crate::ids::StudentId;
use crate::records::{Enrolment, Group, Staff};
use crate::session::Session;
use crate::words::EnrolmentState;
use chrono::NaiveDate;

/// Who is expected in a session by the enrolments in force on its day.
pub fn expected(session: &Session<'_>, enrolments: &[Enrolment]) -> Vec<StudentId> {
    let mut found: Vec<StudentId> = enrolments
        .iter()
        .filter(|enrolment| enrolment.group == session.group.id && counts_on(enrolment, session))
        .map(|enrolment| enrolment.student)
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn counts_on(enrolment: &Enrolment, session: &Session<'_>) -> bool {
    enrolment.state == EnrolmentState::Active
        && enrolment.valid.has(session.day)
        && enrolment.weekdays.has(session.weekday)
}

/// Names of those who serve in a group on a day, in the order they were named.
pub fn staff_of(group: &Group, day: NaiveDate, weekday: Option<chrono::Weekday>, staff: &[Staff]) -> Vec<String> {
    group
        .staff
        .iter()
        .filter(|each| each.valid.has(day) && (weekday.is_none() || each.weekday.is_none() || each.weekday == weekday))
        .filter_map(|each| staff.iter().find(|person| person.id == each.staff).map(|person| person.name.clone()))
        .collect()
}
