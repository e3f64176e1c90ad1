//! Table `staff_attendance`: who served on which day, in a group or on a duty.
use crate::import_batch::Kept;
use crate::reading::Reading;
use crate::trouble::Fault;
use crate::value::{day, day_text, time_opt, time_text};
use crate::writing::Writing;
use chrono::{NaiveDate, NaiveTime, Timelike};
use kehou_school::days::Month;
use kehou_school::ids::{BatchId, GroupId, StaffId};
use kehou_school::intake::{Effect, StaffAttendanceRow};
use kehou_school::money::Lessons;
use kehou_school::records::StaffAttendance;
use rusqlite::{Row, params};

const READING: &str = "读取服务人员出勤";
const KEEPING: &str = "保存服务人员出勤";

impl Reading<'_> {
    /// Who served in a month, by person and day.
    pub fn staff_attendance_of_month(&self, month: Month) -> Result<Vec<StaffAttendance>, Fault> {
        let sql = "SELECT * FROM staff_attendance WHERE day BETWEEN ?1 AND ?2 ORDER BY staff_id, day, group_id, duty";
        self.many(READING, sql, params![day_text(month.first_day()), day_text(month.last_day())], of_row)
    }

    /// Who served on a day, by person.
    pub fn staff_attendance_of_day(&self, day: NaiveDate) -> Result<Vec<StaffAttendance>, Fault> {
        let sql = "SELECT * FROM staff_attendance WHERE day = ?1 ORDER BY staff_id, group_id, duty";
        self.many(READING, sql, params![day_text(day)], of_row)
    }

    /// The row of a person, day, and group or duty.
    pub(crate) fn staff_attendance(&self, like: &StaffAttendance) -> Result<Option<StaffAttendance>, Fault> {
        let sql = "SELECT * FROM staff_attendance WHERE day = ?1 AND staff_id = ?2 AND ifnull(group_id, 0) = ?3 AND duty = ?4";
        self.one(READING, sql, params![day_text(like.day), like.staff.0, group_number(like), like.duty], of_row)
    }
}

impl Writing<'_> {
    /// Keeps one row entered by hand: a person serves once a day in a group or on a duty. A row changed by hand no longer
    /// belongs to the batch it came with.
    pub fn put_staff_attendance(&mut self, served: &StaffAttendance) -> Result<(), Fault> {
        let served = &to_the_minute(served);
        let before = self.read().staff_attendance(served)?;
        if !self.changed(about(served), before.as_ref(), Some(served))? {
            return Ok(());
        }
        match before {
            Some(_) => {
                self.set_staff_attendance(served)?;
                let sql = "UPDATE staff_attendance SET batch = NULL
                           WHERE day = ?1 AND staff_id = ?2 AND ifnull(group_id, 0) = ?3 AND duty = ?4";
                let given = params![day_text(served.day), served.staff.0, group_number(served), served.duty];
                self.run(KEEPING, sql, given).map(drop)
            }
            None => self.add_staff_attendance(served, None),
        }
    }

    /// Takes one row away.
    pub fn remove_staff_attendance(&mut self, served: &StaffAttendance) -> Result<(), Fault> {
        let before = self.read().staff_attendance(served)?;
        if self.changed(about(served), before.as_ref(), None)? {
            let sql = "DELETE FROM staff_attendance WHERE day = ?1 AND staff_id = ?2 AND ifnull(group_id, 0) = ?3 AND duty = ?4";
            self.run(KEEPING, sql, params![day_text(served.day), served.staff.0, group_number(served), served.duty])?;
        }
        Ok(())
    }

    /// Keeps the rows of an import.
    pub fn keep_staff_attendance(&mut self, batch: BatchId, rows: &[StaffAttendanceRow]) -> Result<Kept, Fault> {
        let mut kept = Kept::default();
        for row in rows.iter().filter(|row| row.effect != Effect::Unchanged) {
            let served = &to_the_minute(&row.value);
            let before = self.read().staff_attendance(served)?;
            if before.is_none() {
                self.add_staff_attendance(served, Some(batch))?;
                kept.added += 1;
            } else if self.changed_by(batch, about(served), before.as_ref(), Some(served))? {
                self.set_staff_attendance(served)?;
                kept.changed += 1;
            }
        }
        self.kept(batch, "staff_attendance", kept)
    }

    fn add_staff_attendance(&self, served: &StaffAttendance, batch: Option<BatchId>) -> Result<(), Fault> {
        let sql = "INSERT INTO staff_attendance (day, group_id, duty, staff_id, in_at, out_at, lessons, stands_in_for_id, note, batch)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
        let given = params![
            day_text(served.day),
            served.group.map(|id| id.0),
            served.duty,
            served.staff.0,
            served.in_at.map(time_text),
            served.out_at.map(time_text),
            served.lessons.map(|lessons| lessons.0),
            served.stands_in_for.map(|id| id.0),
            served.note,
            batch.map(|id| id.0),
        ];
        self.run(KEEPING, sql, given).map(drop)
    }

    pub(crate) fn set_staff_attendance(&self, served: &StaffAttendance) -> Result<(), Fault> {
        let sql = "UPDATE staff_attendance SET in_at = ?5, out_at = ?6, lessons = ?7, stands_in_for_id = ?8, note = ?9
                   WHERE day = ?1 AND staff_id = ?2 AND ifnull(group_id, 0) = ?3 AND duty = ?4";
        let given = params![
            day_text(served.day),
            served.staff.0,
            group_number(served),
            served.duty,
            served.in_at.map(time_text),
            served.out_at.map(time_text),
            served.lessons.map(|lessons| lessons.0),
            served.stands_in_for.map(|id| id.0),
            served.note,
        ];
        self.run(KEEPING, sql, given).map(drop)
    }
}

fn about(served: &StaffAttendance) -> String {
    format!("staff_attendance/{}/{}", served.day, served.staff)
}

/// Times are kept to the minute; a machine's seconds must not make the same row look changed.
fn to_the_minute(served: &StaffAttendance) -> StaffAttendance {
    let whole =
        |time: Option<NaiveTime>| time.and_then(|time| time.with_second(0)).and_then(|time| time.with_nanosecond(0));
    StaffAttendance { in_at: whole(served.in_at), out_at: whole(served.out_at), ..served.clone() }
}

fn group_number(served: &StaffAttendance) -> i64 {
    served.group.map_or(0, |id| id.0)
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<StaffAttendance> {
    Ok(StaffAttendance {
        day: day(row, "day")?,
        group: row.get::<_, Option<i64>>("group_id")?.map(GroupId),
        duty: row.get("duty")?,
        staff: StaffId(row.get("staff_id")?),
        in_at: time_opt(row, "in_at")?,
        out_at: time_opt(row, "out_at")?,
        lessons: row.get::<_, Option<i64>>("lessons")?.map(Lessons),
        stands_in_for: row.get::<_, Option<i64>>("stands_in_for_id")?.map(StaffId),
        note: row.get("note")?,
    })
}
