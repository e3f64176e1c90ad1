//! Roll calls of one or several days that are due and not called, and keeping at once that everyone expected came.
use crate::facts::{Lists, calendar, settled_version};
use crate::{Desk, No, Now, Progress, shown};
use chrono::NaiveDate;
use kehou_school::calendar::SchoolCalendar;
use kehou_school::days::{Month, Span, beijing, day_label, time_label};
use kehou_school::ids::{GroupId, StudentId};
use kehou_school::records::{Attendance, Enrolment};
use kehou_school::rollcall::{
    Missed, Sums, all_came as still_due, may_take_back, may_undo, missed, today_open, unsaid,
};
use kehou_school::roster::expected;
use kehou_school::session::{Session, sessions_on};
use kehou_school::settlement::settled_said;
use kehou_school::today::{MissingCall, missing_calls};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// Some days, coming ones left out.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CallsDue {
    /// `YYYY-MM-DD`, the first.
    pub from: String,
    /// `YYYY-MM-DD`, the last.
    pub to: String,
}

/// What is not called on them.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CallsDueShown {
    /// Days with anything due, oldest first.
    pub days: Vec<DueDay>,
    /// Why today is not proposed with the others; null where it is, or nothing of today is due.
    pub today_open: Option<String>,
    /// What keeping it means where a month of them is settled, one sentence a month.
    pub settled: Vec<String>,
}

/// A day with roll calls that are due.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DueDay {
    /// The day.
    #[ts(type = "string")]
    pub date: NaiveDate,
    /// `11月24日 周二`.
    pub day_label: String,
    /// Whether it is today, when a group may not have met yet.
    pub is_today: bool,
    /// In the day's order.
    pub groups: Vec<DueGroup>,
}

/// A session whose roll is due.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DueGroup {
    /// The group.
    pub group_id: i64,
    /// Its name.
    pub name: String,
    /// `16:30`.
    pub starts_at: String,
    /// 应到.
    pub expected: u32,
    /// Pupils whom an earlier session of the day calls 缺席 or 请假: `王芳（16:30 缺席）`, kept so.
    pub missed: Vec<String>,
}

/// Sessions in which everyone expected came.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CallAllCame {
    /// The sessions; one that was called meanwhile stays as it is.
    pub sessions: Vec<DueSession>,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DueSession {
    /// `YYYY-MM-DD`.
    pub date: String,
    /// The group.
    pub group_id: i64,
    /// Whether those who missed an earlier session of the day came to this one.
    #[serde(default)]
    pub regardless: bool,
}

/// What was kept.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AllCame {
    /// The sessions kept: what `take_back_all_came` wants.
    pub sessions: Vec<DueSession>,
    /// Days they lie on.
    pub days: u32,
    /// Marks of those kept as present (人次).
    pub came: u32,
    /// Marks carried over from an earlier session of the day that they missed.
    pub carried: u32,
    /// Sessions wanted that were called meanwhile, or are not due.
    pub left: u32,
}

/// Sessions to take back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TakeBackAllCame {
    /// As `call_all_came` answered.
    pub sessions: Vec<DueSession>,
}

/// What was taken back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AllCameTakenBack {
    /// Sessions of which nothing is kept any more.
    pub taken: u32,
    /// Sessions that stay: they were corrected since.
    pub left: u32,
}

/// A roll call that is due, with those expected.
pub(crate) struct Due {
    pub(crate) call: MissingCall,
    students: Vec<StudentId>,
}

/// The roll calls of the days from first to last (inside) that are due until a day, not called, and this clerk's to call.
pub(crate) fn due_between(
    desk: &Desk,
    lists: &Lists,
    calendar: &SchoolCalendar,
    (first, last): (NaiveDate, NaiveDate),
    until: NaiveDate,
) -> Result<Vec<Due>, No> {
    let read = desk.store.read();
    let last = last.min(until);
    let days = || first.iter_days().take_while(|day| *day <= last);
    let sessions: Vec<Session<'_>> =
        days().filter_map(|day| sessions_on(calendar, &lists.groups, day).ok()).flatten().collect();
    let enrolments = read.enrolments_in(Span { from: first, to: Some(last) })?;
    let mut called = BTreeSet::new();
    for day in days() {
        called.extend(read.groups_called_on(day)?.into_iter().map(|group| (day, group)));
    }
    let due = missing_calls(&sessions, &enrolments, &called, until);
    let mut of_group: BTreeMap<GroupId, Vec<Enrolment>> = BTreeMap::new();
    for enrolment in enrolments {
        of_group.entry(enrolment.group).or_default().push(enrolment);
    }
    let students = |call: &MissingCall| {
        let places = of_group.get(&call.group)?;
        let session = sessions.iter().find(|each| each.day == call.day && each.group.id == call.group)?;
        Some(expected(session, places))
    };
    let register = lists.register();
    let mine = |students: &[StudentId]| {
        let known = students.iter().filter_map(|id| register.student(*id));
        desk.clerk.sees_list(known.map(|each| each.home_class))
    };
    let found = due.into_iter().filter_map(|call| students(&call).map(|students| Due { call, students }));
    Ok(found.filter(|due| mine(&due.students)).collect())
}

/// What is due on some days, and what keeping it would mean.
pub(crate) fn due(desk: &mut Desk, now: &Now, ask: CallsDue, _: &dyn Progress) -> Result<CallsDueShown, No> {
    let (first, last) = (shown::day(&ask.from)?, shown::day(&ask.to)?);
    let read = desk.store.read();
    let lists = Lists::fetch(&read)?;
    let calendar = calendar(&read)?;
    let mut days: Vec<DueDay> = Vec::new();
    let mut months = BTreeSet::new();
    let all = due_between(desk, &lists, &calendar, (first, last), now.today)?;
    for of_day in all.chunk_by(|a, b| a.call.day == b.call.day) {
        let Some(date) = of_day.first().map(|due| due.call.day) else { continue };
        months.insert(Month::of(date));
        let sessions = sessions_on(&calendar, &lists.groups, date)?;
        let kept = read.attendance_of_day(date)?;
        days.push(DueDay {
            date,
            day_label: day_label(date),
            is_today: date == now.today,
            groups: of_day.iter().filter_map(|due| group_shown(&lists, due, &sessions, &kept)).collect(),
        });
    }
    let mut settled = Vec::new();
    for month in months {
        settled.extend(settled_version(&read, month)?.map(|version| settled_said(&month.label(), version)));
    }
    let today_open = today_left_out(desk, now, &lists, &calendar, &days)?;
    Ok(CallsDueShown { days, today_open, settled })
}

fn today_left_out(
    desk: &Desk,
    now: &Now,
    lists: &Lists,
    calendar: &SchoolCalendar,
    days: &[DueDay],
) -> Result<Option<String>, No> {
    let Some(today) = days.iter().find(|day| day.is_today) else { return Ok(None) };
    let is_due = |session: &&Session<'_>| today.groups.iter().any(|group| group.group_id == session.group.id.0);
    let sessions = sessions_on(calendar, &lists.groups, now.today)?;
    let read = desk.store.read();
    let has_data =
        !read.groups_called_on(now.today)?.is_empty() || !read.staff_attendance_of_day(now.today)?.is_empty();
    let ends = sessions.iter().filter(is_due).map(|session| session.ends_at).max();
    Ok(ends.and_then(|ends| today_open(now.today, ends, beijing(now.at), has_data)))
}

fn group_shown(lists: &Lists, due: &Due, sessions: &[Session<'_>], kept: &[Attendance]) -> Option<DueGroup> {
    let session = sessions.iter().find(|each| each.group.id == due.call.group)?;
    let register = lists.register();
    let missed = missed(due.students.iter().copied(), session, sessions, kept);
    let named = missed.iter().filter_map(|each| {
        register.student(each.student).map(|student| format!("{}（{}）", student.name, each.label()))
    });
    Some(DueGroup {
        group_id: due.call.group.0,
        name: due.call.name.clone(),
        starts_at: time_label(session.starts_at),
        expected: due.students.len() as u32,
        missed: named.collect(),
    })
}

/// Keeps that everyone expected came, in one deed.
pub(crate) fn all_came(desk: &mut Desk, now: &Now, ask: CallAllCame, _: &dyn Progress) -> Result<AllCame, No> {
    let asked = sessions_of(&ask.sessions)?;
    let wanted: Vec<(NaiveDate, GroupId)> = asked.keys().copied().collect();
    let mut told = AllCame { sessions: Vec::new(), days: 0, came: 0, carried: 0, left: wanted.len() as u32 };
    let (Some(first), Some(last)) = (wanted.iter().map(|each| each.0).min(), wanted.iter().map(|each| each.0).max())
    else {
        return Ok(told);
    };
    let lists = Lists::fetch(&desk.store.read())?;
    let calendar = calendar(&desk.store.read())?;
    let all = due_between(desk, &lists, &calendar, (first, last), now.today)?;
    let calls: Vec<MissingCall> = all.iter().map(|due| due.call.clone()).collect();
    let kept = still_due(&calls, &wanted);
    let mut rows = Vec::new();
    for due in all.iter().filter(|due| kept.contains(&&due.call)) {
        let before = match asked.get(&(due.call.day, due.call.group)) {
            Some(true) => Vec::new(),
            _ => missed_before(desk, &lists, &calendar, (due.call.day, due.call.group), &due.students)?,
        };
        rows.push(everyone(due, &before));
    }
    let told_of = |call: &&MissingCall| DueSession {
        date: call.day.to_string(),
        group_id: call.group.0,
        regardless: asked.get(&(call.day, call.group)) == Some(&true),
    };
    told.sessions = kept.iter().map(told_of).collect();
    told.days = kept.iter().map(|call| call.day).collect::<BTreeSet<_>>().len() as u32;
    let sums = Sums::of(rows.iter().flatten().map(|row| row.mark));
    (told.came, told.carried) = (sums.present, sums.expected - sums.present);
    told.left -= kept.len() as u32;
    if !kept.is_empty() {
        desk.store.write(now, "call_all_came", |w| {
            for (call, rows) in kept.iter().zip(&rows) {
                w.keep_roll_call(call.group, call.day, rows, None)?;
            }
            Ok::<(), No>(())
        })?;
    }
    Ok(told)
}

fn everyone(due: &Due, before: &[Missed]) -> Vec<Attendance> {
    let (day, group) = (due.call.day, due.call.group);
    let row = |student: &StudentId| Attendance { day, group, student: *student, mark: unsaid(*student, before) };
    due.students.iter().map(row).collect()
}

/// Who of these was not there in an earlier session of the day.
fn missed_before(
    desk: &Desk,
    lists: &Lists,
    calendar: &SchoolCalendar,
    (day, group): (NaiveDate, GroupId),
    students: &[StudentId],
) -> Result<Vec<Missed>, No> {
    let sessions = sessions_on(calendar, &lists.groups, day)?;
    let kept = desk.store.read().attendance_of_day(day)?;
    let session = sessions.iter().find(|each| each.group.id == group);
    Ok(session.map_or_else(Vec::new, |session| missed(students.iter().copied(), session, &sessions, &kept)))
}

/// Takes back what was kept so, in one deed.
pub(crate) fn take_back(
    desk: &mut Desk,
    now: &Now,
    ask: TakeBackAllCame,
    _: &dyn Progress,
) -> Result<AllCameTakenBack, No> {
    let asked = sessions_of(&ask.sessions)?;
    let read = desk.store.read();
    let lists = Lists::fetch(&read)?;
    let calendar = calendar(&read)?;
    let register = lists.register();
    for month in asked.keys().map(|(day, _)| Month::of(*day)).collect::<BTreeSet<_>>() {
        may_take_back(month, settled_version(&read, month)?)?;
    }
    let mut taken = Vec::new();
    for ((day, group), regardless) in &asked {
        let kept = read.attendance_of_session(*group, *day)?;
        let classes = kept.iter().filter_map(|row| register.student(row.student)).map(|each| each.home_class);
        let students: Vec<StudentId> = kept.iter().map(|row| row.student).collect();
        let before = match regardless {
            true => Vec::new(),
            false => missed_before(desk, &lists, &calendar, (*day, *group), &students)?,
        };
        if may_undo(&kept, &before) && desk.clerk.sees_list(classes) {
            taken.push((*day, *group));
        }
    }
    if !taken.is_empty() {
        desk.store.write(now, "take_back_all_came", |w| {
            for (day, group) in &taken {
                w.remove_roll_call(*group, *day)?;
            }
            Ok::<(), No>(())
        })?;
    }
    Ok(AllCameTakenBack { taken: taken.len() as u32, left: (asked.len() - taken.len()) as u32 })
}

/// The sessions, each once, and whether everyone came to it whatever an earlier one says.
fn sessions_of(asked: &[DueSession]) -> Result<BTreeMap<(NaiveDate, GroupId), bool>, No> {
    asked.iter().map(|each| Ok(((shown::day(&each.date)?, GroupId(each.group_id)), each.regardless))).collect()
}
