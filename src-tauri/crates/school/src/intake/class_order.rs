//! A pupil list's own numbering as the order of each class: 序号 that begins with 1 in every class is what the office calls
//! its pupils by, while one that runs through the school is not.
use crate::cells::Cell;
use crate::intake::header::bare;
use crate::intake::list::List;
use crate::intake::table::{Listing, Table};
use crate::intake::value;

const NUMBER: &str = "序号";

/// Gives the column 序号 to 座号 where the list has no such column and the numbers are the classes' own.
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
    if at.is_some_and(|at| restarts(below, at, name, [columns[grade], Some(class)])) {
        columns[seat] = at;
    }
}

/// Whether the seats of a pupil list are its own numbering of each class.
pub(crate) fn is_own_order(table: &Table<'_>) -> bool {
    let seat = table.column("seat_no");
    let (Some(at), Some(name)) = (seat.at, table.column("name").at) else { return false };
    let below = table.sheet.rows.get(table.header_row + table.head.depth.max(1)..).unwrap_or_default();
    bare(&seat.header) == NUMBER && restarts(below, at, name, ["grade", "class"].map(|code| table.column(code).at))
}

/// Whether the numbers of the rows with a name begin with 1 in each class and rise in it; a class that stands only in the
/// first row of its block holds for those below.
fn restarts(rows: &[Vec<Cell>], at: usize, name: usize, class: [Option<usize>; 2]) -> bool {
    let mut of = ["", ""];
    let mut seen: Vec<([&str; 2], u32)> = Vec::new();
    let mut numbered = 0usize;
    for row in rows {
        for (of, column) in of.iter_mut().zip(class) {
            let cell = column.and_then(|column| row.get(column)).filter(|cell| !cell.is_blank());
            if let Some(cell) = cell {
                *of = cell.text().trim();
            }
        }
        let number = row.get(at).and_then(|cell| value::count(cell).ok());
        let Some(number) = number.filter(|_| row.get(name).is_some_and(|cell| !cell.is_blank())) else { continue };
        numbered += 1;
        // Rows of a class mostly stand together: the last class is looked at first.
        match seen.iter_mut().rev().find(|(class, _)| *class == of) {
            Some((_, last)) if number > *last => *last = number,
            None if number == 1 => seen.push((of, number)),
            _ => return false,
        }
    }
    numbered > seen.len()
}
