//! The chores of the project, run as `cargo xtask NAME`: set up, demo, run, test, bench, fuzz, make the edition for Windows, list licences.
mod bench;
mod demo;
mod fuzz;
mod licences;
mod place;
mod setup;
mod step;
mod test;
mod window;
mod windows;

use std::process::ExitCode;
use windows::Way;

const USAGE: &str = "\
cargo xtask setup             install what is missing (Debian, as root), else say what to install
cargo xtask demo [--release]  make the demo school, list its papers, open the window on it
cargo xtask run  [--release]  open the window on this computer's own school file
cargo xtask test              every check there is; stops at the first that fails
cargo xtask bench             the measured bars of the product (release build)
cargo xtask fuzz [--minutes N]  damaged files for the readers, 10 minutes unless told (needs cargo-fuzz)
cargo xtask windows [--no-trial | --only-trial]  installer and zip for Windows, tried under Wine (Debian 12)
cargo xtask licences          write THIRD-PARTY.md anew
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let release = words.iter().any(|word| word == "--release");
    let name = words.first().map(String::as_str).unwrap_or_default();
    let minutes = words.iter().position(|word| word == "--minutes").and_then(|at| words.get(at + 1)?.parse().ok());
    let known = |word: &String| {
        word == "--release"
            || (name == "windows" && (word == "--no-trial" || word == "--only-trial"))
            || (name == "fuzz" && minutes.is_some() && (word == "--minutes" || word.parse::<u64>().is_ok()))
    };
    let unknown = words.iter().skip(1).find(|word| !known(word));
    let done = match (name, unknown) {
        (_, Some(word)) => Err(format!("unknown word {word}\n\n{USAGE}")),
        ("setup", _) => setup::setup(setup::CHECKING).map(|ready| println!("{ready}")),
        ("demo", _) => demo::demo(release),
        ("run", _) => window::run(release),
        ("test", _) => test::test(),
        ("bench", _) => bench::bench(),
        ("fuzz", _) => fuzz::fuzz(minutes.unwrap_or(10)),
        ("windows", _) => windows::windows(match words.get(1).map(String::as_str) {
            Some("--no-trial") => Way::Untried,
            Some("--only-trial") => Way::OnlyTried,
            _ => Way::Whole,
        }),
        ("licences", _) => licences::write(),
        _ => Err(format!("a chore is wanted\n\n{USAGE}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("\nxtask: {why}");
            ExitCode::FAILURE
        }
    }
}
