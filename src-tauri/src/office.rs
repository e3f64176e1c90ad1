//! The office: the school's file with its desk while the door is open, and everything the page may ask of the window.
use crate::door::Door;
use crate::files::Chooser;
use crate::granted::Granted;
use crate::no::No;
use crate::tasks::Tasks;
use crate::{things, world};
use kehou_desk::{Clerk, Desk, Now, Place};
use serde_json::Value;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Where things lie for this run.
pub struct Home {
    /// The school's data, the program's assets, the system's fonts.
    pub place: Place,
    /// The person's documents, where papers are written.
    pub documents: PathBuf,
}

/// One for each run of the program.
pub struct Office {
    pub(crate) home: Home,
    pub(crate) tasks: Tasks,
    pub(crate) chooser: Chooser,
    inside: Mutex<Inside>,
    granted: Mutex<Granted>,
}

/// What stands behind the door.
#[derive(Default)]
pub(crate) struct Inside {
    pub(crate) desk: Option<Desk>,
    /// Someone locked the door by hand, so it must not open by itself again.
    pub(crate) locked: bool,
    /// The demo school stands on the desk, not the own one.
    pub(crate) in_demo: bool,
    /// Wrong PINs one after the other.
    pub(crate) wrong_pins: u32,
    /// What 今天 shows, found out while the page was still loading; whatever else is done first makes it stale.
    pub(crate) early: Option<Value>,
}

impl Inside {
    /// Closes the file until a passphrase is typed. Nobody knows that of the demo school, so what opens next is the own one.
    pub(crate) fn shut(&mut self) {
        self.desk = None;
        self.locked = true;
        self.in_demo = false;
        self.early = None;
    }

    /// The answer that was found out ahead, for the page's first asking of 今天.
    fn found_early(&mut self, what: &str) -> Option<Value> {
        match what {
            "school" | "me" => None,
            "today" => self.early.take(),
            _ => {
                self.early = None;
                None
            }
        }
    }
}

impl Office {
    /// An office that has not opened anything yet.
    pub fn new(home: Home, chooser: Chooser) -> Self {
        Self { home, chooser, tasks: Tasks::default(), inside: Mutex::default(), granted: Mutex::default() }
    }

    /// Carries one ask to the desk; work with a task's name can be watched and stopped.
    ///
    /// # Errors
    /// The desk's "no", a path nobody chose, a shut file.
    pub fn ask(&self, what: &str, given: Value, task: Option<&str>) -> Result<Value, No> {
        whole(|| {
            self.granted().check_all(&given)?;
            self.tasks.during(task, |task| {
                let mut inside = self.inside();
                if let Some(found) = inside.found_early(what) {
                    return Ok(found);
                }
                let Some(desk) = &mut inside.desk else { return Err(No::shut()) };
                let now = now_of(desk);
                Ok(desk.ask(&now, what, given, task)?)
            })
        })
    }

    /// Answers one thing of the window's own list.
    ///
    /// # Errors
    /// Whatever the thing refuses, and `misasked` for what is not on the list.
    pub fn serve(&self, what: &str, given: Value) -> Result<Value, No> {
        whole(|| things::answer(self, what, given))
    }

    /// How the door stands without trying to open it.
    pub(crate) fn state(&self, inside: &Inside) -> Result<Door, No> {
        let demo = inside.in_demo;
        let folder = self.place(inside).data;
        Ok(match &inside.desk {
            Some(desk) if *desk.clerk() == Clerk::Nobody => Door::LogIn { names: desk.login_names()?, demo },
            Some(_) => Door::Open { demo },
            None if kehou_desk::has_school(&folder) => {
                Door::Shut { folder: folder.display().to_string(), remembered: false, no: None }
            }
            None => Door::NoSchool { folder: folder.display().to_string() },
        })
    }

    /// Where the school lies that stands on the desk, or would.
    pub(crate) fn place(&self, inside: &Inside) -> Place {
        let own = self.home.place.clone();
        if inside.in_demo { Place { data: self.demo_folder().join("data"), ..own } } else { own }
    }

    /// A panic leaves the desk whole: what it was writing is taken back before the next write.
    pub(crate) fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The paths the page may name.
    pub(crate) fn granted(&self) -> MutexGuard<'_, Granted> {
        self.granted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The moment as the one who sits at the desk lives it.
pub(crate) fn now_of(desk: &Desk) -> Now {
    match desk.clerk() {
        Clerk::User { name, .. } => world::now(Some(name)),
        Clerk::Owner | Clerk::Nobody => world::now(None),
    }
}

/// A bug in one step is told to the person, and the next step is done as if nothing had been.
fn whole<T>(work: impl FnOnce() -> Result<T, No>) -> Result<T, No> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(No::bug()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_was_found_out_ahead_is_told_once_and_never_after_other_asks() {
        for (asks, told) in [
            (["school", "me", "today"], [false, false, true]),
            (["today", "today", "school"], [true, false, false]),
            (["put_student", "today", "me"], [false, false, false]),
        ] {
            let mut inside = Inside { early: Some(json!({ "steps": [] })), ..Inside::default() };
            assert_eq!(asks.map(|what| inside.found_early(what).is_some()), told, "{asks:?}");
        }
    }
}
