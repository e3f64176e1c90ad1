//! What is still missing of the days so far: roll calls that were not called and people who did not sign in.
use crate::ids::{GroupId, StaffId};
use crate::records::{Enrolment, StaffAttendance};
use crate::session::Session;
use crate::sign_in::is_absence;
use crate::words::EnrolmentState;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// A session whose roll was not called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingCall {
    /// The day.
    pub day: NaiveDate,
    /// The group.
    pub group: GroupId,
    /// Its name.
    pub name: String,
}

/// A person who serves in a group that met and neither signed in nor was stood in for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingSignIn {
    /// The day.
    pub day: NaiveDate,
    /// The group.
    pub group: GroupId,
    /// Its name.
    pub name: String,
    /// The person.
    pub staff: StaffId,
}

/// The sessions of `sessions` (in any order, coming days included) whose roll is due and not called: held on a day until
/// today, with somebody expected. By day, then as the sessions stand; a group that meets twice a day is called once.
pub fn missing_calls(
    sessions: &[Session<'_>],
    enrolments: &[Enrolment],
    called: &BTreeSet<(NaiveDate, GroupId)>,
    today: NaiveDate,
) -> Vec<MissingCall> {
    let mut due = due_calls(sessions, enrolments, today);
    due.retain(|call| !called.contains(&(call.day, call.group)));
    due
}

/// As [`missing_calls`], those called already included.
pub fn due_calls(sessions: &[Session<'_>], enrolments: &[Enrolment], today: NaiveDate) -> Vec<MissingCall> {
    let mut places: BTreeMap<GroupId, Vec<&Enrolment>> = BTreeMap::new();
    for enrolment in enrolments.iter().filter(|each| each.state == EnrolmentState::Active) {
        places.entry(enrolment.group).or_default().push(enrolment);
    }
    let mut seen = BTreeSet::new();
    let mut found: Vec<MissingCall> = sessions
        .iter()
        .filter(|session| session.cancelled.is_none() && session.day <= today)
        .filter(|session| {
            places.get(&session.group.id).is_some_and(|places| {
                places.iter().any(|each| each.valid.has(session.day) && each.weekdays.has(session.weekday))
            })
        })
        .filter(|session| seen.insert((session.day, session.group.id)))
        .map(|session| MissingCall { day: session.day, group: session.group.id, name: session.group.name.clone() })
        .collect();
    found.sort_by_key(|each| each.day);
    found
}

/// The people who should have served in sessions held until today and of whom nothing is kept: no sign-in of their own, and
/// nobody who stood in for them, nor that they did not come. By day, then as the sessions stand. With nothing `served` it is
/// everyone who is due.
pub fn missing_sign_ins(sessions: &[Session<'_>], served: &[StaffAttendance], today: NaiveDate) -> Vec<MissingSignIn> {
    let mut there: BTreeSet<(NaiveDate, Option<GroupId>, StaffId)> = BTreeSet::new();
    for row in served {
        if row.in_at.is_some() || row.out_at.is_some() || is_absence(row) {
            there.insert((row.day, row.group, row.staff));
        }
        if let Some(absent) = row.stands_in_for {
            there.insert((row.day, row.group, absent));
        }
    }
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for session in sessions.iter().filter(|session| session.cancelled.is_none() && session.day <= today) {
        let group = session.group;
        let serving = group
            .staff
            .iter()
            .filter(|each| each.valid.has(session.day) && each.weekday.is_none_or(|day| day == session.weekday));
        for each in serving {
            let key = (session.day, group.id, each.staff);
            if !there.contains(&(session.day, Some(group.id), each.staff)) && seen.insert(key) {
                found.push(MissingSignIn {
                    day: session.day,
                    group: group.id,
                    name: group.name.clone(),
                    staff: each.staff,
                });
            }
        }
    }
    found.sort_by_key(|each| each.day);
    found
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::super::tests::enrolment;
    use super::*;
    use crate::days::Span;
    use crate::records::{DayChange, DayChangeKind, Group, GroupStaff};
    use crate::session::sessions_on;
    use crate::session::tests::{calendar, day, group};
    use crate::words::ServiceKind;
    use chrono::{NaiveTime, Weekday};

    fn groups() -> [Group; 3] {
        let week = &[Weekday::Mon, Weekday::Tue, Weekday::Wed];
        let mut groups = [
            group(1, "作业一班", ServiceKind::BasicCare, week, "16:30", "17:30"),
            group(2, "合唱", ServiceKind::Club, week, "17:30", "18:30"),
            group(3, "空班", ServiceKind::Club, week, "17:30", "18:30"),
        ];
        let again = groups[0].meetings.clone();
        groups[0].meetings.extend(again);
        let valid = Span { from: day("2026-09-01"), to: None };
        groups[0].staff = vec![
            GroupStaff { staff: StaffId(7), weekday: None, valid },
            GroupStaff { staff: StaffId(8), weekday: Some(Weekday::Tue), valid },
        ];
        groups
    }

    #[test]
    fn a_roll_is_missing_where_it_is_due() {
        let groups = groups();
        let closed = DayChange {
            day: day("2026-11-23"),
            kind: DayChangeKind::Closure,
            follows_weekday: None,
            grades: String::new(),
            reason: "台风".into(),
        };
        let calendar = calendar(vec![closed]);
        let days = ["2026-11-23", "2026-11-24", "2026-11-25"];
        let sessions: Vec<Session<'_>> =
            days.iter().flat_map(|each| sessions_on(&calendar, &groups, day(each)).unwrap()).collect();
        let enrolments = [enrolment(1, 1), enrolment(2, 2)];
        let all = [(day("2026-11-24"), GroupId(1)), (day("2026-11-24"), GroupId(2))];
        // today | called | missing: the closed day, the empty group and days to come are not
        for (today, called, missing) in [
            ("2026-11-23", &all[..0], &[][..]),
            ("2026-11-24", &all[..0], &[("2026-11-24", "作业一班"), ("2026-11-24", "合唱")]),
            ("2026-11-24", &all[..1], &[("2026-11-24", "合唱")]),
            ("2026-11-25", &all[..], &[("2026-11-25", "作业一班"), ("2026-11-25", "合唱")]),
        ] {
            let called = called.iter().copied().collect();
            let found = missing_calls(&sessions, &enrolments, &called, day(today));
            let found: Vec<(String, &str)> =
                found.iter().map(|each| (each.day.to_string(), each.name.as_str())).collect();
            let found: Vec<(&str, &str)> = found.iter().map(|(day, name)| (day.as_str(), *name)).collect();
            assert_eq!(found, missing, "{today} {called:?}");
            let due = due_calls(&sessions, &enrolments, day(today)).len();
            assert_eq!(due - missing.len(), called_until(&called, today), "{today} {called:?}");
        }
    }

    fn called_until(called: &BTreeSet<(NaiveDate, GroupId)>, today: &str) -> usize {
        called.iter().filter(|(date, _)| *date <= day(today)).count()
    }

    #[test]
    fn whoever_was_stood_in_for_is_not_missing() {
        let groups = groups();
        let calendar = calendar(Vec::new());
        let sessions = sessions_on(&calendar, &groups, day("2026-11-24")).unwrap();
        let row = |staff, in_at: Option<&str>, stands_in_for: Option<i64>| StaffAttendance {
            day: day("2026-11-24"),
            group: Some(GroupId(1)),
            duty: String::new(),
            staff: StaffId(staff),
            in_at: in_at.map(|at| NaiveTime::parse_from_str(at, "%H:%M").unwrap()),
            out_at: None,
            lessons: None,
            stands_in_for: stands_in_for.map(StaffId),
            note: String::new(),
        };
        // today | kept | missing people
        for (today, served, missing) in [
            ("2026-11-24", vec![], &[7, 8][..]),
            ("2026-11-23", vec![], &[]),
            ("2026-11-24", vec![row(7, Some("16:25"), None)], &[8]),
            ("2026-11-24", vec![row(7, None, None)], &[7, 8]),
            ("2026-11-24", vec![StaffAttendance { note: "未到：病假".into(), ..row(7, None, None) }], &[8]),
            ("2026-11-24", vec![row(7, Some("16:25"), None), row(9, Some("16:20"), Some(8))], &[]),
        ] {
            let found = missing_sign_ins(&sessions, &served, day(today));
            let found: Vec<i64> = found.iter().map(|each| each.staff.0).collect();
            assert_eq!(found, missing, "{today} {served:?}");
        }
    }
}
