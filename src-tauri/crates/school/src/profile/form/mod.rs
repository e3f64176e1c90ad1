//! A profile as a form: every figure as the office types it (元, per cent, 16:30), so that a school writes its own city's
//! standards in the window and needs no file.
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests;

mod bare;
mod fill;
mod rules;
mod words;
mod write;

pub use rules::{FormRule, RuleState, left_said, rest_said};
pub use words::ProfileWords;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A profile to be filled in. Amounts are 元 (`2.50`), shares per cent (`8`), days `2026-09-01`, times `16:30`, all as typed;
/// words of a list by their code; an empty text is "not given".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProfileForm {
    /// 口径名称; the 文号 stands for it where it is empty.
    pub name: String,
    /// 发文机关 of the paper most fees rest on.
    pub issuer: String,
    /// Its 文号.
    pub number: String,
    /// Its first day, and the profile's.
    pub from: String,
    /// Its last day; may be empty.
    pub to: String,
    /// Whether it is 试行.
    pub trial: bool,
    /// 最早结束; may be empty.
    pub earliest_end: String,
    /// 基础托管最晚结束.
    pub basic_latest_end: String,
    /// 延时托管最晚结束.
    pub extended_latest_end: String,
    /// Whether one weekend day is allowed.
    pub weekend: bool,
    /// Whether evening study is allowed (初中).
    pub evening_study: bool,
    /// Kinds of service that are never charged.
    pub free_kinds: Vec<String>,
    /// 收费标准.
    pub fees: Vec<FeeForm>,
    /// 各项合计封顶; rows without any figure say nothing.
    #[serde(default)]
    pub total_caps: Vec<TotalForm>,
    /// 减免.
    pub reductions: Vec<ReductionForm>,
    /// 退费办法.
    pub refund_rule: String,
    /// The sum a day of a fixed refund; may be empty.
    pub refund_daily: String,
    /// 学校停课的全额退.
    pub school_cancelled_full: bool,
    /// 退费去向.
    pub pay_back: String,
    /// The paper pay rests on; may be empty.
    pub pay_basis: String,
    /// 每课时最低; may be empty.
    pub pay_floor: String,
    /// Most of the income for management, per cent; may be empty.
    pub management_max: String,
    /// Minutes of grace.
    pub late_minutes: String,
    /// What being late or early costs, per cent.
    pub late_deduct: String,
    /// 结余.
    pub remainder: String,
    /// 补助标准.
    pub rates: Vec<RateForm>,
    /// Pools that share a sum.
    pub pools: Vec<PoolForm>,
    /// The rules that are those of an example and nobody has looked at, with what the example says.
    pub sample: Vec<SampleRule>,
    /// Keys of such rules that somebody says stand so in the paper.
    pub agreed: Vec<String>,
    /// Keys of such rules that somebody says the paper says nothing about.
    #[serde(default)]
    pub unwritten: Vec<String>,
}

/// A rule as an example says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SampleRule {
    /// Which rule.
    pub key: String,
    /// What it says there.
    pub said: String,
}

/// One fee standard to be filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FeeForm {
    /// 服务类别.
    pub kind: String,
    /// 学段; empty for both.
    pub stage: String,
    /// 城乡; empty for both.
    pub area: String,
    /// 资金来源.
    pub fund: String,
    /// What the price is for.
    pub unit: String,
    /// 单价.
    pub price: String,
    /// 课时 a day charged at most; may be empty.
    pub lessons_max: String,
    /// 月封顶; may be empty.
    pub cap_month: String,
    /// 学期封顶; may be empty.
    pub cap_term: String,
    /// What counts.
    pub charged_on: String,
    /// 请假缺席也收.
    pub absence_charged: bool,
    /// 不足月.
    pub part_month: String,
    /// To which coin.
    pub rounding: String,
    /// 条款; may be empty.
    pub clause: String,
    /// Whether it rests on another paper than most; else nothing of what follows is read.
    pub own_paper: bool,
    /// 发文机关.
    pub issuer: String,
    /// 文号.
    pub number: String,
    /// First day.
    pub from: String,
    /// Last day; may be empty.
    pub to: String,
    /// 试行.
    pub trial: bool,
}

/// Caps over all kinds to be filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TotalForm {
    /// 学段; empty for both.
    pub stage: String,
    /// 每月; may be empty.
    pub cap_month: String,
    /// 每学期; may be empty.
    pub cap_term: String,
}

/// One reduction to be filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReductionForm {
    /// 减免类别.
    pub category: String,
    /// `free`, `percent`, `amount`; empty where nobody chose yet.
    pub kind: String,
    /// Per cent or 元; empty for `free`.
    pub much: String,
}

/// What serving in a pool earns, to be filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RateForm {
    /// 资金池.
    pub pool: String,
    /// Begins within a slot from here; empty for every slot.
    pub slot_from: String,
    /// Up to here.
    pub slot_to: String,
    /// `lesson` or `day`.
    pub unit: String,
    /// What each kind of staff earns.
    pub amounts: Vec<PaidForm>,
}

/// What a kind of staff earns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PaidForm {
    /// 人员类别.
    pub staff_kind: String,
    /// 元; empty where it earns nothing in this pool.
    pub amount: String,
}

/// One pool that shares a sum, to be filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PoolForm {
    /// 资金池.
    pub pool: String,
    /// `income` for per cent of the month's fees, `fixed` for 元 a month.
    pub source: String,
    /// Per cent or 元.
    pub much: String,
    /// How it is shared.
    pub split: String,
    /// 管理类.
    pub management: bool,
}

/// Something of a form that cannot stay as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FormProblem {
    /// The field: `name`, `fees.0.price`; empty where it is about the whole.
    pub place: String,
    /// Where it stands, in words: `收费标准第 1 项的单价`.
    pub label: String,
    /// What was found and what is wanted.
    pub said: String,
}
