//! Sheets to tick: a column for each group or weekday, and a sign where the pupil takes part.
use super::rows::{office, with_groups};
use super::{said, sheet};
use crate::cells::Workbook;
use crate::ids::GroupId;
use crate::intake::{Checked, Chosen, List, TakenEnrolment, enrolments, gathered, tick_columns, which_list};

/// Row, pupil, group and days, in the order of the rows.
fn places(checked: &Checked<TakenEnrolment>) -> Vec<String> {
    let each = checked.accepted.iter().map(|each| {
        let place = &each.value.enrolment;
        format!("{} {} {} {}", each.row, place.student, place.group, place.weekdays)
    });
    each.collect()
}

fn of(name: &str, lines: &[&str]) -> Workbook {
    let book = Workbook { format: "xlsx".into(), sheets: vec![sheet(name, lines)], remarks: Vec::new() };
    gathered(book, List::Enrolments, &Chosen::default())
}

#[test]
fn columns_of_groups_are_read_whatever_sign_stands_in_them() {
    let (kept, all) = office();
    let known = with_groups(&kept, &all);
    for (name, lines) in [
        ("一(1)班", vec!["序号|姓名|作业一班|合唱", "=1|李明|√|", "=2|王芳|✓|1", "合计||2|1"]),
        (
            "Sheet1",
            vec!["一(1)班课后服务报名表|||", "序号|姓名|作业一班|合唱团（周二）", "=1|李明|是|否", "=2|王芳|王芳|参加"],
        ),
        ("Sheet1", vec!["姓名|班级|作业一班|合唱团", "李明|一(1)班|√|", "王芳|一1班|作业一班|√"]),
    ] {
        let file = of(name, &lines);
        let checked = enrolments(&file, None, &known).unwrap();
        assert_eq!(said(&checked.problems), Vec::<String>::new(), "{lines:?}");
        let told: Vec<String> = places(&checked).iter().map(|place| place[2..].to_owned()).collect();
        assert_eq!(told, ["1 1 一三五", "2 1 一三五", "2 2 二"], "{lines:?}");
        assert_eq!(which_list(&file)[0].list, List::Enrolments, "{lines:?}");
    }
}

#[test]
fn weekday_columns_are_of_the_group_the_title_names() {
    let (kept, all) = office();
    let known = with_groups(&kept, &all);
    let file = of(
        "Sheet1",
        &["一(1)班 作业一班 报名表||||", "姓名|周一|周二|周三|周五", "李明|√||√|", "王芳||||", "王芳2||||"],
    );
    let checked = enrolments(&file, None, &known).unwrap();
    assert_eq!(places(&checked), ["3 1 1 一三"]);
    let wrong = of("Sheet1", &["一(1)班 作业一班 报名表||||", "姓名|周一|周二|周三|周五", "李明|√|√||"]);
    let checked = enrolments(&wrong, None, &known).unwrap();
    assert_eq!(places(&checked), ["3 1 1 一"], "what the group has no time for is left to the others");
}

#[test]
fn a_column_of_no_group_asks_and_takes_what_is_chosen() {
    let (kept, all) = office();
    let known = with_groups(&kept, &all);
    let file = of("一(1)班", &["姓名|作业一班|小记者", "李明|√|", "王芳||√"]);
    let checked = enrolments(&file, None, &known).unwrap();
    assert_eq!(places(&checked), ["2 1 1 一三五"]);
    assert_eq!(
        said(&checked.problems),
        ["1 小记者「小记者」不知道是哪个服务班，请在右边为这一列选服务班，或选「不导入」。"]
    );
    for (group, wanted) in [(Some(GroupId(2)), vec!["2 1 1 一三五", "3 2 2 二"]), (None, vec!["2 1 1 一三五"])] {
        let chosen = Chosen { ticks: [("小记者".to_owned(), group)].into(), ..Chosen::default() };
        let checked = enrolments(&file, Some(&chosen), &known).unwrap();
        assert_eq!(
            (places(&checked), checked.problems.len()),
            (wanted.iter().map(|each| (*each).to_owned()).collect(), 0)
        );
        let shown = tick_columns(&file, Some(&chosen), &known);
        assert_eq!((shown[1].group, shown[1].left_out, shown[1].ticks), (group, group.is_none(), 1));
    }
    let words = of("一(1)班", &["姓名|作业一班", "李明|√", "王芳|下周再说", "李明|√"]);
    let told = said(&enrolments(&words, None, &known).unwrap().problems);
    assert_eq!(told, ["3 作业一班「下周再说」参加的打√，不参加的空着。"]);
}

#[test]
fn a_list_of_pupils_or_of_marks_is_no_sheet_to_tick() {
    let (kept, all) = office();
    let known = with_groups(&kept, &all);
    for lines in [
        vec!["序号|姓名|班级", "=1|李明|一(1)班"],
        vec!["姓名|班级|1|2|3", "李明|一(1)班|√|√|√"],
        vec!["姓名|班级|爱好", "李明|一(1)班|足球"],
    ] {
        assert!(enrolments(&of("Sheet1", &lines), None, &known).is_err(), "{lines:?}");
    }
}
