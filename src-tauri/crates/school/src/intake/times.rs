//! When the groups of a list meet: by their rows, by the school's own slots where a row names one, and by what is said once
//! for all rows of a kind that write no time of day.
use crate::cells::Cell;
use crate::days::{Weekdays, time_label};
use crate::intake::chosen::Chosen;
use crate::intake::reading::Reading;
use crate::intake::slots::{self, Named};
use crate::intake::table::{Column, Table};
use crate::intake::value;
use crate::intake::when::{self, Slot};
use crate::money::Lessons;
use crate::naming;
use crate::time_plan::TimeSlot;
use crate::words::ServiceKind;
use chrono::NaiveTime;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// The groups of a kind that write no time of day, and what is said for all of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TimesAsked {
    /// 基础托管.
    pub label: String,
    /// How many groups of the kind write no time.
    pub groups: u32,
    /// Under which name their time is said for all rows: `time/basic_care`.
    pub time_field: String,
    /// A slot's name or `16:30-17:15`; null where nothing is said.
    pub time: Option<String>,
    /// Under which name their lessons are said.
    pub lessons_field: String,
    /// `1` or `1.5`; null where nothing is said.
    pub lessons: Option<String>,
    /// What is wrong with what is said, as a sentence.
    pub no: Option<String>,
}

/// A time a group meets at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Time {
    pub weekdays: Weekdays,
    pub starts_at: NaiveTime,
    pub ends_at: NaiveTime,
    /// As the school's slot has them, or as said for all rows.
    pub lessons: Option<Lessons>,
}

/// What is said for all rows of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Said {
    Times(NaiveTime, NaiveTime),
    Slot(String),
}

/// The times of a list as its rows are read one after another.
#[derive(Debug)]
pub(crate) struct Times<'a> {
    slots: &'a [TimeSlot],
    for_all: BTreeMap<String, String>,
    lacking: BTreeMap<ServiceKind, BTreeSet<String>>,
}

/// The row whose times are read: its group, kind and grades.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Whose<'r> {
    pub name: Option<&'r str>,
    pub kind: Option<ServiceKind>,
    pub grades: &'r str,
}

impl<'a> Times<'a> {
    pub(crate) fn new(slots: &'a [TimeSlot], chosen: Option<&Chosen>) -> Times<'a> {
        let for_all = chosen.map(|chosen| chosen.for_all.clone()).unwrap_or_default();
        Times { slots, for_all, lacking: BTreeMap::new() }
    }

    /// When the group of a row meets: weekdays, start and end from their columns, from one that says several of them, from
    /// a slot that is named, or from what is said for all rows of its kind.
    pub(crate) fn read(&mut self, reading: &mut Reading<'_, '_>, table: &Table<'_>, whose: Whose<'_>) -> Vec<Time> {
        let before = reading.problems.len();
        let all = self.slots;
        let mut cells = |code: &str| -> Vec<Slot> {
            let column = table.column(code);
            if code == "weekdays" && !table.has("when") && column.at.is_some() {
                return reading.must(column, |cell| read_slots(cell, code, all)).unwrap_or_default();
            }
            reading.may(column, |cell| read_slots(cell, code, all)).unwrap_or_default()
        };
        let [days, starts, ends, whens] = ["weekdays", "starts_at", "ends_at", "when"].map(&mut cells);
        if reading.problems.len() > before {
            return Vec::new();
        }
        let first = |slots: &[Slot], of: fn(&Slot) -> Option<NaiveTime>| slots.iter().find_map(of);
        let weekdays = [&days, &whens, &starts].into_iter().flatten().find_map(|slot| slot.weekdays);
        let start = first(&starts, |slot| slot.starts_at);
        let end = first(&ends, |slot| slot.ends_at.or(slot.starts_at)).or(first(&starts, |slot| slot.ends_at));
        let named = [&whens, &starts, &days].into_iter().flatten().find_map(|slot| slot.named);
        let has_time = |slots: &&Vec<Slot>| slots.iter().any(|slot| slot.starts_at.is_some());
        let said = [&whens, &days, &starts].into_iter().find(has_time).or((!whens.is_empty()).then_some(&whens));
        let mut times = Vec::new();
        for slot in said.map_or(&[Slot::OPEN][..], Vec::as_slice) {
            let (weekdays, starts_at, ends_at) =
                (slot.weekdays.or(weekdays), slot.starts_at.or(start), slot.ends_at.or(end));
            match (weekdays, starts_at, ends_at) {
                (None, ..) => reading.no(place(table, "weekdays"), "还要写上星期，如 周一至周五。"),
                (Some(weekdays), None, None) => match self.not_written(weekdays, slot.named.or(named), whose) {
                    Ok(found) => times.extend(found),
                    Err(told) => reading.no(place(table, "starts_at"), told),
                },
                (_, None, _) => reading.no(place(table, "starts_at"), TIMES_WANTED),
                (.., None) => reading.no(place(table, "ends_at"), "还要写上结束的时间，如 16:30-17:30。"),
                (_, Some(starts_at), Some(ends_at)) if ends_at <= starts_at => {
                    reading.no(place(table, "ends_at"), ENDS_LATER);
                }
                (Some(weekdays), Some(starts_at), Some(ends_at)) => {
                    times.push(Time { weekdays, starts_at, ends_at, lessons: None });
                }
            }
        }
        times
    }

    /// The kinds whose rows write no time, with what is said for them.
    pub(crate) fn asked(&self) -> Vec<TimesAsked> {
        let asked = |(kind, names): (&ServiceKind, &BTreeSet<String>)| TimesAsked {
            label: kind.label().to_owned(),
            groups: names.len() as u32,
            time_field: time_field(*kind),
            time: self.for_all.get(&time_field(*kind)).cloned(),
            lessons_field: lessons_field(*kind),
            lessons: self.for_all.get(&lessons_field(*kind)).cloned(),
            no: self.said(*kind).err().or_else(|| self.said_lessons(*kind).err()),
        };
        self.lacking.iter().map(asked).collect()
    }

    /// What is taken for the rows that write no time, as a sentence.
    pub(crate) fn remark(&self) -> Option<String> {
        let taken = |(kind, names): (&ServiceKind, &BTreeSet<String>)| {
            let time = match self.said(*kind).ok()?? {
                Said::Times(from, to) => format!("{}–{}", time_label(from), time_label(to)),
                Said::Slot(name) => slots::label(&name, self.slots),
            };
            Some(format!("{} {} 个班 {time}", kind.label(), names.len()))
        };
        let taken: Vec<String> = self.lacking.iter().filter_map(taken).collect();
        (!taken.is_empty()).then(|| format!("没有写时间的，按所选导入：{}。", taken.join("；")))
    }

    /// A row that names a slot at most: by the slot, else by what is said for all rows of its kind.
    fn not_written(&mut self, weekdays: Weekdays, named: Option<Named>, whose: Whose<'_>) -> Result<Vec<Time>, String> {
        if let Some(Named(at)) = named {
            return slots::times(&self.slots[at].name, self.slots, weekdays, whose.grades);
        }
        let (Some(kind), Some(name)) = (whose.kind, whose.name) else { return Err(TIMES_WANTED.to_owned()) };
        self.lacking.entry(kind).or_default().insert(naming::bare(name));
        let said = self.said(kind).ok().flatten().ok_or(TIMES_WANTED)?;
        let lessons = self.said_lessons(kind).ok().flatten();
        let mut times = match said {
            Said::Times(starts_at, ends_at) => vec![Time { weekdays, starts_at, ends_at, lessons: None }],
            Said::Slot(name) => slots::times(&name, self.slots, weekdays, whose.grades)?,
        };
        times.iter_mut().for_each(|time| time.lessons = lessons.or(time.lessons));
        Ok(times)
    }

    fn said(&self, kind: ServiceKind) -> Result<Option<Said>, String> {
        let Some(text) = self.for_all.get(&time_field(kind)).filter(|text| !text.trim().is_empty()) else {
            return Ok(None);
        };
        if self.slots.iter().any(|slot| slot.name == text.trim()) {
            return Ok(Some(Said::Slot(text.trim().to_owned())));
        }
        match when::slots(text).as_deref() {
            Some([Slot { weekdays: None, starts_at: Some(from), ends_at: Some(to), .. }]) if from < to => {
                Ok(Some(Said::Times(*from, *to)))
            }
            Some([Slot { weekdays: None, starts_at: Some(_), ends_at: Some(_), .. }]) => Err(ENDS_LATER.to_owned()),
            _ => Err(format!("「{}」看不出时间，应写作 16:30-17:30，或选一个时段。", text.trim())),
        }
    }

    fn said_lessons(&self, kind: ServiceKind) -> Result<Option<Lessons>, String> {
        match self.for_all.get(&lessons_field(kind)).map(|text| text.trim()).filter(|text| !text.is_empty()) {
            None => Ok(None),
            Some(text) => value::lessons(&Cell::Text(text.to_owned())).map(Some),
        }
    }
}

const TIMES_WANTED: &str = "还要写上开始和结束的时间，如 16:30-17:30。";
const ENDS_LATER: &str = "结束时间应晚于开始时间。";
const WEEKDAYS_WANTED: &str = "星期应写作「一三五」「周一至周五」或「135」。";

fn time_field(kind: ServiceKind) -> String {
    format!("time/{}", kind.code())
}

fn lessons_field(kind: ServiceKind) -> String {
    format!("lessons/{}", kind.code())
}

/// The column of a field, or the one that says all of the time.
fn place<'t>(table: &'t Table<'_>, code: &str) -> &'t Column {
    let own = table.column(code);
    if own.at.is_none() && table.has("when") { table.column("when") } else { own }
}

fn read_slots(cell: &Cell, code: &str, all: &[TimeSlot]) -> Result<Vec<Slot>, String> {
    let is_time = matches!(code, "starts_at" | "ends_at");
    let time = if is_time || !matches!(cell, Cell::Text(_)) { value::time(cell).ok() } else { None };
    if let Some(time) = time {
        return Ok(vec![Slot { starts_at: Some(time), ..Slot::OPEN }]);
    }
    let text = value::clean(cell.text());
    let found = when::slots(&text)
        .or_else(|| Some(vec![Slot { weekdays: Some(Weekdays::read(&value::code_text(cell))?), ..Slot::OPEN }]))
        .or_else(|| slots::named_in(&text, all));
    found.ok_or_else(|| match code {
        "starts_at" | "ends_at" => "应填时间，如 16:30。".to_owned(),
        "when" => "应写作「周一至周五 16:30-17:30」。".to_owned(),
        _ => WEEKDAYS_WANTED.to_owned(),
    })
}

/// Weekdays as text.
pub(crate) fn read_weekdays(cell: &Cell) -> Result<Weekdays, String> {
    let text = value::code_text(cell);
    Weekdays::read(&text).or_else(|| when::weekdays(&text)).ok_or_else(|| WEEKDAYS_WANTED.to_owned())
}
