//! Table `room`: where groups meet.
use crate::reading::Reading;
use crate::trouble::Fault;
use crate::writing::Writing;
use kehou_school::ids::BatchId;
use rusqlite::params;

impl Reading<'_> {
    /// The names of every room.
    pub fn rooms(&self) -> Result<Vec<String>, Fault> {
        self.many("读取地点", "SELECT name FROM room ORDER BY name", [], |row| row.get(0))
    }
}

impl Writing<'_> {
    /// The number of the room of that name, made if it is not there; `None` for no name.
    pub(crate) fn get_or_add_room(&mut self, name: &str, batch: Option<BatchId>) -> Result<Option<i64>, Fault> {
        if name.is_empty() {
            return Ok(None);
        }
        if let Some(id) =
            self.read().one("读取地点", "SELECT id FROM room WHERE name = ?1", params![name], |row| row.get(0))?
        {
            return Ok(Some(id));
        }
        self.insert("保存地点", "INSERT INTO room (name, batch) VALUES (?1, ?2)", params![name, batch.map(|id| id.0)])
            .map(Some)
    }
}
