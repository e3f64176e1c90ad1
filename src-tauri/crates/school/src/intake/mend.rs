//! Cells of a file that the user corrects in the preview: put in their places before the list is judged.
use crate::cells::{Cell, Workbook};
use crate::intake::chosen::Chosen;
use crate::intake::known::Known;
use crate::intake::layout::{Layout, layout};
use crate::intake::list::List;
use crate::intake::template::listing;
use crate::no::{Problem, Refusal};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// A corrected cell, or a row left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Mend {
    /// The row as problems number it, from 1.
    pub row: u32,
    /// The field, of which the file may have no column; empty for the whole row, which is then left out.
    pub field: String,
    /// What the cell says instead.
    pub text: String,
}

/// The workbook with the corrections of the sheet that is laid out; a field without a column is given one at the end, which
/// is then the field's. Corrections of rows or fields that are not there are left out.
///
/// # Refuses
/// A sheet that is not there.
pub fn mended(mut book: Workbook, list: List, chosen: &mut Chosen, mends: &[Mend]) -> Result<Workbook, Refusal> {
    if mends.is_empty() {
        return Ok(book);
    }
    let laid = layout(&book, list, Some(chosen))?;
    let Some(sheet) = book.sheets.iter_mut().find(|sheet| sheet.name == laid.sheet) else { return Ok(book) };
    let mut width = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
    let header = (laid.header_row as usize).saturating_sub(1);
    let left_out: BTreeSet<u32> =
        mends.iter().filter(|mend| mend.field.is_empty() && mend.row > laid.header_row).map(|mend| mend.row).collect();
    for row in &left_out {
        if let Some(cells) = sheet.rows.get_mut(*row as usize - 1) {
            cells.clear();
        }
    }
    for field in &laid.fields {
        let mut at = field.header.as_ref().and_then(|header| laid.headers.iter().position(|each| each == header));
        let of_field = mends.iter().filter(|mend| mend.field == field.field && mend.row > laid.header_row);
        for mend in of_field.filter(|mend| !left_out.contains(&mend.row)) {
            let column = *at.get_or_insert_with(|| {
                put(&mut sheet.rows, header, width, &field.label);
                if chosen.columns.contains_key(&field.field) {
                    chosen.columns.insert(field.field.clone(), field.label.clone());
                }
                width += 1;
                width - 1
            });
            put(&mut sheet.rows, mend.row as usize - 1, column, mend.text.trim());
        }
    }
    Ok(book)
}

/// What a field may be mended to, where that is one of a few: its own words, the profile's categories, or the groups.
pub fn choices(list: List, field: &str, known: &Known<'_>) -> Vec<String> {
    match field {
        "reduction" => known.categories.to_vec(),
        "group" | "either" if list != List::Groups => known.groups.iter().map(|group| group.name.clone()).collect(),
        _ => {
            let of_list = listing(list).fields.iter().find(|each| each.code == field);
            of_list.map_or(&[][..], |field| field.choices).iter().map(|choice| (*choice).to_owned()).collect()
        }
    }
}

fn put(rows: &mut [Vec<Cell>], row: usize, column: usize, text: &str) {
    let Some(cells) = rows.get_mut(row) else { return };
    if cells.len() <= column {
        cells.resize(column + 1, Cell::Empty);
    }
    if let Some(cell) = cells.get_mut(column) {
        *cell = if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
    }
}

impl Layout {
    /// The field in which a problem can be mended, with its label; none where its cell belongs to no field.
    pub fn mends(&self, problem: &Problem) -> Option<(&str, &str)> {
        let label = self.place(&problem.column).map_or(problem.column.as_str(), |place| place.label);
        let is_meant = |field: &&super::FieldPlace| match problem.mend {
            Some(mend) => field.field == mend,
            None => field.label == label,
        };
        let found = self.fields.iter().filter(|_| problem.row > self.header_row).find(is_meant);
        found.map(|field| (field.field.as_str(), field.label.as_str()))
    }
}
