//! The schema grows by numbered steps from `migrations/`; a newer file is refused by name.
use crate::trouble::{Fault, Trouble};
use kehou_school::no::Refusal;
use rusqlite::Connection;

/// The steps in order; the first makes `user_version` 1. Shipped steps are never changed.
pub(crate) const MIGRATIONS: &[&str] = &[
    include_str!("../../../../migrations/0001_first.sql"),
    include_str!("../../../../migrations/0002_users.sql"),
    include_str!("../../../../migrations/0003_deed_about.sql"),
    include_str!("../../../../migrations/0004_declined.sql"),
    include_str!("../../../../migrations/0005_charged_before.sql"),
];

const OPERATION: &str = "升级数据文件";

/// Where the file stands: the number of steps it has had.
pub(crate) fn version(conn: &Connection) -> Result<usize, Fault> {
    let found: i64 =
        conn.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(|cause| Fault::sql(OPERATION, &cause))?;
    usize::try_from(found).map_err(|_| Fault::other(OPERATION, "版本号为负"))
}

/// Brings the file to the last of `steps`; `before` is called with the standing version ahead of each step of a file
/// that already holds something, so that a backup precedes.
///
/// # Refuses
/// A file with more steps than are known.
pub(crate) fn migrate(
    conn: &Connection,
    steps: &[&str],
    before: &mut dyn FnMut(usize) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    let found = version(conn)?;
    if found > steps.len() {
        return Err(Refusal::NewerFile { found: found as i64, known: steps.len() as i64 }.into());
    }
    for (place, step) in steps.iter().enumerate().skip(found) {
        if place > 0 {
            before(place)?;
        }
        let batch = format!("BEGIN IMMEDIATE; {step}; PRAGMA user_version = {}; COMMIT;", place + 1);
        if let Err(cause) = conn.execute_batch(&batch) {
            if !conn.is_autocommit() {
                conn.execute_batch("ROLLBACK").map_err(|cause| Fault::sql(OPERATION, &cause))?;
            }
            return Err(Fault::sql(OPERATION, &cause).into());
        }
    }
    Ok(())
}
