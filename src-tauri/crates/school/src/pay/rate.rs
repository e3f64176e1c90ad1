//! Pay by rate: lessons times the rate of pool, kind of staff and slot; a daily rate once per day and pool.
use super::row::PaidRow;
use super::{Lead, Person};
use crate::ids::GroupId;
use crate::money::{Fen, Lessons};
use crate::profile::{PayRate, PayRules, PaySlot, Pays};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What one rate came to for one person.
#[derive(Debug)]
pub(super) struct Rated {
    /// The rate's slot and price; `None` where the profile has no rate.
    pub(super) rate: Option<(Option<PaySlot>, Pays)>,
    /// Lessons paid by it.
    pub(super) lessons: Lessons,
    /// Days on which it was paid.
    pub(super) days: BTreeSet<NaiveDate>,
    /// Before deductions.
    pub(super) sum: Fen,
}

impl Rated {
    /// `60.00 元/课时`, `15:45-16:25 68.00 元/课时`, `无标准`.
    pub(super) fn label(&self) -> String {
        match &self.rate {
            None => "无标准".to_owned(),
            Some((None, pays)) => pays.label(),
            Some((Some(slot), pays)) => format!("{} {}", slot.label(), pays.label()),
        }
    }
}

/// Pays a person's rows in the pools that have rates; rows of shared pools only gather their lessons and days.
pub(super) fn pay_by_rate(rules: &PayRules, person: &mut Person<'_>) {
    for paid in &person.rows {
        let row = paid.row;
        let in_pool = person.pools.entry(row.pool).or_default();
        in_pool.lessons = Lessons(in_pool.lessons.0 + row.lessons.0);
        let is_first_that_day = !in_pool.rated.iter().any(|rated| rated.is_daily() && rated.days.contains(&row.day));
        in_pool.days.insert(row.day);
        if rules.pools.iter().any(|shared| shared.pool == row.pool) {
            continue;
        }
        let rate = rate_of(rules, person.staff.kind, paid);
        let amount = match rate.map(|rate| rate.pays) {
            None => Fen::ZERO,
            Some(Pays::PerLesson(fen)) => fen.times_lessons(row.lessons),
            Some(Pays::PerDay(fen)) if is_first_that_day => fen,
            Some(Pays::PerDay(_)) => Fen::ZERO,
        };
        let named = rate.map(|rate| (rate.slot, rate.pays));
        let place = in_pool.rated.iter().position(|rated| rated.rate == named).unwrap_or(in_pool.rated.len());
        if place == in_pool.rated.len() {
            in_pool.rated.push(Rated { rate: named, lessons: Lessons(0), days: BTreeSet::new(), sum: Fen::ZERO });
        }
        let rated = &mut in_pool.rated[place];
        rated.lessons = Lessons(rated.lessons.0 + row.lessons.0);
        rated.days.insert(row.day);
        rated.sum += amount;
        let lost = amount.share(i64::from(rules.late_or_early_deduct_permille), 1000);
        if let (Some(why), true) = (&paid.deduct, lost > Fen::ZERO) {
            let part = percent_label(rules.late_or_early_deduct_permille);
            in_pool.deducted.push((row.day, format!("{why}，扣该次 {part}"), lost));
        }
    }
}

impl Rated {
    fn is_daily(&self) -> bool {
        matches!(self.rate, Some((_, Pays::PerDay(_))))
    }
}

/// Those who served without a rate, and in which groups.
type Unpaid<'a> = (Vec<&'a str>, BTreeMap<&'a str, GroupId>);

/// Names the pools and kinds of staff whose served lessons have no rate, and hands on the groups they served in.
pub(super) fn find_missing(people: &[Person<'_>], findings: &mut Vec<String>) -> Vec<Lead> {
    let mut missing: BTreeMap<(&str, &str), Unpaid<'_>> = BTreeMap::new();
    for person in people {
        for (pool, in_pool) in &person.pools {
            if in_pool.rated.iter().any(|rated| rated.rate.is_none() && rated.lessons.0 > 0) {
                let (names, groups) = missing.entry((pool, person.staff.kind.label())).or_default();
                names.push(&person.staff.name);
                let rows = person.rows.iter().map(|paid| paid.row).filter(|row| row.pool == *pool);
                groups.extend(rows.filter_map(|row| Some((row.what, row.group?))));
            }
        }
    }
    let mut leads = Vec::new();
    for ((pool, kind), (names, groups)) in missing {
        let pool =
            if pool.is_empty() { "服务班没有填资金池".to_owned() } else { format!("资金池「{pool}」") };
        let said = format!("{pool}没有{kind}的补助标准，{}按 0 元计", names.join("、"));
        let lead = |(name, group): (&str, GroupId)| Lead {
            said: said.clone(),
            group: Some(group),
            name: name.to_owned(),
            staff: None,
            day: None,
        };
        leads.extend(groups.into_iter().map(lead));
        findings.push(said);
    }
    leads
}

/// The rate of a row; one that names the slot in which the row begins goes before one for all slots.
fn rate_of<'r>(rules: &'r PayRules, kind: crate::words::StaffKind, paid: &PaidRow<'_>) -> Option<&'r PayRate> {
    let begins_in = |slot: PaySlot| paid.row.starts_at.is_some_and(|at| slot.from <= at && at < slot.to);
    rules
        .rates
        .iter()
        .filter(|rate| rate.pool == paid.row.pool && rate.staff_kind == kind && rate.slot.is_none_or(begins_in))
        .max_by_key(|rate| rate.slot.is_some())
}

/// Permille as per cent: `25 %`, `12.5 %`.
pub(super) fn percent_label(permille: u32) -> String {
    match permille % 10 {
        0 => format!("{} %", permille / 10),
        tenth => format!("{}.{tenth} %", permille / 10),
    }
}
