//! The demo month's money: every amount is explained to the fen, and lines, sheets and bank file hold the same sums.
use crate::office::{MONTH, Office, demo, items, number, text};
use serde_json::{Value, json};

#[test]
fn every_line_is_explained_to_the_fen() {
    let mut office = Office::demo();
    for what in ["bills", "pay"] {
        let told = office.told(what, json!({"month": MONTH}));
        let lines = items(&told["lines"]);
        assert!(lines.len() > 30, "{what} has only {} lines", lines.len());
        for line in lines {
            let explained = office.told("explain", json!({"line": line["id"]}));
            assert_eq!(steps_sum(&explained), number(&line["amount_fen"]), "{explained}");
            assert_eq!(explained["amount_fen"], line["amount_fen"]);
            assert_eq!(explained["code"], line["code"]);
            assert_eq!(explained["who"], line["who"]);
        }
        assert_eq!(sum(&told, "amount_fen"), number(&told["total_fen"]), "{what}");
    }
}

#[test]
fn a_month_not_settled_is_explained_alike() {
    let mut office = Office::demo();
    let settled = ["bills", "pay"].map(|what| office.told(what, json!({"month": MONTH})));
    office.told("reopen", json!({"month": MONTH, "reason": "核对"}));
    for (frozen, what) in settled.iter().zip(["bills", "pay"]) {
        let live = office.told(what, json!({"month": MONTH}));
        assert_eq!(live["version"], Value::Null);
        assert_eq!(frozen["version"], 1);
        assert_eq!(live["lines"], frozen["lines"], "{what}: nothing changed between");
        for line in items(&live["lines"]).iter().step_by(97) {
            let explained = office.told("explain", json!({"line": line["id"]}));
            assert_eq!(steps_sum(&explained), number(&line["amount_fen"]), "{explained}");
        }
    }
}

#[test]
fn lines_and_sheets_hold_the_same_sums() {
    let mut office = Office::demo();
    let pay = office.told("pay", json!({"month": MONTH}));
    let (performance, labour) = (paper_total("performance"), paper_total("labour"));
    assert!(performance > 0 && labour > 0);
    assert_eq!(performance + labour, number(&pay["total_fen"]));
    assert_eq!(paper_total("bank"), sum(&pay, "net_fen"));
    assert_eq!(sum(&pay, "amount_fen") - sum(&pay, "tax_fen"), sum(&pay, "net_fen"));
    let out = office.path("labour.xlsx");
    let sheet = office.told("subsidy", json!({"month": MONTH, "sheet": "labour", "out": out}));
    assert_eq!(number(&sheet["total_fen"]), labour);
    assert_eq!(number(&sheet["tax_fen"]), sum(&pay, "tax_fen"), "only labour is taxed here");
    assert!(number(&sheet["tax_fen"]) > 0);
}

#[test]
fn the_books_balance_and_hold_the_lines() {
    let mut office = Office::demo();
    let bills = office.told("bills", json!({"month": MONTH}));
    let accounts = office.rows_of("account");
    let postings = office.rows_of("posting");
    let total: i64 = postings.iter().map(|row| row[3].parse::<i64>().unwrap()).sum();
    assert_eq!(total, 0, "debits and credits are one sum");
    let receivable = &accounts.iter().find(|row| row[1] == "receivable").unwrap()[0];
    let owed =
        postings.iter().filter(|row| row[2] == *receivable).map(|row| row[3].parse::<i64>().unwrap()).sum::<i64>();
    assert_eq!(owed, number(&bills["total_fen"]), "what families owe is what the bills say");
}

#[test]
fn reductions_show_in_bills_and_explanations() {
    let mut office = Office::demo();
    let bills = office.told("bills", json!({"month": MONTH}));
    let lines = items(&bills["lines"]);
    let waived: Vec<&Value> = lines.iter().filter(|line| number(&line["waived_fen"]) > 0).collect();
    let free = waived.iter().filter(|line| number(&line["amount_fen"]) == 0).count();
    assert!(free > 0, "nobody is free of charge");
    assert!(waived.len() > free, "nobody has a part waived");
    for line in waived {
        let explained = office.told("explain", json!({"line": line["id"]}));
        let waivers = items(&explained["steps"]).iter().filter(|step| text(&step["text"]).starts_with("减免："));
        let waived = waivers.filter_map(|step| step["amount_fen"].as_i64()).sum::<i64>();
        assert_eq!(-waived, number(&line["waived_fen"]), "{explained}");
    }
}

fn steps_sum(explained: &Value) -> i64 {
    items(&explained["steps"]).iter().filter_map(|step| step["amount_fen"].as_i64()).sum()
}

fn sum(told: &Value, field: &str) -> i64 {
    items(&told["lines"]).iter().map(|line| number(&line[field])).sum()
}

fn paper_total(kind: &str) -> i64 {
    let papers = items(&demo().made["papers"]);
    number(&papers.iter().find(|paper| paper["kind"] == kind).unwrap()["total_fen"])
}

#[test]
fn withheld_tax_is_reckoned_out_for_whoever_asks() {
    let mut office = Office::demo();
    let lines = office.told("pay", json!({"month": MONTH}))["lines"].clone();
    let taxed = items(&lines).iter().filter(|line| line["tax_fen"] != json!(0));
    let ids: Vec<Value> = taxed.map(|line| line["id"].clone()).collect();
    assert!(!ids.is_empty());
    for id in ids {
        let why = office.told("explain", json!({"line": id}));
        let said = items(&why["steps"]).iter().map(|step| text(&step["text"])).find(|said| said.contains("预扣个税"));
        let said = said.unwrap();
        assert!(said.contains("− 800.00）× 20 %") || said.contains("× 80 % ×"), "{said}");
    }
}
