//! What of the month is missing on 今天: roll calls nobody called and sign-ins nobody signed, by day.
use crate::today::Held;
use crate::{Desk, No};
use chrono::NaiveDate;
use kehou_school::days::{Month, day_label};
use kehou_school::ids::{GroupId, StaffId};
use kehou_school::roster::Register;
use kehou_school::today::{missing_calls, missing_sign_ins};
use kehou_store::Reading;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// How many groups or people of a day are named: a month of them would be most of what the window waits for at its start.
const NAMED: usize = 12;

/// A day's roll calls that are missing.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MissingCalls {
    /// The day.
    #[ts(type = "string")]
    pub date: NaiveDate,
    /// `11月24日 周二`.
    pub day_label: String,
    /// Whether it is today.
    pub is_today: bool,
    /// How many groups.
    pub count: u32,
    /// The first of them in the day's order; the page of the day has them all.
    pub groups: Vec<MissingGroup>,
}

/// A group whose roll was not called.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MissingGroup {
    /// The group.
    pub group_id: i64,
    /// Its name.
    pub name: String,
}

/// A day's people who did not sign in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MissingPeople {
    /// The day.
    #[ts(type = "string")]
    pub date: NaiveDate,
    /// `11月24日 周二`.
    pub day_label: String,
    /// Whether it is today.
    pub is_today: bool,
    /// How many people.
    pub count: u32,
    /// The names of the first of them, each once.
    pub people: Vec<String>,
}

/// The roll calls of the month that are due and that this clerk may call.
pub(crate) fn missing_rolls(desk: &Desk, held: &Held, register: &Register<'_>) -> Result<Vec<MissingCalls>, No> {
    let called = desk.store.read().roll_calls_of_month(Month::of(held.today))?;
    let called: BTreeSet<_> = called.iter().map(|call| (call.day, call.group)).collect();
    let sessions = held.so_far();
    let mine = |group: GroupId| {
        let of_group = held.enrolments_of(group).iter();
        desk.clerk.sees_list(of_group.filter_map(|each| register.student(each.student)).map(|each| each.home_class))
    };
    let groups: BTreeSet<GroupId> =
        held.lists.groups.iter().map(|group| group.id).filter(|group| mine(*group)).collect();
    let mut days: Vec<MissingCalls> = Vec::new();
    for due in missing_calls(&sessions, &held.enrolments, &called, held.today) {
        if !groups.contains(&due.group) {
            continue;
        }
        let group = MissingGroup { group_id: due.group.0, name: due.name };
        match days.last_mut().filter(|last| last.date == due.day) {
            Some(last) => {
                last.count += 1;
                if last.groups.len() < NAMED {
                    last.groups.push(group);
                }
            }
            None => days.push(MissingCalls {
                count: 1,
                date: due.day,
                day_label: day_label(due.day),
                is_today: due.day == held.today,
                groups: vec![group],
            }),
        }
    }
    Ok(days)
}

pub(crate) fn missing_people(read: &Reading<'_>, held: &Held) -> Result<Vec<MissingPeople>, No> {
    let served = read.staff_attendance_of_month(Month::of(held.today))?;
    let sessions = held.so_far();
    let mut days: Vec<MissingPeople> = Vec::new();
    let mut seen: BTreeSet<(NaiveDate, StaffId)> = BTreeSet::new();
    for missing in missing_sign_ins(&sessions, &served, held.today) {
        let Some(person) = held.lists.staff.iter().find(|each| each.id == missing.staff) else { continue };
        if !seen.insert((missing.day, person.id)) {
            continue;
        }
        match days.last_mut().filter(|last| last.date == missing.day) {
            Some(last) => {
                last.count += 1;
                if last.people.len() < NAMED {
                    last.people.push(person.name.clone());
                }
            }
            None => days.push(MissingPeople {
                count: 1,
                date: missing.day,
                day_label: day_label(missing.day),
                is_today: missing.day == held.today,
                people: vec![person.name.clone()],
            }),
        }
    }
    Ok(days)
}
