//! Backups: one file with key file and database in it, read back before it counts as made, never written over another.
use crate::database;
use crate::key::{DataKey, KeyFile, hex, sync_folder};
use crate::place::Place;
use crate::reading::Reading;
use crate::store::{Store, read_key};
use crate::trouble::{Fault, Trouble};
use kehou_school::no::Refusal;
use rusqlite::Connection;
use rusqlite::backup::Backup;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What a backup that was made is: the caller may show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BackupMade {
    /// The file.
    pub path: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
    /// SHA-256 of the database in it.
    pub sha256: String,
    /// How many deeds it holds.
    pub deeds: i64,
}

/// The first line of a backup's head; the digest of the second line follows.
const MAGIC: &str = "KEHOU-BACKUP ";
const KNOWN_FORMAT: i64 = 1;
/// A head longer than this was not written by this program.
const LONGEST_HEAD: u64 = 64 * 1024;
const MAKING: &str = "备份";
const RESTORING: &str = "恢复备份";

/// What stands before the database.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Head {
    format: i64,
    /// The key file, so that the passphrase of the day of the backup opens it.
    key: serde_json::Value,
    database_bytes: u64,
    database_sha256: String,
    deeds: i64,
    last_deed: String,
}

impl Store {
    /// Writes a backup and reads it back.
    ///
    /// # Refuses
    /// A path where something already is.
    pub fn backup(&self, to: &Path) -> Result<BackupMade, Trouble> {
        make(&self.conn, &self.place, &self.key, to)
    }
}

/// Puts a backup's school into a new or empty folder; it opens with the passphrase or recovery key of its day.
///
/// # Refuses
/// A folder that is not empty, a file that is no backup or is damaged, a backup of a newer version.
pub fn restore(file: &Path, into: &Path) -> Result<(), Trouble> {
    let (head, mut rest) = open(file)?;
    let place = Place::new(into);
    if place.has_school() {
        return Err(Refusal::SchoolExists.into());
    }
    let failed = |cause: io::Error| Fault::file(RESTORING, into, &cause);
    std::fs::create_dir_all(into).map_err(failed)?;
    if !place.is_free().map_err(failed)? {
        let (what, wanted) = ("恢复到的文件夹".to_owned(), "一个新的或空的文件夹".to_owned());
        return Err(Refusal::BadValue { what, found: into.display().to_string(), wanted }.into());
    }
    let _lock = place.lock()?;
    let making = place.database_in_the_making();
    let copied = File::create(&making).and_then(|mut database| {
        let done = copy_digesting(&mut rest, &mut database)?;
        database.sync_all().map(|()| done)
    });
    let (bytes, sha256) = copied.map_err(|cause| Fault::file(RESTORING, &making, &cause))?;
    if (bytes, &sha256) != (head.database_bytes, &head.database_sha256) {
        // The copy is worth nothing, and the folder shall stay free for another try.
        let _ = std::fs::remove_file(&making);
        return Err(damaged(file).into());
    }
    let key = KeyFile::parse(&head.key.to_string(), &name_of(file))?;
    key.save(&place.key())?;
    std::fs::rename(&making, place.database()).and_then(|()| sync_folder(into)).map_err(failed)?;
    Ok(())
}

/// The backup that precedes a migration, beside the school.
pub(crate) fn before_migration(conn: &Connection, place: &Place, key: &DataKey, version: usize) -> Result<(), Trouble> {
    let free = (0..1000).map(|again| match again {
        0 => place.dir().join(format!("before-upgrade-{version}.kehou-backup")),
        again => place.dir().join(format!("before-upgrade-{version}-{again}.kehou-backup")),
    });
    match free.into_iter().find(|path| !path.exists()) {
        Some(path) => make(conn, place, key, &path).map(drop),
        None => Err(Fault::other(MAKING, "升级前的备份已有太多，请移走旧的备份文件").into()),
    }
}

fn make(conn: &Connection, place: &Place, key: &DataKey, to: &Path) -> Result<BackupMade, Trouble> {
    if to.exists() {
        let (what, wanted) = ("备份文件".to_owned(), "一个还不存在的文件名".to_owned());
        return Err(Refusal::BadValue { what, found: name_of(to), wanted }.into());
    }
    let failed = |cause: io::Error| Fault::file(MAKING, to, &cause);
    let folder = to.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let scratch = tempfile::tempdir_in(folder).map_err(failed)?;
    let copy = scratch.path().join("copy");
    let (deeds, last_deed) = copy_database(conn, key, &copy)?;
    let (database_bytes, database_sha256) =
        File::open(&copy).and_then(|mut database| copy_digesting(&mut database, &mut io::sink())).map_err(failed)?;
    let key_file = read_key(place)?;
    let head = Head {
        format: KNOWN_FORMAT,
        key: serde_json::from_str(&key_file.text()?).map_err(|cause| Fault::inner(MAKING, cause))?,
        database_bytes,
        database_sha256: database_sha256.clone(),
        deeds,
        last_deed,
    };
    write(&head, &copy, scratch.path(), to)?;
    let (head, mut rest) = open(to)?;
    let read_back = copy_digesting(&mut rest, &mut io::sink()).map_err(failed)?;
    if read_back != (head.database_bytes, head.database_sha256) {
        return Err(Fault::other(MAKING, "写好的备份读回来与原文件不一致").into());
    }
    let bytes = std::fs::metadata(to).map_err(failed)?.len();
    Ok(BackupMade { path: to.to_owned(), bytes, sha256: database_sha256, deeds })
}

/// Copies the database as it stands into one file under the same key, and looks whether the copy is whole.
fn copy_database(conn: &Connection, key: &DataKey, to: &Path) -> Result<(i64, String), Trouble> {
    let failed = |cause: rusqlite::Error| Fault::sql(MAKING, &cause);
    let mut copy = database::create(to, key)?;
    Backup::new(conn, &mut copy)
        .and_then(|backup| backup.run_to_completion(4096, Duration::ZERO, None))
        .map_err(failed)?;
    // Kept in one file: the log beside it would not travel with it.
    copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(())).map_err(failed)?;
    copy.close().map_err(|(_, cause)| failed(cause))?;
    let copy = database::open_to_read(to, key)?;
    let read = Reading { conn: &copy };
    let mut wrong = read.many(MAKING, "PRAGMA cipher_integrity_check", [], |row| row.get::<_, String>(0))?;
    wrong.extend(
        read.many(MAKING, "PRAGMA quick_check", [], |row| row.get::<_, String>(0))?
            .into_iter()
            .filter(|word| word != "ok"),
    );
    if let Some(first) = wrong.first() {
        return Err(Fault::other(MAKING, format!("备份出来的数据库不完整，{first}")).into());
    }
    let head = read.head()?;
    if head != (Reading { conn }).head()? {
        return Err(Fault::other(MAKING, "备份出来的操作记录与原文件不一致").into());
    }
    Ok(head)
}

fn write(head: &Head, database: &Path, scratch: &Path, to: &Path) -> Result<(), Trouble> {
    let failed = |cause: io::Error| Fault::file(MAKING, to, &cause);
    let text = serde_json::to_string(head).map_err(|cause| Fault::inner(MAKING, cause))?;
    let mut file = tempfile::NamedTempFile::new_in(scratch).map_err(failed)?;
    let written = writeln!(file, "{MAGIC}{}", hex(&Sha256::digest(text.as_bytes())))
        .and_then(|()| writeln!(file, "{text}"))
        .and_then(|()| io::copy(&mut File::open(database)?, &mut file))
        .and_then(|_| file.as_file().sync_all());
    written.map_err(failed)?;
    file.persist_noclobber(to).map_err(|cause| failed(cause.error))?;
    sync_folder(to.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new(".")))
        .map_err(failed)?;
    Ok(())
}

/// Reads a backup's head; the database follows in the reader.
fn open(file: &Path) -> Result<(Head, BufReader<File>), Trouble> {
    let failed = |cause: io::Error| Fault::file(RESTORING, file, &cause);
    let mut reader = BufReader::new(File::open(file).map_err(failed)?);
    let (mut first, mut second) = (Vec::new(), Vec::new());
    reader.by_ref().take(LONGEST_HEAD).read_until(b'\n', &mut first).map_err(failed)?;
    let Some(digest) = first.strip_prefix(MAGIC.as_bytes()) else {
        return Err(Refusal::DamagedFile { what: format!("{}（不是本软件的备份文件）", name_of(file)) }.into());
    };
    reader.by_ref().take(LONGEST_HEAD).read_until(b'\n', &mut second).map_err(failed)?;
    let text = second.strip_suffix(b"\n").unwrap_or(&second);
    if digest.trim_ascii_end() != hex(&Sha256::digest(text)).as_bytes() {
        return Err(damaged(file).into());
    }
    let value: serde_json::Value = serde_json::from_slice(text).map_err(|_| damaged(file))?;
    if let Some(found) = value.get("format").and_then(serde_json::Value::as_i64).filter(|format| *format > KNOWN_FORMAT)
    {
        return Err(Refusal::NewerFile { found, known: KNOWN_FORMAT }.into());
    }
    let head = serde_json::from_value(value).map_err(|_| damaged(file))?;
    Ok((head, reader))
}

fn copy_digesting(from: &mut impl Read, to: &mut impl Write) -> io::Result<(u64, String)> {
    let (mut digest, mut bytes, mut buffer) = (Sha256::new(), 0u64, vec![0u8; 64 * 1024]);
    loop {
        let count = from.read(&mut buffer)?;
        if count == 0 {
            return Ok((bytes, hex(&digest.finalize())));
        }
        digest.update(&buffer[..count]);
        to.write_all(&buffer[..count])?;
        bytes += count as u64;
    }
}

fn damaged(file: &Path) -> Refusal {
    Refusal::DamagedFile { what: format!("备份文件 {}", name_of(file)) }
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
