//! What a pupil list proposes of kept pupils: another class, another name, or leaving; each is accepted or left as it is.
use crate::classes::ClassName;
use crate::ids::{HomeClassId, StudentId};
use crate::intake::known::{Classes, Known};
use crate::intake::students::Draft;
use crate::intake::students_kept::Held;
use crate::naming;
use crate::records::{HomeClass, Student};
use crate::words::{Sex, Stage, StudentStatus};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// What the user decided of all proposals of one kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Decision {
    /// Whether they are accepted.
    pub accept: bool,
    /// The pupils for whom the other holds.
    #[serde(default)]
    pub except: BTreeSet<StudentId>,
}

impl Decision {
    pub(crate) fn of(&self, student: StudentId) -> bool {
        self.accept != self.except.contains(&student)
    }
}

/// What the user decided of the proposals of a pupil list. As long as nothing is decided, classes and names become those of
/// the list and nobody leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Decided {
    /// Pupils who stand in another class.
    pub moves: Decision,
    /// Pupils of the same number and another name.
    pub names: Decision,
    /// Pupils of the list's classes whom it does not name: accepted, they leave the school.
    pub leaves: Decision,
    /// The first day on which those who leave are not in school; null is today.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub leave_on: Option<NaiveDate>,
}

impl Default for Decided {
    fn default() -> Decided {
        let all = Decision { accept: true, except: BTreeSet::new() };
        Decided { moves: all.clone(), names: all, leaves: Decision::default(), leave_on: None }
    }
}

/// Whether a list that leaves out `missing` pupils of the classes it has rows of, and names `named` of the kept ones, is of a
/// part of them only: nobody takes all the others for leavers at once.
pub fn is_part(missing: u32, named: u32) -> bool {
    missing > named
}

/// What is proposed of a pupil.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proposed {
    /// Another class.
    Move {
        /// The kept class.
        from: HomeClassId,
        /// The list's class; id 0 where it is new.
        to: HomeClass,
    },
    /// Another name.
    Name {
        /// The kept name.
        from: String,
        /// The list's name.
        to: String,
    },
    /// Leaving the school.
    Leave,
}

/// One proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The pupil.
    pub student: StudentId,
    /// The file's row, from 1; `None` for those it does not name.
    pub row: Option<u32>,
    /// What is proposed.
    pub what: Proposed,
    /// How the pupil is known, in a few words.
    pub why: &'static str,
    /// Whether the row is another, new pupil where it is not accepted: nothing but the name tells that it is the kept one.
    pub or_new: bool,
    /// Whether it is accepted.
    pub accepted: bool,
}

/// A pupil whom a row may mean though it names another class.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Guess<'a> {
    pub kept: &'a Student,
    pub why: &'static str,
    pub or_new: bool,
}

/// For rows that name nobody kept: the one pupil of the same name, sex and grade in another class whom no row means, where the
/// family's phone is the same or the list of that class no longer has the pupil. `names` counts the rows of each bare name.
pub(crate) fn guesses<'a>(
    settled: &[(Draft<'_, '_>, Option<&'a Student>)],
    names: &BTreeMap<String, usize>,
    known: &Known<'a>,
    held: &Held<'a>,
    classes: &Classes<'a>,
) -> BTreeMap<u32, Guess<'a>> {
    if settled.iter().all(|(_, meant)| meant.is_some()) || known.students.is_empty() {
        return BTreeMap::new();
    }
    let claimed: BTreeSet<StudentId> = settled.iter().filter_map(|(_, meant)| meant.map(|kept| kept.id)).collect();
    let mut others: BTreeMap<(Stage, i32, Sex, String), Vec<&Student>> = BTreeMap::new();
    let mut present: BTreeMap<HomeClassId, usize> = BTreeMap::new();
    for student in known.students.iter().filter(|student| student.status == StudentStatus::Present) {
        *present.entry(student.home_class).or_default() += 1;
        if let Some(class) = held.class(student.home_class).filter(|_| !claimed.contains(&student.id)) {
            let key = (class.stage, class.entry_year, student.sex, naming::bare(&student.name));
            others.entry(key).or_default().push(student);
        }
    }
    let mut rows: BTreeMap<&ClassName, usize> = BTreeMap::new();
    for (draft, _) in settled {
        *rows.entry(&draft.class).or_default() += 1;
    }
    let listed: BTreeMap<HomeClassId, usize> =
        rows.into_iter().filter_map(|(name, rows)| Some((classes.kept(name)?.id, rows))).collect();
    let is_listed = |class: HomeClassId| {
        listed.get(&class).copied().unwrap_or(0) * 2 >= present.get(&class).copied().unwrap_or(0).max(1)
    };
    let differs = |kept: &Option<String>, found: &Option<String>| kept.is_some() && found.is_some() && kept != found;
    let guess = |draft: &Draft<'_, '_>| {
        let bare = naming::bare(&draft.name);
        let key = (draft.class.stage, draft.class.entry_year, draft.sex?, bare);
        let [only] = others.get(&key)?.as_slice() else { return None };
        let here = classes.kept(&draft.class).is_some_and(|class| class.id == only.home_class);
        let contradicts = differs(&only.student_code, &draft.code) || differs(&only.id_number, &draft.id_number);
        if here || contradicts || names.get(&key.3) != Some(&1) {
            return None;
        }
        let mut phones = held.guardians_of(only.id).iter();
        if !draft.phone.is_empty() && phones.any(|kept| kept.phone == draft.phone) {
            return Some(Guess { kept: only, why: "姓名、性别和家长电话相同", or_new: false });
        }
        is_listed(only.home_class).then_some(Guess {
            kept: only,
            why: "姓名、性别相同，原班的名单里没有",
            or_new: true,
        })
    };
    let free = settled.iter().filter(|(_, meant)| meant.is_none());
    free.filter_map(|(draft, _)| Some((draft.row.number(), guess(draft)?))).collect()
}
