//! Reads a user's table file of whatever kind into cells, judged by its content and never by its name.
mod biff;
mod charset;
mod formats;
mod grid;
mod html;
mod lines;
mod markup;
mod ods;
mod ole;
mod refusal;
mod shared;
mod sniff;
mod spreadsheetml;
mod value;
mod xlsx;
mod zipped;

#[cfg(test)]
#[expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]
mod shared_tests;

use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use kehou_school::cells::{Cell, Sheet, Workbook};

pub use refusal::{Reason, Unreadable};

/// The largest file looked at; a roster of 5 000 pupils is below 1 MB.
pub const FILE_LIMIT: u64 = 64 << 20;

/// Reads the file at `path` into cells.
///
/// Rows may differ in length: a row ends with its last cell that holds anything.
///
/// # Refuses
/// With a Chinese sentence each: files with a password, files that are no table, kinds not read here, damaged files,
/// files that are (or unfold to) too much, files the system does not hand over.
pub fn read(path: &Path) -> Result<Workbook, Unreadable> {
    let file = std::fs::File::open(path).map_err(|cause| Unreadable::unopened(&cause))?;
    let mut bytes = Vec::new();
    file.take(FILE_LIMIT + 1).read_to_end(&mut bytes).map_err(|cause| Unreadable::unopened(&cause))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    read_bytes(&bytes, &name)
}

/// Reads a file's bytes into cells; `name_hint` is the file's name, used only to say when it disguises the content.
///
/// # Refuses
/// As [`read`] does.
pub fn read_bytes(bytes: &[u8], name_hint: &str) -> Result<Workbook, Unreadable> {
    // Much of what reads is other people's code fed with damaged files: a panic in it is a damaged file, not a crash.
    catch_unwind(AssertUnwindSafe(|| read_bytes_bare(bytes, name_hint)))
        .unwrap_or_else(|_| Err(Unreadable::corrupt("内容自相矛盾")))
}

/// As [`read_bytes`], but a panic in a reader is not caught: for those who look for one.
///
/// # Refuses
/// As [`read`] does.
pub fn read_bytes_bare(bytes: &[u8], name_hint: &str) -> Result<Workbook, Unreadable> {
    if bytes.len() as u64 > FILE_LIMIT {
        return Err(Unreadable::too_large("文件超过 64 MB"));
    }
    let mut workbook = by_content(bytes, name_hint)?;
    if workbook.sheets.iter().all(|sheet| sheet.rows.iter().flatten().all(Cell::is_blank)) {
        return Err(Unreadable::not_a_spreadsheet("里面没有任何内容"));
    }
    workbook.remarks.extend(disguise(name_hint, &workbook.format));
    workbook.remarks.extend(hidden(&workbook.sheets));
    Ok(workbook)
}

fn by_content(bytes: &[u8], name_hint: &str) -> Result<Workbook, Unreadable> {
    match sniff::outer(bytes)? {
        sniff::Outer::Zip => match zipped::Package::open(bytes)? {
            (zipped::Kind::Xlsx, mut package) => Ok(workbook("xlsx", xlsx::read(&mut package)?)),
            (zipped::Kind::Ods, mut package) => Ok(workbook("ods", ods::read(&mut package)?)),
        },
        sniff::Outer::Ole => Ok(workbook("xls", biff::read(&ole::book(bytes)?)?)),
        sniff::Outer::Biff => Ok(workbook("xls", biff::read(bytes)?)),
        sniff::Outer::Text => text(bytes, name_hint),
    }
}

fn text(bytes: &[u8], name_hint: &str) -> Result<Workbook, Unreadable> {
    let unknown_kind = || Unreadable::not_a_spreadsheet("内容也不是文本，认不出是什么文件");
    let decoded = charset::decode(bytes).ok_or_else(unknown_kind)?;
    let mut found = match sniff::text(&decoded.text)? {
        sniff::TextKind::Html => match html::read(&decoded.text)? {
            sheets if sheets.is_empty() => {
                return Err(Unreadable::not_a_spreadsheet("而是网页，里面没有表格（可能是登录页或出错页）"));
            }
            sheets => workbook("html", sheets),
        },
        sniff::TextKind::FlatOds => workbook("ods", ods::content(&decoded.text)?),
        sniff::TextKind::SpreadsheetMl => workbook("spreadsheetml", spreadsheetml::read(&decoded.text)?),
        sniff::TextKind::Lines => match lines::delimiter(&decoded.text) {
            // A sentence named .xls is what a mail program leaves in place of an attachment.
            None if is_book_name(name_hint) => return Err(Unreadable::not_a_spreadsheet("内容只是一段文字")),
            delimiter => {
                let delimiter = delimiter.unwrap_or(b',');
                let format = if delimiter == b'\t' { "tsv" } else { "csv" };
                workbook(format, vec![lines::read(&decoded.text, delimiter)?])
            }
        },
    };
    if decoded.unknown > 0 {
        found
            .remarks
            .push(format!("文件中有 {} 个字无法辨认，显示为“\u{FFFD}”，请在原系统重新导出。", decoded.unknown));
    }
    Ok(found)
}

fn workbook(format: &str, sheets: Vec<Sheet>) -> Workbook {
    Workbook { format: format.to_string(), sheets, remarks: Vec::new() }
}

fn extension(name: &str) -> String {
    Path::new(name).extension().map(|end| end.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
}

fn is_book_name(name: &str) -> bool {
    matches!(extension(name).as_str(), "xls" | "xlsx" | "xlsm" | "xlsb" | "et" | "ods")
}

/// What the file really is, when its name says otherwise.
fn disguise(name_hint: &str, format: &str) -> Option<String> {
    let end = extension(name_hint);
    let (honest, what): (&[&str], &str) = match format {
        "xlsx" => (&["xlsx", "xlsm", "xltx", "xltm", "et", "ett"], "新版 Excel 工作簿（xlsx）"),
        "xls" => (&["xls", "xlt", "et", "ett"], "旧版 Excel 工作簿（xls）"),
        "ods" => (&["ods", "ots", "fods"], "OpenDocument 表格（ods）"),
        "html" => (&["html", "htm"], "网页表格（HTML）"),
        "spreadsheetml" => (&["xml"], " XML 表格（Excel 2003 XML）"),
        "tsv" => (&["tsv", "txt", "csv"], "制表符分隔的文本"),
        _ => (&["csv", "txt"], "文本表格（CSV）"),
    };
    if end.is_empty() || honest.contains(&end.as_str()) {
        return None;
    }
    Some(format!("文件名是 .{end}，内容其实是{what}，已按实际内容读取。"))
}

fn hidden(sheets: &[Sheet]) -> Option<String> {
    let names: Vec<&str> = sheets.iter().filter(|sheet| sheet.hidden).map(|sheet| sheet.name.as_str()).collect();
    if names.is_empty() {
        None
    } else {
        Some(format!("有 {} 张隐藏的工作表没有自动读取：{}。", names.len(), names.join("、")))
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;

    #[test]
    fn a_disguise_is_named() {
        let page = "<table><tr><td>姓名</td></tr></table>".as_bytes();
        let cases: &[(&[u8], &str, &str, Option<&str>)] = &[
            (page, "名单.xls", "html", Some("网页表格")),
            (page, "名单.html", "html", None),
            ("姓名\t班级\n".as_bytes(), "名单.XLS", "tsv", Some("制表符")),
            ("姓名,班级\n".as_bytes(), "名单.xlsx", "csv", Some("文本表格")),
            ("姓名,班级\n".as_bytes(), "名单.csv", "csv", None),
            ("姓名,班级\n".as_bytes(), "", "csv", None),
            ("姓名\n张三\n".as_bytes(), "名单.txt", "csv", None),
        ];
        for (bytes, name, format, word) in cases {
            let read = read_bytes(bytes, name).unwrap();
            assert_eq!(read.format, *format, "{name}");
            match word {
                Some(word) => assert!(read.remarks[0].contains(word), "{:?}", read.remarks),
                None => assert!(read.remarks.is_empty(), "{:?}", read.remarks),
            }
        }
    }

    #[test]
    fn what_holds_nothing_is_refused() {
        let cases: &[(&[u8], &str, Reason)] = &[
            (b"", "a.xlsx", Reason::NotASpreadsheet),
            (b"  \r\n", "a.csv", Reason::NotASpreadsheet),
            (b"<html><body>please log in</body></html>", "a.xls", Reason::NotASpreadsheet),
            (b"just a sentence", "a.xls", Reason::NotASpreadsheet),
            (b"PK\x03\x04rest is missing", "a.xlsx", Reason::Corrupt),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and no more", "a.xls", Reason::Corrupt),
        ];
        for (bytes, name, code) in cases {
            assert_eq!(read_bytes(bytes, name).unwrap_err().code, *code, "{name} {bytes:?}");
        }
        assert_eq!(read(Path::new("/no/such/file.xlsx")).unwrap_err().code, Reason::Unopened);
    }
}
