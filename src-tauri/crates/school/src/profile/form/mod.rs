//! A profile as a form: every figure as the office types it (元, per cent, 16:30), so that a school writes its own city's
//! standards in the window and needs no file.
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests;
mod words;
mod write;

pub use words::ProfileWords;

use super::lists::{
    CHARGED_ON, FUND, PART_MONTH, PAY_BACK, REFUND, REMAINDER, ROUNDING, SPLIT, UNIT, code_of, percent,
};
use super::{FeePolicy, PayRate, Pays, PolicyProfile, PoolSource, ReductionRule, SharedPool, Waives};
use crate::days::time_label;
use crate::money::Fen;
use chrono::NaiveTime;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A profile to be filled in. Amounts are 元 (`2.50`), shares per cent (`8`), days `2026-09-01`, times `16:30`, all as typed;
/// words of a list by their code; an empty text is "not given".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProfileForm {
    /// 口径名称.
    pub name: String,
    /// First day.
    pub from: String,
    /// Last day; may be empty.
    pub to: String,
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
    /// 发文机关.
    pub issuer: String,
    /// 文号.
    pub number: String,
    /// 条款; may be empty.
    pub clause: String,
    /// First day.
    pub from: String,
    /// Last day; may be empty.
    pub to: String,
    /// 试行.
    pub trial: bool,
}

/// One reduction to be filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReductionForm {
    /// 减免类别.
    pub category: String,
    /// `free`, `percent`, `amount`.
    pub kind: String,
    /// Per cent or 元; empty for `free`.
    pub much: String,
}

/// One rate of pay to be filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RateForm {
    /// 资金池.
    pub pool: String,
    /// 人员类别.
    pub staff_kind: String,
    /// Begins within a slot from here; empty for every slot.
    pub slot_from: String,
    /// Up to here.
    pub slot_to: String,
    /// `lesson` or `day`.
    pub unit: String,
    /// 元.
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

impl PolicyProfile {
    /// The profile as a form. Of an example its name and papers are left empty, for they are no school's own.
    pub fn form(&self) -> ProfileForm {
        let is_sample = self.sample_said().is_some();
        let (refund, pay) = (&self.refund, &self.pay);
        ProfileForm {
            name: if is_sample { String::new() } else { self.name.clone() },
            from: self.valid.from.to_string(),
            to: self.valid.to.map(|day| day.to_string()).unwrap_or_default(),
            earliest_end: match self.time.earliest_end {
                NaiveTime::MIN => String::new(),
                time => time_label(time),
            },
            basic_latest_end: time_label(self.time.basic_latest_end),
            extended_latest_end: time_label(self.time.extended_latest_end),
            weekend: self.time.weekend_days_max > 0,
            evening_study: self.time.evening_study,
            free_kinds: self.not_chargeable.iter().map(|kind| kind.code().to_owned()).collect(),
            fees: self.fees.iter().map(|fee| fee.form(is_sample)).collect(),
            reductions: self.reductions.iter().map(ReductionRule::form).collect(),
            refund_rule: code_of(REFUND, refund.rule),
            refund_daily: amount(refund.daily_rate_fen),
            school_cancelled_full: refund.is_school_cancelled_full,
            pay_back: code_of(PAY_BACK, refund.pay_back),
            pay_basis: pay.basis.clone(),
            pay_floor: amount(pay.floor_per_lesson_fen),
            management_max: pay.management_share_max_permille.map(percent).unwrap_or_default(),
            late_minutes: pay.late_or_early_minutes.to_string(),
            late_deduct: percent(pay.late_or_early_deduct_permille),
            remainder: code_of(REMAINDER, pay.remainder),
            rates: pay.rates.iter().map(PayRate::form).collect(),
            pools: pay.pools.iter().map(SharedPool::form).collect(),
        }
    }
}

impl FeePolicy {
    fn form(&self, is_sample: bool) -> FeeForm {
        let paper = |text: &str| if is_sample { String::new() } else { text.to_owned() };
        FeeForm {
            kind: self.service_kind.code().to_owned(),
            stage: self.stage.map(|stage| stage.code().to_owned()).unwrap_or_default(),
            area: self.area.map(|area| area.code().to_owned()).unwrap_or_default(),
            fund: code_of(FUND, self.fund),
            unit: code_of(UNIT, self.unit),
            price: self.price_fen.plain(),
            lessons_max: self.lessons_per_day_max.map(|most| most.to_string()).unwrap_or_default(),
            cap_month: amount(self.cap_month_fen),
            cap_term: amount(self.cap_term_fen),
            charged_on: code_of(CHARGED_ON, self.charged_on),
            absence_charged: self.absence_charged,
            part_month: code_of(PART_MONTH, self.part_month),
            rounding: code_of(ROUNDING, self.rounding),
            issuer: paper(&self.issuer),
            number: paper(&self.number),
            clause: paper(&self.clause),
            from: self.valid.from.to_string(),
            to: self.valid.to.map(|day| day.to_string()).unwrap_or_default(),
            trial: self.is_trial,
        }
    }
}

impl ReductionRule {
    fn form(&self) -> ReductionForm {
        let (kind, much) = match self.waives {
            Waives::All => ("free", String::new()),
            Waives::Percent(percent) => ("percent", percent.to_string()),
            Waives::Amount(fen) => ("amount", fen.plain()),
        };
        ReductionForm { category: self.category.clone(), kind: kind.to_owned(), much }
    }
}

impl PayRate {
    fn form(&self) -> RateForm {
        let (unit, fen) = match self.pays {
            Pays::PerLesson(fen) => ("lesson", fen),
            Pays::PerDay(fen) => ("day", fen),
        };
        RateForm {
            pool: self.pool.clone(),
            staff_kind: self.staff_kind.code().to_owned(),
            slot_from: self.slot.map(|slot| time_label(slot.from)).unwrap_or_default(),
            slot_to: self.slot.map(|slot| time_label(slot.to)).unwrap_or_default(),
            unit: unit.to_owned(),
            amount: fen.plain(),
        }
    }
}

impl SharedPool {
    fn form(&self) -> PoolForm {
        let (source, much) = match self.source {
            PoolSource::OfIncome(permille) => ("income", percent(permille)),
            PoolSource::Fixed(fen) => ("fixed", fen.plain()),
        };
        PoolForm {
            pool: self.pool.clone(),
            source: source.to_owned(),
            much,
            split: code_of(SPLIT, self.split),
            management: self.is_management,
        }
    }
}

fn amount(fen: Option<Fen>) -> String {
    fen.map(Fen::plain).unwrap_or_default()
}
