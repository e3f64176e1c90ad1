//! Table `attendance`: one mark for everyone expected in every session; by far the largest table.
use crate::import_batch::Kept;
use crate::reading::Reading;
use crate::trouble::Fault;
use crate::value::{day, day_text, instant_text, word};
use crate::writing::Writing;
use chrono::NaiveDate;
use kehou_school::days::Month;
use kehou_school::ids::{BatchId, GroupId, StudentId};
use kehou_school::intake::{AttendanceRow, Effect};
use kehou_school::records::Attendance;
use kehou_school::words::Mark;
use rusqlite::{Row, params};

const READING: &str = "读取出勤";
const KEEPING: &str = "保存出勤";

impl Reading<'_> {
    /// Every mark of a day, by group and pupil.
    pub fn attendance_of_day(&self, day: NaiveDate) -> Result<Vec<Attendance>, Fault> {
        let sql = "SELECT day, group_id, student_id, mark FROM attendance WHERE day = ?1 ORDER BY group_id, student_id";
        self.many(READING, sql, params![day_text(day)], of_row)
    }

    /// The marks of one session, by pupil.
    pub fn attendance_of_session(&self, group: GroupId, day: NaiveDate) -> Result<Vec<Attendance>, Fault> {
        let sql = "SELECT day, group_id, student_id, mark FROM attendance WHERE day = ?1 AND group_id = ?2 ORDER BY student_id";
        self.many(READING, sql, params![day_text(day), group.0], of_row)
    }

    /// The marks of a month, by pupil, day and group.
    pub fn attendance_of_month(&self, month: Month) -> Result<Vec<Attendance>, Fault> {
        let mut found = Vec::new();
        self.attendance_each(month.first_day(), month.last_day(), |mark| {
            found.push(mark);
            Ok::<_, Fault>(())
        })?;
        found.sort_unstable_by_key(|mark| (mark.student, mark.day, mark.group));
        Ok(found)
    }

    /// The marks of a pupil in a month, by day and group.
    pub fn attendance_of_student(&self, student: StudentId, month: Month) -> Result<Vec<Attendance>, Fault> {
        let sql = "SELECT day, group_id, student_id, mark FROM attendance
                   WHERE student_id = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY day, group_id";
        self.many(READING, sql, params![student.0, day_text(month.first_day()), day_text(month.last_day())], of_row)
    }

    /// Hands on the marks of the days from first to last (inside), by day, group and pupil, without gathering them.
    pub fn attendance_each<E: From<Fault>>(
        &self,
        first: NaiveDate,
        last: NaiveDate,
        mut take: impl FnMut(Attendance) -> Result<(), E>,
    ) -> Result<(), E> {
        let sql = "SELECT day, group_id, student_id, mark FROM attendance WHERE day BETWEEN ?1 AND ?2 ORDER BY day, group_id, student_id";
        self.each(READING, sql, params![day_text(first), day_text(last)], |row| Ok(take(of_row(row)?)))
    }

    pub(crate) fn mark_of(&self, day: NaiveDate, group: GroupId, student: StudentId) -> Result<Option<Mark>, Fault> {
        let sql = "SELECT mark FROM attendance WHERE day = ?1 AND group_id = ?2 AND student_id = ?3";
        self.one(READING, sql, params![day_text(day), group.0, student.0], |row| word(row, 0, Mark::from_code))
    }
}

impl Writing<'_> {
    /// Keeps the marks of an import, and that the roll of their sessions was called.
    pub fn keep_attendance(&mut self, batch: BatchId, rows: &[AttendanceRow]) -> Result<Kept, Fault> {
        let mut kept = Kept::default();
        let add = "INSERT INTO attendance (day, group_id, student_id, mark, batch) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING";
        let mut session = None;
        for row in rows.iter().filter(|row| row.effect != Effect::Unchanged) {
            let mark = &row.value;
            let day = day_text(mark.day);
            if session != Some((mark.day, mark.group)) {
                session = Some((mark.day, mark.group));
                self.note_roll_call(&day, mark.group, batch)?;
            }
            if self.run(KEEPING, add, params![day, mark.group.0, mark.student.0, mark.mark.code(), batch.0])? == 1 {
                kept.added += 1;
                continue;
            }
            let before = self.read().mark_of(mark.day, mark.group, mark.student)?;
            if self.changed_by(batch, about(mark), before.as_ref(), Some(&mark.mark))? {
                self.run(KEEPING, CHANGE, params![day, mark.group.0, mark.student.0, mark.mark.code()])?;
                kept.changed += 1;
            }
        }
        self.kept(batch, "attendance", kept)
    }

    fn note_roll_call(&self, day: &str, group: GroupId, batch: BatchId) -> Result<(), Fault> {
        let sql = "INSERT INTO roll_call (day, group_id, taken_by, taken_at, batch) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING";
        let given = params![day, group.0, self.now.actor, instant_text(self.now.at), batch.0];
        self.run(KEEPING, sql, given).map(drop)
    }

    /// Sets a mark by hand, without gathering it: the row no longer belongs to a batch.
    pub(crate) fn set_mark(&self, mark: &Attendance) -> Result<(), Fault> {
        let sql = "INSERT INTO attendance (day, group_id, student_id, mark) VALUES (?1, ?2, ?3, ?4)
                   ON CONFLICT DO UPDATE SET mark = ?4, batch = NULL";
        self.run(KEEPING, sql, params![day_text(mark.day), mark.group.0, mark.student.0, mark.mark.code()]).map(drop)
    }

    /// Puts a mark back as it was; the row stays with the batch it came with.
    pub(crate) fn restore_mark(&self, mark: &Attendance) -> Result<(), Fault> {
        self.run(KEEPING, CHANGE, params![day_text(mark.day), mark.group.0, mark.student.0, mark.mark.code()]).map(drop)
    }
}

const CHANGE: &str = "UPDATE attendance SET mark = ?4 WHERE day = ?1 AND group_id = ?2 AND student_id = ?3";

/// `attendance/2026-11-03/12/345`.
pub(crate) fn about(mark: &Attendance) -> String {
    format!("attendance/{}/{}/{}", mark.day, mark.group, mark.student)
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<Attendance> {
    Ok(Attendance {
        day: day(row, 0)?,
        group: GroupId(row.get(1)?),
        student: StudentId(row.get(2)?),
        mark: word(row, 3, Mark::from_code)?,
    })
}
