//! Fee standards and reductions of a profile in the words of a letter to parents.
use super::FeeText;
use crate::profile::{PolicyProfile, Waives};
use crate::words::{Area, ServiceKind, Stage};
use chrono::NaiveDate;

impl PolicyProfile {
    /// The fee standards in force for a stage and area on a day, in words; kinds that are free are not among them.
    pub fn fee_texts(&self, stage: Stage, area: Area, day: NaiveDate) -> Vec<FeeText> {
        let kinds = ServiceKind::ALL.iter().filter_map(|kind| Some((*kind, self.fee(*kind, stage, area, day)?)));
        kinds
            .map(|(kind, fee)| {
                let mut caps = Vec::new();
                caps.extend(fee.lessons_per_day_max.map(|most| format!("每天最多 {most} 课时")));
                caps.extend(fee.cap_month_fen.map(|cap| format!("每月不超过 {cap} 元")));
                caps.extend(fee.cap_term_fen.map(|cap| format!("每学期不超过 {cap} 元")));
                FeeText {
                    kind,
                    standard: format!("{} 元/{}", fee.price_fen, fee.unit.label()),
                    cap: caps.join("，"),
                    basis: format!("{} {}", fee.issuer, fee.number),
                }
            })
            .collect()
    }

    /// The reductions on offer in general, in words: `农村低保全免`, `其他家庭困难减免 50 %`. Never who has one.
    pub fn reduction_texts(&self) -> Vec<String> {
        self.reductions
            .iter()
            .map(|rule| match rule.waives {
                Waives::All => format!("{}全免", rule.category),
                other => format!("{}减免 {}", rule.category, other.label()),
            })
            .collect()
    }
}
