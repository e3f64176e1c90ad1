//! Settled months that no longer agree with what is kept: asked by 今天 after its own numbers, since it takes longer.
use crate::{Desk, No, Now, Progress, settle};
use kehou_school::days::Month;
use kehou_school::no::Refusal;
use kehou_school::reckon::touching;
use kehou_school::records::Term;
use kehou_school::settlement::Settlement;
use kehou_school::today::{Step, resettle, resettle_said};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing is given.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct SettledChanges {}

/// The months that changed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SettledChangesShown {
    /// Oldest first; months of the term alone.
    pub changed: Vec<ChangedMonth>,
    /// The step of settling as it stands with them; null where none changed.
    pub step: Option<Step>,
}

/// A settled month that changed since.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ChangedMonth {
    /// The month.
    #[ts(type = "string")]
    pub month: Month,
    /// What is said of it.
    pub text: String,
}

/// The settled months of the term whose facts changed since. A month of which no deed told anything since is not looked into.
pub(crate) fn settled_changes(
    desk: &mut Desk,
    now: &Now,
    _: SettledChanges,
    _: &dyn Progress,
) -> Result<SettledChangesShown, No> {
    let read = desk.store.read();
    let terms = read.terms()?;
    let term: Option<&Term> = terms.iter().rfind(|term| term.first_day <= now.today).or(terms.first());
    let Some(term) = term else { return Ok(SettledChangesShown { changed: Vec::new(), step: None }) };
    let months = Month::of(term.first_day)..=Month::of(term.last_day);
    let in_force = read.settlements()?.into_iter().filter(|each| each.reopened_reason.is_none());
    let mut settled: Vec<Settlement> = in_force.filter(|each| months.contains(&each.month)).collect();
    settled.sort_by_key(|each| each.month);
    let mut changed = Vec::new();
    for (at, head) in settled.iter().enumerate() {
        if !read.is_touched_since(head.id, &touching(head.month, at + 1 == settled.len()))? {
            continue;
        }
        match settle::fresh(desk, head.month) {
            Ok(_) => {}
            Err(No::Refused(Refusal::Stale { .. })) => {
                changed.push(ChangedMonth { month: head.month, text: resettle_said(head.month) });
            }
            Err(no) => return Err(no),
        }
    }
    let step = changed.first().map(|each| resettle(each.month));
    Ok(SettledChangesShown { changed, step })
}
