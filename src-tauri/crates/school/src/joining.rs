//! From which day the others of a class have their places: who is added by hand later was mostly forgotten, and would be charged
//! for a part of the month alone.
use crate::by_hand::earliest;
use crate::days::{Month, day_label};
use crate::ids::StudentId;
use crate::records::Enrolment;
use crate::words::EnrolmentState;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The day most of a class began on, where it is before the day asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Others {
    /// Pupils who began on it.
    pub pupils: u32,
    /// The day they began.
    pub began: NaiveDate,
    /// The day a place may begin on to go with theirs: `began`, or the first day after the settled months.
    pub open: NaiveDate,
}

impl Others {
    /// `30 人从9月1日 周二起`, with how far back one may go where that is later.
    pub fn said(&self) -> String {
        let they = format!("{} 人从{}起", self.pupils, day_label(self.began));
        match self.open == self.began {
            true => they,
            false => format!("{they}，以前的月份已经结算，最早从{}起", day_label(self.open)),
        }
    }
}

/// The day most of `pupils` began on who have a place on `day`; the earlier of two days with as many. `None` where nobody began
/// before `day`, or no day before it is open any more.
pub fn others(
    pupils: &BTreeSet<StudentId>,
    kept: &[Enrolment],
    day: NaiveDate,
    last_settled: Option<Month>,
) -> Option<Others> {
    let there = kept
        .iter()
        .filter(|row| row.state == EnrolmentState::Active && row.valid.has(day) && pupils.contains(&row.student));
    let mut first: BTreeMap<StudentId, NaiveDate> = BTreeMap::new();
    for row in there {
        let from = first.entry(row.student).or_insert(row.valid.from);
        *from = row.valid.from.min(*from);
    }
    let mut began: BTreeMap<NaiveDate, u32> = BTreeMap::new();
    first.into_values().for_each(|from| *began.entry(from).or_default() += 1);
    let (began, pupils) = began.into_iter().rev().max_by_key(|(_, pupils)| *pupils)?;
    let open = earliest(last_settled).map_or(began, |earliest| earliest.max(began));
    (open < day).then_some(Others { pupils, began, open })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::days::{Span, Weekdays};
    use crate::ids::{EnrolmentId, GroupId};
    use crate::session::tests::day;

    fn row(student: i64, from: &str, to: Option<&str>, state: EnrolmentState) -> Enrolment {
        Enrolment {
            id: EnrolmentId(0),
            student: StudentId(student),
            group: GroupId(1),
            weekdays: Weekdays::NONE,
            valid: Span { from: day(from), to: to.map(day) },
            state,
            slip_no: String::new(),
            pickup_way: String::new(),
            batch: None,
        }
    }

    #[test]
    fn who_is_added_later_hears_when_the_others_began() {
        use EnrolmentState::{Active, Applied};
        let september = "2026-09-01";
        let two = [row(1, september, None, Active), row(2, september, None, Active)];
        let with = |more: &[Enrolment]| [two.as_slice(), more].concat();
        // places | last settled month | what is said on 30 November
        for (kept, settled, wanted) in [
            (with(&[]), None, Some("2 人从9月1日 周二起")),
            (with(&[row(1, "2026-10-08", None, Active)]), None, Some("2 人从9月1日 周二起")),
            (with(&[row(3, "2026-11-02", None, Active)]), None, Some("2 人从9月1日 周二起")),
            (
                vec![row(1, "2026-10-08", None, Active), row(2, september, None, Active)],
                None,
                Some("1 人从9月1日 周二起"),
            ),
            (
                vec![
                    row(1, "2026-10-08", None, Active),
                    row(1, september, None, Active),
                    row(2, "2026-10-08", None, Active),
                ],
                None,
                Some("1 人从9月1日 周二起"),
            ),
            (with(&[]), Some("2026-10"), Some("2 人从9月1日 周二起，以前的月份已经结算，最早从11月1日 周日起")),
            (with(&[]), Some("2026-11"), None),
            (vec![row(1, september, Some("2026-10-31"), Active)], None, None),
            (vec![row(1, september, None, Applied), row(9, september, None, Active)], None, None),
            (vec![row(1, "2026-11-30", None, Active)], None, None),
            (Vec::new(), None, None),
        ] {
            let pupils: BTreeSet<StudentId> = [1, 2, 3].map(StudentId).into();
            let found = others(&pupils, &kept, day("2026-11-30"), settled.and_then(Month::read));
            assert_eq!(found.map(|others| others.said()).as_deref(), wanted, "{settled:?} {}", kept.len());
        }
    }
}
