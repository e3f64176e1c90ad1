//! Earlier months of the term without any roll call: found for 今天, and put aside for good.
use crate::today::Held;
use crate::{Desk, No, Now, Progress, shown};
use kehou_school::days::{Month, Span};
use kehou_school::fee::charged_elsewhere_until;
use kehou_school::session::sessions_on;
use kehou_school::today::{Uncalled, due_calls, silent_months, uncalled};
use kehou_store::Reading;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// The setting that holds the last month put aside.
const ASIDE: &str = "calls_put_aside";

/// Months without roll calls that are told no more.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PutCallsAside {
    /// The last of them, `YYYY-MM`; null is the month before today's, empty none.
    #[serde(default)]
    pub until: Option<String>,
}

/// Puts the months aside; answers what takes it back.
pub(crate) fn put_aside(desk: &mut Desk, now: &Now, ask: PutCallsAside, _: &dyn Progress) -> Result<PutCallsAside, No> {
    let before = desk.store.read().setting(ASIDE)?.unwrap_or_default();
    let until = match ask.until.as_deref() {
        None => Month::of(now.today).previous().to_string(),
        Some("") => String::new(),
        Some(month) => shown::month(month)?.to_string(),
    };
    desk.store.write(now, "put_calls_aside", |w| w.set_setting(ASIDE, &until).map_err(No::from))?;
    Ok(PutCallsAside { until: Some(before) })
}

/// The months of the term before this one in which a roll was due and none was called; nothing before the school's first roll
/// call of the term, when there is nothing to be missed yet.
pub(crate) fn found(read: &Reading<'_>, held: &Held) -> Result<Option<Uncalled>, No> {
    let terms = read.terms()?;
    let Some(term) = held.term(&terms) else { return Ok(None) };
    let mut answered: BTreeSet<Month> =
        read.roll_calls_by_month(term.first_day, held.today)?.into_iter().map(|(month, _)| month).collect();
    if answered.is_empty() {
        return Ok(None);
    }
    answered.extend(read.settlements()?.into_iter().map(|each| each.month));
    let aside = read.setting(ASIDE)?.and_then(|month| Month::read(&month));
    // What was charged elsewhere was called elsewhere.
    let until = charged_elsewhere_until(&held.lists.students, Month::of(term.first_day), Month::of(term.last_day));
    let months = silent_months(Month::of(term.first_day), Month::of(held.today), &answered, aside.max(until));
    let (Some(first), Some(last)) = (months.first(), months.last()) else { return Ok(None) };
    let (first, last) = (first.first_day().max(term.first_day), last.last_day());
    let enrolments = read.enrolments_in(Span { from: first, to: Some(last) })?;
    let days = first.iter_days().take_while(|day| *day <= last);
    let sessions: Vec<_> =
        days.filter_map(|day| sessions_on(&held.calendar, &held.lists.groups, day).ok()).flatten().collect();
    Ok(uncalled(&due_calls(&sessions, &enrolments, last), &months))
}
