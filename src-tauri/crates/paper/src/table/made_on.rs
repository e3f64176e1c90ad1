//! The one byte of an xlsx file's parts that says on which kind of system it was made: the same everywhere, as Excel writes it,
//! so that a paper's fingerprint does not depend on the PC.

/// Length of a record of the central directory before its name.
const ENTRY: usize = 46;
/// Length of the record at the end, without a comment.
const END: usize = 22;

/// Sets "made on" of every part to 0 (MS-DOS; APPNOTE.TXT 4.4.2.2). What is no plain zip stays as it is.
pub(super) fn anywhere(mut bytes: Vec<u8>) -> Vec<u8> {
    let Some(end) = bytes.len().checked_sub(END).filter(|end| bytes[*end..].starts_with(b"PK\x05\x06")) else {
        return bytes;
    };
    let (parts, mut at) = (short(&bytes, end + 10), long(&bytes, end + 16));
    for _ in 0..parts {
        if at + ENTRY > end || !bytes[at..].starts_with(b"PK\x01\x02") {
            break;
        }
        bytes[at + 5] = 0;
        at += ENTRY + short(&bytes, at + 28) + short(&bytes, at + 30) + short(&bytes, at + 32);
    }
    bytes
}

fn short(bytes: &[u8], at: usize) -> usize {
    usize::from(bytes[at]) | usize::from(bytes[at + 1]) << 8
}

fn long(bytes: &[u8], at: usize) -> usize {
    short(bytes, at) | short(bytes, at + 2) << 16
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::anywhere;
    use std::io::{Cursor, Write};
    use zip::write::SimpleFileOptions;

    #[test]
    fn every_part_is_said_to_be_made_on_the_same_system() {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["a.xml", "folder/b.xml", "c.xml"] {
            zip.start_file(name, SimpleFileOptions::default().unix_permissions(0o644)).unwrap();
            zip.write_all(name.as_bytes()).unwrap();
        }
        let made = zip.finish().unwrap().into_inner();
        let hosts = |bytes: &[u8]| -> Vec<u8> {
            let found = (0..bytes.len() - 5).filter(|at| bytes[*at..].starts_with(b"PK\x01\x02"));
            found.map(|at| bytes[at + 5]).collect()
        };
        let changed = anywhere(made.clone());
        assert_eq!(hosts(&changed), [0, 0, 0]);
        let others = made.iter().zip(&changed).filter(|(one, other)| one != other).count();
        assert_eq!(others, hosts(&made).iter().filter(|host| **host != 0).count(), "nothing else changes");
        let mut read = zip::ZipArchive::new(Cursor::new(changed)).unwrap();
        assert_eq!(std::io::read_to_string(read.by_name("folder/b.xml").unwrap()).unwrap(), "folder/b.xml");
        for odd in [b"".as_slice(), b"PK", b"not a zip at all, but long enough"] {
            assert_eq!(anywhere(odd.to_vec()), odd);
        }
    }
}
