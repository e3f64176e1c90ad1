//! The papers that left the school: number, kind, when, by whom, and the digest by which a file can be held against it.
use crate::{Desk, No, Now, Progress};
use chrono::SecondsFormat;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which papers.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct PapersOf {
    /// Only this kind.
    #[serde(default)]
    pub kind: Option<String>,
}

/// A paper that was made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PaperShown {
    /// `2026-00017`.
    pub number: String,
    /// Its kind.
    pub kind: String,
    /// Its kind as read.
    pub kind_label: String,
    /// The instant in UTC, `2026-11-24T08:00:00Z`; the window shows it in the PC's own time.
    pub made_at: String,
    /// By whom.
    pub actor: String,
    /// Rows or letters on it.
    pub rows: u32,
    /// The version of its wording; empty where it has none.
    pub template_version: String,
    /// The first twelve digits of the file's SHA-256.
    pub digest: String,
}

/// Kind and what people call it.
const KINDS: [(&str, &str); 7] = [
    ("roster", "名册"),
    ("month_sheet", "月考勤表"),
    ("letters", "告家长书"),
    ("performance", "补助发放表"),
    ("labour", "劳务费发放表"),
    ("bank", "银行代发文件"),
    ("list", "列表"),
];

/// The papers, newest first.
pub(crate) fn list(desk: &mut Desk, _: &Now, ask: PapersOf, _: &dyn Progress) -> Result<Vec<PaperShown>, No> {
    let papers = desk.store.read().papers()?.into_iter();
    let wanted = papers.filter(|paper| ask.kind.as_ref().is_none_or(|kind| *kind == paper.kind));
    let label = |kind: &str| KINDS.iter().find(|(code, _)| *code == kind).map_or("其他文件", |(_, label)| label);
    Ok(wanted
        .map(|paper| PaperShown {
            kind_label: label(&paper.kind).to_owned(),
            made_at: paper.made_at.to_rfc3339_opts(SecondsFormat::Secs, true),
            digest: paper.sha256.chars().take(12).collect(),
            number: paper.number,
            kind: paper.kind,
            actor: paper.actor,
            rows: paper.rows,
            template_version: paper.template_version,
        })
        .collect())
}
