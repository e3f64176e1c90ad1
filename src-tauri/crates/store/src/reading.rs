//! Asking the file: every table adds its own questions to `Reading`.
use crate::trouble::Fault;
use rusqlite::{Connection, Params, Row};

/// The file as it stands, for asking; inside a write, as that write has made it so far.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    pub(crate) conn: &'a Connection,
}

impl Reading<'_> {
    /// Every row of a question, in its order.
    pub(crate) fn many<T>(
        &self,
        operation: &str,
        sql: &str,
        given: impl Params,
        of_row: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, Fault> {
        let failed = |cause: rusqlite::Error| Fault::sql(operation, &cause);
        let mut statement = self.conn.prepare_cached(sql).map_err(failed)?;
        let rows = statement.query_map(given, of_row).map_err(failed)?;
        rows.collect::<rusqlite::Result<Vec<T>>>().map_err(failed)
    }

    /// The first row of a question, if any.
    pub(crate) fn one<T>(
        &self,
        operation: &str,
        sql: &str,
        given: impl Params,
        of_row: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, Fault> {
        let failed = |cause: rusqlite::Error| Fault::sql(operation, &cause);
        let mut statement = self.conn.prepare_cached(sql).map_err(failed)?;
        let mut rows = statement.query(given).map_err(failed)?;
        let Some(row) = rows.next().map_err(failed)? else {
            return Ok(None);
        };
        of_row(row).map(Some).map_err(failed)
    }

    /// A single number: a count, a sum.
    pub(crate) fn number(&self, operation: &str, sql: &str, given: impl Params) -> Result<i64, Fault> {
        self.one(operation, sql, given, |row| row.get::<_, Option<i64>>(0)).map(|found| found.flatten().unwrap_or(0))
    }

    /// Hands on one row after the other, without gathering them.
    pub(crate) fn each<E: From<Fault>>(
        &self,
        operation: &str,
        sql: &str,
        given: impl Params,
        mut take: impl FnMut(&Row<'_>) -> Result<Result<(), E>, rusqlite::Error>,
    ) -> Result<(), E> {
        let failed = |cause: rusqlite::Error| E::from(Fault::sql(operation, &cause));
        let mut statement = self.conn.prepare_cached(sql).map_err(failed)?;
        let mut rows = statement.query(given).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            take(row).map_err(failed)??;
        }
        Ok(())
    }
}
