//! The school's own slots as a list or a clerk names them: 第一时段 is each weekday's and grade's own time.
use crate::days::{Weekdays, time_label};
use crate::intake::times::Time;
use crate::intake::when::{self, Slot};
use crate::naming::half_width;
use crate::time_plan::{TimeSlot, grades_meet};
use chrono::{NaiveTime, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A slot named by its place among the school's slots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Named(pub usize);

/// A slot that may be said for all rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "NamedSlot")]
pub struct SlotChoice {
    /// 第一时段.
    pub name: String,
    /// `第一时段 16:30–17:30`, or that its time differs by day or grade.
    pub label: String,
}

/// The school's slots to choose from, each name once, by the earliest time.
pub fn slot_choices(slots: &[TimeSlot]) -> Vec<SlotChoice> {
    let mut first: BTreeMap<&str, NaiveTime> = BTreeMap::new();
    for slot in slots {
        let seen = first.entry(&slot.name).or_insert(slot.starts_at);
        *seen = slot.starts_at.min(*seen);
    }
    let mut names: Vec<(NaiveTime, &str)> = first.into_iter().map(|(name, starts_at)| (starts_at, name)).collect();
    names.sort_unstable();
    names.into_iter().map(|(_, name)| SlotChoice { name: name.to_owned(), label: label(name, slots) }).collect()
}

/// `第一时段 16:30–17:30`.
pub(crate) fn label(name: &str, slots: &[TimeSlot]) -> String {
    let mut times: Vec<(NaiveTime, NaiveTime)> =
        slots.iter().filter(|slot| slot.name == name).map(|slot| (slot.starts_at, slot.ends_at)).collect();
    times.sort_unstable();
    times.dedup();
    match times.as_slice() {
        [(from, to)] => format!("{name} {}–{}", time_label(*from), time_label(*to)),
        _ => format!("{name}（各天或各年级的时间按作息）"),
    }
}

/// What a text says that names a slot, with weekdays or without; `None` where it names none or says more.
pub(crate) fn named_in(text: &str, slots: &[TimeSlot]) -> Option<Vec<Slot>> {
    let text = half_width(text);
    let named = slots.iter().enumerate().filter(|(_, slot)| text.contains(&half_width(&slot.name)));
    let (at, slot) = named.max_by_key(|(at, slot)| (slot.name.chars().count(), std::cmp::Reverse(*at)))?;
    let rest = text.replacen(&half_width(&slot.name), " ", 1);
    let rest = rest.trim_matches(|c: char| c.is_whitespace() || "的,;:()、".contains(c));
    if rest.is_empty() {
        return Some(vec![Slot { named: Some(Named(at)), ..Slot::OPEN }]);
    }
    let said = when::slots(rest)?;
    Some(said.into_iter().map(|each| Slot { named: Some(Named(at)), ..each }).collect())
}

/// The times of a named slot on some weekdays for some grades.
pub(crate) fn times(name: &str, slots: &[TimeSlot], weekdays: Weekdays, grades: &str) -> Result<Vec<Time>, String> {
    let mut times: Vec<Time> = Vec::new();
    for day in weekdays.each() {
        let on_day = |slot: &&TimeSlot| {
            let is_workday = !matches!(day, Weekday::Sat | Weekday::Sun);
            slot.name == name && slot.weekday.map_or(is_workday, |its| its == day) && grades_meet(&slot.grades, grades)
        };
        let mut found = slots.iter().filter(on_day);
        let day_said = crate::days::WEEKDAY_CHARS[day.num_days_from_monday() as usize];
        let Some(slot) = found.next() else {
            return Err(format!("作息里周{day_said}没有「{name}」，请写明时间，如 16:30-17:30。"));
        };
        let same = |other: &TimeSlot| (other.starts_at, other.ends_at) == (slot.starts_at, slot.ends_at);
        if !found.all(same) {
            return Err(format!("作息里周{day_said}的「{name}」各年级时间不同，请写明时间，如 16:30-17:30。"));
        }
        let time = Time {
            weekdays: Weekdays::only(day),
            starts_at: slot.starts_at,
            ends_at: slot.ends_at,
            lessons: Some(slot.lessons),
        };
        let is_same = |each: &&mut Time| Time { weekdays: time.weekdays, ..**each } == time;
        match times.iter_mut().find(is_same) {
            Some(each) => each.weekdays = each.weekdays.with(day),
            None => times.push(time),
        }
    }
    Ok(times)
}
