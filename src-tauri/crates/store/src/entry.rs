//! Tables `entry` and `posting`: double entry; the postings of every entry sum to zero, and none is ever changed.
use crate::account::Account;
use crate::reading::Reading;
use crate::trouble::Fault;
use crate::value::instant_text;
use crate::writing::Writing;
use kehou_school::days::Month;
use kehou_school::ids::SettlementId;
use kehou_school::money::Fen;
use kehou_school::settlement::{Detail, Line};
use rusqlite::params;

const POSTING: &str = "记账";

/// One side of an entry.
struct Posting {
    account: i64,
    amount: Fen,
    student: Option<i64>,
    staff: Option<i64>,
}

/// Why an entry is made, and what it belongs to.
struct Entry<'a> {
    kind: &'a str,
    month: Month,
    line: Option<i64>,
    reverses: Option<i64>,
    note: &'a str,
}

impl Writing<'_> {
    /// The entries a settled line means: a bill and its waiver, or pay with its withheld tax.
    pub(crate) fn post_line(&self, month: Month, row: i64, line: &Line) -> Result<(), Fault> {
        let entry = |kind| Entry { kind, month, line: Some(row), reverses: None, note: "" };
        match &line.detail {
            Detail::Bill(bill) => {
                let side = |account, amount| self.posting(account, amount, Some(bill.student.0), None);
                let gross = line.amount_fen + line.waived_fen;
                self.post(&entry("bill"), &[side(Account::Receivable, gross)?, side(Account::Charged, -gross)?])?;
                self.post(
                    &entry("waiver"),
                    &[side(Account::Waived, line.waived_fen)?, side(Account::Receivable, -line.waived_fen)?],
                )
            }
            Detail::Pay(pay) => {
                let side = |account, amount| self.posting(account, amount, None, Some(pay.staff.0));
                let net = line.amount_fen - line.tax_fen;
                let sides = [
                    side(Account::PayExpense, line.amount_fen)?,
                    side(Account::Payable, -net)?,
                    side(Account::TaxPayable, -line.tax_fen)?,
                ];
                self.post(&entry("pay"), &sides)
            }
        }
    }

    /// Reverses every entry of a settlement by a linked one.
    pub(crate) fn reverse_entries_of(&self, settlement: SettlementId, month: Month, reason: &str) -> Result<(), Fault> {
        let sql = "SELECT e.id, e.line_id FROM entry e JOIN settlement_line l ON l.id = e.line_id
                   WHERE l.settlement_id = ?1 AND e.kind <> 'reversal' ORDER BY e.id";
        for (id, line) in self.read().many(POSTING, sql, params![settlement.0], |row| Ok((row.get(0)?, row.get(1)?)))? {
            let sql =
                "SELECT account_id, amount_fen, student_id, staff_id FROM posting WHERE entry_id = ?1 ORDER BY id";
            let sides = self.read().many(POSTING, sql, params![id], |row| {
                Ok(Posting {
                    account: row.get(0)?,
                    amount: -Fen(row.get(1)?),
                    student: row.get(2)?,
                    staff: row.get(3)?,
                })
            })?;
            self.post(&Entry { kind: "reversal", month, line, reverses: Some(id), note: reason }, &sides)?;
        }
        Ok(())
    }

    fn posting(
        &self,
        account: Account,
        amount: Fen,
        student: Option<i64>,
        staff: Option<i64>,
    ) -> Result<Posting, Fault> {
        let account = self.read().account_number(account)?;
        Ok(Posting { account, amount, student, staff })
    }

    /// Adds one entry; sides of nothing are left out, and an entry of nothing is not made.
    fn post(&self, entry: &Entry<'_>, sides: &[Posting]) -> Result<(), Fault> {
        let sum: Fen = sides.iter().map(|side| side.amount).sum();
        if sum != Fen::ZERO {
            return Err(Fault::other(POSTING, format!("借贷不平，相差 {sum} 元")));
        }
        if sides.iter().all(|side| side.amount == Fen::ZERO) {
            return Ok(());
        }
        let sql = "INSERT INTO entry (kind, at, actor, month, line_id, reverses_id, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        let at = instant_text(self.now.at);
        let month = entry.month.to_string();
        let id = self.insert(
            POSTING,
            sql,
            params![entry.kind, at, self.now.actor, month, entry.line, entry.reverses, entry.note],
        )?;
        for side in sides.iter().filter(|side| side.amount != Fen::ZERO) {
            let sql = "INSERT INTO posting (entry_id, account_id, amount_fen, student_id, staff_id) VALUES (?1, ?2, ?3, ?4, ?5)";
            self.run(POSTING, sql, params![id, side.account, side.amount.0, side.student, side.staff])?;
        }
        Ok(())
    }
}

impl Reading<'_> {
    fn account_number(&self, account: Account) -> Result<i64, Fault> {
        let found =
            self.one(POSTING, "SELECT id FROM account WHERE code = ?1", params![account.code()], |row| row.get(0))?;
        found.ok_or_else(|| Fault::other(POSTING, format!("没有账户「{}」", account.code())))
    }
}
