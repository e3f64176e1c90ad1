//! Tables `season` and `time_slot`: the school's time plan.
use crate::reading::Reading;
use crate::trouble::Fault;
use crate::value::{day, day_text, time, time_text, weekday_number, weekday_opt};
use crate::writing::Writing;
use kehou_school::ids::{SeasonId, TimeSlotId};
use kehou_school::money::Lessons;
use kehou_school::time_plan::{Season, TimeSlot};
use rusqlite::{Row, params};

const READING: &str = "读取作息";
const KEEPING: &str = "保存作息";

impl Reading<'_> {
    /// Every season, by its first day.
    pub fn seasons(&self) -> Result<Vec<Season>, Fault> {
        self.many(READING, "SELECT * FROM season ORDER BY first_day, id", [], season_of)
    }

    /// Every slot, by weekday and start.
    pub fn time_slots(&self) -> Result<Vec<TimeSlot>, Fault> {
        self.many(READING, "SELECT * FROM time_slot ORDER BY weekday, starts_at, id", [], slot_of)
    }

    /// The slots of a season, or those of the whole year.
    pub fn time_slots_of(&self, season: Option<SeasonId>) -> Result<Vec<TimeSlot>, Fault> {
        let sql = "SELECT * FROM time_slot WHERE season_id IS ?1 ORDER BY weekday, starts_at, id";
        self.many(READING, sql, params![season.map(|id| id.0)], slot_of)
    }
}

impl Writing<'_> {
    /// Keeps the slots of a season, or those of the whole year, in place of what was kept of it.
    pub fn put_time_slots(&mut self, season: Option<SeasonId>, slots: &[TimeSlot]) -> Result<(), Fault> {
        let plain = |slots: Vec<TimeSlot>| -> Vec<TimeSlot> {
            slots.into_iter().map(|slot| TimeSlot { id: TimeSlotId(0), season, ..slot }).collect()
        };
        let (before, after) = (plain(self.read().time_slots_of(season)?), plain(slots.to_vec()));
        let about = format!("time_slot/{}", season.map_or(0, |id| id.0));
        if !self.changed(about, Some(&before), Some(&after))? {
            return Ok(());
        }
        self.run(KEEPING, "DELETE FROM time_slot WHERE season_id IS ?1", params![season.map(|id| id.0)])?;
        let sql = "INSERT INTO time_slot (season_id, grades, weekday, name, starts_at, ends_at, lessons)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        for slot in &after {
            let (starts, ends) = (time_text(slot.starts_at), time_text(slot.ends_at));
            let weekday = slot.weekday.map(weekday_number);
            let given = params![season.map(|id| id.0), slot.grades, weekday, slot.name, starts, ends, slot.lessons.0];
            self.run(KEEPING, sql, given)?;
        }
        Ok(())
    }

    /// Keeps a season: number 0 is added, another is changed.
    pub fn put_season(&mut self, season: &Season) -> Result<SeasonId, Fault> {
        let before = self.read().seasons()?.into_iter().find(|each| each.id == season.id);
        if before.as_ref() == Some(season) {
            return Ok(season.id);
        }
        let (first, last) = (day_text(season.first_day), day_text(season.last_day));
        let id = match before {
            None => {
                let sql = "INSERT INTO season (name, first_day, last_day) VALUES (?1, ?2, ?3)";
                SeasonId(self.insert(KEEPING, sql, params![season.name, first, last])?)
            }
            Some(_) => {
                let sql = "UPDATE season SET name = ?2, first_day = ?3, last_day = ?4 WHERE id = ?1";
                self.run(KEEPING, sql, params![season.id.0, season.name, first, last])?;
                season.id
            }
        };
        self.changed(format!("season/{id}"), before.as_ref(), Some(&Season { id, ..season.clone() }))?;
        Ok(id)
    }

    /// Takes a season without slots away.
    pub fn remove_season(&mut self, id: SeasonId) -> Result<(), Fault> {
        let before = self.read().seasons()?.into_iter().find(|each| each.id == id);
        if self.changed(format!("season/{id}"), before.as_ref(), None)? {
            self.run(KEEPING, "DELETE FROM season WHERE id = ?1", params![id.0])?;
        }
        Ok(())
    }
}

fn season_of(row: &Row<'_>) -> rusqlite::Result<Season> {
    Ok(Season {
        id: SeasonId(row.get("id")?),
        name: row.get("name")?,
        first_day: day(row, "first_day")?,
        last_day: day(row, "last_day")?,
    })
}

fn slot_of(row: &Row<'_>) -> rusqlite::Result<TimeSlot> {
    Ok(TimeSlot {
        id: TimeSlotId(row.get("id")?),
        season: row.get::<_, Option<i64>>("season_id")?.map(SeasonId),
        grades: row.get("grades")?,
        weekday: weekday_opt(row, "weekday")?,
        name: row.get("name")?,
        starts_at: time(row, "starts_at")?,
        ends_at: time(row, "ends_at")?,
        lessons: Lessons(row.get("lessons")?),
    })
}
