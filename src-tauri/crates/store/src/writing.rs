//! One write in the making: what it changes is gathered, and becomes its deed.
use crate::deed::{self, Change};
use crate::import_batch::OpenBatch;
use crate::reading::Reading;
use crate::trouble::Fault;
use kehou_school::ids::BatchId;
use kehou_school::records::Now;
use rusqlite::{Connection, Params};
use serde::Serialize;
use serde_json::Value;

/// An open transaction that becomes one deed. Every table adds to it what can be kept.
pub struct Writing<'a> {
    conn: &'a Connection,
    pub(crate) now: &'a Now,
    changes: Vec<Change>,
    pub(crate) batches: Vec<OpenBatch>,
    /// SQLite's count of changed rows when the write began.
    began_at: u64,
}

impl<'a> Writing<'a> {
    pub(crate) fn new(conn: &'a Connection, now: &'a Now) -> Writing<'a> {
        Writing { conn, now, changes: Vec::new(), batches: Vec::new(), began_at: conn.total_changes() }
    }

    /// The file as this write has made it so far.
    pub fn read(&self) -> Reading<'a> {
        Reading { conn: self.conn }
    }

    /// Gathers what changed for the deed; null stands for nothing there.
    pub fn change(&mut self, about: String, before: Value, after: Value) {
        self.changes.push(Change { about, before, after });
    }

    /// Gathers a change of values, unless both are the same; answers whether they differ.
    pub(crate) fn changed<T: Serialize>(
        &mut self,
        about: String,
        before: Option<&T>,
        after: Option<&T>,
    ) -> Result<bool, Fault> {
        let (before, after) = (value_of(before)?, value_of(after)?);
        let differs = before != after;
        if differs {
            self.change(about, before, after);
        }
        Ok(differs)
    }

    /// Gathers a change made by a batch, so that the batch can be taken back.
    pub(crate) fn changed_by<T: Serialize>(
        &mut self,
        batch: BatchId,
        about: String,
        before: Option<&T>,
        after: Option<&T>,
    ) -> Result<bool, Fault> {
        let differs = self.changed(about, before, after)?;
        if differs && let Some(change) = self.changes.last().cloned() {
            self.open_batch(batch)?.journal.push(change);
        }
        Ok(differs)
    }

    /// Runs one statement; answers how many rows it changed.
    pub(crate) fn run(&self, operation: &str, sql: &str, given: impl Params) -> Result<usize, Fault> {
        let mut statement = self.conn.prepare_cached(sql).map_err(|cause| Fault::sql(operation, &cause))?;
        statement.execute(given).map_err(|cause| Fault::sql(operation, &cause))
    }

    /// Runs one insertion; answers the new row's number.
    pub(crate) fn insert(&self, operation: &str, sql: &str, given: impl Params) -> Result<i64, Fault> {
        self.run(operation, sql, given)?;
        Ok(self.conn.last_insert_rowid())
    }

    /// Ends the work: keeps batches and deed and answers the deed's hash, or `None` where nothing was changed.
    pub(crate) fn finish(mut self, what: &str) -> Result<Option<String>, Fault> {
        let wrote = self.conn.total_changes() - self.began_at;
        if wrote == self.batches.len() as u64 && self.changes.is_empty() {
            return Ok(None);
        }
        if self.conn.is_autocommit() {
            return Err(Fault::other(what, "事务已被系统中止"));
        }
        self.close_batches()?;
        deed::add(self.read(), self.now, what, &self.changes).map(Some)
    }
}

/// A value as it stands in a deed.
pub(crate) fn value_of<T: Serialize>(value: Option<&T>) -> Result<Value, Fault> {
    match value {
        Some(value) => serde_json::to_value(value).map_err(|cause| Fault::inner("记录操作", cause)),
        None => Ok(Value::Null),
    }
}
