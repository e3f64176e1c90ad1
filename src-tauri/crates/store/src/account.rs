//! Table `account`: the accounts money is posted to, and how they stand.
use crate::reading::Reading;
use crate::trouble::Fault;
use kehou_school::ids::StudentId;
use kehou_school::money::Fen;
use rusqlite::params;

/// How an account stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Balance {
    /// `receivable`, `charged`, `waived`, `pay_expense`, `payable`, `tax_payable`, `bank`, `credit`.
    pub code: String,
    /// Its Chinese name.
    pub name: String,
    /// The sum of its postings; over all accounts always zero.
    pub amount_fen: Fen,
}

/// An account as postings name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Account {
    /// What families owe.
    Receivable,
    /// What services cost before reductions.
    Charged,
    /// What reductions take away.
    Waived,
    /// What people earned.
    PayExpense,
    /// What the school owes them.
    Payable,
    /// Withheld tax.
    TaxPayable,
}

impl Account {
    /// The code in the table.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Account::Receivable => "receivable",
            Account::Charged => "charged",
            Account::Waived => "waived",
            Account::PayExpense => "pay_expense",
            Account::Payable => "payable",
            Account::TaxPayable => "tax_payable",
        }
    }
}

const READING: &str = "读取账户";

impl Reading<'_> {
    /// Every account with the sum of its postings.
    pub fn balances(&self) -> Result<Vec<Balance>, Fault> {
        let sql = "SELECT a.code, a.name, ifnull(sum(p.amount_fen), 0) FROM account a
                   LEFT JOIN posting p ON p.account_id = a.id GROUP BY a.id ORDER BY a.id";
        self.many(READING, sql, [], |row| {
            Ok(Balance { code: row.get(0)?, name: row.get(1)?, amount_fen: Fen(row.get(2)?) })
        })
    }

    /// What a pupil's family owes over all months.
    pub fn owed_by(&self, student: StudentId) -> Result<Fen, Fault> {
        let sql = "SELECT ifnull(sum(p.amount_fen), 0) FROM posting p JOIN account a ON a.id = p.account_id
                   WHERE p.student_id = ?1 AND a.code = 'receivable'";
        self.number(READING, sql, params![student.0]).map(Fen)
    }
}
