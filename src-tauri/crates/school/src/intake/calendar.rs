//! The calendar: the published year as JSON, and the school's own days as a spreadsheet.
use crate::cells::{Cell, Workbook};
use crate::classes::GradeRange;
use crate::intake::chosen::Chosen;
use crate::intake::header::{Field, Need};
use crate::intake::known::Known;
use crate::intake::list::List;
use crate::intake::reading::{Reading, Seen};
use crate::intake::table::{Listing, Table};
use crate::intake::value;
use crate::intake::{Accepted, Checked, Effect};
use crate::naming::half_width;
use crate::no::Refusal;
use crate::records::{CalendarDay, DayChange, DayChangeKind};
use chrono::{Datelike, NaiveDate, Weekday};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) const LISTING: Listing = Listing {
    list: List::Calendar,
    fields: &[
        Field::new("day", "日期", &["时间", "放假日期", "日子"]).must().example("2026-10-10"),
        Field::new("kind", "类型", &["类别", "休/班", "休班", "放假或上班", "安排"])
            .must()
            .choices(&["休", "班", "停课"])
            .example("班"),
        Field::new("follows", "按周几", &["按星期几", "补周几", "补星期几", "课表", "按周几作息", "按周几课表"])
            .choices(&["周一", "周二", "周三", "周四", "周五"])
            .note("补班时按周几的课表")
            .example("周三"),
        Field::new("reason", "原因", &["说明", "事由", "名称", "节日", "备注"]).note("停课必填").example("国庆节调休"),
        Field::new("grades", "年级范围", &["年级", "适用年级"]).note("如 1-3；空着为全校"),
    ],
    needs: &[Need { any: &[&["day"]], said: "日期" }, Need { any: &[&["kind"]], said: "类型" }],
};

/// A published year: its days off and its make-up workdays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedYear {
    /// The year.
    pub year: i32,
    /// The papers it rests on.
    pub papers: Vec<String>,
    /// Days off and make-up workdays in their order.
    pub days: Vec<CalendarDay>,
}

#[derive(Debug, Deserialize)]
struct YearFile {
    year: i32,
    #[serde(default)]
    papers: Vec<String>,
    days: Vec<DayFile>,
}

#[derive(Debug, Deserialize)]
struct DayFile {
    name: String,
    date: String,
    #[serde(rename = "isOffDay")]
    is_off_day: bool,
}

/// Reads a published year of the form `{year, papers, days: [{name, date, isOffDay}]}`.
///
/// # Refuses
/// Another file, a day that is no day, of another year (but for the December before and the January after), or named twice.
pub fn calendar_json(text: &str) -> Result<PublishedYear, Refusal> {
    let file: YearFile = serde_json::from_str(text.trim_start_matches('\u{FEFF}')).map_err(|error| {
        let missing = ["year", "days"].map(str::to_owned).to_vec();
        let looked_at = format!("文件第 {} 行", error.line().max(1));
        Refusal::NotThatList { list: "放假安排（JSON）".to_owned(), missing, looked_at }
    })?;
    let source = file.papers.join(" ");
    let mut seen = BTreeSet::new();
    let mut days = Vec::new();
    for each in &file.days {
        let no =
            |wanted: String| Refusal::BadValue {
                what: "放假安排的日期".to_owned(), found: each.date.clone(), wanted
            };
        let day: NaiveDate = each.date.parse().map_err(|_| no("如 2026-10-01 的日期".to_owned()))?;
        let near =
            (day.year() == file.year - 1 && day.month() == 12) || (day.year() == file.year + 1 && day.month() == 1);
        if day.year() != file.year && !near {
            return Err(no(format!("{} 年的日期", file.year)));
        }
        if !seen.insert(day) {
            return Err(no("每个日期只出现一次".to_owned()));
        }
        days.push(CalendarDay { day, is_off: each.is_off_day, name: each.name.clone(), source: source.clone() });
    }
    days.sort_by_key(|each| each.day);
    Ok(PublishedYear { year: file.year, papers: file.papers, days })
}

/// Judges a spreadsheet of the school's own days (休, 班 with the weekday it follows, 停课 with its reason) against the
/// kept changes. A change is found again by day, kind and grades. A year becomes published only by [`calendar_json`].
///
/// # Refuses
/// A workbook in which no sheet is such a list, a sheet that is not there.
pub fn calendar(book: &Workbook, chosen: Option<&Chosen>, known: &Known<'_>) -> Result<Checked<DayChange>, Refusal> {
    let table = Table::open(book, chosen, &LISTING)?;
    let mut checked = Checked::begin(&table);
    let kept: BTreeMap<(NaiveDate, DayChangeKind, &str), &DayChange> =
        known.changes.iter().map(|each| ((each.day, each.kind, each.grades.as_str()), each)).collect();
    let mut seen = Seen::new();
    for row in table.rows() {
        let mut reading = Reading::of(row);
        let found = read(&mut reading, &table);
        let before = found.as_ref().and_then(|found| seen.before((found.day, found.grades.clone()), row.number()));
        if let Some(before) = before {
            reading.no(table.column("day"), format!("与第 {before} 行是同一天，请只留一行。"));
        }
        match found {
            Some(mut value) if reading.problems.is_empty() => {
                let there = kept.get(&(value.day, value.kind, value.grades.as_str())).copied();
                if let Some(there) = there {
                    value.follows_weekday = value.follows_weekday.or(there.follows_weekday);
                    if table.row_is_blank(row, "reason") {
                        value.reason.clone_from(&there.reason);
                    }
                }
                let effect = match there {
                    None => Effect::Added,
                    Some(there) if *there == value => Effect::Unchanged,
                    Some(_) => Effect::Changed,
                };
                checked.accepted.push(Accepted { row: row.number(), effect, value });
            }
            _ => checked.problems.append(&mut reading.problems),
        }
    }
    Ok(checked.sorted())
}

fn read(reading: &mut Reading<'_, '_>, table: &Table<'_>) -> Option<DayChange> {
    let column = |code| table.column(code);
    let day = reading.must(column("day"), value::day);
    let kind = reading.must(column("kind"), read_kind);
    let follows_weekday = reading.may(column("follows"), read_weekday);
    let mut reason = reading.text(column("reason"));
    let grades = reading.may(column("grades"), |cell| {
        let text = half_width(&value::clean(cell.text())).trim().to_owned();
        GradeRange::read(&text).map(|range| if range == GradeRange::ALL { String::new() } else { text })
    });
    let (kind, usual) = kind?;
    if reason.is_empty() {
        match usual {
            Some(usual) => usual.clone_into(&mut reason),
            None => {
                reading.no(column("reason"), "停课应写明原因，如 台风。");
                return None;
            }
        }
    }
    Some(DayChange { day: day?, kind, follows_weekday, grades: grades.unwrap_or_default(), reason })
}

/// What a day becomes, and the reason given where the file gives none; a closure must give its own.
fn read_kind(cell: &Cell) -> Result<(DayChangeKind, Option<&'static str>), String> {
    match half_width(&value::clean(cell.text())).trim() {
        "休" | "休息" | "放假" | "节假日" | "假期" | "假" => Ok((DayChangeKind::Closure, Some("放假"))),
        "班" | "补班" | "上班" | "上课" | "补课" | "补课日" | "调休" | "调休上班" => {
            Ok((DayChangeKind::MakeUp, Some("")))
        }
        "停课" | "停" => Ok((DayChangeKind::Closure, None)),
        _ => Err("应为休、班、停课中的一种。".to_owned()),
    }
}

fn read_weekday(cell: &Cell) -> Result<Weekday, String> {
    let days = crate::intake::times::read_weekdays(cell).ok();
    let mut each = days.iter().flat_map(|days| days.each());
    match (each.next(), each.next()) {
        (Some(only), None) => Ok(only),
        _ => Err("应填一个星期，如 周三。".to_owned()),
    }
}
