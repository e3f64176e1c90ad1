//! Keeping the file safe and the data the school's own: backups, checks, and every table as plain text.
use crate::{Desk, No, Now, Progress};
use kehou_school::settlement;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use ts_rs::TS;

/// Where to write the tables.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ExportTables {
    /// The folder.
    #[ts(type = "string")]
    pub out: PathBuf,
}

/// What was written.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TablesExported {
    /// One per table.
    pub tables: Vec<TableExported>,
}

/// A table written as `NAME.csv`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TableExported {
    /// The table.
    pub name: String,
    /// Its rows.
    pub rows: u64,
}

/// Where to back up to.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BackUp {
    /// The file; must not exist.
    #[ts(type = "string")]
    pub out: PathBuf,
}

/// A verified backup.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BackedUp {
    /// The file.
    #[ts(type = "string")]
    pub path: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
}

/// Nothing is given.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct Verify {}

/// What was found.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Verified {
    /// Whether everything is whole.
    pub whole: bool,
    /// What is not, as sentences.
    pub findings: Vec<String>,
}

/// Writes every table as UTF-8 CSV with a header, and `schema.json` beside them.
pub(crate) fn export(
    desk: &mut Desk,
    now: &Now,
    ask: ExportTables,
    progress: &dyn Progress,
) -> Result<TablesExported, No> {
    let read = desk.store.read();
    let names = read.table_names()?;
    let mut tables = Vec::new();
    for (done, name) in names.iter().enumerate() {
        if !progress.step(done as u64, names.len() as u64) {
            return Err(kehou_school::no::Refusal::Cancelled.into());
        }
        let columns = read.table_columns(name)?;
        let path = ask.out.join(format!("{name}.csv"));
        let rows = kehou_paper::save::rows_as_csv(&path, &columns, &mut |take| read.each_row(name, take))??;
        tables.push(TableExported { name: name.clone(), rows });
    }
    let schema = read.schema_json()?;
    kehou_paper::save::whole(&ask.out.join("schema.json"), schema.as_bytes())?;
    desk.store.write(now, "export_tables", |w| {
        w.note_outgoing("export_tables", tables.iter().map(|table| table.rows).sum())?;
        Ok::<(), No>(())
    })?;
    Ok(TablesExported { tables })
}

/// Writes a backup and reads it back before saying so.
pub(crate) fn back_up(desk: &mut Desk, _: &Now, ask: BackUp, _: &dyn Progress) -> Result<BackedUp, No> {
    let bytes = desk.store.back_up(&ask.out)?;
    Ok(BackedUp { path: ask.out, bytes })
}

/// Checks the file, the chain of deeds, the balance of the books and the fingerprint of every settlement.
pub(crate) fn verify(desk: &mut Desk, _: &Now, _: Verify, _: &dyn Progress) -> Result<Verified, No> {
    let findings = desk.store.verify(&|kept| {
        let again = settlement::fingerprint(kept.month, kept.version, &kept.profile_sha256, &kept.lines);
        again == kept.fingerprint
    })?;
    Ok(Verified { whole: findings.is_empty(), findings })
}
