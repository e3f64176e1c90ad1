//! Reductions: the amount is spread over the counting days, gathered by the reduction that holds on each, and waived.
use super::{FeeInput, note};
use crate::days::Span;
use crate::money::{Fen, Lessons};
use crate::profile::{ReductionRule, Waives};
use crate::settlement::Step;
use chrono::{Datelike, NaiveDate};

/// The reductions of one family in one month. An amount is per month over all fees, so what is left of it is kept here.
pub(super) struct Waiver<'a> {
    /// In the profile's order, whatever the order they came in.
    held: Vec<Held<'a>>,
    unknown: Vec<&'a str>,
}

struct Held<'a> {
    rule: &'a ReductionRule,
    valid: Vec<Span>,
    /// What an amount may still waive this month.
    left: Fen,
}

/// What falls to one reduction.
#[derive(Default, Clone, Copy)]
struct Share {
    sum: Fen,
    days: u32,
    first: Option<NaiveDate>,
}

impl<'a> Waiver<'a> {
    /// The family's reductions as the profile values them; those that the profile does not name waive nothing.
    pub(super) fn new(input: &FeeInput<'a>) -> Waiver<'a> {
        let month = Span { from: input.month.first_day(), to: Some(input.month.last_day()) };
        let had = || input.reductions.iter().filter(|reduced| reduced.valid.meets(&month));
        let held = input.profile.reductions.iter().filter_map(|rule| {
            let of_rule = had().filter(|reduced| reduced.category.trim() == rule.category);
            let valid: Vec<Span> = of_rule.map(|reduced| reduced.valid).collect();
            let left = if let Waives::Amount(fen) = rule.waives { fen } else { Fen::ZERO };
            (!valid.is_empty()).then_some(Held { rule, valid, left })
        });
        let held = held.collect();
        let mut unknown: Vec<&str> =
            had().filter(|each| input.profile.reduction(each.category).is_none()).map(|each| each.category).collect();
        unknown.sort_unstable();
        unknown.dedup();
        Waiver { held, unknown }
    }

    /// Waives what is due of an amount owed for the given days, with a step for each reduction; returns the whole waived.
    pub(super) fn waive(&mut self, owed: Fen, days: &[(NaiveDate, Lessons)], steps: &mut Vec<Step>) -> Fen {
        if self.held.is_empty() || owed <= Fen::ZERO {
            return Fen::ZERO;
        }
        let weights: Vec<i64> = days.iter().map(|(_, lessons)| lessons.0).collect();
        let parts: Vec<(NaiveDate, Fen)> = days.iter().map(|(day, _)| *day).zip(owed.share_among(&weights)).collect();
        let worth: Vec<(i64, i64)> = self.held.iter().map(|held| held.worth(&parts)).collect();
        let mut shares = vec![Share::default(); self.held.len()];
        for (day, part) in parts {
            if let Some(place) = self.better(day, &worth) {
                shares[place].sum += part;
                shares[place].days += 1;
                shares[place].first.get_or_insert(day);
            }
        }
        let mut waived = Fen::ZERO;
        for (held, share) in self.held.iter_mut().zip(shares) {
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

    /// The reduction that holds on a day; of several, the one that waives the greater part of what would fall to it.
    fn better(&self, day: NaiveDate, worth: &[(i64, i64)]) -> Option<usize> {
        let mut best: Option<usize> = None;
        for (place, held) in self.held.iter().enumerate() {
            let is_more = |than: usize| {
                let ((waives, of), (other, other_of)) = (worth[place], worth[than]);
                i128::from(waives) * i128::from(other_of) > i128::from(other) * i128::from(of)
            };
            if held.valid.iter().any(|span| span.has(day)) && best.is_none_or(is_more) {
                best = Some(place);
            }
        }
        best
    }
}

impl Held<'_> {
    /// The part it would waive of all days it holds on, as a fraction.
    fn worth(&self, parts: &[(NaiveDate, Fen)]) -> (i64, i64) {
        match self.rule.waives {
            Waives::All => (1, 1),
            Waives::Percent(percent) => (i64::from(percent), 100),
            Waives::Amount(_) => {
                let holds = |day: NaiveDate| self.valid.iter().any(|span| span.has(day));
                let sum: Fen = parts.iter().filter(|(day, _)| holds(*day)).map(|(_, part)| *part).sum();
                (self.left.min(sum).0, sum.0.max(1))
            }
        }
    }

    fn waive(&mut self, share: Share, days: u32, steps: &mut Vec<Step>) -> Fen {
        let waived = match self.rule.waives {
            Waives::All => share.sum,
            Waives::Percent(percent) => share.sum.share(i64::from(percent), 100),
            Waives::Amount(_) => self.left.min(share.sum),
        };
        self.left -= waived.min(self.left);
        let when = match share.first {
            Some(first) if share.days < days => {
                format!("{}月{}日起 {} 天，占 {} 元", first.month(), first.day(), share.days, share.sum)
            }
            _ => format!("全部 {} 天，占 {} 元", share.days, share.sum),
        };
        let text = format!("减免：{} {}({when})", self.rule.category, self.rule.waives.label());
        steps.push(Step { text, amount_fen: Some(-waived), clause: None });
        waived
    }
}
