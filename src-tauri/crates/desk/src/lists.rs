//! A list as it is looked at, as xlsx: the one file that follows a filter, and says so in its name and last row.
use crate::papers::{self, Format, Paper};
use crate::{Desk, No, Now, Progress, shown};
use kehou_paper::table::{Book, Column, Kind, PageSetup, Row, Table, TableCell};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use ts_rs::TS;

/// A list on the screen.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ExportList {
    /// Its title.
    pub title: String,
    /// How many rows there are in all where a search or filter leaves some out; null where all are shown.
    pub narrowed_from: Option<u32>,
    /// The columns shown.
    pub columns: Vec<ListColumn>,
    /// The rows shown, one text a column; money as whole fen.
    pub rows: Vec<Vec<String>>,
    /// Where to: ends in `.xlsx`.
    #[ts(type = "string")]
    pub out: PathBuf,
}

/// A column of a list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ListColumn {
    /// Its head.
    pub title: String,
    /// What stands in it.
    pub kind: ListKind,
}

/// What stands in a column of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ListKind {
    /// Text, also numbers of people and things.
    Text,
    /// A whole number.
    Number,
    /// Money in fen.
    Money,
}

/// What was written.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ListExported {
    /// Rows of data.
    pub rows: u32,
    /// The file.
    #[ts(type = "string")]
    pub path: PathBuf,
}

/// Writes the list.
pub(crate) fn export(desk: &mut Desk, now: &Now, ask: ExportList, _: &dyn Progress) -> Result<ListExported, No> {
    if !matches!(papers::format_of(&ask.out)?, Format::Xlsx) {
        return Err(shown::bad_value("文件名", &ask.out.display().to_string(), "以 .xlsx 结尾").into());
    }
    let rows = ask.rows.len();
    let book = book(&ask);
    let paper = Paper { kind: "list", rows, settlement: None, template_version: String::new(), out: &ask.out };
    papers::write(desk, now, paper, |_, _| papers::xlsx(&book))?;
    Ok(ListExported { rows: rows as u32, path: ask.out })
}

fn book(ask: &ExportList) -> Book {
    let width = |at: usize, title: &str| {
        let longest = ask.rows.iter().filter_map(|row| row.get(at)).map(|text| columns_of(text)).max().unwrap_or(0);
        longest.max(columns_of(title)).saturating_add(2).clamp(6, 48)
    };
    let columns = ask.columns.iter().enumerate();
    let columns = columns.map(|(at, column)| Column::new(&column.title, width(at, &column.title), kind(column.kind)));
    let mut rows: Vec<Row> = ask.rows.iter().map(|row| Row::plain(cells(&ask.columns, row))).collect();
    rows.extend(sums(ask));
    if let Some(all) = ask.narrowed_from {
        let said = format!("以上是按屏幕上的搜索和筛选列出的 {} 行，全部共 {all} 行。", ask.rows.len());
        rows.push(Row::heading(said));
    }
    let table = Table {
        name: ask.title.clone(),
        titles: vec![ask.title.clone()],
        columns: columns.collect(),
        rows,
        page: PageSetup { landscape: true, kept_columns: 0 },
        ..Table::default()
    };
    Book { title: ask.title.clone(), sheets: vec![table] }
}

/// The sums of the columns of money, as formulas; nothing in a list without one, or of one row.
fn sums(ask: &ExportList) -> Option<Row> {
    let is_money = |column: &ListColumn| column.kind == ListKind::Money;
    if ask.rows.len() < 2 || !ask.columns.iter().any(is_money) {
        return None;
    }
    let of = |at: usize| ask.rows.iter().filter_map(|row| row.get(at)?.parse::<i64>().ok()).sum();
    let name = ask.columns.iter().position(|column| column.kind == ListKind::Text);
    let cell = |(at, column): (usize, &ListColumn)| match column {
        column if is_money(column) => TableCell::Money(of(at)),
        _ if Some(at) == name => TableCell::text("合计"),
        _ => TableCell::Empty,
    };
    Some(Row::added(ask.columns.iter().enumerate().map(cell).collect()))
}

fn cells(columns: &[ListColumn], row: &[String]) -> Vec<TableCell> {
    let cell = |(column, text): (&ListColumn, &String)| match (column.kind, text.parse::<i64>()) {
        _ if text.is_empty() => TableCell::Empty,
        (ListKind::Money, Ok(fen)) => TableCell::Money(fen),
        (ListKind::Number, Ok(number)) => TableCell::Number(number),
        _ => TableCell::text(text),
    };
    columns.iter().zip(row).map(cell).collect()
}

fn kind(kind: ListKind) -> Kind {
    match kind {
        ListKind::Text => Kind::Text,
        ListKind::Number => Kind::Number,
        ListKind::Money => Kind::Money,
    }
}

/// A Chinese character takes two columns.
fn columns_of(text: &str) -> u16 {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).fold(0, u16::saturating_add)
}
