//! The demo school: made into spreadsheets that go through the same doors as a school's own, then run for a month.
use crate::school::NewSchool;
use crate::{Chance, Desk, No, Place, Progress, shown};
use chrono::{Datelike, NaiveDate, Weekday};
use kehou_paper::table::{Book, Column, Kind, Row, Table, TableCell};
use kehou_school::calendar::SchoolCalendar;
use kehou_school::days::Month;
use kehou_school::demo::{self, DemoSchool, DemoSheet, DemoWords};
use kehou_school::records::{DayChange, DayChangeKind, Now, Term};
use kehou_school::words::Stage;
use serde::Serialize;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// The profile the demo school adopts.
const PROFILE: &str = "example-per-lesson";

/// What demo school is wanted.
#[derive(Debug, Clone)]
pub struct DemoOrder {
    /// Where to: `data`, `sheets` and `papers` are made in it.
    pub out: PathBuf,
    /// Pupils.
    pub students: u32,
    /// Staff.
    pub staff: u32,
    /// `YYYY-MM`.
    pub month: String,
    /// The same seed makes the same school.
    pub seed: u64,
}

/// The demo school made.
#[derive(Debug, Clone, Serialize)]
pub struct DemoMade {
    /// The folder of its file.
    pub data: PathBuf,
    /// Everything written, in the order it was made.
    pub papers: Vec<DemoPaper>,
}

/// One paper of the demo school.
#[derive(Debug, Clone, Serialize)]
pub struct DemoPaper {
    /// `roster`, `month_sheet`, `letters`, `performance`, `labour` or `bank`.
    pub kind: String,
    /// The file.
    pub path: PathBuf,
    /// Pupils, rows or letters on it.
    pub rows: u64,
    /// Its sum, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_fen: Option<i64>,
}

/// Makes the demo school, takes its lists in, settles its month and writes every paper.
///
/// # Errors
/// Refuses a folder that has a school, and a month whose calendar is not shipped; any row of its own sheets that is not
/// taken in is an error, for it goes through the same checks as a school's.
pub fn make(
    place: &Place,
    order: &DemoOrder,
    passphrase: &str,
    now: &Now,
    chance: Chance<'_>,
    progress: &dyn Progress,
) -> Result<DemoMade, No> {
    let month = shown::month(&order.month)?;
    let term = term_around(month);
    let changes = changes_of(place, month, &term)?;
    let school = generate(place, order, month, &term, &changes)?;
    let (sheets, papers) = (order.out.join("sheets"), order.out.join("papers"));
    for folder in [&sheets, &papers] {
        std::fs::create_dir_all(folder).map_err(|error| shown::fault("新建文件夹", folder, &error))?;
    }
    let place = Place { data: order.out.join("data"), ..place.clone() };
    let new = NewSchool {
        name: school.name.clone(),
        stage: Stage::Primary,
        profile: PROFILE.to_owned(),
        term: (term.first_day, term.last_day),
        complaints_phone: String::new(),
    };
    let data = place.data.clone();
    let (mut desk, _, _) = crate::create(place, passphrase, &new, now, chance)?;
    take_all_in(&mut desk, now, &school, &changes, &sheets, progress)?;
    let papers = run_month(&mut desk, now, month, &papers, progress)?;
    Ok(DemoMade { data, papers })
}

fn generate(
    place: &Place,
    order: &DemoOrder,
    month: Month,
    term: &Term,
    changes: &[DayChange],
) -> Result<DemoSchool, No> {
    let words = DemoWords::read(&place.demo_words()?).map_err(|message| No::Fault { message })?;
    let calendar = calendar_of(place, term, changes)?;
    let order = demo::DemoOrder {
        students: order.students as usize,
        staff: order.staff as usize,
        month,
        seed: order.seed,
        term: term.clone(),
    };
    Ok(demo::school(&order, &words, &calendar.service_days_of(month)))
}

/// The term a month lies in, by the usual school year.
fn term_around(month: Month) -> Term {
    let (year, of_year) = (month.first_day().year(), month.first_day().month());
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    let (first_day, last_day) = match of_year {
        8.. => (day(year, 9, 1), day(year + 1, 1, 22)),
        1 => (day(year - 1, 9, 1), day(year, 1, 22)),
        _ => (day(year, 2, 23), day(year, 7, 10)),
    };
    Term { name: String::new(), first_day: first_day.min(month.first_day()), last_day: last_day.max(month.last_day()) }
}

/// What a school decides of a month: each make-up day follows a weekday, and one day is closed by a storm.
fn changes_of(place: &Place, month: Month, term: &Term) -> Result<Vec<DayChange>, No> {
    let calendar = calendar_of(place, term, &[])?;
    let change = |day, kind, follows_weekday, reason: &str| DayChange {
        day,
        kind,
        follows_weekday,
        grades: String::new(),
        reason: reason.to_owned(),
    };
    let mut changes: Vec<DayChange> = calendar
        .undecided(month.first_day(), month.last_day())
        .into_iter()
        .map(|day| change(day, DayChangeKind::MakeUp, Some(Weekday::Wed), "国庆节调休"))
        .collect();
    let taught = calendar.service_days_of(month);
    if let Some((day, _)) = taught.get(taught.len() / 2) {
        changes.push(change(*day, DayChangeKind::Closure, None, "台风停课"));
    }
    changes.sort_by_key(|change| change.day);
    Ok(changes)
}

fn calendar_of(place: &Place, term: &Term, changes: &[DayChange]) -> Result<SchoolCalendar, No> {
    let years = place.calendars()?;
    let published = years.iter().flat_map(|year| year.days.clone()).collect();
    let known = years.iter().map(|year| year.year).collect();
    Ok(SchoolCalendar::new(vec![term.clone()], published, known, changes.to_vec()))
}

fn take_all_in(
    desk: &mut Desk,
    now: &Now,
    school: &DemoSchool,
    changes: &[DayChange],
    folder: &Path,
    progress: &dyn Progress,
) -> Result<(), No> {
    let calendar = calendar_sheet(changes);
    for sheet in std::iter::once(&calendar).chain(&school.sheets) {
        let file = folder.join(format!("{}.xlsx", sheet.list));
        let bytes = crate::papers::xlsx(&book_of(sheet))?;
        kehou_paper::save::whole(&file, &bytes)?;
        let taken = desk.ask(now, "take_in", json!({"list": sheet.list, "file": file}), progress)?;
        let problems = taken.get("problems").and_then(Value::as_array).map_or(0, Vec::len);
        if problems > 0 {
            let problems = serde_json::from_value(taken["problems"].clone()).unwrap_or_default();
            return Err(No::Problems { message: format!("示范学校的{}没有全部导入", sheet.name), problems });
        }
    }
    Ok(())
}

fn calendar_sheet(changes: &[DayChange]) -> DemoSheet {
    let rows = changes
        .iter()
        .map(|change| {
            let kind = if change.kind == DayChangeKind::Closure { "停课" } else { "班" };
            let follows = change.follows_weekday.map_or_else(String::new, |day| {
                kehou_school::days::WEEKDAY_CHARS[day.num_days_from_monday() as usize].to_string()
            });
            vec![change.day.to_string(), kind.to_owned(), follows, change.reason.clone()]
        })
        .collect();
    DemoSheet {
        list: "calendar",
        name: "校历调整",
        title: vec!["校历调整".to_owned()],
        header: ["日期", "类型", "按周几", "原因"].map(str::to_owned).to_vec(),
        rows,
    }
}

fn book_of(sheet: &DemoSheet) -> Book {
    let table = Table {
        name: sheet.name.to_owned(),
        titles: sheet.title.clone(),
        columns: sheet.header.iter().map(|header| Column::new(header, 16, Kind::Text)).collect(),
        rows: sheet.rows.iter().map(|row| Row::plain(row.iter().map(TableCell::text).collect())).collect(),
        ..Table::default()
    };
    Book { title: sheet.name.to_owned(), sheets: vec![table] }
}

/// Settles the month and writes every paper, each through the ask a clerk would use.
fn run_month(
    desk: &mut Desk,
    now: &Now,
    month: Month,
    folder: &Path,
    progress: &dyn Progress,
) -> Result<Vec<DemoPaper>, No> {
    let calendar = crate::facts::calendar(&desk.store.read())?;
    let days = calendar.service_days_of(month);
    let Some((day, _)) = days.last() else {
        return Err(shown::bad_value("月份", &month.to_string(), "有上课日的月份").into());
    };
    let mut papers = Vec::new();
    let mut write = |desk: &mut Desk, what: &str, kind: &str, name: &str, mut given: Value, rows: &str| {
        let path = folder.join(name);
        given["out"] = json!(path);
        let answer = desk.ask(now, what, given, progress)?;
        let rows = answer.get(rows).and_then(Value::as_u64).unwrap_or(0);
        let total_fen = answer.get("total_fen").and_then(Value::as_i64);
        papers.push(DemoPaper { kind: kind.to_owned(), path, rows, total_fen });
        Ok::<(), No>(())
    };
    for (until, name) in [("18:30", "roster-until-1830"), ("20:30", "roster-until-2030")] {
        for ending in ["pdf", "xlsx"] {
            let given = json!({"date": day, "until": until});
            write(desk, "print_roster", "roster", &format!("{name}.{ending}"), given, "pupils")?;
        }
    }
    for ending in ["pdf", "xlsx"] {
        let given = json!({"month": month});
        write(desk, "print_month_sheet", "month_sheet", &format!("attendance-{month}.{ending}"), given, "rows")?;
    }
    write(desk, "letters", "letters", "letters-invitation.pdf", json!({"kind": "invitation"}), "letters")?;
    desk.ask(now, "settle", json!({"month": month}), progress)?;
    for (sheet, ending) in [("performance", "xlsx"), ("labour", "xlsx"), ("bank", "txt")] {
        let given = json!({"month": month, "sheet": sheet});
        write(desk, "subsidy", sheet, &format!("{sheet}-{month}.{ending}"), given, "rows")?;
    }
    Ok(papers)
}
