//! A profile as the office reads it: every standard, reduction, refund rule and rate of pay as rows of words and figures.
use super::lists::{self, PAY_BACK, REFUND, SPLIT, said_of};
use super::said::said_of_total;
use super::{ChargedOn, FeePolicy, PartMonth, PolicyProfile, PoolSource, RefundRule, RefundRules, Remainder, Split};
use crate::days::date_label;
use crate::money::{Fen, Rounding};
use crate::words::ServiceKind;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Days before its end from which a standard is shown as ending soon.
const SOON_DAYS: i64 = 60;

/// A profile as shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PolicyTable {
    /// The profile's name.
    pub name: String,
    /// `2025年9月1日 至 2027年8月31日`.
    pub validity: String,
    /// 收费标准, in the profile's order.
    pub fees: Vec<FeeRow>,
    /// `各项合计 每学期最多 600.00 元`: caps over all kinds.
    pub total_caps: Vec<String>,
    /// Kinds of service that are never charged.
    pub free_kinds: Vec<String>,
    /// 减免.
    pub reductions: Vec<ReductionRow>,
    /// 退费 in a sentence.
    pub refund: String,
    /// The paper the pay rests on; may be empty.
    pub pay_basis: String,
    /// Rates of pay and shared pools.
    pub rates: Vec<RateRow>,
    /// The other rules of pay, a sentence each.
    pub pay_rules: Vec<String>,
    /// What needs a look.
    pub warnings: Vec<String>,
}

/// One fee standard as shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FeeRow {
    /// 服务类别.
    pub kind_label: String,
    /// `小学 · 城市`; `全部学生` where it is for all.
    pub for_label: String,
    /// The price.
    pub price_fen: Fen,
    /// `课时`, `天`, `月`, `学期`.
    pub unit_label: String,
    /// 课时 a day that are charged at most.
    pub lessons_per_day_max: Option<u32>,
    /// 月封顶.
    pub cap_month_fen: Option<Fen>,
    /// 学期封顶.
    pub cap_term_fen: Option<Fen>,
    /// What counts, how a part of a month is charged, to which coin, into which fund.
    pub how: String,
    /// 发文机关.
    pub issuer: String,
    /// 文号, with the clause.
    pub cited: String,
    /// `2025年9月1日 至 2027年8月31日`.
    pub validity: String,
    /// Days until its last day; null where it has none.
    pub days_left: Option<i64>,
    /// Whether it can be charged by, and for how long.
    pub state: FeeState,
    /// The state in words: `试行，还有 280 天`.
    pub state_label: String,
}

/// Whether a standard is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FeeState {
    /// Not yet.
    Ahead,
    /// In force.
    InForce,
    /// In force for at most 60 more days.
    EndsSoon,
    /// Over.
    Ended,
}

/// One reduction on offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReductionRow {
    /// 农村低保.
    pub category: String,
    /// `全免`, `50 %`, `20.00 元`.
    pub waives: String,
}

/// One rate of pay, or a pool that is shared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RateRow {
    /// 资金池.
    pub pool: String,
    /// 人员类别; `参与人员` for a shared pool.
    pub who: String,
    /// `15:45-16:25`; empty for all slots.
    pub slot: String,
    /// `60.00 元/课时`, `收费收入的 8 %，按课时分`.
    pub rate: String,
}

impl PolicyProfile {
    /// The profile as rows, with what is left of each standard's time as of a day.
    pub fn table(&self, today: NaiveDate) -> PolicyTable {
        let free = |kind: &ServiceKind| !self.chargeable(*kind);
        PolicyTable {
            name: self.name.clone(),
            validity: self.valid.label(),
            fees: self.fees.iter().map(|fee| fee.row(today)).collect(),
            total_caps: self.total_caps.iter().map(said_of_total).collect(),
            free_kinds: ServiceKind::ALL.iter().copied().filter(free).map(|kind| kind.label().to_owned()).collect(),
            reductions: self
                .reductions
                .iter()
                .map(|rule| ReductionRow { category: rule.category.clone(), waives: rule.waives.label() })
                .collect(),
            refund: refund(&self.refund),
            pay_basis: self.pay.basis.clone(),
            rates: self.rate_rows(),
            pay_rules: self.pay_rules(),
            warnings: self.warnings(today),
        }
    }

    pub(super) fn rate_rows(&self) -> Vec<RateRow> {
        let rates = self.pay.rates.iter().map(|rate| RateRow {
            pool: rate.pool.clone(),
            who: rate.staff_kind.label().to_owned(),
            slot: rate.slot.map(|slot| slot.label()).unwrap_or_default(),
            rate: rate.pays.label(),
        });
        let pools = self.pay.pools.iter().map(|pool| {
            let source = match pool.source {
                PoolSource::OfIncome(permille) => format!("收费收入的 {}", percent(permille)),
                PoolSource::Fixed(fen) => format!("每月 {fen} 元"),
            };
            RateRow {
                pool: pool.pool.clone(),
                who: "参与人员".to_owned(),
                slot: String::new(),
                rate: format!("{source}，{}", pool.split.label()),
            }
        });
        rates.chain(pools).collect()
    }

    fn pay_rules(&self) -> Vec<String> {
        let pay = &self.pay;
        let mut rules = Vec::new();
        rules.extend(pay.floor_per_lesson_fen.map(|floor| format!("每课时不低于 {floor} 元")));
        rules.extend(
            pay.management_share_max_permille.map(|most| format!("管理类资金池不超过收费收入的 {}", percent(most))),
        );
        if pay.late_or_early_deduct_permille > 0 {
            let (minutes, part) = (pay.late_or_early_minutes, percent(pay.late_or_early_deduct_permille));
            rules.push(format!("迟到或早退超过 {minutes} 分钟，扣该次的 {part}"));
        }
        rules.push(
            match pay.remainder {
                Remainder::Keep => "发放后的结余留在学校",
                Remainder::Equal => "发放后的结余由参与的本校人员均分",
                Remainder::ByLessons => "发放后的结余按课时分给参与的本校人员",
            }
            .to_owned(),
        );
        rules
    }
}

impl FeePolicy {
    fn row(&self, today: NaiveDate) -> FeeRow {
        let (state, state_label) = self.state(today);
        let (stage, area) = (self.stage.map(|stage| stage.label()), self.area.map(|area| area.label()));
        let only: Vec<&str> = stage.into_iter().chain(area).collect();
        FeeRow {
            kind_label: self.service_kind.label().to_owned(),
            for_label: if only.is_empty() { "全部学生".to_owned() } else { only.join(" · ") },
            price_fen: self.price_fen,
            unit_label: self.unit.label().to_owned(),
            lessons_per_day_max: self.lessons_per_day_max,
            cap_month_fen: self.cap_month_fen,
            cap_term_fen: self.cap_term_fen,
            how: self.how(),
            issuer: self.issuer.clone(),
            cited: self.cited(),
            validity: self.valid.label(),
            days_left: self.valid.to.map(|to| (to - today).num_days()),
            state,
            state_label,
        }
    }

    /// Whether the standard holds on a day, and in words how much longer.
    pub fn state(&self, today: NaiveDate) -> (FeeState, String) {
        let trial = if self.is_trial { "试行，" } else { "" };
        if today < self.valid.from {
            return (FeeState::Ahead, format!("{trial}{}起执行", date_label(self.valid.from)));
        }
        match self.valid.to.map(|to| (to - today).num_days()) {
            None => (FeeState::InForce, format!("{trial}没有写截止日期")),
            Some(left) if left < 0 => (FeeState::Ended, format!("{trial}已到期 {} 天", -left)),
            Some(left) if left <= SOON_DAYS => (FeeState::EndsSoon, format!("{trial}还有 {left} 天到期")),
            Some(left) => (FeeState::InForce, format!("{trial}还有 {left} 天")),
        }
    }

    fn how(&self) -> String {
        let counts = match (self.charged_on, self.absence_charged) {
            (ChargedOn::Attended, false) => "按出勤计，请假、缺席不收",
            (ChargedOn::Attended, true) => "按出勤计，请假、缺席也收",
            (ChargedOn::Booked, _) => "按报名计",
        };
        let part = match self.part_month {
            PartMonth::None => "",
            PartMonth::HalfBelowHalfMonth => "，不足半月收一半",
            PartMonth::TenDaySteps => "，按旬收",
            PartMonth::PerDay => "，按天折算",
        };
        let coin = match self.rounding {
            Rounding::Fen => "",
            Rounding::Jiao => "，四舍五入到角",
            Rounding::Yuan => "，四舍五入到元",
        };
        format!("{counts}{part}{coin}，属{}", self.fund.label())
    }
}

impl Split {
    /// `按课时分`, `按人次分`, `均分`.
    pub fn label(self) -> &'static str {
        said_of(SPLIT, self)
    }
}

pub(super) fn refund(rules: &RefundRules) -> String {
    let rule = match (rules.rule, rules.daily_rate_fen) {
        (RefundRule::FixedDailyRate, Some(fen)) => format!("没有参加的每天退 {fen} 元"),
        (rule, _) => said_of(REFUND, rule).to_owned(),
    };
    let cancelled = if rules.is_school_cancelled_full { "；学校停课的全额退" } else { "" };
    let way = said_of(PAY_BACK, rules.pay_back);
    format!("{rule}{cancelled}；{way}")
}

fn percent(permille: u32) -> String {
    format!("{} %", lists::percent(permille))
}
