//! Table `roll_call`: which sessions had their roll called, by whom, and why one was corrected.
use crate::reading::Reading;
use crate::trouble::Fault;
use crate::value::{day, day_text, instant, instant_text, month};
use crate::writing::Writing;
use chrono::{DateTime, NaiveDate, Utc};
use kehou_school::days::{Month, Span};
use kehou_school::ids::GroupId;
use kehou_school::records::Attendance;
use rusqlite::{Row, params};
use serde::Serialize;

/// A roll call that was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RollCall {
    /// The group.
    pub group: GroupId,
    /// The day.
    pub day: NaiveDate,
    /// By whom; the importer's name where it was imported.
    pub taken_by: String,
    /// When it was kept.
    pub taken_at: DateTime<Utc>,
    /// Why it was corrected; `None` where it never was.
    pub corrected_reason: Option<String>,
}

const READING: &str = "读取点名";
const KEEPING: &str = "保存点名";

impl Reading<'_> {
    /// The roll call of a session, if it was kept.
    pub fn roll_call(&self, group: GroupId, day: NaiveDate) -> Result<Option<RollCall>, Fault> {
        self.one(
            READING,
            "SELECT * FROM roll_call WHERE day = ?1 AND group_id = ?2",
            params![day_text(day), group.0],
            of_row,
        )
    }

    /// The roll calls of a day, by group.
    pub fn roll_calls_of_day(&self, day: NaiveDate) -> Result<Vec<RollCall>, Fault> {
        self.many(READING, "SELECT * FROM roll_call WHERE day = ?1 ORDER BY group_id", params![day_text(day)], of_row)
    }

    /// The roll calls of a month, by day and group.
    pub fn roll_calls_of_month(&self, month: Month) -> Result<Vec<RollCall>, Fault> {
        let sql = "SELECT * FROM roll_call WHERE day BETWEEN ?1 AND ?2 ORDER BY day, group_id";
        self.many(READING, sql, params![day_text(month.first_day()), day_text(month.last_day())], of_row)
    }

    /// How many roll calls of the days from first to last (inside) are kept, by month, oldest first.
    pub fn roll_calls_by_month(&self, first: NaiveDate, last: NaiveDate) -> Result<Vec<(Month, u32)>, Fault> {
        let sql = "SELECT substr(day, 1, 7) AS month, count(*) FROM roll_call WHERE day BETWEEN ?1 AND ?2 GROUP BY 1 ORDER BY 1";
        self.many(READING, sql, params![day_text(first), day_text(last)], |row| Ok((month(row, "month")?, row.get(1)?)))
    }

    /// How many roll calls of a group lie in a span.
    pub fn roll_calls_of_group(&self, group: GroupId, span: Span) -> Result<u32, Fault> {
        let sql = "SELECT count(*) FROM roll_call WHERE day >= ?2 AND (?3 IS NULL OR day <= ?3) AND group_id = ?1";
        let given = params![group.0, day_text(span.from), span.to.map(day_text)];
        Ok(self.number(READING, sql, given)? as u32)
    }

    /// The groups whose roll was called on a day.
    pub fn groups_called_on(&self, day: NaiveDate) -> Result<Vec<GroupId>, Fault> {
        let sql = "SELECT group_id FROM roll_call WHERE day = ?1 ORDER BY group_id";
        self.many(READING, sql, params![day_text(day)], |row| row.get(0).map(GroupId))
    }
}

impl Writing<'_> {
    /// Keeps the marks of a session: new ones are added, others corrected for the reason; pupils not named keep theirs.
    /// What was taken or corrected by hand no longer belongs to the batch it was imported with.
    pub fn keep_roll_call(
        &mut self,
        group: GroupId,
        day: NaiveDate,
        marks: &[Attendance],
        corrected_reason: Option<&str>,
    ) -> Result<(), Fault> {
        let mut differs = self.read().roll_call(group, day)?.is_none();
        for mark in marks {
            let mark = Attendance { group, day, ..mark.clone() };
            let before = self.read().mark_of(day, group, mark.student)?;
            if self.changed(crate::attendance::about(&mark), before.as_ref(), Some(&mark.mark))? {
                self.set_mark(&mark)?;
                differs = true;
            }
        }
        if !differs {
            return Ok(());
        }
        let sql = "INSERT INTO roll_call (day, group_id, taken_by, taken_at, corrected_reason) VALUES (?1, ?2, ?3, ?4, ?5)
                   ON CONFLICT (day, group_id) DO UPDATE SET taken_by = ?3, taken_at = ?4, corrected_reason = ?5, batch = NULL";
        let given = params![day_text(day), group.0, self.now.actor, instant_text(self.now.at), corrected_reason];
        self.run(KEEPING, sql, given)?;
        let about = format!("roll_call/{day}/{group}");
        self.change(
            about,
            serde_json::Value::Null,
            serde_json::json!({ "reason": corrected_reason, "marks": marks.len() }),
        );
        Ok(())
    }

    /// Takes a roll call away with its marks, as if it had never been called; the deed holds what they were.
    pub fn remove_roll_call(&mut self, group: GroupId, day: NaiveDate) -> Result<(), Fault> {
        let before = self.read().roll_call(group, day)?;
        for mark in self.read().attendance_of_session(group, day)? {
            self.changed(crate::attendance::about(&mark), Some(&mark.mark), None)?;
        }
        for table in ["attendance", "roll_call"] {
            let sql = format!("DELETE FROM {table} WHERE day = ?1 AND group_id = ?2");
            self.run(KEEPING, &sql, params![day_text(day), group.0])?;
        }
        self.changed(format!("roll_call/{day}/{group}"), before.as_ref(), None).map(drop)
    }
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<RollCall> {
    Ok(RollCall {
        group: GroupId(row.get("group_id")?),
        day: day(row, "day")?,
        taken_by: row.get("taken_by")?,
        taken_at: instant(row, "taken_at")?,
        corrected_reason: row.get("corrected_reason")?,
    })
}
