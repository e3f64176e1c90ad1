//! Table `slip`: the numbered return slips of the letters sent home, one a pupil, term and letter.
use crate::reading::Reading;
use crate::trouble::Fault;
use crate::writing::Writing;
use kehou_school::ids::StudentId;
use rusqlite::params;
use serde::Serialize;

/// A slip that was printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Slip {
    /// 回执编号, unique for good.
    pub number: String,
    /// The pupil.
    pub student: StudentId,
    /// The term's name.
    pub term: String,
    /// The letter: `invitation` …
    pub letter: String,
}

impl Reading<'_> {
    /// The slips of a letter in a term, by pupil: a letter printed again bears the same number.
    pub fn slips(&self, term: &str, letter: &str) -> Result<Vec<Slip>, Fault> {
        let sql = "SELECT s.number, s.student_id FROM slip s JOIN term t ON t.id = s.term_id
                   WHERE t.name = ?1 AND s.letter = ?2 ORDER BY s.student_id, s.id";
        self.many("读取回执", sql, params![term, letter], |row| {
            let (number, student) = (row.get(0)?, StudentId(row.get(1)?));
            Ok(Slip { number, student, term: term.to_owned(), letter: letter.to_owned() })
        })
    }

    /// How many slips of a term were printed, and how many of them came back.
    pub fn slips_counted(&self, term: &str) -> Result<(u32, u32), Fault> {
        let sql = "SELECT count(*), count(s.returned_on) FROM slip s JOIN term t ON t.id = s.term_id WHERE t.name = ?1";
        let found = self.one("读取回执", sql, params![term], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(found.unwrap_or_default())
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
}
