//! One pupil kept by hand: what a form may say, what follows when a pupil leaves or changes class.
use crate::classes;
use crate::days::{Month, Span};
use crate::identity;
use crate::ids::{HomeClassId, StudentId};
use crate::money::Fen;
use crate::naming;
use crate::no::Refusal;
use crate::records::{ChargedBefore, Enrolment, HomeClass, Reduction, School, Student};
use crate::words::{Boarding, EnrolmentState, Sex, StudentStatus};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The most people named for one pupil.
const PEOPLE_MOST: usize = 8;

/// A pupil as typed into the form; texts may have the spaces and forms that people type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StudentTyped {
    /// The pupil; null adds one.
    #[serde(default)]
    pub id: Option<StudentId>,
    /// 姓名.
    pub name: String,
    /// 学籍号; may be empty.
    #[serde(default)]
    pub student_code: String,
    /// 性别.
    pub sex: Sex,
    /// 身份证件号; may be empty.
    #[serde(default)]
    pub id_number: String,
    /// 班级 as printed or in any way a list may write it: `三(2)班`, `2024级2班`.
    pub class: String,
    /// 座号.
    #[serde(default)]
    pub seat_no: Option<u32>,
    /// 就读方式.
    pub boarding: Boarding,
    /// 备注; may be empty.
    #[serde(default)]
    pub note: String,
    /// 本学期以前已收 in yuan; empty where nothing was.
    #[serde(default)]
    pub charged_before: String,
}

/// A guardian or a pick-up person as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonTyped {
    /// 姓名; may be empty where a phone is given.
    #[serde(default)]
    pub name: String,
    /// 与学生关系; may be empty.
    #[serde(default)]
    pub relation: String,
    /// 电话; may be empty.
    #[serde(default)]
    pub phone: String,
}

/// A field that cannot be kept: its label, what stands in it, and what is wanted.
fn bad(what: &str, found: &str, wanted: impl Into<String>) -> Refusal {
    Refusal::BadValue { what: what.to_owned(), found: found.to_owned(), wanted: wanted.into() }
}

/// The class a text names: one of the kept classes by its label, else as a list would be read; number 0 for a new one.
///
/// # Refuses
/// A text that names no class, at the field 班级.
pub fn class_named(text: &str, classes: &[HomeClass], school: &School, today: NaiveDate) -> Result<HomeClass, Refusal> {
    let text = text.trim();
    let said = |class: &&HomeClass| classes::label(class, school.system, school.class_style, today) == text;
    if let Some(class) = classes.iter().find(said) {
        return Ok(class.clone());
    }
    let name =
        classes::read("", text, school.stage, school.system, today).map_err(|wanted| bad("班级", text, wanted))?;
    let same = |class: &&HomeClass| {
        (class.stage, class.entry_year, &class.label) == (name.stage, name.entry_year, &name.label)
    };
    Ok(classes.iter().find(same).cloned().unwrap_or(HomeClass {
        id: HomeClassId(0),
        stage: name.stage,
        entry_year: name.entry_year,
        label: name.label,
    }))
}

/// The pupil as kept: texts cleaned, numbers held to their rules, seat and numbers unlike those of other pupils. A number
/// that is not changed is not judged again.
///
/// # Refuses
/// The first field that cannot be kept, by its label.
pub fn check_student(
    typed: &StudentTyped,
    class: HomeClassId,
    all: &[Student],
    (today, charged_until): (NaiveDate, Option<Month>),
) -> Result<Student, Refusal> {
    let before = typed.id.and_then(|id| all.iter().find(|student| student.id == id));
    let name = naming::clean(&typed.name).map_err(|wanted| bad("姓名", typed.name.trim(), wanted))?;
    let id_number = check_id(&typed.id_number, before, today)?;
    let student_code = check_code(&typed.student_code, id_number.as_deref(), before, today)?;
    let student = Student {
        id: typed.id.unwrap_or(StudentId(0)),
        student_code,
        name,
        sex: typed.sex,
        id_number,
        home_class: class,
        seat_no: typed.seat_no,
        boarding: typed.boarding,
        status: before.map_or(StudentStatus::Present, |kept| kept.status),
        left_on: before.and_then(|kept| kept.left_on),
        note: typed.note.trim().to_owned(),
        charged_before: check_charged(&typed.charged_before, before, charged_until)?,
    };
    beside_others(&student, all)?;
    Ok(student)
}

/// An amount that is not changed keeps the month it runs to.
fn check_charged(
    typed: &str,
    before: Option<&Student>,
    until: Option<Month>,
) -> Result<Option<ChargedBefore>, Refusal> {
    let what = "本学期以前已收";
    let text = typed.trim();
    let fen = if text.is_empty() { Some(Fen::ZERO) } else { Fen::parse(text) };
    let Some(fen) = fen.filter(|fen| (0..100_000_000).contains(&fen.0)) else {
        return Err(bad(what, text, "应填金额（元），如 320 或 320.50。"));
    };
    let kept = before.and_then(|kept| kept.charged_before).filter(|kept| kept.fen == fen);
    match (fen, kept, until) {
        (Fen::ZERO, ..) => Ok(None),
        (_, Some(kept), _) => Ok(Some(kept)),
        (_, None, Some(until)) => Ok(Some(ChargedBefore { until, fen })),
        (_, None, None) => Err(bad(what, text, "本学期没有在用本程序以前的月份，不用填。")),
    }
}

fn check_id(typed: &str, before: Option<&Student>, today: NaiveDate) -> Result<Option<String>, Refusal> {
    let text = identity::clean_id(typed);
    if text.is_empty() || before.is_some_and(|kept| kept.id_number.as_deref() == Some(text.as_str())) {
        return Ok((!text.is_empty()).then_some(text));
    }
    identity::read_paper(&text, today).map(Some).map_err(|wanted| bad("身份证件号", &text, wanted))
}

fn check_code(
    typed: &str,
    id_number: Option<&str>,
    before: Option<&Student>,
    today: NaiveDate,
) -> Result<Option<String>, Refusal> {
    let text = identity::clean_id(typed);
    let is_kept = before
        .is_some_and(|kept| kept.student_code.as_deref() == Some(&text) && kept.id_number.as_deref() == id_number);
    if text.is_empty() || is_kept {
        return Ok((!text.is_empty()).then_some(text));
    }
    let resident = id_number.filter(|number| number.len() == 18);
    let code = identity::read_student_code(&text, resident, today).map_err(|wanted| bad("学籍号", &text, wanted))?;
    Ok(Some(code))
}

fn beside_others(student: &Student, all: &[Student]) -> Result<(), Refusal> {
    let others = || all.iter().filter(|other| other.id != student.id);
    if let Some(code) = &student.student_code
        && let Some(other) = others().find(|other| other.student_code.as_ref() == Some(code))
    {
        return Err(bad("学籍号", code, format!("这个学籍号已登记在{}名下，请核对。", other.name)));
    }
    if let Some(number) = &student.id_number
        && let Some(other) = others().find(|other| other.id_number.as_ref() == Some(number))
    {
        return Err(bad("身份证件号", number, format!("这个号码已登记在{}名下，请核对。", other.name)));
    }
    if student.status == StudentStatus::Left || student.home_class.0 == 0 {
        return Ok(());
    }
    let classmates =
        || others().filter(|other| other.home_class == student.home_class && other.status == StudentStatus::Present);
    if let Some(seat) = student.seat_no {
        if !(1..=9999).contains(&seat) {
            return Err(bad("座号", &seat.to_string(), "应填 1 到 9999 的整数。"));
        }
        if let Some(other) = classmates().find(|other| other.seat_no == Some(seat)) {
            return Err(bad("座号", &seat.to_string(), format!("本班 {seat} 号已是{}，请换一个座号。", other.name)));
        }
    }
    let is_told_apart = student.student_code.is_some() || student.seat_no.is_some();
    if !is_told_apart && classmates().any(|other| naming::matches(&other.name, &student.name)) {
        return Err(bad("姓名", &student.name, "本班已有同名学生，请填写学籍号或座号以便区分。"));
    }
    Ok(())
}

/// Guardians or pick-up persons as kept; rows in which nothing is typed are left out. `what` is 监护人 or 接送人.
///
/// # Refuses
/// A name or phone that cannot be kept, at `第 2 位监护人的电话`; more than eight.
pub fn check_people(what: &str, typed: &[PersonTyped]) -> Result<Vec<Option<PersonTyped>>, Refusal> {
    let mut kept = Vec::new();
    for (place, person) in typed.iter().enumerate() {
        let (name, phone) = (person.name.trim(), person.phone.trim());
        if name.is_empty() && phone.is_empty() {
            kept.push(None);
            continue;
        }
        let field = |part: &str| format!("第 {} 位{what}的{part}", place + 1);
        let name = match name.is_empty() {
            true => String::new(),
            false => naming::clean(name).map_err(|wanted| bad(&field("姓名"), name, wanted))?,
        };
        let phone = match phone.is_empty() {
            true => String::new(),
            false => identity::read_phone(phone).map_err(|wanted| bad(&field("电话"), phone, wanted))?,
        };
        kept.push(Some(PersonTyped { name, relation: person.relation.trim().to_owned(), phone }));
    }
    if kept.iter().flatten().count() > PEOPLE_MOST {
        return Err(bad(what, &format!("{} 位", kept.len()), format!("最多 {PEOPLE_MOST} 位，请只留常用的。")));
    }
    Ok(kept)
}

/// A pupil's reductions as kept, by their first day.
///
/// # Refuses
/// A category the profile does not know, a last day before the first, two of one category on one day.
pub fn check_reductions(reductions: Vec<Reduction>, categories: &[String]) -> Result<Vec<Reduction>, Refusal> {
    let mut kept = reductions;
    for (place, each) in kept.iter_mut().enumerate() {
        let field = |part: &str| format!("第 {} 项减免的{part}", place + 1);
        each.category = each.category.trim().to_owned();
        each.evidence = each.evidence.trim().to_owned();
        if each.category.is_empty() || !(categories.is_empty() || categories.contains(&each.category)) {
            let wanted = format!("请选政策口径里的一种：{}。", categories.join("、"));
            return Err(bad(&field("类别"), &each.category, wanted));
        }
        if let Some(to) = each.valid.to
            && to < each.valid.from
        {
            return Err(bad(&field("止"), &to.to_string(), "应不早于减免起。"));
        }
    }
    kept.sort_by_key(|each| each.valid.from);
    let twice = kept.iter().enumerate().find(|(place, one)| {
        kept[..*place].iter().any(|other| other.category == one.category && other.valid.meets(&one.valid))
    });
    match twice {
        Some((_, one)) => Err(bad("减免", &one.category, "同一类别的日期不能重叠，请合成一项或改日期。")),
        None => Ok(kept),
    }
}

/// What becomes of a pupil who leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaving {
    /// The pupil, left.
    pub student: Student,
    /// The places that end, as they are afterwards.
    pub ended: Vec<Enrolment>,
}

/// A pupil leaves: from that day on no place holds. A place that had not begun by then is withdrawn.
///
/// # Refuses
/// A pupil who has left, a day that is still to come.
pub fn leave(student: &Student, places: &[Enrolment], on: NaiveDate, today: NaiveDate) -> Result<Leaving, Refusal> {
    if student.status == StudentStatus::Left {
        return Err(bad("离校日期", &student.name, "这名学生已经离校，不用再办。"));
    }
    if on > today {
        return Err(bad("离校日期", &on.to_string(), "应不晚于今天，到那天再办。"));
    }
    let last = on.pred_opt().unwrap_or(on);
    let runs =
        |place: &&Enrolment| place.state != EnrolmentState::Withdrawn && place.valid.to.is_none_or(|to| to > last);
    let ended = places.iter().filter(runs).map(|place| {
        let has_held = place.state == EnrolmentState::Active && place.valid.from <= last;
        match has_held {
            true => Enrolment { valid: Span { to: Some(last), ..place.valid }, ..place.clone() },
            false => Enrolment { state: EnrolmentState::Withdrawn, ..place.clone() },
        }
    });
    Ok(Leaving {
        ended: ended.collect(),
        student: Student { status: StudentStatus::Left, left_on: Some(on), ..student.clone() },
    })
}

/// Pupils in another class: a seat number stays where nobody there has it, else it is left open.
pub fn moved(moving: &[Student], class: HomeClassId, all: &[Student]) -> Vec<Student> {
    let is_moving = |student: &Student| moving.iter().any(|each| each.id == student.id);
    let there = all
        .iter()
        .filter(|other| other.home_class == class && other.status == StudentStatus::Present && !is_moving(other));
    let mut seats: Vec<u32> = there.filter_map(|other| other.seat_no).collect();
    let mut after = Vec::new();
    for student in moving {
        let seat_no = student.seat_no.filter(|seat| !seats.contains(seat));
        seats.extend(seat_no);
        after.push(Student { home_class: class, seat_no, ..student.clone() });
    }
    after
}

#[cfg(test)]
mod tests;
