//! Taking an import back: what it added goes, what it changed becomes what it was, unless something rests on it.
use crate::deed::Change;
use crate::reading::Reading;
use crate::trouble::{Fault, Trouble};
use crate::value::instant_text;
use crate::writing::{Writing, value_of};
use chrono::NaiveDate;
use kehou_school::days::Month;
use kehou_school::ids::{BatchId, EnrolmentId, GroupId, StaffId, StudentId};
use kehou_school::intake::Batch;
use kehou_school::no::Refusal;
use kehou_school::records::{Attendance, Enrolment, StaffAttendance};
use rusqlite::params;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

const UNDOING: &str = "撤销导入";

/// What an import can add, in an order that lets rows go: name, what people call it, and the tables that are part of it.
const TABLES: &[(&str, &str, &[&str])] = &[
    ("staff_attendance", "服务人员出勤记录", &[]),
    ("attendance", "学生出勤记录", &[]),
    ("roll_call", "点名", &[]),
    ("enrolment", "报名", &[]),
    ("declined", "不参加的登记", &[]),
    ("service_group", "服务班", &["group_meeting", "group_staff"]),
    ("student", "学生", &["guardian", "reduction", "pickup_person"]),
    ("staff", "服务人员", &[]),
    ("calendar_day", "校历日期", &[]),
];

/// What comes into being beside the rows of an import: it goes only where nothing else uses it.
const BESIDES: &[&str] = &["service", "room", "home_class"];

impl Writing<'_> {
    /// Takes a batch back.
    ///
    /// # Refuses
    /// A number that is no batch, a batch already taken back, and a batch something rests on: other rows, a later
    /// change, or a settled month.
    pub fn undo_batch(&mut self, id: BatchId) -> Result<(), Trouble> {
        let (batch, journal) = self.read().undoable(id)?;
        self.delete_added(id)?;
        for change in journal.iter().rev() {
            self.restore(change)?;
            self.change(change.about.clone(), change.after.clone(), change.before.clone());
        }
        self.delete_besides(id)?;
        let sql = "UPDATE import_batch SET undone_at = ?2 WHERE id = ?1";
        self.run(UNDOING, sql, params![id.0, instant_text(self.now.at)])?;
        self.change(
            format!("import_batch/{id}"),
            json!({ "undone": false }),
            json!({ "undone": true, "removed": batch.added }),
        );
        Ok(())
    }

    fn delete_added(&self, id: BatchId) -> Result<(), Fault> {
        for (table, _, parts) in TABLES {
            for part in *parts {
                let column = if *table == "service_group" { "group_id" } else { "student_id" };
                let sql = format!("DELETE FROM {part} WHERE {column} IN (SELECT id FROM {table} WHERE batch = ?1)");
                self.run(UNDOING, &sql, params![id.0])?;
            }
            let sql = match *table {
                // A roll that was called by hand as well stays called.
                "roll_call" => "DELETE FROM roll_call WHERE batch = ?1 AND NOT EXISTS
                     (SELECT 1 FROM attendance a WHERE a.day = roll_call.day AND a.group_id = roll_call.group_id)"
                    .to_owned(),
                _ => format!("DELETE FROM {table} WHERE batch = ?1"),
            };
            self.run(UNDOING, &sql, params![id.0])?;
        }
        Ok(())
    }

    fn delete_besides(&self, id: BatchId) -> Result<(), Fault> {
        for table in BESIDES {
            let mut unused = String::new();
            for (other, column) in self.read().referring(table)? {
                unused +=
                    &format!(" AND id NOT IN (SELECT \"{column}\" FROM \"{other}\" WHERE \"{column}\" IS NOT NULL)");
            }
            self.run(UNDOING, &format!("DELETE FROM {table} WHERE batch = ?1{unused}"), params![id.0])?;
        }
        Ok(())
    }

    /// Puts back what a change found.
    pub(crate) fn restore(&mut self, change: &Change) -> Result<(), Fault> {
        let (kind, key) = split(&change.about);
        match kind {
            "student" => self.set_student(&value(&change.before)?),
            "guardian" => self.replace_guardians(StudentId(number(key)?), &value::<Vec<_>>(&change.before)?),
            "reduction" => self.replace_reductions(StudentId(number(key)?), &value::<Vec<_>>(&change.before)?),
            "pickup_person" => match self.read().student(StudentId(number(key)?))? {
                Some(student) => self.replace_pickup_persons(student.id, &value::<Vec<_>>(&change.before)?),
                None => Ok(()),
            },
            "staff" => self.set_staff(&value(&change.before)?),
            "group" => self.set_group(&value(&change.before)?),
            "enrolment" => self.set_enrolment(&value(&change.before)?),
            "slip" => self.set_slip(&value(&change.before)?),
            "attendance" => self.restore_mark(&Attendance { mark: value(&change.before)?, ..mark_key(key)? }),
            "staff_attendance" => self.set_staff_attendance(&value(&change.before)?),
            "calendar" => self.replace_calendar(number(key)? as i32, &value::<Vec<_>>(&change.before)?, None),
            "day_change" => self.replace_day_changes(day_of(key)?, &value::<Vec<_>>(&change.before)?),
            _ => Err(Fault::other(UNDOING, format!("不认识的改动记录「{kind}」"))),
        }
    }
}

impl Reading<'_> {
    /// Whether a batch can be taken back: the batch and what it changed.
    ///
    /// # Refuses
    /// As [`Writing::undo_batch`].
    pub fn undoable(&self, id: BatchId) -> Result<(Batch, Vec<Change>), Trouble> {
        let Some(batch) = self.batch(id)? else {
            return Err(Refusal::NotFound { what: "导入批次".to_owned(), name: id.to_string() }.into());
        };
        if batch.undone_at.is_some() {
            return Err(Refusal::BatchUndone.into());
        }
        let journal = self.journal_of(id)?;
        self.check_settled(id, &journal)?;
        self.check_later(id, &journal)?;
        self.check_rests(id)?;
        self.check_days(&journal)?;
        Ok((batch, journal))
    }

    /// A month that is settled rests on its attendance, its enrolments and its calendar.
    fn check_settled(&self, id: BatchId, journal: &[Change]) -> Result<(), Trouble> {
        let mut months: Vec<String> = Vec::new();
        for sql in [
            "SELECT DISTINCT substr(day, 1, 7) FROM attendance WHERE batch = ?1",
            "SELECT DISTINCT substr(day, 1, 7) FROM staff_attendance WHERE batch = ?1",
            "SELECT DISTINCT s.month FROM settlement s JOIN settlement_line l ON l.settlement_id = s.id
             JOIN enrolment e ON e.student_id = l.student_id
             WHERE s.reopened_at IS NULL AND e.batch = ?1 AND substr(e.valid_from, 1, 7) <= s.month
             AND (e.valid_to IS NULL OR substr(e.valid_to, 1, 7) >= s.month)",
        ] {
            months.extend(self.many(UNDOING, sql, params![id.0], |row| row.get::<_, String>(0))?);
        }
        let of_days = journal
            .iter()
            .filter(|change| change.about.contains("attendance/") || change.about.starts_with("day_change/"));
        months.extend(
            of_days.filter_map(|change| change.about.split('/').nth(1)).map(|day| day.chars().take(7).collect()),
        );
        for year in journal.iter().filter_map(|change| change.about.strip_prefix("calendar/")) {
            let sql = "SELECT month FROM settlement WHERE reopened_at IS NULL AND substr(month, 1, 4) = ?1";
            months.extend(self.many(UNDOING, sql, params![year], |row| row.get::<_, String>(0))?);
        }
        months.sort_unstable();
        months.dedup();
        for month in months {
            let sql = "SELECT version FROM settlement WHERE month = ?1 AND reopened_at IS NULL";
            if let Some(version) = self.one(UNDOING, sql, params![month], |row| row.get::<_, i64>(0))? {
                let label = Month::read(&month).map_or(month, Month::label);
                return Err(in_use(format!("{label}已结算（第{version}版）")));
            }
        }
        Ok(())
    }

    /// What was changed again later cannot become what it was before.
    fn check_later(&self, id: BatchId, journal: &[Change]) -> Result<(), Trouble> {
        for change in journal {
            if self.standing(change)? != change.after {
                return Err(in_use(format!("这批改动过的{}后来又有改动", label_of(&change.about))));
            }
        }
        for later in self.later_batches(id)? {
            for change in self.journal_of(later.id)? {
                if self.batch_of(&change)? == Some(id) {
                    return Err(in_use(format!(
                        "后来导入的批次 {}（{}）改动了这批{}",
                        later.id,
                        later.file_name,
                        label_of(&change.about)
                    )));
                }
            }
        }
        Ok(())
    }

    /// A day whose roll was called rests on what the calendar says of it.
    fn check_days(&self, journal: &[Change]) -> Result<(), Trouble> {
        for day in journal.iter().filter_map(|change| change.about.strip_prefix("day_change/")) {
            let sql = "SELECT count(*) FROM roll_call WHERE day = ?1";
            let count = self.number(UNDOING, sql, params![day])?;
            if count > 0 {
                return Err(in_use(format!("{day} 已有 {count} 次点名")));
            }
        }
        Ok(())
    }

    /// Rows outside the batch that refer to rows of it.
    fn check_rests(&self, id: BatchId) -> Result<(), Trouble> {
        for (table, label, parts) in TABLES {
            for (other, column) in self.referring(table)? {
                if parts.contains(&other.as_str()) {
                    continue;
                }
                let own = self.has_column(&other, "batch")?;
                let outside = if own { "AND o.batch IS NOT ?1" } else { "" };
                let sql = format!(
                    "SELECT count(*) FROM \"{other}\" o WHERE o.\"{column}\" IN (SELECT id FROM {table} WHERE batch = ?1) {outside}"
                );
                let count = self.number(UNDOING, &sql, params![id.0])?;
                if count > 0 {
                    return Err(in_use(format!("有 {count} 条{}用到了这批{label}", label_of(&other))));
                }
            }
        }
        Ok(())
    }

    /// What now stands where a change was made.
    pub(crate) fn standing(&self, change: &Change) -> Result<Value, Fault> {
        let (kind, key) = split(&change.about);
        match kind {
            "student" => value_of(self.student(StudentId(number(key)?))?.as_ref()),
            "guardian" => value_of(Some(&self.guardians_of(StudentId(number(key)?))?)),
            "reduction" => value_of(Some(&self.reductions_of(StudentId(number(key)?))?)),
            "pickup_person" => value_of(Some(&self.pickup_persons_of(StudentId(number(key)?))?)),
            "staff" => value_of(self.staff(StaffId(number(key)?))?.as_ref()),
            "group" => value_of(self.group(GroupId(number(key)?))?.as_ref()),
            "enrolment" => value_of(self.enrolment(EnrolmentId(value::<Enrolment>(&change.after)?.id.0))?.as_ref()),
            "slip" => value_of(self.slip(key)?.as_ref()),
            "attendance" => {
                let mark = mark_key(key)?;
                value_of(self.mark_of(mark.day, mark.group, mark.student)?.as_ref())
            }
            "staff_attendance" => value_of(self.staff_attendance(&value::<StaffAttendance>(&change.after)?)?.as_ref()),
            "calendar" => value_of(Some(&self.calendar_days_of(number(key)? as i32)?)),
            "day_change" => value_of(Some(&self.day_changes_of(day_of(key)?)?)),
            _ => Ok(Value::Null),
        }
    }

    /// The batch that added the row a change is about.
    fn batch_of(&self, change: &Change) -> Result<Option<BatchId>, Fault> {
        let (kind, key) = split(&change.about);
        let by_id = |table: &str, id: i64| {
            let sql = format!("SELECT batch FROM {table} WHERE id = ?1");
            self.one(UNDOING, &sql, params![id], |row| row.get::<_, Option<i64>>(0)).map(Option::flatten)
        };
        let found = match kind {
            "student" | "guardian" | "reduction" => by_id("student", number(key)?)?,
            "staff" => by_id("staff", number(key)?)?,
            "group" => by_id("service_group", number(key)?)?,
            "enrolment" => by_id("enrolment", value::<Enrolment>(&change.after)?.id.0)?,
            "attendance" => {
                let mark = mark_key(key)?;
                let sql = "SELECT batch FROM attendance WHERE day = ?1 AND group_id = ?2 AND student_id = ?3";
                let given = params![crate::value::day_text(mark.day), mark.group.0, mark.student.0];
                self.one(UNDOING, sql, given, |row| row.get::<_, Option<i64>>(0))?.flatten()
            }
            "staff_attendance" => {
                let like: StaffAttendance = value(&change.after)?;
                let sql = "SELECT batch FROM staff_attendance
                           WHERE day = ?1 AND staff_id = ?2 AND ifnull(group_id, 0) = ?3 AND duty = ?4";
                let group = like.group.map_or(0, |id| id.0);
                let given = params![crate::value::day_text(like.day), like.staff.0, group, like.duty];
                self.one(UNDOING, sql, given, |row| row.get::<_, Option<i64>>(0))?.flatten()
            }
            _ => None,
        };
        Ok(found.map(BatchId))
    }

    /// The tables and columns that refer to a table's `id`.
    pub(crate) fn referring(&self, table: &str) -> Result<Vec<(String, String)>, Fault> {
        let sql = "SELECT t.name, f.\"from\" FROM sqlite_schema t, pragma_foreign_key_list(t.name) f
                   WHERE t.type = 'table' AND f.\"table\" = ?1 ORDER BY 1, 2";
        self.many(UNDOING, sql, params![table], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    fn has_column(&self, table: &str, column: &str) -> Result<bool, Fault> {
        Ok(self.number(
            UNDOING,
            "SELECT count(*) FROM pragma_table_info(?1) WHERE name = ?2",
            params![table, column],
        )? > 0)
    }
}

fn in_use(what: String) -> Trouble {
    Refusal::BatchInUse { what }.into()
}

/// What people call a table, or what a change is about.
fn label_of(about: &str) -> &'static str {
    match split(about).0 {
        "student" => "学生",
        "guardian" => "监护人",
        "reduction" => "减免",
        "pickup_person" => "接送人",
        "staff" => "服务人员",
        "group" | "service_group" => "服务班",
        "group_staff" => "服务班任教安排",
        "enrolment" => "报名",
        "declined" => "不参加的登记",
        "attendance" => "学生出勤记录",
        "roll_call" => "点名",
        "staff_attendance" => "服务人员出勤记录",
        "settlement_line" => "结算明细",
        "posting" => "账目",
        "slip" => "回执",
        "home_class" => "班级",
        "calendar" | "day_change" => "校历",
        _ => "资料",
    }
}

fn split(about: &str) -> (&str, &str) {
    about.split_once('/').unwrap_or((about, ""))
}

fn unreadable() -> Fault {
    Fault::other(UNDOING, "导入批次的改动记录无法读取")
}

fn number(key: &str) -> Result<i64, Fault> {
    key.parse().map_err(|_| unreadable())
}

fn day_of(key: &str) -> Result<NaiveDate, Fault> {
    key.parse().map_err(|_| unreadable())
}

fn value<T: DeserializeOwned>(kept: &Value) -> Result<T, Fault> {
    serde_json::from_value(kept.clone()).map_err(|_| unreadable())
}

/// The session and pupil of `2026-11-03/12/345`, with a mark that means nothing yet.
fn mark_key(key: &str) -> Result<Attendance, Fault> {
    let parts: Vec<&str> = key.split('/').collect();
    let [day, group, student] = parts[..] else {
        return Err(unreadable());
    };
    let mark = kehou_school::words::Mark::Present;
    Ok(Attendance { day: day_of(day)?, group: GroupId(number(group)?), student: StudentId(number(student)?), mark })
}
