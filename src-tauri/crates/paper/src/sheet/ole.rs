//! Looks into an OLE compound file before it is read: an old Excel book, an encrypted one, or another program's file.
use std::io::{Cursor, Read};

use cfb::CompoundFile;

use super::refusal::Unreadable;

/// How far into a book the password record is sought; it stands within the first few records.
const HEAD_BYTES: u64 = 1 << 20;

/// Judges the compound file.
///
/// # Refuses
/// Encrypted books, Word and PowerPoint files by name, and files in which no book is found.
pub(super) fn judge(bytes: &[u8]) -> Result<(), Unreadable> {
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
    let mut head = Vec::new();
    file.open_stream(format!("/{book}"))
        .and_then(|stream| stream.take(HEAD_BYTES).read_to_end(&mut head))
        .map_err(|_| Unreadable::corrupt("工作簿内容读不完整"))?;
    if is_locked(&head) { Err(Unreadable::password()) } else { Ok(()) }
}

/// Whether a FilePass record (MS-XLS 2.4.117) stands before the first end of a substream.
fn is_locked(stream: &[u8]) -> bool {
    const FILE_PASS: u16 = 0x002F;
    const END: u16 = 0x000A;
    let mut rest = stream;
    while let [kind_low, kind_high, size_low, size_high, body @ ..] = rest {
        match u16::from_le_bytes([*kind_low, *kind_high]) {
            FILE_PASS => return true,
            END => return false,
            _ => {}
        }
        let size = usize::from(u16::from_le_bytes([*size_low, *size_high]));
        rest = body.get(size..).unwrap_or_default();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_password_record_is_found_before_the_end() {
        let begin = [0x09, 0x08, 0x02, 0x00, 0x00, 0x06];
        let pass = [0x2F, 0x00, 0x02, 0x00, 0x00, 0x00];
        let end = [0x0A, 0x00, 0x00, 0x00];
        assert!(is_locked(&[&begin[..], &pass[..], &end[..]].concat()));
        assert!(!is_locked(&[&begin[..], &end[..], &pass[..]].concat()));
        assert!(!is_locked(&[]));
        assert!(!is_locked(&[0x09, 0x08, 0xFF, 0xFF, 0x00]));
    }
}
