//! Which policy profile the school goes by from which month on: adopted, compared before, and taken back.
use crate::facts::{adopted, last_settled, looked_at_by, profile};
use crate::place::read_text;
use crate::{Desk, No, Now, Progress, ShippedProfile, shown};
use chrono::NaiveDate;
use kehou_school::days::{Month, Span};
use kehou_school::no::Refusal;
use kehou_school::profile::{PolicyProfile, ProfileForm, adoption};
use kehou_school::words::{Choice, Stage};
use kehou_store::{AdoptedProfile, Reading};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use ts_rs::TS;

/// Nothing is given.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct Adoptions {}

/// The profiles the school went and goes by.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AdoptionList {
    /// The one in force today; null where there is none.
    pub now: Option<ShippedProfile>,
    /// The school's stage, whose prices are told.
    pub stage: Stage,
    /// The papers its standards rest on, each once.
    pub papers: Vec<String>,
    /// What needs a look.
    pub warnings: Vec<String>,
    /// Why the one in force is only an example; null where it is the school's own.
    pub sample: Option<String>,
    /// Its rules that are still an example's, in words; empty for an example, of which all are.
    pub unchecked: Vec<String>,
    /// Its rules that the paper says nothing about, in words.
    pub unwritten: Vec<String>,
    /// All that were adopted, newest first.
    pub adopted: Vec<Adopted>,
    /// Those that come with the program.
    pub shipped: Vec<ShippedProfile>,
    /// The months another can be adopted from.
    pub months: Vec<Choice>,
    /// The one proposed, `YYYY-MM`.
    pub from: String,
}

/// A profile as adopted.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Adopted {
    /// Row number.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// From when to when, in words, cut where another took its place.
    pub validity: String,
    /// What took its place and until when it was gone by; empty where nothing did.
    pub replaced: String,
    /// Whether it is the one in force today.
    pub in_force: bool,
}

/// A profile to adopt.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AdoptProfile {
    /// A shipped profile's id; empty where a file or a form is given.
    pub profile: String,
    /// A file of the school's own.
    #[ts(type = "string | null")]
    pub file: Option<PathBuf>,
    /// The school's own standards as typed; null where another is chosen.
    #[serde(default)]
    pub form: Option<ProfileForm>,
    /// The first month it holds for, `YYYY-MM`.
    pub from: String,
    /// Only tells what would change.
    pub trial: bool,
}

/// What changes with it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProfileAdopted {
    /// Its row; null for a trial, and where nothing was adopted because the form only says who looked at the rules in force.
    pub id: Option<i64>,
    /// The profile.
    pub profile: ShippedProfile,
    /// From which month, in words.
    pub from_label: String,
    /// What becomes other than before, one sentence each.
    pub changes: Vec<String>,
    /// What needs a look.
    pub warnings: Vec<String>,
}

/// An adoption to take back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TakeBackProfile {
    /// Its row.
    pub id: i64,
}

/// Which was taken back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProfileTakenBack {
    /// Its row.
    pub id: i64,
}

/// The profiles adopted and those to choose from.
pub(crate) fn list(desk: &mut Desk, now: &Now, _: Adoptions, _: &dyn Progress) -> Result<AdoptionList, No> {
    let read = desk.store.read();
    let in_force = read.profile_in_force(now.today)?;
    let current = in_force.as_ref().map(|kept| adopted(&read, kept)).transpose()?;
    let mut papers: Vec<String> = Vec::new();
    for fee in current.iter().flat_map(|profile| &profile.fees) {
        let paper = fee.paper();
        if !papers.contains(&paper) {
            papers.push(paper);
        }
    }
    let kept = read.profiles()?;
    let times: Vec<(&str, Span)> = kept.iter().map(|each| (each.name.as_str(), each.effective)).collect();
    let standings = adoption::standings(&times, now.today);
    let rows = kept.iter().zip(standings).rev().map(|(kept, standing)| Adopted {
        in_force: in_force.as_ref().is_some_and(|each| each.id == kept.id),
        id: kept.id,
        validity: standing.validity,
        replaced: standing.replaced,
        name: kept.name.clone(),
    });
    let months = months(&read, now)?;
    Ok(AdoptionList {
        papers,
        warnings: match &current {
            Some(profile) => {
                let unnamed = profile.unnamed_said(&read.reductions()?, Span { from: now.today, to: Some(now.today) });
                profile.warnings(now.today).into_iter().chain(unnamed).collect()
            }
            None => Vec::new(),
        },
        sample: current.as_ref().and_then(PolicyProfile::sample_said),
        unwritten: current.iter().flat_map(PolicyProfile::unwritten_rules).map(|rule| rule.in_words()).collect(),
        unchecked: current.iter().flat_map(PolicyProfile::unchecked_rules).map(|rule| rule.in_words()).collect(),
        now: current.as_ref().map(ShippedProfile::of),
        stage: read.school()?.ok_or(Refusal::NoSchool)?.stage,
        adopted: rows.collect(),
        shipped: crate::shipped_profiles(&desk.place)?,
        months: months.all,
        from: months.proposed.to_string(),
    })
}

/// What needs a look before a profile is gone by: what is asked of its papers first.
pub(crate) fn looks(read: &Reading<'_>, profile: &PolicyProfile, on: NaiveDate) -> Result<Vec<String>, No> {
    Ok(profile.questions().into_iter().chain(at_adoption(read, profile, on)?).collect())
}

/// What needs a look while a profile is being adopted: what it leaves open is told this once.
pub(crate) fn at_adoption(read: &Reading<'_>, profile: &PolicyProfile, on: NaiveDate) -> Result<Vec<String>, No> {
    let mut found = profile.warnings(on);
    found.extend(profile.unnamed_said(&read.reductions()?, Span { from: on, to: None }));
    for said in profile.left_open() {
        if !found.contains(&said) {
            found.push(said);
        }
    }
    Ok(found)
}

/// Adopts a profile from a month on, or tells what would change.
pub(crate) fn adopt(desk: &mut Desk, now: &Now, ask: AdoptProfile, _: &dyn Progress) -> Result<ProfileAdopted, No> {
    let from = shown::month(&ask.from)?;
    if let Some(form) = ask.form.as_ref().filter(|_| !ask.trial)
        && let Some((kept, text)) = only_looked_at(&desk.store.read(), now, form, from)?
    {
        return look_at(desk, now, &kept, &text);
    }
    let text = text_of(desk, &ask, from)?;
    let wanted = PolicyProfile::read(&text)?;
    let read = desk.store.read();
    wanted.check_from(from, last_settled(&read)?)?;
    let before = profile(&read, from.first_day()).ok();
    let changes = before.map(|before| before.changes_to(&wanted)).unwrap_or_default();
    let on = now.today.max(from.first_day());
    let warnings = looks(&read, &wanted, on)?;
    let kept = AdoptedProfile {
        id: 0,
        code: wanted.id.clone(),
        name: wanted.name.clone(),
        sha256: wanted.sha256().to_owned(),
        effective: Span { from: from.first_day(), to: wanted.valid.to },
        text,
    };
    let id = match ask.trial {
        true => None,
        false => Some(desk.store.write(now, "adopt_profile", |w| Ok::<_, No>(w.adopt_profile(&kept)?))?),
    };
    Ok(ProfileAdopted { id, profile: ShippedProfile::of(&wanted), from_label: from.label(), changes, warnings })
}

/// The profile in force whose rules a form only says were looked at, with the text that says so; `None` where it changes
/// anything that is reckoned or printed, or holds from before that profile.
pub(crate) fn only_looked_at(
    read: &Reading<'_>,
    now: &Now,
    form: &ProfileForm,
    from: Month,
) -> Result<Option<(AdoptedProfile, String)>, No> {
    let Some(kept) = read.profile_in_force(now.today)? else { return Ok(None) };
    let before = PolicyProfile::read(&kept.text)?;
    let Some(wanted) = form.text().ok().map(|text| PolicyProfile::read(&text)).transpose()? else { return Ok(None) };
    let stage = read.school()?.ok_or(Refusal::NoSchool)?.stage;
    let is_earlier = from < Month::of(kept.effective.from);
    if is_earlier || before.sample_said().is_some() || !before.of_school(stage).is_only_looked_at_by(&wanted) {
        return Ok(None);
    }
    let text = crate::profile_form::text(&ProfileForm { name: kept.name.clone(), ..form.clone() })?;
    Ok(Some((kept, text)))
}

/// Keeps with the profile in force who looked at its rules: no other profile, and settled months are not touched.
fn look_at(desk: &mut Desk, now: &Now, kept: &AdoptedProfile, text: &str) -> Result<ProfileAdopted, No> {
    desk.store.write(now, "adopt_profile", |w| w.set_setting(&looked_at_by(kept), text).map_err(No::from))?;
    let profile = adopted(&desk.store.read(), kept)?;
    Ok(ProfileAdopted {
        id: None,
        profile: ShippedProfile::of(&profile),
        from_label: Month::of(kept.effective.from).label(),
        changes: Vec::new(),
        warnings: looks(&desk.store.read(), &profile, now.today)?,
    })
}

/// The form with the name it is kept under beside those adopted.
pub(crate) fn named(read: &Reading<'_>, form: &ProfileForm, from: Month) -> Result<ProfileForm, No> {
    let kept = read.profiles()?;
    let others: Vec<(&str, Span)> = kept.iter().map(|each| (each.name.as_str(), each.effective)).collect();
    Ok(ProfileForm { name: adoption::name_from(form.called(), from, &others), ..form.clone() })
}

/// The text of a shipped profile, of a file or of a form.
fn text_of(desk: &Desk, ask: &AdoptProfile, from: Month) -> Result<String, No> {
    if let Some(form) = &ask.form {
        return crate::profile_form::text(&named(&desk.store.read(), form, from)?);
    }
    if let Some(file) = &ask.file {
        return read_text(file);
    }
    let shipped = crate::shipped_profiles(&desk.place)?;
    if !shipped.iter().any(|profile| profile.id == ask.profile) {
        return Err(Refusal::NotFound { what: "政策口径".to_owned(), name: ask.profile.clone() }.into());
    }
    desk.place.profile_text(&ask.profile)
}

/// Takes an adoption back while no month was settled by it and another remains.
pub(crate) fn take_back(
    desk: &mut Desk,
    now: &Now,
    ask: TakeBackProfile,
    _: &dyn Progress,
) -> Result<ProfileTakenBack, No> {
    let read = desk.store.read();
    let kept = read.profiles()?;
    let missing = || Refusal::NotFound { what: "政策口径".to_owned(), name: ask.id.to_string() };
    let gone = kept.iter().find(|each| each.id == ask.id).ok_or_else(missing)?;
    let settled = read.settlements()?.into_iter().find(|each| {
        each.reopened_reason.is_none()
            && gone.effective.from <= each.month.first_day()
            && each.profile_sha256 == gone.sha256
    });
    let why = match settled {
        Some(settled) => Some(format!("{}已经按它结算", settled.month.label())),
        None if kept.len() == 1 => Some("这是唯一的口径".to_owned()),
        None => None,
    };
    if let Some(why) = why {
        let (what, instead) = (format!("「{}」不能撤销", gone.name), "请另换一份口径。".to_owned());
        return Err(Refusal::StillUsed { what, why, instead }.into());
    }
    desk.store.write(now, "take_back_profile", |w| Ok::<_, No>(w.remove_profile(ask.id)?))?;
    Ok(ProfileTakenBack { id: ask.id })
}

/// Months a profile can hold from.
pub(crate) struct Months {
    pub(crate) all: Vec<Choice>,
    pub(crate) proposed: Month,
}

/// The months a profile can hold from, as the rules offer them.
pub(crate) fn months(read: &Reading<'_>, now: &Now) -> Result<Months, No> {
    let in_force = read.profile_in_force(now.today)?;
    let in_force = in_force.map(|kept| PolicyProfile::read(&kept.text)).transpose()?;
    let offered = adoption::offered(&read.terms()?, last_settled(read)?, in_force.as_ref(), now.today);
    let choice = |month: Month| Choice { code: month.to_string(), label: month.label() };
    Ok(Months { all: offered.months.into_iter().map(choice).collect(), proposed: offered.proposed })
}
