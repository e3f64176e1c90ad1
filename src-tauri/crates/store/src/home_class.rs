//! Table `home_class`: classes by stage, entry year and label.
use crate::reading::Reading;
use crate::trouble::Fault;
use crate::value::word;
use crate::writing::Writing;
use kehou_school::ids::{BatchId, HomeClassId};
use kehou_school::records::HomeClass;
use kehou_school::words::Stage;
use rusqlite::{Row, params};

const READING: &str = "读取班级";

impl Reading<'_> {
    /// Every class, the youngest pupils' first.
    pub fn home_classes(&self) -> Result<Vec<HomeClass>, Fault> {
        let sql = "SELECT id, stage, entry_year, label FROM home_class ORDER BY stage DESC, entry_year DESC, length(label), label";
        self.many(READING, sql, [], of_row)
    }

    /// One class.
    pub fn home_class(&self, id: HomeClassId) -> Result<Option<HomeClass>, Fault> {
        self.one(READING, "SELECT id, stage, entry_year, label FROM home_class WHERE id = ?1", params![id.0], of_row)
    }
}

impl Writing<'_> {
    /// The class of that stage, entry year and label, made if it is not there.
    pub fn get_or_add_home_class(&mut self, class: &HomeClass, batch: Option<BatchId>) -> Result<HomeClassId, Fault> {
        let sql = "SELECT id FROM home_class WHERE stage = ?1 AND entry_year = ?2 AND label = ?3";
        let given = params![class.stage.code(), class.entry_year, class.label];
        if let Some(id) = self.read().one(READING, sql, given, |row| row.get(0))? {
            return Ok(HomeClassId(id));
        }
        let sql = "INSERT INTO home_class (stage, entry_year, label, batch) VALUES (?1, ?2, ?3, ?4)";
        let given = params![class.stage.code(), class.entry_year, class.label, batch.map(|id| id.0)];
        let id = HomeClassId(self.insert("保存班级", sql, given)?);
        self.changed(format!("home_class/{id}"), None, Some(&HomeClass { id, ..class.clone() }))?;
        Ok(id)
    }
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<HomeClass> {
    Ok(HomeClass {
        id: HomeClassId(row.get(0)?),
        stage: word(row, 1, Stage::from_code)?,
        entry_year: row.get(2)?,
        label: row.get(3)?,
    })
}
