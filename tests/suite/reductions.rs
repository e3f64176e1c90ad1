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

const LACKING: &str = "没有在本程序里结算，学期封顶没有算上那时收的";

/// A school that charges at most 600 a term, whose fourth pupil owes 9.00 for November.
fn capped() -> Office {
    let (mut office, _) = school();
    let form = typed(&mut office, |form| {
        form["reductions"] = json!([]);
        form["total_caps"] = json!([{ "stage": "", "cap_month": "", "cap_term": "600" }]);
    });
    adopt(&mut office, &form);
    let calls = ["作业班", "延时班"].map(|group| format!("2026-11-23,{group},一年级,1班,{},出勤", NAMES[3]));
    office.keep("attendance", "日期,服务班,年级,班级,姓名,出勤", calls);
    office
}

/// A list of what pupils were charged before.
fn charged(office: &Office, amounts: &[(usize, &str)]) -> std::path::PathBuf {
    let rows: Vec<String> = amounts.iter().map(|(at, much)| format!("一(1)班,{},{much}", NAMES[*at])).collect();
    let rows: Vec<&str> = std::iter::once("班级,姓名,本学期以前已收").chain(rows.iter().map(String::as_str)).collect();
    office.list("students", &rows)
}

fn missing(office: &mut Office) -> String {
    office.told("month_state", json!({ "month": "2026-11" }))["missing"].to_string()
}

/// A month among the others.
fn month(office: &mut Office, wanted: &str) -> Value {
    let months = office.told("months", json!({}));
    items(&months["months"]).iter().find(|each| each["month"] == wanted).unwrap().clone()
}

#[test]
fn what_was_charged_before_the_program_is_dropped_in_and_counts_in_bills() {
    let mut office = capped();
    assert!(missing(&mut office).contains(LACKING));
    // One pupil's amount says nothing of the others' months.
    let one = charged(&office, &[(0, "100")]);
    office.told("take_in", json!({ "list": "students", "file": one }));
    assert!(missing(&mut office).contains(LACKING));
    let file = charged(&office, &[(1, "100"), (2, "100"), (3, "596.50")]);
    let look = office.told("look_at", json!({ "file": file }));
    assert_eq!(look["clearly"], "students", "{look}");
    let shown = office.told("preview", json!({ "list": "students", "file": file }));
    assert_eq!((&shown["label"], &shown["accept"]), (&json!("以前已收名单"), &json!("登记 3 人的以前已收")));
    assert_eq!(shown["plain"], false, "what families are charged rests on it");
    let taken = office.told("take_in", json!({ "list": "students", "file": file }));
    assert_eq!(number(&taken["changed"]), 3, "{taken}");
    let bills = office.told("bills", json!({ "month": "2026-11" }));
    let line = items(&bills["lines"]).iter().find(|line| line["who"] == NAMES[3]).cloned().unwrap();
    let why = office.told("explain", json!({ "line": line["id"] })).to_string();
    assert_eq!(number(&line["amount_fen"]), 350, "600.00 - 596.50");
    assert!(why.contains("其中用本程序以前已收 596.50 元"), "{why}");
    assert!(why.contains("一(1)班 4号"), "namesakes are told apart: {why}");
    assert!(!missing(&mut office).contains(LACKING));
    let (october, november) = (month(&mut office, "2026-10"), month(&mut office, "2026-11"));
    assert_eq!(
        (text(&october["state_label"]).as_str(), text(&october["running"]).as_str()),
        ("以前已收，不在本程序里", "")
    );
    assert_eq!(text(&november["state_label"]), "未结算");
    assert_eq!(text(&november["running"]), "还没有过完，只算到点过名、签过到的日子");
    let today = office.told("today", json!({})).to_string();
    assert!(!today.contains("没有点名记录"), "what was charged elsewhere was called elsewhere: {today}");
}

#[test]
fn what_was_charged_before_is_corrected_at_the_pupil_and_a_settlement_says_so() {
    let mut office = capped();
    let file = charged(&office, &[(1, "100"), (2, "100"), (3, "596.50")]);
    office.told("take_in", json!({ "list": "students", "file": file }));
    let settled = office.told("settle", json!({ "month": "2026-11" }));
    assert_eq!(number(&settled["bills_fen"]), 350, "{settled}");
    assert_eq!(month(&mut office, "2026-11")["running"], "", "what is settled does not grow");
    let students = office.told("students", json!({}));
    let id = items(&students["rows"]).iter().find(|row| row["name"] == NAMES[3]).unwrap()["id"].clone();
    let shown = office.told("student", json!({ "id": id }));
    let mut page = shown["student"].clone();
    assert_eq!(
        (&page["charged_before"], &shown["charged_said"]),
        (&json!("596.50"), &json!("596.50 元（到2026年10月）"))
    );
    office.sit("head_teacher", &[number(&shown["class_id"])]);
    let kept_back = office.told("student", json!({ "id": id }));
    assert_eq!((&kept_back["student"]["charged_before"], &kept_back["charged_said"]), (&json!(""), &json!("")));
    office.own();
    page["charged_before"] = json!("100");
    office.told("put_student", page.clone());
    let changed = office.told("month_state", json!({ "month": "2026-11" })).to_string();
    assert!(changed.contains("在用本程序以前已收"), "{changed}");
    page["charged_before"] = json!("一百");
    let (code, said) = office.refused("put_student", page);
    assert!(code == "bad_value" && said.contains("本学期以前已收"), "{said}");
}
