//! A file dropped on the window: what it is, what is in it, and which list it could be.
use crate::list_file::{bytes_of, cells_of, is_json, settled_before};
use crate::place::read_text;
use crate::{Desk, No, Now, Progress, papers};
use kehou_school::cells::{Cell, Workbook};
use kehou_school::intake::{self, Chosen, Fit, List};
use kehou_school::no::Refusal;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use ts_rs::TS;

/// A file to look at.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LookAt {
    /// The file.
    #[ts(type = "string")]
    pub file: PathBuf,
}

/// What a file is.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FileLook {
    /// Its name, without its folders.
    pub file_name: String,
    /// SHA-256 of it: what is corrected in a preview is of this file.
    pub sha256: String,
    /// What it is by its content, as people call it.
    pub format: String,
    /// Its sheets.
    pub sheets: Vec<SheetLook>,
    /// The list it clearly is; null where the user has to choose.
    pub clearly: Option<String>,
    /// Every list, the one that fits best first.
    pub lists: Vec<ListFit>,
    /// Where it comes among files that are dropped together: each list after those it rests on.
    pub comes: u32,
    /// What the user should know of it.
    pub remarks: Vec<String>,
}

/// A sheet as it is chosen by.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SheetLook {
    /// Its name; empty for a text file.
    pub name: String,
    /// Whether it is hidden in the file.
    pub hidden: bool,
    /// Rows that hold anything.
    pub rows: u32,
}

/// How well the file fits a list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ListFit {
    /// The list.
    pub list: String,
    /// As people call it.
    pub label: String,
    /// Whether nothing it needs is missing.
    pub fits: bool,
    /// The sheet that fits best.
    pub sheet: String,
    /// Why, in one sentence.
    pub why: String,
}

/// Looks at a file.
pub(crate) fn look_at(desk: &mut Desk, _: &Now, ask: LookAt, _: &dyn Progress) -> Result<FileLook, No> {
    let (bytes, file_name) = bytes_of(&ask.file)?;
    let sha256 = papers::digest(&bytes);
    if is_json(&bytes) {
        return Ok(FileLook { sha256, ..published_year(file_name, &read_text(&ask.file)?)? });
    }
    let book = cells_of(&bytes, &file_name)?;
    let fits = intake::which_list(&book);
    let clearly = remembered(desk, &book)?.or(intake::clear_winner(&fits));
    Ok(FileLook {
        comes: intake::comes(&fits, clearly),
        file_name,
        sha256,
        format: format_label(&book.format).to_owned(),
        sheets: sheets_of(&book),
        clearly: clearly.map(|list| list.code().to_owned()),
        lists: fits.iter().map(shown).collect(),
        remarks: book.remarks,
    })
}

/// The one list whose columns were settled before for the headers of this file.
fn remembered(desk: &Desk, book: &Workbook) -> Result<Option<List>, No> {
    let read = desk.store.read();
    let mut found = Vec::new();
    for list in List::ALL.into_iter().filter(|list| *list != List::Payments) {
        let settled = settled_before(&read, list)?;
        if settled.is_empty() {
            continue;
        }
        let chosen = Chosen::default();
        let gathered = intake::gathered(book.clone(), list, &chosen);
        if intake::recall(&gathered, &chosen, &settled).is_some() {
            found.push(list);
        }
    }
    // Where the same headers were once one list and once another, the file is looked at afresh.
    Ok(if found.len() == 1 { found.pop() } else { None })
}

/// A workbook's sheets as they are chosen by.
pub(crate) fn sheets_of(book: &Workbook) -> Vec<SheetLook> {
    let filled = |rows: &[Vec<Cell>]| rows.iter().filter(|row| !row.iter().all(Cell::is_blank)).count() as u32;
    let sheets = book.sheets.iter();
    sheets
        .map(|sheet| SheetLook { name: sheet.name.clone(), hidden: sheet.hidden, rows: filled(&sheet.rows) })
        .collect()
}

fn shown(fit: &Fit) -> ListFit {
    ListFit {
        list: fit.list.code().to_owned(),
        label: fit.label(),
        fits: fit.fits,
        sheet: fit.sheet.clone(),
        why: fit.why(),
    }
}

fn format_label(format: &str) -> &'static str {
    match format {
        "xlsx" => "Excel 工作簿（xlsx）",
        "xls" => "旧版 Excel 工作簿（xls）",
        "ods" => "OpenDocument 表格（ods）",
        "html" => "网页表格",
        "spreadsheetml" => "Excel 2003 XML 表格",
        "tsv" => "制表符分隔的文本",
        _ => "文本表格（CSV）",
    }
}

/// The published holidays of a year are the only JSON that is a list.
fn published_year(file_name: String, text: &str) -> Result<FileLook, No> {
    let year = intake::calendar_json(text).map_err(|_| Refusal::UnreadableFile {
        code: "not_a_spreadsheet".to_owned(),
        what: "这个文件不是表格，也不是放假安排（JSON）。请拖入 Excel、WPS 或 CSV 文件。".to_owned(),
    })?;
    let fit = ListFit {
        list: List::Calendar.code().to_owned(),
        label: List::Calendar.label().to_owned(),
        fits: true,
        sheet: String::new(),
        why: format!("{} 年的放假安排，共 {} 天。", year.year, year.days.len()),
    };
    Ok(FileLook {
        comes: intake::comes(&[], Some(List::Calendar)),
        file_name,
        sha256: String::new(),
        format: "放假安排（JSON）".to_owned(),
        sheets: Vec::new(),
        clearly: Some(fit.list.clone()),
        lists: vec![fit],
        remarks: Vec::new(),
    })
}
