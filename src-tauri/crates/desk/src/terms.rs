//! The school's terms: looked at, added, moved and taken away, never from under what was done in them.
use crate::{Desk, No, Now, Progress, new_school};
use chrono::NaiveDate;
use kehou_school::calendar::{carried_said, years_needed};
use kehou_school::new_school::term_name;
use kehou_school::no::Refusal;
use kehou_school::records::Term;
use kehou_school::terms;
use kehou_store::Reading;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing is given.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct Terms {}

/// The terms and the one to add next.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TermList {
    /// Newest first.
    pub terms: Vec<TermRow>,
    /// The term that would follow, with the days terms usually have.
    pub next: Option<crate::school::TermShown>,
    /// Which years' holidays are there, and what to do for others.
    pub holidays: String,
}

/// A term as listed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TermRow {
    /// Its name.
    pub name: String,
    /// First day.
    #[ts(type = "string")]
    pub first_day: NaiveDate,
    /// Last day.
    #[ts(type = "string")]
    pub last_day: NaiveDate,
    /// Whether today lies in it.
    pub is_current: bool,
    /// Roll calls kept in it.
    pub roll_calls: u32,
    /// Slips printed for it.
    pub slips: u32,
}

/// A term to add or to move.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PutTerm {
    /// The term to move; null adds one, named by its first day.
    pub name: Option<String>,
    /// First day, `YYYY-MM-DD`.
    pub first_day: String,
    /// Last day, `YYYY-MM-DD`.
    pub last_day: String,
    /// What it is called from now on, as letters print it; empty keeps its name, or that of its first day.
    #[serde(default)]
    pub called: String,
}

/// What was kept, and how to take it back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TermPut {
    /// The term's name.
    pub name: String,
    /// The term as it was; null where it is new.
    pub before: Option<PutTerm>,
}

/// A term to take away.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RemoveTerm {
    /// Its name.
    pub name: String,
}

/// Every term with what was done in it.
pub(crate) fn list(desk: &mut Desk, now: &Now, _: Terms, _: &dyn Progress) -> Result<TermList, No> {
    let read = desk.store.read();
    let kept = read.terms()?;
    let next = terms::next_term(&kept, now.today).map(|term| crate::school::TermShown {
        name: term.name,
        first_day: term.first_day,
        last_day: term.last_day,
    });
    let years = read.published_years()?.into_iter().collect();
    let holidays = carried_said(&years, &years_needed(&kept, now.today));
    let mut rows = Vec::new();
    for term in kept.into_iter().rev() {
        rows.push(TermRow {
            is_current: term.first_day <= now.today && now.today <= term.last_day,
            roll_calls: called(&read, term.first_day, term.last_day)?,
            slips: read.slips_counted(&term.name)?.0,
            name: term.name,
            first_day: term.first_day,
            last_day: term.last_day,
        });
    }
    Ok(TermList { terms: rows, next, holidays })
}

/// Adds a term, or moves one.
pub(crate) fn put(desk: &mut Desk, now: &Now, ask: PutTerm, _: &dyn Progress) -> Result<TermPut, No> {
    let (first_day, last_day) = new_school::days_of(&ask.first_day, &ask.last_day)?;
    let read = desk.store.read();
    let kept = read.terms()?;
    let before = ask.name.as_ref().map(|name| find(&kept, name)).transpose()?.cloned();
    let own = before.as_ref().map_or_else(|| term_name(first_day), |term| term.name.clone());
    let name = terms::called(&ask.called)?.unwrap_or(own);
    let others: Vec<Term> = kept.iter().filter(|term| ask.name.as_ref() != Some(&term.name)).cloned().collect();
    if others.iter().any(|term| term.name == name) {
        let wanted = match before.is_some() || !ask.called.trim().is_empty() {
            true => "别的名称；已经有一个学期叫这个".to_owned(),
            false => "别的日期；这个学期已经有了，可以直接修改它的日期".to_owned(),
        };
        return Err(Refusal::BadValue { what: "学期".to_owned(), found: name, wanted }.into());
    }
    let after = Term { name, first_day, last_day };
    terms::check_term(&others, &after)?;
    if let Some(before) = &before {
        let mut calls = 0;
        for (from, to) in terms::days_lost(before, &after) {
            calls += called(&read, from, to)?;
        }
        terms::check_left(&before.name, calls, 0)?;
    }
    desk.store.write(now, "put_term", |w| {
        match &before {
            Some(before) => w.rename_term(&before.name, &after)?,
            None => w.add_term(&after)?,
        }
        Ok::<(), No>(())
    })?;
    let before = before.map(|term| PutTerm {
        name: Some(after.name.clone()),
        called: term.name,
        first_day: term.first_day.to_string(),
        last_day: term.last_day.to_string(),
    });
    Ok(TermPut { name: after.name, before })
}

/// Takes a term away in which nothing was done; answers it, to add it again.
pub(crate) fn remove(desk: &mut Desk, now: &Now, ask: RemoveTerm, _: &dyn Progress) -> Result<PutTerm, No> {
    let read = desk.store.read();
    let kept = read.terms()?;
    let term = find(&kept, &ask.name)?.clone();
    if kept.len() == 1 {
        let what = format!("「{}」不能删除", term.name);
        let (why, instead) = ("这是唯一的学期".to_owned(), "请修改它的日期，或先添加别的学期。".to_owned());
        return Err(Refusal::StillUsed { what, why, instead }.into());
    }
    terms::check_left(&term.name, called(&read, term.first_day, term.last_day)?, read.slips_counted(&term.name)?.0)?;
    desk.store.write(now, "remove_term", |w| Ok::<(), No>(w.remove_term(&term.name)?))?;
    Ok(PutTerm {
        name: None,
        called: term.name,
        first_day: term.first_day.to_string(),
        last_day: term.last_day.to_string(),
    })
}

fn find<'a>(kept: &'a [Term], name: &str) -> Result<&'a Term, Refusal> {
    let missing = || Refusal::NotFound { what: "学期".to_owned(), name: name.to_owned() };
    kept.iter().find(|term| term.name == name).ok_or_else(missing)
}

fn called(read: &Reading<'_>, first: NaiveDate, last: NaiveDate) -> Result<u32, No> {
    Ok(read.roll_calls_by_month(first, last)?.iter().map(|(_, count)| count).sum())
}
