//! Imports kept as batches: what each added and changed, so that it can be taken back.
use crate::deed::Change;
use crate::reading::Reading;
use crate::trouble::Fault;
use crate::value::{instant, instant_opt, instant_text};
use crate::writing::Writing;
use kehou_school::ids::BatchId;
use kehou_school::intake::Batch;
use rusqlite::{Row, params};
use serde_json::json;

/// How many rows a keeper added and changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kept {
    /// Rows that were not there.
    pub added: u32,
    /// Rows that were, otherwise.
    pub changed: u32,
}

/// A batch of the write under way.
pub(crate) struct OpenBatch {
    pub(crate) id: BatchId,
    pub(crate) kept: Kept,
    pub(crate) journal: Vec<Change>,
}

const READING: &str = "读取导入批次";
const KEEPING: &str = "保存导入批次";

impl Reading<'_> {
    /// Every import, newest first.
    pub fn batches(&self) -> Result<Vec<Batch>, Fault> {
        let sql = "SELECT id, kind, file_name, sha256, added, changed, at, actor, undone_at FROM import_batch ORDER BY id DESC";
        self.many(READING, sql, [], of_row)
    }

    /// One import.
    pub fn batch(&self, id: BatchId) -> Result<Option<Batch>, Fault> {
        let sql =
            "SELECT id, kind, file_name, sha256, added, changed, at, actor, undone_at FROM import_batch WHERE id = ?1";
        self.one(READING, sql, params![id.0], of_row)
    }

    /// What a batch changed, oldest first.
    pub(crate) fn journal_of(&self, id: BatchId) -> Result<Vec<Change>, Fault> {
        let sql = "SELECT journal FROM import_batch WHERE id = ?1";
        Ok(self.one(READING, sql, params![id.0], |row| crate::value::json(row, 0))?.unwrap_or_default())
    }

    /// Batches kept later than this one that still stand and changed something.
    pub(crate) fn later_batches(&self, id: BatchId) -> Result<Vec<Batch>, Fault> {
        let sql = "SELECT id, kind, file_name, sha256, added, changed, at, actor, undone_at FROM import_batch
                   WHERE id > ?1 AND undone_at IS NULL AND changed > 0 ORDER BY id";
        self.many(READING, sql, params![id.0], of_row)
    }
}

impl Writing<'_> {
    /// Opens a batch for the keepers; it is kept only if they add or change something.
    pub fn new_batch(&mut self, kind: &str, file_name: &str, sha256: &str) -> Result<BatchId, Fault> {
        let sql = "INSERT INTO import_batch (kind, file_name, sha256, at, actor) VALUES (?1, ?2, ?3, ?4, ?5)";
        let given = params![kind, file_name, sha256, instant_text(self.now.at), self.now.actor];
        let id = BatchId(self.insert(KEEPING, sql, given)?);
        self.batches.push(OpenBatch { id, kept: Kept::default(), journal: Vec::new() });
        Ok(id)
    }

    pub(crate) fn open_batch(&mut self, id: BatchId) -> Result<&mut OpenBatch, Fault> {
        let found = self.batches.iter_mut().find(|each| each.id == id);
        found.ok_or_else(|| Fault::other(KEEPING, format!("批次 {id} 不在这次保存中")))
    }

    /// Adds a keeper's counts to its batch and one summary to the deed.
    pub(crate) fn kept(&mut self, batch: BatchId, table: &str, kept: Kept) -> Result<Kept, Fault> {
        let open = self.open_batch(batch)?;
        open.kept.added += kept.added;
        open.kept.changed += kept.changed;
        if kept != Kept::default() {
            let summary = json!({ "table": table, "added": kept.added, "changed": kept.changed, "batch": batch.0 });
            self.change(format!("import_batch/{batch}"), serde_json::Value::Null, summary);
        }
        Ok(kept)
    }

    /// Keeps counts and journals; a batch that did nothing leaves no trace.
    pub(crate) fn close_batches(&mut self) -> Result<(), Fault> {
        for batch in std::mem::take(&mut self.batches) {
            if batch.kept == Kept::default() {
                self.run(KEEPING, "DELETE FROM import_batch WHERE id = ?1", params![batch.id.0])?;
                continue;
            }
            let journal = serde_json::to_string(&batch.journal).map_err(|cause| Fault::inner(KEEPING, cause))?;
            let sql = "UPDATE import_batch SET added = ?2, changed = ?3, journal = ?4 WHERE id = ?1";
            self.run(KEEPING, sql, params![batch.id.0, batch.kept.added, batch.kept.changed, journal])?;
        }
        Ok(())
    }
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<Batch> {
    Ok(Batch {
        id: BatchId(row.get("id")?),
        kind: row.get("kind")?,
        file_name: row.get("file_name")?,
        sha256: row.get("sha256")?,
        added: row.get("added")?,
        changed: row.get("changed")?,
        at: instant(row, "at")?,
        actor: row.get("actor")?,
        undone_at: instant_opt(row, "undone_at")?,
    })
}
