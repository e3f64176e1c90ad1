//! A sign-in list held against the plan: who signed without being planned in a group that day, and who was planned and has
//! no row. It is no fault of the list; the office decides.
use crate::days::days_listed;
use crate::ids::{GroupId, StaffId};
use crate::intake::known::Known;
use crate::intake::{Accepted, Effect};
use crate::records::StaffAttendance;
use crate::session::sessions_on;
use crate::sign_in::{Place, differing, places};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The places of the days that rows ask for.
#[derive(Debug)]
pub(crate) struct Plan<'a> {
    known: &'a Known<'a>,
    days: BTreeMap<NaiveDate, Vec<Place<'a>>>,
}

/// People beside the plan and people of the plan without a row; the same of several days is told once.
type Difference = (GroupId, BTreeSet<StaffId>, BTreeSet<StaffId>);

/// More sentences than these nobody reads.
const MOST: usize = 60;

impl<'a> Plan<'a> {
    pub(crate) fn new(known: &'a Known<'a>) -> Plan<'a> {
        Plan { known, days: BTreeMap::new() }
    }

    /// The places of a day as its sessions stand; none where nothing is held or the calendar is not given.
    pub(crate) fn places(&mut self, day: NaiveDate) -> &[Place<'a>] {
        let known = self.known;
        self.days.entry(day).or_insert_with(|| {
            let sessions = known.calendar.and_then(|calendar| sessions_on(calendar, known.groups, day).ok());
            sessions.map(|sessions| places(&sessions)).unwrap_or_default()
        })
    }

    /// What differs from the plan on days that get new rows, first how often; days kept as they are were asked about then. On
    /// days with rows that were not understood nobody is said to lack a row.
    pub(crate) fn differences(
        &mut self,
        accepted: &[Accepted<StaffAttendance>],
        broken: &BTreeSet<NaiveDate>,
    ) -> Vec<String> {
        let mut signed: BTreeMap<(NaiveDate, GroupId), Vec<&StaffAttendance>> = BTreeMap::new();
        let added = accepted.iter().filter(|each| each.effect != Effect::Unchanged);
        let days: BTreeSet<NaiveDate> = added.map(|each| each.value.day).collect();
        let kept = self.known.staff_attendance.iter().filter(|each| days.contains(&each.day));
        for each in accepted.iter().map(|each| &each.value).chain(kept) {
            if let Some(group) = each.group {
                signed.entry((each.day, group)).or_default().push(each);
            }
        }
        let mut found: BTreeMap<Difference, Vec<NaiveDate>> = BTreeMap::new();
        for day in &days {
            for place in self.places(*day).iter().filter(|place| !place.staff.is_empty()) {
                let rows = signed.get(&(*day, place.group.id)).map_or(&[][..], Vec::as_slice);
                let (beside, lacking) = differing(place, rows);
                let lacking = if broken.contains(day) { BTreeSet::new() } else { lacking };
                if !beside.is_empty() || !lacking.is_empty() {
                    found.entry((place.group.id, beside, lacking)).or_default().push(*day);
                }
            }
        }
        self.said(&found)
    }

    fn said(&self, found: &BTreeMap<Difference, Vec<NaiveDate>>) -> Vec<String> {
        let times: usize =
            found.iter().map(|((_, beside, lacking), days)| beside.len().max(lacking.len()) * days.len()).sum();
        if times == 0 {
            return Vec::new();
        }
        let mut said = vec![format!("有 {times} 处与排班不同，请看一看。不改的话，课时记给签到的人。")];
        if found.keys().any(|(_, beside, lacking)| (beside.len(), lacking.len()) == (1, 1)) {
            said.push("一人替另一人签到的，导入以后可以一次改排班，或记为代课。".to_owned());
        }
        said.extend(found.iter().take(MOST).map(|((group, beside, lacking), days)| {
            let name = self.known.groups.iter().find(|each| each.id == *group).map_or("", |each| each.name.as_str());
            let (beside, lacking) = (self.names(beside), self.names(lacking));
            let what = match (lacking.is_empty(), beside.is_empty()) {
                (false, false) => format!("排班是{lacking}，签到的是{beside}"),
                (false, true) => format!("排班的{lacking}没有签到"),
                (true, _) => format!("排班里没有{beside}，{beside}也签到了"),
            };
            format!("{name}：{what}（{}）。", days_listed(days))
        }));
        if found.len() > MOST {
            said.push(format!("还有 {} 种情况没有列出。", found.len() - MOST));
        }
        said
    }

    fn names(&self, people: &BTreeSet<StaffId>) -> String {
        let named = self.known.staff.iter().filter(|each| people.contains(&each.id));
        named.map(|each| each.name.as_str()).collect::<Vec<_>>().join("、")
    }
}
