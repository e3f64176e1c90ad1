//! The subsidy sheets that finance uploads: printed from a settlement that still fits the facts, or not at all.
use crate::papers::{self, Paper};
use crate::place::read_text;
use crate::{Desk, No, Now, Progress, settle, shown};
use kehou_school::claim::{BankTemplate, account_changes, bank_file, labour_sheet, performance_sheet};
use kehou_school::money::Fen;
use kehou_school::no::Refusal;
use kehou_school::settlement::Settlement;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// A sheet of a settled month.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PrintSubsidy {
    /// `YYYY-MM`.
    pub month: String,
    /// `performance`, `labour` or `bank`.
    pub sheet: String,
    /// The bank's template: an id among the shipped ones, or a path; the plain one where none is named.
    #[serde(default)]
    pub template: Option<String>,
    /// Where to: `.xlsx` for the sheets.
    #[ts(type = "string")]
    pub out: PathBuf,
}

/// What was printed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SubsidyPrinted {
    /// People on it.
    pub rows: u32,
    /// Its sum: due, before tax, or paid out by the bank.
    pub total_fen: Fen,
    /// Withheld tax (labour sheet).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub tax_fen: Option<Fen>,
    /// The file.
    #[ts(type = "string")]
    pub path: PathBuf,
    /// What to look at before the file leaves: changed accounts, two people with one account.
    pub findings: Vec<String>,
}

/// Writes one sheet of a settled month.
pub(crate) fn print(desk: &mut Desk, now: &Now, ask: PrintSubsidy, _: &dyn Progress) -> Result<SubsidyPrinted, No> {
    let month = shown::month(&ask.month)?;
    let kept = settle::fresh(desk, month)?;
    let school = desk.store.read().school()?.ok_or(Refusal::NoSchool)?.name;
    let only_xlsx = || match papers::format_of(&ask.out)? {
        papers::Format::Xlsx => Ok(()),
        papers::Format::Pdf => Err(shown::bad_value("文件名", &ask.out.display().to_string(), "以 .xlsx 结尾")),
    };
    match ask.sheet.as_str() {
        "performance" => {
            only_xlsx()?;
            let sheet = performance_sheet(&kept, &school)?;
            write(desk, now, &kept, ("performance", sheet.rows.len()), &ask.out, |number| {
                papers::xlsx(&kehou_paper::table::papers::performance(&sheet, number))
            })?;
            Ok(printed(&ask, sheet.rows.len(), sheet.total_fen, None, Vec::new()))
        }
        "labour" => {
            only_xlsx()?;
            let sheet = labour_sheet(&kept, &school)?;
            write(desk, now, &kept, ("labour", sheet.rows.len()), &ask.out, |number| {
                papers::xlsx(&kehou_paper::table::papers::labour(&sheet, number))
            })?;
            Ok(printed(&ask, sheet.rows.len(), sheet.gross_fen, Some(sheet.tax_fen), Vec::new()))
        }
        "bank" => bank(desk, now, &ask, &kept),
        other => Err(shown::bad_value("表的种类", other, "performance、labour 或 bank").into()),
    }
}

fn bank(desk: &mut Desk, now: &Now, ask: &PrintSubsidy, kept: &Settlement) -> Result<SubsidyPrinted, No> {
    let template = match &ask.template {
        None => BankTemplate::default(),
        Some(named) => {
            let shipped = desk.place.assets.join("banks").join(format!("{named}.toml"));
            let path = if shipped.is_file() { shipped } else { PathBuf::from(named) };
            BankTemplate::read(&read_text(&path)?)?
        }
    };
    let file = bank_file(kept, &template)?;
    let earlier = desk.store.read().settlements()?;
    let before = earlier.iter().filter(|each| each.month < kept.month).max_by_key(|each| (each.month, each.version));
    let mut findings = file.findings.clone();
    findings.extend(account_changes(kept, before));
    write(desk, now, kept, ("bank", file.rows.len()), &ask.out, |_| {
        Ok(kehou_paper::table::papers::bank(&file).map_err(|no| shown::bad_value("银行文件", "", &no.message))?)
    })?;
    Ok(printed(ask, file.rows.len(), file.total_fen, None, findings))
}

fn write(
    desk: &mut Desk,
    now: &Now,
    kept: &Settlement,
    (kind, rows): (&'static str, usize),
    out: &Path,
    make: impl FnOnce(&str) -> Result<Vec<u8>, No>,
) -> Result<(), No> {
    let paper = Paper { kind, rows, settlement: Some(kept.id), template_version: String::new(), out };
    papers::write(desk, now, paper, |_, number| make(number))
}

fn printed(
    ask: &PrintSubsidy,
    rows: usize,
    total_fen: Fen,
    tax_fen: Option<Fen>,
    findings: Vec<String>,
) -> SubsidyPrinted {
    SubsidyPrinted { rows: rows as u32, total_fen, tax_fen, path: ask.out.clone(), findings }
}
