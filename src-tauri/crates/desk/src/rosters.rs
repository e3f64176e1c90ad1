//! The day's rosters: who stays until 18:30 and who from 18:30 to 20:30, on the screen and as a file.
use crate::facts::{Lists, calendar, enrolments_on, profile};
use crate::papers::{self, Paper};
use crate::{Desk, No, Now, Progress, shown};
use chrono::NaiveDate;
use kehou_school::days::{day_label, weekday_label};
use kehou_school::no::Refusal;
use kehou_school::roster::{self, DayRoster, GroupRoster};
use kehou_school::session::{Session, Until, sessions_on};
use kehou_school::words::{DayKind, Mark};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use ts_rs::TS;

/// A day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OnDay {
    /// `YYYY-MM-DD`.
    pub date: String,
}

/// Both rosters of a day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DayRosters {
    /// The day.
    #[ts(type = "string")]
    pub date: NaiveDate,
    /// `周二`.
    pub weekday_label: String,
    /// What the day is.
    pub day_kind: DayKind,
    /// `11月24日 周二`, and why nothing is held where that is so.
    pub day_label: String,
    /// Until 18:30, then until 20:30; empty where nothing is held.
    pub sections: Vec<RosterSection>,
    /// Pupils on either, each counted once.
    pub pupils_total: u32,
}

/// The rosters that end by the same time.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RosterSection {
    /// `18:30` or `20:30`.
    #[ts(type = "\"18:30\" | \"20:30\"")]
    pub until: String,
    /// Pupils of the sessions that are held, each counted once (人).
    pub pupils: u32,
    /// Places in the sessions that are held: a pupil of two of them has two (人次).
    pub places: u32,
    /// By start, kind and name.
    pub groups: Vec<RosterGroup>,
}

/// One session's roster.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RosterGroup {
    /// The group.
    pub group_id: i64,
    /// Its name.
    pub name: String,
    /// 服务类别 as its code.
    pub kind: String,
    /// 服务类别 as read.
    pub kind_label: String,
    /// `16:30`.
    pub starts_at: String,
    /// `17:30`.
    pub ends_at: String,
    /// The room; may be empty.
    pub room: String,
    /// Names of those who serve.
    pub staff: Vec<String>,
    /// 应到.
    pub expected: u32,
    /// Whether a roll call is kept.
    pub marked: bool,
    /// 实到.
    pub present: u32,
    /// 请假.
    pub leave: u32,
    /// 缺席.
    pub absent: u32,
    /// Why it is not held; null when it is.
    pub cancelled: Option<String>,
    /// Whether this clerk sees the names, and may print the roster and call the roll where the role may do so.
    pub named: bool,
    /// The pupils in order; none where the names are not shown.
    pub pupils: Vec<RosterPupil>,
}

/// A pupil on a roster.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RosterPupil {
    /// The number called in a roll call.
    pub seat_no: u32,
    /// The class as printed.
    pub class_label: String,
    /// The name.
    pub name: String,
    /// 男 or 女.
    pub sex_label: String,
    /// The mark once a roll call is kept.
    pub mark: Option<Mark>,
}

/// The day's rosters as a file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PrintRoster {
    /// `YYYY-MM-DD`.
    pub date: String,
    /// `18:30` or `20:30`.
    pub until: String,
    /// Only this group, by number or name.
    #[serde(default)]
    pub group: Option<String>,
    /// Where to: ends in `.pdf` or `.xlsx`.
    #[ts(type = "string")]
    pub out: PathBuf,
}

/// What was printed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PrintedRoster {
    /// Sessions on it.
    pub groups: u32,
    /// Pupils on it, each counted once.
    pub pupils: u32,
    /// The file.
    #[ts(type = "string")]
    pub path: PathBuf,
}

/// Both rosters of a day for the screen; a day without service says why instead of refusing.
pub(crate) fn of_day(desk: &mut Desk, _: &Now, ask: OnDay, _: &dyn Progress) -> Result<DayRosters, No> {
    let date = shown::day(&ask.date)?;
    let status = calendar(&desk.store.read())?.status(date);
    let mut day_label = day_label(date);
    if !status.why.is_empty() {
        day_label = format!("{day_label} {}", status.why);
    }
    let mut sections = Vec::new();
    let mut pupils = std::collections::BTreeSet::new();
    if status.follows.is_some() || status.kind == DayKind::Closure {
        for until in [Until::Basic, Until::Extended] {
            let (roster, others) = gather(desk, date, until, None)?;
            pupils.extend(roster.groups.iter().flat_map(|group| group.rows.iter().map(|row| row.student)));
            let (held, places) = roster.held();
            let groups = roster.groups.into_iter().zip(others).map(|(group, other)| group_shown(group, other));
            sections.push(RosterSection {
                until: until.label().to_owned(),
                pupils: held,
                places,
                groups: groups.collect(),
            });
        }
    }
    Ok(DayRosters {
        date,
        weekday_label: weekday_label(date),
        day_kind: status.kind,
        day_label,
        sections,
        pupils_total: pupils.len() as u32,
    })
}

/// Writes the day's rosters until one time as PDF or xlsx.
pub(crate) fn print(desk: &mut Desk, now: &Now, ask: PrintRoster, _: &dyn Progress) -> Result<PrintedRoster, No> {
    let date = shown::day(&ask.date)?;
    let until =
        Until::read(&ask.until).ok_or_else(|| shown::bad_value("名册截止时间", &ask.until, "写作 18:30 或 20:30"))?;
    let (mut roster, others) = gather(desk, date, until, ask.group.as_deref())?;
    let mut others = others.into_iter();
    roster.groups.retain(|group| others.next().is_some_and(|other| other.named) && group.cancelled.is_none());
    if roster.groups.is_empty() {
        return Err(Refusal::NothingToPrint { what: format!("{}：当天没有场次", roster.title()) }.into());
    }
    let rows = roster.groups.iter().map(|group| group.rows.len()).sum();
    papers::write(
        desk,
        now,
        Paper { kind: "roster", rows, settlement: None, template_version: String::new(), out: &ask.out },
        |desk, number| match papers::format_of(&ask.out)? {
            papers::Format::Pdf => Ok(papers::pdf(desk, &kehou_paper::layout::day_roster(&roster, number))?.bytes),
            papers::Format::Xlsx => papers::xlsx(&kehou_paper::table::papers::day_roster(&roster, number)),
        },
    )?;
    Ok(PrintedRoster { groups: roster.groups.len() as u32, pupils: roster.pupils() as u32, path: ask.out })
}

/// What the screen shows of a session beside its roster.
struct Other {
    kind: String,
    starts_at: String,
    ends_at: String,
    named: bool,
}

fn gather(desk: &Desk, day: NaiveDate, until: Until, only: Option<&str>) -> Result<(DayRoster, Vec<Other>), No> {
    let read = desk.store.read();
    let lists = Lists::fetch(&read)?;
    let calendar = calendar(&read)?;
    let only = only.map(|wanted| lists.group(wanted).map(|group| group.id)).transpose()?;
    let register = lists.register();
    let sessions: Vec<Session<'_>> = sessions_on(&calendar, &lists.groups, day)?
        .into_iter()
        .filter(|session| session.until() == until && only.is_none_or(|only| session.group.id == only))
        .collect();
    let enrolments = enrolments_on(&read, day)?;
    let kept = read.attendance_of_day(day)?;
    let mut groups: Vec<GroupRoster> = sessions
        .iter()
        .map(|session| roster::of_session(&register, session, &enrolments, &kept, &lists.staff))
        .collect();
    let reductions = profile(&read, day).map(|profile| profile.reductions).unwrap_or_default();
    let categories: Vec<String> = reductions.into_iter().map(|rule| rule.category).collect();
    groups.iter_mut().for_each(|group| roster::with_notes(group, &register, &categories));
    let others = sessions.iter().zip(&groups).map(|(session, group)| Other {
        kind: session.group.kind.code().to_owned(),
        starts_at: shown::time(session.starts_at),
        ends_at: shown::time(session.ends_at),
        named: desk.clerk.sees_list(register.classes_of(group)),
    });
    let others = others.collect();
    Ok((DayRoster { school: lists.school.name, day, until, groups }, others))
}

fn group_shown(group: GroupRoster, other: Other) -> RosterGroup {
    let sums = group.sums.unwrap_or_default();
    RosterGroup {
        group_id: group.group.0,
        name: group.name,
        kind: other.kind,
        kind_label: group.kind_label,
        starts_at: other.starts_at,
        ends_at: other.ends_at,
        room: group.room,
        staff: group.staff,
        expected: group.rows.len() as u32,
        marked: group.sums.is_some(),
        present: sums.present,
        leave: sums.leave,
        absent: sums.absent,
        cancelled: group.cancelled,
        named: other.named,
        pupils: group
            .rows
            .into_iter()
            .filter(|_| other.named)
            .map(|row| RosterPupil {
                seat_no: row.number,
                class_label: row.class_label,
                name: row.name,
                sex_label: row.sex_label,
                mark: row.mark,
            })
            .collect(),
    }
}
