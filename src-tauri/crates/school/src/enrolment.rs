//! Enrolment: whether a pupil may take a place in a group, held against its seats, grades, validity and the pupil's day.
use crate::classes::GradeRange;
use crate::days::{Span, Weekdays};
use crate::ids::StudentId;
use crate::no::Refusal;
use crate::records::{Enrolment, Group};
use crate::words::EnrolmentState;
use std::collections::BTreeMap;

/// What is known of the pupil when a place is asked for.
#[derive(Debug, Clone)]
pub struct Asking<'a> {
    /// The pupil.
    pub student: StudentId,
    /// The pupil's name, for the sentence of a refusal.
    pub name: &'a str,
    /// The pupil's grade, 1–9.
    pub grade: u8,
}

/// Places taken so far: all enrolments that count, gathered by group and by pupil so that each question is short.
#[derive(Debug, Default)]
pub struct Places<'a> {
    groups: BTreeMap<i64, &'a Group>,
    by_group: BTreeMap<i64, Vec<Enrolment>>,
    by_student: BTreeMap<i64, Vec<Enrolment>>,
}

impl<'a> Places<'a> {
    /// Gathers the enrolments kept so far; those not in force are left out.
    pub fn new(groups: &'a [Group], enrolments: impl IntoIterator<Item = Enrolment>) -> Places<'a> {
        let groups = groups.iter().map(|group| (group.id.0, group)).collect();
        let mut places = Places { groups, by_group: BTreeMap::new(), by_student: BTreeMap::new() };
        for enrolment in enrolments {
            places.take(&enrolment);
        }
        places
    }

    /// Asks for a place; when it is given, it is taken.
    ///
    /// # Refuses
    /// A group of another grade, a group whose seats are taken on any of the days, a pupil who is elsewhere at that time.
    pub fn enrol(&mut self, asking: &Asking<'_>, wanted: &Enrolment) -> Result<(), Refusal> {
        if wanted.state == EnrolmentState::Active {
            let group = self
                .groups
                .get(&wanted.group.0)
                .copied()
                .ok_or_else(|| Refusal::NotFound { what: "服务班".to_owned(), name: wanted.group.to_string() })?;
            self.check_grade(asking, group)?;
            self.check_seats(group, wanted)?;
            self.check_conflict(asking, group, wanted)?;
        }
        self.release(wanted);
        self.take(wanted);
        Ok(())
    }

    fn check_grade(&self, asking: &Asking<'_>, group: &Group) -> Result<(), Refusal> {
        let fits = GradeRange::read(&group.grades).map_or(true, |range| range.has(asking.grade));
        if fits {
            return Ok(());
        }
        Err(Refusal::WrongGrade { who: asking.name.to_owned(), group: group.name.clone() })
    }

    fn check_seats(&self, group: &Group, wanted: &Enrolment) -> Result<(), Refusal> {
        let Some(capacity) = group.capacity else { return Ok(()) };
        let others = self.by_group.get(&group.id.0).map_or(&[][..], Vec::as_slice);
        let others: Vec<&Enrolment> =
            others.iter().filter(|each| !same_place(each, wanted) && each.valid.meets(&wanted.valid)).collect();
        let busiest = busiest(&others, wanted);
        if busiest < capacity as usize {
            return Ok(());
        }
        Err(Refusal::GroupFull { group: group.name.clone(), capacity })
    }

    fn check_conflict(&self, asking: &Asking<'_>, group: &Group, wanted: &Enrolment) -> Result<(), Refusal> {
        let own = self.by_student.get(&asking.student.0).map_or(&[][..], Vec::as_slice);
        for other in own {
            if other.group == wanted.group || !other.valid.meets(&wanted.valid) {
                continue;
            }
            let Some(other_group) = self.groups.get(&other.group.0) else { continue };
            if times_meet(group, wanted, other_group, other) {
                return Err(Refusal::TimeConflict {
                    who: asking.name.to_owned(),
                    group: group.name.clone(),
                    other: other_group.name.clone(),
                });
            }
        }
        Ok(())
    }

    fn take(&mut self, enrolment: &Enrolment) {
        if enrolment.state == EnrolmentState::Active {
            self.by_group.entry(enrolment.group.0).or_default().push(enrolment.clone());
            self.by_student.entry(enrolment.student.0).or_default().push(enrolment.clone());
        }
    }

    fn release(&mut self, enrolment: &Enrolment) {
        if enrolment.id.0 == 0 {
            return;
        }
        for list in [self.by_group.get_mut(&enrolment.group.0), self.by_student.get_mut(&enrolment.student.0)]
            .into_iter()
            .flatten()
        {
            list.retain(|each| each.id != enrolment.id);
        }
    }
}

fn same_place(one: &Enrolment, other: &Enrolment) -> bool {
    one.student == other.student && one.group == other.group || (other.id.0 != 0 && one.id == other.id)
}

/// The most pupils on any one of the wanted weekdays at any moment of the wanted span: seats are counted per weekday, and
/// the count can only rise where someone's place begins.
fn busiest(others: &[&Enrolment], wanted: &Enrolment) -> usize {
    let mut most = 0;
    for weekday in wanted.weekdays.each() {
        let there: Vec<&Span> =
            others.iter().filter(|each| each.weekdays.has(weekday)).map(|each| &each.valid).collect();
        let starts = there.iter().map(|span| span.from.max(wanted.valid.from)).chain([wanted.valid.from]);
        let mut days: Vec<_> = starts.collect();
        days.sort_unstable();
        days.dedup();
        for day in days {
            most = most.max(there.iter().filter(|span| span.has(day)).count());
        }
    }
    most
}

fn times_meet(group: &Group, wanted: &Enrolment, other_group: &Group, other: &Enrolment) -> bool {
    let shared: Weekdays = wanted.weekdays.and(other.weekdays);
    group.meetings.iter().filter(|meeting| shared.has(meeting.weekday)).any(|meeting| {
        other_group.meetings.iter().any(|theirs| {
            theirs.weekday == meeting.weekday
                && theirs.starts_at < meeting.ends_at
                && meeting.starts_at < theirs.ends_at
                && theirs.valid.meets(&meeting.valid)
        })
    })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;
    use crate::ids::{EnrolmentId, GroupId};
    use crate::session::tests::{day, group};
    use crate::words::ServiceKind;
    use chrono::Weekday;
    use proptest::prelude::*;

    fn place(student: i64, group: i64, weekdays: &str, from: &str, to: Option<&str>) -> Enrolment {
        Enrolment {
            id: EnrolmentId(0),
            student: StudentId(student),
            group: GroupId(group),
            weekdays: Weekdays::read(weekdays).unwrap(),
            valid: Span { from: day(from), to: to.map(day) },
            state: EnrolmentState::Active,
            slip_no: String::new(),
            pickup_way: String::new(),
            batch: None,
        }
    }

    fn groups() -> Vec<Group> {
        let week = [Weekday::Mon, Weekday::Tue, Weekday::Wed];
        let mut full = group(1, "作业一班", ServiceKind::BasicCare, &week, "16:30", "17:30");
        full.capacity = Some(2);
        full.grades = "1-3".into();
        let club = group(2, "合唱", ServiceKind::Club, &[Weekday::Tue], "17:00", "18:00");
        let later = group(3, "延时一班", ServiceKind::ExtendedCare, &week, "18:30", "20:30");
        vec![full, club, later]
    }

    #[test]
    fn places_are_given_and_refused() {
        let groups = groups();
        let kept = [place(8, 1, "一二", "2026-09-01", None), place(9, 1, "一", "2026-09-01", Some("2026-10-31"))];
        // pupil | grade | wanted place | verdict
        for (student, grade, wanted, verdict) in [
            (1, 2, place(1, 1, "一", "2026-09-01", None), "group_full"),
            (1, 2, place(1, 1, "一", "2026-11-01", None), "ok"),
            (1, 2, place(1, 1, "二三", "2026-09-01", None), "ok"),
            (1, 4, place(1, 1, "三", "2026-09-01", None), "wrong_grade"),
            (8, 2, place(8, 2, "二", "2026-09-01", None), "time_conflict"),
            (8, 2, place(8, 3, "一二三", "2026-09-01", None), "ok"),
            (9, 2, place(9, 2, "二", "2026-09-01", None), "ok"),
            (1, 2, place(1, 7, "一", "2026-09-01", None), "not_found"),
        ] {
            let mut places = Places::new(&groups, kept.clone());
            let asking = Asking { student: StudentId(student), name: "李明", grade };
            let found = places.enrol(&asking, &wanted).map_or_else(|no| no.code(), |()| "ok".into());
            assert_eq!(found, verdict, "{wanted:?}");
        }
    }

    proptest! {
        #[test]
        fn no_day_ever_has_more_pupils_than_seats(asks in prop::collection::vec((1i64..12, 1u32..28, 1u32..28, 1u8..8), 1..40)) {
            let groups = groups();
            let mut places = Places::new(&groups, []);
            let mut given: Vec<Enrolment> = Vec::new();
            for (student, from, length, days) in asks {
                let from = day("2026-09-01") + chrono::Days::new(u64::from(from));
                let weekdays: String = "一二三".chars().enumerate().filter(|(i, _)| days & (1 << i) != 0).map(|(_, c)| c).collect();
                let mut wanted = place(student, 1, &weekdays, "2026-09-01", None);
                wanted.valid = Span { from, to: Some(from + chrono::Days::new(u64::from(length))) };
                let asking = Asking { student: StudentId(student), name: "李明", grade: 1 };
                let again = given.iter().any(|each| each.student == wanted.student);
                if !again && places.enrol(&asking, &wanted).is_ok() {
                    given.push(wanted);
                }
            }
            for date in day("2026-09-01").iter_days().take(70) {
                for weekday in [Weekday::Mon, Weekday::Tue, Weekday::Wed] {
                    let there = given.iter().filter(|each| each.valid.has(date) && each.weekdays.has(weekday)).count();
                    prop_assert!(there <= 2);
                }
            }
        }
    }
}
