//! Where a school is kept: a folder with the database, its key file and a lock that only one program holds.
use crate::trouble::{Fault, Trouble};
use kehou_school::no::Refusal;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

const DATABASE: &str = "school.kehou";
const KEY: &str = "school.key";
const LOCK: &str = "school.lock";

/// A folder that holds, or shall hold, a school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    dir: PathBuf,
}

impl Place {
    /// The folder; nothing is touched.
    pub fn new(dir: impl Into<PathBuf>) -> Place {
        Place { dir: dir.into() }
    }

    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The database, `school.kehou`.
    pub fn database(&self) -> PathBuf {
        self.dir.join(DATABASE)
    }

    /// The key file, `school.key`.
    pub fn key(&self) -> PathBuf {
        self.dir.join(KEY)
    }

    /// Whether a school is there.
    pub fn has_school(&self) -> bool {
        self.database().exists()
    }

    /// A database while it is being made; it takes its name when it is whole.
    pub(crate) fn database_in_the_making(&self) -> PathBuf {
        self.dir.join("school.kehou.new")
    }

    /// Whether nothing is in the folder but what an interrupted making left behind.
    pub(crate) fn is_free(&self) -> std::io::Result<bool> {
        let making = self.database_in_the_making();
        let mut left = vec![self.dir.join(LOCK), making.clone()];
        if making.exists() {
            left.push(self.key());
        }
        for entry in std::fs::read_dir(&self.dir)? {
            if !left.contains(&entry?.path()) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Takes the folder for this program alone, until the file is dropped.
    ///
    /// # Refuses
    /// A folder another program holds.
    pub(crate) fn lock(&self) -> Result<File, Trouble> {
        let path = self.dir.join(LOCK);
        let failed = |cause: std::io::Error| Fault::file("锁定数据文件夹", &path, &cause);
        let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => Err(Refusal::FileInUse.into()),
            Err(TryLockError::Error(cause)) => Err(failed(cause).into()),
        }
    }
}
