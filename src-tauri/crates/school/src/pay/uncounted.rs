//! Planned days of a person that are in no amount, and why: who stood in, or that nobody signed.
use crate::days::date_short;
use crate::ids::StaffId;
use crate::records::StaffAttendance;
use crate::rota::serving;
use crate::session::Session;
use crate::sign_in::is_signed;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

/// Planned days of one group that are in no amount for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uncounted {
    /// The days, in their order.
    pub days: Vec<NaiveDate>,
    /// The group's name.
    pub group: String,
    /// 没有签到, or who stood in.
    pub why: String,
}

impl Uncounted {
    /// `11月10日、12日 作业一班 没有签到，不计`.
    pub fn text(&self) -> String {
        let mut month = 0;
        let days = self.days.iter().map(|day| match std::mem::replace(&mut month, day.month()) == day.month() {
            true => format!("{}日", day.day()),
            false => date_short(*day),
        });
        format!("{} {} {}，不计", days.collect::<Vec<_>>().join("、"), self.group, self.why)
    }
}

/// The days of `sessions` (a month's until today) on which the person was planned in a group and of which no row of the
/// person's own is among `served`: rows of one's own explain themselves. `name` says who someone is.
pub fn uncounted(
    person: StaffId,
    sessions: &[Session<'_>],
    served: &[StaffAttendance],
    name: &dyn Fn(StaffId) -> String,
) -> Vec<Uncounted> {
    let mut seen = BTreeSet::new();
    let mut found: Vec<Uncounted> = Vec::new();
    for session in sessions.iter().filter(|session| session.cancelled.is_none()) {
        let group = session.group;
        if !serving(group, session.day, session.weekday).contains(&person) || !seen.insert((session.day, group.id)) {
            continue;
        }
        let mut there = served.iter().filter(|row| (row.day, row.group) == (session.day, Some(group.id)));
        if there.clone().any(|row| row.staff == person) {
            continue;
        }
        let substitute = there.find(|row| row.stands_in_for == Some(person) && is_signed(row));
        let why = substitute.map_or_else(|| "没有签到".to_owned(), |row| format!("由{}代", name(row.staff)));
        match found.iter_mut().find(|each| each.group == group.name && each.why == why) {
            Some(each) => each.days.push(session.day),
            None => found.push(Uncounted { days: vec![session.day], group: group.name.clone(), why }),
        }
    }
    found
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;
    use crate::days::Span;
    use crate::ids::GroupId;
    use crate::records::GroupStaff;
    use crate::session::sessions_on;
    use crate::session::tests::{calendar, day, group, time};
    use crate::words::ServiceKind;
    use chrono::Weekday;

    #[test]
    fn a_planned_day_that_is_not_counted_says_why() {
        let week = [Weekday::Mon, Weekday::Tue];
        let mut homework = group(1, "作业一班", ServiceKind::BasicCare, &week, "16:30", "17:30");
        let valid = Span { from: day("2026-09-01"), to: None };
        homework.staff = vec![GroupStaff { staff: StaffId(7), weekday: None, valid }];
        let groups = [homework];
        let calendar = calendar(Vec::new());
        let sessions: Vec<Session<'_>> = ["2026-11-23", "2026-11-24"]
            .iter()
            .flat_map(|each| sessions_on(&calendar, &groups, day(each)).unwrap())
            .collect();
        let row = |staff, date: &str, stands_in_for: Option<i64>| StaffAttendance {
            day: day(date),
            group: Some(GroupId(1)),
            duty: String::new(),
            staff: StaffId(staff),
            in_at: Some(time("16:30")),
            out_at: None,
            lessons: None,
            stands_in_for: stands_in_for.map(StaffId),
            note: String::new(),
        };
        let own = row(7, "2026-11-23", None);
        let (stand_in, of_another) = (row(8, "2026-11-24", Some(7)), row(8, "2026-11-24", None));
        let said_absent = StaffAttendance { in_at: None, note: "未到".into(), ..row(7, "2026-11-24", None) };
        // kept | who is asked about | what is said
        for (served, person, wanted) in [
            (vec![own.clone(), stand_in], 7, &["11月24日 作业一班 由第8位代，不计"][..]),
            (vec![own.clone(), of_another], 7, &["11月24日 作业一班 没有签到，不计"]),
            (vec![own.clone(), said_absent], 7, &[]),
            (vec![], 7, &["11月23日、24日 作业一班 没有签到，不计"]),
            (vec![own], 8, &[]),
        ] {
            let found = uncounted(StaffId(person), &sessions, &served, &|id| format!("第{id}位"));
            let said: Vec<String> = found.iter().map(Uncounted::text).collect();
            assert_eq!(said, wanted, "{served:?}");
        }
    }
}
