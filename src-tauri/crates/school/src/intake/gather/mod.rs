//! Lists that stand apart in a file, brought into one table: side by side in a sheet, or one sheet for each class.
mod beside;
mod joined;
mod month;
mod named;

pub(crate) use named::{class_in, grade_in};

use crate::cells::{Cell, Sheet, Workbook};
use crate::intake::chosen::Chosen;
use crate::intake::list::List;
use crate::intake::table::{HEADER_WITHIN, Listing, MOST_SHEETS, find_header};
use crate::intake::template::listing;
use crate::intake::ticks::{with_column, with_title_class};

/// The sheet into which the sheets of the classes are brought.
pub(crate) const JOINED: &str = "各班合在一起";
/// The column that says where a row stands in the file; no list has a field of that name.
pub(crate) const FROM: &str = "来自";

/// A workbook in which lists that stand side by side follow each other, and in which the sheets of classes come first as
/// one. A sheet the user chose takes its class from its name or title. Nothing else is brought together where the user
/// settled the header row, for that row is one of the file as it is.
pub fn gathered(mut book: Workbook, list: List, chosen: &Chosen) -> Workbook {
    let one = chosen.sheet.as_deref().filter(|name| *name != JOINED);
    let is_as_it_is = chosen.header_row.is_some() && chosen.sheet.as_deref() != Some(JOINED);
    if is_as_it_is && one.is_none() {
        return book;
    }
    let listing = listing(list);
    let is_wanted = |sheet: &&mut Sheet| !sheet.hidden || chosen.sheet.as_ref() == Some(&sheet.name);
    for sheet in book.sheets.iter_mut().filter(is_wanted).take(MOST_SHEETS) {
        let settled = (one == Some(sheet.name.as_str())).then_some(chosen);
        if !is_as_it_is && unfolded(sheet, listing, &mut book.remarks) {
            continue;
        }
        if class_in(&sheet.name).is_none() {
            let found = find_header(sheet, listing, settled);
            let place = (found.row, found.head.depth, found.columns.as_slice());
            if let Some((titled, class)) = with_title_class(sheet, listing.fields, place, FROM) {
                book.remarks.push(format!("没有班级列，按标题所示的{class}读取。"));
                *sheet = titled;
            }
        }
    }
    let joined = joined::joined(&book, listing);
    if let Some(sheet) = book.sheets.iter_mut().find(|sheet| one == Some(sheet.name.as_str())) {
        book.remarks.extend(named_alone(sheet, listing, chosen));
    }
    if let Some((joined, names)) = joined {
        if one.is_none() {
            let listed = names.iter().take(5).map(|name| format!("「{name}」")).collect::<String>();
            let more = if names.len() > 5 { format!("等 {} 张", names.len()) } else { String::new() };
            book.remarks.push(format!("工作表{listed}{more}按名称所示的班级读取。"));
        }
        book.sheets.insert(0, joined);
    }
    book
}

/// Unfolds a month of signs, then the sheet is what it is; or lists that stand side by side.
fn unfolded(sheet: &mut Sheet, listing: &'static Listing, remarks: &mut Vec<String>) -> bool {
    if listing.list == List::StaffAttendance
        && let Some((unfolded, month)) = month::unfolded(sheet, listing)
    {
        remarks.push(format!("这是{}的月签到表，按每人每天一行读取；没有打勾的日子不导入。", month.label()));
        *sheet = unfolded;
        return true;
    }
    if let Some((unfolded, count)) = beside::unfolded(sheet, listing) {
        let named = if sheet.name.is_empty() { String::new() } else { format!("工作表「{}」里", sheet.name) };
        remarks.push(format!("{named}并排放着 {count} 份名单，已都读取。"));
        *sheet = unfolded;
    }
    false
}

/// Gives a sheet that is read alone the class or grade of its name, where its list has no column of it; says so.
fn named_alone(sheet: &mut Sheet, listing: &'static Listing, chosen: &Chosen) -> Option<String> {
    let found = find_header(sheet, listing, Some(chosen));
    let place = |code: &str| listing.fields.iter().position(|field| field.code == code);
    let has = |code: &str| place(code).is_some_and(|at| found.columns.get(at).is_some_and(Option::is_some));
    place("class")?;
    if !has("name") || has("student_code") {
        return None;
    }
    let (label, said) = match (class_in(&sheet.name), grade_in(&sheet.name)) {
        (Some(class), _) if !has("class") => ("班级", class),
        (None, Some(grade)) if has("class") && !has("grade") => ("年级", grade),
        _ => return None,
    };
    *sheet = with_column(sheet, (found.row, found.head.depth), (label, &said), FROM);
    Some(format!("没有{label}列，按工作表名称所示的{said}读取。"))
}

/// Where a row of a gathered sheet stands in the file, `工作表「三(2)班」第 5 行`; `None` where it stands where it is.
pub fn source(book: &Workbook, sheet: &str, row: u32) -> Option<String> {
    let sheet = book.sheets.iter().find(|each| each.name == sheet)?;
    let is_head = |cells: &&Vec<Cell>| cells.last().is_some_and(|cell| cell.text() == FROM);
    let width = sheet.rows.iter().take(HEADER_WITHIN).find(is_head)?.len();
    let cells = sheet.rows.get((row as usize).checked_sub(1)?)?;
    let said = cells.get(width - 1).filter(|_| cells.len() == width)?;
    (!said.is_blank() && said.text() != FROM).then(|| said.text().to_owned())
}

/// A copy of the first rows of the first sheets, enough to tell what a file is.
pub(crate) fn first_rows(book: &Workbook, sheets: usize, most: usize) -> Workbook {
    let shown = book.sheets.iter().filter(|sheet| !sheet.hidden);
    let sheets = shown.take(sheets).map(|sheet| Sheet {
        name: sheet.name.clone(),
        hidden: sheet.hidden,
        rows: sheet.rows.iter().take(most).cloned().collect(),
        merged: sheet.merged.iter().filter(|(top, ..)| *top < most).copied().collect(),
    });
    Workbook { format: book.format.clone(), sheets: sheets.collect(), remarks: Vec::new() }
}

/// A row as wide as the table, with where it comes from at the end.
fn padded(mut cells: Vec<Cell>, width: usize, ends: impl IntoIterator<Item = Cell>) -> Vec<Cell> {
    cells.truncate(width);
    cells.resize(width, Cell::Empty);
    cells.extend(ends);
    cells
}

fn text(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}
