//! The performance sheet (课后服务补助(绩效)发放表): own staff, one item of their own beside the wages.
use super::{SheetFrame, must_be_equal, paid, quantity, standard, summed};
use crate::capital::capital_rmb;
use crate::money::Fen;
use crate::no::Refusal;
use crate::settlement::{Line, PayDetail, Settlement};
use std::collections::BTreeSet;

/// The sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PerformanceSheet {
    /// Above and below.
    pub frame: SheetFrame,
    /// The pools that have a column, in their order.
    pub pools: Vec<String>,
    /// Whether anyone's 岗位 is known; without any there is no column for it.
    pub has_posts: bool,
    /// Whether anything was deducted from anyone; where nothing was there is no column for 奖惩.
    pub has_adjusted: bool,
    /// By 工号.
    pub rows: Vec<PerformanceRow>,
    /// One for each of the sheet's pools, summed.
    pub sums: Vec<PerformanceCell>,
    /// 小计, summed.
    pub subtotal_fen: Fen,
    /// 奖惩, summed; nothing or below.
    pub adjusted_fen: Fen,
    /// 应发金额, summed.
    pub total_fen: Fen,
    /// The sum in capitals.
    pub capital: String,
}

/// One person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PerformanceRow {
    /// 序号, from 1.
    pub number: u32,
    /// 工号.
    pub code: String,
    /// 姓名.
    pub name: String,
    /// 岗位.
    pub post: String,
    /// One for each of the sheet's pools.
    pub cells: Vec<PerformanceCell>,
    /// 标准.
    pub standard: String,
    /// 小计, before deductions.
    pub subtotal_fen: Fen,
    /// 奖惩: what was deducted, nothing or below.
    pub adjusted_fen: Fen,
    /// 应发金额.
    pub due_fen: Fen,
    /// 开户行.
    pub bank: String,
    /// 银行账号, always text.
    pub account: String,
    /// 备注.
    pub note: String,
}

/// One person in one pool.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PerformanceCell {
    /// Lessons (`24`) or days (`5 天`); empty where there is none.
    pub quantity: String,
    /// Before deductions.
    pub amount_fen: Fen,
}

/// The performance sheet of a settlement.
///
/// # Refuses
/// A settlement with nothing for own staff, or one that does not balance.
pub fn performance_sheet(settlement: &Settlement, school: &str) -> Result<PerformanceSheet, Refusal> {
    let own: Vec<_> = paid(settlement)?.into_iter().filter(|(_, pay)| !pay.is_labour).collect();
    if own.is_empty() {
        let what = format!("{}没有应发给本校人员的补助", settlement.month.label());
        return Err(Refusal::NothingToPrint { what });
    }
    let pools: BTreeSet<&str> = own.iter().flat_map(|(_, pay)| &pay.pools).map(|share| share.pool.as_str()).collect();
    let pools: Vec<String> = pools.into_iter().map(str::to_owned).collect();
    let mut rows = Vec::new();
    for (number, (line, pay)) in (1..).zip(&own) {
        let adjusted: Fen = pay.pools.iter().map(|share| -share.deducted_fen).sum();
        let cells = cells(pay, &pools);
        let subtotal: Fen = cells.iter().map(|cell| cell.amount_fen).sum();
        must_be_equal(&format!("{}的小计与奖惩", line.who), subtotal + adjusted, line.amount_fen)?;
        rows.push(PerformanceRow {
            number,
            code: line.code.clone(),
            name: line.who.clone(),
            post: pay.post.clone(),
            cells,
            standard: standard(pay),
            subtotal_fen: subtotal,
            adjusted_fen: adjusted,
            due_fen: line.amount_fen,
            bank: pay.bank.clone(),
            account: pay.account.clone(),
            note: note(pay, adjusted),
        });
    }
    let sum = |of: fn(&PerformanceRow) -> Fen| rows.iter().map(of).sum::<Fen>();
    let (subtotal_fen, adjusted_fen, total_fen) =
        (sum(|row| row.subtotal_fen), sum(|row| row.adjusted_fen), sum(|row| row.due_fen));
    let sums = sums(&own, &pools, &rows);
    must_be_equal("发放表各项合计", sums.iter().map(|sum| sum.amount_fen).sum(), subtotal_fen)?;
    must_be_equal("发放表合计", total_fen, own.iter().map(|(line, _)| line.amount_fen).sum())?;
    let notes = vec!["公示期：      年    月    日 至      年    月    日".to_owned()];
    Ok(PerformanceSheet {
        frame: SheetFrame::new(settlement, school, "补助(绩效)发放表", &own).with(notes),
        pools,
        has_adjusted: rows.iter().any(|row| row.adjusted_fen != Fen::ZERO),
        has_posts: rows.iter().any(|row| !row.post.trim().is_empty()),
        rows,
        sums,
        subtotal_fen,
        adjusted_fen,
        total_fen,
        capital: capital_rmb(total_fen),
    })
}

/// `代课 2 次；含迟到或早退扣减`.
fn note(pay: &PayDetail, adjusted: Fen) -> String {
    let stood_in = (pay.stood_in > 0).then(|| format!("代课 {} 次", pay.stood_in));
    let deducted = (adjusted < Fen::ZERO).then(|| "含迟到或早退扣减".to_owned());
    stood_in.into_iter().chain(deducted).collect::<Vec<_>>().join("；")
}

fn cells(pay: &PayDetail, pools: &[String]) -> Vec<PerformanceCell> {
    pools
        .iter()
        .map(|pool| {
            let share = pay.pools.iter().find(|share| share.pool == *pool);
            share.map_or_else(PerformanceCell::default, |share| PerformanceCell {
                quantity: quantity(share),
                amount_fen: share.amount_fen + share.deducted_fen,
            })
        })
        .collect()
}

/// Each pool summed over everyone: lessons where all are paid by the lesson, days where all are paid by the day.
fn sums(own: &[(&Line, &PayDetail)], pools: &[String], rows: &[PerformanceRow]) -> Vec<PerformanceCell> {
    let of_pool = |(place, pool): (usize, &String)| {
        let shares = own.iter().flat_map(|(_, pay)| &pay.pools).filter(|share| share.pool == *pool);
        let amounts = rows.iter().filter_map(|row| row.cells.get(place)).map(|cell| cell.amount_fen);
        PerformanceCell { quantity: summed(shares), amount_fen: amounts.sum() }
    };
    pools.iter().enumerate().map(of_pool).collect()
}
