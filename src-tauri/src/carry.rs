//! The window's two commands: each carries one thing to the office on a thread that may wait, and back.
use kehou_app::{No, Office};
use serde_json::Value;
use std::sync::Arc;
use tauri::State;

/// One ask of the desk's list; what it means is the desk's affair. Work with a task's name can be watched and stopped.
#[tauri::command]
pub async fn ask(
    office: State<'_, Arc<Office>>,
    what: String,
    given: Value,
    task: Option<String>,
) -> Result<Value, No> {
    carry(&office, move |office| office.ask(&what, given, task.as_deref())).await
}

/// One thing of the window's own list: the door, files, tasks.
#[tauri::command]
pub async fn window(office: State<'_, Arc<Office>>, what: String, given: Value) -> Result<Value, No> {
    carry(&office, move |office| office.serve(&what, given)).await
}

/// Runs on the pool of threads that may block, so that the window stays alive while the desk works.
async fn carry(
    office: &Arc<Office>,
    work: impl FnOnce(&Office) -> Result<Value, No> + Send + 'static,
) -> Result<Value, No> {
    let office = Arc::clone(office);
    tokio::task::spawn_blocking(move || work(&office)).await.unwrap_or_else(|_| Err(No::bug()))
}
