//! Who comes to a group again and again without being in its plan: told, and taken into the plan with one press.
use crate::facts::{Lists, calendar};
use crate::group_keep::{self, GroupPut};
use crate::groups::Looked;
use crate::instead::SomeDays;
use crate::sign_in_sheet::settled;
use crate::staff_page::name_of;
use crate::staffing::as_form;
use crate::{Desk, No, Now, Progress, shown};
use chrono::NaiveDate;
use kehou_school::calendar::SchoolCalendar;
use kehou_school::days::{Month, date_short, days_listed};
use kehou_school::ids::{GroupId, StaffId};
use kehou_school::no::Refusal;
use kehou_school::rota;
use kehou_school::session::sessions_on;
use kehou_school::sign_in::{Place, Regular, places, regulars};
use kehou_store::Reading;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One person who comes to a group beside its plan.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RegularShown {
    /// `足球社：冯可书不在排班里，11月3日、11月5日到过（共 2 次）。`
    pub said: String,
    /// `把冯可书排进足球社（从11月3日起）`.
    pub plan_label: String,
    /// The person's name.
    pub name: String,
    /// Days among those asked for on which the group meets and nothing is kept of the person, `YYYY-MM-DD`.
    pub without: Vec<String>,
    /// What changing the plan means where a month of the days is settled, one sentence a month.
    pub settled: Vec<String>,
    /// What the answer wants.
    pub given: PlanRegular,
}

/// A person who is to be in the plan of a group.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlanRegular {
    /// The group.
    pub group: GroupId,
    /// Who.
    pub staff: StaffId,
    /// Their first day in a month, `YYYY-MM-DD`; the plan changes from it on.
    pub since: String,
}

/// Whether a person only helped out in a group in a month.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PutRegularAside {
    /// Who, in which group and month.
    pub given: PlanRegular,
    /// Whether nobody is asked about them any more.
    pub aside: bool,
}

/// Who came so on days among those asked for, or is missing on one of them.
pub(crate) fn list(desk: &mut Desk, now: &Now, ask: SomeDays, _: &dyn Progress) -> Result<Vec<RegularShown>, No> {
    let read = desk.store.read();
    let (lists, calendar) = (Lists::fetch(&read)?, calendar(&read)?);
    let (from, to) = ask.span(&calendar, now.today)?;
    let mut found = Vec::new();
    let mut month = Month::of(from);
    while month <= Month::of(to) {
        let told = settled(&read, month.first_day())?;
        // What is settled is done with: it is told on the page of its day alone.
        if told.is_none() || ask.from.is_some() {
            for each in found_in(&read, &lists, &calendar, (month, to))? {
                found.extend(regular_shown(&lists, &each, told.as_deref(), (from, to))?);
            }
        }
        month = month.next();
    }
    Ok(found)
}

/// Nothing where they neither came on one of those days nor are missing on one.
fn regular_shown(
    lists: &Lists,
    what: &Regular,
    settled: Option<&str>,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Option<RegularShown>, No> {
    let asked = |day: &&NaiveDate| from <= **day && **day <= to;
    let without: Vec<String> = what.without.iter().filter(asked).map(NaiveDate::to_string).collect();
    if without.is_empty() && !what.came.iter().any(|day| asked(&day)) {
        return Ok(None);
    }
    let group = lists.groups.iter().find(|group| group.id == what.group).map_or("", |group| &group.name);
    let name = name_of(lists, what.staff)?;
    Ok(Some(RegularShown {
        said: format!("{group}：{name}不在排班里，{}到过（共 {} 次）。", days_listed(&what.came), what.came.len()),
        plan_label: format!("把{name}排进{group}（从{}起）", date_short(what.since)),
        name,
        without,
        settled: settled.map(str::to_owned).into_iter().collect(),
        given: PlanRegular { group: what.group, staff: what.staff, since: what.since.to_string() },
    }))
}

/// The setting that holds that a person only helped out in a group in a month.
fn aside_of(group: GroupId, staff: StaffId, month: Month) -> String {
    format!("regular_aside/{group}/{staff}/{month}")
}

/// Whether the office said that a person only helps out in a group in a month.
pub(crate) fn is_aside(read: &Reading<'_>, group: GroupId, staff: StaffId, month: Month) -> Result<bool, No> {
    Ok(read.setting(&aside_of(group, staff, month))?.is_some_and(|value| !value.is_empty()))
}

/// That a person only helped out is kept, or taken back; answers what does the opposite.
pub(crate) fn put_aside(
    desk: &mut Desk,
    now: &Now,
    ask: PutRegularAside,
    _: &dyn Progress,
) -> Result<PutRegularAside, No> {
    let name = aside_of(ask.given.group, ask.given.staff, Month::of(shown::day(&ask.given.since)?));
    let value = if ask.aside { "1" } else { "" };
    desk.store.write(now, "put_regular_aside", |w| w.set_setting(&name, value).map_err(No::from))?;
    Ok(PutRegularAside { aside: !ask.aside, ..ask })
}

/// Those of a month until a day who are not put aside.
fn found_in(
    read: &Reading<'_>,
    lists: &Lists,
    calendar: &SchoolCalendar,
    (month, to): (Month, NaiveDate),
) -> Result<Vec<Regular>, No> {
    let kept = read.staff_attendance_of_month(month)?;
    let of_day = |day| places(&sessions_on(calendar, &lists.groups, day).unwrap_or_default());
    let days = month.first_day().iter_days().take_while(|day| *day <= month.last_day().min(to));
    let days: Vec<(NaiveDate, Vec<Place<'_>>)> = days.map(|day| (day, of_day(day))).collect();
    let mut found = Vec::new();
    for each in regulars(&days, &kept) {
        if !is_aside(read, each.group, each.staff, month)? {
            found.push(each);
        }
    }
    Ok(found)
}

/// Takes the person into the plan from their first day of the month on; kept by the rules of the group's own form.
pub(crate) fn plan(desk: &mut Desk, now: &Now, ask: PlanRegular, progress: &dyn Progress) -> Result<GroupPut, No> {
    let read = desk.store.read();
    let looked = Looked::fetch(&read, now.today)?;
    let name = name_of(&looked.lists, ask.staff)?;
    let month = Month::of(shown::day(&ask.since)?);
    let found = found_in(&read, &looked.lists, &calendar(&read)?, (month, now.today))?;
    let found = found.into_iter().find(|each| (each.group, each.staff) == (ask.group, ask.staff));
    let what = found.ok_or(Refusal::NotFound { what: "排班以外的签到".to_owned(), name })?;
    let group = looked.group(ask.group)?;
    let put = as_form(group, &rota::joined(group, &what)?, &looked, what.since, false);
    group_keep::put(desk, now, put, progress)
}
