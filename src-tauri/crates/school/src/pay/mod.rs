//! What serving earned in a month: one line per person whose every fen has a step.
//!
//! The order is fixed, so that two honest programs agree to the fen: (1) rows by rate; (2) late or early; (3) stand-ins;
//! (4) shared pools; (5) cancelled sessions are not paid; (6) tax of outsiders on the month's sum.
mod beside;
mod line;
mod order;
mod pool;
mod rate;
mod row;
mod standard;
#[cfg(test)]
#[expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]
mod tests;
mod uncounted;

use crate::days::Month;
use crate::ids::{GroupId, StaffId};
use crate::money::{Fen, Lessons};
use crate::profile::PolicyProfile;
use crate::records::Staff;
use crate::settlement::Line;
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

pub use beside::beside;
pub(crate) use line::TAX_CLAUSE;
pub use order::staff_order;
pub use pool::REMAINDER_POOL;
pub use standard::{is_paid, lacking, pools_for_groups};
pub use uncounted::{Uncounted, uncounted};

/// Everything a month's pay rests on.
#[derive(Debug, Clone)]
pub struct PayInput<'a> {
    /// The month.
    pub month: Month,
    /// The rules.
    pub profile: &'a PolicyProfile,
    /// The month's billed service fees after reductions: the sum of
    /// [`crate::settlement::BillDetail::service_fee_fen`] over all bills.
    pub income_fen: Fen,
    /// Everyone named in the rows.
    pub staff: &'a BTreeMap<StaffId, &'a Staff>,
    /// The month's staff attendance, in any order.
    pub rows: &'a [PayRow<'a>],
}

/// One person's serving in one session or on one duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PayRow<'a> {
    /// The day.
    pub day: NaiveDate,
    /// The group's name or the duty.
    pub what: &'a str,
    /// The group; `None` for a duty.
    pub group: Option<GroupId>,
    /// 资金池 of the group, or the duty itself.
    pub pool: &'a str,
    /// The row's own lessons or else the meeting's; a duty without counts 1.
    pub lessons: Lessons,
    /// When the session begins; `None` for a duty without times.
    pub starts_at: Option<NaiveTime>,
    /// When it ends.
    pub ends_at: Option<NaiveTime>,
    /// 签到.
    pub in_at: Option<NaiveTime>,
    /// 签退.
    pub out_at: Option<NaiveTime>,
    /// Who came.
    pub staff: StaffId,
    /// Whether it was entered that the person did not come.
    pub said_absent: bool,
    /// The absent person this one stood in for.
    pub stands_in_for: Option<StaffId>,
    /// Why the session was not held; `None` where it was.
    pub cancelled: Option<&'a str>,
    /// Pupils who came to the session; 0 for a duty.
    pub heads: u32,
}

/// A month's pay.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PayMonth {
    /// One line per person with a row, by 工号.
    pub lines: Vec<Line>,
    /// What a clerk should look at, as sentences: rows without sign-in, rates that are missing.
    pub findings: Vec<String>,
    /// Where what a finding says is set right.
    pub leads: Vec<Lead>,
}

/// A finding and where it is set right: in a group (with a day: also on the sign-in page of that day), or on the sign-in page
/// of a day and in the profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "PayLead")]
pub struct Lead {
    /// The finding, word for word.
    pub said: String,
    /// The group; `None` for a shared pool for which nobody served.
    pub group: Option<GroupId>,
    /// Its name, or the pool's.
    pub name: String,
    /// Who is paid there without being in its plan; `None` where it is about nobody.
    pub staff: Option<StaffId>,
    /// For a group the first of the days told of; for a pool the last day of the month with a sign-in, on which whoever served
    /// for it can be entered.
    #[ts(type = "string | null")]
    pub day: Option<NaiveDate>,
}

/// One person's month while it is reckoned.
struct Person<'a> {
    staff: &'a Staff,
    /// The rows that are paid, by day and time.
    rows: Vec<row::PaidRow<'a>>,
    /// By pool, in the order of their names.
    pools: BTreeMap<&'a str, InPool>,
    /// What is said without an amount.
    notes: Vec<(NaiveDate, String)>,
}

/// One person's month in one pool.
#[derive(Debug, Default)]
struct InPool {
    lessons: Lessons,
    days: BTreeSet<NaiveDate>,
    /// Sums by rate, in the order first met.
    rated: Vec<rate::Rated>,
    /// Deductions for late or early: the day, why, and the sum as a positive amount.
    deducted: Vec<(NaiveDate, String, Fen)>,
    /// What a shared pool gave: how it is printed, the sentence, and the sum.
    shared: Option<(String, String, Fen)>,
}

impl InPool {
    fn amount(&self) -> Fen {
        let rated: Fen = self.rated.iter().map(|rated| rated.sum).sum();
        let shared = self.shared.as_ref().map_or(Fen::ZERO, |(_, _, fen)| *fen);
        rated + shared - self.deducted()
    }

    fn deducted(&self) -> Fen {
        self.deducted.iter().map(|(_, _, fen)| *fen).sum()
    }
}

impl Person<'_> {
    fn amount(&self) -> Fen {
        self.pools.values().map(InPool::amount).sum()
    }

    fn is_labour(&self) -> bool {
        self.staff.kind.is_outsider() && !self.staff.taxed_as_wages
    }
}

/// The month's pay. Every person with a row has a line, also where nothing is earned, and then it says why; the steps'
/// amounts sum to `amount_fen` (before tax).
pub fn month(input: &PayInput<'_>) -> PayMonth {
    let mut findings = Vec::new();
    let mut people = row::people(input, &mut findings);
    for person in &mut people {
        rate::pay_by_rate(&input.profile.pay, person);
    }
    let mut leads = rate::find_missing(&people, &mut findings);
    for shared in &input.profile.pay.pools {
        leads.extend(pool::share(input, shared, &mut people, &mut findings));
    }
    pool::share_remainder(input, &mut people);
    PayMonth { lines: people.iter().map(|person| line::line(input, person)).collect(), findings, leads }
}
