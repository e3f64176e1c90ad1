//! Lists of reductions and of what was charged before: pupil lists without 性别, of pupils who are kept already.
use super::{Kept, book, said, school};
use crate::days::Month;
use crate::ids::StudentId;
use crate::intake::becomes::{Becomes, Names};
use crate::intake::{Declining, Effect, Known, List, choices, layout, students};
use crate::money::Fen;
use crate::records::{ChargedBefore, ClassStyle};
use crate::words::{Sex, StudentStatus};

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
fn what_was_charged_before_is_taken_to_run_to_the_month_before_the_first_that_is_kept() {
    let mut kept = Kept::default();
    let pupils = book(&["姓名|性别|班级", "李明|男|一(1)班", "王芳|女|一(1)班", "孙二|女|一(1)班", "周五|女|一(1)班"]);
    kept.keep_students(&students(&pupils, None, &Known::new(school())).unwrap().accepted);
    let october = Month::read("2026-10").unwrap();
    kept.students[1].charged_before = Some(ChargedBefore { until: october, fen: Fen(100) });
    let file = book(&[
        "班级|姓名|以前已收(元)",
        "一(1)班|李明|=320.5",
        "一(1)班|王芳|0",
        "一(1)班|孙二|",
        "一(1)班|周五|三百",
    ]);
    let known = Known { charged_until: Some(october), ..kept.known() };
    let checked = students(&file, None, &known).unwrap();
    let found: Vec<_> = checked.accepted.iter().map(|each| (each.effect, each.value.student.charged_before)).collect();
    let charged = ChargedBefore { until: october, fen: Fen(32_050) };
    assert_eq!(found, [(Effect::Changed, Some(charged)), (Effect::Changed, None), (Effect::Unchanged, None)]);
    assert_eq!(said(&checked.problems), ["5 以前已收(元)「三百」应填金额（元），如 320 或 320.50。"]);
    let told =
        "「以前已收(元)」算作本学期到2026年10月为止、在本程序以外收的（各项一起，减免以前），算进学期封顶，不再另收。";
    assert!(checked.remarks.contains(&told.to_owned()), "{:?}", checked.remarks);
    let names = Names::new(known, ClassStyle::default());
    let changes = checked.accepted[0].value.changes(&names);
    assert_eq!((changes[0].field.as_str(), changes[0].after.as_str()), ("本学期以前已收", "320.50 元（到2026年10月）"));
    // Their seats are known: a numbering is no news.
    let numbered = book(&[
        "序号|班级|姓名|已收",
        "=1|一(1)班|李明|100",
        "=2|一(1)班|王芳|100",
        "=3|一(1)班|孙二|100",
        "=4|一(1)班|周五|0",
    ]);
    let checked = students(&numbered, None, &known).unwrap();
    assert!(checked.remarks.len() == 1 && checked.remarks[0].contains("算作本学期"), "{:?}", checked.remarks);
    // A term without earlier months has nothing to enter.
    let checked = students(&file, None, &kept.known()).unwrap();
    assert!(said(&checked.problems)[0].contains("本学期没有在用本程序以前的月份"), "{:?}", checked.problems);
    assert_eq!(checked.problems.len(), 2, "nothing and zero are no amounts");
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

#[test]
fn a_shorter_word_for_one_category_is_that_category_and_several_are_asked_about() {
    let categories = ["农村低保", "城市低保", "残疾学生", "孤儿", "其他家庭困难"].map(str::to_owned);
    let mut kept = Kept::default();
    let pupils = book(&["姓名|性别|班级|座号", "李明|男|一(1)班|3"]);
    kept.keep_students(&students(&pupils, None, &Known::new(school())).unwrap().accepted);
    for (categories, word, wanted) in [
        (&categories[..], "残疾", Some("残疾学生")),
        (&categories, "残疾儿童", Some("残疾学生")),
        (&categories, "孤儿学生", Some("孤儿")),
        (&categories, "城市低保户", Some("城市低保")),
        (&categories, "低保", None),
        (&categories, "困难", Some("其他家庭困难")),
        // Without standards of the school's own every word of hardship stands as it is.
        (&[], "低保", Some("低保")),
    ] {
        let known = Known { categories, ..kept.known() };
        let file = book(&["班级|姓名|类别", &format!("一(1)班|李明|{word}")]);
        let checked = students(&file, None, &known).unwrap();
        let found = checked.accepted.first().and_then(|row| row.value.reduction.as_ref());
        assert_eq!(found.map(|found| found.category.as_str()), wanted, "{word}");
        let laid = layout(&file, List::Students, None).unwrap();
        let field = checked.problems.first().and_then(|problem| laid.mends(problem)).map(|(field, _)| field);
        assert_eq!(field, wanted.is_none().then_some("reduction"), "{word}");
    }
    let known = Known { categories: &categories, ..kept.known() };
    assert_eq!(choices(List::Students, "reduction", &known), categories);
    assert_eq!(choices(List::Students, "sex", &known), ["男", "女"]);
    assert!(choices(List::Students, "name", &known).is_empty());
}

#[test]
fn namesakes_of_a_class_are_shown_with_their_seats() {
    let mut kept = Kept::default();
    let pupils = book(&[
        "姓名|性别|班级|座号",
        "王子涵|男|一(1)班|3",
        "王子涵|女|一(1)班|4",
        "李明|男|一(1)班|5",
        "王子涵|男|一(2)班|3",
        "赵强|男|一(2)班|4",
    ]);
    kept.keep_students(&students(&pupils, None, &Known::new(school())).unwrap().accepted);
    // Whoever left is nobody's namesake.
    if let Some(gone) = kept.students.last_mut() {
        (gone.home_class, gone.name, gone.status) = (kept.classes[0].id, "李明".into(), StudentStatus::Left);
    }
    let names = Names::new(kept.known(), ClassStyle::default());
    let declined = |id: i64| Declining { row: 2, student: StudentId(id), is_kept: false };
    let all: Vec<Declining> = kept.students.iter().map(|each| declined(each.id.0)).collect();
    let shown: Vec<String> = names.declined(&all, 9).into_iter().map(|row| row.who).collect();
    assert_eq!(shown[..4], ["一(1)班 3 号 王子涵", "一(1)班 4 号 王子涵", "一(1)班 李明", "一(2)班 王子涵"]);
}

#[test]
fn a_numbering_in_a_list_without_sex_changes_no_seat_and_names_nobody_else() {
    let mut kept = Kept::default();
    let names = ["周一鸣", "周二鸣", "周三鸣", "周四鸣", "周五鸣", "王子涵", "王子涵"];
    let seats = [1, 2, 3, 4, 5, 6, 12];
    let mut lines = vec!["姓名|性别|班级|座号".to_owned()];
    lines.extend(names.iter().zip(seats).map(|(name, seat)| format!("{name}|男|一(1)班|{seat}")));
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    kept.keep_students(&students(&book(&lines), None, &Known::new(school())).unwrap().accepted);
    let known = Known { charged_until: Month::read("2026-10"), ..kept.known() };
    let charged = |rows: &[(u32, &str)]| {
        let mut lines = vec!["序号|班级|姓名|以前已收".to_owned()];
        lines.extend(rows.iter().map(|(number, name)| format!("={number}|一(1)班|{name}|{}", 100 + number)));
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let checked = students(&book(&lines), None, &known).unwrap();
        let of = |each: &crate::intake::Accepted<crate::intake::TakenStudent>| {
            let student = &each.value.student;
            (student.seat_no, student.charged_before.map(|charged| charged.fen.0 / 100 - 100))
        };
        (checked.accepted.iter().map(of).collect::<Vec<_>>(), checked.problems.len())
    };
    // Their own seats: the namesake of seat 12 is meant.
    let own: Vec<(u32, &str)> = seats.into_iter().zip(names).filter(|(seat, _)| *seat != 6).collect();
    let (found, problems) = charged(&own);
    assert_eq!(problems, 0);
    assert!(found.iter().all(|(seat, number)| seat.map(i64::from) == *number), "{found:?}");
    // Another numbering: seats stay, and the one of two namesakes is asked about.
    let other: Vec<(u32, &str)> = (1..).zip(["周二鸣", "周三鸣", "周四鸣", "周五鸣", "周一鸣", "王子涵"]).collect();
    let (found, problems) = charged(&other);
    assert_eq!(
        (found, problems),
        ([(2, 1), (3, 2), (4, 3), (5, 4), (1, 5)].map(|(seat, number)| (Some(seat), Some(number))).to_vec(), 1)
    );
}
