//! A month reckoned whole: from the month's facts to every bill, every pay line, and the digest of what they rest on.
mod changes;
mod inputs;
mod missing;

use crate::calendar::SchoolCalendar;
use crate::days::Month;
use crate::fee::{self, ChargedElsewhere, FeeInput, Pupil, Reduced, Served};
use crate::ids::{GroupId, StaffId, StudentId};
use crate::money::{Fen, Lessons};
use crate::no::Refusal;
use crate::pay::{self, PayInput, PayRow};
use crate::profile::PolicyProfile;
use crate::records::{Attendance, Enrolment, Group, HomeClass, Reduction, School, Staff, StaffAttendance, Student};
use crate::roster::Register;
use crate::rota::serving;
use crate::session::{Session, sessions_on};
use crate::settlement::{Detail, Line};
use crate::sign_in::{Regular, is_signed, places, regulars};
use crate::words::{EnrolmentState, Mark, ServiceKind, Stage};
use chrono::NaiveDate;
use std::collections::BTreeMap;

pub use changes::{Change, change_sentences, touching};
pub use inputs::{input_digest, inputs};
pub use missing::missing;

/// All facts of one month, as fetched.
pub struct MonthFacts<'a> {
    /// The school.
    pub school: &'a School,
    /// The month.
    pub month: Month,
    /// The profile in force.
    pub profile: &'a PolicyProfile,
    /// The calendar.
    pub calendar: &'a SchoolCalendar,
    /// All groups.
    pub groups: &'a [Group],
    /// All pupils, those who left included.
    pub students: &'a [Student],
    /// All classes.
    pub classes: &'a [HomeClass],
    /// Enrolments that meet the month.
    pub enrolments: &'a [Enrolment],
    /// The month's attendance, in any order.
    pub attendance: &'a [Attendance],
    /// Reductions that meet the month.
    pub reductions: &'a [Reduction],
    /// All staff.
    pub staff: &'a [Staff],
    /// The month's staff attendance.
    pub staff_attendance: &'a [StaffAttendance],
    /// Per pupil and kind, what the term's earlier months came to before reductions.
    pub earlier: &'a BTreeMap<StudentId, BTreeMap<ServiceKind, Fen>>,
    /// What the term's earlier months were charged outside the program.
    pub elsewhere: &'a ChargedElsewhere,
}

/// The month's lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reckoned {
    /// By class and seat.
    pub bills: Vec<Line>,
    /// By 工号.
    pub pay: Vec<Line>,
    /// What a clerk should look at.
    pub findings: Vec<String>,
    /// Where what a finding says is set right.
    pub leads: Vec<pay::Lead>,
}

impl Reckoned {
    /// Bills, then pay.
    pub fn into_lines(self) -> Vec<Line> {
        self.bills.into_iter().chain(self.pay).collect()
    }
}

/// Bills and pay of a month.
///
/// # Refuses
/// A month with a make-up day whose weekday is not decided, and days of a year whose calendar is unknown.
pub fn month(facts: &MonthFacts<'_>) -> Result<Reckoned, Refusal> {
    let sessions = sessions(facts)?;
    let register = Register::new(facts.students, facts.classes, facts.school.system, facts.school.class_style);
    let bills = bills(facts, &sessions, &register);
    let income_fen = bills.iter().map(service_fee).sum();
    let pay = pay_of(facts, &sessions, income_fen);
    Ok(Reckoned { bills, pay: pay.lines, findings: pay.findings, leads: pay.leads })
}

fn service_fee(line: &Line) -> Fen {
    match &line.detail {
        Detail::Bill(bill) => bill.service_fee_fen,
        Detail::Pay(_) => Fen::ZERO,
    }
}

/// The month's sessions by group and day, cancelled ones included.
type Sessions<'a> = BTreeMap<GroupId, BTreeMap<NaiveDate, Session<'a>>>;

fn sessions<'a>(facts: &MonthFacts<'a>) -> Result<Sessions<'a>, Refusal> {
    let mut found: Sessions<'a> = BTreeMap::new();
    for day in facts.month.days() {
        match sessions_on(facts.calendar, facts.groups, day) {
            Ok(sessions) => {
                for session in sessions {
                    let of_group = found.entry(session.group.id).or_default();
                    of_group.entry(day).and_modify(|known| join(known, &session)).or_insert(session);
                }
            }
            Err(Refusal::NotATeachingDay { .. }) => {}
            Err(refusal) => return Err(refusal),
        }
    }
    Ok(found)
}

/// Attendance is kept by group and day: where a group meets twice on a day, its roll is called once for both meetings, and
/// who came has come to both.
fn join(known: &mut Session<'_>, other: &Session<'_>) {
    known.lessons = Lessons(known.lessons.0 + other.lessons.0);
    known.starts_at = known.starts_at.min(other.starts_at);
    known.ends_at = known.ends_at.max(other.ends_at);
}

fn bills(facts: &MonthFacts<'_>, sessions: &Sessions<'_>, register: &Register<'_>) -> Vec<Line> {
    let served = served(facts, sessions);
    let mut reductions: BTreeMap<StudentId, Vec<Reduced<'_>>> = BTreeMap::new();
    for reduction in facts.reductions {
        let reduced = Reduced { category: &reduction.category, valid: reduction.valid };
        reductions.entry(reduction.student).or_default().push(reduced);
    }
    let days_taught = facts.calendar.service_days_of(facts.month).len() as u32;
    let nothing = BTreeMap::new();
    let last_day = facts.month.last_day();
    register
        .sorted(served.keys().copied(), last_day)
        .into_iter()
        .filter_map(|student| {
            let class_label = register.class_label(student, last_day);
            let stage = register.class_of(student).map_or(Stage::Primary, |class| class.stage);
            fee::bill(&FeeInput {
                month: facts.month,
                profile: facts.profile,
                area: facts.school.area,
                pupil: Pupil {
                    id: student.id,
                    code: student.student_code.as_deref().unwrap_or(""),
                    name: &student.name,
                    class_label: &class_label,
                    seat_no: student.seat_no,
                    stage,
                },
                earlier_fen: facts.earlier.get(&student.id).unwrap_or(&nothing),
                elsewhere_fen: facts.elsewhere.fen.get(&student.id).copied().unwrap_or_default(),
                lacking: &facts.elsewhere.lacking,
                days_taught,
                served: served.get(&student.id).map_or(&[][..], Vec::as_slice),
                reductions: reductions.get(&student.id).map_or(&[][..], Vec::as_slice),
            })
        })
        .collect()
}

/// Per pupil, the sessions enrolled for or marked in.
fn served<'a>(facts: &MonthFacts<'a>, sessions: &'a Sessions<'a>) -> BTreeMap<StudentId, Vec<Served<'a>>> {
    let mut planned: BTreeMap<StudentId, BTreeMap<(NaiveDate, GroupId), Served<'a>>> = BTreeMap::new();
    for enrolment in facts.enrolments.iter().filter(|enrolment| enrolment.state == EnrolmentState::Active) {
        let Some(of_group) = sessions.get(&enrolment.group) else { continue };
        let mine = planned.entry(enrolment.student).or_default();
        for session in of_group.values() {
            if enrolment.valid.has(session.day) && enrolment.weekdays.has(session.weekday) {
                mine.insert((session.day, session.group.id), as_served(session, true, None));
            }
        }
    }
    for row in facts.attendance {
        let Some(session) = sessions.get(&row.group).and_then(|of_group| of_group.get(&row.day)) else { continue };
        planned
            .entry(row.student)
            .or_default()
            .entry((row.day, row.group))
            .and_modify(|served| served.mark = Some(row.mark))
            .or_insert_with(|| as_served(session, false, Some(row.mark)));
    }
    planned.into_iter().map(|(student, served)| (student, served.into_values().collect())).collect()
}

fn as_served<'a>(session: &'a Session<'a>, enrolled: bool, mark: Option<Mark>) -> Served<'a> {
    Served {
        day: session.day,
        group: &session.group.name,
        kind: session.group.kind,
        lessons: session.lessons,
        enrolled,
        mark,
        cancelled: session.cancelled.as_deref(),
    }
}

fn pay_of(facts: &MonthFacts<'_>, sessions: &Sessions<'_>, income_fen: Fen) -> pay::PayMonth {
    let staff: BTreeMap<StaffId, &Staff> = facts.staff.iter().map(|person| (person.id, person)).collect();
    let groups: BTreeMap<GroupId, &Group> = facts.groups.iter().map(|group| (group.id, group)).collect();
    let mut heads: BTreeMap<(GroupId, NaiveDate), u32> = BTreeMap::new();
    for row in facts.attendance.iter().filter(|row| row.mark.came()) {
        *heads.entry((row.group, row.day)).or_default() += 1;
    }
    let rows: Vec<PayRow<'_>> = facts
        .staff_attendance
        .iter()
        .map(|row| {
            let group = row.group.and_then(|id| groups.get(&id).copied());
            let session = group.and_then(|group| sessions.get(&group.id)?.get(&row.day));
            let not_planned = group.is_some() && session.is_none();
            PayRow {
                day: row.day,
                what: group.map_or(row.duty.as_str(), |group| group.name.as_str()),
                group: group.map(|group| group.id),
                pool: group.map_or(row.duty.as_str(), |group| group.pay_pool.as_str()),
                lessons: row.lessons.or(session.map(|session| session.lessons)).unwrap_or(Lessons::ONE),
                starts_at: session.map(|session| session.starts_at),
                ends_at: session.map(|session| session.ends_at),
                in_at: row.in_at,
                out_at: row.out_at,
                staff: row.staff,
                said_absent: crate::sign_in::is_absence(row),
                stands_in_for: row.stands_in_for,
                cancelled: match session {
                    Some(session) => session.cancelled.as_deref(),
                    None => not_planned.then_some("当天没有该服务班的场次"),
                },
                heads: group.and_then(|group| heads.get(&(group.id, row.day)).copied()).unwrap_or(0),
            }
        })
        .collect();
    let input = PayInput { month: facts.month, profile: facts.profile, income_fen, staff: &staff, rows: &rows };
    let mut paid = pay::month(&input);
    let (findings, leads) = pay::beside(
        &input,
        &|group, day| {
            let session = sessions.get(&group).and_then(|of_group| of_group.get(&day));
            session.map_or_else(Vec::new, |session| serving(session.group, day, session.weekday))
        },
        &not_signed(facts, sessions),
    );
    paid.findings.extend(findings);
    paid.leads.extend(leads);
    paid
}

/// Per group and person who comes to it often beside its plan, the days it was held on without a sign-in of theirs.
fn not_signed(facts: &MonthFacts<'_>, sessions: &Sessions<'_>) -> BTreeMap<(GroupId, StaffId), Vec<NaiveDate>> {
    let of_day =
        |day: NaiveDate| sessions.values().filter_map(|of_group| of_group.get(&day).cloned()).collect::<Vec<_>>();
    let days: Vec<_> = facts.month.days().map(|day| (day, places(&of_day(day)))).collect();
    let held = |group, day| {
        facts.staff_attendance.iter().any(|row| (row.group, row.day) == (Some(group), day) && is_signed(row))
    };
    let of_one = |each: Regular| {
        let without = each.without.into_iter().filter(|day| held(each.group, *day)).collect();
        ((each.group, each.staff), without)
    };
    regulars(&days, facts.staff_attendance).into_iter().map(of_one).collect()
}
