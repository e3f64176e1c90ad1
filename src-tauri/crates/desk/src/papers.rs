//! Papers that leave the school: made whole, numbered, saved whole, and noted with the digest of their bytes.
use crate::{Desk, No, Now, shown};
use chrono::Datelike;
use kehou_paper::font::Fonts;
use kehou_paper::layout::{NoLetters, Unprintable};
use kehou_paper::page::{Document, Page};
use kehou_paper::pdf::About;
use kehou_paper::table::Book;
use kehou_school::ids::SettlementId;
use kehou_school::no::Refusal;
use kehou_school::notice::Mailing;
use kehou_store::Writing;
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
    /// The version of its wording; empty where it has none.
    pub(crate) template_version: String,
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
    write_with(desk, now, "paper", paper, make, |_| Ok(()))
}

/// As [`write`], under an ask's own name and with what is kept in the same write as the paper's number.
pub(crate) fn write_with(
    desk: &mut Desk,
    now: &Now,
    what: &str,
    paper: Paper<'_>,
    make: impl FnOnce(&Desk, &str) -> Result<Vec<u8>, No>,
    beside: impl FnOnce(&mut Writing<'_>) -> Result<(), No>,
) -> Result<(), No> {
    let number = desk.store.read().next_paper_number(now.today.year())?;
    let bytes = make(desk, &number)?;
    kehou_paper::save::whole(paper.out, &bytes)?;
    let noted = kehou_store::Paper {
        sha256: digest(&bytes),
        number,
        kind: paper.kind.to_owned(),
        made_at: now.at,
        actor: now.actor.clone(),
        settlement: paper.settlement,
        template_version: paper.template_version,
        rows: paper.rows as u32,
    };
    desk.store.write(now, what, |w| {
        w.add_paper(&noted)?;
        beside(w)
    })
}

/// A PDF's bytes and pages.
pub(crate) struct Printed {
    pub(crate) bytes: Vec<u8>,
    pub(crate) pages: u32,
}

/// A document as PDF, with the PC's own fonts before the shipped ones.
pub(crate) fn pdf(desk: &Desk, document: &Document) -> Result<Printed, No> {
    let mut fonts = fonts(desk)?;
    let pages = kehou_paper::layout::lay_out(document, &mut fonts).map_err(unprintable)?;
    bytes(&pages, &document.title, &document.author, &fonts)
}

/// Letters as PDF; `more` is told how many are laid out and may stop the work.
pub(crate) fn letters(desk: &Desk, mailing: &Mailing, more: &mut dyn FnMut(usize) -> bool) -> Result<Printed, No> {
    let mut fonts = fonts(desk)?;
    let pages = kehou_paper::layout::letters(mailing, &mut fonts, more).map_err(|no| match no {
        NoLetters::Unprintable(missing) => unprintable(missing),
        NoLetters::Stopped => Refusal::Cancelled.into(),
    })?;
    bytes(&pages, &mailing.title, &mailing.school, &fonts)
}

fn bytes(pages: &[Page], title: &str, author: &str, fonts: &Fonts) -> Result<Printed, No> {
    let bytes = kehou_paper::pdf::bytes(pages, About { title, author }, fonts)
        .map_err(|fault| No::Fault { message: fault.to_string() })?;
    Ok(Printed { bytes, pages: pages.len() as u32 })
}

/// A character as it is told to a person who must find it: `「𬭚」（U+2CB5A）`.
pub(crate) fn named(c: char) -> String {
    format!("「{c}」（U+{:04X}）", u32::from(c))
}

fn unprintable(missing: Unprintable) -> No {
    let of_paper = |(whose, chars): (String, Vec<char>)| {
        let chars: Vec<String> = chars.into_iter().map(named).collect();
        format!("{whose}：{}", chars.join("、"))
    };
    Refusal::UnprintableNames { names: missing.found.into_iter().map(of_paper).collect() }.into()
}

/// A workbook as xlsx.
pub(crate) fn xlsx(book: &Book) -> Result<Vec<u8>, No> {
    kehou_paper::table::xlsx(book).map_err(|unwritable| No::Fault { message: unwritable.to_string() })
}

/// The fonts of this PC and of the program.
pub(crate) fn fonts(desk: &Desk) -> Result<Fonts, No> {
    let shipped = desk.place.assets.join("fonts");
    let mut fonts = Fonts::open(&shipped, desk.place.windows_fonts.as_deref())
        .map_err(|fault| No::Fault { message: fault.to_string() })?;
    if crate::fonts::leaves_blanks(&desk.store.read())? {
        fonts.leave_blanks();
    }
    Ok(fonts)
}

/// SHA-256 of bytes as hexadecimal text.
pub(crate) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
