//! The fuzzers of the reading side: seeds from the shared files, each target for its share of the time, runs counted.
use crate::place;
use crate::step::{Done, cargo, run, step};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// One target for each way a file is read.
const TARGETS: [&str; 5] = ["xlsx", "xls", "csv", "html", "xml"];
/// What one input may take, in bytes of memory (MB), seconds, and bytes of input.
const LIMITS: [&str; 3] = ["-rss_limit_mb=2048", "-timeout=10", "-max_len=200000"];

/// Runs every target, `minutes` in all.
pub fn fuzz(minutes: u64) -> Done {
    let folder = place::root().join("tests/fuzz");
    let kept = place::cache().join("fuzz");
    step("seeds", || seeds(&folder, &kept))?;
    let seconds = (minutes * 60 / TARGETS.len() as u64).max(1);
    for target in TARGETS {
        step(target, || one(&folder, &kept, target, seconds))?;
    }
    Ok(())
}

/// Cargo as the fuzzers need it: their flags are not stable yet, and their builds are their own.
fn fuzzing(folder: &Path, kept: &Path, words: &[&str]) -> Command {
    let mut command = cargo(words);
    command.current_dir(folder).env("RUSTC_BOOTSTRAP", "1").env("CARGO_TARGET_DIR", kept.join("target"));
    command
}

fn seeds(folder: &Path, kept: &Path) -> Done {
    let shared = shared().ok_or("no shared/data beside the project, and KEHOU_SHARED does not name it")?;
    let words = ["run", "--quiet", "--release", "--bin", "seeds"];
    run(fuzzing(folder, kept, &words).args([shared, kept.join("seeds")].map(|path| path.into_os_string())))
}

fn shared() -> Option<PathBuf> {
    let named = std::env::var_os("KEHOU_SHARED").map(PathBuf::from);
    let beside = || place::root().ancestors().map(|up| up.join("shared")).find(|folder| folder.join("data").is_dir());
    let found = named.or_else(beside)?;
    let data = if found.ends_with("data") { found } else { found.join("data") };
    data.is_dir().then_some(data)
}

/// Inputs that crash stay beside the seeds, under `crashes`.
fn one(folder: &Path, kept: &Path, target: &str, seconds: u64) -> Done {
    let (corpus, crashes) = (kept.join("corpus").join(target), kept.join("crashes").join(target));
    for made in [&corpus, &crashes] {
        std::fs::create_dir_all(made).map_err(|why| format!("{}: {why}", made.display()))?;
    }
    let mut command = fuzzing(folder, kept, &["fuzz", "run", "--fuzz-dir", ".", "--sanitizer", "none", target]);
    command.args([corpus, kept.join("seeds").join(target)]).arg("--").args(LIMITS);
    command.arg(format!("-max_total_time={seconds}")).arg(format!("-artifact_prefix={}/", crashes.display()));
    let out = command.stdout(Stdio::inherit()).stderr(Stdio::piped()).output();
    let out =
        out.map_err(|why| format!("cargo fuzz did not start: {why}; install it with `cargo install cargo-fuzz`"))?;
    let told = String::from_utf8_lossy(&out.stderr);
    let last: Vec<&str> = told.lines().filter(|line| line.starts_with("Done ")).collect();
    last.iter().for_each(|line| println!("   {target}: {line}"));
    if out.status.success() { Ok(()) } else { Err(told.lines().rev().take(30).collect::<Vec<_>>().join("\n")) }
}
