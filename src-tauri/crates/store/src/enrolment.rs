//! Table `enrolment`: which pupil is in which group on which weekdays, from when to when.
use crate::import_batch::Kept;
use crate::reading::Reading;
use crate::trouble::Fault;
use crate::value::{day_text, span, weekdays, word};
use crate::writing::Writing;
use kehou_school::days::Span;
use kehou_school::ids::{BatchId, EnrolmentId, GroupId, StudentId};
use kehou_school::intake::{Accepted, Effect, TakenEnrolment};
use kehou_school::records::Enrolment;
use kehou_school::words::EnrolmentState;
use rusqlite::{Row, params};

const READING: &str = "读取报名";
const KEEPING: &str = "保存报名";

impl Reading<'_> {
    /// Every enrolment in every state.
    pub fn enrolments(&self) -> Result<Vec<Enrolment>, Fault> {
        self.many(READING, "SELECT * FROM enrolment ORDER BY id", [], of_row)
    }

    /// The active enrolments that hold on any day of a span.
    pub fn enrolments_in(&self, span: Span) -> Result<Vec<Enrolment>, Fault> {
        let sql = "SELECT * FROM enrolment WHERE state = 'active' AND (valid_to IS NULL OR valid_to >= ?1)
                   AND (?2 IS NULL OR valid_from <= ?2) ORDER BY id";
        self.many(READING, sql, params![day_text(span.from), span.to.map(day_text)], of_row)
    }

    /// A group's enrolments in every state.
    pub fn enrolments_of_group(&self, group: GroupId) -> Result<Vec<Enrolment>, Fault> {
        self.many(READING, "SELECT * FROM enrolment WHERE group_id = ?1 ORDER BY id", params![group.0], of_row)
    }

    /// A pupil's enrolments in every state.
    pub fn enrolments_of_student(&self, student: StudentId) -> Result<Vec<Enrolment>, Fault> {
        self.many(READING, "SELECT * FROM enrolment WHERE student_id = ?1 ORDER BY id", params![student.0], of_row)
    }

    /// One enrolment.
    pub fn enrolment(&self, id: EnrolmentId) -> Result<Option<Enrolment>, Fault> {
        self.one(READING, "SELECT * FROM enrolment WHERE id = ?1", params![id.0], of_row)
    }
}

impl Writing<'_> {
    /// Keeps an enrolment entered by hand: number 0 is added, another is changed.
    pub fn put_enrolment(&mut self, enrolment: &Enrolment) -> Result<EnrolmentId, Fault> {
        if enrolment.id.0 == 0 {
            let id = self.add_enrolment(enrolment, None)?;
            self.changed(about(enrolment), None, Some(&Enrolment { id, batch: None, ..enrolment.clone() }))?;
            return Ok(id);
        }
        self.change_enrolment(None, enrolment)?;
        Ok(enrolment.id)
    }

    /// Keeps the enrolments of an import, with the pick-up persons they name; what a changed one was stands in the deed.
    pub fn keep_enrolments(&mut self, batch: BatchId, rows: &[Accepted<TakenEnrolment>]) -> Result<Kept, Fault> {
        let mut kept = Kept::default();
        for row in rows.iter().filter(|row| row.effect != Effect::Unchanged) {
            let taken = &row.value;
            let enrolment = &taken.enrolment;
            let is_new = enrolment.id.0 == 0;
            let mut differs = false;
            if is_new {
                self.add_enrolment(enrolment, Some(batch))?;
            } else {
                differs = self.change_enrolment(Some(batch), enrolment)?;
            }
            differs |= self.take_pickup(enrolment.student, &taken.pickup_name, &taken.pickup_phone, batch)?;
            kept.added += u32::from(is_new);
            kept.changed += u32::from(!is_new && differs);
        }
        self.kept(batch, "enrolment", kept)
    }

    fn add_enrolment(&self, enrolment: &Enrolment, batch: Option<BatchId>) -> Result<EnrolmentId, Fault> {
        let sql = "INSERT INTO enrolment (student_id, group_id, weekdays, valid_from, valid_to, state, slip_no, pickup_way, batch)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
        let given = params![
            enrolment.student.0,
            enrolment.group.0,
            enrolment.weekdays.to_string(),
            day_text(enrolment.valid.from),
            enrolment.valid.to.map(day_text),
            enrolment.state.code(),
            enrolment.slip_no,
            enrolment.pickup_way,
            batch.map(|id| id.0),
        ];
        self.insert(KEEPING, sql, given).map(EnrolmentId)
    }

    /// Changes an enrolment; which batch it came with stays.
    pub(crate) fn change_enrolment(&mut self, batch: Option<BatchId>, enrolment: &Enrolment) -> Result<bool, Fault> {
        let before = self.read().enrolment(enrolment.id)?;
        let after = Enrolment { batch: before.as_ref().and_then(|each| each.batch), ..enrolment.clone() };
        let differs = match batch {
            Some(batch) => self.changed_by(batch, about(&after), before.as_ref(), Some(&after))?,
            None => self.changed(about(&after), before.as_ref(), Some(&after))?,
        };
        if differs {
            self.set_enrolment(&after)?;
        }
        Ok(differs)
    }

    pub(crate) fn set_enrolment(&self, enrolment: &Enrolment) -> Result<(), Fault> {
        let sql = "UPDATE enrolment SET student_id = ?2, group_id = ?3, weekdays = ?4, valid_from = ?5, valid_to = ?6, state = ?7,
                   slip_no = ?8, pickup_way = ?9 WHERE id = ?1";
        let given = params![
            enrolment.id.0,
            enrolment.student.0,
            enrolment.group.0,
            enrolment.weekdays.to_string(),
            day_text(enrolment.valid.from),
            enrolment.valid.to.map(day_text),
            enrolment.state.code(),
            enrolment.slip_no,
            enrolment.pickup_way,
        ];
        self.run(KEEPING, sql, given).map(drop)
    }
}

fn about(enrolment: &Enrolment) -> String {
    format!("enrolment/{}", enrolment.student)
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<Enrolment> {
    Ok(Enrolment {
        id: EnrolmentId(row.get("id")?),
        student: StudentId(row.get("student_id")?),
        group: GroupId(row.get("group_id")?),
        weekdays: weekdays(row, "weekdays")?,
        valid: span(row)?,
        state: word(row, "state", EnrolmentState::from_code)?,
        slip_no: row.get("slip_no")?,
        pickup_way: row.get("pickup_way")?,
        batch: row.get::<_, Option<i64>>("batch")?.map(BatchId),
    })
}
