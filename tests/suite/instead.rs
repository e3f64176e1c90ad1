//! Whoever signed in where another was planned: proposed, told, kept as standing in or as a change of the plan, and told before settling.
use crate::office::{Office, items, number, text};
use crate::staff::{NOVEMBER, TUESDAY, id_of, pay_of, school, sheet};
use serde_json::{Value, json};

/// Of three Tuesdays the first two were signed by 赵强 in the place of 王芳.
fn signed_by_another() -> Office {
    let mut office = school();
    let rows = ["2026-11-10,作业班,赵强,16:30,17:30", "2026-11-17,作业班,赵强,16:30,17:30"];
    office.keep("staff-attendance", "日期,服务班,姓名,签到,签退", rows);
    office
}

fn instead(office: &mut Office) -> Value {
    office.told("sign_ins_instead", json!({ "from": "2026-11-01", "to": TUESDAY }))
}

/// The days of November on which 王芳 is asked for.
fn nagged(office: &mut Office) -> Vec<String> {
    let today = office.told("today", json!({}));
    let days = items(&today["missing_sign_ins"]).iter();
    days.filter(|day| items(&day["people"]).contains(&json!("王芳"))).map(|day| text(&day["date"])).collect()
}

#[test]
fn who_is_planned_is_proposed_as_not_come_where_another_signed() {
    let mut office = signed_by_another();
    let shown = sheet(&mut office, "2026-11-10");
    let own = items(&shown["lines"]).iter().find(|line| line["name"] == "王芳").unwrap();
    assert_eq!((&own["is_kept"], &own["said"]["came"]), (&json!(false), &json!("absent")));
    assert_eq!(own["said"]["note"], "由赵强到岗");
    let kept = office.told("sign_in", json!({ "date": "2026-11-10" }));
    assert_eq!(kept["doubtful"], json!([]), "nobody is paid twice without being asked: {kept}");
    let pay = pay_of(&mut office, NOVEMBER);
    assert!(items(&pay).iter().all(|line| line[1] != "王芳" || line[2] == 0), "{pay}");
    assert!(!nagged(&mut office).contains(&"2026-11-10".to_owned()));
}

#[test]
fn sign_ins_in_anothers_place_are_standing_in_with_one_deed() {
    let mut office = signed_by_another();
    let before = office.rows_of("staff_attendance");
    let found = instead(&mut office);
    assert_eq!(items(&found).len(), 1, "{found}");
    assert_eq!(found[0]["said"], "作业班：排班是王芳，签到的是赵强（11月10日、11月17日，共 2 次）。");
    let plans: Vec<String> = items(&found[0]["plans"]).iter().map(|plan| text(&plan["label"])).collect();
    assert_eq!(plans, ["作业班改由赵强带（从11月10日起）", "从9月1日起就是赵强带"]);
    assert_eq!(found[0]["stand_in_label"], "这 2 次算赵强代，王芳记未到");
    assert!(nagged(&mut office).contains(&"2026-11-17".to_owned()));
    let paid = number(&office.told("pay", json!({ "month": NOVEMBER }))["total_fen"]);
    assert_eq!(number(&office.told("stand_in", found[0]["given"].clone())["changed"]), 2);
    assert_eq!(number(&office.told("stand_in", found[0]["given"].clone())["changed"]), 0, "answered already");
    let left = nagged(&mut office);
    assert!(!left.contains(&"2026-11-10".to_owned()) && !left.contains(&"2026-11-17".to_owned()), "{left:?}");
    assert_eq!(instead(&mut office), json!([]));
    assert_eq!(number(&office.told("pay", json!({ "month": NOVEMBER }))["total_fen"]), paid);
    assert_eq!(number(&office.told("take_back_stand_in", found[0]["given"].clone())["changed"]), 2);
    let facts = |rows: &[Vec<String>]| rows.iter().map(|row| row[1..10].to_vec()).collect::<Vec<_>>();
    assert_eq!(facts(&office.rows_of("staff_attendance")), facts(&before));
}

#[test]
fn the_plan_follows_who_signed_in() {
    let mut office = signed_by_another();
    let found = instead(&mut office);
    let since_term = office.told("plan_instead", found[0]["plans"][1]["given"].clone());
    assert!(!nagged(&mut office).contains(&"2026-11-03".to_owned()), "the plan follows from the beginning of the term");
    office.told("put_group", since_term["undo"].clone());
    let put = office.told("plan_instead", found[0]["plans"][0]["given"].clone());
    assert_eq!(instead(&mut office), json!([]));
    let left = nagged(&mut office);
    let tuesdays = ["2026-11-10", "2026-11-17", TUESDAY].map(str::to_owned);
    assert!(left.contains(&"2026-11-03".to_owned()), "the plan before stays: {left:?}");
    assert!(left.contains(&"2026-11-18".to_owned()), "other weekdays stay: {left:?}");
    assert!(tuesdays.iter().all(|day| !left.contains(day)), "{left:?}");
    office.told("put_group", put["undo"].clone());
    assert_eq!(instead(&mut office), found);
    let mut settled = signed_by_another();
    office.keep("staff-attendance", "日期,服务班,姓名,签到,签退", ["2026-10-13,作业班,王芳,16:30,17:30"]);
    assert_eq!(items(&instead(&mut office)[0]["plans"]).len(), 1, "the planned person came before");
    settled.keep("staff-attendance", "日期,服务班,姓名,签到,签退", ["2026-10-14,作业班,赵强,16:30,17:30"]);
    assert_eq!(items(&instead(&mut settled)[0]["plans"]).len(), 2);
    settled.told("put_day_change", json!({ "day": "2026-10-10", "kind": "make_up", "follows_weekday": 4 }));
    settled.told("settle", json!({ "month": "2026-10" }));
    assert_eq!(items(&instead(&mut settled)[0]["plans"]).len(), 1, "a month since was settled");
}

#[test]
fn whoever_is_paid_beside_the_plan_is_told_before_settling() {
    let mut office = school();
    let rows = ["2026-11-10,作业班,王芳,16:30,17:30", "2026-11-10,作业班,赵强,16:30,17:30"];
    office.keep("staff-attendance", "日期,服务班,姓名,签到,签退", rows);
    let asked = |office: &mut Office| {
        let state = office.told("month_state", json!({ "month": NOVEMBER }));
        let said = items(&state["findings"]).iter().map(text).find(|said| said.contains("也计了补助"));
        (said, state)
    };
    let (said, state) = asked(&mut office);
    let said = said.unwrap_or_else(|| panic!("{state}"));
    assert!(said.starts_with("作业班（11月10日）：王芳已计补助，赵强不在排班里，也计了补助（1 次，计 "), "{said}");
    let lead = items(&state["leads"]).iter().find(|lead| lead["said"] == json!(said)).unwrap();
    assert_eq!((&lead["name"], &lead["day"]), (&json!("作业班"), &json!("2026-11-10")));
    let short = text(&state["short"]);
    assert!(short.contains("比应缴收费") && short.contains("财政补贴"), "{short}");
    let (wang, zhao) = (id_of(&mut office, "王芳"), id_of(&mut office, "赵强"));
    let both =
        json!({ "group": lead["group"], "weekday": 2, "staff": [wang, zhao], "from": "2026-11-01", "trial": false });
    office.told("put_staffing", both);
    assert_eq!(asked(&mut office).0, None, "both are in the plan");
}

#[test]
fn whoever_comes_often_is_asked_about_and_taken_into_the_plan() {
    let mut office = school();
    let signed = |who: &str, day: &str| format!("{day},作业班,{who},16:30,17:30");
    let rows = ["2026-11-03", "2026-11-10", "2026-11-17"].map(|day| signed("王芳", day));
    let helps = ["2026-11-03", "2026-11-10"].map(|day| signed("赵强", day));
    office.keep("staff-attendance", "日期,服务班,姓名,签到,签退", rows.iter().chain(&helps).map(String::as_str));
    let on = |office: &mut Office, day: &str| office.told("sign_ins_regular", json!({ "from": day, "to": day }));
    let found = on(&mut office, TUESDAY);
    assert_eq!(found[0]["said"], "作业班：赵强不在排班里，11月3日、11月10日到过（共 2 次）。");
    assert_eq!(found[0]["without"], json!([TUESDAY]));
    assert_eq!(on(&mut office, "2026-11-17")[0]["without"], json!(["2026-11-17"]));
    let before_settling = |office: &mut Office| {
        let state = office.told("month_state", json!({ "month": NOVEMBER }));
        let said = |part: &str| {
            let told = items(&state[part]).iter().map(|each| each.to_string());
            told.filter(|said| said.contains("赵强不在")).collect::<Vec<String>>()
        };
        (said("findings"), said("leads"))
    };
    let (said, leads) = before_settling(&mut office);
    assert!(said[0].contains("；11月17日没有赵强的签到，没有计") && leads.len() == 1, "{said:?}");
    let back = office.told("put_regular_aside", json!({ "given": found[0]["given"], "aside": true }));
    assert_eq!(on(&mut office, TUESDAY), json!([]), "who only helps out is not asked about");
    assert_eq!(before_settling(&mut office), (Vec::new(), Vec::new()), "nor before settling");
    office.told("put_regular_aside", back);
    let put = office.told("plan_regular", found[0]["given"].clone());
    assert_eq!(on(&mut office, TUESDAY), json!([]));
    let planned = sheet(&mut office, TUESDAY);
    assert!(items(&planned["lines"]).iter().any(|line| line["name"] == "赵强"), "{planned}");
    office.told("put_group", put["undo"].clone());
    assert_eq!(on(&mut office, TUESDAY), found);
}
