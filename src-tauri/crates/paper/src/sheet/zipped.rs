//! Opens a zip package: what it holds, and its parts one by one, none of which may unfold to too much.
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE};
use zip::ZipArchive;

use super::refusal::Unreadable;

/// What one part of a package may unfold to; a 5 000-row roster unfolds to about 10 MB.
const PART_LIMIT: u64 = 96 << 20;
/// What all parts of a package that are looked at may unfold to together.
const PACKAGE_LIMIT: u64 = 288 << 20;

/// The kinds of spreadsheet packages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Ods,
}

/// A package whose parts are read by name, whatever case and slashes they are written in.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    names: BTreeMap<String, usize>,
    left: u64,
}

impl<'b> Package<'b> {
    /// Opens a package.
    ///
    /// # Refuses
    /// Word, PowerPoint, xlsb, Numbers and plain zip files by name; broken ones; ones behind a password.
    pub(super) fn open(bytes: &'b [u8]) -> Result<(Kind, Self), Unreadable> {
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::corrupt("压缩结构不完整，可能没有下载完"))?;
        let named = archive.file_names().enumerate();
        let names = named.filter_map(|(place, name)| Some((plain(&name.ok()?), place))).collect();
        let mut package = Package { archive, names, left: PACKAGE_LIMIT };
        let kind = package.kind()?;
        Ok((kind, package))
    }

    fn has(&self, name: &str) -> bool {
        self.names.contains_key(name)
    }

    fn kind(&mut self) -> Result<Kind, Unreadable> {
        if self.has("xl/workbook.bin") {
            return Err(Unreadable::unsupported("Excel 二进制工作簿（.xlsb）"));
        }
        if self.has("word/document.xml") {
            return Err(Unreadable::not_a_spreadsheet("而是 Word 文档"));
        }
        if self.has("ppt/presentation.xml") {
            return Err(Unreadable::not_a_spreadsheet("而是 PowerPoint 演示文稿"));
        }
        if self.has("index/document.iwa") || self.has("index.zip") {
            return Err(Unreadable::unsupported("苹果 Numbers、Pages 或 Keynote 文件"));
        }
        if self.has("[content_types].xml") || self.names.keys().any(|name| name.starts_with("xl/")) {
            return Ok(Kind::Xlsx);
        }
        match self.part("mimetype")?.as_deref().map(str::trim) {
            Some("application/vnd.oasis.opendocument.spreadsheet") => Ok(Kind::Ods),
            Some("application/vnd.oasis.opendocument.text") => {
                Err(Unreadable::not_a_spreadsheet("而是文字文档（.odt）"))
            }
            Some(_) => Err(Unreadable::not_a_spreadsheet("而是别种压缩文档")),
            None => Err(Unreadable::not_a_spreadsheet("而是压缩包（zip），请先解压，再选择里面的表格")),
        }
    }

    /// A part as text; `None` where the package has none of that name.
    ///
    /// # Refuses
    /// Parts that are encrypted, broken or too large; what the directory says of sizes is not believed.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let Some(place) = self.names.get(&plain(name)).copied() else { return Ok(None) };
        let broken = |_| Unreadable::corrupt("压缩结构不完整");
        if self.archive.by_index_raw(place).map_err(broken)?.encrypted() {
            return Err(Unreadable::password());
        }
        let part = self.archive.by_index(place).map_err(broken)?;
        let limit = self.left.min(PART_LIMIT);
        let mut bytes = Vec::with_capacity(usize::try_from(part.size().min(limit) + 1).unwrap_or(0));
        let read = part.take(limit + 1).read_to_end(&mut bytes);
        let size = read.map_err(|_| Unreadable::corrupt("压缩数据读不完整"))? as u64;
        self.left = self
            .left
            .checked_sub(size)
            .filter(|_| size <= limit)
            .ok_or_else(|| Unreadable::too_large("解压后的内容超过上限"))?;
        Ok(Some(text_of(bytes)))
    }
}

/// A part's name as it is looked up.
fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

/// XML is UTF-8 unless its mark says otherwise.
fn text_of(bytes: Vec<u8>) -> String {
    if bytes.starts_with(b"\xFF\xFE") {
        return UTF_16LE.decode_with_bom_removal(&bytes).0.into_owned();
    }
    if bytes.starts_with(b"\xFE\xFF") {
        return UTF_16BE.decode_with_bom_removal(&bytes).0.into_owned();
    }
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        return UTF_8.decode_with_bom_removal(&bytes).0.into_owned();
    }
    String::from_utf8(bytes).unwrap_or_else(|bad| String::from_utf8_lossy(bad.as_bytes()).into_owned())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
pub(super) mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::super::refusal::Reason;
    use super::*;

    /// A package of these parts.
    pub(in super::super) fn package(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn packages_are_told_apart_by_their_parts() {
        type Case<'a> = (&'a [(&'a str, Vec<u8>)], Result<Kind, Reason>);
        let cases: &[Case<'_>] = &[
            (&[("[Content_Types].xml", vec![]), ("xl/workbook.xml", vec![])], Ok(Kind::Xlsx)),
            (&[("[Content_Types].xml", vec![]), ("xl/workbook.bin", vec![])], Err(Reason::UnsupportedFormat)),
            (&[("[Content_Types].xml", vec![]), ("word/document.xml", vec![])], Err(Reason::NotASpreadsheet)),
            (&[("[Content_Types].xml", vec![]), ("ppt/presentation.xml", vec![])], Err(Reason::NotASpreadsheet)),
            (&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".to_vec())], Ok(Kind::Ods)),
            (&[("mimetype", b"application/vnd.oasis.opendocument.text".to_vec())], Err(Reason::NotASpreadsheet)),
            (&[("名单.xlsx", vec![])], Err(Reason::NotASpreadsheet)),
        ];
        for (parts, wanted) in cases {
            let found = Package::open(&package(parts)).map(|(kind, _)| kind).map_err(|no| no.code);
            assert_eq!(found, *wanted, "{parts:?}");
        }
    }

    #[test]
    fn a_part_is_found_whatever_its_case_and_slashes() {
        let bytes = package(&[("[Content_Types].xml", vec![]), ("XL\\Workbook.xml", b"\xEF\xBB\xBF<a/>".to_vec())]);
        let (_, mut opened) = Package::open(&bytes).unwrap();
        assert_eq!(opened.part("/xl/workbook.xml").unwrap().as_deref(), Some("<a/>"));
        assert_eq!(opened.part("xl/styles.xml").unwrap(), None);
    }

    #[test]
    fn what_unfolds_to_too_much_is_refused() {
        let zeros = package(&[("[Content_Types].xml", vec![]), ("a.xml", vec![b' '; (PART_LIMIT + 1) as usize])]);
        assert!(zeros.len() < 1 << 20);
        let (_, mut opened) = Package::open(&zeros).unwrap();
        assert_eq!(opened.part("a.xml").unwrap_err().code, Reason::TooLarge);
    }

    #[test]
    fn a_cut_package_is_corrupt() {
        let whole = package(&[("[Content_Types].xml", vec![b'x'; 500])]);
        for length in [4, 30, whole.len() / 2, whole.len() - 1] {
            let no = Package::open(&whole[..length]).map(|(kind, _)| kind).unwrap_err();
            assert_eq!(no.code, Reason::Corrupt, "{length}");
        }
    }
}
