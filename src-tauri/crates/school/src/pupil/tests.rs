//! Cases of pupils kept by hand.
#![expect(clippy::unwrap_used, reason = "a test may stop")]
use super::*;
use crate::days::Weekdays;
use crate::ids::{EnrolmentId, GroupId};
use crate::records::ClassStyle;
use crate::words::{Area, SchoolSystem, Stage};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn pupil(id: i64, name: &str, seat_no: Option<u32>, code: Option<&str>) -> Student {
    Student {
        id: StudentId(id),
        student_code: code.map(str::to_owned),
        name: name.to_owned(),
        sex: Sex::Female,
        id_number: None,
        home_class: HomeClassId(1),
        seat_no,
        boarding: Boarding::Day,
        status: StudentStatus::Present,
        left_on: None,
        note: String::new(),
        charged_before: None,
    }
}

fn typed(id: Option<i64>, name: &str, code: &str, id_number: &str, seat_no: Option<u32>) -> StudentTyped {
    StudentTyped {
        id: id.map(StudentId),
        name: name.to_owned(),
        student_code: code.to_owned(),
        sex: Sex::Female,
        id_number: id_number.to_owned(),
        class: "一(1)班".to_owned(),
        seat_no,
        boarding: Boarding::Day,
        note: String::new(),
        charged_before: String::new(),
    }
}

fn field<T>(found: Result<T, Refusal>) -> Option<String> {
    match found {
        Err(Refusal::BadValue { what, .. }) => Some(what),
        _ => None,
    }
}

#[test]
fn a_refusal_names_the_field() {
    let all = [pupil(1, "何㛃", Some(1), Some("J10000000000000001X")), pupil(2, "王芳", None, None)];
    for (what, wanted) in [
        (typed(None, "周宇", "", "", Some(2)), None),
        (typed(None, "", "", "", Some(2)), Some("姓名")),
        (typed(None, "王芳", "", "", None), Some("姓名")),
        (typed(None, "王芳", "", "", Some(3)), None),
        (typed(None, "周宇", "", "", Some(1)), Some("座号")),
        (typed(None, "周宇", "", "", Some(0)), Some("座号")),
        (typed(Some(1), "何㛃", "J10000000000000001X", "", Some(1)), None),
        (typed(None, "周宇", "j10000000000000001x", "", None), Some("学籍号")),
        (typed(None, "周宇", "123", "", None), Some("学籍号")),
        (typed(None, "周宇", "", "610102201911118872", None), Some("身份证件号")),
        (typed(None, "周宇", "", "610102 20191111 8871", None), None),
        (typed(None, "周宇", "", "H12345678", None), None),
    ] {
        let found = check_student(&what, HomeClassId(1), &all, (day("2026-11-24"), None));
        assert_eq!(field(found).as_deref(), wanted, "{what:?}");
    }
}

#[test]
fn a_class_is_known_by_its_label_or_made() {
    let class = HomeClass { id: HomeClassId(7), stage: Stage::Primary, entry_year: 2024, label: "2".to_owned() };
    let school = School {
        name: String::new(),
        stage: Stage::Primary,
        system: SchoolSystem::SixThree,
        area: Area::City,
        class_style: ClassStyle::Short,
        complaints_phone: String::new(),
    };
    for (text, wanted) in
        [("三(2)班", Some(7)), ("三年级2班", Some(7)), (" 三(2)班 ", Some(7)), ("三(3)班", Some(0)), ("操场", None)]
    {
        let found = class_named(text, std::slice::from_ref(&class), &school, day("2026-11-24"));
        assert_eq!(found.ok().map(|class| class.id.0), wanted, "{text}");
    }
}

#[test]
fn people_are_kept_with_a_name_or_a_phone() {
    let person =
        |name: &str, phone: &str| PersonTyped { name: name.into(), relation: "母亲".into(), phone: phone.into() };
    for (typed, wanted) in [
        (vec![person("王芳", "139 4661 7015"), person("", "")], Ok(1)),
        (vec![person("", "13946617015")], Ok(1)),
        (vec![person("", ""), person("王芳", "12")], Err("第 2 位监护人的电话")),
        (vec![person("?", "")], Err("第 1 位监护人的姓名")),
        (vec![person("王芳", ""); 9], Err("监护人")),
    ] {
        let found = check_people("监护人", &typed).map(|kept| kept.iter().flatten().count());
        assert_eq!(field(found.clone()).as_deref(), wanted.err(), "{typed:?}");
        assert_eq!(found.ok(), wanted.ok(), "{typed:?}");
    }
}

#[test]
fn reductions_are_of_a_known_category_and_do_not_overlap() {
    let one = |category: &str, from: &str, to: Option<&str>| Reduction {
        student: StudentId(1),
        category: category.to_owned(),
        evidence: String::new(),
        valid: Span { from: day(from), to: to.map(day) },
    };
    let known = ["农村低保".to_owned(), "孤儿".to_owned()];
    for (given, wanted) in [
        (vec![one("农村低保", "2026-09-01", Some("2026-10-31")), one("农村低保", "2026-11-01", None)], None),
        (vec![one("农村低保", "2026-09-01", None), one("孤儿", "2026-11-01", None)], None),
        (vec![one("农村低保", "2026-09-01", None), one("农村低保", "2026-11-01", None)], Some("减免")),
        (vec![one("富裕", "2026-09-01", None)], Some("第 1 项减免的类别")),
        (vec![one("孤儿", "2026-09-02", Some("2026-09-01"))], Some("第 1 项减免的止")),
    ] {
        assert_eq!(field(check_reductions(given.clone(), &known)).as_deref(), wanted, "{given:?}");
    }
}

#[test]
fn a_place_ends_the_day_before_its_pupil_leaves() {
    use EnrolmentState::{Active, Applied, Withdrawn};
    let place = |from: &str, to: Option<&str>, state| Enrolment {
        id: EnrolmentId(1),
        student: StudentId(1),
        group: GroupId(1),
        weekdays: Weekdays::read("一").unwrap(),
        valid: Span { from: day(from), to: to.map(day) },
        state,
        slip_no: String::new(),
        pickup_way: String::new(),
        batch: None,
    };
    for (before, ends) in [
        (place("2026-09-01", None, Active), Some((Active, Some("2026-11-19")))),
        (place("2026-09-01", Some("2027-01-22"), Active), Some((Active, Some("2026-11-19")))),
        (place("2026-09-01", Some("2026-11-19"), Active), None),
        (place("2026-11-20", None, Active), Some((Withdrawn, None))),
        (place("2026-09-01", None, Applied), Some((Withdrawn, None))),
        (place("2026-09-01", None, Withdrawn), None),
    ] {
        let left =
            leave(&pupil(1, "王芳", None, None), std::slice::from_ref(&before), day("2026-11-20"), day("2026-11-24"))
                .unwrap();
        let found = left.ended.first().map(|after| (after.state, after.valid.to));
        assert_eq!(found, ends.map(|(state, to)| (state, to.map(day))), "{before:?}");
        assert_eq!((left.student.status, left.student.left_on), (StudentStatus::Left, Some(day("2026-11-20"))));
    }
    let late = leave(&pupil(1, "王芳", None, None), &[], day("2026-11-25"), day("2026-11-24"));
    assert_eq!(field(late).as_deref(), Some("离校日期"));
}

#[test]
fn a_seat_taken_in_the_new_class_is_left_open() {
    let mut all = vec![pupil(1, "甲", Some(1), None), pupil(2, "乙", Some(2), None), pupil(3, "丙", Some(2), None)];
    all[0].home_class = HomeClassId(2);
    all[2].home_class = HomeClassId(3);
    let moving = [all[1].clone(), Student { seat_no: Some(1), ..all[1].clone() }, all[2].clone()];
    let seats: Vec<Option<u32>> = moved(&moving, HomeClassId(2), &all).iter().map(|student| student.seat_no).collect();
    assert_eq!(seats, [Some(2), None, None]);
}
