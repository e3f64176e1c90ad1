//! A group as entered by hand: held against the rules, changed from a day on without touching the past, and looked over.
mod activity;
mod look;

pub use activity::{activity_told, usual_activity};
pub use look::{Finding, FindingKind, Names, findings, lacking_of, seats, stranded};

use crate::classes::GradeRange;
use crate::days::{Span, WEEKDAY_CHARS, Weekdays, day_label, time_label};
use crate::intake::groups_kept;
use crate::money::Lessons;
use crate::no::Refusal;
use crate::records::{Group, GroupStaff, Meeting};
use crate::session::{TimeLimits, check_group};
use crate::words::{ActivityType, ServiceKind, Stage};
use chrono::{NaiveDate, NaiveTime, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Where a group stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GroupState {
    /// Begins later.
    Coming,
    /// Is running.
    Running,
    /// Is over.
    Ended,
}

impl GroupState {
    /// Where a group stands on a day.
    pub fn of(group: &Group, today: NaiveDate) -> GroupState {
        match () {
            () if today < group.valid.from => GroupState::Coming,
            () if group.valid.has(today) => GroupState::Running,
            () => GroupState::Ended,
        }
    }

    /// As people read it.
    pub fn label(self) -> &'static str {
        match self {
            GroupState::Coming => "未开始",
            GroupState::Running => "开班中",
            GroupState::Ended => "已停办",
        }
    }
}

/// `基础托管·作业辅导`: what the service of such a group is called.
pub fn service_name(kind: ServiceKind, activity: Option<ActivityType>) -> String {
    groups_kept::service_name(kind, activity)
}

/// The pool its staff are paid from where none is named: of those that would fit, the first that has a standard.
pub fn usual_pool(kind: ServiceKind, activity: Option<ActivityType>, has_standard: impl Fn(&str) -> bool) -> String {
    groups_kept::usual_pool(kind, activity, has_standard)
}

/// The lessons of a meeting where none are named: one up to 60 minutes, else minutes ÷ 60.
pub fn usual_lessons(starts_at: NaiveTime, ends_at: NaiveTime) -> Lessons {
    groups_kept::usual_lessons(starts_at, ends_at)
}

/// The group as it is to be kept when what is wanted holds from a day on: meetings and people that go keep their past, new
/// ones begin on that day, and those that stay are left as they are.
pub fn revised(before: &Group, wanted: Group, from: NaiveDate) -> Group {
    if from <= wanted.valid.from {
        return wanted;
    }
    let valid = wanted.valid;
    let meetings = revise(&before.meetings, &wanted.meetings, same_meeting, |each| &mut each.valid, valid, from);
    let staff = revise(&before.staff, &wanted.staff, same_person, |each| &mut each.valid, valid, from);
    Group { meetings, staff, ..wanted }
}

fn revise<T: Clone>(
    before: &[T],
    wanted: &[T],
    same: fn(&T, &T) -> bool,
    span: fn(&mut T) -> &mut Span,
    valid: Span,
    from: NaiveDate,
) -> Vec<T> {
    let eve = from.pred_opt().unwrap_or(from);
    let mut kept: Vec<T> = Vec::new();
    let mut standing: Vec<T> = Vec::new();
    for each in before {
        let mut each = each.clone();
        let stays = wanted.iter().any(|other| same(&each, other));
        let of = span(&mut each);
        if of.to.is_some_and(|to| to < from) {
            kept.push(each);
        } else if stays {
            of.to = valid.to;
            standing.push(each);
        } else if of.from < from {
            of.to = Some(eve);
            kept.push(each);
        }
    }
    for each in wanted {
        if standing.iter().any(|other| same(each, other)) {
            continue;
        }
        let mut each = each.clone();
        *span(&mut each) = Span { from, to: valid.to };
        standing.push(each);
    }
    kept.append(&mut standing);
    kept
}

/// A group that ends on a day: what was to go on goes on until then, and what was to begin later never does.
///
/// # Refuses
/// A day before its first.
pub fn ended(before: &Group, on: NaiveDate) -> Result<Group, Refusal> {
    if on < before.valid.from {
        return Err(bad("停办日期", &day_label(on), &format!("应在开班日期{}之后", day_label(before.valid.from))));
    }
    let cut = |valid: Span| Span { from: valid.from, to: Some(valid.to.map_or(on, |to| to.min(on))) };
    let mut group = before.clone();
    group.valid.to = Some(on);
    group.meetings.retain(|each| each.valid.from <= on);
    group.staff.retain(|each| each.valid.from <= on);
    group.meetings.iter_mut().for_each(|each| each.valid = cut(each.valid));
    group.staff.iter_mut().for_each(|each| each.valid = cut(each.valid));
    Ok(group)
}

fn same_meeting(one: &Meeting, other: &Meeting) -> bool {
    (one.weekday, one.starts_at, one.ends_at, one.lessons)
        == (other.weekday, other.starts_at, other.ends_at, other.lessons)
}

fn same_person(one: &GroupStaff, other: &GroupStaff) -> bool {
    (one.staff, one.weekday) == (other.staff, other.weekday)
}

/// Holds a group entered by hand against the rules and the other groups; `before` is what it was where its roll was called.
///
/// # Refuses
/// A group without a name, without meetings, with meetings at the same time or that end before they begin, with a name a
/// group running at the same time has, with fewer seats than its minimum, a called group that becomes of another kind, and
/// what [`check_group`] refuses.
pub fn check(
    group: &Group,
    others: &[Group],
    called: Option<&Group>,
    limits: &TimeLimits,
    stage: Stage,
) -> Result<(), Refusal> {
    if group.name.trim().is_empty() {
        return Err(bad("服务班名称", "", "例如作业辅导一班"));
    }
    if group.valid.to.is_some_and(|to| to < group.valid.from) {
        return Err(bad("停办日期", &group.valid.to.map_or_else(String::new, day_label), "应在开班日期之后"));
    }
    let running = |other: &&Group| other.id != group.id && other.name == group.name && other.valid.meets(&group.valid);
    if others.iter().any(|other| running(&other)) {
        return Err(bad("服务班名称", &group.name, "同一时期已有同名的服务班，请换一个名称"));
    }
    if let (Some(capacity), Some(minimum)) = (group.capacity, group.minimum)
        && capacity < minimum
    {
        return Err(bad("最低人数", &minimum.to_string(), &format!("不应多于容量 {capacity} 人")));
    }
    GradeRange::read(&group.grades).map_err(|wanted| bad("年级范围", &group.grades, &wanted))?;
    check_meetings(group)?;
    if let Some(before) = called
        && (before.kind, before.activity, before.service) != (group.kind, group.activity, group.service)
    {
        return Err(Refusal::StillUsed {
            what: format!("「{}」不能改类别、活动或经费", before.name),
            why: "已经点过名，收费和补助以此为据".to_owned(),
            instead: "请停办这个班，再新建一个。".to_owned(),
        });
    }
    check_group(group, limits, stage)
}

fn check_meetings(group: &Group) -> Result<(), Refusal> {
    if group.meetings.is_empty() {
        return Err(bad("上课时间", "", "至少选一个星期和时段"));
    }
    for (place, meeting) in group.meetings.iter().enumerate() {
        let label = meeting_label(meeting);
        if meeting.ends_at <= meeting.starts_at {
            return Err(bad("上课时间", &label, "结束时间应在开始时间之后"));
        }
        let twice = group.meetings[..place].iter().any(|other| {
            other.weekday == meeting.weekday
                && other.valid.meets(&meeting.valid)
                && other.starts_at < meeting.ends_at
                && meeting.starts_at < other.ends_at
        });
        if twice {
            return Err(bad("上课时间", &label, "与本班同一天的另一个时段重叠，请错开"));
        }
    }
    Ok(())
}

/// `周一 16:30–17:30`.
pub fn meeting_label(meeting: &Meeting) -> String {
    let day = WEEKDAY_CHARS[meeting.weekday.num_days_from_monday() as usize];
    format!("周{day} {}–{}", time_label(meeting.starts_at), time_label(meeting.ends_at))
}

/// `甲班`, `甲班、乙班`, `甲班、乙班、丙班 等 12 个班`.
pub fn groups_named(names: &[&str]) -> String {
    match names {
        [first, second, third, _, ..] => format!("{first}、{second}、{third} 等 {} 个班", names.len()),
        few => few.join("、"),
    }
}

/// `周一至周五`, `周一、三`.
pub fn weekdays_label(weekdays: Weekdays) -> String {
    let days: Vec<Weekday> = weekdays.each().collect();
    let char = |day: &Weekday| WEEKDAY_CHARS[day.num_days_from_monday() as usize];
    match days.as_slice() {
        [] => String::new(),
        [first, .., last]
            if days.len() > 2
                && (last.num_days_from_monday() - first.num_days_from_monday()) as usize + 1 == days.len() =>
        {
            format!("周{}至周{}", char(first), char(last))
        }
        _ => format!("周{}", days.iter().map(|day| char(day).to_string()).collect::<Vec<_>>().join("、")),
    }
}

/// `周一至周四 16:30–17:30；周五 16:00–17:00`: when a group meets from a day on.
pub fn when_label(group: &Group, today: NaiveDate) -> String {
    let mut times: BTreeMap<(NaiveTime, NaiveTime), Weekdays> = BTreeMap::new();
    let stands =
        |meeting: &&Meeting| meeting.valid.to == group.valid.to || meeting.valid.to.is_none_or(|to| today <= to);
    for meeting in group.meetings.iter().filter(stands) {
        let days = times.entry((meeting.starts_at, meeting.ends_at)).or_default();
        *days = days.with(meeting.weekday);
    }
    let mut told: Vec<_> = times.into_iter().collect();
    told.sort_by_key(|(times, days)| (days.each().next().map(|day| day.num_days_from_monday()), *times));
    let said = |((starts, ends), days): &((NaiveTime, NaiveTime), Weekdays)| {
        format!("{} {}–{}", weekdays_label(*days), time_label(*starts), time_label(*ends))
    };
    told.iter().map(said).collect::<Vec<_>>().join("；")
}

/// What differs between two states of a group, a sentence each without its full stop; nothing where nothing differs.
pub fn changes_said(before: &Group, after: &Group, names: &Names<'_>) -> Vec<String> {
    let mut said = Vec::new();
    let mut text = |what: &str, one: String, other: String| {
        if one != other {
            let shown = |text: String| if text.is_empty() { "空".to_owned() } else { text };
            said.push(format!("{what}由{}改为{}", shown(one), shown(other)));
        }
    };
    let number = |count: Option<u32>| count.map_or_else(String::new, |count| format!("{count} 人"));
    let grades = |group: &Group| GradeRange::read(&group.grades).map_or_else(|text| text, GradeRange::label);
    let last = |group: &Group| group.valid.to.map_or_else(|| "长期".to_owned(), |day| format!("到{}", day_label(day)));
    text("名称", before.name.clone(), after.name.clone());
    text("类别", service_name(before.kind, before.activity), service_name(after.kind, after.activity));
    text("地点", before.room.clone(), after.room.clone());
    text("容量", number(before.capacity), number(after.capacity));
    text("最低人数", number(before.minimum), number(after.minimum));
    text("年级范围", grades(before), grades(after));
    text("补助资金池", before.pay_pool.clone(), after.pay_pool.clone());
    text("开班日期", day_label(before.valid.from), day_label(after.valid.from));
    text("停办日期", last(before), last(after));
    text("超时理由", before.override_reason.clone(), after.override_reason.clone());
    text("上课时间", times_said(before), times_said(after));
    text("教师", people_said(before, names), people_said(after, names));
    if before.valid.from == after.valid.from {
        said.extend(begins_said(before, after, names));
    }
    said
}

/// What stands in both and begins on another day.
fn begins_said(before: &Group, after: &Group, names: &Names<'_>) -> Vec<String> {
    let meetings = [before, after].map(|group| lasting(&group.meetings, |each| each.valid, group).collect());
    let people = [before, after].map(|group| lasting(&group.staff, |each| each.valid, group).collect());
    let mut said = moved(meetings, same_meeting, |each| each.valid, meeting_label);
    said.extend(moved(people, same_person, |each| each.valid, |person| person_said(person, names)));
    said
}

fn moved<T>(
    [before, after]: [Vec<&T>; 2],
    same: fn(&T, &T) -> bool,
    valid: fn(&T) -> Span,
    what: impl Fn(&T) -> String,
) -> Vec<String> {
    let of_one = |new: &T| {
        let old = before.iter().find(|old| same(old, new)).map(|old| valid(old).from)?;
        let from = valid(new).from;
        (old != from).then(|| format!("{}由{}起改为{}起", what(new), day_label(old), day_label(from)))
    };
    after.into_iter().filter_map(of_one).collect()
}

/// What stands until the group ends.
fn lasting<'a, T>(rows: &'a [T], valid: fn(&T) -> Span, group: &Group) -> impl Iterator<Item = &'a T> + use<'a, T> {
    let to = group.valid.to;
    rows.iter().filter(move |each| valid(each).to == to)
}

fn times_said(group: &Group) -> String {
    let standing = lasting(&group.meetings, |each| each.valid, group);
    let lone = Group { meetings: standing.cloned().collect(), ..group.clone() };
    when_label(&lone, group.valid.from)
}

fn people_said(group: &Group, names: &Names<'_>) -> String {
    let standing = lasting(&group.staff, |each| each.valid, group);
    standing.map(|person| person_said(person, names)).collect::<Vec<_>>().join("、")
}

fn person_said(person: &GroupStaff, names: &Names<'_>) -> String {
    let name = names.staff.get(&person.staff).copied().unwrap_or_default();
    match person.weekday {
        Some(day) => format!("{name}（周{}）", WEEKDAY_CHARS[day.num_days_from_monday() as usize]),
        None => name.to_owned(),
    }
}

fn bad(what: &str, found: &str, wanted: &str) -> Refusal {
    Refusal::BadValue { what: what.to_owned(), found: found.to_owned(), wanted: wanted.to_owned() }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests;
