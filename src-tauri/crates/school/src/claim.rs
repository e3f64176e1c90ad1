//! Claims: what a settlement says must be paid, as the values of the papers that leave the school; they sum or are refused.
mod bank;
mod labour;
mod performance;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests;

use crate::days::{beijing, date_label};
use crate::money::{Fen, Lessons};
use crate::no::Refusal;
use crate::settlement::{Detail, Line, PayDetail, PoolShare, Settlement, fingerprint};
use chrono::NaiveDate;
use std::collections::BTreeSet;

pub use bank::{BankColumn, BankEncoding, BankField, BankFile, BankPeople, BankTemplate, account_changes, bank_file};
pub use labour::{LabourRow, LabourSheet, labour_sheet};
pub use performance::{PerformanceCell, PerformanceRow, PerformanceSheet, performance_sheet};

/// What stands above and below every sheet of money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetFrame {
    /// For example `育英小学2026年11月课后服务补助(绩效)发放表`.
    pub title: String,
    /// For example `2026-11 第1版`.
    pub settlement_no: String,
    /// 16 hexadecimal digits.
    pub fingerprint: String,
    /// Who signs, from left to right.
    pub signatures: Vec<String>,
    /// The paper the pay rests on, `依据：金教发〔2026〕5号`; empty where none is known.
    pub basis: String,
    /// Sentences below the signatures.
    pub notes: Vec<String>,
}

/// `2026-11 第1版`: how a settlement is named on paper.
pub fn settlement_no(settlement: &Settlement) -> String {
    format!("{} 第{}版", settlement.month, settlement.version)
}

impl SheetFrame {
    fn new(settlement: &Settlement, school: &str, sheet: &str, on_it: &[(&Line, &PayDetail)]) -> SheetFrame {
        SheetFrame {
            title: format!("{school}{}课后服务{sheet}", settlement.month.label()),
            settlement_no: settlement_no(settlement),
            fingerprint: settlement.fingerprint.clone(),
            signatures: ["制表", "审核", "分管领导", "校长", "财务", "公章"].map(str::to_owned).to_vec(),
            basis: basis(on_it),
            notes: counted_to(settlement)
                .map(|day| format!("本表计到{}，结算时本月还没有过完。", date_label(day)))
                .into_iter()
                .collect(),
        }
    }

    fn with(mut self, notes: Vec<String>) -> SheetFrame {
        self.notes.extend(notes);
        self
    }
}

/// The last day with a sign-in, of a month that was settled before it was over: who gets the paper alone must see it.
fn counted_to(settlement: &Settlement) -> Option<NaiveDate> {
    let is_over = beijing(settlement.settled_at).date() > settlement.month.last_day();
    let signed = settlement.inputs.keys().filter_map(|key| key.strip_prefix("staff_attendance/")?.split('/').next());
    signed.filter_map(|day| day.parse().ok()).max().filter(|_| !is_over)
}

/// The papers that the amounts of lines rest on, as they were when the month was settled.
fn basis(on_it: &[(&Line, &PayDetail)]) -> String {
    let steps = on_it.iter().flat_map(|(line, _)| &line.steps).filter(|step| step.amount_fen.is_some());
    let papers: BTreeSet<&str> = steps.filter_map(|step| step.clause.as_deref()).collect();
    if papers.is_empty() {
        String::new()
    } else {
        format!("依据：{}", papers.into_iter().collect::<Vec<_>>().join("、"))
    }
}

/// The settlement's pay lines that are above nothing, in its order, after their checks.
///
/// # Refuses
/// Lines that no longer have the settlement's fingerprint, whose parts do not sum to their amount, or that would pay
/// someone whom the school does not pay by person (志愿者, 机构人员).
fn paid(settlement: &Settlement) -> Result<Vec<(&Line, &PayDetail)>, Refusal> {
    let Settlement { month, version, profile_sha256, lines, .. } = settlement;
    let found = fingerprint(*month, *version, profile_sha256, lines);
    if found != settlement.fingerprint {
        let wanted = format!("应为 {}，数据可能被改动，请核对备份或重新结算", settlement.fingerprint);
        return Err(Refusal::BadValue { what: format!("{}的指纹", settlement_no(settlement)), found, wanted });
    }
    let mut paid = Vec::new();
    for line in lines {
        let Detail::Pay(pay) = &line.detail else { continue };
        let pools: Fen = pay.pools.iter().map(|share| share.amount_fen).sum();
        let steps: Fen = line.steps.iter().filter_map(|step| step.amount_fen).sum();
        must_be_equal(&format!("{}各资金池合计", line.who), pools, line.amount_fen)?;
        must_be_equal(&format!("{}各步合计", line.who), steps, line.amount_fen)?;
        if !pay.staff_kind.is_paid_by_person() {
            must_be_equal(&format!("{}({})", line.who, pay.staff_kind.label()), line.amount_fen, Fen::ZERO)?;
        }
        if line.amount_fen > Fen::ZERO {
            paid.push((line, pay));
        }
    }
    Ok(paid)
}

/// A sheet that does not balance is not made.
fn must_be_equal(what: &str, found: Fen, wanted: Fen) -> Result<(), Refusal> {
    if found == wanted {
        return Ok(());
    }
    let wanted = format!("应为 {wanted} 元，金额不平不能出表，请重新结算");
    Err(Refusal::BadValue { what: what.to_owned(), found: format!("{found} 元"), wanted })
}

/// What a person did in each pool, for a list: `作业辅导 24；值班领导 5 天`.
pub fn pools_label(pay: &PayDetail) -> String {
    let each = pay.pools.iter().map(|share| format!("{} {}", share.pool, quantity(share)));
    each.map(|label| label.trim_end().to_owned()).collect::<Vec<_>>().join("；")
}

impl PayDetail {
    /// Lessons over all pools.
    pub fn lessons(&self) -> Lessons {
        self.pools.iter().map(|share| share.lessons).sum()
    }

    /// The sheet the line stands on; empty where there is nothing to pay by person.
    pub fn sheet_label(&self, amount: Fen) -> &'static str {
        match (amount > Fen::ZERO, self.is_labour) {
            (false, _) => "",
            (true, true) => "劳务费发放表",
            (true, false) => "补助发放表",
        }
    }
}

/// `24`, or `5 天` where the pool pays by the day; empty where a pool is not served for but shared.
fn quantity(share: &PoolShare) -> String {
    match (share.days, share.rate_label.contains("元/天")) {
        (0, _) => String::new(),
        (days, true) => format!("{days} 天"),
        (_, false) => share.lessons.shown(),
    }
}

/// The quantities of several people in one pool, summed as each is said; empty where some are lessons and some are days.
fn summed<'s>(shares: impl Iterator<Item = &'s PoolShare>) -> String {
    let served: Vec<&PoolShare> = shares.filter(|share| !quantity(share).is_empty()).collect();
    let by_day = |share: &&PoolShare| share.rate_label.contains("元/天");
    match (served.iter().any(by_day), served.iter().all(by_day)) {
        (_, true) if served.is_empty() => String::new(),
        (true, true) => format!("{} 天", served.iter().map(|share| share.days).sum::<u32>()),
        (true, false) => String::new(),
        (false, _) => served.iter().map(|share| share.lessons).sum::<Lessons>().shown(),
    }
}

/// `60.00 元/课时`, with the pool before each where there are several.
fn standard(pay: &PayDetail) -> String {
    match pay.pools.as_slice() {
        [only] => only.rate_label.clone(),
        pools => {
            let each = pools.iter().map(|share| format!("{} {}", share.pool, share.rate_label));
            each.collect::<Vec<String>>().join("；")
        }
    }
}
