//! The rows of a file that have problems, under the file's own header, to be corrected and taken in again.
use crate::table::{Book, Column, Kind, PageSetup, Row, Table, TableCell};
use kehou_school::intake::ProblemRows;

/// The head of the column that says what to correct; no list has a field of that name.
const SAID: &str = "要改正的地方";

/// The workbook of the rows to correct.
pub fn corrections(list: &str, found: &ProblemRows) -> Book {
    let mut columns: Vec<Column> = found
        .headers
        .iter()
        .enumerate()
        .map(|(at, header)| {
            let cells = found.rows.iter().filter_map(|row| row.cells.get(at)).map(|text| room(text)).max();
            Column::new(header, (room(header).max(cells.unwrap_or(0)) + 3).clamp(6, 30), Kind::Text)
        })
        .collect();
    columns.push(Column::new(SAID, 60, Kind::Text));
    let rows = found.rows.iter().map(|row| {
        let mut cells: Vec<TableCell> = row.cells.iter().map(TableCell::text).collect();
        let named = |(at, note): (&usize, &String)| {
            format!("{}：{}", found.headers.get(*at).map_or("", |header| header.trim()), note.replace('\n', ""))
        };
        let said: Vec<String> = row.notes.iter().map(named).chain(row.aside.iter().cloned()).collect();
        cells.push(TableCell::text(said.join("\n")));
        Row { wrong: row.notes.clone().into_iter().collect(), ..Row::plain(cells) }
    });
    let table = Table {
        name: format!("{list}要改正的行"),
        columns,
        rows: rows.collect(),
        page: PageSetup { landscape: true, kept_columns: 0 },
        ..Table::default()
    };
    Book { title: table.name.clone(), sheets: vec![table] }
}

/// A Chinese character takes the room of two.
fn room(text: &str) -> u16 {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).fold(0, u16::saturating_add)
}
