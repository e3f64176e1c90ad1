//! Roll call by exceptions: everyone expected is present but for the seat numbers that are named with a word.
mod missed;
mod several;
mod typed;
mod words;

use crate::days::Month;
use crate::ids::{GroupId, StudentId};
use crate::no::Refusal;
use crate::records::Attendance;
use crate::today::MissingCall;
use crate::words::Mark;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use missed::{Missed, carried_said, missed, missed_said};
pub use several::{all_came, may_undo, today_open, unsaid};
pub use typed::{Heard, hear, marks, spell};

/// A pupil expected in a session: the seat number that is typed, and who it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// The number in the group's list, from 1.
    pub number: u32,
    /// The pupil.
    pub student: StudentId,
    /// The name.
    pub name: String,
    /// The class as printed on that day.
    pub class_label: String,
    /// 座号 in that class.
    pub seat_no: Option<u32>,
}

/// The sums of a roll call: 应到 = 实到 + 请假 + 缺席.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Sums {
    /// 应到.
    pub expected: u32,
    /// 实到: 出勤, 迟到 and 早退.
    pub present: u32,
    /// 请假.
    pub leave: u32,
    /// 缺席.
    pub absent: u32,
    /// 迟到, among the present.
    pub late: u32,
    /// 早退, among the present.
    pub left_early: u32,
}

impl Sums {
    /// Counts marks.
    pub fn of(marks: impl IntoIterator<Item = Mark>) -> Sums {
        let mut sums = Sums::default();
        for mark in marks {
            sums.expected += 1;
            sums.present += u32::from(mark.came());
            sums.leave += u32::from(mark == Mark::Leave);
            sums.absent += u32::from(mark == Mark::Absent);
            sums.late += u32::from(mark == Mark::Late);
            sums.left_early += u32::from(mark == Mark::LeftEarly);
        }
        sums
    }
}

/// What a roll call does beside one that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// None is kept yet.
    First,
    /// It corrects the kept one.
    Correction,
    /// The same is kept already.
    Nothing,
}

/// Holds a roll call of a session against the kept one (`what` names the session).
///
/// # Refuses
/// A correction without a reason where one is asked, as [`needs_reason`] says.
pub fn beside(
    kept: &[Attendance],
    called: &[Attendance],
    what: &str,
    asks_reason: bool,
    reason: Option<&str>,
) -> Result<Keeping, Refusal> {
    if kept.is_empty() {
        return Ok(Keeping::First);
    }
    if called.iter().all(|row| kept.contains(row)) {
        return Ok(Keeping::Nothing);
    }
    match reason.is_some_and(|reason| !reason.trim().is_empty()) || !asks_reason {
        true => Ok(Keeping::Correction),
        false => Err(Refusal::NeedsReason { what: what.to_owned() }),
    }
}

/// Whether changing a roll call takes a reason: a kept one does, except on the day itself, when a call is often finished in
/// two goes; once its month is settled it does on the day too.
pub fn needs_reason(is_kept: bool, is_today: bool, is_settled: bool) -> bool {
    is_kept && (!is_today || is_settled)
}

/// The day to go on with once all of a day is called: the next after it among those still due (in their order), else the first.
pub fn next_day(due: &[MissingCall], after: NaiveDate) -> Option<&MissingCall> {
    let mut others = due.iter().filter(|call| call.day != after);
    let behind = others.clone().find(|call| call.day > after);
    behind.or_else(|| others.next())
}

/// The group to call after one: the next of those still due (in the day's order, each with its place in that order) behind
/// it, else the first of them.
pub fn next_due(due: &[(usize, GroupId)], after: GroupId, place: usize) -> Option<GroupId> {
    let mut others = due.iter().filter(|(_, group)| *group != after);
    let behind = others.clone().find(|(other, _)| *other > place);
    behind.or_else(|| others.next()).map(|(_, group)| *group)
}

/// Whether a roll call may be taken back: not one whose month is settled (`settled` is the version in force).
///
/// # Refuses
/// A settled month.
pub fn may_take_back(month: Month, settled: Option<u32>) -> Result<(), Refusal> {
    settled.map_or(Ok(()), |version| Err(Refusal::AlreadySettled { month: month.to_string(), version }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_group_is_the_next_that_is_due() {
        // due by place and group | after which group at which place | next
        for (due, after, place, wanted) in [
            (&[(0, 10), (1, 11), (2, 12)][..], 10, 0, Some(11)),
            (&[(0, 10), (2, 12)], 11, 1, Some(12)),
            (&[(0, 10), (1, 11)], 11, 1, Some(10)),
            (&[(0, 10)], 12, 2, Some(10)),
            (&[(1, 11)], 11, 1, None),
            (&[], 11, 1, None),
        ] {
            let due: Vec<(usize, GroupId)> = due.iter().map(|(place, group)| (*place, GroupId(*group))).collect();
            assert_eq!(next_due(&due, GroupId(after), place), wanted.map(GroupId), "{due:?} {after}");
        }
    }

    #[test]
    fn a_kept_roll_call_is_corrected_with_a_reason() {
        let row =
            |mark| Attendance { day: chrono::NaiveDate::default(), group: GroupId(1), student: StudentId(1), mark };
        // kept | called | asks no reason | reason | verdict
        for (kept, called, is_free, reason, wanted) in [
            (None, Mark::Leave, false, None, Some(Keeping::First)),
            (Some(Mark::Leave), Mark::Leave, false, None, Some(Keeping::Nothing)),
            (Some(Mark::Leave), Mark::Absent, false, None, None),
            (Some(Mark::Leave), Mark::Absent, false, Some(" "), None),
            (Some(Mark::Leave), Mark::Absent, false, Some("补假条"), Some(Keeping::Correction)),
            (Some(Mark::Leave), Mark::Absent, true, None, Some(Keeping::Correction)),
        ] {
            let kept: Vec<Attendance> = kept.map(row).into_iter().collect();
            let found = beside(&kept, &[row(called)], "作业一班的点名", !is_free, reason);
            assert_eq!(found.ok(), wanted, "{kept:?} {called:?} {is_free} {reason:?}");
        }
    }

    #[test]
    fn a_reason_is_asked_of_earlier_days_and_settled_months() {
        // kept | on the day | settled | asked
        for (is_kept, is_today, is_settled, wanted) in [
            (false, false, true, false),
            (true, false, false, true),
            (true, true, false, false),
            (true, true, true, true),
        ] {
            assert_eq!(needs_reason(is_kept, is_today, is_settled), wanted, "{is_kept} {is_today} {is_settled}");
        }
    }

    #[test]
    fn the_next_day_is_the_next_that_is_due() {
        let day = |number| NaiveDate::from_ymd_opt(2026, 11, number).unwrap_or_default();
        // days due | after which | next
        for (due, after, wanted) in [
            (&[2, 3, 3, 4][..], 2, Some(3)),
            (&[2, 4], 3, Some(4)),
            (&[2, 3], 3, Some(2)),
            (&[3], 3, None),
            (&[], 3, None),
        ] {
            let due: Vec<MissingCall> = due
                .iter()
                .map(|number| MissingCall { day: day(*number), group: GroupId(1), name: "作业班".into() })
                .collect();
            assert_eq!(next_day(&due, day(after)).map(|call| call.day), wanted.map(day), "{due:?} {after}");
        }
    }
}
