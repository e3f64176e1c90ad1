//! Groups that end in time, the two rosters of a day, and roll call by exceptions with its corrections.
use crate::console::Console;
use crate::office::{NAMES, Office, items, number, text};
use serde_json::{Value, json};

/// A Monday before the day the suite lives on, and that day.
const YESTERDAY: &str = "2026-11-23";
const TODAY: &str = "2026-11-24";
const GROUP_HEAD: &str = "服务班,服务类别,星期,开始,结束,年级范围";

#[test]
fn groups_that_end_too_late_are_refused() {
    // kind, start, end → the hour that is named, or none where it is allowed
    let cases = [
        ("基础托管", "16:30", "18:30", None),
        ("基础托管", "16:30", "18:31", Some("18:30")),
        ("基础托管", "17:30", "19:00", Some("18:30")),
        ("延时托管", "18:30", "20:30", None),
        ("延时托管", "18:30", "20:31", Some("20:30")),
        ("延时托管", "18:30", "21:00", Some("20:30")),
    ];
    for (kind, start, end, latest) in cases {
        let mut office = Office::new();
        let row = format!("晚班,{kind},一,{start},{end},1-6");
        let taken = office.take_in("groups", &[GROUP_HEAD, &row]);
        let Some(latest) = latest else {
            assert_eq!((number(&taken["added"]), items(&taken["problems"]).len()), (1, 0), "{row}: {taken}");
            let file = office.list("groups", &[GROUP_HEAD, &row]);
            assert_eq!(office.told("preview", json!({"list": "groups", "file": file}))["wants_reason"], false, "{row}");
            continue;
        };
        assert_eq!((number(&taken["added"]), items(&taken["problems"]).len()), (0, 1), "{row}: {taken}");
        let problem = &taken["problems"][0];
        assert_eq!((&problem["row"], &problem["column"]), (&json!(2), &json!("结束")), "{row}");
        assert!(text(&problem["wanted"]).contains(latest), "{row}: {problem}");
        assert!(office.rows_of("service_group").is_empty(), "{row}");

        let file = office.list("groups", &[GROUP_HEAD, &row]);
        let shown = office.told("preview", json!({"list": "groups", "file": file}));
        assert_eq!(shown["wants_reason"], true, "{row}");
        let given = json!({"list": "groups", "file": file, "override_reason": "家长会当晚"});
        assert_eq!(number(&office.told("take_in", given)["added"]), 1, "{row} with a reason");
        assert_eq!(office.rows_of("service_group")[0][10], "家长会当晚", "{row}: the reason is kept");
    }
}

#[test]
fn the_console_overrides_with_a_reason() {
    let office = Office::new();
    let file = office.list("groups", &[GROUP_HEAD, "晚班,基础托管,一,16:30,19:00,1-6"]);
    let file = file.to_str().unwrap().to_owned();
    let folder = office.close();
    let Some(console) = Console::over(&folder.path().join("data")) else { return };
    let ran = console.run(&["import", "groups", &file]);
    assert_eq!((ran.code, &ran.answer["refused"]), (1, &json!("problems")), "{}", ran.answer);
    let ran = console.run(&["import", "groups", &file, "--override", "家长会当晚"]);
    assert_eq!((ran.code, &ran.answer["added"]), (0, &json!(1)), "{}", ran.answer);
}

#[test]
fn each_roster_holds_its_own_groups() {
    let mut office = Office::small();
    let shown = office.told("day_rosters", json!({"date": TODAY}));
    let sections = items(&shown["sections"]);
    let told: Vec<(String, String, i64)> = sections
        .iter()
        .map(|section| {
            let group = &section["groups"][0];
            (text(&section["until"]), text(&group["name"]), number(&group["expected"]))
        })
        .collect();
    let wanted = [("18:30", "作业班"), ("20:30", "延时班")].map(|(until, name)| (until.to_owned(), name.to_owned(), 6));
    assert_eq!(told, wanted);
    let names: Vec<String> =
        items(&sections[0]["groups"][0]["pupils"]).iter().map(|pupil| text(&pupil["name"])).collect();
    assert_eq!(names, NAMES, "by class and seat");
    for (until, name) in [("18:30", "作业班"), ("20:30", "延时班")] {
        let out = office.path(&format!("{name}.xlsx"));
        let told = office.told("print_roster", json!({"date": TODAY, "until": until, "out": out}));
        assert_eq!((&told["groups"], &told["pupils"]), (&json!(1), &json!(6)));
        let cells = office.told("read_sheet", json!({"file": out})).to_string();
        assert!(cells.contains(name) && NAMES.iter().all(|pupil| cells.contains(pupil)), "{until}");
    }
    let out = office.path("late.pdf");
    let (code, _) = office.refused("print_roster", json!({"date": TODAY, "until": "19:30", "out": out}));
    assert_eq!(code, "bad_value");
}

#[test]
fn exceptions_make_the_sums() {
    let mut office = Office::small();
    // typed → 应到 实到 请假 缺席 迟到 早退
    let cases = [
        ("", [6, 6, 0, 0, 0, 0]),
        ("1 2 请;3 缺", [6, 3, 2, 1, 0, 0]),
        ("1迟 2退", [6, 6, 0, 0, 1, 1]),
        ("６号缺席", [6, 5, 0, 1, 0, 0]),
        ("1、2、3、4、5、6 请", [6, 0, 6, 0, 0, 0]),
    ];
    for (marks, wanted) in cases {
        let told =
            office.told("roll_call", json!({"date": TODAY, "group": "作业班", "marks": marks, "reason": "更正"}));
        let sums = ["expected", "present", "leave", "absent", "late", "left_early"].map(|field| number(&told[field]));
        assert_eq!(sums, wanted, "{marks}");
        let group = &office.told("day_rosters", json!({"date": TODAY}))["sections"][0]["groups"][0];
        assert_eq!(
            ["expected", "present", "leave", "absent"].map(|field| number(&group[field])),
            wanted[..4],
            "{marks}"
        );
    }
}

#[test]
fn marks_that_cannot_be_read_keep_nothing() {
    let mut office = Office::small();
    for marks in ["7 缺", "0 请", "1", "缺", "1 睡", "1 请 1 缺", "99999999999 缺"] {
        let (code, message) = office.refused("roll_call", json!({"date": TODAY, "group": "作业班", "marks": marks}));
        assert_eq!(code, "bad_marks", "{marks}");
        assert!(!message.is_empty());
    }
    assert!(office.rows_of("attendance").is_empty());
    let (code, _) = office.refused("roll_call", json!({"date": TODAY, "group": "没有的班", "marks": ""}));
    assert_eq!(code, "not_found");
    let (code, _) = office.refused("roll_call", json!({"date": "2026-11-22", "group": "作业班", "marks": ""}));
    assert_eq!(code, "not_a_teaching_day");
}

#[test]
fn a_kept_roll_call_is_corrected_with_a_reason() {
    let mut office = Office::small();
    let call = |marks: &str, reason: Option<&str>| json!({"date": YESTERDAY, "group": "作业班", "marks": marks, "reason": reason});
    office.told("roll_call", call("1 缺", None));
    let deeds = |office: &mut Office| office.rows_of("deed").iter().filter(|row| row[3] == "roll_call").count();
    assert_eq!(deeds(&mut office), 1);
    office.told("roll_call", call("1 缺", None));
    assert_eq!(deeds(&mut office), 1, "the same again is no deed");
    let (code, _) = office.refused("roll_call", call("1 请", None));
    assert_eq!(code, "needs_reason");
    let told = office.told("roll_call", call("1 请", Some("家长补请假条")));
    assert_eq!((&told["leave"], &told["absent"]), (&json!(1), &json!(0)));
    assert_eq!(deeds(&mut office), 2);
    assert_eq!(office.rows_of("roll_call")[0][4], "家长补请假条");
    assert_eq!(office.told("verify", json!({}))["whole"], true);
}

#[test]
fn a_list_of_absences_alone_says_whom_it_leaves_out_and_may_keep_them_as_present() {
    let mut office = Office::small();
    // Without a column for it what holds for all is said once.
    let file = office.list("attendance", &["日期,服务班,班级,姓名,原因", "2026-11-23,作业班,一(1)班,周䶮,发烧"]);
    let given =
        |all: Value, came: bool| json!({"list": "attendance", "file": file, "for_all": all, "others_came": came});
    let asked = office.told("preview", given(Value::Null, false));
    let mark = items(&asked["fields"]).iter().find(|field| field["field"] == "mark").unwrap();
    assert_eq!(mark["for_all"], json!(["出勤", "请假", "缺席", "迟到", "早退"]), "{mark}");
    let left = office.told("preview", given(json!({"mark": "请假"}), false));
    assert_eq!((&left["counts"]["added"], &left["others"]), (&json!(1), &json!(5)));
    let said = "11月23日有 1 个班次只写了没来的人：其余应到的 5 人次没有登记，就不计费。";
    assert_eq!(left["warnings"], json!([said]));
    let mut taken = given(json!({"mark": "请假"}), true);
    taken["columns"] = json!({});
    office.told("take_in", taken);
    let sheet = office.told("roll_call_sheet", json!({"date": "2026-11-23", "group": "作业班"}));
    assert_eq!((&sheet["kept"]["marks"], &sheet["sums"]["present"]), (&json!("2 请"), &json!(5)));
    // What is said for all is remembered for files of these headers, but not that the others came.
    let next = office.list("attendance", &["日期,服务班,班级,姓名,原因", "2026-11-20,作业班,一(1)班,周䶮,发烧"]);
    let again = office.told("preview", json!({"list": "attendance", "file": next}));
    assert_eq!((&again["recalled"], &again["counts"]["added"], &again["others"]), (&json!(true), &json!(1), &json!(5)));
}
