//! Which reduction holds on a day where several do: the one that is better for the family over the whole month.
use super::waive::Held;
use crate::money::Fen;
use crate::profile::Waives;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// For each day the reduction that is used, as its place in `held`; `None` where none holds.
///
/// Free goes before per cent and the higher per cent before the lower. An amount waives up to its sum however many days
/// it is used on, so it takes first the days on which nothing else holds, and then those days whose whole part it can
/// waive for the least that their own per cent would have waived.
pub(super) fn better(held: &[Held<'_>], parts: &[(NaiveDate, Fen)]) -> Vec<Option<usize>> {
    let mut used: Vec<Option<usize>> = parts.iter().map(|(day, _)| highest_percent(held, *day)).collect();
    for (place, each) in held.iter().enumerate() {
        if let Waives::Amount(amount) = each.rule.waives {
            for day in days_of_amount(held, place, amount, parts, &used) {
                used[day] = Some(place);
            }
        }
    }
    // A day on which only a spent amount holds is still told as that amount's.
    for (used, (day, _)) in used.iter_mut().zip(parts) {
        *used = used.or_else(|| held.iter().position(|each| each.holds(*day)));
    }
    used
}

fn highest_percent(held: &[Held<'_>], day: NaiveDate) -> Option<usize> {
    let mut best: Option<usize> = None;
    for (place, each) in held.iter().enumerate() {
        let percent = percent_of(each);
        if percent > 0 && each.holds(day) && best.is_none_or(|best| percent > percent_of(&held[best])) {
            best = Some(place);
        }
    }
    best
}

/// Per cent of a day's part; nothing for an amount.
fn percent_of(held: &Held<'_>) -> i64 {
    match held.rule.waives {
        Waives::All => 100,
        Waives::Percent(percent) => i64::from(percent),
        Waives::Amount(_) => 0,
    }
}

/// The days an amount is used on.
fn days_of_amount(
    held: &[Held<'_>],
    place: usize,
    amount: Fen,
    parts: &[(NaiveDate, Fen)],
    used: &[Option<usize>],
) -> Vec<usize> {
    let (mut taken, mut left) = (Vec::new(), amount.0);
    let mut dear: Vec<(usize, i64, i64)> = Vec::new();
    for (day, (date, part)) in parts.iter().enumerate() {
        let other = used[day].map(|other| percent_of(&held[other]));
        match other {
            _ if !held[place].holds(*date) => {}
            None if left > 0 => {
                taken.push(day);
                left -= part.0;
            }
            Some(percent @ 1..100) => dear.push((day, part.0, percent)),
            _ => {}
        }
    }
    if left > 0 {
        taken.extend(dear_days(&dear, left));
    }
    taken
}

/// Of days with their part and the per cent that would be given up, those that gain most when up to `left` is waived of
/// them: every sum of parts below `left` is tried once, at its least cost.
fn dear_days(dear: &[(usize, i64, i64)], left: i64) -> Vec<usize> {
    // By sum of parts: what is given up in hundredths of a fen, and the days as bits.
    let mut sums: BTreeMap<i64, (i64, u64)> = BTreeMap::from([(0, (0, 0))]);
    for (place, (_, part, percent)) in dear.iter().enumerate().take(64) {
        let open: Vec<(i64, (i64, u64))> = sums.range(..left).map(|(sum, cost)| (*sum, *cost)).collect();
        for (sum, (cost, days)) in open {
            let (cost, days) = (cost + part * percent, days | 1 << place);
            let least = sums.entry(sum + part).or_insert((cost, days));
            *least = (*least).min((cost, days));
        }
    }
    let mut best = (0, 0);
    for (sum, (cost, days)) in sums {
        let gain = sum.min(left) * 100 - cost;
        if gain > best.0 {
            best = (gain, days);
        }
    }
    dear.iter().enumerate().filter(|(place, _)| best.1 & 1 << place != 0).map(|(_, (day, _, _))| *day).collect()
}
