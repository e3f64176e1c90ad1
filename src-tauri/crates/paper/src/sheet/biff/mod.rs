//! Reads old Excel books, from Excel 2 to 2003, record by record: out of their compound file or as a bare stream.
mod cells;
mod records;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests;
mod text;

use std::collections::BTreeMap;

use encoding_rs::{Encoding, GB18030};
use kehou_school::cells::Sheet;

use super::formats::{self, Shown};
use super::grid::{Allowance, Grid};
use super::refusal::Unreadable;
use super::shared::Shared;
use records::{Body, Record, Records, broken};
use text::Parts;

const END: u16 = 0x000A;
const FILE_PASS: u16 = 0x002F;
const SHARED_TEXTS: u16 = 0x00FC;
const SHEET_HEAD: u16 = 0x008F;

/// Reads the sheets of a record stream.
///
/// # Refuses
/// Streams behind a password, streams cut short, streams of too many cells.
pub(super) fn read(stream: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    let mut records = Records::new(stream);
    let mut book = Book::default();
    let mut allowance = Allowance::new();
    let mut sheets: Vec<(usize, Sheet)> = Vec::new();
    let mut is_told = false;
    while let Some(record) = records.next()? {
        match begins(&record) {
            Some((version, Substream::Globals)) => {
                book.version = version;
                is_told = true;
            }
            Some((version, Substream::Sheet)) => {
                // Where the book says its version, its sheets may say another that is not so.
                if !is_told {
                    book.version = version;
                }
                let (place, name, hidden) = book.listed(record.at, sheets.len());
                let grid = cells::table(&mut records, &mut book, Grid::new(&mut allowance))?;
                sheets.push((place, grid.finish(name, hidden)?));
            }
            Some((_, Substream::Other)) => skip(&mut records)?,
            None if record.kind == SHARED_TEXTS => book.shared = text::shared(records.with_continued(record.body)?)?,
            None => book.note(&record)?,
        }
    }
    if sheets.is_empty() {
        return Err(broken());
    }
    sheets.sort_by_key(|(place, _)| *place);
    Ok(sheets.into_iter().map(|(_, sheet)| sheet).collect())
}

/// What follows a beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Substream {
    Globals,
    Sheet,
    Other,
}

/// The version (2, 3, 4, 5 or 8) and kind of a substream that begins with this record.
fn begins(record: &Record<'_>) -> Option<(u8, Substream)> {
    let word = |at: usize| record.body.get(at..at + 2).map(|pair| u16::from(pair[0]) | u16::from(pair[1]) << 8);
    let version = match record.kind {
        0x0009 => 2,
        0x0209 => 3,
        0x0409 => 4,
        0x0809 if word(0) == Some(0x0600) => 8,
        0x0809 => 5,
        _ => return None,
    };
    Some(match word(2) {
        Some(0x0005 | 0x0100) => (version, Substream::Globals),
        Some(0x0010) => (version, Substream::Sheet),
        _ => (version, Substream::Other),
    })
}

/// Passes over a substream with those inside it.
fn skip(records: &mut Records<'_>) -> Result<(), Unreadable> {
    let mut depth = 1_usize;
    while depth > 0 {
        let record = records.next()?.ok_or_else(broken)?;
        match record.kind {
            END => depth -= 1,
            _ if begins(&record).is_some() => depth += 1,
            _ => {}
        }
    }
    Ok(())
}

/// A sheet as the book lists it.
#[derive(Debug)]
struct Listed {
    at: usize,
    hidden: bool,
    name: String,
}

/// What holds for all sheets of a book.
#[derive(Debug)]
struct Book {
    version: u8,
    encoding: &'static Encoding,
    is_1904: bool,
    patterns: BTreeMap<u16, Shown>,
    /// Per cell style its number format.
    styles: Vec<u16>,
    listed: Vec<Listed>,
    shared: Shared,
    /// The name in front of a sheet of an Excel 4 workbook.
    head: Option<String>,
}

impl Default for Book {
    fn default() -> Self {
        Book {
            version: 8,
            encoding: GB18030,
            is_1904: false,
            patterns: BTreeMap::new(),
            styles: Vec::new(),
            listed: Vec::new(),
            shared: Shared::default(),
            head: None,
        }
    }
}

impl Book {
    /// Notes a record that says something of the book.
    fn note(&mut self, record: &Record<'_>) -> Result<(), Unreadable> {
        let mut body = Body(record.body);
        match record.kind {
            FILE_PASS => return Err(Unreadable::password()),
            0x0042 => self.encoding = text::of_code_page(body.u16()?),
            0x0022 => self.is_1904 = body.u16()? == 1,
            0x001E | 0x041E => self.note_format(body)?,
            0x0043 => self.styles.push(u16::from(record.body.get(2).copied().unwrap_or(0) & 0x3F)),
            0x0243 | 0x0443 => self.styles.push(u16::from(record.body.get(1).copied().unwrap_or(0))),
            0x00E0 => self.styles.push(body.bytes(2).and_then(|_| body.u16())?),
            0x0085 if self.version >= 5 => {
                let at = body.u32()? as usize;
                let hidden = body.u8()? & 3 != 0;
                body.u8()?;
                let name = self.short_text(&mut body)?;
                self.listed.push(Listed { at, hidden, name });
            }
            SHEET_HEAD => {
                body.u32()?;
                self.head = Some(self.short_text(&mut body)?);
            }
            _ => {}
        }
        Ok(())
    }

    /// Before Excel 5 formats are numbered by their order.
    fn note_format(&mut self, mut body: Body<'_>) -> Result<(), Unreadable> {
        let code = if self.version >= 5 {
            body.u16()?
        } else {
            body.bytes(if self.version == 4 { 2 } else { 0 })?;
            u16::try_from(self.patterns.len()).unwrap_or(u16::MAX)
        };
        let pattern = match self.version {
            8 => Parts::new(vec![body.0]).text()?,
            _ => self.short_text(&mut body)?,
        };
        self.patterns.insert(code, formats::of_pattern(&pattern));
        Ok(())
    }

    /// A text with its length as 8 bits.
    fn short_text(&self, body: &mut Body<'_>) -> Result<String, Unreadable> {
        let length = usize::from(body.u8()?);
        if self.version < 8 {
            return Ok(text::decoded(body.bytes(length.min(body.0.len()))?, self.encoding));
        }
        if length == 0 {
            return Ok(String::new());
        }
        let is_wide = body.u8()? & 1 != 0;
        Parts::new(vec![body.0]).characters(length, is_wide)
    }

    /// A text with its length as 16 bits.
    fn long_text(&self, parts: Vec<&[u8]>) -> Result<String, Unreadable> {
        if self.version == 8 {
            return Parts::new(parts).text();
        }
        let whole = parts.concat();
        let mut body = Body(&whole);
        let length = usize::from(body.u16()?);
        Ok(text::decoded(body.bytes(length.min(body.0.len()))?, self.encoding))
    }

    /// What a cell of a style shows.
    fn shown(&self, style: u16) -> Shown {
        self.styles.get(usize::from(style)).map_or(Shown::Number, |format| self.pattern(*format))
    }

    fn pattern(&self, format: u16) -> Shown {
        self.patterns.get(&format).copied().unwrap_or_else(|| formats::built_in(format))
    }

    /// Place, name and whether it is hidden, of the sheet that begins there.
    fn listed(&mut self, at: usize, count: usize) -> (usize, String, bool) {
        let found = self.listed.iter().position(|listed| listed.at == at);
        match found.and_then(|place| self.listed.get(place).map(|listed| (place, listed))) {
            Some((place, listed)) => (place, listed.name.clone(), listed.hidden),
            None => (count, self.head.take().unwrap_or_else(|| format!("Sheet{}", count + 1)), false),
        }
    }
}
