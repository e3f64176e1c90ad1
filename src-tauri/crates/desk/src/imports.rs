//! What was taken in so far: every import with its counts, and whether one can be taken back.
use crate::{Desk, No, Now, Progress};
use chrono::{DateTime, Utc};
use kehou_school::ids::BatchId;
use kehou_school::intake::{Batch, List};
use kehou_store::Trouble;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing is given.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct Imports {}

/// One import.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportShown {
    /// The batch.
    pub batch: BatchId,
    /// The instant in UTC.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// Who took it in.
    pub who: String,
    /// The file's name, without its folders.
    pub file_name: String,
    /// The list.
    pub list: String,
    /// As people call it.
    pub label: String,
    /// Rows added.
    pub added: u32,
    /// Rows changed.
    pub changed: u32,
    /// `新增 118 人，变更 2 人`.
    pub counts: String,
    /// When it was taken back; null while it stands.
    #[ts(type = "string | null")]
    pub undone_at: Option<DateTime<Utc>>,
}

/// An import that may be taken back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportOf {
    /// The batch.
    pub batch: BatchId,
}

/// Whether an import can be taken back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Undoable {
    /// The import.
    pub import: ImportShown,
    /// What taking it back would do, as a sentence.
    pub effect: String,
    /// Why it cannot be taken back; null where it can.
    pub why_not: Option<String>,
}

/// Every import, newest first.
pub(crate) fn imports(desk: &mut Desk, _: &Now, _: Imports, _: &dyn Progress) -> Result<Vec<ImportShown>, No> {
    let read = desk.store.read();
    let declined = read.declined_by_batch()?;
    let of = |batch: &Batch| declined.get(&batch.id).copied().unwrap_or_default();
    Ok(read.batches()?.into_iter().map(|batch| (of(&batch), batch)).map(|(no, batch)| shown(batch, no)).collect())
}

/// One import, with what taking it back would do or why it cannot be done.
pub(crate) fn undoable(desk: &mut Desk, _: &Now, ask: ImportOf, _: &dyn Progress) -> Result<Undoable, No> {
    let read = desk.store.read();
    let missing =
        || kehou_school::no::Refusal::NotFound { what: "导入批次".to_owned(), name: ask.batch.to_string() };
    let declined = read.declined_by_batch()?.get(&ask.batch).copied().unwrap_or_default();
    let import = shown(read.batch(ask.batch)?.ok_or_else(missing)?, declined);
    let why_not = match read.undoable(ask.batch) {
        Ok(_) => None,
        Err(Trouble::Refused(refusal)) => Some(refusal.message()),
        Err(Trouble::Fault(fault)) => return Err(fault.into()),
    };
    let unit = List::from_code(&import.list).map_or("条", List::unit);
    let effect = kehou_school::intake::undoing_said(unit, import.added, import.changed, declined);
    Ok(Undoable { import, effect, why_not })
}

fn shown(batch: Batch, declined: u32) -> ImportShown {
    let list = List::from_code(&batch.kind);
    let unit = list.map_or("条", List::unit);
    ImportShown {
        batch: batch.id,
        at: batch.at,
        who: batch.actor,
        file_name: batch.file_name,
        label: list.map_or("名单", List::label).to_owned(),
        list: batch.kind,
        added: batch.added,
        changed: batch.changed,
        counts: kehou_school::intake::sign_up_said(unit, batch.added, batch.changed, declined),
        undone_at: batch.undone_at,
    }
}
