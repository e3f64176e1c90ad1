//! One sheet for each class or grade, brought into one table with the class or grade that the sheet's name says.
use super::named::{class_in, grade_in};
use super::{FROM, JOINED, padded, text};
use crate::cells::{Cell, Sheet, Workbook};
use crate::intake::header::bare;
use crate::intake::sift::{self, Heads};
use crate::intake::table::{Found, Listing, MOST_SHEETS, content_columns, find_header};

/// A sheet that holds the list of the class or grade it is named after.
struct Part<'b> {
    sheet: &'b Sheet,
    found: Found,
    class: Option<String>,
    grade: Option<String>,
}

/// The columns of all parts together: the header, and for each part the column that each of its own becomes.
struct Together {
    head: Vec<Cell>,
    becomes: Vec<Vec<Option<usize>>>,
}

/// The joined sheet and the names of those joined; `None` where no sheet is named after what its list lacks, and there is
/// only one. Sheets whose headers differ are joined by what their columns are, each column of its own name once.
pub(super) fn joined(book: &Workbook, listing: &'static Listing) -> Option<(Sheet, Vec<String>)> {
    let place = |code: &str| listing.fields.iter().position(|field| field.code == code);
    let (class_at, grade_at) = (place("class")?, place("grade")?);
    let parts: Vec<Part<'_>> = book
        .sheets
        .iter()
        .filter(|sheet| !sheet.hidden)
        .take(MOST_SHEETS)
        .filter_map(|sheet| part(sheet, listing))
        .collect();
    let first = parts.first()?;
    let has = |part: &Part<'_>, at: usize| part.found.columns.get(at).is_some_and(Option::is_some);
    let (has_class, has_grade) = (has(first, class_at), has(first, grade_at));
    let (adds_class, adds_grade) = (
        !has_class && parts.iter().all(|part| part.class.is_some()),
        has_class && !has_grade && parts.iter().all(|part| part.grade.is_some()),
    );
    let alike = |part: &Part<'_>| {
        has(part, class_at) == has_class
            && has(part, grade_at) == has_grade
            && is_whole(listing, &part.found.missing, adds_class)
    };
    let is_wanted = parts.len() > 1 || adds_class || adds_grade;
    if !is_wanted || !parts.iter().all(alike) {
        return None;
    }
    let together = as_they_are(&parts).or_else(|| by_name(&parts, listing))?;
    let width = together.head.len();
    let head_ends = adds_class
        .then(|| text("班级"))
        .into_iter()
        .chain(adds_grade.then(|| text("年级")))
        .chain(std::iter::once(text(FROM)));
    let mut rows: Vec<Vec<Cell>> = first.sheet.rows.get(..first.found.row)?.to_vec();
    rows.push(padded(together.head, width, head_ends));
    for (part, becomes) in parts.iter().zip(&together.becomes) {
        let heads = Heads::of(&part.found.head.cells);
        let content = content_columns(&part.found.columns, listing.fields);
        let from = part.found.row + part.found.head.depth;
        for (at, row) in part.sheet.rows.iter().enumerate().skip(from) {
            if sift::left_out(row, &heads, &content).is_some() {
                continue;
            }
            let mut cells = vec![Cell::Empty; width];
            for (cell, to) in row.iter().zip(becomes) {
                if let Some(there) = to.and_then(|to| cells.get_mut(to)) {
                    there.clone_from(cell);
                }
            }
            let class = part.class.clone().filter(|_| adds_class).map(text);
            let grade = part.grade.clone().filter(|_| adds_grade).map(text);
            let said = text(format!("工作表「{}」第 {} 行", part.sheet.name, at + 1));
            let ends = class.into_iter().chain(grade).chain(std::iter::once(said));
            rows.push(padded(cells, width, ends));
        }
    }
    let names = parts.iter().map(|part| part.sheet.name.clone()).collect();
    Some((Sheet { name: JOINED.to_owned(), hidden: false, rows, merged: Vec::new() }, names))
}

/// The columns where all parts have the same header.
fn as_they_are(parts: &[Part<'_>]) -> Option<Together> {
    let first = parts.first()?;
    let names = head_names(&first.found);
    let is_same = |part: &Part<'_>| head_names(&part.found) == names && part.found.columns == first.found.columns;
    let own = || (0..first.found.head.cells.len()).map(Some).collect();
    parts
        .iter()
        .all(is_same)
        .then(|| Together { head: first.found.head.cells.clone(), becomes: parts.iter().map(|_| own()).collect() })
}

/// The columns by the field they are, else by their name; `None` where a part has two of one name. Columns without a name
/// are left out.
fn by_name(parts: &[Part<'_>], listing: &'static Listing) -> Option<Together> {
    let (mut keys, mut together) = (Vec::new(), Together { head: Vec::new(), becomes: Vec::new() });
    for part in parts {
        let mut becomes = Vec::new();
        for (at, cell) in part.found.head.cells.iter().enumerate() {
            let field = listing.fields.iter().zip(&part.found.columns).find(|(_, column)| **column == Some(at));
            let key = field.map_or_else(|| bare(cell.text()), |(field, _)| format!("={}", field.code));
            if key.is_empty() {
                becomes.push(None);
                continue;
            }
            let place = keys.iter().position(|known| *known == key).unwrap_or(keys.len());
            if place == keys.len() {
                keys.push(key);
                together.head.push(cell.clone());
            }
            if becomes.contains(&Some(place)) {
                return None;
            }
            becomes.push(Some(place));
        }
        together.becomes.push(becomes);
    }
    Some(together)
}

/// Whether nothing is missing once the class is known.
fn is_whole(listing: &'static Listing, missing: &[String], adds_class: bool) -> bool {
    let of_class = |said: &String| {
        listing.needs.iter().any(|need| need.said == said && need.any.iter().any(|all| all.contains(&"class")))
    };
    missing.is_empty() || (adds_class && missing.iter().all(of_class))
}

fn part<'b>(sheet: &'b Sheet, listing: &'static Listing) -> Option<Part<'b>> {
    let class = class_in(&sheet.name);
    let grade = if class.is_none() { grade_in(&sheet.name) } else { None };
    if class.is_none() && grade.is_none() {
        return None;
    }
    let found = find_header(sheet, listing, None);
    let is_list = found.columns.iter().flatten().count() >= 2 || is_whole(listing, &found.missing, true);
    is_list.then_some(Part { sheet, found, class, grade })
}

/// The header without dressing and without what is blank at its end.
fn head_names(found: &Found) -> Vec<String> {
    let mut names: Vec<String> = found.head.cells.iter().map(|cell| bare(cell.text())).collect();
    while names.last().is_some_and(String::is_empty) {
        names.pop();
    }
    names
}
