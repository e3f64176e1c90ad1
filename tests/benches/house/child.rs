//! One piece of work in a process of its own: how long it took, and the most memory it held.
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// What a child measured of itself.
#[derive(Debug, Clone)]
pub struct Measured {
    /// Wall time.
    pub millis: u64,
    /// The most memory held, where the system tells.
    pub peak_kb: Option<u64>,
    /// A count of the work: pages, rows.
    pub extra: u64,
}

/// Runs one piece of work in a child of this program.
pub fn run(what: &str, folder: &Path) -> Measured {
    let program = std::env::current_exe().expect("this program");
    of(Command::new(program).args(["--child", what]).arg(folder))
}

/// The quickest of some runs.
pub fn best(what: &str, folder: &Path, times: usize) -> Measured {
    (0..times).map(|_| run(what, folder)).min_by_key(|measured| measured.millis).expect("at least one run")
}

/// What a command printed of itself: milliseconds, peak in kilobytes, count.
pub fn of(command: &mut Command) -> Measured {
    let output = command.output().expect("the measured program runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    let mut numbers = said.split_whitespace().map(|word| word.parse::<u64>().unwrap_or(0));
    let mut next = || numbers.next().unwrap_or(0);
    let (millis, peak, extra) = (next(), next(), next());
    Measured { millis, peak_kb: (peak > 0).then_some(peak), extra }
}

/// Does the work of a child and prints what it measured.
pub fn answer(what: &str, folder: &Path) {
    let (millis, extra) = match what {
        "letters" => crate::letters::work(folder),
        "import" => crate::import::work(folder),
        "calamine" => crate::import::bare(folder),
        "settle" => crate::settle::work(folder),
        other => panic!("no work called {other}"),
    };
    println!("{millis} {} {extra}", peak_kb());
}

/// How long the work took.
pub fn timed<T>(work: impl FnOnce() -> T) -> (u64, T) {
    let began = Instant::now();
    let answer = work();
    (u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX), answer)
}

fn peak_kb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
