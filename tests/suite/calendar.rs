//! The school's days: the shipped holiday tables, make-up days that ask for their weekday, closures, unknown years.
use crate::office::{Office, items, text};
use chrono::{Datelike, NaiveDate, Weekday};
use kehou_tests::shared;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;

/// A Saturday on which school is held for a holiday.
const MADE_UP: &str = "2026-10-10";

#[test]
fn shipped_years_agree_with_the_published_tables() {
    for year in [2025, 2026] {
        let Some(file) = shared(&format!("holidays/holiday-cn-{year}.json")) else { return };
        let published: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
        let off: BTreeMap<NaiveDate, bool> = items(&published["days"])
            .iter()
            .map(|day| (text(&day["date"]).parse().unwrap(), day["isOffDay"].as_bool().unwrap()))
            .collect();
        let (first, last) = (format!("{year}-01-01"), format!("{year}-12-31"));
        let mut office = Office::in_term(&first, &last);
        let days = first.parse::<NaiveDate>().unwrap().iter_days().take_while(|day| day.year() == year);
        for day in days {
            let wanted = match off.get(&day) {
                Some(true) => "holiday",
                Some(false) => "make_up",
                None if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) => "weekend",
                None => "teaching",
            };
            assert_eq!(office.told("day_rosters", json!({"date": day}))["day_kind"], wanted, "{day}");
        }
    }
}

#[test]
fn a_make_up_day_asks_which_weekday_it_follows() {
    let mut office = Office::small();
    let out = office.path("roster.pdf");
    let asks = [
        ("roll_call", json!({"date": MADE_UP, "group": "作业班", "marks": ""})),
        ("print_roster", json!({"date": MADE_UP, "until": "18:30", "out": out})),
    ];
    for (what, given) in &asks {
        let (code, message) = office.refused(what, given.clone());
        assert_eq!(code, "make_up_needs_weekday", "{what}");
        assert!(message.contains("10月10日") && message.contains("按周几"), "{what}: {message}");
    }
    let shown = office.told("day_rosters", json!({"date": MADE_UP}));
    assert_eq!((&shown["day_kind"], items(&shown["sections"]).len()), (&json!("make_up"), 0));

    office.keep("calendar", "日期,类型,按周几,原因", [format!("{MADE_UP},班,,国庆节调休")]);
    assert_eq!(office.refused(asks[0].0, asks[0].1.clone()).0, "make_up_needs_weekday", "still not said");
    office.keep("calendar", "日期,类型,按周几,原因", [format!("{MADE_UP},班,三,国庆节调休")]);
    let shown = office.told("day_rosters", json!({"date": MADE_UP}));
    assert_eq!((&shown["day_kind"], &shown["pupils_total"]), (&json!("make_up"), &json!(6)));
    for (what, given) in asks {
        office.told(what, given);
    }
}

#[test]
fn a_closure_cancels_what_is_held() {
    let mut office = Office::small();
    let day = "2026-11-25";
    let before = office.told("day_rosters", json!({"date": day}));
    assert_eq!(before["sections"][0]["groups"][0]["cancelled"], Value::Null);
    office.keep("calendar", "日期,类型,按周几,原因", [format!("{day},停课,,台风停课")]);
    let shown = office.told("day_rosters", json!({"date": day}));
    assert_eq!(shown["day_kind"], "closure");
    for section in items(&shown["sections"]) {
        for group in items(&section["groups"]) {
            assert!(text(&group["cancelled"]).contains("台风停课"), "{group}");
        }
    }
    let out = office.path("roster.pdf");
    let (code, _) = office.refused("print_roster", json!({"date": day, "until": "18:30", "out": out}));
    assert!(["nothing_to_print", "not_a_teaching_day"].contains(&code.as_str()), "{code}");
    let called = office.ask("roll_call", json!({"date": day, "group": "作业班", "marks": ""}));
    assert!(called.is_err(), "a roll was called on a closed day");
}

#[test]
fn an_unpublished_year_says_that_it_is_unknown() {
    let mut office = Office::small();
    let day = "2027-01-05";
    let shown = office.told("day_rosters", json!({"date": day}));
    assert_eq!(shown["day_kind"], "unknown");
    assert!(text(&shown["day_label"]).contains("2027年放假安排尚未公布"), "{}", shown["day_label"]);
    let (code, message) = office.refused("roll_call", json!({"date": day, "group": "作业班", "marks": ""}));
    assert_eq!(code, "unknown_year");
    assert!(message.contains("2027"), "{message}");
}

#[test]
fn a_year_published_later_is_taken_in() {
    let mut office = Office::small();
    let file = office.path("2027.json");
    let days = json!([{"name": "元旦", "date": "2027-01-01", "isOffDay": true}]);
    fs::write(&file, json!({"year": 2027, "papers": [], "days": days}).to_string()).unwrap();
    let given = json!({"list": "calendar", "file": file});
    office.told("take_in", given.clone());
    let kinds = [("2027-01-01", "holiday"), ("2027-01-02", "weekend"), ("2027-01-05", "teaching")];
    for (day, kind) in kinds {
        assert_eq!(office.told("day_rosters", json!({"date": day}))["day_kind"], kind, "{day}");
    }
    let again = office.told("take_in", given);
    assert_eq!((&again["unchanged"], &again["batch"]), (&json!(1), &Value::Null));
}

#[test]
fn days_outside_the_term_hold_nothing() {
    let mut office = Office::small();
    let shown = office.told("day_rosters", json!({"date": "2026-08-25"}));
    assert_eq!((&shown["day_kind"], items(&shown["sections"]).len()), (&json!("out_of_term"), 0));
    let (code, _) = office.refused("day_rosters", json!({"date": "2026-02-30"}));
    assert_eq!(code, "bad_value");
}
