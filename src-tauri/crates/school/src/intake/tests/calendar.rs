//! The calendar's two forms, and the templates.
use super::{book, day, effects, said, school};
use crate::intake::{Known, List, calendar, calendar_json, enrolments, staff_attendance, students, template};
use crate::no::Refusal;
use crate::records::{DayChange, DayChangeKind};
use chrono::Weekday;

#[test]
fn a_published_year_is_read_whole() {
    let text = r#"{"$id": "x", "year": 2027, "papers": ["https://www.gov.cn/1"], "days": [
        {"name": "元旦", "date": "2027-01-02", "isOffDay": true},
        {"name": "元旦", "date": "2027-01-01", "isOffDay": true},
        {"name": "元旦", "date": "2026-12-27", "isOffDay": false}]}"#;
    let year = calendar_json(text).unwrap();
    let days: Vec<(String, bool)> = year.days.iter().map(|each| (each.day.to_string(), each.is_off)).collect();
    assert_eq!(days, [("2026-12-27".into(), false), ("2027-01-01".into(), true), ("2027-01-02".into(), true)]);
    assert_eq!((year.year, year.days[0].source.as_str()), (2027, "https://www.gov.cn/1"));
    for (text, code) in [
        ("不是", "not_that_list"),
        ("{\"year\": 2027}", "not_that_list"),
        (r#"{"year": 2027, "days": [{"name": "x", "date": "2027-02-30", "isOffDay": true}]}"#, "bad_value"),
        (r#"{"year": 2027, "days": [{"name": "x", "date": "2026-02-03", "isOffDay": true}]}"#, "bad_value"),
        (
            r#"{"year": 2027, "days": [{"name": "x", "date": "2027-02-03", "isOffDay": true}, {"name": "x", "date": "2027-02-03", "isOffDay": true}]}"#,
            "bad_value",
        ),
    ] {
        assert_eq!(calendar_json(text).unwrap_err().code(), code, "{text}");
    }
}

#[test]
fn the_schools_own_days_are_read_from_a_sheet() {
    let file = book(&[
        "日期|类型|按周几|原因",
        "2026-10-10|班|周三|",
        "@2026-11-10|停课||台风",
        "2026-11-11|停课||",
        "2026-11-12|休||运动会",
        "2026-11-13|半天||",
        "2026-10-10|班|三五|",
        "2026-11-10|休||",
    ]);
    let checked = calendar(&file, None, &Known::new(school())).unwrap();
    let found: Vec<(DayChangeKind, Option<Weekday>, &str)> = checked
        .accepted
        .iter()
        .map(|each| (each.value.kind, each.value.follows_weekday, each.value.reason.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            (DayChangeKind::MakeUp, Some(Weekday::Wed), ""),
            (DayChangeKind::Closure, None, "台风"),
            (DayChangeKind::Closure, None, "运动会"),
        ]
    );
    assert_eq!(
        said(&checked.problems),
        [
            "4 原因「」停课应写明原因，如 台风。",
            "6 类型「半天」应为休、班、停课中的一种。",
            "7 按周几「三五」应填一个星期，如 周三。",
            "7 日期「2026-10-10」与第 2 行是同一天，请只留一行。",
            "8 日期「2026-11-10」与第 3 行是同一天，请只留一行。",
        ]
    );
    let kept: Vec<DayChange> = checked.accepted.iter().map(|each| each.value.clone()).collect();
    let again = calendar(&file, None, &Known { changes: &kept, ..Known::new(school()) }).unwrap();
    assert_eq!(effects(&again), (0, 0, 3));
    assert_eq!(kept[0].day, day("2026-10-10"));
}

#[test]
fn templates_have_the_columns_of_the_console_and_their_example_is_left_out() {
    for (list, wanted) in [
        (
            List::Students,
            "学籍号,姓名*,性别*,身份证件类型,身份证件号,年级*,班级*,座号,就读方式,监护人,与学生关系,联系电话,减免类别,减免起,减免止,备注",
        ),
        (List::Staff, "工号,姓名*,人员类别*,岗位,身份证件号,手机号,开户行,银行账号,任教学科,备注"),
        (
            List::Groups,
            "服务班*,服务类别*,活动类型,经费来源,星期*,开始*,结束*,课时数,地点,容量,最低人数,年级范围,教师,资金池,起,止,超时原因",
        ),
        (List::Enrolments, "学籍号,年级,班级,姓名,服务班*,星期*,起*,止,接送方式,接送人,接送电话,回执编号"),
        (List::Attendance, "日期*,服务班*,学籍号,年级,班级,姓名,出勤*"),
        (List::StaffAttendance, "日期*,服务班,岗位,工号,姓名,签到,签退,课时,代,备注"),
        (List::Payments, "日期*,学籍号,年级,班级,姓名,金额*,方式,流水号,备注"),
        (List::Calendar, "日期*,类型*,按周几,原因,年级范围"),
    ] {
        let spec = template(list);
        let headers: Vec<&str> = spec.columns.iter().map(|column| column.header.as_str()).collect();
        assert_eq!(headers.join(","), wanted);
        assert_eq!(List::from_code(list.code()), Some(list));
        let example: Vec<&str> = spec.columns.iter().map(|column| column.example.as_str()).collect();
        let file = book(&[&spec.notice, &headers.join("|"), &example.join("|")]);
        let known = Known::new(school());
        let (rows, remarks) = match list {
            List::Students => students(&file, None, &known).map(|checked| (checked.rows, checked.remarks)),
            List::Staff => crate::intake::staff(&file, None, &known).map(|checked| (checked.rows, checked.remarks)),
            List::Groups => crate::intake::groups(&file, None, &known).map(|checked| (checked.rows, checked.remarks)),
            List::Enrolments => enrolments(&file, None, &known).map(|checked| (checked.rows, checked.remarks)),
            List::Attendance => {
                crate::intake::attendance(&file, None, &known).map(|checked| (checked.rows, checked.remarks))
            }
            List::StaffAttendance => {
                staff_attendance(&file, None, &known).map(|checked| (checked.rows, checked.remarks))
            }
            List::Calendar => calendar(&file, None, &known).map(|checked| (checked.rows, checked.remarks)),
            List::Payments => continue,
        }
        .unwrap();
        assert_eq!((rows, remarks), (0, vec!["第 3 行是示例行，已略过。".to_owned()]), "{list:?}");
    }
}

#[test]
fn every_choice_of_a_template_is_understood() {
    let known = Known::new(school());
    for column in template(List::Staff).columns.iter().filter(|column| column.header == "人员类别*") {
        for choice in &column.choices {
            let file = book(&["姓名|人员类别", &format!("李老师|{choice}")]);
            assert_eq!(effects(&crate::intake::staff(&file, None, &known).unwrap()), (1, 0, 0), "{choice}");
        }
    }
    for column in template(List::Groups).columns.iter().filter(|column| !column.choices.is_empty()) {
        for choice in &column.choices {
            let of = |header: &str, else_said: &'static str| {
                if column.header.trim_end_matches('*') == header { choice.as_str() } else { else_said }
            };
            let (kind, activity, fund) = (of("服务类别", "社团"), of("活动类型", ""), of("经费来源", ""));
            let row = format!("甲|{kind}|{activity}|{fund}|一|16:30|17:30");
            let file = book(&["服务班|服务类别|活动类型|经费来源|星期|开始|结束", &row]);
            assert_eq!(effects(&crate::intake::groups(&file, None, &known).unwrap()), (1, 0, 0), "{choice}");
        }
    }
    assert!(matches!(calendar(&book(&["日期"]), None, &known), Err(Refusal::NotThatList { .. })));
}
