//! Pupils who were not there in an earlier session of the day, seen before a later one calls them present.
use crate::days::time_label;
use crate::ids::StudentId;
use crate::records::Attendance;
use crate::session::Session;
use crate::words::Mark;
use chrono::NaiveTime;

/// Someone expected who was not there earlier on the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    /// The pupil.
    pub student: StudentId,
    /// When the earlier session began.
    pub starts_at: NaiveTime,
    /// 请假 or 缺席.
    pub mark: Mark,
}

impl Missed {
    /// `16:30 缺席`.
    pub fn label(&self) -> String {
        format!("{} {}", time_label(self.starts_at), self.mark.label())
    }
}

/// Who of those expected in a session was not there in the last session before it that called them; `sessions` are the day's,
/// `kept` its marks.
pub fn missed(
    expected: impl IntoIterator<Item = StudentId>,
    session: &Session<'_>,
    sessions: &[Session<'_>],
    kept: &[Attendance],
) -> Vec<Missed> {
    let last = |student: StudentId| {
        let earlier = kept.iter().filter(|row| row.student == student && row.day == session.day).filter_map(|row| {
            let other = sessions.iter().find(|each| each.group.id == row.group && each.day == row.day)?;
            (other.starts_at < session.starts_at).then_some((other.starts_at, row.mark))
        });
        earlier.max_by_key(|(starts_at, _)| *starts_at)
    };
    let found = expected.into_iter().filter_map(|student| last(student).map(|found| (student, found)));
    found
        .filter(|(_, (_, mark))| !mark.came())
        .map(|(student, (starts_at, mark))| Missed { student, starts_at, mark })
        .collect()
}

/// What is said while those named with their earlier session stand as they stood in it; `None` where there is nobody.
pub fn carried_said(named: &[(String, String)]) -> Option<String> {
    let who: Vec<String> = named.iter().map(|(name, label)| format!("{name}（{label}）")).collect();
    let who = who.join("、");
    (!named.is_empty()).then(|| format!("{who}先照早些的班写上；来了的，点名字再按 v，或写上号码和 到。"))
}

/// What is said before those named with their earlier session are kept as present; `None` where there is nobody.
pub fn missed_said(named: &[(String, String)]) -> Option<String> {
    let who: Vec<String> = named.iter().map(|(name, label)| format!("{name}（{label}）")).collect();
    let who = who.join("、");
    (!named.is_empty()).then(|| format!("{who}这里按到登记；没有来的，请写上号码和 请 或 缺。"))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;
    use crate::ids::GroupId;
    use crate::session::sessions_on;
    use crate::session::tests::{calendar, day, group};
    use crate::words::ServiceKind;
    use chrono::Weekday;

    #[test]
    fn whoever_missed_the_session_before_is_named() {
        let tuesday = &[Weekday::Tue];
        let groups = [
            group(1, "作业一班", ServiceKind::BasicCare, tuesday, "16:30", "17:30"),
            group(2, "合唱", ServiceKind::Club, tuesday, "17:30", "18:30"),
            group(3, "延时班", ServiceKind::ExtendedCare, tuesday, "18:30", "20:00"),
        ];
        let calendar = calendar(Vec::new());
        let sessions = sessions_on(&calendar, &groups, day("2026-11-24")).unwrap();
        use Mark::{Absent, Late, Leave, Present};
        // marks of the pupil by group | the group called | what is said beside the name
        for (kept, called, wanted) in [
            (&[(1, Absent)][..], 2, Some("16:30 缺席")),
            (&[(1, Leave)], 3, Some("16:30 请假")),
            (&[(1, Absent), (2, Late)], 3, None),
            (&[(1, Present), (2, Leave)], 3, Some("17:30 请假")),
            (&[(2, Absent)], 1, None),
            (&[(2, Absent)], 2, None),
            (&[], 2, None),
        ] {
            let student = StudentId(7);
            let row = |(group, mark): &(i64, Mark)| Attendance {
                day: day("2026-11-24"),
                group: GroupId(*group),
                student,
                mark: *mark,
            };
            let rows: Vec<Attendance> = kept.iter().map(row).collect();
            let session = sessions.iter().find(|each| each.group.id == GroupId(called)).unwrap();
            let found = missed([student, StudentId(8)], session, &sessions, &rows);
            let found: Vec<String> = found.iter().map(Missed::label).collect();
            assert_eq!(found, wanted.map(str::to_owned).into_iter().collect::<Vec<_>>(), "{kept:?} {called}");
        }
    }

    #[test]
    fn nobody_missed_says_nothing() {
        assert_eq!(missed_said(&[]), None);
        let said = missed_said(&[("王芳".into(), "16:30 缺席".into()), ("李明".into(), "16:30 请假".into())]);
        assert_eq!(
            said.as_deref(),
            Some("王芳（16:30 缺席）、李明（16:30 请假）这里按到登记；没有来的，请写上号码和 请 或 缺。")
        );
    }
}
