//! A window of the same build with nothing in it: what the start of the real one is measured beside. Never shipped.
use std::process::ExitCode;
use tauri::{Url, WebviewUrl, WebviewWindowBuilder};

fn main() -> ExitCode {
    let run = tauri::Builder::default()
        .setup(|app| {
            for window in &app.config().app.windows {
                let mut empty = window.clone();
                empty.url = WebviewUrl::External(Url::parse("about:blank")?);
                WebviewWindowBuilder::from_config(app, &empty)?.build()?;
            }
            Ok(())
        })
        .run(tauri::generate_context!());
    match run {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
