//! What can keep the store from doing what it is asked: a refusal of the rules, or a fault of the machine.
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
    /// Why, as said by the system, after a Chinese word for the usual causes.
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
        let known = match cause.kind() {
            io::ErrorKind::NotFound => "找不到文件或文件夹",
            io::ErrorKind::PermissionDenied => "没有读写权限",
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "磁盘空间不足",
            io::ErrorKind::AlreadyExists => "已经有同名文件",
            io::ErrorKind::ReadOnlyFilesystem => "磁盘是只读的",
            _ => "读写失败",
        };
        Fault {
            operation: operation.to_owned(),
            path: Some(path.to_owned()),
            cause: format!("{known}，{cause}"),
            unclear: false,
        }
    }

    /// A fault that is neither.
    pub(crate) fn other(operation: &str, cause: impl fmt::Display) -> Fault {
        Fault { operation: operation.to_owned(), path: None, cause: cause.to_string(), unclear: false }
    }
}

/// Whether SQLite says that the file itself is no longer whole.
pub(crate) fn is_damage(cause: &rusqlite::Error) -> bool {
    matches!(cause.sqlite_error_code(), Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt))
}

fn sql_cause(cause: &rusqlite::Error) -> String {
    let known = match cause.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => "磁盘空间不足",
        Some(ErrorCode::SystemIoFailure) => "读写磁盘失败",
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => "数据文件正被占用",
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => "数据文件已损坏",
        Some(ErrorCode::OperationInterrupted | ErrorCode::OperationAborted) => "操作被中止",
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => "数据文件不能写入",
        Some(ErrorCode::ConstraintViolation) => "数据不符合约束",
        Some(ErrorCode::OutOfMemory) => "内存不足",
        _ => "数据库出错",
    };
    format!("{known}，{cause}")
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
