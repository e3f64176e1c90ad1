//! Reductions: the amount is spread over the counting days, gathered by the reduction that holds on each, and waived.
use super::better::better;
use super::{FeeInput, note};
use crate::days::{MonthDays, Span};
use crate::money::{Fen, Lessons};
use crate::profile::{ReductionRule, Waives};
use crate::settlement::Step;
use chrono::{Datelike, NaiveDate};

/// The reductions of one family in one month.
pub(super) struct Waiver<'a> {
    /// In the profile's order, whatever the order they came in.
    held: Vec<Held<'a>>,
    unknown: Vec<&'a str>,
}

/// One reduction and when it holds.
pub(super) struct Held<'a> {
    /// What it amounts to.
    pub(super) rule: &'a ReductionRule,
    valid: Vec<Span>,
}

/// What falls to one reduction.
#[derive(Default, Clone, Copy)]
struct Share {
    sum: Fen,
    days: u32,
    first: Option<NaiveDate>,
    on: MonthDays,
}

impl<'a> Waiver<'a> {
    /// The family's reductions as the profile values them; those that the profile does not name waive nothing.
    pub(super) fn new(input: &FeeInput<'a>) -> Waiver<'a> {
        let month = Span { from: input.month.first_day(), to: Some(input.month.last_day()) };
        let had = || input.reductions.iter().filter(|reduced| reduced.valid.meets(&month));
        let held = input.profile.reductions.iter().filter_map(|rule| {
            let of_rule = had().filter(|reduced| reduced.category.trim() == rule.category);
            let valid: Vec<Span> = of_rule.map(|reduced| reduced.valid).collect();
            (!valid.is_empty()).then_some(Held { rule, valid })
        });
        let held = held.collect();
        let mut unknown: Vec<&str> =
            had().filter(|each| input.profile.reduction(each.category).is_none()).map(|each| each.category).collect();
        unknown.sort_unstable();
        unknown.dedup();
        Waiver { held, unknown }
    }

    /// Waives what is due of an amount owed for the given days, with a step for each reduction; returns the whole waived.
    pub(super) fn waive(&self, owed: Fen, days: &[(NaiveDate, Lessons)], steps: &mut Vec<Step>) -> Fen {
        if self.held.is_empty() || owed <= Fen::ZERO {
            return Fen::ZERO;
        }
        let weights: Vec<i64> = days.iter().map(|(_, lessons)| lessons.0).collect();
        let parts: Vec<(NaiveDate, Fen)> = days.iter().map(|(day, _)| *day).zip(owed.share_among(&weights)).collect();
        let mut shares = vec![Share::default(); self.held.len()];
        for (used, (day, part)) in better(&self.held, &parts).into_iter().zip(&parts) {
            if let Some(place) = used {
                shares[place].sum += *part;
                shares[place].days += 1;
                shares[place].first.get_or_insert(*day);
                shares[place].on.0 |= MonthDays::of([*day]).0;
            }
        }
        let mut waived = Fen::ZERO;
        for (held, share) in self.held.iter().zip(shares) {
            if share.days > 0 {
                waived += held.waive(share, days.len() as u32, steps);
            }
        }
        waived
    }

    /// What the profile does not know, as steps that only explain.
    pub(super) fn notes(&self) -> impl Iterator<Item = Step> {
        self.unknown.iter().map(|category| note(format!("减免类别「{category}」不在政策口径中，没有减免")))
    }
}

impl Held<'_> {
    /// Whether it holds on a day.
    pub(super) fn holds(&self, day: NaiveDate) -> bool {
        self.valid.iter().any(|span| span.has(day))
    }

    fn waive(&self, share: Share, days: u32, steps: &mut Vec<Step>) -> Fen {
        let waived = match self.rule.waives {
            Waives::All => share.sum,
            Waives::Percent(percent) => share.sum.share(i64::from(percent), 100),
            Waives::Amount(amount) => amount.min(share.sum),
        };
        let when = match share.first {
            Some(first) if share.days < days => {
                format!("{}月{}日起 {} 天，占 {} 元", first.month(), first.day(), share.days, share.sum)
            }
            _ => format!("全部 {} 天，占 {} 元", share.days, share.sum),
        };
        let text = format!("减免：{} {}({when})", self.rule.category, self.rule.waives.label());
        steps.push(Step { text, amount_fen: Some(-waived), clause: None, days: share.on });
        waived
    }
}
