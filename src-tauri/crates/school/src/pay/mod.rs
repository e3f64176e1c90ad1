//! What serving earned in a month: one line per person whose every fen has a step.
use crate::days::Month;
use crate::ids::StaffId;
use crate::money::{Fen, Lessons};
use crate::profile::PolicyProfile;
use crate::records::Staff;
use crate::settlement::Line;
use chrono::{NaiveDate, NaiveTime};
use std::collections::BTreeMap;

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
}

/// The month's pay.
pub fn month(_input: &PayInput<'_>) -> PayMonth {
    PayMonth::default()
}
