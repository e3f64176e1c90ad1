//! What is kept comes back as it was; the same again changes nothing; every write is one deed.
use super::{accepted, day, enrolment, fill, group, mark, month, new_school, now, person, pupil, served, whole_term};
use crate::{AdoptedProfile, Fault, Kept, PickupPerson};
use chrono::NaiveTime;
use kehou_school::days::Span;
use kehou_school::ids::{GroupId, StaffId, StudentId};
use kehou_school::intake::Effect;
use kehou_school::records::{CalendarDay, ClassStyle, DayChange, DayChangeKind, Guardian, Reduction, School, Term};
use kehou_school::words::{Area, Mark, SchoolSystem, Stage};
use serde_json::json;

#[test]
fn imports_come_back_as_they_were_kept() {
    let (_dir, mut store) = new_school();
    let batches = fill(&mut store).unwrap();
    let read = store.read();
    let students = read.students().unwrap();
    assert_eq!(students.len(), 6);
    let mut wanted = pupil(2).student;
    (wanted.id, wanted.home_class) = (StudentId(2), read.home_classes().unwrap()[0].id);
    assert_eq!(read.student_by_code("G320105201901010002").unwrap(), Some(wanted));
    assert_eq!(read.guardians_of(StudentId(2)).unwrap()[0].name, "家长2");
    assert_eq!(read.reductions_in(month("2026-11")).unwrap().len(), 3);
    assert_eq!(read.reductions_in(month("2027-02")).unwrap().len(), 0);
    let mut wanted = group("三年级托管1班", StaffId(1)).group;
    (wanted.id, wanted.service) = (GroupId(1), read.services().unwrap()[0].id);
    assert_eq!(read.groups().unwrap(), [wanted.clone()]);
    assert_eq!(read.group(GroupId(1)).unwrap(), Some(wanted));
    assert_eq!(read.enrolments_in(whole_term()).unwrap().len(), 6);
    assert_eq!(read.enrolments_in(Span { from: day("2027-02-01"), to: None }).unwrap().len(), 0);
    assert_eq!(read.enrolments_of_student(StudentId(3)).unwrap()[0].batch, Some(batches.enrolments));
    assert_eq!(read.pickup_persons_of(StudentId(3)).unwrap()[0].name, "外婆");
    assert_eq!(read.attendance_of_month(month("2026-11")).unwrap().len(), 12);
    assert_eq!(read.attendance_of_session(GroupId(1), day("2026-11-03")).unwrap().len(), 6);
    assert!(read.roll_call(GroupId(1), day("2026-11-03")).unwrap().is_some());
    let came = &read.staff_attendance_of_month(month("2026-11")).unwrap()[0];
    assert_eq!(came.in_at, NaiveTime::from_hms_opt(15, 58, 0), "times are kept to the minute");
    assert_eq!(read.batches().unwrap().len(), 6);
    assert_eq!(read.batch(batches.attendance).unwrap().unwrap().added, 12);
}

#[test]
fn the_same_import_again_leaves_no_batch_and_no_deed() {
    let (_dir, mut store) = new_school();
    fill(&mut store).unwrap();
    let deeds = store.read().latest_deeds(99).unwrap().len();
    let kept = store
        .write(&now(), "again", |w| {
            let batch = w.new_batch("staff-attendance", "签到.csv", "ff")?;
            let kept = w.keep_staff_attendance(
                batch,
                &[accepted(Effect::Changed, served("2026-11-03", GroupId(1), StaffId(1)))],
            )?;
            w.keep_attendance(
                batch,
                &[accepted(Effect::Added, mark("2026-11-03", GroupId(1), StudentId(1), Mark::Present))],
            )?;
            w.keep_students(batch, &[accepted(Effect::Unchanged, pupil(1))])?;
            Ok::<_, Fault>(kept)
        })
        .unwrap();
    assert_eq!(kept, Kept::default());
    assert_eq!(store.read().latest_deeds(99).unwrap().len(), deeds);
    assert_eq!(store.read().batches().unwrap().len(), 6);
}

#[test]
fn a_deed_says_what_each_change_was_before_and_after() {
    let (_dir, mut store) = new_school();
    fill(&mut store).unwrap();
    let marks = [
        mark("2026-11-03", GroupId(1), StudentId(2), Mark::Leave),
        mark("2026-11-03", GroupId(1), StudentId(3), Mark::Present),
    ];
    store
        .write(&now(), "rollcall", |w| w.keep_roll_call(GroupId(1), day("2026-11-03"), &marks, Some("家长补假")))
        .unwrap();
    let deeds = store.read().deeds_since(now().at, "attendance/2026-11-03").unwrap();
    let [deed] = &deeds[..] else { panic!("{deeds:?}") };
    assert_eq!((deed.what.as_str(), deed.actor.as_str(), deed.at), ("rollcall", "测试员", now().at));
    let [change] = &deed.changes[..] else { panic!("{deed:?}") };
    assert_eq!(change.about, "attendance/2026-11-03/1/2");
    assert_eq!((&change.before, &change.after), (&json!("present"), &json!("leave")));
    let call = store.read().roll_call(GroupId(1), day("2026-11-03")).unwrap().unwrap();
    assert_eq!(call.corrected_reason.as_deref(), Some("家长补假"));
    let bulk = store.read().deeds_since(now().at, "import_batch/5").unwrap();
    assert_eq!(bulk[0].changes[0].after, json!({ "table": "attendance", "added": 12, "changed": 0, "batch": 5 }));
}

#[test]
fn work_that_says_no_keeps_nothing() {
    let (_dir, mut store) = new_school();
    let no: Result<(), Fault> = store.write(&now(), "half", |w| {
        w.put_staff(&person(1))?;
        Err(Fault { operation: "x".into(), path: None, cause: "y".into(), unclear: false })
    });
    assert!(no.is_err());
    assert_eq!(store.read().staff_all().unwrap(), []);
    assert_eq!(store.read().latest_deeds(9).unwrap().len(), 1);
    let stopped = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        store.write(&now(), "stopped", |w| {
            w.put_staff(&person(1))?;
            if true {
                panic!("half-way");
            }
            Ok::<_, Fault>(())
        })
    }));
    assert!(stopped.is_err());
    store.write(&now(), "next", |w| w.put_staff(&person(2)).map(drop)).unwrap();
    let names: Vec<String> = store.read().staff_all().unwrap().into_iter().map(|staff| staff.name).collect();
    assert_eq!(names, ["教师2"], "a transaction left open is rolled back before the next");
}

#[test]
fn settings_of_the_school_are_kept() {
    let (_dir, mut store) = new_school();
    let school = School {
        name: "示例小学".into(),
        stage: Stage::Primary,
        system: SchoolSystem::SixThree,
        area: Area::City,
        class_style: ClassStyle::Long,
        complaints_phone: "025-0000000".into(),
    };
    let term =
        Term { name: "2026-2027学年上学期".into(), first_day: day("2026-09-01"), last_day: day("2027-01-20") };
    let profile = |from: &str, text: &str| AdoptedProfile {
        id: 0,
        code: "p".into(),
        name: "政策".into(),
        text: text.into(),
        sha256: "00".into(),
        effective: Span { from: day(from), to: None },
    };
    let holiday =
        CalendarDay { day: day("2026-12-31"), is_off: true, name: "元旦".into(), source: "国办发明电".into() };
    let change = DayChange {
        day: day("2026-11-04"),
        kind: DayChangeKind::Closure,
        follows_weekday: None,
        grades: String::new(),
        reason: "大雪".into(),
    };
    store
        .write(&now(), "init", |w| {
            w.set_school(&school)?;
            w.add_term(&term)?;
            w.adopt_profile(&profile("2026-09-01", "old"))?;
            w.adopt_profile(&profile("2026-11-01", "new"))?;
            w.keep_calendar(2027, std::slice::from_ref(&holiday), None)?;
            w.set_setting("letters.phone", "1")?;
            w.keep_day_change(&change)
        })
        .unwrap();
    let read = store.read();
    assert_eq!(read.school().unwrap(), Some(school));
    assert_eq!(read.term_of(day("2026-11-24")).unwrap(), Some(term));
    assert_eq!(read.term_of(day("2027-02-01")).unwrap(), None);
    for (on, text) in [("2026-10-31", Some("old")), ("2026-11-01", Some("new")), ("2026-08-31", None)] {
        assert_eq!(read.profile_in_force(day(on)).unwrap().map(|profile| profile.text).as_deref(), text, "{on}");
    }
    assert_eq!((read.calendar_days().unwrap(), read.published_years().unwrap()), (vec![holiday], vec![2027]));
    assert_eq!(read.day_changes().unwrap(), [change]);
    assert_eq!(read.setting("letters.phone").unwrap().as_deref(), Some("1"));
    assert_eq!(store.reader().unwrap().read().terms().unwrap().len(), 1);
}

#[test]
fn changed_rows_are_changed_and_told() {
    let (_dir, mut store) = new_school();
    fill(&mut store).unwrap();
    let mut moved = pupil(1);
    moved.student.id = StudentId(1);
    moved.class.label = "3".into();
    moved.guardian.as_mut().unwrap().phone = "13700000000".into();
    moved.reduction = Some(Reduction {
        student: StudentId(1),
        category: "孤儿".into(),
        evidence: String::new(),
        valid: whole_term(),
    });
    let mut seat = enrolment(StudentId(1), GroupId(1));
    seat.enrolment = store.read().enrolments_of_student(StudentId(1)).unwrap().remove(0);
    seat.enrolment.valid.to = Some(day("2026-11-30"));
    let (students, enrolments) = store
        .write(&now(), "import", |w| {
            let batch = w.new_batch("students", "学生2.xlsx", "a2")?;
            let students = w.keep_students(batch, &[accepted(Effect::Changed, moved)])?;
            Ok::<_, Fault>((students, w.keep_enrolments(batch, &[accepted(Effect::Changed, seat)])?))
        })
        .unwrap();
    assert_eq!((students, enrolments), (Kept { added: 0, changed: 1 }, Kept { added: 0, changed: 1 }));
    let read = store.read();
    assert_eq!(read.home_class(read.student(StudentId(1)).unwrap().unwrap().home_class).unwrap().unwrap().label, "3");
    assert_eq!(read.guardians_of(StudentId(1)).unwrap().len(), 1);
    let told: Vec<String> =
        read.latest_deeds(1).unwrap()[0].changes.iter().map(|change| change.about.clone()).collect();
    assert_eq!(
        told,
        ["home_class/2", "student/1", "guardian/1", "reduction/1", "import_batch/7", "enrolment/1", "import_batch/7"]
    );
}

#[test]
fn parts_of_a_row_find_what_they_mean() {
    let (_dir, mut store) = new_school();
    fill(&mut store).unwrap();
    let import = |store: &mut crate::Store, name: &str, phone: &str, from: &str, pickup: (&str, &str)| {
        let mut taken = pupil(2);
        taken.student.id = StudentId(2);
        taken.guardian = Some(Guardian { name: name.into(), phone: phone.into(), ..taken.guardian.unwrap() });
        taken.reduction.as_mut().unwrap().valid.from = day(from);
        let mut place = enrolment(StudentId(2), GroupId(1));
        place.enrolment = store.read().enrolments_of_student(StudentId(2)).unwrap().remove(0);
        (place.pickup_name, place.pickup_phone) = (pickup.0.into(), pickup.1.into());
        store
            .write(&now(), "import", |w| {
                let batch = w.new_batch("students", "x.xlsx", "a2")?;
                w.keep_students(batch, &[accepted(Effect::Changed, taken)])?;
                w.keep_enrolments(batch, &[accepted(Effect::Changed, place)])
            })
            .map(drop)
            .map_err(|fault: Fault| fault.message())
            .unwrap();
        let read = store.read();
        let guardians: Vec<String> =
            read.guardians_of(StudentId(2)).unwrap().into_iter().map(|each| each.name + &each.phone).collect();
        let persons: Vec<String> = read
            .pickup_persons_of(StudentId(2))
            .unwrap()
            .into_iter()
            .map(|each: PickupPerson| each.name + &each.phone)
            .collect();
        (guardians.join("、"), read.reductions_of(StudentId(2)).unwrap().len(), persons.join("、"))
    };
    for (name, phone, from, pickup, guardians, reductions, persons) in [
        ("家长2", "1", "2026-09-01", ("外婆", ""), "家长21", 1, "外婆13900000000"),
        ("父亲", "2", "2026-10-01", ("外婆", "5"), "家长21、父亲2", 1, "外婆5"),
        ("父亲", "3", "2026-10-01", ("", "5"), "家长21、父亲3", 1, "外婆5"),
        ("父亲", "3", "2026-10-01", ("", "6"), "家长21、父亲3", 1, "外婆5、6"),
    ] {
        let found = import(&mut store, name, phone, from, pickup);
        assert_eq!(found, (guardians.to_owned(), reductions, persons.to_owned()), "{name} {phone} {from}");
    }
}
