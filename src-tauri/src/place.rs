//! Where things lie on this computer: the school's data, the program's own assets, the system's fonts.

use kehou_desk::Place;
use std::env;
use std::path::PathBuf;

/// The folders, from the words of the command line, the environment, or where they usually are.
pub fn find(words: impl Iterator<Item = std::ffi::OsString>) -> Place {
    Place::usual(data(words))
}

/// `KEHOU_DOCUMENTS`, for trials and tests, or the folder of the portable edition; else the system knows where a person's documents lie.
pub fn documents() -> Option<PathBuf> {
    env::var_os("KEHOU_DOCUMENTS").map(PathBuf::from).or_else(kehou_desk::portable)
}

/// `--data DIR`, else `KEHOU_DATA`; without them the data lie where they usually do.
fn data(mut words: impl Iterator<Item = std::ffi::OsString>) -> Option<PathBuf> {
    while let Some(word) = words.next() {
        if word == "--data" {
            if let Some(folder) = words.next() {
                return Some(PathBuf::from(folder));
            }
        } else if let Some(folder) = word.to_str().and_then(|word| word.strip_prefix("--data=")) {
            return Some(PathBuf::from(folder));
        }
    }
    env::var_os("KEHOU_DATA").map(PathBuf::from)
}

/// The shipped font that the screen falls back to.
pub fn screen_font() -> PathBuf {
    Place::usual(None).assets.join("fonts/NotoSansSC-Medium.ttf")
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
            assert_eq!(data(words), Some(PathBuf::from(folder)));
        }
    }
}
