//! 今天: the day's numbers, who stays late, what is missing, what needs a look, the steps to a settled month, and the week.
use crate::facts::{Lists, calendar, kept_here_since, profile, settled_months};
use crate::today_done::done;
use crate::today_missing::{MissingCalls, MissingPeople, SoFar, missing_people, missing_rolls};
use crate::{Desk, No, Now, Progress, shown};
use chrono::{Datelike, Days, NaiveDate};
use kehou_school::calendar::SchoolCalendar;
use kehou_school::days::{Month, Span, day_label, weekday_label};
use kehou_school::ids::{GroupId, StudentId};
use kehou_school::profile::PolicyProfile;
use kehou_school::records::{Attendance, Enrolment, Term};
use kehou_school::roster;
use kehou_school::session::{Session, Until, sessions_on};
use kehou_school::today::{
    Finding, Heads, Lack, Looked, Step, Upkeep, clear_calls, clear_sign_ins, findings, heads, lacking, places, steps,
    unpaid_groups,
};
use kehou_school::words::DayKind;
use kehou_store::Reading;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// Nothing is given.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct Today {}

/// What 今天 shows.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TodayShown {
    /// The day.
    #[ts(type = "string")]
    pub date: NaiveDate,
    /// `11月24日 周二`.
    pub day_label: String,
    /// What the day is.
    pub day_kind: DayKind,
    /// What the day is as read, with why: `上课日`, `停课 台风`.
    pub kind_label: String,
    /// Until 18:30, then until 20:30; those without a session are left out.
    pub sections: Vec<TodaySection>,
    /// Those who stay after 18:30, by group.
    pub late: Vec<LateGroup>,
    /// Roll calls that are due and not called, today's last.
    pub missing_calls: Vec<MissingCalls>,
    /// People who served and did not sign in, today's last.
    pub missing_sign_ins: Vec<MissingPeople>,
    /// What is lacking before there is anything to call or to sign.
    pub lacking: Vec<Lack>,
    /// Said of the roll calls where none is missing.
    pub clear_calls: String,
    /// Said of the sign-ins where none is missing; empty where nobody had to sign.
    pub clear_sign_ins: String,
    /// What needs a look.
    pub findings: Vec<Finding>,
    /// The way to a settled month.
    pub steps: Vec<Step>,
    /// The days of the week on which service is held.
    pub week: Vec<WeekDay>,
}

/// The sessions of today that end by the same time.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TodaySection {
    /// `18:30` or `20:30`.
    #[ts(type = "\"18:30\" | \"20:30\"")]
    pub until: String,
    /// Groups that meet.
    pub groups: u32,
    /// Pupils, each counted once (人).
    pub heads: Heads,
    /// Places: a pupil of two groups has two (人次).
    pub places: u32,
}

/// A group that stays after 18:30.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LateGroup {
    /// The group.
    pub group_id: i64,
    /// Its name.
    pub name: String,
    /// The room; may be empty.
    pub room: String,
    /// Names of those who serve.
    pub staff: Vec<String>,
    /// `20:30`.
    pub ends_at: String,
    /// Its pupils.
    pub heads: Heads,
}

/// A day of the week's charts.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct WeekDay {
    /// The day.
    #[ts(type = "string")]
    pub date: NaiveDate,
    /// `周二`.
    pub weekday_label: String,
    /// Whether it is today.
    pub is_today: bool,
    /// Whether it lies ahead: its rolls are not missing, its pupils are expected.
    pub is_coming: bool,
    /// Pupils of the day, each counted once.
    pub heads: Heads,
    /// Pupils until 18:30.
    pub until_basic: u32,
    /// Pupils after 18:30.
    pub after_basic: u32,
}

/// Everything 今天 shows, fetched once.
pub(crate) struct Held {
    pub(crate) lists: Lists,
    pub(crate) calendar: SchoolCalendar,
    pub(crate) today: NaiveDate,
    /// Of the week and the month of today, by group.
    pub(crate) enrolments: Vec<Enrolment>,
    /// Of the week of today, by day and group.
    kept: Vec<Attendance>,
}

/// The screen of today.
pub(crate) fn today(desk: &mut Desk, now: &Now, _: Today, _: &dyn Progress) -> Result<TodayShown, No> {
    let read = desk.store.read();
    let held = Held::fetch(&read, now.today)?;
    let register = held.lists.register();
    let sessions = held.sessions(now.today);
    let status = held.calendar.status(now.today);
    let kind_label = format!("{} {}", status.kind.label(), status.why).trim_end().to_owned();
    let unsettled = unsettled(&read, &held)?;
    let so_far = SoFar::fetch(&read, &held)?;
    let done = done(&read, &held, &unsettled, &so_far)?;
    let has_term = held.calendar.terms().iter().any(|term| term.last_day >= now.today);
    Ok(TodayShown {
        date: now.today,
        day_label: day_label(now.today),
        day_kind: status.kind,
        kind_label,
        sections: held.sections(&sessions),
        late: held.late(&sessions),
        missing_calls: missing_rolls(desk, &held, &register, &so_far.calls),
        missing_sign_ins: missing_people(&held, &so_far.sign_ins),
        lacking: lacking(&done, has_term),
        clear_calls: clear_calls(done.calls),
        clear_sign_ins: clear_sign_ins(done.sign_ins),
        findings: looked_at(&read, &held, &unsettled)?,
        steps: steps(&done),
        week: held.week(),
    })
}

impl Held {
    fn fetch(read: &Reading<'_>, today: NaiveDate) -> Result<Held, No> {
        let (monday, sunday) = week_of(today);
        let month = Month::of(today);
        let (first, last) = (monday.min(month.first_day()), sunday.max(month.last_day()));
        let mut kept = Vec::new();
        read.attendance_each(monday, sunday, |mark| {
            kept.push(mark);
            Ok::<(), No>(())
        })?;
        kept.sort_by_key(|row: &Attendance| (row.day, row.group));
        let mut enrolments = read.enrolments_in(Span { from: first, to: Some(last) })?;
        enrolments.sort_by_key(|each| each.group);
        Ok(Held { lists: Lists::fetch(read)?, calendar: calendar(read)?, today, enrolments, kept })
    }

    /// The sessions of a day; none where the calendar holds none.
    pub(crate) fn sessions(&self, day: NaiveDate) -> Vec<Session<'_>> {
        sessions_on(&self.calendar, &self.lists.groups, day).unwrap_or_default()
    }

    fn heads_of<'a>(&self, sessions: impl Iterator<Item = &'a Session<'a>>) -> Heads {
        heads(&sessions.collect::<Vec<_>>(), |session| self.looked(session))
    }

    /// The enrolments of a session's group and its roll call: of thousands of each only those are looked through.
    fn looked(&self, session: &Session<'_>) -> Looked<'_> {
        (
            self.enrolments_of(session.group.id),
            run_of(&self.kept, (session.day, session.group.id), |row| (row.day, row.group)),
        )
    }

    pub(crate) fn enrolments_of(&self, group: GroupId) -> &[Enrolment] {
        run_of(&self.enrolments, group, |each| each.group)
    }

    fn sections(&self, sessions: &[Session<'_>]) -> Vec<TodaySection> {
        let of = |until: Until| {
            let held = || sessions.iter().filter(move |each| each.until() == until && each.cancelled.is_none());
            let groups = held().map(|each| each.group.id).collect::<BTreeSet<GroupId>>().len() as u32;
            let of_until: Vec<&Session<'_>> = held().collect();
            TodaySection {
                until: until.label().to_owned(),
                groups,
                heads: self.heads_of(held()),
                places: places(&of_until, |session| self.looked(session)),
            }
        };
        [Until::Basic, Until::Extended].map(of).into_iter().filter(|section| section.groups > 0).collect()
    }

    fn late(&self, sessions: &[Session<'_>]) -> Vec<LateGroup> {
        let staff = |session: &Session<'_>| {
            roster::staff_of(session.group, session.day, Some(session.weekday), &self.lists.staff)
        };
        sessions
            .iter()
            .filter(|session| session.until() == Until::Extended && session.cancelled.is_none())
            .map(|session| LateGroup {
                group_id: session.group.id.0,
                name: session.group.name.clone(),
                room: session.group.room.clone(),
                staff: staff(session),
                ends_at: shown::time(session.ends_at),
                heads: self.heads_of(std::iter::once(session)),
            })
            .collect()
    }

    fn week(&self) -> Vec<WeekDay> {
        let (monday, _) = week_of(self.today);
        let day_shown = |date: NaiveDate| {
            let sessions = self.sessions(date);
            let held: Vec<&Session<'_>> = sessions.iter().filter(|each| each.cancelled.is_none()).collect();
            let of = |until: Until| self.heads_of(held.iter().copied().filter(|each| each.until() == until)).expected;
            (!held.is_empty()).then(|| WeekDay {
                date,
                weekday_label: weekday_label(date),
                is_today: date == self.today,
                is_coming: date > self.today,
                heads: self.heads_of(held.iter().copied()),
                until_basic: of(Until::Basic),
                after_basic: of(Until::Extended),
            })
        };
        monday.iter_days().take(7).filter_map(day_shown).collect()
    }

    /// The term of today, else the latest before it, else the first.
    pub(crate) fn term<'a>(&self, terms: &'a [Term]) -> Option<&'a Term> {
        terms.iter().rfind(|term| term.first_day <= self.today).or(terms.first())
    }
}

/// The rows of a key among rows sorted by it.
fn run_of<T, K: Ord>(rows: &[T], key: K, of: impl Fn(&T) -> K) -> &[T] {
    let from = rows.partition_point(|row| of(row) < key);
    let to = rows.partition_point(|row| of(row) <= key);
    &rows[from..to]
}

fn week_of(day: NaiveDate) -> (NaiveDate, NaiveDate) {
    let back = Days::new(u64::from(day.weekday().num_days_from_monday()));
    let monday = day.checked_sub_days(back).unwrap_or(day);
    (monday, monday.checked_add_days(Days::new(6)).unwrap_or(day))
}

/// The months of the term before this one that have roll calls and are not settled, oldest first.
fn unsettled(read: &Reading<'_>, held: &Held) -> Result<Vec<Month>, No> {
    let terms = read.terms()?;
    let month = Month::of(held.today);
    let first = held.term(&terms).map_or(month.first_day(), |term| term.first_day);
    let settled = settled_months(read)?;
    let called = read.roll_calls_by_month(first, held.today)?;
    Ok(called.into_iter().map(|(each, _)| each).filter(|each| *each < month && !settled.contains(each)).collect())
}

fn looked_at(read: &Reading<'_>, held: &Held, unsettled: &[Month]) -> Result<Vec<Finding>, No> {
    let profile = profile(read, held.today).ok();
    let reductions = read.reductions()?;
    let said = |profile: &PolicyProfile| {
        let unchecked = profile.unchecked_said().into_iter();
        let unnamed = profile.unnamed_reductions(&reductions, Span { from: held.today, to: Some(held.today) });
        let pupils: BTreeSet<StudentId> = unnamed.into_values().flatten().collect();
        let unnamed =
            (!pupils.is_empty()).then(|| format!("{} 名学生的减免类别在口径里没有写，收费时不减免。", pupils.len()));
        unnamed.into_iter().chain(unchecked).chain(profile.warnings(held.today)).collect::<Vec<String>>()
    };
    let warnings = profile.as_ref().map(said);
    // An example's rates are nobody's: what lacks one is told once the school's own stand.
    let of = |profile: &PolicyProfile| match profile.sample_said() {
        Some(_) => Vec::new(),
        None => unpaid_groups(&held.lists.groups, &held.lists.staff, &profile.pay, held.today),
    };
    let unpaid = profile.as_ref().map_or_else(Vec::new, of);
    let key = read.setting(crate::keeping::RECOVERY)?;
    let backed_up = read.setting(crate::keeping::BACKED_UP_ON)?.and_then(|text| text.parse().ok());
    let uncalled = crate::uncalled::found(read, held)?;
    Ok(findings(&Upkeep {
        today: held.today,
        calendar: &held.calendar,
        profile: warnings.as_deref(),
        unsettled,
        uncalled: uncalled.as_ref(),
        backed_up,
        has_students: !held.lists.students.is_empty(),
        unpaid: &unpaid,
        is_key_loose: key.as_deref() == Some(crate::keeping::RECOVERY_SHOWN),
        since: match held.term(&read.terms()?) {
            Some(term) => kept_here_since(read, term, held.today)?,
            None => Month::of(held.today),
        },
    }))
}
