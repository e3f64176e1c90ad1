//! What a month still lacks before it is settled: sessions without a roll call or a sign-in, days that are yet to come.
use super::{MonthFacts, Sessions};
use crate::days::day_label;
use crate::ids::GroupId;
use crate::no::Refusal;
use crate::session::Session;
use crate::words::EnrolmentState;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Sessions named before the rest is only counted.
const NAMED: usize = 3;

/// One sentence for each thing a clerk should see to before settling; empty where nothing is missing. Sessions from today
/// on are not missed: they are told as one sentence.
///
/// # Refuses
/// What [`super::month`] refuses.
pub fn missing(facts: &MonthFacts<'_>, today: NaiveDate) -> Result<Vec<String>, Refusal> {
    let sessions = super::sessions(facts)?;
    let mut found = Vec::new();
    let ahead: BTreeSet<NaiveDate> = held(&sessions).map(|session| session.day).filter(|day| *day >= today).collect();
    if let Some(last) = ahead.last() {
        found.push(format!("本月还有 {} 个服务日（到 {}），结算后再点名要重新结算", ahead.len(), day_label(*last)));
    }
    let called: BTreeSet<(NaiveDate, GroupId)> = facts.attendance.iter().map(|row| (row.day, row.group)).collect();
    let signed: BTreeSet<(NaiveDate, GroupId)> =
        facts.staff_attendance.iter().filter_map(|row| Some((row.day, row.group?))).collect();
    let past: Vec<&Session<'_>> = held(&sessions).filter(|session| session.day < today).collect();
    let expected = expected(facts, &sessions);
    let lacking = |kept: &BTreeSet<(NaiveDate, GroupId)>| {
        let mut lacking: Vec<&&Session<'_>> = past
            .iter()
            .filter(|session| expected.contains(&(session.day, session.group.id)))
            .filter(|session| !kept.contains(&(session.day, session.group.id)))
            .collect();
        lacking.sort_by_key(|session| (session.day, session.starts_at, session.group.id));
        let named = lacking.iter().take(NAMED).map(|each| format!("{} {}", day_label(each.day), each.group.name));
        (lacking.len(), named.collect::<Vec<_>>().join("、"))
    };
    for (kept, what) in [(&called, "没有点名，按没有出勤计"), (&signed, "没有教师签到，不计补助")]
    {
        match lacking(kept) {
            (0, _) => {}
            (count, named) if count > NAMED => found.push(format!("{named} 等 {count} 场{what}")),
            (_, named) => found.push(format!("{named} {what}")),
        }
    }
    Ok(found)
}

fn held<'s, 'a>(sessions: &'s Sessions<'a>) -> impl Iterator<Item = &'s Session<'a>> {
    sessions.values().flat_map(|of_group| of_group.values()).filter(|session| session.cancelled.is_none())
}

/// Sessions that somebody is enrolled for.
fn expected(facts: &MonthFacts<'_>, sessions: &Sessions<'_>) -> BTreeSet<(NaiveDate, GroupId)> {
    let mut expected = BTreeSet::new();
    for enrolment in facts.enrolments.iter().filter(|each| each.state == EnrolmentState::Active) {
        for session in sessions.get(&enrolment.group).into_iter().flat_map(|of_group| of_group.values()) {
            if enrolment.valid.has(session.day) && enrolment.weekdays.has(session.weekday) {
                expected.insert((session.day, session.group.id));
            }
        }
    }
    expected
}
