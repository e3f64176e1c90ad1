//! 今天: numbers, what is missing, what needs a look, the steps, and the week.
use crate::office::{NAMES, Office, items, number, text};
use serde_json::{Value, json};

fn steps(today: &Value) -> String {
    items(&today["steps"]).iter().map(|step| if step["done"] == true { '√' } else { '○' }).collect()
}

#[test]
fn an_empty_school_is_told_where_to_begin() {
    let mut office = Office::new();
    let today = office.told("today", json!({}));
    assert_eq!((&today["day_label"], &today["kind_label"]), (&json!("11月24日 周二"), &json!("上课日")));
    assert_eq!(steps(&today), "○○○○○○○○");
    for empty in ["sections", "late", "missing_calls", "missing_sign_ins", "week"] {
        assert!(items(&today[empty]).is_empty(), "{empty}");
    }
    let backup = items(&today["findings"]).iter().filter(|each| each["about"] == "backup").count();
    assert_eq!(backup, 0, "nothing worth a backup yet");
}

#[test]
fn the_numbers_follow_the_roll_calls() {
    let mut office = Office::small();
    let heads = |section: &Value| {
        ["expected", "present", "leave", "absent", "uncalled"].map(|field| number(&section["heads"][field]))
    };
    let today = office.told("today", json!({}));
    assert_eq!(heads(&today["sections"][0]), [6, 0, 0, 0, 6]);
    assert_eq!((&today["sections"][1]["until"], heads(&today["sections"][1])), (&json!("20:30"), [6, 0, 0, 0, 6]));
    assert_eq!((&today["late"][0]["name"], &today["late"][0]["ends_at"]), (&json!("延时班"), &json!("20:30")));
    assert_eq!(steps(&today), "√√√√√○○○", "sign-up came from a sheet");
    assert_eq!(items(&today["week"]).len(), 5);
    let due = items(&today["missing_calls"]);
    assert_eq!(due.len(), 17, "every teaching day of the month so far");
    assert_eq!((&due[16]["is_today"], items(&due[16]["groups"]).len()), (&json!(true), 2));

    office.told("roll_call", json!({"date": "2026-11-24", "group": "作业班", "marks": "1 2 请;3 缺"}));
    office.told("roll_call", json!({"date": "2026-11-24", "group": "延时班", "marks": "1 请"}));
    let out = office.path("roster.pdf");
    office.told("print_roster", json!({"date": "2026-11-24", "until": "18:30", "out": out}));
    let today = office.told("today", json!({}));
    assert_eq!(heads(&today["sections"][0]), [6, 3, 2, 1, 0]);
    assert_eq!(heads(&today["late"][0]), [6, 5, 1, 0, 0]);
    let tuesday = &today["week"][1];
    assert_eq!((&tuesday["is_today"], heads(tuesday)), (&json!(true), [6, 5, 1, 0, 0]), "whoever came anywhere came");
    assert_eq!((number(&tuesday["until_basic"]), number(&tuesday["after_basic"])), (6, 6));
    assert_eq!(items(&today["missing_calls"]).len(), 16);
    assert_eq!(steps(&today), "√√√√√√√○");
    assert!(!today.to_string().contains(NAMES[0]), "numbers, no pupils' names");
}

#[test]
fn what_needs_a_look_goes_once_it_is_done() {
    let mut office = Office::small();
    let found = |office: &mut Office, about: &str| -> Vec<String> {
        let today = office.told("today", json!({}));
        items(&today["findings"]).iter().filter(|each| each["about"] == about).map(|each| text(&each["text"])).collect()
    };
    assert_eq!(found(&mut office, "backup"), ["还没有做过备份。"]);
    let out = office.path("school.kehou");
    office.told("back_up", json!({ "out": out }));
    assert!(found(&mut office, "backup").is_empty());
    assert!(found(&mut office, "settle").is_empty());
    office.told("roll_call", json!({"date": "2026-10-29", "group": "作业班", "marks": ""}));
    assert_eq!(found(&mut office, "settle"), ["2026年10月还没有结算。"]);
    let calendar = found(&mut office, "calendar");
    assert!(calendar.iter().any(|text| text.starts_with("10月10日 周六是补课日")), "{calendar:?}");
}

#[test]
fn people_who_did_not_sign_in_are_named() {
    let mut office = Office::small();
    office.keep("staff", "工号,姓名,人员类别", ["T01,李芳,本校教师", "T02,王强,本校教师"]);
    office.keep("groups", "服务班,服务类别,星期,开始,结束,年级范围,教师", ["阅读班,社团,二,16:30,17:30,1-6,T01"]);
    let missing = |office: &mut Office| -> Vec<(String, Vec<String>)> {
        let today = office.told("today", json!({}));
        let days = items(&today["missing_sign_ins"]).iter();
        days.map(|day| (text(&day["date"]), items(&day["people"]).iter().map(text).collect())).collect()
    };
    let tuesdays = ["2026-11-03", "2026-11-10", "2026-11-17", "2026-11-24"];
    let wanted = |days: &[&str]| -> Vec<(String, Vec<String>)> {
        days.iter().map(|day| ((*day).to_owned(), vec!["李芳".to_owned()])).collect()
    };
    assert_eq!(missing(&mut office), wanted(&tuesdays));
    office.keep(
        "staff-attendance",
        "日期,工号,服务班,签到,签退,代",
        ["2026-11-24,T02,阅读班,16:25,17:30,T01", "2026-11-17,T01,阅读班,16:25,17:30,"],
    );
    assert_eq!(missing(&mut office), wanted(&tuesdays[..2]), "one signed in, one was stood in for");
}
