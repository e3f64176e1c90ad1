//! Opening the encrypted database: the key, the pragmas, and what an unreadable file means.
use crate::key::DataKey;
use crate::trouble::{Fault, Trouble, is_damage};
use kehou_school::no::Refusal;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::time::Duration;
use zeroize::Zeroizing;

const OPENING: &str = "打开数据文件";
/// Every question has its own prepared statement; there are more of them than rusqlite keeps by itself.
const STATEMENTS: usize = 160;

/// Opens an existing database, for writing.
///
/// # Refuses
/// A file that is no database under this key, which is a damaged one since the key file proved the key.
pub(crate) fn open(path: &Path, key: &DataKey) -> Result<Connection, Trouble> {
    let conn = keyed(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    set_up(&conn).map_err(|cause| opening(path, &cause))?;
    Ok(conn)
}

/// Opens an existing database, for reading only.
pub(crate) fn open_to_read(path: &Path, key: &DataKey) -> Result<Connection, Trouble> {
    keyed(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY)
}

/// Makes a new, empty database that is one file on disk when closed.
pub(crate) fn create(path: &Path, key: &DataKey) -> Result<Connection, Trouble> {
    keyed(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)
}

fn keyed(path: &Path, key: &DataKey, flags: OpenFlags) -> Result<Connection, Trouble> {
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags).map_err(|cause| opening(path, &cause))?;
    let text = Zeroizing::new(format!("PRAGMA key = \"x'{}'\"", *Zeroizing::new(crate::key::hex(key.as_slice()))));
    // SQLCipher would write its own English lines to the console of whoever mistypes.
    conn.execute_batch("PRAGMA cipher_log_level = NONE;")
        .and_then(|()| conn.execute_batch(&text))
        .and_then(|()| conn.busy_timeout(Duration::from_secs(5)))
        .and_then(|()| {
            conn.execute_batch("PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;")
        })
        .and_then(|()| conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())))
        .map_err(|cause| opening(path, &cause))?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(conn)
}

/// WAL lets reading go on while one writes; FULL makes a commit last through a power cut.
fn set_up(conn: &Connection) -> rusqlite::Result<()> {
    conn.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    conn.execute_batch("PRAGMA synchronous = FULL;")
}

/// What SQLite's word means when a file is opened.
pub(crate) fn opening(path: &Path, cause: &rusqlite::Error) -> Trouble {
    if is_damage(cause) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        return Refusal::DamagedFile { what: format!("数据文件 {name}") }.into();
    }
    Fault { path: Some(path.to_owned()), ..Fault::sql(OPENING, cause) }.into()
}
