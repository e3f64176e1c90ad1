//! Who is planned on which days of a month, for a form to be ticked and taken in again.
use crate::calendar::SchoolCalendar;
use crate::days::Month;
use crate::ids::{GroupId, StaffId};
use crate::records::Group;
use crate::session::sessions_on;
use crate::sign_in::places;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// A person's days in a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedMonth {
    /// The person.
    pub staff: StaffId,
    /// The group.
    pub group: GroupId,
    /// The days on which the person serves in it.
    pub days: BTreeSet<NaiveDate>,
}

/// Everyone planned in a month by person and group; days of which the calendar is not known are left out.
pub fn month_plan(calendar: &SchoolCalendar, groups: &[Group], month: Month) -> Vec<PlannedMonth> {
    let mut days: BTreeMap<(StaffId, GroupId), BTreeSet<NaiveDate>> = BTreeMap::new();
    for day in month.days() {
        for place in places(&sessions_on(calendar, groups, day).unwrap_or_default()) {
            for staff in &place.staff {
                days.entry((*staff, place.group.id)).or_default().insert(day);
            }
        }
    }
    days.into_iter().map(|((staff, group), days)| PlannedMonth { staff, group, days }).collect()
}
