//! The cells of one sheet of an old Excel book.
use kehou_school::cells::Cell;

use super::super::formats::Shown;
use super::super::grid::Grid;
use super::super::refusal::Unreadable;
use super::super::value;
use super::records::{Body, Record, Records, broken};
use super::{Book, END, begins, skip};

/// Fills the grid up to the end of the sheet; charts inside it are passed over.
pub(super) fn table<'g>(
    records: &mut Records<'_>,
    book: &mut Book,
    mut grid: Grid<'g>,
) -> Result<Grid<'g>, Unreadable> {
    let mut awaits_text: Option<(usize, usize)> = None;
    while let Some(record) = records.next()? {
        if record.kind == END {
            return Ok(grid);
        }
        if begins(&record).is_some() {
            skip(records)?;
            continue;
        }
        let mut body = Body(record.body);
        match record.kind {
            // The text of the formula before it.
            0x0007 | 0x0207 => {
                let text = match record.kind {
                    0x0007 => book.short_text(&mut body)?,
                    _ => book.long_text(records.with_continued(record.body)?)?,
                };
                if let Some((row, column)) = awaits_text.take() {
                    grid.put(row, column, value::from_text(&text))?;
                }
            }
            0x0204 | 0x00D6 => {
                let (row, column, _) = place(&mut body)?;
                let head = record.body.len() - body.0.len();
                let mut parts = records.with_continued(record.body)?;
                if let Some(first) = parts.first_mut() {
                    *first = first.get(head..).unwrap_or_default();
                }
                grid.put(row, column, value::from_text(&book.long_text(parts)?))?;
            }
            0x0004 if book.version == 2 => {
                let (row, column, _) = old_place(&mut body)?;
                grid.put(row, column, value::from_text(&book.short_text(&mut body)?))?;
            }
            0x00BD => many_numbers(body, book, &mut grid)?,
            0x00E5 => merged(body, &mut grid)?,
            0x0006 | 0x0206 | 0x0406 => awaits_text = formula(&record, book, &mut grid)?,
            _ => single(&record, book, &mut grid)?,
        }
    }
    Err(broken())
}

/// A cell with one value, or a record that says something of the book.
fn single(record: &Record<'_>, book: &mut Book, grid: &mut Grid<'_>) -> Result<(), Unreadable> {
    let mut body = Body(record.body);
    let (row, column, cell) = match record.kind {
        0x0203 => {
            let (row, column, style) = place(&mut body)?;
            (row, column, value::from_serial(body.f64()?, book.shown(style), book.is_1904))
        }
        0x027E => {
            let (row, column, style) = place(&mut body)?;
            (row, column, value::from_serial(packed(body.u32()?), book.shown(style), book.is_1904))
        }
        0x00FD => {
            let (row, column, _) = place(&mut body)?;
            let text = book.shared.get(body.u32()? as usize).ok_or_else(broken)?;
            (row, column, value::from_text(text))
        }
        0x0205 => {
            let (row, column, _) = place(&mut body)?;
            (row, column, truth_or_error(body.u8()?, body.u8()? != 0))
        }
        0x0002 if book.version == 2 => {
            let (row, column, format) = old_place(&mut body)?;
            (row, column, value::from_serial(f64::from(body.u16()?), book.pattern(format), book.is_1904))
        }
        0x0003 if book.version == 2 => {
            let (row, column, format) = old_place(&mut body)?;
            (row, column, value::from_serial(body.f64()?, book.pattern(format), book.is_1904))
        }
        0x0005 if book.version == 2 => {
            let (row, column, _) = old_place(&mut body)?;
            (row, column, truth_or_error(body.u8()?, body.u8()? != 0))
        }
        _ => return book.note(record),
    };
    grid.put(row, column, cell)
}

/// Row, column and style.
fn place(body: &mut Body<'_>) -> Result<(usize, usize, u16), Unreadable> {
    Ok((usize::from(body.u16()?), usize::from(body.u16()?), body.u16()?))
}

/// Row, column and number format of an Excel 2 cell.
fn old_place(body: &mut Body<'_>) -> Result<(usize, usize, u16), Unreadable> {
    let (row, column) = (usize::from(body.u16()?), usize::from(body.u16()?));
    let attributes = body.bytes(3)?;
    Ok((row, column, u16::from(attributes.get(1).copied().unwrap_or(0) & 0x3F)))
}

/// A formula's result; where it is a text, the place that awaits it.
fn formula(record: &Record<'_>, book: &Book, grid: &mut Grid<'_>) -> Result<Option<(usize, usize)>, Unreadable> {
    let mut body = Body(record.body);
    let (row, column, shown) = if book.version == 2 {
        let (row, column, format) = old_place(&mut body)?;
        (row, column, book.pattern(format))
    } else {
        let (row, column, style) = place(&mut body)?;
        (row, column, book.shown(style))
    };
    let result = body.bytes(8)?;
    let cell = match result {
        [0, .., 0xFF, 0xFF] => return Ok(Some((row, column))),
        [1, _, truth, .., 0xFF, 0xFF] => truth_or_error(*truth, false),
        [2, _, error, .., 0xFF, 0xFF] => truth_or_error(*error, true),
        [.., 0xFF, 0xFF] => Cell::Empty,
        number => value::from_serial(Body(number).f64()?, shown, book.is_1904),
    };
    grid.put(row, column, cell)?;
    Ok(None)
}

/// Numbers side by side.
fn many_numbers(mut body: Body<'_>, book: &Book, grid: &mut Grid<'_>) -> Result<(), Unreadable> {
    let (row, mut column) = (usize::from(body.u16()?), usize::from(body.u16()?));
    while body.0.len() >= 6 {
        let shown: Shown = book.shown(body.u16()?);
        grid.put(row, column, value::from_serial(packed(body.u32()?), shown, book.is_1904))?;
        column += 1;
    }
    Ok(())
}

fn merged(mut body: Body<'_>, grid: &mut Grid<'_>) -> Result<(), Unreadable> {
    for _ in 0..body.u16()? {
        let [top, bottom, left, right] = [body.u16()?, body.u16()?, body.u16()?, body.u16()?].map(usize::from);
        grid.merge((top, left, bottom, right))?;
    }
    Ok(())
}

/// A number in 30 bits: whole or the head of a float, perhaps in hundredths (MS-XLS 2.5.217).
fn packed(raw: u32) -> f64 {
    let number =
        if raw & 2 != 0 { f64::from(raw as i32 >> 2) } else { f64::from_bits(u64::from(raw & 0xFFFF_FFFC) << 32) };
    if raw & 1 != 0 { number / 100.0 } else { number }
}

fn truth_or_error(code: u8, is_error: bool) -> Cell {
    if !is_error {
        return Cell::Truth(code != 0);
    }
    let said = match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
    Cell::Error(said.to_owned())
}
