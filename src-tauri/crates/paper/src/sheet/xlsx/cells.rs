//! The cells of one xlsx worksheet, in one pass, with its merged ranges.
use kehou_school::cells::Cell;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::grid::Grid;
use super::super::markup::{attribute, broken, entity};
use super::super::refusal::Unreadable;
use super::super::value;
use super::{Book, texts};

/// Fills the grid with a worksheet's cells; a declared range of any size costs nothing.
pub(super) fn worksheet(text: &str, book: &Book, grid: &mut Grid<'_>) -> Result<(), Unreadable> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let mut now = Now::default();
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(tag) => now.open(&tag, grid)?,
            Event::Empty(tag) => {
                now.open(&tag, grid)?;
                now.close(tag.local_name().as_ref(), book, grid)?;
            }
            Event::End(tag) => now.close(tag.local_name().as_ref(), book, grid)?,
            Event::Text(part) if now.taking => now.text.push_str(&part.xml10_content()),
            Event::CData(part) if now.taking => now.text.push_str(&part.xml10_content()),
            Event::GeneralRef(name) if now.taking => now.text.push_str(&entity(&name.xml10_content())),
            Event::Eof if now.ended => return Ok(()),
            Event::Eof => return Err(broken()),
            _ => {}
        }
    }
}

/// How a cell keeps its value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Number,
    Shared,
    Text,
    Truth,
    Error,
    IsoMoment,
}

/// Where the reader stands.
#[derive(Debug, Default)]
struct Now {
    /// Rows and columns counted from 0.
    row: usize,
    column: usize,
    in_cell: bool,
    kind: Kind,
    style: usize,
    text: String,
    taking: bool,
    reading: bool,
    ended: bool,
}

impl Now {
    fn open(&mut self, tag: &BytesStart<'_>, grid: &mut Grid<'_>) -> Result<(), Unreadable> {
        match tag.local_name().as_ref() {
            "c" => self.open_cell(tag),
            "v" | "t" => self.taking = self.in_cell && !self.reading,
            "row" => {
                if let Some(number) = attribute(tag, "r").and_then(|text| text.parse::<usize>().ok()) {
                    self.row = number.saturating_sub(1);
                }
                self.column = 0;
            }
            "rPh" => self.reading = true,
            "mergeCell" => {
                let range = attribute(tag, "ref").and_then(|text| range(&text));
                if let Some(range) = range {
                    grid.merge(range)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn open_cell(&mut self, tag: &BytesStart<'_>) {
        (self.in_cell, self.kind, self.style) = (true, Kind::Number, 0);
        self.text.clear();
        let mut attributes = tag.attributes();
        for attribute in attributes.with_checks(false).flatten() {
            let value = &*attribute.value;
            match attribute.key.as_ref() {
                "r" => {
                    if let Some((row, column)) = place(value) {
                        (self.row, self.column) = (row, column);
                    }
                }
                "s" => self.style = value.parse().unwrap_or(0),
                "t" => {
                    self.kind = match value {
                        "s" => Kind::Shared,
                        "str" | "inlineStr" => Kind::Text,
                        "b" => Kind::Truth,
                        "e" => Kind::Error,
                        "d" => Kind::IsoMoment,
                        _ => Kind::Number,
                    }
                }
                _ => {}
            }
        }
    }

    fn close(&mut self, name: &str, book: &Book, grid: &mut Grid<'_>) -> Result<(), Unreadable> {
        match name {
            "v" | "t" => self.taking = false,
            "c" => {
                grid.put(self.row, self.column, self.cell(book)?)?;
                self.in_cell = false;
                self.column = self.column.saturating_add(1);
            }
            "row" => self.row = self.row.saturating_add(1),
            "rPh" => self.reading = false,
            "sheetData" | "chartsheet" | "dialogsheet" => self.ended = true,
            _ => {}
        }
        Ok(())
    }

    fn cell(&self, book: &Book) -> Result<Cell, Unreadable> {
        let text = self.text.as_str();
        if text.is_empty() {
            return Ok(Cell::Empty);
        }
        Ok(match self.kind {
            Kind::Shared => {
                let place = text.trim().parse().ok();
                let shared = place.and_then(|place| book.shared.get(place));
                value::from_text(shared.ok_or_else(|| Unreadable::corrupt("有的单元格找不到它的文字"))?)
            }
            Kind::Text => value::from_text(&texts::unescaped(text)),
            Kind::Truth => Cell::Truth(matches!(text.trim(), "1" | "true")),
            Kind::Error => Cell::Error(text.to_owned()),
            Kind::IsoMoment => value::from_iso_moment(text),
            Kind::Number => match text.trim().parse::<f64>() {
                Ok(number) => value::from_serial(number, book.styles.shown(self.style), book.is_1904),
                Err(_) => value::from_text(text),
            },
        })
    }
}

/// `B3` as row 2, column 1; `None` where it is no place of a sheet.
fn place(text: &str) -> Option<(usize, usize)> {
    let mut column = 0_usize;
    let mut digits = text;
    for byte in text.bytes().filter(|byte| *byte != b'$') {
        if !byte.is_ascii_alphabetic() {
            break;
        }
        column = column.checked_mul(26)?.checked_add(usize::from(byte.to_ascii_uppercase() - b'A') + 1)?;
        digits = digits.trim_start_matches('$').get(1..)?;
    }
    let row: usize = digits.trim_start_matches('$').parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// `A1:C2` as first row, first column, last row, last column.
fn range(text: &str) -> Option<(usize, usize, usize, usize)> {
    let (first, last) = text.split_once(':')?;
    let ((top, left), (bottom, right)) = (place(first)?, place(last)?);
    Some((top, left, bottom, right))
}
