//! Table `day_change`: what the school itself changed about a day.
use crate::import_batch::Kept;
use crate::reading::Reading;
use crate::trouble::Fault;
use crate::value::{day, day_text, weekday_number, weekday_opt, word};
use crate::writing::Writing;
use chrono::NaiveDate;
use kehou_school::days::Span;
use kehou_school::ids::BatchId;
use kehou_school::records::{DayChange, DayChangeKind};
use rusqlite::{Row, params};

const READING: &str = "读取校历调整";
const KEEPING: &str = "保存校历调整";

impl Reading<'_> {
    /// Every change, by day.
    pub fn day_changes(&self) -> Result<Vec<DayChange>, Fault> {
        self.many(READING, "SELECT * FROM day_change ORDER BY day, id", [], of_row)
    }

    /// The changes of the days of a span.
    pub fn day_changes_in(&self, span: Span) -> Result<Vec<DayChange>, Fault> {
        let sql = "SELECT * FROM day_change WHERE day >= ?1 AND (?2 IS NULL OR day <= ?2) ORDER BY day, id";
        self.many(READING, sql, params![day_text(span.from), span.to.map(day_text)], of_row)
    }

    /// The changes of one day.
    pub fn day_changes_of(&self, day: NaiveDate) -> Result<Vec<DayChange>, Fault> {
        self.many(READING, "SELECT * FROM day_change WHERE day = ?1 ORDER BY id", params![day_text(day)], of_row)
    }
}

impl Writing<'_> {
    /// Keeps a change, in place of one of the same day, kind and grades.
    pub fn keep_day_change(&mut self, change: &DayChange) -> Result<(), Fault> {
        let mut days = self.read().day_changes_of(change.day)?;
        days.retain(|each| (each.kind, &each.grades) != (change.kind, &change.grades));
        days.push(change.clone());
        self.set_day_changes(change.day, &days).map(drop)
    }

    /// Takes a change of a day away.
    pub fn remove_day_change(&mut self, change: &DayChange) -> Result<(), Fault> {
        let mut days = self.read().day_changes_of(change.day)?;
        days.retain(|each| each != change);
        self.set_day_changes(change.day, &days).map(drop)
    }

    /// Keeps the changes an import brought.
    pub fn keep_day_changes(&mut self, batch: BatchId, changes: &[DayChange]) -> Result<Kept, Fault> {
        let mut kept = Kept::default();
        for change in changes {
            let before = self.read().day_changes_of(change.day)?;
            if before.contains(change) {
                continue;
            }
            let mut after = before.clone();
            after.retain(|each| (each.kind, &each.grades) != (change.kind, &change.grades));
            kept.added += u32::from(after.len() == before.len());
            kept.changed += u32::from(after.len() < before.len());
            after.push(change.clone());
            self.changed_by(batch, about(change.day), Some(&before), Some(&after))?;
            self.replace_day_changes(change.day, &after)?;
        }
        self.kept(batch, "day_change", kept)
    }

    /// Keeps the changes of a day in place of what was kept of it; answers whether they differ.
    pub fn set_day_changes(&mut self, day: NaiveDate, after: &[DayChange]) -> Result<bool, Fault> {
        let before = self.read().day_changes_of(day)?;
        let differs = self.changed(about(day), Some(&before), Some(&after.to_vec()))?;
        if differs {
            self.replace_day_changes(day, after)?;
        }
        Ok(differs)
    }

    pub(crate) fn replace_day_changes(&mut self, day: NaiveDate, changes: &[DayChange]) -> Result<(), Fault> {
        self.run(KEEPING, "DELETE FROM day_change WHERE day = ?1", params![day_text(day)])?;
        let sql = "INSERT INTO day_change (day, kind, follows_weekday, grades, reason) VALUES (?1, ?2, ?3, ?4, ?5)";
        for each in changes {
            let follows = each.follows_weekday.map(weekday_number);
            self.run(
                KEEPING,
                sql,
                params![day_text(each.day), kind_code(each.kind), follows, each.grades, each.reason],
            )?;
        }
        Ok(())
    }
}

fn about(day: NaiveDate) -> String {
    format!("day_change/{day}")
}

fn kind_code(kind: DayChangeKind) -> &'static str {
    match kind {
        DayChangeKind::MakeUp => "make_up",
        DayChangeKind::Closure => "closure",
        DayChangeKind::EarlyDismissal => "early_dismissal",
        DayChangeKind::Extra => "extra",
    }
}

fn kind_of(code: &str) -> Option<DayChangeKind> {
    use DayChangeKind::{Closure, EarlyDismissal, Extra, MakeUp};
    [MakeUp, Closure, EarlyDismissal, Extra].into_iter().find(|kind| kind_code(*kind) == code)
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<DayChange> {
    Ok(DayChange {
        day: day(row, "day")?,
        kind: word(row, "kind", kind_of)?,
        follows_weekday: weekday_opt(row, "follows_weekday")?,
        grades: row.get("grades")?,
        reason: row.get("reason")?,
    })
}
