//! One person who serves: data, this week's plan, a month's served lessons and history, as far as the clerk may see them.
use crate::facts::{Lists, calendar};
use crate::pupil::{DeedShown, time_said};
use crate::rota::{PlanShown, plan_shown};
use crate::staff::{OneStaff, known, typed};
use crate::{Desk, No, Now, Progress, shown};
use chrono::{Datelike, Days, NaiveDate};
use kehou_school::calendar::SchoolCalendar;
use kehou_school::days::{Month, day_label};
use kehou_school::history::tell_staff;
use kehou_school::identity::masked;
use kehou_school::ids::StaffId;
use kehou_school::money::Lessons;
use kehou_school::no::Refusal;
use kehou_school::records::StaffAttendance;
use kehou_school::rota;
use kehou_school::session::sessions_on;
use kehou_school::sign_in::{self, is_absence};
use kehou_school::staff::{StaffTyped, lacking};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How many of the newest deeds a history is looked for in.
const LOOKED_THROUGH: u32 = 5_000;

/// A person, and the month whose serving is wanted.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StaffOf {
    /// The person.
    pub id: StaffId,
    /// `YYYY-MM`; null for the month of today.
    #[serde(default)]
    pub month: Option<String>,
}

/// Everything about a person that the clerk may see.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StaffPage {
    /// The fields as the form has them; numbers are masked where they are not shown whole.
    pub staff: StaffTyped,
    /// 人员类别 as read.
    pub kind_label: String,
    /// `劳务报酬`, `工资薪金` or `不计酬`: how the person is paid.
    pub paid_label: String,
    /// Whether numbers are shown whole to this clerk.
    pub sees_numbers: bool,
    /// What the sheets still want.
    pub lacking: Vec<String>,
    /// This week's plan, by day and time.
    pub week: Vec<PlanShown>,
    /// What the person served in the month.
    pub served: ServedMonth,
    /// Whether the person serves in a group from today on, and can leave.
    pub serves: bool,
}

/// A month's serving.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ServedMonth {
    /// The month.
    #[ts(type = "string")]
    pub month: Month,
    /// `2026年11月`.
    pub label: String,
    /// By day.
    pub rows: Vec<ServedShown>,
    /// Lessons of the sessions and duties that were signed: `38`.
    pub lessons: String,
    /// Days on which the person served.
    pub days: u32,
}

/// One session or duty.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ServedShown {
    /// The day.
    pub date: String,
    /// `11月24日 周二`.
    pub day_label: String,
    /// The group or the duty.
    pub what: String,
    /// `16:25–17:35`; empty where nothing was signed.
    pub times: String,
    /// `1`; empty where nothing counts.
    pub lessons: String,
    /// `代王芳`, 未到, 没签到, or the note.
    pub said: String,
}

/// One person's page.
pub(crate) fn page(desk: &mut Desk, now: &Now, ask: StaffOf, _: &dyn Progress) -> Result<StaffPage, No> {
    let read = desk.store.read();
    let person = known(&read, ask.id)?;
    let month = ask.month.as_deref().map_or(Ok(Month::of(now.today)), shown::month)?;
    let lists = Lists::fetch(&read)?;
    let sees = desk.clerk.sees_staff_numbers();
    let mut fields = typed(&person);
    if !sees {
        for number in [&mut fields.id_number, &mut fields.phone, &mut fields.account] {
            *number = masked(number);
        }
    }
    let monday = monday_of(now.today);
    let sessions = rota::week(&lists.groups, monday);
    let own = sessions.iter().filter(|each| rota::serving(each.group, each.day, each.weekday).contains(&ask.id));
    let rows = read.staff_attendance_of_month(month)?.into_iter().filter(|row| row.staff == ask.id).collect();
    Ok(StaffPage {
        kind_label: person.kind.label().to_owned(),
        paid_label: match () {
            () if !person.kind.is_paid_by_person() => "不按人发放",
            () if person.kind.is_outsider() && !person.taxed_as_wages => "劳务报酬",
            () => "工资薪金",
        }
        .to_owned(),
        sees_numbers: sees,
        lacking: lacking(&person).into_iter().map(str::to_owned).collect(),
        week: own.map(plan_shown).collect(),
        served: served(&lists, &calendar(&read)?, month, rows),
        serves: !rota::serves_in(&lists.groups, ask.id, now.today).is_empty(),
        staff: fields,
    })
}

/// The person's history, newest first, the import the person came with at its end.
pub(crate) fn history(desk: &mut Desk, _: &Now, ask: OneStaff, _: &dyn Progress) -> Result<Vec<DeedShown>, No> {
    let read = desk.store.read();
    known(&read, ask.id)?;
    let sees = desk.clerk.sees_staff_numbers();
    let deeds = read.deeds_about(&format!("staff/{}", ask.id), LOOKED_THROUGH)?.into_iter();
    let mut told: Vec<DeedShown> = deeds
        .map(|deed| DeedShown {
            at: time_said(deed.at),
            actor: deed.actor,
            what: crate::asks::label(&deed.what).unwrap_or("其他").to_owned(),
            changes: deed.changes.iter().flat_map(|each| tell_staff(&each.before, &each.after, sees)).collect(),
        })
        .filter(|deed| !deed.changes.is_empty())
        .collect();
    if let Some((at, actor, file)) = read.import_of_staff(ask.id)? {
        told.push(DeedShown {
            at: time_said(at), actor, what: format!("随名单「{file}」导入"), changes: Vec::new()
        });
    }
    Ok(told)
}

/// The Monday of the week a day lies in.
pub(crate) fn monday_of(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday()))).unwrap_or(day)
}

fn served(lists: &Lists, calendar: &SchoolCalendar, month: Month, mut rows: Vec<StaffAttendance>) -> ServedMonth {
    rows.sort_by_key(|row| (row.day, row.in_at));
    let mut lessons = Lessons(0);
    let mut days = std::collections::BTreeSet::new();
    let mut shown = Vec::new();
    for row in &rows {
        let group = row.group.and_then(|id| lists.groups.iter().find(|group| group.id == id));
        let sessions = sessions_on(calendar, &lists.groups, row.day).unwrap_or_default();
        let planned = sign_in::places(&sessions).into_iter().find(|place| Some(place.group.id) == row.group);
        let counts = (row.in_at.is_some() || row.out_at.is_some()) && (planned.is_some() || row.group.is_none());
        let own = row.lessons.or(planned.map(|place| place.lessons)).unwrap_or(Lessons::ONE);
        if counts {
            lessons = Lessons(lessons.0 + own.0);
            days.insert(row.day);
        }
        shown.push(ServedShown {
            date: row.day.to_string(),
            day_label: day_label(row.day),
            what: group.map_or_else(|| row.duty.clone(), |group| group.name.clone()),
            times: match (row.in_at, row.out_at) {
                (None, None) => String::new(),
                (from, to) => {
                    format!("{}–{}", from.map(shown::time).unwrap_or_default(), to.map(shown::time).unwrap_or_default())
                }
            },
            lessons: if counts { own.shown() } else { String::new() },
            said: said(lists, row),
        });
    }
    ServedMonth { month, label: month.label(), rows: shown, lessons: lessons.shown(), days: days.len() as u32 }
}

fn said(lists: &Lists, row: &StaffAttendance) -> String {
    let name = |id: StaffId| lists.staff.iter().find(|person| person.id == id).map(|person| person.name.as_str());
    match row.stands_in_for {
        Some(absent) => format!("代{}", name(absent).unwrap_or("他人")),
        None if is_absence(row) => row.note.clone(),
        None if row.in_at.is_none() && row.out_at.is_none() => format!("没签到 {}", row.note).trim().to_owned(),
        None => row.note.clone(),
    }
}

/// The person, or a refusal where nobody has that number.
pub(crate) fn name_of(lists: &Lists, id: StaffId) -> Result<String, Refusal> {
    let missing = || Refusal::NotFound { what: "人员".to_owned(), name: id.to_string() };
    lists.staff.iter().find(|person| person.id == id).map(|person| person.name.clone()).ok_or_else(missing)
}
