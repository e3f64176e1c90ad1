//! `kehou`: the same asks as the window's, from the console; it tells the time, carries asks and prints answers.
mod args;
mod carry;
mod places;
mod print;

use args::{Args, Command};
use clap::Parser;
use clap::error::ErrorKind;
use std::process::ExitCode;

/// Done.
const DONE: u8 = 0;
/// Refused, or problems in the user's data.
const REFUSED: u8 = 1;
/// The command line was not understood.
const USAGE: u8 = 2;
/// The machine failed.
const FAULT: u8 = 3;

fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            let asked = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
            let _ = error.print();
            return ExitCode::from(if asked { DONE } else { USAGE });
        }
    };
    match carry::out(&args) {
        Ok(answer) => {
            let code = if carry::has_problems(&answer) { REFUSED } else { DONE };
            print::answer(&args, &answer);
            ExitCode::from(code)
        }
        Err(no) => {
            print::refusal(&args, &no);
            ExitCode::from(match no {
                kehou_desk::No::Misasked { .. } => USAGE,
                ref no if no.is_fault() => FAULT,
                _ => REFUSED,
            })
        }
    }
}

impl Args {
    /// Whether the command works without a school's file.
    fn needs_no_school(&self) -> bool {
        matches!(self.command, Command::Tools(_) | Command::Sheet { .. } | Command::Template { .. })
    }
}
