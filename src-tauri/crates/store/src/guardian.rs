//! Table `guardian`: whom the school can reach about a pupil.
use crate::reading::Reading;
use crate::trouble::Fault;
use crate::writing::Writing;
use kehou_school::ids::{BatchId, StudentId};
use kehou_school::naming;
use kehou_school::records::Guardian;
use rusqlite::{Row, params};

const READING: &str = "读取监护人";
const KEEPING: &str = "保存监护人";

impl Reading<'_> {
    /// Every guardian, by pupil.
    pub fn guardians(&self) -> Result<Vec<Guardian>, Fault> {
        self.many(READING, "SELECT student_id, name, relation, phone FROM guardian ORDER BY student_id, id", [], of_row)
    }

    /// A pupil's guardians.
    pub fn guardians_of(&self, student: StudentId) -> Result<Vec<Guardian>, Fault> {
        let sql = "SELECT student_id, name, relation, phone FROM guardian WHERE student_id = ?1 ORDER BY id";
        self.many(READING, sql, params![student.0], of_row)
    }
}

impl Writing<'_> {
    /// Sets a pupil's guardians.
    pub fn set_guardians(&mut self, student: StudentId, after: &[Guardian]) -> Result<(), Fault> {
        let before = self.read().guardians_of(student)?;
        if self.changed(about(student), Some(&before), Some(&after.to_vec()))? {
            self.replace_guardians(student, after)?;
        }
        Ok(())
    }

    /// Takes the guardian an import names: in place of one of the same name, else of one without a name, else added.
    pub(crate) fn take_guardian(
        &mut self,
        student: StudentId,
        taken: &Guardian,
        journal: Option<BatchId>,
    ) -> Result<bool, Fault> {
        let taken = Guardian { student, ..taken.clone() };
        let before = self.read().guardians_of(student)?;
        if before.contains(&taken) {
            return Ok(false);
        }
        let mut after = before.clone();
        let same = after.iter().position(|each| !each.name.is_empty() && naming::matches(&each.name, &taken.name));
        // Of those without a name each relation is one person.
        let is_meant = |each: &Guardian| {
            each.name.is_empty()
                && (each.relation == taken.relation || each.relation.is_empty() || taken.relation.is_empty())
        };
        match same.or_else(|| after.iter().position(is_meant)) {
            Some(place) => after[place] = taken,
            None => after.push(taken),
        }
        if let Some(batch) = journal {
            self.changed_by(batch, about(student), Some(&before), Some(&after))?;
        }
        self.replace_guardians(student, &after).map(|()| true)
    }

    pub(crate) fn replace_guardians(&self, student: StudentId, guardians: &[Guardian]) -> Result<(), Fault> {
        self.run(KEEPING, "DELETE FROM guardian WHERE student_id = ?1", params![student.0])?;
        for each in guardians {
            let sql = "INSERT INTO guardian (student_id, name, relation, phone) VALUES (?1, ?2, ?3, ?4)";
            self.run(KEEPING, sql, params![student.0, each.name, each.relation, each.phone])?;
        }
        Ok(())
    }
}

fn about(student: StudentId) -> String {
    format!("guardian/{student}")
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<Guardian> {
    Ok(Guardian { student: StudentId(row.get(0)?), name: row.get(1)?, relation: row.get(2)?, phone: row.get(3)? })
}
