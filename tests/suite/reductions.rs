//! Reductions from the list to the bill: a city's own words for them, what the standards say of each, and nobody forgotten.
use crate::office::{NAMES, Office, items, number, text};
use serde_json::{Value, json};

const HEAD: &str = "班级,姓名,类别";

/// The small school with two families' reductions, taken in while an example's standards are in force.
fn school() -> (Office, Value) {
    let mut office = Office::small();
    let rows = [HEAD.to_owned(), format!("一(1)班,{},低保", NAMES[0]), format!("一(1)班,{},残疾", NAMES[1])];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let file = office.list("students", &rows);
    let shown = office.told("preview", json!({ "list": "students", "file": file }));
    office.take_in("students", &rows);
    (office, shown)
}

/// The school's own standards as typed from its paper: 60 fen a lesson of everything, and what `change` writes.
fn typed(office: &mut Office, change: impl Fn(&mut Value)) -> Value {
    let mut form = office.told("profile_form", json!({}))["form"].clone();
    (form["issuer"], form["number"]) = (json!("金州市发展和改革委员会"), json!("金发改价格〔2026〕12号"));
    form["from"] = json!("2026-09-01");
    form = office.told("clear_example", json!({ "form": form, "rest_only": false }))["form"].clone();
    for fee in form["fees"].as_array_mut().unwrap() {
        fee["price"] = json!("3");
    }
    for rate in form["rates"].as_array_mut().unwrap() {
        rate["amounts"][0]["amount"] = json!("65");
    }
    change(&mut form);
    form
}

fn adopt(office: &mut Office, form: &Value) {
    let adopt = json!({ "profile": "", "file": null, "form": form, "from": "2026-09", "trial": false });
    office.told("adopt_profile", adopt);
}

#[test]
fn a_citys_own_words_are_kept_and_the_standards_have_to_say_what_each_is_worth() {
    let (mut office, shown) = school();
    assert_eq!(shown["problems"], json!([]), "an example knows no city's words");
    let said = "减免类别照名单登记：低保、残疾。填写本地标准时，会请您写上每一类减多少。";
    assert!(shown["remarks"].to_string().contains(said), "{}", shown["remarks"]);
    let form = typed(&mut office, |_| ());
    let rows: Vec<String> = items(&form["reductions"]).iter().map(|row| text(&row["category"])).collect();
    assert_eq!(rows, ["低保", "残疾"]);
    let check = |form: &Value| json!({ "form": form, "from": "2026-09" });
    let problems = office.told("check_profile", check(&form))["problems"].clone();
    let places: Vec<String> = items(&problems).iter().map(|each| text(&each["place"])).collect();
    assert_eq!(places, ["reductions.0.kind", "reductions.1.kind"]);
    // One is waived, the other is left out: it is told before, on 今天 and before settling.
    let form =
        typed(&mut office, |form| form["reductions"] = json!([{ "category": "低保", "kind": "free", "much": "" }]));
    let told = office.told("check_profile", check(&form));
    let left = "减免类别「残疾」1 人在口径里没有写，收费时不减免";
    assert!(told["warnings"].to_string().contains(left), "{}", told["warnings"]);
    adopt(&mut office, &form);
    let today = office.told("today", json!({}))["findings"].to_string();
    assert!(
        today.contains("1 名学生的减免类别在口径里没有写") && !today.contains("残疾"),
        "no category is seen: {today}"
    );
    let month = office.told("month_state", json!({ "month": "2026-11" }));
    assert!(month["missing"].to_string().contains(left), "{}", month["missing"]);
    // A word the standards do not know is chosen from theirs.
    let file = office.list("students", &[HEAD, &format!("一(1)班,{},困难", NAMES[2])]);
    let shown = office.told("preview", json!({ "list": "students", "file": file }));
    assert_eq!(
        (&shown["problems"][0]["field"], &shown["problems"][0]["choices"]),
        (&json!("reduction"), &json!(["低保"]))
    );
}

#[test]
fn one_cap_over_everything_holds_in_bills_and_is_read_before_it_is_kept() {
    let (mut office, _) = school();
    let form = typed(&mut office, |form| {
        form["reductions"] = json!([]);
        form["total_caps"] = json!([{ "stage": "", "cap_month": "", "cap_term": "5" }]);
    });
    let told = office.told("check_profile", json!({ "form": form, "from": "2026-09" }));
    assert!(!told["warnings"].to_string().contains("学期封顶"), "a cap over all is a cap: {}", told["warnings"]);
    assert!(told["rules"].to_string().contains("各项合计每学期最多"), "{}", told["rules"]);
    adopt(&mut office, &form);
    let policies = office.told("fee_policies", json!({}));
    assert_eq!(policies["total_caps"], json!(["各项合计 每学期最多 5.00 元"]));
    let calls = ["作业班", "延时班"].map(|group| format!("2026-11-23,{group},一年级,1班,{},出勤", NAMES[3]));
    office.keep("attendance", "日期,服务班,年级,班级,姓名,出勤", calls);
    let bills = office.told("bills", json!({ "month": "2026-11" }));
    let line = items(&bills["lines"]).iter().find(|line| line["who"] == NAMES[3]).unwrap();
    assert_eq!(line["amount_fen"], json!(500), "1 and 2 lessons at 3.00 are 9.00: {line}");
    let why = office.told("explain", json!({ "line": line["id"] })).to_string();
    assert!(why.contains("各项合计学期封顶 5.00 元，此前各项已计 3.00 元"), "{why}");
}

#[test]
fn what_was_charged_before_the_program_is_dropped_in_and_counts_in_bills() {
    let (mut office, _) = school();
    let form = typed(&mut office, |form| {
        form["reductions"] = json!([]);
        form["total_caps"] = json!([{ "stage": "", "cap_month": "", "cap_term": "600" }]);
    });
    adopt(&mut office, &form);
    let calls = ["作业班", "延时班"].map(|group| format!("2026-11-23,{group},一年级,1班,{},出勤", NAMES[3]));
    office.keep("attendance", "日期,服务班,年级,班级,姓名,出勤", calls);
    let lacking = "没有在本程序里结算，学期封顶没有算上那时收的";
    assert!(office.told("month_state", json!({ "month": "2026-11" }))["missing"].to_string().contains(lacking));
    // One pupil's amount says nothing of the others' months.
    let one = office.list("students", &["班级,姓名,本学期以前已收", &format!("一(1)班,{},100", NAMES[0])]);
    office.told("take_in", json!({ "list": "students", "file": one }));
    assert!(office.told("month_state", json!({ "month": "2026-11" }))["missing"].to_string().contains(lacking));
    let amounts = [1, 2, 3].map(|at| format!("一(1)班,{},{}", NAMES[at], if at == 3 { "596.50" } else { "100" }));
    let rows: Vec<&str> =
        std::iter::once("班级,姓名,本学期以前已收").chain(amounts.iter().map(String::as_str)).collect();
    let file = office.list("students", &rows);
    let look = office.told("look_at", json!({ "file": file }));
    assert_eq!(look["clearly"], "students", "{look}");
    let shown = office.told("preview", json!({ "list": "students", "file": file }));
    assert_eq!((&shown["label"], &shown["accept"]), (&json!("以前已收名单"), &json!("登记 3 人的以前已收")));
    let taken = office.told("take_in", json!({ "list": "students", "file": file }));
    assert_eq!(number(&taken["changed"]), 3, "{taken}");
    let owed = |office: &mut Office| {
        let bills = office.told("bills", json!({ "month": "2026-11" }));
        let line = items(&bills["lines"]).iter().find(|line| line["who"] == NAMES[3]).cloned().unwrap();
        (number(&line["amount_fen"]), office.told("explain", json!({ "line": line["id"] })).to_string())
    };
    let (fen, why) = owed(&mut office);
    assert!(fen == 350 && why.contains("其中用本程序以前已收 596.50 元"), "600.00 - 596.50: {why}");
    assert!(why.contains("一(1)班 4号"), "namesakes are told apart: {why}");
    assert!(!office.told("month_state", json!({ "month": "2026-11" }))["missing"].to_string().contains(lacking));
    let months = office.told("months", json!({}));
    let running = |months: &Value| {
        items(&months["months"]).iter().find(|each| each["month"] == "2026-11").unwrap()["running"].clone()
    };
    assert_eq!(running(&months), "还没有过完，只算到点过名、签过到的日子");
    let state = |wanted: &str| {
        items(&months["months"]).iter().find(|each| each["month"] == wanted).unwrap()["state_label"].clone()
    };
    assert_eq!((state("2026-10"), state("2026-11")), (json!("以前已收，不在本程序里"), json!("未结算")));
    let today = office.told("today", json!({})).to_string();
    assert!(!today.contains("没有点名记录"), "what was charged elsewhere was called elsewhere: {today}");
    // It is seen and corrected at the pupil, and a settlement says when it changed.
    let settled = office.told("settle", json!({ "month": "2026-11" }));
    assert_eq!(number(&settled["bills_fen"]), 350, "{settled}");
    assert_eq!(running(&office.told("months", json!({}))), "", "what is settled does not grow");
    let id = office.told("students", json!({}))["rows"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["name"] == NAMES[3])
        .unwrap()["id"]
        .clone();
    let mut page = office.told("student", json!({ "id": id }))["student"].clone();
    assert_eq!(page["charged_before"], "596.50");
    let class = office.told("student", json!({ "id": id }))["class_id"].as_i64().unwrap();
    office.sit("head_teacher", &[class]);
    assert_eq!(
        office.told("student", json!({ "id": id }))["student"]["charged_before"],
        "",
        "what families paid is kept back"
    );
    office.own();
    page["charged_before"] = json!("100");
    office.told("put_student", page.clone());
    let changed = office.told("month_state", json!({ "month": "2026-11" })).to_string();
    assert!(changed.contains("在用本程序以前已收"), "{changed}");
    page["charged_before"] = json!("一百");
    let (code, said) = office.refused("put_student", page);
    assert!(code == "bad_value" && said.contains("本学期以前已收"), "{said}");
}
