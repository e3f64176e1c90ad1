//! The time plan: seasons, and the slots of each by grade and weekday.
use crate::facts::profile;
use crate::{Desk, No, Now, Progress, shown};
use chrono::{NaiveDate, NaiveTime, Timelike, Weekday};
use kehou_school::classes::{GradeRange, first_grade, grade_label, last_grade};
use kehou_school::days::{WEEKDAY_CHARS, day_label};
use kehou_school::group_plan::usual_lessons;
use kehou_school::ids::{SeasonId, TimeSlotId};
use kehou_school::no::Refusal;
use kehou_school::records::Group;
use kehou_school::session::TimeLimits;
use kehou_school::time_plan::{Season, TimeSlot, check_season, check_slots, groups_in, suggested};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing is given.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct TimePlan {}

/// The whole time plan.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TimePlanShown {
    /// The seasons there are, by their first day.
    pub seasons: Vec<SeasonShown>,
    /// The season of today; null where the plan of the whole year holds.
    pub season_now: Option<SeasonId>,
    /// The slots of every season and of the whole year.
    pub slots: Vec<SlotShown>,
    /// The grades the school has.
    pub grades: Vec<GradeShown>,
    /// `18:30` and `20:30`, as the profile has them.
    pub limits: LimitsShown,
    /// Why times beyond the limits are kept; empty where none are.
    pub override_reason: String,
    /// Slots to begin with, where none are kept.
    pub suggested: Vec<SlotGiven>,
}

/// A season.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SeasonShown {
    /// The season.
    pub id: SeasonId,
    /// 冬令.
    pub name: String,
    /// First day.
    #[ts(type = "string")]
    pub first_day: NaiveDate,
    /// Last day.
    #[ts(type = "string")]
    pub last_day: NaiveDate,
    /// `冬令 11月1日 周日 至 3月31日 周三`.
    pub label: String,
    /// Slots of its own.
    pub slots: u32,
}

/// A grade of the school.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct GradeShown {
    /// 1–9.
    pub grade: u8,
    /// 三年级.
    pub label: String,
}

/// The limits of time.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LimitsShown {
    /// Latest end of basic care.
    pub basic_latest_end: String,
    /// The same in minutes from midnight.
    pub basic_latest_minute: u32,
    /// Latest end of extended care.
    pub extended_latest_end: String,
    /// The same in minutes from midnight.
    pub extended_latest_minute: u32,
}

/// A slot of the plan.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SlotShown {
    /// Row number.
    pub id: TimeSlotId,
    /// Only in this season; null the whole year.
    pub season: Option<SeasonId>,
    /// For which grades; empty for all.
    pub grades: String,
    /// 一至三年级 or 全校.
    pub grades_label: String,
    /// The grades one by one.
    pub grade_list: Vec<u8>,
    /// 1 (Monday) to 7.
    pub weekday: u32,
    /// 第一时段.
    pub name: String,
    /// `16:30`.
    pub starts_at: String,
    /// `17:30`.
    pub ends_at: String,
    /// From midnight.
    pub from_minute: u32,
    /// From midnight.
    pub to_minute: u32,
    /// `1` or `1.5`.
    pub lessons: String,
    /// Whether it belongs to extended care.
    pub is_extended: bool,
    /// 基础托管 or 延时托管.
    pub kind_label: String,
    /// Groups that meet exactly then.
    pub groups: u32,
    /// `周一 第一时段 16:30–17:30`.
    pub label: String,
}

/// A slot as given.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SlotGiven {
    /// For which grades; empty for all.
    #[serde(default)]
    pub grades: String,
    /// 1 (Monday) to 7.
    pub weekday: u32,
    /// 第一时段.
    pub name: String,
    /// `16:30`.
    pub starts_at: String,
    /// `17:30`.
    pub ends_at: String,
    /// `1` or `1.5`; empty for the usual number.
    #[serde(default)]
    pub lessons: String,
}

/// The slots of a season, in place of those there are.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PutTimeSlots {
    /// The season; null for the whole year.
    #[serde(default)]
    pub season: Option<SeasonId>,
    /// All of its slots.
    pub slots: Vec<SlotGiven>,
    /// Why times beyond the limits are wanted; null keeps the reason there is.
    #[serde(default)]
    pub reason: Option<String>,
}

/// The plan as kept.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TimeSlotsPut {
    /// The whole plan.
    pub plan: TimePlanShown,
    /// Groups that met in slots that are gone, and still meet then.
    pub follows: Vec<String>,
    /// Gives the season's slots back as they were.
    pub undo: PutTimeSlots,
}

/// A season to add or change.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PutSeason {
    /// The season; null adds one.
    #[serde(default)]
    pub id: Option<SeasonId>,
    /// 冬令.
    pub name: String,
    /// `YYYY-MM-DD`.
    pub first_day: String,
    /// `YYYY-MM-DD`.
    pub last_day: String,
}

/// A season as kept.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SeasonPut {
    /// The season.
    pub id: SeasonId,
    /// What it was; null for a new one.
    pub before: Option<PutSeason>,
}

/// A season to take away.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RemoveSeason {
    /// The season.
    pub id: SeasonId,
}

const REASON: &str = "time_plan_reason";

/// The whole plan.
pub(crate) fn plan(desk: &mut Desk, now: &Now, _: TimePlan, _: &dyn Progress) -> Result<TimePlanShown, No> {
    let read = desk.store.read();
    let school = read.school()?.ok_or(Refusal::NoSchool)?;
    let limits = profile(&read, now.today)?.time;
    let (seasons, slots, groups) = (read.seasons()?, read.time_slots()?, read.groups()?);
    let to_begin = if slots.is_empty() { suggested(&groups, &limits) } else { Vec::new() };
    let grades = first_grade(school.stage, school.system)..=last_grade(school.stage, school.system);
    Ok(TimePlanShown {
        season_now: seasons
            .iter()
            .find(|each| each.first_day <= now.today && now.today <= each.last_day)
            .map(|each| each.id),
        seasons: seasons.iter().map(|season| season_shown(season, &slots)).collect(),
        grades: grades.map(|grade| GradeShown { grade, label: grade_label(grade) }).collect(),
        limits: LimitsShown {
            basic_latest_end: shown::time(limits.basic_latest_end),
            basic_latest_minute: minute(limits.basic_latest_end),
            extended_latest_end: shown::time(limits.extended_latest_end),
            extended_latest_minute: minute(limits.extended_latest_end),
        },
        override_reason: read.setting(REASON)?.unwrap_or_default(),
        slots: slots
            .iter()
            .flat_map(each_day)
            .map(|slot| slot_shown(&slot, &limits, groups_in(&slot, &groups, now.today)))
            .collect(),
        suggested: to_begin.iter().map(slot_given).collect(),
    })
}

/// Keeps the slots of a season.
pub(crate) fn put(desk: &mut Desk, now: &Now, ask: PutTimeSlots, step: &dyn Progress) -> Result<TimeSlotsPut, No> {
    let read = desk.store.read();
    known_season(&read.seasons()?, ask.season)?;
    let limits = profile(&read, now.today)?.time;
    let kept_reason = read.setting(REASON)?.unwrap_or_default();
    let reason = ask.reason.clone().unwrap_or_else(|| kept_reason.clone());
    let slots = ask.slots.iter().map(|slot| slot_of(slot, ask.season)).collect::<Result<Vec<TimeSlot>, No>>()?;
    check_slots(&slots, &limits, &reason)?;
    let before: Vec<TimeSlot> = read.time_slots_of(ask.season)?.iter().flat_map(each_day).collect();
    let follows = left_behind(&before, &slots, &read.groups()?, now.today);
    desk.store.write(now, "put_time_slots", |w| {
        w.put_time_slots(ask.season, &slots)?;
        if reason != kept_reason {
            w.set_setting(REASON, &reason)?;
        }
        Ok::<_, No>(())
    })?;
    let slots = before.iter().map(slot_given).collect();
    let undo = PutTimeSlots { season: ask.season, slots, reason: Some(kept_reason) };
    Ok(TimeSlotsPut { plan: plan(desk, now, TimePlan {}, step)?, follows, undo })
}

/// Adds or changes a season.
pub(crate) fn put_season(desk: &mut Desk, now: &Now, ask: PutSeason, _: &dyn Progress) -> Result<SeasonPut, No> {
    let kept = desk.store.read().seasons()?;
    known_season(&kept, ask.id)?;
    let wanted = Season {
        id: ask.id.unwrap_or(SeasonId(0)),
        name: ask.name.trim().to_owned(),
        first_day: shown::day(&ask.first_day)?,
        last_day: shown::day(&ask.last_day)?,
    };
    check_season(&kept, &wanted)?;
    let before = kept.iter().find(|each| Some(each.id) == ask.id).map(|each| PutSeason {
        id: Some(each.id),
        name: each.name.clone(),
        first_day: each.first_day.to_string(),
        last_day: each.last_day.to_string(),
    });
    let id = desk.store.write(now, "put_season", |w| Ok::<_, No>(w.put_season(&wanted)?))?;
    Ok(SeasonPut { id, before })
}

/// Takes a season without slots of its own away.
pub(crate) fn remove_season(desk: &mut Desk, now: &Now, ask: RemoveSeason, _: &dyn Progress) -> Result<SeasonPut, No> {
    let read = desk.store.read();
    let kept = read.seasons()?;
    known_season(&kept, Some(ask.id))?;
    let slots = read.time_slots_of(Some(ask.id))?.len();
    if slots > 0 {
        return Err(Refusal::StillUsed {
            what: "这个季节不能删除".to_owned(),
            why: format!("还有 {slots} 个时段"),
            instead: "请先清空它的时段。".to_owned(),
        }
        .into());
    }
    desk.store.write(now, "remove_season", |w| Ok::<_, No>(w.remove_season(ask.id)?))?;
    let before = kept.iter().find(|each| each.id == ask.id).map(|each| PutSeason {
        id: None,
        name: each.name.clone(),
        first_day: each.first_day.to_string(),
        last_day: each.last_day.to_string(),
    });
    Ok(SeasonPut { id: ask.id, before })
}

/// A plan kept for every weekday is shown day by day.
pub(crate) fn each_day(slot: &TimeSlot) -> Vec<TimeSlot> {
    use Weekday::{Fri, Mon, Thu, Tue, Wed};
    match slot.weekday {
        Some(_) => vec![slot.clone()],
        None => [Mon, Tue, Wed, Thu, Fri].map(|day| TimeSlot { weekday: Some(day), ..slot.clone() }).to_vec(),
    }
}

pub(crate) fn slot_shown(slot: &TimeSlot, limits: &TimeLimits, groups: u32) -> SlotShown {
    let range = GradeRange::read(&slot.grades).unwrap_or(GradeRange::ALL);
    let is_extended = slot.is_extended(limits);
    SlotShown {
        id: slot.id,
        season: slot.season,
        grades: slot.grades.clone(),
        grades_label: range.label(),
        grade_list: range.each().collect(),
        weekday: slot.weekday.map_or(1, |day| day.number_from_monday()),
        name: slot.name.clone(),
        starts_at: shown::time(slot.starts_at),
        ends_at: shown::time(slot.ends_at),
        from_minute: minute(slot.starts_at),
        to_minute: minute(slot.ends_at),
        lessons: slot.lessons.shown(),
        is_extended,
        kind_label: if is_extended { "延时托管" } else { "基础托管" }.to_owned(),
        groups,
        label: slot.label(),
    }
}

fn season_shown(season: &Season, slots: &[TimeSlot]) -> SeasonShown {
    SeasonShown {
        id: season.id,
        name: season.name.clone(),
        first_day: season.first_day,
        last_day: season.last_day,
        label: format!("{} {} 至 {}", season.name, day_label(season.first_day), day_label(season.last_day)),
        slots: slots.iter().filter(|slot| slot.season == Some(season.id)).count() as u32,
    }
}

fn known_season(kept: &[Season], id: Option<SeasonId>) -> Result<(), Refusal> {
    match id {
        Some(id) if !kept.iter().any(|each| each.id == id) => {
            Err(Refusal::NotFound { what: "季节作息".to_owned(), name: id.to_string() })
        }
        _ => Ok(()),
    }
}

fn slot_of(given: &SlotGiven, season: Option<SeasonId>) -> Result<TimeSlot, No> {
    let (starts_at, ends_at) = (shown::time_given(&given.starts_at)?, shown::time_given(&given.ends_at)?);
    let lessons = shown::lessons(&given.lessons)?.unwrap_or_else(|| usual_lessons(starts_at, ends_at));
    let all = GradeRange::read(&given.grades).is_ok_and(|range| range == GradeRange::ALL);
    Ok(TimeSlot {
        id: TimeSlotId(0),
        season,
        grades: if all { String::new() } else { given.grades.trim().to_owned() },
        weekday: Some(shown::weekday(given.weekday)?),
        name: given.name.trim().to_owned(),
        starts_at,
        ends_at,
        lessons,
    })
}

fn slot_given(slot: &TimeSlot) -> SlotGiven {
    SlotGiven {
        grades: slot.grades.clone(),
        weekday: slot.weekday.map_or(1, |day| day.number_from_monday()),
        name: slot.name.clone(),
        starts_at: shown::time(slot.starts_at),
        ends_at: shown::time(slot.ends_at),
        lessons: slot.lessons.shown(),
    }
}

/// A sentence for each slot that is gone while groups still meet then.
fn left_behind(before: &[TimeSlot], after: &[TimeSlot], groups: &[Group], today: NaiveDate) -> Vec<String> {
    let key = |slot: &TimeSlot| (slot.weekday, slot.starts_at, slot.ends_at);
    before
        .iter()
        .filter(|slot| !after.iter().any(|other| key(other) == key(slot)))
        .filter_map(|slot| {
            let count = groups_in(slot, groups, today);
            let day = slot.weekday.map_or('每', |day| WEEKDAY_CHARS[day.num_days_from_monday() as usize]);
            let times = format!("{}–{}", shown::time(slot.starts_at), shown::time(slot.ends_at));
            (count > 0).then(|| format!("有 {count} 个服务班仍按周{day} {times} 上课，没有随作息改动。"))
        })
        .collect()
}

fn minute(time: NaiveTime) -> u32 {
    time.hour() * 60 + time.minute()
}
