//! The rules a whole list must keep beyond its cells: ends of groups, seats and times of enrolments, days of attendance.
use crate::calendar::SchoolCalendar;
use crate::enrolment::{Asking, Places};
use crate::group_plan::{groups_named, lacking_of};
use crate::ids::GroupId;
use crate::intake::{Accepted, Checked, Effect, TakenEnrolment, TakenGroup};
use crate::no::{Problem, Refusal};
use crate::profile::PayRules;
use crate::records::{Attendance, Enrolment, Group, Staff};
use crate::roster::Register;
use crate::session::{TimeLimits, check_group, ends_too_early, session_of};
use crate::words::Stage;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Holds every group of a list against the limits of time; a reason given for the whole list is noted on those that need
/// it, and groups that end before the local hour are remarked on.
pub fn groups(checked: &mut Checked<TakenGroup>, limits: &TimeLimits, stage: Stage, override_reason: &str) {
    let mut wants_reason = false;
    retain(checked, "结束", |row| {
        let group = &mut row.value.group;
        match check_group(group, limits, stage) {
            Err(Refusal::EndsTooLate { .. }) if !override_reason.trim().is_empty() => {
                override_reason.trim().clone_into(&mut group.override_reason);
                check_group(group, limits, stage)
            }
            verdict => verdict,
        }
        .map_err(|refusal| {
            wants_reason |= matches!(refusal, Refusal::EndsTooLate { .. });
            (ends(group), refusal)
        })
    });
    checked.wants_reason = wants_reason;
    let early: Vec<String> = checked
        .accepted
        .iter()
        .filter_map(|row| ends_too_early(&row.value.group, limits))
        .map(|no| no.message())
        .collect();
    checked.remarks.extend(early);
}

/// Warns of the groups of a list whose people would be reckoned at nothing, groups of one reason together.
pub fn unpaid_groups(checked: &mut Checked<TakenGroup>, staff: &[Staff], pay: &PayRules) {
    let mut found: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for row in checked.accepted.iter().filter(|row| row.effect != Effect::Unchanged) {
        let kinds = staff.iter().map(|person| (person.id, person.kind));
        if let Some(why) = lacking_of(&row.value.group, kinds, pay) {
            found.entry(why).or_default().push(&row.value.group.name);
        }
    }
    let said = found.into_iter().map(|(why, names)| format!("{}：{why}", groups_named(&names)));
    checked.warnings.extend(said.collect::<Vec<_>>());
}

/// Gives each enrolment of a list its place, in the list's order, beside those already kept.
pub fn enrolments(
    checked: &mut Checked<TakenEnrolment>,
    groups: &[Group],
    kept: Vec<Enrolment>,
    register: &Register<'_>,
    today: NaiveDate,
) {
    let mut places = Places::new(groups, kept);
    retain(checked, "服务班", |row| {
        let wanted = &row.value.enrolment;
        if row.effect == Effect::Unchanged {
            return Ok(());
        }
        let Some(student) = register.student(wanted.student) else { return Ok(()) };
        let on = wanted.valid.from.max(today);
        let asking = Asking { student: student.id, name: &student.name, grade: register.grade(student, on) };
        let name = || groups.iter().find(|group| group.id == wanted.group).map_or("", |group| &group.name).to_owned();
        places.enrol(&asking, wanted).map_err(|refusal| (name(), refusal))
    });
}

/// Lets attendance in only for sessions that are held.
pub fn attendance(checked: &mut Checked<Attendance>, groups: &[Group], calendar: &SchoolCalendar) {
    let mut held: BTreeMap<(GroupId, NaiveDate), Result<(), Refusal>> = BTreeMap::new();
    retain(checked, "日期", |row| {
        let key = (row.value.group, row.value.day);
        held.entry(key)
            .or_insert_with(|| session_of(calendar, groups, key.0, key.1).map(|_| ()))
            .clone()
            .map_err(|refusal| (key.1.to_string(), refusal))
    });
}

/// Keeps the rows a rule lets in; the others become problems with the rule's own sentence.
fn retain<T>(
    checked: &mut Checked<T>,
    column: &str,
    mut rule: impl FnMut(&mut Accepted<T>) -> Result<(), (String, Refusal)>,
) {
    let problems = &mut checked.problems;
    checked.accepted.retain_mut(|row| match rule(row) {
        Ok(()) => true,
        Err((found, refusal)) => {
            let wanted = refusal.message();
            problems.push(Problem { row: row.row, column: column.to_owned(), found, wanted, mend: None });
            false
        }
    });
    problems.sort_by_key(|problem| problem.row);
}

fn ends(group: &Group) -> String {
    group.meetings.iter().map(|meeting| meeting.ends_at).max().map_or_else(String::new, crate::days::time_label)
}
