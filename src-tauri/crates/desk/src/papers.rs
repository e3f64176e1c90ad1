//! Papers that leave the school: made whole, numbered, saved whole, and noted with the digest of their bytes.
use crate::{Desk, No, Now, shown};
use kehou_paper::font::Fonts;
use kehou_paper::page::Document;
use kehou_paper::table::Book;
use kehou_school::ids::SettlementId;
use kehou_school::no::Refusal;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::path::Path;

/// A paper about to be made.
pub(crate) struct Paper<'a> {
    /// Its kind: `roster`, `month_sheet`, `letters`, `performance`, `labour`, `bank`.
    pub(crate) kind: &'static str,
    /// Rows or letters on it.
    pub(crate) rows: usize,
    /// The settlement it is printed from.
    pub(crate) settlement: Option<SettlementId>,
    /// The file.
    pub(crate) out: &'a Path,
}

/// The formats a paper can have.
pub(crate) enum Format {
    /// Pages.
    Pdf,
    /// A workbook.
    Xlsx,
}

/// The format by the file's ending.
pub(crate) fn format_of(out: &Path) -> Result<Format, Refusal> {
    match out.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase).as_deref() {
        Some("pdf") => Ok(Format::Pdf),
        Some("xlsx") => Ok(Format::Xlsx),
        _ => Err(shown::bad_value("文件名", &out.display().to_string(), "以 .pdf 或 .xlsx 结尾")),
    }
}

/// Makes a paper under the next number, saves it whole and notes it.
pub(crate) fn write(
    desk: &mut Desk,
    now: &Now,
    paper: Paper<'_>,
    make: impl FnOnce(&Desk, &str) -> Result<Vec<u8>, No>,
) -> Result<(), No> {
    let number = desk.store.read().next_paper_number(now.today)?;
    let bytes = make(desk, &number)?;
    kehou_paper::save::whole(paper.out, &bytes)?;
    let sha256 = digest(&bytes);
    desk.store.write(now, "paper", |w| {
        w.add_paper(&number, paper.kind, paper.settlement, paper.rows as i64, &sha256)?;
        Ok::<(), No>(())
    })
}

/// A document as PDF, with the PC's own fonts before the shipped ones.
pub(crate) fn pdf(desk: &Desk, document: &Document) -> Result<Vec<u8>, No> {
    let fonts = fonts(desk)?;
    Ok(kehou_paper::pdf::bytes(document, &fonts).map_err(|missing| Refusal::UnprintableNames { names: missing.who })?)
}

/// A workbook as xlsx.
pub(crate) fn xlsx(book: &Book) -> Result<Vec<u8>, No> {
    kehou_paper::table::xlsx(book).map_err(|error| No::Fault { message: format!("生成工作簿失败：{error}") })
}

fn fonts(desk: &Desk) -> Result<Fonts, No> {
    let shipped = desk.place.assets.join("fonts");
    Fonts::load(&shipped, desk.place.windows_fonts.as_deref())
        .map_err(|error| No::Fault { message: format!("读取字体失败：{}（{error}）。请重新安装程序。", shipped.display()) })
}

/// SHA-256 of bytes as hexadecimal text.
pub(crate) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
