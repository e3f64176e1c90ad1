//! Who signed in where another was planned: told over some days, then kept as standing in, or as a change of the plan.
use crate::facts::{Lists, calendar};
use crate::group_keep::{self, GroupPut, settled_since};
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
use kehou_school::sign_in::{Instead, instead, places, since_term, standing_in};
use kehou_store::Reading;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use ts_rs::TS;

/// Some days.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SomeDays {
    /// `YYYY-MM-DD`, the first; null is the beginning of the term. The whole of its month is looked through.
    #[serde(default)]
    pub from: Option<String>,
    /// `YYYY-MM-DD`, the last, coming days left out; null is today.
    #[serde(default)]
    pub to: Option<String>,
}

impl SomeDays {
    /// The first and the last.
    pub(crate) fn span(&self, calendar: &SchoolCalendar, today: NaiveDate) -> Result<(NaiveDate, NaiveDate), No> {
        let from = self.from.as_deref().map(shown::day).transpose()?;
        let from = from.or(calendar.term_of(today).map(|term| term.first_day)).unwrap_or(today);
        let to = self.to.as_deref().map(shown::day).transpose()?.map_or(today, |to| to.min(today));
        Ok((from, to))
    }
}

/// One person who signed in a group on days on which another was planned.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct InsteadShown {
    /// `合唱：排班是王芳，签到的是李明（11月3日、11月10日，共 2 次）。`
    pub said: String,
    /// From when on the plan may follow; empty where the planned person signed in later.
    pub plans: Vec<InsteadPlan>,
    /// `这 2 次算李明代，王芳记未到`.
    pub stand_in_label: String,
    /// What changing them means where a month of them is settled, one sentence a month.
    pub settled: Vec<String>,
    /// What the answers want.
    pub given: StandIn,
}

/// A change of the plan that sign-ins propose.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct InsteadPlan {
    /// `合唱改由李明带（从11月3日起）`.
    pub label: String,
    /// What the answer wants.
    pub given: PlanInstead,
}

/// The plan of a group follows sign-ins of one person for another.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlanInstead {
    /// The sign-ins.
    pub sign_ins: StandIn,
    /// From which day on, `YYYY-MM-DD`.
    pub since: String,
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
pub(crate) fn list(desk: &mut Desk, now: &Now, ask: SomeDays, _: &dyn Progress) -> Result<Vec<InsteadShown>, No> {
    let read = desk.store.read();
    let (lists, calendar) = (Lists::fetch(&read)?, calendar(&read)?);
    let span = ask.span(&calendar, now.today)?;
    let mut found = Vec::new();
    for each in found_between(&read, &lists, &calendar, span)? {
        let shown = instead_shown(&read, &lists, &calendar, &each)?;
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

fn instead_shown(
    read: &Reading<'_>,
    lists: &Lists,
    calendar: &SchoolCalendar,
    what: &Instead,
) -> Result<InsteadShown, No> {
    let group = lists.groups.iter().find(|group| group.id == what.group);
    let name = group.map_or("", |group| group.name.as_str());
    let (planned, other) = (name_of(lists, what.planned)?, name_of(lists, what.other)?);
    let times = what.days.len();
    let sign_ins = StandIn {
        group: what.group,
        planned: what.planned,
        other: what.other,
        days: what.days.iter().map(NaiveDate::to_string).collect(),
    };
    let plan = |label: String, since: NaiveDate| InsteadPlan {
        label,
        given: PlanInstead { sign_ins: sign_ins.clone(), since: since.to_string() },
    };
    let mut plans = Vec::new();
    if let Some(first) = what.days.first().copied().filter(|_| what.is_lasting) {
        plans.push(plan(format!("{name}改由{other}带（从{}起）", date_short(first)), first));
        let opened = group.map_or(first, |group| group.valid.from);
        if let Some(since) = earlier(read, calendar, what, (opened, first))? {
            plans.push(plan(format!("从{}起就是{other}带", date_short(since)), since));
        }
    }
    let months: BTreeSet<Month> = what.days.iter().map(|day| Month::of(*day)).collect();
    let mut told = Vec::new();
    for month in months {
        told.extend(settled(read, month.first_day())?);
    }
    Ok(InsteadShown {
        said: format!("{name}：排班是{planned}，签到的是{other}（{}，共 {times} 次）。", days_listed(&what.days)),
        plans,
        stand_in_label: format!("这 {times} 次算{other}代，{planned}记未到"),
        settled: told,
        given: sign_ins,
    })
}

/// From when on in the term the plan may follow as well; never from before a settled month.
fn earlier(
    read: &Reading<'_>,
    calendar: &SchoolCalendar,
    what: &Instead,
    (opened, first): (NaiveDate, NaiveDate),
) -> Result<Option<NaiveDate>, No> {
    let Some(term) = calendar.term_of(first) else { return Ok(None) };
    let mut kept = Vec::new();
    let mut month = Month::of(term.first_day);
    while month <= Month::of(first) {
        kept.extend(read.staff_attendance_of_month(month)?);
        month = month.next();
    }
    let since = since_term(what, term.first_day, opened, &kept);
    let settled = read.settlements()?;
    Ok(since.filter(|since| settled_since(&settled, *since).is_none()))
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

/// The plan follows those sign-ins from a day on; kept by the rules of the group's own form.
pub(crate) fn plan(desk: &mut Desk, now: &Now, ask: PlanInstead, progress: &dyn Progress) -> Result<GroupPut, No> {
    let from = shown::day(&ask.since)?;
    let read = desk.store.read();
    let (what, _) = given(&read, &ask.sign_ins)?;
    let looked = Looked::fetch(&read, now.today)?;
    let group = looked.group(what.group)?;
    for person in [what.planned, what.other] {
        name_of(&looked.lists, person)?;
    }
    let put = as_form(group, &rota::replaced(group, &what, from)?, &looked, from, false);
    group_keep::put(desk, now, put, progress)
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
