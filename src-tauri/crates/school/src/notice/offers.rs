//! What a grade can choose on its slip: all groups of a kind at the same time, gathered to one row.
use super::SlipChoice;
use crate::classes::GradeRange;
use crate::days::{Weekdays, time_label};
use crate::group_plan::weekdays_label;
use crate::ids::GroupId;
use crate::naming::natural;
use crate::records::{Group, Meeting};
use crate::words::ServiceKind;
use chrono::{NaiveDate, NaiveTime};

/// One slot on offer to a grade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// 服务类别.
    pub kind: ServiceKind,
    /// Begins.
    pub starts_at: NaiveTime,
    /// Ends.
    pub ends_at: NaiveTime,
    /// The weekdays any of its groups meets on.
    pub weekdays: Weekdays,
    /// What is done, in words.
    pub activities: Vec<&'static str>,
    /// Its groups.
    pub groups: Vec<GroupId>,
    /// How many minutes one 课时 is, each length once; `None` for one that is no whole number.
    pub lesson_minutes: Vec<Option<i64>>,
    /// Clubs by name, each with the weekdays it meets on at this time; empty for other kinds.
    pub clubs: Vec<(String, Weekdays)>,
}

impl Offer {
    /// `16:30–17:30`.
    pub fn slot_label(&self) -> String {
        format!("{}–{}", time_label(self.starts_at), time_label(self.ends_at))
    }

    /// What is done: clubs are named with their days, of the others what they do.
    pub fn content(&self) -> String {
        if self.clubs.is_empty() {
            return if self.activities.is_empty() { "看护".to_owned() } else { self.activities.join("、") };
        }
        let named = self.clubs.iter().map(|(name, days)| format!("{name}（{}）", weekdays_label(*days)));
        named.collect::<Vec<_>>().join("；")
    }

    /// As the slip asks it.
    pub fn choice(&self) -> SlipChoice {
        SlipChoice { label: format!("{} {}", self.kind.label(), self.slot_label()), weekdays: self.weekdays }
    }
}

/// How long one 课时 of a meeting is.
fn lesson_minutes(meeting: &Meeting) -> Option<i64> {
    let (thousandths, lessons) = ((meeting.ends_at - meeting.starts_at).num_minutes() * 1000, meeting.lessons.0);
    (lessons > 0 && thousandths % lessons == 0).then(|| thousandths / lessons)
}

/// The slots on offer to a grade on a day, by start; tutoring is not chosen by families.
pub fn offers(groups: &[Group], grade: u8, today: NaiveDate) -> Vec<Offer> {
    let mut offers: Vec<Offer> = Vec::new();
    let open = groups.iter().filter(|group| {
        group.valid.to.is_none_or(|to| to >= today)
            && group.kind != ServiceKind::Tutoring
            && GradeRange::read(&group.grades).map_or(true, |range| range.has(grade))
    });
    for group in open {
        for meeting in &group.meetings {
            let known = offers.iter().position(|offer| {
                (offer.kind, offer.starts_at, offer.ends_at) == (group.kind, meeting.starts_at, meeting.ends_at)
            });
            let place = known.unwrap_or_else(|| {
                offers.push(Offer {
                    kind: group.kind,
                    starts_at: meeting.starts_at,
                    ends_at: meeting.ends_at,
                    weekdays: Weekdays::NONE,
                    activities: Vec::new(),
                    groups: Vec::new(),
                    lesson_minutes: Vec::new(),
                    clubs: Vec::new(),
                });
                offers.len() - 1
            });
            let offer = &mut offers[place];
            let minutes = lesson_minutes(meeting);
            if !offer.lesson_minutes.contains(&minutes) {
                offer.lesson_minutes.push(minutes);
            }
            offer.weekdays = offer.weekdays.with(meeting.weekday);
            if !offer.groups.contains(&group.id) {
                offer.groups.push(group.id);
            }
            if group.kind == ServiceKind::Club {
                match offer.clubs.iter_mut().find(|(name, _)| *name == group.name) {
                    Some((_, days)) => *days = days.with(meeting.weekday),
                    None => offer.clubs.push((group.name.clone(), Weekdays::only(meeting.weekday))),
                }
            }
            if let Some(activity) = group.activity.map(|activity| activity.label())
                && !offer.activities.contains(&activity)
            {
                offer.activities.push(activity);
            }
        }
    }
    offers.iter_mut().for_each(|offer| offer.clubs.sort_by(|one, other| natural(&one.0, &other.0)));
    offers.sort_by_key(|offer| (offer.starts_at, offer.kind, offer.ends_at));
    offers
}
