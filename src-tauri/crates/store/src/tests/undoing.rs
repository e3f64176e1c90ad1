//! An import is taken back whole, or not at all where something rests on it.
use super::{accepted, day, enrolment, fill, group, mark, month, new_school, now, person, pupil, served};
use crate::{Fault, Kept, Store, Trouble, Writing};
use kehou_school::ids::{BatchId, GroupId, StaffId, StudentId};
use kehou_school::intake::Effect;
use kehou_school::no::Refusal;
use kehou_school::records::{CalendarDay, DayChange, DayChangeKind, Staff};
use kehou_school::words::Mark;

fn undo(store: &mut Store, batch: BatchId) -> Result<(), Trouble> {
    store.write(&now(), "undo", |w| w.undo_batch(batch))
}

fn why(undone: Result<(), Trouble>) -> String {
    match undone {
        Err(Trouble::Refused(Refusal::BatchInUse { what })) => what,
        other => panic!("{other:?}"),
    }
}

#[test]
fn batches_go_in_the_reverse_order_and_leave_nothing() {
    let (_dir, mut store) = new_school();
    let batches = fill(&mut store).unwrap();
    for (batch, wanted) in [(batches.students, "出勤"), (batches.staff, "服务班任教安排"), (batches.groups, "出勤")]
    {
        let what = why(undo(&mut store, batch));
        assert!(what.contains(wanted), "{what}");
    }
    let order = [
        batches.staff_attendance,
        batches.attendance,
        batches.enrolments,
        batches.groups,
        batches.staff,
        batches.students,
    ];
    for batch in order {
        undo(&mut store, batch).unwrap();
        assert!(matches!(undo(&mut store, batch), Err(Trouble::Refused(Refusal::BatchUndone))));
    }
    for table in [
        "attendance",
        "staff_attendance",
        "roll_call",
        "enrolment",
        "service_group",
        "group_staff",
        "service",
        "room",
        "staff",
        "student",
        "home_class",
        "guardian",
        "reduction",
        "pickup_person",
    ] {
        let left: i64 = store.conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
        assert_eq!(left, 0, "{table}");
    }
    assert!(matches!(undo(&mut store, BatchId(99)), Err(Trouble::Refused(Refusal::NotFound { .. }))));
}

#[test]
fn a_changed_row_becomes_what_it_was_unless_it_changed_again() {
    let (_dir, mut store) = new_school();
    fill(&mut store).unwrap();
    let before = store.read().student(StudentId(2)).unwrap();
    let reductions = store.read().reductions_of(StudentId(2)).unwrap();
    let import = |store: &mut Store, name: &str| {
        let mut taken = pupil(2);
        (taken.student.id, taken.student.name) = (StudentId(2), name.to_owned());
        taken.reduction.as_mut().unwrap().category = "孤儿".into();
        store
            .write(&now(), "import", |w| {
                let batch = w.new_batch("students", "改.xlsx", "zz")?;
                w.keep_students(batch, &[accepted(Effect::Changed, taken)]).map(|_| batch)
            })
            .map_err(|fault: Fault| fault.message())
            .unwrap()
    };
    let first = import(&mut store, "改名甲");
    assert_eq!(store.read().reductions_of(StudentId(2)).unwrap().len(), 2);
    let second = import(&mut store, "改名乙");
    assert!(why(undo(&mut store, first)).contains("后来又有改动"));
    undo(&mut store, second).unwrap();
    undo(&mut store, first).unwrap();
    assert_eq!(store.read().student(StudentId(2)).unwrap(), before);
    assert_eq!(store.read().reductions_of(StudentId(2)).unwrap(), reductions);
}

#[test]
fn marks_corrected_by_hand_outlive_their_batch() {
    let (_dir, mut store) = new_school();
    let batches = fill(&mut store).unwrap();
    let by_hand = [mark("2026-11-03", GroupId(1), StudentId(2), Mark::Absent)];
    store
        .write(&now(), "rollcall", |w| w.keep_roll_call(GroupId(1), day("2026-11-03"), &by_hand, Some("查实")))
        .unwrap();
    undo(&mut store, batches.attendance).unwrap();
    assert_eq!(store.read().attendance_of_month(month("2026-11")).unwrap(), by_hand);
    assert!(store.read().roll_call(GroupId(1), day("2026-11-03")).unwrap().is_some());
    assert!(store.read().roll_call(GroupId(1), day("2026-11-02")).unwrap().is_none());
}

#[test]
fn a_batch_whose_rows_a_later_batch_changed_stays() {
    let (_dir, mut store) = new_school();
    let batches = fill(&mut store).unwrap();
    let later = [accepted(Effect::Changed, mark("2026-11-03", GroupId(1), StudentId(2), Mark::Late))];
    store
        .write(&now(), "import", |w| {
            let batch = w.new_batch("attendance", "补.xlsx", "yy")?;
            w.keep_attendance(batch, &later)
        })
        .unwrap();
    assert!(why(undo(&mut store, batches.attendance)).contains("补.xlsx"));
}

/// Everything an import can change, as values.
fn facts(store: &Store) -> String {
    let read = store.read();
    format!(
        "{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}",
        read.students_all().unwrap(),
        (read.guardians().unwrap(), read.reductions().unwrap(), read.pickup_persons().unwrap()),
        read.staff_all().unwrap(),
        read.groups().unwrap(),
        read.enrolments().unwrap(),
        read.attendance_of_month(month("2026-11")).unwrap(),
        read.staff_attendance_of_month(month("2026-11")).unwrap(),
        (read.calendar_days().unwrap(), read.published_years().unwrap()),
        read.day_changes().unwrap(),
    )
}

#[test]
fn every_list_that_changed_something_is_taken_back() {
    type Import = fn(&mut Writing<'_>, BatchId) -> Result<Kept, Fault>;
    let lists: [(&str, Import); 7] = [
        ("staff", |w, batch| {
            let staff = Staff { id: StaffId(1), post: "值班".into(), ..person(1) };
            w.keep_staff(batch, &[accepted(Effect::Changed, staff), accepted(Effect::Added, person(9))])
        }),
        ("groups", |w, batch| {
            let mut taken = group("三年级托管1班", StaffId(2));
            (taken.group.id, taken.group.room, taken.service_name) = (GroupId(1), "操场".into(), "体育".into());
            taken.group.meetings.pop();
            w.keep_groups(
                batch,
                &[accepted(Effect::Changed, taken), accepted(Effect::Added, group("新班", StaffId(1)))],
            )
        }),
        ("enrolments", |w, batch| {
            let mut taken = enrolment(StudentId(1), GroupId(1));
            taken.enrolment = w.read().enrolments_of_student(StudentId(1))?.remove(0);
            (taken.enrolment.valid.to, taken.pickup_name) = (Some(day("2026-12-01")), "外公".into());
            w.keep_enrolments(batch, &[accepted(Effect::Changed, taken)])
        }),
        ("attendance", |w, batch| {
            let changed = mark("2026-11-03", GroupId(1), StudentId(1), Mark::Absent);
            let added = mark("2026-11-09", GroupId(1), StudentId(1), Mark::Late);
            w.keep_attendance(batch, &[accepted(Effect::Changed, changed), accepted(Effect::Added, added)])
        }),
        ("staff-attendance", |w, batch| {
            let mut changed = served("2026-11-03", GroupId(1), StaffId(1));
            changed.note = "迟到".into();
            w.keep_staff_attendance(batch, &[accepted(Effect::Changed, changed)])
        }),
        ("calendar", |w, batch| {
            let holiday =
                CalendarDay { day: day("2027-01-01"), is_off: true, name: "元旦".into(), source: "文".into() };
            w.keep_calendar(2027, &[holiday], Some(batch))
        }),
        ("calendar", |w, batch| {
            let kind = DayChangeKind::Closure;
            let change = DayChange {
                day: day("2026-11-04"),
                kind,
                follows_weekday: None,
                grades: String::new(),
                reason: "雪".into(),
            };
            w.keep_day_changes(batch, &[change])
        }),
    ];
    let (_dir, mut store) = new_school();
    fill(&mut store).unwrap();
    let before = facts(&store);
    for (kind, import) in lists {
        let batch = store
            .write(&now(), "import", |w| {
                let batch = w.new_batch(kind, "改.xlsx", "cc")?;
                import(w, batch).map(|_| batch)
            })
            .unwrap();
        assert!(facts(&store) != before, "{kind} changed something");
        undo(&mut store, batch).unwrap_or_else(|trouble| panic!("{kind}: {trouble:?}"));
        assert_eq!(facts(&store), before, "{kind}");
    }
    assert_eq!(store.read().verify(&|settlement| settlement.fingerprint.clone()).unwrap(), Vec::<String>::new());
}
