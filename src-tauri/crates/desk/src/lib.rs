//! What a clerk can do, one function each: fetch from the store, let the rules decide, keep the outcome or print it.
mod adoption;
mod answered;
mod asks;
mod calendar;
mod calls_due;
pub mod clerk;
mod demo;
mod drafts;
mod enrolment;
mod enrolment_board;
mod explain;
mod facts;
mod fonts;
mod group_form;
mod group_keep;
mod group_page;
mod groups;
mod imports;
mod instead;
mod judging;
mod keeping;
mod letter_texts;
mod letters;
mod list_file;
mod lists;
mod look_at;
mod money;
mod month_sheet;
mod months;
mod moves;
mod new_school;
mod no;
mod papers;
mod papers_made;
mod people;
mod place;
mod policies;
mod preview;
mod problem_rows;
mod profile_form;
mod profiles;
mod pupil;
mod regular;
mod roll_call;
mod roll_call_typed;
mod rosters;
mod rota;
mod school;
mod school_form;
mod search;
mod settle;
mod settled_check;
pub mod sheets;
mod shown;
mod sign_in;
mod sign_in_month;
mod sign_in_sheet;
mod slips;
mod staff;
mod staff_page;
mod staffing;
mod students;
mod subsidy;
mod take_in;
mod terms;
mod time_plan;
mod today;
mod today_done;
mod today_missing;
pub mod tools;
mod typescript;
mod uncalled;
mod usual;

use kehou_store::{RecoveryKey, Store};
use serde_json::Value;
use std::path::Path;

pub use asks::{NAMES, label, roles, typescript};
pub use demo::{DemoMade, DemoOrder, DemoPaper, make as make_demo};
pub use kehou_school::access::Clerk;
pub use kehou_school::disk::said as disk_said;
pub use kehou_school::no::{Problem, Refusal};
pub use kehou_school::records::Now;
pub use kehou_school::words::{Role, Stage};
pub use new_school::{SchoolJudged, SchoolTyped, StrengthShown, judge_school, shipped_holidays, usual_term};
pub use no::No;
pub use place::Place;
pub use profiles::{ShippedProfile, shipped as shipped_profiles};
pub use school::{NewSchool, TermShown};
pub use typescript::TypesOfList;
pub use usual::{PORTABLE_MARK, portable};

/// The open desk: the school's file, and where everything lies. One at a time has a school's file open.
pub struct Desk {
    pub(crate) store: Store,
    pub(crate) place: Place,
    /// Who sits here; whoever opened the file by its passphrase is its owner until a user logs in.
    pub(crate) clerk: Clerk,
    /// What the search looks through, until the file changes.
    pub(crate) index: Option<search::Index>,
}

/// How far long work has come, and whether to go on.
pub trait Progress {
    /// Reports `done` of `of`; false asks the work to stop, which leaves nothing half-done.
    fn step(&self, done: u64, of: u64) -> bool;
}

/// Reports to nobody and never stops.
pub struct Quiet;

impl Progress for Quiet {
    fn step(&self, _: u64, _: u64) -> bool {
        true
    }
}

/// A source of random bytes, given by the app or console: the rooms below have none of their own.
pub type Chance<'a> = &'a mut dyn FnMut(&mut [u8]);

/// Makes a new school's file and sets the school up in it; gives back the desk, the recovery key to show once, and what
/// the profile warns of.
///
/// # Errors
/// Refuses a folder that has a school, a weak passphrase and an unusable profile; nothing is left behind then.
pub fn create(
    place: Place,
    passphrase: &str,
    new: &NewSchool,
    now: &Now,
    chance: Chance<'_>,
) -> Result<(Desk, String, Vec<String>), No> {
    let set_up = school::check(&place, new)?;
    let (mut store, recovery) = Store::create(&place.data, passphrase, chance, now)?;
    let warnings = school::keep(&mut store, now, &set_up)?;
    Ok((Desk { store, place, clerk: Clerk::Owner, index: None }, recovery.to_string(), warnings))
}

/// Opens the school's file.
///
/// # Errors
/// A wrong passphrase, a damaged file, a newer file and a file in use are four different refusals; so is no school.
pub fn open(place: &Place, passphrase: &str) -> Result<Desk, No> {
    let store = Store::open(&place.data, passphrase)?;
    Ok(Desk { store, place: place.clone(), clerk: Clerk::Owner, index: None })
}

/// Opens the school's file by what this computer's key store kept: what [`Desk::remembered`] answered, or a passphrase.
///
/// # Errors
/// As [`open`]; a passphrase changed since is a wrong one.
pub fn open_remembered(place: &Place, kept: &str) -> Result<Desk, No> {
    let store = Store::open_remembered(&place.data, kept)?;
    Ok(Desk { store, place: place.clone(), clerk: Clerk::Owner, index: None })
}

/// Opens a file whose passphrase is lost, by its recovery key, and sets a new passphrase.
///
/// # Errors
/// As [`open`], and a recovery key that does not fit.
pub fn open_by_recovery(place: &Place, recovery: &str, new_passphrase: &str, chance: Chance<'_>) -> Result<Desk, No> {
    let key = RecoveryKey::read(recovery)?;
    let store = Store::open_by_recovery(&place.data, &key, new_passphrase, chance)?;
    Ok(Desk { store, place: place.clone(), clerk: Clerk::Owner, index: None })
}

/// Whether a school's file lies in the folder.
pub fn has_school(data: &Path) -> bool {
    kehou_store::Place::new(data).has_school()
}

/// Unpacks a backup into a new folder, after checking it whole.
///
/// # Errors
/// Refuses a folder that is not empty, and a file that is no backup or is damaged.
pub fn restore(backup: &Path, into: &Path) -> Result<(), No> {
    Ok(kehou_store::restore(backup, into)?)
}

impl Desk {
    /// Answers one ask of the list: `what` is its name, `given` its request as JSON.
    ///
    /// # Errors
    /// Whatever the ask refuses, problems of the user's data, faults of the machine, or an ask that is not understood.
    pub fn ask(&mut self, now: &Now, what: &str, given: Value, progress: &dyn Progress) -> Result<Value, No> {
        asks::answer(self, now, what, given, progress)
    }

    /// What a key store may keep, so that the file opens on this computer without its passphrase, until that is changed.
    ///
    /// # Errors
    /// A damaged key file.
    pub fn remembered(&self) -> Result<zeroize::Zeroizing<String>, No> {
        Ok(self.store.remembered()?)
    }

    /// Gives the open file another passphrase.
    ///
    /// # Errors
    /// Refuses a clerk who may not keep the school, another passphrase than the present one, and a weak new one.
    pub fn change_passphrase(&mut self, now: &Now, present: &str, new: &str, chance: Chance<'_>) -> Result<(), No> {
        self.check_keeper("修改学校口令", present)?;
        self.store.change_passphrase(new, chance)?;
        self.note(now, "change_passphrase")
    }

    /// Gives the open file another recovery key and answers it; the one before opens nothing any more.
    ///
    /// # Errors
    /// Refuses a clerk who may not keep the school, and another passphrase than the present one.
    pub fn renew_recovery(&mut self, now: &Now, present: &str, chance: Chance<'_>) -> Result<String, No> {
        self.check_keeper("更换恢复密钥", present)?;
        // Told of first: were it told after and that failed, the key that opens the file would never be seen.
        self.put_recovery_by(now, false)?;
        let key = self.store.renew_recovery(chance)?;
        self.note(now, "renew_recovery")?;
        Ok(key.to_string())
    }

    /// Keeps whether somebody said that the recovery key shown last is on paper; as long as nobody did, 今天 tells of it.
    ///
    /// # Errors
    /// Refuses a clerk who may not keep the school.
    pub fn put_recovery_by(&mut self, now: &Now, is_kept: bool) -> Result<(), No> {
        if !self.may_keep() {
            return Err(Refusal::NotAllowed { what: "登记恢复密钥".to_owned() }.into());
        }
        let state = if is_kept { keeping::RECOVERY_KEPT } else { keeping::RECOVERY_SHOWN };
        self.store.write(now, "put_recovery_by", |w| Ok::<(), No>(w.set_setting(keeping::RECOVERY, state)?))
    }

    fn check_keeper(&self, what: &str, passphrase: &str) -> Result<(), No> {
        if !self.may_keep() {
            return Err(Refusal::NotAllowed { what: what.to_owned() }.into());
        }
        match self.store.is_passphrase(passphrase)? {
            true => Ok(()),
            false => Err(Refusal::WrongPassphrase.into()),
        }
    }

    /// Keeps a deed of something that changed no row.
    fn note(&mut self, now: &Now, what: &str) -> Result<(), No> {
        self.store.write(now, what, |w| {
            w.change(format!("school/{what}"), Value::Null, Value::Null);
            Ok::<(), No>(())
        })
    }
}
