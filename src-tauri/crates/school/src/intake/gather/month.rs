//! A month's sign-in, staff by days, written out as one row for each person and day that is marked.
use super::{FROM, text};
use crate::cells::{Cell, Sheet};
use crate::dates;
use crate::days::Month;
use crate::intake::chosen::letter;
use crate::intake::head;
use crate::intake::header::{Index, columns_of};
use crate::intake::sift::{self, Heads};
use crate::intake::staff_attendance::BY_PLAN;
use crate::intake::table::{HEADER_WITHIN, Listing};
use crate::intake::value;
use crate::naming::half_width;
use chrono::{Datelike, NaiveDate};

/// Fewer columns of days are no month.
const FEWEST_DAYS: usize = 5;

/// Words of a month of pupils, which is another list.
const OF_PUPILS: [&str; 6] = ["学生", "学籍", "性别", "点名", "座号", "缺席"];

/// A month sheet as found: its header row, its columns of fields, and the day of each other column.
struct Found {
    row: usize,
    depth: usize,
    fields: Vec<(&'static str, usize)>,
    days: Vec<(usize, NaiveDate)>,
}

/// The sheet written out, and the month; `None` where it is no month of staff by days.
pub(super) fn unfolded(sheet: &Sheet, listing: &'static Listing) -> Option<(Sheet, Month)> {
    let found = find(sheet, listing)?;
    let month = Month::of(found.days.first()?.1);
    let labels = |code: &str| listing.fields.iter().find(|field| field.code == code).map_or("", |field| field.label);
    let given = |code: &str| found.fields.iter().find(|(field, _)| *field == code).map(|(_, at)| *at);
    let has_place = ["group", "duty", "either"].iter().any(|code| given(code).is_some());
    let kept: Vec<(&str, usize)> =
        ["staff_no", "name", "group", "duty", "either"].iter().filter_map(|code| Some((*code, given(code)?))).collect();
    let mut header: Vec<Cell> = vec![text("日期")];
    header.extend(kept.iter().map(|(code, _)| text(labels(code))));
    header.extend((!has_place).then(|| text(labels("either"))));
    header.extend(["按时", "签到", "签退", "课时", FROM].map(text));
    let mut rows: Vec<Vec<Cell>> = sheet.rows.get(..found.row)?.to_vec();
    rows.push(header);
    let heads = Heads::of(&sheet.rows[found.row]);
    let content: Vec<usize> = ["staff_no", "name"].iter().filter_map(|code| given(code)).collect();
    for (at, row) in sheet.rows.iter().enumerate().skip(found.row + found.depth) {
        if sift::left_out(row, &heads, &content).is_some() {
            continue;
        }
        let cells: Vec<Cell> = kept.iter().map(|(_, column)| row.get(*column).cloned().unwrap_or_default()).collect();
        for (column, day) in &found.days {
            let Some(mark) = row.get(*column).and_then(mark) else { continue };
            let mut line = vec![Cell::Date(day.to_string())];
            line.extend(cells.iter().cloned());
            line.extend((!has_place).then(|| text(BY_PLAN)));
            line.extend(mark);
            line.push(text(format!("第 {} 行 {} 列", at + 1, letter(*column))));
            rows.push(line);
        }
    }
    Some((Sheet { name: sheet.name.clone(), hidden: sheet.hidden, rows, merged: Vec::new() }, month))
}

fn find(sheet: &Sheet, listing: &'static Listing) -> Option<Found> {
    let index = Index::of(listing.fields);
    for row in 0..sheet.rows.len().min(HEADER_WITHIN) {
        let head = head::at(sheet, row);
        let columns = columns_of(&head.cells, &index);
        let fields: Vec<(&'static str, usize)> =
            listing.fields.iter().zip(&columns).filter_map(|(field, at)| Some((field.code, (*at)?))).collect();
        let names = fields.iter().any(|(code, _)| matches!(*code, "name" | "staff_no"));
        if !names || fields.iter().any(|(code, _)| *code == "day") {
            continue;
        }
        let days: Vec<(usize, DayHead)> =
            head.cells.iter().enumerate().filter_map(|(at, cell)| Some((at, day_head(cell)?))).collect();
        let of_pupils = |cell: &Cell| OF_PUPILS.iter().any(|word| cell.text().contains(word));
        if head.cells.iter().chain(sheet.rows.iter().take(row).flatten()).any(of_pupils) {
            return None;
        }
        let rises = days.windows(2).all(|two| two[0].1.day < two[1].1.day);
        if days.len() < FEWEST_DAYS || !rises {
            continue;
        }
        let month = days.iter().find_map(|(_, head)| head.month).or_else(|| month_above(sheet, row))?;
        let dated = days.into_iter().filter_map(|(at, head)| Some((at, month.first_day().with_day(head.day)?)));
        return Some(Found { row, depth: head.depth.max(1), fields, days: dated.collect() });
    }
    None
}

/// The day a column is headed by, with its month where that is said.
struct DayHead {
    day: u32,
    month: Option<Month>,
}

/// `1`, `1日`, `11月1日`, `2026-11-01`; what stands behind a line break, such as the weekday, is left.
fn day_head(cell: &Cell) -> Option<DayHead> {
    if let Some(day) = dates::day_in(cell).filter(|_| !matches!(cell, Cell::Number(_))) {
        return Some(DayHead { day: day.day(), month: Some(Month::of(day)) });
    }
    let said = half_width(cell.text());
    let first = said.split(['\n', '/', ' ', '(']).next().unwrap_or_default().trim();
    let first = first.strip_suffix(".0").unwrap_or(first);
    let first = first.split_once('月').map_or(first, |(_, day)| day);
    let day: u32 = first.trim_end_matches(['日', '号']).parse().ok()?;
    (1..=31).contains(&day).then_some(DayHead { day, month: None })
}

/// The month that a title above the header, or the sheet's name, speaks of: `2026年11月`, `2026-11`, `202611`.
fn month_above(sheet: &Sheet, row: usize) -> Option<Month> {
    let above = sheet.rows.iter().take(row).flatten().map(Cell::text).chain(std::iter::once(sheet.name.as_str()));
    above.into_iter().find_map(|said| {
        let said = half_width(said);
        let parts: Vec<&str> = said.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
        let year = parts.iter().position(|part| matches!(part.len(), 4 | 6) && part.starts_with("20"))?;
        let (year, month) = match parts[year].len() {
            6 => parts[year].split_at(4),
            _ => (parts[year], *parts.get(year + 1)?),
        };
        Month::read(&format!("{year}-{:02}", month.parse::<u32>().ok()?))
    })
}

/// What a cell says of the day as 按时, 签到, 签退 and 课时; `None` where the person did not come.
fn mark(cell: &Cell) -> Option<[Cell; 4]> {
    let said = value::clean(cell.text());
    let lower = half_width(&said);
    let absent = ["假", "缺", "旷", "休", "未到", "出差", "培训"].iter().any(|word| said.contains(word));
    let on_time = || [text("√"), Cell::Empty, Cell::Empty, Cell::Empty];
    if cell.is_blank() || absent {
        return None;
    }
    // 1 is a tick as well as one lesson; the plan's lessons hold for both.
    match value::tick(cell) {
        Some(true) => return Some(on_time()),
        Some(false) => return None,
        None => {}
    }
    if matches!(said.as_str(), "到" | "出勤" | "到岗" | "签到") {
        return Some(on_time());
    }
    let mut times =
        lower.split(['-', '~', '至', '到', '/', '\n', '—', ' ']).map(str::trim).filter(|part| !part.is_empty());
    let (begin, end) = (times.next().unwrap_or_default(), times.next());
    if dates::read_time(begin).is_some() && (begin.contains([':', '点', '时']) || end.is_some()) {
        return Some([text("√"), text(begin), end.map_or(Cell::Empty, text), Cell::Empty]);
    }
    let hours = lower.trim_end_matches("小时").trim_end_matches("课时").trim_end_matches('节').to_lowercase();
    if value::lessons(&text(hours.trim_end_matches('h'))).is_ok() {
        return Some([text("√"), Cell::Empty, Cell::Empty, text(hours.trim_end_matches('h'))]);
    }
    // What is not understood is told where it stands.
    Some([text(said), Cell::Empty, Cell::Empty, Cell::Empty])
}
