//! The kinds of "no" that rest on rules or on the user's data: refusals (a rule says no) and problems (a list with places).
#![expect(missing_docs, reason = "the fields say in one word what the sentence of each refusal names")]
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One thing wrong in the user's file: where, what was found, what was wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Problem {
    /// The row as the user's program numbers it (from 1).
    pub row: u32,
    /// The header of the column as it stands in the file, or the field's own name where the column is missing.
    pub column: String,
    /// What stands in the cell, quoted; `""` for an empty cell.
    pub found: String,
    /// What was wanted, as a Chinese sentence.
    pub wanted: String,
    /// The field that mends it, where it is another than the column's.
    #[serde(skip)]
    #[ts(skip)]
    pub mend: Option<&'static str>,
}

/// A rule says no. Each has a code that stays and a sentence that says what happened, to whom, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "refused", content = "about", rename_all = "snake_case")]
pub enum Refusal {
    /// The passphrase does not open the file.
    WrongPassphrase,
    /// The passphrase is too short to protect anything.
    WeakPassphrase,
    /// The file was made by a newer version.
    NewerFile { found: i64, known: i64 },
    /// Another program has the file open.
    FileInUse,
    /// The file is damaged.
    DamagedFile { what: String },
    /// There is already a school in the folder.
    SchoolExists,
    /// There is no school in the folder.
    NoSchool,
    /// The profile is not usable.
    BadProfile { what: String },
    /// A spreadsheet could not be read.
    UnreadableFile { code: String, what: String },
    /// The file as a whole is not the list that was asked for.
    NotThatList { list: String, missing: Vec<String>, looked_at: String },
    /// The day is not inside a term, or its year's calendar is not published.
    UnknownYear { year: i32 },
    /// No sessions can be held on the day.
    NotATeachingDay {
        #[ts(type = "string")]
        day: NaiveDate,
        kind: String,
    },
    /// A make-up day must say which weekday it follows.
    MakeUpNeedsWeekday {
        #[ts(type = "string")]
        day: NaiveDate,
    },
    /// A session ends later than its kind allows.
    EndsTooLate { group: String, kind: String, ends_at: String, latest: String },
    /// A session ends earlier than the local limit.
    EndsTooEarly { group: String, ends_at: String, earliest: String },
    /// A kind of service that the profile does not allow.
    KindNotAllowed { group: String, kind: String, why: String },
    /// A group is full.
    GroupFull { group: String, capacity: u32 },
    /// A pupil is already in another group at the same time.
    TimeConflict { who: String, group: String, other: String },
    /// A grade the group is not for.
    WrongGrade { who: String, group: String },
    /// Nothing of that name or number.
    NotFound { what: String, name: String },
    /// Several of that name.
    Ambiguous { what: String, name: String, count: u32 },
    /// The text of a roll call could not be read.
    BadMarks { text: String, wanted: String },
    /// The group does not meet on that day.
    NoSession {
        group: String,
        #[ts(type = "string")]
        day: NaiveDate,
    },
    /// A correction of a kept roll call needs a reason.
    NeedsReason { what: String },
    /// A batch cannot be taken back because something rests on it.
    BatchInUse { what: String },
    /// Something cannot go or become another thing because facts rest on it.
    StillUsed { what: String, why: String, instead: String },
    /// A batch was already taken back.
    BatchUndone,
    /// The month is not settled.
    NotSettled { month: String },
    /// The month is settled already.
    AlreadySettled { month: String, version: u32 },
    /// A change would reach back into a month that is settled.
    SettledSince {
        month: String,
        #[ts(type = "string")]
        asked: NaiveDate,
        #[ts(type = "string")]
        earliest: NaiveDate,
    },
    /// Facts changed since the settlement.
    Stale { month: String, version: u32, changes: Vec<String> },
    /// The month cannot be settled yet.
    NotReadyToSettle { month: String, what: Vec<String> },
    /// A character that no available font has.
    UnprintableNames { names: Vec<String> },
    /// Nothing to print.
    NothingToPrint { what: String },
    /// A value given with the ask is not usable.
    BadValue { what: String, found: String, wanted: String },
    /// Someone whose bank account is missing or unusable for the file.
    BankFileIncomplete { people: Vec<String> },
    /// The work was stopped by the user.
    Cancelled,
    /// The actor's role does not allow the ask.
    NotAllowed { what: String },
    /// The name and the PIN do not belong together.
    WrongPin,
    /// Nobody would be left who may keep users.
    NoKeeper,
}

impl Refusal {
    /// The code of the refusal: stable, lower case.
    pub fn code(&self) -> String {
        serde_json::to_value(self)
            .ok()
            .and_then(|value| value.get("refused").and_then(|code| code.as_str().map(str::to_owned)))
            .unwrap_or_else(|| "refused".to_owned())
    }
}
