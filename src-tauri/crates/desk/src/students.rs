//! The list of pupils and of classes, and a pupil kept from the form.
use crate::facts::{Lists, calendar, charged_until};
use crate::{Desk, No, Now, Progress};
use chrono::NaiveDate;
use kehou_school::classes;
use kehou_school::days::Span;
use kehou_school::ids::{HomeClassId, StudentId};
use kehou_school::naming;
use kehou_school::no::Refusal;
use kehou_school::pupil::{self, StudentTyped};
use kehou_school::records::{HomeClass, Student};
use kehou_school::roster::Register;
use kehou_school::words::{EnrolmentState, StudentStatus};
use kehou_store::Reading;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Nothing is given.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct Classes {}

/// A class.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ClassShown {
    /// The class.
    pub id: HomeClassId,
    /// As printed today: `三(2)班`.
    pub label: String,
    /// 1–9; beyond the last grade for classes that have left.
    pub grade: u8,
    /// `三年级`; empty for classes that have left.
    pub grade_label: String,
    /// Whether it is in school today.
    pub in_school: bool,
    /// Pupils present.
    pub pupils: u32,
}

/// Which pupils.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct Students {
    /// Also those who left.
    #[serde(default)]
    pub include_left: bool,
}

/// The pupils as a list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StudentList {
    /// By class in natural order, then seat.
    pub rows: Vec<StudentRow>,
    /// The classes the clerk sees.
    pub classes: Vec<ClassShown>,
    /// Whether phones are shown to this clerk.
    pub shows_phones: bool,
    /// Pupils who left, among those the clerk sees.
    pub left: u32,
}

/// One pupil of the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StudentRow {
    /// The pupil.
    pub id: StudentId,
    /// 姓名.
    pub name: String,
    /// The class.
    pub class_id: HomeClassId,
    /// As printed today.
    pub class_label: String,
    /// `三年级`.
    pub grade_label: String,
    /// 座号.
    pub seat_no: Option<u32>,
    /// 男 or 女.
    pub sex_label: String,
    /// 走读 or 住校.
    pub boarding_label: String,
    /// 在校 or 离校.
    pub status_label: String,
    /// 学籍号; may be empty.
    pub student_code: String,
    /// The groups of the running term with their weekdays: `作业一班 一二三四五；合唱 二`.
    pub groups: String,
    /// Their names alone, to narrow by.
    pub group_names: Vec<String>,
    /// The first guardian's phone; null for those who may not see it.
    pub phone: Option<String>,
    /// Initials and whole pinyin of the name, to search by.
    pub pinyin: String,
}

/// A pupil was kept.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StudentKept {
    /// The pupil.
    pub id: StudentId,
    /// The pupil's name as kept.
    pub name: String,
    /// What was kept before: asked again, it takes the change back. Null for a new pupil.
    pub before: Option<StudentTyped>,
}

/// All classes the clerk sees.
pub(crate) fn classes(desk: &mut Desk, now: &Now, _: Classes, _: &dyn Progress) -> Result<Vec<ClassShown>, No> {
    let read = desk.store.read();
    let students = read.students()?;
    classes_shown(desk, &read, &students, now.today)
}

/// The pupils the clerk sees.
pub(crate) fn list(desk: &mut Desk, now: &Now, ask: Students, _: &dyn Progress) -> Result<StudentList, No> {
    let read = desk.store.read();
    let lists = Lists::fetch(&read)?;
    let register = lists.register();
    let places = places(&read, &lists, now.today)?;
    let phones = if desk.clerk.sees_hardship() { Some(phones(&read)?) } else { None };
    let seen = || lists.students.iter().filter(|student| desk.clerk.sees_class(student.home_class));
    let left = seen().filter(|student| student.status == StudentStatus::Left).count() as u32;
    let wanted = seen().filter(|student| ask.include_left || student.status == StudentStatus::Present);
    let rows = register.sorted(wanted.map(|student| student.id), now.today);
    let row = |student: &Student| {
        let groups = places.get(&student.id).map_or(&[][..], Vec::as_slice);
        let phone = phones.as_ref().map(|all| all.get(&student.id).cloned().unwrap_or_default());
        row(student, &register, groups, phone, now.today)
    };
    let present: Vec<Student> = seen().filter(|student| student.status == StudentStatus::Present).cloned().collect();
    Ok(StudentList {
        rows: rows.into_iter().map(row).collect(),
        classes: classes_shown(desk, &read, &present, now.today)?,
        shows_phones: phones.is_some(),
        left,
    })
}

/// Keeps what the form says; a class that is not there yet is made.
pub(crate) fn put(desk: &mut Desk, now: &Now, ask: StudentTyped, _: &dyn Progress) -> Result<StudentKept, No> {
    let read = desk.store.read();
    let lists = Lists::fetch(&read)?;
    let class = pupil::class_named(&ask.class, &lists.classes, &lists.school, now.today)?;
    let student = pupil::check_student(&ask, class.id, &lists.students, (now.today, charged_until(&read, now.today)?))?;
    let kept = lists.students.iter().find(|other| other.id == student.id);
    if ask.id.is_some() && kept.is_none() {
        return Err(Refusal::NotFound { what: "学生".to_owned(), name: student.name }.into());
    }
    let before = kept.map(|kept| typed(kept, lists.register().class_label(kept, now.today)));
    let id = desk.store.write(now, "put_student", |w| {
        let home_class = if class.id.0 == 0 { w.get_or_add_home_class(&class, None)? } else { class.id };
        Ok::<_, No>(w.put_student(&Student { home_class, ..student.clone() })?)
    })?;
    Ok(StudentKept { id, name: student.name, before })
}

/// A kept pupil as the form has it.
pub(crate) fn typed(student: &Student, class: String) -> StudentTyped {
    StudentTyped {
        id: Some(student.id),
        name: student.name.clone(),
        student_code: student.student_code.clone().unwrap_or_default(),
        sex: student.sex,
        id_number: student.id_number.clone().unwrap_or_default(),
        class,
        seat_no: student.seat_no,
        boarding: student.boarding,
        note: student.note.clone(),
        charged_before: student.charged_before.map_or_else(String::new, |charged| charged.fen.plain()),
    }
}

fn row(
    student: &Student,
    register: &Register<'_>,
    groups: &[(String, String)],
    phone: Option<String>,
    today: NaiveDate,
) -> StudentRow {
    let said = |(name, weekdays): &(String, String)| format!("{name} {weekdays}");
    StudentRow {
        id: student.id,
        name: student.name.clone(),
        class_id: student.home_class,
        class_label: register.class_label(student, today),
        grade_label: classes::grade_label(register.grade(student, today)),
        seat_no: student.seat_no,
        sex_label: student.sex.label().to_owned(),
        boarding_label: student.boarding.label().to_owned(),
        status_label: student.status.label().to_owned(),
        student_code: student.student_code.clone().unwrap_or_default(),
        groups: groups.iter().map(said).collect::<Vec<_>>().join("；"),
        group_names: groups.iter().map(|(name, _)| name.clone()).collect(),
        phone,
        pinyin: format!("{} {}", naming::initials(&student.name), naming::syllables(&student.name).concat()),
    }
}

fn classes_shown(
    desk: &Desk,
    read: &Reading<'_>,
    present: &[Student],
    today: NaiveDate,
) -> Result<Vec<ClassShown>, No> {
    let school = read.school()?.ok_or(Refusal::NoSchool)?;
    let mut all: Vec<HomeClass> = read.home_classes()?;
    all.retain(|class| desk.clerk.sees_class(class.id));
    all.sort_by_key(|class| classes::sort_key(class, school.system, today));
    let mut counts: BTreeMap<HomeClassId, u32> = BTreeMap::new();
    for student in present {
        *counts.entry(student.home_class).or_default() += 1;
    }
    let shown = |class: HomeClass| {
        let in_school = classes::is_in_school(&class, school.system, today);
        let grade = classes::grade_of(&class, school.system, today);
        ClassShown {
            id: class.id,
            label: classes::label(&class, school.system, school.class_style, today),
            grade,
            grade_label: if in_school { classes::grade_label(grade) } else { String::new() },
            in_school,
            pupils: counts.get(&class.id).copied().unwrap_or(0),
        }
    };
    Ok(all.into_iter().map(shown).collect())
}

type GroupsOf = BTreeMap<StudentId, Vec<(String, String)>>;

/// The groups of each pupil from today to the term's end, with their weekdays.
fn places(read: &Reading<'_>, lists: &Lists, today: NaiveDate) -> Result<GroupsOf, No> {
    let to = calendar(read)?.term_of(today).map(|term| term.last_day);
    let names: BTreeMap<_, _> = lists.groups.iter().map(|group| (group.id, &group.name)).collect();
    let mut found = GroupsOf::new();
    for place in read.enrolments_in(Span { from: today, to: Some(to.unwrap_or(today)) })? {
        if let (Some(name), EnrolmentState::Active) = (names.get(&place.group), place.state) {
            found.entry(place.student).or_default().push(((*name).clone(), place.weekdays.to_string()));
        }
    }
    Ok(found)
}

fn phones(read: &Reading<'_>) -> Result<BTreeMap<StudentId, String>, No> {
    let mut found = BTreeMap::new();
    for guardian in read.guardians()?.into_iter().filter(|guardian| !guardian.phone.is_empty()) {
        found.entry(guardian.student).or_insert(guardian.phone);
    }
    Ok(found)
}
