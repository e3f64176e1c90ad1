//! A pupil list's own numbering as the order of each class: 序号 that begins with 1 in every class is what the office calls
//! its pupils by; one that runs through the school, class after class, tells who comes after whom in each.
use crate::cells::Cell;
use crate::intake::header::bare;
use crate::intake::list::List;
use crate::intake::table::{Listing, Table};
use crate::intake::value;
use std::collections::BTreeMap;

const NUMBER: &str = "序号";

/// How a list numbers its pupils.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum OwnOrder {
    /// From 1 in each class.
    ByClass,
    /// Through the school, class after class: row of the sheet → number within its class.
    Through(BTreeMap<usize, u32>),
}

/// Gives the column 序号 to 座号 where the list has no such column and the numbers tell the order of the classes.
pub(crate) fn as_seat(columns: &mut [Option<usize>], listing: &Listing, header: &[Cell], below: &[Vec<Cell>]) {
    if listing.list != List::Students {
        return;
    }
    let of = |code: &str| listing.fields.iter().position(|field| field.code == code);
    let (Some(seat), Some(name), Some(class), Some(grade)) = (of("seat_no"), of("name"), of("class"), of("grade"))
    else {
        return;
    };
    let (None, Some(name), Some(class)) = (columns[seat], columns[name], columns[class]) else { return };
    let at = header.iter().position(|cell| bare(cell.text()) == NUMBER).filter(|at| !columns.contains(&Some(*at)));
    if at.is_some_and(|at| own_order(below, at, name, [columns[grade], Some(class)]).is_some()) {
        columns[seat] = at;
    }
}

/// How a pupil list numbers its pupils, where its seats are its 序号; rows counted from the first below the header.
pub(crate) fn order_of(table: &Table<'_>) -> Option<OwnOrder> {
    let seat = table.column("seat_no");
    let (at, name) = (seat.at?, table.column("name").at?);
    let below = table.sheet.rows.get(table.header_row + table.head.depth.max(1)..).unwrap_or_default();
    let class = ["grade", "class"].map(|code| table.column(code).at);
    (bare(&seat.header) == NUMBER).then(|| own_order(below, at, name, class)).flatten()
}

/// The numbers of the rows with a name: whether they begin with 1 in each class and rise in it, or rise through the list with
/// each class in one piece. A class that stands only in the first row of its block holds for those below.
fn own_order(rows: &[Vec<Cell>], at: usize, name: usize, class: [Option<usize>; 2]) -> Option<OwnOrder> {
    let mut of = ["", ""];
    let mut numbered: Vec<([&str; 2], usize, u32)> = Vec::new();
    for (row, cells) in rows.iter().enumerate() {
        for (of, column) in of.iter_mut().zip(class) {
            let cell = column.and_then(|column| cells.get(column)).filter(|cell| !cell.is_blank());
            if let Some(cell) = cell {
                *of = cell.text().trim();
            }
        }
        let number = cells.get(at).and_then(|cell| value::count(cell).ok());
        let Some(number) = number.filter(|_| cells.get(name).is_some_and(|cell| !cell.is_blank())) else { continue };
        numbered.push((of, row, number));
    }
    if restarts(&numbered) { Some(OwnOrder::ByClass) } else { through(&numbered).map(OwnOrder::Through) }
}

fn restarts(numbered: &[([&str; 2], usize, u32)]) -> bool {
    let mut seen: Vec<([&str; 2], u32)> = Vec::new();
    for (of, _, number) in numbered {
        // Rows of a class mostly stand together: the last class is looked at first.
        match seen.iter_mut().rev().find(|(class, _)| class == of) {
            Some((_, last)) if *number > *last => *last = *number,
            None if *number == 1 => seen.push((*of, *number)),
            _ => return false,
        }
    }
    numbered.len() > seen.len()
}

/// Numbers within the classes, of numbers that rise through a list in which each class is one piece.
fn through(numbered: &[([&str; 2], usize, u32)]) -> Option<BTreeMap<usize, u32>> {
    let mut firsts: BTreeMap<[&str; 2], u32> = BTreeMap::new();
    let mut found = BTreeMap::new();
    let mut before: Option<([&str; 2], u32)> = None;
    for (of, row, number) in numbered {
        let is_new = before.is_none_or(|(class, _)| class != *of);
        if before.is_some_and(|(_, last)| *number <= last) || is_new && firsts.insert(*of, *number).is_some() {
            return None;
        }
        found.insert(*row, number - firsts.get(of)? + 1);
        before = Some((*of, *number));
    }
    (found.len() > firsts.len()).then_some(found)
}
