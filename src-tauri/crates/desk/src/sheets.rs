//! Spreadsheets as such: a file shown as cells, judging nothing, and the templates of the lists.
use crate::list_file::{bytes_of, cells_of};
use crate::{Desk, No, Now, Progress, papers, shown};
use kehou_school::intake::{self, List};
use kehou_school::no::Refusal;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// A file to show.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReadSheet {
    /// The file.
    #[ts(type = "string")]
    pub file: PathBuf,
    /// Only this sheet.
    #[serde(default)]
    pub sheet: Option<String>,
}

/// A file as cells.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SheetRead {
    /// What it is by its content.
    pub format: String,
    /// Its sheets.
    pub sheets: Vec<SheetCells>,
    /// What the user should know of it.
    pub remarks: Vec<String>,
}

/// One sheet as cells.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SheetCells {
    /// Its name.
    pub name: String,
    /// Whether it is hidden in the file.
    pub hidden: bool,
    /// Rows of texts.
    pub rows: Vec<Vec<String>>,
}

/// A template to make.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MakeTemplate {
    /// The list, as for taking in.
    pub list: String,
    /// Where to: ends in `.xlsx`.
    #[ts(type = "string")]
    pub out: PathBuf,
}

/// What was made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TemplateMade {
    /// Its columns.
    pub columns: Vec<String>,
    /// The file.
    #[ts(type = "string")]
    pub path: PathBuf,
}

/// Shows a file as cells.
///
/// # Errors
/// Refuses what is no readable spreadsheet, by cause.
pub fn cells(file: &Path, sheet: Option<&str>) -> Result<SheetRead, No> {
    let (bytes, name) = bytes_of(file)?;
    let book = cells_of(&bytes, &name)?;
    let sheets: Vec<SheetCells> = book
        .sheets
        .into_iter()
        .filter(|each| sheet.is_none_or(|wanted| wanted == each.name))
        .map(|each| SheetCells {
            name: each.name,
            hidden: each.hidden,
            rows: each.rows.iter().map(|row| row.iter().map(|cell| cell.text().to_owned()).collect()).collect(),
        })
        .collect();
    match (sheets.is_empty(), sheet) {
        (true, Some(wanted)) => Err(Refusal::NotFound { what: "工作表".to_owned(), name: wanted.to_owned() }.into()),
        _ => Ok(SheetRead { format: book.format, sheets, remarks: book.remarks }),
    }
}

/// Writes the template of a list.
///
/// # Errors
/// Refuses an unknown list and another ending than `.xlsx`.
pub fn make_template(list: &str, out: &Path) -> Result<TemplateMade, No> {
    let list = List::from_code(list).ok_or_else(|| shown::bad_value("名单种类", list, "students、staff、groups 等"))?;
    if !matches!(papers::format_of(out)?, papers::Format::Xlsx) {
        return Err(shown::bad_value("文件名", &out.display().to_string(), "以 .xlsx 结尾").into());
    }
    let spec = intake::template(list);
    let bytes = papers::xlsx(&kehou_paper::table::papers::template(&spec))?;
    kehou_paper::save::whole(out, &bytes)?;
    let columns = spec.columns.iter().map(|column| column.header.clone()).collect();
    Ok(TemplateMade { columns, path: out.to_owned() })
}

/// Shows a file as cells.
pub(crate) fn read(_: &mut Desk, _: &Now, ask: ReadSheet, _: &dyn Progress) -> Result<SheetRead, No> {
    cells(&ask.file, ask.sheet.as_deref())
}

/// Writes the template of a list.
pub(crate) fn template(_: &mut Desk, _: &Now, ask: MakeTemplate, _: &dyn Progress) -> Result<TemplateMade, No> {
    make_template(&ask.list, &ask.out)
}
