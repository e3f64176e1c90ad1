//! The data key that encrypts the file, and the small key file that keeps it wrapped by passphrase and by recovery key.
use crate::Chance;
use crate::recovery::RecoveryKey;
use crate::trouble::{Fault, Trouble};
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use kehou_school::new_school::check_passphrase;
use kehou_school::no::Refusal;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use zeroize::Zeroizing;

/// The newest form of key file this program knows.
const KNOWN_FORMAT: i64 = 1;
const MEMORY_KIB: u32 = 64 * 1024;
const ROUNDS: u32 = 2;
const LANES: u32 = 1;
/// A key file that asks for more was not made by this program.
const MOST_MEMORY_KIB: u32 = 1024 * 1024;

/// What begins a line that a computer's key store keeps; no passphrase can begin so, for none has a line break.
const REMEMBERED: &str = "kehou-key-1\n";

/// Thirty-two random bytes; SQLCipher's raw key.
pub(crate) type DataKey = Zeroizing<[u8; 32]>;

/// What stands in the key file: nothing here opens the school without the passphrase or the recovery key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeyFile {
    format: i64,
    passphrase: Wrapped,
    recovery: Wrapped,
    /// SHA-256 over the rest, so that a damaged file is told from a wrong passphrase.
    check: String,
}

/// The data key under one secret: Argon2id makes the secret a key, XChaCha20-Poly1305 seals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Wrapped {
    memory_kib: u32,
    rounds: u32,
    lanes: u32,
    salt: String,
    nonce: String,
    sealed: String,
}

impl KeyFile {
    /// A new data key from chance, wrapped by both secrets.
    pub(crate) fn new(passphrase: &str, chance: Chance<'_>) -> Result<(KeyFile, DataKey, RecoveryKey), Trouble> {
        check_passphrase(passphrase)?;
        let mut data_key = Zeroizing::new([0u8; 32]);
        chance(data_key.as_mut_slice());
        let recovery_key = RecoveryKey::new(chance);
        let mut file = KeyFile {
            format: KNOWN_FORMAT,
            passphrase: wrap("passphrase", passphrase, &data_key, chance)?,
            recovery: wrap("recovery", recovery_key.letters(), &data_key, chance)?,
            check: String::new(),
        };
        file.check = file.checked();
        Ok((file, data_key, recovery_key))
    }

    /// The data key, by passphrase.
    pub(crate) fn open(&self, passphrase: &str) -> Result<DataKey, Trouble> {
        unwrap("passphrase", passphrase, &self.passphrase)
    }

    /// The data key, by recovery key.
    pub(crate) fn open_by_recovery(&self, key: &RecoveryKey) -> Result<DataKey, Trouble> {
        unwrap("recovery", key.letters(), &self.recovery)
    }

    /// What a computer's key store may keep of an open school, so that it opens there without its passphrase: the data key, and
    /// a mark that fits only as long as the passphrase stays the same.
    pub(crate) fn remembered(&self, data_key: &DataKey) -> Zeroizing<String> {
        let key = Zeroizing::new(hex(data_key.as_slice()));
        Zeroizing::new(format!("{REMEMBERED}{}\n{}", self.mark(&key), *key))
    }

    /// The data key, by what a key store kept; `None` where that is a passphrase.
    ///
    /// # Refuses
    /// `WrongPassphrase` where the passphrase was changed since, or another school's is kept.
    pub(crate) fn open_remembered(&self, kept: &str) -> Option<Result<DataKey, Trouble>> {
        let (mark, key) = kept.strip_prefix(REMEMBERED)?.split_once('\n')?;
        let bytes = unhex(key).map(Zeroizing::new).filter(|_| self.mark(key) == mark);
        let bytes = bytes.and_then(|bytes| bytes.as_slice().try_into().ok().map(Zeroizing::new));
        Some(bytes.ok_or_else(|| Refusal::WrongPassphrase.into()))
    }

    fn mark(&self, key: &str) -> String {
        hex(&Sha256::digest(format!("kehou remembered {} {key}", self.passphrase.sealed).as_bytes()))
    }

    /// The same data key under another passphrase; the recovery key stays.
    pub(crate) fn with_passphrase(
        &self,
        passphrase: &str,
        data_key: &DataKey,
        chance: Chance<'_>,
    ) -> Result<KeyFile, Trouble> {
        check_passphrase(passphrase)?;
        let mut file = KeyFile { passphrase: wrap("passphrase", passphrase, data_key, chance)?, ..self.clone() };
        file.check = file.checked();
        Ok(file)
    }

    /// The same data key under another recovery key; the passphrase stays.
    pub(crate) fn with_new_recovery(
        &self,
        data_key: &DataKey,
        chance: Chance<'_>,
    ) -> Result<(KeyFile, RecoveryKey), Trouble> {
        let key = RecoveryKey::new(chance);
        let mut file = KeyFile { recovery: wrap("recovery", key.letters(), data_key, chance)?, ..self.clone() };
        file.check = file.checked();
        Ok((file, key))
    }

    /// Reads the key file.
    ///
    /// # Refuses
    /// A damaged file, and one made by a newer version.
    pub(crate) fn parse(text: &str, name: &str) -> Result<KeyFile, Refusal> {
        let damaged = || Refusal::DamagedFile { what: format!("密钥文件 {name}") };
        let value: serde_json::Value = serde_json::from_str(text).map_err(|_| damaged())?;
        let format = value.get("format").and_then(serde_json::Value::as_i64).ok_or_else(damaged)?;
        if format > KNOWN_FORMAT {
            return Err(Refusal::NewerFile { found: format, known: KNOWN_FORMAT });
        }
        let file: KeyFile = serde_json::from_value(value).map_err(|_| damaged())?;
        if file.check != file.checked() {
            return Err(damaged());
        }
        Ok(file)
    }

    /// The text to keep.
    pub(crate) fn text(&self) -> Result<String, Fault> {
        serde_json::to_string_pretty(self).map_err(|cause| Fault::inner("写密钥文件", cause))
    }

    /// Saves it whole: through a temporary file in the same folder.
    pub(crate) fn save(&self, path: &Path) -> Result<(), Fault> {
        save_whole("写密钥文件", path, self.text()?.as_bytes())
    }

    fn checked(&self) -> String {
        let mut text = format!("kehou key {}", self.format);
        for each in [&self.passphrase, &self.recovery] {
            let _ = write!(
                text,
                "\n{} {} {} {} {} {}",
                each.memory_kib, each.rounds, each.lanes, each.salt, each.nonce, each.sealed
            );
        }
        hex(&Sha256::digest(text.as_bytes()))
    }
}

fn wrap(by: &str, secret: &str, data_key: &DataKey, chance: Chance<'_>) -> Result<Wrapped, Fault> {
    let (mut salt, mut nonce) = ([0u8; 16], [0u8; 24]);
    chance(&mut salt);
    chance(&mut nonce);
    let key = stretch(secret, &salt, MEMORY_KIB, ROUNDS, LANES)?;
    let cipher = XChaCha20Poly1305::new(&(*key).into());
    let about = about(by);
    let given = Payload { msg: data_key.as_slice(), aad: about.as_bytes() };
    let sealed = cipher.encrypt(&XNonce::from(nonce), given).map_err(|cause| Fault::inner("封存密钥", cause))?;
    Ok(Wrapped {
        memory_kib: MEMORY_KIB,
        rounds: ROUNDS,
        lanes: LANES,
        salt: hex(&salt),
        nonce: hex(&nonce),
        sealed: hex(&sealed),
    })
}

fn unwrap(by: &str, secret: &str, wrapped: &Wrapped) -> Result<DataKey, Trouble> {
    let damaged = || Refusal::DamagedFile { what: "密钥文件".to_owned() };
    let salt = unhex(&wrapped.salt).ok_or_else(damaged)?;
    let nonce: [u8; 24] = unhex(&wrapped.nonce).and_then(|bytes| bytes.try_into().ok()).ok_or_else(damaged)?;
    let sealed = unhex(&wrapped.sealed).ok_or_else(damaged)?;
    if wrapped.memory_kib > MOST_MEMORY_KIB {
        return Err(damaged().into());
    }
    let key = stretch(secret, &salt, wrapped.memory_kib, wrapped.rounds, wrapped.lanes)?;
    let cipher = XChaCha20Poly1305::new(&(*key).into());
    let about = about(by);
    let given = Payload { msg: sealed.as_slice(), aad: about.as_bytes() };
    let opened =
        cipher.decrypt(&XNonce::from(nonce), given).map(Zeroizing::new).map_err(|_| Refusal::WrongPassphrase)?;
    let bytes: [u8; 32] = opened.as_slice().try_into().map_err(|_| damaged())?;
    Ok(Zeroizing::new(bytes))
}

/// What is sealed along with the key: a passphrase's wrapping can never stand where the recovery key's belongs.
fn about(by: &str) -> String {
    format!("kehou key {KNOWN_FORMAT} {by}")
}

/// Argon2id of a secret.
pub(crate) fn stretch(secret: &str, salt: &[u8], memory_kib: u32, rounds: u32, lanes: u32) -> Result<DataKey, Fault> {
    let failed = |cause: argon2::Error| Fault::inner("由口令导出密钥", cause);
    let params = Params::new(memory_kib, rounds, lanes, Some(32)).map_err(failed)?;
    let mut key = Zeroizing::new([0u8; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(secret.as_bytes(), salt, key.as_mut_slice())
        .map_err(failed)?;
    Ok(key)
}

/// Writes a file so that the path holds the old bytes or the new ones, never half of them.
pub(crate) fn save_whole(operation: &str, path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let failed = |cause: std::io::Error| Fault::file(operation, path, &cause);
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(path).map_err(|cause| failed(cause.error))?;
    sync_folder(folder).map_err(failed)
}

/// Makes a rename lasting where the system has folders that can be flushed.
pub(crate) fn sync_folder(folder: &Path) -> std::io::Result<()> {
    match cfg!(unix) {
        true => std::fs::File::open(folder)?.sync_all(),
        false => Ok(()),
    }
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Bytes of hexadecimal text.
pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2);
    pairs
        .map(|pair| {
            std::str::from_utf8(pair).ok().filter(|p| p.len() == 2).and_then(|p| u8::from_str_radix(p, 16).ok())
        })
        .collect()
}
