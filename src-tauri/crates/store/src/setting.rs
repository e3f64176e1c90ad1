//! Table `setting`: small choices of the school that have no table of their own.
use crate::reading::Reading;
use crate::trouble::Fault;
use crate::writing::Writing;
use rusqlite::params;

impl Reading<'_> {
    /// A setting's value.
    pub fn setting(&self, name: &str) -> Result<Option<String>, Fault> {
        self.one("读取设置", "SELECT value FROM setting WHERE name = ?1", params![name], |row| row.get(0))
    }

    /// The values of all settings whose name begins so.
    pub fn settings_of(&self, beginning: &str) -> Result<Vec<String>, Fault> {
        let sql = "SELECT value FROM setting WHERE substr(name, 1, length(?1)) = ?1 ORDER BY name";
        self.many("读取设置", sql, params![beginning], |row| row.get(0))
    }
}

impl Writing<'_> {
    /// Sets a value.
    pub fn set_setting(&mut self, name: &str, value: &str) -> Result<(), Fault> {
        let before = self.read().setting(name)?;
        if self.changed(format!("setting/{name}"), before.as_ref(), Some(&value.to_owned()))? {
            let sql = "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2";
            self.run("保存设置", sql, params![name, value])?;
        }
        Ok(())
    }
}
