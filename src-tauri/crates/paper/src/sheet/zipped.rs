//! Looks into a zip package before it is unfolded: what it holds, and whether it would unfold to too much.
use std::io::{BufRead, BufReader, Cursor, Read, Seek};

use zip::ZipArchive;

use super::grid::TEXT_LIMIT;
use super::refusal::Unreadable;

/// What one part of a package may unfold to; a 5 000-row roster unfolds to about 10 MB.
const PART_LIMIT: u64 = 192 << 20;
/// What all parts of a package may unfold to together.
const PACKAGE_LIMIT: u64 = 384 << 20;
/// The longest run of shared text without a tag; a character takes at most 8 bytes, as in `&#19968;`.
const RUN_LIMIT: u64 = TEXT_LIMIT as u64 * 8;

/// A spreadsheet package, and what was seen on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Judged {
    pub package: Package,
    /// Whether any part speaks of merged cells; looking for them sheet by sheet costs a second reading.
    pub merges: bool,
}

/// The kinds of spreadsheet packages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Package {
    Xlsx,
    Ods,
}

/// Judges the package.
///
/// # Refuses
/// Word, PowerPoint, xlsb, Numbers and plain zip files by name; packages that unfold to too much; broken ones.
pub(super) fn judge(bytes: &[u8]) -> Result<Judged, Unreadable> {
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::corrupt("压缩结构不完整，可能没有下载完"))?;
    let package = kind(&mut archive)?;
    let merges = measure(&mut archive)?;
    Ok(Judged { package, merges })
}

fn kind(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Package, Unreadable> {
    let names: Vec<String> =
        archive.file_names().flatten().map(|name| name.replace('\\', "/").to_ascii_lowercase()).collect();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    let has_folder = |wanted: &str| names.iter().any(|name| name.starts_with(wanted));
    if has("xl/workbook.bin") {
        return Err(Unreadable::unsupported("Excel 二进制工作簿（.xlsb）"));
    }
    if has("word/document.xml") {
        return Err(Unreadable::not_a_spreadsheet("而是 Word 文档"));
    }
    if has("ppt/presentation.xml") {
        return Err(Unreadable::not_a_spreadsheet("而是 PowerPoint 演示文稿"));
    }
    if has("index/document.iwa") || has("index.zip") {
        return Err(Unreadable::unsupported("苹果 Numbers、Pages 或 Keynote 文件"));
    }
    if has("[content_types].xml") || has_folder("xl/") {
        return Ok(Package::Xlsx);
    }
    if has("mimetype") {
        return open_document(archive);
    }
    Err(Unreadable::not_a_spreadsheet("而是压缩包（zip），请先解压，再选择里面的表格"))
}

fn open_document(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Package, Unreadable> {
    let mut kind = String::new();
    if let Ok(part) = archive.by_name("mimetype") {
        part.take(200).read_to_string(&mut kind).map_err(|_| Unreadable::corrupt("压缩结构不完整"))?;
    }
    match kind.trim() {
        "application/vnd.oasis.opendocument.spreadsheet" => Ok(Package::Ods),
        "application/vnd.oasis.opendocument.text" => Err(Unreadable::not_a_spreadsheet("而是文字文档（.odt）")),
        _ => Err(Unreadable::not_a_spreadsheet("而是别种压缩文档")),
    }
}

/// Unfolds every XML part once without keeping it; what the directory says of sizes is not believed.
/// Tells whether any part speaks of merged cells.
fn measure<F: Read + Seek>(archive: &mut ZipArchive<F>) -> Result<bool, Unreadable> {
    let mut left = PACKAGE_LIMIT;
    let mut merges = false;
    for index in 0..archive.len() {
        let part = match archive.by_index_raw(index) {
            Ok(part) if part.encrypted() => return Err(Unreadable::password()),
            Ok(part) => part,
            Err(_) => return Err(Unreadable::corrupt("压缩结构不完整")),
        };
        let name = part.name().map(|name| name.to_ascii_lowercase()).unwrap_or_default();
        drop(part);
        if !(name.ends_with(".xml") || name.ends_with(".rels")) {
            continue;
        }
        let part = archive.by_index(index).map_err(|_| Unreadable::corrupt("压缩结构不完整"))?;
        let limit = left.min(PART_LIMIT);
        let (size, speaks) = unfolded(part.take(limit + 1), limit, name.ends_with("sharedstrings.xml"))?;
        left -= size;
        merges |= speaks;
    }
    Ok(merges)
}

/// Counts the bytes of a part tag by tag, and tells whether one opens a list of merged cells.
fn unfolded(part: impl Read, limit: u64, shared: bool) -> Result<(u64, bool), Unreadable> {
    let mut part = BufReader::with_capacity(64 << 10, part);
    let mut run = Vec::new();
    let (mut total, mut merges) = (0_u64, false);
    loop {
        run.clear();
        let read = part.by_ref().take(RUN_LIMIT + 1).read_until(b'<', &mut run);
        let count = read.map_err(|_| Unreadable::corrupt("压缩数据读不完整"))? as u64;
        if count == 0 {
            return Ok((total, merges));
        }
        total += count;
        if total > limit {
            return Err(Unreadable::too_large("解压后的内容超过上限"));
        }
        if shared && count > RUN_LIMIT {
            return Err(Unreadable::too_large("有一格的文字超过 32767 个字"));
        }
        merges = merges || opens_merges(&run);
    }
}

/// `mergeCells`, perhaps behind a short prefix as in `x:mergeCells`.
fn opens_merges(tag: &[u8]) -> bool {
    let name = tag.split(|byte| !byte.is_ascii_alphanumeric() && *byte != b':').next().unwrap_or_default();
    name.ends_with(b"mergeCells")
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::super::refusal::Reason;
    use super::*;

    fn package(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn packages_are_told_apart_by_their_parts() {
        type Case<'a> = (&'a [(&'a str, Vec<u8>)], Result<Package, Reason>);
        let cases: &[Case<'_>] = &[
            (&[("[Content_Types].xml", vec![]), ("xl/workbook.xml", vec![])], Ok(Package::Xlsx)),
            (&[("[Content_Types].xml", vec![]), ("xl/workbook.bin", vec![])], Err(Reason::UnsupportedFormat)),
            (&[("[Content_Types].xml", vec![]), ("word/document.xml", vec![])], Err(Reason::NotASpreadsheet)),
            (&[("[Content_Types].xml", vec![]), ("ppt/presentation.xml", vec![])], Err(Reason::NotASpreadsheet)),
            (&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".to_vec())], Ok(Package::Ods)),
            (&[("mimetype", b"application/vnd.oasis.opendocument.text".to_vec())], Err(Reason::NotASpreadsheet)),
            (&[("名单.xlsx", vec![])], Err(Reason::NotASpreadsheet)),
        ];
        for (parts, wanted) in cases {
            assert_eq!(judge(&package(parts)).map(|judged| judged.package).map_err(|no| no.code), *wanted, "{parts:?}");
        }
    }

    #[test]
    fn what_unfolds_to_too_much_is_refused() {
        let zeros = package(&[
            ("[Content_Types].xml", vec![]),
            ("xl/worksheets/sheet1.xml", vec![b' '; (PART_LIMIT + 1) as usize]),
        ]);
        assert!(zeros.len() < 1 << 20);
        assert_eq!(judge(&zeros).unwrap_err().code, Reason::TooLarge);
        let long =
            package(&[("[Content_Types].xml", vec![]), ("xl/sharedStrings.xml", vec![b'f'; RUN_LIMIT as usize + 1])]);
        assert_eq!(judge(&long).unwrap_err().code, Reason::TooLarge);
    }

    #[test]
    fn merged_cells_are_noticed() {
        for (text, merges) in [
            ("<a><mergeCells count='1'/></a>", true),
            ("<x:mergeCells>", true),
            ("<a>mergeCells</a>", false),
            ("<mergeCellsX/>", false),
            ("<sheetData/>", false),
        ] {
            let bytes =
                package(&[("[Content_Types].xml", vec![]), ("xl/worksheets/sheet1.xml", text.as_bytes().to_vec())]);
            assert_eq!(judge(&bytes).unwrap().merges, merges, "{text}");
        }
    }

    #[test]
    fn a_cut_package_is_corrupt() {
        let whole = package(&[("[Content_Types].xml", vec![b'x'; 500])]);
        for length in [4, 30, whole.len() / 2, whole.len() - 1] {
            assert_eq!(judge(&whole[..length]).unwrap_err().code, Reason::Corrupt, "{length}");
        }
    }
}
