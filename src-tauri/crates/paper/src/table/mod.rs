//! A finished table as a value, before it becomes a workbook or lines of text.
mod columns;
mod lines;
mod made_on;
pub mod papers;
mod styles;
mod xlsx;

pub use lines::{Encoding, Lines, csv, delimited, plain};
pub use xlsx::xlsx;

use std::fmt;

use serde::{Deserialize, Serialize};

/// A workbook to be written: sheets in order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Book {
    /// The document's title property; no personal data.
    pub title: String,
    /// The sheets, in order; at least one.
    pub sheets: Vec<Table>,
}

/// One sheet: title, line of facts, head, rows, sums, foot.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Table {
    /// The sheet's name; characters Excel forbids are replaced, and it is cut to 31.
    pub name: String,
    /// Title lines, centred over all columns; the first is the largest.
    pub titles: Vec<String>,
    /// The line under the title (school, month, unit), spread from left to right.
    pub facts: Vec<String>,
    /// The columns, from left to right.
    pub columns: Vec<Column>,
    /// The rows, in order.
    pub rows: Vec<Row>,
    /// Lines under the table over all columns: amount in capitals, legend, notes.
    pub foot: Vec<String>,
    /// Who signs (`制表`, `审核`, `分管领导`, `校长`, `财务`), spread from left to right.
    pub signatures: Vec<String>,
    /// The settlement's fingerprint or any mark printed at the left of every page's foot; `""` for none.
    pub fingerprint: String,
    /// How the sheet is printed.
    pub page: PageSetup,
    /// Set for a form to be filled in and taken in again.
    pub form: Option<Form>,
}

/// A column: its head, its width, what stands in it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Column {
    /// The lowest head cell.
    pub header: String,
    /// Head cells above it, from the top; equal neighbours become one merged cell.
    pub above: Vec<String>,
    /// Width in Latin characters; a Chinese character takes two.
    pub width: u16,
    /// What stands in the column.
    pub kind: Kind,
    /// Alignment; `None` follows the kind: text left, numbers right, dates centred.
    pub align: Option<Align>,
    /// Greyed from the head to the last row, as a day without service.
    pub greyed: bool,
    /// A note on the head cell, for forms.
    pub note: String,
    /// What may be chosen from a drop-down, for forms; empty for free entry.
    pub choices: Vec<String>,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Text, kept as text by the spreadsheet program: names, IDs, accounts, phones, class numbers.
    #[default]
    Text,
    /// Yuan with two decimals.
    Money,
    /// A number.
    Number,
    /// A date.
    Date,
}

/// Where a cell's content stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// At the left.
    Left,
    /// In the middle.
    Centre,
    /// At the right.
    Right,
}

/// A row of cells; a row shorter than the columns is blank to its end.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Row {
    /// The cells from the first column on.
    pub cells: Vec<TableCell>,
    /// How the row looks.
    pub look: Look,
    /// Columns whose cell is greyed, counted from 0.
    pub greyed: Vec<usize>,
    /// Columns to be corrected, counted from 0, with the note on the cell: shown red.
    pub wrong: Vec<(usize, String)>,
    /// Whether the numbers of the row are written as the sums of the rows above, with their value beside the formula.
    #[serde(default)]
    pub adds: bool,
    /// Height in points; `None` fits the text.
    pub height_pt: Option<u16>,
}

/// How a row looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// An ordinary row.
    #[default]
    Plain,
    /// A sum, bold.
    Sum,
    /// A heading over all columns: only its first cell is shown.
    Heading,
}

/// A cell's value: what is printed was computed before, also where a row of sums is written as formulas.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableCell {
    /// Nothing, with its border.
    #[default]
    Empty,
    /// Text, never taken for a number or a formula.
    Text(String),
    /// Money in fen, shown as `1,234.50`.
    Money(i64),
    /// A whole number.
    Number(i64),
    /// Thousandths, as of lessons: 1500 is shown as `1.5`.
    Milli(i64),
    /// A date `YYYY-MM-DD`; anything else is kept as text.
    Date(String),
}

impl TableCell {
    /// A text cell.
    pub fn text(text: impl Into<String>) -> Self {
        TableCell::Text(text.into())
    }
}

impl Row {
    /// An ordinary row.
    pub fn plain(cells: Vec<TableCell>) -> Self {
        Row { cells, ..Row::default() }
    }

    /// A row of sums.
    pub fn sum(cells: Vec<TableCell>) -> Self {
        Row { cells, look: Look::Sum, ..Row::default() }
    }

    /// A row of sums whose numbers a spreadsheet program adds up again from all rows above, which must be plain.
    pub fn added(cells: Vec<TableCell>) -> Self {
        Row { adds: true, ..Row::sum(cells) }
    }

    /// A heading over all columns.
    pub fn heading(text: impl Into<String>) -> Self {
        Row { cells: vec![TableCell::text(text)], look: Look::Heading, ..Row::default() }
    }
}

impl Column {
    /// A column by its head, width in Latin characters and kind.
    pub fn new(header: impl Into<String>, width: u16, kind: Kind) -> Self {
        Column { header: header.into(), width, kind, ..Column::default() }
    }

    /// The same column, aligned otherwise than its kind would be.
    pub fn aligned(self, align: Align) -> Self {
        Column { align: Some(align), ..self }
    }

    /// The same column under head cells of its own or shared with its neighbours.
    pub fn under(self, above: impl Into<String>) -> Self {
        let mut column = self;
        column.above.push(above.into());
        column
    }
}

/// How a sheet is printed: A4, all columns on one page's width, the head on every page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PageSetup {
    /// Lying rather than standing.
    pub landscape: bool,
    /// Columns at the left that stay in view and on every page, such as number and name.
    pub kept_columns: u16,
}

/// A form to be filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Form {
    /// Rows prepared for entry under the head.
    pub rows: u32,
    /// Title and head are locked (without a password), only the rows can be changed.
    pub protected: bool,
}

/// A table or text that could not be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unwritable {
    /// What stood in the way, as the user reads it.
    pub message: String,
}

impl fmt::Display for Unwritable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for Unwritable {}
