//! Table `paper`: what left the school, numbered, with the digest of the file.
use crate::reading::Reading;
use crate::trouble::Fault;
use crate::value::{instant, instant_text};
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use kehou_school::ids::SettlementId;
use rusqlite::{Row, params};
use serde::Serialize;

/// A paper that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paper {
    /// `2026-00017`: the year and a running number.
    pub number: String,
    /// `roster`, `letters`, `performance`, `labour`, `bank` …
    pub kind: String,
    /// When; set by the write that adds it.
    pub made_at: DateTime<Utc>,
    /// By whom; set by the write that adds it.
    pub actor: String,
    /// The settlement it was printed from.
    pub settlement: Option<SettlementId>,
    /// Version of its template or wording; may be empty.
    pub template_version: String,
    /// Rows, letters or lines in it.
    pub rows: u32,
    /// SHA-256 of the file.
    pub sha256: String,
}

const READING: &str = "读取文件登记";

impl Reading<'_> {
    /// Every paper, newest first.
    pub fn papers(&self) -> Result<Vec<Paper>, Fault> {
        self.many(READING, "SELECT * FROM paper ORDER BY id DESC", [], of_row)
    }

    /// The papers printed from a settlement, oldest first.
    pub fn papers_of(&self, settlement: SettlementId) -> Result<Vec<Paper>, Fault> {
        self.many(READING, "SELECT * FROM paper WHERE settlement_id = ?1 ORDER BY id", params![settlement.0], of_row)
    }

    /// How many papers of a kind were made since an instant.
    pub fn papers_made(&self, kind: &str, since: DateTime<Utc>) -> Result<u32, Fault> {
        let sql = "SELECT count(*) FROM paper WHERE kind = ?1 AND made_at >= ?2";
        self.number(READING, sql, params![kind, instant_text(since)]).map(|count| count as u32)
    }

    /// The papers whose number begins like this, by number.
    pub fn papers_numbered(&self, beginning: &str, most: u32) -> Result<Vec<Paper>, Fault> {
        let sql = "SELECT * FROM paper WHERE number >= ?1 AND number < ?1 || ':' ORDER BY number LIMIT ?2";
        self.many(READING, sql, params![beginning, most], of_row)
    }

    /// The number the next paper of a year bears.
    pub fn next_paper_number(&self, year: i32) -> Result<String, Fault> {
        let sql = "SELECT max(CAST(substr(number, 6) AS INTEGER)) FROM paper WHERE number GLOB ?1";
        let last = self.number(READING, sql, params![format!("{year:04}-*")])?;
        Ok(format!("{year:04}-{:05}", last + 1))
    }
}

impl Writing<'_> {
    /// Registers a paper that left the school.
    pub fn add_paper(&mut self, paper: &Paper) -> Result<(), Fault> {
        let paper = Paper { made_at: self.now.at, actor: self.now.actor.clone(), ..paper.clone() };
        let sql = "INSERT INTO paper (number, kind, made_at, actor, settlement_id, template_version, rows, sha256)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
        let given = params![
            paper.number,
            paper.kind,
            instant_text(paper.made_at),
            paper.actor,
            paper.settlement.map(|id| id.0),
            paper.template_version,
            paper.rows,
            paper.sha256,
        ];
        self.run("登记文件", sql, given)?;
        self.changed(format!("paper/{}", paper.number), None, Some(&paper)).map(drop)
    }
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<Paper> {
    Ok(Paper {
        number: row.get("number")?,
        kind: row.get("kind")?,
        made_at: instant(row, "made_at")?,
        actor: row.get("actor")?,
        settlement: row.get::<_, Option<i64>>("settlement_id")?.map(SettlementId),
        template_version: row.get("template_version")?,
        rows: row.get("rows")?,
        sha256: row.get("sha256")?,
    })
}
