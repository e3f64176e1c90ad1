//! One pupil's page: data, people, places, attendance of a month, bills and history, as far as the clerk may see them.
use crate::facts::{Lists, profile};
use crate::people::{PickupTyped, ReductionTyped};
use crate::students::typed;
use crate::{Desk, No, Now, Progress, shown};
use chrono::{DateTime, NaiveDate, Utc};
use kehou_school::access;
use kehou_school::days::{Month, beijing, day_label};
use kehou_school::history::{ChangeSaid, Teller};
use kehou_school::identity;
use kehou_school::ids::{GroupId, HomeClassId, StudentId};
use kehou_school::money::Fen;
use kehou_school::no::Refusal;
use kehou_school::pupil::{PersonTyped, StudentTyped};
use kehou_school::records::{ChargedBefore, Enrolment, Student, Term};
use kehou_school::rollcall::Sums;
use kehou_school::words::{Mark, StudentStatus};
use kehou_store::Reading;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The most deeds of a history, and the most bills.
const DEEDS_MOST: u32 = 200;
const BILLS_MOST: u32 = 12;

/// A pupil, and the month whose attendance is wanted.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StudentOf {
    /// The pupil.
    pub id: StudentId,
    /// `YYYY-MM`; null for the month of today.
    #[serde(default)]
    pub month: Option<String>,
}

/// A pupil.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct HistoryOf {
    /// The pupil.
    pub id: StudentId,
}

/// Everything about a pupil that the clerk may see.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StudentPage {
    /// The fields as the form has them; numbers are empty where they are not shown.
    pub student: StudentTyped,
    /// The class.
    pub class_id: HomeClassId,
    /// 男 or 女.
    pub sex_label: String,
    /// 走读 or 住校.
    pub boarding_label: String,
    /// Whether the pupil has left.
    pub has_left: bool,
    /// `11月24日 周二` of leaving; empty while present.
    pub left_label: String,
    /// Date of birth by the ID number, `2019-11-11`; null where it is not known or not shown.
    pub born: Option<String>,
    /// Whether phones, ID numbers and reductions are shown to this clerk.
    pub sees_private: bool,
    /// 监护人; phones are empty where they are not shown.
    pub guardians: Vec<PersonTyped>,
    /// 接送人; phones are empty where they are not shown.
    pub pickups: Vec<PickupTyped>,
    /// 减免; null where they are not shown.
    pub reductions: Option<Vec<ReductionTyped>>,
    /// The categories of reduction there are.
    pub categories: Vec<String>,
    /// Places by term, the newest first.
    pub terms: Vec<TermPlaces>,
    /// The month's marks.
    pub attendance: AttendanceShown,
    /// What was charged before the program was used, and until when; empty where nothing was, or where it is not shown.
    pub charged_said: String,
    /// Bills of the settled months, the newest first; null where they are not shown.
    pub bills: Option<Vec<BillShown>>,
}

/// The places of a term.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TermPlaces {
    /// The term's name, or 其他日期.
    pub term: String,
    /// By first day.
    pub places: Vec<PlaceShown>,
}

/// A place in a group.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlaceShown {
    /// The group.
    pub group_id: GroupId,
    /// Its name.
    pub group: String,
    /// 服务类别.
    pub kind_label: String,
    /// `一三五`.
    pub weekdays: String,
    /// First day.
    pub from: String,
    /// Last day; null while open.
    pub to: Option<String>,
    /// 生效, 退出 …
    pub state_label: String,
    /// Whether it holds today.
    pub is_now: bool,
    /// 回执编号; may be empty.
    pub slip_no: String,
}

/// A month's marks.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AttendanceShown {
    /// The month.
    #[ts(type = "string")]
    pub month: Month,
    /// `2026年11月`.
    pub label: String,
    /// By day and group.
    pub marks: Vec<MarkShown>,
    /// The sums.
    pub sums: Sums,
}

/// A mark.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MarkShown {
    /// `11月24日 周二`.
    pub day_label: String,
    /// The group's name.
    pub group: String,
    /// The mark.
    pub mark: Mark,
    /// `○ 请假`.
    pub label: String,
}

/// A bill of a settled month.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BillShown {
    /// To ask why by.
    pub line: String,
    /// `2026年11月`.
    pub month_label: String,
    /// The settlement's version.
    pub version: u32,
    /// What is owed.
    pub amount_fen: Fen,
    /// What was waived.
    pub waived_fen: Fen,
}

/// A deed about the pupil.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DeedShown {
    /// `2026-11-24 16:05`, the time of China.
    pub at: String,
    /// Who.
    pub actor: String,
    /// What was done.
    pub what: String,
    /// What changed; may be empty.
    pub changes: Vec<ChangeSaid>,
}

/// The pupil a clerk may see.
pub(crate) fn seen(desk: &Desk, read: &Reading<'_>, id: StudentId) -> Result<Student, No> {
    let missing = || Refusal::NotFound { what: "学生".to_owned(), name: id.to_string() };
    let student = read.student(id)?.ok_or_else(missing)?;
    match desk.clerk.sees_class(student.home_class) {
        true => Ok(student),
        false => Err(Refusal::NotAllowed { what: "查看其他班的学生".to_owned() }.into()),
    }
}

/// The pupil's page.
pub(crate) fn page(desk: &mut Desk, now: &Now, ask: StudentOf, _: &dyn Progress) -> Result<StudentPage, No> {
    let read = desk.store.read();
    let student = seen(desk, &read, ask.id)?;
    let sees = desk.clerk.sees_hardship();
    let month = ask.month.as_deref().map_or(Ok(Month::of(now.today)), shown::month)?;
    let lists = Lists::fetch(&read)?;
    let profile = profile(&read, now.today).ok();
    let categories = profile.iter().flat_map(|profile| profile.reductions.iter().map(|rule| rule.category.clone()));
    let phone = |phone: String| if sees { phone } else { String::new() };
    let guardians = read.guardians_of(ask.id)?.into_iter();
    let pickups = read.pickup_persons_of(ask.id)?.into_iter();
    let reductions = if sees { Some(read.reductions_of(ask.id)?) } else { None };
    let born = student.id_number.as_deref().filter(|_| sees).and_then(|id| identity::read_id(id, now.today).ok());
    let mut fields = typed(&student, lists.register().class_label(&student, now.today));
    if !sees {
        fields.id_number = String::new();
        fields.charged_before = String::new();
    }
    Ok(StudentPage {
        charged_said: student.charged_before.filter(|_| sees).map_or_else(String::new, ChargedBefore::said),
        class_id: student.home_class,
        sex_label: student.sex.label().to_owned(),
        boarding_label: student.boarding.label().to_owned(),
        has_left: student.status == StudentStatus::Left,
        left_label: student.left_on.map(day_label).unwrap_or_default(),
        born: born.map(|id| id.birth.to_string()),
        sees_private: sees,
        guardians: guardians
            .map(|each| PersonTyped { name: each.name, relation: each.relation, phone: phone(each.phone) })
            .collect(),
        pickups: pickups
            .map(|each| PickupTyped { phone: phone(each.phone.clone()), ..PickupTyped::of(each) })
            .collect(),
        reductions: reductions.map(|all| all.into_iter().map(ReductionTyped::of).collect()),
        categories: if sees { categories.collect() } else { Vec::new() },
        terms: terms(&read, &lists, ask.id, now.today)?,
        attendance: attendance(&read, &lists, ask.id, month)?,
        bills: if desk.clerk.may(access::MONEY) { Some(bills(&read, ask.id)?) } else { None },
        student: fields,
    })
}

/// The pupil's history, newest first, the import the pupil came with at its end.
pub(crate) fn history(desk: &mut Desk, now: &Now, ask: HistoryOf, _: &dyn Progress) -> Result<Vec<DeedShown>, No> {
    let read = desk.store.read();
    seen(desk, &read, ask.id)?;
    let lists = Lists::fetch(&read)?;
    let school = &lists.school;
    let class = |id: HomeClassId| {
        let class = lists.classes.iter().find(|class| class.id == id);
        let label = |class| kehou_school::classes::label(class, school.system, school.class_style, now.today);
        class.map(label).unwrap_or_default()
    };
    let teller =
        Teller { class: &class, group: &|id| group_name(&lists, id), sees_private: desk.clerk.sees_hardship() };
    let deeds = read.deeds_about_student(ask.id, DEEDS_MOST)?.into_iter();
    let mut told: Vec<DeedShown> = deeds
        .map(|deed| DeedShown {
            at: time_said(deed.at),
            actor: deed.actor,
            what: crate::asks::label(&deed.what).unwrap_or("其他").to_owned(),
            changes: deed
                .changes
                .iter()
                .flat_map(|change| teller.tell(&change.about, &change.before, &change.after))
                .collect(),
        })
        .filter(|deed| !deed.changes.is_empty())
        .collect();
    if let Some((at, actor, file)) = read.import_of_student(ask.id)? {
        told.push(DeedShown {
            at: time_said(at), actor, what: format!("随名单「{file}」导入"), changes: Vec::new()
        });
    }
    Ok(told)
}

/// An instant as the school's clock showed it: all of China keeps one time.
pub(crate) fn time_said(at: DateTime<Utc>) -> String {
    beijing(at).format("%Y-%m-%d %H:%M").to_string()
}

fn group_name(lists: &Lists, id: GroupId) -> String {
    lists.groups.iter().find(|group| group.id == id).map(|group| group.name.clone()).unwrap_or_default()
}

fn terms(read: &Reading<'_>, lists: &Lists, id: StudentId, today: NaiveDate) -> Result<Vec<TermPlaces>, No> {
    let mut terms: Vec<Term> = read.terms()?;
    terms.sort_by_key(|term| std::cmp::Reverse(term.first_day));
    let mut places = read.enrolments_of_student(id)?;
    places.sort_by_key(|place| (place.valid.from, place.id));
    let mut found = Vec::new();
    for term in &terms {
        let is_of = |place: &Enrolment| (term.first_day..=term.last_day).contains(&place.valid.from);
        let (of_term, rest): (Vec<Enrolment>, Vec<Enrolment>) = places.into_iter().partition(is_of);
        places = rest;
        found.push((term.name.clone(), of_term));
    }
    found.push(("其他日期".to_owned(), places));
    found.retain(|(_, places)| !places.is_empty());
    let shown = |(term, places): (String, Vec<Enrolment>)| TermPlaces {
        term,
        places: places.into_iter().map(|place| place_shown(lists, place, today)).collect(),
    };
    Ok(found.into_iter().map(shown).collect())
}

fn place_shown(lists: &Lists, place: Enrolment, today: NaiveDate) -> PlaceShown {
    let group = lists.groups.iter().find(|group| group.id == place.group);
    PlaceShown {
        group_id: place.group,
        group: group.map(|group| group.name.clone()).unwrap_or_default(),
        kind_label: group.map(|group| group.kind.label().to_owned()).unwrap_or_default(),
        weekdays: place.weekdays.to_string(),
        from: place.valid.from.to_string(),
        to: place.valid.to.map(|to| to.to_string()),
        state_label: place.state.label().to_owned(),
        is_now: place.state == kehou_school::words::EnrolmentState::Active && place.valid.has(today),
        slip_no: place.slip_no,
    }
}

fn attendance(read: &Reading<'_>, lists: &Lists, id: StudentId, month: Month) -> Result<AttendanceShown, No> {
    let marks = read.attendance_of_student(id, month)?;
    let sums = Sums::of(marks.iter().map(|mark| mark.mark));
    let marks = marks.into_iter().map(|mark| MarkShown {
        day_label: day_label(mark.day),
        group: group_name(lists, mark.group),
        mark: mark.mark,
        label: format!("{} {}", mark.mark.sign(), mark.mark.label()),
    });
    Ok(AttendanceShown { month, label: month.label(), marks: marks.collect(), sums })
}

fn bills(read: &Reading<'_>, id: StudentId) -> Result<Vec<BillShown>, No> {
    let bills = read.bills_of_student(id, BILLS_MOST)?.into_iter();
    let shown = bills.map(|(month, version, line)| BillShown {
        line: line.id,
        month_label: month.label(),
        version,
        amount_fen: line.amount_fen,
        waived_fen: line.waived_fen,
    });
    Ok(shown.collect())
}
