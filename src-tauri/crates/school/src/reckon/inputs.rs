//! Digests of the facts a month rests on, one by one, so that a later change can be seen and named.
use super::MonthFacts;
use crate::days::time_label;
use crate::ids::{GroupId, StaffId, StudentId};
use crate::roster::Register;
use crate::words::EnrolmentState;
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// One digest (16 hexadecimal digits) by fact. Keys: `attendance/DAY/GROUP`, `staff_attendance/DAY/STAFF`,
/// `enrolment/STUDENT`, `reduction/STUDENT`, `student/ID`, `staff/ID`, `group/ID`, `day/DAY`, `earlier/STUDENT`, `elsewhere/STUDENT`, `profile`,
/// `school`. Only what the month's lines rest on is taken, so that next month's changes do not make this one stale.
pub fn inputs(facts: &MonthFacts<'_>) -> BTreeMap<String, String> {
    let register = Register::new(facts.students, facts.classes, facts.school.system, facts.school.class_style);
    let mut inputs = Inputs::default();
    inputs.put("profile".to_owned(), facts.profile.sha256());
    inputs.put("school".to_owned(), &format!("{:?}", (&facts.school.name, facts.school.area, facts.school.system)));
    for day in facts.month.days() {
        let status = facts.calendar.status(day);
        let partial: Vec<_> = facts.calendar.partial_changes(day).collect();
        inputs.put(format!("day/{day}"), &format!("{:?} {:?} {partial:?}", status.kind, status.follows));
    }
    attendance(facts, &mut inputs);
    staff_attendance(facts, &mut inputs);
    groups(facts, &mut inputs);
    pupils(facts, &register, &mut inputs);
    people(facts, &mut inputs);
    inputs.found
}

/// One digest (SHA-256, 64 hexadecimal digits) over all of a month's facts.
pub fn input_digest(inputs: &BTreeMap<String, String>) -> String {
    let mut hash = Sha256::new();
    for (key, digest) in inputs {
        hash.update(format!("{key} {digest}\n"));
    }
    hex(&hash.finalize())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[derive(Default)]
struct Inputs {
    found: BTreeMap<String, String>,
}

impl Inputs {
    fn put(&mut self, key: String, text: &str) {
        let hash = Sha256::digest(text.as_bytes());
        self.found.insert(key, hex(&hash[..8]));
    }
}

fn attendance(facts: &MonthFacts<'_>, inputs: &mut Inputs) {
    let mut by_session: BTreeMap<(NaiveDate, GroupId), Vec<(StudentId, &'static str)>> = BTreeMap::new();
    for row in facts.attendance {
        by_session.entry((row.day, row.group)).or_default().push((row.student, row.mark.code()));
    }
    let mut text = String::new();
    for ((day, group), mut rows) in by_session {
        rows.sort_unstable();
        text.clear();
        for (student, mark) in rows {
            let _ = write!(text, "{student}{mark};");
        }
        inputs.put(format!("attendance/{day}/{group}"), &text);
    }
}

fn staff_attendance(facts: &MonthFacts<'_>, inputs: &mut Inputs) {
    let mut by_person: BTreeMap<(NaiveDate, StaffId), Vec<String>> = BTreeMap::new();
    for row in facts.staff_attendance {
        let time = |time: Option<chrono::NaiveTime>| time.map(time_label).unwrap_or_default();
        let text = format!(
            "{:?} {} {} {} {:?} {:?}",
            row.group,
            row.duty,
            time(row.in_at),
            time(row.out_at),
            row.lessons,
            row.stands_in_for
        );
        by_person.entry((row.day, row.staff)).or_default().push(text);
    }
    for ((day, staff), mut rows) in by_person {
        rows.sort_unstable();
        inputs.put(format!("staff_attendance/{day}/{staff}"), &rows.join(";"));
    }
}

fn groups(facts: &MonthFacts<'_>, inputs: &mut Inputs) {
    let (first, last) = (facts.month.first_day(), facts.month.last_day());
    for group in facts.groups {
        let in_month = |span: &crate::days::Span| (span.from.max(first), span.to.map_or(last, |to| to.min(last)));
        let (from, to) = in_month(&group.valid);
        if from > to {
            continue;
        }
        let meetings: Vec<String> = group
            .meetings
            .iter()
            .map(|meeting| {
                let (starts_at, ends_at) = (time_label(meeting.starts_at), time_label(meeting.ends_at));
                format!(
                    "{:?} {starts_at} {ends_at} {:?} {:?}",
                    meeting.weekday,
                    meeting.lessons,
                    in_month(&meeting.valid)
                )
            })
            .collect();
        let text = format!("{} {:?} {} {from} {to} {meetings:?}", group.name, group.kind, group.pay_pool);
        inputs.put(format!("group/{}", group.id), &text);
    }
}

fn pupils(facts: &MonthFacts<'_>, register: &Register<'_>, inputs: &mut Inputs) {
    let (first, last) = (facts.month.first_day(), facts.month.last_day());
    let enrolled = facts.enrolments.iter().filter(|each| each.state == EnrolmentState::Active);
    let marked = facts.attendance.iter().map(|row| row.student);
    let concerned: BTreeSet<StudentId> = enrolled.map(|each| each.student).chain(marked).collect();
    for student in concerned.iter().filter_map(|id| register.student(*id)) {
        let label = register.class_label(student, last);
        let text = format!("{} {:?} {label} {:?}", student.name, student.student_code, student.seat_no);
        inputs.put(format!("student/{}", student.id), &text);
    }
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for enrolment in facts.enrolments.iter().filter(|each| each.state == EnrolmentState::Active) {
        let (from, to) = (enrolment.valid.from.max(first), enrolment.valid.to.map_or(last, |to| to.min(last)));
        if from <= to {
            let text = format!("{} {} {from} {to}", enrolment.group, enrolment.weekdays);
            texts.entry(format!("enrolment/{}", enrolment.student)).or_default().push(text);
        }
    }
    for reduction in facts.reductions {
        let (from, to) = (reduction.valid.from.max(first), reduction.valid.to.map_or(last, |to| to.min(last)));
        if from <= to {
            let text = format!("{} {from} {to}", reduction.category);
            texts.entry(format!("reduction/{}", reduction.student)).or_default().push(text);
        }
    }
    for (key, mut rows) in texts {
        rows.sort_unstable();
        inputs.put(key, &rows.join(";"));
    }
    for student in &concerned {
        if let Some(earlier) = facts.earlier.get(student) {
            inputs.put(format!("earlier/{student}"), &format!("{earlier:?}"));
        }
        if let Some(elsewhere) = facts.elsewhere.fen.get(student) {
            inputs.put(format!("elsewhere/{student}"), &elsewhere.plain());
        }
    }
}

fn people(facts: &MonthFacts<'_>, inputs: &mut Inputs) {
    let served: BTreeSet<StaffId> = facts.staff_attendance.iter().map(|row| row.staff).collect();
    for person in facts.staff.iter().filter(|person| served.contains(&person.id)) {
        let text = format!(
            "{} {} {:?} {} {:?} {} {} {} {}",
            person.staff_no,
            person.name,
            person.kind,
            person.post,
            person.id_number,
            person.phone,
            person.bank,
            person.account,
            person.taxed_as_wages
        );
        inputs.put(format!("staff/{}", person.id), &text);
    }
}
