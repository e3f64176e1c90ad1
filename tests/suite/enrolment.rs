//! Enrolment by hand: the board, changes from a day on, who is refused and why, and taking them back.
use crate::office::{NAMES, Office, TODAY, items, text};
use serde_json::{Value, json};

/// The only class, with its board.
fn board(office: &mut Office) -> Value {
    let classes = office.told("enrolment_board", json!({ "class": null }));
    office.told("enrolment_board", json!({ "class": classes["classes"][0]["class"] }))
}

/// A pupil's places as `作业班 一二`, in their order.
fn places(office: &mut Office, name: &str) -> Vec<String> {
    let board = board(office);
    let pupil = items(&board["pupils"]).iter().find(|pupil| pupil["name"] == name).unwrap().clone();
    let place = |place: &Value| {
        let waiting = if place["waiting"] == true { " 候补" } else { "" };
        format!("{} {}{waiting}", text(&place["name"]), text(&place["weekdays"]))
    };
    items(&pupil["places"]).iter().map(place).collect()
}

/// The number of a pupil and of a group on the board.
fn ids(office: &mut Office, name: &str, group: &str) -> (Value, Value) {
    let board = board(office);
    let by_name = |list: &str, id: &str, name: &str| {
        items(&board[list]).iter().find(|item| item["name"] == name).unwrap()[id].clone()
    };
    (by_name("pupils", "student", name), by_name("groups", "group", group))
}

fn put(office: &mut Office, name: &str, group: &str, weekdays: Option<&str>) -> Value {
    let (student, group) = ids(office, name, group);
    let change = json!({ "student": student, "group": group, "weekdays": weekdays });
    office.told("put_enrolments", json!({ "from": TODAY, "changes": [change] }))
}

#[test]
fn the_board_shows_pupils_by_seat_with_their_places() {
    let mut office = Office::small();
    let board = board(&mut office);
    let names: Vec<String> = items(&board["pupils"]).iter().map(|pupil| text(&pupil["name"])).collect();
    assert_eq!(names, NAMES);
    assert_eq!(board["classes"][0]["enrolled"], NAMES.len());
    let days: Vec<String> = items(&board["weekdays"]).iter().map(|day| text(&day["label"])).collect();
    assert_eq!(days, ["周一", "周二", "周三", "周四", "周五"]);
    assert_eq!(places(&mut office, NAMES[0]), ["作业班 一二三四五", "延时班 一二三四五"]);
}

#[test]
fn weekdays_change_from_the_day_and_the_past_stays() {
    let mut office = Office::small();
    let answer = put(&mut office, NAMES[0], "作业班", Some("一三"));
    assert_eq!((answer["pupils"].as_i64(), answer["deed"].is_i64()), (Some(1), true), "{answer}");
    assert_eq!(places(&mut office, NAMES[0]), ["延时班 一二三四五", "作业班 一三"]);
    let rows = office.rows_of("enrolment");
    let of_pupil: Vec<&Vec<String>> = rows.iter().filter(|row| row[1] == rows[0][1] && row[2] == rows[0][2]).collect();
    assert_eq!(of_pupil.len(), 2, "{of_pupil:?}");
    assert_eq!(of_pupil[0][3..6], ["一二三四五", "2026-09-01", "2026-11-23"]);
    assert_eq!(of_pupil[1][3..6], ["一三", TODAY, ""]);
}

#[test]
fn changes_by_hand_can_be_taken_back_once() {
    let mut office = Office::small();
    let before = places(&mut office, NAMES[1]);
    let deed = put(&mut office, NAMES[1], "作业班", Some("一"))["deed"].clone();
    office.told("undo_enrolments", json!({ "deed": deed }));
    assert_eq!(places(&mut office, NAMES[1]), before);
    assert_eq!(office.refused("undo_enrolments", json!({ "deed": deed })).0, "bad_value");
}

#[test]
fn other_deeds_are_not_taken_back_here() {
    let mut office = Office::small();
    assert_eq!(office.refused("undo_enrolments", json!({ "deed": 2 })).0, "not_found");
}

#[test]
fn a_refused_pupil_keeps_the_others_waiting_unless_asked_otherwise() {
    let mut office = Office::small();
    office.keep("groups", "服务班,服务类别,星期,开始,结束,课时数,年级范围,容量", ["合唱,社团,二,17:30,18:10,1,1-6,1"]);
    let changes: Vec<Value> = NAMES[..2]
        .iter()
        .map(|name| {
            let (student, group) = ids(&mut office, name, "合唱");
            json!({ "student": student, "group": group, "weekdays": "二" })
        })
        .collect();
    let mut given = json!({ "from": TODAY, "changes": changes });
    let answer = office.told("put_enrolments", given.clone());
    assert!(answer["deed"].is_null(), "{answer}");
    assert_eq!(answer["problems"][0]["name"], NAMES[1]);
    assert_eq!(answer["problems"][0]["why"], "「合唱」已满 1 人。请另选服务班，或增加容量后再报名。");
    given["keep_good"] = json!(true);
    assert!(office.told("put_enrolments", given.clone())["deed"].is_i64());
    assert!(places(&mut office, NAMES[0]).contains(&"合唱 二".to_owned()));
    given["changes"] =
        json!([{ "student": changes[1]["student"], "group": changes[1]["group"], "weekdays": "二", "waiting": true }]);
    assert!(office.told("put_enrolments", given)["deed"].is_i64());
    assert!(places(&mut office, NAMES[1]).contains(&"合唱 二 候补".to_owned()));
}

#[test]
fn a_trial_keeps_nothing() {
    let mut office = Office::small();
    let (student, group) = ids(&mut office, NAMES[0], "作业班");
    let change = json!({ "student": student, "group": group, "weekdays": null });
    let answer = office.told("put_enrolments", json!({ "from": TODAY, "changes": [change], "trial": true }));
    assert_eq!(answer["pupils"], 1);
    assert_eq!(places(&mut office, NAMES[0]).len(), 2);
}

#[test]
fn a_settled_month_is_not_changed() {
    let mut office = Office::demo();
    let classes = office.told("enrolment_board", json!({ "class": null }));
    let board = office.told("enrolment_board", json!({ "class": classes["classes"][0]["class"] }));
    let pupil = &board["pupils"][0]["student"];
    let group = &board["groups"][0]["group"];
    let change = json!({ "student": pupil, "group": group, "weekdays": null });
    assert_eq!(
        (&board["earliest"], &board["earliest_label"]),
        (&json!("2026-11-01"), &json!("2026年10月已经结算，最早从11月1日 周日起"))
    );
    let (code, said) = office.refused("put_enrolments", json!({ "from": "2026-10-20", "changes": [change] }));
    assert_eq!(code, "settled_since");
    assert_eq!(
        said,
        "2026年10月已经结算，不能从10月20日 周二起改。请从11月1日 周日或以后起；一定要改更早的，请先在补助中反结算2026年10月。"
    );
    let (code, _) = office.refused("put_enrolments", json!({ "from": "2026-10-20", "changes": [], "trial": true }));
    assert_eq!(code, "settled_since", "the day is judged before anything is ticked");
}

#[test]
fn a_class_begins_with_the_group_meant_for_it() {
    let mut office = Office::small();
    office.keep("students", "姓名,性别,年级,班级,座号", ["孙二,男,一年级,2班,1"]);
    let groups = ["一2班看护,基础托管,一二三四五,16:30,17:30,1,一年级"];
    office.keep("groups", "服务班,服务类别,星期,开始,结束,课时数,年级范围", groups);
    let classes = office.told("enrolment_board", json!({ "class": null }));
    for (at, usual) in [(0, "作业班"), (1, "一2班看护")] {
        let board = office.told("enrolment_board", json!({ "class": classes["classes"][at]["class"] }));
        let named = items(&board["groups"]).iter().find(|group| group["group"] == board["usual"]).unwrap();
        assert_eq!((text(&named["name"]).as_str(), &board["day"]), (usual, &json!(TODAY)));
    }
}

#[test]
fn ticks_may_begin_on_an_earlier_day() {
    let mut office = Office::small();
    let (student, group) = ids(&mut office, NAMES[0], "作业班");
    let classes = office.told("enrolment_board", json!({ "class": null }));
    let class = &classes["classes"][0]["class"];
    let board = office.told("enrolment_board", json!({ "class": class, "day": "2026-11-02" }));
    assert_eq!((&board["day"], &board["earliest"]), (&json!("2026-11-02"), &json!(null)));
    let change = json!({ "student": student, "group": group, "weekdays": "一三" });
    office.told("put_enrolments", json!({ "from": "2026-11-02", "changes": [change] }));
    for (date, expected) in [("2026-10-29", 6), ("2026-11-03", 5), ("2026-11-04", 6)] {
        let rosters = office.told("day_rosters", json!({ "date": date }));
        let found = rosters["sections"][0]["groups"][0]["expected"].as_i64();
        assert_eq!(found, Some(expected), "{date}");
    }
}

#[test]
fn a_head_teacher_changes_the_own_class_only() {
    let mut office = Office::small();
    office.keep("students", "姓名,性别,年级,班级,座号", ["孙二,男,一年级,2班,1"]);
    let classes = office.told("enrolment_board", json!({ "class": null }));
    let other = classes["classes"][1]["class"].clone();
    let (student, group) = {
        let (_, group) = ids(&mut office, NAMES[0], "作业班");
        let board = office.told("enrolment_board", json!({ "class": other }));
        (board["pupils"][0]["student"].clone(), group)
    };
    office.sit("head_teacher", &[1]);
    assert_eq!(items(&office.told("enrolment_board", json!({ "class": null }))["classes"]).len(), 1);
    assert_eq!(office.refused("enrolment_board", json!({ "class": other })).0, "not_allowed");
    let change = json!({ "student": student, "group": group, "weekdays": "一" });
    let given = json!({ "from": TODAY, "changes": [change] });
    assert_eq!(office.refused("put_enrolments", given).0, "not_allowed");
}

#[test]
fn who_is_added_late_hears_when_the_class_began() {
    let mut office = Office::small();
    let (student, group) = ids(&mut office, NAMES[0], "作业班");
    let classes = office.told("enrolment_board", json!({ "class": null }));
    let class = &classes["classes"][0]["class"];
    let board = office.told("enrolment_board", json!({ "class": class }));
    let began = text(&board["others"]["day"]);
    assert!(began.as_str() < TODAY, "{board}");
    let leave = json!({ "student": student, "group": group, "weekdays": null });
    office.told("put_enrolments", json!({ "from": began, "changes": [leave] }));
    let others = office.told("enrolment_board", json!({ "class": class }))["others"].clone();
    assert_eq!(others["day"], json!(began), "one pupil fewer began then: {others}");
    assert_eq!(office.told("enrolment_board", json!({ "class": class, "day": began }))["others"], json!(null));
}
