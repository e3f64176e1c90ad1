//! Clashes between groups: the same room, the same person or the same pupil in two places at one time.
use crate::days::{Span, Weekdays};
use crate::ids::{GroupId, StaffId, StudentId};
use crate::records::{Enrolment, Group, GroupStaff, Meeting};
use crate::words::EnrolmentState;
use chrono::{NaiveDate, Weekday};
use std::collections::BTreeMap;

/// What is wanted in two places.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wanted {
    /// A room, by its name.
    Room(String),
    /// A person who serves.
    Staff(StaffId),
    /// A pupil.
    Pupil(StudentId),
}

/// One thing or person wanted by two groups at the same time.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clash {
    /// The group with the lower number.
    pub group: GroupId,
    /// The other group.
    pub other: GroupId,
    /// What is wanted by both.
    pub wanted: Wanted,
    /// On which weekdays.
    pub weekdays: Weekdays,
}

/// Every clash from a day on, by group; groups and meetings that ended before are left out.
pub fn clashes(groups: &[Group], enrolments: &[Enrolment], today: NaiveDate) -> Vec<Clash> {
    let mut found: BTreeMap<(GroupId, GroupId, Wanted), Weekdays> = BTreeMap::new();
    let pairs = meeting_pairs(groups, today);
    for ((one, other), meetings) in pairs.values() {
        for (weekday, shared) in meetings {
            let mut note = |wanted: Wanted| {
                let days = found.entry((one.id, other.id, wanted)).or_insert(Weekdays::NONE);
                *days = days.with(*weekday);
            };
            if !one.room.trim().is_empty() && one.room.trim() == other.room.trim() {
                note(Wanted::Room(one.room.trim().to_owned()));
            }
            for person in serving(one, *weekday, shared) {
                if serving(other, *weekday, shared)
                    .any(|their| their.staff == person.staff && their.valid.meets(&person.valid))
                {
                    note(Wanted::Staff(person.staff));
                }
            }
        }
    }
    for (student, own) in by_student(enrolments, today) {
        for (place, one) in own.iter().enumerate() {
            for other in &own[..place] {
                let (low, high) = if one.group < other.group { (one, other) } else { (other, one) };
                let shared = low.weekdays.and(high.weekdays);
                let Some((_, meetings)) = pairs.get(&(low.group, high.group)) else { continue };
                for (weekday, span) in meetings.iter().filter(|(weekday, _)| shared.has(*weekday)) {
                    if low.valid.meets(&high.valid) && low.valid.meets(span) && high.valid.meets(span) {
                        let days =
                            found.entry((low.group, high.group, Wanted::Pupil(student))).or_insert(Weekdays::NONE);
                        *days = days.with(*weekday);
                    }
                }
            }
        }
    }
    found.into_iter().map(|((group, other, wanted), weekdays)| Clash { group, other, wanted, weekdays }).collect()
}

/// A pair of groups, and the weekdays and spans on which meetings of both overlap.
type Pairs<'a> = BTreeMap<(GroupId, GroupId), ((&'a Group, &'a Group), Vec<(Weekday, Span)>)>;

fn meeting_pairs(groups: &[Group], today: NaiveDate) -> Pairs<'_> {
    let from_now = Span { from: today, to: None };
    let mut by_day: BTreeMap<u32, Vec<(&Group, &Meeting)>> = BTreeMap::new();
    for group in groups.iter().filter(|group| group.valid.meets(&from_now)) {
        for meeting in group.meetings.iter().filter(|meeting| meeting.valid.meets(&from_now)) {
            by_day.entry(meeting.weekday.num_days_from_monday()).or_default().push((group, meeting));
        }
    }
    let mut pairs = Pairs::new();
    for meetings in by_day.values() {
        for (place, (group, meeting)) in meetings.iter().enumerate() {
            for (other, their) in &meetings[..place] {
                if group.id == other.id || !at_once(meeting, their) {
                    continue;
                }
                let Some(span) = shared_span(&[group.valid, other.valid, meeting.valid, their.valid, from_now]) else {
                    continue;
                };
                let (low, high) = if group.id < other.id { (group, other) } else { (other, group) };
                let entry = pairs.entry((low.id, high.id)).or_insert_with(|| ((*low, *high), Vec::new()));
                entry.1.push((meeting.weekday, span));
            }
        }
    }
    pairs
}

fn at_once(one: &Meeting, other: &Meeting) -> bool {
    one.starts_at < other.ends_at && other.starts_at < one.ends_at
}

/// The days that lie in all spans.
fn shared_span(spans: &[Span]) -> Option<Span> {
    let from = spans.iter().map(|span| span.from).max()?;
    let to = spans.iter().filter_map(|span| span.to).min();
    to.is_none_or(|to| from <= to).then_some(Span { from, to })
}

fn serving<'a>(group: &'a Group, weekday: Weekday, span: &'a Span) -> impl Iterator<Item = &'a GroupStaff> {
    group.staff.iter().filter(move |person| person.weekday.is_none_or(|day| day == weekday) && person.valid.meets(span))
}

fn by_student(enrolments: &[Enrolment], today: NaiveDate) -> BTreeMap<StudentId, Vec<&Enrolment>> {
    let mut found: BTreeMap<StudentId, Vec<&Enrolment>> = BTreeMap::new();
    for each in enrolments {
        if each.state == EnrolmentState::Active && each.valid.to.is_none_or(|to| today <= to) {
            found.entry(each.student).or_default().push(each);
        }
    }
    found.retain(|_, own| own.len() > 1);
    found
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;
    use crate::ids::EnrolmentId;
    use crate::session::tests::{day, group};
    use crate::words::ServiceKind::{BasicCare, Club};
    use Weekday::{Mon, Tue, Wed};

    fn person(staff: i64, weekday: Option<Weekday>) -> GroupStaff {
        GroupStaff { staff: StaffId(staff), weekday, valid: Span { from: day("2026-09-01"), to: None } }
    }

    fn place(student: i64, group: i64, weekdays: &str, to: Option<&str>) -> Enrolment {
        Enrolment {
            id: EnrolmentId(0),
            student: StudentId(student),
            group: GroupId(group),
            weekdays: Weekdays::read(weekdays).unwrap(),
            valid: Span { from: day("2026-09-01"), to: to.map(day) },
            state: EnrolmentState::Active,
            slip_no: String::new(),
            pickup_way: String::new(),
            batch: None,
        }
    }

    fn said(groups: &[Group], enrolments: &[Enrolment]) -> Vec<String> {
        clashes(groups, enrolments, day("2026-11-24"))
            .into_iter()
            .map(|each| format!("{}+{} {:?} {}", each.group, each.other, each.wanted, each.weekdays))
            .collect()
    }

    #[test]
    fn a_room_a_person_and_a_pupil_are_in_one_place_at_a_time() {
        let one = |room: &str, staff: Vec<GroupStaff>| {
            let mut group = group(1, "作业一班", BasicCare, &[Mon, Tue], "16:30", "17:30");
            (group.room, group.staff) = (room.into(), staff);
            group
        };
        let two = |days: &[Weekday], from: &str, to: &str, room: &str, staff: Vec<GroupStaff>| {
            let mut group = group(2, "合唱", Club, days, from, to);
            (group.room, group.staff) = (room.into(), staff);
            group
        };
        let clear: Vec<&str> = Vec::new();
        for (groups, wanted) in [
            ([one("甲", vec![]), two(&[Mon], "17:00", "18:00", "甲", vec![])], vec!["1+2 Room(\"甲\") 一"]),
            ([one("甲", vec![]), two(&[Mon], "17:30", "18:30", "甲", vec![])], clear.clone()),
            ([one("甲", vec![]), two(&[Wed], "16:30", "17:30", "甲", vec![])], clear.clone()),
            ([one("", vec![]), two(&[Mon], "16:30", "17:30", "", vec![])], clear.clone()),
            (
                [
                    one("甲", vec![person(7, None)]),
                    two(&[Mon, Tue], "16:30", "17:30", "乙", vec![person(7, Some(Tue))]),
                ],
                vec!["1+2 Staff(StaffId(7)) 二"],
            ),
            (
                [one("甲", vec![person(7, Some(Mon))]), two(&[Tue], "16:30", "17:30", "乙", vec![person(7, None)])],
                clear.clone(),
            ),
        ] {
            assert_eq!(said(&groups, &[]), wanted, "{groups:?}");
        }
        let groups = [one("甲", vec![]), two(&[Mon, Tue], "16:30", "17:30", "乙", vec![])];
        for (places, wanted) in [
            ([place(9, 1, "一二", None), place(9, 2, "一", None)], vec!["1+2 Pupil(StudentId(9)) 一"]),
            ([place(9, 1, "二", None), place(9, 2, "一", None)], clear.clone()),
            ([place(9, 1, "一", Some("2026-10-01")), place(9, 2, "一", None)], clear.clone()),
            ([place(9, 1, "一", None), place(8, 2, "一", None)], clear),
        ] {
            assert_eq!(said(&groups, &places), wanted, "{places:?}");
        }
        let mut over = groups.clone();
        over[1].valid.to = Some(day("2026-11-01"));
        over[1].room = "甲".into();
        assert!(said(&over, &[]).is_empty(), "what is over clashes with nothing");
    }
}
