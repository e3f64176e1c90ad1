//! Keeping a group entered by hand, ending it and taking it away; each tells first what would follow.
use crate::group_form::{GroupForm, MeetingForm, StaffForm, form_of};
use crate::groups::{FindingShown, Looked};
use crate::{Desk, No, Now, Progress, shown};
use chrono::{Days, NaiveDate};
use kehou_school::clash::clashes;
use kehou_school::classes::GradeRange;
use kehou_school::days::{Month, Span, day_label};
use kehou_school::group_plan::{self, weekdays_label, when_label};
use kehou_school::ids::{GroupId, ServiceId};
use kehou_school::no::Refusal;
use kehou_school::pay;
use kehou_school::records::{Group, GroupStaff, Meeting, Service};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A group to keep.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PutGroup {
    /// What is wanted.
    pub form: GroupForm,
    /// From which day a change holds; null is today for a group whose roll was called, else its first day.
    #[serde(default)]
    pub changes_from: Option<String>,
    /// Puts the group back exactly as given, meetings and people of the past included.
    #[serde(default)]
    pub exact: bool,
    /// Only tell what follows.
    #[serde(default)]
    pub trial: bool,
}

/// A group as kept, or what would follow.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct GroupPut {
    /// The group; null for the trial of a new one.
    pub id: Option<GroupId>,
    /// Whether it was only a trial.
    pub trial: bool,
    /// What changes, as sentences.
    pub follows: Vec<String>,
    /// What is to be looked at then.
    pub findings: Vec<FindingShown>,
    /// Takes it back: puts this,
    pub undo: Option<PutGroup>,
    /// or removes the new group.
    pub undo_remove: Option<GroupId>,
}

/// A group to end.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EndGroup {
    /// The group.
    pub id: GroupId,
    /// Its last day, `YYYY-MM-DD`.
    pub on: String,
    /// Only tell what follows.
    #[serde(default)]
    pub trial: bool,
}

/// A group to take away.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RemoveGroup {
    /// The group.
    pub id: GroupId,
}

/// What was taken away.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct GroupRemoved {
    /// Brings it back.
    pub undo: PutGroup,
}

/// Keeps a group, or tells what would follow.
pub(crate) fn put(desk: &mut Desk, now: &Now, ask: PutGroup, _: &dyn Progress) -> Result<GroupPut, No> {
    let read = desk.store.read();
    let looked = Looked::fetch(&read, now.today)?;
    let before = ask.form.id.map(|id| looked.group(id).cloned()).transpose()?;
    let (service, mut wanted) = group_of(&ask.form, before.as_ref(), &looked)?;
    let calls = match &before {
        Some(group) => read.roll_calls_of_group(group.id, Span { from: group.valid.from, to: None })?,
        None => 0,
    };
    let usual = if calls > 0 { now.today } else { wanted.valid.from };
    let from = ask.changes_from.as_deref().map(shown::day).transpose()?.unwrap_or(usual);
    if let Some(before) = before.as_ref().filter(|_| !ask.exact) {
        wanted = group_plan::revised(before, wanted, from);
    }
    let called = before.as_ref().filter(|_| calls > 0);
    group_plan::check(&wanted, &looked.lists.groups, called, &looked.limits, looked.lists.school.stage)?;
    let mut follows = told(&looked, before.as_ref(), &wanted, from);
    if let Some(before) = called {
        let since = read.roll_calls_of_group(before.id, Span { from, to: None })?;
        if since > 0 && before.meetings != wanted.meetings {
            follows.push(format!("{}起已有 {since} 次点名，这些天的课时按改动后的时间计。", day_label(from)));
        }
        follows.extend(settled_since(&read.settlements()?, from));
    }
    let mut groups: Vec<Group> = looked.lists.groups.iter().filter(|group| group.id != wanted.id).cloned().collect();
    groups.push(wanted.clone());
    let findings = looked.findings(&wanted, &clashes(&groups, &looked.enrolments, now.today), &looked.names());
    let undo = before.as_ref().map(|group| exactly(group, &looked, now.today));
    let id = match ask.trial {
        true => before.as_ref().map(|group| group.id),
        false => Some(desk.store.write(now, "put_group", |w| {
            let service = w.get_or_add_service(&service, None)?;
            Ok::<_, No>(w.put_group(&Group { service, ..wanted })?)
        })?),
    };
    let undo_remove = id.filter(|_| before.is_none());
    Ok(GroupPut { id, trial: ask.trial, follows, findings, undo, undo_remove })
}

/// Ends a group on a day, or tells what would follow.
pub(crate) fn end(desk: &mut Desk, now: &Now, ask: EndGroup, _: &dyn Progress) -> Result<GroupPut, No> {
    let on = shown::day(&ask.on)?;
    let read = desk.store.read();
    let looked = Looked::fetch(&read, now.today)?;
    let before = looked.group(ask.id)?.clone();
    let next = on.checked_add_days(Days::new(1)).unwrap_or(on);
    let calls = read.roll_calls_of_group(before.id, Span { from: next, to: None })?;
    if calls > 0 {
        return Err(Refusal::StillUsed {
            what: format!("「{}」不能在{}停办", before.name, day_label(on)),
            why: format!("之后已有 {calls} 次点名"),
            instead: "请选最后一次点名当天或更晚的日期。".to_owned(),
        }
        .into());
    }
    let ended = group_plan::ended(&before, on)?;
    let (enrolled, _) = group_plan::seats(&before, &looked.enrolments, on);
    let mut follows = vec![format!("「{}」上课到{}为止，之后不再有场次、名册和收费。", before.name, day_label(on))];
    if enrolled > 0 {
        follows.push(format!("{enrolled} 名学生的报名随之停止，如需转到别的班，请在报名里办理。"));
    }
    let undo = Some(exactly(&before, &looked, now.today));
    if !ask.trial {
        desk.store.write(now, "end_group", |w| Ok::<_, No>(w.put_group(&ended)?))?;
    }
    Ok(GroupPut { id: Some(before.id), trial: ask.trial, follows, findings: Vec::new(), undo, undo_remove: None })
}

/// Takes a group away that nothing rests on.
pub(crate) fn remove(desk: &mut Desk, now: &Now, ask: RemoveGroup, _: &dyn Progress) -> Result<GroupRemoved, No> {
    let read = desk.store.read();
    let looked = Looked::fetch(&read, now.today)?;
    let group = looked.group(ask.id)?;
    let (enrolments, calls, signed) = read.resting_on_group(group.id)?;
    if enrolments + calls + signed > 0 {
        return Err(Refusal::StillUsed {
            what: format!("「{}」不能删除", group.name),
            why: format!("已有 {enrolments} 条报名、{calls} 次点名、{signed} 条签到"),
            instead: "不再开班的，请改为停办。".to_owned(),
        }
        .into());
    }
    let mut undo = exactly(group, &looked, now.today);
    undo.form.id = None;
    desk.store.write(now, "remove_group", |w| Ok::<_, No>(w.remove_group(ask.id)?))?;
    Ok(GroupRemoved { undo })
}

/// What puts a group back exactly as it is.
pub(crate) fn exactly(group: &Group, looked: &Looked, today: NaiveDate) -> PutGroup {
    let form = form_of(group, looked.services.get(&group.service), today, true);
    PutGroup { form, changes_from: None, exact: true, trial: false }
}

/// The group of a form that puts it back exactly as it was.
pub(crate) fn as_given(form: &GroupForm, before: &Group, looked: &Looked) -> Result<Group, No> {
    let (service, group) = group_of(form, Some(before), looked)?;
    Ok(Group { service: service.id, ..group })
}

fn group_of(form: &GroupForm, before: Option<&Group>, looked: &Looked) -> Result<(Service, Group), No> {
    let to = form.to.as_deref().filter(|text| !text.trim().is_empty()).map(shown::day).transpose()?;
    let valid = Span { from: shown::day(&form.from)?, to };
    let kept = before.and_then(|group| looked.services.get(&group.service));
    let same = kept.filter(|each| (each.kind, each.activity, each.fund) == (form.kind, form.activity, form.fund));
    let service = same.cloned().unwrap_or_else(|| {
        let name = group_plan::service_name(form.kind, form.activity);
        Service { id: ServiceId(0), name, kind: form.kind, activity: form.activity, fund: form.fund }
    });
    let grades = form.grades.trim();
    let all = GradeRange::read(grades).is_ok_and(|range| range == GradeRange::ALL);
    let pool = form.pay_pool.trim().to_owned();
    let group = Group {
        id: form.id.unwrap_or(GroupId(0)),
        service: service.id,
        kind: form.kind,
        activity: form.activity,
        name: form.name.trim().to_owned(),
        room: form.room.trim().to_owned(),
        capacity: form.capacity,
        minimum: form.minimum,
        grades: if all { String::new() } else { grades.to_owned() },
        pay_pool: if pool.is_empty() {
            group_plan::usual_pool(form.kind, form.activity, |pool| pay::is_paid(&looked.pay, pool))
        } else {
            pool
        },
        valid,
        override_reason: form.override_reason.trim().to_owned(),
        meetings: form.meetings.iter().map(|each| meeting_of(each, valid)).collect::<Result<_, No>>()?,
        staff: form.staff.iter().map(|each| person_of(each, valid)).collect::<Result<_, No>>()?,
    };
    Ok((service, group))
}

fn meeting_of(form: &MeetingForm, valid: Span) -> Result<Meeting, No> {
    let (starts_at, ends_at) = (shown::time_given(&form.starts_at)?, shown::time_given(&form.ends_at)?);
    Ok(Meeting {
        weekday: shown::weekday(form.weekday)?,
        starts_at,
        ends_at,
        lessons: shown::lessons(&form.lessons)?
            .unwrap_or_else(|| group_plan::usual_lessons(starts_at, ends_at.max(starts_at))),
        valid: form.valid.unwrap_or(valid),
    })
}

fn person_of(form: &StaffForm, valid: Span) -> Result<GroupStaff, No> {
    let weekday = form.weekday.map(shown::weekday).transpose()?;
    Ok(GroupStaff { staff: form.staff, weekday, valid: form.valid.unwrap_or(valid) })
}

/// What keeping a group changes, in sentences.
fn told(looked: &Looked, before: Option<&Group>, wanted: &Group, from: NaiveDate) -> Vec<String> {
    let Some(before) = before else {
        return vec![format!("新建「{}」，{}。", wanted.name, when_label(wanted, wanted.valid.from))];
    };
    let mut said: Vec<String> =
        group_plan::changes_said(before, wanted, &looked.names()).iter().map(|each| format!("{each}。")).collect();
    if said.is_empty() {
        said.push("没有改动。".to_owned());
    } else if wanted.meetings.iter().any(|each| each.valid.from == from && from > wanted.valid.from) {
        said.push(format!("新的上课时间从{}起，之前的场次不变。", day_label(from)));
    }
    if let Some((days, pupils)) = group_plan::stranded(wanted, &looked.enrolments, from) {
        said.push(format!("{pupils} 名学生报了{}，改动后这些天不上课。", weekdays_label(days)));
    }
    said
}

/// What a settled month from a day on means for a change.
pub(crate) fn settled_since(kept: &[kehou_school::settlement::Settlement], from: NaiveDate) -> Option<String> {
    let head = kept.iter().find(|head| head.reopened_reason.is_none() && head.month >= Month::of(from))?;
    Some(kehou_school::settlement::settled_said(&head.month.label(), head.version))
}
