//! The door to the school's file: shut, open, or no school behind it.

use crate::keys;
use kehou_desk::{Desk, Now, Place, Quiet};
use serde::Serialize;
use serde_json::Value;
use std::sync::{Mutex, MutexGuard, PoisonError};
use zeroize::Zeroizing;

/// The folder the window works on, and its desk while the door is open.
pub struct Office {
    place: Place,
    inside: Mutex<Inside>,
}

#[derive(Default)]
struct Inside {
    desk: Option<Desk>,
    /// Someone locked the door by hand, so it must not open by itself again.
    locked: bool,
}

/// How the school's file stands, as the page is told.
#[derive(Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Door {
    /// Asks will be answered.
    Open,
    /// A passphrase is wanted; `no` says why opening by itself failed, if it was tried.
    Shut { folder: String, remembered: bool, no: Option<No> },
    /// The folder holds no school.
    NoSchool { folder: String },
}

/// The desk's "no", or the window's own when it could not even reach the desk.
#[derive(Serialize)]
#[serde(untagged)]
pub enum No {
    Desk(kehou_desk::No),
    Window { fault: &'static str, message: &'static str },
}

impl No {
    pub fn fault(fault: &'static str, message: &'static str) -> Self {
        Self::Window { fault, message }
    }
}

impl From<kehou_desk::No> for No {
    fn from(no: kehou_desk::No) -> Self {
        Self::Desk(no)
    }
}

impl Office {
    pub fn new(place: Place) -> Self {
        Self { place, inside: Mutex::default() }
    }

    /// Carries one ask to the desk.
    pub fn ask(&self, now: &Now, what: &str, given: Value) -> Result<Value, No> {
        match &mut self.inside().desk {
            Some(desk) => Ok(desk.ask(now, what, given, &Quiet)?),
            None => Err(No::fault("shut", "学校数据还没有打开。请先输入口令。")),
        }
    }

    /// Says how the door stands, after trying the passphrase of the environment or of the key store.
    pub fn door(&self) -> Door {
        let mut inside = self.inside();
        if inside.desk.is_some() {
            return Door::Open;
        }
        let folder = self.place.data.display().to_string();
        if !kehou_desk::has_school(&self.place.data) {
            return Door::NoSchool { folder };
        }
        let remembered = keys::remembered(&self.place.data);
        let is_remembered = remembered.is_some();
        let known = given().or(remembered).filter(|_| !inside.locked);
        let no = match known.map(|passphrase| kehou_desk::open(&self.place, &passphrase)) {
            Some(Ok(desk)) => {
                inside.desk = Some(desk);
                return Door::Open;
            }
            Some(Err(no)) => Some(no.into()),
            None => None,
        };
        Door::Shut { folder, remembered: is_remembered, no }
    }

    /// Opens the door by hand, and answers whether the passphrase is kept. A key store that fails is no reason to stay outside.
    pub fn unlock(&self, passphrase: &str, remember: bool) -> Result<bool, No> {
        let mut inside = self.inside();
        inside.desk = None;
        inside.desk = Some(kehou_desk::open(&self.place, passphrase)?);
        inside.locked = false;
        if remember {
            return Ok(keys::remember(&self.place.data, passphrase));
        }
        keys::forget(&self.place.data);
        Ok(false)
    }

    /// Closes the file; only a passphrase typed by hand opens it again.
    pub fn lock(&self) {
        let mut inside = self.inside();
        inside.desk = None;
        inside.locked = true;
    }

    /// A panic in one ask leaves the desk whole: what it was writing is taken back before the next write.
    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The passphrase of the demo and of tests.
fn given() -> Option<Zeroizing<String>> {
    std::env::var("KEHOU_PASSPHRASE").ok().map(Zeroizing::new)
}
