//! What 今天 shows: who is expected and who came, what is still missing, what needs a look, and which steps are done.
mod answers;
mod findings;
mod lacking;
mod missing;
mod steps;
mod uncalled;

pub use answers::{Answers, Asked, SlipState, Slips, answers, owed};
pub use findings::{Finding, Subject, UnpaidGroup, Upkeep, findings, unpaid_groups};
pub use lacking::{Lack, LackCode, clear_calls, clear_sign_ins, lacking};
pub use missing::{MissingCall, MissingSignIn, due_calls, missing_calls, missing_sign_ins};
pub use steps::{Done, Share, Step, StepCode, resettle, resettle_said, steps};
pub use uncalled::{Uncalled, silent_months, uncalled};

use crate::ids::StudentId;
use crate::records::{Attendance, Enrolment};
use crate::roster::expected;
use crate::session::Session;
use crate::words::Mark;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// Pupils of one or several sessions, each counted once: 应到 = 实到 + 请假 + 缺席 + 未点名.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Heads {
    /// 应到.
    pub expected: u32,
    /// 实到: came to at least one of the sessions.
    pub present: u32,
    /// 请假.
    pub leave: u32,
    /// 缺席.
    pub absent: u32,
    /// 未点名: no roll was called of any of the pupil's sessions.
    pub uncalled: u32,
    /// Of those 实到, who was 缺席 in another session: no absence is lost in the sums.
    pub absent_once: u32,
}

/// What is known of one pupil, the one that counts last: who came anywhere was there, and being absent anywhere weighs
/// more than leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Known {
    Uncalled,
    Leave,
    Absent,
    Came,
}

/// What is looked through for a session: at least the enrolments of its group and what is kept of its roll call.
pub type Looked<'a> = (&'a [Enrolment], &'a [Attendance]);

/// Counts the pupils of sessions that are held; a kept roll call goes before the enrolments, as on a roster.
pub fn heads<'a>(sessions: &[&Session<'_>], look: impl Fn(&Session<'_>) -> Looked<'a>) -> Heads {
    let mut known: BTreeMap<StudentId, Known> = BTreeMap::new();
    let mut absent: BTreeSet<StudentId> = BTreeSet::new();
    let mut know = |student: StudentId, found: Known| {
        let before = known.entry(student).or_insert(found);
        *before = found.max(*before);
    };
    for session in sessions.iter().filter(|session| session.cancelled.is_none()) {
        let (enrolments, kept) = look(session);
        let marks: Vec<&Attendance> =
            kept.iter().filter(|row| row.group == session.group.id && row.day == session.day).collect();
        if marks.is_empty() {
            expected(session, enrolments).into_iter().for_each(|student| know(student, Known::Uncalled));
        }
        for row in marks {
            know(row.student, Known::of(row.mark));
            if row.mark == Mark::Absent {
                absent.insert(row.student);
            }
        }
    }
    known.iter().fold(Heads::default(), |mut heads, (student, known)| {
        heads.expected += 1;
        heads.present += u32::from(*known == Known::Came);
        heads.leave += u32::from(*known == Known::Leave);
        heads.absent += u32::from(*known == Known::Absent);
        heads.uncalled += u32::from(*known == Known::Uncalled);
        heads.absent_once += u32::from(*known == Known::Came && absent.contains(student));
        heads
    })
}

/// The places of sessions that are held (人次): a pupil of two sessions has two. Expects the same pupils as [`heads`].
pub fn places<'a>(sessions: &[&Session<'_>], look: impl Fn(&Session<'_>) -> Looked<'a>) -> u32 {
    sessions.iter().map(|session| heads(&[*session], &look).expected).sum()
}

impl Known {
    fn of(mark: Mark) -> Known {
        match mark {
            Mark::Present | Mark::Late | Mark::LeftEarly => Known::Came,
            Mark::Leave => Known::Leave,
            Mark::Absent => Known::Absent,
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
pub(crate) mod tests {
    use super::*;
    use crate::days::{Span, Weekdays};
    use crate::ids::{EnrolmentId, GroupId};
    use crate::session::sessions_on;
    use crate::session::tests::{calendar, day, group};
    use crate::words::{EnrolmentState, ServiceKind};
    use chrono::Weekday;

    /// A pupil's place in a group on every working day.
    pub(crate) fn enrolment(student: i64, group: i64) -> Enrolment {
        Enrolment {
            id: EnrolmentId(student * 100 + group),
            student: StudentId(student),
            group: GroupId(group),
            weekdays: Weekdays::read("一二三四五").unwrap(),
            valid: Span { from: day("2026-09-01"), to: None },
            state: EnrolmentState::Active,
            slip_no: String::new(),
            pickup_way: String::new(),
            batch: None,
        }
    }

    #[test]
    fn a_pupil_of_two_sessions_is_counted_once() {
        let tuesday = &[Weekday::Tue];
        let groups = [
            group(1, "作业一班", ServiceKind::BasicCare, tuesday, "16:30", "17:30"),
            group(2, "合唱", ServiceKind::Club, tuesday, "17:30", "18:30"),
        ];
        let calendar = calendar(Vec::new());
        let sessions = sessions_on(&calendar, &groups, day("2026-11-24")).unwrap();
        let sessions: Vec<&Session<'_>> = sessions.iter().collect();
        let enrolments = [enrolment(1, 1), enrolment(1, 2), enrolment(2, 1)];
        use Mark::{Absent, Late, Leave, Present};
        // marks of pupil 1 in group 1 and 2, of pupil 2 in group 1 | 应到 实到 请假 缺席 未点 到过又缺过
        for (marks, wanted) in [
            ([None, None, None], [2, 0, 0, 0, 2, 0]),
            ([Some(Present), None, Some(Leave)], [2, 1, 1, 0, 0, 0]),
            ([Some(Leave), Some(Late), Some(Absent)], [2, 1, 0, 1, 0, 0]),
            ([Some(Leave), Some(Absent), Some(Present)], [2, 1, 0, 1, 0, 0]),
            ([None, Some(Present), None], [2, 1, 0, 0, 1, 0]),
            ([Some(Absent), Some(Present), Some(Present)], [2, 2, 0, 0, 0, 1]),
            ([Some(Absent), Some(Absent), Some(Present)], [2, 1, 0, 1, 0, 0]),
        ] {
            let rows = [(1, 1), (1, 2), (2, 1)];
            let kept: Vec<Attendance> = rows
                .iter()
                .zip(marks)
                .filter_map(|((student, group), mark)| {
                    let (student, group) = (StudentId(*student), GroupId(*group));
                    mark.map(|mark| Attendance { day: day("2026-11-24"), group, student, mark })
                })
                .collect();
            let found = heads(&sessions, |_| (&enrolments, &kept));
            let counts = [found.expected, found.present, found.leave, found.absent, found.uncalled, found.absent_once];
            assert_eq!(counts, wanted, "{marks:?}");
            // Pupil 1 has a place in both groups; where only one of the two rolls is kept, the other group's enrolments count.
            assert_eq!(places(&sessions, |_| (&enrolments, &kept)), 3, "{marks:?}");
        }
    }
}
