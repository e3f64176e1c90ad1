//! The deeds: who changed what, when, from what to what; append only, each hashed over the one before.
use crate::reading::Reading;
use crate::trouble::Fault;
use crate::value::{instant, instant_text};
use chrono::{DateTime, Utc};
use kehou_school::ids::{SettlementId, StudentId};
use kehou_school::records::Now;
use rusqlite::{Row, params, params_from_iter};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// One thing a deed changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// What it is about: `attendance/2026-11-03/12/345`, `student/345`, `import_batch/3`.
    pub about: String,
    /// Before; null where nothing was.
    pub before: Value,
    /// After; null where nothing is any more.
    pub after: Value,
}

/// One write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// Row number, from 1 without gaps.
    pub id: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub actor: String,
    /// What was asked.
    pub what: String,
    /// What it changed.
    pub changes: Vec<Change>,
}

/// A side of a change as kept in the columns `before` and `after`.
#[derive(Serialize, Deserialize)]
struct Side {
    about: String,
    value: Value,
}

/// A deed as it stands in the table, with its place in the chain.
pub(crate) struct Link {
    pub(crate) id: i64,
    pub(crate) at: String,
    pub(crate) actor: String,
    pub(crate) what: String,
    pub(crate) before: String,
    pub(crate) after: String,
    pub(crate) previous: String,
    pub(crate) hash: String,
}

const READING: &str = "读取操作记录";
const COLUMNS: &str = "id, at, actor, what, before, after, previous_hash, hash";

impl Link {
    /// The hash the row must have.
    pub(crate) fn hashed(&self) -> Result<String, Fault> {
        let whole = (self.id, &self.at, &self.actor, &self.what, &self.before, &self.after, &self.previous);
        let text = serde_json::to_vec(&whole).map_err(|cause| Fault::inner(READING, cause))?;
        Ok(crate::key::hex(&Sha256::digest(&text)))
    }

    fn of_row(row: &Row<'_>) -> rusqlite::Result<Link> {
        Ok(Link {
            id: row.get(0)?,
            at: row.get(1)?,
            actor: row.get(2)?,
            what: row.get(3)?,
            before: row.get(4)?,
            after: row.get(5)?,
            previous: row.get(6)?,
            hash: row.get(7)?,
        })
    }
}

impl Reading<'_> {
    /// Deeds since an instant (inside), oldest first, with only those changes whose `about` starts with the prefix.
    pub fn deeds_since(&self, at: DateTime<Utc>, prefix: &str) -> Result<Vec<Deed>, Fault> {
        let sql = "SELECT id, at, actor, what, before, after FROM deed WHERE at >= ?1 ORDER BY id";
        self.deeds(sql, params![instant_text(at)], prefix)
    }

    /// Deeds after the one that kept a settlement, whatever the clock said, with only the changes of the prefix.
    pub fn deeds_after_settlement(&self, settlement: SettlementId, prefix: &str) -> Result<Vec<Deed>, Fault> {
        let sql = "SELECT id, at, actor, what, before, after FROM deed
                   WHERE id > (SELECT deed_id FROM settlement WHERE id = ?1) ORDER BY id";
        self.deeds(sql, params![settlement.0], prefix)
    }

    /// One deed by its number.
    pub fn deed(&self, id: i64) -> Result<Option<Deed>, Fault> {
        let sql = "SELECT id, at, actor, what, before, after FROM deed WHERE id = ?1";
        self.one(READING, sql, params![id], deed_of)
    }

    /// The newest deeds, newest first.
    pub fn latest_deeds(&self, count: u32) -> Result<Vec<Deed>, Fault> {
        let sql = "SELECT id, at, actor, what, before, after FROM deed ORDER BY id DESC LIMIT ?1";
        self.many(READING, sql, params![count], deed_of)
    }

    /// The newest deeds that changed one thing, newest first, with that change only.
    pub fn deeds_about(&self, about: &str, most: u32) -> Result<Vec<Deed>, Fault> {
        self.deeds_of(&[about.to_owned()], most)
    }

    /// The newest deeds about a pupil: own data, guardians, pick-up persons, reductions and places; newest first.
    pub fn deeds_about_student(&self, student: StudentId, most: u32) -> Result<Vec<Deed>, Fault> {
        let tables = ["student", "guardian", "pickup_person", "reduction", "enrolment"];
        self.deeds_of(&tables.map(|table| format!("{table}/{student}")), most)
    }

    /// The newest deeds that changed any of these things, newest first, with those changes only.
    fn deeds_of(&self, abouts: &[String], most: u32) -> Result<Vec<Deed>, Fault> {
        let places = vec!["?"; abouts.len()].join(", ");
        let sql = format!(
            "SELECT id, at, actor, what, before, after FROM deed
             WHERE id IN (SELECT deed_id FROM deed_about WHERE about IN ({places})) ORDER BY id DESC LIMIT {most}"
        );
        let mut found = self.many(READING, &sql, params_from_iter(abouts), deed_of)?;
        for deed in &mut found {
            deed.changes.retain(|change| abouts.contains(&change.about));
        }
        Ok(found)
    }

    fn deeds(&self, sql: &str, given: impl rusqlite::Params, prefix: &str) -> Result<Vec<Deed>, Fault> {
        let mut found = self.many(READING, sql, given, deed_of)?;
        for deed in &mut found {
            deed.changes.retain(|change| change.about.starts_with(prefix));
        }
        found.retain(|deed| !deed.changes.is_empty());
        Ok(found)
    }

    /// Every link of the chain, oldest first.
    pub(crate) fn each_link(&self, mut take: impl FnMut(Link) -> Result<(), Fault>) -> Result<(), Fault> {
        let sql = format!("SELECT {COLUMNS} FROM deed ORDER BY id");
        self.each(READING, &sql, [], |row| Ok(take(Link::of_row(row)?)))
    }

    /// Number and hash of the newest deed; 0 and nothing where there is none.
    pub(crate) fn head(&self) -> Result<(i64, String), Fault> {
        let sql = "SELECT id, hash FROM deed ORDER BY id DESC LIMIT 1";
        Ok(self.one(READING, sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?.unwrap_or_default())
    }

    /// Whether the deed with that hash is kept.
    pub(crate) fn has_deed(&self, hash: &str) -> Result<bool, Fault> {
        Ok(self.number(READING, "SELECT count(*) FROM deed WHERE hash = ?1", params![hash])? == 1)
    }
}

/// Adds the next deed and answers with its hash.
pub(crate) fn add(read: Reading<'_>, now: &Now, what: &str, changes: &[Change]) -> Result<String, Fault> {
    let failed = |cause: rusqlite::Error| Fault::sql("记录操作", &cause);
    let side = |value: fn(&Change) -> &Value| {
        let sides: Vec<Side> =
            changes.iter().map(|each| Side { about: each.about.clone(), value: value(each).clone() }).collect();
        serde_json::to_string(&sides).map_err(|cause| Fault::inner("记录操作", cause))
    };
    let (last, previous) = read.head()?;
    let mut link = Link {
        id: last + 1,
        at: instant_text(now.at),
        actor: now.actor.clone(),
        what: what.to_owned(),
        before: side(|each| &each.before)?,
        after: side(|each| &each.after)?,
        previous,
        hash: String::new(),
    };
    link.hash = link.hashed()?;
    let sql = format!("INSERT INTO deed ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    let mut statement = read.conn.prepare_cached(&sql).map_err(failed)?;
    statement
        .execute(params![link.id, link.at, link.actor, link.what, link.before, link.after, link.previous, link.hash])
        .map_err(failed)?;
    for change in changes.iter().filter(|change| is_found_by_about(&change.about)) {
        let sql = "INSERT OR IGNORE INTO deed_about (about, deed_id) VALUES (?1, ?2)";
        let mut statement = read.conn.prepare_cached(sql).map_err(failed)?;
        statement.execute(params![change.about, link.id]).map_err(failed)?;
    }
    Ok(link.hash)
}

/// Marks of attendance are most of what is ever changed, and nobody asks for the history of one.
fn is_found_by_about(about: &str) -> bool {
    !about.starts_with("attendance/") && !about.starts_with("staff_attendance/")
}

fn deed_of(row: &Row<'_>) -> rusqlite::Result<Deed> {
    let before: Vec<Side> = crate::value::json(row, 4)?;
    let after: Vec<Side> = crate::value::json(row, 5)?;
    let changes = before.into_iter().zip(after);
    Ok(Deed {
        id: row.get(0)?,
        at: instant(row, 1)?,
        actor: row.get(2)?,
        what: row.get(3)?,
        changes: changes.map(|(b, a)| Change { about: b.about, before: b.value, after: a.value }).collect(),
    })
}
