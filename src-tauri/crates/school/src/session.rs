//! Sessions: what groups, time plan and calendar make of a day; computed, never stored.
use crate::calendar::SchoolCalendar;
use crate::classes::GradeRange;
use crate::days::time_label;
use crate::ids::GroupId;
use crate::money::Lessons;
use crate::naming::natural;
use crate::no::Refusal;
use crate::records::{Group, Meeting};
use crate::words::{ServiceKind, Stage};
use chrono::{NaiveDate, NaiveTime, Weekday};

/// One meeting of one group on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session<'a> {
    /// The group.
    pub group: &'a Group,
    /// The day.
    pub day: NaiveDate,
    /// The weekday whose timetable is followed.
    pub weekday: Weekday,
    /// Begins.
    pub starts_at: NaiveTime,
    /// Ends.
    pub ends_at: NaiveTime,
    /// 课时数.
    pub lessons: Lessons,
    /// Why it is not held although planned; `None` when it is held.
    pub cancelled: Option<String>,
}

/// Which of the two rosters a session stands on: that until 18:30, or that from 18:30 to 20:30.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Until {
    /// 至 18:30.
    Basic,
    /// 18:30–20:30.
    Extended,
}

/// The limits of a profile that a meeting is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeLimits {
    /// 原则上不早于当地正常下班时间.
    pub earliest_end: NaiveTime,
    /// Latest end of all but extended sessions: 18:30 in the national opinion.
    pub basic_latest_end: NaiveTime,
    /// Latest end of extended sessions: 20:30 in the national opinion.
    pub extended_latest_end: NaiveTime,
    /// Weekend days a week on which service is allowed (0 or 1).
    pub weekend_days_max: u32,
    /// Whether evening study is allowed (junior stage only).
    pub evening_study: bool,
}

impl Until {
    /// As written on the console and on paper.
    pub fn label(self) -> &'static str {
        match self {
            Until::Basic => "18:30",
            Until::Extended => "20:30",
        }
    }

    /// Reads `18:30` or `20:30`.
    pub fn read(text: &str) -> Option<Until> {
        match text.trim() {
            "18:30" | "18：30" => Some(Until::Basic),
            "20:30" | "20：30" => Some(Until::Extended),
            _ => None,
        }
    }
}

impl Session<'_> {
    /// The roster it stands on: extended care and evening study that last beyond the basic limit on the later one, and so does
    /// what an override lets begin at or after it.
    pub fn until(&self) -> Until {
        let late = NaiveTime::from_hms_opt(18, 30, 0).unwrap_or(NaiveTime::MIN);
        match self.group.kind {
            ServiceKind::ExtendedCare | ServiceKind::EveningStudy if self.ends_at > late => Until::Extended,
            _ if self.starts_at >= late => Until::Extended,
            _ => Until::Basic,
        }
    }
}

/// The sessions planned for a day, by start, then kind, then name; those that a closure cancels say why.
///
/// # Refuses
/// An unknown year, an undecided make-up day, and days on which nothing is held (a closure is no such day:
/// its sessions come back cancelled).
pub fn sessions_on<'a>(
    calendar: &SchoolCalendar,
    groups: &'a [Group],
    day: NaiveDate,
) -> Result<Vec<Session<'a>>, Refusal> {
    let (weekday, cancelled) = match calendar.cancelled_timetable(day) {
        Some((weekday, reason)) => (weekday, Some(reason)),
        None => (calendar.timetable_of(day)?, None),
    };
    let mut sessions: Vec<Session<'a>> = groups
        .iter()
        .filter(|group| group.valid.has(day))
        .flat_map(|group| meetings_on(group, day, weekday).map(move |meeting| (group, meeting)))
        .map(|(group, meeting)| Session {
            group,
            day,
            weekday,
            starts_at: meeting.starts_at,
            ends_at: meeting.ends_at,
            lessons: meeting.lessons,
            cancelled: cancelled.clone().or_else(|| closed_for(calendar, group, day)),
        })
        .collect();
    sessions.sort_by(|a, b| {
        (a.starts_at, a.group.kind)
            .cmp(&(b.starts_at, b.group.kind))
            .then_with(|| natural(&a.group.name, &b.group.name))
            .then(a.group.id.cmp(&b.group.id))
    });
    Ok(sessions)
}

/// The session of one group on one day.
///
/// # Refuses
/// As [`sessions_on`], and a day on which the group does not meet or is closed.
pub fn session_of<'a>(
    calendar: &SchoolCalendar,
    groups: &'a [Group],
    group: GroupId,
    day: NaiveDate,
) -> Result<Session<'a>, Refusal> {
    let name =
        || groups.iter().find(|each| each.id == group).map_or_else(|| group.to_string(), |each| each.name.clone());
    let session = sessions_on(calendar, groups, day)?
        .into_iter()
        .find(|session| session.group.id == group)
        .ok_or_else(|| Refusal::NoSession { group: name(), day })?;
    match session.cancelled {
        Some(reason) => Err(Refusal::NotATeachingDay { day, kind: format!("停课({reason})") }),
        None => Ok(session),
    }
}

/// The meetings of a group valid on a day under the timetable of a weekday.
pub fn meetings_on(group: &Group, day: NaiveDate, weekday: Weekday) -> impl Iterator<Item = &Meeting> {
    group.meetings.iter().filter(move |meeting| meeting.weekday == weekday && meeting.valid.has(day))
}

/// Holds a group against the limits of the profile (教育部 2021: 原则上不晚于 18:30, 最多可延长到 20:30).
///
/// # Refuses
/// A meeting that ends too late for its kind, unless the group carries a reason for it; weekend and evening kinds that the profile does not allow.
pub fn check_group(group: &Group, limits: &TimeLimits, stage: Stage) -> Result<(), Refusal> {
    let refused = |why: &str| Refusal::KindNotAllowed {
        group: group.name.clone(),
        kind: group.kind.label().to_owned(),
        why: why.to_owned(),
    };
    if group.kind == ServiceKind::EveningStudy && (!limits.evening_study || stage == Stage::Primary) {
        return Err(refused("政策口径未允许开设，且只有初中工作日可以开设"));
    }
    for meeting in &group.meetings {
        let weekend = matches!(meeting.weekday, Weekday::Sat | Weekday::Sun);
        if weekend && (limits.weekend_days_max == 0 || group.kind == ServiceKind::EveningStudy) {
            return Err(refused("政策口径只允许在上课日开设"));
        }
        let latest = match group.kind {
            ServiceKind::ExtendedCare | ServiceKind::EveningStudy => limits.extended_latest_end,
            _ => limits.basic_latest_end,
        };
        if meeting.ends_at > latest && group.override_reason.trim().is_empty() {
            return Err(Refusal::EndsTooLate {
                group: group.name.clone(),
                kind: group.kind.label().to_owned(),
                ends_at: time_label(meeting.ends_at),
                latest: time_label(latest),
            });
        }
    }
    Ok(())
}

/// Whether a basic group ends before the local hour (原则上不早于当地正常下班时间). Wordings differ from place to place and a
/// first slot may be followed by a second, so it is told and not refused.
pub fn ends_too_early(group: &Group, limits: &TimeLimits) -> Option<Refusal> {
    let last = group.meetings.iter().map(|meeting| meeting.ends_at).max()?;
    (group.kind == ServiceKind::BasicCare && last < limits.earliest_end).then(|| Refusal::EndsTooEarly {
        group: group.name.clone(),
        ends_at: time_label(last),
        earliest: time_label(limits.earliest_end),
    })
}

fn closed_for(calendar: &SchoolCalendar, group: &Group, day: NaiveDate) -> Option<String> {
    calendar
        .partial_changes(day)
        .filter(|change| change.kind.cancels())
        .find(|change| covers(&change.grades, &group.grades))
        .map(|change| change.kind.said(&change.reason))
}

/// Whether a closure for some grades closes a group: only when every grade the group is for is closed.
fn covers(closed: &str, group: &str) -> bool {
    match (GradeRange::read(closed), GradeRange::read(group)) {
        (Ok(closed), Ok(group)) => (1..=9).all(|grade| !group.has(grade) || closed.has(grade)),
        _ => false,
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
pub(crate) mod tests {
    use super::*;
    use crate::days::Span;
    use crate::ids::ServiceId;
    use crate::records::{DayChange, DayChangeKind, Term};
    use std::collections::BTreeSet;

    pub(crate) fn time(text: &str) -> NaiveTime {
        NaiveTime::parse_from_str(text, "%H:%M").unwrap()
    }

    pub(crate) fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    pub(crate) fn group(id: i64, name: &str, kind: ServiceKind, weekdays: &[Weekday], from: &str, to: &str) -> Group {
        let valid = Span { from: day("2026-09-01"), to: None };
        Group {
            id: GroupId(id),
            service: ServiceId(1),
            kind,
            activity: None,
            name: name.into(),
            room: "三(2)教室".into(),
            capacity: Some(45),
            minimum: None,
            grades: String::new(),
            pay_pool: "作业辅导".into(),
            valid,
            override_reason: String::new(),
            meetings: weekdays
                .iter()
                .map(|weekday| Meeting {
                    weekday: *weekday,
                    starts_at: time(from),
                    ends_at: time(to),
                    lessons: Lessons::ONE,
                    valid,
                })
                .collect(),
            staff: Vec::new(),
        }
    }

    pub(crate) fn limits() -> TimeLimits {
        TimeLimits {
            earliest_end: time("16:30"),
            basic_latest_end: time("18:30"),
            extended_latest_end: time("20:30"),
            weekend_days_max: 0,
            evening_study: false,
        }
    }

    pub(crate) fn calendar(changes: Vec<DayChange>) -> SchoolCalendar {
        let term = Term { name: "上学期".into(), first_day: day("2026-09-01"), last_day: day("2027-01-22") };
        SchoolCalendar::new(vec![term], Vec::new(), BTreeSet::from([2026]), changes)
    }

    #[test]
    fn the_end_of_each_kind_is_held_against_its_limit() {
        use ServiceKind::{BasicCare, Club, EveningStudy, ExtendedCare, Weekend};
        for (kind, weekday, to, verdict) in [
            (BasicCare, Weekday::Mon, "18:30", "ok"),
            (BasicCare, Weekday::Mon, "18:31", "ends_too_late"),
            (Club, Weekday::Fri, "18:45", "ends_too_late"),
            (ExtendedCare, Weekday::Mon, "20:30", "ok"),
            (ExtendedCare, Weekday::Mon, "20:35", "ends_too_late"),
            (EveningStudy, Weekday::Mon, "20:00", "kind_not_allowed"),
            (Weekend, Weekday::Sat, "11:00", "kind_not_allowed"),
        ] {
            let group = group(1, "一班", kind, &[weekday], "16:30", to);
            let found = check_group(&group, &limits(), Stage::Primary).map_or_else(|no| no.code(), |()| "ok".into());
            assert_eq!(found, verdict, "{kind:?} {to}");
        }
        let mut late = group(1, "一班", BasicCare, &[Weekday::Mon], "16:30", "18:40");
        late.override_reason = "家长会当天，已报备".into();
        assert_eq!(check_group(&late, &limits(), Stage::Primary), Ok(()));
    }

    #[test]
    fn a_day_has_the_sessions_of_the_weekday_it_follows() {
        let groups = [
            group(1, "延时一班", ServiceKind::ExtendedCare, &[Weekday::Wed], "18:30", "20:30"),
            group(2, "作业一班", ServiceKind::BasicCare, &[Weekday::Wed, Weekday::Thu], "16:30", "17:30"),
            group(3, "合唱", ServiceKind::Club, &[Weekday::Tue], "16:30", "17:30"),
        ];
        let change = |text: &str, kind, follows_weekday, grades: &str| DayChange {
            day: day(text),
            kind,
            follows_weekday,
            grades: grades.into(),
            reason: "台风".into(),
        };
        let calendar = calendar(vec![
            change("2026-10-10", DayChangeKind::MakeUp, Some(Weekday::Wed), ""),
            change("2026-11-10", DayChangeKind::Closure, None, ""),
        ]);
        let names = |text: &str| {
            sessions_on(&calendar, &groups, day(text)).map(|sessions| {
                sessions
                    .iter()
                    .map(|s| (s.group.name.clone(), s.until().label(), s.cancelled.is_some()))
                    .collect::<Vec<_>>()
            })
        };
        let wednesday = vec![("作业一班".to_owned(), "18:30", false), ("延时一班".to_owned(), "20:30", false)];
        assert_eq!(names("2026-11-04"), Ok(wednesday.clone()));
        assert_eq!(names("2026-10-10"), Ok(wednesday));
        assert_eq!(names("2026-11-10"), Ok(vec![("合唱".to_owned(), "18:30", true)]));
        assert!(session_of(&calendar, &groups, GroupId(3), day("2026-11-10")).is_err());
        assert!(session_of(&calendar, &groups, GroupId(3), day("2026-11-03")).is_ok());
    }

    #[test]
    fn who_goes_home_by_the_basic_limit_stands_on_the_earlier_roster() {
        use ServiceKind::{BasicCare, Club, EveningStudy, ExtendedCare};
        for (kind, from, to, label) in [
            (BasicCare, "16:30", "18:30", "18:30"),
            (BasicCare, "17:00", "18:45", "18:30"),
            (Club, "18:30", "19:30", "20:30"),
            (ExtendedCare, "18:30", "20:30", "20:30"),
            (ExtendedCare, "17:30", "19:00", "20:30"),
            (ExtendedCare, "17:30", "18:30", "18:30"),
            (EveningStudy, "18:00", "20:00", "20:30"),
        ] {
            let groups = [group(1, "班", kind, &[Weekday::Wed], from, to)];
            let found = sessions_on(&calendar(vec![]), &groups, day("2026-11-04"))
                .map(|sessions| sessions.iter().map(|each| each.until().label()).collect::<Vec<_>>());
            assert_eq!(found, Ok(vec![label]), "{kind:?} {from}–{to}");
        }
    }
}
