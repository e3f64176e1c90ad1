//! What every fuzzer does with a file: read it as the product does, and find the lists in it.
use std::io::{Cursor, Write};

use kehou_school::intake;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Stands between the parts of a package that is put together anew.
pub const BETWEEN: &[u8] = b"\0\0";
/// The parts of an xlsx package in their order.
pub const XLSX: [&str; 5] = [
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
];
/// The parts of an ods package in their order.
pub const ODS: [&str; 2] = ["content.xml", "META-INF/manifest.xml"];

/// Reads a file and looks for lists in it; a refusal is as good as a book, a crash is not.
pub fn feed(bytes: &[u8], name: &str) {
    let Ok(book) = kehou_paper::sheet::read_bytes_bare(bytes, name) else { return };
    for fit in intake::which_list(&book) {
        let _ = intake::layout(&book, fit.list, None);
    }
}

/// A package of the parts that stand in the bytes: the first byte tells xlsx from ods.
pub fn package(bytes: &[u8]) -> Vec<u8> {
    let (kind, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut put = |name: &str, part: &[u8]| {
        writer.start_file(name, plain).expect("a part begins");
        writer.write_all(part).expect("a part is kept");
    };
    let names: &[&str] = if *kind == b'o' {
        put("mimetype", b"application/vnd.oasis.opendocument.spreadsheet");
        &ODS
    } else {
        put("[Content_Types].xml", b"");
        &XLSX
    };
    let mut left = rest;
    for name in names {
        let end = left.windows(BETWEEN.len()).position(|two| two == BETWEEN).unwrap_or(left.len());
        put(name, &left[..end]);
        left = left.get(end + BETWEEN.len()..).unwrap_or_default();
    }
    writer.finish().expect("a package ends").into_inner()
}
