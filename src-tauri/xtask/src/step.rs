//! Running other programs, one named step at a time, with the time each took.
use crate::place;
use std::ffi::OsStr;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What a chore comes to: nothing, or why it stopped.
pub type Done = Result<(), String>;

/// A program called in the clone, building outside it.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(place::root()).env("CARGO_TARGET_DIR", place::target());
    command
}

/// Cargo with these words.
pub fn cargo(words: &[&str]) -> Command {
    let mut command = program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(words);
    command
}

/// npm with these words, in the page's folder.
pub fn npm(words: &[&str]) -> Command {
    let mut command = program(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(place::ui()).args(words);
    command
}

/// Runs a program and lets it speak.
pub fn run(command: &mut Command) -> Done {
    let said = words_of(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{said}` ended with {status}")),
        Err(why) => Err(format!("`{said}` did not start: {why}")),
    }
}

/// Whether a program runs and is content, unheard.
pub fn succeeds(command: &mut Command) -> bool {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

/// Runs a program and hands over what it printed.
pub fn output(command: &mut Command) -> Result<String, String> {
    let said = words_of(command);
    let out = command.stderr(Stdio::inherit()).output().map_err(|why| format!("`{said}` did not start: {why}"))?;
    if !out.status.success() {
        let told = String::from_utf8_lossy(&out.stdout);
        return Err(format!("`{said}` ended with {}\n{told}", out.status));
    }
    String::from_utf8(out.stdout).map_err(|why| format!("`{said}` did not print text: {why}"))
}

/// One step of a chore, announced before and timed after.
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    println!("── {name}");
    let began = Instant::now();
    let done = work().map_err(|why| format!("{name}: {why}"))?;
    println!("   {name}: {}", seconds(began.elapsed()));
    Ok(done)
}

/// A time as people read it.
pub fn seconds(time: Duration) -> String {
    let whole = time.as_secs();
    if whole < 60 { format!("{:.1} s", time.as_secs_f64()) } else { format!("{} min {:02} s", whole / 60, whole % 60) }
}

fn words_of(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}
