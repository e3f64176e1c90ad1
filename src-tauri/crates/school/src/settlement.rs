//! A month's lines of money, and the settlement that freezes them: immutable, numbered, fingerprinted.
mod compare;
mod explanation;
mod seal;
/// What changing something of a settled month means; `month` as in `2026年11月`.
pub fn settled_said(month: &str, version: u32) -> String {
    format!("{month}已结算（第 {version} 版）：改动后须反结算并重新结算，才能再出表。")
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
pub(crate) mod tests;

use crate::days::{Month, MonthDays};
use crate::ids::{SettlementId, StaffId, StudentId};
use crate::money::{Fen, Lessons};
use crate::words::StaffKind;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

pub use compare::{changed_inputs, check_ready, difference};
pub use explanation::{Explanation, ExplanationRow, full_brackets};
pub use seal::{canonical, fingerprint};

/// One step of the answer to "why this amount": the amounts of a line's steps sum to the line's amount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Step {
    /// What was reckoned, in a Chinese sentence with its figures.
    pub text: String,
    /// What it adds (or takes away); a step without an amount only explains.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub amount_fen: Option<Fen>,
    /// The clause or 文号 it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub clause: Option<String>,
    /// The days of the month it rests on, so that their attendance can be opened.
    #[serde(default, skip_serializing_if = "MonthDays::is_empty")]
    pub days: MonthDays,
}

/// One line of money of a month: what a pupil's family owes or what a person earned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Stable within the month and file: `2026-11-B-17` (bill of student 17), `2026-11-P-5` (pay of staff 5).
    pub id: String,
    /// 学籍号 or 工号.
    pub code: String,
    /// The person's name.
    pub who: String,
    /// What the family owes after reductions, or what the person earned before tax.
    pub amount_fen: Fen,
    /// Waived by reductions (bills).
    pub waived_fen: Fen,
    /// Withheld tax (pay of outsiders).
    pub tax_fen: Fen,
    /// Why.
    pub steps: Vec<Step>,
    /// What the sheets show beside the amount.
    pub detail: Detail,
}

/// What the sheets show of a line beside its amount, frozen with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Detail {
    /// A pupil's bill.
    Bill(BillDetail),
    /// A person's pay.
    Pay(PayDetail),
}

/// A bill's detail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BillDetail {
    /// The pupil.
    pub student: StudentId,
    /// The class as printed.
    pub class_label: String,
    /// 座号.
    pub seat_no: Option<u32>,
    /// What counted, over all policies.
    pub lessons: Lessons,
    /// Days on which anything counted.
    pub days: u32,
    /// Of the amount, what flows into the service-fee fund (服务性收费).
    pub service_fee_fen: Fen,
    /// Per service kind code: the amount before reductions (needed for the term cap of later months).
    pub before_reductions_fen: BTreeMap<String, Fen>,
}

/// A pay line's detail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayDetail {
    /// The person.
    pub staff: StaffId,
    /// 人员类别.
    pub staff_kind: StaffKind,
    /// On the labour sheet (劳务费) rather than the performance sheet.
    pub is_labour: bool,
    /// 岗位.
    pub post: String,
    /// 身份证件号; may be empty.
    pub id_number: String,
    /// 手机号; may be empty.
    pub phone: String,
    /// 开户行; may be empty.
    pub bank: String,
    /// 银行账号; may be empty.
    pub account: String,
    /// Per pool, in the pool's name order: lessons (or days, for a per-day rate, as whole lessons), and the sum.
    pub pools: Vec<PoolShare>,
    /// How often the person served in the place of another, and is paid for it.
    #[serde(default, skip_serializing_if = "never")]
    pub stood_in: u32,
}

fn never(times: &u32) -> bool {
    *times == 0
}

/// What one pool paid one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoolShare {
    /// 资金池.
    pub pool: String,
    /// Lessons served in it.
    pub lessons: Lessons,
    /// Days served in it.
    pub days: u32,
    /// 标准 as printed: `60.00 元/课时`, `50.00 元/天`, `收入的 8.0%`; several joined by 、.
    pub rate_label: String,
    /// Deducted for late or early, as a positive amount.
    pub deducted_fen: Fen,
    /// 小计, after deductions.
    pub amount_fen: Fen,
}

/// A frozen month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    /// Row number; 0 before it is kept.
    pub id: SettlementId,
    /// The month.
    pub month: Month,
    /// 1, 2, … ; the highest is the one in force.
    pub version: u32,
    /// When it was settled.
    pub settled_at: DateTime<Utc>,
    /// By whom.
    pub actor: String,
    /// Over every line: the first 16 hexadecimal digits of a SHA-256, printed on each sheet.
    pub fingerprint: String,
    /// SHA-256 of the profile's text.
    pub profile_sha256: String,
    /// Digest of all facts the month rests on.
    pub input_digest: String,
    /// Digest by fact: `attendance/2026-11-03/12` → hex; lets a later change be named.
    pub inputs: BTreeMap<String, String>,
    /// Why it was reopened; `None` while in force.
    pub reopened_reason: Option<String>,
    /// Bills, by class and seat; then pay, by 工号.
    pub lines: Vec<Line>,
}
