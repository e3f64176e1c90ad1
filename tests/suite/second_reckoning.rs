//! The demo month reckoned a second time by a program written apart from the product: both must agree to the fen.
use crate::office::{MONTH, Office, demo};
use kehou_tests::{python, root};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::process::Command;

#[test]
fn two_reckonings_agree_on_every_bill_and_every_pay_line() {
    let Some(second) = second() else { return };
    let mut office = Office::demo();
    let bills = office.told("bills", json!({ "month": MONTH }));
    let pay = office.told("pay", json!({ "month": MONTH }));
    let mut ours = BTreeMap::new();
    for line in bills["lines"].as_array().unwrap() {
        let name = if line["code"] == "" { &line["who"] } else { &line["code"] };
        ours.insert(name.as_str().unwrap(), json!([line["amount_fen"], line["waived_fen"]]));
    }
    assert!(ours.len() > 400, "only {} bills", ours.len());
    for (who, wanted) in second["bills"].as_object().unwrap() {
        let found = ours.get(who.as_str()).cloned().unwrap_or(json!([0, 0]));
        assert_eq!(&found, wanted, "the bill of {who}");
    }
    let wanted = second["pay"].as_object().unwrap();
    assert_eq!(pay["lines"].as_array().unwrap().len(), wanted.len());
    for line in pay["lines"].as_array().unwrap() {
        let code = line["code"].as_str().unwrap();
        assert_eq!(json!([line["amount_fen"], line["tax_fen"]]), wanted[code], "the pay of {code}");
    }
}

fn second() -> Option<Value> {
    let demo = demo().data().parent().unwrap().to_owned();
    let run = Command::new(python()?)
        .arg(root().join("tests/second_reckoning/reckon.py"))
        .args([demo, root().join("assets/profiles/example-per-lesson.toml"), root().join("assets/calendars/2026.json")])
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    Some(serde_json::from_slice(&run.stdout).unwrap())
}
