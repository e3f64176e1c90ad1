//! Which list a file is: each list held against its sheets, by the headers it knows and by what stands under them.
use crate::cells::{Cell, Sheet, Workbook};
use crate::intake::chosen::Chosen;
use crate::intake::gather::{first_rows, gathered};
use crate::intake::header::Field;
use crate::intake::list::List;
use crate::intake::table::{Found, find_header};
use crate::intake::template::listing;
use crate::intake::ticks;
use crate::intake::value;

/// How many rows of a sheet are looked at, and how many below its header.
const FIRST_ROWS: usize = 120;
/// How many sheets tell what a file is.
const FIRST_SHEETS: usize = 12;
const SAMPLE: usize = 60;

/// How well a file fits a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    /// The list.
    pub list: List,
    /// The sheet that fits best.
    pub sheet: String,
    /// Its header row, from 1.
    pub header_row: u32,
    /// Whether nothing the list needs is missing.
    pub fits: bool,
    /// Whether nothing is missing but what may be said for all rows at once.
    pub nearly: bool,
    /// The fields found, as the list calls them.
    pub known: Vec<String>,
    /// What the list needs and the file lacks.
    pub missing: Vec<String>,
    /// How many of the sheet's columns hold anything.
    pub columns: u32,
    /// How many of the found fields hold what they should.
    pub sound: u32,
    /// How many of the columns are ticked.
    pub ticked: u32,
    /// Whether what the list needs stands in a column that holds something else: `类别` of people over names of services.
    pub doubtful: bool,
}

impl Fit {
    /// The list as people call it; a pupil list without 性别 by what it brings to pupils who are kept already.
    pub fn label(&self) -> String {
        let brought = self.list.brings(|label| self.known.iter().any(|known| known == label));
        brought.map_or_else(|| self.list.label().to_owned(), |brought| format!("{brought}名单"))
    }

    /// Of 100 columns, how many this list knows and finds sound.
    pub fn percent(&self) -> u32 {
        (self.sound * 100).checked_div(self.columns).unwrap_or_default()
    }

    /// Why, in one sentence.
    pub fn why(&self) -> String {
        let known = self.known.iter().take(8).map(String::as_str).collect::<Vec<_>>().join("、");
        let more = if self.known.len() > 8 { "等" } else { "" };
        let found = match self.known.len() {
            0 => "没有认出任何一列".to_owned(),
            count => format!("{} 列中认出 {count} 列：{known}{more}", self.columns.max(count as u32)),
        };
        let found = match self.ticked {
            0 => found,
            ticked => format!("{found}，另有 {ticked} 列打勾"),
        };
        match self.missing.as_slice() {
            [] => format!("{found}。"),
            missing => format!("{found}；缺少{}。", missing.join("、")),
        }
    }
}

/// Every list that can be taken in, the one that fits best first. A list fits by what it needs, then by how many of the
/// file's columns it knows and finds sound.
pub fn which_list(book: &Workbook) -> Vec<Fit> {
    let lists = List::ALL.into_iter().filter(|list| *list != List::Payments);
    let mut fits: Vec<Fit> = lists.filter_map(|list| best_sheet(book, list)).collect();
    fits.sort_by_key(|fit| std::cmp::Reverse(rank(fit)));
    fits
}

/// The list a file clearly is: the only one that fits, or the one that knows far more of its columns than the next; where
/// none fits, the one that lacks only what may be said for all rows at once and knows far more than any other.
pub fn clear_winner(fits: &[Fit]) -> Option<List> {
    let far = |best: &Fit, next: Option<&Fit>| next.is_none_or(|next| best.sound >= next.sound + 2);
    // What is needed may stand under its header by name only.
    let mut fitting = fits.iter().filter(|fit| fit.fits && !fit.doubtful);
    let Some(best) = fitting.next() else {
        let best = fits.iter().filter(|fit| fit.nearly).max_by_key(|fit| fit.sound)?;
        let next = fits.iter().filter(|fit| fit.list != best.list).max_by_key(|fit| fit.sound);
        return (best.sound >= 3 && far(best, next)).then_some(best.list);
    };
    far(best, fitting.next()).then_some(best.list)
}

/// Where a file comes among others that are taken in with it: pupils, staff, groups, sign-ups, roll calls and sign-ins, each
/// after what it rests on; of two lists of one kind the one that says more, such as the pupils before their reductions. A file
/// that is no list yet comes last.
pub fn comes(fits: &[Fit], clearly: Option<List>) -> u32 {
    let Some(list) = clearly else { return u32::MAX };
    // The lists stand in that order; days come before all that is held on them.
    let kind = match list {
        List::Calendar => 0,
        list => List::ALL.iter().position(|other| *other == list).map_or(List::ALL.len(), |place| place + 1),
    };
    let known = fits.iter().find(|fit| fit.list == list).map_or(0, |fit| fit.known.len());
    u32::try_from(kind * 100 + 99 - known.min(99)).unwrap_or(u32::MAX)
}

fn rank(fit: &Fit) -> (bool, u32, u32) {
    (fit.fits, fit.sound, fit.percent())
}

fn best_sheet(book: &Workbook, list: List) -> Option<Fit> {
    let book = gathered(first_rows(book, FIRST_SHEETS, FIRST_ROWS), list, &Chosen::default());
    let shown = book.sheets.iter().filter(|sheet| !sheet.hidden);
    let mut best: Option<Fit> = None;
    for fit in shown.map(|sheet| fit(sheet, list)) {
        if best.as_ref().is_none_or(|best| rank(&fit) > rank(best)) {
            best = Some(fit);
        }
    }
    best
}

fn fit(sheet: &Sheet, list: List) -> Fit {
    let fields = listing(list).fields;
    let found = find_header(sheet, listing(list), None);
    let below: Vec<&Vec<Cell>> = sheet.rows.iter().skip(found.row + found.head.depth.max(1)).take(SAMPLE).collect();
    let width = below.iter().map(|row| row.len()).max().unwrap_or(0);
    let held = |at: usize| below.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.is_blank()).collect();
    let columns = (0..width).filter(|at| !Vec::<&Cell>::is_empty(&held(*at))).count();
    let known = known(&found, fields);
    let doubtful = known.iter().any(|(field, at)| field.must && tells(field) && !is_sound(field, &held(*at)));
    let table_sound = known.iter().filter(|(field, at)| is_sound(field, &held(*at))).count();
    // Of a sheet to tick every column of ticks is understood.
    let below: Vec<Vec<Cell>> = below.into_iter().cloned().collect();
    let ticked = ticks::count(&below, &found.head.cells, &found.columns, listing(list), &found.missing);
    let sound = table_sound + ticked;
    Fit {
        list,
        sheet: sheet.name.clone(),
        header_row: u32::try_from(found.row + 1).unwrap_or(u32::MAX),
        fits: found.missing.is_empty(),
        nearly: found.missing.iter().all(|lacked| fields.iter().any(|field| field.for_all && field.label == lacked)),
        known: known.iter().map(|(field, _)| field.label.to_owned()).collect(),
        missing: found.missing,
        columns: u32::try_from(columns).unwrap_or(u32::MAX),
        sound: u32::try_from(sound).unwrap_or(u32::MAX),
        ticked: u32::try_from(ticked).unwrap_or(u32::MAX),
        doubtful,
    }
}

fn known<'f>(found: &Found, fields: &'f [Field]) -> Vec<(&'f Field, usize)> {
    fields.iter().zip(&found.columns).filter_map(|(field, at)| at.map(|at| (field, at))).collect()
}

/// Whether a field knows what stands under it.
fn tells(field: &Field) -> bool {
    field.is_it.is_some() || field.choices.len() > 3
}

/// Whether a column holds what its field should: half of its cells at least, where the field knows its values.
fn is_sound(field: &Field, cells: &[&Cell]) -> bool {
    let fits = |cell: &&&Cell| match field.is_it {
        Some(is_it) => is_it(&value::code_text(cell)) || matches!(cell, Cell::LostDigits(_)),
        None => {
            let text = value::clean(cell.text());
            field.choices.iter().any(|choice| text.contains(choice) || (!text.is_empty() && choice.contains(&text)))
        }
    };
    !cells.is_empty() && (!tells(field) || cells.iter().filter(fits).count() * 2 >= cells.len())
}
