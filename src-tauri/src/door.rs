//! The door to the school's file: shut, open, waiting for someone to log in, or no school behind it.
use crate::no::No;
use crate::office::{Inside, Office, now_of};
use crate::{keys, world};
use kehou_desk::{Desk, Quiet};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

/// After so many wrong PINs one after the other the file is shut.
const WRONG_PINS_MAX: u32 = 5;

/// Nothing is given.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct Nothing {}

/// How the school's file stands, as the page is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Door {
    /// Asks will be answered.
    Open {
        /// Whether it is the demo school.
        demo: bool,
    },
    /// The file is open, and one of these people must log in.
    LogIn {
        /// Those who may.
        names: Vec<String>,
        /// Whether it is the demo school.
        demo: bool,
    },
    /// A passphrase is wanted; `no` says why opening by itself failed, if it was tried.
    Shut {
        /// The data folder.
        folder: String,
        /// Whether the system's key store keeps a passphrase.
        remembered: bool,
        /// Why it stays shut.
        no: Option<WhyShut>,
    },
    /// The folder holds no school.
    NoSchool {
        /// The data folder.
        folder: String,
    },
}

/// Why the door did not open by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WhyShut {
    /// The stable code.
    pub refused: String,
    /// The sentence.
    pub message: String,
}

/// A passphrase typed by hand.
#[derive(Deserialize, TS)]
pub struct Unlock {
    /// The passphrase.
    #[ts(type = "string")]
    pub passphrase: Zeroizing<String>,
    /// Whether the system's key store shall keep it.
    pub remember: bool,
}

/// A user's name and PIN.
#[derive(Deserialize, TS)]
pub struct LogIn {
    /// The name.
    pub name: String,
    /// The PIN.
    #[ts(type = "string")]
    pub pin: Zeroizing<String>,
}

/// The recovery key and what to open by from now on.
#[derive(Deserialize, TS)]
pub struct Recover {
    /// As written down.
    #[ts(type = "string")]
    pub recovery_key: Zeroizing<String>,
    /// The new passphrase.
    #[ts(type = "string")]
    pub new_passphrase: Zeroizing<String>,
}

/// Another passphrase.
#[derive(Deserialize, TS)]
pub struct ChangePassphrase {
    /// The one so far.
    #[ts(type = "string")]
    pub passphrase: Zeroizing<String>,
    /// The one from now on.
    #[ts(type = "string")]
    pub new_passphrase: Zeroizing<String>,
}

/// Another recovery key.
#[derive(Deserialize, TS)]
pub struct RenewRecovery {
    /// The passphrase, so that nobody does it in passing.
    #[ts(type = "string")]
    pub passphrase: Zeroizing<String>,
}

/// The recovery key, to show once.
#[derive(Serialize, TS)]
pub struct RecoveryRenewed {
    /// The key; the one before opens nothing any more.
    pub recovery_key: String,
}

impl Office {
    /// How the door stands, after trying the passphrase of the environment or of the key store.
    pub(crate) fn door(&self, _: Nothing) -> Result<Door, No> {
        let mut inside = self.inside();
        let place = self.place(&inside);
        if inside.desk.is_some() || !kehou_desk::has_school(&place.data) {
            return self.state(&inside);
        }
        let remembered = keys::remembered(&place.data);
        let is_remembered = remembered.is_some();
        let known = given().or(remembered.clone()).filter(|_| !inside.locked);
        let no = match known.map(|kept| kehou_desk::open_remembered(&place, &kept)) {
            Some(Ok(desk)) => {
                // An older version kept the passphrase itself.
                let opens = desk.remembered().ok().filter(|opens| remembered.is_some_and(|kept| kept != *opens));
                opens.map(|opens| keys::remember(&place.data, opens));
                take_seat(&mut inside, desk)?;
                return self.state(&inside);
            }
            Some(Err(no)) => Some(WhyShut { refused: no.code(), message: no.message() }),
            None => None,
        };
        Ok(Door::Shut { folder: place.data.display().to_string(), remembered: is_remembered, no })
    }

    /// Opens the door ahead of the page, where the passphrase is known, and finds out what 今天 shows. What keeps it shut is
    /// told when the page asks.
    pub fn open_early(&self) {
        let Ok(Door::Open { .. }) = self.door(Nothing {}) else { return };
        let mut inside = self.inside();
        if let Some(desk) = &mut inside.desk {
            let now = now_of(desk);
            inside.early = desk.ask(&now, "today", serde_json::json!({}), &Quiet).ok();
        }
    }

    /// Opens the door by hand and answers whether the passphrase is kept. A key store that fails is no reason to stay outside.
    pub(crate) fn unlock(&self, given: Unlock) -> Result<bool, No> {
        let mut inside = self.inside();
        let place = self.place(&inside);
        inside.desk = None;
        take_seat(&mut inside, kehou_desk::open(&place, &given.passphrase)?)?;
        if !given.remember {
            keys::forget(&place.data);
            return Ok(false);
        }
        let opens = inside.desk.as_ref().and_then(|desk| desk.remembered().ok());
        Ok(opens.is_some_and(|opens| keys::remember(&place.data, opens)))
    }

    /// Closes the file; only a passphrase typed by hand opens it again.
    pub(crate) fn lock(&self, _: Nothing) -> Result<(), No> {
        self.inside().shut();
        Ok(())
    }

    /// Seats a user; the fifth wrong PIN shuts the file.
    pub(crate) fn log_in(&self, given: LogIn) -> Result<(), No> {
        let mut inside = self.inside();
        let desk = inside.desk.as_mut().ok_or_else(No::shut)?;
        match desk.log_in(&given.name, &given.pin) {
            Ok(()) => {
                inside.wrong_pins = 0;
                Ok(())
            }
            Err(no) if no.code() == "wrong_pin" => {
                inside.wrong_pins += 1;
                let left = WRONG_PINS_MAX.saturating_sub(inside.wrong_pins);
                if left > 0 {
                    let message = format!("{}还可以再试 {left} 次。", no.message());
                    return Err(No::refused("wrong_pin", message));
                }
                inside.shut();
                Err(No::refused("too_many_pins", "密码连续输错五次，学校数据已经锁上。请用口令重新打开。"))
            }
            Err(no) => Err(no.into()),
        }
    }

    /// Leaves the seat to the next user; where there are no users, shuts the file.
    pub(crate) fn log_out(&self, _: Nothing) -> Result<(), No> {
        let mut inside = self.inside();
        let desk = inside.desk.as_mut().ok_or_else(No::shut)?;
        if desk.login_names()?.is_empty() {
            inside.shut();
        } else {
            desk.log_out();
            inside.early = None;
        }
        Ok(())
    }

    /// Opens the file by its recovery key and gives it a new passphrase.
    pub(crate) fn recover(&self, given: Recover) -> Result<Door, No> {
        let mut inside = self.inside();
        let place = self.place(&inside);
        inside.desk = None;
        let desk =
            kehou_desk::open_by_recovery(&place, &given.recovery_key, &given.new_passphrase, &mut world::chance)?;
        // What the key store keeps opens nothing any more.
        keys::forget(&place.data);
        take_seat(&mut inside, desk)?;
        self.state(&inside)
    }

    /// Gives the open file another passphrase.
    pub(crate) fn change_passphrase(&self, given: ChangePassphrase) -> Result<(), No> {
        let mut inside = self.inside();
        if inside.in_demo {
            return Err(No::refused("in_demo", "现在打开的是示范学校，它的口令不用改。请先离开示范学校。"));
        }
        let place = self.place(&inside);
        let desk = inside.desk.as_mut().ok_or_else(No::shut)?;
        let now = now_of(desk);
        desk.change_passphrase(&now, &given.passphrase, &given.new_passphrase, &mut world::chance)?;
        keys::forget(&place.data);
        Ok(())
    }

    /// Makes another recovery key for the open file.
    pub(crate) fn renew_recovery(&self, given: RenewRecovery) -> Result<RecoveryRenewed, No> {
        let mut inside = self.inside();
        let desk = inside.desk.as_mut().ok_or_else(No::shut)?;
        let now = now_of(desk);
        Ok(RecoveryRenewed { recovery_key: desk.renew_recovery(&now, &given.passphrase, &mut world::chance)? })
    }
}

/// Puts an opened desk behind the door; where the school has users, one of them must log in first.
pub(crate) fn take_seat(inside: &mut Inside, mut desk: Desk) -> Result<(), No> {
    if !desk.login_names()?.is_empty() {
        desk.log_out();
    }
    inside.desk = Some(desk);
    inside.early = None;
    inside.locked = false;
    inside.wrong_pins = 0;
    Ok(())
}

/// The passphrase of the demo and of tests, or what a key store would keep.
fn given() -> Option<Zeroizing<String>> {
    std::env::var("KEHOU_PASSPHRASE").ok().map(Zeroizing::new)
}
