//! Changing a day of the calendar: what the day's own changes become, and what follows from them.
use crate::calendar::SchoolCalendar;
use crate::classes::GradeRange;
use crate::days::WEEKDAY_CHARS;
use crate::ids::{GroupId, StudentId};
use crate::no::Refusal;
use crate::records::{DayChange, DayChangeKind, Enrolment, Group};
use crate::session::{Session, sessions_on};
use crate::settlement::settled_said;
use crate::words::{DayKind, EnrolmentState};
use chrono::{NaiveDate, NaiveTime, Weekday};
use std::collections::{BTreeMap, BTreeSet};

/// One session of the day, before and after the change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Affected {
    /// The group.
    pub group: GroupId,
    /// Its name.
    pub name: String,
    /// Begins.
    pub starts_at: NaiveTime,
    /// Ends.
    pub ends_at: NaiveTime,
    /// Pupils enrolled for it.
    pub pupils: u32,
    /// Whether it is held after the change; before it, it was the other way round.
    pub is_held: bool,
}

/// What follows from changing a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Effect {
    /// Sessions that are held no longer, or newly, by start and name.
    pub affected: Vec<Affected>,
    /// Their pupils, each counted once.
    pub pupils: u32,
    /// Sessions held after the change.
    pub held: u32,
}

/// The day's changes with one more: it takes the place of one of the same kind and grades, a make-up day takes the place
/// of a closure of the whole school, and a closure keeps the weekday that was to be followed.
///
/// # Refuses
/// A day outside the terms, a closure of a day without service or without a reason, a make-up day that follows no weekday
/// or only for some grades, and grades that cannot be read.
pub fn with_change(calendar: &SchoolCalendar, wanted: DayChange) -> Result<Vec<DayChange>, Refusal> {
    let day = wanted.day;
    if calendar.term_of(day).is_none() {
        return Err(Refusal::NotATeachingDay { day, kind: "不在学期内".to_owned() });
    }
    let mut wanted =
        DayChange { grades: grades_kept(&wanted.grades)?, reason: wanted.reason.trim().to_owned(), ..wanted };
    let before = calendar.changes_of(day);
    if wanted.kind.cancels() {
        if wanted.reason.is_empty() {
            return Err(Refusal::NeedsReason { what: wanted.kind.label().to_owned() });
        }
        let status = calendar.status(day);
        if status.follows.is_none() && status.kind != DayKind::Closure && status.kind != DayKind::MakeUp {
            calendar.timetable_of(day)?;
        }
        wanted.follows_weekday = before.iter().find_map(|each| each.follows_weekday);
    } else {
        check_follows(&wanted)?;
    }
    let mut after: Vec<DayChange> = before.iter().filter(|each| !gives_way(each, &wanted)).cloned().collect();
    after.push(wanted);
    Ok(after)
}

/// The day's changes without one of them.
///
/// # Refuses
/// A change that is not there.
pub fn without_change(
    calendar: &SchoolCalendar,
    day: NaiveDate,
    kind: DayChangeKind,
    grades: &str,
) -> Result<Vec<DayChange>, Refusal> {
    let grades = grades_kept(grades)?;
    let before = calendar.changes_of(day);
    let after: Vec<DayChange> =
        before.iter().filter(|each| each.kind != kind || each.grades != grades).cloned().collect();
    if after.len() == before.len() {
        let name = format!("{}{}", crate::days::day_label(day), kind.label());
        return Err(Refusal::NotFound { what: "校历调整".to_owned(), name });
    }
    Ok(after)
}

/// What the change of a day's changes does to the sessions and pupils of the day.
pub fn effect(
    before: &SchoolCalendar,
    after: &SchoolCalendar,
    groups: &[Group],
    enrolments: &[Enrolment],
    day: NaiveDate,
) -> Effect {
    let (was, is) = (held_on(before, groups, day), held_on(after, groups, day));
    let mut pupils = BTreeSet::new();
    let mut affected = Vec::new();
    for (session, is_held) in is
        .values()
        .filter(|session| !was.contains_key(&key(session)))
        .map(|session| (session, true))
        .chain(was.values().filter(|session| !is.contains_key(&key(session))).map(|session| (session, false)))
    {
        let there = pupils_of(session, enrolments);
        affected.push(Affected {
            group: session.group.id,
            name: session.group.name.clone(),
            starts_at: session.starts_at,
            ends_at: session.ends_at,
            pupils: there.len() as u32,
            is_held,
        });
        pupils.extend(there);
    }
    affected.sort_by(|a, b| {
        (a.is_held, a.starts_at).cmp(&(b.is_held, b.starts_at)).then_with(|| crate::naming::natural(&a.name, &b.name))
    });
    Effect { affected, pupils: pupils.len() as u32, held: is.len() as u32 }
}

/// The effect in sentences; `called` are the sessions whose roll was called, `settled` the version the month stands in.
pub fn sentences(effect: &Effect, called: &[GroupId], settled: Option<(String, u32)>) -> Vec<String> {
    let mut said = Vec::new();
    let count = |is_held: bool| effect.affected.iter().filter(|each| each.is_held == is_held).count();
    let (off, on) = (count(false), count(true));
    if off > 0 && on > 0 {
        said.push(format!("取消 {off} 个场次，改为举行 {on} 个场次，涉及 {} 名学生。", effect.pupils));
    } else if off > 0 {
        said.push(format!("取消 {off} 个场次，涉及 {} 名学生，不计课时。", effect.pupils));
    } else if on > 0 {
        said.push(format!("举行 {on} 个场次，涉及 {} 名学生，照常点名、计课时。", effect.pupils));
    } else {
        said.push(format!("场次没有变化，当天举行 {} 个场次。", effect.held));
    }
    let resting = effect.affected.iter().filter(|each| !each.is_held && called.contains(&each.group)).count();
    if resting > 0 {
        said.push(format!("其中 {resting} 个服务班已点名：点名记录保留，但这一天不再计费、不计补助。"));
    }
    if let Some((month, version)) = settled {
        said.push(settled_said(&month, version));
    }
    said
}

/// `按周三作息`.
pub fn follows_label(weekday: Weekday) -> String {
    format!("按周{}作息", WEEKDAY_CHARS[weekday.num_days_from_monday() as usize])
}

fn grades_kept(grades: &str) -> Result<String, Refusal> {
    let range = GradeRange::read(grades).map_err(|wanted| Refusal::BadValue {
        what: "年级范围".to_owned(),
        found: grades.to_owned(),
        wanted,
    })?;
    Ok(if range == GradeRange::ALL { String::new() } else { grades.trim().to_owned() })
}

fn check_follows(wanted: &DayChange) -> Result<(), Refusal> {
    if !wanted.grades.is_empty() {
        return Err(Refusal::BadValue {
            what: "年级范围".to_owned(),
            found: wanted.grades.clone(),
            wanted: format!("{}对全校生效，请不要填写年级", wanted.kind.label()),
        });
    }
    match (wanted.follows_weekday, wanted.kind) {
        (Some(_), _) => Ok(()),
        (None, DayChangeKind::MakeUp) => Err(Refusal::MakeUpNeedsWeekday { day: wanted.day }),
        (None, _) => Err(Refusal::BadValue {
            what: "加开当天的作息".to_owned(),
            found: String::new(),
            wanted: "请选定按周几的安排上课".to_owned(),
        }),
    }
}

/// Whether a kept change goes when another is put.
fn gives_way(kept: &DayChange, wanted: &DayChange) -> bool {
    if kept.grades != wanted.grades {
        return kept.kind.cancels() && !wanted.kind.cancels();
    }
    kept.kind == wanted.kind || kept.kind.cancels() || !wanted.kind.cancels()
}

type Key = (GroupId, NaiveTime, NaiveTime);

fn key(session: &Session<'_>) -> Key {
    (session.group.id, session.starts_at, session.ends_at)
}

fn held_on<'a>(calendar: &SchoolCalendar, groups: &'a [Group], day: NaiveDate) -> BTreeMap<Key, Session<'a>> {
    let sessions = sessions_on(calendar, groups, day).unwrap_or_default();
    let held = sessions.into_iter().filter(|session| session.cancelled.is_none());
    held.map(|session| (key(&session), session)).collect()
}

fn pupils_of(session: &Session<'_>, enrolments: &[Enrolment]) -> BTreeSet<StudentId> {
    enrolments
        .iter()
        .filter(|each| each.group == session.group.id && each.state == EnrolmentState::Active)
        .filter(|each| each.weekdays.has(session.weekday) && each.valid.has(session.day))
        .map(|each| each.student)
        .collect()
}

#[cfg(test)]
mod tests;
