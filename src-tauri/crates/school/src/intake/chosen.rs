//! What the user settled about a file instead of leaving it to be guessed: sheet, header row, columns; and what was settled
//! before for files of the same headers.
use crate::cells::{Cell, Workbook};
use crate::ids::GroupId;
use crate::intake::head;
use crate::intake::header::{Field, bare};
use crate::intake::proposals::Decided;
use crate::intake::table::one_line;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How far down known headers are looked for.
const HEADERS_WITHIN: usize = 50;

/// What the user settled; what is left open is guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    /// The sheet.
    pub sheet: Option<String>,
    /// The header row, from 1.
    pub header_row: Option<u32>,
    /// Field → header as [`headers`] names it; a field with an empty header is in no column. Fields not named are guessed.
    pub columns: BTreeMap<String, String>,
    /// What was decided of the proposals of a pupil list.
    pub decided: Decided,
    /// Columns of ticks → the group each means; a column without one is left out. Those not named are guessed.
    pub ticks: BTreeMap<String, Option<GroupId>>,
    /// Field → what holds for every row, for fields the file has no column of.
    pub for_all: BTreeMap<String, String>,
}

/// Columns settled for files of some headers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// The headers, as [`headers`] names them.
    pub headers: Vec<String>,
    /// Field → header, as in [`Chosen::columns`].
    pub columns: BTreeMap<String, String>,
    /// As in [`Chosen::for_all`].
    #[serde(default)]
    pub for_all: BTreeMap<String, String>,
}

impl Chosen {
    /// Only a sheet is settled.
    pub fn sheet(name: &str) -> Chosen {
        Chosen { sheet: Some(name.to_owned()), ..Chosen::default() }
    }

    /// What is said of a field for every row: one of its choices, where the field may be said so at all.
    pub(crate) fn said_for_all(&self, field: &Field) -> Option<&str> {
        let said = self.for_all.get(field.code).filter(|_| field.for_all)?;
        field.choices.contains(&said.as_str()).then_some(said.as_str())
    }

    /// Puts the settled fields into their columns; a column given to one field is no other's.
    pub(crate) fn apply(&self, columns: &mut [Option<usize>], fields: &[Field], header: &[Cell]) {
        if self.columns.is_empty() {
            return;
        }
        let names = headers(header, header.len());
        for (place, field) in fields.iter().enumerate() {
            let Some(wanted) = self.columns.get(field.code) else { continue };
            let at = names.iter().position(|name| name == wanted);
            if at.is_none() && !wanted.is_empty() {
                continue;
            }
            if let Some(at) = at {
                columns.iter_mut().filter(|column| **column == Some(at)).for_each(|column| *column = None);
            }
            columns[place] = at;
        }
    }
}

/// The names of the columns of a header row, all different: the header, with its letter where another has the same, the
/// letter alone where it is blank.
pub fn headers(row: &[Cell], width: usize) -> Vec<String> {
    let texts: Vec<String> =
        (0..width).map(|at| row.get(at).map_or_else(String::new, |c| one_line(c.text()))).collect();
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for text in &texts {
        *count.entry(text).or_default() += 1;
    }
    let named = texts.iter().enumerate().map(|(at, text)| match text.as_str() {
        "" => format!("{} 列", letter(at)),
        text if count[text] > 1 => format!("{text}（{} 列）", letter(at)),
        text => text.to_owned(),
    });
    named.collect()
}

/// Whether a name stands for a column without a header.
pub(crate) fn is_unnamed(header: &str) -> bool {
    let letters = header.strip_suffix(" 列").unwrap_or_default();
    !letters.is_empty() && letters.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// A column as spreadsheet programs letter it: 0 is A, 26 is AA.
pub fn letter(at: usize) -> String {
    let mut letters = Vec::new();
    let mut left = at + 1;
    while left > 0 {
        letters.push(char::from(b'A' + u8::try_from((left - 1) % 26).unwrap_or(0)));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// What was settled before for the headers found in a file; `None` where none of them is known. What the user settled
/// for this file, sheet or header row, is kept to.
pub fn recall(book: &Workbook, chosen: &Chosen, settled: &[Settled]) -> Option<Chosen> {
    let is_named = |name: &str| chosen.sheet.as_deref().is_none_or(|wanted| wanted.trim() == name.trim());
    let sheets = book.sheets.iter().filter(|sheet| is_named(&sheet.name));
    for sheet in sheets.filter(|sheet| chosen.sheet.is_some() || !sheet.hidden) {
        for (at, row) in sheet.rows.iter().enumerate().take(HEADERS_WITHIN) {
            let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
            if chosen.header_row.is_some_and(|wanted| wanted != number) || row.iter().all(Cell::is_blank) {
                continue;
            }
            let cells = head::at(sheet, at).cells;
            let is_known = |known: &&Settled| {
                known.headers.len() >= cells.len() && is_same(&known.headers, &headers(&cells, known.headers.len()))
            };
            if let Some(known) = settled.iter().find(is_known) {
                return Some(Chosen {
                    sheet: Some(sheet.name.clone()),
                    header_row: Some(number),
                    columns: known.columns.clone(),
                    decided: chosen.decided.clone(),
                    ticks: chosen.ticks.clone(),
                    for_all: known.for_all.clone(),
                });
            }
        }
    }
    None
}

fn is_same(one: &[String], other: &[String]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one == other || bare(one) == bare(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(texts: &[&str]) -> Vec<Cell> {
        texts.iter().map(|text| Cell::Text((*text).to_owned())).collect()
    }

    #[test]
    fn columns_are_named_apart() {
        for (texts, wanted) in [
            (vec!["姓名", "电话", "电话", ""], vec!["姓名", "电话（B 列）", "电话（C 列）", "D 列"]),
            (vec!["姓 名\n(必填)"], vec!["姓 名 (必填)"]),
        ] {
            assert_eq!(headers(&row(&texts), texts.len()), wanted);
        }
        assert_eq!([0, 25, 26, 701, 702].map(letter), ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn what_was_settled_is_known_again_by_its_headers() {
        let columns = BTreeMap::from([("phone".to_owned(), "手机2".to_owned())]);
        let settled = [Settled {
            headers: vec!["姓名".to_owned(), "手机2".to_owned()],
            columns: columns.clone(),
            for_all: BTreeMap::new(),
        }];
        let sheet = |name: &str, hidden| crate::cells::Sheet {
            name: name.to_owned(),
            hidden,
            rows: vec![row(&["名单"]), row(&["姓名*", "手机2"]), row(&["李明", "1"])],
            merged: Vec::new(),
        };
        let book = Workbook { sheets: vec![sheet("旧", true), sheet("新", false)], ..Workbook::default() };
        let found = |chosen: &Chosen| recall(&book, chosen, &settled).map(|known| (known.sheet, known.header_row));
        assert_eq!(found(&Chosen::default()), Some((Some("新".to_owned()), Some(2))));
        assert_eq!(found(&Chosen::sheet("旧")), Some((Some("旧".to_owned()), Some(2))));
        assert_eq!(found(&Chosen { header_row: Some(3), ..Chosen::default() }), None);
        assert_eq!(recall(&book, &Chosen::default(), &settled).map(|known| known.columns), Some(columns));
        assert_eq!(recall(&book, &Chosen::default(), &[]), None);
    }
}
