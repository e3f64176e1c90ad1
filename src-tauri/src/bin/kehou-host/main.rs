//! The page in an ordinary browser on this computer: the same page, policy and office as the window's, for tests and for
//! looking at screens. It listens on 127.0.0.1 only and is never shipped.
mod answer;
mod request;

use answer::Site;
use kehou_app::{Home, Office, place};
use std::ffi::OsString;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;

const HELP: &str = "kehou-host --data DIR --ui DIR [--port P]

  --data DIR   the folder of the school's data
  --ui DIR     the built page, ui/dist
  --port P     the port on 127.0.0.1; a free one without it

KEHOU_PASSPHRASE  opens the school by itself
KEHOU_TODAY       the school's day, YYYY-MM-DD
KEHOU_ASSETS      the program's assets, else those of the clone
KEHOU_DOCUMENTS   where papers are written, else `documents` in the data folder
KEHOU_CHOICES     a text file with the answers to file dialogs, one path a line, an empty line goes back

In the page, `await kehouDrop([path, …])` drops files as a hand would.";

fn main() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().skip(1).collect();
    let Some(ui) = after(&words, "--ui").map(PathBuf::from).filter(|ui| ui.join("index.html").is_file()) else {
        eprintln!("{HELP}");
        return ExitCode::from(2);
    };
    let port = after(&words, "--port").and_then(|port| port.to_str()?.parse().ok()).unwrap_or(0);
    match serve(words, ui, port) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn serve(words: Vec<OsString>, ui: PathBuf, port: u16) -> std::io::Result<()> {
    let listener = TcpListener::bind(("127.0.0.1", port))?;
    let place = place::find(words.into_iter());
    let documents = place::documents().unwrap_or_else(|| place.data.join("documents"));
    let answers = std::env::var_os("KEHOU_CHOICES").map_or_else(|| place.data.join("choices.txt"), PathBuf::from);
    let office = Office::new(Home { place, documents }, kehou_app::scripted(answers));
    let site = Arc::new(Site::new(ui, office));
    println!("http://{}/", listener.local_addr()?);
    for stream in listener.incoming() {
        let (stream, site) = (stream?, Arc::clone(&site));
        // A browser that hangs up in the middle of an answer is its own affair.
        thread::spawn(move || site.answer(stream).ok());
    }
    Ok(())
}

/// The word after a flag.
fn after<'a>(words: &'a [OsString], flag: &str) -> Option<&'a OsString> {
    words.iter().position(|word| word == flag).and_then(|at| words.get(at + 1))
}
