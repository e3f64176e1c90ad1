//! The week table: who serves where on which weekday, what clashes and what lacks people.
use crate::facts::{Lists, calendar};
use crate::group_form::StaffChoice;
use crate::staff_page::{monday_of, name_of};
use crate::{Desk, No, Now, Progress, shown};
use chrono::{Datelike, Days};
use kehou_school::days::{day_label, weekday_label};
use kehou_school::ids::{GroupId, StaffId};
use kehou_school::money::Lessons;
use kehou_school::naming::natural;
use kehou_school::records::Staff;
use kehou_school::rota;
use kehou_school::session::Session;
use kehou_school::words::ServiceKind;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// A week.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct WeekOf {
    /// A day of it, `YYYY-MM-DD`.
    pub date: String,
}

/// Who serves where in a week.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct WeekTable {
    /// Its Monday.
    pub monday: String,
    /// `11月23日 至 11月29日`.
    pub label: String,
    /// The days on which something is planned, always Monday to Friday.
    pub days: Vec<TableDay>,
    /// The sessions, by group: until 18:30 first, then until 20:30.
    pub groups: Vec<WeekGroup>,
    /// Everyone, by 工号.
    pub people: Vec<WeekPerson>,
    /// People in two places at once, a sentence each.
    pub clashes: Vec<String>,
    /// Sessions without anybody.
    pub empty: u32,
    /// Everyone who can be put in.
    pub staff: Vec<StaffChoice>,
}

/// A day of a week.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TableDay {
    /// The day.
    pub date: String,
    /// 1 (Monday) to 7.
    pub weekday: u32,
    /// `周一 11月23日`.
    pub label: String,
    /// Why nothing is held; empty where it is.
    pub closed: String,
}

/// A group's row.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct WeekGroup {
    /// The group.
    pub id: GroupId,
    /// Its name.
    pub name: String,
    /// 服务类别 as its code.
    pub kind: String,
    /// 服务类别 as read.
    pub kind_label: String,
    /// `18:30` or `20:30`.
    #[ts(type = "\"18:30\" | \"20:30\"")]
    pub until: String,
    /// `16:30–17:30`; several where the days differ.
    pub when: String,
    /// May be empty.
    pub room: String,
    /// One a session, by day and time.
    pub sessions: Vec<PlanShown>,
}

/// A planned session.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlanShown {
    /// 1 (Monday) to 7.
    pub weekday: u32,
    /// `周一`.
    pub weekday_label: String,
    /// The group.
    pub group_id: GroupId,
    /// Its name.
    pub group: String,
    /// `16:30`.
    pub starts_at: String,
    /// `17:30`.
    pub ends_at: String,
    /// `18:30` or `20:30`.
    #[ts(type = "\"18:30\" | \"20:30\"")]
    pub until: String,
    /// 服务类别 as its code.
    pub kind: String,
    /// May be empty.
    pub room: String,
    /// Who serves.
    pub staff: Vec<PersonShown>,
}

/// Someone planned.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PersonShown {
    /// Who.
    pub id: StaffId,
    /// The name.
    pub name: String,
    /// Why the plan cannot be kept: the person is elsewhere at that time; empty where it can.
    pub clash: String,
}

/// A person's row.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct WeekPerson {
    /// The person.
    pub id: StaffId,
    /// 工号; may be empty.
    pub staff_no: String,
    /// The name.
    pub name: String,
    /// 人员类别 as read.
    pub kind_label: String,
    /// The sessions served, by day and time.
    pub sessions: Vec<PlanShown>,
    /// Lessons of the week.
    pub lessons: String,
}

/// The week table.
pub(crate) fn week(desk: &mut Desk, _: &Now, ask: WeekOf, _: &dyn Progress) -> Result<WeekTable, No> {
    let monday = monday_of(shown::day(&ask.date)?);
    let read = desk.store.read();
    let lists = Lists::fetch(&read)?;
    let calendar = calendar(&read)?;
    let sessions = rota::week(&lists.groups, monday);
    let name = |id: StaffId| name_of(&lists, id).unwrap_or_default();
    let mut clashes: Vec<String> = Vec::new();
    let mut clashing: BTreeMap<(usize, StaffId), Vec<String>> = BTreeMap::new();
    for double in rota::doubles(&sessions) {
        let said = rota::double_said(&name(double.staff), &sessions[double.one], &sessions[double.other]);
        for place in [double.one, double.other] {
            clashing.entry((place, double.staff)).or_default().push(said.clone());
        }
        clashes.push(said);
    }
    let plans: Vec<PlanShown> = sessions
        .iter()
        .enumerate()
        .map(|(place, session)| {
            let person = |id: StaffId| {
                let clash = clashing.get(&(place, id)).map(|said| said.join("")).unwrap_or_default();
                PersonShown { id, name: name(id), clash }
            };
            let staff = rota::serving(session.group, session.day, session.weekday).into_iter().map(person).collect();
            PlanShown { staff, ..plan_shown(session) }
        })
        .collect();
    let planned: BTreeSet<u32> = plans.iter().map(|plan| plan.weekday).collect();
    let days = (0..7_u32).filter(|later| *later < 5 || planned.contains(&(later + 1)));
    let days = days.filter_map(|later| monday.checked_add_days(Days::new(u64::from(later))));
    let sunday = monday.checked_add_days(Days::new(6)).unwrap_or(monday);
    Ok(WeekTable {
        monday: monday.to_string(),
        label: format!("{} 至 {}", day_label(monday), day_label(sunday)),
        days: days
            .map(|day| {
                let status = calendar.status(day);
                let closed = match (status.follows.is_some(), status.why.is_empty()) {
                    (true, _) => String::new(),
                    (false, false) => status.why,
                    (false, true) => status.kind.label().to_owned(),
                };
                let weekday = day.weekday().number_from_monday();
                TableDay { date: day.to_string(), weekday, label: day_label(day), closed }
            })
            .collect(),
        empty: plans.iter().filter(|plan| plan.staff.is_empty()).count() as u32,
        people: people(&lists, &sessions, &plans),
        groups: by_group(&lists, plans),
        clashes,
        staff: choices(&lists),
    })
}

/// A session as it is shown, without people.
pub(crate) fn plan_shown(session: &Session<'_>) -> PlanShown {
    PlanShown {
        weekday: session.weekday.number_from_monday(),
        weekday_label: weekday_label(session.day),
        group_id: session.group.id,
        group: session.group.name.clone(),
        starts_at: shown::time(session.starts_at),
        ends_at: shown::time(session.ends_at),
        until: session.until().label().to_owned(),
        kind: session.group.kind.code().to_owned(),
        room: session.group.room.clone(),
        staff: Vec::new(),
    }
}

fn by_group(lists: &Lists, plans: Vec<PlanShown>) -> Vec<WeekGroup> {
    let mut rows: Vec<(ServiceKind, WeekGroup)> = Vec::new();
    for plan in plans {
        let Some(group) = lists.groups.iter().find(|group| group.id == plan.group_id) else { continue };
        let when = format!("{}–{}", plan.starts_at, plan.ends_at);
        match rows.iter_mut().find(|(_, row)| row.id == group.id && row.until == plan.until) {
            Some((_, row)) => {
                if !row.when.contains(&when) {
                    row.when = format!("{}、{when}", row.when);
                }
                row.sessions.push(plan);
            }
            None => rows.push((
                group.kind,
                WeekGroup {
                    id: group.id,
                    name: group.name.clone(),
                    kind: group.kind.code().to_owned(),
                    kind_label: group.kind.label().to_owned(),
                    until: plan.until.clone(),
                    when,
                    room: group.room.clone(),
                    sessions: vec![plan],
                },
            )),
        }
    }
    rows.sort_by(|(kind, row), (other_kind, other)| {
        (&row.until, kind, &row.when)
            .cmp(&(&other.until, other_kind, &other.when))
            .then_with(|| natural(&row.name, &other.name))
    });
    rows.into_iter().map(|(_, row)| row).collect()
}

fn people(lists: &Lists, sessions: &[Session<'_>], plans: &[PlanShown]) -> Vec<WeekPerson> {
    let row = |person: &Staff| {
        let own = sessions.iter().zip(plans).filter(|(_, plan)| plan.staff.iter().any(|each| each.id == person.id));
        let mut lessons = Lessons(0);
        let mut shown = Vec::new();
        for (session, plan) in own {
            lessons.0 += session.lessons.0;
            let staff = plan.staff.iter().filter(|each| each.id == person.id).cloned().collect();
            shown.push(PlanShown { staff, ..plan.clone() });
        }
        WeekPerson {
            id: person.id,
            staff_no: person.staff_no.clone(),
            name: person.name.clone(),
            kind_label: person.kind.label().to_owned(),
            sessions: shown,
            lessons: lessons.shown(),
        }
    };
    lists.staff.iter().map(row).collect()
}

/// Everyone to choose from.
pub(crate) fn choices(lists: &Lists) -> Vec<StaffChoice> {
    let label = |person: &Staff| {
        let parts = [person.name.as_str(), person.staff_no.as_str(), person.subject.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    lists.staff.iter().map(|person| StaffChoice { id: person.id, label: label(person) }).collect()
}
