//! Table `student`: the pupils.
use crate::import_batch::Kept;
use crate::reading::Reading;
use crate::trouble::Fault;
use crate::value::{day_opt, day_text, instant, month, word};
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use kehou_school::ids::{BatchId, HomeClassId, StudentId};
use kehou_school::intake::{Accepted, Effect, TakenStudent};
use kehou_school::money::Fen;
use kehou_school::pupil::Leaving;
use kehou_school::records::{ChargedBefore, Student};
use kehou_school::words::{Boarding, Sex, StudentStatus};
use rusqlite::{Row, params};

const READING: &str = "读取学生";
const KEEPING: &str = "保存学生";

impl Reading<'_> {
    /// The pupils in the school, by class and seat.
    pub fn students(&self) -> Result<Vec<Student>, Fault> {
        let sql = "SELECT * FROM student WHERE status = 'present' ORDER BY home_class_id, seat_no IS NULL, seat_no, id";
        self.many(READING, sql, [], of_row)
    }

    /// Every pupil, those who left too, by number.
    pub fn students_all(&self) -> Result<Vec<Student>, Fault> {
        self.many(READING, "SELECT * FROM student ORDER BY id", [], of_row)
    }

    /// One pupil.
    pub fn student(&self, id: StudentId) -> Result<Option<Student>, Fault> {
        self.one(READING, "SELECT * FROM student WHERE id = ?1", params![id.0], of_row)
    }

    /// The import a pupil came with: when, by whom, from which file; `None` for one entered by hand.
    pub fn import_of_student(&self, id: StudentId) -> Result<Option<(DateTime<Utc>, String, String)>, Fault> {
        let sql =
            "SELECT b.at, b.actor, b.file_name FROM student s JOIN import_batch b ON b.id = s.batch WHERE s.id = ?1";
        self.one(READING, sql, params![id.0], |row| Ok((instant(row, "at")?, row.get(1)?, row.get(2)?)))
    }

    /// The pupil of a 学籍号.
    pub fn student_by_code(&self, code: &str) -> Result<Option<Student>, Fault> {
        self.one(READING, "SELECT * FROM student WHERE student_code = ?1", params![code], of_row)
    }
}

impl Writing<'_> {
    /// Keeps a pupil entered by hand: number 0 is added, another is changed.
    pub fn put_student(&mut self, student: &Student) -> Result<StudentId, Fault> {
        if student.id.0 == 0 {
            let id = self.add_student(student, None)?;
            self.changed(about(id), None, Some(&Student { id, ..student.clone() }))?;
            return Ok(id);
        }
        let before = self.read().student(student.id)?;
        if self.changed(about(student.id), before.as_ref(), Some(student))? {
            self.set_student(student)?;
        }
        Ok(student.id)
    }

    /// Keeps the pupils of an import, with classes, guardians and reductions.
    pub fn keep_students(&mut self, batch: BatchId, rows: &[Accepted<TakenStudent>]) -> Result<Kept, Fault> {
        let mut kept = Kept::default();
        for row in rows.iter().filter(|row| row.effect != Effect::Unchanged) {
            let taken = &row.value;
            let home_class = self.get_or_add_home_class(&taken.class, Some(batch))?;
            let student = Student { home_class, ..taken.student.clone() };
            let is_new = student.id.0 == 0;
            let mut differs = false;
            let id = if is_new {
                self.add_student(&student, Some(batch))?
            } else {
                differs = self.change_student(batch, &student)?;
                student.id
            };
            let journal = (!is_new).then_some(batch);
            for guardian in taken.guardian.iter().chain(&taken.others) {
                differs |= self.take_guardian(id, guardian, journal)?;
            }
            if let Some(reduction) = &taken.reduction {
                differs |= self.take_reduction(id, reduction, journal)?;
            }
            kept.added += u32::from(is_new);
            kept.changed += u32::from(!is_new && differs);
        }
        self.kept(batch, "student", kept)
    }

    /// Keeps the pupils who leave with an import, and the places that end with it.
    pub fn keep_leavers(&mut self, batch: BatchId, leaving: &[Leaving]) -> Result<Kept, Fault> {
        let mut kept = Kept::default();
        for each in leaving {
            kept.changed += u32::from(self.change_student(batch, &each.student)?);
            for place in &each.ended {
                self.change_enrolment(Some(batch), place)?;
            }
        }
        self.kept(batch, "student", kept)
    }

    fn change_student(&mut self, batch: BatchId, student: &Student) -> Result<bool, Fault> {
        let before = self.read().student(student.id)?;
        let differs = self.changed_by(batch, about(student.id), before.as_ref(), Some(student))?;
        if differs {
            self.set_student(student)?;
        }
        Ok(differs)
    }

    fn add_student(&self, student: &Student, batch: Option<BatchId>) -> Result<StudentId, Fault> {
        let sql = "INSERT INTO student (student_code, name, sex, id_number, home_class_id, seat_no, boarding, status, left_on, note, batch, charged_before_fen, charged_until)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
        let codes = (student.sex.code(), student.boarding.code(), student.status.code());
        let given = params![
            student.student_code,
            student.name,
            codes.0,
            student.id_number,
            student.home_class.0,
            student.seat_no,
            codes.1,
            codes.2,
            student.left_on.map(day_text),
            student.note,
            batch.map(|id| id.0),
            student.charged_before.map_or(0, |charged| charged.fen.0),
            student.charged_before.map(|charged| charged.until.to_string()),
        ];
        self.insert(KEEPING, sql, given).map(StudentId)
    }

    pub(crate) fn set_student(&self, student: &Student) -> Result<(), Fault> {
        let sql = "UPDATE student SET student_code = ?2, name = ?3, sex = ?4, id_number = ?5, home_class_id = ?6, seat_no = ?7,
                   boarding = ?8, status = ?9, left_on = ?10, note = ?11, charged_before_fen = ?12, charged_until = ?13 WHERE id = ?1";
        let codes = (student.sex.code(), student.boarding.code(), student.status.code());
        let given = params![
            student.id.0,
            student.student_code,
            student.name,
            codes.0,
            student.id_number,
            student.home_class.0,
            student.seat_no,
            codes.1,
            codes.2,
            student.left_on.map(day_text),
            student.note,
            student.charged_before.map_or(0, |charged| charged.fen.0),
            student.charged_before.map(|charged| charged.until.to_string()),
        ];
        self.run(KEEPING, sql, given).map(drop)
    }
}

fn about(id: StudentId) -> String {
    format!("student/{id}")
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<Student> {
    Ok(Student {
        id: StudentId(row.get("id")?),
        student_code: row.get("student_code")?,
        name: row.get("name")?,
        sex: word(row, "sex", Sex::from_code)?,
        id_number: row.get("id_number")?,
        home_class: HomeClassId(row.get("home_class_id")?),
        seat_no: row.get("seat_no")?,
        boarding: word(row, "boarding", Boarding::from_code)?,
        status: word(row, "status", StudentStatus::from_code)?,
        left_on: day_opt(row, "left_on")?,
        note: row.get("note")?,
        charged_before: match row.get::<_, Option<String>>("charged_until")? {
            Some(_) => {
                Some(ChargedBefore { until: month(row, "charged_until")?, fen: Fen(row.get("charged_before_fen")?) })
            }
            None => None,
        },
    })
}
