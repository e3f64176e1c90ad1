//! The time plan: slots by season, grades and weekday, held against the limits of time and against each other.
use crate::classes::GradeRange;
use crate::days::{WEEKDAY_CHARS, time_label};
use crate::ids::{SeasonId, TimeSlotId};
use crate::money::Lessons;
use crate::no::Refusal;
use crate::records::Group;
use crate::session::TimeLimits;
use chrono::{NaiveDate, NaiveTime, Timelike, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A part of the year with times of its own, for example 冬令.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Season {
    /// Row number; 0 before it is kept.
    pub id: SeasonId,
    /// Its name, unique.
    pub name: String,
    /// First day.
    pub first_day: NaiveDate,
    /// Last day, inside.
    pub last_day: NaiveDate,
}

/// 时段: a stretch of one weekday in which groups may meet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeSlot {
    /// Row number; 0 before it is kept.
    pub id: TimeSlotId,
    /// Only in this season; `None` the whole year.
    pub season: Option<SeasonId>,
    /// For which grades; empty for all.
    pub grades: String,
    /// The weekday; `None` for every day from Monday to Friday.
    pub weekday: Option<Weekday>,
    /// For example 第一时段.
    pub name: String,
    /// Begins.
    pub starts_at: NaiveTime,
    /// Ends.
    pub ends_at: NaiveTime,
    /// 课时数.
    pub lessons: Lessons,
}

/// Slots begin and end on a multiple of so many minutes.
pub const STEP_MINUTES: u32 = 5;

impl TimeSlot {
    /// Whether it belongs to extended care: it begins at or after the basic limit.
    pub fn is_extended(&self, limits: &TimeLimits) -> bool {
        self.starts_at >= limits.basic_latest_end
    }

    /// `周一 第一时段 16:30–17:30`.
    pub fn label(&self) -> String {
        let day = self.weekday.map_or_else(
            || "每天".to_owned(),
            |day| format!("周{}", WEEKDAY_CHARS[day.num_days_from_monday() as usize]),
        );
        format!("{day} {} {}–{}", self.name, time_label(self.starts_at), time_label(self.ends_at))
    }

    fn weekdays(&self) -> Vec<Weekday> {
        use Weekday::{Fri, Mon, Thu, Tue, Wed};
        self.weekday.map_or_else(|| vec![Mon, Tue, Wed, Thu, Fri], |day| vec![day])
    }
}

/// Holds a whole plan against the rules; `reason` is why times beyond the limits are wanted all the same.
///
/// # Refuses
/// Times that are no multiple of five minutes or not after each other, a slot over 18:30 (but for extended care) or 20:30
/// without a reason, slots of a weekend that the profile does not allow, and two slots of a grade at the same time.
pub fn check_slots(slots: &[TimeSlot], limits: &TimeLimits, reason: &str) -> Result<(), Refusal> {
    for slot in slots {
        check_times(slot)?;
        check_limits(slot, limits, reason)?;
    }
    for (place, slot) in slots.iter().enumerate() {
        if let Some(other) = slots[..place].iter().find(|other| overlap(slot, other)) {
            return Err(bad("时段", &slot.label(), &format!("它与「{}」时间重叠，请错开", other.label())));
        }
    }
    Ok(())
}

/// Holds the seasons against each other.
///
/// # Refuses
/// A season without a name or with a name that another has, whose last day is before its first, and two at the same time.
pub fn check_season(others: &[Season], wanted: &Season) -> Result<(), Refusal> {
    let others = || others.iter().filter(|each| each.id != wanted.id);
    if wanted.name.trim().is_empty() {
        return Err(bad("季节作息的名称", "", "例如夏令、冬令"));
    }
    if wanted.last_day < wanted.first_day {
        let found = format!("{} 至 {}", wanted.first_day, wanted.last_day);
        return Err(bad("季节作息的起止", &found, "止日应在起日之后"));
    }
    if others().any(|each| each.name == wanted.name) {
        return Err(bad("季节作息的名称", &wanted.name, "已有同名的季节，请换一个名称"));
    }
    if let Some(other) = others().find(|each| each.first_day <= wanted.last_day && wanted.first_day <= each.last_day) {
        let found = format!("{} 至 {}", wanted.first_day, wanted.last_day);
        return Err(bad("季节作息的起止", &found, &format!("与「{}」的日期重叠，请错开", other.name)));
    }
    Ok(())
}

/// The slots that hold on a day of a season: its own where it has any, else those of the whole year.
pub fn slots_in(slots: &[TimeSlot], season: Option<SeasonId>) -> Vec<&TimeSlot> {
    let own: Vec<&TimeSlot> = slots.iter().filter(|slot| slot.season == season).collect();
    if own.is_empty() { slots.iter().filter(|slot| slot.season.is_none()).collect() } else { own }
}

/// How many groups meet exactly in a slot.
pub fn groups_in(slot: &TimeSlot, groups: &[Group], day: NaiveDate) -> u32 {
    let weekdays = slot.weekdays();
    let meets = |group: &&Group| {
        group.valid.to.is_none_or(|to| day <= to)
            && grades_meet(&group.grades, &slot.grades)
            && group.meetings.iter().any(|meeting| {
                meeting.valid.to.is_none_or(|to| day <= to)
                    && weekdays.contains(&meeting.weekday)
                    && (meeting.starts_at, meeting.ends_at) == (slot.starts_at, slot.ends_at)
            })
    };
    groups.iter().filter(meets).count() as u32
}

/// A plan to begin with: the times that most groups meet at, day by day, or the usual three slots where there are none.
pub fn suggested(groups: &[Group], limits: &TimeLimits) -> Vec<TimeSlot> {
    use Weekday::{Fri, Mon, Thu, Tue, Wed};
    let mut found = Vec::new();
    for weekday in [Mon, Tue, Wed, Thu, Fri] {
        let mut counted: BTreeMap<(NaiveTime, NaiveTime), (u32, Lessons)> = BTreeMap::new();
        for meeting in groups.iter().flat_map(|group| &group.meetings).filter(|each| each.weekday == weekday) {
            let seen = counted.entry((meeting.starts_at, meeting.ends_at)).or_insert((0, meeting.lessons));
            seen.0 += 1;
        }
        let mut most: Vec<_> = counted.into_iter().collect();
        most.sort_by_key(|(times, (count, _))| (std::cmp::Reverse(*count), *times));
        let mut taken: Vec<((NaiveTime, NaiveTime), Lessons)> = Vec::new();
        for (times, (_, lessons)) in most {
            if taken.iter().all(|(other, _)| other.1 <= times.0 || times.1 <= other.0) {
                taken.push((times, lessons));
            }
        }
        if taken.is_empty() {
            taken = usual();
        }
        taken.sort_by_key(|(times, _)| *times);
        found.extend(taken.into_iter().zip(1..).map(|((times, lessons), place)| named(weekday, times, lessons, place)));
    }
    for slot in &mut found {
        if slot.is_extended(limits) {
            "延时托管".clone_into(&mut slot.name);
        }
    }
    found.retain(|slot| check_times(slot).is_ok() && check_limits(slot, limits, "").is_ok());
    found
}

fn usual() -> Vec<((NaiveTime, NaiveTime), Lessons)> {
    let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN);
    vec![
        ((at(16, 30), at(17, 30)), Lessons::ONE),
        ((at(17, 30), at(18, 30)), Lessons::ONE),
        ((at(18, 30), at(20, 30)), Lessons(2 * Lessons::ONE.0)),
    ]
}

fn named(weekday: Weekday, times: (NaiveTime, NaiveTime), lessons: Lessons, place: usize) -> TimeSlot {
    let order = ["第一时段", "第二时段", "第三时段", "第四时段"];
    let name = order.get(place - 1).copied().unwrap_or("时段").to_owned();
    let (starts_at, ends_at) = times;
    let grades = String::new();
    TimeSlot { id: TimeSlotId(0), season: None, grades, weekday: Some(weekday), name, starts_at, ends_at, lessons }
}

fn check_times(slot: &TimeSlot) -> Result<(), Refusal> {
    if slot.name.trim().is_empty() {
        return Err(bad("时段名称", "", "例如第一时段、延时托管"));
    }
    if GradeRange::read(&slot.grades).is_err() {
        return Err(bad("年级范围", &slot.grades, "写作「1-3」「三、四年级」或「全校」"));
    }
    let steps = |time: NaiveTime| time.minute().is_multiple_of(STEP_MINUTES) && time.second() == 0;
    if !steps(slot.starts_at) || !steps(slot.ends_at) {
        return Err(bad("时段", &slot.label(), "起止时间以 5 分钟为单位"));
    }
    if slot.ends_at <= slot.starts_at {
        return Err(bad("时段", &slot.label(), "结束时间应在开始时间之后"));
    }
    if slot.lessons.0 < 0 {
        return Err(bad("课时数", &slot.lessons.shown(), "不小于 0 的数"));
    }
    Ok(())
}

fn check_limits(slot: &TimeSlot, limits: &TimeLimits, reason: &str) -> Result<(), Refusal> {
    if matches!(slot.weekday, Some(Weekday::Sat | Weekday::Sun)) && limits.weekend_days_max == 0 {
        let why = "政策口径只允许在上课日开设".to_owned();
        return Err(Refusal::KindNotAllowed { group: slot.label(), kind: "周末时段".to_owned(), why });
    }
    let (kind, latest) = match slot.is_extended(limits) {
        true => ("延时托管", limits.extended_latest_end),
        false => ("基础托管", limits.basic_latest_end),
    };
    if slot.ends_at > latest && reason.trim().is_empty() {
        return Err(Refusal::EndsTooLate {
            group: slot.label(),
            kind: kind.to_owned(),
            ends_at: time_label(slot.ends_at),
            latest: time_label(latest),
        });
    }
    Ok(())
}

fn overlap(one: &TimeSlot, other: &TimeSlot) -> bool {
    one.season == other.season
        && one.weekdays().iter().any(|day| other.weekdays().contains(day))
        && one.starts_at < other.ends_at
        && other.starts_at < one.ends_at
        && grades_meet(&one.grades, &other.grades)
}

/// Whether any grade is in both ranges; a text that is none counts as every grade.
pub fn grades_meet(one: &str, other: &str) -> bool {
    let range = |text: &str| GradeRange::read(text).unwrap_or(GradeRange::ALL);
    let (one, other) = (range(one), range(other));
    one.each().any(|grade| other.has(grade))
}

fn bad(what: &str, found: &str, wanted: &str) -> Refusal {
    Refusal::BadValue { what: what.to_owned(), found: found.to_owned(), wanted: wanted.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::tests::{day, group, limits, time};
    use crate::words::ServiceKind;
    use Weekday::{Mon, Sat, Tue};

    fn slot(weekday: Option<Weekday>, grades: &str, from: &str, to: &str) -> TimeSlot {
        TimeSlot {
            id: TimeSlotId(0),
            season: None,
            grades: grades.into(),
            weekday,
            name: "第一时段".into(),
            starts_at: time(from),
            ends_at: time(to),
            lessons: Lessons::ONE,
        }
    }

    #[test]
    fn a_plan_is_held_against_limits_steps_and_overlaps() {
        let early = slot(Some(Mon), "", "16:30", "17:30");
        for (slots, reason, verdict) in [
            (vec![early.clone()], "", "ok"),
            (vec![slot(Some(Mon), "", "17:30", "18:30")], "", "ok"),
            (vec![slot(Some(Mon), "", "17:30", "18:35")], "", "ends_too_late"),
            (vec![slot(Some(Mon), "", "17:30", "18:35")], "已报教育局备案", "ok"),
            (vec![slot(Some(Mon), "", "18:30", "20:30")], "", "ok"),
            (vec![slot(Some(Mon), "", "18:30", "20:35")], "", "ends_too_late"),
            (vec![slot(Some(Mon), "", "16:32", "17:30")], "", "bad_value"),
            (vec![slot(Some(Mon), "", "17:30", "17:30")], "", "bad_value"),
            (vec![slot(Some(Mon), "高一", "16:30", "17:30")], "", "bad_value"),
            (vec![slot(Some(Sat), "", "09:00", "10:00")], "", "kind_not_allowed"),
            (vec![early.clone(), slot(Some(Mon), "", "17:25", "18:00")], "", "bad_value"),
            (vec![early.clone(), slot(None, "", "17:25", "18:00")], "", "bad_value"),
            (vec![early.clone(), slot(Some(Tue), "", "17:25", "18:00")], "", "ok"),
            (vec![slot(Some(Mon), "1-2", "16:30", "17:30"), slot(Some(Mon), "3-6", "16:40", "17:40")], "", "ok"),
            (vec![slot(Some(Mon), "1-3", "16:30", "17:30"), slot(Some(Mon), "3-6", "16:40", "17:40")], "", "bad_value"),
        ] {
            let found = check_slots(&slots, &limits(), reason).map_or_else(|no| no.code(), |()| "ok".into());
            assert_eq!(found, verdict, "{slots:?} {reason}");
        }
    }

    #[test]
    fn seasons_do_not_overlap() {
        let season = |id, name: &str, from: &str, to: &str| Season {
            id: SeasonId(id),
            name: name.into(),
            first_day: day(from),
            last_day: day(to),
        };
        let kept = [season(1, "冬令", "2026-11-01", "2027-03-31")];
        for (wanted, fits) in [
            (season(0, "夏令", "2026-09-01", "2026-10-31"), true),
            (season(0, "夏令", "2026-09-01", "2026-11-01"), false),
            (season(0, "冬令", "2026-09-01", "2026-10-01"), false),
            (season(0, " ", "2026-09-01", "2026-10-01"), false),
            (season(0, "夏令", "2026-10-01", "2026-09-01"), false),
            (season(1, "冬令", "2026-11-15", "2027-03-31"), true),
        ] {
            assert_eq!(check_season(&kept, &wanted).is_ok(), fits, "{wanted:?}");
        }
    }

    #[test]
    fn a_plan_to_begin_with_holds_by_itself() {
        let usual = suggested(&[], &limits());
        assert_eq!(usual.len(), 15);
        assert_eq!(check_slots(&usual, &limits(), ""), Ok(()));
        let groups = [
            group(1, "作业一班", ServiceKind::BasicCare, &[Mon, Tue], "16:40", "17:40"),
            group(2, "作业二班", ServiceKind::BasicCare, &[Mon], "16:40", "17:40"),
            group(3, "合唱", ServiceKind::Club, &[Mon], "16:30", "17:30"),
            group(4, "延时", ServiceKind::ExtendedCare, &[Mon], "18:30", "20:30"),
        ];
        let found = suggested(&groups, &limits());
        let monday: Vec<String> = found.iter().filter(|slot| slot.weekday == Some(Mon)).map(TimeSlot::label).collect();
        assert_eq!(monday, ["周一 第一时段 16:40–17:40", "周一 延时托管 18:30–20:30"]);
        assert_eq!(check_slots(&found, &limits(), ""), Ok(()));
        assert_eq!(groups_in(&found[0], &groups, day("2026-11-24")), 2);
    }

    #[test]
    fn a_season_without_slots_of_its_own_follows_the_whole_year() {
        let mut winter = slot(Some(Mon), "", "16:00", "17:00");
        winter.season = Some(SeasonId(1));
        let slots = [slot(Some(Mon), "", "16:30", "17:30"), winter];
        assert_eq!(slots_in(&slots, Some(SeasonId(1))), [&slots[1]]);
        assert_eq!(slots_in(&slots, Some(SeasonId(2))), [&slots[0]]);
        assert_eq!(slots_in(&slots, None), [&slots[0]]);
    }
}
