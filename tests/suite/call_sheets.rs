//! The sheet a roll is called from, what is understood while typing, the way back, and the month on the screen.
use crate::office::{Office, items, number, text};
use serde_json::{Value, json};

/// A Monday before the day the suite lives on, that day, and the day after.
const YESTERDAY: &str = "2026-11-23";
const TODAY: &str = "2026-11-24";
const TOMORROW: &str = "2026-11-25";

fn of(date: &str, group: &str) -> Value {
    json!({"date": date, "group": group})
}

fn typed(marks: &str) -> Value {
    json!({"date": TODAY, "group": "作业班", "marks": marks})
}

#[test]
fn the_sheet_says_what_is_kept_and_what_comes_next() {
    let mut office = Office::small();
    let sheet = office.told("roll_call_sheet", of(TODAY, "作业班"));
    assert_eq!((&sheet["kept"], &sheet["needs_reason"], &sheet["closed"]), (&json!(null), &json!(false), &json!(null)));
    assert_eq!((number(&sheet["left"]), &sheet["next"]["name"]), (2, &json!("延时班")));
    assert_eq!((number(&sheet["sums"]["expected"]), number(&sheet["sums"]["present"])), (6, 6), "all present at first");
    assert_eq!((&sheet["pupils"][2]["seat_no"], &sheet["pupils"][2]["mark"]), (&json!(3), &json!(null)));

    office.told("roll_call", typed("2 3请 5缺"));
    let sheet = office.told("roll_call_sheet", of(TODAY, "作业班"));
    assert_eq!((&sheet["kept"]["marks"], &sheet["kept"]["by"]), (&json!("2 3 请 5 缺"), &json!("测试")));
    assert_eq!((&sheet["needs_reason"], number(&sheet["left"])), (&json!(false), 1));
    assert_eq!(sheet["pupils"][2]["mark"], "leave");
    office.told("roll_call", json!({"date": TODAY, "group": "延时班", "marks": ""}));
    let sheet = office.told("roll_call_sheet", of(TODAY, "作业班"));
    assert_eq!((number(&sheet["left"]), &sheet["next"]), (0, &json!(null)), "all called");

    office.told("roll_call", json!({"date": YESTERDAY, "group": "作业班", "marks": ""}));
    assert_eq!(office.told("roll_call_sheet", of(YESTERDAY, "作业班"))["needs_reason"], true);
    let closed = text(&office.told("roll_call_sheet", of(TOMORROW, "作业班"))["closed"]);
    assert!(closed.contains("11月25日 周三还没有到"), "{closed}");
    assert_eq!(office.refused("roll_call_sheet", of("2026-11-22", "作业班")).0, "not_a_teaching_day");
}

#[test]
fn what_is_typed_is_read_and_nothing_is_kept() {
    let mut office = Office::small();
    // typed → named, waiting, present, message, one step back
    for (marks, named, waiting, present, message, shorter) in [
        ("", json!([]), json!([]), 6, None, ""),
        ("3 5", json!([]), json!([3, 5]), 6, Some("3 号后面没有写情况"), ""),
        ("3 5q", json!([[3, "leave"], [5, "leave"]]), json!([]), 4, None, ""),
        (
            "3q 5c 1d 2t",
            json!([[1, "late"], [2, "left_early"], [3, "leave"], [5, "absent"]]),
            json!([]),
            4,
            None,
            "3q 5c 1d",
        ),
        ("3请 9", json!([[3, "leave"]]), json!([]), 5, Some("本场次没有 9 号，号码是 1 到 6"), "3请"),
    ] {
        let read = office.told("read_marks", typed(marks));
        let found: Vec<Value> =
            items(&read["named"]).iter().map(|each| json!([each["seat_no"], each["mark"]])).collect();
        assert_eq!((json!(found), &read["waiting"]), (named, &waiting), "{marks}");
        assert_eq!((number(&read["sums"]["present"]), &read["shorter"]), (present, &json!(shorter)), "{marks}");
        match message {
            None => assert_eq!(read["message"], json!(null), "{marks}"),
            Some(message) => assert!(text(&read["message"]).contains(message), "{marks}: {read}"),
        }
    }
    assert!(office.rows_of("attendance").is_empty());
}

#[test]
fn a_roll_call_is_taken_back_to_what_was_before() {
    let mut office = Office::small();
    let call = |date: &str, marks: &str| json!({"date": date, "group": "作业班", "marks": marks, "reason": "补假条"});
    let told = office.told("roll_call", call(YESTERDAY, "1 缺"));
    assert_eq!(told["before"], json!(null));
    let told = office.told("roll_call", call(YESTERDAY, "1 请 2 迟"));
    assert_eq!(told["before"], "1 缺");
    let back =
        office.told("take_back_roll_call", json!({"date": YESTERDAY, "group": "作业班", "before": told["before"]}));
    assert_eq!(back["kept"], true);
    let sheet = office.told("roll_call_sheet", of(YESTERDAY, "作业班"));
    assert_eq!((&sheet["kept"]["marks"], &sheet["kept"]["reason"]), (&json!("1 缺"), &json!("撤回更正")));
    let back = office.told("take_back_roll_call", json!({"date": YESTERDAY, "group": "作业班", "before": null}));
    assert_eq!(back["kept"], false);
    assert!(office.rows_of("attendance").is_empty() && office.rows_of("roll_call").is_empty());
    assert_eq!(office.told("roll_call_sheet", of(YESTERDAY, "作业班"))["kept"], json!(null));
    assert_eq!(office.told("verify", json!({}))["whole"], true);
}

#[test]
fn a_settled_month_keeps_its_roll_calls() {
    let mut office = Office::demo();
    let board = office.told("day_rosters", json!({"date": "2026-10-15"}));
    let group = number(&board["sections"][0]["groups"][0]["group_id"]).to_string();
    let given = json!({"date": "2026-10-15", "group": group, "before": null});
    let rows = items(&office.told("bills", json!({"month": "2026-10"}))["lines"]).len();
    assert!(rows > 0);
    let settled = office.ask("settle", json!({"month": "2026-10"}));
    assert!(settled.is_ok() || settled.is_err_and(|no| no.code() == "already_settled"));
    assert_eq!(office.refused("take_back_roll_call", given).0, "already_settled");
}

#[test]
fn the_month_is_shown_with_signs_and_what_is_missing() {
    let mut office = Office::small();
    office.told("roll_call", json!({"date": YESTERDAY, "group": "作业班", "marks": "1 请 2 迟"}));
    let shown = office.told("month_sheet", json!({"month": "2026-11", "group": "作业班"}));
    let names: Vec<&str> = items(&shown["groups"]).iter().filter_map(|each| each["name"].as_str()).collect();
    assert_eq!(names, ["作业班", "延时班"]);
    assert_eq!((items(&shown["days"]).len(), items(&shown["rows"]).len()), (30, 6));
    let day = |number: usize| &shown["days"][number - 1];
    assert_eq!((&day(23)["missing"], number(&day(23)["sums"]["present"])), (&json!(false), 5));
    assert_eq!((&day(24)["missing"], &day(24)["sums"]), (&json!(true), &json!(null)), "today is due");
    assert_eq!((&day(25)["missing"], &day(25)["meets"]), (&json!(false), &json!(true)), "tomorrow is not");
    assert_eq!((&day(22)["missing"], &day(22)["meets"]), (&json!(false), &json!(false)), "nor Sunday");
    let signs: Vec<&Value> = (0..3).map(|row| &shown["rows"][row]["signs"][22]).collect();
    assert_eq!(signs, [&json!("○"), &json!("△"), &json!("√")]);
    assert_eq!((number(&shown["sums"]["expected"]), number(&shown["sums"]["leave"])), (6, 1));
    let first = office.told("month_sheet", json!({"month": "2026-11"}));
    assert_eq!(first["group_id"], shown["group_id"], "the first group where none is named");
    assert_eq!(office.told("month_sheet", json!({"month": "2026-08"}))["group_id"], json!(null));
    assert_eq!(office.refused("month_sheet", json!({"month": "2026-13"})).0, "bad_value");
}

#[test]
fn a_month_of_several_classes_names_pupils_by_class_and_seat_as_a_roll_call_takes_them() {
    let mut office = Office::small();
    office.keep("students", "姓名,性别,年级,班级,座号", ["何㛃,男,二年级,1班,5", "孙七,男,二年级,1班,9"]);
    office.keep("groups", "服务班,服务类别,星期,开始,结束,年级范围", ["合唱,社团,一二三四五,17:30,18:20,1-6"]);
    let places = [("一年级", "何㛃"), ("一年级", "周䶮"), ("二年级", "何㛃"), ("二年级", "孙七")];
    let places = places.map(|(grade, name)| format!("{grade},1班,{name},合唱,一二三四五,2026-09-01"));
    office.keep("enrolments", "年级,班级,姓名,服务班,星期,起", places);
    let shown = office.told("month_sheet", json!({"month": "2026-11", "group": "合唱"}));
    let rows: Vec<String> = items(&shown["rows"])
        .iter()
        .map(|row| format!("{} {} {}", row["number"], text(&row["class_label"]), text(&row["typed"])))
        .collect();
    let wanted = ["1 一(1)班 一(1)班1号", "2 一(1)班 周䶮", "5 二(1)班 二(1)班5号", "9 二(1)班 孙七"];
    assert_eq!((text(&shown["numbered"]).as_str(), rows), ("座号", wanted.map(str::to_owned).to_vec()));
    for (at, typed) in items(&shown["rows"]).iter().map(|row| text(&row["typed"])).enumerate() {
        let read = office.told("read_marks", json!({"date": TODAY, "group": "合唱", "marks": format!("{typed} 请")}));
        assert_eq!((number(&read["named"][0]["seat_no"]), &read["message"]), (at as i64 + 1, &Value::Null), "{typed}");
    }
}

#[test]
fn a_head_teacher_calls_the_groups_of_the_own_pupils() {
    let mut office = Office::small();
    office.keep("students", "姓名,性别,年级,班级,座号", ["孙七,男,二年级,1班,1"]);
    office.keep("groups", "服务班,服务类别,星期,开始,结束,年级范围", ["阅读班,社团,一二三四五,16:30,17:30,1-6"]);
    office.keep("enrolments", "年级,班级,姓名,服务班,星期,起", ["二年级,1班,孙七,阅读班,一二三四五,2026-09-01"]);
    let classes = office.rows_of("home_class");
    let of_first_year = classes.iter().find(|row| row.iter().any(|cell| cell == "2026")).map(|row| row[0].clone());
    let class: i64 = of_first_year.and_then(|id| id.parse().ok()).unwrap_or_default();
    office.sit("head_teacher", &[class]);
    let board = office.told("day_rosters", json!({"date": TODAY}));
    let named = |board: &Value| -> Vec<(String, bool, usize)> {
        let groups = items(&board["sections"]).iter().flat_map(|section| items(&section["groups"]));
        groups.map(|each| (text(&each["name"]), each["named"] == true, items(&each["pupils"]).len())).collect()
    };
    let wanted = [("作业班", true, 6), ("阅读班", false, 0), ("延时班", true, 6)];
    assert_eq!(named(&board), wanted.map(|(name, named, count)| (name.to_owned(), named, count)));
    office.told("roll_call", typed("1 请"));
    for what in ["roll_call_sheet", "roll_call", "read_marks", "take_back_roll_call"] {
        let given = json!({"date": TODAY, "group": "阅读班", "marks": ""});
        assert_eq!(office.refused(what, given).0, "not_allowed", "{what}");
    }
    let sheet = office.told("roll_call_sheet", of(TODAY, "作业班"));
    assert_eq!((number(&sheet["left"]), &sheet["next"]["name"]), (1, &json!("延时班")), "not the other's group");
    let out = office.path("own.xlsx");
    let printed = office.told("print_roster", json!({"date": TODAY, "until": "18:30", "out": out}));
    assert_eq!((&printed["groups"], &printed["pupils"]), (&json!(1), &json!(6)));
    let month = office.told("month_sheet", json!({"month": "2026-11"}));
    assert_eq!(items(&month["groups"]).len(), 2);

    office.sit("reader", &[]);
    let board = office.told("day_rosters", json!({"date": TODAY}));
    assert!(named(&board).iter().all(|(_, named, pupils)| !named && *pupils == 0), "numbers, no names");
    assert_eq!(number(&board["sections"][0]["groups"][0]["expected"]), 6);
    assert_eq!(office.refused("roll_call_sheet", of(TODAY, "作业班")).0, "not_allowed");
}
