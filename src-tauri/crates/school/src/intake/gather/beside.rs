//! Lists side by side in one sheet, written below each other.
use super::named::class_in;
use super::{FROM, padded, text};
use crate::cells::{Cell, Sheet};
use crate::intake::chosen::letter;
use crate::intake::header::bare;
use crate::intake::sift::{self, Heads};
use crate::intake::table::{Listing, find_header};

/// Lists that stand side by side: where the first begins, how wide each is, how many there are.
#[derive(Debug)]
struct Beside {
    start: usize,
    width: usize,
    count: usize,
}

/// The sheet with its lists below each other, and how many there are; `None` where there is only one.
pub(super) fn unfolded(sheet: &Sheet, listing: &'static Listing) -> Option<(Sheet, usize)> {
    let found = find_header(sheet, listing, None);
    let head = &found.head.cells;
    let names: Vec<String> = head.iter().map(lower).collect();
    let mapped: Vec<usize> = found.columns.iter().flatten().copied().collect();
    let beside = beside(&names, &mapped)?;
    let first = found.row + found.head.depth;
    let width = names.len();
    let classes: Vec<Option<String>> =
        (0..beside.count).map(|block| head.get(beside.start + block * beside.width).and_then(upper_class)).collect();
    let has_class = listing.fields.iter().zip(&found.columns).any(|(field, at)| field.code == "class" && at.is_some());
    let adds_class = !has_class && classes.iter().all(Option::is_some);
    let ends = |block: usize, from: Cell| {
        let class = classes.get(block).cloned().flatten().filter(|_| adds_class);
        class.map(text).into_iter().chain(std::iter::once(from))
    };
    let block_of = |row: &[Cell], block: usize| beside.taken_out(row, block, width);
    let mut rows: Vec<Vec<Cell>> = sheet.rows.get(..found.row)?.to_vec();
    let mut plain_head: Vec<Cell> = block_of(head, 0);
    if adds_class {
        plain_head.iter_mut().for_each(|cell| *cell = last_part(cell));
    }
    let head_ends = adds_class.then(|| text("班级")).into_iter().chain(std::iter::once(text(FROM)));
    rows.push(padded(plain_head.clone(), width, head_ends));
    rows.resize(first, Vec::new());
    let heads = Heads::of(&plain_head);
    for block in 0..beside.count {
        for (at, row) in sheet.rows.iter().enumerate().skip(first) {
            let cells = block_of(row, block);
            let left = sift::left_out(&cells, &heads, &mapped).is_some();
            let from = format!("第 {} 行 {} 列起", at + 1, letter(beside.start + block * beside.width));
            match (block, left) {
                // The first list stays where it is, with all its rows.
                (0, true) => rows.push(cells),
                (0, false) => rows.push(padded(cells, width, ends(0, Cell::Empty))),
                (_, true) => {}
                (block, false) => rows.push(padded(cells, width, ends(block, text(from)))),
            }
        }
    }
    let merged = sheet.merged.iter().filter(|(_, _, bottom, _)| *bottom < found.row).copied().collect();
    Some((Sheet { name: sheet.name.clone(), hidden: sheet.hidden, rows, merged }, beside.count))
}

/// The last part of a joined header, bare of its dressing.
fn lower(cell: &Cell) -> String {
    bare(last_part(cell).text())
}

fn last_part(cell: &Cell) -> Cell {
    match cell.text().rsplit_once('/') {
        Some((upper, lower)) if class_in(upper).is_some() => text(lower),
        _ => cell.clone(),
    }
}

fn upper_class(cell: &Cell) -> Option<String> {
    class_in(cell.text().rsplit_once('/')?.0)
}

/// Finds the lists: at least two known columns, and half of them, come again at one distance.
fn beside(names: &[String], mapped: &[usize]) -> Option<Beside> {
    let again = |column: usize, by: usize| {
        names.get(column).is_some_and(|name| !name.is_empty() && names.get(column + by) == Some(name))
    };
    let times = |by: usize| mapped.iter().filter(|column| again(**column, by)).count();
    let width = (2..names.len()).find(|by| times(*by) >= 2 && times(*by) * 2 >= mapped.len())?;
    let mut start = mapped.iter().copied().filter(|column| again(*column, width)).min()?;
    while start > 0 && again(start - 1, width) {
        start -= 1;
    }
    let repeats = |block: usize| (start..start + width).filter(|column| again(*column, block * width)).count() >= 2;
    let count = (1..).take_while(|block| repeats(*block)).count() + 1;
    // What is known of the first list must lie within it or before it.
    mapped.iter().all(|column| *column < start + width).then_some(Beside { start, width, count })
}

impl Beside {
    /// A row of one list: what all lists share, the list's own cells in the columns of the first, nothing of the others.
    fn taken_out(&self, row: &[Cell], block: usize, width: usize) -> Vec<Cell> {
        let end = self.start + self.width * self.count;
        let own = self.start + self.width * block;
        (0..width)
            .map(|column| match column {
                shared if shared < self.start || shared >= end => row.get(shared),
                first if first < self.start + self.width => row.get(own + first - self.start),
                _ => None,
            })
            .map(|cell| cell.cloned().unwrap_or_default())
            .collect()
    }
}
