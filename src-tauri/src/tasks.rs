//! Long work by its number: how far it has come and whether to stop, told outside the desk's lock.
use kehou_desk::Progress;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use ts_rs::TS;

/// The work under way.
#[derive(Default)]
pub struct Tasks(Mutex<BTreeMap<String, Arc<Task>>>);

/// One piece of work: a counter that the page may look at while the desk works.
#[derive(Default)]
pub struct Task {
    done: AtomicU64,
    of: AtomicU64,
    cancelled: AtomicBool,
}

/// Which work.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TaskOf {
    /// The name the page gave it.
    pub task: String,
}

/// How far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TaskShown {
    /// Steps done.
    pub done: u64,
    /// Steps in all; 0 before it is known.
    pub of: u64,
}

impl Tasks {
    /// Does work under a name, or under none.
    pub fn during<T>(&self, name: Option<&str>, work: impl FnOnce(&Task) -> T) -> T {
        let task = Arc::new(Task::default());
        let Some(name) = name else { return work(&task) };
        self.list().insert(name.to_owned(), Arc::clone(&task));
        let done = work(&task);
        self.list().remove(name);
        done
    }

    /// How far a piece of work has come; `None` where it is not under way.
    pub fn progress(&self, name: &str) -> Option<TaskShown> {
        let list = self.list();
        let task = list.get(name)?;
        Some(TaskShown { done: task.done.load(Ordering::Relaxed), of: task.of.load(Ordering::Relaxed) })
    }

    /// Asks a piece of work to stop; it does so at its next step and leaves nothing half-done.
    pub fn cancel(&self, name: &str) {
        if let Some(task) = self.list().get(name) {
            task.cancelled.store(true, Ordering::Relaxed);
        }
    }

    fn list(&self) -> MutexGuard<'_, BTreeMap<String, Arc<Task>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Progress for Task {
    fn step(&self, done: u64, of: u64) -> bool {
        self.done.store(done, Ordering::Relaxed);
        self.of.store(of, Ordering::Relaxed);
        !self.cancelled.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_watched_and_stopped_while_it_runs() {
        let tasks = Tasks::default();
        let went_on = tasks.during(Some("letters"), |task| {
            assert!(task.step(3, 10));
            assert_eq!(tasks.progress("letters"), Some(TaskShown { done: 3, of: 10 }));
            assert_eq!(tasks.progress("another"), None);
            tasks.cancel("letters");
            task.step(4, 10)
        });
        assert!(!went_on);
        assert_eq!(tasks.progress("letters"), None);
    }
}
