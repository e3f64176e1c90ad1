//! Enrolment by hand: changes of many pupils as one deed, judged by the rules, and taking such a deed back.
use crate::facts::{Lists, last_settled};
use crate::{Desk, No, Now, Progress, shown};
use chrono::NaiveDate;
use kehou_school::by_hand::{self, Wish};
use kehou_school::days::{Month, Weekdays, day_label};
use kehou_school::ids::{GroupId, StudentId};
use kehou_school::joining;
use kehou_school::no::Refusal;
use kehou_school::records::Enrolment;
use kehou_school::words::EnrolmentState;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// The asks whose deeds can be taken back here.
const UNDOABLE: [&str; 2] = ["put_enrolments", "return_slip"];

/// Changes by hand.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PutEnrolments {
    /// From which day, `YYYY-MM-DD`.
    pub from: String,
    /// What changes.
    pub changes: Vec<EnrolmentChange>,
    /// Keeps what can be kept although some pupils are refused; else all or nothing.
    #[serde(default)]
    pub keep_good: bool,
    /// Only checks.
    #[serde(default)]
    pub trial: bool,
}

/// One change.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EnrolmentChange {
    /// The pupil.
    pub student: StudentId,
    /// The group.
    pub group: GroupId,
    /// `一三五`; null or empty to leave.
    pub weekdays: Option<String>,
    /// Puts the pupil on the waiting list instead.
    #[serde(default)]
    pub waiting: bool,
}

/// What became of the changes.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EnrolmentsPut {
    /// Pupils whose changes were kept, or would be.
    pub pupils: u32,
    /// Pupils who were refused, and why.
    pub problems: Vec<EnrolmentProblem>,
    /// What to take back with `undo_enrolments`; null where nothing was kept.
    pub deed: Option<i64>,
}

/// Why a pupil's changes are not kept.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EnrolmentProblem {
    /// The pupil.
    pub student: StudentId,
    /// The name.
    pub name: String,
    /// The group.
    pub group: GroupId,
    /// The rule's sentence.
    pub why: String,
}

/// A deed to take back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct UndoEnrolments {
    /// As answered.
    pub deed: i64,
}

/// What was taken back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EnrolmentsUndone {
    /// The deed.
    pub deed: i64,
}

/// From which day the others of a class have their places, where it is an earlier one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OthersBegan {
    /// The day a place may begin on to go with theirs, `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub day: NaiveDate,
    /// `9月1日 周二`.
    pub day_label: String,
    /// `班里 30 人从9月1日 周二起`.
    pub said: String,
}

impl OthersBegan {
    /// Of a class's pupils, seen from a day.
    pub(crate) fn of(
        pupils: impl Iterator<Item = StudentId>,
        enrolments: &[Enrolment],
        day: NaiveDate,
        settled: Option<Month>,
    ) -> Option<OthersBegan> {
        let found = joining::others(&pupils.collect(), enrolments, day, settled)?;
        Some(OthersBegan {
            day: found.open, day_label: day_label(found.open), said: format!("班里 {}", found.said())
        })
    }
}

/// Changes places by hand.
pub(crate) fn put(desk: &mut Desk, now: &Now, ask: PutEnrolments, _: &dyn Progress) -> Result<EnrolmentsPut, No> {
    let from = shown::day(&ask.from)?;
    let mut wishes = Vec::new();
    for change in &ask.changes {
        let weekdays = match change.weekdays.as_deref().map(str::trim) {
            None | Some("") => Weekdays::NONE,
            Some(text) => Weekdays::read(text).ok_or_else(|| shown::bad_value("星期", text, "写作 一三五"))?,
        };
        let state = if change.waiting { EnrolmentState::Applied } else { EnrolmentState::Active };
        let (slip_no, pickup_way) = (String::new(), String::new());
        wishes.push(Wish { student: change.student, group: change.group, weekdays, state, slip_no, pickup_way });
    }
    let judged = judge(desk, from, &wishes)?;
    let pupils: BTreeSet<StudentId> = judged.keep.iter().map(|row| row.student).collect();
    let mut answer = EnrolmentsPut { pupils: pupils.len() as u32, problems: judged.problems, deed: None };
    if ask.trial || judged.keep.is_empty() || (!ask.keep_good && !answer.problems.is_empty()) {
        return Ok(answer);
    }
    desk.store.write(now, "put_enrolments", |w| {
        judged.keep.iter().try_for_each(|row| w.put_enrolment(row).map(drop)).map_err(No::from)
    })?;
    answer.deed = Some(desk.store.read().last_deed()?);
    Ok(answer)
}

/// Takes changes by hand, or a returned slip, back.
pub(crate) fn undo(desk: &mut Desk, now: &Now, ask: UndoEnrolments, _: &dyn Progress) -> Result<EnrolmentsUndone, No> {
    let read = desk.store.read();
    if let Some(deed) = read.deed(ask.deed)? {
        for change in &deed.changes {
            let row = [&change.after, &change.before].into_iter().find_map(|side| side.get("student"));
            let student = row.and_then(serde_json::Value::as_i64).map(StudentId);
            let Some(student) = student.map(|id| read.student(id)).transpose()?.flatten() else { continue };
            if !desk.clerk.sees_class(student.home_class) {
                return Err(Refusal::NotAllowed { what: "修改其他班的报名".to_owned() }.into());
            }
        }
    }
    desk.store.write(now, "undo_enrolments", |w| w.undo_deed(ask.deed, &UNDOABLE).map_err(No::from))?;
    Ok(EnrolmentsUndone { deed: ask.deed })
}

/// Wishes as judged, with names.
pub(crate) struct Judged {
    pub(crate) keep: Vec<Enrolment>,
    pub(crate) problems: Vec<EnrolmentProblem>,
}

/// Holds wishes against everything kept; pupils of other classes than the clerk's own are refused.
pub(crate) fn judge(desk: &Desk, from: NaiveDate, wishes: &[Wish]) -> Result<Judged, No> {
    let read = desk.store.read();
    let lists = Lists::fetch(&read)?;
    let register = lists.register();
    for student in wishes.iter().filter_map(|wish| register.student(wish.student)) {
        if !desk.clerk.sees_class(student.home_class) {
            return Err(Refusal::NotAllowed { what: "修改其他班的报名".to_owned() }.into());
        }
    }
    by_hand::check_from(from, last_settled(&read)?)?;
    let verdict = by_hand::judge(&lists.groups, &read.enrolments()?, &register, from, wishes);
    let problems = verdict.refused.into_iter().map(|(student, group, no)| EnrolmentProblem {
        student,
        name: register.student(student).map_or_else(String::new, |found| found.name.clone()),
        group,
        why: no.message(),
    });
    Ok(Judged { keep: verdict.keep, problems: problems.collect() })
}
