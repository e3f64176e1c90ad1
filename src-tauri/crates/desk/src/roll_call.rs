//! Roll call: everyone expected is present but for the exceptions typed; the sheet to call from, and the way back.
use crate::calls_due::{Due, due_between};
use crate::facts::{Lists, calendar, settled_version};
use crate::{Desk, No, Now, Progress, shown};
use chrono::{DateTime, NaiveDate, Utc};
use kehou_school::calendar::SchoolCalendar;
use kehou_school::days::{Month, day_label};
use kehou_school::ids::{GroupId, StudentId};
use kehou_school::no::Refusal;
use kehou_school::records::Attendance;
use kehou_school::rollcall::{
    Keeping, Missed, Sums, beside, carried_said, marks, may_take_back, missed, needs_reason, next_day, next_due, spell,
};
use kehou_school::roster::{self, GroupRoster};
use kehou_school::session::{session_of, sessions_on};
use kehou_school::settlement::settled_said;
use kehou_school::today::MissingCall;
use kehou_school::words::Mark;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A roll call.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RollCall {
    /// `YYYY-MM-DD`.
    pub date: String,
    /// The group, by number or name.
    pub group: String,
    /// `3 17 请;5 缺`; empty where all are present.
    pub marks: String,
    /// Why a kept roll call is corrected; needed where it differs.
    #[serde(default)]
    pub reason: Option<String>,
}

/// The sums of the kept roll call.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RollCalled {
    /// 应到.
    pub expected: u32,
    /// 实到.
    pub present: u32,
    /// 请假.
    pub leave: u32,
    /// 缺席.
    pub absent: u32,
    /// 迟到, among the present.
    pub late: u32,
    /// 早退, among the present.
    pub left_early: u32,
    /// What was kept before, as it is typed: what `take_back_roll_call` wants; null where none was kept.
    pub before: Option<String>,
}

/// The session to call the roll of.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RollCallSheet {
    /// `YYYY-MM-DD`.
    pub date: String,
    /// The group, by number or name.
    pub group: String,
}

/// Everything a roll call is called from.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RollCallSheetShown {
    /// The day.
    #[ts(type = "string")]
    pub date: NaiveDate,
    /// `11月24日 周二`.
    pub day_label: String,
    /// The group.
    pub group_id: i64,
    /// Its name.
    pub name: String,
    /// 服务类别 as read.
    pub kind_label: String,
    /// `16:30–17:30`.
    pub slot: String,
    /// The room; may be empty.
    pub room: String,
    /// Names of those who serve.
    pub staff: Vec<String>,
    /// Everyone expected, in the order of the roster.
    pub pupils: Vec<CallPupil>,
    /// The sums as kept; all present where nothing is kept.
    pub sums: Sums,
    /// The kept roll call; null where none is.
    pub kept: Option<KeptCall>,
    /// What stands in the line at first: the kept exceptions, else those who missed an earlier session of the day as they
    /// stand in it.
    pub begin: String,
    /// Who those are; null where a roll call is kept or nobody missed one.
    pub carried: Option<String>,
    /// Whether keeping a change takes a reason.
    pub needs_reason: bool,
    /// What changing it means where its month is settled; null where it is not.
    pub settled: Option<String>,
    /// Why the roll cannot be called now; null where it can.
    pub closed: Option<String>,
    /// Groups of the day that are still to be called, this one included.
    pub left: u32,
    /// The next group of the day that is still to be called.
    pub next: Option<NextGroup>,
    /// Where to go on once all of the day is called: another day of the month until today; null where none is due.
    pub next_day: Option<NextDay>,
}

/// A day to go on with.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct NextDay {
    /// The day.
    #[ts(type = "string")]
    pub date: NaiveDate,
    /// `11月24日 周二`.
    pub day_label: String,
    /// Its first group that is due.
    pub group_id: i64,
}

/// A pupil whose name is called.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CallPupil {
    /// The number typed.
    pub seat_no: u32,
    /// The class as printed.
    pub class_label: String,
    /// 座号 in the class; null where there is none.
    pub seat_in_class: Option<u32>,
    /// The name.
    pub name: String,
    /// The mark as kept; null where no roll call is.
    pub mark: Option<Mark>,
    /// `16:30 缺席`: what an earlier session of the day says; null where the pupil was there, or was in none.
    pub missed: Option<String>,
}

/// Whose roll call is kept, and since when.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct KeptCall {
    /// By whom.
    pub by: String,
    /// When.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// Why it was corrected last; null where it was not.
    pub reason: Option<String>,
    /// The exceptions as they would be typed.
    pub marks: String,
}

/// A group to go on with.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct NextGroup {
    /// The group.
    pub group_id: i64,
    /// Its name.
    pub name: String,
}

/// A roll call to take back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TakeBackRollCall {
    /// `YYYY-MM-DD`.
    pub date: String,
    /// The group, by number or name.
    pub group: String,
    /// What was kept before, as `roll_call` answered; null where none was.
    #[serde(default)]
    pub before: Option<String>,
}

/// What stands after taking back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RollCallTakenBack {
    /// Whether a roll call is still kept.
    pub kept: bool,
}

/// Why a correction was undone, where a reason has to be kept.
const TAKEN_BACK: &str = "撤回更正";

/// Keeps a roll call; one that is kept already is corrected, with the reason where it differs.
pub(crate) fn call(desk: &mut Desk, now: &Now, ask: RollCall, _: &dyn Progress) -> Result<RollCalled, No> {
    let called = Called::fetch(desk, &ask.date, &ask.group)?;
    let (day, group) = (called.day, called.roster.group);
    let marked = marks(&called.roster.expected(), &ask.marks)?;
    let rows: Vec<Attendance> =
        marked.iter().map(|(student, mark)| Attendance { day, group, student: *student, mark: *mark }).collect();
    let what = format!("{} {} 的点名", ask.date, called.roster.name);
    let settled = settled_version(&desk.store.read(), Month::of(day))?;
    let asks_reason = needs_reason(called.is_kept(), day == now.today, settled.is_some());
    let keeping = beside(&called.kept, &rows, &what, asks_reason, ask.reason.as_deref())?;
    let reason = if keeping == Keeping::Correction { ask.reason.as_deref() } else { None };
    if keeping != Keeping::Nothing {
        desk.store.write(now, "roll_call", |w| Ok::<(), No>(w.keep_roll_call(group, day, &rows, reason)?))?;
    }
    let sums = Sums::of(marked.iter().map(|(_, mark)| *mark));
    Ok(RollCalled {
        expected: sums.expected,
        present: sums.present,
        leave: sums.leave,
        absent: sums.absent,
        late: sums.late,
        left_early: sums.left_early,
        before: called.is_kept().then(|| called.spelled()),
    })
}

/// The sheet a roll is called from, with what is kept and the group that comes next.
pub(crate) fn sheet(
    desk: &mut Desk,
    now: &Now,
    ask: RollCallSheet,
    _: &dyn Progress,
) -> Result<RollCallSheetShown, No> {
    let called = Called::fetch(desk, &ask.date, &ask.group)?;
    let (day, group) = (called.day, called.roster.group);
    let read = desk.store.read();
    let month = Month::of(day);
    let all =
        due_between(desk, &called.lists, &called.calendar, (month.first_day(), month.last_day()), day.max(now.today))?;
    let due: Vec<(usize, GroupId)> = all
        .iter()
        .filter(|each| each.call.day == day)
        .filter_map(|each| Some((called.place_of(each.call.group)?, each.call.group)))
        .collect();
    let next = next_due(&due, group, called.place_of(group).unwrap_or_default());
    let settled = settled_version(&read, month)?;
    let missed = called.missed(desk)?;
    let name_of = |id: GroupId| called.lists.groups.iter().find(|each| each.id == id).map(|each| each.name.clone());
    let kept = read.roll_call(group, day)?.map(|kept| KeptCall {
        by: kept.taken_by,
        at: kept.taken_at,
        reason: kept.corrected_reason,
        marks: called.spelled(),
    });
    let roster = &called.roster;
    let carried: Vec<(&roster::RosterRow, &Missed)> =
        roster.rows.iter().filter_map(|row| Some((row, missed.get(&row.student)?))).collect();
    let named: Vec<(String, String)> = carried.iter().map(|(row, each)| (row.name.clone(), each.label())).collect();
    let pupil = |row: &roster::RosterRow| CallPupil {
        seat_no: row.number,
        class_label: row.class_label.clone(),
        seat_in_class: row.seat_no,
        name: row.name.clone(),
        mark: row.mark,
        missed: missed.get(&row.student).map(Missed::label),
    };
    Ok(RollCallSheetShown {
        date: day,
        day_label: day_label(day),
        group_id: group.0,
        name: roster.name.clone(),
        kind_label: roster.kind_label.clone(),
        slot: roster.slot.clone(),
        room: roster.room.clone(),
        staff: roster.staff.clone(),
        pupils: roster.rows.iter().map(pupil).collect(),
        sums: roster.sums.unwrap_or_else(|| Sums::of(roster.rows.iter().map(|_| Mark::Present))),
        begin: if called.is_kept() {
            called.spelled()
        } else {
            spell(carried.iter().map(|(row, each)| (row.number, each.mark)))
        },
        carried: carried_said(&named).filter(|_| !called.is_kept()),
        needs_reason: needs_reason(kept.is_some(), day == now.today, settled.is_some()),
        kept,
        settled: settled.map(|version| settled_said(&month.label(), version)),
        closed: (day > now.today).then(|| format!("{}还没有到，到了当天再点名。", day_label(day))),
        left: due.len() as u32,
        next: next.and_then(|id| name_of(id).map(|name| NextGroup { group_id: id.0, name })),
        next_day: day_after(all, day, now.today),
    })
}

fn day_after(due: Vec<Due>, day: NaiveDate, today: NaiveDate) -> Option<NextDay> {
    let due: Vec<MissingCall> = due.into_iter().map(|each| each.call).filter(|call| call.day <= today).collect();
    let next = next_day(&due, day)?;
    Some(NextDay { date: next.day, day_label: day_label(next.day), group_id: next.group.0 })
}

/// Takes a roll call back: to what was kept before it, or to none.
pub(crate) fn take_back(
    desk: &mut Desk,
    now: &Now,
    ask: TakeBackRollCall,
    progress: &dyn Progress,
) -> Result<RollCallTakenBack, No> {
    if let Some(marks) = ask.before {
        let back = RollCall { date: ask.date, group: ask.group, marks, reason: Some(TAKEN_BACK.to_owned()) };
        call(desk, now, back, progress)?;
        return Ok(RollCallTakenBack { kept: true });
    }
    let called = Called::fetch(desk, &ask.date, &ask.group)?;
    let month = Month::of(called.day);
    may_take_back(month, settled_version(&desk.store.read(), month)?)?;
    let (group, day) = (called.roster.group, called.day);
    desk.store.write(now, "take_back_roll_call", |w| Ok::<(), No>(w.remove_roll_call(group, day)?))?;
    Ok(RollCallTakenBack { kept: false })
}

/// A session with those expected and what is kept of it.
pub(crate) struct Called {
    day: NaiveDate,
    lists: Lists,
    calendar: SchoolCalendar,
    pub(crate) roster: GroupRoster,
    kept: Vec<Attendance>,
    /// The day's groups in their order.
    order: Vec<GroupId>,
}

impl Called {
    /// Fetches a session whose roll this clerk may call.
    pub(crate) fn fetch(desk: &Desk, date: &str, group: &str) -> Result<Called, No> {
        let day = shown::day(date)?;
        let read = desk.store.read();
        let lists = Lists::fetch(&read)?;
        let group = lists.group(group)?.id;
        let calendar = calendar(&read)?;
        let session = session_of(&calendar, &lists.groups, group, day)?;
        let order = sessions_on(&calendar, &lists.groups, day)?.iter().map(|each| each.group.id).collect();
        let kept = read.attendance_of_session(group, day)?;
        let enrolments = read.enrolments_of_group(group)?;
        let register = lists.register();
        let roster = roster::of_session(&register, &session, &enrolments, &kept, &lists.staff);
        if roster.rows.is_empty() {
            return Err(Refusal::NothingToPrint { what: format!("{}：当天没有报名的学生", roster.name) }.into());
        }
        if !desk.clerk.sees_list(register.classes_of(&roster)) {
            return Err(Refusal::NotAllowed { what: format!("给{}点名，班里没有您的学生", roster.name) }.into());
        }
        Ok(Called { day, roster, calendar, kept, order, lists })
    }

    fn place_of(&self, group: GroupId) -> Option<usize> {
        self.order.iter().position(|id| *id == group)
    }

    /// Who was not there in an earlier session of the day.
    pub(crate) fn missed(&self, desk: &Desk) -> Result<BTreeMap<StudentId, Missed>, No> {
        let kept = desk.store.read().attendance_of_day(self.day)?;
        let sessions = sessions_on(&self.calendar, &self.lists.groups, self.day)?;
        let session = session_of(&self.calendar, &self.lists.groups, self.roster.group, self.day)?;
        let students = self.roster.rows.iter().map(|row| row.student);
        Ok(missed(students, &session, &sessions, &kept).into_iter().map(|each| (each.student, each)).collect())
    }

    fn is_kept(&self) -> bool {
        !self.kept.is_empty()
    }

    /// The kept exceptions as they would be typed.
    fn spelled(&self) -> String {
        spell(self.roster.rows.iter().filter_map(|row| row.mark.map(|mark| (row.number, mark))))
    }
}
