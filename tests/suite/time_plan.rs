//! The time plan: a plan to begin with, slots held against 18:30 and 20:30, seasons, and taking back.
use crate::office::{Office, items, text};
use serde_json::{Value, json};

fn slot(weekday: u32, starts_at: &str, ends_at: &str) -> Value {
    json!({"weekday": weekday, "name": "第一时段", "starts_at": starts_at, "ends_at": ends_at})
}

#[test]
fn a_plan_begins_with_the_times_groups_meet_at() {
    let mut office = Office::small();
    let plan = office.told("time_plan", json!({}));
    assert_eq!((items(&plan["slots"]).len(), items(&plan["grades"]).len()), (0, 6));
    assert_eq!(
        (&plan["limits"]["basic_latest_minute"], &plan["limits"]["extended_latest_end"]),
        (&json!(1110), &json!("20:30"))
    );
    let suggested = plan["suggested"].clone();
    assert_eq!(items(&suggested).len(), 10, "two a day");
    let put = office.told("put_time_slots", json!({"slots": suggested}));
    let first = &put["plan"]["slots"][0];
    assert_eq!(
        (text(&first["label"]), &first["groups"], &first["is_extended"]),
        ("周一 第一时段 16:30–17:30".into(), &json!(1), &json!(false))
    );
    assert_eq!(put["plan"]["slots"][1]["kind_label"], "延时托管");
    assert!(items(&put["plan"]["suggested"]).is_empty());

    let moved = office.told("put_time_slots", json!({"slots": [slot(1, "16:35", "17:35")]}));
    assert!(text(&moved["follows"][0]).contains("1 个服务班仍按周一 16:30–17:30 上课"), "{}", moved["follows"]);
    office.told("put_time_slots", moved["undo"].clone());
    assert_eq!(items(&office.told("time_plan", json!({}))["slots"]).len(), 10);
}

#[test]
fn slots_beyond_the_limits_need_a_reason() {
    let mut office = Office::new();
    let late = json!({"slots": [slot(1, "17:30", "18:45")]});
    let (code, message) = office.refused("put_time_slots", late.clone());
    assert_eq!(code, "ends_too_late");
    assert!(message.contains("18:30") && message.contains("延时托管"), "{message}");
    for (slots, code) in [
        (json!([slot(1, "16:32", "17:30")]), "bad_value"),
        (json!([slot(1, "16:30", "17:30"), slot(1, "17:00", "18:00")]), "bad_value"),
        (json!([slot(6, "09:00", "10:00")]), "kind_not_allowed"),
        (json!([slot(9, "16:30", "17:30")]), "bad_value"),
    ] {
        assert_eq!(office.refused("put_time_slots", json!({"slots": slots})).0, code, "{slots}");
    }
    let mut reasoned = late;
    reasoned["reason"] = json!("已报教育局备案");
    let put = office.told("put_time_slots", reasoned);
    assert_eq!(put["plan"]["override_reason"], "已报教育局备案");
}

#[test]
fn a_season_has_slots_of_its_own() {
    let mut office = Office::new();
    let given = json!({"name": "冬令", "first_day": "2026-11-01", "last_day": "2027-01-22"});
    let season = office.told("put_season", given.clone())["id"].clone();
    assert_eq!(office.refused("put_season", given).0, "bad_value");
    office.told("put_time_slots", json!({"season": season, "slots": [slot(1, "16:00", "17:00")]}));
    office.told("put_time_slots", json!({"slots": [slot(1, "16:30", "17:30")]}));
    let plan = office.told("time_plan", json!({}));
    assert_eq!((&plan["season_now"], items(&plan["slots"]).len()), (&season, 2));
    assert!(text(&plan["seasons"][0]["label"]).contains("11月1日"), "{}", plan["seasons"]);
    assert_eq!(office.refused("remove_season", json!({"id": season})).0, "still_used");
    office.told("put_time_slots", json!({"season": season, "slots": []}));
    let gone = office.told("remove_season", json!({"id": season}));
    office.told("put_season", gone["before"].clone());
    assert_eq!(office.refused("put_time_slots", json!({"season": 99, "slots": []})).0, "not_found");
}
