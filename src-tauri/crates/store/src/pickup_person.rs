//! Table `pickup_person`: who may fetch a pupil, always or on one day.
use crate::reading::Reading;
use crate::trouble::Fault;
use crate::value::{day_opt, day_text};
use crate::writing::Writing;
use chrono::NaiveDate;
use kehou_school::ids::{BatchId, StudentId};
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};

/// A person who may fetch a pupil.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PickupPerson {
    /// The pupil.
    pub student: StudentId,
    /// Name; may be empty where only a phone is known.
    pub name: String,
    /// 与学生关系; may be empty.
    pub relation: String,
    /// Phone; may be empty.
    pub phone: String,
    /// Only on this day; `None` always.
    pub day: Option<NaiveDate>,
}

const READING: &str = "读取接送人";
const KEEPING: &str = "保存接送人";

impl Reading<'_> {
    /// Everyone who may fetch someone, by pupil.
    pub fn pickup_persons(&self) -> Result<Vec<PickupPerson>, Fault> {
        self.many(
            READING,
            "SELECT student_id, name, relation, phone, day FROM pickup_person ORDER BY student_id, id",
            [],
            of_row,
        )
    }

    /// Who may fetch a pupil.
    pub fn pickup_persons_of(&self, student: StudentId) -> Result<Vec<PickupPerson>, Fault> {
        let sql = "SELECT student_id, name, relation, phone, day FROM pickup_person WHERE student_id = ?1 ORDER BY id";
        self.many(READING, sql, params![student.0], of_row)
    }
}

impl Writing<'_> {
    /// Sets who may fetch a pupil.
    pub fn set_pickup_persons(&mut self, student: StudentId, after: &[PickupPerson]) -> Result<(), Fault> {
        let before = self.read().pickup_persons_of(student)?;
        if self.changed(about(student), Some(&before), Some(&after.to_vec()))? {
            self.replace_pickup_persons(student, after)?;
        }
        Ok(())
    }

    /// Takes the person an import names: one whose name and phone fit is known already; one of the same name gets the
    /// phone; else one is added. What the row leaves blank asks for nothing.
    pub(crate) fn take_pickup(
        &mut self,
        student: StudentId,
        name: &str,
        phone: &str,
        batch: BatchId,
    ) -> Result<bool, Fault> {
        let before = self.read().pickup_persons_of(student)?;
        let fits =
            |each: &PickupPerson| (name.is_empty() || each.name == name) && (phone.is_empty() || each.phone == phone);
        if (name.is_empty() && phone.is_empty()) || before.iter().any(fits) {
            return Ok(false);
        }
        let mut after = before.clone();
        match after.iter_mut().find(|each| !name.is_empty() && each.name == name && each.day.is_none()) {
            Some(there) => phone.clone_into(&mut there.phone),
            None => {
                let (name, phone) = (name.to_owned(), phone.to_owned());
                after.push(PickupPerson { student, name, relation: String::new(), phone, day: None });
            }
        }
        let differs = self.changed_by(batch, about(student), Some(&before), Some(&after))?;
        if differs {
            self.replace_pickup_persons(student, &after)?;
        }
        Ok(differs)
    }

    pub(crate) fn replace_pickup_persons(&self, student: StudentId, persons: &[PickupPerson]) -> Result<(), Fault> {
        self.run(KEEPING, "DELETE FROM pickup_person WHERE student_id = ?1", params![student.0])?;
        for each in persons {
            let sql = "INSERT INTO pickup_person (student_id, name, relation, phone, day) VALUES (?1, ?2, ?3, ?4, ?5)";
            self.run(KEEPING, sql, params![student.0, each.name, each.relation, each.phone, each.day.map(day_text)])?;
        }
        Ok(())
    }
}

fn about(student: StudentId) -> String {
    format!("pickup_person/{student}")
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<PickupPerson> {
    Ok(PickupPerson {
        student: StudentId(row.get(0)?),
        name: row.get(1)?,
        relation: row.get(2)?,
        phone: row.get(3)?,
        day: day_opt(row, 4)?,
    })
}
