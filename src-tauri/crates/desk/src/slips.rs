//! Return slips: which are in and which are out, whose a number is and what was printed on it, and taking one in.
use crate::answered::Answered;
use crate::enrolment::{self, OthersBegan};
use crate::enrolment_board::{self as board, BoardGroup, BoardPlace, groups_shown, places_shown};
use crate::facts::{Lists, last_settled};
use crate::{Desk, No, Now, Progress, shown};
use chrono::NaiveDate;
use kehou_school::by_hand::{self, Wish};
use kehou_school::days::Weekdays;
use kehou_school::ids::{GroupId, HomeClassId, StudentId};
use kehou_school::no::Refusal;
use kehou_school::notice::{offers, read_slip_no};
use kehou_school::today::SlipState;
use kehou_school::words::EnrolmentState;
use kehou_store::{PickupPerson, Slip, Writing};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

/// Which slips.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct SlipsOf {
    /// Only of this class.
    #[serde(default)]
    pub class: Option<HomeClassId>,
}

/// The slips of this term.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SlipsShown {
    /// By class and seat.
    pub slips: Vec<SlipRow>,
}

/// A slip in the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SlipRow {
    /// 回执编号.
    pub number: String,
    /// The pupil.
    pub student: StudentId,
    /// The name.
    pub name: String,
    /// The class as printed.
    pub class_label: String,
    /// 座号.
    pub seat_no: Option<u32>,
    /// How it stands.
    pub state: SlipState,
    /// `已收`, `已报名`, `不参加` or `未收`.
    pub state_label: String,
    /// `11月24日 周二`, or empty.
    pub returned_label: String,
    /// `参加`, `不参加`, or empty.
    pub joins_label: String,
}

/// A slip by its number, as typed or scanned.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SlipOf {
    /// 回执编号, with or without dashes.
    pub number: String,
}

/// Whose slip it is, and what it asks.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SlipShown {
    /// As printed.
    pub number: String,
    /// The pupil.
    pub student: StudentId,
    /// The name.
    pub name: String,
    /// The class as printed.
    pub class_label: String,
    /// 座号.
    pub seat_no: Option<u32>,
    /// The day it came back, as read; null while it is out.
    pub returned_label: Option<String>,
    /// The rows printed on it, each with the groups it may mean.
    pub choices: Vec<SlipAsked>,
    /// Where the pupil is enrolled already.
    pub places: Vec<BoardPlace>,
    /// The day its places begin on unless another is said, `YYYY-MM-DD`.
    #[ts(type = "string")]
    pub day: NaiveDate,
    /// Since when most of the class have their places, where that is before the day.
    pub others: Option<OthersBegan>,
}

/// A row of the slip.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SlipAsked {
    /// `基础托管 16:30–17:30`.
    pub label: String,
    /// Weekdays with a box: `一二三四五`.
    pub weekdays: String,
    /// Groups it may mean.
    pub groups: Vec<BoardGroup>,
    /// The group most of the class is in, or the first with a place; null where there is none.
    pub usual: Option<GroupId>,
}

/// A slip that came back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReturnSlip {
    /// 回执编号.
    pub number: String,
    /// Whether the pupil joins.
    pub joins: bool,
    /// What was ticked.
    #[serde(default)]
    pub places: Vec<SlipTick>,
    /// 接送方式; may be empty.
    #[serde(default)]
    pub pickup_way: String,
    /// 接送人; may be empty.
    #[serde(default)]
    pub pickup_name: String,
    /// 接送人电话; may be empty.
    #[serde(default)]
    pub pickup_phone: String,
    /// Whether the box of consent is ticked.
    pub consent: bool,
    /// From which day the places hold, `YYYY-MM-DD`; null is today, or the first day after the settled months.
    #[serde(default)]
    pub on: Option<String>,
}

/// A row ticked on a slip.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SlipTick {
    /// The group meant.
    pub group: GroupId,
    /// `一三五`.
    pub weekdays: String,
    /// Puts the pupil on the waiting list.
    #[serde(default)]
    pub waiting: bool,
}

/// What was taken in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SlipReturned {
    /// 回执编号.
    pub number: String,
    /// `三(2)班 李明：参加，作业一班 一三五`.
    pub said: String,
    /// What to take back with `undo_enrolments`; null where nothing changed.
    pub deed: Option<i64>,
}

/// The slips in and out.
pub(crate) fn list(desk: &mut Desk, now: &Now, ask: SlipsOf, _: &dyn Progress) -> Result<SlipsShown, No> {
    let read = desk.store.read();
    let lists = Lists::fetch(&read)?;
    let register = lists.register();
    let answered = Answered::fetch(&read, &read.enrolments()?, now.today, now.today)?;
    let wanted = |class: HomeClassId| desk.clerk.sees_class(class) && ask.class.is_none_or(|only| only == class);
    let mut rows = Vec::new();
    for student in register.sorted(answered.slips.keys().copied(), now.today) {
        let Some(slip) = answered.slips.get(&student.id).filter(|_| wanted(student.home_class)) else { continue };
        let Some(state) = answered.of_slip(student.id) else { continue };
        rows.push(SlipRow {
            number: slip.number.clone(),
            student: student.id,
            name: student.name.clone(),
            class_label: register.class_label(student, now.today),
            seat_no: student.seat_no,
            state,
            state_label: state.label().to_owned(),
            returned_label: slip.returned_on.map_or_else(String::new, |day| board::date_label(day, now.today)),
            joins_label: joins_label(slip).to_owned(),
        });
    }
    Ok(SlipsShown { slips: rows })
}

/// One slip by its number.
pub(crate) fn one(desk: &mut Desk, now: &Now, ask: SlipOf, _: &dyn Progress) -> Result<SlipShown, No> {
    let slip = find(desk, &ask.number)?;
    let read = desk.store.read();
    let lists = Lists::fetch(&read)?;
    let register = lists.register();
    let Some(student) = register.student(slip.student) else { return Err(unknown(&slip.number).into()) };
    let enrolments = read.enrolments()?;
    let grade = register.grade(student, now.today);
    let groups = groups_shown(&lists.groups, &enrolments, grade, now.today);
    let classmates: Vec<StudentId> = board::present(&lists, student.home_class).map(|each| each.id).collect();
    let mates = |group: GroupId| {
        enrolments.iter().filter(|row| row.group == group && classmates.contains(&row.student)).count()
    };
    let choices = offers(&lists.groups, grade, now.today).into_iter().map(|offer| {
        let meant: Vec<BoardGroup> =
            groups.iter().filter(|group| offer.groups.contains(&group.group)).cloned().collect();
        let choice = offer.choice();
        // The first of those with most classmates.
        let usual = meant.iter().rev().max_by_key(|group| mates(group.group)).map(|group| group.group);
        SlipAsked { label: choice.label, weekdays: choice.weekdays.to_string(), groups: meant, usual }
    });
    let settled = last_settled(&read)?;
    let day = by_hand::first_open(now.today, settled);
    Ok(SlipShown {
        others: OthersBegan::of(classmates.iter().copied(), &enrolments, day, settled),
        day,
        number: slip.number.clone(),
        student: student.id,
        name: student.name.clone(),
        class_label: register.class_label(student, now.today),
        seat_no: student.seat_no,
        returned_label: slip.returned_on.map(|day| board::date_label(day, now.today)),
        choices: choices.collect(),
        places: places_shown(&lists, student.id, &enrolments, now.today),
    })
}

/// Takes a slip in and enrols as it says: one deed, all of it or nothing.
pub(crate) fn take(desk: &mut Desk, now: &Now, ask: ReturnSlip, _: &dyn Progress) -> Result<SlipReturned, No> {
    let slip = find(desk, &ask.number)?;
    let settled = last_settled(&desk.store.read())?;
    let from = ask.on.as_deref().map_or(Ok(by_hand::first_open(now.today, settled)), shown::day)?;
    let wishes = wishes(desk, now, &ask, &slip)?;
    let judged = enrolment::judge(desk, from, &wishes)?;
    if let Some(problem) = judged.problems.first() {
        return Err(No::Problems { message: problem.why.clone(), problems: Vec::new() });
    }
    let answers = json!({
        "joins": ask.joins, "places": ask.places, "pickup_way": ask.pickup_way,
        "pickup_name": ask.pickup_name, "pickup_phone": ask.pickup_phone,
    });
    let back = Slip {
        returned_on: Some(now.today),
        answers: Some(answers.to_string()),
        consent_on: ask.consent.then_some(now.today),
        ..slip
    };
    let said = said(desk, now, &back, &ask)?;
    let before = desk.store.read().last_deed()?;
    desk.store.write(now, "return_slip", |w| {
        w.return_slip(&back)?;
        judged.keep.iter().try_for_each(|row| w.put_enrolment(row).map(drop))?;
        keep_pickup(w, back.student, &ask)
    })?;
    let deed = desk.store.read().last_deed()?;
    Ok(SlipReturned { number: back.number, said, deed: (deed > before).then_some(deed) })
}

/// What was ticked, and for places the slip no longer has, that they end.
fn wishes(desk: &Desk, now: &Now, ask: &ReturnSlip, slip: &Slip) -> Result<Vec<Wish>, No> {
    let mut wishes = Vec::new();
    for tick in ask.places.iter().filter(|_| ask.joins) {
        let weekdays = Weekdays::read(&tick.weekdays)
            .ok_or_else(|| shown::bad_value("星期", &tick.weekdays, "写作 一三五或 1-5"))?;
        wishes.push(Wish {
            student: slip.student,
            group: tick.group,
            weekdays,
            state: if tick.waiting { EnrolmentState::Applied } else { EnrolmentState::Active },
            slip_no: slip.number.clone(),
            pickup_way: ask.pickup_way.trim().to_owned(),
        });
    }
    let read = desk.store.read();
    let lists = Lists::fetch(&read)?;
    let enrolments = read.enrolments_of_student(slip.student)?;
    for place in places_shown(&lists, slip.student, &enrolments, now.today) {
        let printed = lists
            .groups
            .iter()
            .any(|group| group.id == place.group && group.kind != kehou_school::words::ServiceKind::Tutoring);
        if printed && !wishes.iter().any(|wish| wish.group == place.group) {
            wishes.push(Wish {
                student: slip.student,
                group: place.group,
                weekdays: Weekdays::NONE,
                state: EnrolmentState::Active,
                slip_no: String::new(),
                pickup_way: String::new(),
            });
        }
    }
    Ok(wishes)
}

fn keep_pickup(w: &mut Writing<'_>, student: StudentId, ask: &ReturnSlip) -> Result<(), No> {
    let (name, phone) = (ask.pickup_name.trim(), ask.pickup_phone.trim());
    let mut persons = w.read().pickup_persons_of(student)?;
    let same = persons.iter_mut().find(|each| each.day.is_none() && each.name == name);
    match same {
        _ if name.is_empty() && phone.is_empty() => return Ok(()),
        Some(person) if !phone.is_empty() => phone.clone_into(&mut person.phone),
        Some(_) => return Ok(()),
        None => persons.push(PickupPerson {
            student,
            name: name.to_owned(),
            relation: String::new(),
            phone: phone.to_owned(),
            day: None,
        }),
    }
    Ok(w.set_pickup_persons(student, &persons)?)
}

fn said(desk: &Desk, now: &Now, slip: &Slip, ask: &ReturnSlip) -> Result<String, No> {
    let lists = Lists::fetch(&desk.store.read())?;
    let register = lists.register();
    let who = register
        .student(slip.student)
        .map_or_else(String::new, |student| format!("{} {}", register.class_label(student, now.today), student.name));
    let ticked = ask.places.iter().filter(|_| ask.joins).filter_map(|tick| {
        let group = lists.groups.iter().find(|group| group.id == tick.group)?;
        Some(format!("{} {}", group.name, Weekdays::read(&tick.weekdays)?))
    });
    let mut parts = vec![if ask.joins { "参加".to_owned() } else { "不参加".to_owned() }];
    parts.extend(ticked);
    Ok(format!("{who}：{}", parts.join("，")))
}

fn joins_label(slip: &Slip) -> &'static str {
    let answers: Option<serde_json::Value> = slip.answers.as_ref().and_then(|text| serde_json::from_str(text).ok());
    match answers.and_then(|answers| answers["joins"].as_bool()) {
        Some(true) => "参加",
        Some(false) => "不参加",
        None => "",
    }
}

/// A slip the clerk may see, by its number.
fn find(desk: &Desk, number: &str) -> Result<Slip, No> {
    let number = read_slip_no(number)?;
    let read = desk.store.read();
    let slip = read.slip(&number)?.ok_or_else(|| unknown(&number))?;
    let student = read.student(slip.student)?.ok_or_else(|| unknown(&number))?;
    if !desk.clerk.sees_class(student.home_class) {
        return Err(Refusal::NotAllowed { what: "办理其他班的回执".to_owned() }.into());
    }
    Ok(slip)
}

fn unknown(number: &str) -> Refusal {
    Refusal::NotFound { what: "回执".to_owned(), name: number.to_owned() }
}
