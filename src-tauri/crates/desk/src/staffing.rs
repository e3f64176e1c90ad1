//! Others put into a group on one weekday, and someone who serves no longer; by the rules of the group's own form.
use crate::group_form::{StaffForm, form_of};
use crate::group_keep::{self, GroupPut, PutGroup, exactly, settled_since};
use crate::groups::Looked;
use crate::staff_page::name_of;
use crate::{Desk, No, Now, Progress, shown};
use chrono::NaiveDate;
use kehou_school::days::{Month, day_label};
use kehou_school::group_plan::weekdays_label;
use kehou_school::ids::{GroupId, StaffId};
use kehou_school::records::{Group, GroupStaff};
use kehou_school::rota;
use kehou_store::Reading;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who is to serve in a group on one weekday from a day on.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PutStaffing {
    /// The group.
    pub group: GroupId,
    /// 1 (Monday) to 7.
    pub weekday: u32,
    /// Everyone who serves then; empty for nobody.
    pub staff: Vec<StaffId>,
    /// From which day it holds, `YYYY-MM-DD`.
    pub from: String,
    /// Only tell what follows.
    #[serde(default)]
    pub trial: bool,
}

/// A person who serves no longer.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StaffLeaves {
    /// The person.
    pub id: StaffId,
    /// The first day on which nothing is served any more, `YYYY-MM-DD`.
    pub from: String,
    /// Only tell what follows.
    #[serde(default)]
    pub trial: bool,
}

/// A person left, or what would follow.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StaffLeft {
    /// What follows, as sentences.
    pub follows: Vec<String>,
    /// Takes it back; null for a trial.
    pub undo: Option<PutStaffings>,
}

/// Groups put back exactly as they were.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PutStaffings {
    /// The groups.
    pub groups: Vec<PutGroup>,
}

/// Others serve in a group on a weekday from a day on; kept by the rules of the group's own form.
pub(crate) fn put_staffing(
    desk: &mut Desk,
    now: &Now,
    ask: PutStaffing,
    progress: &dyn Progress,
) -> Result<GroupPut, No> {
    let from = shown::day(&ask.from)?;
    let looked = Looked::fetch(&desk.store.read(), now.today)?;
    let group = looked.group(ask.group)?;
    for person in &ask.staff {
        name_of(&looked.lists, *person)?;
    }
    let rows = rota::staffed(group, shown::weekday(ask.weekday)?, &ask.staff, from)?;
    let put = as_form(group, &rows, &looked, from, ask.trial);
    group_keep::put(desk, now, put, progress)
}

/// A group with other people from a day on, as its own form gives it.
pub(crate) fn as_form(group: &Group, rows: &[GroupStaff], looked: &Looked, from: NaiveDate, trial: bool) -> PutGroup {
    let mut form = form_of(group, looked.services.get(&group.service), from, false);
    let row = |each: &GroupStaff| StaffForm {
        staff: each.staff,
        weekday: each.weekday.map(|day| day.number_from_monday()),
        valid: None,
    };
    form.staff = rows.iter().map(row).collect();
    PutGroup { form, changes_from: Some(from.to_string()), exact: false, trial }
}

/// A person serves in no group from a day on, or what that would mean. The data and what was served stay.
pub(crate) fn leave(desk: &mut Desk, now: &Now, ask: StaffLeaves, _: &dyn Progress) -> Result<StaffLeft, No> {
    let from = shown::day(&ask.from)?;
    let read = desk.store.read();
    let looked = Looked::fetch(&read, now.today)?;
    let name = name_of(&looked.lists, ask.id)?;
    let after = rota::leaving(&looked.lists.groups, ask.id, from);
    let mut follows = Vec::new();
    for group in &after {
        let days = rota::serves_in(&looked.lists.groups, ask.id, from).into_iter().find(|(id, ..)| *id == group.id);
        let when = days.map(|(_, _, days)| weekdays_label(days)).unwrap_or_default();
        let others = group.staff.iter().any(|each| each.valid.to.is_none_or(|to| from <= to));
        let rest = if others { "" } else { "，这个班就没有人了" };
        follows.push(format!("{}起，{name}不再上「{}」（{when}）{rest}。", day_label(from), group.name));
    }
    if after.is_empty() {
        follows.push(format!("{name}从{}起没有排班，不用再办。", day_label(from)));
    }
    let later = signed_since(&read, ask.id, from, now.today)?;
    if later > 0 {
        follows.push(format!("{}以后已有 {later} 条签到，会照旧计补助。", day_label(from)));
    }
    follows.extend(settled_since(&read.settlements()?, from));
    follows.push("资料和以往的签到都保留，名单里仍能查到。".to_owned());
    if ask.trial || after.is_empty() {
        return Ok(StaffLeft { follows, undo: None });
    }
    let before = after.iter().map(|group| looked.group(group.id).map(|group| exactly(group, &looked, now.today)));
    let undo = PutStaffings { groups: before.collect::<Result<_, _>>()? };
    desk.store.write(now, "staff_leaves", |w| {
        for group in &after {
            w.put_group(group)?;
        }
        Ok::<(), No>(())
    })?;
    Ok(StaffLeft { follows, undo: Some(undo) })
}

/// Puts the groups back as they were before someone left.
pub(crate) fn put_back(desk: &mut Desk, now: &Now, ask: PutStaffings, _: &dyn Progress) -> Result<StaffLeft, No> {
    let looked = Looked::fetch(&desk.store.read(), now.today)?;
    let mut groups = Vec::new();
    for put in &ask.groups {
        let id = put.form.id.unwrap_or(GroupId(0));
        groups.push(group_keep::as_given(&put.form, looked.group(id)?, &looked)?);
    }
    desk.store.write(now, "staff_returns", |w| {
        for group in &groups {
            w.put_group(group)?;
        }
        Ok::<(), No>(())
    })?;
    Ok(StaffLeft { follows: Vec::new(), undo: None })
}

/// How many rows of a person are kept from a day on, up to today's month.
fn signed_since(read: &Reading<'_>, id: StaffId, from: NaiveDate, today: NaiveDate) -> Result<usize, No> {
    let mut month = Month::of(from);
    let mut count = 0;
    while month <= Month::of(today) {
        let rows = read.staff_attendance_of_month(month)?;
        count += rows.iter().filter(|row| row.staff == id && row.day >= from).count();
        month = month.next();
    }
    Ok(count)
}
