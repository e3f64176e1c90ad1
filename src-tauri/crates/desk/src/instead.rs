//! Who signed in where another was planned: told over some days, then kept as standing in, or as a change of the plan.
use crate::facts::{Lists, calendar};
use crate::group_keep::{self, GroupPut};
use crate::groups::Looked;
use crate::sign_in_sheet::settled;
use crate::staff_page::name_of;
use crate::staffing::as_form;
use crate::{Desk, No, Now, Progress, shown};
use chrono::{Datelike, NaiveDate};
use kehou_school::calendar::SchoolCalendar;
use kehou_school::days::{Month, Weekdays, date_short, days_listed};
use kehou_school::ids::{GroupId, StaffId};
use kehou_school::records::StaffAttendance;
use kehou_school::rota;
use kehou_school::session::sessions_on;
use kehou_school::sign_in::{Instead, instead, places, standing_in};
use kehou_store::Reading;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use ts_rs::TS;

/// Some days.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct InsteadOf {
    /// `YYYY-MM-DD`, the first; null is the beginning of the term. The whole of its month is looked through.
    #[serde(default)]
    pub from: Option<String>,
    /// `YYYY-MM-DD`, the last, coming days left out; null is today.
    #[serde(default)]
    pub to: Option<String>,
}

/// One person who signed in a group on days on which another was planned.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct InsteadShown {
    /// `合唱：排班是王芳，签到的是李明（11月3日、11月10日，共 2 次）。`
    pub said: String,
    /// `合唱改由李明带（从11月3日起）`; null where the planned person signed in later.
    pub plan_label: Option<String>,
    /// `这 2 次算李明代，王芳记未到`.
    pub stand_in_label: String,
    /// What changing them means where a month of them is settled, one sentence a month.
    pub settled: Vec<String>,
    /// What the answers want.
    pub given: StandIn,
}

/// Sign-ins of one person for another.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StandIn {
    /// The group.
    pub group: GroupId,
    /// Who was planned.
    pub planned: StaffId,
    /// Who signed in.
    pub other: StaffId,
    /// The days, `YYYY-MM-DD`.
    pub days: Vec<String>,
}

/// What was kept.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StoodIn {
    /// Sign-ins that changed; one that was answered meanwhile stays.
    pub changed: u32,
}

/// Who signed in where another was planned.
pub(crate) fn list(desk: &mut Desk, now: &Now, ask: InsteadOf, _: &dyn Progress) -> Result<Vec<InsteadShown>, No> {
    let read = desk.store.read();
    let (lists, calendar) = (Lists::fetch(&read)?, calendar(&read)?);
    let from = ask.from.as_deref().map(shown::day).transpose()?;
    let from = from.or(calendar.term_of(now.today).map(|term| term.first_day)).unwrap_or(now.today);
    let to = ask.to.as_deref().map(shown::day).transpose()?.map_or(now.today, |to| to.min(now.today));
    let mut found = Vec::new();
    for each in found_between(&read, &lists, &calendar, (from, to))? {
        let shown = instead_shown(&read, &lists, &each)?;
        // What is settled is done with: it is told on the page of its day alone.
        if ask.from.is_some() || shown.settled.is_empty() {
            found.push(shown);
        }
    }
    Ok(found)
}

/// Those of which a day lies between first and last; whole months are looked through, so that a day brings its like.
fn found_between(
    read: &Reading<'_>,
    lists: &Lists,
    calendar: &SchoolCalendar,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<Instead>, No> {
    let mut found = Vec::new();
    let mut month = Month::of(from);
    while month <= Month::of(to) {
        let kept = read.staff_attendance_of_month(month)?;
        // Days nobody signed on cannot differ from the plan so.
        let days: BTreeSet<NaiveDate> = kept.iter().map(|row| row.day).collect();
        let of_day = |day| places(&sessions_on(calendar, &lists.groups, day).unwrap_or_default());
        let days: Vec<_> = days.into_iter().map(|day| (day, of_day(day))).collect();
        found.extend(instead(&days, &kept));
        month = month.next();
    }
    found.retain(|each| each.days.iter().any(|day| from <= *day && *day <= to));
    Ok(found)
}

fn instead_shown(read: &Reading<'_>, lists: &Lists, what: &Instead) -> Result<InsteadShown, No> {
    let group = lists.groups.iter().find(|group| group.id == what.group).map_or("", |group| group.name.as_str());
    let (planned, other) = (name_of(lists, what.planned)?, name_of(lists, what.other)?);
    let times = what.days.len();
    let first = what.days.first().copied();
    let plan = first.filter(|_| what.is_lasting).map(|day| format!("{group}改由{other}带（从{}起）", date_short(day)));
    let months: BTreeSet<Month> = what.days.iter().map(|day| Month::of(*day)).collect();
    let mut told = Vec::new();
    for month in months {
        told.extend(settled(read, month.first_day())?);
    }
    Ok(InsteadShown {
        said: format!("{group}：排班是{planned}，签到的是{other}（{}，共 {times} 次）。", days_listed(&what.days)),
        plan_label: plan,
        stand_in_label: format!("这 {times} 次算{other}代，{planned}记未到"),
        settled: told,
        given: StandIn {
            group: what.group,
            planned: what.planned,
            other: what.other,
            days: what.days.iter().map(NaiveDate::to_string).collect(),
        },
    })
}

/// Keeps those sign-ins as standing in, in one deed.
pub(crate) fn stand_in(desk: &mut Desk, now: &Now, ask: StandIn, _: &dyn Progress) -> Result<StoodIn, No> {
    let (what, kept) = given(&desk.store.read(), &ask)?;
    let rows = standing_in(&what, &kept);
    write(desk, now, "stand_in", &rows, "记为代课")
}

/// Takes back that those sign-ins stand in.
pub(crate) fn take_back(desk: &mut Desk, now: &Now, ask: StandIn, _: &dyn Progress) -> Result<StoodIn, No> {
    let (what, kept) = given(&desk.store.read(), &ask)?;
    let rows: Vec<StaffAttendance> = kept
        .into_iter()
        .filter(|row| row.group == Some(what.group) && row.staff == what.other && what.days.contains(&row.day))
        .filter(|row| row.stands_in_for == Some(what.planned))
        .map(|row| StaffAttendance { stands_in_for: None, ..row })
        .collect();
    write(desk, now, "take_back_stand_in", &rows, "撤销")
}

/// The plan follows those sign-ins from the first of the days on; kept by the rules of the group's own form.
pub(crate) fn plan(desk: &mut Desk, now: &Now, ask: StandIn, progress: &dyn Progress) -> Result<GroupPut, No> {
    let read = desk.store.read();
    let (what, _) = given(&read, &ask)?;
    let looked = Looked::fetch(&read, now.today)?;
    let group = looked.group(what.group)?;
    for person in [what.planned, what.other] {
        name_of(&looked.lists, person)?;
    }
    let Some(from) = what.days.first().copied() else { return Err(no_day().into()) };
    let put = as_form(group, &rota::replaced(group, &what)?, &looked, from, false);
    group_keep::put(desk, now, put, progress)
}

fn no_day() -> kehou_school::no::Refusal {
    shown::bad_value("日期", "", "至少一天")
}

/// What is given, with the rows of its days.
fn given(read: &Reading<'_>, ask: &StandIn) -> Result<(Instead, Vec<StaffAttendance>), No> {
    let mut days = ask.days.iter().map(|day| shown::day(day)).collect::<Result<Vec<_>, _>>()?;
    days.sort_unstable();
    let calendar = calendar(read)?;
    let lists = Lists::fetch(read)?;
    let mut kept = Vec::new();
    let mut weekdays = Weekdays::NONE;
    for day in &days {
        kept.extend(read.staff_attendance_of_day(*day)?);
        let sessions = sessions_on(&calendar, &lists.groups, *day).unwrap_or_default();
        let own = sessions.iter().find(|session| session.group.id == ask.group);
        weekdays = weekdays.with(own.map_or(day.weekday(), |session| session.weekday));
    }
    let what = Instead { group: ask.group, planned: ask.planned, other: ask.other, days, weekdays, is_lasting: true };
    Ok((what, kept))
}

fn write(desk: &mut Desk, now: &Now, what: &str, rows: &[StaffAttendance], why: &str) -> Result<StoodIn, No> {
    if !rows.is_empty() {
        desk.store.write(now, what, |w| {
            for row in rows {
                w.put_staff_attendance(row)?;
                w.change(format!("sign_in/{}", row.day), Value::Null, json!({ "rows": 1, "reason": why }));
            }
            Ok::<(), No>(())
        })?;
    }
    Ok(StoodIn { changed: rows.len() as u32 })
}
