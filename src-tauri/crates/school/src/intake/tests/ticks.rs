//! Sheets to tick: a column for each group or weekday, and a sign where the pupil takes part.
use super::rows::{office, with_groups};
use super::{Kept, book, said, sheet};
use crate::cells::Workbook;
use crate::ids::EnrolmentId;
use crate::ids::GroupId;
use crate::intake::{
    Checked, Chosen, EACH_OWN, Known, List, TakenEnrolment, enrolments, gathered, groups, layout, students,
    tick_columns, unused, usual_group, which_list,
};
use crate::records::Group;

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
fn a_column_of_a_group_and_a_weekday_means_that_day_alone() {
    let (kept, all) = office();
    let known = with_groups(&kept, &all);
    let file = of(
        "Sheet1",
        &["姓名|班级|作业一班周一|作业一班（周三）|周五作业|合唱团", "李明|一(1)班|√||√|√", "王芳|一(1)班||√||"],
    );
    let checked = enrolments(&file, None, &known).unwrap();
    assert_eq!(said(&checked.problems), Vec::<String>::new());
    let told: Vec<String> = places(&checked).iter().map(|place| place[2..].to_owned()).collect();
    assert_eq!(told, ["1 1 一五", "1 2 二", "2 1 三"]);
    let days: Vec<String> = tick_columns(&file, None, &known).into_iter().map(|tick| tick.day_label).collect();
    assert_eq!(days, ["周一", "周三", "周五", ""]);
    let other = of("Sheet1", &["姓名|班级|作业一班周二", "李明|一(1)班|√"]);
    let checked = enrolments(&other, None, &known).unwrap();
    assert!(said(&checked.problems)[0].contains("不知道是哪个服务班"), "the group does not meet on that day");
    let several = of("Sheet1", &["姓名|班级|作业一班周一至周五", "李明|一(1)班|√"]);
    assert_eq!(places(&enrolments(&several, None, &known).unwrap()), ["2 1 1 一三五"]);
}

#[test]
fn who_is_named_and_chooses_nothing_takes_no_part() {
    let (kept, all) = office();
    let known = with_groups(&kept, &all);
    // list → rows with places; rows of those who take no part
    for (lines, wanted, declined) in [
        (vec!["姓名|班级|作业一班|合唱团|备注", "李明|一(1)班|√||", "王芳|一(1)班|||不参加"], "2", "3"),
        (vec!["姓名|班级|作业一班|合唱团", "王芳|一(1)班|否|×", "李明|一(1)班||√"], "3", "2"),
        (vec!["姓名|班级|服务班|星期|起", "王芳|一(1)班|不参加||", "李明|一(1)班|作业一班|一|2026-09-01"], "3", "2"),
        (
            vec!["提交时间|姓名|班级|服务班", "2026-09-01|王芳|一(1)班|不参加", "2026-09-02|王芳|一(1)班|作业一班"],
            "3",
            "",
        ),
        (
            vec!["提交时间|姓名|班级|服务班", "2026-09-02|王芳|一(1)班|不参加", "2026-09-01|王芳|一(1)班|作业一班"],
            "",
            "2",
        ),
    ] {
        let checked = enrolments(&of("Sheet1", &lines), None, &known).unwrap();
        assert_eq!(said(&checked.problems), Vec::<String>::new(), "{lines:?}");
        let rows = |rows: Vec<u32>| rows.iter().map(u32::to_string).collect::<Vec<_>>().join(" ");
        let accepted: std::collections::BTreeSet<u32> = checked.accepted.iter().map(|each| each.row).collect();
        let refused = checked.declined.iter().map(|each| each.row).collect();
        let found = (rows(accepted.into_iter().collect()), rows(refused));
        assert_eq!(found, (wanted.to_owned(), declined.to_owned()), "{lines:?}");
    }
}

#[test]
fn a_list_that_names_groups_and_no_days_means_every_day_of_them() {
    let (kept, all) = office();
    let known = with_groups(&kept, &all);
    let file = of("Sheet1", &["序号|班级|姓名|社团", "=1|一(1)班|李明|合唱团、作业一班", "=2|一(1)班|王芳|不参加"]);
    let checked = enrolments(&file, None, &known).unwrap();
    assert_eq!(said(&checked.problems), Vec::<String>::new());
    let told: Vec<String> = places(&checked).iter().map(|place| place[2..].to_owned()).collect();
    assert_eq!(told, ["1 2 二", "1 1 一三五"]);
    assert_eq!(checked.declined.iter().map(|each| each.row).collect::<Vec<_>>(), [3]);
    let term = checked.accepted[0].value.enrolment.valid.from;
    assert_eq!(term, super::day("2026-09-01"), "from the beginning of the term");
    // A row for each choice, with days, with a beginning.
    for (lines, wanted) in [
        (["姓名|班级|社团", "李明|一(1)班|作业一班", "李明|一(1)班|合唱团"], ["一三五 09-01", "二 09-01"]),
        (["姓名|班级|社团|星期", "李明|一(1)班|作业一班|一", "李明|一(1)班|合唱团|二"], ["一 09-01", "二 09-01"]),
        (
            ["姓名|班级|社团|起", "李明|一(1)班|作业一班|2026-10-12", "李明|一(1)班|合唱团|2026-10-13"],
            ["一三五 10-12", "二 10-13"],
        ),
    ] {
        let checked = enrolments(&of("Sheet1", &lines), None, &known).unwrap();
        assert_eq!(said(&checked.problems), Vec::<String>::new(), "{lines:?}");
        let shown = |each: &crate::records::Enrolment| format!("{} {}", each.weekdays, each.valid.from.format("%m-%d"));
        let mut told: Vec<String> = checked.accepted.iter().map(|each| shown(&each.value.enrolment)).collect();
        told.sort();
        assert_eq!(told, wanted, "{lines:?}");
        assert_eq!(checked.remarks, Vec::<String>::new(), "{lines:?}");
    }
}

#[test]
fn namesakes_are_told_apart_by_numbers_that_are_everybodys_seats() {
    let names = ["周一鸣", "周二鸣", "周三鸣", "周四鸣", "周五鸣", "周六鸣", "赵强", "赵强"];
    let mut lines = vec!["姓名|性别|班级|座号".to_owned()];
    lines.extend(names.iter().zip(1..).map(|(name, seat)| format!("{name}|男|二(1)班|{seat}")));
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let (mut kept, all) = office();
    kept.keep_students(&students(&book(&lines), None, &kept.known()).unwrap().accepted);
    let known = with_groups(&kept, &all);
    // heading of the numbers, the number of the first → whether the namesakes are found
    for (head, first, found) in [("序号", 1, true), ("序号", 9, false), ("座号", 9, true)] {
        let mut list = vec![format!("{head}|姓名|班级|合唱团")];
        list.extend(
            names
                .iter()
                .zip(1..)
                .map(|(name, seat)| format!("={}|{name}|二(1)班|√", if seat == 1 { first } else { seat })),
        );
        let list: Vec<&str> = list.iter().map(String::as_str).collect();
        let checked = enrolments(&of("Sheet1", &list), None, &known).unwrap();
        assert_eq!(checked.problems.is_empty(), found, "{head} {first}: {:?}", checked.problems);
        assert_eq!(checked.accepted.len(), if found { 8 } else { 6 }, "{head} {first}");
        let told = format!("第 8、9 行：同班有几位「赵强」，按「{head}」列的座号分开，请核对。");
        assert_eq!(checked.remarks, if found { vec![told] } else { Vec::new() }, "{head} {first}");
    }
}

#[test]
fn namesakes_are_told_apart_by_the_seat_behind_the_name() {
    let (kept, all) = office();
    let known = with_groups(&kept, &all);
    for (name, wanted) in [("赵强2号", "4"), ("赵强（1号）", "3"), ("赵强 1", "3"), ("赵强3", ""), ("赵强", "")]
    {
        let row = format!("{name}|三(2)班|作业一班|一|2026-09-01");
        let file = of("Sheet1", &["姓名|班级|服务班|星期|起", &row]);
        let checked = enrolments(&file, None, &known).unwrap();
        let found: Vec<String> = checked.accepted.iter().map(|each| each.value.enrolment.student.to_string()).collect();
        assert_eq!(found.join(" "), wanted, "{name} {:?}", said(&checked.problems));
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
    assert!(checked.declined.is_empty(), "the tick of 王芳 is a choice");
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
        assert!(checked.declined.is_empty(), "{group:?}");
        let shown = tick_columns(&file, Some(&chosen), &known);
        assert_eq!((shown[1].group, shown[1].left_out, shown[1].ticks), (group, group.is_none(), 1));
    }
    let days = of("Sheet1", &["姓名|班级|周一|周二", "李明|一(1)班|√|", "王芳|一(1)班||"]);
    let left_out = Chosen { ticks: [("周一至周五".to_owned(), None)].into(), ..Chosen::default() };
    let checked = enrolments(&days, Some(&left_out), &known).unwrap();
    let declined: Vec<u32> = checked.declined.iter().map(|each| each.row).collect();
    assert_eq!((places(&checked), declined), (Vec::new(), vec![3]), "李明 is there on Monday");
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

/// Three classes with two pupils each, and groups of these names, kinds and grades, numbered from 1.
fn classes_and_groups(rows: &[&str]) -> (Kept, Vec<Group>) {
    let mut kept = Kept::default();
    let list = book(&[
        "姓名|性别|班级",
        "李明|男|三(1)班",
        "王芳|女|三(1)班",
        "赵强|男|三(2)班",
        "孙丽|女|三(2)班",
        "周杰|男|四(1)班",
        "吴静|女|四(1)班",
    ]);
    let taken = students(&list, None, &kept.known()).unwrap();
    kept.keep_students(&taken.accepted);
    let lines: Vec<String> = rows.iter().map(|row| format!("{row}|一|16:30|17:30")).collect();
    let lines: Vec<&str> =
        std::iter::once("服务班|服务类别|年级|星期|开始|结束").chain(lines.iter().map(String::as_str)).collect();
    let taken = groups(&book(&lines), None, &kept.known()).unwrap();
    assert_eq!(said(&taken.problems), Vec::<String>::new());
    let numbered = taken.accepted.into_iter().zip(1..);
    let all = numbered.map(|(each, number)| Group { id: GroupId(number), ..each.value.group }).collect();
    (kept, all)
}

const SHEETS: [&str; 7] = [
    "姓名|班级|作业辅导",
    "李明|三(1)班|√",
    "王芳|三(1)班|",
    "赵强|三(2)班|√",
    "孙丽|三(2)班|√",
    "周杰|四(1)班|√",
    "吴静|四(1)班|",
];

#[test]
fn a_column_of_ticks_puts_each_class_into_its_own_group() {
    for (rows, wanted) in [
        (
            vec!["三1班作业辅导|基础托管|三年级", "三2班作业辅导|基础托管|三年级", "四1班作业辅导|基础托管|四年级"],
            "2>1 4>2 5>2 6>3",
        ),
        // By grade where no class is named, by the kind where no name holds the column's.
        (vec!["三年级作业辅导|基础托管|", "作业辅导四|基础托管|四年级"], "2>1 4>1 5>1 6>2"),
        (vec!["301看护|基础托管|", "302看护|基础托管|", "401看护|基础托管|"], "2>1 4>2 5>2 6>3"),
    ] {
        let (kept, all) = classes_and_groups(&rows);
        let known = with_groups(&kept, &all);
        let file = of("Sheet1", &SHEETS);
        let shown = tick_columns(&file, None, &known);
        let checked = enrolments(&file, None, &known).unwrap();
        let places = |checked: &Checked<TakenEnrolment>| {
            let each = checked.accepted.iter().map(|each| format!("{}>{}", each.row, each.value.enrolment.group));
            each.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(places(&checked), wanted, "{rows:?}");
        assert_eq!((shown[0].group, shown[0].may_be_own), (Some(EACH_OWN), true), "{rows:?}");
        assert_eq!(said(&checked.problems), Vec::<String>::new(), "{rows:?}");
    }
}

#[test]
fn rows_for_which_no_group_or_several_fit_say_so() {
    let rows =
        ["三1班作业辅导|基础托管|三年级", "四年级作业辅导甲|基础托管|四年级", "四年级作业辅导乙|基础托管|四年级"];
    let (kept, all) = classes_and_groups(&rows);
    let known = with_groups(&kept, &all);
    let file = of("Sheet1", &SHEETS);
    let shown = tick_columns(&file, None, &known);
    assert_eq!((shown[0].group, shown[0].may_be_own), (None, true), "it is not chosen where it is open");
    let chosen = Chosen { ticks: [("作业辅导".to_owned(), Some(EACH_OWN))].into(), ..Chosen::default() };
    let checked = enrolments(&file, Some(&chosen), &known).unwrap();
    assert_eq!(places(&checked), ["2 1 1 一"]);
    let none = "没有找到这名学生所在班的服务班。请先添加这个班的服务班，或在右边为这一列选一个服务班。";
    let several = "这名学生所在的班有几个合适的服务班「四年级作业辅导甲」「四年级作业辅导乙」，分不清是哪个。请在右边为这一列选一个服务班。";
    assert_eq!(
        said(&checked.problems),
        [format!("4 作业辅导「√」{none}"), format!("5 作业辅导「√」{none}"), format!("6 作业辅导「√」{several}")]
    );
    // A classmate who is there already tells which of the two it is.
    let mut place = checked.accepted[0].value.enrolment.clone();
    (place.id, place.student, place.group) = (EnrolmentId(1), kept.students[5].id, GroupId(3));
    let places_kept = [place];
    let known = Known { enrolments: &places_kept, ..known };
    let checked = enrolments(&file, Some(&chosen), &known).unwrap();
    assert_eq!(places(&checked), ["2 1 1 一", "6 5 3 一"]);
    // The only group of that name is of one class: the others are not put into it.
    let (kept, all) = classes_and_groups(&rows[..1]);
    assert_eq!(tick_columns(&file, None, &with_groups(&kept, &all))[0].group, None);
}

#[test]
fn sheets_that_name_the_groups_of_their_classes_are_read_together() {
    let (kept, all) = classes_and_groups(&["三1班作业辅导|基础托管|三年级", "三2班作业辅导|基础托管|三年级"]);
    let book = Workbook {
        sheets: vec![
            sheet("三（1）班", &["姓名|三1班作业辅导", "李明|√", "王芳|√"]),
            sheet("三（2）班", &["姓名|三2班作业辅导", "赵强|√", "孙丽|"]),
        ],
        ..Workbook::default()
    };
    assert_eq!(which_list(&book)[0].list, List::Enrolments);
    let file = gathered(book, List::Enrolments, &Chosen::default());
    let checked = enrolments(&file, None, &with_groups(&kept, &all)).unwrap();
    assert_eq!(
        (said(&checked.problems), places(&checked)),
        (Vec::new(), ["2 1 1 一", "3 2 1 一", "4 3 2 一"].map(str::to_owned).to_vec())
    );
}

#[test]
fn the_group_meant_for_a_class_is_told_by_its_name_then_by_who_is_there() {
    // groups in the order they are shown → the usual one of 三(1)、三(2)、四(1), once nobody is anywhere and once 三(2) is in the first
    for (rows, nobody, there) in [
        (
            vec!["三1班作业辅导|基础托管|三年级", "三2班作业辅导|基础托管|三年级", "足球|社团|"],
            [Some(1), Some(2), Some(3)],
            [Some(1), Some(2), Some(3)],
        ),
        (
            vec!["三1班作业辅导|基础托管|三年级", "四年级看护|基础托管|", "足球|社团|", "合唱|社团|"],
            [Some(1), Some(3), Some(2)],
            [Some(1), Some(1), Some(2)],
        ),
        (vec!["三1班作业辅导|基础托管|"], [Some(1), None, None], [Some(1), Some(1), None]),
    ] {
        let (kept, all) = classes_and_groups(&rows);
        let known = with_groups(&kept, &all);
        let among: Vec<GroupId> = all.iter().map(|group| group.id).collect();
        let usual = |known: &Known<'_>| {
            [0, 2, 4].map(|pupil| usual_group(kept.students[pupil].home_class, &among, known).map(|group| group.0))
        };
        assert_eq!(usual(&known), nobody, "{rows:?}");
        let file = of("Sheet1", &["姓名|班级|服务班|星期|起", &format!("赵强|三(2)班|{}|一|2026-09-01", all[0].name)]);
        let places: Vec<_> = enrolments(&file, None, &known).unwrap().accepted;
        let places: Vec<_> = places.into_iter().map(|each| each.value.enrolment).collect();
        assert_eq!(places.len(), 1);
        assert_eq!(usual(&Known { enrolments: &places, ..known }), there, "{rows:?}");
    }
}

#[test]
fn columns_nothing_is_read_from_are_named_and_those_that_are_read_are_not() {
    let (kept, all) = classes_and_groups(&["三(1)班作业辅导|基础托管|三", "合唱|社团|3-4"]);
    let known = Known { groups: &all, ..kept.known() };
    let file =
        of("Sheet1", &["序号|姓名|班级|合唱|备注||家长意见", "1|李明|三(1)班|√|||好", "2|王芳|三(1)班||走读|x|"]);
    let ticks = tick_columns(&file, None, &known);
    let laid = layout(&file, List::Enrolments, None).unwrap();
    assert_eq!(unused(&laid, &ticks), ["备注", "家长意见"]);
    assert_eq!(unused(&laid, &[]), ["合唱", "备注", "家长意见"], "a column of ticks that is left out");
    let pupils = layout(&file, List::Groups, None).unwrap();
    assert!(unused(&pupils, &[]).contains(&"序号".to_owned()), "groups have no namesakes");
}
