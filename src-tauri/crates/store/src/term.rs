//! Table `term`: the school's terms.
use crate::reading::Reading;
use crate::trouble::Fault;
use crate::value::{day, day_text};
use crate::writing::Writing;
use chrono::NaiveDate;
use kehou_school::records::Term;
use rusqlite::{Row, params};

const READING: &str = "读取学期";

impl Reading<'_> {
    /// Every term, oldest first.
    pub fn terms(&self) -> Result<Vec<Term>, Fault> {
        self.many(READING, "SELECT name, first_day, last_day FROM term ORDER BY first_day", [], of_row)
    }

    /// The term a day lies in.
    pub fn term_of(&self, day: NaiveDate) -> Result<Option<Term>, Fault> {
        let sql = "SELECT name, first_day, last_day FROM term WHERE first_day <= ?1 AND last_day >= ?1 ORDER BY first_day DESC LIMIT 1";
        self.one(READING, sql, params![day_text(day)], of_row)
    }
}

impl Writing<'_> {
    /// Adds a term, or moves the days of the term of that name.
    pub fn add_term(&mut self, term: &Term) -> Result<(), Fault> {
        let before = self.read().terms()?.into_iter().find(|each| each.name == term.name);
        if !self.changed(format!("term/{}", term.name), before.as_ref(), Some(term))? {
            return Ok(());
        }
        let sql = "INSERT INTO term (name, first_day, last_day) VALUES (?1, ?2, ?3)
                   ON CONFLICT (name) DO UPDATE SET first_day = ?2, last_day = ?3";
        self.run("保存学期", sql, params![term.name, day_text(term.first_day), day_text(term.last_day)]).map(drop)
    }

    /// Calls a term otherwise, and moves its days.
    pub fn rename_term(&mut self, from: &str, term: &Term) -> Result<(), Fault> {
        let before = self.read().terms()?.into_iter().find(|each| each.name == from);
        if !self.changed(format!("term/{from}"), before.as_ref(), Some(term))? {
            return Ok(());
        }
        let sql = "UPDATE term SET name = ?2, first_day = ?3, last_day = ?4 WHERE name = ?1";
        self.run("保存学期", sql, params![from, term.name, day_text(term.first_day), day_text(term.last_day)]).map(drop)
    }

    /// Takes a term away.
    pub fn remove_term(&mut self, name: &str) -> Result<(), Fault> {
        let before = self.read().terms()?.into_iter().find(|each| each.name == name);
        if self.changed(format!("term/{name}"), before.as_ref(), None)? {
            self.run("删除学期", "DELETE FROM term WHERE name = ?1", params![name])?;
        }
        Ok(())
    }
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<Term> {
    Ok(Term { name: row.get(0)?, first_day: day(row, 1)?, last_day: day(row, 2)? })
}
