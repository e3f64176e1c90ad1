//! Pupils from the screen's side: the list, one pupil's page, what is kept by hand, and who may see what.
use crate::office::{Office, items, text};
use serde_json::{Value, json};

/// Two classes; the first pupil of class 1 has a guardian with a phone.
fn two_classes() -> Office {
    let mut office = Office::small();
    office.keep("students", "姓名,性别,年级,班级,座号,监护人,监护人电话", ["王芳,女,一年级,2班,1,王强,13946617015"]);
    office
}

fn names(list: &Value) -> Vec<String> {
    items(&list["rows"]).iter().map(|row| text(&row["name"])).collect()
}

fn id_of(office: &mut Office, name: &str) -> i64 {
    let list = office.told("students", json!({ "include_left": true }));
    items(&list["rows"]).iter().find(|row| row["name"] == name).unwrap()["id"].as_i64().unwrap()
}

fn form(id: Option<i64>, name: &str, seat: u32) -> Value {
    json!({ "id": id, "name": name, "sex": "female", "class": "一(2)班", "seat_no": seat, "boarding": "day" })
}

#[test]
fn the_list_has_everyone_by_class_and_seat_with_groups_and_pinyin() {
    let mut office = two_classes();
    let list = office.told("students", json!({}));
    assert_eq!(names(&list).len(), 7);
    let (first, last) = (&list["rows"][0], &list["rows"][6]);
    assert_eq!((&first["class_label"], &first["seat_no"]), (&json!("一(1)班"), &json!(1)));
    assert_eq!(first["groups"], "作业班 一二三四五；延时班 一二三四五");
    assert_eq!((&last["name"], &last["phone"]), (&json!("王芳"), &json!("13946617015")));
    assert_eq!(last["pinyin"], "wf wangfang");
    let counts: Vec<_> = items(&list["classes"]).iter().map(|class| class["pupils"].clone()).collect();
    assert_eq!(counts, [6, 1]);
    assert_eq!(office.told("classes", json!({})), list["classes"]);
}

#[test]
fn a_head_teacher_sees_the_own_class_and_no_phone() {
    let mut office = two_classes();
    let (own, other) = (id_of(&mut office, "王芳"), id_of(&mut office, "何㛃"));
    office.sit("head_teacher", &[2]);
    let list = office.told("students", json!({}));
    assert_eq!(names(&list), ["王芳"]);
    assert_eq!((&list["rows"][0]["phone"], items(&list["classes"]).len()), (&Value::Null, 1));
    let page = office.told("student", json!({ "id": own }));
    assert_eq!(page["guardians"], json!([{ "name": "王强", "relation": "", "phone": "" }]));
    assert_eq!((&page["reductions"], &page["bills"]), (&Value::Null, &Value::Null));
    assert!(!page.to_string().contains("13946617015"));
    for what in ["student", "student_history"] {
        assert_eq!(office.refused(what, json!({ "id": other })).0, "not_allowed");
    }
    let history = office.told("student_history", json!({ "id": own })).to_string();
    assert!(!history.contains("13946617015"), "{history}");
    let found = office.told("search", json!({ "text": "何㛃" }));
    assert_eq!(items(&found["sections"]).len(), 0, "{found}");
}

#[test]
fn a_form_is_refused_at_its_field_and_a_change_can_be_taken_back() {
    let mut office = two_classes();
    let no = office.ask("put_student", form(None, "李明", 1)).unwrap_err();
    let said = serde_json::to_value(&no).unwrap();
    assert_eq!(said["about"]["about"]["what"], "座号");
    assert_eq!(said["message"], "座号是「1」。本班 1 号已是王芳，请换一个座号。");
    let kept = office.told("put_student", form(None, "李明", 2));
    assert_eq!(kept["before"], Value::Null);
    let changed = office.told("put_student", form(kept["id"].as_i64(), "李敏", 3));
    assert_eq!((&changed["before"]["name"], &changed["before"]["seat_no"]), (&json!("李明"), &json!(2)));
    office.told("put_student", changed["before"].clone());
    let page = office.told("student", json!({ "id": kept["id"] }));
    assert_eq!((&page["student"]["name"], &page["student"]["seat_no"]), (&json!("李明"), &json!(2)));
    let history = office.told("student_history", json!({ "id": kept["id"] }));
    let change = json!([{ "field": "姓名", "before": "李明", "after": "李敏" }, { "field": "座号", "before": "2", "after": "3" }]);
    assert_eq!((&history[1]["what"], &history[1]["changes"]), (&json!("登记学生"), &change));
}

#[test]
fn the_people_and_reductions_of_a_pupil_are_kept_whole() {
    let mut office = two_classes();
    let id = id_of(&mut office, "王芳");
    let person = json!({ "name": "王奶奶", "relation": "奶奶", "phone": "139 4661 7016" });
    let before = office.told("put_guardians", json!({ "student": id, "guardians": [person] }));
    assert_eq!(before["guardians"][0]["name"], "王强");
    let once = json!({ "name": "邻居", "relation": "", "phone": "", "day": "2026-11-25" });
    office.told("put_pickups", json!({ "student": id, "pickups": [once] }));
    let page = office.told("student", json!({ "id": id }));
    assert_eq!(page["guardians"][0]["phone"], "13946617016");
    assert_eq!(page["pickups"], json!([once]));
    let category = page["categories"][0].clone();
    let free = json!({ "category": category, "evidence": "证", "from": "2026-09-01", "to": "" });
    office.told("put_reductions", json!({ "student": id, "reductions": [free] }));
    assert_eq!(office.told("student", json!({ "id": id }))["reductions"], json!([free]));
    let bad = json!({ "category": category, "evidence": "", "from": "", "to": "" });
    let no = office.refused("put_reductions", json!({ "student": id, "reductions": [bad] }));
    assert_eq!(no.0, "bad_value");
}

#[test]
fn who_leaves_is_told_what_follows_and_can_come_back() {
    let mut office = two_classes();
    let id = id_of(&mut office, "何㛃");
    let given = |trial: bool| json!({ "id": id, "on": "2026-11-24", "trial": trial });
    let trial = office.told("student_leaves", given(true));
    assert_eq!(trial["follows"][0], "「作业班」的报名到11月23日 周一为止。");
    assert_eq!(trial["undo"], Value::Null);
    assert_eq!(names(&office.told("students", json!({}))).len(), 7);
    let left = office.told("student_leaves", given(false));
    let list = office.told("students", json!({}));
    assert_eq!((names(&list).len(), &list["left"]), (6, &json!(1)));
    let expected = |office: &mut Office| {
        office.told("day_rosters", json!({ "date": "2026-11-24" }))["sections"][0]["groups"][0]["expected"].clone()
    };
    assert_eq!(expected(&mut office), 5);
    office.told("student_returns", left["undo"].clone());
    assert_eq!(expected(&mut office), 6);
    assert_eq!(names(&office.told("students", json!({}))).len(), 7);
}

#[test]
fn pupils_change_class_and_keep_a_seat_that_is_free() {
    let mut office = two_classes();
    let (first, second) = (id_of(&mut office, "何㛃"), id_of(&mut office, "周䶮"));
    let given = |trial: bool| json!({ "students": [first, second], "class_id": 2, "trial": trial });
    let trial = office.told("move_class", given(true));
    assert_eq!((&trial["moved"], items(&trial["follows"]).len()), (&json!(2), 2));
    let moved = office.told("move_class", given(false));
    let seats = |office: &mut Office| {
        let list = office.told("students", json!({}));
        items(&list["rows"])
            .iter()
            .map(|row| format!("{} {}", text(&row["class_label"]), row["seat_no"]))
            .collect::<Vec<_>>()
    };
    assert_eq!(seats(&mut office)[4..], ["一(2)班 1", "一(2)班 2", "一(2)班 null"]);
    office.told("move_back", moved["undo"].clone());
    assert_eq!(seats(&mut office)[..2], ["一(1)班 1", "一(1)班 2"]);
}

#[test]
fn the_page_shows_a_months_marks_and_bills_to_those_who_may() {
    let mut office = Office::demo();
    let list = office.told("students", json!({}));
    let id = list["rows"][0]["id"].clone();
    let page = office.told("student", json!({ "id": id, "month": "2026-10" }));
    let sums = &page["attendance"]["sums"];
    assert_eq!(sums["expected"], items(&page["attendance"]["marks"]).len());
    assert!(!items(&page["terms"]).is_empty());
    assert!(page["bills"].is_array());
    office.sit("academic", &[]);
    assert_eq!(office.told("student", json!({ "id": id }))["bills"], Value::Null);
}

#[test]
fn the_search_finds_by_name_pinyin_and_number() {
    let mut office = Office::demo();
    let list = office.told("students", json!({}));
    let row = list["rows"][0].clone();
    let initials = text(&row["pinyin"]).split(' ').next().unwrap().to_owned();
    for typed in [text(&row["name"]), text(&row["student_code"]), initials] {
        let found = office.told("search", json!({ "text": typed }));
        let section = &found["sections"][0];
        assert_eq!(section["kind"], "student", "{typed}");
        assert!(items(&section["found"]).len() <= 8);
        assert!(items(&section["found"]).iter().any(|each| each["title"] == row["name"]), "{typed} {found}");
    }
    let class = office.told("search", json!({ "text": "一(1)" }));
    assert_eq!(class["sections"][0]["kind"], "home_class");
    // A change is found at once: the index follows the file.
    let mut form = office.told("student", json!({ "id": row["id"] }))["student"].clone();
    form["name"] = json!("䶮䶮");
    office.told("put_student", form);
    assert_eq!(office.told("search", json!({ "text": "䶮䶮" }))["sections"][0]["found"][0]["id"], row["id"]);
}
