//! A group's attendance of a month: the sheet with a column for every day.
use crate::facts::{Lists, calendar};
use crate::papers::{self, Paper};
use crate::{Desk, No, Now, Progress, shown};
use chrono::NaiveDate;
use kehou_school::no::Refusal;
use kehou_school::roster::{self, MonthSheet};
use kehou_school::session::sessions_on;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::PathBuf;
use ts_rs::TS;

/// A month's attendance sheets as a file: one group's, or every group's.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PrintMonthSheet {
    /// `YYYY-MM`.
    pub month: String,
    /// The group, by number or name; all groups with attendance where none is named.
    #[serde(default)]
    pub group: Option<String>,
    /// Where to: ends in `.pdf` or `.xlsx`.
    #[ts(type = "string")]
    pub out: PathBuf,
}

/// What was printed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PrintedMonthSheet {
    /// Groups on it.
    pub groups: u32,
    /// Rows of pupils on it.
    pub rows: u32,
    /// The file.
    #[ts(type = "string")]
    pub path: PathBuf,
}

/// Writes the month's attendance sheets as PDF or xlsx.
pub(crate) fn print(
    desk: &mut Desk,
    now: &Now,
    ask: PrintMonthSheet,
    _: &dyn Progress,
) -> Result<PrintedMonthSheet, No> {
    let sheets = gather(desk, &ask)?;
    if sheets.is_empty() {
        return Err(Refusal::NothingToPrint { what: format!("{} 考勤表：还没有点名记录", ask.month) }.into());
    }
    let rows: usize = sheets.iter().map(|sheet| sheet.rows.len()).sum();
    papers::write(desk, now, Paper { kind: "month_sheet", rows, settlement: None, out: &ask.out }, |desk, number| {
        match papers::format_of(&ask.out)? {
            papers::Format::Pdf => Ok(papers::pdf(desk, &kehou_paper::layout::month_sheets(&sheets, number))?.bytes),
            papers::Format::Xlsx => papers::xlsx(&kehou_paper::table::papers::month_sheets(&sheets, number)),
        }
    })?;
    Ok(PrintedMonthSheet { groups: sheets.len() as u32, rows: rows as u32, path: ask.out })
}

fn gather(desk: &Desk, ask: &PrintMonthSheet) -> Result<Vec<MonthSheet>, No> {
    let month = shown::month(&ask.month)?;
    let read = desk.store.read();
    let lists = Lists::fetch(&read)?;
    let calendar = calendar(&read)?;
    let only = ask.group.as_deref().map(|wanted| lists.group(wanted)).transpose()?;
    let kept = read.attendance_of_month(month)?;
    let register = lists.register();
    let held: Vec<(i64, NaiveDate)> = month
        .days()
        .filter_map(|day| sessions_on(&calendar, &lists.groups, day).ok())
        .flatten()
        .filter(|session| session.cancelled.is_none())
        .map(|session| (session.group.id.0, session.day))
        .collect();
    let mut sheets = Vec::new();
    for group in lists.groups.iter().filter(|group| only.is_none_or(|only| only.id == group.id)) {
        let days: BTreeSet<NaiveDate> = held.iter().filter(|(id, _)| *id == group.id.0).map(|(_, day)| *day).collect();
        let sheet = roster::of_month(&register, &lists.school.name, month, group, &days, &kept, &lists.staff);
        if !sheet.rows.is_empty() {
            sheets.push(sheet);
        }
    }
    Ok(sheets)
}
