//! Which rows of staff attendance are paid, and why the others are not.
use super::{PayInput, PayRow, Person, staff_order};
use crate::days::time_label;
use crate::ids::StaffId;
use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};
use std::collections::{BTreeMap, BTreeSet};

/// How many rows without a sign-out are told one by one.
const WITHOUT_OUT_NAMED: usize = 5;

/// A row that is paid.
pub(super) struct PaidRow<'a> {
    /// The row.
    pub(super) row: &'a PayRow<'a>,
    /// Why it loses a part; `None` where the person was on time.
    pub(super) deduct: Option<String>,
}

/// A place that someone else took: day, group or duty, its start, and the person who was absent.
type Absence<'a> = (NaiveDate, &'a str, Option<NaiveTime>, StaffId);

/// Everyone with a row, by 工号, with the rows that are paid and words on the others.
pub(super) fn people<'a>(input: &PayInput<'a>, findings: &mut Vec<String>) -> Vec<Person<'a>> {
    let mut rows: BTreeMap<StaffId, Vec<&'a PayRow<'a>>> = BTreeMap::new();
    for row in input.rows {
        rows.entry(row.staff).or_default().push(row);
    }
    let mut people = Vec::new();
    for (id, rows) in &mut rows {
        let Some(staff) = input.staff.get(id).copied() else {
            findings.push(format!("{} 条签到记录找不到人员(编号 {id})，未计", rows.len()));
            continue;
        };
        rows.sort_by_key(|row| {
            let times = (row.starts_at, row.in_at, row.ends_at, row.out_at);
            (row.day, times, row.what, row.pool, row.lessons, row.heads, row.stands_in_for, row.cancelled)
        });
        people.push(Person { staff, rows: Vec::new(), pools: BTreeMap::new(), notes: Vec::new() });
    }
    people.sort_by(|one, other| staff_order(one.staff, other.staff));
    let absent: BTreeSet<Absence<'a>> = input.rows.iter().filter_map(absence).collect();
    for person in &mut people {
        for row in rows.get(&person.staff.id).into_iter().flatten() {
            judge(input, person, row, &absent, findings);
        }
    }
    say_without_out(&mut people, input.profile.pay.late_or_early_deduct_permille > 0, findings);
    people
}

fn absence<'a>(row: &PayRow<'a>) -> Option<Absence<'a>> {
    let absent = row.stands_in_for.filter(|absent| *absent != row.staff && signed(row))?;
    Some((row.day, row.what, row.starts_at, absent))
}

pub(super) fn signed(row: &PayRow<'_>) -> bool {
    row.in_at.is_some() || row.out_at.is_some()
}

/// Puts a row among the paid ones, or says why not.
fn judge<'a>(
    input: &PayInput<'a>,
    person: &mut Person<'a>,
    row: &'a PayRow<'a>,
    absent: &BTreeSet<Absence<'a>>,
    findings: &mut Vec<String>,
) {
    let where_when = where_when(row);
    if let Some(reason) = row.cancelled {
        let reason = if reason.is_empty() { String::new() } else { format!("({reason})") };
        person.notes.push((row.day, format!("{where_when} 未开课{reason}，不计")));
        return;
    }
    if !person.staff.kind.is_paid_by_person() {
        return;
    }
    if absent.contains(&(row.day, row.what, row.starts_at, row.staff)) {
        person.notes.push((row.day, format!("{where_when} 由他人代班，不计")));
        findings.push(format!("{where_when} {}已由他人代班，本人的签到未计", person.staff.name));
        return;
    }
    if !signed(row) && row.said_absent {
        person.notes.push((row.day, format!("{where_when} 登记为未到，不计")));
        return;
    }
    if !signed(row) {
        person.notes.push((row.day, format!("{where_when} 没有签到，不计")));
        findings.push(format!("{where_when} {}没有签到，未计", person.staff.name));
        return;
    }
    if row.in_at.is_none() {
        findings.push(format!("{where_when} {}只有签退没有签到，已计，请核对", person.staff.name));
    }
    if let Some(absent) = row.stands_in_for {
        let name = input.staff.get(&absent).map_or("他人", |staff| staff.name.as_str());
        person.notes.push((row.day, format!("{where_when} 代 {name}，计给实际到岗的人")));
    }
    let deduct = late_or_early(row, input.profile.pay.late_or_early_minutes);
    person.rows.push(PaidRow { row, deduct: deduct.map(|why| format!("{where_when} {why}")) });
}

/// Signed in later than the start and the minutes of grace, or out earlier than the end less them. A duty without times
/// has neither.
fn late_or_early(row: &PayRow<'_>, minutes: u32) -> Option<String> {
    let grace = TimeDelta::minutes(i64::from(minutes));
    let late = row.starts_at.zip(row.in_at).filter(|(starts, came)| *came - *starts > grace);
    let early = row.ends_at.zip(row.out_at).filter(|(ends, left)| *ends - *left > grace);
    let late = late.map(|(starts, came)| format!("迟到({} 开始，{} 签到)", time_label(starts), time_label(came)));
    let early = early.map(|(ends, left)| format!("早退({} 结束，{} 签退)", time_label(ends), time_label(left)));
    match (late, early) {
        (Some(late), Some(early)) => Some(format!("{late}、{early}")),
        (one, other) => one.or(other),
    }
}

/// Without a sign-out nobody can tell who left early. Where most sign out, those few who did not are told one by one, also in
/// the person's why; else it is said once for the month where leaving early costs something, since many schools sign in only.
fn say_without_out(people: &mut [Person<'_>], costs: bool, findings: &mut Vec<String>) {
    let timed = |person: &Person<'_>| person.rows.iter().filter(|paid| paid.row.ends_at.is_some()).count();
    let lacks = |row: &PayRow<'_>| row.ends_at.is_some() && row.out_at.is_none();
    let all: usize = people.iter().map(timed).sum();
    let without = people.iter().flat_map(|person| &person.rows).filter(|paid| lacks(paid.row)).count();
    if without * 2 < all && without <= WITHOUT_OUT_NAMED {
        for person in people {
            for row in person.rows.iter().map(|paid| paid.row).filter(|row| lacks(row)) {
                let (place, name) = (where_when(row), &person.staff.name);
                findings.push(format!("{place} {name}没有签退，按整次计，请核对"));
                person.notes.push((row.day, format!("{place} 没有签退，按整次计")));
            }
        }
    } else if costs && without > 0 {
        findings.push(format!("{without} 条签到没有签退时间，无法判断是否早退"));
    }
}

/// `11月13日 五(1)班作业辅导`.
fn where_when(row: &PayRow<'_>) -> String {
    format!("{}月{}日 {}", row.day.month(), row.day.day(), row.what)
}
