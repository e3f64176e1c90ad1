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

/// The joined sheet and the names of those joined; `None` where no sheet is named after what its list lacks, and there is
/// only one.
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
    let has = |at: usize| first.found.columns.get(at).is_some_and(Option::is_some);
    let (has_class, has_grade) = (has(class_at), has(grade_at));
    let (adds_class, adds_grade) = (
        !has_class && parts.iter().all(|part| part.class.is_some()),
        has_class && !has_grade && parts.iter().all(|part| part.grade.is_some()),
    );
    let names = head_names(&first.found);
    let same = parts.iter().all(|part| head_names(&part.found) == names && part.found.columns == first.found.columns);
    let is_wanted = parts.len() > 1 || adds_class || adds_grade;
    if !same || !is_wanted || !is_whole(listing, &first.found.missing, adds_class) {
        return None;
    }
    let width = first.found.head.cells.len();
    let head_ends = adds_class
        .then(|| text("班级"))
        .into_iter()
        .chain(adds_grade.then(|| text("年级")))
        .chain(std::iter::once(text(FROM)));
    let mut rows: Vec<Vec<Cell>> = first.sheet.rows.get(..first.found.row)?.to_vec();
    rows.push(padded(first.found.head.cells.clone(), width, head_ends));
    let content = content_columns(&first.found.columns, listing.fields);
    for part in &parts {
        let heads = Heads::of(&part.found.head.cells);
        let from = part.found.row + part.found.head.depth;
        for (at, row) in part.sheet.rows.iter().enumerate().skip(from) {
            if sift::left_out(row, &heads, &content).is_some() {
                continue;
            }
            let class = part.class.clone().filter(|_| adds_class).map(text);
            let grade = part.grade.clone().filter(|_| adds_grade).map(text);
            let said = text(format!("工作表「{}」第 {} 行", part.sheet.name, at + 1));
            let ends = class.into_iter().chain(grade).chain(std::iter::once(said));
            rows.push(padded(row.clone(), width, ends));
        }
    }
    let names = parts.iter().map(|part| part.sheet.name.clone()).collect();
    Some((Sheet { name: JOINED.to_owned(), hidden: false, rows, merged: Vec::new() }, names))
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
