//! Compares what the same commands wrote on two computers, file by file.
use crate::step::{output, program};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What was compared.
#[derive(Default)]
pub struct Compared {
    /// Files equal byte for byte.
    pub equal: usize,
    /// PDF files of equal text and as many pages.
    pub alike: usize,
    /// Files that are there on both, and whose bytes are no two times the same: encrypted ones.
    pub there: usize,
}

/// Compares two folders: spreadsheets and text byte for byte, PDF by text and pages, encrypted files by being there.
pub fn folders(here: &Path, there: &Path) -> Result<Compared, String> {
    let (names, others) = (files(here)?, files(there)?);
    let mut wrong: Vec<String> =
        names.symmetric_difference(&others).map(|name| format!("{} is not on both", name.display())).collect();
    let mut compared = Compared::default();
    for name in names.intersection(&others) {
        let (one, other) = (here.join(name), there.join(name));
        let ending = name.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let (counted, same) = match ending {
            "kehou" | "key" | "lock" => (&mut compared.there, true),
            "pdf" => (&mut compared.alike, pdf(&one)? == pdf(&other)?),
            _ => (&mut compared.equal, read(&one)? == read(&other)?),
        };
        *counted += 1;
        if !same {
            wrong.push(format!("{} differs", name.display()));
        }
    }
    if wrong.is_empty() { Ok(compared) } else { Err(wrong.join("\n")) }
}

/// Refuses a folder that lacks a file of another, or holds it otherwise.
pub fn holds(folder: &Path, wanted: &Path) -> Result<usize, String> {
    let names = files(wanted)?;
    for name in &names {
        if read(&folder.join(name))? != read(&wanted.join(name))? {
            return Err(format!("{} is not what was packed", folder.join(name).display()));
        }
    }
    Ok(names.len())
}

/// The text and the number of pages.
fn pdf(path: &Path) -> Result<(String, String), String> {
    let text = output(program("pdftotext").args(["-layout"]).arg(path).arg("-"))?;
    let about = output(program("pdfinfo").arg(path))?;
    let pages = about.lines().find(|line| line.starts_with("Pages:")).unwrap_or_default();
    Ok((text, pages.to_owned()))
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|why| format!("{}: {why}", path.display()))
}

/// Every file below a folder, by its name from there.
fn files(folder: &Path) -> Result<BTreeSet<PathBuf>, String> {
    let mut found = BTreeSet::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        let entries = fs::read_dir(&next).map_err(|why| format!("{}: {why}", next.display()))?;
        for entry in entries.flatten() {
            let path = entry.path();
            match path.strip_prefix(folder) {
                _ if path.is_dir() => open.push(path),
                Ok(name) => drop(found.insert(name.to_owned())),
                Err(why) => return Err(why.to_string()),
            }
        }
    }
    Ok(found)
}
