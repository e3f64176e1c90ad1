//! Tells what a file is from its bytes alone; the name it carries is never believed.
use super::refusal::Unreadable;

/// What the first bytes promise; the rest of the file is judged by the reader of that kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outer {
    /// A zip package: xlsx, ods, or something else in a zip.
    Zip,
    /// An OLE compound file: xls, an encrypted xlsx, or an old Word or PowerPoint file.
    Ole,
    /// The bare record stream of an old Excel book.
    Biff,
    /// Text of some kind: csv, a web page, XML.
    Text,
}

/// Signatures of what people drop by mistake, with the words that name it.
const STRANGERS: &[(&[u8], &str)] = &[
    (b"%PDF", "而是 PDF 文档"),
    (b"\x89PNG", "而是图片（PNG）"),
    (b"\xFF\xD8\xFF", "而是图片（JPEG）"),
    (b"GIF8", "而是图片（GIF）"),
    (b"II*\0", "而是图片（TIFF）"),
    (b"MM\0*", "而是图片（TIFF）"),
    (b"Rar!", "而是压缩包（RAR），请先解压"),
    (b"7z\xBC\xAF\x27\x1C", "而是压缩包（7z），请先解压"),
    (b"\x1F\x8B", "而是压缩包（gzip），请先解压"),
    (b"{\\rtf", "而是 RTF 文档"),
    (b"SQLite format 3\0", "而是数据库文件"),
    (b"MZ", "而是程序文件"),
];

/// Judges the first bytes.
///
/// # Refuses
/// Empty files, pictures, PDF, archives and dBase tables, each by name.
pub(super) fn outer(bytes: &[u8]) -> Result<Outer, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::not_a_spreadsheet("而是空文件（0 字节），可能没有下载完"));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Outer::Zip);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Ok(Outer::Ole);
    }
    if let Some((_, what)) = STRANGERS.iter().find(|(sign, _)| bytes.starts_with(sign)) {
        return Err(Unreadable::not_a_spreadsheet(what));
    }
    if is_windows_bitmap(bytes) || is_webp(bytes) {
        return Err(Unreadable::not_a_spreadsheet("而是图片"));
    }
    if let [0x09, 0x00 | 0x02 | 0x04 | 0x08, 0x04..=0x10, 0x00, ..] = bytes {
        return Ok(Outer::Biff);
    }
    if is_dbase(bytes) {
        return Err(Unreadable::unsupported("dBase 数据表（.dbf）"));
    }
    Ok(Outer::Text)
}

fn is_windows_bitmap(bytes: &[u8]) -> bool {
    bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0, 0, 0, 0])
}

fn is_webp(bytes: &[u8]) -> bool {
    bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")
}

/// A dBase header: version, a plausible date, and a header length that fits its 32-byte field entries.
fn is_dbase(bytes: &[u8]) -> bool {
    let [version, _, month, day, _, _, _, _, low, high, ..] = bytes else {
        return false;
    };
    let header = usize::from(u16::from_le_bytes([*low, *high]));
    matches!(version, 0x02 | 0x03 | 0x30..=0x32 | 0x43 | 0x63 | 0x83 | 0x8B | 0xCB | 0xF5 | 0xFB)
        && (1..=12).contains(month)
        && (1..=31).contains(day)
        && header > 32
        && header <= bytes.len()
}

/// What text turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextKind {
    /// A web page.
    Html,
    /// Excel 2003 XML.
    SpreadsheetMl,
    /// An OpenDocument book in one XML file.
    FlatOds,
    /// Lines of fields.
    Lines,
}

/// Judges decoded text by how it begins.
///
/// # Refuses
/// XML of another kind, and web archives.
pub(super) fn text(text: &str) -> Result<TextKind, Unreadable> {
    let start = text.trim_start();
    let head: String = start.chars().take(4096).collect::<String>().to_ascii_lowercase();
    if head.starts_with("<?xml") || head.starts_with("<workbook") {
        if head.contains("urn:schemas-microsoft-com:office:spreadsheet") {
            return Ok(TextKind::SpreadsheetMl);
        }
        if head.contains("application/vnd.oasis.opendocument.spreadsheet") {
            return Ok(TextKind::FlatOds);
        }
        if !head.contains("<html") {
            return Err(Unreadable::unsupported("XML 数据文件"));
        }
    }
    if head.starts_with("mime-version:") || (head.starts_with("from:") && head.contains("mime-version:")) {
        return Err(Unreadable::unsupported("单个文件网页（.mht）"));
    }
    let looks_like_page =
        ["<html", "<!doctype html", "<table", "<head", "<body", "<meta", "<style", "<div", "<?xml", "<!--", "<tr"]
            .iter()
            .any(|tag| head.starts_with(tag));
    if looks_like_page { Ok(TextKind::Html) } else { Ok(TextKind::Lines) }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::super::refusal::Reason;
    use super::*;

    #[test]
    fn strangers_are_refused_by_name() {
        let cases: &[(&[u8], Reason, &str)] = &[
            (b"", Reason::NotASpreadsheet, "空文件"),
            (b"%PDF-1.7", Reason::NotASpreadsheet, "PDF"),
            (b"\x89PNG\r\n\x1a\n", Reason::NotASpreadsheet, "PNG"),
            (b"\xFF\xD8\xFF\xE0", Reason::NotASpreadsheet, "JPEG"),
            (b"BM\x46\0\0\0\0\0\0\0", Reason::NotASpreadsheet, "图片"),
            (b"RIFF\0\0\0\0WEBPVP8 ", Reason::NotASpreadsheet, "图片"),
            (b"Rar!\x1a\x07", Reason::NotASpreadsheet, "RAR"),
        ];
        for (bytes, code, word) in cases {
            let no = outer(bytes).unwrap_err();
            assert_eq!(no.code, *code, "{bytes:?}");
            assert!(no.message.contains(word), "{} should name {word}", no.message);
        }
    }

    #[test]
    fn text_is_told_by_how_it_begins() {
        assert_eq!(text("\r\n <HTML><body>").unwrap(), TextKind::Html);
        assert_eq!(text("<table><tr><td>1</td></tr></table>").unwrap(), TextKind::Html);
        assert_eq!(text("姓名,班级\n").unwrap(), TextKind::Lines);
        assert_eq!(
            text("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">").unwrap(),
            TextKind::SpreadsheetMl
        );
        assert_eq!(
            text("<?xml version=\"1.0\"?><office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">")
                .unwrap(),
            TextKind::FlatOds
        );
        assert_eq!(text("<?xml version=\"1.0\"?><list/>").unwrap_err().code, Reason::UnsupportedFormat);
    }
}
