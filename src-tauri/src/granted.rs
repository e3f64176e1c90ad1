//! Which paths the page may name: those a person chose, dropped or was given in this run of the program, and no others.
use crate::no::No;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

/// The fields of an ask that hold a path.
const FIELDS: [&str; 3] = ["file", "out", "folder"];

/// The paths of this run.
#[derive(Default)]
pub struct Granted {
    files: BTreeSet<PathBuf>,
    folders: BTreeSet<PathBuf>,
}

impl Granted {
    /// Lets one file in; where it is a folder, that folder with all below it.
    pub fn grant(&mut self, path: &Path) {
        if path.is_dir() {
            self.folders.insert(path.to_path_buf())
        } else {
            self.files.insert(path.to_path_buf())
        };
    }

    /// Whether a path was let in.
    pub fn has(&self, path: &Path) -> bool {
        let plain = path.is_absolute() && !path.components().any(|part| matches!(part, Component::ParentDir));
        plain && (self.files.contains(path) || path.ancestors().any(|above| self.folders.contains(above)))
    }

    /// The path, if it was let in.
    ///
    /// # Errors
    /// `not_granted` for any other.
    pub fn check<'a>(&self, path: &'a Path) -> Result<&'a Path, No> {
        if self.has(path) {
            return Ok(path);
        }
        Err(No::refused("not_granted", "这个文件不是在本次打开程序后选择的。请重新选择文件。"))
    }

    /// Checks every path that is given with an ask, however deep it stands.
    ///
    /// # Errors
    /// `not_granted` for the first that was not let in.
    pub fn check_all(&self, given: &Value) -> Result<(), No> {
        match given {
            Value::Object(fields) => fields.iter().try_for_each(|(name, value)| match value {
                Value::String(path) if FIELDS.contains(&name.as_str()) => self.check(Path::new(path)).map(drop),
                value => self.check_all(value),
            }),
            Value::Array(items) => items.iter().try_for_each(|item| self.check_all(item)),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_what_was_let_in_may_be_named() {
        let folder = tempfile::tempdir().unwrap();
        let (file, chosen) = (folder.path().join("名单.xlsx"), folder.path().join("导出"));
        std::fs::create_dir(&chosen).unwrap();
        let mut granted = Granted::default();
        granted.grant(&file);
        granted.grant(&chosen);
        let beside = folder.path().join("别的.xlsx");
        let out_again = chosen.join("../别的.xlsx");
        for (given, let_in) in [
            (json!({"list": "students", "file": file}), true),
            (json!({"file": beside}), false),
            (json!({"out": chosen}), true),
            (json!({"out": chosen.join("学生.csv")}), true),
            (json!({"out": out_again}), false),
            (json!({"out": "学生.csv"}), false),
            (json!({"out": ""}), false),
            (json!({"out": null, "name": "/etc/passwd"}), true),
            (json!({"deep": [{"folder": beside}]}), false),
        ] {
            assert_eq!(granted.check_all(&given).is_ok(), let_in, "{given}");
        }
    }
}
