//! What all kinds of service together may cost a pupil at most (各项合计封顶), beside each kind's own caps.
use super::keys::Keys;
use super::read::money;
use super::{FeePolicy, PolicyProfile};
use crate::money::Fen;
use crate::no::Refusal;
use crate::words::Stage;

/// Caps over the fees of all kinds of one pupil, before reductions; at least one of them is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TotalCap {
    /// For which 学段; `None` for both.
    pub stage: Option<Stage>,
    /// 每月各项合计封顶.
    pub cap_month_fen: Option<Fen>,
    /// 每学期各项合计封顶.
    pub cap_term_fen: Option<Fen>,
}

impl PolicyProfile {
    /// The caps over all kinds for a pupil's stage; the more particular goes before the general.
    pub fn total_cap(&self, stage: Stage) -> Option<&TotalCap> {
        let fits = |cap: &&TotalCap| cap.stage.is_none_or(|only| only == stage);
        self.total_caps.iter().filter(fits).max_by_key(|cap| cap.stage.is_some())
    }

    /// Whether some cap over all kinds holds for those whom a fee is for.
    pub(super) fn has_total_cap(&self, fee: &FeePolicy) -> bool {
        match fee.stage {
            Some(stage) => self.total_cap(stage).is_some(),
            None => [Stage::Primary, Stage::Junior].into_iter().all(|stage| self.total_cap(stage).is_some()),
        }
    }
}

impl TotalCap {
    /// `各项合计`, `各项合计（小学）`.
    pub(super) fn label(&self) -> String {
        match self.stage {
            Some(stage) => format!("各项合计（{}）", stage.label()),
            None => "各项合计".to_owned(),
        }
    }

    /// `每月最多 100.00 元，每学期最多 600.00 元`; `most` stands for 最多.
    pub fn said(&self, most: &str) -> String {
        let caps = [(self.cap_month_fen, "每月"), (self.cap_term_fen, "每学期")];
        let said = caps.into_iter().filter_map(|(cap, when)| Some(format!("{when}{most} {} 元", cap?)));
        said.collect::<Vec<_>>().join("，")
    }

    pub(super) fn read(keys: &mut Keys<'_>) -> Result<TotalCap, Refusal> {
        let stages = [Stage::Primary, Stage::Junior].map(|stage| (stage.code(), stage));
        let cap = TotalCap {
            stage: keys.word("stage", &stages)?,
            cap_month_fen: money(keys, "cap_month_fen")?,
            cap_term_fen: money(keys, "cap_term_fen")?,
        };
        if cap.cap_month_fen.is_none() && cap.cap_term_fen.is_none() {
            return Err(keys.bad("cap_term_fen", "以分为单位的整数，与 cap_month_fen 两者至少写一个"));
        }
        Ok(cap)
    }
}
