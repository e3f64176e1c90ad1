//! A sheet being filled cell by cell, held to sizes a real table never reaches.
use kehou_school::cells::{Cell, Sheet};

use super::refusal::Unreadable;

/// Excel's own limit of characters in one cell; more means a file made to hurt.
pub(super) const TEXT_LIMIT: usize = 32_767;
const COLUMN_LIMIT: usize = 16_384;
const ROW_LIMIT: usize = 1_048_576;
/// Bytes that the cells of one file may take; a roster of 5 000 pupils takes about 4 MB.
const BYTE_LIMIT: usize = 192 << 20;
/// What a place, a row and a text take beside the text itself.
const PLACE_BYTES: usize = size_of::<Cell>();
const ROW_BYTES: usize = size_of::<Vec<Cell>>();
const TEXT_BYTES: usize = 16;
/// What a merged range takes, with the time to look at it.
const MERGE_BYTES: usize = 512;

/// What is left of the limits of one file; shared by its sheets in turn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Allowance {
    bytes: usize,
}

impl Allowance {
    pub(super) fn new() -> Self {
        Allowance { bytes: BYTE_LIMIT }
    }

    fn spend(&mut self, bytes: usize) -> Result<(), Unreadable> {
        self.bytes = self.bytes.checked_sub(bytes).ok_or_else(|| Unreadable::too_large("表格的行列或文字太多"))?;
        Ok(())
    }
}

/// Rows of cells with merged ranges still to be filled.
pub(super) struct Grid<'a> {
    allowance: &'a mut Allowance,
    rows: Vec<Vec<Cell>>,
    merged: Vec<(usize, usize, usize, usize)>,
    /// The width of the row that grew last.
    wide: usize,
}

impl<'a> Grid<'a> {
    pub(super) fn new(allowance: &'a mut Allowance) -> Self {
        Grid { allowance, rows: Vec::new(), merged: Vec::new(), wide: 0 }
    }

    /// Puts a cell at a place counted from 0; empty cells take no room.
    ///
    /// # Refuses
    /// Places and texts beyond the limits.
    pub(super) fn put(&mut self, row: usize, column: usize, cell: Cell) -> Result<(), Unreadable> {
        if cell == Cell::Empty {
            return Ok(());
        }
        let text = cell.text();
        if row >= ROW_LIMIT || column >= COLUMN_LIMIT {
            return Err(Unreadable::too_large("超出了 Excel 的行数或列数"));
        }
        if text.len() > TEXT_LIMIT && text.chars().count() > TEXT_LIMIT {
            return Err(Unreadable::too_large(&format!("第 {} 行有一格的文字超过 32767 个字", row + 1)));
        }
        let width = self.rows.get(row).map_or(0, Vec::len);
        let (places, rows) = ((column + 1).saturating_sub(width), (row + 1).saturating_sub(self.rows.len()));
        self.allowance.spend(places * PLACE_BYTES + rows * ROW_BYTES + TEXT_BYTES + text.len())?;
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Vec::new);
        }
        if let Some(line) = self.rows.get_mut(row) {
            if line.len() <= column {
                // Rows of a table are as wide as the one before.
                if line.capacity() == 0 && column < self.wide {
                    line.reserve_exact(self.wide);
                }
                line.resize(column + 1, Cell::Empty);
                self.wide = line.len();
            }
            if let Some(place) = line.get_mut(column) {
                *place = cell;
            }
        }
        Ok(())
    }

    /// Notes a merged range (first row, first column, last row, last column), inclusive.
    ///
    /// # Refuses
    /// More ranges than a sheet ever has.
    pub(super) fn merge(&mut self, range: (usize, usize, usize, usize)) -> Result<(), Unreadable> {
        if range.2 > range.0 || range.3 > range.1 {
            self.allowance.spend(MERGE_BYTES)?;
            self.merged.push(range);
        }
        Ok(())
    }

    /// Fills merged ranges with their first cell, as far as the sheet is used, and hands the sheet over.
    ///
    /// # Refuses
    /// Ranges that would fill the sheet beyond the limits.
    pub(super) fn finish(mut self, name: String, hidden: bool) -> Result<Sheet, Unreadable> {
        let height = self.rows.len();
        let width = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let merged = std::mem::take(&mut self.merged);
        for (top, left, bottom, right) in &merged {
            let Some(first) = self.rows.get(*top).and_then(|row| row.get(*left)).cloned() else {
                continue;
            };
            for row in *top..=(*bottom).min(height.saturating_sub(1)) {
                for column in *left..=(*right).min(width.saturating_sub(1)) {
                    self.allowance.spend(PLACE_BYTES)?;
                    self.put(row, column, first.clone())?;
                }
            }
        }
        Ok(Sheet { name, hidden, rows: self.rows, merged })
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::super::refusal::Reason;
    use super::*;

    fn text(text: &str) -> Cell {
        Cell::Text(text.into())
    }

    #[test]
    fn merged_ranges_are_filled_as_far_as_the_sheet_is_used() {
        let mut allowance = Allowance::new();
        let mut grid = Grid::new(&mut allowance);
        grid.put(0, 0, text("标题")).unwrap();
        grid.put(1, 2, text("尾")).unwrap();
        grid.merge((0, 0, 0, 16_383)).unwrap();
        grid.merge((1, 1, 1, 1)).unwrap();
        let sheet = grid.finish("表".into(), false).unwrap();
        assert_eq!(sheet.rows[0], vec![text("标题"), text("标题"), text("标题")]);
        assert_eq!(sheet.rows[1], vec![Cell::Empty, Cell::Empty, text("尾")]);
        assert_eq!(sheet.merged, vec![(0, 0, 0, 16_383)]);
    }

    #[test]
    fn limits_hold() {
        let mut allowance = Allowance::new();
        let mut grid = Grid::new(&mut allowance);
        grid.put(1_048_575, 0, text("最后一行")).unwrap();
        let long: String = "字".repeat(32_768);
        for refused in [
            grid.put(0, 16_384, text("x")),
            grid.put(1_048_576, 0, text("x")),
            grid.put(0, 0, Cell::Text(long)),
            (0..1000).try_for_each(|row| grid.put(row, 16_383, text("x"))),
        ] {
            assert_eq!(refused.unwrap_err().code, Reason::TooLarge);
        }
    }

    #[test]
    fn many_overlapping_ranges_end() {
        let mut allowance = Allowance::new();
        let mut grid = Grid::new(&mut allowance);
        for row in 0..2000 {
            grid.put(row, 1000, text("x")).unwrap();
        }
        grid.put(0, 0, text("满")).unwrap();
        for _ in 0..100_000 {
            grid.merge((0, 0, 1999, 1000)).unwrap();
        }
        assert_eq!(grid.finish(String::new(), false).unwrap_err().code, Reason::TooLarge);
    }
}
