//! What a profile asks of families and by which papers, and what it pays, one sentence each, for the one who chooses it.
use super::{FeePolicy, PolicyProfile, TotalCap};
use crate::words::Stage;

impl PolicyProfile {
    /// One sentence for each price that may be charged of a school of this stage, with its caps and 文号: what is for the
    /// other stage alone is left out.
    pub fn said(&self, school: Stage) -> Vec<String> {
        let of_school = |fee: &&FeePolicy| fee.is_for(school);
        let fees = self.fees.iter().filter(|fee| self.chargeable(fee.service_kind)).filter(of_school);
        let caps = self.total_caps.iter().filter(|cap| cap.is_for(school));
        fees.map(said_of_fee).chain(caps.map(said_of_total)).collect()
    }

    /// The profile without the prices that are for the other stage alone.
    #[must_use]
    pub fn of_school(self, school: Stage) -> PolicyProfile {
        let fees = self.fees.into_iter().filter(|fee| fee.is_for(school)).collect();
        let total_caps = self.total_caps.into_iter().filter(|cap| cap.is_for(school)).collect();
        PolicyProfile { fees, total_caps, ..self }
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

    /// `农村低保 全免`: what each category of reduction amounts to.
    pub fn said_of_reductions(&self) -> Vec<String> {
        self.reductions.iter().map(|rule| format!("{} {}", rule.category, rule.waives.label())).collect()
    }

    /// From when to when it is valid: `2025年9月1日 至 2027年8月31日`.
    pub fn validity(&self) -> String {
        self.valid.label()
    }
}

impl FeePolicy {
    fn is_for(&self, school: Stage) -> bool {
        is_for(self.stage, school)
    }
}

impl TotalCap {
    fn is_for(&self, school: Stage) -> bool {
        is_for(self.stage, school)
    }
}

fn is_for(only: Option<Stage>, school: Stage) -> bool {
    school == Stage::NineYear || only.is_none_or(|stage| stage == school)
}

/// `各项合计 每学期最多 600.00 元`.
pub(super) fn said_of_total(cap: &TotalCap) -> String {
    format!("{} {}", cap.label(), cap.said("最多"))
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
    format!("{said}。依据：{}", fee.paper())
}
