//! Whoever comes to a group again and again without being in its plan: the day on which nothing is said of them is asked about.
use super::instead::differing;
use super::{Place, is_signed};
use crate::days::Weekdays;
use crate::ids::{GroupId, StaffId};
use crate::records::StaffAttendance;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// From so many days on a person who is not in the plan is taken to belong to the group.
const OFTEN: usize = 2;

/// One person who signed in a group beside its plan, with everyone who is in the plan there too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Regular {
    /// The group.
    pub group: GroupId,
    /// Who.
    pub staff: StaffId,
    /// The first day they signed.
    pub since: NaiveDate,
    /// The days they signed, in their order; two at least.
    pub came: Vec<NaiveDate>,
    /// The group's later days with a weekday they come on, of which nothing is kept of them.
    pub without: Vec<NaiveDate>,
    /// The weekdays whose timetable the days they came followed.
    pub weekdays: Weekdays,
}

/// Who came on two days at least, and on half of those on which anybody signed in the group since their first. `days` are the
/// places of each day in its order, signed or not, `kept` the rows of all of them.
pub fn regulars(days: &[(NaiveDate, Vec<Place<'_>>)], kept: &[StaffAttendance]) -> Vec<Regular> {
    let mut rows: BTreeMap<(NaiveDate, GroupId), Vec<&StaffAttendance>> = BTreeMap::new();
    for row in kept {
        if let Some(group) = row.group {
            rows.entry((row.day, group)).or_default().push(row);
        }
    }
    let held: Vec<(NaiveDate, &Place<'_>, &[&StaffAttendance])> = days
        .iter()
        .flat_map(|(day, places)| places.iter().map(move |place| (*day, place)))
        .map(|(day, place)| (day, place, rows.get(&(day, place.group.id)).map_or(&[][..], Vec::as_slice)))
        .collect();
    let mut came: BTreeMap<(GroupId, StaffId), (Vec<NaiveDate>, Weekdays)> = BTreeMap::new();
    for (day, place, rows) in &held {
        let (beside, lacking) = differing(place, rows);
        for staff in beside.into_iter().filter(|_| lacking.is_empty() && !place.staff.is_empty()) {
            let (days, weekdays) = came.entry((place.group.id, staff)).or_default();
            days.push(*day);
            *weekdays = weekdays.with(place.weekday);
        }
    }
    let often = came.into_iter().filter(|(_, (days, _))| days.len() >= OFTEN);
    often
        .filter_map(|((group, staff), (came, weekdays))| {
            let since = came.first().copied()?;
            let later = || {
                let own = held.iter().filter(|(day, place, _)| place.group.id == group && *day >= since);
                own.filter(|(_, place, _)| weekdays.has(place.weekday))
            };
            let signed: BTreeSet<NaiveDate> =
                later().filter(|(.., rows)| rows.iter().any(|row| is_signed(row))).map(|(day, ..)| *day).collect();
            let told = |rows: &[&StaffAttendance]| rows.iter().any(|row| row.staff == staff);
            let without = later().filter(|(_, place, rows)| !told(rows) && !place.staff.contains(&staff));
            let without = without.map(|(day, ..)| *day).collect();
            (came.len() * 2 >= signed.len()).then_some(Regular { group, staff, since, came, without, weekdays })
        })
        .collect()
}
