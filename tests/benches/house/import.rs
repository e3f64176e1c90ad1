//! A list of pupils read and judged, beside the bare readers that only hand over cells.
use crate::child::{Measured, of, timed};
use calamine::{Reader, Xlsx, open_workbook};
use kehou_paper::table::{Book, Column, Kind, Row, Table, TableCell};
use kehou_school::cells::{Cell, Sheet, Workbook};
use kehou_school::demo::DemoSchool;
use kehou_school::intake::{self, Known};
use std::path::Path;
use std::process::Command;

/// Columns of the measured list.
const COLUMNS: usize = 12;

/// Writes the list.
pub fn prepare(folder: &Path, rows: usize) {
    std::fs::create_dir_all(folder).expect("a folder");
    let school = crate::letters::demo_school(rows, 100);
    let sheet = school.sheets.iter().find(|sheet| sheet.list == "students").expect("the pupils");
    let table = Table {
        name: sheet.name.to_owned(),
        columns: sheet.header.iter().take(COLUMNS).map(|head| Column::new(head, 16, Kind::Text)).collect(),
        rows: sheet
            .rows
            .iter()
            .map(|row| Row::plain(row.iter().take(COLUMNS).map(|text| TableCell::text(of_few_classes(text))).collect()))
            .collect(),
        ..Table::default()
    };
    let book = Book { title: sheet.name.to_owned(), sheets: vec![table] };
    let bytes = kehou_paper::table::xlsx(&book).expect("a workbook");
    std::fs::write(folder.join("students.xlsx"), bytes).expect("a file");
}

/// `101班` as `11班`: no grade has more than 90 classes, for 101 would be the first class of the first grade.
fn of_few_classes(text: &str) -> String {
    let number = text.strip_suffix('班').and_then(|number| number.parse::<usize>().ok());
    number.map_or_else(|| text.to_owned(), |number| format!("{}班", (number - 1) % 90 + 1))
}

/// Reads and judges the list with all checks.
pub fn work(folder: &Path) -> (u64, u64) {
    let term = crate::letters::term();
    let (millis, accepted) = timed(|| {
        let book = kehou_paper::sheet::read(&folder.join("students.xlsx")).expect("a workbook");
        let checked = intake::students(&book, None, &Known::new(crate::letters::known(&term))).expect("a list");
        assert!(checked.problems.is_empty(), "{:?}", checked.problems.first());
        checked.accepted.len() as u64
    });
    (millis, accepted)
}

/// Only reads the list, by bare calamine.
pub fn bare(folder: &Path) -> (u64, u64) {
    let (millis, cells) = timed(|| {
        let mut book: Xlsx<_> = open_workbook(folder.join("students.xlsx")).expect("a workbook");
        let name = book.sheet_names().first().cloned().expect("a sheet");
        let range = book.worksheet_range(&name).expect("a range");
        range.rows().flatten().filter(|cell| !matches!(cell, calamine::Data::Empty)).count() as u64
    });
    (millis, cells)
}

/// Only reads the list, by openpyxl.
pub fn openpyxl(folder: &Path) -> Option<Measured> {
    let script = "import sys, time, resource, openpyxl\n\
        began = time.perf_counter()\n\
        book = openpyxl.load_workbook(sys.argv[1])\n\
        cells = sum(1 for row in book.active.iter_rows(values_only=True) for cell in row if cell is not None)\n\
        millis = int((time.perf_counter() - began) * 1000)\n\
        print(millis, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, cells)\n";
    let python = kehou_tests::python()?;
    Some(of(Command::new(python).args(["-c", script]).arg(folder.join("students.xlsx"))))
}

/// A demo list as cells, as if it had been read.
pub fn book_of(school: &DemoSchool, list: &str) -> Workbook {
    let sheet = school.sheets.iter().find(|sheet| sheet.list == list).expect("a list of the demo");
    let rows = std::iter::once(&sheet.header).chain(&sheet.rows);
    let cells = rows.map(|row| row.iter().map(|text| Cell::Text(text.clone())).collect()).collect();
    Workbook {
        format: "xlsx".to_owned(),
        sheets: vec![Sheet { name: sheet.name.to_owned(), hidden: false, rows: cells, merged: Vec::new() }],
        remarks: Vec::new(),
    }
}
