//! The policy profile (政策口径): every rule and figure a school is bound by, as data read from one TOML text.
pub mod adoption;
mod changes;
mod form;
mod keys;
mod lists;
mod read;
mod said;
mod same;
mod table;
#[cfg(test)]
#[expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]
pub(crate) mod tests;
mod total;
mod unnamed;
mod warn;

pub use form::{
    FeeForm, FormProblem, FormRule, PaidForm, PoolForm, ProfileForm, ProfileWords, RateForm, ReductionForm, RuleState,
    SampleRule, TotalForm, left_said, rest_said,
};
pub use table::{FeeRow, FeeState, PolicyTable, RateRow, ReductionRow};
pub use total::TotalCap;
pub use warn::Standards;

use crate::days::{Span, time_label};
use crate::money::{Fen, Rounding};
use crate::session::TimeLimits;
use crate::words::{Area, FundSource, ServiceKind, StaffKind, Stage};
use chrono::{NaiveDate, NaiveTime};
use sha2::{Digest, Sha256};

/// All rules of one profile. Figures of a place stand here and nowhere in the code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyProfile {
    /// For example `example-per-lesson`.
    pub id: String,
    /// As shown to people.
    pub name: String,
    /// From–to.
    pub valid: Span,
    /// Limits of time for groups and meetings.
    pub time: TimeLimits,
    /// Kinds that may not be charged at all; free tutoring is one whether named or not. See [`Self::chargeable`].
    pub not_chargeable: Vec<ServiceKind>,
    /// 收费标准, in the profile's order.
    pub fees: Vec<FeePolicy>,
    /// 各项合计封顶, at most one for each stage and one for both.
    pub total_caps: Vec<TotalCap>,
    /// 减免 by category, in the profile's order.
    pub reductions: Vec<ReductionRule>,
    /// 退费.
    pub refund: RefundRules,
    /// 补助方案.
    pub pay: PayRules,
    /// Keys of the rules that are an example's and that nobody has looked at since.
    pub unchecked: Vec<String>,
    /// Keys of the rules that the paper says nothing about, so that one goes on as the example had it.
    pub unwritten: Vec<String>,
    /// Keys of the text that this version does not know, each as a sentence; they have no effect.
    pub unknown: Vec<String>,
    text_sha256: String,
}

/// One fee standard (收费标准): a price with its 文号, validity and caps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeePolicy {
    /// 服务类别 it prices.
    pub service_kind: ServiceKind,
    /// For which 学段; `None` for both.
    pub stage: Option<Stage>,
    /// For which schools; `None` for city and rural alike.
    pub area: Option<Area>,
    /// Into which fund it flows: 服务性收费 or 代收费 (public money is never a parent's fee).
    pub fund: FundSource,
    /// What is counted.
    pub unit: FeeUnit,
    /// 分 per unit.
    pub price_fen: Fen,
    /// 课时 of one day that are charged at most; `None` for no limit. Whole lessons.
    pub lessons_per_day_max: Option<u32>,
    /// 月封顶.
    pub cap_month_fen: Option<Fen>,
    /// 学期封顶.
    pub cap_term_fen: Option<Fen>,
    /// Which sessions count.
    pub charged_on: ChargedOn,
    /// Whether leave and absence count where attendance is charged.
    pub absence_charged: bool,
    /// What part of a monthly price a part of a month costs.
    pub part_month: PartMonth,
    /// To which coin.
    pub rounding: Rounding,
    /// 发文机关.
    pub issuer: String,
    /// 文号.
    pub number: String,
    /// The clause of the paper, for example 第三条; may be empty.
    pub clause: String,
    /// From–to.
    pub valid: Span,
    /// 试行.
    pub is_trial: bool,
}

/// What a price is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeeUnit {
    /// 元/课时.
    Lesson,
    /// 元/天.
    Day,
    /// 元/月.
    Month,
    /// 元/学期, charged in the term's first charged month.
    Term,
}

/// Which sessions a fee counts; one that the school cancelled never counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChargedOn {
    /// Those attended: 出勤, 迟到, 早退 (and 请假, 缺席 where `absence_charged`).
    Attended,
    /// Those the pupil was enrolled for and the school held.
    Booked,
}

/// What part of a monthly price is owed, by the counting days (days on which at least part of a lesson counts).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartMonth {
    /// Any counting day owes the whole price.
    None,
    /// Fewer counting days than half of the month's teaching days owe half the price.
    HalfBelowHalfMonth,
    /// 按旬: each third of the month (1–10, 11–20, 21–end) that has a counting day owes a third of the price.
    TenDaySteps,
    /// Counting days ÷ the month's teaching days of the price, at most the whole.
    PerDay,
}

/// What a category of reduction amounts to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReductionRule {
    /// For example 农村低保.
    pub category: String,
    /// How much.
    pub waives: Waives,
}

/// How much a reduction waives of the share that falls to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waives {
    /// 全免.
    All,
    /// Per cent of the share, half-up to the fen.
    Percent(u32),
    /// Up to this much a month of each fee.
    Amount(Fen),
}

/// How a paid-for service that was not had is given back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefundRules {
    /// The named rule.
    pub rule: RefundRule,
    /// The daily rate of [`RefundRule::FixedDailyRate`].
    pub daily_rate_fen: Option<Fen>,
    /// Whether a session cancelled by the school is given back in full.
    pub is_school_cancelled_full: bool,
    /// By which way.
    pub pay_back: PayBack,
}

/// The refund rules seen, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefundRule {
    /// By the day.
    PerDay,
    /// By the lesson.
    PerLesson,
    /// A fixed sum per day.
    FixedDailyRate,
    /// Continuous absence: a month or more → one month; half or more → half; else nothing.
    ContinuousAbsenceMonthSteps,
    /// Leaving within three months → half, later nothing.
    HalfWithinThreeMonths,
    /// Attended less than half of the month's teaching days → half.
    HalfBelowHalfMonth,
    /// By thirds of the month.
    TenDaySteps,
    /// Continuous absence of more than a week.
    ContinuousOverOneWeek,
    /// What the school cancelled is given back in full, nothing else.
    SchoolCancelledAlwaysFull,
    /// Before opening all; within a third ⅔; within two thirds ⅓; later nothing.
    Thirds,
}

/// The way money goes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PayBack {
    /// As credit on the next bill.
    Credit,
    /// By the way it came.
    Original,
    /// In cash.
    Cash,
}

/// 补助方案: what serving earns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayRules {
    /// The paper it rests on; may be empty.
    pub basis: String,
    /// The floor per lesson; lower rates are warned of.
    pub floor_per_lesson_fen: Option<Fen>,
    /// The most that management pools may take of the income.
    pub management_share_max_permille: Option<u32>,
    /// Minutes of grace.
    pub late_or_early_minutes: u32,
    /// What a late or early row loses, in permille.
    pub late_or_early_deduct_permille: u32,
    /// What becomes of income left over.
    pub remainder: Remainder,
    /// Rates, in the profile's order.
    pub rates: Vec<PayRate>,
    /// Pools that share a sum instead of paying by rate, in the profile's order.
    pub pools: Vec<SharedPool>,
}

/// What becomes of the month's service fees after all pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remainder {
    /// It stays with the school.
    Keep,
    /// Shared equally among own staff who served.
    Equal,
    /// Shared among own staff who served, by their lessons.
    ByLessons,
}

/// One rate: for a pool and a kind of staff, for one slot or all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayRate {
    /// 资金池.
    pub pool: String,
    /// 人员类别.
    pub staff_kind: StaffKind,
    /// Only for what begins within this slot; `None` for every slot.
    pub slot: Option<PaySlot>,
    /// How much.
    pub pays: Pays,
}

/// A slot of the afternoon: from a time up to another, which lies outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaySlot {
    /// Inside.
    pub from: NaiveTime,
    /// Outside.
    pub to: NaiveTime,
}

/// What a rate is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pays {
    /// 元/课时.
    PerLesson(Fen),
    /// 元/天, once per day and pool.
    PerDay(Fen),
}

/// A pool that shares a sum among those who have rows in it. Such a pool has no rates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedPool {
    /// 资金池.
    pub pool: String,
    /// What it shares.
    pub source: PoolSource,
    /// How.
    pub split: Split,
    /// Whether it pays management, whose share of income is limited.
    pub is_management: bool,
}

/// What a shared pool holds each month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PoolSource {
    /// This many permille of the month's billed service fees, rounded down to the fen.
    OfIncome(u32),
    /// A fixed sum.
    Fixed(Fen),
}

/// By what a pool is shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Split {
    /// By lessons served in the pool.
    ByLessons,
    /// By the pupils who came, each group once a day.
    ByHeads,
    /// Equally.
    Equal,
}

impl PolicyProfile {
    /// SHA-256 of the profile's text, as 64 hexadecimal digits; names exactly this profile in a settlement.
    pub fn sha256(&self) -> &str {
        &self.text_sha256
    }

    /// Whether families may be charged for a kind. Free tutoring (个别辅导) never is, whatever the profile says
    /// (national opinion: 对个别学习有困难的学生给予免费辅导帮助); early arrival, lunch, evening study and weekends are not by
    /// default (教基厅函〔2023〕26号).
    pub fn chargeable(&self, kind: ServiceKind) -> bool {
        kind != ServiceKind::Tutoring && !self.not_chargeable.contains(&kind)
    }

    /// The fee standard for a kind in a stage and area on a day; the more particular goes before the general.
    /// `None` where nothing may or need be charged.
    pub fn fee(&self, kind: ServiceKind, stage: Stage, area: Area, day: NaiveDate) -> Option<&FeePolicy> {
        if !self.chargeable(kind) {
            return None;
        }
        let fits = |fee: &&FeePolicy| {
            fee.service_kind == kind
                && fee.stage.is_none_or(|only| only == stage)
                && fee.area.is_none_or(|only| only == area)
                && fee.valid.has(day)
        };
        self.fees.iter().filter(fits).max_by_key(|fee| (fee.stage.is_some(), fee.area.is_some(), fee.valid.from))
    }

    /// What a category of reduction amounts to; `None` where the profile does not name it.
    pub fn reduction(&self, category: &str) -> Option<&ReductionRule> {
        self.reductions.iter().find(|rule| rule.category == category.trim())
    }
}

impl FeePolicy {
    /// The paper as it is named in a sentence: the issuing body, and its 文号 in brackets.
    pub fn paper(&self) -> String {
        paper_said(&self.issuer, &self.number)
    }

    /// What a step rests on: the 文号, with the clause where it is known.
    pub fn cited(&self) -> String {
        if self.clause.is_empty() { self.number.clone() } else { format!("{} {}", self.number, self.clause) }
    }
}

impl FeeUnit {
    /// `课时`, `天`, `月`, `学期`.
    pub fn label(self) -> &'static str {
        match self {
            FeeUnit::Lesson => "课时",
            FeeUnit::Day => "天",
            FeeUnit::Month => "月",
            FeeUnit::Term => "学期",
        }
    }
}

impl PaySlot {
    /// `15:45-16:25`.
    pub fn label(self) -> String {
        format!("{}-{}", time_label(self.from), time_label(self.to))
    }
}

impl Pays {
    /// `60.00 元/课时`, `50.00 元/天`.
    pub fn label(self) -> String {
        match self {
            Pays::PerLesson(fen) => format!("{fen} 元/课时"),
            Pays::PerDay(fen) => format!("{fen} 元/天"),
        }
    }
}

impl Waives {
    /// `全免`, `50 %`, `20.00 元`.
    pub fn label(self) -> String {
        match self {
            Waives::All => "全免".to_owned(),
            Waives::Percent(percent) => format!("{percent} %"),
            Waives::Amount(fen) => format!("{fen} 元"),
        }
    }
}

/// SHA-256 of a text, as 64 hexadecimal digits.
pub(crate) fn sha256_hex(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// `某市发展和改革委员会（某发改价格〔2026〕12号）`.
pub(crate) fn paper_said(issuer: &str, number: &str) -> String {
    format!("{issuer}（{number}）")
}
