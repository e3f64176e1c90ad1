//! Return slips: printed with the letters, found by number, taken in with what they say, and taken back.
use crate::office::{NAMES, Office, items, text};
use serde_json::{Value, json};

/// A small school whose letters are printed, with the slips in order.
fn printed() -> (Office, Vec<Value>) {
    let mut office = Office::small();
    let out = office.path("letters.pdf");
    office.told("letters", json!({ "kind": "invitation", "out": out }));
    let rows = items(&office.told("slips", json!({}))["slips"]).clone();
    assert_eq!(standing(&mut office), vec!["signed_up"; NAMES.len()]);
    (office, rows)
}

/// How the slips stand, in their order.
fn standing(office: &mut Office) -> Vec<String> {
    let slips = office.told("slips", json!({}));
    items(&slips["slips"]).iter().map(|slip| text(&slip["state"])).collect()
}

#[test]
fn a_number_opens_its_pupil_however_it_is_typed() {
    let (mut office, rows) = printed();
    let number = text(&rows[2]["number"]);
    for typed in [number.clone(), number.replace('-', ""), format!(" {} ", number.replace('-', " "))] {
        let slip = office.told("slip", json!({ "number": typed }));
        assert_eq!(slip["name"], NAMES[2], "{typed}");
        let rows: Vec<String> = items(&slip["choices"]).iter().map(|choice| text(&choice["label"])).collect();
        assert_eq!(rows, ["基础托管 16:30–17:30", "延时托管 18:30–20:30"]);
    }
}

#[test]
fn a_mistyped_number_is_found() {
    let (mut office, rows) = printed();
    let number = text(&rows[2]["number"]);
    let wrong = if number.ends_with('0') { "1" } else { "0" };
    let wrong = format!("{}{wrong}", &number[..number.len() - 1]);
    assert_eq!(office.refused("slip", json!({ "number": wrong })).0, "bad_value");
    assert_eq!(office.refused("slip", json!({ "number": "12" })).0, "bad_value");
    assert_eq!(office.refused("slip", json!({ "number": "261-99999-9" })).0, "not_found");
}

#[test]
fn a_slip_taken_in_enrols_as_it_says_and_can_be_taken_back() {
    let (mut office, rows) = printed();
    let number = rows[0]["number"].clone();
    let slip = office.told("slip", json!({ "number": number }));
    let group = &slip["choices"][0]["usual"];
    let given = json!({
        "number": number, "joins": true, "consent": true, "pickup_way": "家长接", "pickup_name": "何一",
        "pickup_phone": "13800138000", "places": [{ "group": group, "weekdays": "1-3" }],
    });
    let answer = office.told("return_slip", given);
    assert_eq!(text(&answer["said"]), format!("一(1)班 {}：参加，作业班 一二三", NAMES[0]));
    let slip = office.told("slip", json!({ "number": number }));
    assert_eq!(slip["returned_label"], "11月24日 周二");
    let places: Vec<String> =
        items(&slip["places"]).iter().map(|p| format!("{} {}", text(&p["name"]), text(&p["weekdays"]))).collect();
    assert_eq!(places, ["作业班 一二三"], "what the slip does not tick ends");
    let slips = office.told("slips", json!({}));
    let first = &slips["slips"][0];
    assert_eq!((&first["state"], &first["joins_label"]), (&json!("returned"), &json!("参加")));
    assert_eq!(office.rows_of("pickup_person").len(), 1);
    office.told("undo_enrolments", json!({ "deed": answer["deed"] }));
    let slip = office.told("slip", json!({ "number": number }));
    assert!(slip["returned_label"].is_null());
    assert_eq!(items(&slip["places"]).len(), 2);
    assert!(office.rows_of("pickup_person").is_empty());
}

#[test]
fn a_slip_that_asks_for_a_full_group_is_kept_out_whole() {
    let (mut office, rows) = printed();
    office.keep("groups", "服务班,服务类别,星期,开始,结束,课时数,年级范围,容量", ["合唱,社团,二,17:30,18:10,1,1-6,1"]);
    let other = format!("一年级,1班,{},合唱,二,2026-09-01", NAMES[1]);
    office.keep("enrolments", "年级,班级,姓名,服务班,星期,起", [other]);
    let number = rows[0]["number"].clone();
    let slip = office.told("slip", json!({ "number": number }));
    let choir = items(&slip["choices"]).iter().find(|choice| text(&choice["label"]).starts_with("社团")).unwrap();
    let tick = json!({ "group": choir["usual"], "weekdays": "二" });
    let given = json!({ "number": number, "joins": true, "consent": true, "places": [tick] });
    let (code, said) = office.refused("return_slip", given);
    assert_eq!((code.as_str(), said.starts_with("「合唱」已满")), ("problems", true), "{said}");
    assert!(office.told("slip", json!({ "number": number }))["returned_label"].is_null());
}

#[test]
fn a_head_teacher_takes_in_the_own_slips_only() {
    let (mut office, rows) = printed();
    office.keep("students", "姓名,性别,年级,班级,座号", ["孙二,男,一年级,2班,1"]);
    let classes = office.told("enrolment_board", json!({ "class": null }));
    let other = classes["classes"][1]["class"].as_i64().unwrap();
    office.sit("head_teacher", &[other]);
    assert_eq!(office.refused("slip", json!({ "number": rows[0]["number"] })).0, "not_allowed");
    assert!(items(&office.told("slips", json!({}))["slips"]).is_empty());
}

#[test]
fn letters_of_one_class_leave_done_what_was_done() {
    let mut office = Office::small();
    let others = ["孙二,男,一年级,2班,1", "李三,女,一年级,2班,2", "王四,女,一年级,2班,3"];
    office.keep("students", "姓名,性别,年级,班级,座号", others);
    let places = ["孙二", "李三"].map(|name| format!("一年级,2班,{name},作业班,一二三四五,2026-09-01"));
    office.keep("enrolments", "年级,班级,姓名,服务班,星期,起", places);
    let steps = |office: &mut Office| {
        let today = office.told("today", json!({}));
        let of = |code: &str| items(&today["steps"]).iter().find(|step| step["code"] == code).cloned().unwrap();
        ["letters", "slips"].map(|code| (of(code)["done"] == true, text(&of(code)["note"])))
    };
    let before = [(true, "已用别的方式报名".to_owned()), (true, "已录入 8 人的报名".to_owned())];
    assert_eq!(steps(&mut office), before);
    let classes = office.told("enrolment_board", json!({ "class": null }));
    let second = &classes["classes"][1]["class"];
    let out = office.path("second.pdf");
    office.told("letters", json!({ "kind": "invitation", "classes": [second], "out": out }));
    let after = [
        (true, "已印 3 份，另 6 人不必印：本人或本班已报名".to_owned()),
        (true, "印了 3 份：已报名 2，不用再等 1（本班已按名单报名）".to_owned()),
    ];
    assert_eq!(steps(&mut office), after);
    let board = office.told("enrolment_board", json!({ "class": second }));
    assert_eq!(board["classes"][1]["slips_label"], "已报名 2，还没有回音 1");
    let labels: Vec<String> = items(&board["pupils"]).iter().map(|pupil| text(&pupil["slip_label"])).collect();
    assert_eq!(labels, ["已报名", "已报名", "未收"]);
    assert_eq!(standing(&mut office), ["signed_up", "signed_up", "silent"]);
}

#[test]
fn a_list_that_names_who_takes_no_part_answers_for_them() {
    let mut office = Office::small();
    let others = ["孙二,男,一年级,2班,1", "李三,女,一年级,2班,2", "王四,女,一年级,2班,3", "周五,男,一年级,2班,4"];
    office.keep("students", "姓名,性别,年级,班级,座号", others);
    let file = office.path("报名.csv");
    let lines = ["姓名,班级,作业班,备注", "孙二,一(2)班,√,", "李三,一(2)班,√,", "王四,一(2)班,,不参加"];
    std::fs::write(&file, lines.join("\n")).unwrap();
    let given = json!({ "list": "enrolments", "file": file });
    let preview = office.told("preview", given.clone());
    let row = &preview["declined"][0];
    assert_eq!((text(&row["who"]), text(&row["what"])), ("一(2)班 王四".to_owned(), "不参加".to_owned()));
    assert_eq!(preview["accept"], "导入 2 条报名，登记不参加 1 人");
    let taken = office.told("take_in", given.clone());
    assert_eq!((&taken["added"], &taken["declined"]), (&json!(2), &json!(1)));
    let imports = office.told("imports", json!({}));
    assert_eq!(imports[0]["counts"], "新增 2 条报名，登记不参加 1 人");
    let undoable = office.told("undoable", json!({ "batch": taken["batch"] }));
    assert_eq!(undoable["effect"], "撤回后，这次新增的 2 条报名会从程序里去掉，不参加的 1 人恢复为没有登记。");
    let again = office.told("preview", given);
    assert_eq!((&again["accept"], &again["declined"][0]["what"]), (&json!(null), &json!("不参加（已登记）")));
    let steps = |office: &mut Office| {
        let today = office.told("today", json!({}));
        let of = |code: &str| items(&today["steps"]).iter().find(|step| step["code"] == code).cloned().unwrap();
        ["letters", "slips"].map(|code| text(&of(code)["note"]))
    };
    assert_eq!(steps(&mut office)[0], "要印 1 份；另 8 人已报名、1 人不参加");
    let classes = office.told("enrolment_board", json!({ "class": null }));
    let second = &classes["classes"][1]["class"];
    let out = office.path("second.pdf");
    office.told("letters", json!({ "kind": "invitation", "classes": [second], "out": out }));
    assert_eq!(steps(&mut office)[1], "印了 4 份：已报名 2，不参加 1，还没有回音 1");
    assert_eq!(standing(&mut office), ["signed_up", "signed_up", "declined", "silent"]);
    office.told("take_back", json!({ "batch": taken["batch"] }));
    assert_eq!(standing(&mut office), vec!["silent"; 4]);
}
