//! Looks into an OLE compound file: an old Excel book, an encrypted package, or another program's file.
use std::io::{Cursor, Read};

use cfb::CompoundFile;

use super::refusal::Unreadable;

/// A book is no larger than the file it is in.
const BOOK_LIMIT: u64 = 64 << 20;

/// The record stream of the book in a compound file.
///
/// # Refuses
/// Encrypted packages, Word and PowerPoint files by name, and files in which no book is found.
pub(super) fn book(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let mut file =
        CompoundFile::open(Cursor::new(bytes)).map_err(|_| Unreadable::corrupt("文件结构不完整，可能没有下载完"))?;
    let names: Vec<String> = file.read_root_storage().map(|entry| entry.name().to_string()).collect();
    let has = |wanted: &str| names.iter().any(|name| name.eq_ignore_ascii_case(wanted));
    if has("EncryptionInfo") || has("EncryptedPackage") {
        return Err(Unreadable::password());
    }
    let Some(book) =
        names.iter().find(|name| name.eq_ignore_ascii_case("Workbook") || name.eq_ignore_ascii_case("Book"))
    else {
        if has("WordDocument") {
            return Err(Unreadable::not_a_spreadsheet("而是 Word 文档"));
        }
        if has("PowerPoint Document") {
            return Err(Unreadable::not_a_spreadsheet("而是 PowerPoint 演示文稿"));
        }
        return Err(Unreadable::not_a_spreadsheet("里面没有找到工作簿"));
    };
    let mut records = Vec::new();
    file.open_stream(format!("/{book}"))
        .and_then(|stream| stream.take(BOOK_LIMIT).read_to_end(&mut records))
        .map_err(|_| Unreadable::corrupt("工作簿内容读不完整"))?;
    Ok(records)
}
