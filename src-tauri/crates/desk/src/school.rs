//! The school itself: setting it up, and what every screen shows of it.
use crate::{Desk, No, Now, Place, Progress};
use chrono::NaiveDate;
use kehou_school::intake::PublishedYear;
use kehou_school::new_school;
use kehou_school::no::Refusal;
use kehou_school::profile::PolicyProfile;
use kehou_school::records::{ClassStyle, School, Term};
use kehou_school::words::{Area, SchoolSystem, Stage};
use kehou_store::{AdoptedProfile, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A new school.
#[derive(Debug, Clone)]
pub struct NewSchool {
    /// Its name as printed.
    pub name: String,
    /// 学段.
    pub stage: Stage,
    /// The profile: an id among the shipped ones, or a path to a TOML file.
    pub profile: String,
    /// First and last day of the term.
    pub term: (NaiveDate, NaiveDate),
    /// 监督电话; may be empty.
    pub complaints_phone: String,
}

/// Nothing is given.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct AboutSchool {}

/// What every screen shows of the school.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SchoolShown {
    /// Its name.
    pub name: String,
    /// 学段 as its code.
    pub stage: Stage,
    /// The term of today, else the latest.
    pub term: Option<TermShown>,
    /// Today, `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub today: NaiveDate,
    /// Minutes without a key or movement until the program locks; 0 for never.
    pub idle_minutes: u32,
}

/// A term.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TermShown {
    /// Its name.
    pub name: String,
    /// First day.
    #[ts(type = "string")]
    pub first_day: NaiveDate,
    /// Last day.
    #[ts(type = "string")]
    pub last_day: NaiveDate,
}

/// The school, its term and today.
pub(crate) fn about(desk: &mut Desk, now: &Now, _: AboutSchool, _: &dyn Progress) -> Result<SchoolShown, No> {
    let read = desk.store.read();
    let school = read.school()?.ok_or(Refusal::NoSchool)?;
    let terms = read.terms()?;
    let idle_minutes = crate::school_form::idle_minutes(&read)?;
    let current = terms.iter().find(|term| term.first_day <= now.today && now.today <= term.last_day);
    let term = current.or(terms.last()).map(|term| TermShown {
        name: term.name.clone(),
        first_day: term.first_day,
        last_day: term.last_day,
    });
    Ok(SchoolShown { name: school.name, stage: school.stage, term, today: now.today, idle_minutes })
}

/// A new school, checked whole before any file is made.
pub(crate) struct SetUp {
    school: School,
    term: Term,
    profile: PolicyProfile,
    text: String,
    calendars: Vec<PublishedYear>,
}

/// Checks everything given for a new school.
pub(crate) fn check(place: &Place, new: &NewSchool) -> Result<SetUp, No> {
    let (first_day, last_day) = new.term;
    new_school::check_term(first_day, last_day)?;
    let name = new_school::check_name(&new.name)?;
    let complaints_phone = new_school::check_phone(&new.complaints_phone)?;
    let text = place.profile_text(&new.profile)?;
    Ok(SetUp {
        school: School {
            name,
            stage: new.stage,
            system: SchoolSystem::SixThree,
            area: Area::City,
            class_style: ClassStyle::Short,
            complaints_phone,
        },
        term: Term { name: new_school::term_name(first_day), first_day, last_day },
        profile: PolicyProfile::read(&text)?,
        text,
        calendars: place.calendars()?,
    })
}

/// Keeps the new school with its term, profile and the shipped holiday tables, in one deed; gives back what the profile
/// warns of.
pub(crate) fn keep(store: &mut Store, now: &Now, new: &SetUp) -> Result<Vec<String>, No> {
    let adopted = AdoptedProfile {
        id: 0,
        code: new.profile.id.clone(),
        name: new.profile.name.clone(),
        text: new.text.clone(),
        sha256: new.profile.sha256().to_owned(),
        effective: new.profile.valid,
    };
    store.write(now, "set_up", |w| {
        w.set_school(&new.school)?;
        w.add_term(&new.term)?;
        w.adopt_profile(&adopted)?;
        for calendar in &new.calendars {
            w.keep_calendar(calendar.year, &calendar.days, None)?;
        }
        Ok::<(), No>(())
    })?;
    Ok(new.profile.warnings(now.today))
}
