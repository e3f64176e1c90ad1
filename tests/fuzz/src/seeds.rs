//! Makes the first inputs of the fuzzers from a folder of real files: `seeds FROM TO`, one folder per target below TO.
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use kehou_fuzz::{BETWEEN, ODS, XLSX};

fn main() {
    let words: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [from, to] = words.as_slice() else { panic!("two folders are wanted") };
    let mut count = 0;
    for folder in [from.clone(), from.join("spreadsheets"), from.join("roster")] {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_file() {
                count += seed(&path, to);
            }
        }
    }
    println!("{count} seeds");
}

/// Keeps a file as the seed of the targets it fits, with the parts that are inside it.
fn seed(path: &Path, to: &Path) -> usize {
    let bytes = fs::read(path).expect("a file is read");
    let name = path.file_name().expect("a name").to_string_lossy().into_owned();
    let keep = |target: &str, name: &str, bytes: &[u8]| {
        let folder = to.join(target);
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join(name), bytes).expect("a seed");
    };
    if bytes.starts_with(b"PK") {
        keep("xlsx", &name, &bytes);
        return 1 + parts(&bytes).map_or(0, |parts| {
            keep("xlsx", &format!("{name}.parts"), &parts);
            1
        });
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        keep("xls", &name, &bytes);
        return 1 + stream(&bytes).map_or(0, |stream| {
            keep("xls", &format!("{name}.stream"), &stream);
            1
        });
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(400)]).to_lowercase();
    let target = match () {
        () if bytes.first() == Some(&9) => "xls",
        () if head.contains("<?xml") && !head.contains("<html") => "xml",
        () if head.contains('<') => "html",
        () => "csv",
    };
    keep(target, &name, &bytes);
    1
}

/// The parts of a small package as `package` takes them apart.
fn parts(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let is_ods = archive.by_name("content.xml").is_ok();
    let mut joined = vec![if is_ods { b'o' } else { b'x' }];
    for (place, name) in (if is_ods { &ODS[..] } else { &XLSX[..] }).iter().enumerate() {
        if place > 0 {
            joined.extend_from_slice(BETWEEN);
        }
        if let Ok(part) = archive.by_name(name) {
            part.take(64 << 10).read_to_end(&mut joined).ok()?;
        }
    }
    Some(joined)
}

/// The record stream of an old book.
fn stream(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).ok()?;
    let mut stream = Vec::new();
    let name = if file.is_stream("/Workbook") { "/Workbook" } else { "/Book" };
    file.open_stream(name).ok()?.read_to_end(&mut stream).ok()?;
    Some(stream)
}
