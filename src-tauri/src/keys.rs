//! What opens the school, in the system's key store, for those who asked for it: not the passphrase, which the person may use
//! elsewhere too, but the file's own key, which also spares every start the work of stretching a passphrase. Every failure here
//! only means "not remembered".
//! The portable edition leaves nothing behind on a computer it visits, so it remembers nothing.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;
use zeroize::Zeroizing;

/// The name under which the system lists what we keep.
const SERVICE: &str = "kehou";

/// A key store may wait for an answer to a question of its own; the door must not wait with it.
const PATIENCE: Duration = Duration::from_secs(5);

/// What is kept for the school in this folder; older versions kept the passphrase itself.
pub fn remembered(folder: &Path) -> Option<Zeroizing<String>> {
    patiently(folder, |entry| entry.get_password().map(Zeroizing::new))
}

/// Keeps what opens the school in this folder; says whether it is kept.
pub fn remember(folder: &Path, opens: Zeroizing<String>) -> bool {
    patiently(folder, move |entry| entry.set_password(&opens)).is_some()
}

/// Forgets what opens the school in this folder.
pub fn forget(folder: &Path) {
    patiently(folder, keyring::Entry::delete_credential);
}

fn patiently<T: Send + 'static>(
    folder: &Path,
    work: impl FnOnce(&keyring::Entry) -> keyring::Result<T> + Send + 'static,
) -> Option<T> {
    if kehou_desk::portable().is_some() {
        return None;
    }
    // Two schools on one computer have two passphrases, so the folder is the entry's name.
    let folder: PathBuf = folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf());
    let (done, wait) = mpsc::channel();
    let begun = thread::Builder::new().name("key-store".to_owned()).spawn(move || {
        let entry = keyring::Entry::new(SERVICE, &folder.to_string_lossy());
        // Whoever waited may have gone; then the answer is not wanted any more.
        let _ = done.send(entry.and_then(|entry| work(&entry)));
    });
    begun.ok()?;
    wait.recv_timeout(PATIENCE).ok()?.ok()
}
