//! Table `profile`: the policy profiles the school adopted, each with the text it was adopted with.
use crate::reading::Reading;
use crate::trouble::Fault;
use crate::value::{day, day_opt, day_text, instant_text};
use crate::writing::Writing;
use chrono::NaiveDate;
use kehou_school::days::Span;
use rusqlite::{Row, params};
use serde::Serialize;

/// A policy profile as adopted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AdoptedProfile {
    /// Row number; 0 before it is kept.
    pub id: i64,
    /// The profile's own id, for example `example-per-lesson`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The whole TOML text.
    pub text: String,
    /// SHA-256 of the text.
    pub sha256: String,
    /// From when to when it is in force here.
    pub effective: Span,
}

const READING: &str = "读取收费政策";

impl Reading<'_> {
    /// The profile in force on a day: of those that reach it, the one that began last, and of these the one adopted last.
    pub fn profile_in_force(&self, day: NaiveDate) -> Result<Option<AdoptedProfile>, Fault> {
        let sql = "SELECT * FROM profile WHERE effective_from <= ?1 AND (effective_to IS NULL OR effective_to >= ?1)
                   ORDER BY effective_from DESC, id DESC LIMIT 1";
        self.one(READING, sql, params![day_text(day)], of_row)
    }

    /// Every profile adopted, in the order of adoption.
    pub fn profiles(&self) -> Result<Vec<AdoptedProfile>, Fault> {
        self.many(READING, "SELECT * FROM profile ORDER BY id", [], of_row)
    }
}

impl Writing<'_> {
    /// Adopts a profile; what was adopted before stays as it was.
    pub fn adopt_profile(&mut self, profile: &AdoptedProfile) -> Result<i64, Fault> {
        let sql = "INSERT INTO profile (code, name, text, sha256, effective_from, effective_to, adopted_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        let (from, to) = (day_text(profile.effective.from), profile.effective.to.map(day_text));
        let at = instant_text(self.now.at);
        let given = params![profile.code, profile.name, profile.text, profile.sha256, from, to, at];
        let id = self.insert("保存收费政策", sql, given)?;
        self.changed(format!("profile/{id}"), None, Some(&AdoptedProfile { id, ..profile.clone() }))?;
        Ok(id)
    }

    /// Takes an adoption back.
    pub fn remove_profile(&mut self, id: i64) -> Result<(), Fault> {
        let before = self.read().profiles()?.into_iter().find(|each| each.id == id);
        if self.changed(format!("profile/{id}"), before.as_ref(), None)? {
            self.run("撤销收费政策", "DELETE FROM profile WHERE id = ?1", params![id])?;
        }
        Ok(())
    }
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<AdoptedProfile> {
    Ok(AdoptedProfile {
        id: row.get("id")?,
        code: row.get("code")?,
        name: row.get("name")?,
        text: row.get("text")?,
        sha256: row.get("sha256")?,
        effective: Span { from: day(row, "effective_from")?, to: day_opt(row, "effective_to")? },
    })
}
