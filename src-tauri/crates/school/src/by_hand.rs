//! Enrolment by hand: what becomes of the places kept when a pupil joins, changes weekdays or leaves from a day on. The days
//! before that day stay as they were, and a pupil's changes are kept together or not at all.
use crate::days::{Month, Span, Weekdays};
use crate::enrolment::{Asking, Places};
use crate::ids::{EnrolmentId, GroupId, StudentId};
use crate::no::Refusal;
use crate::records::{Enrolment, Group, Student};
use crate::roster::Register;
use crate::words::{EnrolmentState, StudentStatus};
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// One wish: a pupil in a group on these weekdays from the day on; no weekday ends the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// The pupil.
    pub student: StudentId,
    /// The group.
    pub group: GroupId,
    /// On which of its weekdays; none to leave.
    pub weekdays: Weekdays,
    /// `Active`, or `Applied` for the waiting list.
    pub state: EnrolmentState,
    /// 回执编号; empty keeps the one there is.
    pub slip_no: String,
    /// 接送方式; empty keeps the one there is.
    pub pickup_way: String,
}

/// What is to be kept, and who is refused why.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Places to keep: number 0 is new, another is changed.
    pub keep: Vec<Enrolment>,
    /// Pupils none of whose wishes can be kept, with the group and the rule that says no.
    pub refused: Vec<(StudentId, GroupId, Refusal)>,
}

/// Judges all wishes together: seats that some give up are free for others, and whoever is refused keeps what they had.
pub fn judge(
    groups: &[Group],
    kept: &[Enrolment],
    register: &Register<'_>,
    from: NaiveDate,
    wishes: &[Wish],
) -> Verdict {
    let mut refused: BTreeMap<StudentId, (GroupId, Refusal)> = BTreeMap::new();
    loop {
        let standing = wishes.iter().filter(|wish| !refused.contains_key(&wish.student));
        let plans: Vec<(&Wish, Plan)> = standing.map(|wish| (wish, plan(kept, from, wish))).collect();
        match first_refused(groups, kept, register, from, &plans) {
            Some((student, no)) => drop(refused.insert(student, no)),
            None => {
                let keep = plans.into_iter().flat_map(|(_, plan)| plan.ended.into_iter().chain(plan.place)).collect();
                let refused = refused.into_iter().map(|(student, (group, no))| (student, group, no)).collect();
                return Verdict { keep, refused };
            }
        }
    }
}

/// What becomes of one pupil's rows in one group.
#[derive(Debug, Default)]
struct Plan {
    /// Rows that end or are withdrawn.
    ended: Vec<Enrolment>,
    /// The place from the day on.
    place: Option<Enrolment>,
}

fn plan(kept: &[Enrolment], from: NaiveDate, wish: &Wish) -> Plan {
    let rows = kept.iter().filter(|row| {
        (row.student, row.group) == (wish.student, wish.group)
            && row.state != EnrolmentState::Withdrawn
            && row.valid.to.is_none_or(|to| to >= from)
    });
    let (before, later): (Vec<&Enrolment>, Vec<&Enrolment>) = rows.partition(|row| row.valid.from < from);
    let model = before.first().or(later.first()).copied();
    if let (Some(only), true) = (model, before.len() + later.len() == 1)
        && only.valid.from <= from
        && (only.weekdays, only.state) == (wish.weekdays, wish.state)
        && wish.slip_no.is_empty()
        && wish.pickup_way.is_empty()
    {
        return Plan::default();
    }
    let mut plan = Plan::default();
    for row in before {
        let valid = Span { to: from.checked_sub_days(Days::new(1)), ..row.valid };
        plan.ended.push(Enrolment { valid, ..row.clone() });
    }
    let mut later = later.into_iter();
    let again = if wish.weekdays.is_empty() { None } else { later.next() };
    plan.ended.extend(later.map(|row| Enrolment { state: EnrolmentState::Withdrawn, ..row.clone() }));
    if !wish.weekdays.is_empty() {
        let or_kept = |given: &String, kept: Option<&String>| match given.is_empty() {
            true => kept.cloned().unwrap_or_default(),
            false => given.clone(),
        };
        plan.place = Some(Enrolment {
            id: again.map_or(EnrolmentId(0), |row| row.id),
            student: wish.student,
            group: wish.group,
            weekdays: wish.weekdays,
            valid: Span { from, to: model.and_then(|row| row.valid.to) },
            state: wish.state,
            slip_no: or_kept(&wish.slip_no, model.map(|row| &row.slip_no)),
            pickup_way: or_kept(&wish.pickup_way, model.map(|row| &row.pickup_way)),
            batch: again.and_then(|row| row.batch),
        });
    }
    plan
}

/// The first pupil who cannot have what is planned, with the group and why.
fn first_refused(
    groups: &[Group],
    kept: &[Enrolment],
    register: &Register<'_>,
    from: NaiveDate,
    plans: &[(&Wish, Plan)],
) -> Option<(StudentId, (GroupId, Refusal))> {
    let touched: BTreeSet<EnrolmentId> =
        plans.iter().flat_map(|(_, plan)| plan.ended.iter().chain(&plan.place)).map(|row| row.id).collect();
    let stay = kept.iter().filter(|row| !touched.contains(&row.id)).cloned();
    let ended = plans.iter().flat_map(|(_, plan)| plan.ended.iter().cloned());
    let mut places = Places::new(groups, stay.chain(ended));
    for (wish, plan) in plans {
        let Some(place) = &plan.place else { continue };
        let verdict = register
            .student(wish.student)
            .filter(|student| student.status == StudentStatus::Present)
            .ok_or_else(|| Refusal::NotFound { what: "在校学生".to_owned(), name: wish.student.to_string() })
            .and_then(|student| fits(groups, wish, from).map(|()| student))
            .and_then(|student| places.enrol(&asking(register, student, from), place));
        if let Err(no) = verdict {
            return Some((wish.student, (wish.group, no)));
        }
    }
    None
}

fn asking<'a>(register: &Register<'_>, student: &'a Student, from: NaiveDate) -> Asking<'a> {
    Asking { student: student.id, name: &student.name, grade: register.grade(student, from) }
}

/// Whether the group runs on the day and meets on the weekdays.
fn fits(groups: &[Group], wish: &Wish, from: NaiveDate) -> Result<(), Refusal> {
    let missing = || Refusal::NotFound { what: "服务班".to_owned(), name: wish.group.to_string() };
    let group = groups.iter().find(|group| group.id == wish.group).ok_or_else(missing)?;
    if !group.valid.has(from) {
        let what = format!("「{}」的起始日", group.name);
        let wanted = match group.valid.to {
            Some(to) => format!("这个班从 {} 开到 {to}", group.valid.from),
            None => format!("这个班从 {} 开班", group.valid.from),
        };
        return Err(Refusal::BadValue { what, found: from.to_string(), wanted });
    }
    let met = meeting_days(group, from);
    if wish.weekdays.each().all(|weekday| met.has(weekday)) {
        return Ok(());
    }
    let what = format!("「{}」的星期", group.name);
    Err(Refusal::BadValue {
        what, found: wish.weekdays.to_string(), wanted: format!("这个班只在星期{met}开班")
    })
}

/// The first day from which places may be changed: the one after the last settled month; `None` where none is settled.
pub fn earliest(last_settled: Option<Month>) -> Option<NaiveDate> {
    last_settled.map(|month| month.next().first_day())
}

/// The first day from a day on that places may be changed from: the day itself unless its month is settled.
pub fn first_open(day: NaiveDate, last_settled: Option<Month>) -> NaiveDate {
    earliest(last_settled).map_or(day, |earliest| earliest.max(day))
}

/// How far back one may go, as read beside the field of the day.
pub fn earliest_said(last_settled: Option<Month>) -> String {
    match last_settled {
        Some(month) => {
            format!("{}已经结算，最早从{}起", month.label(), crate::days::day_label(month.next().first_day()))
        }
        None => "可以选以前的日子，但不早于服务班的开班日期".to_owned(),
    }
}

/// Whether places may be changed from a day on: a settled month stays as it is.
///
/// # Refuses
/// A day in or before the last settled month.
pub fn check_from(from: NaiveDate, last_settled: Option<Month>) -> Result<(), Refusal> {
    match last_settled.zip(earliest(last_settled)).filter(|(_, earliest)| from < *earliest) {
        None => Ok(()),
        Some((month, earliest)) => Err(Refusal::SettledSince { month: month.to_string(), asked: from, earliest }),
    }
}

/// The weekdays a group meets on, from a day on.
pub fn meeting_days(group: &Group, from: NaiveDate) -> Weekdays {
    let meetings = group.meetings.iter().filter(|meeting| meeting.valid.to.is_none_or(|to| to >= from));
    meetings.fold(Weekdays::NONE, |days, meeting| days.with(meeting.weekday))
}

/// Pupils with an active place in a group on each of its weekdays on a day.
pub fn taken(group: &Group, enrolments: &[Enrolment], day: NaiveDate) -> Vec<(chrono::Weekday, u32)> {
    let there: Vec<&Enrolment> = enrolments
        .iter()
        .filter(|row| row.group == group.id && row.state == EnrolmentState::Active && row.valid.has(day))
        .collect();
    let count = |weekday| {
        let pupils: BTreeSet<StudentId> =
            there.iter().filter(|row| row.weekdays.has(weekday)).map(|row| row.student).collect();
        pupils.len() as u32
    };
    meeting_days(group, day).each().map(|weekday| (weekday, count(weekday))).collect()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;
    use crate::ids::HomeClassId;
    use crate::records::{ClassStyle, HomeClass};
    use crate::session::tests::{day, group};
    use crate::words::{Boarding, SchoolSystem, ServiceKind, Sex, Stage};
    use chrono::Weekday;

    fn pupil(id: i64) -> Student {
        Student {
            id: StudentId(id),
            student_code: None,
            name: format!("学生{id}"),
            sex: Sex::Female,
            id_number: None,
            home_class: HomeClassId(1),
            seat_no: None,
            boarding: Boarding::Day,
            status: if id == 9 { StudentStatus::Left } else { StudentStatus::Present },
            left_on: None,
            note: String::new(),
            charged_before: None,
        }
    }

    fn row(id: i64, student: i64, group: i64, weekdays: &str, from: &str, to: Option<&str>) -> Enrolment {
        Enrolment {
            id: EnrolmentId(id),
            student: StudentId(student),
            group: GroupId(group),
            weekdays: Weekdays::read(weekdays).unwrap(),
            valid: Span { from: day(from), to: to.map(day) },
            state: EnrolmentState::Active,
            slip_no: "旧".into(),
            pickup_way: String::new(),
            batch: None,
        }
    }

    #[test]
    fn places_begin_on_the_day_or_after_the_settled_month_it_lies_in() {
        for (today, settled, wanted) in [
            ("2026-11-30", None, "2026-11-30"),
            ("2026-11-30", Some("2026-10"), "2026-11-30"),
            ("2026-11-30", Some("2026-11"), "2026-12-01"),
            ("2026-12-01", Some("2026-11"), "2026-12-01"),
        ] {
            assert_eq!(first_open(day(today), settled.and_then(Month::read)), day(wanted), "{today} {settled:?}");
        }
    }

    /// `1 1 一二`: pupil, group, weekdays (`-` for none); a `等` behind asks for the waiting list.
    fn wishes(text: &str) -> Vec<Wish> {
        let one = |text: &str| {
            let parts: Vec<&str> = text.split_whitespace().collect();
            Wish {
                student: StudentId(parts[0].parse().unwrap()),
                group: GroupId(parts[1].parse().unwrap()),
                weekdays: Weekdays::read(parts[2]).unwrap_or(Weekdays::NONE),
                state: if parts.len() > 3 { EnrolmentState::Applied } else { EnrolmentState::Active },
                slip_no: String::new(),
                pickup_way: String::new(),
            }
        };
        text.split(';').map(one).collect()
    }

    fn told(verdict: &Verdict) -> String {
        let keep = verdict.keep.iter().map(|row| {
            let to = row.valid.to.map_or_else(String::new, |to| to.format("%m%d").to_string());
            let from = row.valid.from.format("%m%d");
            format!("{}:{}/{} {} {from}-{to} {}", row.id, row.student, row.group, row.weekdays, row.state.code())
        });
        let refused = verdict.refused.iter().map(|(student, group, no)| format!("{student}/{group} {}", no.code()));
        keep.chain(refused).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn wishes_become_places_and_the_past_stays() {
        let week = [Weekday::Mon, Weekday::Tue, Weekday::Wed];
        let mut care = group(1, "作业一班", ServiceKind::BasicCare, &week, "16:30", "17:30");
        care.capacity = Some(2);
        care.grades = "1-3".into();
        let club = group(2, "合唱", ServiceKind::Club, &[Weekday::Tue], "17:00", "18:00");
        let mut upper = group(3, "高年级班", ServiceKind::BasicCare, &week, "18:30", "19:30");
        upper.grades = "4-6".into();
        let groups = [care, club, upper];
        let kept = [
            row(11, 1, 1, "一二", "2026-09-01", None),
            row(12, 2, 1, "一二三", "2026-09-01", Some("2027-01-10")),
            row(13, 3, 1, "三", "2026-12-01", None),
        ];
        let pupils: Vec<Student> = (1..=9).map(pupil).collect();
        let class = HomeClass { id: HomeClassId(1), stage: Stage::Primary, entry_year: 2024, label: "1".into() };
        let classes = [class];
        let register = Register::new(&pupils, &classes, SchoolSystem::SixThree, ClassStyle::Short);
        // wishes from 24 November → rows kept; pupils refused
        for (text, wanted) in [
            ("4 1 三", "4/1 group_full"),
            ("3 1 -;4 1 三", "13:3/1 三 1201- withdrawn; 0:4/1 三 1124- active"),
            ("4 1 一", "4/1 group_full"),
            ("4 1 一 等", "0:4/1 一 1124- applied"),
            ("1 1 -;4 1 一", "11:1/1 一二 0901-1123 active; 0:4/1 一 1124- active"),
            ("4 1 一;1 1 -", "0:4/1 一 1124- active; 11:1/1 一二 0901-1123 active"),
            ("1 1 一二", ""),
            ("1 1 一", "11:1/1 一二 0901-1123 active; 0:1/1 一 1124- active"),
            ("2 1 一", "12:2/1 一二三 0901-1123 active; 0:2/1 一 1124-0110 active"),
            ("1 2 二", "1/2 time_conflict"),
            ("1 1 -;1 2 二", "11:1/1 一二 0901-1123 active; 0:1/2 二 1124- active"),
            ("1 1 -;1 3 一", "1/3 wrong_grade"),
            ("1 1 -;1 3 一;4 1 一", "1/3 wrong_grade; 4/1 group_full"),
            ("3 1 二三", "3/1 group_full"),
            ("3 1 三", "13:3/1 三 1124- active"),
            ("3 1 -", "13:3/1 三 1201- withdrawn"),
            ("4 2 一", "4/2 bad_value"),
            ("4 7 一", "4/7 not_found"),
            ("9 1 三", "9/1 not_found"),
        ] {
            let verdict = judge(&groups, &kept, &register, day("2026-11-24"), &wishes(text));
            assert_eq!(told(&verdict), wanted, "{text}");
        }
    }

    #[test]
    fn a_settled_month_stays() {
        // from | last settled month | refused
        for (from, settled, refused) in [
            ("2026-11-24", None, false),
            ("2026-11-01", Some("2026-10"), false),
            ("2026-10-31", Some("2026-10"), true),
            ("2026-09-01", Some("2026-10"), true),
        ] {
            let settled = settled.and_then(Month::read);
            assert_eq!(check_from(day(from), settled).is_err(), refused, "{from} {settled:?}");
        }
    }

    #[test]
    fn a_group_that_does_not_run_on_the_day_takes_nobody() {
        let groups = [group(1, "作业一班", ServiceKind::BasicCare, &[Weekday::Mon], "16:30", "17:30")];
        let pupils = [pupil(1)];
        let register = Register::new(&pupils, &[], SchoolSystem::SixThree, ClassStyle::Short);
        let verdict = judge(&groups, &[], &register, day("2020-01-01"), &wishes("1 1 一"));
        assert_eq!(told(&verdict), "1/1 bad_value");
    }
}
