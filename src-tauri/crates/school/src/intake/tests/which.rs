//! Which list a file is, and how it is laid out when columns are settled by the user.
use super::{book, effects, said, school, sheet};
use crate::cells::Workbook;
use crate::intake::{Chosen, Known, List, RowRole, clear_winner, layout, problem_rows, staff, students, which_list};
use std::collections::BTreeMap;

#[test]
fn a_file_is_told_by_its_columns_and_what_stands_in_them() {
    for (head, row, wanted, clear) in [
        ("学籍号|姓名|性别|年级|班级|家长电话", "|李明|男|一年级|1班|13946617015", List::Students, true),
        ("工号|姓名|人员类别|开户行|银行账号", "T001|王芳|本校教师|建行|6217", List::Staff, true),
        ("服务班|服务类别|星期|开始|结束|课时数", "作业班|基础托管|一三|16:30|17:30|1", List::Groups, true),
        ("年级|班级|姓名|服务班|星期|起", "一年级|1班|李明|作业班|一三|2026-09-01", List::Enrolments, true),
        ("日期|服务班|年级|班级|姓名|出勤", "2026-10-12|作业班|一年级|1班|李明|出勤", List::Attendance, true),
        ("日期|服务班|工号|姓名|签到|签退", "2026-10-12|作业班|T001|王芳|16:25|17:35", List::StaffAttendance, true),
        ("日期|类型|按周几|原因", "2026-10-10|班|周三|国庆节调休", List::Calendar, true),
        ("姓名|性别|班级|人员类别", "李明|男|一(1)班|本校教师", List::Students, false),
        (
            "班名|类别|星期|开始|结束|地点|教师|容量",
            "一(1)班作业辅导|作业辅导|周一至周五|16:30|17:30|一(1)教室|方淑贞|40",
            List::Groups,
            true,
        ),
        ("队名|类别|星期|地点|教师|容量", "合唱|社团|周二|音乐室|方淑贞|40", List::Staff, false),
        ("班级|姓名|类别", "一(1)班|李明|低保", List::Students, true),
        ("班级|姓名|本学期以前已收", "一(1)班|李明|320", List::Students, true),
        ("序号|班级|姓名|已收金额", "1|一(1)班|李明|320.50", List::Students, true),
        ("序号|班级|姓名|第一志愿|备注", "1|一(1)班|李明|合唱团|", List::Enrolments, true),
        ("日期|班级|姓名|服务班|原因", "2026-11-05|一(1)班|李明|作业一班|请假", List::Students, false),
        ("菜名|价格", "土豆|2", List::Students, false),
    ] {
        let fits = which_list(&book(&["某某小学", head, row]));
        assert_eq!(clear_winner(&fits), clear.then_some(wanted), "{head}: {fits:?}");
        if clear {
            assert_eq!((fits[0].list, fits[0].header_row, fits[0].fits), (wanted, 2, true), "{head}");
        }
    }
}

#[test]
fn a_file_that_lacks_only_what_is_said_for_all_rows_is_told_too() {
    for (head, row, clear) in [
        ("工号|姓名|手机号|任教学科|开户行|银行账号", "T001|王芳|13946617015|语文|建行|6217", Some(List::Staff)),
        ("序号|姓名|身份证号码|工行卡号|开户支行", "1|王芳|33990119880321312X|6217|建行", Some(List::Staff)),
        ("姓名|手机号", "王芳|13946617015", None),
        ("姓名|性别|家长电话|座号|就读方式", "李明|男|13946617015|3|走读", None),
    ] {
        let fits = which_list(&book(&["某某小学", head, row]));
        assert_eq!(clear_winner(&fits), clear, "{head}: {fits:?}");
    }
}

#[test]
fn the_reason_names_what_was_found_and_what_is_missing() {
    let fits = which_list(&book(&["姓名|班级|爱好", "李明|一(1)班|足球"]));
    assert_eq!(fits[0].why(), "3 列中认出 2 列：姓名、班级；缺少性别。");
    let nothing = which_list(&book(&["菜名", "土豆"]));
    assert!(nothing[0].why().starts_with("没有认出任何一列；缺少"), "{}", nothing[0].why());
}

#[test]
fn the_sheet_that_fits_is_looked_for_among_the_shown_ones() {
    let list = ["姓名|性别|班级", "李明|男|一(1)班"];
    let mut hidden = sheet("旧", &list);
    hidden.hidden = true;
    let file = Workbook { sheets: vec![hidden, sheet("说明", &["填表说明"]), sheet("新", &list)], ..book(&[]) };
    assert_eq!(which_list(&file)[0].sheet, "新");
}

#[test]
fn settled_columns_go_before_guessed_ones() {
    let file = book(&["名单|||", "姓名|性别|班级|甲|电话|电话", "李明|男|一(1)班|13946617015|1|2", "合计|||||"]);
    let chosen = |columns: &[(&str, &str)], header_row| Chosen {
        columns: columns.iter().map(|(field, header)| ((*field).to_owned(), (*header).to_owned())).collect(),
        header_row,
        ..Chosen::default()
    };
    let known = Known::new(school());
    for (columns, row, phone, problems) in [
        (vec![], None, Some("电话（E 列）"), vec!["3 电话「1」"]),
        (vec![("phone", "甲")], None, Some("甲"), vec![]),
        (vec![("phone", "电话（F 列）")], Some(2), Some("电话（F 列）"), vec!["3 电话「2」"]),
        (vec![("phone", "")], None, None, vec![]),
        (vec![("phone", "没有的列")], None, Some("电话（E 列）"), vec!["3 电话「1」"]),
    ] {
        let chosen = chosen(&columns, row);
        let laid = layout(&file, List::Students, Some(&chosen)).unwrap();
        let found = laid.fields.iter().find(|field| field.field == "phone").unwrap();
        assert_eq!(found.header.as_deref(), phone, "{columns:?}");
        let checked = students(&file, Some(&chosen), &known).unwrap();
        let told = said(&checked.problems);
        assert_eq!(told.len(), problems.len(), "{told:?}");
        assert!(told.iter().zip(problems).all(|(told, wanted)| told.starts_with(wanted)), "{told:?}");
    }
    let roles = layout(&file, List::Students, None).unwrap();
    assert_eq!(
        [1, 2, 3, 4].map(|row| roles.role(row)),
        [RowRole::Above, RowRole::Header, RowRole::Data, RowRole::Left]
    );
}

#[test]
fn a_file_that_lacks_a_column_is_laid_out_all_the_same() {
    let file = book(&["名|男女性|班级", "李明|男|一(1)班"]);
    let laid = layout(&file, List::Students, None).unwrap();
    assert_eq!(laid.missing, ["姓名", "性别"]);
    assert_eq!(laid.headers, ["名", "男女性", "班级"]);
    let columns = BTreeMap::from([("name", "名"), ("sex", "男女性")].map(|(f, h)| (f.to_owned(), h.to_owned())));
    let chosen = Chosen { columns, ..Chosen::default() };
    assert_eq!(effects(&students(&file, Some(&chosen), &Known::new(school())).unwrap()), (1, 0, 0));
    assert!(layout(&file, List::Students, Some(&chosen)).unwrap().missing.is_empty());
}

#[test]
fn problem_rows_are_handed_back_under_their_header() {
    let file = book(&["姓名*|人员类别|身份证号", "王芳|本校教师|#6.10102E+17", "李强|本校教师|", "赵刚|厨师|7"]);
    let problems = staff(&file, None, &Known::new(school())).unwrap().problems;
    let found = problem_rows(&file, List::Staff, None, &problems).unwrap();
    assert_eq!(found.headers, ["姓名*", "人员类别", "身份证号"]);
    assert_eq!(found.rows.iter().map(|row| row.row).collect::<Vec<_>>(), [2, 4]);
    assert_eq!(found.rows[0].cells, ["王芳", "本校教师", "6.10102E+17"]);
    assert_eq!(found.rows[0].notes.keys().copied().collect::<Vec<_>>(), [2]);
    assert_eq!(found.rows[1].notes.keys().copied().collect::<Vec<_>>(), [1, 2]);
}
