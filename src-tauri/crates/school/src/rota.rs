//! The plan of a week: who serves in which group on which weekday, who is wanted in two places at once, and what changes when
//! others serve or someone leaves.
use crate::days::{Span, WEEKDAY_CHARS, Weekdays, time_label};
use crate::group_plan::{revised, weekdays_label};
use crate::ids::{GroupId, StaffId};
use crate::naming::natural;
use crate::no::Refusal;
use crate::records::{Group, GroupStaff};
use crate::session::{Session, meetings_on};
use crate::sign_in::{Instead, Regular};
use chrono::{Days, NaiveDate, Weekday};
use std::collections::BTreeSet;

/// One person planned in two groups at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Double {
    /// Who.
    pub staff: StaffId,
    /// The place of one session in the week.
    pub one: usize,
    /// The place of the other.
    pub other: usize,
}

/// Everything planned in the seven days from a Monday, whatever the calendar says of them: by day, roster, start, kind and
/// name.
pub fn week(groups: &[Group], monday: NaiveDate) -> Vec<Session<'_>> {
    let mut found: Vec<Session<'_>> = Vec::new();
    for day in (0..7).filter_map(|later| monday.checked_add_days(Days::new(later))) {
        let weekday = chrono::Datelike::weekday(&day);
        let of_group = |group| meetings_on(group, day, weekday).map(move |meeting| (group, meeting));
        let planned = groups.iter().filter(|group| group.valid.has(day)).flat_map(of_group);
        found.extend(planned.map(|(group, meeting)| Session {
            group,
            day,
            weekday,
            starts_at: meeting.starts_at,
            ends_at: meeting.ends_at,
            lessons: meeting.lessons,
            cancelled: None,
        }));
    }
    found.sort_by(|a, b| {
        (a.day, a.until(), a.starts_at, a.group.kind)
            .cmp(&(b.day, b.until(), b.starts_at, b.group.kind))
            .then_with(|| natural(&a.group.name, &b.group.name))
            .then(a.group.id.cmp(&b.group.id))
    });
    found
}

/// Who serves in a group on a day under the timetable of a weekday, each once, in the order they were put in.
pub fn serving(group: &Group, day: NaiveDate, weekday: Weekday) -> Vec<StaffId> {
    let mut found = Vec::new();
    for each in &group.staff {
        let serves = each.valid.has(day) && each.weekday.is_none_or(|own| own == weekday);
        if serves && !found.contains(&each.staff) {
            found.push(each.staff);
        }
    }
    found
}

/// Whether somebody serves at each meeting that a group has in the week of a day.
pub fn is_staffed(group: &Group, day: NaiveDate) -> bool {
    let mut meetings = group.meetings.iter().filter(|meeting| meeting.valid.has(day));
    meetings.all(|meeting| !serving(group, day, meeting.weekday).is_empty())
}

/// Whoever is wanted in two groups at the same time, by day.
pub fn doubles(sessions: &[Session<'_>]) -> Vec<Double> {
    let mut found = Vec::new();
    for (place, session) in sessions.iter().enumerate() {
        let people = serving(session.group, session.day, session.weekday);
        let before = sessions[..place].iter().enumerate().filter(|(_, other)| at_once(session, other));
        for (one, other) in before {
            let theirs = serving(other.group, other.day, other.weekday);
            let twice = people.iter().filter(|person| theirs.contains(person));
            found.extend(twice.map(|staff| Double { staff: *staff, one, other: place }));
        }
    }
    found
}

/// `周二 16:30–17:30，王芳同时排在「作业一班」和「合唱」。`
pub fn double_said(name: &str, one: &Session<'_>, other: &Session<'_>) -> String {
    let (starts, ends) = (one.starts_at.max(other.starts_at), one.ends_at.min(other.ends_at));
    let day = WEEKDAY_CHARS[one.weekday.num_days_from_monday() as usize];
    let (from, to) = (time_label(starts), time_label(ends));
    format!("周{day} {from}–{to}，{name}同时排在「{}」和「{}」。", one.group.name, other.group.name)
}

fn at_once(one: &Session<'_>, other: &Session<'_>) -> bool {
    one.day == other.day
        && one.group.id != other.group.id
        && one.starts_at < other.ends_at
        && other.starts_at < one.ends_at
}

/// The weekdays a group meets on from a day on.
fn met(group: &Group, from: NaiveDate) -> Weekdays {
    let standing = group.meetings.iter().filter(|meeting| meeting.valid.to.is_none_or(|to| from <= to));
    standing.fold(Weekdays::NONE, |days, meeting| days.with(meeting.weekday))
}

/// Who is wanted in a group when other people serve on one of its weekdays from a day on: rows of the people who neither come
/// nor go stay as they are; whoever comes on every weekday is written once.
///
/// # Refuses
/// A weekday on which the group does not meet from that day on, and a day after its last.
pub fn staffed(
    group: &Group,
    weekday: Weekday,
    people: &[StaffId],
    from: NaiveDate,
) -> Result<Vec<GroupStaff>, Refusal> {
    let days = met(group, from);
    if !days.has(weekday) || group.valid.to.is_some_and(|to| to < from) {
        let found = format!("周{}", WEEKDAY_CHARS[weekday.num_days_from_monday() as usize]);
        let wanted = match days.is_empty() {
            true => "这个班那时已经不上课".to_owned(),
            false => format!("这个班{}上课", weekdays_label(days)),
        };
        return Err(Refusal::BadValue { what: format!("「{}」的排班", group.name), found, wanted });
    }
    let valid = Span { from: from.max(group.valid.from), to: group.valid.to };
    let mut rows: Vec<GroupStaff> =
        group.staff.iter().filter(|each| each.valid.to.is_none_or(|to| from <= to)).cloned().collect();
    let now: BTreeSet<StaffId> =
        rows.iter().filter(|each| each.weekday.is_none_or(|day| day == weekday)).map(|each| each.staff).collect();
    for gone in now.iter().filter(|person| !people.contains(person)) {
        let always = rows.iter().any(|each| each.staff == *gone && each.weekday.is_none());
        rows.retain(|each| each.staff != *gone || each.weekday.is_some_and(|day| day != weekday));
        for day in days.each().filter(|day| always && *day != weekday) {
            if !rows.iter().any(|each| each.staff == *gone && each.weekday == Some(day)) {
                rows.push(GroupStaff { staff: *gone, weekday: Some(day), valid });
            }
        }
    }
    for come in people.iter().filter(|person| !now.contains(person)) {
        rows.push(GroupStaff { staff: *come, weekday: Some(weekday), valid });
        let own = rows.iter().filter(|each| each.staff == *come).filter_map(|each| each.weekday);
        let own = own.fold(Weekdays::NONE, Weekdays::with);
        if days.each().all(|day| own.has(day)) {
            rows.retain(|each| each.staff != *come);
            rows.push(GroupStaff { staff: *come, weekday: None, valid });
        }
    }
    Ok(rows)
}

/// Who is wanted in a group when one person serves in the place of another from a day on.
///
/// # Refuses
/// As [`staffed`].
pub fn replaced(group: &Group, what: &Instead, from: NaiveDate) -> Result<Vec<GroupStaff>, Refusal> {
    let mut after = group.clone();
    for weekday in what.weekdays.each() {
        let mut people = serving(&after, from, weekday);
        people.retain(|person| *person != what.planned && *person != what.other);
        people.push(what.other);
        after.staff = staffed(&after, weekday, &people, from)?;
    }
    Ok(after.staff)
}

/// Who is wanted in a group when a person who came regularly serves in it from the first of those days on.
///
/// # Refuses
/// As [`staffed`].
pub fn joined(group: &Group, what: &Regular) -> Result<Vec<GroupStaff>, Refusal> {
    let mut after = group.clone();
    for weekday in what.weekdays.each() {
        let mut people = serving(&after, what.since, weekday);
        people.retain(|person| *person != what.staff);
        people.push(what.staff);
        after.staff = staffed(&after, weekday, &people, what.since)?;
    }
    Ok(after.staff)
}

/// The groups as they are when a person serves in none of them from a day on; groups that stay as they are are left out.
pub fn leaving(groups: &[Group], person: StaffId, from: NaiveDate) -> Vec<Group> {
    let serves = |group: &&Group| {
        group.staff.iter().any(|each| each.staff == person && each.valid.to.is_none_or(|to| from <= to))
    };
    let without = |group: &Group| {
        let mut wanted = group.clone();
        wanted.staff.retain(|each| each.staff != person);
        match from <= group.valid.from {
            true => wanted,
            false => Group { meetings: group.meetings.clone(), ..revised(group, wanted, from) },
        }
    };
    groups.iter().filter(serves).map(without).collect()
}

/// The groups a person serves in on a day or later, each with its weekdays: `作业一班 周一至周五`.
pub fn serves_in(groups: &[Group], person: StaffId, today: NaiveDate) -> Vec<(GroupId, String, Weekdays)> {
    let mut found = Vec::new();
    for group in groups.iter().filter(|group| group.valid.to.is_none_or(|to| today <= to)) {
        let days = met(group, today);
        let own = group.staff.iter().filter(|each| each.staff == person && each.valid.to.is_none_or(|to| today <= to));
        let own = own.fold(Weekdays::NONE, |all, each| match each.weekday {
            Some(day) => all.with(day),
            None => days.each().fold(all, Weekdays::with),
        });
        let own = own.and(days);
        if !own.is_empty() {
            found.push((group.id, group.name.clone(), own));
        }
    }
    found.sort_by(|a, b| natural(&a.1, &b.1));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::tests::{day, group};
    use crate::words::ServiceKind;

    const WEEK: [Weekday; 3] = [Weekday::Mon, Weekday::Tue, Weekday::Wed];

    fn row(staff: i64, weekday: Option<Weekday>) -> GroupStaff {
        let valid = Span { from: day("2026-09-01"), to: None };
        GroupStaff { staff: StaffId(staff), weekday, valid }
    }

    fn care(staff: Vec<GroupStaff>) -> Group {
        Group { staff, ..group(1, "作业一班", ServiceKind::BasicCare, &WEEK, "16:30", "17:30") }
    }

    fn said(rows: &[GroupStaff]) -> String {
        let of = |each: &GroupStaff| {
            let day = each.weekday.map_or('全', |day| WEEKDAY_CHARS[day.num_days_from_monday() as usize]);
            let to = each.valid.to.map_or_else(String::new, |to| to.format("-%m%d").to_string());
            format!("{}{day}{}{to}", each.staff, each.valid.from.format("%m%d"))
        };
        rows.iter().map(of).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn one_weekday_changes_and_the_others_stay() {
        let always = vec![row(7, None)];
        let each = vec![row(7, Some(Weekday::Mon)), row(8, Some(Weekday::Tue))];
        // kept | weekday | wanted there | rows from 24 November
        for (staff, weekday, people, wanted) in [
            (&always, Weekday::Tue, &[7][..], "7全0901"),
            (&always, Weekday::Tue, &[8], "7一1124 7三1124 8二1124"),
            (&always, Weekday::Tue, &[7, 8], "7全0901 8二1124"),
            (&always, Weekday::Tue, &[], "7一1124 7三1124"),
            (&each, Weekday::Tue, &[7], "7一0901 7二1124"),
            (&each, Weekday::Wed, &[8], "7一0901 8二0901 8三1124"),
            (&vec![row(7, Some(Weekday::Mon)), row(7, Some(Weekday::Tue))], Weekday::Wed, &[7], "7全1124"),
        ] {
            let people: Vec<StaffId> = people.iter().map(|id| StaffId(*id)).collect();
            let found = staffed(&care(staff.clone()), weekday, &people, day("2026-11-24"));
            assert_eq!(found.as_deref().map(said), Ok(wanted.to_owned()), "{weekday} {people:?}");
        }
        let refused = staffed(&care(always), Weekday::Fri, &[StaffId(7)], day("2026-11-24"));
        assert_eq!(refused.map_err(|no| no.code()), Err("bad_value".to_owned()));
    }

    #[test]
    fn whoever_leaves_serves_until_the_eve() {
        let groups = [
            care(vec![row(7, None), row(8, Some(Weekday::Tue))]),
            Group { id: GroupId(2), ..care(vec![row(8, None)]) },
            Group { id: GroupId(3), valid: Span { from: day("2026-12-01"), to: None }, ..care(vec![row(7, None)]) },
        ];
        let left: Vec<(GroupId, String)> =
            leaving(&groups, StaffId(7), day("2026-11-24")).iter().map(|each| (each.id, said(&each.staff))).collect();
        assert_eq!(left, [(GroupId(1), "7全0901-1123 8二0901".to_owned()), (GroupId(3), String::new())]);
        let after = leaving(&groups, StaffId(7), day("2026-11-24"));
        assert_eq!(after.first().map(|each| &each.meetings), groups.first().map(|each| &each.meetings));
    }

    #[test]
    fn a_person_in_two_places_at_once_is_told() {
        let at = |id, from, to, staff| Group {
            id: GroupId(id),
            staff,
            ..group(id, "班", ServiceKind::Club, &WEEK, from, to)
        };
        let groups = [
            at(1, "16:30", "17:30", vec![row(7, None)]),
            at(2, "17:00", "18:00", vec![row(7, Some(Weekday::Tue)), row(8, None)]),
            at(3, "17:30", "18:30", vec![row(7, None)]),
        ];
        let sessions = week(&groups, day("2026-11-23"));
        let found = doubles(&sessions);
        let told = |each: &Double| double_said("王芳", &sessions[each.one], &sessions[each.other]);
        assert_eq!(
            found.iter().map(told).collect::<Vec<_>>(),
            ["周二 17:00–17:30，王芳同时排在「班」和「班」。", "周二 17:30–18:00，王芳同时排在「班」和「班」。"]
        );
    }

    #[test]
    fn a_person_serves_on_the_weekdays_of_the_rows() {
        let groups = [
            care(vec![row(7, None), row(8, Some(Weekday::Fri))]),
            Group { valid: Span { from: day("2026-09-01"), to: Some(day("2026-10-01")) }, ..care(vec![row(8, None)]) },
        ];
        let of = |person| {
            let found = serves_in(&groups, StaffId(person), day("2026-11-24"));
            found.iter().map(|(_, name, days)| format!("{name} {days}")).collect::<Vec<_>>()
        };
        assert_eq!((of(7), of(8)), (vec!["作业一班 一二三".to_owned()], Vec::new()));
    }
}
