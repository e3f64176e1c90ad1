//! The sign-in sheet of a day: everyone planned, what is kept of them, and the duties beside the plan.
use crate::facts::{Lists, calendar, profile};
use crate::group_form::StaffChoice;
use crate::rota::choices;
use crate::staff_page::name_of;
use crate::{Desk, No, Now, Progress, shown};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use kehou_school::calendar::SchoolCalendar;
use kehou_school::days::{Month, day_label};
use kehou_school::ids::{GroupId, StaffId};
use kehou_school::no::Refusal;
use kehou_school::records::{Group, StaffAttendance};
use kehou_school::session::sessions_on;
use kehou_school::settlement::settled_said;
use kehou_school::sign_in::{Came, Place, SignLine, lines_of, needs_reason, places};
use kehou_school::words::DayKind;
use kehou_store::Reading;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// How many of the newest deeds the last saving is looked for in.
const LOOKED_THROUGH: u32 = 5_000;

/// Duties that most schools know.
const USUAL_DUTIES: [&str; 2] = ["值班领导", "组织管理"];

/// A day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SignInOf {
    /// `YYYY-MM-DD`.
    pub date: String,
}

/// Everyone planned on a day, with what is kept.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SignInSheet {
    /// The day.
    pub date: String,
    /// `11月24日 周二`, and why nothing is held where that is so.
    pub day_label: String,
    /// What the day is.
    pub day_kind: DayKind,
    /// Why nobody can sign in; null where they can.
    pub closed: Option<String>,
    /// What changing the day means for a month that is settled; null where it is not.
    pub settled: Option<String>,
    /// The last saving by hand; null where there was none.
    pub kept: Option<KeptSignIn>,
    /// Whether changing what is kept takes a reason.
    pub needs_reason: bool,
    /// Lines of which nothing is kept yet.
    pub left: u32,
    /// By roster, start and group.
    pub lines: Vec<SignInLine>,
    /// Duties, and whoever served beside the plan.
    pub others: Vec<SignInRow>,
    /// Everyone who can stand in or have a duty.
    pub staff: Vec<StaffChoice>,
    /// Duties to choose from.
    pub duties: Vec<String>,
    /// The groups of the day, for whoever helped beside the plan.
    pub groups: Vec<SignInGroup>,
}

/// Who saved last.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct KeptSignIn {
    /// By whom.
    pub by: String,
    /// When.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// Why it was corrected; empty where it was not.
    pub reason: String,
}

/// A group that meets on the day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SignInGroup {
    /// The group.
    pub id: GroupId,
    /// Its name.
    pub name: String,
}

/// One person planned in one group.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SignInLine {
    /// From 1 through the day.
    pub number: u32,
    /// The group.
    pub group_id: GroupId,
    /// Its name.
    pub group: String,
    /// 服务类别 as its code.
    pub kind: String,
    /// `18:30` or `20:30`.
    #[ts(type = "\"18:30\" | \"20:30\"")]
    pub until: String,
    /// `16:30`.
    pub starts_at: String,
    /// `17:30`.
    pub ends_at: String,
    /// Lessons of the plan.
    pub plan_lessons: String,
    /// May be empty.
    pub room: String,
    /// The person's name.
    pub name: String,
    /// Whether something is kept.
    pub is_kept: bool,
    /// What is said, as it is given back.
    pub said: SignInSaid,
}

/// What is said of one person planned in one group.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SignInSaid {
    /// The group.
    pub group: GroupId,
    /// The person planned.
    pub staff: StaffId,
    /// What became of it.
    pub came: Came,
    /// Who stood in.
    #[serde(default)]
    pub substitute: Option<StaffId>,
    /// 签到; empty for the beginning of the session.
    #[serde(default)]
    pub in_at: String,
    /// 签退; empty for its end.
    #[serde(default)]
    pub out_at: String,
    /// Whether what is kept has no 签到, which is then left so where none is given.
    #[serde(default)]
    pub no_in: bool,
    /// Whether what is kept has no 签退, which is then left so where none is given.
    #[serde(default)]
    pub no_out: bool,
    /// 课时; empty for the plan's.
    #[serde(default)]
    pub lessons: String,
    /// 备注; may be empty.
    #[serde(default)]
    pub note: String,
    /// For whom the person stood in as well, who is not planned in this group.
    #[serde(default)]
    pub also_for: Option<StaffId>,
}

/// A row of staff attendance as it is kept: a duty, or someone who served beside the plan.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SignInRow {
    /// The group; null for a duty.
    #[serde(default)]
    pub group: Option<GroupId>,
    /// The duty; empty for a group.
    #[serde(default)]
    pub duty: String,
    /// Who.
    pub staff: StaffId,
    /// 签到; may be empty.
    #[serde(default)]
    pub in_at: String,
    /// 签退; may be empty.
    #[serde(default)]
    pub out_at: String,
    /// 课时; empty for the usual.
    #[serde(default)]
    pub lessons: String,
    /// For whom.
    #[serde(default)]
    pub stands_in_for: Option<StaffId>,
    /// 备注; may be empty.
    #[serde(default)]
    pub note: String,
}

/// The sheet of a day.
pub(crate) fn sheet(desk: &mut Desk, now: &Now, ask: SignInOf, _: &dyn Progress) -> Result<SignInSheet, No> {
    let read = desk.store.read();
    let day = Day::fetch(&read, &ask.date)?;
    let status = day.calendar.status(day.date);
    let places = day.places();
    let name = |id: StaffId| name_of(&day.lists, id).unwrap_or_default();
    let (lines, others) = lines_of(&places, &day.kept, &name);
    let last = read.deeds_about(&format!("sign_in/{}", day.date), LOOKED_THROUGH)?.into_iter().next();
    let label = day_label(day.date);
    let closed = match () {
        () if day.date > now.today => Some(format!("{label}还没有到，到了当天再签到。")),
        () if places.is_empty() && day.kept.is_empty() => Some(format!("{label}没有服务班，不用签到。")),
        () => None,
    };
    Ok(SignInSheet {
        date: day.date.to_string(),
        day_label: if status.why.is_empty() { label } else { format!("{label} {}", status.why) },
        day_kind: status.kind,
        closed,
        settled: settled(&read, day.date)?,
        kept: last.map(|deed| KeptSignIn {
            by: deed.actor,
            at: deed.at,
            reason: deed.changes.first().and_then(|each| each.after["reason"].as_str()).unwrap_or_default().to_owned(),
        }),
        needs_reason: needs_reason(!day.kept.is_empty(), day.date == now.today),
        left: lines.iter().filter(|line| !line.is_kept).count() as u32,
        lines: lines.iter().zip(1..).map(|(line, number)| day.line_shown(&places, line, number)).collect(),
        others: others.iter().map(row_shown).collect(),
        staff: choices(&day.lists),
        duties: duties(&read, day.date)?,
        groups: places.iter().map(|place| SignInGroup { id: place.group.id, name: place.group.name.clone() }).collect(),
    })
}

/// A day with what is planned and what is kept.
pub(crate) struct Day {
    pub(crate) date: NaiveDate,
    pub(crate) lists: Lists,
    calendar: SchoolCalendar,
    pub(crate) kept: Vec<StaffAttendance>,
}

impl Day {
    /// Fetches it.
    pub(crate) fn fetch(read: &Reading<'_>, date: &str) -> Result<Day, No> {
        let date = shown::day(date)?;
        let kept = read.staff_attendance_of_day(date)?;
        Ok(Day { date, lists: Lists::fetch(read)?, calendar: calendar(read)?, kept })
    }

    /// A day on which nothing is held has none.
    pub(crate) fn places(&self) -> Vec<Place<'_>> {
        places(&sessions_on(&self.calendar, &self.lists.groups, self.date).unwrap_or_default())
    }

    fn line_shown(&self, places: &[Place<'_>], line: &SignLine, number: u32) -> SignInLine {
        let place = places.iter().find(|place| place.group.id == line.group);
        let of_group = |part: fn(&Group) -> &str| place.map(|place| part(place.group).to_owned()).unwrap_or_default();
        let time = |time: Option<NaiveTime>| time.map(shown::time).unwrap_or_default();
        SignInLine {
            number,
            group_id: line.group,
            group: of_group(|group| &group.name),
            kind: of_group(|group| group.kind.code()),
            until: place.map(|place| place.until.label().to_owned()).unwrap_or_default(),
            starts_at: time(place.map(|place| place.starts_at)),
            ends_at: time(place.map(|place| place.ends_at)),
            plan_lessons: place.map(|place| place.lessons.shown()).unwrap_or_default(),
            room: of_group(|group| &group.room),
            name: name_of(&self.lists, line.staff).unwrap_or_default(),
            is_kept: line.is_kept,
            said: SignInSaid {
                group: line.group,
                staff: line.staff,
                came: line.came,
                substitute: line.substitute,
                in_at: time(line.in_at),
                out_at: time(line.out_at),
                no_in: line.no_in,
                no_out: line.no_out,
                lessons: line.lessons.map(|lessons| lessons.shown()).unwrap_or_default(),
                note: line.note.clone(),
                also_for: line.also_for,
            },
        }
    }
}

fn time_opt(text: &str) -> Result<Option<NaiveTime>, Refusal> {
    if text.trim().is_empty() { Ok(None) } else { shown::time_given(text).map(Some) }
}

/// What is said as it was given.
pub(crate) fn line_given(said: &SignInSaid) -> Result<SignLine, No> {
    Ok(SignLine {
        group: said.group,
        staff: said.staff,
        came: said.came,
        substitute: said.substitute,
        in_at: time_opt(&said.in_at)?,
        out_at: time_opt(&said.out_at)?,
        no_in: said.no_in,
        no_out: said.no_out,
        lessons: shown::lessons(&said.lessons)?,
        note: said.note.clone(),
        also_for: said.also_for,
        is_kept: false,
    })
}

/// A row as it was given.
pub(crate) fn row_given(day: NaiveDate, row: &SignInRow) -> Result<StaffAttendance, No> {
    Ok(StaffAttendance {
        day,
        group: row.group,
        duty: if row.group.is_some() { String::new() } else { row.duty.trim().to_owned() },
        staff: row.staff,
        in_at: time_opt(&row.in_at)?,
        out_at: time_opt(&row.out_at)?,
        lessons: shown::lessons(&row.lessons)?,
        stands_in_for: row.stands_in_for,
        note: row.note.trim().to_owned(),
    })
}

/// A row as it is given back.
pub(crate) fn row_shown(row: &StaffAttendance) -> SignInRow {
    SignInRow {
        group: row.group,
        duty: row.duty.clone(),
        staff: row.staff,
        in_at: row.in_at.map(shown::time).unwrap_or_default(),
        out_at: row.out_at.map(shown::time).unwrap_or_default(),
        lessons: row.lessons.map(|lessons| lessons.shown()).unwrap_or_default(),
        stands_in_for: row.stands_in_for,
        note: row.note.clone(),
    }
}

/// What changing a day of a settled month means.
pub(crate) fn settled(read: &Reading<'_>, day: NaiveDate) -> Result<Option<String>, No> {
    let month = Month::of(day);
    let head = read.settlements_of(month)?.into_iter().find(|each| each.reopened_reason.is_none());
    Ok(head.map(|head| settled_said(&month.label(), head.version)))
}

/// The duties of the profile's pools and of the month so far, the usual ones first.
fn duties(read: &Reading<'_>, day: NaiveDate) -> Result<Vec<String>, No> {
    let groups: BTreeSet<String> = read.groups()?.into_iter().map(|group| group.pay_pool).collect();
    let mut found: Vec<String> = USUAL_DUTIES.map(str::to_owned).to_vec();
    let pay = profile(read, day).map(|profile| profile.pay).ok();
    let pools = pay.iter().flat_map(|pay| {
        pay.rates.iter().map(|rate| rate.pool.clone()).chain(pay.pools.iter().map(|shared| shared.pool.clone()))
    });
    let used = read.staff_attendance_of_month(Month::of(day))?.into_iter().map(|row| row.duty);
    for duty in pools.filter(|pool| !groups.contains(pool)).chain(used) {
        if !duty.is_empty() && !found.contains(&duty) {
            found.push(duty);
        }
    }
    Ok(found)
}
