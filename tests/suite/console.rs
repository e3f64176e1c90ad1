//! Drives the console program as a school's script would, and reads its one JSON object and its exit code.
use crate::office::{PASSPHRASE, TODAY};
use kehou_tests::{console, root};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The console over one folder of data.
pub struct Console {
    binary: PathBuf,
    data: PathBuf,
    passphrase: String,
}

/// What one command did.
pub struct Ran {
    /// The exit code.
    pub code: i32,
    /// The object on stdout; null where there is none.
    pub answer: Value,
    /// What went to stderr.
    pub said: String,
}

impl Console {
    /// The console, or `None` after saying that it is not built.
    pub fn over(data: &Path) -> Option<Console> {
        Some(Console { binary: console()?, data: data.to_owned(), passphrase: PASSPHRASE.to_owned() })
    }

    /// The same with another passphrase.
    pub fn with(self, passphrase: &str) -> Console {
        Console { passphrase: passphrase.to_owned(), ..self }
    }

    /// Runs a command to its end.
    pub fn run<S: AsRef<str>>(&self, args: &[S]) -> Ran {
        ran(self.command(args).output().unwrap())
    }

    /// A command about to run, with JSON asked for.
    pub fn command<S: AsRef<str>>(&self, args: &[S]) -> Command {
        let mut command = Command::new(&self.binary);
        command.arg("--json").arg("--data").arg(&self.data).args(args.iter().map(AsRef::as_ref));
        command.env("KEHOU_PASSPHRASE", &self.passphrase).env("KEHOU_TODAY", TODAY);
        command.env("KEHOU_ASSETS", root().join("assets"));
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }
}

/// What a program that ended left behind.
pub fn ran(output: Output) -> Ran {
    Ran {
        code: output.status.code().unwrap_or(-1),
        answer: serde_json::from_slice(&output.stdout).unwrap_or(Value::Null),
        said: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}
