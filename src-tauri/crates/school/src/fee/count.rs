//! What counts: the first step of a bill, from sessions and marks to lessons per day and fee standard.
use super::{FeeInput, Served, days_label, note};
use crate::days::MonthDays;
use crate::money::Lessons;
use crate::profile::{ChargedOn, FeePolicy, FeeUnit};
use crate::settlement::Step;
use crate::words::{Mark, ServiceKind};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What counts of a month.
pub(super) struct CountedMonth<'a> {
    /// Per fee standard, by kind and then by first counting day; only those with a counting day.
    pub(super) counted: Vec<Counted<'a>>,
    /// What did not count or counts although the pupil was away, as steps that only explain.
    pub(super) notes: Vec<Step>,
}

/// What counts under one fee standard.
pub(super) struct Counted<'a> {
    /// The standard.
    pub(super) policy: &'a FeePolicy,
    /// Counting days in order, with their lessons (always more than none) after the day's limit.
    pub(super) days: Vec<(NaiveDate, Lessons)>,
    /// The groups, in the order of their first counting day.
    pub(super) groups: Vec<&'a str>,
}

impl Counted<'_> {
    /// Lessons of all counting days.
    pub(super) fn lessons(&self) -> Lessons {
        self.days.iter().map(|(_, lessons)| *lessons).sum()
    }
}

/// Why a session is worth a word; the order is that of the notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Word<'a> {
    Cancelled(&'a str),
    Away(Mark),
    AwayButCharged(Mark, ChargedOn),
    NoRollCall,
    NotEnrolled,
    OverDaysMax(u32),
    NoStandard,
    NotChargeable,
}

type Words<'a> = BTreeMap<(ServiceKind, Word<'a>), Vec<NaiveDate>>;

/// Counts a month; `None` where there is no session of any chargeable kind.
pub(super) fn count<'a>(input: &FeeInput<'a>) -> Option<CountedMonth<'a>> {
    if !input.served.iter().any(|served| input.profile.chargeable(served.kind)) {
        return None;
    }
    let mut served: Vec<&Served<'a>> = input.served.iter().collect();
    served
        .sort_by_key(|each| (each.kind, each.day, each.group, each.lessons, each.mark, each.enrolled, each.cancelled));
    let (mut counted, mut words) = (Vec::new(), Words::new());
    for kind in served.chunk_by(|one, other| one.kind == other.kind) {
        count_kind(input, kind, &mut counted, &mut words);
    }
    let notes = words.iter().map(|((kind, word), days)| {
        let days_of_it = MonthDays::of(days.iter().copied());
        Step { days: days_of_it, ..note(sentence(*kind, *word, days)) }
    });
    let notes = notes.collect();
    Some(CountedMonth { counted, notes })
}

fn count_kind<'a>(
    input: &FeeInput<'a>,
    sessions: &[&Served<'a>],
    counted: &mut Vec<Counted<'a>>,
    words: &mut Words<'a>,
) {
    let mut whole_month: Option<&'a FeePolicy> = None;
    let first = counted.len();
    for day_sessions in sessions.chunk_by(|one, other| one.day == other.day) {
        let (kind, day) = (day_sessions[0].kind, day_sessions[0].day);
        let Some(policy) = standard(input, kind, day, &mut whole_month) else {
            let word = if input.profile.chargeable(kind) { Word::NoStandard } else { Word::NotChargeable };
            say(words, kind, word, day);
            continue;
        };
        let mut lessons = Lessons::default();
        let mut groups = Vec::new();
        for session in day_sessions {
            let (counts, word) = verdict(policy, session);
            if let Some(word) = word {
                say(words, kind, word, day);
            }
            if counts && session.lessons.0 > 0 {
                lessons = Lessons(lessons.0 + session.lessons.0);
                groups.push(session.group);
            }
        }
        if let Some(most) = policy.lessons_per_day_max
            && lessons.0 > i64::from(most) * Lessons::ONE.0
        {
            lessons = Lessons(i64::from(most) * Lessons::ONE.0);
            say(words, kind, Word::OverDaysMax(most), day);
        }
        if lessons.0 > 0 {
            add_day(counted, first, policy, (day, lessons), groups);
        }
    }
}

/// The standard of a day. A price for a whole month or term is charged once: where another such standard follows it
/// within the month, the first one holds for the rest of it.
fn standard<'a>(
    input: &FeeInput<'a>,
    kind: ServiceKind,
    day: NaiveDate,
    whole_month: &mut Option<&'a FeePolicy>,
) -> Option<&'a FeePolicy> {
    let own = input.profile.fee(kind, input.pupil.stage, input.area, day)?;
    match own.unit {
        FeeUnit::Lesson | FeeUnit::Day => Some(own),
        FeeUnit::Month | FeeUnit::Term => Some(*whole_month.get_or_insert(own)),
    }
}

/// Whether a session counts, and what is worth saying of it. A session that the school cancelled never counts.
fn verdict<'a>(policy: &FeePolicy, session: &Served<'a>) -> (bool, Option<Word<'a>>) {
    if let Some(reason) = session.cancelled {
        return (false, Some(Word::Cancelled(reason)));
    }
    let away = session.mark.filter(|mark| !mark.came());
    match (policy.charged_on, session.mark) {
        (ChargedOn::Booked, _) if !session.enrolled => (false, Some(Word::NotEnrolled)),
        (ChargedOn::Booked, _) => (true, away.map(|mark| Word::AwayButCharged(mark, ChargedOn::Booked))),
        (ChargedOn::Attended, None) => (false, Some(Word::NoRollCall)),
        (ChargedOn::Attended, Some(mark)) if mark.came() => (true, None),
        (ChargedOn::Attended, Some(mark)) if policy.absence_charged => {
            (true, Some(Word::AwayButCharged(mark, ChargedOn::Attended)))
        }
        (ChargedOn::Attended, Some(mark)) => (false, Some(Word::Away(mark))),
    }
}

fn add_day<'a>(
    counted: &mut Vec<Counted<'a>>,
    first: usize,
    policy: &'a FeePolicy,
    day: (NaiveDate, Lessons),
    groups: Vec<&'a str>,
) {
    let place = counted[first..].iter().position(|each| std::ptr::eq(each.policy, policy));
    let place = place.map_or_else(
        || {
            counted.push(Counted { policy, days: Vec::new(), groups: Vec::new() });
            counted.len() - 1
        },
        |place| first + place,
    );
    counted[place].days.push(day);
    for group in groups {
        if !counted[place].groups.contains(&group) {
            counted[place].groups.push(group);
        }
    }
}

fn say<'a>(words: &mut Words<'a>, kind: ServiceKind, word: Word<'a>, day: NaiveDate) {
    let days = words.entry((kind, word)).or_default();
    if days.last() != Some(&day) {
        days.push(day);
    }
}

fn sentence(kind: ServiceKind, word: Word<'_>, days: &[NaiveDate]) -> String {
    let (when, kind) = (days_label(days), kind.label());
    match word {
        Word::Cancelled("") => format!("{when} 学校停课，{kind}不计费"),
        Word::Cancelled(reason) => format!("{when} 学校停课({reason})，{kind}不计费"),
        Word::Away(mark) => format!("{when} {}，{kind}不计费", mark.label()),
        Word::AwayButCharged(mark, ChargedOn::Booked) => format!("{when} {}，{kind}按报名计费", mark.label()),
        Word::AwayButCharged(mark, ChargedOn::Attended) => {
            format!("{when} {}，{kind}按规定仍计费", mark.label())
        }
        Word::NoRollCall => format!("{when} 没有点名记录，{kind}不计费"),
        Word::NotEnrolled => format!("{when} 没有报名，{kind}按报名收费，不计费"),
        Word::OverDaysMax(most) => format!("{when} {kind}超过每天 {most} 课时，超出部分不计费"),
        Word::NoStandard => format!("{kind} {} 天，口径中没有适用的收费标准，不收费", days.len()),
        Word::NotChargeable => format!("{kind} {} 天，按规定不收费", days.len()),
    }
}
