//! Settling a month: its lines are frozen, numbered and fingerprinted; reopening lets the next version be made.
use crate::money::MonthHeld;
use crate::{Desk, No, Now, Progress, shown};
use kehou_school::days::Month;
use kehou_school::ids::SettlementId;
use kehou_school::money::Fen;
use kehou_school::no::Refusal;
use kehou_school::reckon::{Change, change_sentences, input_digest, inputs};
use kehou_school::settlement::{self, Detail, Line, Settlement};
use kehou_store::Reading;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The month to settle.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Settle {
    /// `YYYY-MM`.
    pub month: String,
}

/// The month to reopen.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Reopen {
    /// `YYYY-MM`.
    pub month: String,
    /// Why.
    pub reason: String,
}

/// A settlement's number and sums.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Settled {
    /// The month.
    #[ts(type = "string")]
    pub month: Month,
    /// The version that is settled; after reopening, the version that the next settling makes.
    pub version: u32,
    /// Printed on each page and sheet.
    pub fingerprint: String,
    /// The sum of all bills.
    pub bills_fen: Fen,
    /// The sum of all pay.
    pub pay_fen: Fen,
    /// What to look at, as sentences.
    pub findings: Vec<String>,
}

/// How many changes a refusal names before it counts the rest.
const CHANGES_NAMED: usize = 20;

/// Freezes the month.
pub(crate) fn settle(desk: &mut Desk, now: &Now, ask: Settle, _: &dyn Progress) -> Result<Settled, No> {
    let month = shown::month(&ask.month)?;
    let read = desk.store.read();
    if let Some(kept) = read.settlement_in_force(month)? {
        return Err(Refusal::AlreadySettled { month: month.to_string(), version: kept.version }.into());
    }
    let version = read.next_version(month)?;
    let held = MonthHeld::fetch(&read, month)?;
    let reckoned = held.reckon()?;
    let (findings, inputs) = (reckoned.findings.clone(), inputs(&held.facts()));
    let lines = reckoned.into_lines();
    let undecided = held.calendar.undecided(month.first_day(), month.last_day());
    settlement::check_ready(month, &lines, &undecided)?;
    let fingerprint = settlement::fingerprint(month, version, held.profile.sha256(), &lines);
    let frozen = Settlement {
        id: SettlementId(0),
        month,
        version,
        settled_at: now.at,
        actor: now.actor.clone(),
        fingerprint,
        profile_sha256: held.profile.sha256().to_owned(),
        input_digest: input_digest(&inputs),
        inputs,
        reopened_reason: None,
        lines,
    };
    desk.store.write(now, "settle", |w| {
        w.add_settlement(&frozen)?;
        Ok::<(), No>(())
    })?;
    Ok(settled(&frozen, frozen.version, findings))
}

/// Reopens a settled month with a reason; its frozen lines stay as they are.
pub(crate) fn reopen(desk: &mut Desk, now: &Now, ask: Reopen, _: &dyn Progress) -> Result<Settled, No> {
    let month = shown::month(&ask.month)?;
    if ask.reason.trim().is_empty() {
        return Err(Refusal::NeedsReason { what: format!("{} 反结算", month.label()) }.into());
    }
    let kept = in_force(desk, month)?;
    desk.store.write(now, "reopen", |w| {
        w.reopen(month, ask.reason.trim())?;
        Ok::<(), No>(())
    })?;
    Ok(settled(&kept, kept.version + 1, Vec::new()))
}

/// The settlement of a month, after making sure that no fact it rests on has changed since.
pub(crate) fn fresh(desk: &Desk, month: Month) -> Result<Settlement, No> {
    let kept = in_force(desk, month)?;
    let read = desk.store.read();
    let held = MonthHeld::fetch(&read, month)?;
    let inputs = inputs(&held.facts());
    if input_digest(&inputs) == kept.input_digest {
        return Ok(kept);
    }
    let deeds = changes_since(&read, &kept)?;
    let register = held.lists.register();
    let mut changes = change_sentences(&held.facts(), &register, &kept.inputs, &inputs, &deeds, CHANGES_NAMED);
    let mut amounts = settlement::difference(&kept.lines, &held.reckon()?.into_lines());
    if amounts.len() > CHANGES_NAMED {
        let more = amounts.len() - CHANGES_NAMED;
        amounts.truncate(CHANGES_NAMED);
        amounts.push(format!("另有 {more} 笔金额变化"));
    }
    changes.append(&mut amounts);
    Err(Refusal::Stale { month: month.to_string(), version: kept.version, changes }.into())
}

/// The settlement of the last month before one that was settled, whole: what its accounts are compared with. One in force
/// goes before a reopened one.
pub(crate) fn paid_before(read: &Reading<'_>, month: Month) -> Result<Option<Settlement>, No> {
    let heads = read.settlements()?;
    let earlier = heads.iter().filter(|head| head.month < month);
    let before = earlier.max_by_key(|head| (head.month, head.reopened_reason.is_none(), head.version));
    Ok(before.map(|head| read.settlement(head.id)).transpose()?.flatten())
}

/// What the deeds after a settlement changed.
fn changes_since(read: &Reading<'_>, kept: &Settlement) -> Result<Vec<Change>, No> {
    let deeds = read.deeds_after_settlement(kept.id, "")?;
    let changes = deeds.into_iter().flat_map(|deed| {
        let (at, actor) = (deed.at, deed.actor);
        deed.changes.into_iter().map(move |change| Change {
            about: change.about,
            before: change.before,
            after: change.after,
            at,
            actor: actor.clone(),
        })
    });
    Ok(changes.collect())
}

fn in_force(desk: &Desk, month: Month) -> Result<Settlement, No> {
    let kept = desk.store.read().settlement_in_force(month)?;
    Ok(kept.ok_or_else(|| Refusal::NotSettled { month: month.to_string() })?)
}

fn settled(kept: &Settlement, version: u32, findings: Vec<String>) -> Settled {
    let sum =
        |wanted: fn(&Line) -> bool| kept.lines.iter().filter(|line| wanted(line)).map(|line| line.amount_fen).sum();
    Settled {
        month: kept.month,
        version,
        fingerprint: kept.fingerprint.clone(),
        bills_fen: sum(|line| matches!(line.detail, Detail::Bill(_))),
        pay_fen: sum(|line| matches!(line.detail, Detail::Pay(_))),
        findings,
    }
}
