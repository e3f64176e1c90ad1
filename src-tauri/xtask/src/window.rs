//! Building the window and opening it.
use crate::place;
use crate::setup::{SHOWING, setup};
use crate::step::{self, Done, cargo, npm, program, step};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

/// Opens the window on this computer's own school file and waits until it closes.
pub fn run(release: bool) -> Done {
    let ready = setup(SHOWING)?;
    if !ready.window {
        return Err(format!("the window cannot be built here\n{ready}"));
    }
    if !place::has_display() {
        return Err("there is no display here, so no window can be shown (这里没有显示器,无法打开窗口)".into());
    }
    let window = build(release)?;
    step::run(&mut program(window))
}

/// Builds the page and the window around it.
pub fn build(release: bool) -> Result<PathBuf, String> {
    step("page", || step::run(&mut npm(&["run", "build", "--silent", "--", "--logLevel", "warn"])))?;
    step("window", || {
        let mut command = cargo(&["build", "--quiet", "--package", "kehou-app"]);
        if release {
            command.arg("--release");
        }
        step::run(&mut command)
    })?;
    Ok(place::built("kehou-app", release))
}

/// Opens a window on a folder and goes on.
pub fn open(window: &Path, data: &Path) -> Result<Child, String> {
    let mut command = program(window);
    command.arg("--data").arg(data).env("KEHOU_PASSPHRASE", place::DEMO_PASSPHRASE);
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    quiet.spawn().map_err(|why| format!("{} did not start: {why}", window.display()))
}
