//! A group's attendance of a month: the sheet with a column for every day.
use crate::facts::{Lists, calendar};
use crate::papers::{self, Paper};
use crate::{Desk, No, Now, Progress, shown};
use chrono::NaiveDate;
use kehou_school::days::{Month, Span};
use kehou_school::naming::natural;
use kehou_school::no::Refusal;
use kehou_school::records::{Enrolment, Group};
use kehou_school::rollcall::Sums;
use kehou_school::roster::{self, MonthRow, MonthSheet, Register};
use kehou_school::session::{Session, sessions_on};
use kehou_school::today::missing_calls;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
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

/// A group's month on the screen.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OfMonthSheet {
    /// `YYYY-MM`.
    pub month: String,
    /// The group, by number or name; the month's first group where none is named.
    #[serde(default)]
    pub group: Option<String>,
}

/// Who came on which day of a month.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MonthSheetShown {
    /// The month.
    pub month: Month,
    /// `2026年11月`.
    pub month_label: String,
    /// The groups of the month to choose from, in the order of every list.
    pub groups: Vec<MonthGroup>,
    /// The group shown; null where there is none.
    pub group_id: Option<i64>,
    /// Names of those who serve.
    pub staff: Vec<String>,
    /// What the rows' numbers are: 座号 or 序号.
    pub numbered: String,
    /// Every day of the month.
    pub days: Vec<SheetDay>,
    /// By class, seat and name.
    pub rows: Vec<SheetRow>,
    /// The sums of all rows: 人次.
    pub sums: Sums,
    /// Whether no roll of the month is kept, so that the sheet is one to write in.
    pub is_blank: bool,
}

/// A group to choose.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MonthGroup {
    /// The group.
    pub group_id: i64,
    /// Its name.
    pub name: String,
    /// 服务类别 as read.
    pub kind_label: String,
}

/// A day's column.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SheetDay {
    /// The day.
    #[ts(type = "string")]
    pub date: NaiveDate,
    /// The day of the month.
    pub number: u32,
    /// `一` … `日`.
    pub weekday: String,
    /// Whether the group meets.
    pub meets: bool,
    /// Whether it met and its roll was not called.
    pub missing: bool,
    /// The day's sums; null where no roll call is kept.
    pub sums: Option<Sums>,
}

/// A pupil's row.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SheetRow {
    /// 座号 or 序号.
    pub number: u32,
    /// The name as a roll call takes it: with class and seat where another of the rows has the same.
    pub typed: String,
    /// The class as printed.
    pub class_label: String,
    /// The name.
    pub name: String,
    /// One per day of the month: √ ○ × △ ◇; – where the roll is still to be called and the pupil is not expected; else empty.
    pub signs: Vec<String>,
    /// The pupil's own sums.
    pub sums: Sums,
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
        return Err(Refusal::NothingToPrint { what: format!("{} 考勤表：这个月没有学生参加", ask.month) }.into());
    }
    let rows: usize = sheets.iter().map(|sheet| sheet.rows.len()).sum();
    papers::write(
        desk,
        now,
        Paper { kind: "month_sheet", rows, settlement: None, template_version: String::new(), out: &ask.out },
        |desk, number| match papers::format_of(&ask.out)? {
            papers::Format::Pdf => Ok(papers::pdf(desk, &kehou_paper::layout::month_sheets(&sheets, number))?.bytes),
            papers::Format::Xlsx => papers::xlsx(&kehou_paper::table::papers::month_sheets(&sheets, number)),
        },
    )?;
    Ok(PrintedMonthSheet { groups: sheets.len() as u32, rows: rows as u32, path: ask.out })
}

/// One group's month for the screen; a month without any group is empty instead of refused.
pub(crate) fn of_month(desk: &mut Desk, now: &Now, ask: OfMonthSheet, _: &dyn Progress) -> Result<MonthSheetShown, No> {
    let month = shown::month(&ask.month)?;
    let read = desk.store.read();
    let lists = Lists::fetch(&read)?;
    let calendar = calendar(&read)?;
    let register = lists.register();
    let sessions: Vec<Session<'_>> =
        month.days().filter_map(|day| sessions_on(&calendar, &lists.groups, day).ok()).flatten().collect();
    let enrolments = read.enrolments_in(Span { from: month.first_day(), to: Some(month.last_day()) })?;
    let called: BTreeSet<_> = read.roll_calls_of_month(month)?.iter().map(|call| (call.day, call.group)).collect();
    let mine = |group: &&Group| sees_group(desk, &register, &enrolments, group);
    let meets = |group: &&Group| sessions.iter().any(|each| each.group.id == group.id);
    let mut groups: Vec<&Group> = lists.groups.iter().filter(meets).filter(mine).collect();
    groups.sort_by(|a, b| a.kind.cmp(&b.kind).then_with(|| natural(&a.name, &b.name)));
    let wanted = ask.group.as_deref().map(|wanted| lists.group(wanted).map(|group| group.id)).transpose()?;
    let group = match wanted {
        Some(id) => groups.iter().find(|group| group.id == id).copied(),
        None => groups.first().copied(),
    };
    let mut shown = MonthSheetShown {
        month,
        month_label: month.label(),
        groups: groups.iter().map(|group| group_shown(group)).collect(),
        group_id: None,
        staff: Vec::new(),
        numbered: String::new(),
        days: Vec::new(),
        rows: Vec::new(),
        sums: Sums::default(),
        is_blank: true,
    };
    let Some(group) = group else { return Ok(shown) };
    let mut kept = Vec::new();
    for day in month.days() {
        kept.extend(read.attendance_of_session(group.id, day)?);
    }
    let due = missing_calls(&sessions, &enrolments, &called, now.today);
    let missing: BTreeSet<NaiveDate> = due.iter().filter(|each| each.group == group.id).map(|each| each.day).collect();
    let sheet =
        roster::of_month(&register, &lists.school.name, (month, group), &sessions, &enrolments, &kept, &lists.staff);
    fill(&mut shown, group, sheet, &missing);
    Ok(shown)
}

/// Whether this clerk sees the group's names: by those enrolled in it in the month.
fn sees_group(desk: &Desk, register: &Register<'_>, enrolments: &[Enrolment], group: &Group) -> bool {
    let of_group = enrolments.iter().filter(|each| each.group == group.id);
    desk.clerk.sees_list(of_group.filter_map(|each| register.student(each.student)).map(|each| each.home_class))
}

fn group_shown(group: &Group) -> MonthGroup {
    MonthGroup { group_id: group.id.0, name: group.name.clone(), kind_label: group.kind.label().to_owned() }
}

fn fill(shown: &mut MonthSheetShown, group: &Group, sheet: MonthSheet, missing: &BTreeSet<NaiveDate>) {
    shown.group_id = Some(group.id.0);
    shown.is_blank = sheet.is_blank();
    shown.staff = sheet.staff;
    shown.numbered = sheet.numbered.label().to_owned();
    let days = shown.month.days().zip(sheet.days);
    shown.days = days
        .map(|(date, day)| SheetDay {
            date,
            number: day.number,
            weekday: day.weekday.to_string(),
            meets: day.meets,
            missing: missing.contains(&date),
            sums: day.sums,
        })
        .collect();
    shown.sums = Sums::of(sheet.rows.iter().flat_map(|row| row.marks.iter().flatten().copied()));
    let mut named: BTreeMap<String, u32> = BTreeMap::new();
    for row in &sheet.rows {
        *named.entry(row.name.clone()).or_default() += 1;
    }
    let typed = |row: &MonthRow| match (row.seat_no, named.get(&row.name)) {
        (Some(seat), Some(2..)) => format!("{}{seat}号", row.class_label),
        _ => row.name.clone(),
    };
    shown.rows = sheet
        .rows
        .into_iter()
        .map(|row| SheetRow {
            typed: typed(&row),
            number: row.number,
            signs: row.signs().map(str::to_owned).collect(),
            class_label: row.class_label,
            name: row.name,
            sums: row.sums,
        })
        .collect();
}

fn gather(desk: &Desk, ask: &PrintMonthSheet) -> Result<Vec<MonthSheet>, No> {
    let month = shown::month(&ask.month)?;
    let read = desk.store.read();
    let lists = Lists::fetch(&read)?;
    let calendar = calendar(&read)?;
    let only = ask.group.as_deref().map(|wanted| lists.group(wanted)).transpose()?;
    let kept = read.attendance_of_month(month)?;
    let register = lists.register();
    let sessions: Vec<Session<'_>> =
        month.days().filter_map(|day| sessions_on(&calendar, &lists.groups, day).ok()).flatten().collect();
    let mut sheets = Vec::new();
    let enrolments = read.enrolments_in(Span { from: month.first_day(), to: Some(month.last_day()) })?;
    let mine = |group: &&Group| sees_group(desk, &register, &enrolments, group);
    for group in lists.groups.iter().filter(|group| only.is_none_or(|only| only.id == group.id)).filter(mine) {
        let school = &lists.school.name;
        let sheet = roster::of_month(&register, school, (month, group), &sessions, &enrolments, &kept, &lists.staff);
        if !sheet.rows.is_empty() {
            sheets.push(sheet);
        }
    }
    Ok(sheets)
}
