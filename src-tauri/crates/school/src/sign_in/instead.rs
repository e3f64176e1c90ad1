//! Someone signed in where someone else was planned: found over days, and kept as standing in or as a change of the plan.
use super::{Place, is_absence};
use crate::days::Weekdays;
use crate::ids::{GroupId, StaffId};
use crate::records::StaffAttendance;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// One person signed in a group on some days on which only another was planned of whom nothing is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instead {
    /// The group.
    pub group: GroupId,
    /// Who was planned.
    pub planned: StaffId,
    /// Who signed in.
    pub other: StaffId,
    /// The days, in their order.
    pub days: Vec<NaiveDate>,
    /// The weekdays whose timetable they followed.
    pub weekdays: Weekdays,
    /// Whether the one who was planned did not sign in there on a later day either, so that the plan may be changed.
    pub is_lasting: bool,
}

/// Who signed without being planned, but for those who stand in, and who is planned and neither signed nor was stood in for.
pub(crate) fn differing(place: &Place<'_>, rows: &[&StaffAttendance]) -> (BTreeSet<StaffId>, BTreeSet<StaffId>) {
    let beside = rows.iter().filter(|row| row.stands_in_for.is_none() && !is_absence(row)).map(|row| row.staff);
    let there: BTreeSet<StaffId> = rows.iter().flat_map(|row| [Some(row.staff), row.stands_in_for]).flatten().collect();
    let lacking = place.staff.iter().copied().filter(|staff| !there.contains(staff)).collect();
    (beside.filter(|staff| !place.staff.contains(staff)).collect(), lacking)
}

/// Whether someone beside the plan has signed in a group: then whoever is planned and has no row most likely did not come.
pub(super) fn taken_by(place: &Place<'_>, kept: &[StaffAttendance]) -> BTreeSet<StaffId> {
    let of_group = kept.iter().filter(|row| row.group == Some(place.group.id) && super::is_signed(row));
    differing(place, &of_group.collect::<Vec<_>>()).0
}

/// Where exactly one person signed in for exactly one other, by group; who of several stood in for whom the office says
/// on the page of the day. `days` are the places of each day, `kept` the rows of all of them.
pub fn instead(days: &[(NaiveDate, Vec<Place<'_>>)], kept: &[StaffAttendance]) -> Vec<Instead> {
    let mut rows: BTreeMap<(NaiveDate, GroupId), Vec<&StaffAttendance>> = BTreeMap::new();
    for row in kept {
        if let Some(group) = row.group {
            rows.entry((row.day, group)).or_default().push(row);
        }
    }
    let mut found: Vec<Instead> = Vec::new();
    for (day, places) in days {
        for place in places {
            let of_place = rows.get(&(*day, place.group.id)).map_or(&[][..], Vec::as_slice);
            let (beside, lacking) = differing(place, of_place);
            if let (Some(other), Some(planned), 1, 1) = (beside.first(), lacking.first(), beside.len(), lacking.len()) {
                let (group, planned, other) = (place.group.id, *planned, *other);
                match found.iter_mut().find(|each| (each.group, each.planned, each.other) == (group, planned, other)) {
                    Some(each) => {
                        each.days.push(*day);
                        each.weekdays = each.weekdays.with(place.weekday);
                    }
                    None => found.push(Instead {
                        group,
                        planned,
                        other,
                        days: vec![*day],
                        weekdays: Weekdays::NONE.with(place.weekday),
                        is_lasting: false,
                    }),
                }
            }
        }
    }
    for each in &mut found {
        let own = kept.iter().filter(|row| (row.group, row.staff) == (Some(each.group), each.planned));
        each.is_lasting = !own.filter(|row| super::is_signed(row)).any(|row| Some(&row.day) > each.days.first());
    }
    found.sort_by_key(|each| (each.group, each.planned, each.other));
    found
}

/// The rows of those days that become others where the one stood in for the other; a day that was answered meanwhile has none.
pub fn standing_in(what: &Instead, kept: &[StaffAttendance]) -> Vec<StaffAttendance> {
    let of_group = |row: &&StaffAttendance| row.group == Some(what.group) && what.days.contains(&row.day);
    let answered: BTreeSet<NaiveDate> = kept
        .iter()
        .filter(of_group)
        .filter(|row| row.staff == what.planned || row.stands_in_for == Some(what.planned))
        .map(|row| row.day)
        .collect();
    kept.iter()
        .filter(of_group)
        .filter(|row| row.staff == what.other && row.stands_in_for.is_none() && !answered.contains(&row.day))
        .map(|row| StaffAttendance { stands_in_for: Some(what.planned), ..row.clone() })
        .collect()
}

/// The first day of the term, or of the group where it opened later, from which on the plan may follow those sign-ins as well:
/// where it lies before the first of them, and whoever was planned came on no day since. `kept` are the rows of those days.
pub fn since_term(what: &Instead, term: NaiveDate, opened: NaiveDate, kept: &[StaffAttendance]) -> Option<NaiveDate> {
    let since = term.max(opened);
    let came = |row: &StaffAttendance| {
        (row.group, row.staff) == (Some(what.group), what.planned) && row.day >= since && !is_absence(row)
    };
    (Some(&since) < what.days.first() && !kept.iter().any(came)).then_some(since)
}
