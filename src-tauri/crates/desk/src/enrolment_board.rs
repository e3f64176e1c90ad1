//! The board of a class: its pupils and weekdays, the groups that can be chosen, and which slips are in.
use crate::answered::Answered;
use crate::enrolment::OthersBegan;
use crate::facts::{Lists, last_settled};
use crate::{Desk, No, Now, Progress, shown};
use chrono::{Datelike, NaiveDate, Weekday};
use kehou_school::by_hand;
use kehou_school::classes::{self, GradeRange};
use kehou_school::days::{Span, WEEKDAY_CHARS, Weekdays, day_label, time_label};
use kehou_school::ids::{GroupId, HomeClassId, StudentId};
use kehou_school::intake::{Known, KnownSchool, usual_group};
use kehou_school::no::Refusal;
use kehou_school::records::{Enrolment, Group, Student};
use kehou_school::today::{SlipState, Slips};
use kehou_school::words::{EnrolmentState, ServiceKind, StudentStatus};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// The letter whose slips are gathered.
pub(crate) const LETTER: &str = "invitation";

/// Which class, from which day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EnrolmentBoardOf {
    /// The class; null shows only the list of classes.
    pub class: Option<HomeClassId>,
    /// `YYYY-MM-DD`; null is today, or the first day after the settled months where today is in one.
    #[serde(default)]
    pub day: Option<String>,
}

/// The classes with their counts, and one class's pupils and weekdays.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EnrolmentBoard {
    /// The day it is looked at, and changes begin.
    #[ts(type = "string")]
    pub day: NaiveDate,
    /// `11月24日 周二`, with its year where it is another than today's.
    pub day_label: String,
    /// The first day that changes may begin on; null where no month is settled.
    #[ts(type = "string | null")]
    pub earliest: Option<NaiveDate>,
    /// How far back one may go, as read beside the day.
    pub earliest_label: String,
    /// Since when most of the class have their places, where that is before the day; null without a class.
    pub others: Option<OthersBegan>,
    /// The classes the clerk may see, in natural order.
    pub classes: Vec<BoardClass>,
    /// The class shown; null where none was asked for.
    pub class: Option<HomeClassId>,
    /// Weekdays any group of the grade meets on.
    pub weekdays: Vec<BoardDay>,
    /// By seat and name.
    pub pupils: Vec<BoardPupil>,
    /// Groups that can be chosen for the grade, by start and name.
    pub groups: Vec<BoardGroup>,
    /// The group that is most likely ticked for the class; null where all are other classes'.
    pub usual: Option<GroupId>,
}

/// A class with its counts.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BoardClass {
    /// The class.
    pub class: HomeClassId,
    /// As printed.
    pub label: String,
    /// Pupils in it.
    pub pupils: u32,
    /// Pupils with a place on the day.
    pub enrolled: u32,
    /// `回执已收 3，未收 28`, or `已报名 27，还没有回音 4` where some signed up without the slip.
    pub slips_label: String,
}

/// A weekday of the board.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BoardDay {
    /// 1 for Monday to 7.
    pub weekday: u32,
    /// `一`, as weekdays are sent.
    pub code: String,
    /// `周一`.
    pub label: String,
}

/// A pupil of the board.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BoardPupil {
    /// The pupil.
    pub student: StudentId,
    /// 座号.
    pub seat_no: Option<u32>,
    /// The name.
    pub name: String,
    /// `已收`, `已报名` where the pupil signed up without the slip, `未收`, or empty where no slip was printed.
    pub slip_label: String,
    /// Places on the day and later, the waiting list among them.
    pub places: Vec<BoardPlace>,
}

/// A pupil's place.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BoardPlace {
    /// The group.
    pub group: GroupId,
    /// Its name.
    pub name: String,
    /// `一三五`.
    pub weekdays: String,
    /// Whether it is a place on the waiting list only.
    pub waiting: bool,
    /// `11月24日起` where it begins later or ends, else empty.
    pub note: String,
}

/// A group that can be chosen.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BoardGroup {
    /// The group.
    pub group: GroupId,
    /// Its name.
    pub name: String,
    /// 服务类别.
    pub kind: ServiceKind,
    /// 服务类别 as read.
    pub kind_label: String,
    /// `16:30–17:30`; the times of its first meeting.
    pub time_label: String,
    /// Its room; may be empty.
    pub room: String,
    /// Its weekdays with the places left.
    pub days: Vec<BoardGroupDay>,
    /// `余 3` where the fullest day is that full, `已满`, or empty without a limit.
    pub free_label: String,
}

/// A weekday of a group.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BoardGroupDay {
    /// `一`.
    pub code: String,
    /// Pupils there on the day.
    pub taken: u32,
    /// Places left; null without a limit.
    pub free: Option<u32>,
}

/// The board of a class.
pub(crate) fn board(desk: &mut Desk, now: &Now, ask: EnrolmentBoardOf, _: &dyn Progress) -> Result<EnrolmentBoard, No> {
    let read = desk.store.read();
    let settled = last_settled(&read)?;
    let day = ask.day.as_deref().map_or(Ok(by_hand::first_open(now.today, settled)), shown::day)?;
    let lists = Lists::fetch(&read)?;
    let enrolments = read.enrolments()?;
    let answered = Answered::fetch(&read, &enrolments, now.today, day)?;
    let classes = classes_shown(desk, &lists, &enrolments, &answered, day);
    let mut board = EnrolmentBoard {
        day,
        day_label: date_label(day, now.today),
        earliest: by_hand::earliest(settled),
        earliest_label: by_hand::earliest_said(settled),
        others: None,
        classes,
        class: None,
        weekdays: Vec::new(),
        pupils: Vec::new(),
        groups: Vec::new(),
        usual: None,
    };
    let Some(class) = ask.class.and_then(|wanted| lists.classes.iter().find(|class| class.id == wanted)) else {
        return Ok(board);
    };
    if !desk.clerk.sees_class(class.id) {
        return Err(Refusal::NotAllowed { what: "查看其他班的报名".to_owned() }.into());
    }
    board.class = Some(class.id);
    board.others = OthersBegan::of(present(&lists, class.id).map(|student| student.id), &enrolments, day, settled);
    let grade = classes::grade_of(class, lists.school.system, day);
    board.pupils = lists
        .register()
        .sorted(present(&lists, class.id).map(|student| student.id), day)
        .into_iter()
        .map(|student| pupil_shown(&lists, student, &enrolments, &answered, day))
        .collect();
    board.groups = groups_shown(&lists.groups, &enrolments, grade, day);
    board.usual = usual(&lists, &enrolments, class.id, &board.groups, now.today);
    let met: Weekdays = board
        .groups
        .iter()
        .flat_map(|group| &group.days)
        .map(|each| &each.code)
        .chain(board.pupils.iter().flat_map(|pupil| &pupil.places).map(|place| &place.weekdays))
        .filter_map(|code| Weekdays::read(code))
        .flat_map(Weekdays::each)
        .fold(Weekdays::NONE, Weekdays::with);
    board.weekdays = met.each().map(weekday_shown).collect();
    Ok(board)
}

fn usual(
    lists: &Lists,
    enrolments: &[Enrolment],
    class: HomeClassId,
    groups: &[BoardGroup],
    today: NaiveDate,
) -> Option<GroupId> {
    let school = KnownSchool { stage: lists.school.stage, system: lists.school.system, today, term: None };
    let known = Known {
        students: &lists.students,
        classes: &lists.classes,
        groups: &lists.groups,
        enrolments,
        ..Known::new(school)
    };
    let among: Vec<GroupId> = groups.iter().map(|group| group.group).collect();
    usual_group(class, &among, &known)
}

/// The pupils now in a class.
pub(crate) fn present(lists: &Lists, class: HomeClassId) -> impl Iterator<Item = &Student> {
    let here = move |student: &&Student| student.home_class == class && student.status == StudentStatus::Present;
    lists.students.iter().filter(here)
}

/// A pupil's places from a day on.
pub(crate) fn places_shown(
    lists: &Lists,
    student: StudentId,
    enrolments: &[Enrolment],
    day: NaiveDate,
) -> Vec<BoardPlace> {
    let from = Span { from: day, to: None };
    let rows = enrolments.iter().filter(|row| row.student == student && row.valid.meets(&from));
    let kept = rows.filter(|row| row.state != EnrolmentState::Withdrawn);
    kept.filter_map(|row| {
        let group = lists.groups.iter().find(|group| group.id == row.group)?;
        let until = row.valid.to.filter(|to| group.valid.to != Some(*to));
        let note = match until {
            _ if row.valid.from > day => format!("{}起", day_label(row.valid.from)),
            Some(to) => format!("到{}", day_label(to)),
            None => String::new(),
        };
        let (name, weekdays) = (group.name.clone(), row.weekdays.to_string());
        Some(BoardPlace { group: row.group, name, weekdays, waiting: row.state != EnrolmentState::Active, note })
    })
    .collect()
}

fn classes_shown(
    desk: &Desk,
    lists: &Lists,
    enrolments: &[Enrolment],
    answered: &Answered,
    day: NaiveDate,
) -> Vec<BoardClass> {
    let system = lists.school.system;
    let mut shown: Vec<_> = lists.classes.iter().filter(|class| desk.clerk.sees_class(class.id)).collect();
    shown.sort_by_key(|class| classes::sort_key(class, system, day));
    let active = |row: &&Enrolment| row.state == EnrolmentState::Active && row.valid.has(day);
    let enrolled: BTreeSet<StudentId> = enrolments.iter().filter(active).map(|row| row.student).collect();
    let counted = shown.into_iter().map(|class| {
        let pupils: Vec<StudentId> = present(lists, class.id).map(|student| student.id).collect();
        BoardClass {
            class: class.id,
            label: classes::label(class, system, lists.school.class_style, day),
            pupils: pupils.len() as u32,
            enrolled: pupils.iter().filter(|id| enrolled.contains(id)).count() as u32,
            slips_label: Slips::of(pupils.iter().filter_map(|id| answered.of_slip(*id))).said(),
        }
    });
    counted.filter(|class| class.pupils > 0).collect()
}

fn pupil_shown(
    lists: &Lists,
    student: &Student,
    enrolments: &[Enrolment],
    answered: &Answered,
    day: NaiveDate,
) -> BoardPupil {
    let places = places_shown(lists, student.id, enrolments, day);
    BoardPupil {
        student: student.id,
        seat_no: student.seat_no,
        name: student.name.clone(),
        slip_label: answered.of_pupil(student.id).map_or("", SlipState::label).to_owned(),
        places,
    }
}

/// The groups a grade can choose from, with the places left.
pub(crate) fn groups_shown(groups: &[Group], enrolments: &[Enrolment], grade: u8, day: NaiveDate) -> Vec<BoardGroup> {
    let open =
        |group: &&Group| group.valid.has(day) && GradeRange::read(&group.grades).map_or(true, |range| range.has(grade));
    let mut found: Vec<&Group> = groups.iter().filter(open).collect();
    found.sort_by_key(|group| (group.meetings.first().map(|meeting| meeting.starts_at), group.kind, group.id));
    found.into_iter().map(|group| group_shown(group, enrolments, day)).collect()
}

fn group_shown(group: &Group, enrolments: &[Enrolment], day: NaiveDate) -> BoardGroup {
    let days: Vec<BoardGroupDay> = by_hand::taken(group, enrolments, day)
        .into_iter()
        .map(|(weekday, taken)| BoardGroupDay {
            code: Weekdays::only(weekday).to_string(),
            taken,
            free: group.capacity.map(|capacity| capacity.saturating_sub(taken)),
        })
        .collect();
    let times = |meeting: &kehou_school::records::Meeting| {
        format!("{}–{}", time_label(meeting.starts_at), time_label(meeting.ends_at))
    };
    BoardGroup {
        group: group.id,
        name: group.name.clone(),
        kind: group.kind,
        kind_label: group.kind.label().to_owned(),
        time_label: group.meetings.first().map_or_else(String::new, times),
        room: group.room.clone(),
        free_label: match days.iter().filter_map(|each| each.free).min() {
            Some(0) => "已满".to_owned(),
            Some(free) => format!("余 {free}"),
            None => String::new(),
        },
        days,
    }
}

fn weekday_shown(weekday: Weekday) -> BoardDay {
    let place = weekday.num_days_from_monday();
    let code = WEEKDAY_CHARS[place as usize];
    BoardDay { weekday: place + 1, code: code.to_string(), label: format!("周{code}") }
}

/// `11月24日` of a day, with its year where it is another one.
pub(crate) fn date_label(day: NaiveDate, today: NaiveDate) -> String {
    match day.year() == today.year() {
        true => day_label(day),
        false => format!("{}年{}", day.year(), day_label(day)),
    }
}
