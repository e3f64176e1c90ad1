//! A month's sign-in, staff by days: each mark becomes a row of the groups planned on that day.
use super::rows::office;
use super::{day, said, sheet};
use crate::calendar::SchoolCalendar;
use crate::cells::Workbook;
use crate::ids::StaffId;
use crate::intake::{Checked, Chosen, Known, List, days_of, gathered, source, staff_attendance, which_list};
use crate::records::{Group, GroupStaff, StaffAttendance, Term};

fn of(name: &str, lines: &[&str]) -> Workbook {
    let book = Workbook { format: "xlsx".into(), sheets: vec![sheet(name, lines)], remarks: Vec::new() };
    gathered(book, List::StaffAttendance, &Chosen::default())
}

/// 作业一班 on 一三五 with 王老师, 合唱团 on 二 with 王老师 and 李老师.
fn staffed(groups: &[Group]) -> Vec<Group> {
    let mut all = groups.to_vec();
    for (at, staff) in [(0, 1), (1, 1), (1, 2)] {
        let valid = all[at].valid;
        all[at].staff.push(GroupStaff { staff: StaffId(staff), weekday: None, valid });
    }
    all
}

fn calendar() -> SchoolCalendar {
    let term = Term { name: "上学期".into(), first_day: day("2026-09-01"), last_day: day("2027-01-22") };
    SchoolCalendar::new(vec![term], Vec::new(), [2026, 2027].into(), Vec::new())
}

fn shown(checked: &Checked<StaffAttendance>) -> Vec<String> {
    let time = |time: Option<chrono::NaiveTime>| time.map_or_else(String::new, crate::days::time_label);
    let each = |row: &StaffAttendance| {
        let lessons = row.lessons.map_or_else(String::new, |lessons| format!(" {}", lessons.shown()));
        let group = row.group.map_or_else(|| row.duty.clone(), |group| group.to_string());
        format!("{} {} {group} {}-{}{lessons}", row.day.format("%d"), row.staff, time(row.in_at), time(row.out_at))
    };
    checked.accepted.iter().map(|row| each(&row.value)).collect()
}

const DAYS: &str = "姓名|2|3|4|5|6|7|8|9|10";

#[test]
fn each_mark_of_a_month_is_a_row_of_the_day() {
    let (kept, all) = office();
    let (groups, calendar) = (staffed(&all), calendar());
    let known = Known { groups: &groups, calendar: Some(&calendar), ..kept.known() };
    let file = of(
        "Sheet1",
        &[
            "2026年11月教师签到表|||",
            DAYS,
            "|一|二|三|四|五|六|日|一|二",
            "王老师|√|16:20-17:40|请假|||||1.5|",
            "李老师|||||||||✓",
            "合计|1",
        ],
    );
    assert_eq!(file.remarks, ["这是2026年11月的月签到表，按每人每天一行读取；没有打勾的日子不导入。"]);
    let checked = staff_attendance(&file, None, &known).unwrap();
    assert_eq!(said(&checked.problems), Vec::<String>::new());
    assert_eq!(
        shown(&checked),
        ["02 1 1 16:30-17:30", "03 1 2 16:20-17:40", "09 1 1 16:30-17:30 1.5", "10 2 2 16:30-17:30"]
    );
    assert_eq!(source(&file, "Sheet1", 3).as_deref(), Some("第 4 行 B 列"));
    let span = days_of(List::StaffAttendance, &file, None).unwrap().unwrap();
    assert_eq!((span.from, span.to), (day("2026-11-02"), Some(day("2026-11-10"))));
    assert_eq!(which_list(&file)[0].list, List::StaffAttendance);
}

#[test]
fn what_the_plan_does_not_tell_is_asked() {
    let (kept, all) = office();
    let (groups, calendar) = (staffed(&all), calendar());
    let known = Known { groups: &groups, calendar: Some(&calendar), ..kept.known() };
    let file = of("2026年11月", &[DAYS, "李老师|√|来了一会儿|||||||", "钱老师|√||||||||"]);
    let checked = staff_attendance(&file, None, &known).unwrap();
    let told: Vec<String> = checked.problems.iter().map(|no| format!("{} {}", no.row, no.wanted)).collect();
    assert_eq!(
        told,
        [
            "2 这天没有排李老师的班；确实来了的，请加一列「服务班」写明。",
            "3 到岗的打√，也可以写时间（16:25-17:35）或课时（1.5）。",
            "4 教职工名单里没有「钱老师」，请先导入教职工名单，或改正工号、姓名。",
        ]
    );
    let named = of("2026-11", &["姓名|服务班|2|3|4|5|6", "李老师|作业一班|√||||"]);
    assert_eq!(shown(&staff_attendance(&named, None, &known).unwrap()), ["02 2 1 16:30-17:30"]);
    let undated = of("Sheet1", &["签到表", DAYS, "李老师||√|||||||"]);
    assert!(staff_attendance(&undated, None, &known).is_err(), "no month is named");
}

#[test]
fn rows_that_differ_from_the_plan_are_told_before_they_are_taken() {
    let (kept, all) = office();
    let (groups, calendar) = (staffed(&all), calendar());
    let known = Known { groups: &groups, calendar: Some(&calendar), ..kept.known() };
    let told = |rows: &[&str]| {
        let lines = [&["日期|服务班|姓名|签到|签退|代谁"], rows].concat();
        let checked = staff_attendance(&of("签到", &lines), None, &known).unwrap();
        (checked.accepted.len(), checked.warnings)
    };
    let (taken, warnings) = told(&[
        "2026-11-02|作业一班|李老师|16:30|17:30|",
        "2026-11-03|合唱团|王老师|16:30|17:30|",
        "2026-11-04|作业一班|王老师|16:30|17:30|",
        "2026-11-04|作业一班|李老师|16:30|17:30|",
        "2026-11-11|作业一班|王老师|16:30|17:30|",
        "2026-11-11|作业一班|李老师|16:30|17:30|",
        "2026-11-06|作业一班|李老师|16:30|17:30|王老师",
        "2026-11-10|合唱团|王老师|16:30|17:30|",
        "2026-11-10|合唱团|钱老师|16:30|17:30|",
    ]);
    assert_eq!(taken, 8, "it is no problem of the list");
    assert_eq!(
        warnings,
        [
            "有 4 处与排班不同，请看一看。不改的话，课时记给签到的人。",
            "一人替另一人签到的，导入以后可以一次改排班，或记为代课。",
            "作业一班：排班里没有李老师，李老师也签到了（11月4日、11月11日）。",
            "作业一班：排班是王老师，签到的是李老师（11月2日）。",
            "合唱团：排班的李老师没有签到（11月3日）。",
        ]
    );
    let both = ["2026-11-03|合唱团|王老师|16:30|17:30|", "2026-11-03|合唱团|李老师|16:30|17:30|"];
    assert_eq!(told(&both), (2, Vec::new()));
}

#[test]
fn days_that_are_kept_as_they_are_were_asked_about_then() {
    let (kept, all) = office();
    let (groups, calendar) = (staffed(&all), calendar());
    let known = Known { groups: &groups, calendar: Some(&calendar), ..kept.known() };
    let list =
        ["日期|服务班|姓名|签到|签退", "2026-11-02|作业一班|李老师|16:30|17:30", "2026-11-04|作业一班|李老师|16:30|"];
    let first = staff_attendance(&of("签到", &list), None, &known).unwrap();
    let rows: Vec<StaffAttendance> = first.accepted.iter().map(|each| each.value.clone()).collect();
    let known = Known { staff_attendance: &rows, ..known };
    let again = |list: &[&str]| staff_attendance(&of("签到", list), None, &known).unwrap().warnings.len();
    assert_eq!((first.warnings.len(), again(&list)), (3, 0));
    assert_eq!(again(&[list[0], list[1], "2026-11-04|作业一班|李老师|16:30|17:20"]), 3, "one day got a 签退");
}

#[test]
fn few_rows_without_a_sign_out_are_told_and_a_list_of_sign_ins_alone_is_none() {
    let (kept, all) = office();
    let groups = staffed(&all);
    let known = Known { groups: &groups, ..kept.known() };
    let remarks = |outs: [&str; 4]| {
        let rows =
            outs.iter().enumerate().map(|(at, out)| format!("2026-11-{:02}|作业一班|王老师|16:30|{out}", at + 2));
        let rows: Vec<String> = ["日期|服务班|姓名|签到|签退".to_owned()].into_iter().chain(rows).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        staff_attendance(&of("签到", &rows), None, &known).unwrap().remarks
    };
    for (outs, told) in [
        (["17:30"; 4], None),
        (["17:30", "", "17:30", "17:31"], Some("第 3 行 11月3日 周二 王老师没有签退，照签到按整次计课时，请核对。")),
        ([""; 4], None),
    ] {
        let found = remarks(outs).into_iter().find(|said| said.contains("签退"));
        assert_eq!(found.as_deref(), told);
    }
}
