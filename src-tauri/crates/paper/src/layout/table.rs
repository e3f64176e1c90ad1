//! A table's rows: columns shared out, cells broken into lines, borders and greys drawn.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Slab;
use super::line::{Line, base_line, break_lines, measure, natural_width};
use crate::font::Fonts;
use crate::page::{Align, Cell, Column, Item, Len, Piece, Row, Style, Table, pt};

/// Least space between a cell's words and its upper and lower line.
const AIR: Len = pt(1_50);
/// A name a little too long for its cell is set smaller, down to this percentage, before it is broken; a sentence hardly.
const SMALLEST_NAME: Len = 72;
const SMALLEST_SENTENCE: Len = 90;

/// The slabs of a table, one a row; body rows carry the head to be repeated.
pub(super) fn rows(table: &Table, width: Len, fonts: &mut Fonts, missing: &mut BTreeSet<char>) -> Vec<Slab> {
    let edges = edges(&table.columns, width);
    let mut maker = Maker { table, edges, fonts, missing };
    let head = Arc::new(maker.part(&table.head, true));
    let mut body = maker.part(&table.body, false);
    if body.is_empty() {
        return Arc::unwrap_or_clone(head);
    }
    for slab in &mut body {
        slab.head = (!head.is_empty()).then(|| Arc::clone(&head));
    }
    if let Some(first) = body.first_mut() {
        first.above = table.style.above;
    }
    if let Some(last) = body.last_mut() {
        last.below = table.style.below;
        last.with_next = table.style.with_next;
    }
    body
}

/// Left edge of every column and the right edge of the last; what fixed columns leave over is shared out.
fn edges(columns: &[Column], width: Len) -> Vec<Len> {
    let fixed: Len = columns.iter().map(|c| c.width).sum();
    let shares: Len = columns.iter().map(|c| Len::from(c.share)).sum();
    let left_over = (width - fixed).max(0);
    let mut edges = vec![0];
    let (mut at, mut shared) = (0, 0);
    for column in columns {
        at += column.width;
        shared += Len::from(column.share);
        let part = i64::from(left_over) * i64::from(shared) / i64::from(shares.max(1));
        edges.push(at + Len::try_from(part).unwrap_or(0));
    }
    edges
}

/// A cell with its place in the grid and its words measured.
struct Placed<'t> {
    cell: &'t Cell,
    row: usize,
    column: usize,
    style: Style,
    lines: Vec<Vec<Item>>,
}

struct Maker<'a> {
    table: &'a Table,
    edges: Vec<Len>,
    fonts: &'a mut Fonts,
    missing: &'a mut BTreeSet<char>,
}

impl Maker<'_> {
    fn part(&mut self, rows: &[Row], is_head: bool) -> Vec<Slab> {
        let placed = self.grid(rows, is_head);
        let mut heights: Vec<Len> = rows.iter().map(|r| r.height).collect();
        // Cells of one row first, so that a tall cell asks only for what they do not already give.
        for tall in [false, true] {
            for p in placed.iter().filter(|p| (p.cell.tall > 1) == tall) {
                let last = (p.row + usize::from(p.cell.tall)).min(rows.len());
                let there: Len = heights[p.row..last].iter().sum();
                let wanted = Len::try_from(p.lines.len()).unwrap_or(0) * p.style.pitch + 2 * AIR;
                heights[last - 1] += (wanted - there).max(0);
            }
        }
        let mut slabs: Vec<Slab> = heights.iter().map(|h| Slab { height: *h, ..Slab::default() }).collect();
        for p in placed {
            let last = (p.row + usize::from(p.cell.tall)).min(rows.len());
            let height: Len = heights[p.row..last].iter().sum();
            // Rows under one tall cell stay together.
            for slab in &mut slabs[p.row..last - 1] {
                slab.with_next = true;
            }
            self.draw(p, height, &mut slabs);
        }
        slabs
    }

    /// Gives every cell its columns, past those that tall cells of rows above still cover.
    fn grid<'t>(&mut self, rows: &'t [Row], is_head: bool) -> Vec<Placed<'t>> {
        let count = self.edges.len() - 1;
        let mut covered = vec![0_u8; count];
        let mut placed = Vec::new();
        for (r, row) in rows.iter().enumerate() {
            let mut column = 0;
            let mut next = covered.iter().map(|c| c.saturating_sub(1)).collect::<Vec<u8>>();
            for cell in &row.cells {
                while column < count && covered[column] > 0 {
                    column += 1;
                }
                if column >= count {
                    break;
                }
                let end = (column + usize::from(cell.wide)).min(count);
                next[column..end].fill(cell.tall - 1);
                placed.push(self.cell(cell, r, column, end, is_head));
                column = end;
            }
            covered = next;
        }
        placed
    }

    fn cell<'t>(&mut self, cell: &'t Cell, row: usize, column: usize, end: usize, is_head: bool) -> Placed<'t> {
        let own = if is_head { Align::Centre } else { self.table.columns[column].align };
        let base = self.table.style;
        let mut style = Style { role: cell.role.unwrap_or(base.role), align: cell.align.unwrap_or(own), ..base };
        let room = self.edges[end] - self.edges[column] - 2 * self.table.pad;
        let mut atoms = measure(&cell.pieces, &style, self.fonts, self.missing);
        let natural = natural_width(&atoms);
        let sentence = cell.pieces.iter().any(|p| matches!(p, Piece::Words(w) if w.contains(['，', '；', '。', ' '])));
        let smallest = if sentence { SMALLEST_SENTENCE } else { SMALLEST_NAME };
        if natural > room && natural / 100 * smallest <= room {
            style.size =
                i32::try_from(i64::from(style.size) * i64::from(room) / i64::from(natural)).unwrap_or(style.size);
            atoms = measure(&cell.pieces, &style, self.fonts, self.missing);
        }
        let indent = Len::from(style.indent) * style.size;
        let ranges = if atoms.is_empty() { Vec::new() } else { break_lines(&atoms, room, indent, &style) };
        let count = ranges.len();
        let mut lines = Vec::with_capacity(count);
        for (i, (from, to)) in ranges.into_iter().enumerate() {
            let line = Line { atoms: &atoms[from..to], style: &style, room, last: i + 1 == count };
            let x = self.edges[column] + self.table.pad;
            lines.push(line.place(x, base_line(&style), self.fonts, self.missing));
        }
        Placed { cell, row, column, style, lines }
    }

    /// Draws a cell into the slab of its first row: grey, borders, and its lines in the middle of its height.
    fn draw(&self, p: Placed<'_>, height: Len, slabs: &mut [Slab]) {
        let (left, thick) = (self.edges[p.column], self.table.line);
        let right = self.edges[(p.column + usize::from(p.cell.wide)).min(self.edges.len() - 1)];
        let Some(slab) = slabs.get_mut(p.row) else { return };
        if p.cell.grey > 0 {
            slab.items.push(Item::Fill([left, 0, right - left, height], p.cell.grey.min(100)));
        }
        if thick > 0 {
            for ends in
                [[left, 0, right, 0], [left, height, right, height], [left, 0, left, height], [right, 0, right, height]]
            {
                slab.items.push(Item::Line(ends, thick, false));
            }
        }
        let text = Len::try_from(p.lines.len()).unwrap_or(0) * p.style.pitch;
        let mut top = (height - text) / 2;
        for line in p.lines {
            slab.items.extend(line.iter().map(|item| item.moved(0, top)));
            top += p.style.pitch;
        }
    }
}
