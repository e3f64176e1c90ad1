//! The compiler for Windows: Debian's own cargo with a standard library built once from Debian's own sources.
use super::anew;
use crate::place;
use crate::setup::own_target;
use crate::step::{Done, output, program, run, step};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What is built for.
const TARGET: &str = "x86_64-pc-windows-gnu";
/// Debian's compiler, called by its path: the one of rustup stands before it and has no library for Windows.
const RUSTC: &str = "/usr/bin/rustc";
/// The sources of the standard library, and the library of this machine.
const SOURCES: &str = "/usr/lib/rustlib/src/rust/library";
const HOST_LIBRARY: &str = "/usr/lib/rustlib/x86_64-unknown-linux-gnu";

/// The folder that keeps the library, the builds and Wine's disk between runs and clones.
pub fn home() -> PathBuf {
    place::cache().join("windows")
}

/// What cargo has built for Windows in release.
pub fn built(name: &str) -> PathBuf {
    target().join(TARGET).join("release").join(name)
}

fn target() -> PathBuf {
    home().join("target")
}

fn sysroot() -> PathBuf {
    home().join("sysroot")
}

/// Makes the standard library if this compiler has none yet, and the build folder this clone's own.
pub fn prepare() -> Done {
    let compiler = output(debian(RUSTC).arg("-vV"))?;
    let stamp = home().join("sysroot.txt");
    if !fs::read_to_string(&stamp).is_ok_and(|made_by| made_by == compiler) {
        step("standard library for Windows", make_library)?;
        fs::write(&stamp, compiler).map_err(|why| format!("{}: {why}", stamp.display()))?;
    }
    own_target(&target(), &cargo)
}

/// Debian's cargo with these words, building for Windows.
pub fn cargo(words: &[&str]) -> Command {
    let mut command = debian("/usr/bin/cargo");
    command.args(words).args(["--target", TARGET]).env("CARGO_TARGET_DIR", target());
    command.env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER", "x86_64-w64-mingw32-gcc");
    command.env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUSTFLAGS", format!("--sysroot={}", sysroot().display()));
    command
}

/// As [`cargo`], for what is compiled and never linked: instead of building OpenSSL for ten minutes it is shown the headers
/// of this machine's.
pub fn cargo_without_linking(words: &[&str]) -> Result<Command, String> {
    let shown = home().join("openssl-headers");
    if !shown.join("lib").is_dir() {
        headers(&shown).map_err(|why| format!("headers of OpenSSL: {why}"))?;
    }
    let mut command = cargo(words);
    command.env("OPENSSL_NO_VENDOR", "1").env("OPENSSL_STATIC", "1").env("OPENSSL_DIR", shown);
    // What is written in C is compiled too, but need not be fast.
    command.env("CFLAGS_x86_64_pc_windows_gnu", "-O0");
    Ok(command)
}

/// A program of Debian's compiler, out of sight of rustup's, whose cargo runs this chore.
fn debian(name: &str) -> Command {
    let mut command = program(name);
    for rustup in ["RUSTUP_TOOLCHAIN", "CARGO", "LD_LIBRARY_PATH", "RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"] {
        command.env_remove(rustup);
    }
    command.env("RUSTC", RUSTC).env("RUSTDOC", "/usr/bin/rustdoc");
    command
}

/// Builds the standard library as the makers of the compiler do, so that no unstable flag is needed afterwards.
fn make_library() -> Done {
    let (sources, built) = (home().join("std"), home().join("std-target"));
    anew(&home().join("sysroot"))?;
    anew(&sources)?;
    run(Command::new("cp").args(["-r", &format!("{SOURCES}/.")]).arg(&sources))?;
    let mut command = debian("/usr/bin/cargo");
    command.current_dir(sources.join("sysroot")).env("CARGO_TARGET_DIR", &built);
    command.env("RUSTC_BOOTSTRAP", "1").env("__CARGO_DEFAULT_LIB_METADATA", "stablestd");
    command.env("RUSTFLAGS", "-Zforce-unstable-if-unmarked -Cembed-bitcode=yes");
    run(command.args(["build", "--quiet", "--release", "--target", TARGET, "--features", "panic-unwind,backtrace"]))?;
    let libraries = sysroot().join("lib/rustlib");
    let taken = take_library(&built.join(TARGET).join("release/deps"), &libraries.join(TARGET).join("lib"));
    taken.map_err(|why| format!("{}: {why}", sysroot().display()))?;
    run(Command::new("ln").args(["-s", HOST_LIBRARY]).arg(libraries))?;
    for scratch in [sources, built] {
        fs::remove_dir_all(&scratch).map_err(|why| format!("{}: {why}", scratch.display()))?;
    }
    Ok(())
}

fn take_library(built: &Path, kept: &Path) -> io::Result<()> {
    fs::create_dir_all(kept)?;
    for entry in fs::read_dir(built)? {
        let path = entry?.path();
        if let Some(name) = path.file_name().filter(|_| path.extension().is_some_and(|ending| ending == "rlib")) {
            fs::copy(&path, kept.join(name))?;
        }
    }
    Ok(())
}

/// The common headers and those of this machine side by side, and no library at all.
fn headers(shown: &Path) -> io::Result<()> {
    let include = shown.join("include/openssl");
    fs::create_dir_all(&include)?;
    for folder in ["/usr/include/openssl", "/usr/include/x86_64-linux-gnu/openssl"] {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            fs::copy(entry.path(), include.join(entry.file_name()))?;
        }
    }
    fs::create_dir_all(shown.join("lib"))
}
