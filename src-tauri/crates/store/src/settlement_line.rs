//! Table `settlement_line`: the frozen bills and pay lines with their reasons.
use crate::reading::Reading;
use crate::trouble::Fault;
use crate::value::{json, month};
use crate::writing::Writing;
use kehou_school::days::Month;
use kehou_school::ids::{SettlementId, StudentId};
use kehou_school::money::Fen;
use kehou_school::settlement::{Detail, Line, Settlement};
use rusqlite::{Row, params};
use serde::Serialize;

const READING: &str = "读取结算明细";
const KEEPING: &str = "保存结算明细";

impl Reading<'_> {
    /// A settlement's lines in their order.
    pub fn lines_of(&self, settlement: SettlementId) -> Result<Vec<Line>, Fault> {
        let sql = "SELECT * FROM settlement_line WHERE settlement_id = ?1 ORDER BY position";
        self.many(READING, sql, params![settlement.0], of_row)
    }

    /// The lines of a name (`2026-11-B-17`) in every version, the newest first, each with its settlement's head.
    pub fn lines_by_id(&self, line: &str) -> Result<Vec<(Settlement, Line)>, Fault> {
        let sql = "SELECT l.* FROM settlement_line l WHERE l.line = ?1 ORDER BY l.settlement_id DESC";
        let lines =
            self.many(READING, sql, params![line], |row| Ok((row.get::<_, i64>("settlement_id")?, of_row(row)?)))?;
        let heads = self.settlements()?;
        let with_head =
            |(id, line): (i64, Line)| heads.iter().find(|head| head.id.0 == id).map(|head| (head.clone(), line));
        Ok(lines.into_iter().filter_map(with_head).collect())
    }

    /// A pupil's bills in the settlements in force, the newest month first, each with its settlement's version.
    pub fn bills_of_student(&self, student: StudentId, most: u32) -> Result<Vec<(Month, u32, Line)>, Fault> {
        let sql = "SELECT l.*, s.month, s.version FROM settlement_line l JOIN settlement s ON s.id = l.settlement_id
                   WHERE l.student_id = ?1 AND s.reopened_at IS NULL ORDER BY s.month DESC LIMIT ?2";
        self.many(READING, sql, params![student.0, most], |row| {
            Ok((month(row, "month")?, row.get("version")?, of_row(row)?))
        })
    }
}

impl Writing<'_> {
    /// Adds a line; answers its row number.
    pub(crate) fn add_line(&self, settlement: SettlementId, position: usize, line: &Line) -> Result<i64, Fault> {
        let (kind, student, staff) = match &line.detail {
            Detail::Bill(bill) => ("bill", Some(bill.student.0), None),
            Detail::Pay(pay) => ("pay", None, Some(pay.staff.0)),
        };
        let sql = "INSERT INTO settlement_line
                   (settlement_id, position, line, kind, student_id, staff_id, code, who, amount_fen, waived_fen, tax_fen, steps, detail)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
        let given = params![
            settlement.0,
            position as i64,
            line.id,
            kind,
            student,
            staff,
            line.code,
            line.who,
            line.amount_fen.0,
            line.waived_fen.0,
            line.tax_fen.0,
            text_of(&line.steps)?,
            text_of(&line.detail)?,
        ];
        self.insert(KEEPING, sql, given)
    }
}

fn text_of<T: Serialize>(value: &T) -> Result<String, Fault> {
    serde_json::to_string(value).map_err(|cause| Fault::inner(KEEPING, cause))
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<Line> {
    Ok(Line {
        id: row.get("line")?,
        code: row.get("code")?,
        who: row.get("who")?,
        amount_fen: Fen(row.get("amount_fen")?),
        waived_fen: Fen(row.get("waived_fen")?),
        tax_fen: Fen(row.get("tax_fen")?),
        steps: json(row, "steps")?,
        detail: json(row, "detail")?,
    })
}
