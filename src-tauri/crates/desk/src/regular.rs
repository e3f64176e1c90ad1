//! Who comes to a group again and again without being in its plan: told, and taken into the plan with one press.
use crate::facts::{Lists, calendar};
use crate::group_keep::{self, GroupPut};
use crate::groups::Looked;
use crate::sign_in_sheet::settled;
use crate::staff_page::name_of;
use crate::staffing::as_form;
use crate::{Desk, No, Now, Progress, shown};
use chrono::NaiveDate;
use kehou_school::days::{Month, date_short, days_listed};
use kehou_school::ids::{GroupId, StaffId};
use kehou_school::no::Refusal;
use kehou_school::rota;
use kehou_school::session::sessions_on;
use kehou_school::sign_in::{Place, Regular, places, regulars};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// Some days.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RegularOf {
    /// `YYYY-MM-DD`, the first; null is the beginning of the term. The whole of its month is looked through.
    #[serde(default)]
    pub from: Option<String>,
    /// `YYYY-MM-DD`, the last, coming days left out; null is today.
    #[serde(default)]
    pub to: Option<String>,
}

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
    /// A day of the month they came in, `YYYY-MM-DD`; the plan changes from their first day in it.
    pub month: String,
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
pub(crate) fn list(desk: &mut Desk, now: &Now, ask: RegularOf, _: &dyn Progress) -> Result<Vec<RegularShown>, No> {
    let read = desk.store.read();
    let lists = Lists::fetch(&read)?;
    let from = ask.from.as_deref().map(shown::day).transpose()?;
    let from = from.or(calendar(&read)?.term_of(now.today).map(|term| term.first_day)).unwrap_or(now.today);
    let to = ask.to.as_deref().map(shown::day).transpose()?.map_or(now.today, |to| to.min(now.today));
    let asked = |day: &&NaiveDate| from <= **day && **day <= to;
    let mut found = Vec::new();
    let mut month = Month::of(from);
    while month <= Month::of(to) {
        let told = settled(&read, month.first_day())?;
        for each in found_in(desk, month, to)? {
            let without: Vec<String> = each.without.iter().filter(asked).map(NaiveDate::to_string).collect();
            // What is settled is done with: it is told on the page of its day alone.
            if (told.is_some() && ask.from.is_none())
                || (without.is_empty() && !each.came.iter().any(|day| asked(&day)))
            {
                continue;
            }
            let group = lists.groups.iter().find(|group| group.id == each.group).map_or("", |group| &group.name);
            let name = name_of(&lists, each.staff)?;
            let first = each.came.first().copied().unwrap_or(from);
            found.push(RegularShown {
                said: format!(
                    "{group}：{name}不在排班里，{}到过（共 {} 次）。",
                    days_listed(&each.came),
                    each.came.len()
                ),
                plan_label: format!("把{name}排进{group}（从{}起）", date_short(first)),
                name,
                without,
                settled: told.iter().cloned().collect(),
                given: PlanRegular { group: each.group, staff: each.staff, month: first.to_string() },
            });
        }
        month = month.next();
    }
    Ok(found)
}

/// The setting that holds that a person only helped out in a group in a month.
fn aside_of(group: GroupId, staff: StaffId, month: Month) -> String {
    format!("regular_aside/{group}/{staff}/{month}")
}

/// That a person only helped out is kept, or taken back; answers what does the opposite.
pub(crate) fn put_aside(
    desk: &mut Desk,
    now: &Now,
    ask: PutRegularAside,
    _: &dyn Progress,
) -> Result<PutRegularAside, No> {
    let name = aside_of(ask.given.group, ask.given.staff, Month::of(shown::day(&ask.given.month)?));
    let value = if ask.aside { "1" } else { "" };
    desk.store.write(now, "put_regular_aside", |w| w.set_setting(&name, value).map_err(No::from))?;
    Ok(PutRegularAside { aside: !ask.aside, ..ask })
}

/// Those of a month until a day who are not put aside.
fn found_in(desk: &Desk, month: Month, to: NaiveDate) -> Result<Vec<Regular>, No> {
    let read = desk.store.read();
    let (lists, calendar) = (Lists::fetch(&read)?, calendar(&read)?);
    let kept = read.staff_attendance_of_month(month)?;
    let of_day = |day| places(&sessions_on(&calendar, &lists.groups, day).unwrap_or_default());
    let days = month.first_day().iter_days().take_while(|day| *day <= month.last_day().min(to));
    let days: Vec<(NaiveDate, Vec<Place<'_>>)> = days.map(|day| (day, of_day(day))).collect();
    let mut found = regulars(&days, &kept);
    let mut aside = BTreeSet::new();
    for each in &found {
        if read.setting(&aside_of(each.group, each.staff, month))?.is_some_and(|value| !value.is_empty()) {
            aside.insert((each.group, each.staff));
        }
    }
    found.retain(|each| !aside.contains(&(each.group, each.staff)));
    Ok(found)
}

/// Takes the person into the plan from their first day of the month on; kept by the rules of the group's own form.
pub(crate) fn plan(desk: &mut Desk, now: &Now, ask: PlanRegular, progress: &dyn Progress) -> Result<GroupPut, No> {
    let month = Month::of(shown::day(&ask.month)?);
    let found = found_in(desk, month, now.today)?;
    let looked = Looked::fetch(&desk.store.read(), now.today)?;
    let name = name_of(&looked.lists, ask.staff)?;
    let found = found.into_iter().find(|each| (each.group, each.staff) == (ask.group, ask.staff));
    let gone = Refusal::NotFound { what: "排班以外的签到".to_owned(), name };
    let what = found.ok_or(gone)?;
    let group = looked.group(ask.group)?;
    let Some(from) = what.came.first().copied() else {
        return Err(shown::bad_value("日期", "", "至少一天").into());
    };
    let put = as_form(group, &rota::joined(group, &what)?, &looked, from, false);
    group_keep::put(desk, now, put, progress)
}
