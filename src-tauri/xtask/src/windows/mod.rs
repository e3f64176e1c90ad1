//! The edition for Windows, made on Debian 12: cross-built, packed as an installer and as a zip, tried under Wine.
mod console;
mod pack;
mod same;
mod toolchain;
mod trial;
mod wine;

use crate::setup::{FOR_WINDOWS, is_debian_12, setup};
use crate::step::{Done, npm, run, seconds, step};
use std::path::Path;
use std::time::Instant;

/// How much of it is done.
#[derive(Clone, Copy, PartialEq)]
pub enum Way {
    /// Built, packed and tried.
    Whole,
    /// Built and packed.
    Untried,
    /// What was packed before is tried.
    OnlyTried,
}

/// Builds both programs for Windows, packs them and tries the result under Wine.
pub fn windows(way: Way) -> Done {
    let began = Instant::now();
    if !is_debian_12() {
        return Err("programs for Windows are built on Debian 12 (Windows 版在 Debian 12 上制作)".into());
    }
    let ready = setup(FOR_WINDOWS)?;
    if !ready.left_out.is_empty() {
        return Err(ready.to_string());
    }
    let made = pack::Made::here();
    if way != Way::OnlyTried {
        toolchain::prepare()?;
        step("page", || run(&mut npm(&["run", "build", "--silent", "--", "--logLevel", "warn"])))?;
        step("programs for Windows", || {
            let words =
                ["build", "--quiet", "--locked", "--release", "--package", "kehou-cli", "--package", "kehou-app"];
            run(&mut toolchain::cargo(&words))
        })?;
        step("installer and zip", || pack::pack(&made))?;
    }
    if way != Way::Untried {
        step("trial under Wine", || trial::trial(&made))?;
    }
    println!("\n{made}the whole took {} (全部完成)", seconds(began.elapsed()));
    Ok(())
}

/// Sees whether the rooms and the console compile for Windows; OpenSSL is only looked at, for building it takes ten minutes.
pub fn check() -> Done {
    toolchain::prepare()?;
    step("console and rooms for Windows", || {
        run(&mut toolchain::cargo_without_linking(&["check", "--quiet", "--locked", "--package", "kehou-cli"])?)
    })
}

/// The version of the product.
fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// A folder made anew, empty.
fn anew(folder: &Path) -> Done {
    let fault = |why: std::io::Error| format!("{}: {why}", folder.display());
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(fault)?;
    }
    std::fs::create_dir_all(folder).map_err(fault)
}
