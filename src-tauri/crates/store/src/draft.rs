//! Table `draft`: what someone typed and has not sent yet. Not a fact of the school, so it leaves no deed.
use crate::reading::Reading;
use crate::store::Store;
use crate::trouble::Fault;
use kehou_school::records::Now;
use rusqlite::params;

impl Reading<'_> {
    /// What an actor typed into a form, as JSON text.
    pub fn draft(&self, what: &str, actor: &str) -> Result<Option<String>, Fault> {
        let sql = "SELECT given FROM draft WHERE what = ?1 AND actor = ?2";
        self.one("读取草稿", sql, params![what, actor], |row| row.get(0))
    }
}

impl Store {
    /// Keeps what an actor is typing into a form, as JSON text; `None` forgets it.
    pub fn keep_draft(&mut self, now: &Now, what: &str, given: Option<&str>) -> Result<(), Fault> {
        let kept = match given {
            Some(given) => self.conn.execute(
                "INSERT INTO draft (what, actor, given, at) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (what, actor) DO UPDATE SET given = ?3, at = ?4",
                params![what, now.actor, given, now.at.to_rfc3339()],
            ),
            None => self.conn.execute("DELETE FROM draft WHERE what = ?1 AND actor = ?2", params![what, now.actor]),
        };
        kept.map(drop).map_err(|cause| Fault::sql("保存草稿", &cause))
    }
}
