//! Every check of the project, in the order in which they fail fastest.
use crate::setup::{CHECKING, Ready, setup};
use crate::step::{Done, cargo, npm, run, seconds, step, succeeds};
use crate::{licences, place, windows};
use std::time::Instant;

/// Runs every check and stops at the first that fails.
pub fn test() -> Done {
    let began = Instant::now();
    let ready = setup(CHECKING)?;
    let strict = std::env::var("CI").is_ok_and(|value| value == "true");
    if strict && !ready.left_out.is_empty() {
        return Err(format!("nothing may be left out under CI=true\n{ready}"));
    }
    checks(&ready)?;
    if !ready.left_out.is_empty() {
        println!("left out (未做): {ready}");
    }
    println!("all checks passed in {} (全部通过)", seconds(began.elapsed()));
    Ok(())
}

fn checks(ready: &Ready) -> Done {
    step("rustfmt", || run(&mut cargo(&["fmt", "--all", "--check"])))?;
    step("licences", licences::check)?;
    step("cargo deny", deny)?;
    if ready.window {
        step("page: types and lint", || run(&mut npm(&["run", "check", "--silent"])))?;
        step("page: tests", || run(&mut npm(&["run", "test", "--silent", "--", "--reporter=dot"])))?;
        step("page: build", || run(&mut npm(&["run", "build", "--silent", "--", "--logLevel", "warn"])))?;
    }
    step("clippy", || run(&mut selected(ready, &["clippy", "--quiet", "--all-targets"], &["--", "-D", "warnings"])))?;
    if ready.windows {
        windows::check()?;
    }
    step("programs", || run(&mut selected(ready, &["build", "--quiet"], &[])))?;
    step("tests", || tests(ready))?;
    step("examples in the documentation", || run(&mut selected(ready, &["test", "--quiet", "--doc"], &[])))
}

/// Cargo over the default members, and over the window too where it can be built.
/// One selection for all steps keeps Cargo from building the shared crates twice.
fn selected(ready: &Ready, words: &[&str], last: &[&str]) -> std::process::Command {
    let mut command = cargo(words);
    if ready.window {
        // The loopback host shows the page to Chromium; it is built for tests only.
        command.args(["--workspace", "--features", "kehou-app/host"]);
    }
    command.args(last);
    command
}

fn deny() -> Done {
    if !succeeds(&mut cargo(&["deny", "--version"])) {
        println!("   left out: cargo-deny is not there (未做:没有 cargo-deny)");
        return Ok(());
    }
    run(&mut cargo(&["deny", "--log-level", "error", "check", "licenses", "bans", "sources"]))
}

fn tests(ready: &Ready) -> Done {
    let nextest = succeeds(&mut cargo(&["nextest", "--version"]));
    let words: &[&str] =
        if nextest { &["nextest", "run", "--status-level", "fail"] } else { &["test", "--quiet", "--tests"] };
    let mut command = selected(ready, words, &[]);
    command.env("KEHOU_BINARY", place::built("kehou", false)).env("KEHOU_PYTHON", place::python());
    if ready.window {
        command.env("KEHOU_WINDOW_BINARY", place::built("kehou-app", false));
        command.env("KEHOU_HOST_BINARY", place::built("kehou-host", false));
    }
    run(&mut command)
}
