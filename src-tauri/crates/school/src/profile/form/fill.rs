//! From a profile to the form of it.
use super::{FeeForm, PaidForm, PoolForm, ProfileForm, RateForm, ReductionForm, SampleRule, TotalForm};
use crate::days::{Span, time_label};
use crate::money::Fen;
use crate::profile::adoption::stem;
use crate::profile::lists::{
    CHARGED_ON, FUND, PART_MONTH, PAY_BACK, REFUND, REMAINDER, ROUNDING, SPLIT, UNIT, code_of, percent,
};
use crate::profile::{
    FeePolicy, PayRate, Pays, PolicyProfile, PoolSource, ReductionRule, SharedPool, TotalCap, Waives,
};
use crate::words::StaffKind;
use chrono::NaiveTime;

impl PolicyProfile {
    /// The profile as a form. Of an example its name, papers and days are left empty, for they are no
    /// school's own, and every rule is one that nobody has looked at.
    pub fn form(&self) -> ProfileForm {
        let is_sample = self.sample_said().is_some();
        let mut form = self.filled(is_sample);
        let rules = form.rules().into_iter();
        let of_example = |key: &String| self.unchecked.contains(key) || self.unwritten.contains(key);
        let unlooked = rules.filter(|rule| if is_sample { rule.may_be_sample() } else { of_example(&rule.key) });
        form.sample = unlooked.map(|rule| SampleRule { key: rule.key, said: rule.said }).collect();
        form.unwritten.clone_from(&self.unwritten);
        form
    }

    /// The name; empty where the paper's number stands for it.
    fn own_name(&self) -> String {
        let name = stem(&self.name);
        if self.fees.first().is_some_and(|fee| fee.number == name) { String::new() } else { name.to_owned() }
    }

    fn filled(&self, is_sample: bool) -> ProfileForm {
        let (refund, pay) = (&self.refund, &self.pay);
        let paper = if is_sample { None } else { self.fees.first() };
        let days = if is_sample { [String::new(), String::new()] } else { days(self.valid) };
        let [from, to] = days;
        let is_deducted = pay.late_or_early_deduct_permille > 0;
        ProfileForm {
            name: if is_sample { String::new() } else { self.own_name() },
            issuer: paper.map(|fee| fee.issuer.clone()).unwrap_or_default(),
            number: paper.map(|fee| fee.number.clone()).unwrap_or_default(),
            from,
            to,
            trial: paper.is_some_and(|fee| fee.is_trial),
            earliest_end: match self.time.earliest_end {
                NaiveTime::MIN => String::new(),
                time => time_label(time),
            },
            basic_latest_end: time_label(self.time.basic_latest_end),
            extended_latest_end: time_label(self.time.extended_latest_end),
            weekend: self.time.weekend_days_max > 0,
            evening_study: self.time.evening_study,
            free_kinds: self.not_chargeable.iter().map(|kind| kind.code().to_owned()).collect(),
            fees: self.fees.iter().map(|fee| fee.form(paper.map(|paper| (paper, self.valid)))).collect(),
            total_caps: self.total_caps.iter().map(TotalCap::form).collect(),
            reductions: self.reductions.iter().map(ReductionRule::form).collect(),
            refund_rule: code_of(REFUND, refund.rule),
            refund_daily: amount(refund.daily_rate_fen),
            school_cancelled_full: refund.is_school_cancelled_full,
            pay_back: code_of(PAY_BACK, refund.pay_back),
            pay_basis: pay.basis.clone(),
            pay_floor: amount(pay.floor_per_lesson_fen),
            management_max: pay.management_share_max_permille.map(percent).unwrap_or_default(),
            late_minutes: if is_deducted { pay.late_or_early_minutes.to_string() } else { String::new() },
            late_deduct: if is_deducted { percent(pay.late_or_early_deduct_permille) } else { String::new() },
            remainder: code_of(REMAINDER, pay.remainder),
            rates: rates(&pay.rates),
            pools: pay.pools.iter().map(SharedPool::form).collect(),
            sample: Vec::new(),
            agreed: Vec::new(),
            unwritten: Vec::new(),
        }
    }
}

impl FeePolicy {
    /// `most` is the paper and the days of most fees; none where papers are left empty.
    fn form(&self, most: Option<(&FeePolicy, Span)>) -> FeeForm {
        let own_paper = most.is_some_and(|(paper, valid)| {
            (&self.issuer, &self.number, self.is_trial, self.valid)
                != (&paper.issuer, &paper.number, paper.is_trial, valid)
        });
        let paper = |text: &str| if own_paper { text.to_owned() } else { String::new() };
        let [from, to] = if own_paper { days(self.valid) } else { [String::new(), String::new()] };
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
            clause: if most.is_some() { self.clause.clone() } else { String::new() },
            own_paper,
            issuer: paper(&self.issuer),
            number: paper(&self.number),
            from,
            to,
            trial: own_paper && self.is_trial,
        }
    }
}

impl TotalCap {
    fn form(&self) -> TotalForm {
        TotalForm {
            stage: self.stage.map(|stage| stage.code().to_owned()).unwrap_or_default(),
            cap_month: amount(self.cap_month_fen),
            cap_term: amount(self.cap_term_fen),
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

/// A row for each pool, unit and slot, as long as they follow each other; each with every kind that is paid by person.
fn rates(rates: &[PayRate]) -> Vec<RateForm> {
    let mut rows: Vec<RateForm> = Vec::new();
    for rate in rates {
        let (unit, fen) = match rate.pays {
            Pays::PerLesson(fen) => ("lesson", fen),
            Pays::PerDay(fen) => ("day", fen),
        };
        let [slot_from, slot_to] =
            rate.slot.map_or([String::new(), String::new()], |slot| [time_label(slot.from), time_label(slot.to)]);
        let paid = PaidForm { staff_kind: rate.staff_kind.code().to_owned(), amount: fen.plain() };
        let is_of = |row: &&mut RateForm| {
            (&row.pool, row.unit.as_str(), &row.slot_from, &row.slot_to) == (&rate.pool, unit, &slot_from, &slot_to)
        };
        match rows.last_mut().filter(is_of) {
            Some(row) => row.amounts.push(paid),
            None => rows.push(RateForm {
                pool: rate.pool.clone(),
                slot_from,
                slot_to,
                unit: unit.to_owned(),
                amounts: vec![paid],
            }),
        }
    }
    for row in &mut rows {
        for kind in StaffKind::ALL.iter().filter(|kind| kind.is_paid_by_person()) {
            if !row.amounts.iter().any(|paid| paid.staff_kind == kind.code()) {
                row.amounts.push(PaidForm { staff_kind: kind.code().to_owned(), amount: String::new() });
            }
        }
    }
    rows
}

fn days(span: Span) -> [String; 2] {
    [span.from.to_string(), span.to.map(|day| day.to_string()).unwrap_or_default()]
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
