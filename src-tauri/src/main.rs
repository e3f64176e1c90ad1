//! The window of 课后管家: it tells the time, carries asks to the desk, and keeps the door to the school's file.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod carry;
mod door;
mod keys;
mod place;

use std::process::ExitCode;
use std::sync::Arc;
use tauri::{App, Url, WebviewWindowBuilder};

fn main() -> ExitCode {
    let office = Arc::new(door::Office::new(place::find()));
    let run = tauri::Builder::default()
        .manage(office)
        .invoke_handler(tauri::generate_handler![carry::ask, carry::door, carry::unlock, carry::lock])
        .setup(|app| open_window(app).map_err(Into::into))
        .run(tauri::generate_context!());
    match run {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("窗口打不开：{why}");
            ExitCode::FAILURE
        }
    }
}

/// Opens the one window of `tauri.conf.json`.
///
/// Its policy there lets in nothing but the page's own files. Ant Design writes its styles while running; rather than
/// letting in every inline style, the page hands it the nonce that this start of the window put into `index.html`.
fn open_window(app: &App) -> tauri::Result<()> {
    for window in &app.config().app.windows {
        WebviewWindowBuilder::from_config(app, window)?
            // Names of pupils must not stay behind in a browser's cache. WebKit can be driven only with a lasting store.
            .incognito(!is_driven())
            .on_navigation(is_own_page)
            .build()?;
    }
    Ok(())
}

/// Whether a test drives the window through WebKitWebDriver.
fn is_driven() -> bool {
    std::env::var("TAURI_WEBVIEW_AUTOMATION").is_ok_and(|said| said == "true")
}

/// The window never leaves its own page, whatever a link says.
fn is_own_page(url: &Url) -> bool {
    url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost") || url.as_str() == "about:blank"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_stays_on_its_own_page() {
        let cases = [
            ("tauri://localhost/index.html#/rosters", true),
            ("http://tauri.localhost/", true),
            ("about:blank", true),
            ("https://example.com/", false),
            ("http://tauri.localhost.example.com/", false),
            ("file:///etc/passwd", false),
            ("data:text/html,hello", false),
        ];
        for (text, own) in cases {
            assert_eq!(Url::parse(text).map(|url| is_own_page(&url)), Ok(own), "{text}");
        }
    }
}
