//! An attendance list that names only who was not there: whom it leaves out, and that these came where the office says so.
use crate::calendar::SchoolCalendar;
use crate::days::days_listed;
use crate::ids::GroupId;
use crate::intake::{Accepted, Checked, Effect};
use crate::records::{Attendance, Enrolment, Group};
use crate::roster::expected;
use crate::session::sessions_on;
use crate::words::Mark;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

type Sessions<'a> = BTreeMap<(NaiveDate, GroupId), Vec<&'a Accepted<Attendance>>>;

/// Counts those who are expected in a session of which the list has only 请假 and 缺席 and nothing is `kept`, and where the
/// office says so (`came`) adds them as present; else the session counts as called and the others are charged nothing. Told
/// in one warning either way.
pub fn others_came(
    checked: &mut Checked<Attendance>,
    groups: &[Group],
    calendar: &SchoolCalendar,
    (enrolments, kept): (&[Enrolment], &[Attendance]),
    came: bool,
) {
    let (others, said) = others_of(&checked.accepted, groups, calendar, enrolments, kept);
    checked.others = others.len() as u32;
    checked.warnings.extend(said.map(|said| match came {
        true => format!("{said}登记为出勤。还有没来的，请也写进名单，或导入以后更正。"),
        false => format!("{said}没有登记，就不计费。"),
    }));
    if came {
        checked.accepted.extend(others);
    }
}

fn others_of(
    accepted: &[Accepted<Attendance>],
    groups: &[Group],
    calendar: &SchoolCalendar,
    enrolments: &[Enrolment],
    kept: &[Attendance],
) -> (Vec<Accepted<Attendance>>, Option<String>) {
    let mut listed: Sessions<'_> = BTreeMap::new();
    for row in accepted {
        listed.entry((row.value.day, row.value.group)).or_default().push(row);
    }
    let called: BTreeSet<(NaiveDate, GroupId)> = kept.iter().map(|each| (each.day, each.group)).collect();
    listed.retain(|key, rows| !called.contains(key) && rows.iter().all(|row| !row.value.mark.came()));
    let mut others = Vec::new();
    for ((day, group), rows) in &listed {
        let Some(row) = rows.first().map(|row| row.row) else { continue };
        let named: BTreeSet<_> = rows.iter().map(|row| row.value.student).collect();
        let sessions = sessions_on(calendar, groups, *day).unwrap_or_default();
        let of_group = sessions.iter().filter(|session| session.group.id == *group);
        let due: BTreeSet<_> = of_group.flat_map(|session| expected(session, enrolments)).collect();
        others.extend(due.difference(&named).map(|student| Accepted {
            row,
            effect: Effect::Added,
            value: Attendance { day: *day, group: *group, student: *student, mark: Mark::Present },
        }));
    }
    let days: Vec<NaiveDate> = listed.keys().map(|(day, _)| *day).collect::<BTreeSet<_>>().into_iter().collect();
    let said = (!others.is_empty()).then(|| {
        format!("{}有 {} 个班次只写了没来的人：其余应到的 {} 人次", days_listed(&days), listed.len(), others.len())
    });
    (others, said)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;
    use crate::days::{Span, Weekdays};
    use crate::ids::{EnrolmentId, StudentId};
    use crate::session::tests::{calendar, day, group};
    use crate::words::{EnrolmentState, ServiceKind};
    use chrono::Weekday;

    fn place(student: i64, weekdays: &str) -> Enrolment {
        Enrolment {
            id: EnrolmentId(student),
            student: StudentId(student),
            group: GroupId(1),
            weekdays: Weekdays::read(weekdays).unwrap(),
            valid: Span { from: day("2026-09-01"), to: None },
            state: EnrolmentState::Active,
            slip_no: String::new(),
            pickup_way: String::new(),
            batch: None,
        }
    }

    fn mark(date: &str, student: i64, mark: Mark) -> Attendance {
        Attendance { day: day(date), group: GroupId(1), student: StudentId(student), mark }
    }

    #[test]
    fn a_list_of_absences_is_a_roll_call_by_exceptions() {
        let groups = [group(1, "作业一班", ServiceKind::BasicCare, &[Weekday::Tue, Weekday::Wed], "16:30", "17:30")];
        let places = [place(1, "二三"), place(2, "二"), place(3, "二三")];
        let (away, came) = (mark("2026-11-03", 1, Mark::Leave), mark("2026-11-03", 2, Mark::Present));
        // listed | kept | who is added as present
        for (listed, kept, wanted) in [
            (vec![away.clone()], vec![], vec![2, 3]),
            (vec![mark("2026-11-04", 1, Mark::Absent)], vec![], vec![3]),
            (vec![away.clone(), came.clone()], vec![], vec![]),
            (vec![away.clone()], vec![mark("2026-11-03", 3, Mark::Present)], vec![]),
            (vec![came], vec![], vec![]),
        ] {
            let row = |(at, value): (usize, Attendance)| Accepted { row: at as u32 + 2, effect: Effect::Added, value };
            let listed: Vec<_> = listed.into_iter().enumerate().map(row).collect();
            let (added, said) = others_of(&listed, &groups, &calendar(Vec::new()), &places, &kept);
            assert!(added.iter().all(|row| row.row == 2 && row.value.mark == Mark::Present));
            assert_eq!(added.iter().map(|row| row.value.student.0).collect::<Vec<_>>(), wanted);
            assert_eq!(said.is_some(), !wanted.is_empty(), "{said:?}");
        }
    }
}
