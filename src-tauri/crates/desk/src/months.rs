//! The months as finance sees them: whether settled, with which sums, what is missing before, what changed since, which
//! papers left.
use crate::money::{MoneySums, MonthHeld, OfMonth};
use crate::regular::is_aside;
use crate::subsidy::file_stem;
use crate::{Desk, No, Now, Progress, settle, shown};
use chrono::{DateTime, Utc};
use kehou_school::claim::account_changes;
use kehou_school::days::Month;
use kehou_school::fee::charged_elsewhere_until;
use kehou_school::money::Fen;
use kehou_school::months::{proposed, short_said};
use kehou_school::no::Refusal;
use kehou_school::pay::Lead;
use kehou_school::reckon;
use kehou_school::settlement::{self, Detail, Line, Settlement};
use kehou_store::Reading;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing is given.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct Months {}

/// The months up to today's.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MonthList {
    /// Newest first.
    pub months: Vec<SettledMonth>,
    /// The one to look at first; null where there is none.
    pub proposed: Option<ProposedMonth>,
}

/// The month to look at first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProposedMonth {
    /// The month.
    #[ts(type = "string")]
    pub month: Month,
    /// Why, as read beside it.
    pub why: String,
}

/// One month among others.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SettledMonth {
    /// The month.
    #[ts(type = "string")]
    pub month: Month,
    /// `2026年10月`.
    pub label: String,
    /// The term it lies in.
    pub term: String,
    /// The version settled; null where it is not settled.
    pub version: Option<u32>,
    /// `已结算 第1版`, `未结算`, `已反结算，待重新结算`.
    pub state_label: String,
    /// That what it comes to still grows, while it is not over and not settled; empty otherwise.
    pub running: String,
    /// What families owe, where it is settled.
    pub bills_fen: Option<Fen>,
    /// What staff earned before tax, where it is settled.
    pub pay_fen: Option<Fen>,
}

/// A month whole.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MonthState {
    /// The month.
    #[ts(type = "string")]
    pub month: Month,
    /// `2026年10月`.
    pub label: String,
    /// The version settled; null where it is not settled.
    pub version: Option<u32>,
    /// The version that the next settling makes.
    pub next_version: u32,
    /// `已结算 第1版`, `未结算`, `已反结算，待重新结算`.
    pub state_label: String,
    /// Printed on each page and sheet; null where it is not settled.
    pub fingerprint: Option<String>,
    /// When it was settled.
    #[ts(type = "string | null")]
    pub settled_at: Option<DateTime<Utc>>,
    /// By whom.
    pub settled_by: Option<String>,
    /// Sums of the bills.
    pub bills: MoneySums,
    /// Sums of the pay.
    pub pay: MoneySums,
    /// Of the pay, what stands on the performance sheet.
    pub own: MoneySums,
    /// Of the pay, what stands on the labour sheet.
    pub labour: MoneySums,
    /// Why it cannot be settled; empty where it can, or is settled.
    pub blocked: Vec<String>,
    /// What should be seen to before settling.
    pub missing: Vec<String>,
    /// What reckoning it found.
    pub findings: Vec<String>,
    /// Why the profile it is reckoned by is only an example; null where it is the school's own, or the month is settled.
    pub sample: Option<String>,
    /// That pay is more than the fees, and by how much; null where it is not.
    pub short: Option<String>,
    /// Groups in which a finding is set right.
    pub leads: Vec<Lead>,
    /// New, changed and shared accounts against the last settled month.
    pub accounts: Vec<String>,
    /// What changed since it was settled; with anything here no sheet is printed.
    pub changes: Vec<String>,
    /// The versions there were, newest first.
    pub versions: Vec<VersionShown>,
}

/// One version of a month's settlement.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct VersionShown {
    /// The version.
    pub version: u32,
    /// Its fingerprint.
    pub fingerprint: String,
    /// When.
    #[ts(type = "string")]
    pub settled_at: DateTime<Utc>,
    /// By whom.
    pub settled_by: String,
    /// Why it was reopened; null while in force.
    pub reopened_reason: Option<String>,
}

/// A paper made from a month.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PaperOfMonth {
    /// Its number.
    pub number: String,
    /// 补助发放表, 银行代发文件 …
    pub kind_label: String,
    /// When.
    #[ts(type = "string")]
    pub made_at: DateTime<Utc>,
    /// By whom.
    pub made_by: String,
    /// People or rows on it.
    pub rows: u32,
    /// The version it was made from.
    pub version: u32,
    /// Whether that version is still in force.
    pub is_in_force: bool,
    /// The name its file was proposed under, without its ending.
    pub file_stem: String,
    /// The file's SHA-256, hexadecimal: to find it by.
    pub sha256: String,
}

/// Every month of the terms up to today's, newest first, and the one to look at first.
pub(crate) fn months(desk: &mut Desk, now: &Now, _: Months, _: &dyn Progress) -> Result<MonthList, No> {
    let read = desk.store.read();
    let heads = read.settlements()?;
    let mut found: Vec<SettledMonth> = Vec::new();
    let students = read.students_all()?;
    for term in read.terms()? {
        let mut month = Month::of(term.first_day);
        let elsewhere = charged_elsewhere_until(&students, month, Month::of(term.last_day));
        while month.first_day() <= term.last_day.min(now.today) {
            let of_month: Vec<&Settlement> = heads.iter().filter(|head| head.month == month).collect();
            let kept = of_month.iter().find(|head| head.reopened_reason.is_none());
            let (bills_fen, pay_fen) = match kept {
                Some(head) => {
                    let (bills, pay) = parted(&read.lines_of(head.id)?);
                    (Some(bills.amount_fen), Some(pay.amount_fen))
                }
                None => (None, None),
            };
            if !found.iter().any(|each| each.month == month) {
                found.push(SettledMonth {
                    month,
                    label: month.label(),
                    term: term.name.clone(),
                    version: kept.map(|head| head.version),
                    state_label: match kept {
                        None if elsewhere.is_some_and(|until| month <= until) => "以前已收，不在本程序里".to_owned(),
                        _ => state_label(kept.map(|head| head.version), !of_month.is_empty()),
                    },
                    running: running_said(month, now.today).filter(|_| kept.is_none()).unwrap_or_default().to_owned(),
                    bills_fen,
                    pay_fen,
                });
            }
            month = month.next();
        }
    }
    found.sort_by_key(|each| std::cmp::Reverse(each.month));
    let all: Vec<Month> = found.iter().map(|each| each.month).collect();
    let proposed = proposed(&all, now.today).map(|found| ProposedMonth { month: found.month, why: found.why });
    Ok(MonthList { months: found, proposed })
}

/// A month whole: what settling it would freeze, or what is frozen and what changed since.
pub(crate) fn state(desk: &mut Desk, now: &Now, ask: OfMonth, _: &dyn Progress) -> Result<MonthState, No> {
    let month = shown::month(&ask.month)?;
    let read = desk.store.read();
    let heads = read.settlements_of(month)?;
    let kept = read.settlement_in_force(month)?;
    let mut state = MonthState {
        month,
        label: month.label(),
        version: kept.as_ref().map(|kept| kept.version),
        next_version: read.next_version(month)?,
        state_label: state_label(kept.as_ref().map(|kept| kept.version), !heads.is_empty()),
        fingerprint: kept.as_ref().map(|kept| kept.fingerprint.clone()),
        settled_at: kept.as_ref().map(|kept| kept.settled_at),
        settled_by: kept.as_ref().map(|kept| kept.actor.clone()),
        bills: MoneySums::default(),
        pay: MoneySums::default(),
        own: MoneySums::default(),
        labour: MoneySums::default(),
        blocked: Vec::new(),
        missing: Vec::new(),
        findings: Vec::new(),
        sample: None,
        short: None,
        leads: Vec::new(),
        accounts: Vec::new(),
        changes: Vec::new(),
        versions: heads.into_iter().map(version_shown).collect(),
    };
    match kept {
        Some(kept) => {
            put_sums(&mut state, &kept.lines);
            state.accounts = account_changes(&kept, settle::paid_before(&read, month)?.as_ref());
            match settle::fresh(desk, month) {
                Ok(_) => {}
                Err(No::Refused(Refusal::Stale { changes, .. })) => state.changes = changes,
                Err(no) => return Err(no),
            }
        }
        None => open(&read, now, &mut state)?,
    }
    Ok(state)
}

/// The month as it would be frozen now.
fn open(read: &Reading<'_>, now: &Now, state: &mut MonthState) -> Result<(), No> {
    let held = MonthHeld::fetch(read, state.month)?;
    let facts = held.facts();
    match (held.reckon(), reckon::missing(&facts, now.today)) {
        (Ok(reckoned), Ok(missing)) => {
            state.missing = missing;
            (state.findings, state.leads) = (reckoned.findings.clone(), reckoned.leads.clone());
            without_answered(read, state)?;
            state.sample = held.profile.sample_said();
            let lines = reckoned.into_lines();
            put_sums(state, &lines);
            let undecided = held.calendar.undecided(state.month.first_day(), state.month.last_day());
            match settlement::check_ready(state.month, &lines, &undecided) {
                Err(Refusal::NotReadyToSettle { what, .. }) => state.blocked = what,
                Err(refusal) => state.blocked.push(refusal.message()),
                Ok(()) => {}
            }
        }
        (Err(refusal), _) | (_, Err(refusal)) => state.blocked.push(refusal.message()),
    }
    Ok(())
}

/// Leaves out whoever the office said only helps out, paid as they sign in.
fn without_answered(read: &Reading<'_>, state: &mut MonthState) -> Result<(), No> {
    let mut answered = Vec::new();
    for lead in &state.leads {
        if let Some((group, staff)) = lead.group.zip(lead.staff)
            && is_aside(read, group, staff, state.month)?
        {
            answered.push(lead.said.clone());
        }
    }
    state.findings.retain(|said| !answered.contains(said));
    state.leads.retain(|lead| !answered.contains(&lead.said));
    Ok(())
}

/// The papers made from a month's settlements, newest first.
pub(crate) fn papers(desk: &mut Desk, _: &Now, ask: OfMonth, _: &dyn Progress) -> Result<Vec<PaperOfMonth>, No> {
    let month = shown::month(&ask.month)?;
    let read = desk.store.read();
    let mut found = Vec::new();
    for head in read.settlements_of(month)? {
        for paper in read.papers_of(head.id)?.into_iter().rev() {
            found.push(PaperOfMonth {
                number: paper.number,
                kind_label: kind_label(&paper.kind).to_owned(),
                made_at: paper.made_at,
                made_by: paper.actor,
                rows: paper.rows,
                version: head.version,
                is_in_force: head.reopened_reason.is_none(),
                file_stem: file_stem(&month.label(), kind_label(&paper.kind), head.version),
                sha256: paper.sha256,
            });
        }
    }
    Ok(found)
}

fn kind_label(kind: &str) -> &str {
    match kind {
        "performance" => "补助发放表",
        "labour" => "劳务费发放表",
        "bank" => "银行代发文件",
        "explanation" => "金额说明",
        other => other,
    }
}

/// Said of a month that is not over.
fn running_said(month: Month, today: chrono::NaiveDate) -> Option<&'static str> {
    (today <= month.last_day()).then_some("还没有过完，只算到点过名、签过到的日子")
}

fn state_label(version: Option<u32>, was_settled: bool) -> String {
    match (version, was_settled) {
        (Some(version), _) => format!("已结算 第{version}版"),
        (None, true) => "已反结算，待重新结算".to_owned(),
        (None, false) => "未结算".to_owned(),
    }
}

fn version_shown(head: Settlement) -> VersionShown {
    VersionShown {
        version: head.version,
        fingerprint: head.fingerprint,
        settled_at: head.settled_at,
        settled_by: head.actor,
        reopened_reason: head.reopened_reason,
    }
}

fn put_sums(state: &mut MonthState, lines: &[Line]) {
    (state.bills, state.pay) = parted(lines);
    state.short = short_said(state.bills.amount_fen, state.pay.amount_fen);
    for line in lines.iter().filter(|line| line.amount_fen > Fen::ZERO) {
        match &line.detail {
            Detail::Pay(pay) if pay.is_labour => state.labour.add(line),
            Detail::Pay(_) => state.own.add(line),
            Detail::Bill(_) => {}
        }
    }
}

fn parted(lines: &[Line]) -> (MoneySums, MoneySums) {
    let (mut bills, mut pay) = (MoneySums::default(), MoneySums::default());
    for line in lines {
        match line.detail {
            Detail::Bill(_) => bills.add(line),
            Detail::Pay(_) => pay.add(line),
        }
    }
    (bills, pay)
}
