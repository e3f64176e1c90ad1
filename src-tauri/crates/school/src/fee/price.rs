//! What the counting days of one fee standard cost: the price, its rounding, and the caps.
use super::count::Counted;
use super::note;
use crate::days::MonthDays;
use crate::money::{Fen, Rounding};
use crate::profile::{FeeUnit, PartMonth, TotalCap};
use crate::settlement::Step;
use chrono::Datelike;

/// Names of groups in a step before the rest is only counted.
const GROUPS_NAMED: usize = 3;

/// What is owed before reductions, with a step for each amount. `this_month` is what other standards of the same kind
/// came to this month, `earlier` what the kind came to in earlier months of the term; both count towards the caps.
pub(super) fn price(
    counted: &Counted<'_>,
    days_taught: u32,
    this_month: Fen,
    earlier: Fen,
    steps: &mut Vec<Step>,
) -> Fen {
    let policy = counted.policy;
    let kind = policy.service_kind.label();
    if policy.unit == FeeUnit::Term && earlier + this_month > Fen::ZERO {
        steps.push(note(format!("{kind}按学期收费，本学期已计 {} 元，本月不再收", earlier + this_month)));
        return Fen::ZERO;
    }
    let (text, times, over) = reckoned(counted, days_taught);
    let exact = policy.price_fen.share(times, over);
    let days = MonthDays::of(counted.days.iter().map(|(day, _)| *day));
    steps.push(Step { days, ..step(text, exact, policy.cited()) });
    // Rounded from the exact product, not from its fen, so that no amount is rounded twice.
    let coin = coin_fen(policy.rounding);
    let mut owed = Fen(policy.price_fen.share(times, over * coin).0 * coin);
    if owed != exact {
        steps.push(step(format!("{kind}四舍五入到{}", coin_label(policy.rounding)), owed - exact, policy.cited()));
    }
    if let Some(cap) = policy.cap_month_fen {
        let before = if this_month == Fen::ZERO { String::new() } else { format!("，本月已计 {this_month} 元") };
        cap_at(&mut owed, cap - this_month, format!("{kind}本月封顶 {cap} 元{before}"), policy.cited(), steps);
    }
    if let Some(cap) = policy.cap_term_fen {
        let before = earlier + this_month;
        let text = if before == Fen::ZERO { String::new() } else { format!("，此前已计 {before} 元") };
        cap_at(&mut owed, cap - before, format!("{kind}学期封顶 {cap} 元{text}"), policy.cited(), steps);
    }
    owed
}

/// What is owed of one kind after the caps over all kinds. `this_month` is what came before it this month, `earlier` what
/// earlier months of the term came to, both of all kinds.
pub(super) fn cap_together(
    owed: Fen,
    cap: &TotalCap,
    this_month: Fen,
    earlier: Fen,
    cited: &str,
    steps: &mut Vec<Step>,
) -> Fen {
    let mut left = owed;
    let caps = [(cap.cap_month_fen, this_month, "本月"), (cap.cap_term_fen, this_month + earlier, "学期")];
    for (cap, before, when) in caps.into_iter().filter_map(|(cap, before, when)| Some((cap?, before, when))) {
        let said = if before == Fen::ZERO { String::new() } else { format!("，此前各项已计 {before} 元") };
        cap_at(&mut left, cap - before, format!("各项合计{when}封顶 {cap} 元{said}"), cited.to_owned(), steps);
    }
    left
}

fn cap_at(owed: &mut Fen, left: Fen, text: String, cited: String, steps: &mut Vec<Step>) {
    let left = left.max(Fen::ZERO);
    if *owed > left {
        steps.push(step(text, left - *owed, cited));
        *owed = left;
    }
}

/// The sentence of the price step, and the price's multiplier as a fraction.
fn reckoned(counted: &Counted<'_>, days_taught: u32) -> (String, i64, i64) {
    let policy = counted.policy;
    let (days, price) = (counted.days.len() as i64, policy.price_fen);
    let what = format!("{}({})", policy.service_kind.label(), groups_label(&counted.groups));
    match policy.unit {
        FeeUnit::Lesson => {
            let lessons = counted.lessons();
            (format!("{what} {days} 天，共 {} 课时 × {price} 元/课时", lessons.shown()), lessons.0, 1000)
        }
        FeeUnit::Day => (format!("{what} {days} 天 × {price} 元/天"), days, 1),
        FeeUnit::Term => (format!("{what} {price} 元/学期，在本学期首个计费月收取"), 1, 1),
        FeeUnit::Month => {
            let (part, times, over) = part_of_month(counted, i64::from(days_taught));
            (format!("{what} {days} 天，{price} 元/月{part}"), times, over)
        }
    }
}

/// What part of the monthly price is owed.
fn part_of_month(counted: &Counted<'_>, days_taught: i64) -> (String, i64, i64) {
    let days = counted.days.len() as i64;
    match counted.policy.part_month {
        PartMonth::None => (String::new(), 1, 1),
        PartMonth::HalfBelowHalfMonth if days * 2 < days_taught => {
            (format!("，不足本月 {days_taught} 个上课日的一半，按一半收"), 1, 2)
        }
        PartMonth::HalfBelowHalfMonth => (format!("，达到本月 {days_taught} 个上课日的一半，全额收"), 1, 1),
        PartMonth::TenDaySteps => {
            let mut thirds: Vec<u32> = counted.days.iter().map(|(day, _)| (day.day0() / 10).min(2)).collect();
            thirds.dedup();
            (format!("，参加 {} 旬，每旬收三分之一", thirds.len()), thirds.len() as i64, 3)
        }
        PartMonth::PerDay if days >= days_taught => (format!("，本月 {days_taught} 个上课日全部参加"), 1, 1),
        PartMonth::PerDay => (format!(" × {days} 天 ÷ 本月 {days_taught} 个上课日"), days, days_taught),
    }
}

fn groups_label(groups: &[&str]) -> String {
    match groups.len() {
        0..=GROUPS_NAMED => groups.join("、"),
        more => format!("{}等 {more} 个班", groups[..GROUPS_NAMED].join("、")),
    }
}

fn coin_fen(rounding: Rounding) -> i64 {
    match rounding {
        Rounding::Fen => 1,
        Rounding::Jiao => 10,
        Rounding::Yuan => 100,
    }
}

fn coin_label(rounding: Rounding) -> &'static str {
    match rounding {
        Rounding::Fen => "分",
        Rounding::Jiao => "角",
        Rounding::Yuan => "元",
    }
}

fn step(text: String, amount: Fen, cited: String) -> Step {
    Step { text, amount_fen: Some(amount), clause: Some(cited), days: MonthDays::default() }
}
