//! Table `declined`: the pupils whom a term's sign-up list names and who choose nothing.
use crate::import_batch::Kept;
use crate::reading::Reading;
use crate::trouble::Fault;
use crate::writing::Writing;
use kehou_school::ids::{BatchId, StudentId};
use kehou_school::intake::Declining;
use rusqlite::params;
use std::collections::BTreeMap;

impl Reading<'_> {
    /// Those who take no part in a term, by its name; in the order of their numbers.
    pub fn declined(&self, term: &str) -> Result<Vec<StudentId>, Fault> {
        let sql = "SELECT d.student_id FROM declined d JOIN term t ON t.id = d.term_id WHERE t.name = ?1
                   ORDER BY d.student_id";
        self.many("读取不参加的学生", sql, params![term], |row| row.get(0).map(StudentId))
    }

    /// How many of each import take no part.
    pub fn declined_by_batch(&self) -> Result<BTreeMap<BatchId, u32>, Fault> {
        let sql = "SELECT batch, count(*) FROM declined WHERE batch IS NOT NULL GROUP BY batch";
        let rows = self.many("读取不参加的学生", sql, [], |row| Ok((BatchId(row.get(0)?), row.get(1)?)))?;
        Ok(rows.into_iter().collect())
    }
}

impl Writing<'_> {
    /// Keeps who of an import takes no part in a term; those kept already stay as they are.
    pub fn keep_declined(&mut self, batch: BatchId, term: &str, rows: &[Declining]) -> Result<Kept, Fault> {
        let sql = "INSERT INTO declined (student_id, term_id, batch) SELECT ?1, id, ?3 FROM term WHERE name = ?2
                   ON CONFLICT (student_id, term_id) DO NOTHING";
        let mut kept = Kept::default();
        for row in rows {
            kept.added += self.run("登记不参加的学生", sql, params![row.student.0, term, batch.0])? as u32;
        }
        self.kept(batch, "declined", kept)
    }
}
