//! What changed between a settlement and the month as it stands now, and whether a month can be settled.
use super::{Detail, Line};
use crate::days::{Month, day_label};
use crate::money::Fen;
use crate::no::Refusal;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Lines that do not sum, named in a refusal before the rest is only counted.
const NAMED: usize = 5;

/// One sentence for each person whose line differs: who, the settled amount, the amount now. Empty where nothing differs.
/// In the order of the lines' ids.
pub fn difference(frozen: &[Line], live: &[Line]) -> Vec<String> {
    let before: BTreeMap<&str, &Line> = frozen.iter().map(|line| (line.id.as_str(), line)).collect();
    let now: BTreeMap<&str, &Line> = live.iter().map(|line| (line.id.as_str(), line)).collect();
    let ids: BTreeSet<&str> = before.keys().chain(now.keys()).copied().collect();
    ids.into_iter()
        .filter_map(|id| match (before.get(id).copied(), now.get(id).copied()) {
            (Some(before), Some(now)) => changed(before, now),
            (Some(before), None) => Some(format!("{}：结算为 {} 元，现在没有这一项", named(before), before.amount_fen)),
            (None, Some(now)) => Some(format!("{}：结算时没有，现在为 {} 元", named(now), now.amount_fen)),
            (None, None) => None,
        })
        .collect()
}

/// The keys of the facts that were added, taken away or changed, in their order.
pub fn changed_inputs(frozen: &BTreeMap<String, String>, live: &BTreeMap<String, String>) -> Vec<String> {
    let keys: BTreeSet<&String> = frozen.keys().chain(live.keys()).collect();
    keys.into_iter().filter(|key| frozen.get(*key) != live.get(*key)).cloned().collect()
}

/// Whether a month can be frozen: it has lines, every line's steps sum to its amount, none is below nothing, and every
/// make-up day of the month has its weekday.
///
/// # Refuses
/// [`Refusal::NotReadyToSettle`] with a sentence for each reason.
pub fn check_ready(month: Month, lines: &[Line], undecided: &[NaiveDate]) -> Result<(), Refusal> {
    let mut what = Vec::new();
    if lines.is_empty() {
        what.push("本月没有任何收费或补助，请先点名、登记签到".to_owned());
    }
    for day in undecided.iter().filter(|day| Month::of(**day) == month) {
        what.push(format!("{} 是补课日，请先确定按周几作息", day_label(*day)));
    }
    let unsound: Vec<&Line> = lines.iter().filter(|line| !is_sound(line)).collect();
    what.extend(unsound.iter().take(NAMED).map(|line| {
        let steps: Fen = line.steps.iter().filter_map(|step| step.amount_fen).sum();
        format!("{}：金额 {} 元与各步合计 {steps} 元不一致", named(line), line.amount_fen)
    }));
    if unsound.len() > NAMED {
        what.push(format!("另有 {} 人的金额与各步合计不一致", unsound.len() - NAMED));
    }
    if what.is_empty() { Ok(()) } else { Err(Refusal::NotReadyToSettle { month: month.to_string(), what }) }
}

fn is_sound(line: &Line) -> bool {
    let steps: Fen = line.steps.iter().filter_map(|step| step.amount_fen).sum();
    let parts = match &line.detail {
        Detail::Bill(bill) => bill.before_reductions_fen.values().copied().sum::<Fen>() - line.waived_fen,
        Detail::Pay(pay) => pay.pools.iter().map(|share| share.amount_fen).sum(),
    };
    let is_least = line.amount_fen.min(line.waived_fen).min(line.tax_fen).min(line.amount_fen - line.tax_fen);
    steps == line.amount_fen && parts == line.amount_fen && is_least >= Fen::ZERO
}

fn changed(before: &Line, now: &Line) -> Option<String> {
    if before == now {
        return None;
    }
    let mut parts = Vec::new();
    for (what, was, is) in [
        ("", before.amount_fen, now.amount_fen),
        ("减免", before.waived_fen, now.waived_fen),
        ("个税", before.tax_fen, now.tax_fen),
    ] {
        if was != is {
            parts.push(format!("{what}结算为 {was} 元，现在为 {is} 元"));
        }
    }
    if let (Detail::Pay(was), Detail::Pay(is)) = (&before.detail, &now.detail)
        && (&was.bank, &was.account) != (&is.bank, &is.account)
    {
        parts.push("收款账户已变更".to_owned());
    }
    if parts.is_empty() {
        parts.push(format!("金额仍为 {} 元，但依据有变化", now.amount_fen));
    }
    Some(format!("{}：{}", named(now), parts.join("；")))
}

/// `李明(三(2)班)`, `王一(工号 T1)`: enough to tell two people of the same name apart.
fn named(line: &Line) -> String {
    match &line.detail {
        Detail::Bill(bill) => format!("{}({})", line.who, bill.class_label),
        Detail::Pay(_) if line.code.is_empty() => line.who.clone(),
        Detail::Pay(_) => format!("{}(工号 {})", line.who, line.code),
    }
}
