//! Where things lie on this computer: the school's data, the program's own assets, the system's fonts.

use kehou_desk::Place;
use std::env;
use std::path::{Path, PathBuf};

/// The folders, from the words of the command line, the environment, or where they usually are.
pub fn find(words: impl Iterator<Item = std::ffi::OsString>) -> Place {
    Place { data: data(words), assets: assets(), windows_fonts: windows_fonts() }
}

/// `KEHOU_DOCUMENTS`, for trials and tests; else the system knows where a person's documents lie.
pub fn documents() -> Option<PathBuf> {
    env::var_os("KEHOU_DOCUMENTS").map(PathBuf::from)
}

/// `--data DIR`, else `KEHOU_DATA`, else the platform's folder for a program's data.
fn data(mut words: impl Iterator<Item = std::ffi::OsString>) -> PathBuf {
    while let Some(word) = words.next() {
        if word == "--data" {
            if let Some(folder) = words.next() {
                return PathBuf::from(folder);
            }
        } else if let Some(folder) = word.to_str().and_then(|word| word.strip_prefix("--data=")) {
            return PathBuf::from(folder);
        }
    }
    env::var_os("KEHOU_DATA").map_or_else(usual_data, PathBuf::from)
}

/// `%APPDATA%\kehou` on Windows, `~/.local/share/kehou` elsewhere; the console looks in the same place.
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
fn assets() -> PathBuf {
    if let Some(folder) = env::var_os("KEHOU_ASSETS") {
        return PathBuf::from(folder);
    }
    let clone = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets");
    let beside = env::current_exe().ok().and_then(|program| Some(program.parent()?.join("assets")));
    beside.filter(|folder| folder.join("fonts").is_dir()).unwrap_or(clone)
}

/// The shipped font that the screen falls back to.
pub fn screen_font() -> PathBuf {
    assets().join("fonts/NotoSansSC-Medium.ttf")
}

/// Schools' letters are wanted in the fonts every Windows has.
fn windows_fonts() -> Option<PathBuf> {
    env::var_os("WINDIR").filter(|_| cfg!(windows)).map(|windows| PathBuf::from(windows).join("Fonts"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_folder_is_read_from_the_command_line() {
        let cases: [(&[&str], &str); 4] = [
            (&["--data", "/a b/学校"], "/a b/学校"),
            (&["--data=/c"], "/c"),
            (&["--automation", "--data", "/d"], "/d"),
            (&["--data", "/first", "--data", "/second"], "/first"),
        ];
        for (words, folder) in cases {
            let words = words.iter().map(std::ffi::OsString::from);
            assert_eq!(data(words), PathBuf::from(folder));
        }
    }
}
