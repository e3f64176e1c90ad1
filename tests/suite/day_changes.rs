//! The year as the office sees it, and changes to a day: told first, then kept, then taken back.
use crate::office::{Office, items, number, text};
use serde_json::{Value, json};

fn day<'a>(year: &'a Value, date: &str) -> &'a Value {
    let days = items(&year["months"]).iter().flat_map(|month| items(&month["days"]));
    days.into_iter().find(|day| day["date"] == date).unwrap()
}

#[test]
fn a_term_shows_every_day_with_what_it_is_and_why() {
    let mut office = Office::small();
    let year = office.told("calendar_year", json!({}));
    assert_eq!(year["term"], "2026-2027学年上学期");
    assert_eq!(items(&year["months"]).len(), 5);
    for (date, kind, sign, reason) in [
        ("2026-10-01", "holiday", "休", "国庆节"),
        ("2026-10-10", "make_up", "？", "国庆节调休"),
        ("2026-11-24", "teaching", "", ""),
        ("2026-11-28", "weekend", "", ""),
        ("2027-01-04", "unknown", "未", "2027年放假安排尚未公布或未导入"),
    ] {
        let shown = day(&year, date);
        assert_eq!((&shown["kind"], &shown["sign"], &shown["reason"]), (&json!(kind), &json!(sign), &json!(reason)));
    }
    assert!(text(&day(&year, "2026-10-01")["source"]).contains("国办发明电"), "{}", day(&year, "2026-10-01"));
    assert_eq!(day(&year, "2026-11-24")["is_today"], true);
    let asked: Vec<&Value> = items(&year["undecided"]).iter().map(|day| &day["date"]).collect();
    assert_eq!(asked, ["2026-09-20", "2026-10-10"]);
    assert!(text(&year["unpublished"][0]).contains("2027年放假安排还没有公布"));
    let november = &year["months"][2];
    assert_eq!((text(&november["label"]), number(&november["teaching_days"])), ("2026年11月".into(), 21));
    let whole = office.told("calendar_year", json!({"year": 2025}));
    assert_eq!((items(&whole["months"]).len(), number(&whole["teaching_days"])), (12, 0), "no term in 2025");
    assert_eq!(office.refused("calendar_year", json!({"term": "没有的学期"})).0, "not_found");
}

#[test]
fn a_closure_is_told_then_kept_then_taken_back() {
    let mut office = Office::small();
    let date = "2026-11-25";
    let given = json!({"day": date, "kind": "closure", "reason": "台风"});
    let mut trial = given.clone();
    trial["trial"] = json!(true);
    let told = office.told("put_day_change", trial);
    assert_eq!(text(&told["follows"][0]), "取消 2 个场次，涉及 6 名学生，不计课时。");
    assert_eq!((items(&told["sessions"]).len(), number(&told["pupils"]), &told["rests"]), (2, 6, &json!(false)));
    let kind = |office: &mut Office| office.told("day_rosters", json!({"date": date}))["day_kind"].clone();
    assert_eq!(kind(&mut office), "teaching", "a trial keeps nothing");
    let kept = office.told("put_day_change", given);
    assert_eq!(kept["follows"], told["follows"]);
    assert_eq!(kind(&mut office), "closure");
    office.told("set_day_changes", kept["undo"].clone());
    assert_eq!(kind(&mut office), "teaching");

    office.told("put_day_change", json!({"day": date, "kind": "early_dismissal", "reason": "运动会"}));
    let shown = office.told("calendar_year", json!({}));
    assert_eq!((&day(&shown, date)["kind_label"], &day(&shown, date)["sign"]), (&json!("提前放学"), &json!("早")));
    let gone = office.told("remove_day_change", json!({"day": date, "kind": "early_dismissal"}));
    assert_eq!(kind(&mut office), "teaching");
    office.told("set_day_changes", gone["undo"].clone());
    assert_eq!(kind(&mut office), "closure");
    assert_eq!(office.refused("remove_day_change", json!({"day": date, "kind": "extra"})).0, "not_found");
    assert_eq!(office.refused("put_day_change", json!({"day": date, "kind": "closure"})).0, "needs_reason");
}

#[test]
fn a_make_up_day_is_asked_its_weekday_once() {
    let mut office = Office::small();
    let date = "2026-10-10";
    let refused = office.refused("put_day_change", json!({"day": date, "kind": "make_up"}));
    assert_eq!(refused.0, "make_up_needs_weekday");
    let kept = office.told("put_day_change", json!({"day": date, "kind": "make_up", "follows_weekday": 3}));
    assert_eq!(text(&kept["follows"][0]), "举行 2 个场次，涉及 6 名学生，照常点名、计课时。");
    assert_eq!((&kept["day"]["follows"], &kept["day"]["sign"]), (&json!(3), &json!("班")));
    let year = office.told("calendar_year", json!({}));
    assert_eq!(items(&year["undecided"]).len(), 1);
    assert_eq!(office.told("day_rosters", json!({"date": date}))["pupils_total"], 6);
    let closed = json!({"day": date, "kind": "closure", "reason": "台风"});
    office.told("put_day_change", closed.clone());
    let undone = office.told("remove_day_change", closed);
    assert_eq!(undone["day"]["follows"], 3, "the weekday is not asked again");
}

#[test]
fn what_rests_on_a_day_is_said_before_it_is_closed() {
    let mut office = Office::demo();
    let given = json!({"day": "2026-10-12", "kind": "closure", "reason": "台风", "trial": true});
    let told = office.told("put_day_change", given);
    let said: Vec<String> = items(&told["follows"]).iter().map(text).collect();
    assert_eq!(told["rests"], true);
    assert!(said.iter().any(|each| each.contains("已点名")), "{said:?}");
    assert!(said.iter().any(|each| each.contains("2026年10月已结算")), "{said:?}");
}
