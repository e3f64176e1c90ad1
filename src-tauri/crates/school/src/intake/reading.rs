//! Reading one row: each field by its own reader, and what went wrong gathered with its place.
use crate::cells::Cell;
use crate::intake::Checked;
use crate::intake::table::{Column, Row, Table};
use crate::intake::value::{self, LOST_DIGITS};
use crate::no::Problem;
use std::collections::BTreeMap;

/// A row being read; it is taken only when nothing in it is wrong.
#[derive(Debug)]
pub(crate) struct Reading<'t, 'a> {
    pub row: Row<'t, 'a>,
    pub problems: Vec<Problem>,
}

impl<'t, 'a> Reading<'t, 'a> {
    pub(crate) fn of(row: Row<'t, 'a>) -> Reading<'t, 'a> {
        Reading { row, problems: Vec::new() }
    }

    /// A field that may be left blank; signs such as 无 and — count as blank.
    pub(crate) fn may<T>(&mut self, column: &Column, read: impl FnOnce(&Cell) -> Result<T, String>) -> Option<T> {
        let cell = self.row.cell(column);
        if column.at.is_none() || value::is_nothing(cell) {
            return None;
        }
        self.read(column, cell, read)
    }

    /// A field that must be there.
    pub(crate) fn must<T>(&mut self, column: &Column, read: impl FnOnce(&Cell) -> Result<T, String>) -> Option<T> {
        let cell = self.row.cell(column);
        if cell.is_blank() {
            self.no(column, format!("不能空着，请填写{}。", value::field_said(&column.header)));
            return None;
        }
        self.read(column, cell, read)
    }

    /// The text of a field; blank where there is none.
    pub(crate) fn text(&mut self, column: &Column) -> String {
        self.may(column, |cell| Ok(value::clean(cell.text()))).unwrap_or_default()
    }

    /// Notes a problem at a field of this row.
    pub(crate) fn no(&mut self, column: &Column, wanted: impl Into<String>) {
        self.problems.push(self.row.problem(column, wanted));
    }

    fn read<T>(&mut self, column: &Column, cell: &Cell, read: impl FnOnce(&Cell) -> Result<T, String>) -> Option<T> {
        let read = match cell {
            Cell::Error(_) => Err("是公式出错的结果，请在原表改成实际的内容。".to_owned()),
            Cell::LostDigits(_) => Err(LOST_DIGITS.to_owned()),
            Cell::Text(text) if value::is_scientific(text) => Err(LOST_DIGITS.to_owned()),
            _ => read(cell),
        };
        match read {
            Ok(value) => Some(value),
            Err(wanted) => {
                self.no(column, wanted);
                None
            }
        }
    }
}

/// Rows that should be different but are not: what was seen first, by key.
#[derive(Debug, Default)]
pub(crate) struct Seen<K: Ord>(BTreeMap<K, u32>);

impl<K: Ord> Seen<K> {
    pub(crate) fn new() -> Seen<K> {
        Seen(BTreeMap::new())
    }

    /// The row in which the key stood before; the first time it is remembered.
    pub(crate) fn before(&mut self, key: K, row: u32) -> Option<u32> {
        match self.0.entry(key) {
            std::collections::btree_map::Entry::Occupied(there) => Some(*there.get()),
            std::collections::btree_map::Entry::Vacant(free) => {
                free.insert(row);
                None
            }
        }
    }
}

impl<T> Checked<T> {
    /// An empty judgement of a table; accepted rows and problems follow.
    pub(crate) fn begin(table: &Table<'_>) -> Checked<T> {
        Checked {
            sheet: table.sheet.name.clone(),
            header_row: u32::try_from(table.header_row + 1).unwrap_or(u32::MAX),
            columns: table.named_columns(),
            rows: table.row_count(),
            accepted: Vec::new(),
            problems: Vec::new(),
            proposals: Vec::new(),
            names: BTreeMap::new(),
            remarks: table.remarks.clone(),
            warnings: Vec::new(),
            question: None,
            times: Vec::new(),
            wants_reason: false,
            others: 0,
            declined: Vec::new(),
        }
    }

    /// Sorts accepted rows and problems by row.
    #[must_use]
    pub(crate) fn sorted(mut self) -> Checked<T> {
        self.accepted.sort_by_key(|each| each.row);
        self.problems.sort_by_key(|problem| problem.row);
        self.declined.sort_unstable();
        self
    }
}
