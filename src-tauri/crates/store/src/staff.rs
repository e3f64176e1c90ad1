//! Table `staff`: everyone who serves.
use crate::import_batch::Kept;
use crate::reading::Reading;
use crate::trouble::Fault;
use crate::value::{instant, word};
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use kehou_school::ids::{BatchId, StaffId};
use kehou_school::intake::{Effect, StaffRow};
use kehou_school::records::Staff;
use kehou_school::words::StaffKind;
use rusqlite::{Row, params};

const READING: &str = "读取服务人员";
const KEEPING: &str = "保存服务人员";

impl Reading<'_> {
    /// Everyone, by 工号.
    pub fn staff_all(&self) -> Result<Vec<Staff>, Fault> {
        self.many(READING, "SELECT * FROM staff ORDER BY staff_no = '', length(staff_no), staff_no, id", [], of_row)
    }

    /// One person.
    pub fn staff(&self, id: StaffId) -> Result<Option<Staff>, Fault> {
        self.one(READING, "SELECT * FROM staff WHERE id = ?1", params![id.0], of_row)
    }

    /// The import a person came with: when, by whom, from which file.
    pub fn import_of_staff(&self, id: StaffId) -> Result<Option<(DateTime<Utc>, String, String)>, Fault> {
        let sql =
            "SELECT b.at, b.actor, b.file_name FROM staff s JOIN import_batch b ON b.id = s.batch WHERE s.id = ?1";
        self.one(READING, sql, params![id.0], |row| Ok((instant(row, "at")?, row.get(1)?, row.get(2)?)))
    }

    /// How many rows of other tables name a person.
    pub fn resting_on_staff(&self, id: StaffId) -> Result<u32, Fault> {
        let mut count = 0;
        for (table, column) in self.referring("staff")? {
            let sql = format!("SELECT count(*) FROM \"{table}\" WHERE \"{column}\" = ?1");
            count += self.number(READING, &sql, params![id.0])? as u32;
        }
        Ok(count)
    }
}

impl Writing<'_> {
    /// Keeps a person entered by hand: number 0 is added, another is changed.
    pub fn put_staff(&mut self, staff: &Staff) -> Result<StaffId, Fault> {
        if staff.id.0 == 0 {
            let id = self.add_staff(staff, None)?;
            self.changed(about(id), None, Some(&Staff { id, ..staff.clone() }))?;
            return Ok(id);
        }
        let before = self.read().staff(staff.id)?;
        if self.changed(about(staff.id), before.as_ref(), Some(staff))? {
            self.set_staff(staff)?;
        }
        Ok(staff.id)
    }

    /// Takes a person nothing rests on away.
    pub fn remove_staff(&mut self, id: StaffId) -> Result<(), Fault> {
        let before = self.read().staff(id)?;
        if self.changed(about(id), before.as_ref(), None)? {
            self.run(KEEPING, "DELETE FROM staff WHERE id = ?1", params![id.0])?;
        }
        Ok(())
    }

    /// Keeps the people of an import.
    pub fn keep_staff(&mut self, batch: BatchId, rows: &[StaffRow]) -> Result<Kept, Fault> {
        let mut kept = Kept::default();
        for row in rows.iter().filter(|row| row.effect != Effect::Unchanged) {
            let staff = &row.value;
            if staff.id.0 == 0 {
                self.add_staff(staff, Some(batch))?;
                kept.added += 1;
                continue;
            }
            let before = self.read().staff(staff.id)?;
            if self.changed_by(batch, about(staff.id), before.as_ref(), Some(staff))? {
                self.set_staff(staff)?;
                kept.changed += 1;
            }
        }
        self.kept(batch, "staff", kept)
    }

    fn add_staff(&self, staff: &Staff, batch: Option<BatchId>) -> Result<StaffId, Fault> {
        let sql = "INSERT INTO staff (staff_no, name, kind, post, id_number, phone, bank, account, subject, taxed_as, note, batch)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
        let given = params![
            staff.staff_no,
            staff.name,
            staff.kind.code(),
            staff.post,
            staff.id_number,
            staff.phone,
            staff.bank,
            staff.account,
            staff.subject,
            taxed_as(staff),
            staff.note,
            batch.map(|id| id.0),
        ];
        self.insert(KEEPING, sql, given).map(StaffId)
    }

    pub(crate) fn set_staff(&self, staff: &Staff) -> Result<(), Fault> {
        let sql = "UPDATE staff SET staff_no = ?2, name = ?3, kind = ?4, post = ?5, id_number = ?6, phone = ?7, bank = ?8, account = ?9,
                   subject = ?10, taxed_as = ?11, note = ?12 WHERE id = ?1";
        let given = params![
            staff.id.0,
            staff.staff_no,
            staff.name,
            staff.kind.code(),
            staff.post,
            staff.id_number,
            staff.phone,
            staff.bank,
            staff.account,
            staff.subject,
            taxed_as(staff),
            staff.note,
        ];
        self.run(KEEPING, sql, given).map(drop)
    }
}

fn about(id: StaffId) -> String {
    format!("staff/{id}")
}

fn taxed_as(staff: &Staff) -> &'static str {
    if staff.taxed_as_wages { "wages" } else { "by_kind" }
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<Staff> {
    Ok(Staff {
        id: StaffId(row.get("id")?),
        staff_no: row.get("staff_no")?,
        name: row.get("name")?,
        kind: word(row, "kind", StaffKind::from_code)?,
        post: row.get("post")?,
        id_number: row.get("id_number")?,
        phone: row.get("phone")?,
        bank: row.get("bank")?,
        account: row.get("account")?,
        subject: row.get("subject")?,
        taxed_as_wages: row.get::<_, String>("taxed_as")? == "wages",
        note: row.get("note")?,
    })
}
