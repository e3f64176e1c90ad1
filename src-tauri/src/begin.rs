//! How a school comes onto this computer: a new one, the demo school, or one from a backup.
use crate::door::{Door, Nothing, take_seat};
use crate::files::FileOf;
use crate::no::No;
use crate::office::{Office, now_of};
use crate::world;
use chrono::{Datelike, NaiveDate};
use kehou_desk::{DemoOrder, NewSchool, Place, SchoolJudged, SchoolTyped, ShippedProfile, Stage, TermShown};
use serde::{Deserialize, Serialize};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use ts_rs::TS;
use zeroize::Zeroizing;

/// The passphrase of every demo school. It protects nothing: the demo holds invented people only.
const DEMO_PASSPHRASE: &str = "kehou-demo-2026";

/// What the file of a recovery key's paper is called; the window names it so.
const RECOVERY_PAPER: &str = "恢复密钥";

/// The files of a school in its data folder.
const SCHOOL_FILES: [&str; 4] = ["school.kehou", "school.key", "school.kehou-wal", "school.kehou-shm"];

/// A new school as the first start asks for it.
#[derive(Deserialize, TS)]
pub struct Begin {
    /// Its name as printed.
    pub name: String,
    /// 学段.
    pub stage: Stage,
    /// A shipped profile's id, or a chosen file.
    pub profile: String,
    /// First day of the term.
    #[ts(type = "string")]
    pub first_day: NaiveDate,
    /// Last day of the term.
    #[ts(type = "string")]
    pub last_day: NaiveDate,
    /// Opens the file from now on.
    #[ts(type = "string")]
    pub passphrase: Zeroizing<String>,
    /// 监督电话; may be empty.
    pub complaints_phone: String,
}

/// The school that came to be.
#[derive(Serialize, TS)]
pub struct Begun {
    /// Shown once.
    pub recovery_key: String,
    /// What the profile warns of.
    pub warnings: Vec<String>,
    /// The door, open.
    pub door: Door,
}

/// Wants the demo school.
#[derive(Deserialize, TS)]
pub struct BeginDemo {
    /// Makes it anew where there is one.
    pub afresh: bool,
    /// The name to watch the making by.
    pub task: Option<String>,
}

/// What the first start begins with.
#[derive(Serialize, TS)]
pub struct FirstStart {
    /// The term of today with the days terms usually have, to be corrected by the school's calendar.
    pub term: TermShown,
    /// The profiles to choose from.
    pub profiles: Vec<ShippedProfile>,
    /// Which years' holidays come with the program, and what to do for others.
    pub holidays: String,
    /// Whether the demo school was made before, so that opening it takes no time.
    pub demo_made: bool,
}

/// A recovery key to put on paper.
#[derive(Deserialize, TS)]
pub struct PrintRecovery {
    /// The key as shown.
    #[ts(type = "string")]
    pub recovery_key: Zeroizing<String>,
    /// The file: ends in `.pdf`.
    #[ts(type = "string")]
    pub out: PathBuf,
}

/// A backup to go back to.
#[derive(Deserialize, TS)]
pub struct Restore {
    /// The backup's file.
    #[ts(type = "string")]
    pub file: PathBuf,
    /// The passphrase of the day it was made on.
    #[ts(type = "string")]
    pub passphrase: Zeroizing<String>,
}

/// A school from a backup.
#[derive(Serialize, TS)]
pub struct Restored {
    /// The door, open.
    pub door: Door,
    /// Where the school lies that was here before; null where there was none.
    pub before: Option<String>,
}

impl Office {
    /// What the first start begins with.
    pub(crate) fn first_start(&self, _: Nothing) -> Result<FirstStart, No> {
        let term = kehou_desk::usual_term(world::now(None).today)?;
        Ok(FirstStart {
            holidays: kehou_desk::shipped_holidays(&self.home.place, &term)?,
            term,
            profiles: kehou_desk::shipped_profiles(&self.home.place)?,
            demo_made: kehou_desk::has_school(&self.demo_folder().join("data")),
        })
    }

    /// Judges what is typed for a new school.
    pub(crate) fn judge_school(&self, given: SchoolTyped) -> Result<SchoolJudged, No> {
        if let Some(profile) = &given.profile {
            self.check_profile(profile)?;
        }
        Ok(kehou_desk::judge_school(&self.home.place, world::now(None).today, &given))
    }

    /// Writes the paper that a recovery key is kept on.
    pub(crate) fn print_recovery(&self, given: PrintRecovery) -> Result<String, No> {
        self.granted().check(&given.out)?;
        let mut inside = self.inside();
        let desk = inside.desk.as_mut().ok_or_else(No::shut)?;
        let now = now_of(desk);
        desk.print_recovery(&now, &given.recovery_key, &given.out)?;
        Ok(given.out.display().to_string())
    }

    /// Takes a recovery key's paper from the disk: beside the data it opens it would protect nothing.
    pub(crate) fn drop_recovery(&self, given: FileOf) -> Result<(), No> {
        self.granted().check(&given.file)?;
        let named = given.file.file_name().is_some_and(|name| name.to_string_lossy().starts_with(RECOVERY_PAPER));
        if !named {
            return Err(No::refused("bad_value", "只能删除「恢复密钥」文件。"));
        }
        fs::remove_file(&given.file).map_err(|error| disk("删除恢复密钥的文件", &given.file, &error))
    }

    /// Keeps that the recovery key shown last is on paper.
    pub(crate) fn recovery_kept(&self, _: Nothing) -> Result<(), No> {
        let mut inside = self.inside();
        let desk = inside.desk.as_mut().ok_or_else(No::shut)?;
        let now = now_of(desk);
        Ok(desk.put_recovery_by(&now, true)?)
    }

    /// A profile is one of the shipped by its id, or a file that was chosen.
    fn check_profile(&self, profile: &str) -> Result<(), No> {
        if profile.contains(['/', '\\']) {
            self.granted().check(Path::new(profile))?;
        }
        Ok(())
    }

    /// Makes a new school in the own folder and opens it.
    pub(crate) fn begin(&self, given: Begin) -> Result<Begun, No> {
        let mut inside = self.inside();
        self.check_profile(&given.profile)?;
        let new = NewSchool {
            name: given.name,
            stage: given.stage,
            profile: given.profile,
            term: (given.first_day, given.last_day),
            complaints_phone: given.complaints_phone,
        };
        let place = self.home.place.clone();
        let now = world::now(None);
        let (mut desk, recovery_key, warnings) =
            kehou_desk::create(place, &given.passphrase, &new, &now, &mut world::chance)?;
        // The key is shown whatever becomes of the note that it is not on paper yet: it is seen this once only.
        let _ = desk.put_recovery_by(&now, false);
        inside.in_demo = false;
        take_seat(&mut inside, desk)?;
        Ok(Begun { recovery_key, warnings, door: self.state(&inside)? })
    }

    /// Opens the demo school, after making it where there is none; the own school is shut meanwhile.
    pub(crate) fn begin_demo(&self, given: BeginDemo) -> Result<Door, No> {
        self.tasks.during(given.task.as_deref(), |task| {
            let mut inside = self.inside();
            inside.desk = None;
            let folder = self.demo_folder();
            if given.afresh || !kehou_desk::has_school(&folder.join("data")) {
                self.make_demo(&folder, task)?;
            }
            inside.in_demo = true;
            let desk = kehou_desk::open(&self.place(&inside), DEMO_PASSPHRASE);
            match desk {
                Ok(desk) => take_seat(&mut inside, desk)?,
                Err(no) => {
                    inside.in_demo = false;
                    return Err(no.into());
                }
            }
            self.state(&inside)
        })
    }

    /// Goes back from the demo school to the own one.
    pub(crate) fn leave_demo(&self, _: Nothing) -> Result<Door, No> {
        let mut inside = self.inside();
        inside.desk = None;
        inside.in_demo = false;
        drop(inside);
        self.door(Nothing {})
    }

    /// Puts a backup's school in the place of the own one, which is kept beside it.
    pub(crate) fn restore(&self, given: Restore) -> Result<Restored, No> {
        self.granted().check(&given.file)?;
        let mut inside = self.inside();
        if inside.in_demo {
            return Err(No::refused("in_demo", "现在打开的是示范学校。请先离开示范学校，再恢复备份。"));
        }
        if inside.desk.as_ref().is_some_and(|desk| !desk.may_keep()) {
            return Err(No::refused("not_allowed", "您的角色不能恢复备份。请由教务或校领导办理。"));
        }
        let data = self.home.place.data.clone();
        let fresh = data.join(format!("restoring-{}", world::stamp()));
        let unpacked = self.unpack(&given, &fresh).and_then(|()| {
            inside.desk = None;
            exchange(&fresh, &data)
        });
        // Whatever happened, nothing half-unpacked stays behind; what was moved out is not in there any more.
        let _ = fs::remove_dir_all(&fresh);
        let before = unpacked?.map(|folder| folder.display().to_string());
        crate::keys::forget(&data);
        let desk = kehou_desk::open(&self.home.place, &given.passphrase)?;
        take_seat(&mut inside, desk)?;
        Ok(Restored { door: self.state(&inside)?, before })
    }

    /// Checks a backup whole, aside, and leaves everything as it is.
    pub(crate) fn check_backup(&self, given: FileOf) -> Result<(), No> {
        self.granted().check(&given.file)?;
        let aside = self.home.place.data.join(format!("checking-{}", world::stamp()));
        let checked = kehou_desk::restore(&given.file, &aside);
        let _ = fs::remove_dir_all(&aside);
        Ok(checked?)
    }

    /// The demo school lies below the own data folder.
    pub(crate) fn demo_folder(&self) -> PathBuf {
        self.home.place.data.join("demo-school")
    }

    /// Makes the demo school aside and puts it in place when it is whole.
    fn make_demo(&self, folder: &Path, task: &dyn kehou_desk::Progress) -> Result<(), No> {
        let failed = |error: io::Error| disk("新建示范学校", folder, &error);
        let making = folder.with_extension("making");
        remove(&making).map_err(failed)?;
        let now = world::now(None);
        let order = |month| DemoOrder { out: making.clone(), students: 600, staff: 45, month, seed: 20_260_901 };
        let make = |month| {
            let made =
                kehou_desk::make_demo(&self.home.place, &order(month), DEMO_PASSPHRASE, &now, &mut world::chance, task);
            made.map(drop)
        };
        let mut made = make(demo_month(now.today));
        if made.as_ref().is_err_and(|no| no.code() != "cancelled") {
            // A year whose holidays are not published yet has no demo month; this one always has.
            remove(&making).map_err(failed)?;
            made = make("2026-10".to_owned());
        }
        if made.is_err() {
            let _ = remove(&making);
        }
        made?;
        remove(folder).map_err(failed)?;
        fs::rename(&making, folder).map_err(failed)
    }

    /// Unpacks a backup aside and looks whether the passphrase opens it.
    fn unpack(&self, given: &Restore, fresh: &Path) -> Result<(), No> {
        kehou_desk::restore(&given.file, fresh)?;
        let place = Place { data: fresh.to_path_buf(), ..self.home.place.clone() };
        kehou_desk::open(&place, &given.passphrase)?;
        Ok(())
    }
}

/// Moves the school of `data` aside and that of `fresh` in its place; gives back where the former lies.
fn exchange(fresh: &Path, data: &Path) -> Result<Option<PathBuf>, No> {
    let failed = |error: io::Error| disk("恢复备份", data, &error);
    let before = data.join(format!("before-restore-{}", world::stamp()));
    let had_one = kehou_desk::has_school(data);
    if had_one {
        fs::create_dir_all(&before).map_err(failed)?;
        move_school(data, &before).map_err(failed)?;
    }
    if let Err(error) = move_school(fresh, data) {
        if had_one {
            // Better the school of before than none.
            let _ = move_school(&before, data);
        }
        return Err(failed(error));
    }
    Ok(had_one.then_some(before))
}

fn move_school(from: &Path, to: &Path) -> io::Result<()> {
    for name in SCHOOL_FILES {
        let file = from.join(name);
        if file.exists() {
            fs::rename(&file, to.join(name))?;
        }
    }
    Ok(())
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// The machine failed with a file or folder.
pub(crate) fn disk(operation: &str, path: &Path, error: &io::Error) -> No {
    No::fault("fault", format!("{operation}没有成功：{}。{}。", path.display(), kehou_desk::disk_said(error)))
}

/// The last whole month that is neither holiday nor the start of a term.
fn demo_month(today: NaiveDate) -> String {
    let (year, month) = (today.year(), today.month());
    let (year, month) = match month {
        1..=4 => (year - 1, 12),
        5..=7 => (year, month - 1),
        8..=10 => (year, 6),
        _ => (year, month - 1),
    };
    format!("{year}-{month:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_month_is_one_that_schools_teach_in() {
        for (today, month) in [
            ("2026-11-24", "2026-10"),
            ("2026-12-01", "2026-11"),
            ("2027-01-05", "2026-12"),
            ("2027-03-01", "2026-12"),
            ("2027-05-10", "2027-04"),
            ("2027-07-20", "2027-06"),
            ("2027-09-20", "2027-06"),
        ] {
            assert_eq!(today.parse().map(demo_month), Ok(month.to_owned()), "{today}");
        }
    }
}
