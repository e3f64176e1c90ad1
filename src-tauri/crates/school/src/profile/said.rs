//! What a profile asks of families and by which papers, and what it pays, one sentence each, for the one who chooses it.
use super::{FeePolicy, PolicyProfile};
use crate::words::Stage;

impl PolicyProfile {
    /// One sentence for each price that may be charged of a school of this stage, with its caps and 文号: what is for the
    /// other stage alone is left out.
    pub fn said(&self, school: Stage) -> Vec<String> {
        let of_school = |fee: &&FeePolicy| {
            school == Stage::NineYear || fee.stage.is_none_or(|stage| stage == Stage::NineYear || stage == school)
        };
        self.fees.iter().filter(|fee| self.chargeable(fee.service_kind)).filter(of_school).map(said_of_fee).collect()
    }

    /// One sentence for each pool of pay, with what each kind of staff earns in it.
    pub fn said_of_pay(&self) -> Vec<String> {
        let mut pools: Vec<(String, Vec<String>)> = Vec::new();
        for row in self.rate_rows() {
            let slot = if row.slot.is_empty() { String::new() } else { format!("（{}）", row.slot) };
            let said = format!("{}{slot} {}", row.who, row.rate);
            match pools.iter_mut().find(|(pool, _)| *pool == row.pool) {
                Some((_, rates)) => rates.push(said),
                None => pools.push((row.pool, vec![said])),
            }
        }
        pools.into_iter().map(|(pool, rates)| format!("{pool}：{}", rates.join("；"))).collect()
    }

    /// From when to when it is valid: `2025年9月1日 至 2027年8月31日`.
    pub fn validity(&self) -> String {
        self.valid.label()
    }
}

pub(super) fn said_of_fee(fee: &FeePolicy) -> String {
    let mut for_whom: Vec<&str> = Vec::new();
    for_whom.extend(fee.stage.map(|stage| stage.label()));
    for_whom.extend(fee.area.map(|area| area.label()));
    let whom = if for_whom.is_empty() { String::new() } else { format!("（{}）", for_whom.join("，")) };
    let mut said = format!("{}{whom} {} 元/{}", fee.service_kind.label(), fee.price_fen, fee.unit.label());
    for (cap, when) in [(fee.cap_month_fen, "每月"), (fee.cap_term_fen, "每学期")] {
        if let Some(cap) = cap {
            said.push_str(&format!("，{when}最多 {cap} 元"));
        }
    }
    format!("{said}。依据：{}{}", fee.issuer, fee.number)
}
