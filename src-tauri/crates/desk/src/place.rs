//! Where things lie: the school's data, the program's own assets, and the fonts of the PC.
use crate::{No, shown};
use kehou_school::intake::{PublishedYear, calendar_json};
use kehou_school::no::Refusal;
use kehou_school::notice::LetterTemplate;
use std::path::{Path, PathBuf};

/// Folders, as the app or console found them.
#[derive(Debug, Clone)]
pub struct Place {
    /// Holds the school's file.
    pub data: PathBuf,
    /// The program's own: fonts, calendars, profiles, letters, demo.
    pub assets: PathBuf,
    /// The PC's own fonts, where there are any to prefer.
    pub windows_fonts: Option<PathBuf>,
}

impl Place {
    /// The text of a profile: an id among the shipped ones, or a path.
    pub(crate) fn profile_text(&self, profile: &str) -> Result<String, No> {
        let shipped = self.assets.join("profiles").join(format!("{profile}.toml"));
        let plain = profile.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        let path = if plain && shipped.is_file() { shipped } else { PathBuf::from(profile) };
        if !path.is_file() {
            return Err(Refusal::NotFound { what: "政策口径".to_owned(), name: profile.to_owned() }.into());
        }
        read_text(&path)
    }

    /// The shipped holiday tables, by year.
    pub(crate) fn calendars(&self) -> Result<Vec<PublishedYear>, No> {
        let mut years = Vec::new();
        for path in self.files("calendars", "json")? {
            years.push(calendar_json(&read_text(&path)?)?);
        }
        Ok(years)
    }

    /// The wording of the invitation.
    pub(crate) fn invitation(&self) -> Result<LetterTemplate, No> {
        Ok(LetterTemplate::read(&read_text(&self.assets.join("letters/invitation.toml"))?)?)
    }

    /// The words the demo school is made of.
    pub(crate) fn demo_words(&self) -> Result<String, No> {
        read_text(&self.assets.join("demo/names.toml"))
    }

    /// The files of one of the program's folders, by name.
    pub(crate) fn files(&self, folder: &str, ending: &str) -> Result<Vec<PathBuf>, No> {
        let folder = self.assets.join(folder);
        let entries = std::fs::read_dir(&folder).map_err(|error| shown::fault("打开文件夹", &folder, &error))?;
        let mut files: Vec<PathBuf> = entries
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| path.extension().is_some_and(|found| found == ending))
            .collect();
        files.sort();
        Ok(files)
    }
}

/// A text file as UTF-8, without its byte order mark.
pub(crate) fn read_text(path: &Path) -> Result<String, No> {
    let bytes = std::fs::read(path).map_err(|error| shown::fault("读取文件", path, &error))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| shown::bad_value("文件编码", &path.display().to_string(), "UTF-8 编码的文本文件"))?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}
