//! How a file is understood as a list before its rows are judged: sheet, header row, columns, and which rows are data; and
//! its problem rows as a table of their own.
use crate::cells::{Cell, Workbook};
use crate::intake::chosen::{Chosen, headers, is_unnamed};
use crate::intake::gather::FROM;
use crate::intake::header::bare;
use crate::intake::list::List;
use crate::intake::table::Table;
use crate::intake::template::listing;
use crate::intake::ticks::TickColumn;
use crate::intake::who::COUNTS;
use crate::naming;
use crate::no::{Problem, Refusal};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// What a row of the file is to a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowRole {
    /// Above the header: titles and notes.
    Above,
    /// The header row.
    Header,
    /// A row of data.
    Data,
    /// Below the header, but no data: a total, an example, a blank row.
    Left,
}

/// A field of a list and where it is found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldPlace {
    /// The field's name in code.
    pub field: String,
    /// As people call it.
    pub label: String,
    /// Whether the list cannot be read without it.
    pub needed: bool,
    /// How to fill it in; may be empty.
    pub note: String,
    /// The column's name among [`Layout::headers`]; null where the file has none.
    pub header: Option<String>,
    /// What may be said for the whole list instead of a column; empty where there is a column or nothing may.
    pub for_all: Vec<String>,
    /// What is said for the whole list.
    pub said_for_all: Option<String>,
}

/// Where a problem stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The column, counted from 0.
    pub at: usize,
    /// The name of the field.
    pub label: &'static str,
}

/// How a file is understood as a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The list.
    pub list: List,
    /// The sheet.
    pub sheet: String,
    /// The header row, from 1; 0 where the sheet is empty.
    pub header_row: u32,
    /// How many rows the header takes.
    pub header_rows: u32,
    /// The names of its columns, all different.
    pub headers: Vec<String>,
    /// The list's fields in their order.
    pub fields: Vec<FieldPlace>,
    /// What the list needs and the file lacks; empty where it can be read.
    pub missing: Vec<String>,
    /// The rows of data, from 1, in their order.
    data: Vec<u32>,
    /// Header as problems name it, and field label → column.
    places: BTreeMap<String, Place>,
}

impl Layout {
    /// What a pupil list without 性别 brings to pupils who are kept already: `减免`, `以前已收`; `None` for other lists.
    pub fn brings(&self) -> Option<&'static str> {
        self.list.brings(|label| self.fields.iter().any(|field| field.label == label && field.header.is_some()))
    }

    /// What a row is, counted from 1.
    pub fn role(&self, row: u32) -> RowRole {
        match row.cmp(&self.header_row) {
            std::cmp::Ordering::Less => RowRole::Above,
            std::cmp::Ordering::Equal => RowRole::Header,
            std::cmp::Ordering::Greater if row < self.header_row + self.header_rows => RowRole::Header,
            std::cmp::Ordering::Greater if self.data.binary_search(&row).is_ok() => RowRole::Data,
            std::cmp::Ordering::Greater => RowRole::Left,
        }
    }

    /// Where a problem's column stands; `None` where the file has no such column.
    pub fn place(&self, column: &str) -> Option<&Place> {
        self.places.get(column)
    }
}

/// Lays a file out as a list, as far as that goes: what is missing is said, not refused.
///
/// # Refuses
/// A sheet that is not there.
pub fn layout(book: &Workbook, list: List, chosen: Option<&Chosen>) -> Result<Layout, Refusal> {
    let (table, missing) = Table::nearest(book, chosen, listing(list))?;
    let needs = listing(list).needs;
    let needed = |code: &str| needs.iter().any(|need| matches!(need.any, [only] if only.contains(&code)));
    let mut laid = Layout {
        list,
        sheet: String::new(),
        header_row: 0,
        header_rows: 1,
        headers: Vec::new(),
        fields: Vec::new(),
        missing,
        data: Vec::new(),
        places: BTreeMap::new(),
    };
    if let Some((table, _)) = &table {
        let width = table.sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
        laid.sheet.clone_from(&table.sheet.name);
        laid.header_row = u32::try_from(table.header_row + 1).unwrap_or(u32::MAX);
        laid.header_rows = u32::try_from(table.head.depth).unwrap_or(1);
        laid.headers = headers(&table.head.cells, width);
        laid.data = table.rows().map(|row| row.number()).collect();
        for (field, column) in table.places() {
            let Some(at) = column.at else { continue };
            laid.places.entry(field.label.to_owned()).or_insert(Place { at, label: field.label });
        }
        for (field, column) in table.places() {
            let Some(at) = column.at else { continue };
            laid.places.insert(column.header.clone(), Place { at, label: field.label });
        }
    }
    for field in listing(list).fields {
        let at = table.as_ref().and_then(|(table, _)| table.column(field.code).at);
        laid.fields.push(FieldPlace {
            field: field.code.to_owned(),
            label: field.label.to_owned(),
            needed: needed(field.code),
            note: field.note.to_owned(),
            header: at.and_then(|at| laid.headers.get(at).cloned()),
            for_all: match field.for_all && at.is_none() {
                true => field.choices.iter().map(|choice| (*choice).to_owned()).collect(),
                false => Vec::new(),
            },
            said_for_all: chosen.and_then(|chosen| chosen.said_for_all(field)).map(str::to_owned),
        });
    }
    Ok(laid)
}

/// The named columns that nothing is read from: no field's, none of ticks, and in a list that names pupils no numbering, by
/// which namesakes are told apart.
pub fn unused(laid: &Layout, ticks: &[TickColumn]) -> Vec<String> {
    let is_field = |header: &String| laid.fields.iter().any(|field| field.header.as_ref() == Some(header));
    let is_ticked = |header: &String| ticks.iter().any(|tick| !tick.left_out && tick.header == *header);
    let counts = matches!(laid.list, List::Enrolments | List::Attendance);
    let is_count = |header: &String| counts && COUNTS.contains(&bare(header).as_str());
    let named = laid.headers.iter().filter(|header| !is_unnamed(header) && *header != FROM);
    named.filter(|header| !is_field(header) && !is_ticked(header) && !is_count(header)).cloned().collect()
}

/// A row with problems, as it is handed back to be corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProblemRow {
    /// The file's row, from 1.
    pub row: u32,
    /// Its cells as text, what is filled down written out.
    pub cells: Vec<String>,
    /// Column and what is wrong there; several notes of one cell are one.
    pub notes: BTreeMap<usize, String>,
    /// What is wrong with the row and has no column in the file.
    pub aside: Vec<String>,
}

/// The rows with problems under the file's own header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProblemRows {
    /// The header as it stands in the file.
    pub headers: Vec<String>,
    /// The rows in the file's order.
    pub rows: Vec<ProblemRow>,
}

/// Gathers the rows with problems. Of a group all rows are gathered when one has a problem, since they are taken together.
///
/// # Refuses
/// As the judging of the list does.
pub fn problem_rows(
    book: &Workbook,
    list: List,
    chosen: Option<&Chosen>,
    problems: &[Problem],
) -> Result<ProblemRows, Refusal> {
    let table = Table::open(book, chosen, listing(list))?;
    let laid = layout(book, list, chosen)?;
    let mut of_row: BTreeMap<u32, Vec<&Problem>> = BTreeMap::new();
    for problem in problems {
        of_row.entry(problem.row).or_default().push(problem);
    }
    let together = table.column("group");
    let name = |row: &crate::intake::table::Row<'_, '_>| naming::bare(&row.text(together));
    let broken: Vec<String> = match list {
        List::Groups => table.rows().filter(|row| of_row.contains_key(&row.number())).map(|row| name(&row)).collect(),
        _ => Vec::new(),
    };
    let header = &table.head.cells;
    let width = laid.headers.len();
    let mut rows = Vec::new();
    for row in table.rows() {
        let found = of_row.get(&row.number());
        if found.is_none() && !(list == List::Groups && broken.contains(&name(&row))) {
            continue;
        }
        let raw = &table.sheet.rows[row.number() as usize - 1];
        let mut cells: Vec<String> =
            (0..width).map(|at| raw.get(at).map_or_else(String::new, |cell| cell.text().to_owned())).collect();
        for (_, column) in table.places() {
            if let Some(at) = column.at {
                row.cell(column).text().clone_into(&mut cells[at]);
            }
        }
        let mut given = ProblemRow { row: row.number(), cells, notes: BTreeMap::new(), aside: Vec::new() };
        for problem in found.into_iter().flatten() {
            match laid.place(&problem.column) {
                Some(place) => {
                    let note = given.notes.entry(place.at).or_default();
                    note.push_str(if note.is_empty() { "" } else { "\n" });
                    note.push_str(&problem.wanted);
                }
                None => given.aside.push(format!("{}：{}", problem.column, problem.wanted)),
            }
        }
        rows.push(given);
    }
    let headers = (0..width).map(|at| header.get(at).map_or("", Cell::text).to_owned()).collect();
    Ok(ProblemRows { headers, rows })
}
