//! The system's own dialogs for choosing a file or folder; only Rust opens them, the page has no leave to.
use kehou_app::{Choose, ChooseKind, Chooser};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::DialogExt;

/// Asks the person at the window, beginning among the documents; nobody is asked before there is a window.
pub fn chooser(app: Arc<OnceLock<AppHandle>>, documents: PathBuf) -> Chooser {
    Box::new(move |choose| {
        let app = app.get()?;
        let mut dialog = app.dialog().file();
        if let Some(window) = app.get_webview_window("main") {
            dialog = dialog.set_parent(&window);
        }
        if documents.is_dir() {
            dialog = dialog.set_directory(&documents);
        }
        if let Some(title) = &choose.title {
            dialog = dialog.set_title(title);
        }
        if !choose.name.is_empty() {
            dialog = dialog.set_file_name(&choose.name);
        }
        if !choose.endings.is_empty() {
            let endings: Vec<&str> = choose.endings.iter().map(String::as_str).collect();
            dialog = dialog.add_filter(kinds(choose), &endings);
        }
        let path = match choose.kind {
            ChooseKind::Open => dialog.blocking_pick_file(),
            ChooseKind::Save => dialog.blocking_save_file(),
            ChooseKind::Folder => dialog.blocking_pick_folder(),
        };
        path.and_then(|path| path.into_path().ok())
    })
}

/// The kinds of files as the dialog lists them.
fn kinds(choose: &Choose) -> String {
    let endings: Vec<String> = choose.endings.iter().map(|ending| format!("*.{ending}")).collect();
    endings.join("、")
}
