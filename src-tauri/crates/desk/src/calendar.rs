//! The school's calendar: a year of days with what each is and why, and the school's own changes to a day.
use crate::facts::{calendar, enrolments_on};
use crate::{Desk, No, Now, Progress, shown};
use chrono::{Datelike, NaiveDate};
use kehou_school::calendar::SchoolCalendar;
use kehou_school::classes::GradeRange;
use kehou_school::day_plan::{self, follows_label};
use kehou_school::days::{Month, day_label};
use kehou_school::ids::GroupId;
use kehou_school::no::Refusal;
use kehou_school::records::{DayChange, DayChangeKind};
use kehou_school::words::DayKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A term by name, or a calendar year; neither is the term of today.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct CalendarYear {
    /// The term's name.
    #[serde(default)]
    pub term: Option<String>,
    /// The year.
    #[serde(default)]
    pub year: Option<i32>,
}

/// The days of a term or year, month by month.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct YearShown {
    /// The term's name, or `2026年`.
    pub title: String,
    /// The term shown; null for a calendar year.
    pub term: Option<String>,
    /// The terms there are, oldest first.
    pub terms: Vec<String>,
    /// Whole months.
    pub months: Vec<MonthShown>,
    /// Days on which service is held.
    pub teaching_days: u32,
    /// Make-up days whose weekday is not asked yet.
    pub undecided: Vec<DayShown>,
    /// For each year that is not published, a sentence that says so.
    pub unpublished: Vec<String>,
}

/// The days of a month.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MonthShown {
    /// `YYYY-MM`.
    #[ts(type = "string")]
    pub month: Month,
    /// `2026年11月`.
    pub label: String,
    /// Days on which service is held.
    pub teaching_days: u32,
    /// Every day of it.
    pub days: Vec<DayShown>,
}

/// One day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DayShown {
    /// The day.
    #[ts(type = "string")]
    pub date: NaiveDate,
    /// `10月10日 周六`.
    pub label: String,
    /// 1 (Monday) to 7.
    pub weekday: u32,
    /// What it is.
    pub kind: DayKind,
    /// As read: `补课日`, `提前放学`.
    pub kind_label: String,
    /// One character for a calendar's cell; empty on usual days.
    pub sign: String,
    /// Whether service is held.
    pub is_held: bool,
    /// 1 to 7: the weekday a make-up day follows; null on other days and while it is not asked.
    pub follows: Option<u32>,
    /// `按周三作息`, or that it is not decided; empty on other days.
    pub follows_label: String,
    /// Why it is what it is; may be empty.
    pub reason: String,
    /// The paper it rests on; may be empty.
    pub source: String,
    /// Whether it is today.
    pub is_today: bool,
    /// The school's own changes to it.
    pub changes: Vec<DayChangeShown>,
}

/// The school's own change to a day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DayChangeShown {
    /// What it is.
    pub kind: DayChangeKind,
    /// 停课.
    pub kind_label: String,
    /// 1 to 7.
    pub follows_weekday: Option<u32>,
    /// For which grades; empty for all.
    pub grades: String,
    /// 一至三年级 or 全校.
    pub grades_label: String,
    /// Why.
    pub reason: String,
}

/// A change of a day, as given.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PutDayChange {
    /// `YYYY-MM-DD`.
    pub day: String,
    /// What the day becomes.
    pub kind: DayChangeKind,
    /// 1 to 7: for a make-up or extra day, the weekday it follows.
    #[serde(default)]
    pub follows_weekday: Option<u32>,
    /// For which grades; empty for all.
    #[serde(default)]
    pub grades: String,
    /// Why.
    #[serde(default)]
    pub reason: String,
    /// Only tell what follows.
    #[serde(default)]
    pub trial: bool,
}

/// A change to take away.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RemoveDayChange {
    /// `YYYY-MM-DD`.
    pub day: String,
    /// What it is.
    pub kind: DayChangeKind,
    /// For which grades; empty for all.
    #[serde(default)]
    pub grades: String,
    /// Only tell what follows.
    #[serde(default)]
    pub trial: bool,
}

/// All changes of a day, put back as they were.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SetDayChanges {
    /// `YYYY-MM-DD`.
    pub day: String,
    /// In place of those there are.
    pub changes: Vec<PutDayChange>,
}

/// What follows from a change of a day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DayChanged {
    /// The day as it is with the change.
    pub day: DayShown,
    /// Whether it was only a trial.
    pub trial: bool,
    /// What follows, as sentences.
    pub follows: Vec<String>,
    /// Whether a settled month or a roll call rests on the day.
    pub rests: bool,
    /// The sessions that are cancelled or newly held.
    pub sessions: Vec<SessionAffected>,
    /// Pupils of those sessions, each counted once.
    pub pupils: u32,
    /// Gives the day back as it was.
    pub undo: SetDayChanges,
}

/// A session that a change cancels, or makes be held.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SessionAffected {
    /// The group.
    pub group_id: GroupId,
    /// Its name.
    pub name: String,
    /// `16:30–17:30`.
    pub time: String,
    /// Pupils enrolled.
    pub pupils: u32,
    /// Whether it is held after the change.
    pub is_held: bool,
}

/// The days of a term or year.
pub(crate) fn year(desk: &mut Desk, now: &Now, ask: CalendarYear, _: &dyn Progress) -> Result<YearShown, No> {
    let calendar = calendar(&desk.store.read())?;
    let terms = calendar.terms();
    let missing = |name: &str| Refusal::NotFound { what: "学期".to_owned(), name: name.to_owned() };
    let (title, term, first, last) = match (ask.year, ask.term) {
        (Some(year), _) => {
            let day = |month, day| NaiveDate::from_ymd_opt(year, month, day);
            let wanted = || shown::bad_value("年份", &year.to_string(), "写作 2026");
            (format!("{year}年"), None, day(1, 1).ok_or_else(wanted)?, day(12, 31).ok_or_else(wanted)?)
        }
        (None, name) => {
            let found = match &name {
                Some(name) => terms.iter().find(|term| term.name == *name),
                None => calendar.term_of(now.today).or(terms.last()),
            };
            let term = found.ok_or_else(|| missing(name.as_deref().unwrap_or_default()))?;
            (term.name.clone(), Some(term.name.clone()), term.first_day, term.last_day)
        }
    };
    let mut months = Vec::new();
    let mut month = Month::of(first);
    while month <= Month::of(last) {
        let days: Vec<DayShown> = month.days().map(|day| day_shown(&calendar, day, now.today)).collect();
        let teaching_days = days.iter().filter(|day| day.is_held).count() as u32;
        months.push(MonthShown { month, label: month.label(), teaching_days, days });
        month = month.next();
    }
    let days = || months.iter().flat_map(|month| &month.days);
    let unpublished = (first.year()..=last.year()).filter(|year| !calendar.knows_year(*year)).map(unpublished);
    Ok(YearShown {
        title,
        term,
        terms: terms.iter().map(|term| term.name.clone()).collect(),
        teaching_days: months.iter().map(|month| month.teaching_days).sum(),
        undecided: days().filter(|day| day.kind == DayKind::MakeUp && !day.is_held).cloned().collect(),
        unpublished: unpublished.collect(),
        months,
    })
}

/// Changes a day, or tells what follows from it.
pub(crate) fn put(desk: &mut Desk, now: &Now, ask: PutDayChange, _: &dyn Progress) -> Result<DayChanged, No> {
    let wanted = change_given(&ask)?;
    let calendar = calendar(&desk.store.read())?;
    let after = day_plan::with_change(&calendar, wanted.clone())?;
    keep(desk, now, &calendar, wanted.day, after, ("put_day_change", ask.trial))
}

/// Takes a change of a day away, or tells what follows from it.
pub(crate) fn remove(desk: &mut Desk, now: &Now, ask: RemoveDayChange, _: &dyn Progress) -> Result<DayChanged, No> {
    let day = shown::day(&ask.day)?;
    let calendar = calendar(&desk.store.read())?;
    let after = day_plan::without_change(&calendar, day, ask.kind, &ask.grades)?;
    keep(desk, now, &calendar, day, after, ("remove_day_change", ask.trial))
}

/// Puts the changes of a day back as they were.
pub(crate) fn set(desk: &mut Desk, now: &Now, ask: SetDayChanges, _: &dyn Progress) -> Result<DayChanged, No> {
    let day = shown::day(&ask.day)?;
    let calendar = calendar(&desk.store.read())?;
    let mut standing = calendar.with_changes(day, Vec::new());
    for each in &ask.changes {
        let wanted = DayChange { day, ..change_given(each)? };
        let follows_weekday = wanted.follows_weekday;
        let mut changes = day_plan::with_change(&standing, wanted)?;
        if let Some(last) = changes.last_mut() {
            last.follows_weekday = follows_weekday;
        }
        standing = standing.with_changes(day, changes);
    }
    keep(desk, now, &calendar, day, standing.changes_of(day).to_vec(), ("set_day_changes", false))
}

fn keep(
    desk: &mut Desk,
    now: &Now,
    before: &SchoolCalendar,
    day: NaiveDate,
    changes: Vec<DayChange>,
    (what, trial): (&str, bool),
) -> Result<DayChanged, No> {
    let read = desk.store.read();
    let after = before.with_changes(day, changes);
    let effect = day_plan::effect(before, &after, &read.groups()?, &enrolments_on(&read, day)?, day);
    let called = read.groups_called_on(day)?;
    let month = Month::of(day);
    let settled = read.settlements_of(month)?.into_iter().find(|head| head.reopened_reason.is_none());
    let rests = settled.is_some() || effect.affected.iter().any(|each| !each.is_held && called.contains(&each.group));
    let follows = day_plan::sentences(&effect, &called, settled.map(|head| (month.label(), head.version)));
    if !trial {
        desk.store.write(now, what, |w| Ok::<_, No>(w.set_day_changes(day, after.changes_of(day))?))?;
    }
    let sessions = effect.affected.into_iter().map(|each| SessionAffected {
        group_id: each.group,
        name: each.name,
        time: format!("{}–{}", shown::time(each.starts_at), shown::time(each.ends_at)),
        pupils: each.pupils,
        is_held: each.is_held,
    });
    Ok(DayChanged {
        day: day_shown(&after, day, now.today),
        trial,
        follows,
        rests,
        sessions: sessions.collect(),
        pupils: effect.pupils,
        undo: SetDayChanges { day: day.to_string(), changes: before.changes_of(day).iter().map(given_of).collect() },
    })
}

fn change_given(ask: &PutDayChange) -> Result<DayChange, No> {
    Ok(DayChange {
        day: shown::day(&ask.day)?,
        kind: ask.kind,
        follows_weekday: ask.follows_weekday.map(shown::weekday).transpose()?,
        grades: ask.grades.clone(),
        reason: ask.reason.clone(),
    })
}

fn given_of(change: &DayChange) -> PutDayChange {
    PutDayChange {
        day: change.day.to_string(),
        kind: change.kind,
        follows_weekday: change.follows_weekday.map(|day| day.number_from_monday()),
        grades: change.grades.clone(),
        reason: change.reason.clone(),
        trial: false,
    }
}

fn day_shown(calendar: &SchoolCalendar, day: NaiveDate, today: NaiveDate) -> DayShown {
    let status = calendar.status(day);
    let published = calendar.published_of(day);
    let changes = calendar.changes_of(day);
    let whole = changes.iter().filter(|change| change.grades.is_empty());
    let early = whole.clone().any(|change| change.kind == DayChangeKind::EarlyDismissal);
    let extra = whole.clone().any(|change| change.kind == DayChangeKind::Extra);
    let (kind_label, sign) = match status.kind {
        DayKind::Closure if early => ("提前放学", "早"),
        DayKind::Closure => ("停课", "停"),
        DayKind::MakeUp if extra => ("加开", "加"),
        DayKind::MakeUp if status.follows.is_none() => ("补课日", "？"),
        DayKind::MakeUp => ("补课日", "班"),
        DayKind::Holiday => ("节假日", "休"),
        DayKind::Unknown => ("未公布", "未"),
        kind if changes.iter().any(|change| change.kind.cancels()) => (kind.label(), "部"),
        kind => (kind.label(), ""),
    };
    let follows_label = match (status.kind, status.follows) {
        (DayKind::MakeUp, Some(weekday)) => follows_label(weekday),
        (DayKind::MakeUp, None) => "还没有说明按周几作息".to_owned(),
        _ => String::new(),
    };
    let reason = match (status.why.as_str(), published) {
        ("", Some(paper)) => paper.name.clone(),
        (why, _) => why.to_owned(),
    };
    DayShown {
        date: day,
        label: day_label(day),
        weekday: day.weekday().number_from_monday(),
        kind: status.kind,
        kind_label: kind_label.to_owned(),
        sign: sign.to_owned(),
        is_held: status.follows.is_some(),
        follows: status.follows.filter(|_| status.kind == DayKind::MakeUp).map(|each| each.number_from_monday()),
        follows_label,
        reason,
        source: published.map_or_else(String::new, |paper| paper.source.clone()),
        is_today: day == today,
        changes: changes.iter().map(change_shown).collect(),
    }
}

fn change_shown(change: &DayChange) -> DayChangeShown {
    DayChangeShown {
        kind: change.kind,
        kind_label: change.kind.label().to_owned(),
        follows_weekday: change.follows_weekday.map(|day| day.number_from_monday()),
        grades: change.grades.clone(),
        grades_label: GradeRange::read(&change.grades).map_or_else(|_| change.grades.clone(), GradeRange::label),
        reason: change.reason.clone(),
    }
}

fn unpublished(year: i32) -> String {
    format!("{year}年放假安排还没有公布或导入，{year}年的日子暂时不能判断是否上课。公布后请导入，或逐日录入。")
}
