//! Keeping the file safe and the data the school's own: backups, checks, and every table as plain text.
use crate::{Desk, No, Now, Progress, shown};
use chrono::NaiveDate;
use kehou_school::no::Refusal;
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

/// Nothing is given.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct BackupsOf {}

/// How safe the school's data is.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BackupsShown {
    /// The day of the last backup; null where there was none.
    #[ts(type = "string | null")]
    pub last: Option<NaiveDate>,
    /// Days since then; null where there was none.
    pub days_ago: Option<i64>,
    /// Pupils and staff whose data all tables hold, those who left included.
    pub people: u32,
    /// The name a backup made now would have, which no other has.
    pub name: String,
}

/// The setting that holds the day of the last backup, `YYYY-MM-DD`.
pub(crate) const BACKED_UP_ON: &str = "backed_up_on";

/// The setting that says how the recovery key shown last stands.
pub(crate) const RECOVERY: &str = "recovery_key";
/// It was shown, and nobody said that it is on paper.
pub(crate) const RECOVERY_SHOWN: &str = "shown";
/// Somebody said that it is on paper.
pub(crate) const RECOVERY_KEPT: &str = "kept";

/// When the last backup was made.
pub(crate) fn backups(desk: &mut Desk, now: &Now, _: BackupsOf, _: &dyn Progress) -> Result<BackupsShown, No> {
    let read = desk.store.read();
    let last: Option<NaiveDate> = read.setting(BACKED_UP_ON)?.and_then(|text| text.parse().ok());
    Ok(BackupsShown {
        days_ago: last.map(|day| (now.today - day).num_days()),
        last,
        people: (read.students_all()?.len() + read.staff_all()?.len()) as u32,
        name: format!("kehou-{}-{}.kehoubak", now.today, now.at.format("%H%M%S")),
    })
}

/// Writes every table as UTF-8 CSV with a header, and `schema.json` beside them.
pub(crate) fn export(
    desk: &mut Desk,
    now: &Now,
    ask: ExportTables,
    progress: &dyn Progress,
) -> Result<TablesExported, No> {
    std::fs::create_dir_all(&ask.out).map_err(|error| shown::fault("新建文件夹", &ask.out, &error))?;
    let read = desk.store.read();
    let shapes = read.tables()?;
    let mut tables = Vec::new();
    for (done, shape) in shapes.iter().enumerate() {
        if !progress.step(done as u64, shapes.len() as u64) {
            return Err(Refusal::Cancelled.into());
        }
        let head: Vec<String> = shape.columns.iter().map(|column| column.name.clone()).collect();
        let path = ask.out.join(format!("{}.csv", shape.name));
        let rows = kehou_paper::dump::csv_file::<No>(&path, &head, |take| read.each_row(shape, take))?;
        tables.push(TableExported { name: shape.name.clone(), rows });
    }
    let schema = serde_json::to_vec_pretty(&shapes).map_err(|_| No::Fault {
        message: "写数据表说明时程序内部出错，请告诉维护人员。".to_owned(),
    })?;
    kehou_paper::save::whole(&ask.out.join("schema.json"), &schema)?;
    let rows: u64 = tables.iter().map(|table| table.rows).sum();
    desk.store.write(now, "export_tables", |w| {
        w.change("export/tables".to_owned(), serde_json::Value::Null, serde_json::json!({ "rows": rows }));
        Ok::<(), No>(())
    })?;
    Ok(TablesExported { tables })
}

/// Writes a backup and reads it back before saying so.
pub(crate) fn back_up(desk: &mut Desk, now: &Now, ask: BackUp, _: &dyn Progress) -> Result<BackedUp, No> {
    // The day is noted first, so that the backup holds what the file holds; a backup that fails takes the note back.
    let before = desk.store.read().setting(BACKED_UP_ON)?.unwrap_or_default();
    let today = now.today.to_string();
    desk.store.write(now, "back_up", |w| Ok::<(), No>(w.set_setting(BACKED_UP_ON, &today)?))?;
    let made = match desk.store.backup(&ask.out) {
        Ok(made) => made,
        Err(no) => {
            desk.store.write(now, "back_up", |w| Ok::<(), No>(w.set_setting(BACKED_UP_ON, &before)?))?;
            return Err(no.into());
        }
    };
    Ok(BackedUp { path: ask.out, bytes: made.bytes })
}

/// Checks the file, the chain of deeds, the balance of the books and the fingerprint of every settlement.
pub(crate) fn verify(desk: &mut Desk, _: &Now, _: Verify, _: &dyn Progress) -> Result<Verified, No> {
    let findings = desk
        .store
        .read()
        .verify(&|kept| settlement::fingerprint(kept.month, kept.version, &kept.profile_sha256, &kept.lines))?;
    Ok(Verified { whole: findings.is_empty(), findings })
}
