//! The subsidy sheets that finance uploads: printed from a settlement that still fits the facts, or not at all.
use crate::papers::{self, Paper};
use crate::place::read_text;
use crate::{Desk, No, Now, Progress, settle, shown};
use kehou_paper::table::Book;
use kehou_school::claim::{
    BankFile, BankTemplate, LabourSheet, PerformanceSheet, account_changes, bank_file, labour_sheet, performance_sheet,
};
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

/// A sheet that is about to be made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SheetAhead {
    /// `YYYY-MM`.
    pub month: String,
    /// `performance`, `labour` or `bank`.
    pub sheet: String,
    /// The bank's template, as for printing.
    #[serde(default)]
    pub template: Option<String>,
}

/// What would leave the school.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SheetShown {
    /// `银行代发文件（2026年10月 第1版）`.
    pub title: String,
    /// People on it.
    pub people: u32,
    /// Its columns.
    pub columns: Vec<String>,
    /// Its sum.
    pub total_fen: Fen,
    /// What the sum is: 应发合计, 税前合计, 实发合计.
    pub total_label: String,
    /// What to look at before it leaves: changed accounts, two people with one account.
    pub findings: Vec<String>,
    /// The form of the file in words (bank); empty for a sheet.
    pub format: String,
    /// The forms to choose from (bank).
    pub formats: Vec<BankFormat>,
    /// Its first lines as they will be written (bank).
    pub lines: Vec<String>,
    /// A name for the file.
    pub file_name: String,
}

/// A form of the bank's file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BankFormat {
    /// To choose it by; empty for the plain one.
    pub id: String,
    /// As shown.
    pub name: String,
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

/// The three sheets.
enum Sheet {
    Performance(Box<PerformanceSheet>),
    Labour(Box<LabourSheet>),
    Bank(Box<BankFile>, Vec<String>),
}

/// Writes one sheet of a settled month.
pub(crate) fn print(desk: &mut Desk, now: &Now, ask: PrintSubsidy, _: &dyn Progress) -> Result<SubsidyPrinted, No> {
    let (kept, sheet) = made(desk, &ask.month, &ask.sheet, ask.template.as_deref())?;
    let only_xlsx = || match papers::format_of(&ask.out)? {
        papers::Format::Xlsx => Ok(()),
        papers::Format::Pdf => Err(shown::bad_value("文件名", &ask.out.display().to_string(), "以 .xlsx 结尾")),
    };
    match sheet {
        Sheet::Performance(sheet) => {
            only_xlsx()?;
            write(desk, now, &kept, ("performance", sheet.rows.len()), &ask.out, |number| {
                papers::xlsx(&kehou_paper::table::papers::performance(&sheet, number))
            })?;
            Ok(printed(&ask, sheet.rows.len(), sheet.total_fen, None, Vec::new()))
        }
        Sheet::Labour(sheet) => {
            only_xlsx()?;
            write(desk, now, &kept, ("labour", sheet.rows.len()), &ask.out, |number| {
                papers::xlsx(&kehou_paper::table::papers::labour(&sheet, number))
            })?;
            Ok(printed(&ask, sheet.rows.len(), sheet.gross_fen, Some(sheet.tax_fen), Vec::new()))
        }
        Sheet::Bank(file, findings) => {
            write(desk, now, &kept, ("bank", file.rows.len()), &ask.out, |_| {
                let bytes = kehou_paper::table::papers::bank(&file);
                Ok(bytes.map_err(|no| shown::bad_value("银行文件", "", &no.message))?)
            })?;
            Ok(printed(&ask, file.rows.len(), file.total_fen, None, findings))
        }
    }
}

/// What a sheet would hold; nothing is written.
pub(crate) fn ahead(desk: &mut Desk, _: &Now, ask: SheetAhead, _: &dyn Progress) -> Result<SheetShown, No> {
    let (kept, sheet) = made(desk, &ask.month, &ask.sheet, ask.template.as_deref())?;
    let month = kept.month.label();
    let shown =
        |name: &str, rows: usize, columns: Vec<String>, total_label: &str, total_fen, ending: &str| SheetShown {
            title: format!("{name}（{month} 第{}版）", kept.version),
            people: rows as u32,
            columns,
            total_fen,
            total_label: total_label.to_owned(),
            findings: Vec::new(),
            format: String::new(),
            formats: Vec::new(),
            lines: Vec::new(),
            file_name: format!("{}.{ending}", file_stem(&month, name, kept.version)),
        };
    Ok(match sheet {
        Sheet::Performance(sheet) => {
            let columns = columns_of(&kehou_paper::table::papers::performance(&sheet, ""));
            shown("补助发放表", sheet.rows.len(), columns, "应发合计", sheet.total_fen, "xlsx")
        }
        Sheet::Labour(sheet) => {
            let columns = columns_of(&kehou_paper::table::papers::labour(&sheet, ""));
            shown("劳务费发放表", sheet.rows.len(), columns, "税前合计", sheet.gross_fen, "xlsx")
        }
        Sheet::Bank(file, findings) => {
            let rows = file.rows.len();
            let shown = shown("银行代发文件", rows, file.columns.clone(), "实发合计", file.total_fen, "txt");
            let lines = file.text.lines().take(LINES_SHOWN).map(str::to_owned).collect();
            SheetShown { findings, format: file.format.clone(), formats: bank_formats(desk), lines, ..shown }
        }
    })
}

/// Lines of a bank's file that are shown before it is written.
const LINES_SHOWN: usize = 5;

/// A file's name without its ending: `2026年10月补助发放表第1版`.
pub(crate) fn file_stem(month: &str, name: &str, version: u32) -> String {
    format!("{month}{name}第{version}版")
}

/// The plain form, then the shipped ones by their names.
fn bank_formats(desk: &Desk) -> Vec<BankFormat> {
    let plain = BankFormat { id: String::new(), name: BankTemplate::default().name };
    let files = std::fs::read_dir(desk.place.assets.join("banks")).into_iter().flatten().flatten();
    let mut shipped: Vec<BankFormat> = files
        .filter_map(|file| {
            let read = BankTemplate::read(&read_text(&file.path()).ok()?).ok()?;
            Some(BankFormat { id: file.path().file_stem()?.to_str()?.to_owned(), name: read.name })
        })
        .collect();
    shipped.sort_by(|one, other| one.id.cmp(&other.id));
    std::iter::once(plain).chain(shipped).collect()
}

/// The columns of a workbook's first sheet, each with what stands above it.
fn columns_of(book: &Book) -> Vec<String> {
    let columns = book.sheets.iter().take(1).flat_map(|sheet| &sheet.columns);
    columns.map(|column| format!("{}{}", column.above.concat(), column.header)).collect()
}

/// A sheet's value, from a settlement that still fits the facts.
fn made(desk: &Desk, month: &str, sheet: &str, template: Option<&str>) -> Result<(Settlement, Sheet), No> {
    let kept = settle::fresh(desk, shown::month(month)?)?;
    let read = desk.store.read();
    let school = read.school()?.ok_or(Refusal::NoSchool)?.name;
    let made = match sheet {
        "performance" => Sheet::Performance(Box::new(performance_sheet(&kept, &school)?)),
        "labour" => Sheet::Labour(Box::new(labour_sheet(&kept, &school)?)),
        "bank" => {
            let file = bank_file(&kept, &bank_template(desk, template)?)?;
            let before = settle::paid_before(&read, kept.month)?;
            let mut findings = file.findings.clone();
            for change in account_changes(&kept, before.as_ref()) {
                if !findings.contains(&change) {
                    findings.push(change);
                }
            }
            Sheet::Bank(Box::new(file), findings)
        }
        other => return Err(shown::bad_value("表的种类", other, "performance、labour 或 bank").into()),
    };
    Ok((kept, made))
}

fn bank_template(desk: &Desk, named: Option<&str>) -> Result<BankTemplate, No> {
    let Some(named) = named.filter(|named| !named.is_empty()) else { return Ok(BankTemplate::default()) };
    let shipped = desk.place.assets.join("banks").join(format!("{named}.toml"));
    let path = if shipped.is_file() { shipped } else { PathBuf::from(named) };
    Ok(BankTemplate::read(&read_text(&path)?)?)
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
