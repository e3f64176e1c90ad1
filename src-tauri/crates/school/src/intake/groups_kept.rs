//! The rows of each group made one group, and held against the kept ones.
use crate::days::{Span, Weekdays};
use crate::group_plan::{activity_told, groups_named};
use crate::ids::{GroupId, ServiceId, StaffId};
use crate::intake::groups::{Part, new_span};
use crate::intake::known::{Groups, Known};
use crate::intake::table::Table;
use crate::intake::{Accepted, Checked, Effect, TakenGroup};
use crate::money::Lessons;
use crate::no::Problem;
use crate::records::{Group, GroupStaff, Meeting, Service};
use crate::words::{ActivityType, FundSource, ServiceKind};
use chrono::{NaiveTime, Weekday};
use std::collections::{BTreeMap, BTreeSet};

/// Accepts the groups whose rows agree, and notes the others as problems.
pub(crate) fn settle(
    checked: &mut Checked<TakenGroup>,
    table: &Table<'_>,
    gathered: Vec<Vec<Part<'_, '_>>>,
    known: &Known<'_>,
) {
    let groups = Groups::new(known.groups);
    let mut counted = 0usize;
    for parts in gathered {
        let problems = disagreements(&parts, table);
        if !problems.is_empty() {
            checked.problems.extend(problems);
            continue;
        }
        let asked = new_span(known, parts.iter().find_map(|part| part.from), parts.iter().find_map(|part| part.to));
        let Some(first) = parts.first() else { continue };
        let kept = match groups.all_running(&first.name, &asked).as_slice() {
            [] => None,
            [one] => Some(*one),
            several => {
                let told = format!("有 {} 个服务班都叫「{}」，请先改成不同的名称。", several.len(), first.name);
                checked.problems.push(first.row.problem(table.column("group"), told));
                continue;
            }
        };
        counted += parts.iter().filter(|part| part.lessons.is_none()).count();
        checked.accepted.push(take(&parts, first, kept, known));
    }
    checked.remarks.extend(told_by_name(&checked.accepted));
    if counted > 0 && checked.accepted.iter().any(|each| each.effect != Effect::Unchanged) {
        checked.remarks.push("没有填课时数的，60 分钟以内按 1 课时计，超过的按分钟数除以 60 计。".to_owned());
    }
}

/// Which groups do what by their names, a sentence for all; `None` where the list says it itself.
fn told_by_name(accepted: &[Accepted<TakenGroup>]) -> Option<String> {
    let mut told: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for TakenGroup { group, .. } in accepted.iter().map(|each| &each.value).filter(|value| value.told_by_name) {
        if let Some(activity) = group.activity {
            told.entry(activity.label()).or_default().push(&group.name);
        }
    }
    let said = |(activity, names): (&&str, &Vec<&str>)| format!("{activity}（{}）", groups_named(names));
    let said: Vec<String> = told.iter().map(said).collect();
    (!said.is_empty()).then(|| {
        format!(
            "没有填活动类型的，按类别和名称归入：{}。不对的请在表里填上，或导入后在「服务与分组」里改。",
            said.join("；")
        )
    })
}

/// Rows of one group that contradict each other, or meet twice at the same time.
fn disagreements(parts: &[Part<'_, '_>], table: &Table<'_>) -> Vec<Problem> {
    let Some(first) = parts.first() else { return Vec::new() };
    let mut problems = Vec::new();
    for (place, part) in parts.iter().enumerate() {
        let before = first.row.number();
        let mut no = |code: &str, what: &str| {
            let told = format!("与第 {before} 行同一服务班的{what}不同，请统一。");
            problems.push(part.row.problem(table.column(code), told));
        };
        if part.kind != first.kind {
            no("kind", "服务类别");
        }
        if differ(parts, place, |part| part.activity) {
            no("activity", "活动类型");
        }
        if differ(parts, place, |part| part.capacity) {
            no("capacity", "容量");
        }
        if differ(parts, place, |part| (!part.grades.is_empty()).then(|| part.grades.clone())) {
            no("grades", "年级范围");
        }
        if differ(parts, place, |part| (!part.pay_pool.is_empty()).then(|| part.pay_pool.clone())) {
            no("pay_pool", "资金池");
        }
        let clash = parts[..place].iter().find(|other| {
            !other.weekdays.and(part.weekdays).is_empty()
                && other.starts_at < part.ends_at
                && part.starts_at < other.ends_at
        });
        if let Some(other) = clash {
            let told = format!("与第 {} 行在同一天的时间重叠，请改正。", other.row.number());
            problems.push(part.row.problem(table.column("starts_at"), told));
        }
    }
    problems
}

/// Whether a row says another thing than the first row that says anything.
fn differ<T: PartialEq>(parts: &[Part<'_, '_>], place: usize, of: impl Fn(&Part<'_, '_>) -> Option<T>) -> bool {
    let first = parts[..place].iter().find_map(&of);
    match (first, of(&parts[place])) {
        (Some(first), Some(here)) => first != here,
        _ => false,
    }
}

fn take(parts: &[Part<'_, '_>], first: &Part<'_, '_>, kept: Option<&Group>, known: &Known<'_>) -> Accepted<TakenGroup> {
    let said = parts.iter().find_map(|part| part.activity).or_else(|| kept.and_then(|kept| kept.activity));
    // A kept group without an activity was left so by someone: only a new one is told by its name.
    let told = if kept.is_none() { activity_told(&first.name, first.kind) } else { None };
    let activity = said.or(told);
    let kept_service = kept.and_then(|kept| known.services.iter().find(|service| service.id == kept.service));
    let fund = parts
        .iter()
        .find_map(|part| part.fund)
        .or(kept_service.map(|service| service.fund))
        .unwrap_or(FundSource::ServiceFee);
    let service_name = service_name(first.kind, activity);
    let fits = |service: &&Service| service.kind == first.kind && service.activity == activity && service.fund == fund;
    let service = kept_service
        .filter(fits)
        .or_else(|| known.services.iter().filter(fits).find(|service| service.name == service_name))
        .or_else(|| known.services.iter().find(fits));
    let valid = valid_of(parts, kept, known);
    let text = |of: for<'p, 't, 'a> fn(&'p Part<'t, 'a>) -> &'p String, kept: Option<&String>| {
        let said = parts.iter().map(of).find(|text| !text.is_empty());
        said.or(kept).cloned().unwrap_or_default()
    };
    let pay_pool = text(|part| &part.pay_pool, kept.map(|kept| &kept.pay_pool));
    let group = Group {
        id: kept.map_or(GroupId(0), |kept| kept.id),
        service: service.map_or(ServiceId(0), |service| service.id),
        kind: first.kind,
        activity,
        name: kept.map_or_else(|| first.name.clone(), |kept| kept.name.clone()),
        room: text(|part| &part.room, kept.map(|kept| &kept.room)),
        capacity: parts.iter().find_map(|part| part.capacity).or_else(|| kept.and_then(|kept| kept.capacity)),
        minimum: parts.iter().find_map(|part| part.minimum).or_else(|| kept.and_then(|kept| kept.minimum)),
        grades: text(|part| &part.grades, kept.map(|kept| &kept.grades)),
        pay_pool: if pay_pool.is_empty() {
            usual_pool(first.kind, activity, |pool| known.paid_pools.iter().any(|paid| paid == pool))
        } else {
            pay_pool
        },
        valid,
        override_reason: text(|part| &part.override_reason, kept.map(|kept| &kept.override_reason)),
        meetings: meetings_of(parts, kept, valid),
        staff: staff_of(parts, kept, valid),
    };
    let effect = match kept {
        None => Effect::Added,
        Some(kept) if same_group(kept, &group) => Effect::Unchanged,
        Some(_) => Effect::Changed,
    };
    let service_name = service.map_or(service_name, |service| service.name.clone());
    Accepted {
        row: first.row.number(),
        effect,
        value: TakenGroup { service_name, fund, group, told_by_name: said.is_none() && activity.is_some() },
    }
}

fn valid_of(parts: &[Part<'_, '_>], kept: Option<&Group>, known: &Known<'_>) -> Span {
    let (from, to) = (parts.iter().find_map(|part| part.from), parts.iter().find_map(|part| part.to));
    match kept {
        Some(kept) => Span { from: from.unwrap_or(kept.valid.from), to: to.or(kept.valid.to) },
        None => new_span(known, from, to),
    }
}

/// `基础托管·作业辅导`, or the kind alone where no activity is named.
pub(crate) fn service_name(kind: ServiceKind, activity: Option<ActivityType>) -> String {
    activity.map_or_else(|| kind.label().to_owned(), |activity| format!("{}·{}", kind.label(), activity.label()))
}

/// The pool that a group's staff are paid from when the file names none: of the pools its activity and kind point to the
/// first that has a standard, else the first.
pub(crate) fn usual_pool(
    kind: ServiceKind,
    activity: Option<ActivityType>,
    has_standard: impl Fn(&str) -> bool,
) -> String {
    let fitting: Vec<&str> = match (kind, activity) {
        (ServiceKind::ExtendedCare, _) => vec!["延时托管"],
        (ServiceKind::Club, _) => vec!["社团"],
        (ServiceKind::Tutoring, _) => vec!["个别辅导"],
        (ServiceKind::BasicCare, Some(activity)) => vec![activity.label(), kind.label()],
        (kind, _) => vec![kind.label()],
    };
    let with = fitting.iter().find(|pool| has_standard(pool)).or(fitting.first());
    with.copied().unwrap_or_default().to_owned()
}

/// One lesson up to 60 minutes, else minutes ÷ 60 in thousandths, half-up.
pub(crate) fn usual_lessons(starts_at: NaiveTime, ends_at: NaiveTime) -> Lessons {
    let minutes = (ends_at - starts_at).num_minutes();
    if minutes <= 60 { Lessons::ONE } else { Lessons((minutes * 1000 + 30) / 60) }
}

fn meetings_of(parts: &[Part<'_, '_>], kept: Option<&Group>, valid: Span) -> Vec<Meeting> {
    let kept_at = |weekday: Weekday, part: &Part<'_, '_>| {
        kept.and_then(|kept| {
            kept.meetings.iter().find(|meeting| {
                meeting.weekday == weekday && meeting.starts_at == part.starts_at && meeting.ends_at == part.ends_at
            })
        })
    };
    let mut meetings: Vec<Meeting> = parts
        .iter()
        .flat_map(|part| part.weekdays.each().map(move |weekday| (weekday, part)))
        .map(|(weekday, part)| {
            let kept = kept_at(weekday, part);
            Meeting {
                weekday,
                starts_at: part.starts_at,
                ends_at: part.ends_at,
                lessons: part
                    .lessons
                    .or(kept.map(|kept| kept.lessons))
                    .unwrap_or_else(|| usual_lessons(part.starts_at, part.ends_at)),
                valid: kept.map_or(valid, |kept| kept.valid),
            }
        })
        .collect();
    meetings.sort_by_key(meeting_order);
    meetings
}

fn meeting_order(meeting: &Meeting) -> (u32, NaiveTime, NaiveTime) {
    (meeting.weekday.num_days_from_monday(), meeting.starts_at, meeting.ends_at)
}

/// Who serves: on all weekdays when every row that names people names the same, else on each row's weekdays.
fn staff_of(parts: &[Part<'_, '_>], kept: Option<&Group>, valid: Span) -> Vec<GroupStaff> {
    let naming: Vec<&Part<'_, '_>> = parts.iter().filter(|part| !part.staff.is_empty()).collect();
    let Some(first) = naming.first() else { return kept.map_or_else(Vec::new, |kept| kept.staff.clone()) };
    let set = |part: &Part<'_, '_>| part.staff.iter().copied().collect::<BTreeSet<StaffId>>();
    let all_same = naming.iter().all(|part| set(part) == set(first));
    let mut named: Vec<(StaffId, Option<Weekday>)> = Vec::new();
    for part in &naming {
        let days: Vec<Option<Weekday>> = if all_same { vec![None] } else { part.weekdays.each().map(Some).collect() };
        for (staff, day) in part.staff.iter().flat_map(|staff| days.iter().map(move |day| (*staff, *day))) {
            if !named.contains(&(staff, day)) {
                named.push((staff, day));
            }
        }
    }
    let span = |staff: StaffId, weekday: Option<Weekday>| {
        let kept = kept.and_then(|kept| kept.staff.iter().find(|each| each.staff == staff && each.weekday == weekday));
        kept.map_or(valid, |kept| kept.valid)
    };
    named.into_iter().map(|(staff, weekday)| GroupStaff { staff, weekday, valid: span(staff, weekday) }).collect()
}

/// Equal but for the order of meetings and staff.
fn same_group(kept: &Group, found: &Group) -> bool {
    let ordered = |group: &Group| {
        let mut group = group.clone();
        group.meetings.sort_by_key(meeting_order);
        group.staff.sort_by_key(|each| (each.staff, each.weekday.map(|day| day.num_days_from_monday())));
        group
    };
    ordered(kept) == ordered(found)
}

/// The weekdays a group meets on.
pub(crate) fn weekdays_of(group: &Group) -> Weekdays {
    group.meetings.iter().fold(Weekdays::NONE, |days, meeting| days.with(meeting.weekday))
}
