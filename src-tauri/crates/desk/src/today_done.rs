//! What a school has so far and what is due of it, counted for the steps on 今天.
use crate::No;
use crate::answered::Answered;
use crate::facts::{profile, settled_months};
use crate::today::Held;
use crate::today_missing::SoFar;
use chrono::NaiveTime;
use kehou_school::days::Month;
use kehou_school::ids::StudentId;
use kehou_school::profile::Standards;
use kehou_school::records::Group;
use kehou_school::rota::is_staffed;
use kehou_school::today::{Done, Share, answers};
use kehou_store::Reading;
use std::collections::BTreeSet;

/// Counts; `unsettled` are the months that are over, had roll calls and are not settled, oldest first.
pub(crate) fn done(read: &Reading<'_>, held: &Held, unsettled: &[Month], so_far: &SoFar) -> Result<Done, No> {
    let running: Vec<&Group> = held.lists.groups.iter().filter(|group| group.valid.has(held.today)).collect();
    let staffed = running.iter().filter(|group| is_staffed(group, held.today)).count() as u32;
    let enrolled: BTreeSet<StudentId> =
        held.enrolments.iter().filter(|each| each.valid.has(held.today)).map(|each| each.student).collect();
    let answered = Answered::fetch(read, &held.enrolments, held.today, held.today)?;
    let asked = answered.asked(&held.lists, held.today);
    let answers = answers(&asked, &held.lists.groups, held.today);
    let of_term = of_term(read, held, unsettled)?;
    let month = Month::of(held.today);
    let is_settled = settled_months(read)?.contains(&month);
    let standards = profile(read, held.today).map_or(Standards::None, |profile| profile.standards());
    Ok(Done {
        standards,
        students: asked.len() as u32,
        times: times(read, &running)?,
        staffed: Share { done: staffed, due: running.len() as u32 },
        letters: answers.letters,
        elsewhere: answers.elsewhere,
        declined: answers.declined,
        slips: answers.slips,
        enrolled: enrolled.len() as u32,
        rosters: of_term.rosters,
        roll_calls: of_term.roll_calls,
        settled: of_term.settled,
        settled_early: is_settled && (!so_far.calls.is_empty() || !so_far.sign_ins.is_empty()),
        // Where no month is over yet, this one is looked at.
        unsettled: unsettled.first().copied().or((of_term.settled.due == 0 || is_settled).then_some(month)),
        calls: Share { done: so_far.calls_due - so_far.calls.len() as u32, due: so_far.calls_due },
        uncalled_on: so_far.calls.last().map(|call| call.day),
        sign_ins: Share { done: so_far.sign_ins_due - so_far.sign_ins.len() as u32, due: so_far.sign_ins_due },
        unsigned_on: so_far.sign_ins.last().map(|person| person.day),
    })
}

/// Slots of the time plan, else the different times at which groups meet.
fn times(read: &Reading<'_>, running: &[&Group]) -> Result<u32, No> {
    let slots = read.time_slots()?.len();
    let meetings: BTreeSet<_> =
        running.iter().flat_map(|group| group.meetings.iter().map(|each| (each.starts_at, each.ends_at))).collect();
    Ok(if slots > 0 { slots } else { meetings.len() } as u32)
}

/// What was printed, called and settled in the term.
fn of_term(read: &Reading<'_>, held: &Held, unsettled: &[Month]) -> Result<Done, No> {
    let terms = read.terms()?;
    let Some(term) = held.term(&terms) else { return Ok(Done::default()) };
    let since = term.first_day.and_time(NaiveTime::MIN).and_utc();
    let months = Month::of(term.first_day)..=Month::of(term.last_day);
    let kept = read.settlements()?.into_iter().filter(|each| each.reopened_reason.is_none());
    let settled = kept.filter(|each| months.contains(&each.month)).count() as u32;
    let calls = read.roll_calls_by_month(term.first_day, term.last_day)?;
    Ok(Done {
        rosters: read.papers_made("roster", since)?,
        roll_calls: calls.iter().map(|(_, count)| count).sum(),
        settled: Share { done: settled, due: settled + unsettled.len() as u32 },
        ..Done::default()
    })
}
