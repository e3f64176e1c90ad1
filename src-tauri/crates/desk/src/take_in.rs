//! Taking in a list: read, judged, and unless it is a trial kept as one batch that can be taken back.
use crate::judging::{self, Held, Judged};
use crate::list_file::{self, ListFile, Opened, bytes_of, list_of};
use crate::place::read_text;
use crate::{Desk, No, Now, Progress, papers, shown};
use kehou_school::ids::BatchId;
use kehou_school::intake::{self, List, Settled};
use kehou_school::no::{Problem, Refusal};
use kehou_store::Writing;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A list to take in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TakeIn {
    /// The file and how it is to be read.
    #[serde(flatten)]
    pub from: ListFile,
    /// Only checks.
    #[serde(default)]
    pub trial: bool,
    /// SHA-256 of the file that was previewed: another file of the same name is refused.
    #[serde(default)]
    pub previewed: Option<String>,
}

/// What became of a list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TakenIn {
    /// The sheet it was found on.
    pub sheet: String,
    /// The header row, from 1.
    pub header_row: u32,
    /// Field → header in the file.
    #[ts(type = "Record<string, string>")]
    pub columns: BTreeMap<String, String>,
    /// Rows of data.
    pub rows: u32,
    /// Rows understood.
    pub accepted: u32,
    /// Rows that are new.
    pub added: u32,
    /// Rows that change what is kept.
    pub changed: u32,
    /// Rows that are kept already.
    pub unchanged: u32,
    /// Pupils who left: those whom the list does not name and whose leaving was accepted.
    pub left: u32,
    /// Pupils whom a sign-up list names and who take no part.
    pub declined: u32,
    /// Rows that were not understood or not allowed.
    pub problems: Vec<Problem>,
    /// What the user should know of the file.
    pub remarks: Vec<String>,
    /// What has to be seen to although every row was understood.
    pub warnings: Vec<String>,
    /// The batch, to take it back by; null where nothing was kept.
    pub batch: Option<BatchId>,
}

/// A batch to take back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TakeBack {
    /// The batch.
    pub batch: BatchId,
}

/// What was taken back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TakenBack {
    /// The batch.
    pub batch: BatchId,
}

/// Where a list comes from, for the batch.
struct Source<'a> {
    now: &'a Now,
    list: List,
    file_name: String,
    sha256: String,
    trial: bool,
    progress: &'a dyn Progress,
}

/// Checks a list and keeps what was understood.
pub(crate) fn take_in(desk: &mut Desk, now: &Now, ask: TakeIn, progress: &dyn Progress) -> Result<TakenIn, No> {
    let list = list_of(&ask.from.list)?;
    let (bytes, file_name) = bytes_of(&ask.from.file)?;
    let sha256 = papers::digest(&bytes);
    if ask.previewed.as_ref().is_some_and(|previewed| *previewed != sha256) {
        return Err(shown::bad_value("文件", &file_name, "预览时的样子；预览之后它改动过，请重新预览").into());
    }
    let source = Source { now, list, sha256, file_name, trial: ask.trial, progress };
    if list_file::is_published_year(list, &bytes) {
        return published_year(desk, &source, &read_text(&ask.from.file)?);
    }
    let opened = list_file::open(&desk.store.read(), list, (&bytes, &source.file_name), &ask.from)?;
    let Opened { found, book, chosen, .. } = opened;
    let held = Held::fetch(desk, now, list, &book, &chosen)?;
    let judged = judging::judge(&held, list, &book, &chosen, &ask.from)?;
    let settled = match &ask.from.columns {
        Some(columns) => {
            let headers = intake::layout(&found, list, Some(&chosen))?.headers;
            Some(Settled { headers, columns: columns.clone(), for_all: chosen.for_all.clone() })
        }
        None => None,
    };
    let mut taken = keep(desk, &source, &judged, book.remarks.clone(), settled.as_ref())?;
    for problem in &mut taken.problems {
        if let Some(place) = intake::source(&book, &taken.sheet, problem.row) {
            problem.column = format!("{}（{place}）", problem.column);
        }
    }
    Ok(taken)
}

/// Takes a batch back while nothing rests on it.
pub(crate) fn take_back(desk: &mut Desk, now: &Now, ask: TakeBack, _: &dyn Progress) -> Result<TakenBack, No> {
    desk.store.write(now, "take_back", |w| Ok::<_, No>(w.undo_batch(ask.batch)?))?;
    Ok(TakenBack { batch: ask.batch })
}

fn keep(
    desk: &mut Desk,
    source: &Source<'_>,
    judged: &Judged,
    mut remarks: Vec<String>,
    settled: Option<&Settled>,
) -> Result<TakenIn, No> {
    let counts = judged.counts();
    let (all, of) = (u64::from(counts.rows), u64::from(counts.rows) * 2);
    if !source.progress.step(all, of) {
        return Err(Refusal::Cancelled.into());
    }
    let mut batch = None;
    let keeps = counts.added + counts.changed + counts.newly_declined + judged.leaving();
    if !source.trial && (keeps > 0 || settled.is_some()) {
        batch = desk.store.write(source.now, "take_in", |w| {
            if let Some(settled) = settled {
                remember(w, source.list, settled)?;
            }
            if keeps == 0 {
                return Ok::<_, No>(None);
            }
            let batch = w.new_batch(source.list.code(), &source.file_name, &source.sha256)?;
            let kept = judged.keep(w, batch)?;
            if !source.progress.step(of, of) {
                return Err(Refusal::Cancelled.into());
            }
            // A batch in which nothing was kept is not kept either.
            Ok((kept.added + kept.changed > 0).then_some(batch))
        })?;
    }
    let (sheet, header_row, columns) = judged.place();
    remarks.extend(judged.remarks());
    Ok(TakenIn {
        sheet: sheet.to_owned(),
        header_row,
        columns,
        rows: counts.rows,
        accepted: counts.added + counts.changed + counts.unchanged,
        added: counts.added,
        changed: counts.changed,
        unchanged: counts.unchanged,
        left: judged.leaving(),
        declined: counts.declined,
        problems: judged.problems().to_vec(),
        remarks,
        warnings: judged.warnings().to_vec(),
        batch,
    })
}

/// Keeps the columns the user settled, for the next file of the same headers.
fn remember(w: &mut Writing<'_>, list: List, settled: &Settled) -> Result<(), No> {
    let text = serde_json::to_string(settled).map_err(|_| No::Fault {
        message: "记下列的对应时程序内部出错，请告诉维护人员。".to_owned(),
    })?;
    let headers = papers::digest(settled.headers.join("\n").as_bytes());
    let name = format!("{}{}", list_file::settled_under(list), headers.get(..16).unwrap_or(&headers));
    Ok(w.set_setting(&name, &text)?)
}

/// A published year in the JSON form `{year, papers, days}`.
fn published_year(desk: &mut Desk, source: &Source<'_>, text: &str) -> Result<TakenIn, No> {
    let year = intake::calendar_json(text)?;
    let kept = desk.store.read().calendar_days_of(year.year)?;
    let becomes = intake::year_becomes(&year, &kept);
    let rows = year.days.len() as u32;
    let mut batch = None;
    if !source.trial && !becomes.same {
        batch = Some(desk.store.write(source.now, "take_in", |w| {
            let batch = w.new_batch(source.list.code(), &source.file_name, &source.sha256)?;
            w.keep_calendar(year.year, &year.days, Some(batch))?;
            Ok::<BatchId, No>(batch)
        })?);
    }
    let fields = [("日期", "date"), ("类型", "isOffDay"), ("原因", "name")];
    Ok(TakenIn {
        sheet: String::new(),
        header_row: 0,
        columns: fields.iter().map(|(field, key)| ((*field).to_owned(), (*key).to_owned())).collect(),
        rows,
        accepted: rows,
        added: becomes.added.len() as u32,
        changed: becomes.changed.len() as u32,
        unchanged: becomes.unchanged.len() as u32,
        left: 0,
        declined: 0,
        problems: Vec::new(),
        remarks: becomes.remarks,
        warnings: Vec::new(),
        batch,
    })
}
