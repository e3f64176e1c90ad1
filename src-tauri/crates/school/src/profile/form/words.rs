//! What there is to choose from in the form of a profile.
use crate::profile::lists::{CHARGED_ON, FUND, PART_MONTH, PAY_BACK, REFUND, REMAINDER, ROUNDING, SPLIT, UNIT, Words};
use crate::words::{Area, Choice, ServiceKind, StaffKind, Stage};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The words of every list of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProfileWords {
    /// 服务类别.
    pub kinds: Vec<Choice>,
    /// 学段; the first, without a code, is both.
    pub stages: Vec<Choice>,
    /// 城乡; the first, without a code, is both.
    pub areas: Vec<Choice>,
    /// 资金来源.
    pub funds: Vec<Choice>,
    /// What a price is for.
    pub units: Vec<Choice>,
    /// What counts.
    pub charged_on: Vec<Choice>,
    /// 不足月.
    pub part_months: Vec<Choice>,
    /// To which coin.
    pub roundings: Vec<Choice>,
    /// How a reduction is said.
    pub waives: Vec<Choice>,
    /// 退费办法.
    pub refund_rules: Vec<Choice>,
    /// 退费去向.
    pub pay_backs: Vec<Choice>,
    /// 结余.
    pub remainders: Vec<Choice>,
    /// 人员类别.
    pub staff_kinds: Vec<Choice>,
    /// Those of them who are paid by person.
    pub paid_kinds: Vec<Choice>,
    /// What a rate is for.
    pub rate_units: Vec<Choice>,
    /// What a pool holds.
    pub sources: Vec<Choice>,
    /// How a pool is shared.
    pub splits: Vec<Choice>,
}

impl ProfileWords {
    /// All of them, in their usual order.
    pub fn all() -> ProfileWords {
        let paid = StaffKind::ALL.iter().filter(|kind| kind.is_paid_by_person());
        let stages = [Stage::Primary, Stage::Junior].map(|stage| choice(stage.code(), stage.label()));
        let areas = Area::ALL.iter().map(|area| choice(area.code(), area.label()));
        ProfileWords {
            kinds: ServiceKind::ALL.iter().map(|kind| choice(kind.code(), kind.label())).collect(),
            stages: [choice("", "小学和初中")].into_iter().chain(stages).collect(),
            areas: [choice("", "城市和农村")].into_iter().chain(areas).collect(),
            funds: of(FUND),
            units: of(UNIT),
            charged_on: of(CHARGED_ON),
            part_months: of(PART_MONTH),
            roundings: of(ROUNDING),
            waives: pairs(&[("free", "全免"), ("percent", "减百分之"), ("amount", "每月减")]),
            refund_rules: of(REFUND),
            pay_backs: of(PAY_BACK),
            remainders: of(REMAINDER),
            staff_kinds: StaffKind::ALL.iter().map(|kind| choice(kind.code(), kind.label())).collect(),
            paid_kinds: paid.map(|kind| choice(kind.code(), kind.label())).collect(),
            rate_units: pairs(&[("lesson", "元/课时"), ("day", "元/天")]),
            sources: pairs(&[("income", "收费收入的百分之"), ("fixed", "每月固定金额")]),
            splits: of(SPLIT),
        }
    }
}

fn of<T>(words: Words<T>) -> Vec<Choice> {
    words.iter().map(|(code, _, said)| choice(code, said)).collect()
}

fn pairs(words: &[(&str, &str)]) -> Vec<Choice> {
    words.iter().map(|(code, said)| choice(code, said)).collect()
}

fn choice(code: &str, label: &str) -> Choice {
    Choice { code: code.to_owned(), label: label.to_owned() }
}
