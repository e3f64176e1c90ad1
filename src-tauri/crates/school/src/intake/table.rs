//! The table in a workbook: which sheet, which header row, which rows are data, and what stands in a field of a row.
use crate::cells::{Cell, Sheet, Workbook};
use crate::intake::chosen::Chosen;
use crate::intake::class_order;
use crate::intake::gather::JOINED;
use crate::intake::head::{self, Head};
use crate::intake::header::{self, Field, Index, Marks, Need};
use crate::intake::list::List;
use crate::intake::sift::{self, Heads, Left, LeftOut};
use crate::intake::ticks;
use crate::intake::value::clean;
use crate::no::{Problem, Refusal};

/// How far down a header row is looked for.
pub(crate) const HEADER_WITHIN: usize = 50;

/// More rows than any list of a school has: a month's attendance of 5 000 pupils is about 200 000.
const MOST_ROWS: usize = 300_000;
/// How many sheets are looked at.
pub(crate) const MOST_SHEETS: usize = 100;

fn too_long(rows: usize) -> Refusal {
    let what = format!("名单有 {rows} 行，一次最多导入 {MOST_ROWS} 行。请按月份或年级分成几个文件，分别导入。");
    Refusal::UnreadableFile { code: "too_large".to_owned(), what }
}

/// What a list is made of: its fields and what cannot be missing.
#[derive(Debug)]
pub(crate) struct Listing {
    pub list: List,
    pub fields: &'static [Field],
    pub needs: &'static [Need],
}

/// Where a field stands in the sheet.
#[derive(Debug, Clone, Default)]
pub(crate) struct Column {
    /// The sheet's column; `None` where the file has none for the field.
    pub at: Option<usize>,
    /// The header as it stands in the file, or the field's own name.
    pub header: String,
    /// Per data row, the row the value is taken from, where the column is filled down.
    filled: Option<Vec<usize>>,
}

/// A found table.
#[derive(Debug)]
pub(crate) struct Table<'a> {
    pub sheet: &'a Sheet,
    pub header_row: usize,
    pub head: Head,
    pub remarks: Vec<String>,
    listing: &'static Listing,
    columns: Vec<Column>,
    rows: Vec<usize>,
    none: Column,
}

/// A table or what comes nearest to it, where that was looked at, and what is missing for the list.
pub(crate) type Nearest<'a> = (Option<(Table<'a>, String)>, Vec<String>);

/// One data row of a table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'t, 'a> {
    table: &'t Table<'a>,
    place: usize,
}

static BLANK: Cell = Cell::Empty;

impl<'a> Table<'a> {
    /// Finds the table of a list.
    ///
    /// # Refuses
    /// A sheet of that name that is not there; a workbook in which no row has the list's headers.
    pub(crate) fn open(
        book: &'a Workbook,
        chosen: Option<&Chosen>,
        listing: &'static Listing,
    ) -> Result<Table<'a>, Refusal> {
        let (table, missing) = Table::nearest(book, chosen, listing)?;
        match table {
            Some((table, _)) if missing.is_empty() && table.rows.len() > MOST_ROWS => Err(too_long(table.rows.len())),
            Some((table, _)) if missing.is_empty() => Ok(table),
            table => Err(Refusal::NotThatList {
                list: listing.list.label().to_owned(),
                missing,
                looked_at: table.map(|(_, looked_at)| looked_at).unwrap_or_default(),
            }),
        }
    }

    /// The table of a list, or what comes nearest to it and where that was looked at; and what is missing for the list.
    ///
    /// # Refuses
    /// A sheet of that name that is not there.
    pub(crate) fn nearest(
        book: &'a Workbook,
        chosen: Option<&Chosen>,
        listing: &'static Listing,
    ) -> Result<Nearest<'a>, Refusal> {
        let mut remarks = Vec::new();
        let candidates = candidates(book, chosen.and_then(|chosen| chosen.sheet.as_deref()))?;
        let mut nearest: Option<(&Sheet, Found)> = None;
        for sheet in &candidates {
            let found = find_header(sheet, listing, chosen);
            if found.missing.is_empty() {
                remark_others(&candidates, sheet, listing, &mut remarks);
                nearest = Some((sheet, found));
                break;
            }
            if nearest.as_ref().is_none_or(|(_, best)| found.named > best.named) {
                nearest = Some((sheet, found));
            }
        }
        let Some((sheet, found)) = nearest else { return Ok((None, all_needs(listing))) };
        let (missing, looked_at) = (found.missing.clone(), found.looked_at.clone());
        if sheet.rows.is_empty() {
            return Ok((None, missing));
        }
        Ok((Some((Table::of(sheet, found, listing, remarks), looked_at)), missing))
    }

    /// The list's fields with the sheet's column of each.
    pub(crate) fn places(&self) -> impl Iterator<Item = (&'static Field, &Column)> {
        self.listing.fields.iter().zip(&self.columns)
    }

    fn of(sheet: &'a Sheet, found: Found, listing: &'static Listing, remarks: Vec<String>) -> Table<'a> {
        let header = &found.head.cells;
        let columns: Vec<Column> = found
            .columns
            .iter()
            .zip(listing.fields)
            .map(|(at, field)| Column {
                at: *at,
                header: at
                    .map(|at| one_line(header.get(at).unwrap_or(&BLANK).text()))
                    .filter(|text| !text.is_empty())
                    .unwrap_or_else(|| field.label.to_owned()),
                filled: None,
            })
            .collect();
        let mut left_out = LeftOut::default();
        let content = content_columns(&found.columns, listing.fields);
        let heads = Heads::of(header);
        let rows = (found.row + found.head.depth.max(1)..sheet.rows.len())
            .filter(|row| match sift::left_out(&sheet.rows[*row], &heads, &content) {
                None => true,
                Some(why) => {
                    left_out.add(*row, why);
                    false
                }
            })
            .collect();
        let mut table = Table {
            sheet,
            header_row: found.row,
            head: found.head,
            remarks,
            listing,
            columns,
            rows,
            none: Column::default(),
        };
        table.remarks.extend(left_out.remarks());
        table.fill_down();
        table
    }

    /// The field's place; a field the file does not have has `at: None`.
    pub(crate) fn column(&self, code: &str) -> &Column {
        let place = self.listing.fields.iter().position(|field| field.code == code);
        place.map_or(&self.none, |place| &self.columns[place])
    }

    /// Whether the file has the field.
    pub(crate) fn has(&self, code: &str) -> bool {
        self.column(code).at.is_some()
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_, 'a>> {
        (0..self.rows.len()).map(|place| Row { table: self, place })
    }

    /// The list as people call it.
    pub(crate) fn label(&self) -> &'static str {
        self.listing.list.label()
    }

    /// The columns that hold no field of the list.
    pub(crate) fn other_columns(&self) -> Vec<Column> {
        let taken = |at: &usize| self.columns.iter().any(|column| column.at == Some(*at));
        let cells = self.head.cells.iter().enumerate().filter(|(at, cell)| !cell.is_blank() && !taken(at));
        cells.map(|(at, cell)| Column { at: Some(at), header: one_line(cell.text()), filled: None }).collect()
    }

    /// Whether a field of a row is blank or missing.
    pub(crate) fn row_is_blank(&self, row: Row<'_, '_>, code: &str) -> bool {
        row.text(self.column(code)).is_empty()
    }

    pub(crate) fn row_count(&self) -> u32 {
        u32::try_from(self.rows.len()).unwrap_or(u32::MAX)
    }

    /// Field → header, in the file's column order.
    pub(crate) fn named_columns(&self) -> Vec<(String, String)> {
        let mut named: Vec<(usize, &str, &str)> = self
            .columns
            .iter()
            .zip(self.listing.fields)
            .filter_map(|(column, field)| Some((column.at?, field.code, column.header.as_str())))
            .collect();
        named.sort_unstable();
        named.into_iter().map(|(_, code, header)| (code.to_owned(), header.to_owned())).collect()
    }

    /// Fills down the columns that are written once per block: those whose first value stands in the first row and of
    /// whose cells at least half are blank. A single forgotten cell is not filled.
    fn fill_down(&mut self) {
        for (place, field) in self.listing.fields.iter().enumerate() {
            let Some(at) = self.columns[place].at.filter(|_| field.fills) else { continue };
            let blank = |row: usize| self.sheet.rows[row].get(at).is_none_or(Cell::is_blank);
            let blanks = self.rows.iter().filter(|row| blank(**row)).count();
            let starts = self.rows.first().is_some_and(|row| !blank(*row));
            if blanks == 0 || !starts || blanks * 2 < self.rows.len() {
                continue;
            }
            let mut last = self.rows[0];
            let sources = self.rows.iter().map(|row| {
                if !blank(*row) {
                    last = *row;
                }
                last
            });
            let sources: Vec<usize> = sources.collect();
            let header = self.columns[place].header.clone();
            self.remarks.push(format!("「{header}」列有 {blanks} 个空格，按合并单元格的写法沿用上方的值。"));
            self.columns[place].filled = Some(sources);
        }
    }
}

impl<'t, 'a> Row<'t, 'a> {
    /// The row as the user's program numbers it.
    pub(crate) fn number(&self) -> u32 {
        u32::try_from(self.table.rows[self.place] + 1).unwrap_or(u32::MAX)
    }

    pub(crate) fn cell(&self, column: &Column) -> &'a Cell {
        let Some(at) = column.at else { return &BLANK };
        let row = column.filled.as_ref().map_or(self.table.rows[self.place], |sources| sources[self.place]);
        self.table.sheet.rows[row].get(at).unwrap_or(&BLANK)
    }

    /// The text of a field, cleaned of spaces around it and of invisible marks.
    pub(crate) fn text(&self, column: &Column) -> String {
        clean(self.cell(column).text())
    }

    pub(crate) fn problem(&self, column: &Column, wanted: impl Into<String>) -> Problem {
        Problem {
            row: self.number(),
            column: column.header.clone(),
            found: one_line(self.cell(column).text()),
            wanted: wanted.into(),
            mend: None,
        }
    }
}

/// A header row as found: the better it is named, the nearer the sheet is to the list.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub row: usize,
    pub head: Head,
    pub columns: Vec<Option<usize>>,
    named: usize,
    pub missing: Vec<String>,
    looked_at: String,
}

fn all_needs(listing: &Listing) -> Vec<String> {
    listing.needs.iter().map(|need| need.said.to_owned()).collect()
}

/// The sheets to look at: the named one, or the first of those not hidden; that there are hidden ones was said by the reader.
fn candidates<'a>(book: &'a Workbook, named: Option<&str>) -> Result<Vec<&'a Sheet>, Refusal> {
    if let Some(name) = named {
        let sheet = book.sheets.iter().find(|sheet| sheet.name.trim() == name.trim());
        return sheet
            .map(|sheet| vec![sheet])
            .ok_or_else(|| Refusal::NotFound { what: "工作表".to_owned(), name: name.to_owned() });
    }
    Ok(book.sheets.iter().filter(|sheet| !sheet.hidden).take(MOST_SHEETS).collect())
}

fn remark_others(candidates: &[&Sheet], taken: &Sheet, listing: &'static Listing, remarks: &mut Vec<String>) {
    if taken.name == JOINED {
        return;
    }
    for other in candidates.iter().filter(|other| !std::ptr::eq(**other, taken)) {
        if find_header(other, listing, None).missing.is_empty() {
            remarks.push(format!("工作表「{}」也像{}，这次没有读取。", other.name, listing.list.label()));
        }
    }
}

/// The row that names most fields, among those that name all that is needed if there is one; the first of equals. A row
/// the user settled is taken as it is.
pub(crate) fn find_header(sheet: &Sheet, listing: &'static Listing, chosen: Option<&Chosen>) -> Found {
    let settled = chosen.and_then(|chosen| chosen.header_row).map(|row| row.saturating_sub(1) as usize);
    let mut best: Option<Found> = None;
    let mut marks: Option<Marks> = None;
    let index = Index::of(listing.fields);
    let from = settled.unwrap_or(0).min(sheet.rows.len());
    let looked = sheet.rows.iter().enumerate().skip(from);
    for (row, _) in looked.take(if settled.is_some() { 1 } else { HEADER_WITHIN }) {
        let head = head::at(sheet, row);
        let cells = &head.cells;
        let mut columns = header::columns_of(cells, &index);
        if settled.is_none() && columns.iter().all(Option::is_none) && chosen.is_none_or(|c| c.columns.is_empty()) {
            continue;
        }
        let marks = marks.get_or_insert_with(|| Marks::of(&sheet.rows[from..], listing.fields));
        header::corrected(&mut columns, listing.fields, cells, marks, row + head.depth - from);
        let below = sheet.rows.get(row + head.depth.max(1)..).unwrap_or_default();
        class_order::as_seat(&mut columns, listing, cells, below);
        if let Some(chosen) = chosen {
            chosen.apply(&mut columns, listing.fields, cells);
        }
        let missing = header::missing(&columns, listing.fields, listing.needs, |field| {
            chosen.is_some_and(|chosen| field.is_asked_by_row() || chosen.said_for_all(field).is_some())
        });
        let missing = ticks::still_missing(below, cells, &columns, listing, missing);
        let named = columns.iter().flatten().count();
        let better =
            best.as_ref().is_none_or(|best| (missing.is_empty(), named) > (best.missing.is_empty(), best.named));
        if better {
            let looked_at = format!("{}第 {} 行", sheet_said(sheet), row + 1);
            best = Some(Found { row, head, columns, named, missing, looked_at });
        }
    }
    best.unwrap_or_else(|| {
        let row = likely_header(sheet);
        Found {
            row,
            head: head::at(sheet, row),
            columns: vec![None; listing.fields.len()],
            missing: all_needs(listing),
            looked_at: format!("{}前 {} 行", sheet_said(sheet), sheet.rows.len().min(HEADER_WITHIN)),
            ..Found::default()
        }
    })
}

/// The row most like a header where no field is named: the first with nearly as many different texts as any.
fn likely_header(sheet: &Sheet) -> usize {
    let looked = sheet.rows.iter().take(HEADER_WITHIN);
    let texts = looked.map(|row| {
        let texts = row.iter().filter(|cell| matches!(cell, Cell::Text(_)) && !cell.is_blank());
        texts.map(Cell::text).collect::<std::collections::BTreeSet<_>>().len()
    });
    let texts: Vec<usize> = texts.collect();
    let most = texts.iter().copied().max().unwrap_or(0);
    texts.iter().position(|count| *count >= 2 && count * 4 >= most * 3).unwrap_or(0)
}

fn sheet_said(sheet: &Sheet) -> String {
    if sheet.name.is_empty() { "文件".to_owned() } else { format!("工作表「{}」", sheet.name) }
}

/// The columns that make a row one of data: the mapped ones that are not merely filled down.
pub(crate) fn content_columns(columns: &[Option<usize>], fields: &[Field]) -> Vec<usize> {
    columns.iter().zip(fields).filter(|(_, field)| !field.fills).filter_map(|(column, _)| *column).collect()
}

/// A cell's text on one line, trimmed, for quoting.
pub(crate) fn one_line(text: &str) -> String {
    text.split(['\n', '\r', '\t']).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

impl LeftOut {
    fn add(&mut self, row: usize, why: Left) {
        self.rows.push((why, u32::try_from(row + 1).unwrap_or(u32::MAX)));
    }
}
