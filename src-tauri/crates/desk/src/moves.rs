//! Pupils who leave the school or change class: what follows is told first, and can be taken back.
use crate::facts::Lists;
use crate::{Desk, No, Now, Progress, pupil, shown};
use chrono::NaiveDate;
use kehou_school::classes;
use kehou_school::days::{Month, Span, day_label};
use kehou_school::enrolment::{Asking, Places};
use kehou_school::ids::{EnrolmentId, HomeClassId, StudentId};
use kehou_school::no::Refusal;
use kehou_school::pupil::{leave as leaving, moved};
use kehou_school::records::{Enrolment, Student};
use kehou_school::words::{EnrolmentState, StudentStatus};
use kehou_store::Reading;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A pupil who leaves.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StudentLeaves {
    /// The pupil.
    pub id: StudentId,
    /// The first day not in school, `YYYY-MM-DD`.
    pub on: String,
    /// Only says what follows.
    #[serde(default)]
    pub trial: bool,
}

/// What follows, or followed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StudentLeft {
    /// The pupil's name.
    pub name: String,
    /// What follows, as sentences.
    pub follows: Vec<String>,
    /// What takes it back; null for a trial.
    pub undo: Option<StudentReturns>,
}

/// A leaving to take back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StudentReturns {
    /// The pupil.
    pub id: StudentId,
    /// The places as they were.
    pub places: Vec<PlaceBefore>,
}

/// A place as it was before its pupil left.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlaceBefore {
    /// The place.
    pub id: EnrolmentId,
    /// Its state.
    pub state: EnrolmentState,
    /// Its last day; null where it was open.
    #[ts(type = "string | null")]
    pub to: Option<NaiveDate>,
}

/// Who is in school again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StudentReturned {
    /// The pupil.
    pub id: StudentId,
}

/// Pupils who change class.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MoveClass {
    /// The pupils.
    pub students: Vec<StudentId>,
    /// The new class.
    pub class_id: HomeClassId,
    /// Only says what follows.
    #[serde(default)]
    pub trial: bool,
}

/// What follows, or followed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ClassMoved {
    /// How many change class.
    pub moved: u32,
    /// What follows, as sentences.
    pub follows: Vec<String>,
    /// What takes it back; null for a trial.
    pub undo: Option<MoveBack>,
}

/// A move to take back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MoveBack {
    /// Where each pupil was.
    pub students: Vec<SeatBefore>,
}

/// Where a pupil was.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SeatBefore {
    /// The pupil.
    pub id: StudentId,
    /// The class.
    pub class_id: HomeClassId,
    /// The seat.
    pub seat_no: Option<u32>,
}

/// A pupil leaves; a trial keeps nothing.
pub(crate) fn leave(desk: &mut Desk, now: &Now, ask: StudentLeaves, _: &dyn Progress) -> Result<StudentLeft, No> {
    let on = shown::day(&ask.on)?;
    let read = desk.store.read();
    let student = pupil::seen(desk, &read, ask.id)?;
    let places = read.enrolments_of_student(ask.id)?;
    let leaving = leaving(&student, &places, on, now.today)?;
    let follows = follows(&read, &leaving.ended, ask.id, on, now.today)?;
    let name = student.name;
    if ask.trial {
        return Ok(StudentLeft { name, follows, undo: None });
    }
    desk.store.write(now, "student_leaves", |w| {
        w.put_student(&leaving.student)?;
        for place in &leaving.ended {
            w.put_enrolment(place)?;
        }
        Ok::<_, No>(())
    })?;
    let ended = |place: &&Enrolment| leaving.ended.iter().any(|after| after.id == place.id);
    let before = places.iter().filter(ended);
    let places = before.map(|place| PlaceBefore { id: place.id, state: place.state, to: place.valid.to });
    Ok(StudentLeft { name, follows, undo: Some(StudentReturns { id: ask.id, places: places.collect() }) })
}

/// Takes a leaving back: the pupil is present again, with the places as they were while they are still free.
pub(crate) fn take_back_leaving(
    desk: &mut Desk,
    now: &Now,
    ask: StudentReturns,
    _: &dyn Progress,
) -> Result<StudentReturned, No> {
    let read = desk.store.read();
    let student = pupil::seen(desk, &read, ask.id)?;
    let lists = Lists::fetch(&read)?;
    let student = Student { status: StudentStatus::Present, left_on: None, ..student };
    let grade = lists.register().grade(&student, now.today);
    let name = student.name.clone();
    let asking = Asking { student: ask.id, name: &name, grade };
    let mut taken = Places::new(&lists.groups, read.enrolments_in(Span { from: now.today, to: None })?);
    let mut restored = Vec::new();
    for before in &ask.places {
        let place = read.enrolment(before.id)?.filter(|place| place.student == ask.id);
        let missing = || Refusal::NotFound { what: "报名".to_owned(), name: before.id.to_string() };
        let place = place.ok_or_else(missing)?;
        let valid = Span { to: before.to, ..place.valid };
        let place = Enrolment { state: before.state, valid, ..place };
        taken.enrol(&asking, &place)?;
        restored.push(place);
    }
    let student = moved(std::slice::from_ref(&student), student.home_class, &lists.students);
    desk.store.write(now, "student_returns", |w| {
        for student in &student {
            w.put_student(student)?;
        }
        for place in &restored {
            w.put_enrolment(place)?;
        }
        Ok::<_, No>(())
    })?;
    Ok(StudentReturned { id: ask.id })
}

/// Moves pupils to another class; a trial keeps nothing.
pub(crate) fn move_class(desk: &mut Desk, now: &Now, ask: MoveClass, _: &dyn Progress) -> Result<ClassMoved, No> {
    let read = desk.store.read();
    let lists = Lists::fetch(&read)?;
    let missing = || Refusal::NotFound { what: "班级".to_owned(), name: ask.class_id.to_string() };
    let class = lists.classes.iter().find(|class| class.id == ask.class_id).ok_or_else(missing)?;
    let wants = |student: &&Student| ask.students.contains(&student.id) && student.home_class != ask.class_id;
    let before: Vec<Student> = lists.students.iter().filter(wants).cloned().collect();
    let after = moved(&before, ask.class_id, &lists.students);
    let label = classes::label(class, lists.school.system, lists.school.class_style, now.today);
    let mut follows = vec![format!("{} 名学生转到{label}，从今天起名册按新班级排列。", before.len())];
    let open = before.iter().zip(&after).filter(|(one, other)| one.seat_no != other.seat_no).count();
    if open > 0 {
        follows.push(format!("{open} 人的座号在{label}已有人用，先空着，请另行填写。"));
    }
    let grade = classes::grade_of(class, lists.school.system, now.today);
    let register = lists.register();
    let others = before.iter().filter(|student| register.grade(student, now.today) != grade).count();
    if others > 0 {
        follows.push(format!("{others} 人换了年级，请核对他们报名的服务班是否仍然合适。"));
    }
    let seats = before.iter().map(seat_of).collect();
    let undo = (!ask.trial).then_some(MoveBack { students: seats });
    if !ask.trial {
        keep_all(desk, now, "move_class", &after)?;
    }
    Ok(ClassMoved { moved: before.len() as u32, follows, undo })
}

/// Takes a move back: class and seat as they were, a seat only while it is still free.
pub(crate) fn move_back(desk: &mut Desk, now: &Now, ask: MoveBack, _: &dyn Progress) -> Result<ClassMoved, No> {
    let mut all = desk.store.read().students_all()?;
    let mut after = Vec::new();
    let mut here = Vec::new();
    for seat in &ask.students {
        let Some(kept) = all.iter().find(|student| student.id == seat.id) else { continue };
        here.push(seat_of(kept));
        let back = Student { seat_no: seat.seat_no, ..kept.clone() };
        let back = moved(&[back], seat.class_id, &all);
        all.retain(|student| student.id != seat.id);
        all.extend(back.clone());
        after.extend(back);
    }
    keep_all(desk, now, "move_back", &after)?;
    Ok(ClassMoved { moved: after.len() as u32, follows: Vec::new(), undo: Some(MoveBack { students: here }) })
}

fn seat_of(student: &Student) -> SeatBefore {
    SeatBefore { id: student.id, class_id: student.home_class, seat_no: student.seat_no }
}

fn keep_all(desk: &mut Desk, now: &Now, what: &str, students: &[Student]) -> Result<(), No> {
    desk.store.write(now, what, |w| {
        for student in students {
            w.put_student(student)?;
        }
        Ok(())
    })
}

fn follows(
    read: &Reading<'_>,
    ended: &[Enrolment],
    id: StudentId,
    on: NaiveDate,
    today: NaiveDate,
) -> Result<Vec<String>, No> {
    let mut said = Vec::new();
    for place in ended {
        let name = read.group(place.group)?.map(|group| group.name).unwrap_or_default();
        said.push(match (place.state, place.valid.to) {
            (EnrolmentState::Withdrawn, _) => format!("「{name}」的报名退出。"),
            (_, Some(last)) => format!("「{name}」的报名到{}为止。", day_label(last)),
            _ => continue,
        });
    }
    let (mut month, mut marks) = (Month::of(on), 0);
    while month <= Month::of(today) {
        marks += read.attendance_of_student(id, month)?.iter().filter(|mark| mark.day >= on).count();
        month = month.next();
    }
    if marks > 0 {
        said.push(format!("{}起已有 {marks} 次点名记录，这些记录保留，照常计费。", day_label(on)));
    }
    said.push("从这天起不再出现在名册上，以前的出勤和账目不变。".to_owned());
    Ok(said)
}
