//! Table `settlement`: frozen months, each version kept for good.
use crate::reading::Reading;
use crate::trouble::{Fault, Trouble};
use crate::value::{instant, instant_text, json, month};
use crate::writing::Writing;
use kehou_school::days::Month;
use kehou_school::ids::SettlementId;
use kehou_school::money::Fen;
use kehou_school::no::Refusal;
use kehou_school::settlement::{Detail, Line, Settlement};
use rusqlite::{Row, params};
use std::collections::BTreeMap;

const READING: &str = "读取结算";
const KEEPING: &str = "保存结算";

impl Reading<'_> {
    /// Every version of every month, the newest month first; without lines and inputs.
    pub fn settlements(&self) -> Result<Vec<Settlement>, Fault> {
        self.many(READING, "SELECT * FROM settlement ORDER BY month DESC, version DESC", [], head_of)
    }

    /// Every version of a month, the newest first; without lines and inputs.
    pub fn settlements_of(&self, month: Month) -> Result<Vec<Settlement>, Fault> {
        let sql = "SELECT * FROM settlement WHERE month = ?1 ORDER BY version DESC";
        self.many(READING, sql, params![month.to_string()], head_of)
    }

    /// The version of a month that is in force, whole; `None` where the month was never settled or is reopened.
    pub fn settlement_in_force(&self, month: Month) -> Result<Option<Settlement>, Fault> {
        let sql = "SELECT id FROM settlement WHERE month = ?1 AND reopened_at IS NULL";
        match self.one(READING, sql, params![month.to_string()], |row| row.get(0))? {
            Some(id) => self.settlement(SettlementId(id)),
            None => Ok(None),
        }
    }

    /// The newest version of a month, whole, reopened or not.
    pub fn latest_settlement(&self, month: Month) -> Result<Option<Settlement>, Fault> {
        match self.settlements_of(month)?.first() {
            Some(head) => self.settlement(head.id),
            None => Ok(None),
        }
    }

    /// One settlement, whole.
    pub fn settlement(&self, id: SettlementId) -> Result<Option<Settlement>, Fault> {
        let found = self.one(READING, "SELECT * FROM settlement WHERE id = ?1", params![id.0], |row| {
            Ok(Settlement { inputs: json(row, "inputs")?, ..head_of(row)? })
        })?;
        let Some(settlement) = found else {
            return Ok(None);
        };
        Ok(Some(Settlement { lines: self.lines_of(id)?, ..settlement }))
    }

    /// Whether since a settlement was kept a deed told of anything whose name begins with one of these (`roll_call/2026-11-`).
    pub fn is_touched_since(&self, settlement: SettlementId, beginnings: &[String]) -> Result<bool, Fault> {
        let sql = "SELECT EXISTS (SELECT 1 FROM deed_about WHERE about >= ?2 AND about < ?3
                   AND deed_id > (SELECT deed_id FROM settlement WHERE id = ?1))";
        for beginning in beginnings {
            let end = format!("{beginning}{}", char::MAX);
            if self.number(READING, sql, params![settlement.0, beginning, end])? > 0 {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The number the next settlement of a month bears, from 1.
    pub fn next_version(&self, month: Month) -> Result<u32, Fault> {
        Ok(self.settlements_of(month)?.first().map_or(1, |head| head.version + 1))
    }

    /// The bills in force of the months from `first` up to, not with, `before`: what a term cap has already taken.
    pub fn bills_of_months(&self, first: Month, before: Month) -> Result<Vec<(Month, Line)>, Fault> {
        let mut found = Vec::new();
        let heads = self.settlements()?.into_iter().filter(|head| head.reopened_reason.is_none());
        for head in heads.filter(|head| first <= head.month && head.month < before) {
            let lines = self.lines_of(head.id)?.into_iter().filter(|line| matches!(line.detail, Detail::Bill(_)));
            found.extend(lines.map(|line| (head.month, line)));
        }
        Ok(found)
    }
}

impl Writing<'_> {
    /// Keeps a settlement for good: its lines, and for each line the entries it means.
    pub fn add_settlement(&mut self, settlement: &Settlement) -> Result<SettlementId, Fault> {
        let inputs = serde_json::to_string(&settlement.inputs).map_err(|cause| Fault::inner(KEEPING, cause))?;
        let (last_deed, _) = self.read().head()?;
        let sql = "INSERT INTO settlement (month, version, settled_at, actor, fingerprint, profile_sha256, input_digest, inputs, deed_id)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
        let given = params![
            settlement.month.to_string(),
            settlement.version,
            instant_text(settlement.settled_at),
            settlement.actor,
            settlement.fingerprint,
            settlement.profile_sha256,
            settlement.input_digest,
            inputs,
            last_deed + 1,
        ];
        let id = SettlementId(self.insert(KEEPING, sql, given)?);
        for (position, line) in settlement.lines.iter().enumerate() {
            let row = self.add_line(id, position, line)?;
            self.post_line(settlement.month, row, line)?;
        }
        let sum = |bills: bool| -> Fen {
            let of_kind = settlement.lines.iter().filter(|line| matches!(line.detail, Detail::Bill(_)) == bills);
            of_kind.map(|line| line.amount_fen).sum()
        };
        let after = serde_json::json!({
            "fingerprint": settlement.fingerprint, "lines": settlement.lines.len(), "bills_fen": sum(true), "pay_fen": sum(false),
        });
        self.change(format!("settlement/{}/{}", settlement.month, settlement.version), serde_json::Value::Null, after);
        Ok(id)
    }

    /// Reopens a settled month: its version stays to be read, and every entry it meant is reversed by a linked one.
    ///
    /// # Refuses
    /// A month that is not settled.
    pub fn reopen(&mut self, month: Month, reason: &str) -> Result<(), Trouble> {
        let heads = self.read().settlements_of(month)?;
        let Some(head) = heads.iter().find(|head| head.reopened_reason.is_none()) else {
            return Err(Refusal::NotSettled { month: month.label() }.into());
        };
        self.reverse_entries_of(head.id, month, reason)?;
        let sql = "UPDATE settlement SET reopened_at = ?2, reopened_reason = ?3 WHERE id = ?1";
        self.run("反结算", sql, params![head.id.0, instant_text(self.now.at), reason])?;
        let about = format!("settlement/{month}/{}", head.version);
        self.change(about, serde_json::json!({ "reopened": null }), serde_json::json!({ "reopened": reason }));
        Ok(())
    }
}

fn head_of(row: &Row<'_>) -> rusqlite::Result<Settlement> {
    Ok(Settlement {
        id: SettlementId(row.get("id")?),
        month: month(row, "month")?,
        version: row.get("version")?,
        settled_at: instant(row, "settled_at")?,
        actor: row.get("actor")?,
        fingerprint: row.get("fingerprint")?,
        profile_sha256: row.get("profile_sha256")?,
        input_digest: row.get("input_digest")?,
        inputs: BTreeMap::new(),
        reopened_reason: row.get("reopened_reason")?,
        lines: Vec::new(),
    })
}
