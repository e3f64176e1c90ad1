//! A list of reductions: a pupil list without 性别, of pupils who are kept already.
use super::{Kept, book, said, school};
use crate::intake::{Known, students};
use crate::words::Sex;

#[test]
fn a_list_of_reductions_names_pupils_who_are_kept() {
    let categories = ["低保".to_owned()];
    let mut kept = Kept::default();
    let pupils = book(&[
        "姓名|性别|班级|座号|电话",
        "李明|男|一(1)班|3|13946617015",
        "王芳|女|一(1)班|4|",
        "孙二|女|一(1)班|5|",
    ]);
    kept.keep_students(&students(&pupils, None, &Known::new(school())).unwrap().accepted);
    let known = Known { categories: &categories, ..kept.known() };
    let file =
        book(&["班级|姓名|类别", "一(1)班|李明|低保", "一(1)班|王芳|走读", "一(1)班|赵强|低保", "一(1)班|李明|残疾"]);
    let checked = students(&file, None, &known).unwrap();
    let found: Vec<_> = checked
        .accepted
        .iter()
        .map(|each| (each.value.student.sex, each.value.student.seat_no, each.value.reduction.is_some()))
        .collect();
    assert_eq!(found, [(Sex::Male, Some(3), true), (Sex::Female, Some(4), false)]);
    assert!(checked.remarks.iter().all(|said| !said.contains("离校")), "{:?}", checked.remarks);
    assert_eq!(
        said(&checked.problems),
        [
            "4 姓名「赵强」在这个班里没有找到。名单里没有性别一列，只能登记已经在校的学生。",
            "5 类别「残疾」减免类别应为政策口径里的一种：低保；没有的，请先在「设置」的政策口径里加上。"
        ]
    );
}

#[test]
fn a_namesake_of_another_sex_stays_what_he_is() {
    let mut kept = Kept::default();
    let pupils = book(&["姓名|性别|班级|座号", "王子涵|男|一(1)班|3", "王子涵|女|一(1)班|4"]);
    kept.keep_students(&students(&pupils, None, &Known::new(school())).unwrap().accepted);
    let file = book(&["班级|姓名|座号|减免类别", "一(1)班|王子涵|4|孤儿"]);
    let checked = students(&file, None, &kept.known()).unwrap();
    let found = &checked.accepted[0].value.student;
    assert_eq!((found.seat_no, found.sex), (Some(4), Sex::Female), "{:?}", checked.problems);
}
