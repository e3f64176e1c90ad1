//! The window's commands: each tells the time, carries one thing to the office on a thread that may wait, and back.

use crate::door::{Door, No, Office};
use chrono::{Local, Utc};
use kehou_desk::Now;
use serde_json::Value;
use std::sync::Arc;
use tauri::State;
use zeroize::Zeroizing;

/// One ask of the desk's list; what it means is the desk's affair.
#[tauri::command]
pub async fn ask(office: State<'_, Arc<Office>>, what: String, given: Value) -> Result<Value, No> {
    carry(&office, move |office| office.ask(&now(), &what, given)).await
}

/// How the school's file stands; opens it when the passphrase is already known.
#[tauri::command]
pub async fn door(office: State<'_, Arc<Office>>) -> Result<Door, No> {
    carry(&office, |office| Ok(office.door())).await
}

/// Opens the school's file with a passphrase, and keeps or forgets it in the system's key store; answers whether it is kept.
#[tauri::command]
pub async fn unlock(office: State<'_, Arc<Office>>, passphrase: String, remember: bool) -> Result<bool, No> {
    let passphrase = Zeroizing::new(passphrase);
    carry(&office, move |office| office.unlock(&passphrase, remember)).await
}

/// Closes the school's file until the passphrase is given again.
#[tauri::command]
pub async fn lock(office: State<'_, Arc<Office>>) -> Result<(), No> {
    carry(&office, |office| {
        office.lock();
        Ok(())
    })
    .await
}

/// Runs on the pool of threads that may block, so that the window stays alive while the desk works.
async fn carry<T: Send + 'static>(
    office: &Arc<Office>,
    work: impl FnOnce(&Office) -> Result<T, No> + Send + 'static,
) -> Result<T, No> {
    let office = Arc::clone(office);
    let done = tokio::task::spawn_blocking(move || work(&office)).await;
    done.unwrap_or_else(|_| {
        Err(No::fault("bug", "程序内部出错，这一步没有完成。请关闭窗口重新打开；如果还是这样，请告诉维护人员。"))
    })
}

/// The one place where the window reads the clock and who sits at it. `KEHOU_TODAY` (`YYYY-MM-DD`) sets the school's day
/// for trials and tests, as it does for the console.
fn now() -> Now {
    let set = std::env::var("KEHOU_TODAY").ok().and_then(|day| day.parse().ok());
    let today = set.unwrap_or_else(|| Local::now().date_naive());
    let actor = ["KEHOU_ACTOR", "USERNAME", "USER"].iter().find_map(|name| std::env::var(name).ok());
    Now { at: Utc::now(), today, actor: actor.unwrap_or_else(|| "窗口".to_owned()) }
}
