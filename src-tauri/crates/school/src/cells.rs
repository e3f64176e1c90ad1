//! Cells as a spreadsheet reader found them, before anyone judged what they mean.
use serde::{Deserialize, Serialize};

/// One cell as found: what the file says, and what was noticed while reading it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Cell {
    /// Nothing was there.
    #[default]
    Empty,
    /// Text, exactly as stored (not trimmed).
    Text(String),
    /// A number, as the shortest decimal text that reads back to the same value (`"12"`, `"0.5"`).
    Number(String),
    /// A number of 16 or more digits, or one kept as `6.10102E+17`: the spreadsheet program has rounded it away.
    LostDigits(String),
    /// A date `YYYY-MM-DD`, resolved under the file's own 1900 or 1904 system.
    Date(String),
    /// A time of day `HH:MM`.
    Time(String),
    /// A moment `YYYY-MM-DD HH:MM:SS`.
    Moment(String),
    /// True or false.
    Truth(bool),
    /// An error value such as `#N/A`.
    Error(String),
}

impl Cell {
    /// The cell as text for reading or quoting; empty cells give `""`.
    pub fn text(&self) -> &str {
        match self {
            Cell::Empty => "",
            Cell::Text(text)
            | Cell::Number(text)
            | Cell::LostDigits(text)
            | Cell::Date(text)
            | Cell::Time(text)
            | Cell::Moment(text)
            | Cell::Error(text) => text,
            Cell::Truth(true) => "TRUE",
            Cell::Truth(false) => "FALSE",
        }
    }

    /// Whether nothing but white space stands here.
    pub fn is_blank(&self) -> bool {
        self.text().trim().is_empty()
    }
}

/// One sheet of a workbook: rows of cells from the sheet's first row and column on, merged ranges already filled.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sheet {
    /// The sheet's name as the user sees it; `""` for a text file.
    pub name: String,
    /// Hidden or very hidden in the file.
    pub hidden: bool,
    /// Rows of cells; row 0 is the file's row 1, cell 0 is column A.
    pub rows: Vec<Vec<Cell>>,
    /// Merged ranges (first row, first column, last row, last column), 0-based and inclusive.
    pub merged: Vec<(usize, usize, usize, usize)>,
}

/// A whole workbook as read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Workbook {
    /// What the file is by its content: `xlsx`, `xls`, `ods`, `csv`, `tsv`, `html`, `spreadsheetml`.
    pub format: String,
    /// The sheets in the file's order.
    pub sheets: Vec<Sheet>,
    /// What the user should know about the file (for example: "named .xls, but it is a web page"), as Chinese sentences.
    pub remarks: Vec<String>,
}
