//! Files at the page's wish: chosen by a person, given a place among the documents, looked at, opened, printed.
use crate::begin::disk;
use crate::no::No;
use crate::office::Office;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kehou_desk::tools::sha256;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use ts_rs::TS;

/// Below the person's documents, where papers are written.
const FOLDER: &str = "课后管家";
/// A file larger than this is no paper to look at.
const LOOKED_AT_MAX: u64 = 256 * 1024 * 1024;

/// Asks a person for a path; `None` where the person went back.
pub type Chooser = Box<dyn Fn(&Choose) -> Option<PathBuf> + Send + Sync>;

/// What to choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChooseKind {
    /// A file that is there.
    Open,
    /// A file to write.
    Save,
    /// A folder.
    Folder,
}

/// A path to choose.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct Choose {
    /// What.
    pub kind: ChooseKind,
    /// Over the dialog.
    #[serde(default)]
    #[ts(optional)]
    pub title: Option<String>,
    /// Suggested for a file to write; else empty.
    pub name: String,
    /// Endings without their dots, the usual one first; empty for all.
    pub endings: Vec<String>,
}

/// A paper about to be written.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PaperName {
    /// The file's name with its ending.
    pub name: String,
}

/// A paper made before, perhaps in an earlier run.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct MadePaper {
    /// The name it was proposed under, without its ending.
    pub file_stem: String,
    /// Its SHA-256 as it was written, hexadecimal.
    pub sha256: String,
}

/// Where such a paper is now.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PaperFound {
    /// The file.
    pub file: String,
    /// Whether it is as it was written; one that was saved by another program since is not.
    pub is_as_made: bool,
}

/// A file of this run.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct FileOf {
    /// The file.
    #[ts(type = "string")]
    pub file: PathBuf,
}

impl Office {
    /// Lets a person choose a path, which the page may name from then on.
    pub(crate) fn choose(&self, given: Choose) -> Result<Option<String>, No> {
        let chosen = (self.chooser)(&given).map(|path| with_ending(path, &given));
        if let Some(path) = &chosen {
            self.granted().grant(path);
        }
        Ok(chosen.map(|path| path.display().to_string()))
    }

    /// Lets in what a person dropped on the window.
    pub fn dropped(&self, paths: &[PathBuf]) {
        let mut granted = self.granted();
        paths.iter().for_each(|path| granted.grant(path));
    }

    /// A fresh path among the person's documents.
    pub(crate) fn paper_path(&self, given: PaperName) -> Result<String, No> {
        let folder = self.home.documents.join(FOLDER);
        fs::create_dir_all(&folder).map_err(|error| disk("新建文件夹", &folder, &error))?;
        let name = plain_name(&given.name);
        let mut granted = self.granted();
        let (stem, ending) =
            name.rsplit_once('.').map_or((name.as_str(), String::new()), |(stem, ending)| (stem, format!(".{ending}")));
        let numbered = (2..10_000).map(|number| folder.join(format!("{stem} ({number}){ending}")));
        let mut free = std::iter::once(folder.join(&name)).chain(numbered);
        // Two papers asked for at once must not get one path, so what was given before counts as taken.
        let Some(path) = free.find(|path| !path.exists() && !granted.has(path)) else {
            return Err(No::fault("fault", format!("文件夹 {} 里同名的文件太多，请先整理。", folder.display())));
        };
        granted.grant(&path);
        Ok(path.display().to_string())
    }

    /// The file of a paper among the person's documents, which the page may name from then on: the one that is as it was
    /// written, else the newest of its name. `None` where there is none.
    pub(crate) fn made_paper(&self, given: MadePaper) -> Result<Option<PaperFound>, No> {
        let folder = self.home.documents.join(FOLDER);
        let stem = plain_name(&given.file_stem);
        let files = fs::read_dir(&folder).into_iter().flatten().flatten().map(|file| file.path());
        let is_named = |path: &PathBuf| {
            let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            name == stem || name.strip_prefix(&stem).is_some_and(|rest| rest.starts_with(" ("))
        };
        let mut named: Vec<PathBuf> = files.filter(|path| path.is_file() && is_named(path)).collect();
        named.sort_by_key(|path| fs::metadata(path).and_then(|about| about.modified()).ok());
        let as_made = named.iter().rfind(|path| fs::read(path).is_ok_and(|bytes| sha256(&bytes) == given.sha256));
        let is_as_made = as_made.is_some();
        let Some(path) = as_made.or(named.last()) else { return Ok(None) };
        self.granted().grant(path);
        Ok(Some(PaperFound { file: path.display().to_string(), is_as_made }))
    }

    /// A file's bytes as base64, to be shown inside the window.
    pub(crate) fn file_bytes(&self, given: FileOf) -> Result<String, No> {
        let path = self.let_in(&given)?;
        let failed = |error: std::io::Error| disk("读取文件", &path, &error);
        if fs::metadata(&path).map_err(failed)?.len() > LOOKED_AT_MAX {
            return Err(No::refused("too_large", "文件太大，不能在窗口里预览。请用别的程序打开。"));
        }
        Ok(STANDARD.encode(fs::read(&path).map_err(failed)?))
    }

    /// Opens a file with the program the system has for it.
    pub(crate) fn open_path(&self, given: FileOf) -> Result<(), No> {
        let path = self.let_in(&given)?;
        opener::open(&path).map_err(|_| {
            let said = "这台电脑没有打开它的程序，或程序没有回应。请在文件夹里打开它。";
            No::fault("not_opened", format!("文件没有打开：{}。{said}", path.display()))
        })?;
        Ok(())
    }

    /// Shows a file in its folder.
    pub(crate) fn show_in_folder(&self, given: FileOf) -> Result<(), No> {
        let path = self.let_in(&given)?;
        let shown = opener::reveal(&path).or_else(|_| opener::open(path.parent().unwrap_or(&path)));
        shown.map_err(|_| No::fault("not_opened", format!("文件夹没有打开，请自己到这里找：{}", path.display())))?;
        Ok(())
    }

    /// Sends a file to the printer through the program the system has for it.
    pub(crate) fn print_path(&self, given: FileOf) -> Result<(), No> {
        let path = self.let_in(&given)?;
        if !send_to_printer(&path) {
            let message = "这台电脑没有能直接打印它的程序。请先打开文件，再按 Ctrl+P 打印。";
            return Err(No::refused("not_printed", message));
        }
        Ok(())
    }

    fn let_in(&self, given: &FileOf) -> Result<PathBuf, No> {
        self.granted().check(&given.file).map(Path::to_path_buf)
    }
}

/// Takes the answers line by line from a file instead of asking a person, for tests; an empty line goes back.
pub fn scripted(file: PathBuf) -> Chooser {
    let next = Mutex::new(0);
    Box::new(move |_| {
        let text = fs::read_to_string(&file).unwrap_or_default();
        let mut next = next.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let line = text.lines().nth(*next).map(str::trim);
        *next += usize::from(line.is_some());
        line.filter(|line| !line.is_empty()).map(PathBuf::from)
    })
}

/// Some systems' dialogs leave the ending away.
fn with_ending(path: PathBuf, choose: &Choose) -> PathBuf {
    let Some(usual) = choose.endings.first().filter(|_| choose.kind == ChooseKind::Save) else { return path };
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    if choose.endings.iter().any(|wanted| wanted.eq_ignore_ascii_case(ending)) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(format!(".{usual}"));
    PathBuf::from(name)
}

/// A name that every system takes as the name of one file.
fn plain_name(name: &str) -> String {
    let plain: String =
        name.chars().map(|c| if c.is_control() || r#"<>:"/\|?*"#.contains(c) { '-' } else { c }).take(120).collect();
    let plain = plain.trim().trim_matches('.').to_owned();
    if plain.is_empty() { "文件".to_owned() } else { plain }
}

#[cfg(windows)]
fn send_to_printer(path: &Path) -> bool {
    use winsafe::{HWND, co, prelude::Handle};
    let file = path.display().to_string();
    HWND::NULL.ShellExecute("print", &file, None, None, co::SW::SHOWMINNOACTIVE).is_ok()
}

#[cfg(not(windows))]
fn send_to_printer(path: &Path) -> bool {
    use std::process::{Command, Stdio};
    let mut printing = Command::new("lp");
    printing.arg("--").arg(path).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    printing.status().is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_papers_stay_in_their_folder() {
        for (name, plain) in [
            ("名册 11月24日.pdf", "名册 11月24日.pdf"),
            ("../../a.pdf", "-..-a.pdf"),
            ("三(2)班/点名:册?.xlsx", "三(2)班-点名-册-.xlsx"),
            ("..", "文件"),
            ("", "文件"),
        ] {
            assert_eq!(plain_name(name), plain);
        }
    }

    #[test]
    fn a_file_to_write_gets_its_ending() {
        let choose = |kind| Choose {
            kind,
            title: None,
            name: String::new(),
            endings: vec!["xlsx".to_owned(), "pdf".to_owned()],
        };
        for (kind, path, wanted) in [
            (ChooseKind::Save, "/a/名单", "/a/名单.xlsx"),
            (ChooseKind::Save, "/a/名单.PDF", "/a/名单.PDF"),
            (ChooseKind::Save, "/a/2026.11", "/a/2026.11.xlsx"),
            (ChooseKind::Open, "/a/名单.et", "/a/名单.et"),
        ] {
            assert_eq!(with_ending(PathBuf::from(path), &choose(kind)), PathBuf::from(wanted));
        }
    }
}
