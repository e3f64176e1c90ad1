//! Saves a file whole: whoever looks finds the old file or the new one, never a part.
use kehou_school::disk::{self, Trouble};
use std::fmt;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// A save that failed: what was being done, where, and what the system said.
#[derive(Debug)]
pub struct SaveFault {
    /// What was being done, in Chinese.
    pub operation: &'static str,
    /// The file that was to be saved.
    pub path: PathBuf,
    /// What the system said.
    pub cause: io::Error,
}

impl fmt::Display for SaveFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let advice = match disk::trouble(self.cause.kind(), self.cause.raw_os_error(), cfg!(windows)) {
            Trouble::Missing => "文件夹不存在，请重新选择保存位置".to_owned(),
            Trouble::Forbidden => "没有写入权限，或同名文件正在表格等程序中打开，请关闭它或换个位置".to_owned(),
            Trouble::Folder => "这个位置已有同名文件夹，请换个文件名".to_owned(),
            other => other.said(),
        };
        write!(out, "{}失败：{}。{advice}。", self.operation, self.path.display())
    }
}

impl std::error::Error for SaveFault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}

/// Writes the bytes beside the target, makes them durable, and puts them in the target's place in one step.
///
/// # Errors
/// What the system refused; the file at `path` is then as it was before.
pub fn whole(path: &Path, bytes: &[u8]) -> Result<(), SaveFault> {
    streamed(path, |file| {
        let fault = |cause| SaveFault { operation: "写入文件", path: path.to_path_buf(), cause };
        file.write_all(bytes).map_err(fault)
    })
}

/// As [`whole`], for what is too long to be held at once: `write` is handed the file.
///
/// # Errors
/// What the system refused, or what `write` itself gave; the file at `path` is then as it was before.
pub fn streamed<T, E: From<SaveFault>>(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<&mut NamedTempFile>) -> Result<T, E>,
) -> Result<T, E> {
    let fault = |operation| move |cause| SaveFault { operation, path: path.to_path_buf(), cause };
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut file = builder().tempfile_in(folder).map_err(fault("新建文件"))?;
    let mut buffered = BufWriter::new(&mut file);
    let answer = write(&mut buffered)?;
    buffered.flush().map_err(fault("写入文件"))?;
    drop(buffered);
    file.as_file().sync_all().map_err(fault("写入磁盘"))?;
    file.persist(path).map_err(|error| fault("保存文件")(error.error))?;
    durable(folder).map_err(fault("确认保存"))?;
    Ok(answer)
}

/// A hidden name in the same folder; readable by whom a newly made file would be.
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".kehou-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder
}

/// Makes the folder's new entry survive a power cut.
#[cfg(unix)]
fn durable(folder: &Path) -> io::Result<()> {
    std::fs::File::open(folder)?.sync_all()
}

/// Windows keeps the entry with the rename itself.
#[cfg(not(unix))]
fn durable(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect()
    }

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("名册.xlsx");
        whole(&path, b"first").unwrap();
        whole(&path, b"second").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"second");
        assert_eq!(names(folder.path()), ["名册.xlsx"]);
    }

    #[test]
    fn a_failed_save_says_where_and_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let no = whole(&folder.path().join("无此夹/名册.xlsx"), b"x").unwrap_err();
        assert!(no.to_string().contains("名册.xlsx") && no.to_string().contains("文件夹不存在"), "{no}");
        let taken = folder.path().join("名册.xlsx");
        std::fs::create_dir(&taken).unwrap();
        let no = whole(&taken, b"x").unwrap_err();
        assert_eq!(no.operation, "保存文件");
        assert_eq!(names(folder.path()), ["名册.xlsx"]);
        assert!(taken.is_dir());
    }
}
