//! Signing in by exceptions: everyone planned on a day came on time but for those who are named, and what is said becomes the
//! same rows of staff attendance as an imported sheet gives.
mod instead;
mod month;
mod regular;
mod rows;
#[cfg(test)]
mod tests;

use crate::ids::{GroupId, StaffId};
use crate::money::Lessons;
use crate::no::Refusal;
use crate::records::{Group, StaffAttendance};
use crate::rota::serving;
use crate::session::{Session, Until};
use chrono::{NaiveTime, Weekday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use instead::differing;
pub use instead::{Instead, instead, since_term, standing_in};
pub use month::{PlannedMonth, month_plan};
pub use regular::{Regular, regulars};
pub use rows::{beside_plan, doubtful, lines_of, overlaps, rows_of};

/// The word that begins the note of a row of someone who did not come.
pub const ABSENT: &str = "未到";

/// What became of a person planned in a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Came {
    /// Came.
    Came,
    /// Did not come, and nobody stood in.
    Absent,
    /// Did not come, and someone stood in.
    StoodIn,
    /// Came, and did not sign.
    Unsigned,
}

/// A group's meetings of a day as one place to serve in: whoever signs in serves in all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place<'a> {
    /// The group.
    pub group: &'a Group,
    /// Whose timetable the day follows.
    pub weekday: Weekday,
    /// On which roster it stands.
    pub until: Until,
    /// The first begins.
    pub starts_at: NaiveTime,
    /// The last ends.
    pub ends_at: NaiveTime,
    /// Their lessons together.
    pub lessons: Lessons,
    /// Who is planned.
    pub staff: Vec<StaffId>,
}

/// What is said of one person planned in one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignLine {
    /// The group.
    pub group: GroupId,
    /// The person planned.
    pub staff: StaffId,
    /// What became of it.
    pub came: Came,
    /// Who stood in.
    pub substitute: Option<StaffId>,
    /// 签到 of whoever came; `None` for the beginning of the session.
    pub in_at: Option<NaiveTime>,
    /// 签退; `None` for its end.
    pub out_at: Option<NaiveTime>,
    /// Whether a kept sign-out stands without its 签到: no time is put in its place.
    pub no_in: bool,
    /// Whether a kept sign-in stands without its 签退: no time is put in its place.
    pub no_out: bool,
    /// 课时, only where it differs from the plan's.
    pub lessons: Option<Lessons>,
    /// 备注; may be empty.
    pub note: String,
    /// For whom the person stood in as well, who is not planned in this group.
    pub also_for: Option<StaffId>,
    /// Whether something is kept of it.
    pub is_kept: bool,
}

/// What saving a day does beside what is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Kept rows that go.
    pub gone: Vec<StaffAttendance>,
    /// Rows that come or change.
    pub put: Vec<StaffAttendance>,
    /// Whether kept rows become others or go.
    pub is_correction: bool,
}

/// The places of a day, as its sessions stand; cancelled sessions are none.
pub fn places<'a>(sessions: &[Session<'a>]) -> Vec<Place<'a>> {
    let mut found: Vec<Place<'a>> = Vec::new();
    for session in sessions.iter().filter(|session| session.cancelled.is_none()) {
        match found.iter_mut().find(|place| place.group.id == session.group.id) {
            Some(place) => {
                place.starts_at = place.starts_at.min(session.starts_at);
                place.ends_at = place.ends_at.max(session.ends_at);
                place.lessons = Lessons(place.lessons.0 + session.lessons.0);
            }
            None => found.push(Place {
                group: session.group,
                weekday: session.weekday,
                until: session.until(),
                starts_at: session.starts_at,
                ends_at: session.ends_at,
                lessons: session.lessons,
                staff: serving(session.group, session.day, session.weekday),
            }),
        }
    }
    found.sort_by_key(|place| place.until);
    found
}

/// Whether a row says that the person did not come: without times, its note begins with 未到.
pub fn is_absence(row: &StaffAttendance) -> bool {
    !is_signed(row) && row.note.trim_start().starts_with(ABSENT)
}

pub(crate) fn is_signed(row: &StaffAttendance) -> bool {
    row.in_at.is_some() || row.out_at.is_some()
}

/// Whether changing what is kept takes a reason: that of an earlier day does.
pub fn needs_reason(is_kept: bool, is_today: bool) -> bool {
    crate::rollcall::needs_reason(is_kept, is_today, false)
}

/// Holds the rows of a day against the kept ones (`what` names the day): rows that are new fill it, and need no reason.
///
/// # Refuses
/// A correction of an earlier day without a reason.
pub fn beside(
    kept: &[StaffAttendance],
    wanted: &[StaffAttendance],
    what: &str,
    is_today: bool,
    reason: Option<&str>,
) -> Result<Change, Refusal> {
    let same = |one: &StaffAttendance, other: &StaffAttendance| {
        (one.staff, one.group, &one.duty) == (other.staff, other.group, &other.duty)
    };
    let gone: Vec<StaffAttendance> =
        kept.iter().filter(|row| !wanted.iter().any(|other| same(row, other))).cloned().collect();
    let put: Vec<StaffAttendance> = wanted.iter().filter(|row| !kept.contains(row)).cloned().collect();
    let is_correction = !gone.is_empty() || put.iter().any(|row| kept.iter().any(|other| same(row, other)));
    let has_reason = reason.is_some_and(|reason| !reason.trim().is_empty());
    match is_correction && needs_reason(true, is_today) && !has_reason {
        true => Err(Refusal::NeedsReason { what: what.to_owned() }),
        false => Ok(Change { gone, put, is_correction }),
    }
}
