//! What is typed for a new school, judged field by field while there is no school yet, and the paper of its recovery key.
use crate::school::TermShown;
use crate::{Desk, No, Now, Place, ShippedProfile, papers};
use chrono::NaiveDate;
use kehou_paper::layout;
use kehou_school::calendar::carried_in_short;
use kehou_school::new_school::{self, RecoverySheet};
use kehou_school::no::Refusal;
use kehou_school::profile::PolicyProfile;
use kehou_store::RecoveryKey;
use serde::{Deserialize, Serialize};
use std::path::Path;
use ts_rs::TS;
use zeroize::Zeroizing;

/// What is typed so far; null for what was not come to yet.
#[derive(Default, Deserialize, TS)]
pub struct SchoolTyped {
    /// The school's name.
    pub name: Option<String>,
    /// 监督电话.
    pub complaints_phone: Option<String>,
    /// A shipped profile's id, or a chosen file.
    pub profile: Option<String>,
    /// First and last day of the term, `YYYY-MM-DD`.
    pub term: Option<(String, String)>,
    /// The passphrase.
    #[ts(type = "string | null")]
    pub passphrase: Option<Zeroizing<String>>,
    /// The passphrase typed again.
    #[ts(type = "string | null")]
    pub again: Option<Zeroizing<String>>,
}

/// What is to be said of each field; null where nothing is wrong with it.
#[derive(Default, Serialize, TS)]
pub struct SchoolJudged {
    /// Of the name.
    pub name: Option<String>,
    /// Of the 监督电话.
    pub complaints_phone: Option<String>,
    /// Of the profile.
    pub profile: Option<String>,
    /// Of the term.
    pub term: Option<String>,
    /// Of the passphrase, where it cannot be used.
    pub passphrase: Option<String>,
    /// Of the passphrase typed again.
    pub again: Option<String>,
    /// What the passphrase is worth.
    pub strength: Option<StrengthShown>,
    /// The profile, where it can be read.
    pub profile_shown: Option<ShippedProfile>,
    /// What the profile warns of today.
    pub profile_warnings: Vec<String>,
    /// How the term will be called.
    pub term_name: Option<String>,
}

/// What a passphrase is worth.
#[derive(Serialize, TS)]
pub struct StrengthShown {
    /// Whether nothing better need be looked for.
    pub good: bool,
    /// The sentence.
    pub said: String,
}

/// The term under way or coming, with the days terms usually have.
///
/// # Errors
/// None in practice: every day lies in or before a term.
pub fn usual_term(today: NaiveDate) -> Result<TermShown, No> {
    let term = new_school::usual_term(today).ok_or(Refusal::UnknownYear { year: chrono::Datelike::year(&today) })?;
    Ok(TermShown { name: term.name, first_day: term.first_day, last_day: term.last_day })
}

/// Which years' holidays come with the program, and what a school whose term this is does for others.
///
/// # Errors
/// A fault where a shipped holiday table cannot be read.
pub fn shipped_holidays(place: &Place, term: &TermShown) -> Result<String, No> {
    let carried = place.calendars()?.iter().map(|calendar| calendar.year).collect();
    let (first, last) = (chrono::Datelike::year(&term.first_day), chrono::Datelike::year(&term.last_day));
    Ok(carried_in_short(&carried, &(first..=last).collect()))
}

/// Judges what is typed for a new school.
pub fn judge_school(place: &Place, today: NaiveDate, typed: &SchoolTyped) -> SchoolJudged {
    let mut judged = SchoolJudged {
        name: typed.name.as_deref().and_then(|name| said(new_school::check_name(name))),
        complaints_phone: typed.complaints_phone.as_deref().and_then(|phone| said(new_school::check_phone(phone))),
        ..SchoolJudged::default()
    };
    if let Some(profile) = &typed.profile {
        match place.profile_text(profile).and_then(|text| Ok(PolicyProfile::read(&text)?)) {
            Ok(read) => {
                judged.profile_warnings = read.warnings(today);
                judged.profile_shown = Some(ShippedProfile::of(&read));
            }
            Err(no) => judged.profile = Some(no.message()),
        }
    }
    if let Some((first, last)) = &typed.term {
        match days_of(first, last) {
            Ok((first, _)) => judged.term_name = Some(new_school::term_name(first)),
            Err(no) => judged.term = Some(no.message()),
        }
    }
    if let Some(passphrase) = &typed.passphrase {
        judged.passphrase = said(new_school::check_passphrase(passphrase));
        let strength = new_school::strength(passphrase);
        judged.strength = Some(StrengthShown { good: strength.good, said: strength.said });
        let differs = typed.again.as_ref().is_some_and(|again| **again != **passphrase);
        judged.again = differs.then(|| "两次输入的口令不一样，请重新输入。".to_owned());
    }
    judged
}

/// First and last day of a term as typed.
pub(crate) fn days_of(first: &str, last: &str) -> Result<(NaiveDate, NaiveDate), Refusal> {
    let day = |text: &str| crate::shown::day(text);
    let (first, last) = (day(first)?, day(last)?);
    new_school::check_term(first, last)?;
    Ok((first, last))
}

fn said<T>(judged: Result<T, Refusal>) -> Option<String> {
    judged.err().map(|no| no.message())
}

impl Desk {
    /// Writes the paper that a recovery key is kept on.
    ///
    /// # Errors
    /// Refuses a clerk who may not keep the school, and what is no recovery key; faults of the disk.
    pub fn print_recovery(&mut self, now: &Now, key: &str, out: &Path) -> Result<(), No> {
        if !self.may_keep() {
            return Err(Refusal::NotAllowed { what: "打印恢复密钥".to_owned() }.into());
        }
        RecoveryKey::read(key)?;
        let school = self.store.read().school()?.ok_or(Refusal::NoSchool)?;
        let sheet: RecoverySheet = new_school::recovery_sheet(&school.name, key, now.today);
        let printed = papers::pdf(self, &layout::recovery_sheet(&sheet))?;
        kehou_paper::save::whole(out, &printed.bytes)?;
        self.note(now, "print_recovery")
    }
}
