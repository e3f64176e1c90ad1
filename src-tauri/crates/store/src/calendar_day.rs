//! Table `calendar_day`: national holidays and make-up workdays, by the year whose paper names them.
use crate::import_batch::Kept;
use crate::reading::Reading;
use crate::trouble::Fault;
use crate::value::{day, day_text};
use crate::writing::Writing;
use kehou_school::ids::BatchId;
use kehou_school::records::CalendarDay;
use rusqlite::{Row, params};

const READING: &str = "读取校历";
const KEEPING: &str = "保存校历";

impl Reading<'_> {
    /// Every published day, in order.
    pub fn calendar_days(&self) -> Result<Vec<CalendarDay>, Fault> {
        self.many(READING, "SELECT day, kind, name, source FROM calendar_day ORDER BY day", [], of_row)
    }

    /// The years whose paper is kept.
    pub fn published_years(&self) -> Result<Vec<i32>, Fault> {
        self.many(READING, "SELECT DISTINCT year FROM calendar_day ORDER BY year", [], |row| row.get(0))
    }

    /// The days one year's paper names.
    pub fn calendar_days_of(&self, year: i32) -> Result<Vec<CalendarDay>, Fault> {
        self.many(
            READING,
            "SELECT day, kind, name, source FROM calendar_day WHERE year = ?1 ORDER BY day",
            params![year],
            of_row,
        )
    }
}

impl Writing<'_> {
    /// Keeps a year as published, in place of what was kept of it; the batch is named where it came by an import.
    pub fn keep_calendar(&mut self, year: i32, days: &[CalendarDay], batch: Option<BatchId>) -> Result<Kept, Fault> {
        let before = self.read().calendar_days_of(year)?;
        let mut after = days.to_vec();
        after.sort_by_key(|each| each.day);
        if before == after {
            return Ok(Kept::default());
        }
        let about = format!("calendar/{year}");
        match batch {
            Some(batch) => self.changed_by(batch, about, Some(&before), Some(&after))?,
            None => self.changed(about, Some(&before), Some(&after))?,
        };
        self.replace_calendar(year, &after, batch)?;
        let added = after.iter().filter(|each| !before.iter().any(|old| old.day == each.day)).count();
        let changed = after.iter().filter(|each| before.iter().any(|old| old.day == each.day && old != *each)).count()
            + before.iter().filter(|old| !after.iter().any(|each| each.day == old.day)).count();
        let kept = Kept { added: added as u32, changed: changed as u32 };
        match batch {
            Some(batch) => self.kept(batch, "calendar_day", kept),
            None => Ok(kept),
        }
    }

    pub(crate) fn replace_calendar(
        &mut self,
        year: i32,
        days: &[CalendarDay],
        batch: Option<BatchId>,
    ) -> Result<(), Fault> {
        self.run(KEEPING, "DELETE FROM calendar_day WHERE year = ?1", params![year])?;
        let sql = "INSERT INTO calendar_day (day, year, kind, name, source, batch) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                   ON CONFLICT (day) DO UPDATE SET year = ?2, kind = ?3, name = ?4, source = ?5, batch = ?6";
        for each in days {
            let kind = if each.is_off { "holiday" } else { "make_up" };
            self.run(
                KEEPING,
                sql,
                params![day_text(each.day), year, kind, each.name, each.source, batch.map(|id| id.0)],
            )?;
        }
        Ok(())
    }
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<CalendarDay> {
    let kind: String = row.get(1)?;
    Ok(CalendarDay { day: day(row, 0)?, is_off: kind == "holiday", name: row.get(2)?, source: row.get(3)? })
}
