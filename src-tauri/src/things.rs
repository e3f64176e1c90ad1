//! The window's own list: what the page may ask of the window itself, what is given with it and what comes back.
use crate::about::About;
use crate::begin::{Begin, BeginDemo, Begun, FirstStart, PrintRecovery, Restore, Restored};
use crate::door::{ChangePassphrase, Door, LogIn, Nothing, Recover, RecoveryRenewed, RenewRecovery, Unlock};
use crate::files::{Choose, FileOf, MadePaper, PaperFound, PaperName};
use crate::no::No;
use crate::office::Office;
use crate::tasks::{TaskOf, TaskShown};
use crate::update::UpdateShown;
use kehou_desk::{SchoolJudged, SchoolTyped, TypesOfList};
use serde_json::Value;

macro_rules! things {
    ($($(#[doc = $doc:literal])+ $name:ident($given:ty) -> $answer:ty = $how:path;)+) => {
        /// The names of all things.
        pub const NAMES: &[&str] = &[$(stringify!($name)),+];

        /// Carries one thing to its function.
        pub(crate) fn answer(office: &Office, what: &str, given: Value) -> Result<Value, No> {
            match what {
                $(stringify!($name) => {
                    let given: $given = serde_json::from_value(given).map_err(|error| misread(what, &error))?;
                    let answer: $answer = $how(office, given)?;
                    serde_json::to_value(answer).map_err(|error| misread(what, &error))
                })+
                _ => Err(No::misasked(format!("窗口没有「{what}」这项操作"))),
            }
        }

        /// The list as TypeScript: every type by name, then `Office` with what is given and what comes back.
        pub fn typescript() -> String {
            let mut types = TypesOfList::new();
            $(types.add::<$given, $answer>(stringify!($name), &[$($doc),+]);)+
            types.text("// Generated from the window's own list: what may be asked of it, what is given with it, and what comes back.", "Office")
        }
    };
}

things! {
    /// How the door stands; opens it on the way when the passphrase is already known.
    door(Nothing) -> Door = Office::door;
    /// Opens the school's file by its passphrase; answers whether the system's key store keeps it now.
    unlock(Unlock) -> bool = Office::unlock;
    /// Shuts the file until the passphrase is given again.
    lock(Nothing) -> () = Office::lock;
    /// Seats a user by PIN; the fifth wrong one shuts the file.
    log_in(LogIn) -> () = Office::log_in;
    /// Leaves the seat to the next user; without users it shuts the file.
    log_out(Nothing) -> () = Office::log_out;
    /// What the first start begins with: profiles to choose from and a term as terms usually are.
    first_start(Nothing) -> FirstStart = Office::first_start;
    /// Judges what is typed for a new school, field by field.
    judge_school(SchoolTyped) -> SchoolJudged = Office::judge_school;
    /// Writes the paper that a recovery key is kept on.
    print_recovery(PrintRecovery) -> String = Office::print_recovery;
    /// Takes a recovery key's paper from the disk once it was looked at and printed.
    drop_recovery(FileOf) -> () = Office::drop_recovery;
    /// Keeps that the recovery key shown last was printed or copied.
    recovery_kept(Nothing) -> () = Office::recovery_kept;
    /// Makes a new school.
    begin(Begin) -> Begun = Office::begin;
    /// Opens the demo school, after making it where there is none.
    begin_demo(BeginDemo) -> Door = Office::begin_demo;
    /// Goes back to the own school.
    leave_demo(Nothing) -> Door = Office::leave_demo;
    /// Opens the file by its recovery key and sets a new passphrase.
    recover(Recover) -> Door = Office::recover;
    /// Puts a backup's school in the place of the own one, which is kept beside it.
    restore(Restore) -> Restored = Office::restore;
    /// Checks a backup whole and leaves everything as it is.
    check_backup(FileOf) -> () = Office::check_backup;
    /// Sets another passphrase.
    change_passphrase(ChangePassphrase) -> () = Office::change_passphrase;
    /// Makes another recovery key, to show once.
    renew_recovery(RenewRecovery) -> RecoveryRenewed = Office::renew_recovery;
    /// Lets a person choose a file or folder.
    choose(Choose) -> Option<String> = Office::choose;
    /// A fresh path among the person's documents.
    paper_path(PaperName) -> String = Office::paper_path;
    /// The file of a paper made before, where it still lies among the person's documents.
    made_paper(MadePaper) -> Option<PaperFound> = Office::made_paper;
    /// A file's bytes as base64, to be shown inside the window.
    file_bytes(FileOf) -> String = Office::file_bytes;
    /// Opens a file with the system's program for it.
    open_path(FileOf) -> () = Office::open_path;
    /// Shows a file in its folder.
    show_in_folder(FileOf) -> () = Office::show_in_folder;
    /// Prints a file.
    print_path(FileOf) -> () = Office::print_path;
    /// How far a task has come.
    progress(TaskOf) -> Option<TaskShown> = Office::progress;
    /// Asks a task to stop.
    cancel(TaskOf) -> () = Office::cancel;
    /// Shows the data folder.
    show_data_folder(Nothing) -> () = Office::show_data_folder;
    /// Checks an update package and tells what it would bring.
    judge_update(FileOf) -> UpdateShown = Office::judge_update;
    /// Runs the installer of an update package and ends the program.
    run_update(FileOf) -> () = Office::run_update;
    /// Version, folders, licences and a diagnosis.
    about(Nothing) -> About = Office::about;
}

impl Office {
    fn progress(&self, given: TaskOf) -> Result<Option<TaskShown>, No> {
        Ok(self.tasks.progress(&given.task))
    }

    fn cancel(&self, given: TaskOf) -> Result<(), No> {
        self.tasks.cancel(&given.task);
        Ok(())
    }
}

fn misread(what: &str, error: &serde_json::Error) -> No {
    No::misasked(format!("「{what}」给出的内容不合要求：{error}"))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn the_pages_list_of_things_is_the_windows() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/office.ts");
        let wanted = typescript();
        assert!(!wanted.contains("// Two types are named "), "two types of the window's list have one name");
        if std::env::var_os("KEHOU_WRITE").is_some() {
            std::fs::write(&path, &wanted).unwrap();
        }
        let found = std::fs::read_to_string(&path).unwrap();
        assert!(found == wanted, "ui/src/office.ts differs from the window's list; run this test with KEHOU_WRITE=1");
    }

    #[test]
    fn every_thing_has_its_line() {
        let wanted = typescript();
        assert!(NAMES.iter().all(|name| wanted.contains(&format!("\n  {name}: {{ given: "))));
        assert!(!wanted.contains("bigint"), "a number came out as bigint, which JSON has not");
    }
}
