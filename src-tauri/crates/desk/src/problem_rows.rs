//! The rows of a file that were not understood, as a workbook to correct and to drop again.
use crate::judging::{self, Held};
use crate::list_file::{self, ListFile, Opened, bytes_of, list_of};
use crate::{Desk, No, Now, Progress, papers, shown};
use kehou_paper::table::papers::corrections;
use kehou_school::intake;
use kehou_school::no::Refusal;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use ts_rs::TS;

/// A file whose problem rows are wanted.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MakeProblemRows {
    /// The file and how it is to be read.
    #[serde(flatten)]
    pub from: ListFile,
    /// Where to: ends in `.xlsx`.
    #[ts(type = "string")]
    pub out: PathBuf,
}

/// The workbook made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProblemRowsMade {
    /// Its rows.
    pub rows: u32,
    /// The file.
    #[ts(type = "string")]
    pub path: PathBuf,
}

/// Writes the rows with problems under the file's own header, a red note in each offending cell.
pub(crate) fn make(desk: &mut Desk, now: &Now, ask: MakeProblemRows, _: &dyn Progress) -> Result<ProblemRowsMade, No> {
    let list = list_of(&ask.from.list)?;
    if !matches!(papers::format_of(&ask.out)?, papers::Format::Xlsx) {
        return Err(shown::bad_value("文件名", &ask.out.display().to_string(), "以 .xlsx 结尾").into());
    }
    let nothing = || Refusal::NothingToPrint { what: "这个文件没有有问题的行".to_owned() };
    let (bytes, file_name) = bytes_of(&ask.from.file)?;
    if list_file::is_published_year(list, &bytes) {
        return Err(nothing().into());
    }
    let Opened { book, chosen, .. } = list_file::open(&desk.store.read(), list, (&bytes, &file_name), &ask.from)?;
    let held = Held::fetch(desk, now, list, &book, &chosen)?;
    let judged = judging::judge(&held, list, &book, &chosen, &ask.from)?;
    let found = intake::problem_rows(&book, list, Some(&chosen), judged.problems())?;
    if found.rows.is_empty() {
        return Err(nothing().into());
    }
    let bytes = papers::xlsx(&corrections(list.label(), &found))?;
    kehou_paper::save::whole(&ask.out, &bytes)?;
    Ok(ProblemRowsMade { rows: found.rows.len() as u32, path: ask.out })
}
