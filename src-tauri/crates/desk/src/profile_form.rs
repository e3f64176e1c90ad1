//! The school's own standards typed into a form: what it begins with, what is wrong with it and what it would change, and the
//! profile as a file for another school of the same city.
use crate::adoption::{at_adoption, months, only_looked_at};
use crate::facts::{adopted, last_settled, looked_at_by, profile};
use crate::{Desk, No, Now, Progress, shown};
use kehou_school::days::{Month, date_label};
use kehou_school::no::Refusal;
use kehou_school::profile::{FormProblem, FormRule, PolicyProfile, ProfileForm, ProfileWords, left_said, rest_said};
use kehou_school::records::Group;
use kehou_school::words::{Choice, ServiceKind};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::PathBuf;
use ts_rs::TS;

/// Nothing is given.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct ProfileFormOf {}

/// A form to begin with.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProfileFormShown {
    /// The standards the school goes by, to be changed; those of an example without its name and papers.
    pub form: ProfileForm,
    /// The profile it begins with.
    pub begins_with: String,
    /// Why that one is only an example; null where it is the school's own.
    pub sample: Option<String>,
    /// What there is to choose from.
    pub words: ProfileWords,
    /// Pools that groups already have, each once.
    pub pools: Vec<String>,
    /// The months it can hold from.
    pub months: Vec<Choice>,
    /// The one proposed, `YYYY-MM`.
    pub from: String,
    /// Its first day, from which the paper may hold.
    pub first_day: Choice,
}

/// A form as typed so far.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CheckProfile {
    /// The form.
    pub form: ProfileForm,
    /// The first month it is to hold for, `YYYY-MM`.
    pub from: String,
}

/// What the desk says of it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProfileChecked {
    /// What cannot stay as it is, in the form's order.
    pub problems: Vec<FormProblem>,
    /// Every rule at a glance.
    pub rules: Vec<FormRule>,
    /// How many of the other rules there are, and how many nobody has looked at.
    pub rest_said: String,
    /// What is asked before rules nobody has looked at are kept; empty where there are none.
    pub left_said: String,
    /// What is asked of its papers; empty while there are problems.
    pub questions: Vec<String>,
    /// Whether the form only says who looked at the rules in force, so that no month is asked and nothing else is adopted.
    pub only_looked_at: bool,
    /// What becomes other than before, one sentence each; empty while there are problems.
    pub changes: Vec<String>,
    /// What needs a look.
    pub warnings: Vec<String>,
    /// The month in words.
    pub from_label: String,
}

/// A form to be rid of its example.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ClearExample {
    /// The form as typed so far.
    pub form: ProfileForm,
    /// Only of the other rules; else of fees and pay as well.
    pub rest_only: bool,
}

/// The form without it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ExampleCleared {
    /// What is typed or was looked at, with empty rows for what the school offers.
    pub form: ProfileForm,
}

/// Where to.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SaveProfile {
    /// The file; ends in `.toml`.
    #[ts(type = "string")]
    pub out: PathBuf,
}

/// What was written.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProfileSaved {
    /// The file.
    #[ts(type = "string")]
    pub path: PathBuf,
    /// The profile's name.
    pub name: String,
}

/// The form filled with the standards in force that are for the school's stage.
pub(crate) fn form(desk: &mut Desk, now: &Now, _: ProfileFormOf, _: &dyn Progress) -> Result<ProfileFormShown, No> {
    let read = desk.store.read();
    let in_force = match read.profile_in_force(now.today)? {
        Some(kept) => Some(kept),
        None => read.profiles()?.pop(),
    };
    let missing = || Refusal::NotFound { what: "政策口径".to_owned(), name: now.today.to_string() };
    let current = adopted(&read, &in_force.ok_or_else(missing)?)?;
    let months = months(&read, now)?;
    let first_day = months.proposed.first_day();
    let stage = read.school()?.ok_or(Refusal::NoSchool)?.stage;
    Ok(ProfileFormShown {
        begins_with: current.name.clone(),
        sample: current.sample_said(),
        form: current.of_school(stage).form(),
        words: ProfileWords::all(),
        pools: pools_of(&read.groups()?),
        months: months.all,
        from: months.proposed.to_string(),
        first_day: Choice { code: first_day.to_string(), label: date_label(first_day) },
    })
}

/// The form without what is still an example's and that nobody has looked at; nothing is kept.
pub(crate) fn clear(desk: &mut Desk, now: &Now, ask: ClearExample, _: &dyn Progress) -> Result<ExampleCleared, No> {
    if ask.rest_only {
        return Ok(ExampleCleared { form: ask.form.without_unlooked() });
    }
    let read = desk.store.read();
    let groups = read.groups()?;
    let running = read.reductions()?.into_iter().filter(|had| had.valid.to.is_none_or(|to| to >= now.today));
    let categories: BTreeSet<String> = running.map(|had| had.category.trim().to_owned()).collect();
    let categories: Vec<String> = categories.into_iter().collect();
    let going_on: Vec<Group> =
        groups.into_iter().filter(|group| group.valid.to.is_none_or(|to| to >= now.today)).collect();
    let kinds: Vec<ServiceKind> = going_on.iter().map(|group| group.kind).collect();
    Ok(ExampleCleared { form: ask.form.bare(&kinds, &pools_of(&going_on), &categories) })
}

/// The pools of groups, each once.
fn pools_of(groups: &[Group]) -> Vec<String> {
    let mut pools: Vec<String> = Vec::new();
    for group in groups.iter().filter(|group| !group.pay_pool.trim().is_empty()) {
        if !pools.contains(&group.pay_pool) {
            pools.push(group.pay_pool.clone());
        }
    }
    pools
}

/// What is wrong with a form, or what it would change.
pub(crate) fn check(desk: &mut Desk, now: &Now, ask: CheckProfile, _: &dyn Progress) -> Result<ProfileChecked, No> {
    let from = shown::month(&ask.from)?;
    let rules = ask.form.rules();
    let none = |problems| ProfileChecked {
        problems,
        rest_said: rest_said(&rules),
        left_said: left_said(&rules),
        rules,
        questions: Vec::new(),
        only_looked_at: false,
        changes: Vec::new(),
        warnings: Vec::new(),
        from_label: from.label(),
    };
    let text = match ask.form.text() {
        Ok(text) => text,
        Err(problems) => return Ok(none(problems)),
    };
    let wanted = PolicyProfile::read(&text)?;
    let read = desk.store.read();
    if only_looked_at(&read, now, &ask.form, from)?.is_some() {
        return Ok(ProfileChecked { only_looked_at: true, left_said: String::new(), ..none(Vec::new()) });
    }
    if let Err(no) = wanted.check_from(from, last_settled(&read)?) {
        let (place, label) = ("month".to_owned(), "从哪个月起".to_owned());
        return Ok(none(vec![FormProblem { place, label, said: no.message() }]));
    }
    let stage = read.school()?.ok_or(Refusal::NoSchool)?.stage;
    let before = profile(&read, from.first_day()).ok().map(|before| before.of_school(stage));
    let kept = read.profile_in_force(from.first_day())?;
    let since = kept.map_or_else(|| from.first_day(), |kept| kept.effective.from);
    let held = before.as_ref().and_then(|before| before.holds_on_said(since, from));
    Ok(ProfileChecked {
        changes: before.map(|before| before.changes_to(&wanted)).unwrap_or_default(),
        questions: held.into_iter().chain(wanted.questions()).collect(),
        warnings: at_adoption(&read, &wanted, now.today.max(from.first_day()))?,
        ..none(Vec::new())
    })
}

/// The text of a filled-in form.
///
/// # Refuses
/// A bad profile: the first thing that cannot stay as it is.
pub(crate) fn text(form: &ProfileForm) -> Result<String, No> {
    form.text().map_err(|problems| {
        let first = problems.first().map(|first| format!("{}{}", first.label, first.said.trim_end_matches('。')));
        Refusal::BadProfile { what: first.unwrap_or_default() }.into()
    })
}

/// Writes the profile in force into a file, which another school can adopt.
pub(crate) fn save(desk: &mut Desk, now: &Now, ask: SaveProfile, _: &dyn Progress) -> Result<ProfileSaved, No> {
    if !ask.out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml")) {
        return Err(shown::bad_value("文件名", &ask.out.display().to_string(), "以 .toml 结尾").into());
    }
    let missing = || Refusal::NotFound { what: "政策口径".to_owned(), name: Month::of(now.today).label() };
    let kept = desk.store.read().profile_in_force(now.today)?.ok_or_else(missing)?;
    let text = desk.store.read().setting(&looked_at_by(&kept))?.unwrap_or(kept.text);
    kehou_paper::save::whole(&ask.out, text.as_bytes())?;
    Ok(ProfileSaved { path: ask.out, name: kept.name })
}
