//! Updates without a network: a signed package is dropped on the window or chosen, checked, and its installer is run.
//!
//! A package, `….kehou-update`, is a zip of the installer and of its minisign signature, whose trusted comment says `kehou 1.2.3`. The public key
//! comes into the program when it is built (`KEHOU_UPDATE_KEY`); a program that was built without one takes no packages.
use crate::door::Nothing;
use crate::files::FileOf;
use crate::no::No;
use crate::office::Office;
use minisign_verify::{PublicKey, Signature};
use serde::Serialize;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;
use ts_rs::TS;
use zip::ZipArchive;

const KEY: Option<&str> = option_env!("KEHOU_UPDATE_KEY");
const SETUP: &str = "kehou-setup.exe";
const SIGNATURE: &str = "kehou-setup.exe.minisig";
/// No installer is larger, and a package is read into memory before it is believed.
const SETUP_MAX: u64 = 512 * 1024 * 1024;
const SIGNATURE_MAX: u64 = 16 * 1024;

/// A version: `[1, 2, 3]` of `1.2.3`.
type Version = [u32; 3];

/// A package that may be installed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UpdateShown {
    /// The version in the package.
    pub version: String,
    /// The version that runs.
    pub now: String,
}

/// An installer that was checked.
#[derive(Debug)]
struct Package {
    setup: Vec<u8>,
    version: Version,
}

impl Office {
    /// Checks an update package and tells what it would bring.
    pub(crate) fn judge_update(&self, given: FileOf) -> Result<UpdateShown, No> {
        self.granted().check(&given.file)?;
        let package = checked(&given.file, KEY, running())?;
        Ok(UpdateShown { version: text(package.version), now: env!("CARGO_PKG_VERSION").to_owned() })
    }

    /// Runs the installer of an update package, after checking it once more, and ends the program.
    pub(crate) fn run_update(&self, given: FileOf) -> Result<(), No> {
        self.granted().check(&given.file)?;
        let package = checked(&given.file, KEY, running())?;
        if !cfg!(windows) {
            return Err(No::refused("bad_update", "更新包只能在 Windows 电脑上安装。"));
        }
        let setup = put_aside(&package)?;
        std::process::Command::new(&setup).spawn().map_err(|error| not_started(&setup, &error))?;
        self.lock(Nothing {})?;
        // The answer reaches the page first; the installer waits for the program to end.
        std::thread::spawn(|| {
            std::thread::sleep(Duration::from_secs(1));
            std::process::exit(0);
        });
        Ok(())
    }
}

/// The installer as a file of its own, named by its version.
fn put_aside(package: &Package) -> Result<PathBuf, No> {
    let setup = std::env::temp_dir().join(format!("kehou-setup-{}.exe", text(package.version)));
    fs::write(&setup, &package.setup).map_err(|error| crate::begin::disk("取出安装程序", &setup, &error))?;
    Ok(setup)
}

fn not_started(setup: &Path, error: &io::Error) -> No {
    crate::begin::disk("打开安装程序", setup, error)
}

/// The package in this file, when it is signed by `key` and newer than `now`.
fn checked(file: &Path, key: Option<&str>, now: Version) -> Result<Package, No> {
    let Some(key) = key.filter(|key| !key.is_empty()) else {
        return Err(refused("这个版本的程序不接受更新包。请直接运行新版本的安装程序，学校的数据会保留。"));
    };
    let package = File::open(file).map_err(|error| crate::begin::disk("打开更新包", file, &error))?;
    let mut package = ZipArchive::new(package).map_err(|_| no_package())?;
    let setup = entry(&mut package, SETUP, SETUP_MAX)?;
    let signature = String::from_utf8(entry(&mut package, SIGNATURE, SIGNATURE_MAX)?).map_err(|_| no_package())?;
    let signature = Signature::decode(&signature).map_err(|_| no_package())?;
    let signed = PublicKey::from_base64(key).and_then(|key| key.verify(&setup, &signature, false));
    signed.map_err(|_| {
        refused("更新包的签名不对：可能被改动过，或者没有下载完整，所以没有安装。请从原来的地方重新取一份。")
    })?;
    let version = signature.trusted_comment().strip_prefix("kehou ").and_then(version).ok_or_else(no_package)?;
    if version <= now {
        let (held, now) = (text(version), text(now));
        return Err(refused(format!("更新包是 {held} 版，这台电脑上已经是 {now} 版，不用更新。")));
    }
    Ok(Package { setup, version })
}

/// One file of a package, never more of it than it may have.
fn entry(package: &mut ZipArchive<File>, name: &str, most: u64) -> Result<Vec<u8>, No> {
    let found = package.by_name(name).map_err(|_| no_package())?;
    let mut bytes = Vec::new();
    found.take(most + 1).read_to_end(&mut bytes).map_err(|_| no_package())?;
    if bytes.len() as u64 > most { Err(no_package()) } else { Ok(bytes) }
}

fn no_package() -> No {
    refused("这个文件不是课后管家的更新包，或者没有下载完整。请重新取一份更新包。")
}

fn refused(message: impl Into<String>) -> No {
    No::refused("bad_update", message)
}

/// The version of this program.
fn running() -> Version {
    version(env!("CARGO_PKG_VERSION")).unwrap_or_default()
}

fn version(text: &str) -> Option<Version> {
    let mut parts = text.trim().split('.').map(|part| part.parse::<u32>().ok());
    let version = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(version)
}

fn text([major, minor, patch]: Version) -> String {
    format!("{major}.{minor}.{patch}")
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;
    use minisign::KeyPair;
    use std::io::{Cursor, Write};
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    const INSTALLER: &[u8] = b"MZ an installer";
    const NOW: Version = [0, 9, 0];

    struct Signed {
        key: String,
        file: tempfile::NamedTempFile,
    }

    /// A package of `setup`, signed over `signed` with this trusted comment.
    fn package(setup: &[u8], signed: &[u8], comment: &str) -> Signed {
        let KeyPair { pk, sk } = KeyPair::generate_unencrypted_keypair().unwrap();
        let signature = minisign::sign(Some(&pk), &sk, Cursor::new(signed), Some(comment), None).unwrap();
        let file = tempfile::NamedTempFile::new().unwrap();
        let mut zip = ZipWriter::new(file.reopen().unwrap());
        for (name, bytes) in [(SETUP, setup), (SIGNATURE, signature.into_string().as_bytes())] {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap();
        Signed { key: pk.to_base64(), file }
    }

    fn message(found: Result<Package, No>) -> String {
        found.map(|package| format!("taken {}", text(package.version))).unwrap_or_else(|no| no.message())
    }

    #[test]
    fn a_signed_and_newer_package_is_taken() {
        for (comment, said) in [
            ("kehou 1.0.0", "taken 1.0.0"),
            ("kehou 0.10.0", "taken 0.10.0"),
            ("kehou 0.9.0", "更新包是 0.9.0 版，这台电脑上已经是 0.9.0 版，不用更新。"),
            ("kehou 0.8.12", "更新包是 0.8.12 版，这台电脑上已经是 0.9.0 版，不用更新。"),
            ("kehou next", "这个文件不是课后管家的更新包，或者没有下载完整。请重新取一份更新包。"),
            ("other 1.0.0", "这个文件不是课后管家的更新包，或者没有下载完整。请重新取一份更新包。"),
        ] {
            let signed = package(INSTALLER, INSTALLER, comment);
            assert_eq!(message(checked(signed.file.path(), Some(&signed.key), NOW)), said, "{comment}");
        }
    }

    #[test]
    fn a_package_that_was_changed_or_signed_by_another_is_not_taken() {
        let changed = package(b"MZ something else", INSTALLER, "kehou 1.0.0");
        assert!(message(checked(changed.file.path(), Some(&changed.key), NOW)).contains("签名不对"));
        let other = package(INSTALLER, INSTALLER, "kehou 1.0.0");
        assert!(message(checked(other.file.path(), Some(&changed.key), NOW)).contains("签名不对"));
    }

    #[test]
    fn what_is_no_package_is_told() {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), "not a zip").unwrap();
        assert!(message(checked(file.path(), Some("key"), NOW)).contains("不是课后管家的更新包"));
        assert!(message(checked(file.path(), Some(""), NOW)).contains("请直接运行新版本的安装程序"));
        assert!(message(checked(file.path(), None, NOW)).contains("请直接运行新版本的安装程序"));
    }

    #[test]
    fn versions_have_three_numbers() {
        for (given, read) in [("1.2.3", Some([1, 2, 3])), ("1.2", None), ("1.2.3.4", None), ("1.2.x", None), ("", None)]
        {
            assert_eq!(version(given), read, "{given}");
        }
        assert_eq!(text(running()), env!("CARGO_PKG_VERSION"));
    }
}
