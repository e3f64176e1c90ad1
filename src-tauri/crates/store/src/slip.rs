//! Table `slip`: the numbered return slips of the letters sent home, one a pupil, term and letter.
use crate::reading::Reading;
use crate::trouble::Fault;
use crate::value::{day_opt, day_text};
use crate::writing::Writing;
use chrono::NaiveDate;
use kehou_school::ids::StudentId;
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};

/// A slip that was printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slip {
    /// 回执编号, unique for good.
    pub number: String,
    /// The pupil.
    pub student: StudentId,
    /// The term's name.
    pub term: String,
    /// The letter: `invitation` …
    pub letter: String,
    /// The day it came back; `None` while it is out.
    pub returned_on: Option<NaiveDate>,
    /// What was answered on it, as JSON text.
    pub answers: Option<String>,
    /// The day the guardian consented to the use of personal data; `None` where that box is empty.
    pub consent_on: Option<NaiveDate>,
}

const READING: &str = "读取回执";
const COLUMNS: &str = "SELECT s.number, s.student_id, t.name, s.letter, s.returned_on, s.answers, s.consent_on
                       FROM slip s JOIN term t ON t.id = s.term_id";

impl Reading<'_> {
    /// The slips of a letter in a term, by pupil: a letter printed again bears the same number.
    pub fn slips(&self, term: &str, letter: &str) -> Result<Vec<Slip>, Fault> {
        let sql = format!("{COLUMNS} WHERE t.name = ?1 AND s.letter = ?2 ORDER BY s.student_id, s.id");
        self.many(READING, &sql, params![term, letter], of_row)
    }

    /// One slip by its number.
    pub fn slip(&self, number: &str) -> Result<Option<Slip>, Fault> {
        self.one(READING, &format!("{COLUMNS} WHERE s.number = ?1"), params![number], of_row)
    }

    /// How many slips of a term were printed, and how many of them came back.
    pub fn slips_counted(&self, term: &str) -> Result<(u32, u32), Fault> {
        let sql = "SELECT count(*), count(s.returned_on) FROM slip s JOIN term t ON t.id = s.term_id WHERE t.name = ?1";
        let found = self.one("读取回执", sql, params![term], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(found.unwrap_or_default())
    }

    /// The pupils of the slips whose number begins like this, by number.
    pub fn slips_numbered(&self, beginning: &str, most: u32) -> Result<Vec<(String, StudentId)>, Fault> {
        let sql =
            "SELECT number, student_id FROM slip WHERE number >= ?1 AND number < ?1 || ':' ORDER BY number LIMIT ?2";
        self.many("读取回执", sql, params![beginning, most], |row| Ok((row.get(0)?, StudentId(row.get(1)?))))
    }
}

impl Writing<'_> {
    /// Registers slips as printed.
    pub fn add_slips(&mut self, slips: &[Slip]) -> Result<(), Fault> {
        let sql = "INSERT INTO slip (number, student_id, term_id, letter) VALUES (?1, ?2, (SELECT id FROM term WHERE name = ?3), ?4)";
        for slip in slips {
            self.run("登记回执", sql, params![slip.number, slip.student.0, slip.term, slip.letter])?;
        }
        if let (Some(first), Some(last)) = (slips.first(), slips.last()) {
            let after = serde_json::json!({ "letter": first.letter, "from": first.number, "to": last.number, "count": slips.len() });
            self.change(format!("slip/{}", first.number), serde_json::Value::Null, after);
        }
        Ok(())
    }

    /// Keeps what came back with a slip that was printed.
    pub fn return_slip(&mut self, slip: &Slip) -> Result<(), Fault> {
        let before = self.read().slip(&slip.number)?;
        if self.changed(format!("slip/{}", slip.number), before.as_ref(), Some(slip))? {
            self.set_slip(slip)?;
        }
        Ok(())
    }

    pub(crate) fn set_slip(&self, slip: &Slip) -> Result<(), Fault> {
        let sql = "UPDATE slip SET returned_on = ?2, answers = ?3, consent_on = ?4 WHERE number = ?1";
        let given = params![slip.number, slip.returned_on.map(day_text), slip.answers, slip.consent_on.map(day_text)];
        self.run("收回执", sql, given).map(drop)
    }
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<Slip> {
    Ok(Slip {
        number: row.get(0)?,
        student: StudentId(row.get(1)?),
        term: row.get(2)?,
        letter: row.get(3)?,
        returned_on: day_opt(row, 4)?,
        answers: row.get(5)?,
        consent_on: day_opt(row, 6)?,
    })
}
