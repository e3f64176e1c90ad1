//! What of the month is missing on 今天: roll calls nobody called and sign-ins nobody signed, by day.
use crate::today::Held;
use crate::{Desk, No};
use chrono::NaiveDate;
use kehou_school::days::{Month, day_label};
use kehou_school::ids::{GroupId, StaffId};
use kehou_school::roster::Register;
use kehou_school::session::Session;
use kehou_school::today::{MissingCall, MissingSignIn, due_calls, missing_sign_ins};
use kehou_store::Reading;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
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

/// The roll calls and sign-ins of the month until today: how many were due, and which are missing.
pub(crate) struct SoFar {
    /// Roll calls due.
    pub(crate) calls_due: u32,
    /// Those nobody called, by day.
    pub(crate) calls: Vec<MissingCall>,
    /// Sign-ins due.
    pub(crate) sign_ins_due: u32,
    /// Those that are missing, by day.
    pub(crate) sign_ins: Vec<MissingSignIn>,
}

impl SoFar {
    pub(crate) fn fetch(read: &Reading<'_>, held: &Held) -> Result<SoFar, No> {
        let month = Month::of(held.today);
        let days = month.days().filter(|day| *day <= held.today);
        let sessions: Vec<Session<'_>> = days.flat_map(|day| held.sessions(day)).collect();
        let called: BTreeSet<_> = read.roll_calls_of_month(month)?.iter().map(|call| (call.day, call.group)).collect();
        let mut calls = due_calls(&sessions, &held.enrolments, held.today);
        let calls_due = calls.len() as u32;
        calls.retain(|call| !called.contains(&(call.day, call.group)));
        let served = read.staff_attendance_of_month(month)?;
        Ok(SoFar {
            calls_due,
            calls,
            sign_ins_due: missing_sign_ins(&sessions, &[], held.today).len() as u32,
            sign_ins: missing_sign_ins(&sessions, &served, held.today),
        })
    }
}

/// Of the roll calls that are missing those that this clerk may call.
pub(crate) fn missing_rolls(
    desk: &Desk,
    held: &Held,
    register: &Register<'_>,
    missing: &[MissingCall],
) -> Vec<MissingCalls> {
    let mine = |group: GroupId| {
        let of_group = held.enrolments_of(group).iter();
        desk.clerk.sees_list(of_group.filter_map(|each| register.student(each.student)).map(|each| each.home_class))
    };
    let groups: BTreeSet<GroupId> =
        held.lists.groups.iter().map(|group| group.id).filter(|group| mine(*group)).collect();
    let mut days: Vec<MissingCalls> = Vec::new();
    for due in missing.iter().filter(|due| groups.contains(&due.group)) {
        let group = MissingGroup { group_id: due.group.0, name: due.name.clone() };
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
    days
}

/// Those who did not sign in, each once a day.
pub(crate) fn missing_people(held: &Held, missing: &[MissingSignIn]) -> Vec<MissingPeople> {
    let names: BTreeMap<StaffId, &str> =
        held.lists.staff.iter().map(|person| (person.id, person.name.as_str())).collect();
    let mut days: Vec<MissingPeople> = Vec::new();
    let mut seen: BTreeSet<(NaiveDate, StaffId)> = BTreeSet::new();
    for missing in missing {
        let Some(name) = names.get(&missing.staff) else { continue };
        if !seen.insert((missing.day, missing.staff)) {
            continue;
        }
        match days.last_mut().filter(|last| last.date == missing.day) {
            Some(last) => {
                last.count += 1;
                if last.people.len() < NAMED {
                    last.people.push((*name).to_owned());
                }
            }
            None => days.push(MissingPeople {
                count: 1,
                date: missing.day,
                day_label: day_label(missing.day),
                is_today: missing.day == held.today,
                people: vec![(*name).to_owned()],
            }),
        }
    }
    days
}
