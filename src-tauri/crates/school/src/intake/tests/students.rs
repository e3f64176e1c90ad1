//! The pupil list: values, duplicates, who is found again and what changes.
use super::{Kept, book, effects, id, said, school};
use crate::days::Span;
use crate::ids::{HomeClassId, StudentId};
use crate::intake::{Chosen, Known, students};
use crate::no::Problem;
use crate::records::{HomeClass, Student};
use crate::words::{Boarding, Sex, Stage, StudentStatus};
use proptest::prelude::*;

fn problems(lines: &[&str]) -> Vec<String> {
    said(&students(&book(lines), None, &Known::new(school())).unwrap().problems)
}

#[test]
fn each_field_is_judged_by_its_own_rule() {
    let good = id(1);
    let code = format!("G{good}");
    let other = format!("G{}", id(2));
    for (header, value, wanted) in [
        ("姓名", "李?", "姓名里有丢失的字，请在原表补上正确的字。"),
        ("性别", "X", "应为男、女中的一种。"),
        ("性别", "", "不能空着，请填写性别。"),
        ("身份证件号", "110101201805021234", "身份证件号的校验位不对，号码中有抄错的数字。"),
        ("身份证件号", "#6.10102E+17", "是被 Excel 改写过的号码，无法还原。请在原表把该列设为文本后重新导出。"),
        ("身份证件号", "6.10102E+17", "是被 Excel 改写过的号码，无法还原。请在原表把该列设为文本后重新导出。"),
        ("学籍号", "=2026010101", "学籍号应为 19 位，这里是 10 位。"),
        ("班级", "七(1)班", "本校是小学，没有七年级，请核对年级。"),
        ("座号", "零", "应填 1 到 9999 的整数。"),
        ("就读方式", "半托", "应为走读、住校中的一种。"),
        ("联系电话", "妈妈", "电话应为 11 位手机号，或带区号的座机号。"),
        ("减免止", "2026-08-01", "减免止应不早于减免起。"),
        ("性别", "男性", ""),
        ("性别", "1", ""),
        ("性别", "Ｍ", ""),
        ("身份证件号", good.to_lowercase().as_str(), ""),
        ("身份证件号", "无", ""),
        ("学籍号", code.as_str(), ""),
        ("座号", "３号", ""),
        ("就读方式", "寄宿生", ""),
        ("联系电话", "=13946617015", ""),
        ("联系电话", "13946617015（妈妈）", ""),
        ("减免止", "@2026-12-31", ""),
    ] {
        let headers = [
            "姓名",
            "性别",
            "身份证件号",
            "学籍号",
            "班级",
            "座号",
            "就读方式",
            "联系电话",
            "减免类别",
            "减免起",
            "减免止",
        ];
        let usual = ["李明", "男", "", "", "一(1)班", "", "", "", "孤儿", "2026-09-01", ""];
        let row: Vec<&str> =
            headers.iter().zip(usual).map(|(each, usual)| if *each == header { value } else { usual }).collect();
        let found = problems(&[&headers.join("|"), &row.join("|")]);
        let quoted = value.trim_start_matches(['#', '=', '@']);
        let expected: Vec<String> =
            if wanted.is_empty() { vec![] } else { vec![format!("2 {header}「{quoted}」{wanted}")] };
        assert_eq!(found, expected, "{header} {value}");
    }
    let two = problems(&["姓名|性别|班级|身份证件号|学籍号", &format!("李明|男|一(1)班|{good}|{other}")]);
    assert_eq!(two, [format!("2 学籍号「{other}」G 开头的学籍号，后 18 位应与身份证件号相同。")]);
}

#[test]
fn a_class_needs_a_grade_from_somewhere() {
    assert_eq!(
        problems(&["姓名|性别|年级|班级", "李明|男||2班", "王芳|女||三(2)班"]),
        ["2 年级「」看不出是哪个年级，请填写年级，或把班级写作「三(2)班」。"]
    );
}

#[test]
fn own_numbers_are_not_taken_for_the_code_and_other_papers_are_kept() {
    let code = format!("G{}", id(3));
    let file = book(&[
        "学号|姓名|性别|班级|国网编号|证件类型|证件号",
        &format!("=2026010101|李明|男|一(1)班|{code}|护照|E12345678"),
    ]);
    let checked = students(&file, None, &Known::new(school())).unwrap();
    let student = &checked.accepted[0].value.student;
    assert_eq!(student.student_code.as_deref(), Some(code.as_str()));
    assert_eq!(student.id_number.as_deref(), Some("E12345678"));
    let file = book(&["学号|姓名|性别|班级", "=2026010101|李明|男|一(1)班"]);
    let checked = students(&file, None, &Known::new(school())).unwrap();
    assert_eq!(checked.accepted[0].value.student.student_code, None);
    assert_eq!(checked.remarks, ["「学号」列不是 19 位的学籍号，按学校自编的号码略过。"]);
}

#[test]
fn two_rows_of_one_pupil_are_told() {
    let (one, two) = (id(1), id(2));
    let found = problems(&[
        "姓名|性别|班级|座号|身份证件号",
        &format!("李明|男|一(1)班||{one}"),
        &format!("李铭|男|一(1)班||{one}"),
        "王芳|女|一(1)班||",
        "王 芳|女|一(1)班||",
        "赵强|男|一(1)班|3|",
        "赵强|男|一(1)班|4|",
        "孙丽|女|一(1)班|5|",
        "孙丽|女|一(1)班|5|",
        &format!("周洋|男|一(1)班||{two}"),
        "周洋|男|一(2)班||",
    ]);
    assert_eq!(
        found,
        [
            format!("3 身份证件号「{one}」与第 2 行的身份证件号相同，一名学生只能有一行。"),
            "4 姓名「王芳」第 4、5 行是同一班的同名学生，请填写学籍号或座号以便区分。".to_owned(),
            "5 姓名「王 芳」第 4、5 行是同一班的同名学生，请填写学籍号或座号以便区分。".to_owned(),
            "8 姓名「孙丽」第 8、9 行是同一班的同名学生，请填写学籍号或座号以便区分。".to_owned(),
            "9 姓名「孙丽」第 8、9 行是同一班的同名学生，请填写学籍号或座号以便区分。".to_owned(),
        ]
    );
}

fn kept_student(number: i64, name: &str, class: i64, code: Option<String>, seat_no: Option<u32>) -> Student {
    Student {
        id: StudentId(number),
        student_code: code,
        name: name.into(),
        sex: Sex::Male,
        id_number: None,
        home_class: HomeClassId(class),
        seat_no,
        boarding: Boarding::Boarder,
        status: StudentStatus::Present,
        left_on: None,
        note: "转入".into(),
        charged_before: None,
    }
}

#[test]
fn a_pupil_is_found_again_and_blank_cells_keep_what_is_kept() {
    let code = |serial| format!("G{}", id(serial));
    let mut left = kept_student(4, "钱多", 1, Some(code(4)), None);
    left.status = StudentStatus::Left;
    let kept = Kept {
        students: vec![
            kept_student(1, "李明", 1, Some(code(1)), Some(7)),
            kept_student(2, "王芳", 1, None, Some(8)),
            kept_student(3, "阿依古丽·买买提", 1, None, None),
            left,
            kept_student(5, "赵强", 1, None, Some(1)),
            kept_student(6, "赵强", 1, None, Some(2)),
        ],
        classes: [(1, "1"), (2, "2")]
            .map(|(number, label)| HomeClass {
                id: HomeClassId(number),
                stage: Stage::Primary,
                entry_year: 2026,
                label: label.into(),
            })
            .into(),
        ..Kept::default()
    };
    let file = book(&[
        "学籍号|姓名|性别|班级|座号",
        &format!("{}|李铭|男|一(2)班|", code(1)),
        "|王芳|男|一(1)班|9",
        "|阿依古丽买买提|男|一(1)班|",
        &format!("{}|钱多|男|一(1)班|", code(4)),
        "|赵强|男|一(1)班|2",
        "|赵强|男|一(1)班|",
    ]);
    let checked = students(&file, None, &kept.known()).unwrap();
    let found: Vec<(u32, i64, &str, Option<u32>)> = checked
        .accepted
        .iter()
        .map(|each| (each.row, each.value.student.id.0, each.value.student.name.as_str(), each.value.student.seat_no))
        .collect();
    assert_eq!(
        found,
        [
            (2, 1, "李铭", Some(7)),
            (3, 2, "王芳", Some(9)),
            (4, 3, "阿依古丽买买提", None),
            (5, 4, "钱多", None),
            (6, 6, "赵强", Some(2)),
        ]
    );
    let keeps = |student: &Student| student.boarding == Boarding::Boarder && student.note == "转入";
    assert!(checked.accepted.iter().all(|each| keeps(&each.value.student)));
    assert_eq!(effects(&checked), (0, 4, 1));
    assert_eq!(
        said(&checked.problems),
        ["7 姓名「赵强」第 6、7 行是同一班的同名学生，班上原来还有 2 名，请填写学籍号或座号以便区分。"]
    );
    assert_eq!(
        checked.remarks,
        [
            "第 5 行：原已离校，按名单改为在校。",
            "第 2 行：学籍号或证件号相同，姓名由「李明」改为「李铭」。",
            "第 2 行：换了班级，按名单转入新的班级。"
        ]
    );
}

#[test]
fn guardians_and_reductions_come_with_the_row() {
    let categories = ["孤儿".to_owned(), "农村低保".to_owned()];
    let known = Known { categories: &categories, ..Known::new(school()) };
    let file = book(&[
        "姓名|性别|班级|监护人|联系电话|减免类别|减免起|减免止",
        "李明|男|一(1)班|李大明|13946617015|农村低保|2026-11-17|",
        "王芳|女|一(1)班||13946617016|无||",
        "赵强|男|一(1)班|赵大强||烈属||",
    ]);
    let checked = students(&file, None, &known).unwrap();
    let first = &checked.accepted[0].value;
    assert_eq!(
        first.guardian.as_ref().map(|each| (each.name.as_str(), each.phone.as_str())),
        Some(("李大明", "13946617015"))
    );
    let reduction = first.reduction.clone().unwrap();
    assert_eq!(
        (reduction.category.as_str(), reduction.valid),
        ("农村低保", Span { from: super::day("2026-11-17"), to: Some(super::day("2027-01-22")) })
    );
    assert_eq!(checked.accepted[1].value.reduction, None);
    assert_eq!(
        said(&checked.problems),
        ["4 减免类别「烈属」减免类别应为政策口径里的一种：孤儿、农村低保；没有的，请先在「设置」的政策口径里加上。"]
    );
}

fn row() -> impl Strategy<Value = (String, String)> {
    let name = prop::sample::select(vec!["李明", "王芳", "赵强", "阿依古丽·买买提", "李䶮", ""]);
    let sex = prop::sample::select(vec!["男", "女", "1", "X"]);
    let class = prop::sample::select(vec!["一(1)班", "三年级2班", "602", "2班"]);
    let seat = prop::sample::select(vec!["", "1", "2", "x"]);
    (name, sex, class, seat, prop::option::of(0u32..6), prop::sample::select(vec!["", "13946617015"])).prop_map(
        |(name, sex, class, seat, serial, phone)| {
            let number = serial.map(id).unwrap_or_default();
            (format!("{name}|{sex}|{class}|{seat}|{number}|{phone}"), String::new())
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn every_row_is_taken_or_told_and_the_same_file_twice_changes_nothing(rows in prop::collection::vec(row(), 1..14)) {
        let lines: Vec<&str> = std::iter::once("姓名|性别|班级|座号|身份证件号|联系电话").chain(rows.iter().map(|(row, _)| row.as_str())).collect();
        let file = book(&lines);
        let mut kept = Kept::default();
        let first = students(&file, None, &kept.known()).unwrap();
        let mut told: Vec<u32> = first.problems.iter().map(|no: &Problem| no.row).collect();
        told.dedup();
        prop_assert_eq!(told.len() + first.accepted.len(), first.rows as usize);
        kept.keep_students(&first.accepted);
        let before = kept.clone();
        let again = students(&file, None, &kept.known()).unwrap();
        prop_assert_eq!(effects(&again), (0, 0, first.accepted.len()));
        kept.keep_students(&again.accepted);
        prop_assert_eq!(&before.students, &kept.students);
        // The words may differ: a namesake that was taken in is there the second time.
        let places = |all: &[Problem]| all.iter().map(|no| (no.row, no.column.clone(), no.found.clone())).collect::<Vec<_>>();
        prop_assert_eq!(places(&first.problems), places(&again.problems));
    }
}

#[test]
fn pupils_whom_a_list_of_their_class_lacks_are_named_and_left_alone() {
    let mut kept = Kept::default();
    let list = |lines: &[&str]| book(&[&["姓名|性别|班级|座号"], lines].concat());
    let first = list(&["李明|男|一(1)班|1", "王芳|女|一(1)班|2", "赵强|男|一(1)班|3", "孙丽|女|一(2)班|1"]);
    kept.keep_students(&students(&first, None, &kept.known()).unwrap().accepted);
    let next = list(&["李明|男|一(1)班|1", "王方|女|一(1)班|2"]);
    let checked = students(&next, None, &kept.known()).unwrap();
    assert_eq!(effects(&checked), (1, 0, 1));
    assert_eq!(
        checked.remarks,
        [
            "第 3 行：「王方」与本班已有的「王芳」只差一个字；如是同一人，请改成一样的姓名再导入。",
            "一(1)班在校 3 人，名单里有 2 人；在校而不在名单里的有 2 人：王芳、赵强，是否离校由您决定。",
        ]
    );
    let wrong = list(&["李明|男|一(1)班|1", "王芳|X|一(1)班|2", "赵强|男|一(1)班|3"]);
    assert_eq!(students(&wrong, None, &kept.known()).unwrap().remarks, Vec::<String>::new());
}

#[test]
fn numbers_of_a_family_are_told_apart_by_whose_they_are() {
    let file = book(&[
        "姓名|性别|班级|联系电话",
        "李明|男|一(1)班|父:13946617015 母:13846617016",
        "王芳|女|一(1)班|妈妈13946617017",
        "赵强|男|一(1)班|13946617018（爸爸）",
        "孙丽|女|一(1)班|孙大明13946617019",
    ]);
    let mut kept = Kept::default();
    let checked = students(&file, None, &kept.known()).unwrap();
    assert_eq!(said(&checked.problems), Vec::<String>::new());
    let people = |place: usize| {
        let row = &checked.accepted[place].value;
        let all = row.guardian.iter().chain(&row.others);
        all.map(|each| format!("{} {}", each.relation, each.phone)).collect::<Vec<_>>()
    };
    assert_eq!(people(0), ["父亲 13946617015", "母亲 13846617016"]);
    assert_eq!((people(1), people(2)), (vec!["母亲 13946617017".to_owned()], vec!["父亲 13946617018".to_owned()]));
    assert_eq!(people(3), [" 13946617019"]);
    assert_eq!(checked.remarks, ["第 5 行：电话旁写的「孙大明」没有读入，请核对。"]);
    kept.keep_students(&checked.accepted);
    assert_eq!(effects(&students(&file, None, &kept.known()).unwrap()), (0, 0, 4));
}

#[test]
fn that_birthdays_are_told_by_the_id_alone_is_said() {
    let file = book(&["姓名|性别|班级|出生年月", "李明|男|一(1)班|2019.9"]);
    let checked = students(&file, None, &Known::new(school())).unwrap();
    let wanted = "「出生年月」一列没有读入：出生日期由身份证件号得出，有身份证件号的学生会自动显示。";
    assert_eq!((checked.accepted.len(), checked.remarks), (1, vec![wanted.to_owned()]));
}

#[test]
fn a_numbering_that_begins_anew_in_every_class_is_its_own_order() {
    // rows → seats as read; - where there is none
    for (head, rows, wanted) in [
        ("序号|姓名|性别|班级", &["1|李明|男|一(1)班", "2|王芳|女|一(1)班", "1|赵强|男|一(2)班"][..], "1 2 1"),
        (
            "序号|姓名|性别|班级",
            &["1|李明|男|一(1)班", "2|王芳|女|", "3|周洋|男|", "1|赵强|男|一(2)班", "2|孙丽|女|"],
            "1 2 3 1 2",
        ),
        ("序号|姓名|性别|班级", &["1|李明|男|一(1)班", "3|王芳|女|一(1)班"], "1 3"),
        ("序号|姓名|性别|年级|班级", &["1|李明|男|一|1", "2|王芳|女|一|1", "1|赵强|男|二|1"], "1 2 1"),
        // Through the whole school, class after class, from whatever number.
        (
            "序号|姓名|性别|班级",
            &["31|李明|男|一(1)班", "32|王芳|女|一(1)班", "34|赵强|男|一(2)班", "35|孙丽|女|一(2)班"],
            "1 2 1 2",
        ),
        ("序号|姓名|性别|班级", &["1|李明|男|一(1)班", "2|王芳|女|一(1)班", "3|赵强|男|一(2)班"], "1 2 1"),
        // Through the school but not class after class, by another order, or with a column of seats.
        ("序号|姓名|性别|班级", &["1|李明|男|一(1)班", "2|王芳|女|一(2)班", "3|赵强|男|一(1)班"], "- - -"),
        ("序号|姓名|性别|班级", &["2|李明|男|一(1)班", "1|王芳|女|一(1)班"], "- -"),
        ("序号|姓名|性别|班级", &["1|李明|男|一(1)班", "1|王芳|女|一(2)班"], "- -"),
        ("序号|姓名|性别|班级|座号", &["1|李明|男|一(1)班|7", "2|王芳|女|一(1)班|"], "7 -"),
    ] {
        let lines = [&[head], rows].concat();
        let checked = students(&book(&lines), None, &Known::new(school())).unwrap();
        let seats = checked.accepted.iter().map(|each| each.value.student.seat_no);
        let seats: Vec<String> =
            seats.map(|seat| seat.map_or_else(|| "-".to_owned(), |seat| seat.to_string())).collect();
        assert_eq!(seats.join(" "), wanted, "{rows:?} {:?}", checked.problems);
        let told = ["「序号」在每个班都从 1 排起，读作座号", "「序号」全校连着排，读作各班的先后"];
        let is_told = checked.remarks.iter().any(|said| told.iter().any(|told| said.starts_with(told)));
        assert_eq!(is_told, wanted.starts_with('1'), "{:?}", checked.remarks);
    }
    let file = book(&["序号|姓名|性别|班级", "1|李明|男|一(1)班", "2|王芳|女|一(1)班"]);
    let none = Chosen { columns: [("seat_no".to_owned(), String::new())].into(), ..Chosen::default() };
    let checked = students(&file, Some(&none), &Known::new(school())).unwrap();
    assert!(checked.accepted.iter().all(|each| each.value.student.seat_no.is_none()), "the clerk may leave it out");
}

#[test]
fn the_numbers_of_a_part_of_a_class_are_no_seats() {
    let all: Vec<String> = (1..=10).map(|seat| format!("{seat}|学生{seat}|男|一(1)班")).collect();
    let lines: Vec<&str> = std::iter::once("座号|姓名|性别|班级").chain(all.iter().map(String::as_str)).collect();
    let mut kept = Kept::default();
    kept.keep_students(&students(&book(&lines), None, &Known::new(school())).unwrap().accepted);
    let file = book(&["序号|姓名|性别|班级", "1|学生9|男|一(1)班", "2|新同学|女|一(1)班"]);
    let checked = students(&file, None, &kept.known()).unwrap();
    let seats: Vec<_> = checked.accepted.iter().map(|each| each.value.student.seat_no).collect();
    assert_eq!(seats, [Some(9), None], "who is kept keeps the seat");
    assert!(checked.remarks.iter().any(|said| said.contains("「序号」没有读作座号")), "{:?}", checked.remarks);
}
