//! Roll call: everyone expected is present but for the exceptions typed.
use crate::facts::{Lists, calendar, enrolments_on};
use crate::{Desk, No, Now, Progress, shown};
use kehou_school::no::Refusal;
use kehou_school::records::Attendance;
use kehou_school::rollcall::{Keeping, Sums, beside, marks};
use kehou_school::roster;
use kehou_school::session::session_of;
use serde::{Deserialize, Serialize};
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
}

/// Keeps a roll call; one that is kept already is corrected, with the reason where it differs.
pub(crate) fn call(desk: &mut Desk, now: &Now, ask: RollCall, _: &dyn Progress) -> Result<RollCalled, No> {
    let day = shown::day(&ask.date)?;
    let read = desk.store.read();
    let lists = Lists::fetch(&read)?;
    let group = lists.group(&ask.group)?.id;
    let calendar = calendar(&read)?;
    let session = session_of(&calendar, &lists.groups, group, day)?;
    let kept = read.attendance_of_session(group, day)?;
    let enrolments = enrolments_on(&read, day)?;
    let roster = roster::of_session(&lists.register(), &session, &enrolments, &kept, &lists.staff);
    if roster.rows.is_empty() {
        return Err(Refusal::NothingToPrint { what: format!("{}：当天没有报名的学生", roster.name) }.into());
    }
    let marked = marks(&roster.expected(), &ask.marks)?;
    let rows: Vec<Attendance> =
        marked.iter().map(|(student, mark)| Attendance { day, group, student: *student, mark: *mark }).collect();
    let what = format!("{} {} 的点名", ask.date, roster.name);
    let keeping = beside(&kept, &rows, &what, day == now.today, ask.reason.as_deref())?;
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
    })
}
