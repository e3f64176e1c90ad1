//! Where things are: the clone, and the cache beside it that outlives a clone.
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The passphrase of every demo school. It protects nothing: the demo holds invented people only.
pub const DEMO_PASSPHRASE: &str = "kehou-demo-2026";

/// The root of the clone.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// The page's folder.
pub fn ui() -> PathBuf {
    root().join("ui")
}

/// A folder outside the clone for what is slow to make, so that a fresh clone need not make it again.
pub fn cache() -> PathBuf {
    let (name, below) = if cfg!(windows) { ("LOCALAPPDATA", "kehou-build") } else { ("HOME", ".cache/kehou") };
    env::var_os(name).map_or_else(env::temp_dir, PathBuf::from).join(below)
}

/// Where Cargo builds: outside the clone, so that the many packages of others are built once for all clones.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| cache().join("target"), PathBuf::from)
}

/// A program that Cargo has built.
pub fn built(name: &str, release: bool) -> PathBuf {
    let profile = if release { "release" } else { "debug" };
    target().join(profile).join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

/// The Python that holds openpyxl and typst, against which our files and times are compared.
pub fn python() -> PathBuf {
    let below = if cfg!(windows) { "venv/Scripts/python.exe" } else { "venv/bin/python" };
    cache().join(below)
}

/// Whether a program can be called by its name.
pub fn on_path(program: &str) -> bool {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd"] } else { &[""] };
    let there = |folder: PathBuf| endings.iter().any(|ending| folder.join(format!("{program}{ending}")).is_file());
    env::var_os("PATH").is_some_and(|path| env::split_paths(&path).any(there))
}

/// Whether a window can be shown here.
pub fn has_display() -> bool {
    cfg!(windows) || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| env::var_os(name).is_some_and(|v| !v.is_empty()))
}

/// Whether `made` is missing or older than `source`.
pub fn is_stale(made: &Path, source: &Path) -> bool {
    let when = |path: &Path| fs::metadata(path).and_then(|meta| meta.modified()).ok();
    match (when(made), when(source)) {
        (Some(made), Some(source)) => made < source,
        (None, _) => true,
        (Some(_), None) => false,
    }
}
