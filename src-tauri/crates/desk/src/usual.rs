//! Where things usually lie on a computer: beside an installed program, on a USB stick with it, or in the clone it was built from.
use crate::Place;
use std::env;
use std::path::{Path, PathBuf};

/// This file beside the program makes it the portable edition: data and papers stay beside the program too.
pub const PORTABLE_MARK: &str = "portable.txt";

impl Place {
    /// The folders as they usually are, or with the data of `data`; `KEHOU_ASSETS` names other assets, for trials and tests.
    pub fn usual(data: Option<PathBuf>) -> Place {
        let program = program_folder();
        let beside = portable_at(program.as_deref());
        let data = data.unwrap_or_else(|| beside.map_or_else(usual_data, |folder| folder.join("data")));
        Place { data, assets: assets(program.as_deref()), windows_fonts: windows_fonts() }
    }
}

/// The folder of the program where it is the portable edition.
pub fn portable() -> Option<PathBuf> {
    portable_at(program_folder().as_deref())
}

fn program_folder() -> Option<PathBuf> {
    Some(env::current_exe().ok()?.parent()?.to_path_buf())
}

fn portable_at(program: Option<&Path>) -> Option<PathBuf> {
    program.filter(|folder| folder.join(PORTABLE_MARK).is_file()).map(Path::to_path_buf)
}

/// `%APPDATA%\kehou` on Windows, `~/.local/share/kehou` elsewhere.
fn usual_data() -> PathBuf {
    let folder = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = if cfg!(windows) {
        folder("APPDATA")
    } else {
        folder("XDG_DATA_HOME").or_else(|| folder("HOME").map(|home| home.join(".local/share")))
    };
    base.unwrap_or_else(env::temp_dir).join("kehou")
}

/// Beside the program where it is installed, else in the clone it was built from.
fn assets(program: Option<&Path>) -> PathBuf {
    let clone = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets");
    let beside = program.map(|folder| folder.join("assets")).filter(|folder| folder.join("fonts").is_dir());
    env::var_os("KEHOU_ASSETS").map(PathBuf::from).or(beside).unwrap_or(clone)
}

/// Schools' papers are wanted in the fonts that every Windows has.
fn windows_fonts() -> Option<PathBuf> {
    let windows = env::var_os("SystemRoot").or_else(|| env::var_os("WINDIR"))?;
    cfg!(windows).then(|| PathBuf::from(windows).join("Fonts"))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;

    #[test]
    fn the_mark_beside_the_program_makes_it_portable() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(portable_at(Some(folder.path())), None);
        std::fs::write(folder.path().join(PORTABLE_MARK), "").unwrap();
        assert_eq!(portable_at(Some(folder.path())), Some(folder.path().to_path_buf()));
        assert_eq!(portable_at(None), None);
    }

    #[test]
    fn a_folder_that_is_named_goes_before_the_usual_one() {
        let named = PathBuf::from("/a b/学校");
        assert_eq!(Place::usual(Some(named.clone())).data, named);
        assert!(Place::usual(None).data.ends_with("kehou"));
    }
}
