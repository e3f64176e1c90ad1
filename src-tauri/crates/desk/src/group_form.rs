//! The form of a group, with what there is to choose from.
use crate::groups::Looked;
use crate::time_plan::{SlotShown, each_day, slot_shown};
use crate::{Desk, No, Now, Progress, shown};
use chrono::NaiveDate;
use kehou_school::days::Span;
use kehou_school::group_plan::usual_activity;
use kehou_school::ids::{GroupId, StaffId};
use kehou_school::pay::pools_for_groups;
use kehou_school::records::{Group, Service};
use kehou_school::time_plan::slots_in;
use kehou_school::words::{ActivityType, Choice, FundSource, ServiceKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A group as a form holds it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct GroupForm {
    /// The group; null adds one.
    #[serde(default)]
    pub id: Option<GroupId>,
    /// Its name.
    pub name: String,
    /// 服务类别.
    pub kind: ServiceKind,
    /// 活动类型.
    #[serde(default)]
    pub activity: Option<ActivityType>,
    /// 经费来源.
    pub fund: FundSource,
    /// May be empty.
    #[serde(default)]
    pub room: String,
    /// 容量.
    #[serde(default)]
    pub capacity: Option<u32>,
    /// 最低人数.
    #[serde(default)]
    pub minimum: Option<u32>,
    /// Empty for all.
    #[serde(default)]
    pub grades: String,
    /// Empty for the usual one.
    #[serde(default)]
    pub pay_pool: String,
    /// First day, `YYYY-MM-DD`.
    pub from: String,
    /// Last day; null while open.
    #[serde(default)]
    pub to: Option<String>,
    /// Why it ends beyond the limit; empty where it does not.
    #[serde(default)]
    pub override_reason: String,
    /// When it meets.
    pub meetings: Vec<MeetingForm>,
    /// Who serves.
    #[serde(default)]
    pub staff: Vec<StaffForm>,
}

/// A weekly meeting in a form.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MeetingForm {
    /// 1 (Monday) to 7.
    pub weekday: u32,
    /// `16:30`.
    pub starts_at: String,
    /// `17:30`.
    pub ends_at: String,
    /// `1` or `1.5`; empty for the usual number.
    #[serde(default)]
    pub lessons: String,
    /// Since when, where it is put back as it was.
    #[serde(default)]
    pub valid: Option<Span>,
}

/// Someone who serves, in a form.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StaffForm {
    /// Who.
    pub staff: StaffId,
    /// 1 to 7; null on every day of the group.
    #[serde(default)]
    pub weekday: Option<u32>,
    /// Since when, where it is put back as it was.
    #[serde(default)]
    pub valid: Option<Span>,
}

/// A form to fill in: for a new group, or for one there is.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct GroupFormOf {
    /// The group; null for a new one.
    #[serde(default)]
    pub id: Option<GroupId>,
}

/// The form with what there is to choose from.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct GroupFormShown {
    /// As it stands.
    pub form: GroupForm,
    /// Whether changes hold from a day on because the roll was called already.
    pub is_called: bool,
    /// From which day changes hold, if nothing else is said.
    pub changes_from: String,
    /// 服务类别.
    pub kinds: Vec<KindChoice>,
    /// 活动类型.
    pub activities: Vec<Choice>,
    /// 经费来源.
    pub funds: Vec<Choice>,
    /// Rooms known by name.
    pub rooms: Vec<String>,
    /// Pools with a standard; where the profile pays nobody, those of the groups.
    pub pools: Vec<String>,
    /// People who can serve.
    pub staff: Vec<StaffChoice>,
    /// The slots of the time plan that holds now.
    pub slots: Vec<SlotShown>,
}

/// A kind to choose, with what a group of it most likely does.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct KindChoice {
    /// The kind.
    pub code: ServiceKind,
    /// As read.
    pub label: String,
    /// The activity proposed with it; null for none.
    pub activity: Option<ActivityType>,
}

/// Someone to choose.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StaffChoice {
    /// Who.
    pub id: StaffId,
    /// `王芳 本校教师 语文`.
    pub label: String,
}

/// The form of a new group or of one there is.
pub(crate) fn form(desk: &mut Desk, now: &Now, ask: GroupFormOf, _: &dyn Progress) -> Result<GroupFormShown, No> {
    let read = desk.store.read();
    let looked = Looked::fetch(&read, now.today)?;
    let (form, is_called) = match ask.id {
        Some(id) => {
            let group = looked.group(id)?;
            let form = form_of(group, looked.services.get(&group.service), now.today, false);
            (form, read.roll_calls_of_group(id, Span { from: group.valid.from, to: None })? > 0)
        }
        None => (new_form(read.term_of(now.today)?.map(|term| term.last_day), now.today), false),
    };
    let seasons = read.seasons()?;
    let season = seasons.iter().find(|each| each.first_day <= now.today && now.today <= each.last_day);
    let slots = read.time_slots()?;
    let choice = |code: &str, label: &str| Choice { code: code.to_owned(), label: label.to_owned() };
    Ok(GroupFormShown {
        is_called,
        changes_from: if is_called { now.today.to_string() } else { form.from.clone() },
        form,
        kinds: ServiceKind::ALL.iter().map(|kind| kind_choice(*kind)).collect(),
        activities: ActivityType::ALL.iter().map(|each| choice(each.code(), each.label())).collect(),
        funds: FundSource::ALL.iter().map(|each| choice(each.code(), each.label())).collect(),
        rooms: read.rooms()?,
        pools: pools(&looked),
        staff: looked
            .lists
            .staff
            .iter()
            .map(|each| StaffChoice {
                id: each.id,
                label: [each.name.as_str(), each.kind.label(), each.subject.as_str()].join(" ").trim().to_owned(),
            })
            .collect(),
        slots: slots_in(&slots, season.map(|each| each.id))
            .into_iter()
            .flat_map(each_day)
            .map(|slot| slot_shown(&slot, &looked.limits, 0))
            .collect(),
    })
}

fn kind_choice(kind: ServiceKind) -> KindChoice {
    KindChoice { code: kind, label: kind.label().to_owned(), activity: usual_activity(kind) }
}

fn pools(looked: &Looked) -> Vec<String> {
    let mut pools = pools_for_groups(&looked.pay);
    if pools.is_empty() {
        let named = looked.lists.groups.iter().map(|group| group.pay_pool.clone());
        pools = named.filter(|pool| !pool.is_empty()).collect();
        pools.sort_unstable();
        pools.dedup();
    }
    pools
}

/// A group as a form holds it: what holds from a day on, or all of it with its spans.
pub(crate) fn form_of(group: &Group, service: Option<&Service>, today: NaiveDate, exact: bool) -> GroupForm {
    let stands = |valid: &Span| exact || valid.to == group.valid.to || valid.to.is_none_or(|to| today <= to);
    let meetings = group.meetings.iter().filter(|each| stands(&each.valid)).map(|each| MeetingForm {
        weekday: each.weekday.number_from_monday(),
        starts_at: shown::time(each.starts_at),
        ends_at: shown::time(each.ends_at),
        lessons: each.lessons.shown(),
        valid: exact.then_some(each.valid),
    });
    let staff = group.staff.iter().filter(|each| stands(&each.valid)).map(|each| StaffForm {
        staff: each.staff,
        weekday: each.weekday.map(|day| day.number_from_monday()),
        valid: exact.then_some(each.valid),
    });
    GroupForm {
        id: Some(group.id),
        name: group.name.clone(),
        kind: group.kind,
        activity: group.activity,
        fund: service.map_or(FundSource::ServiceFee, |service| service.fund),
        room: group.room.clone(),
        capacity: group.capacity,
        minimum: group.minimum,
        grades: group.grades.clone(),
        pay_pool: group.pay_pool.clone(),
        from: group.valid.from.to_string(),
        to: group.valid.to.map(|to| to.to_string()),
        override_reason: group.override_reason.clone(),
        meetings: meetings.collect(),
        staff: staff.collect(),
    }
}

fn new_form(last: Option<NaiveDate>, today: NaiveDate) -> GroupForm {
    GroupForm {
        id: None,
        name: String::new(),
        kind: ServiceKind::BasicCare,
        activity: usual_activity(ServiceKind::BasicCare),
        fund: FundSource::ServiceFee,
        room: String::new(),
        capacity: None,
        minimum: None,
        grades: String::new(),
        pay_pool: String::new(),
        from: today.to_string(),
        to: last.map(|last| last.to_string()),
        override_reason: String::new(),
        meetings: Vec::new(),
        staff: Vec::new(),
    }
}
