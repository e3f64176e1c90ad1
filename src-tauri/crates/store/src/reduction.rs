//! Table `reduction`: which reductions a pupil's family has, and when.
use crate::reading::Reading;
use crate::trouble::Fault;
use crate::value::{day_text, span};
use crate::writing::Writing;
use kehou_school::days::Month;
use kehou_school::ids::{BatchId, StudentId};
use kehou_school::records::Reduction;
use rusqlite::{Row, params};

const READING: &str = "读取减免";
const KEEPING: &str = "保存减免";

impl Reading<'_> {
    /// Every reduction, by pupil.
    pub fn reductions(&self) -> Result<Vec<Reduction>, Fault> {
        self.many(READING, "SELECT * FROM reduction ORDER BY student_id, valid_from, id", [], of_row)
    }

    /// The reductions that hold on any day of a month, by pupil.
    pub fn reductions_in(&self, month: Month) -> Result<Vec<Reduction>, Fault> {
        let sql = "SELECT * FROM reduction WHERE valid_from <= ?2 AND (valid_to IS NULL OR valid_to >= ?1) ORDER BY student_id, valid_from, id";
        self.many(READING, sql, params![day_text(month.first_day()), day_text(month.last_day())], of_row)
    }

    /// A pupil's reductions.
    pub fn reductions_of(&self, student: StudentId) -> Result<Vec<Reduction>, Fault> {
        self.many(
            READING,
            "SELECT * FROM reduction WHERE student_id = ?1 ORDER BY valid_from, id",
            params![student.0],
            of_row,
        )
    }
}

impl Writing<'_> {
    /// Sets a pupil's reductions.
    pub fn set_reductions(&mut self, student: StudentId, after: &[Reduction]) -> Result<(), Fault> {
        let before = self.read().reductions_of(student)?;
        if self.changed(about(student), Some(&before), Some(&after.to_vec()))? {
            self.replace_reductions(student, after)?;
        }
        Ok(())
    }

    /// Takes the reduction an import names: in place of one of the same category that begins on the same day or
    /// else shares days with it, else added.
    pub(crate) fn take_reduction(
        &mut self,
        student: StudentId,
        taken: &Reduction,
        journal: Option<BatchId>,
    ) -> Result<bool, Fault> {
        let taken = Reduction { student, ..taken.clone() };
        let before = self.read().reductions_of(student)?;
        if before.contains(&taken) {
            return Ok(false);
        }
        let mut after = before.clone();
        let like = |each: &Reduction| each.category == taken.category;
        let same = after.iter().position(|each| like(each) && each.valid.from == taken.valid.from);
        match same.or_else(|| after.iter().position(|each| like(each) && each.valid.meets(&taken.valid))) {
            Some(place) => after[place] = taken,
            None => after.push(taken),
        }
        if let Some(batch) = journal {
            self.changed_by(batch, about(student), Some(&before), Some(&after))?;
        }
        self.replace_reductions(student, &after).map(|()| true)
    }

    pub(crate) fn replace_reductions(&self, student: StudentId, reductions: &[Reduction]) -> Result<(), Fault> {
        self.run(KEEPING, "DELETE FROM reduction WHERE student_id = ?1", params![student.0])?;
        for each in reductions {
            let sql = "INSERT INTO reduction (student_id, category, evidence, valid_from, valid_to) VALUES (?1, ?2, ?3, ?4, ?5)";
            let (from, to) = (day_text(each.valid.from), each.valid.to.map(day_text));
            self.run(KEEPING, sql, params![student.0, each.category, each.evidence, from, to])?;
        }
        Ok(())
    }
}

fn about(student: StudentId) -> String {
    format!("reduction/{student}")
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<Reduction> {
    Ok(Reduction {
        student: StudentId(row.get("student_id")?),
        category: row.get("category")?,
        evidence: row.get("evidence")?,
        valid: span(row)?,
    })
}
