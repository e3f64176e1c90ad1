//! Every table as rows of text, so that a school can take its data anywhere.
use crate::reading::Reading;
use crate::trouble::Fault;
use rusqlite::types::ValueRef;
use serde::Serialize;

/// A table's name, columns and number of rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableShape {
    /// Its name.
    pub name: String,
    /// Its columns in order.
    pub columns: Vec<Column>,
    /// How many rows it has.
    pub rows: u64,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// `TEXT` or `INTEGER`.
    pub kind: String,
    /// Whether a row may leave it empty.
    pub can_be_empty: bool,
    /// The table whose rows it names.
    pub refers_to: Option<String>,
}

const READING: &str = "导出数据表";

impl Reading<'_> {
    /// Every table, by name.
    pub fn tables(&self) -> Result<Vec<TableShape>, Fault> {
        let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
        let names = self.many(READING, sql, [], |row| row.get::<_, String>(0))?;
        names.into_iter().map(|name| self.shape_of(name)).collect()
    }

    /// Hands on every row of a table as text, `None` for an empty cell, in the table's own order.
    pub fn each_row<E: From<Fault>>(
        &self,
        table: &TableShape,
        mut take: impl FnMut(&[Option<String>]) -> Result<(), E>,
    ) -> Result<(), E> {
        let columns: Vec<String> = table.columns.iter().map(|column| format!("\"{}\"", column.name)).collect();
        let sql = format!("SELECT {} FROM \"{}\" ORDER BY 1", columns.join(", "), table.name);
        let mut cells = Vec::with_capacity(columns.len());
        self.each(READING, &sql, [], |row| {
            cells.clear();
            for place in 0..columns.len() {
                cells.push(match row.get_ref(place)? {
                    ValueRef::Null => None,
                    ValueRef::Integer(number) => Some(number.to_string()),
                    ValueRef::Real(number) => Some(number.to_string()),
                    ValueRef::Text(text) => Some(String::from_utf8_lossy(text).into_owned()),
                    ValueRef::Blob(bytes) => Some(crate::key::hex(bytes)),
                });
            }
            Ok(take(&cells))
        })
    }

    fn shape_of(&self, name: String) -> Result<TableShape, Fault> {
        let sql = "SELECT c.name, c.type, c.\"notnull\", (SELECT f.\"table\" FROM pragma_foreign_key_list(?1) f WHERE f.\"from\" = c.name)
                   FROM pragma_table_info(?1) c ORDER BY c.cid";
        let columns = self.many(READING, sql, [&name], |row| {
            Ok(Column {
                name: row.get(0)?,
                kind: row.get(1)?,
                can_be_empty: row.get::<_, i64>(2)? == 0,
                refers_to: row.get(3)?,
            })
        })?;
        let rows = self.number(READING, &format!("SELECT count(*) FROM \"{name}\""), [])?;
        Ok(TableShape { name, columns, rows: rows.unsigned_abs() })
    }
}
