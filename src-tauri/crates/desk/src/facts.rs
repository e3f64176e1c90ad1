//! What many asks fetch alike: the calendar, the groups, the register of pupils, the profile in force.
use crate::No;
use chrono::NaiveDate;
use kehou_school::calendar::SchoolCalendar;
use kehou_school::days::{Month, Span};
use kehou_school::fee::{kept_since, may_be_charged_until};
use kehou_school::no::Refusal;
use kehou_school::profile::PolicyProfile;
use kehou_school::records::{Enrolment, Group, HomeClass, School, Staff, Student, Term};
use kehou_school::roster::Register;
use kehou_store::{AdoptedProfile, Reading};
use std::collections::BTreeSet;

/// The lists most asks need, owned, so that a register can borrow from them.
pub(crate) struct Lists {
    pub(crate) school: School,
    pub(crate) students: Vec<Student>,
    pub(crate) classes: Vec<HomeClass>,
    pub(crate) groups: Vec<Group>,
    pub(crate) staff: Vec<Staff>,
}

impl Lists {
    /// Fetches everything, pupils who left included: the past names them.
    pub(crate) fn fetch(read: &Reading<'_>) -> Result<Lists, No> {
        Ok(Lists {
            school: read.school()?.ok_or(Refusal::NoSchool)?,
            students: read.students_all()?,
            classes: read.home_classes()?,
            groups: read.groups()?,
            staff: read.staff_all()?,
        })
    }

    /// Pupils and classes to look up.
    pub(crate) fn register(&self) -> Register<'_> {
        Register::new(&self.students, &self.classes, self.school.system, self.school.class_style)
    }

    /// A group by its number, or by its exact name.
    pub(crate) fn group(&self, wanted: &str) -> Result<&Group, Refusal> {
        let missing = || Refusal::NotFound { what: "服务班".to_owned(), name: wanted.to_owned() };
        if let Ok(id) = wanted.trim().parse::<i64>()
            && let Some(group) = self.groups.iter().find(|group| group.id.0 == id)
        {
            return Ok(group);
        }
        self.groups.iter().find(|group| group.name == wanted.trim()).ok_or_else(missing)
    }
}

/// The school's calendar as it stands.
pub(crate) fn calendar(read: &Reading<'_>) -> Result<SchoolCalendar, No> {
    let years = read.published_years()?.into_iter().collect();
    Ok(SchoolCalendar::new(read.terms()?, read.calendar_days()?, years, read.day_changes()?))
}

/// The profile in force on a day, with its text's digest.
pub(crate) fn profile(read: &Reading<'_>, day: NaiveDate) -> Result<PolicyProfile, No> {
    let kept = read.profile_in_force(day)?.ok_or_else(|| Refusal::BadProfile {
        what: format!("{day} 没有生效的政策口径，请在设置里采用一份"),
    })?;
    adopted(read, &kept)
}

/// Of an adopted profile's rules, the text that says who looked at them since, by the fingerprint it was adopted with.
pub(crate) fn looked_at_by(kept: &AdoptedProfile) -> String {
    format!("looked_at/{}", kept.sha256)
}

/// A profile as adopted, with what was said of its rules since.
pub(crate) fn adopted(read: &Reading<'_>, kept: &AdoptedProfile) -> Result<PolicyProfile, No> {
    let profile = PolicyProfile::read(&kept.text)?;
    Ok(match read.setting(&looked_at_by(kept))? {
        Some(text) => profile.looked_at(&text),
        None => profile,
    })
}

/// The last month that is settled.
pub(crate) fn last_settled(read: &Reading<'_>) -> Result<Option<Month>, No> {
    let settled = read.settlements()?.into_iter().filter(|each| each.reopened_reason.is_none());
    Ok(settled.map(|each| each.month).max())
}

/// The months that are settled and not reopened.
pub(crate) fn settled_months(read: &Reading<'_>) -> Result<BTreeSet<Month>, No> {
    let settled = read.settlements()?.into_iter().filter(|each| each.reopened_reason.is_none());
    Ok(settled.map(|each| each.month).collect())
}

/// The first month of a term that was called or settled here, else the running one.
pub(crate) fn kept_here_since(read: &Reading<'_>, term: &Term, today: NaiveDate) -> Result<Month, No> {
    let mut here = settled_months(read)?;
    here.extend(read.roll_calls_by_month(term.first_day, term.last_day)?.into_iter().map(|(month, _)| month));
    Ok(kept_since(Month::of(term.first_day), Month::of(today), &here))
}

/// The last month of the running term that can have been charged outside the program.
pub(crate) fn charged_until(read: &Reading<'_>, today: NaiveDate) -> Result<Option<Month>, No> {
    let Some(term) = read.terms()?.into_iter().find(|term| term.first_day <= today && today <= term.last_day) else {
        return Ok(None);
    };
    Ok(may_be_charged_until(Month::of(term.first_day), kept_here_since(read, &term, today)?))
}

/// Enrolments that touch a day.
pub(crate) fn enrolments_on(read: &Reading<'_>, day: NaiveDate) -> Result<Vec<Enrolment>, No> {
    Ok(read.enrolments_in(Span { from: day, to: Some(day) })?)
}

/// The version a month is settled in; `None` where it is not, or was reopened.
pub(crate) fn settled_version(read: &Reading<'_>, month: Month) -> Result<Option<u32>, No> {
    let head = read.settlements_of(month)?.into_iter().find(|each| each.reopened_reason.is_none());
    Ok(head.map(|head| head.version))
}
