//! The window of 课后管家: one page, two commands, dialogs of the system, and files dropped by hand.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod carry;
mod dialogs;
mod screen_font;

use kehou_app::{Home, Office, place, runtime};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, OnceLock};
use tauri::{App, AppHandle, DragDropEvent, Manager, Url, WebviewWindow, WebviewWindowBuilder, WindowEvent};

fn main() -> ExitCode {
    if cfg!(windows)
        && let Err(why) = runtime::judge(tauri::webview_version().ok().as_deref())
    {
        runtime::tell(&why);
        return ExitCode::FAILURE;
    }
    let handle = Arc::new(OnceLock::new());
    let office = Arc::new(office(&handle));
    // A school whose passphrase is known opens while the window is still coming; the page's own asking waits for it, and is told.
    // On Windows a second start of the program ends in the builder, before it may open anything.
    if !cfg!(windows) {
        open_early(&office);
    }
    let builder = tauri::Builder::default();
    // First of all plugins, as it asks for: a second start ends here and brings the first window forward.
    #[cfg(windows)]
    let builder = builder.plugin(tauri_plugin_single_instance::init(|app, _, _| bring_forward(app)));
    let run = builder
        .plugin(tauri_plugin_dialog::init())
        .register_uri_scheme_protocol(screen_font::SCHEME, |_, _| screen_font::answer())
        .invoke_handler(tauri::generate_handler![carry::ask, carry::window])
        .setup(move |app| open(app, &office, &handle).map_err(Into::into))
        .run(tauri::generate_context!());
    match run {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            runtime::tell(&format!(
                "课后管家的窗口打不开（{why}）。请重新启动电脑再试；还是这样时，请重新安装。学校的数据没有变。"
            ));
            ExitCode::FAILURE
        }
    }
}

/// The office of this run; its dialogs belong to the window that `handle` will name.
fn office(handle: &Arc<OnceLock<AppHandle>>) -> Office {
    let place = place::find(std::env::args_os().skip(1));
    let documents = place::documents().or_else(dirs::document_dir).unwrap_or_else(|| place.data.clone());
    let chooser = match std::env::var_os("KEHOU_CHOICES").filter(|_| is_driven()) {
        Some(answers) => kehou_app::scripted(PathBuf::from(answers)),
        None => dialogs::chooser(Arc::clone(handle), documents.clone()),
    };
    Office::new(Home { place, documents }, chooser)
}

fn open_early(office: &Arc<Office>) {
    let early = Arc::clone(office);
    std::thread::spawn(move || early.open_early());
}

/// Puts the one window of `tauri.conf.json` on the office.
///
/// Its policy there lets in nothing but the page's own files. Ant Design writes its styles while running; rather than
/// letting in every inline style, the page hands it the nonce that this start of the window put into `index.html`.
fn open(app: &App, office: &Arc<Office>, handle: &OnceLock<AppHandle>) -> tauri::Result<()> {
    handle.get_or_init(|| app.handle().clone());
    app.manage(Arc::clone(office));
    if cfg!(windows) {
        open_early(office);
    }
    for window in &app.config().app.windows {
        let builder = WebviewWindowBuilder::from_config(app, window)?;
        // On a USB stick the engine's own files stay with the program.
        let builder = match kehou_desk::portable() {
            Some(folder) => builder.data_directory(folder.join("data").join("window")),
            None => builder,
        };
        let window = builder
            // Names of pupils must not stay behind in a browser's cache. WebKit can be driven only with a lasting store.
            .incognito(!is_driven())
            .on_navigation(is_own_page)
            .build()?;
        take_drops(&window, office);
    }
    Ok(())
}

/// A second start of the program shows the window of the first.
#[cfg(windows)]
fn bring_forward(app: &tauri::AppHandle) {
    for window in app.webview_windows().values() {
        // A window that is just closing cannot be brought forward, and need not be.
        let _ = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
    }
}

/// Files dropped on the window come as paths: the office lets them in, and the page is told by an event of its own.
fn take_drops(window: &WebviewWindow, office: &Arc<Office>) {
    let (page, office) = (window.clone(), Arc::clone(office));
    window.on_window_event(move |event| {
        let WindowEvent::DragDrop(drag) = event else { return };
        let (name, detail) = match drag {
            DragDropEvent::Enter { .. } => ("kehou-drag", serde_json::json!({ "over": true })),
            DragDropEvent::Leave => ("kehou-drag", serde_json::json!({ "over": false })),
            DragDropEvent::Drop { paths, .. } => {
                office.dropped(paths);
                ("kehou-drop", serde_json::json!({ "paths": paths }))
            }
            _ => return,
        };
        // Text of serde_json is text of JavaScript; a page that is gone needs no telling.
        let _ = page.eval(format!("window.dispatchEvent(new CustomEvent('{name}', {{ detail: {detail} }}))"));
    });
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
