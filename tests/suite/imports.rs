//! Files dropped on the window: looked at, previewed, corrected, taken in and taken back.
use super::office::{NAMES, Office, items, number, text};
use kehou_tests::shared;
use serde_json::{Value, json};
use std::path::PathBuf;

const HEAD: &str = "姓名,性别,年级,班级,座号,家长电话";

fn rosters() -> Option<PathBuf> {
    let folder = shared("roster");
    if folder.is_none() {
        println!("left out: the shared rosters are not there");
    }
    folder
}

/// `[rows, added, changed, unchanged, problems]`.
fn counts(preview: &Value) -> [i64; 5] {
    ["rows", "added", "changed", "unchanged", "problems"].map(|name| number(&preview["counts"][name]))
}

fn first(rows: &Value) -> String {
    let row = &rows[0];
    let changes: Vec<String> = items(&row["changes"])
        .iter()
        .map(|change| format!("{} {}→{}", text(&change["field"]), text(&change["before"]), text(&change["after"])))
        .collect();
    format!("{} {} {} [{}]", row["row"], text(&row["who"]), text(&row["what"]), changes.join("；"))
}

#[test]
fn a_dropped_file_is_told_by_its_content() {
    let Some(folder) = rosters() else { return };
    let mut office = Office::new();
    for name in ["roster-gb18030.csv", "roster-sheetjs-html.xls", "roster-title-rows-merged-grade-class-total-row.xlsx"]
    {
        let look = office.told("look_at", json!({"file": folder.join(name)}));
        assert_eq!(look["clearly"], "students", "{look}");
        assert_eq!(look["lists"][0]["label"], "学生名单");
        assert!(text(&look["lists"][0]["why"]).contains("姓名"), "{look}");
    }
    let year = office.told("look_at", json!({"file": shared("holidays").unwrap().join("holiday-cn-2026.json")}));
    assert_eq!(year["clearly"], "calendar");
}

#[test]
fn an_unreadable_file_is_refused_in_one_sentence() {
    let Some(folder) = shared("spreadsheets") else { return };
    let mut office = Office::new();
    for (name, said) in [
        ("42-xor-password-abc.xls", "密码"),
        ("26-too-small-68-bytes.xls", "一段文字"),
        ("52-wps.dbf", "dBase"),
        ("38-zipbomb-sharedstrings.xlsx", "过大"),
    ] {
        let (_, message) = office.refused("look_at", json!({"file": folder.join(name)}));
        assert!(message.contains(said) && message.ends_with('。'), "{name}: {message}");
    }
}

#[test]
fn what_is_previewed_is_what_is_taken_in() {
    let Some(folder) = rosters() else { return };
    let mut office = Office::new();
    let file = folder.join("roster-title-rows-merged-grade-class-total-row.xlsx");
    let given = json!({"list": "students", "file": file});
    let preview = office.told("preview", given.clone());
    let [rows, added, ..] = counts(&preview);
    assert!(rows > 100 && added == rows, "{}", preview["counts"]);
    assert_eq!(text(&preview["accept"]), format!("导入 {added} 人"));
    let header = number(&preview["header_row"]) as usize;
    assert!(header > 1);
    assert_eq!(preview["file"][0]["role"], "above");
    assert_eq!(preview["file"][header - 1]["role"], "header");
    let place = items(&preview["fields"]).iter().find(|field| field["field"] == "name").unwrap();
    assert_eq!((&place["header"], &place["needed"]), (&json!("姓名"), &json!(true)));

    let accepted = json!({"list": "students", "file": file, "previewed": preview["sha256"]});
    let taken = office.told("take_in", accepted);
    assert_eq!(number(&taken["added"]), added);
    assert_eq!(counts(&office.told("preview", given)), [rows, 0, 0, rows, 0]);
    let (code, said) = office.refused("take_in", json!({"list": "students", "file": file, "previewed": "0"}));
    assert_eq!(code, "bad_value");
    assert!(said.contains("预览"), "{said}");
}

#[test]
fn changes_are_shown_from_what_to_what() {
    let mut office = Office::new();
    office.keep("students", HEAD, ["李明,男,一年级,1班,1,13946617015", "王芳,女,一年级,1班,2,"]);
    let file = office.list(
        "students",
        &[HEAD, "李明,男,一年级,1班,7,13946617016", "王芳,女,一年级,1班,2,", "赵强,男,一年级,1班,x,"],
    );
    let preview = office.told("preview", json!({"list": "students", "file": file}));
    assert_eq!(counts(&preview), [3, 0, 1, 1, 1]);
    assert_eq!(
        first(&preview["changed"]),
        "2 李明 一(1)班，男，7 号，13946617016 [座号 1→7；监护人 13946617015→13946617016]"
    );
    assert_eq!(text(&preview["problems"][0]["sentence"]), "第 4 行 座号「x」应填 1 到 9999 的整数。");
    assert_eq!(preview["file"][3]["wrong"], json!([4]));
    assert!(office.rows_of("import_batch").len() == 1, "a preview keeps nothing");
}

#[test]
fn settled_columns_are_remembered_for_the_same_headers() {
    let mut office = Office::new();
    let head = "姓名,性别,年级,班级,家长电话,应急";
    let file = office.list("students", &[head, "李明,男,一年级,1班,无,13946617015"]);
    let chosen = json!({"list": "students", "file": file, "columns": {"phone": "应急"}});
    assert_eq!(text(&office.told("preview", chosen.clone())["added"][0]["what"]), "一(1)班，男，13946617015");
    assert_eq!(office.told("preview", json!({"list": "students", "file": file}))["recalled"], false);
    office.told("take_in", chosen);
    let next = office.list("students", &["一年级新生", head, "王芳,女,一年级,1班,,13946617016"]);
    let preview = office.told("preview", json!({"list": "students", "file": next}));
    assert_eq!((&preview["recalled"], &preview["header_row"]), (&json!(true), &json!(2)));
    assert_eq!(text(&preview["added"][0]["what"]), "一(1)班，女，13946617016");
    let taken = office.told("take_in", json!({"list": "students", "file": next}));
    assert_eq!(taken["columns"]["phone"], "应急");
    let guessed = office.told("preview", json!({"list": "students", "file": next, "columns": {}}));
    assert_eq!(guessed["recalled"], false);
}

#[test]
fn a_file_that_lacks_columns_is_shown_and_can_be_mended() {
    let mut office = Office::new();
    let file = office.list("students", &["孩子,男或女,年级,班级", "李明,男,一年级,1班"]);
    let preview = office.told("preview", json!({"list": "students", "file": file}));
    assert!(text(&preview["no"]).contains("缺少姓名"), "{}", preview["no"]);
    assert_eq!(preview["headers"], json!(["孩子", "男或女", "年级", "班级"]));
    assert_eq!(preview["accept"], Value::Null);
    let columns = json!({"name": "孩子", "sex": "男或女"});
    let mended = office.told("preview", json!({"list": "students", "file": file, "columns": columns}));
    assert_eq!((counts(&mended), &mended["no"]), ([1, 1, 0, 0, 0], &Value::Null));
}

#[test]
fn problem_rows_are_corrected_and_dropped_again() {
    let Some(folder) = rosters() else { return };
    let mut office = Office::new();
    let file = folder.join("roster-ids-as-float-precision-lost.xlsx");
    let given = json!({"list": "students", "file": file});
    let preview = office.told("preview", given.clone());
    let [rows, added, _, _, problems] = counts(&preview);
    assert!(problems > 0 && added < rows, "{}", preview["counts"]);
    assert!(text(&preview["problems"][0]["sentence"]).contains("Excel 改写"), "{}", preview["problems"][0]);
    let out = office.path("改正.xlsx");
    let made = office.told("problem_rows", json!({"list": "students", "file": file, "out": out}));
    assert_eq!(number(&made["rows"]), rows - added);
    let again = office.told("preview", json!({"list": "students", "file": out}));
    assert_eq!(counts(&again), [rows - added, 0, 0, 0, problems], "the same rows have the same problems");
    assert_eq!(again["headers"].as_array().unwrap().last().unwrap(), "要改正的地方");
    let good = office.list("students", &[HEAD, "李明,男,一年级,1班,1,"]);
    let (code, _) = office.refused("problem_rows", json!({"list": "students", "file": good, "out": out}));
    assert_eq!(code, "nothing_to_print");
}

#[test]
fn imports_are_listed_and_taken_back_while_nothing_rests_on_them() {
    let mut office = Office::small();
    let all = office.told("imports", json!({}));
    let said: Vec<String> =
        items(&all).iter().map(|one| format!("{} {}", text(&one["label"]), text(&one["counts"]))).collect();
    assert_eq!(said, ["报名表 新增 12 条报名", "服务班名单 新增 2 个服务班", "学生名单 新增 6 人"]);
    assert_eq!(text(&all[0]["who"]), "测试");
    let batch = |at: usize| all[at]["batch"].clone();
    let rests = office.told("undoable", json!({"batch": batch(2)}));
    assert!(text(&rests["why_not"]).contains("报名"), "{rests}");
    let free = office.told("undoable", json!({"batch": batch(0)}));
    assert_eq!(free["why_not"], Value::Null);
    assert_eq!(text(&free["effect"]), "撤回后，这次新增的 12 条报名会从程序里去掉。");
    office.told("take_back", json!({"batch": batch(0)}));
    assert!(office.told("imports", json!({}))[0]["undone_at"].is_string());
    assert!(text(&office.told("undoable", json!({"batch": batch(0)}))["why_not"]).contains("已经撤回"));
}

#[test]
fn a_published_year_is_previewed_by_its_days() {
    let Some(folder) = shared("holidays") else { return };
    let mut office = Office::new();
    let file = folder.join("holiday-cn-2025.json");
    let preview = office.told("preview", json!({"list": "calendar", "file": file}));
    let [rows, added, changed, unchanged, _] = counts(&preview);
    assert_eq!(added + changed + unchanged, rows);
    let taken = office.told("take_in", json!({"list": "calendar", "file": file}));
    assert_eq!((number(&taken["added"]), number(&taken["changed"])), (added, changed));
    let again = office.told("preview", json!({"list": "calendar", "file": file}));
    assert_eq!((counts(&again), &again["accept"]), ([rows, 0, 0, rows, 0], &Value::Null));
}

#[test]
fn proposals_of_a_list_are_decided_one_by_one_and_taken_back_with_it() {
    let mut office = Office::small();
    // 周䶮 has moved to class 2, 何㛃 is the only one left in the list of class 1.
    let file = office.list("students", &[HEAD, "何㛃,女,一年级,1班,1,", "钱一,女,一年级,1班,6,13946617015"]);
    office.told("take_in", json!({"list": "students", "file": file}));
    let file = office.list("students", &[HEAD, "何㛃,女,一年级,1班,1,", "钱一,女,一年级,2班,9,13946617015"]);
    let given = |decided: Value| json!({"list": "students", "file": file, "decided": decided});
    let said = |kind: &Value| {
        let rows = items(&kind["rows"]).iter().map(|row| format!("{} {}", text(&row["who"]), row["accepted"]));
        rows.collect::<Vec<_>>().join("，")
    };
    let open = office.told("preview", given(Value::Null));
    assert_eq!(said(&open["moves"]), "钱一 true");
    assert_eq!(
        (&open["moves"]["rows"][0]["before"], &open["moves"]["rows"][0]["after"]),
        (&json!("一(1)班"), &json!("一(2)班"))
    );
    assert_eq!(said(&open["leaves"]), "周䶮 false，吴𬭚 false，郑𫍯 false，古丽·阿依 false");
    assert_eq!(text(&open["accept"]), "更新 1 人");

    let who = |name: &str| {
        open["leaves"]["rows"].as_array().unwrap().iter().find(|row| row["who"] == name).unwrap()["student"].clone()
    };
    let decided = json!({
        "moves": {"accept": false, "except": []}, "names": {"accept": true, "except": []},
        "leaves": {"accept": true, "except": [who("吴𬭚"), who("郑𫍯")]}, "leave_on": "2026-11-20",
    });
    let preview = office.told("preview", given(decided.clone()));
    assert_eq!(said(&preview["moves"]), "钱一 false");
    assert_eq!((number(&preview["leaves"]["accepted"]), text(&preview["accept"])), (2, "办理离校 2 人".to_owned()));
    let before = office.told("student", json!({"id": who("周䶮")}));
    let taken = office.told("take_in", given(decided));
    assert_eq!((number(&taken["left"]), number(&taken["changed"])), (2, 0));
    let page = office.told("student", json!({"id": who("周䶮")}));
    assert_eq!((&page["has_left"], &page["left_label"]), (&json!(true), &json!("11月20日 周五")), "{page}");
    assert_eq!(page["terms"][0]["places"][0]["to"], "2026-11-19", "{page}");
    assert_ne!(before, page);
    let leaves = &office.told("preview", given(Value::Null))["leaves"];
    assert_eq!(said(leaves), "吴𬭚 false，郑𫍯 false");

    office.told("take_back", json!({"batch": taken["batch"]}));
    assert_eq!(office.told("student", json!({"id": who("周䶮")})), before, "the pupil and the places are as they were");

    let ahead = json!({
        "moves": {"accept": true, "except": []}, "names": {"accept": true, "except": []},
        "leaves": {"accept": true, "except": []}, "leave_on": "2026-12-20",
    });
    let (code, said) = office.refused("take_in", given(ahead));
    assert_eq!(code, "bad_value");
    assert!(said.contains("不晚于今天"), "{said}");
}

#[test]
fn a_sheet_to_tick_is_read_by_its_columns_and_asks_for_those_it_does_not_know() {
    let mut office = Office::small();
    let groups = ["足球社,社团,二,17:40,18:20,1,一年级", "合唱团,社团,三,17:40,18:20,1,一年级"];
    office.keep("groups", "服务班,服务类别,星期,开始,结束,课时数,年级范围", groups);
    let file = office.list(
        "enrolments",
        &["一年级1班社团报名表,,,,", "序号,姓名,足球,合唱团,小记者", "1,何㛃,√,,", "2,周䶮,是,1,√", "合计,,2,1,1"],
    );
    let look = office.told("look_at", json!({"file": file}));
    assert_eq!(look["clearly"], "enrolments", "{look}");
    let given = |ticks: Value| json!({"list": "enrolments", "file": file, "ticks": ticks});
    let preview = office.told("preview", given(Value::Null));
    assert_eq!(counts(&preview), [2, 3, 0, 0, 1], "{preview}");
    let problem = text(&preview["problems"][0]["sentence"]);
    assert!(problem.contains("小记者") && problem.contains("选服务班"), "{problem}");
    let columns: Vec<String> = items(&preview["ticks"])
        .iter()
        .map(|tick| format!("{} {} {}", text(&tick["header"]), tick["group"].is_number(), tick["ticks"]))
        .collect();
    assert_eq!(columns, ["足球 true 2", "合唱团 true 1", "小记者 false 1"]);
    assert_eq!(preview["unused"], json!([]), "none of ticks, and the numbering tells namesakes apart");

    let left_out = office.told("preview", given(json!({"小记者": null})));
    assert_eq!(left_out["unused"], json!(["小记者"]));
    assert_eq!(counts(&left_out), [2, 3, 0, 0, 0]);
    let group = preview["ticks"][1]["group"].clone();
    let settled = office.told("preview", given(json!({"小记者": null, "足球": group})));
    assert_eq!(counts(&settled), [2, 2, 0, 0, 0], "two columns of one group are one place");
    let taken = office.told("take_in", given(json!({"小记者": null})));
    assert_eq!(number(&taken["added"]), 3);
    assert_eq!(counts(&office.told("preview", given(json!({"小记者": null})))), [2, 0, 0, 3, 0]);
}

#[test]
fn a_column_of_ticks_goes_class_by_class_into_each_own_group() {
    let mut office = Office::small();
    let groups = ["一1班看护,社团,二,17:40,18:20,1,一年级", "一2班看护,社团,二,17:40,18:20,1,一年级"];
    office.keep("groups", "服务班,服务类别,星期,开始,结束,课时数,年级范围", groups);
    let file = office.list("enrolments", &["一年级1班报名表,,", "序号,姓名,看护", "1,何㛃,√", "2,周䶮,√"]);
    let preview = office.told("preview", json!({"list": "enrolments", "file": file}));
    let tick = &preview["ticks"][0];
    assert_eq!((&tick["group"], &tick["may_be_own"]), (&json!(0), &json!(true)), "{preview}");
    assert_eq!(counts(&preview), [2, 2, 0, 0, 0], "{preview}");
    let told = json!({"list": "enrolments", "file": file, "ticks": {"看护": 0}});
    assert_eq!(number(&office.told("take_in", told)["added"]), 2);
    let other = office.told("groups", json!({}));
    assert!(other.to_string().contains("一1班看护"), "{other}");
}

#[test]
fn a_month_of_sign_in_is_offered_as_a_form_and_taken_in() {
    let mut office = Office::new();
    office.keep("staff", "工号,姓名,人员类别", ["T1,王老师,本校教师", "T2,李老师,本校教师"]);
    let (code, _) = office.refused("sign_in_month", json!({"month": "2026-11", "out": office.path("空.xlsx")}));
    assert_eq!(code, "nothing_to_print");
    let groups =
        ["作业班,基础托管,一三五,16:30,17:30,1,一年级,王老师", "合唱团,社团,二,16:30,17:30,1,一年级,王老师、李老师"];
    office.keep("groups", "服务班,服务类别,星期,开始,结束,课时数,年级范围,教师", groups);
    let out = office.path("月签到.xlsx");
    let made = office.told("sign_in_month", json!({"month": "2026-11", "out": out}));
    assert_eq!(number(&made["rows"]), 3);
    let look = office.told("look_at", json!({"file": out}));
    assert_eq!(look["clearly"], "staff-attendance", "{look}");
    let empty = office.told("preview", json!({"list": "staff-attendance", "file": out}));
    assert_eq!((counts(&empty), &empty["accept"]), ([0, 0, 0, 0, 0], &Value::Null), "{empty}");

    let filled = office.list(
        "staff-attendance",
        &["2026年11月教师签到表,,,,,", "工号,姓名,2,3,4,5,6", "T1,王老师,√,√,,,16:20-17:40", "T2,李老师,,√,√,,"],
    );
    let preview = office.told("preview", json!({"list": "staff-attendance", "file": filled}));
    assert_eq!(counts(&preview), [5, 4, 0, 0, 1], "{preview}");
    let problem = text(&preview["problems"][0]["sentence"]);
    assert!(problem.contains("第 4 行 E 列") && problem.contains("没有排李老师的班"), "{problem}");
    let taken = office.told("take_in", json!({"list": "staff-attendance", "file": filled}));
    assert_eq!(number(&taken["added"]), 4);
    let day = office.told("sign_in_sheet", json!({"date": "2026-11-03"}));
    assert_eq!(number(&day["left"]), 0, "{day}");
    assert_eq!(number(&office.told("take_in", json!({"list": "staff-attendance", "file": filled}))["unchanged"]), 4);
}

#[test]
fn what_is_corrected_in_the_preview_is_what_is_taken_in() {
    let mut office = Office::small();
    let name = NAMES[0];
    let rows = [
        "姓名,性别,班级,家长电话",
        &format!("{name},女,一(1)班,"),
        &format!("{name},女,一(1)班,"),
        "孙二,人,一(1)班,1380013",
    ];
    let file = office.list("students", &rows);
    let given = |mends: Value| json!({"list": "students", "file": file, "mends": mends});
    let preview = office.told("preview", given(json!(null)));
    let told: Vec<(i64, String, String)> = items(&preview["problems"])
        .iter()
        .map(|problem| (number(&problem["row"]), text(&problem["field"]), text(&problem["sentence"])))
        .collect();
    let fields: Vec<(i64, &str)> = told.iter().map(|(row, field, _)| (*row, field.as_str())).collect();
    assert_eq!(fields, [(2, "seat_no"), (3, "seat_no"), (4, "sex")]);
    assert!(told[0].2.contains("班上原来还有 1 名"), "{}", told[0].2);
    let mend = |row: u32, field: &str, text: &str| json!({"row": row, "field": field, "text": text});
    let mends = json!([
        mend(2, "seat_no", "1"),
        mend(3, "seat_no", "41"),
        mend(4, "sex", "女"),
        mend(4, "phone", "13946617015")
    ]);
    let left_out = office.told("preview", given(json!([mend(4, "sex", "女"), mend(4, "", "")])));
    let rows: Vec<i64> = items(&left_out["problems"]).iter().map(|problem| number(&problem["row"])).collect();
    assert_eq!(rows, [2, 3], "a row that is left out has no problem");
    let preview = office.told("preview", given(mends.clone()));
    assert_eq!((items(&preview["problems"]).len(), &preview["accept"]), (0, &json!("导入 2 人")), "{preview}");
    assert_eq!(text(&preview["file"][3]["cells"][1]), "女", "the file is shown as corrected");
    let taken = office.told("take_in", given(mends));
    assert_eq!((number(&taken["added"]), number(&taken["unchanged"])), (2, 1));
    let again = office.told("preview", given(json!(null)));
    assert_eq!(items(&again["problems"]).len(), 3, "the file itself is as it was");
}
