//! The store itself: made, opened, read, and written one transaction and one deed at a time.
use crate::Chance;
use crate::backup;
use crate::database;
use crate::key::{DataKey, KeyFile};
use crate::migrate::{MIGRATIONS, migrate};
use crate::place::Place;
use crate::reading::Reading;
use crate::recovery::RecoveryKey;
use crate::trouble::{Fault, Trouble};
use crate::writing::Writing;
use kehou_school::no::Refusal;
use kehou_school::records::Now;
use rusqlite::Connection;
use std::fs::File;
use std::path::Path;
use zeroize::Zeroizing;

/// An open school. Only one program has it at a time; `&Store` reads, `&mut Store` writes.
pub struct Store {
    pub(crate) conn: Connection,
    pub(crate) place: Place,
    pub(crate) key: DataKey,
    /// Held as long as the store is open.
    _lock: File,
}

/// A second way to read, for another thread while the store writes.
pub struct Reader {
    conn: Connection,
}

impl Store {
    /// Makes a new school's file in a folder, and the recovery key that is shown once.
    ///
    /// # Refuses
    /// A folder that has a school, a weak passphrase, a folder in use, a key file without its school.
    pub fn create(
        dir: &Path,
        passphrase: &str,
        chance: Chance<'_>,
        now: &Now,
    ) -> Result<(Store, RecoveryKey), Trouble> {
        let place = Place::new(dir);
        std::fs::create_dir_all(dir).map_err(|cause| Fault::file("新建数据文件夹", dir, &cause))?;
        let lock = place.lock()?;
        if place.has_school() {
            return Err(Refusal::SchoolExists.into());
        }
        let making = place.database_in_the_making();
        if place.key().exists() && !making.exists() {
            return Err(Refusal::DamagedFile {
                what: "数据文件 school.kehou 不见了，只剩密钥文件 school.key".to_owned(),
            }
            .into());
        }
        let (file, key, recovery) = KeyFile::new(passphrase, chance)?;
        remove_if_there(&making)?;
        make_database(&making, &key)?;
        file.save(&place.key())?;
        let failed = |cause: std::io::Error| Fault::file("新建数据文件", &place.database(), &cause);
        std::fs::rename(&making, place.database()).and_then(|()| crate::key::sync_folder(dir)).map_err(failed)?;
        let conn = database::open(&place.database(), &key)?;
        let mut store = Store { conn, place, key, _lock: lock };
        store.write(now, "create", |w| {
            w.change("school".to_owned(), serde_json::Value::Null, serde_json::Value::Null);
            Ok::<_, Fault>(())
        })?;
        Ok((store, recovery))
    }

    /// Opens the school of a folder; a file of an older version is backed up and brought up to date.
    ///
    /// # Refuses
    /// `NoSchool`, `FileInUse`, `WrongPassphrase`, `DamagedFile`, `NewerFile`: five different sentences.
    pub fn open(dir: &Path, passphrase: &str) -> Result<Store, Trouble> {
        let (place, lock, file) = found(dir)?;
        let key = file.open(passphrase)?;
        Store::opened(place, lock, key)
    }

    /// Opens the school by what this computer's key store kept: what [`Store::remembered`] answered, or a passphrase.
    ///
    /// # Refuses
    /// As `open`, with `WrongPassphrase` where the passphrase was changed since.
    pub fn open_remembered(dir: &Path, kept: &str) -> Result<Store, Trouble> {
        let (place, lock, file) = found(dir)?;
        let key = file.open_remembered(kept).unwrap_or_else(|| file.open(kept))?;
        Store::opened(place, lock, key)
    }

    /// What a key store may keep, so that the school opens on this computer without its passphrase, until that is changed.
    ///
    /// # Errors
    /// A damaged key file.
    pub fn remembered(&self) -> Result<Zeroizing<String>, Trouble> {
        Ok(read_key(&self.place)?.remembered(&self.key))
    }

    /// Opens the school by its recovery key and gives it a new passphrase; the recovery key stays.
    ///
    /// # Refuses
    /// As `open`, with `WrongPassphrase` for another school's recovery key; a weak new passphrase.
    pub fn open_by_recovery(
        dir: &Path,
        key: &RecoveryKey,
        new_passphrase: &str,
        chance: Chance<'_>,
    ) -> Result<Store, Trouble> {
        let (place, lock, file) = found(dir)?;
        let data_key = file.open_by_recovery(key)?;
        let changed = file.with_passphrase(new_passphrase, &data_key, chance)?;
        let store = Store::opened(place, lock, data_key)?;
        changed.save(&store.place.key())?;
        Ok(store)
    }

    /// Gives the open school another passphrase.
    ///
    /// # Refuses
    /// A weak passphrase.
    pub fn change_passphrase(&mut self, passphrase: &str, chance: Chance<'_>) -> Result<(), Trouble> {
        let file = read_key(&self.place)?;
        Ok(file.with_passphrase(passphrase, &self.key, chance)?.save(&self.place.key())?)
    }

    /// Whether a passphrase is the present one.
    ///
    /// # Errors
    /// A damaged key file.
    pub fn is_passphrase(&self, passphrase: &str) -> Result<bool, Trouble> {
        match read_key(&self.place)?.open(passphrase) {
            Ok(_) => Ok(true),
            Err(Trouble::Refused(Refusal::WrongPassphrase)) => Ok(false),
            Err(trouble) => Err(trouble),
        }
    }

    /// Gives the open school another recovery key; the one before opens nothing any more.
    ///
    /// # Errors
    /// A key file that cannot be read or written.
    pub fn renew_recovery(&mut self, chance: Chance<'_>) -> Result<RecoveryKey, Trouble> {
        let (file, recovery) = read_key(&self.place)?.with_new_recovery(&self.key, chance)?;
        file.save(&self.place.key())?;
        Ok(recovery)
    }

    fn opened(place: Place, lock: File, key: DataKey) -> Result<Store, Trouble> {
        let conn = database::open(&place.database(), &key)?;
        migrate(&conn, MIGRATIONS, &mut |version| backup::before_migration(&conn, &place, &key, version))
            .map_err(|trouble| as_damage(trouble, &place))?;
        Ok(Store { conn, place, key, _lock: lock })
    }

    /// Where the school is kept.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The file as it stands.
    pub fn read(&self) -> Reading<'_> {
        Reading { conn: &self.conn }
    }

    /// A second connection that only reads, for another thread.
    pub fn reader(&self) -> Result<Reader, Trouble> {
        Ok(Reader { conn: database::open_to_read(&self.place.database(), &self.key)? })
    }

    /// One write: one transaction and one deed. Where `work` says no, or changes nothing, nothing is kept.
    ///
    /// # Errors
    /// What `work` answers; a fault where the machine fails, `unclear` where it is not known what is on disk.
    pub fn write<T, E: From<Fault>>(
        &mut self,
        now: &Now,
        what: &str,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.roll_back()?;
        self.conn.execute_batch("BEGIN IMMEDIATE").map_err(|cause| Fault::sql("开始保存", &cause))?;
        let mut writing = Writing::new(&self.conn, now);
        let done = work(&mut writing).and_then(|answer| Ok((answer, writing.finish(what)?)));
        match done {
            Ok((answer, Some(hash))) => self.commit(&hash).map(|()| answer).map_err(E::from),
            Ok((answer, None)) => self.roll_back().map(|()| answer).map_err(E::from),
            Err(no) => {
                // The first reason is the one to tell; a transaction still open is rolled back by the next write.
                let _ = self.roll_back();
                Err(no)
            }
        }
    }

    /// Ends a transaction that is still open: left by a failure, or by work that stopped half-way.
    fn roll_back(&self) -> Result<(), Fault> {
        match self.conn.is_autocommit() {
            true => Ok(()),
            false => self.conn.execute_batch("ROLLBACK").map_err(|cause| Fault::sql("撤销未完成的保存", &cause)),
        }
    }

    /// A commit can fail and yet be on disk, so after a failure the deed is looked for.
    fn commit(&self, hash: &str) -> Result<(), Fault> {
        let Err(cause) = self.conn.execute_batch("COMMIT") else {
            return Ok(());
        };
        let fault = Fault::sql("保存", &cause);
        match self.roll_back().and_then(|()| self.read().has_deed(hash)) {
            Ok(true) => Ok(()),
            Ok(false) => Err(fault),
            Err(_) => Err(Fault { unclear: true, ..fault }),
        }
    }
}

impl Reader {
    /// The file as it stands.
    pub fn read(&self) -> Reading<'_> {
        Reading { conn: &self.conn }
    }
}

fn found(dir: &Path) -> Result<(Place, File, KeyFile), Trouble> {
    let place = Place::new(dir);
    if !place.has_school() {
        return Err(Refusal::NoSchool.into());
    }
    let lock = place.lock()?;
    let file = read_key(&place)?;
    Ok((place, lock, file))
}

pub(crate) fn read_key(place: &Place) -> Result<KeyFile, Trouble> {
    let path = place.key();
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => {
            return Err(Refusal::DamagedFile { what: "密钥文件 school.key 不见了".to_owned() }.into());
        }
        Err(cause) => return Err(Fault::file("读取密钥文件", &path, &cause).into()),
    };
    Ok(KeyFile::parse(&String::from_utf8_lossy(&bytes), "school.key")?)
}

/// Makes the whole schema in a file of its own and closes it.
fn make_database(path: &Path, key: &DataKey) -> Result<(), Trouble> {
    let conn = database::create(path, key)?;
    migrate(&conn, MIGRATIONS, &mut |_| Ok(()))?;
    conn.close().map_err(|(_, cause)| database::opening(path, &cause))
}

fn remove_if_there(path: &Path) -> Result<(), Fault> {
    match std::fs::remove_file(path) {
        Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => {
            Err(Fault::file("清理未完成的文件", path, &cause))
        }
        _ => Ok(()),
    }
}

/// A file whose first pages cannot be read is damaged, whichever step notices.
fn as_damage(trouble: Trouble, place: &Place) -> Trouble {
    match trouble {
        Trouble::Fault(fault) if fault.cause.starts_with("数据文件已损坏") => {
            let name = place.database().file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            Refusal::DamagedFile { what: format!("数据文件 {name}") }.into()
        }
        other => other,
    }
}
