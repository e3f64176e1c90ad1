//! Looking a group over: who is in it, what clashes, what is missing.
use super::weekdays_label;
use crate::clash::{Clash, Wanted};
use crate::days::Weekdays;
use crate::ids::{GroupId, StaffId};
use crate::pay;
use crate::profile::PayRules;
use crate::records::{Enrolment, Group};
use crate::session::{TimeLimits, ends_too_early};
use crate::words::{EnrolmentState, StaffKind};
use chrono::{NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// What is to be looked at in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// Another group has the room.
    Room,
    /// Another group has a person.
    Staff,
    /// Another group has pupils.
    Pupil,
    /// More pupils than seats.
    Over,
    /// Fewer pupils than are needed to open.
    Under,
    /// Ends before the local hour.
    Early,
    /// Ends beyond the limit for a reason.
    Late,
    /// Nobody serves.
    NoStaff,
    /// No room is named.
    NoRoom,
    /// Those who serve would be reckoned at nothing.
    NoRate,
}

/// The chip of a group whose people would be reckoned at nothing.
const NO_RATE: &str = "无补助标准";

/// One thing to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub kind: FindingKind,
    /// In a sentence.
    pub sentence: String,
}

/// Names to speak of groups and people by.
#[derive(Debug, Default)]
pub struct Names<'a> {
    /// Of groups.
    pub groups: BTreeMap<GroupId, &'a str>,
    /// Of people.
    pub staff: BTreeMap<StaffId, &'a str>,
    /// What kind of staff they are.
    pub kinds: BTreeMap<StaffId, StaffKind>,
}

impl FindingKind {
    /// As a chip.
    pub fn label(self) -> &'static str {
        match self {
            FindingKind::Room => "地点冲突",
            FindingKind::Staff => "教师冲突",
            FindingKind::Pupil => "学生冲突",
            FindingKind::Over => "超员",
            FindingKind::Under => "人数不足",
            FindingKind::Early => "结束偏早",
            FindingKind::Late => "超时",
            FindingKind::NoStaff => "未排教师",
            FindingKind::NoRoom => "未定地点",
            FindingKind::NoRate => NO_RATE,
        }
    }
}

/// Pupils in a group on a day (or on its first, if that is later), and the most of them on one weekday.
pub fn seats(group: &Group, enrolments: &[Enrolment], today: NaiveDate) -> (u32, u32) {
    let on = today.max(group.valid.from);
    let there: Vec<&Enrolment> = enrolments
        .iter()
        .filter(|each| each.group == group.id && each.state == EnrolmentState::Active && each.valid.has(on))
        .collect();
    let pupils: BTreeSet<_> = there.iter().map(|each| each.student).collect();
    let on_weekday = |day: Weekday| there.iter().filter(|each| each.weekdays.has(day)).count() as u32;
    let busiest = (0..7u8).filter_map(|day| Weekday::try_from(day).ok()).map(on_weekday).max().unwrap_or(0);
    (pupils.len() as u32, busiest)
}

/// What is to be looked at in a group that is not over: its clashes, seats, people, hours and pay.
pub fn findings(
    group: &Group,
    seats: (u32, u32),
    clashes: &[Clash],
    names: &Names<'_>,
    limits: &TimeLimits,
    pay: &PayRules,
) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut note = |kind: FindingKind, sentence: String| found.push(Finding { kind, sentence });
    // People would go unpaid: that stands first.
    if let Some(sentence) = lacking_of(group, names.kinds.iter().map(|(id, kind)| (*id, *kind)), pay) {
        note(FindingKind::NoRate, sentence);
    }
    let mut pupils: BTreeMap<GroupId, u32> = BTreeMap::new();
    for clash in clashes.iter().filter(|clash| clash.group == group.id || clash.other == group.id) {
        let other = if clash.group == group.id { clash.other } else { clash.group };
        let name = names.groups.get(&other).copied().unwrap_or_default();
        let when = weekdays_label(clash.weekdays);
        match &clash.wanted {
            Wanted::Room(room) => note(FindingKind::Room, format!("{when}同一时间，「{name}」也用{room}。")),
            Wanted::Staff(staff) => {
                let person = names.staff.get(staff).copied().unwrap_or_default();
                note(FindingKind::Staff, format!("{when}同一时间，{person}也在「{name}」。"));
            }
            Wanted::Pupil(_) => *pupils.entry(other).or_default() += 1,
        }
    }
    for (other, count) in pupils {
        let name = names.groups.get(&other).copied().unwrap_or_default();
        note(FindingKind::Pupil, format!("{count} 名学生同一时间也报了「{name}」。"));
    }
    of_seats(group, seats, &mut note);
    if let Some(early) = ends_too_early(group, limits) {
        note(FindingKind::Early, early.message());
    }
    if !group.override_reason.trim().is_empty() {
        note(FindingKind::Late, format!("超过时间上限，理由：{}。", group.override_reason.trim()));
    }
    if group.staff.is_empty() {
        note(FindingKind::NoStaff, "还没有安排教师，签到和补助无从登记。".to_owned());
    }
    if group.room.trim().is_empty() {
        note(FindingKind::NoRoom, "还没有填地点，名册上会空着。".to_owned());
    }
    found
}

/// Why those who serve in a group would be reckoned at nothing; `kinds` tells what everyone is.
pub fn lacking_of(group: &Group, kinds: impl Iterator<Item = (StaffId, StaffKind)>, pay: &PayRules) -> Option<String> {
    let serving = kinds.filter(|(id, _)| group.staff.iter().any(|each| each.staff == *id)).map(|(_, kind)| kind);
    pay::lacking(pay, &group.pay_pool, &serving.collect())
}

/// More pupils than seats, or fewer than are needed.
fn of_seats(group: &Group, seats: (u32, u32), note: &mut impl FnMut(FindingKind, String)) {
    let (enrolled, busiest) = seats;
    if let Some(capacity) = group.capacity.filter(|capacity| busiest > *capacity) {
        note(FindingKind::Over, format!("最多的一天有 {busiest} 人，超过容量 {capacity} 人。"));
    }
    if let Some(minimum) = group.minimum.filter(|minimum| enrolled < *minimum) {
        note(FindingKind::Under, format!("已报 {enrolled} 人，不到最低人数 {minimum} 人。"));
    }
}

/// The weekdays on which pupils have places that the group no longer meets on, and how many pupils that is.
pub fn stranded(group: &Group, enrolments: &[Enrolment], from: NaiveDate) -> Option<(Weekdays, u32)> {
    let held = group
        .meetings
        .iter()
        .filter(|meeting| meeting.valid.to.is_none_or(|to| from <= to))
        .fold(Weekdays::NONE, |days, meeting| days.with(meeting.weekday));
    let mut days = Weekdays::NONE;
    let mut pupils = BTreeSet::new();
    for each in enrolments.iter().filter(|each| each.group == group.id && each.state == EnrolmentState::Active) {
        if each.valid.to.is_some_and(|to| to < from) {
            continue;
        }
        for day in each.weekdays.each().filter(|day| !held.has(*day)) {
            days = days.with(day);
            pupils.insert(each.student);
        }
    }
    (!pupils.is_empty()).then_some((days, pupils.len() as u32))
}
