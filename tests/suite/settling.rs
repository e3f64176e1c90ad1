//! Settling a month: papers only after it, none after a fact changed, and the next version by reopening.
use crate::office::{MONTH, Office, items, number, text};
use serde_json::{Value, json};

/// A day of the demo month on which groups met.
pub(crate) const DAY: &str = "2026-10-29";

#[test]
fn sheets_come_only_from_a_settled_month() {
    let mut office = Office::demo();
    office.told("reopen", json!({"month": MONTH, "reason": "更正考勤"}));
    for sheet in ["performance", "labour", "bank"] {
        let (code, message) = office.refused("subsidy", sheet_of(&office, sheet));
        assert_eq!(code, "not_settled", "{sheet}");
        assert!(message.contains("10月") || message.contains(MONTH), "{message}");
        assert!(!office.path(&format!("{sheet}.xlsx")).exists(), "{sheet} was written");
    }
    let settled = office.told("settle", json!({"month": MONTH}));
    for sheet in ["performance", "labour"] {
        let told = office.told("subsidy", sheet_of(&office, sheet));
        let cells = office.told("read_sheet", json!({"file": told["path"]})).to_string();
        assert!(cells.contains(&text(&settled["fingerprint"])), "{sheet} names its fingerprint");
        assert!(cells.contains("第2版"), "{sheet} names its version");
    }
    office.told("subsidy", sheet_of(&office, "bank"));
}

#[test]
fn a_changed_attendance_is_named() {
    let mut office = Office::demo();
    office.told("subsidy", sheet_of(&office, "performance"));
    let (group, pupil) = absent_now(&mut office, DAY);
    let (code, message) = office.refused("subsidy", sheet_of(&office, "performance"));
    assert_eq!(code, "stale");
    for named in ["10月29日", &group, &pupil] {
        assert!(message.contains(named), "「{named}」 is missing: {message}");
    }
}

#[test]
fn a_month_that_changed_since_is_told_on_today() {
    let mut office = Office::demo();
    let told = office.told("settled_changes", json!({}));
    assert_eq!((items(&told["changed"]).len(), &told["step"]), (0, &json!(null)));
    absent_now(&mut office, "2026-11-05");
    assert!(items(&office.told("settled_changes", json!({}))["changed"]).is_empty(), "another month's");
    absent_now(&mut office, DAY);
    let told = office.told("settled_changes", json!({}));
    assert_eq!(told["changed"][0]["month"], MONTH, "{told}");
    assert!(text(&told["changed"][0]["text"]).starts_with("2026年10月结算以后有改动"), "{told}");
    let step = ["code", "done", "when"].map(|field| told["step"][field].clone());
    assert_eq!(step, [json!("settle"), json!(false), json!(MONTH)]);
    office.told("reopen", json!({"month": MONTH, "reason": "更正考勤"}));
    office.told("settle", json!({"month": MONTH}));
    assert!(items(&office.told("settled_changes", json!({}))["changed"]).is_empty(), "settled anew");
}

#[test]
fn a_changed_account_is_named() {
    let mut office = Office::demo();
    let staff = office.rows_of("staff");
    let own = &staff[8];
    let head = "工号,姓名,人员类别,身份证件号,手机号,开户行,银行账号";
    let row = format!("{},{},本校教师,{},{},{},6299900000000009994", own[1], own[2], own[5], own[6], own[7]);
    let taken = office.take_in("staff", &[head, &row]);
    assert_eq!((number(&taken["changed"]), items(&taken["problems"]).len()), (1, 0), "{taken}");
    let (code, message) = office.refused("subsidy", sheet_of(&office, "bank"));
    assert_eq!(code, "stale");
    assert!(message.contains(&own[2]), "{} is missing: {message}", own[2]);
    assert!(!message.contains("6299900000000009994"), "a whole account number has no place in a message: {message}");
}

#[test]
fn a_fact_of_another_month_leaves_the_sheets_be() {
    let mut office = Office::demo();
    absent_now(&mut office, "2026-11-05");
    office.told("subsidy", sheet_of(&office, "performance"));
    office.told("subsidy", sheet_of(&office, "bank"));
}

#[test]
fn reopening_makes_the_next_version() {
    let mut office = Office::demo();
    let first = office.rows_of("settlement");
    let (code, _) = office.refused("settle", json!({"month": MONTH}));
    assert_eq!(code, "already_settled");
    let (code, _) = office.refused("reopen", json!({"month": MONTH, "reason": " "}));
    assert_eq!(code, "needs_reason");
    absent_now(&mut office, DAY);
    let reopened = office.told("reopen", json!({"month": MONTH, "reason": "更正考勤"}));
    assert_eq!(reopened["version"], 2);
    let (code, _) = office.refused("reopen", json!({"month": MONTH, "reason": "再来"}));
    assert_eq!(code, "not_settled");
    let second = office.told("settle", json!({"month": MONTH}));
    assert_eq!(second["version"], 2);
    assert_ne!(text(&second["fingerprint"]), first[0][5], "other amounts, other fingerprint");
    assert!(number(&second["bills_fen"]) < number(&reopened["bills_fen"]), "one who was absent owes less");
    let kept = office.rows_of("settlement");
    assert_eq!(kept.len(), 2);
    assert_eq!(kept[0][5], first[0][5], "the first version stays as it was");
    assert_eq!(office.told("verify", json!({})), json!({"whole": true, "findings": []}));
}

#[test]
fn the_same_facts_have_the_same_amounts_in_every_version() {
    let mut office = Office::demo();
    let before = ["bills", "pay"].map(|what| office.told(what, json!({"month": MONTH}))["lines"].clone());
    office.told("reopen", json!({"month": MONTH, "reason": "核对"}));
    office.told("settle", json!({"month": MONTH}));
    let after = ["bills", "pay"].map(|what| office.told(what, json!({"month": MONTH}))["lines"].clone());
    assert_eq!(before, after);
}

fn sheet_of(office: &Office, sheet: &str) -> Value {
    let ending = if sheet == "bank" { "txt" } else { "xlsx" };
    json!({"month": MONTH, "sheet": sheet, "out": office.path(&format!("{sheet}.{ending}"))})
}

/// Marks the first present pupil of the day's first group absent, the others as they were; gives both names back.
pub(crate) fn absent_now(office: &mut Office, day: &str) -> (String, String) {
    let rosters = office.told("day_rosters", json!({"date": day}));
    let group = &rosters["sections"][0]["groups"][0];
    let mut marks = Vec::new();
    let mut chosen = None;
    for pupil in items(&group["pupils"]) {
        let word = match pupil["mark"].as_str() {
            Some("leave") => "请",
            Some("absent") => "缺",
            Some("late") => "迟",
            Some("left_early") => "退",
            _ if chosen.is_none() => {
                chosen = Some(text(&pupil["name"]));
                "缺"
            }
            _ => continue,
        };
        marks.push(format!("{} {word}", pupil["seat_no"]));
    }
    let given = json!({"date": day, "group": text(&group["name"]), "marks": marks.join(";"), "reason": "点名记错"});
    office.told("roll_call", given);
    (text(&group["name"]), chosen.expect("someone present"))
}
