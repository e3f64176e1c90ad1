//! The import templates as protected workbooks with drop-downs, notes and one marked example row.
use crate::table::{Book, Column, Form, Kind, PageSetup, Row, Table, TableCell};
use kehou_school::intake::TemplateSpec;

/// Rows prepared for entry.
const ROWS: u32 = 2_000;

/// A list's template.
pub fn template(spec: &TemplateSpec) -> Book {
    let columns: Vec<Column> = spec
        .columns
        .iter()
        .map(|column| Column {
            note: column.note.clone(),
            choices: column.choices.clone(),
            ..Column::new(&column.header, width(&column.header, &column.example), Kind::Text)
        })
        .collect();
    let example = Row::plain(spec.columns.iter().map(|column| TableCell::text(&column.example)).collect());
    let table = Table {
        name: spec.sheet.clone(),
        titles: vec![spec.sheet.clone()],
        facts: vec![spec.notice.clone()],
        columns,
        rows: vec![example],
        page: PageSetup { landscape: true, kept_columns: 0 },
        form: Some(Form { rows: ROWS, protected: true }),
        ..Table::default()
    };
    Book { title: spec.sheet.clone(), sheets: vec![table] }
}

/// Wide enough for the header and the example, a Chinese character counting two.
fn width(header: &str, example: &str) -> u16 {
    let count = |text: &str| text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<u16>();
    (count(header).max(count(example)) + 4).clamp(10, 30)
}
