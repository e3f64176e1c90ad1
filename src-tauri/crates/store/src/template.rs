//! Table `template`: the school's own wordings, every version kept; version 0 is the shipped text and not in the table.
use crate::reading::Reading;
use crate::trouble::Fault;
use crate::writing::Writing;
use rusqlite::params;
use serde::Serialize;

/// A wording the school gave itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Template {
    /// From 1.
    pub version: u32,
    /// The text; empty where the school went back to the shipped one.
    pub text: String,
}

impl Reading<'_> {
    /// The wording in force: the newest version; `None` where the shipped text was never changed.
    pub fn template(&self, kind: &str) -> Result<Option<Template>, Fault> {
        let sql = "SELECT version, text FROM template WHERE kind = ?1 ORDER BY version DESC LIMIT 1";
        self.one("读取文书文字", sql, params![kind], |row| {
            Ok(Template { version: row.get(0)?, text: row.get(1)? })
        })
    }
}

impl Writing<'_> {
    /// Adds a wording as the next version; the same text again adds nothing.
    pub fn add_template(&mut self, kind: &str, text: &str) -> Result<u32, Fault> {
        let before = self.read().template(kind)?;
        let version = before.as_ref().map_or(0, |kept| kept.version);
        if before.as_ref().map_or("", |kept| &kept.text) == text {
            return Ok(version);
        }
        let after = Template { version: version + 1, text: text.to_owned() };
        let sql = "INSERT INTO template (kind, version, text) VALUES (?1, ?2, ?3)";
        self.run("保存文书文字", sql, params![kind, after.version, after.text])?;
        self.changed(format!("template/{kind}"), before.as_ref(), Some(&after))?;
        Ok(after.version)
    }
}
