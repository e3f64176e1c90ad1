//! What the computer says when a file or folder cannot be had, in an office's words: what is the matter, and what to do.
use std::io::{Error, ErrorKind};

/// Numbers by which Windows says that a file is open in another program.
const WINDOWS_IN_USE: [i32; 2] = [32, 33];
/// … that a disk is full.
const WINDOWS_FULL: [i32; 2] = [39, 112];
/// … that a disk is protected against writing.
const WINDOWS_READ_ONLY: [i32; 1] = [19];
/// … that a name or path is too long, or has signs that no name may have.
const WINDOWS_NAME: [i32; 4] = [111, 123, 161, 206];
/// … that a disk, a stick or a place in the network is there no more.
const WINDOWS_GONE: [i32; 12] = [15, 20, 21, 31, 53, 55, 59, 64, 67, 433, 1117, 1167];
/// The same said by Linux.
const LINUX_GONE: [i32; 3] = [5, 6, 19];

/// What is the matter with a file or folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// It is not there.
    Missing,
    /// It may not be read or written.
    Forbidden,
    /// Another program has it open.
    InUse,
    /// The disk is full.
    Full,
    /// The file is larger than the disk can hold in one file.
    TooLarge,
    /// The disk cannot be written to.
    ReadOnly,
    /// Its name or path is too long, or has signs that no name may have.
    Name,
    /// The disk, the stick or the place in the network is there no more.
    Gone,
    /// Something of that name is there already.
    Exists,
    /// It is a folder where a file is wanted.
    Folder,
    /// It is a file where a folder is wanted.
    NotFolder,
    /// The folder is not empty.
    NotEmpty,
    /// It ends before its end.
    CutShort,
    /// The computer has no memory left.
    Memory,
    /// Something else, by the system's own number where it gives one.
    Other(Option<i32>),
}

/// What is the matter, from the kind that is known everywhere and the number the system gives; the same number means another
/// thing on another system.
pub fn trouble(kind: ErrorKind, number: Option<i32>, on_windows: bool) -> Trouble {
    let is = |numbers: &[i32]| number.is_some_and(|number| numbers.contains(&number));
    match kind {
        _ if on_windows && is(&WINDOWS_IN_USE) => Trouble::InUse,
        _ if on_windows && is(&WINDOWS_FULL) => Trouble::Full,
        _ if on_windows && is(&WINDOWS_READ_ONLY) => Trouble::ReadOnly,
        _ if on_windows && is(&WINDOWS_NAME) => Trouble::Name,
        _ if on_windows && is(&WINDOWS_GONE) => Trouble::Gone,
        _ if !on_windows && is(&LINUX_GONE) => Trouble::Gone,
        ErrorKind::NotFound => Trouble::Missing,
        ErrorKind::PermissionDenied => Trouble::Forbidden,
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy | ErrorKind::WouldBlock => Trouble::InUse,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::WriteZero => Trouble::Full,
        ErrorKind::FileTooLarge => Trouble::TooLarge,
        ErrorKind::ReadOnlyFilesystem => Trouble::ReadOnly,
        ErrorKind::InvalidFilename => Trouble::Name,
        ErrorKind::StaleNetworkFileHandle
        | ErrorKind::NotConnected
        | ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::BrokenPipe
        | ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown
        | ErrorKind::TimedOut => Trouble::Gone,
        ErrorKind::AlreadyExists => Trouble::Exists,
        ErrorKind::IsADirectory => Trouble::Folder,
        ErrorKind::NotADirectory => Trouble::NotFolder,
        ErrorKind::DirectoryNotEmpty => Trouble::NotEmpty,
        ErrorKind::UnexpectedEof | ErrorKind::InvalidData => Trouble::CutShort,
        ErrorKind::OutOfMemory => Trouble::Memory,
        _ => Trouble::Other(number),
    }
}

/// What the system said, as it is read: what is the matter and what to do, without the full stop.
pub fn said(error: &Error) -> String {
    trouble(error.kind(), error.raw_os_error(), cfg!(windows)).said()
}

impl Trouble {
    /// What is the matter, and what to do, without the full stop.
    pub fn said(self) -> String {
        let (what, remedy) = match self {
            Trouble::Missing => ("找不到这个文件或文件夹，可能已被移动、改名或删除", "请核对位置，重新选择"),
            Trouble::Forbidden => {
                ("没有读写权限，或者文件正在别的程序里打开", "请关闭打开它的程序，或换一个自己能读写的文件夹")
            }
            Trouble::InUse => ("文件正被别的程序使用", "请先在表格、文字处理等程序里关闭它，再试一次"),
            Trouble::Full => ("磁盘空间不足", "请清理磁盘，或换到别的磁盘，再试一次"),
            Trouble::TooLarge => ("文件太大，这个磁盘存不下这么大的文件", "请换到别的磁盘，再试一次"),
            Trouble::ReadOnly => ("磁盘是只读的，不能写入", "请打开优盘的写保护开关，或换一个位置"),
            Trouble::Name => ("文件名或路径太长，或有不能用在名称里的字", "请缩短文件夹和文件的名称，再试一次"),
            Trouble::Gone => ("磁盘、优盘或网络位置连不上了", "请插好或重新连接，再试一次"),
            Trouble::Exists => ("已经有同名的文件或文件夹", "请换一个名称，或先移走它"),
            Trouble::Folder => ("这个位置是一个文件夹，不是文件", "请换一个文件名"),
            Trouble::NotFolder => ("路径中有一段是文件，不是文件夹", "请核对位置，重新选择"),
            Trouble::NotEmpty => ("文件夹不是空的", "请另选一个空文件夹"),
            Trouble::CutShort => ("文件不完整或内容不对", "请重新取得这个文件，再试一次"),
            Trouble::Memory => ("电脑内存不足", "请关闭别的程序，再试一次"),
            Trouble::Other(number) => {
                let number = number.map_or_else(String::new, |number| format!("（系统代号 {number}）"));
                return format!("电脑没有说明原因{number}，请再试一次；还不行时重新启动电脑，或换一个位置");
            }
        };
        format!("{what}，{remedy}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_is_told_apart() {
        // the kind, the system's number, whether on Windows | what is the matter
        for (kind, number, on_windows, wanted) in [
            (ErrorKind::NotFound, Some(2), true, Trouble::Missing),
            (ErrorKind::NotFound, Some(2), false, Trouble::Missing),
            (ErrorKind::PermissionDenied, Some(5), true, Trouble::Forbidden),
            (ErrorKind::PermissionDenied, Some(13), false, Trouble::Forbidden),
            (ErrorKind::Other, Some(32), true, Trouble::InUse),
            (ErrorKind::Other, Some(33), true, Trouble::InUse),
            (ErrorKind::BrokenPipe, Some(32), false, Trouble::Gone),
            (ErrorKind::ResourceBusy, Some(16), false, Trouble::InUse),
            (ErrorKind::StorageFull, Some(112), true, Trouble::Full),
            (ErrorKind::StorageFull, Some(28), false, Trouble::Full),
            (ErrorKind::FileTooLarge, Some(27), false, Trouble::TooLarge),
            (ErrorKind::ReadOnlyFilesystem, Some(30), false, Trouble::ReadOnly),
            (ErrorKind::Other, Some(19), true, Trouble::ReadOnly),
            (ErrorKind::InvalidFilename, Some(36), false, Trouble::Name),
            (ErrorKind::Other, Some(206), true, Trouble::Name),
            (ErrorKind::Other, Some(21), true, Trouble::Gone),
            (ErrorKind::Other, Some(1167), true, Trouble::Gone),
            (ErrorKind::Other, Some(5), false, Trouble::Gone),
            (ErrorKind::Other, Some(19), false, Trouble::Gone),
            (ErrorKind::AlreadyExists, None, true, Trouble::Exists),
            (ErrorKind::UnexpectedEof, None, true, Trouble::CutShort),
            (ErrorKind::Other, Some(999), true, Trouble::Other(Some(999))),
            (ErrorKind::Other, None, false, Trouble::Other(None)),
        ] {
            assert_eq!(trouble(kind, number, on_windows), wanted, "{kind:?} {number:?} {on_windows}");
        }
    }

    #[test]
    fn nothing_is_said_in_english() {
        for number in (0..1200).chain([10_054, 99_999]) {
            let said = said(&Error::from_raw_os_error(number));
            assert!(!said.chars().any(|c| c.is_ascii_alphabetic()), "{number}: {said}");
            assert!(said.contains('请') && !said.ends_with('。'), "{number}: {said}");
        }
        let other = said(&Error::other("something went wrong"));
        assert_eq!(other, "电脑没有说明原因，请再试一次；还不行时重新启动电脑，或换一个位置");
    }
}
