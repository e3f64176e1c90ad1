//! A file that is to be a list: its bytes, its cells, and what the user settled about it.
use crate::{No, shown};
use kehou_school::cells::Workbook;
use kehou_school::ids::GroupId;
use kehou_school::intake::{self, Chosen, Decided, List, Mend, Settled};
use kehou_school::no::Refusal;
use kehou_store::Reading;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// A file, the list it is to be, and what the user settled about it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ListFile {
    /// `students`, `staff`, `groups`, `enrolments`, `attendance`, `staff-attendance` or `calendar`.
    pub list: String,
    /// The file.
    #[ts(type = "string")]
    pub file: PathBuf,
    /// The sheet, where it is not the first with such a list.
    #[serde(default)]
    pub sheet: Option<String>,
    /// The header row, from 1, where it is not the one found.
    #[serde(default)]
    pub header_row: Option<u32>,
    /// Field → header where the columns are not those found; an empty header leaves the field out. Null takes what was
    /// settled before for the same headers.
    #[serde(default)]
    #[ts(type = "Record<string, string> | null")]
    pub columns: Option<BTreeMap<String, String>>,
    /// Field → what holds for every row, where the file has no such column: `{"kind": "本校教师"}`; of groups that write no
    /// time of day `{"time/club": "17:30-18:30", "lessons/club": "1"}`, or the name of one of the school's slots.
    #[serde(default)]
    #[ts(type = "Record<string, string> | null")]
    pub for_all: Option<BTreeMap<String, String>>,
    /// Why groups of this list may end later than their kind allows.
    #[serde(default)]
    pub override_reason: Option<String>,
    /// Whether those came whom an attendance list of absences alone does not name; asked anew of every file.
    #[serde(default)]
    pub others_came: bool,
    /// What was decided of the proposals of a pupil list; null takes classes and names from the list and lets nobody leave.
    #[serde(default)]
    pub decided: Option<Decided>,
    /// Columns of ticks → the group each means; null leaves the column out, those not named are known by their names.
    #[serde(default)]
    #[ts(type = "Record<string, number | null> | null")]
    pub ticks: Option<BTreeMap<String, Option<GroupId>>>,
    /// Cells corrected in the preview.
    #[serde(default)]
    pub mends: Option<Vec<Mend>>,
}

/// A file as a list: its cells as they are and as corrected, what was settled about it, and whether that was before.
pub(crate) struct Opened {
    /// As the file is.
    pub(crate) found: Workbook,
    /// With the user's corrections.
    pub(crate) book: Workbook,
    /// For the corrected cells.
    pub(crate) chosen: Chosen,
    /// Whether the columns were settled for an earlier file of the same headers.
    pub(crate) recalled: bool,
}

/// Opens a file as a list.
///
/// # Refuses
/// What is no spreadsheet, a sheet that is not there.
pub(crate) fn open(
    read: &Reading<'_>,
    list: List,
    (bytes, name): (&[u8], &str),
    file: &ListFile,
) -> Result<Opened, No> {
    let found = book_of(bytes, name, list, file)?;
    let (mut chosen, recalled) = chosen(read, list, &found, file)?;
    let book = intake::mended(found.clone(), list, &mut chosen, file.mends.as_deref().unwrap_or_default())?;
    Ok(Opened { found, book, chosen, recalled })
}

/// A list that can be taken in.
pub(crate) fn list_of(code: &str) -> Result<List, Refusal> {
    let wanted = "学生、人员、服务班、报名、出勤、教师签到、校历之一";
    let list = List::from_code(code).filter(|list| *list != List::Payments);
    list.ok_or_else(|| shown::bad_value("名单种类", code, wanted))
}

/// A file's bytes and its name; of a file larger than any list only as many as show that it is.
pub(crate) fn bytes_of(file: &Path) -> Result<(Vec<u8>, String), No> {
    let fault = |error: std::io::Error| shown::fault("读取文件", file, &error);
    let mut bytes = Vec::new();
    let opened = std::fs::File::open(file).map_err(fault)?;
    opened.take(kehou_paper::sheet::FILE_LIMIT + 1).read_to_end(&mut bytes).map_err(fault)?;
    Ok((bytes, file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())))
}

/// A file's cells.
pub(crate) fn cells_of(bytes: &[u8], name: &str) -> Result<Workbook, Refusal> {
    kehou_paper::sheet::read_bytes(bytes, name)
        .map_err(|no| Refusal::UnreadableFile { code: no.code.code().to_owned(), what: no.message })
}

/// A file's cells as a list is looked for in them: lists that stand apart brought together.
fn book_of(bytes: &[u8], name: &str, list: List, file: &ListFile) -> Result<Workbook, Refusal> {
    let chosen = Chosen { sheet: file.sheet.clone(), header_row: file.header_row, ..Chosen::default() };
    Ok(intake::gathered(cells_of(bytes, name)?, list, &chosen))
}

/// Whether a file is a published year in the JSON form.
pub(crate) fn is_published_year(list: List, bytes: &[u8]) -> bool {
    list == List::Calendar && is_json(bytes)
}

/// Whether a file begins as JSON does.
pub(crate) fn is_json(bytes: &[u8]) -> bool {
    if bytes.len() as u64 > kehou_paper::sheet::FILE_LIMIT {
        return false;
    }
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let goes_on = |rest: &[u8], with: &[u8]| rest.trim_ascii_start().first().is_some_and(|byte| with.contains(byte));
    text.strip_prefix(b"{").is_some_and(|rest| goes_on(rest, b"\"}"))
        || text.strip_prefix(b"[").is_some_and(|rest| goes_on(rest, b"{[\"]"))
}

/// The settings' beginning under which the columns of a list are kept.
pub(crate) fn settled_under(list: List) -> String {
    format!("columns/{}/", list.code())
}

/// What was settled for the headers of earlier files of a list.
pub(crate) fn settled_before(read: &Reading<'_>, list: List) -> Result<Vec<Settled>, No> {
    let settled = read.settings_of(&settled_under(list))?;
    Ok(settled.iter().filter_map(|text| serde_json::from_str(text).ok()).collect())
}

/// What was settled: now by the user, or before for the same headers; and whether it is the latter.
fn chosen(read: &Reading<'_>, list: List, book: &Workbook, file: &ListFile) -> Result<(Chosen, bool), No> {
    let chosen = Chosen {
        sheet: file.sheet.clone(),
        header_row: file.header_row,
        columns: file.columns.clone().unwrap_or_default(),
        decided: file.decided.clone().unwrap_or_default(),
        ticks: file.ticks.clone().unwrap_or_default(),
        for_all: file.for_all.clone().unwrap_or_default(),
    };
    if file.columns.is_some() {
        return Ok((chosen, false));
    }
    let settled = settled_before(read, list)?;
    Ok(intake::recall(book, &chosen, &settled).map_or((chosen, false), |known| (known, true)))
}
