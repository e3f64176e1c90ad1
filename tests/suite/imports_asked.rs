//! What only the clerk can say of a list is asked once, holds for all its rows, and is remembered with its columns; a list that
//! asks nothing waits for nobody.
use super::office::{Office, items, number, text};
use serde_json::{Value, json};

/// `[rows, added, changed, unchanged, problems]`.
fn counts(preview: &Value) -> [i64; 5] {
    ["rows", "added", "changed", "unchanged", "problems"].map(|name| number(&preview["counts"][name]))
}

#[test]
fn what_is_said_for_a_whole_list_is_remembered_with_its_columns() {
    let mut office = Office::new();
    let file = office.list("staff", &["工号,姓名,手机号", "T1,王芳,13900000001", "T2,李明,3261234"]);
    let given = json!({"list": "staff", "file": file});
    let shown = office.told("preview", given.clone());
    let kind = |shown: &Value| items(&shown["fields"]).iter().find(|each| each["field"] == "kind").cloned().unwrap();
    assert!(text(&shown["no"]).contains("人员类别"), "{shown}");
    assert_eq!((items(&kind(&shown)["for_all"]).len(), &kind(&shown)["said_for_all"]), (7, &Value::Null));
    let settled = json!({"list": "staff", "file": file, "columns": {"name": "姓名"}, "for_all": {"kind": "本校教师"}});
    let shown = office.told("preview", settled.clone());
    assert_eq!((&shown["no"], text(&shown["accept"])), (&Value::Null, "导入 2 人".into()));
    assert_eq!(kind(&shown)["said_for_all"], "本校教师");
    let told: Vec<String> = items(&shown["remarks"]).iter().map(text).collect();
    assert!(told[0].starts_with("第 3 行：座机没有写区号"), "{told:?}");
    office.told("take_in", settled);
    let again = office.list("staff", &["工号,姓名,手机号", "T3,赵强,13900000003"]);
    let recalled = office.told("preview", json!({"list": "staff", "file": again}));
    assert_eq!((&recalled["recalled"], &recalled["no"]), (&json!(true), &Value::Null), "{recalled}");
}

#[test]
fn what_kind_of_list_it_is_is_remembered_with_its_columns() {
    let mut office = Office::new();
    let file = office.list("staff", &["姓名,电话", "王芳,13900000001"]);
    assert_eq!(office.told("look_at", json!({"file": file}))["clearly"], Value::Null, "two columns tell little");
    let settled = json!({"list": "staff", "file": file, "columns": {"name": "姓名"}, "for_all": {"kind": "本校教师"}});
    office.told("take_in", settled);
    let again = office.list("staff", &["姓名,电话", "李明,13900000002"]);
    assert_eq!(office.told("look_at", json!({"file": again}))["clearly"], "staff");
    let other = office.list("other", &["姓名,电话,备注", "李明,13900000002,"]);
    assert_eq!(office.told("look_at", json!({"file": other}))["clearly"], Value::Null);
}

#[test]
fn groups_without_times_get_them_once_for_all_of_a_kind() {
    let mut office = Office::new();
    let rows = ["服务班,类别,上课时间", "三1班作业辅导,基础托管,周一至周五", "合唱社,兴趣社团,周五"];
    let file = office.list("groups", &rows);
    assert_eq!(office.told("look_at", json!({"file": file}))["clearly"], "groups");
    let shown = office.told("preview", json!({"list": "groups", "file": file}));
    assert_eq!((counts(&shown), items(&shown["slots"]).len()), ([2, 0, 0, 0, 2], 0), "{shown}");
    let asked: Vec<String> = items(&shown["times"]).iter().map(|each| text(&each["time_field"])).collect();
    assert_eq!(asked, ["time/basic_care", "time/club"]);
    let slots: Vec<Value> = (1..=5)
        .map(|day| json!({"weekday": day, "name": "第二时段", "starts_at": "17:30", "ends_at": "18:15", "lessons": "0.75"}))
        .collect();
    office.told("put_time_slots", json!({"slots": slots}));
    let all = json!({"time/basic_care": "16:30-17:15", "lessons/basic_care": "1", "time/club": "第二时段"});
    let given = json!({"list": "groups", "file": file, "columns": {}, "for_all": all});
    let shown = office.told("preview", given.clone());
    assert_eq!((counts(&shown), text(&shown["slots"][0]["label"])), ([2, 2, 0, 0, 0], "第二时段 17:30–18:15".into()));
    assert_eq!(
        text(items(&shown["remarks"]).last().unwrap()),
        "没有写时间的，按所选导入：基础托管 1 个班 16:30–17:15；社团 1 个班 第二时段 17:30–18:15。"
    );
    office.told("take_in", given);
    let groups = office.told("groups", json!({}));
    let whens: Vec<String> = items(&groups["rows"]).iter().map(|row| text(&row["when"])).collect();
    assert_eq!(whens, ["周一至周五 16:30–17:15", "周五 17:30–18:15"], "{groups}");
    let again = office.told("preview", json!({"list": "groups", "file": file}));
    assert_eq!((&again["recalled"], counts(&again)), (&json!(true), [2, 0, 0, 2, 0]));
}

#[test]
fn a_column_that_may_mean_either_is_asked_about() {
    let mut office = Office::small();
    office.keep("staff", "工号,姓名,人员类别", ["T1,王芳,本校教师", "T2,李明,本校教师"]);
    let rows = ["日期,服务班,姓名,签到,签退,代课", "2026-11-23,作业班,王芳,16:25,17:35,李明"];
    let file = office.list("staff-attendance", &rows);
    let asked = office.told("preview", json!({"list": "staff-attendance", "file": file}));
    let answers: Vec<String> = items(&asked["question"]["answers"]).iter().map(|each| text(&each["field"])).collect();
    assert_eq!(answers, ["substitute", "stands_in_for"], "{asked}");
    for (field, said) in [("substitute", "李明"), ("stands_in_for", "王芳")] {
        let columns = json!({ field: "代课" });
        let shown = office.told("preview", json!({"list": "staff-attendance", "file": file, "columns": columns}));
        assert_eq!((&shown["question"], &shown["added"][0]["who"]), (&Value::Null, &json!(said)), "{shown}");
    }
}

#[test]
fn lists_dropped_together_come_after_what_they_rest_on_and_wait_for_a_person_where_they_ask() {
    let mut office = Office::small();
    // file, in the order in which they are to come → whether a person has to look at it
    let files = [
        (office.list("pupils", &["班级,姓名,性别,座号", "一(2)班,郑好,男,1", "一(2)班,白雪,女,2"]), true),
        (office.list("reductions", &["班级,姓名,类别", "一(1)班,何㛃,低保"]), true),
        (
            office.list("people", &["工号,姓名,人员类别,开户行", "T8,王老师,本校教师,建行", "T9,李老师,本校教师,建行"]),
            true,
        ),
        (
            office.list("clubs", &["服务班,服务类别,星期,开始,结束,课时数,教师", "跳绳,社团,二,17:40,18:20,1,王老师"]),
            true,
        ),
        (office.list("choices", &["班级,姓名,服务班,星期", "一(1)班,何㛃,没有的班,二"]), false),
        (office.list("signed", &["日期,服务班,工号,姓名,签到,签退", "2026-11-24,跳绳,T9,李老师,17:35,18:25"]), false),
        (office.list("menu", &["菜名,价格", "土豆,2"]), false),
    ];
    let part = office.list("part", &["班级,姓名,性别,座号", "一(1)班,何㛃,女,1", "一(1)班,周䶮,女,2"]);
    let preview = office.told("preview", json!({"list": "students", "file": part}));
    assert!(number(&preview["leaves"]["count"]) > 0 && preview["plain"] == false, "who leaves is a person's to say");
    let mut places = Vec::new();
    for (file, plain) in &files {
        let look = office.told("look_at", json!({"file": file}));
        places.push(number(&look["comes"]));
        let Some(list) = look["clearly"].as_str() else {
            assert!(!plain, "{look}");
            continue;
        };
        let preview = office.told("preview", json!({"list": list, "file": file}));
        assert_eq!(preview["plain"], json!(plain), "{list}: {preview}");
        if *plain {
            office.told("take_in", json!({"list": list, "file": file, "previewed": preview["sha256"]}));
            let again = office.told("preview", json!({"list": list, "file": file}));
            assert_eq!((&again["plain"], &again["accept"]), (&json!(true), &Value::Null), "kept already");
        }
    }
    assert!(places.is_sorted() && places.windows(2).all(|pair| pair[0] < pair[1]), "{places:?}");
}
