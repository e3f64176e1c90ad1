//! Enrolments, attendance and staff attendance: whom and what a row means, duplicates, the same file twice.
use super::{Kept, book, day, effects, id, said};
use crate::cells::Workbook;
use crate::days::{Span, Weekdays};
use crate::ids::{EnrolmentId, GroupId, StaffId};
use crate::intake::{
    Chosen, Known, List, PickupPerson, attendance, days_of, enrolments, groups, staff, staff_attendance, students,
};
use crate::records::{Attendance, Enrolment, Group, StaffAttendance};
use crate::words::Mark;
use proptest::prelude::*;

/// Four pupils, two people and two groups: 作业一班 on 一三五, 合唱团 on 二.
pub(super) fn office() -> (Kept, Vec<Group>) {
    let mut kept = Kept::default();
    let list = book(&[
        "学籍号|姓名|性别|班级|座号",
        &format!("G{}|李明|男|一(1)班|1", id(1)),
        "|王芳|女|一(1)班|2",
        "|赵强|男|三(2)班|1",
        "|赵强|男|三(2)班|2",
    ]);
    let taken = students(&list, None, &kept.known()).unwrap();
    kept.keep_students(&taken.accepted);
    let list = book(&["工号|姓名|人员类别", "T1|王老师|本校教师", "T2|李老师|本校教师"]);
    let taken = staff(&list, None, &kept.known()).unwrap();
    kept.keep_staff(&taken.accepted);
    let list = book(&[
        "服务班|服务类别|活动类型|星期|开始|结束",
        "作业一班|基础托管|作业辅导|一三五|16:30|17:30",
        "合唱团|社团|艺术|二|16:30|17:30",
    ]);
    let taken = groups(&list, None, &kept.known()).unwrap();
    let all =
        taken.accepted.into_iter().zip(1..).map(|(each, number)| Group { id: GroupId(number), ..each.value.group });
    let all = all.collect();
    (kept, all)
}

pub(super) fn with_groups<'a>(kept: &'a Kept, groups: &'a [Group]) -> Known<'a> {
    Known { groups, ..kept.known() }
}

#[test]
fn enrolments_find_pupil_group_and_days() {
    let (kept, all) = office();
    let code = format!("G{}", id(1));
    let file = book(&[
        "学籍号|年级|班级|姓名|服务班|星期|起|止|接送方式|接送人|接送电话|回执编号",
        &format!("{code}||||作业一班|一三|2026-09-01||家长接|李大明|=13946617015|H001"),
        "|一年级|1班|王芳|作业一班|全部|2026年9月1日|2026-12-31||||",
        "||一(1)班|王芳|合唱团|二|@2026-09-01|||||",
        "||三(2)班|赵强|合唱团|二|2026-09-01|||||",
        "||一(1)班|钱多|合唱团|二|2026-09-01|||||",
        "||一(9)班|王芳|合唱团|二|2026-09-01|||||",
        "||一(1)班|李明|舞蹈队|二|2026-09-01|||||",
        "||一(1)班|李明|合唱团|二四|2026-09-01|||||",
        "||一(1)班|李明|合唱团|二|2026-08-01|2027-03-01||||",
        "||一(1)班|李明|合唱团||2026-09-01|||||",
        &format!("{code}|||王芳|合唱团|二|2026-09-01|||||"),
        "||一(1)班|王芳|作业一班|五|2026-10-01|||||",
        "||||合唱团|二|2026-09-01|||||",
    ]);
    let checked = enrolments(&file, None, &with_groups(&kept, &all)).unwrap();
    let found: Vec<(u32, i64, i64, String, bool)> = checked
        .accepted
        .iter()
        .map(|each| {
            let place = &each.value.enrolment;
            (each.row, place.student.0, place.group.0, place.weekdays.to_string(), place.valid.to.is_some())
        })
        .collect();
    assert_eq!(
        found,
        [(2, 1, 1, "一三".into(), false), (3, 2, 1, "一三五".into(), true), (4, 2, 2, "二".into(), false)]
    );
    assert_eq!(
        said(&checked.problems),
        [
            "5 姓名「赵强」这个班有 2 名「赵强」，请改填学籍号，或在姓名后写座号（有 1、2 号），如 赵强2号。",
            "6 姓名「钱多」这个班的学生名单里没有「钱多」，请先导入学生名单，或改正姓名。",
            "7 班级「一(9)班」学生名单里没有这个班，请先导入学生名单，或改正班级。",
            "8 服务班「舞蹈队」没有名为「舞蹈队」的服务班，请先导入服务班，或改正班名。",
            "9 星期「二四」「合唱团」只在周二活动，没有周四，请改正。",
            "10 起「2026-08-01」「合唱团」从 2026-09-01 开班，报名不能更早。",
            "10 止「2027-03-01」「合唱团」到 2027-01-22 为止，报名不能更晚。",
            "11 星期「」请填写参加的星期，如 一三五，或在周一至周五中打√。",
            "12 姓名「王芳」这个学籍号是「李明」的，与姓名不符，请核对。",
            "13 姓名「王芳」与第 3 行是同一名学生在同一服务班的报名，请只留一行。",
            "14 姓名「」请填写学籍号，或年级、班级和姓名。",
        ]
    );
    let pickup = &checked.accepted[0].value;
    assert_eq!((pickup.pickup_name.as_str(), pickup.pickup_phone.as_str()), ("李大明", "13946617015"));
}

#[test]
fn ticked_columns_are_weekdays_and_a_kept_place_is_found_again() {
    let (kept, all) = office();
    let file = book(&[
        "班级|姓名|服务班|周一|周二|周三|周四|周五|起|接送人",
        "一(1)班|李明|作业一班|√|||||2026-09-01|李大明",
        "一(1)班|王芳|作业一班|√||×|√|是|2026-09-01|",
        "三(2)班|李明|作业一班|随便|||||2026-09-01|",
    ]);
    let known = with_groups(&kept, &all);
    let first = enrolments(&file, None, &known).unwrap();
    assert_eq!(effects(&first), (1, 0, 0));
    assert_eq!(said(&first.problems)[..1], ["3 周四「√」「作业一班」只在周一三五活动，没有周四，请改正。"]);
    let mut place = Enrolment { id: EnrolmentId(5), ..first.accepted[0].value.enrolment.clone() };
    let pickups = [PickupPerson { student: place.student, name: "李大明".into(), phone: "1".into() }];
    let kept_places = [place.clone()];
    let again = Known { enrolments: &kept_places, pickups: &pickups, ..known };
    assert_eq!(effects(&enrolments(&file, None, &again).unwrap()), (0, 0, 1));
    let without = Known { enrolments: &kept_places, ..known };
    assert_eq!(effects(&enrolments(&file, None, &without).unwrap()), (0, 1, 0));
    place.weekdays = Weekdays::read("三").unwrap();
    place.valid = Span { from: day("2026-10-01"), to: None };
    let moved_places = [place];
    let moved = Known { enrolments: &moved_places, pickups: &pickups, ..known };
    assert_eq!(
        said(&enrolments(&file, None, &moved).unwrap().problems)[0],
        "2 起「2026-09-01」这名学生从 2026-10-01 起已报这个服务班，请先让原报名截止，或把起日改为原来的。"
    );
}

#[test]
fn marks_are_read_and_the_same_pupil_twice_a_day_is_told() {
    let (kept, all) = office();
    let file = book(&[
        "考勤日期|服务班|班级|姓名|出勤情况",
        "@2026-11-23|作业一班|一(1)班|李明|√",
        "2026/11/23|作业一班|一(1)班|王 芳|请假",
        "=46350|作业一班|一(1)班|李明|Ｘ",
        "2026-11-23|作业一班|一(1)班|李明|×",
        "2026-13-01|作业一班|一(1)班|李明|√",
        "2026-11-23|作业一班|一(1)班|李明|病",
    ]);
    let known = with_groups(&kept, &all);
    let checked = attendance(&file, None, &known).unwrap();
    let found: Vec<(String, i64, Mark)> = checked
        .accepted
        .iter()
        .map(|each| (each.value.day.to_string(), each.value.student.0, each.value.mark))
        .collect();
    assert_eq!(
        found,
        [
            ("2026-11-23".into(), 1, Mark::Present),
            ("2026-11-23".into(), 2, Mark::Leave),
            ("2026-11-24".into(), 1, Mark::Absent),
        ]
    );
    let told: Vec<String> =
        checked.problems.iter().map(|no| format!("{} {} {}", no.row, no.column, no.wanted)).collect();
    assert!(told.contains(&"5 姓名 与第 2 行是同一天、同一服务班的同一名学生，请只留一行。".to_owned()), "{told:?}");
    assert!(told.contains(&"6 考勤日期 应填日期，如 2026-11-24 或 2026年11月24日。".to_owned()), "{told:?}");
    assert!(told.contains(&"7 出勤情况 应填 √ ○ × △ ◇，或 出勤、请假、缺席、迟到、早退。".to_owned()), "{told:?}");
    let span = days_of(List::Attendance, &file, None).unwrap();
    assert_eq!(span, Some(Span { from: day("2026-11-23"), to: Some(day("2026-11-24")) }));
    let marks: Vec<Attendance> = checked.accepted.iter().map(|each| each.value.clone()).collect();
    let again = attendance(&file, None, &Known { attendance: &marks, ..known }).unwrap();
    assert_eq!(effects(&again), (0, 0, checked.accepted.len()));
}

#[test]
fn people_served_in_a_group_or_on_a_duty() {
    let (kept, all) = office();
    let file = book(&[
        "日期|服务班|岗位|工号|姓名|签到|签退|课时|代|备注",
        "2026-11-23|作业一班||T1|王老师|16:25|17:35||李老师|",
        "2026-11-23||值班领导||李老师|||||",
        "2026-11-23|作业一班||T1|李老师|||||",
        "2026-11-23|作业一班||T9||||||",
        "2026-11-23|||T2||||||",
        "2026-11-23|作业一班||T2||17:30|16:30||T2|",
        "2026-11-23|作业一班|任课|T1||||1.5||",
        "2026-11-23|||||16:25||||",
    ]);
    let known = with_groups(&kept, &all);
    let checked = staff_attendance(&file, None, &known).unwrap();
    assert_eq!(effects(&checked), (2, 0, 0));
    assert_eq!(checked.question, None, "the program's own template is not asked about");
    let first = &checked.accepted[0].value;
    assert_eq!((first.group, first.staff, first.stands_in_for), (Some(GroupId(1)), StaffId(1), Some(StaffId(2))));
    assert_eq!((checked.accepted[1].value.group, checked.accepted[1].value.duty.as_str()), (None, "值班领导"));
    assert_eq!(
        said(&checked.problems),
        [
            "4 姓名「李老师」这个工号是「王老师」的，与姓名不符，请核对。",
            "5 工号「T9」教职工名单里没有这个工号，请先导入教职工名单，或改正工号。",
            "6 服务班「」请填写服务班或岗位。",
            "7 代「T2」代课人与缺勤的人不能是同一人。",
            "7 签退「16:30」签退应晚于签到。",
            "8 姓名「」与第 2 行是同一天、同一服务班或岗位的同一人，请只留一行。",
            "9 姓名「」请填写工号或姓名。",
            "9 服务班「」请填写服务班或岗位。",
        ]
    );
    let rows: Vec<StaffAttendance> = checked.accepted.iter().map(|each| each.value.clone()).collect();
    let again = staff_attendance(&file, None, &Known { staff_attendance: &rows, ..known }).unwrap();
    assert_eq!(effects(&again), (0, 0, 2));
    let either = book(&["日期|服务班/岗位|教师|签到", "2026-11-23|合唱团|T2|", "2026-11-23|门口值守|王老师|16:20"]);
    let checked = staff_attendance(&either, None, &known).unwrap();
    let found: Vec<_> = checked.accepted.iter().map(|each| (each.value.group, each.value.duty.clone())).collect();
    assert_eq!(found, [(Some(GroupId(2)), String::new()), (None, "门口值守".to_owned())]);
}

#[test]
fn who_stood_in_for_whom_is_read_by_the_header_or_asked() {
    let (kept, all) = office();
    let known = with_groups(&kept, &all);
    let settled = |field: &str, header: &str| Chosen {
        columns: [(field.to_owned(), header.to_owned())].into(),
        ..Chosen::default()
    };
    let none = Chosen::default();
    // header | settled → who came, for whom, whether it is asked
    for (header, chosen, came, absent, asked) in [
        ("代谁", &none, 1, 2, false),
        ("被代课人", &none, 1, 2, false),
        ("缺勤教师", &none, 1, 2, false),
        ("代课人", &none, 2, 1, false),
        ("代课教师", &none, 2, 1, false),
        ("替", &none, 2, 1, false),
        ("顶班教师", &none, 2, 1, false),
        ("代", &none, 1, 2, true),
        ("代课", &none, 1, 2, true),
        ("代班*", &none, 1, 2, true),
        ("代", &settled("substitute", "代"), 2, 1, false),
        ("代", &settled("stands_in_for", "代"), 1, 2, false),
    ] {
        let head = format!("日期|服务班|姓名|签到|{header}");
        let file = book(&[&head, "2026-11-23|作业一班|T1|16:25|T2", "2026-11-24|作业一班|T1|16:25|"]);
        let checked = staff_attendance(&file, Some(chosen), &known).unwrap();
        let rows: Vec<_> = checked.accepted.iter().map(|each| (each.value.staff, each.value.stands_in_for)).collect();
        assert_eq!(rows, [(StaffId(came), Some(StaffId(absent))), (StaffId(1), None)], "{header}");
        assert_eq!(checked.question.is_some(), asked, "{header}");
        let told = checked.question.is_none_or(|question| question.said.contains("如第 2 行：姓名是「T1」，代"));
        assert!(told, "{header}: one row is shown");
    }
    let empty = book(&["日期|服务班|姓名|签到|代", "2026-11-23|作业一班|T1|16:25|"]);
    assert_eq!(staff_attendance(&empty, None, &known).unwrap().question, None, "nobody stood in");
    let both = book(&["日期|服务班|姓名|代谁|代课人", "2026-11-23|作业一班|T1|T2|T2", "2026-11-24|作业一班|T1||T1"]);
    assert_eq!(
        said(&staff_attendance(&both, None, &known).unwrap().problems),
        ["2 代课人「T2」与「代谁」列只能填一列。", "3 代课人「T1」代课人与缺勤的人不能是同一人。"]
    );
}

fn marks_file(rows: &[(usize, usize, usize, usize)]) -> Workbook {
    let days = ["2026-11-23", "@2026-11-24", "2026年11月25日", "昨天"];
    let groups = ["作业一班", "合唱团", "没有"];
    let pupils = ["一(1)班|李明", "一(1)班|王芳", "三(2)班|赵强", "|"];
    let marks = ["√", "○", "×", "到", "？"];
    let lines: Vec<String> = std::iter::once("日期|服务班|班级|姓名|出勤".to_owned())
        .chain(rows.iter().map(|(day, group, pupil, mark)| {
            format!("{}|{}|{}|{}", days[*day], groups[*group], pupils[*pupil], marks[*mark])
        }))
        .collect();
    book(&lines.iter().map(String::as_str).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn every_mark_is_taken_or_told_and_twice_changes_nothing(
        rows in prop::collection::vec((0usize..4, 0usize..3, 0usize..4, 0usize..5), 1..25)
    ) {
        let (kept, all) = office();
        let known = with_groups(&kept, &all);
        let file = marks_file(&rows);
        let first = attendance(&file, None, &known).unwrap();
        let mut told: Vec<u32> = first.problems.iter().map(|no| no.row).collect();
        told.dedup();
        prop_assert_eq!(told.len() + first.accepted.len(), first.rows as usize);
        let marks: Vec<Attendance> = first.accepted.iter().map(|each| each.value.clone()).collect();
        let again = attendance(&file, None, &Known { attendance: &marks, ..known }).unwrap();
        prop_assert_eq!(effects(&again), (0, 0, first.accepted.len()));
        prop_assert_eq!(first.problems, again.problems);
    }
}

#[test]
fn a_long_attendance_list_is_judged_in_proportion() {
    let (kept, all) = office();
    let known = with_groups(&kept, &all);
    let lines: Vec<String> = std::iter::once("日期|服务班|班级|姓名|出勤".to_owned())
        .chain((0..20_000).map(|number| {
            let day = day("2026-09-01") + chrono::Days::new(number % 140);
            format!("{day}|作业一班|一(1)班|李明|√")
        }))
        .collect();
    let file = book(&lines.iter().map(String::as_str).collect::<Vec<_>>());
    let checked = attendance(&file, None, &known).unwrap();
    assert_eq!((checked.accepted.len(), checked.problems.len()), (140, 19_860));
}
