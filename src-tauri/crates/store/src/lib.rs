//! The school's one file: encrypted SQLite with one file per table here, the only SQL, one deed per write.
mod account;
mod app_user;
mod attendance;
mod backup;
mod calendar_day;
mod database;
mod day_change;
mod declined;
mod deed;
mod draft;
mod enrolment;
mod entry;
mod export;
mod guardian;
mod home_class;
mod import_batch;
mod key;
mod migrate;
mod paper;
mod pickup_person;
mod place;
mod profile;
mod reading;
mod recovery;
mod reduction;
mod roll_call;
mod room;
mod school;
mod service;
mod service_group;
mod setting;
mod settlement;
mod settlement_line;
mod slip;
mod staff;
mod staff_attendance;
mod store;
mod student;
mod template;
mod term;
mod time_slot;
mod trouble;
mod undo;
mod undo_deed;
mod value;
mod verify;
mod writing;

#[cfg(test)]
#[expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]
mod tests;

pub use account::Balance;
pub use backup::{BackupMade, restore};
pub use deed::{Change, Deed};
pub use export::{Column, TableShape};
pub use import_batch::Kept;
pub use paper::Paper;
pub use pickup_person::PickupPerson;
pub use place::Place;
pub use profile::AdoptedProfile;
pub use reading::Reading;
pub use recovery::RecoveryKey;
pub use roll_call::RollCall;
pub use slip::Slip;
pub use store::{Reader, Store};
pub use template::Template;
pub use trouble::{Fault, Trouble};
pub use writing::Writing;

/// Fills a slice with unpredictable bytes: randomness is passed in, never taken.
pub type Chance<'a> = &'a mut dyn FnMut(&mut [u8]);
