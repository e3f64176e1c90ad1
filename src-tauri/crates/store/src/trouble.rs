//! What can keep the store from doing what it is asked: a refusal of the rules, or a fault of the machine.
use kehou_school::disk;
use kehou_school::no::Refusal;
use rusqlite::ErrorCode;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// The machine failed: what was being done, where, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What was being done, as a Chinese phrase: `保存学生`.
    pub operation: String,
    /// The file or folder, where one is known.
    pub path: Option<PathBuf>,
    /// Why, and what to do, in Chinese.
    pub cause: String,
    /// True where it is not known whether the write is on disk: say "unclear", not "failed".
    pub unclear: bool,
}

/// Either of the two kinds of "no" the store itself can give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// A rule says no.
    Refused(Refusal),
    /// The machine failed.
    Fault(Fault),
}

impl Fault {
    /// The Chinese sentence for people.
    pub fn message(&self) -> String {
        let place = self.path.as_ref().map(|path| format!("（{}）", path.display())).unwrap_or_default();
        if self.unclear {
            return format!("{}时出错，不清楚是否已经保存，请重新打开后核对：{}{place}", self.operation, self.cause);
        }
        format!("{}时出错，未作任何改动：{}{place}", self.operation, self.cause)
    }

    /// A fault of SQLite.
    pub(crate) fn sql(operation: &str, cause: &rusqlite::Error) -> Fault {
        Fault { operation: operation.to_owned(), path: None, cause: sql_cause(cause), unclear: false }
    }

    /// A fault of a file.
    pub(crate) fn file(operation: &str, path: &Path, cause: &io::Error) -> Fault {
        Fault { operation: operation.to_owned(), path: Some(path.to_owned()), cause: disk::said(cause), unclear: false }
    }

    /// A fault that is neither; `cause` is a Chinese phrase.
    pub(crate) fn other(operation: &str, cause: impl Into<String>) -> Fault {
        Fault { operation: operation.to_owned(), path: None, cause: cause.into(), unclear: false }
    }

    /// A fault of the program itself: what it made could not be written or read by it. What the library says is for no user.
    pub(crate) fn inner(operation: &str, _: impl fmt::Display) -> Fault {
        Fault::other(operation, "程序内部出错，请重新打开程序再试；还是这样，请告诉维护人员")
    }
}

/// Whether SQLite says that the file itself is no longer whole.
pub(crate) fn is_damage(cause: &rusqlite::Error) -> bool {
    matches!(cause.sqlite_error_code(), Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt))
}

fn sql_cause(cause: &rusqlite::Error) -> String {
    let known = match cause.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => disk::Trouble::Full.said(),
        Some(ErrorCode::SystemIoFailure) => "读写磁盘失败，请检查磁盘是否连好、空间是否足够，再试一次".to_owned(),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "数据文件正被别的程序使用，请先关闭那个程序，再试一次".to_owned()
        }
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => "数据文件已损坏，请从最近的备份恢复".to_owned(),
        Some(ErrorCode::OperationInterrupted | ErrorCode::OperationAborted) => "操作被中止，请再试一次".to_owned(),
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
            "数据文件不能写入，请检查文件夹的权限，关闭占用它的程序".to_owned()
        }
        Some(ErrorCode::ConstraintViolation) => "数据不符合约束，请重新打开这个画面再试".to_owned(),
        Some(ErrorCode::OutOfMemory) => disk::Trouble::Memory.said(),
        _ => "数据库出错，请重新打开程序再试".to_owned(),
    };
    match cause.sqlite_error() {
        Some(error) => format!("{known}（代号 {}）", error.extended_code),
        None => known,
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for Fault {}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Trouble {
        Trouble::Fault(fault)
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Trouble {
        Trouble::Refused(refusal)
    }
}
