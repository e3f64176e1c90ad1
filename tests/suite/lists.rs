//! Lists of pupils in the forms they arrive in: the same pupils from each, nothing changed twice, and a way back.
use crate::office::{NAMES, Office, items, number, text};
use kehou_tests::shared;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The list that is right, and the forms of it that hold the whole of it, with what is said of a form under a false name.
const TRUTH: &str = "roster-utf8-bom.csv";
const WHOLE: [(&str, &str); 9] = [
    ("roster-utf8-bom.csv", ""),
    ("roster-gb18030.csv", ""),
    ("roster-gb18030-with-84319533-bom.csv", ""),
    ("roster-plain-text-ids.xlsx", ""),
    ("roster-libreoffice-biff8.xls", ""),
    ("roster-title-rows-merged-grade-class-total-row.xlsx", "合计行"),
    ("roster-sheetjs-html.xls", "HTML"),
    ("roster-sheetjs-xlml.xls", "XML"),
    ("roster-tsv-named-xls.xls", "制表符"),
];
const LOSSY: &str = "roster-ids-as-float-precision-lost.xlsx";

#[test]
fn each_whole_form_gives_the_same_pupils() {
    let Some(folder) = shared("roster") else { return };
    let truth = truth(&folder);
    assert_eq!(truth.len(), 120);
    for (file, said) in WHOLE {
        let mut office = Office::new();
        let taken = pupils(&mut office, &folder.join(file));
        assert_eq!((number(&taken["added"]), items(&taken["problems"]).len()), (120, 0), "{file}: {taken}");
        let remarks = taken["remarks"].to_string();
        assert!(remarks.contains(said), "{file}: 「{said}」 is not said: {remarks}");
        assert_eq!(kept(&mut office), truth, "{file}");
        assert_eq!(office.rows_of("home_class").len(), 6, "{file}: two classes in each of three grades");
    }
}

#[test]
fn the_same_list_in_any_form_changes_nothing() {
    let Some(folder) = shared("roster") else { return };
    let mut office = Office::new();
    pupils(&mut office, &folder.join(TRUTH));
    let deeds = imports(&mut office);
    assert_eq!(deeds, 1);
    for (file, _) in WHOLE {
        let taken = pupils(&mut office, &folder.join(file));
        let counts = ["rows", "added", "changed", "unchanged"].map(|field| number(&taken[field]));
        assert_eq!(counts, [120, 0, 0, 120], "{file}: {taken}");
        assert_eq!(taken["batch"], Value::Null, "{file}");
    }
    assert_eq!(imports(&mut office), deeds, "nothing was done, so no deed is noted");
}

#[test]
fn a_trial_keeps_nothing() {
    let Some(folder) = shared("roster") else { return };
    let mut office = Office::new();
    let given = json!({"list": "students", "file": folder.join(TRUTH), "trial": true});
    let taken = office.told("take_in", given);
    assert_eq!((number(&taken["added"]), &taken["batch"]), (120, &Value::Null));
    assert!(kept(&mut office).is_empty());
}

#[test]
fn damaged_numbers_are_listed_and_not_kept() {
    let Some(folder) = shared("roster") else { return };
    let mut office = Office::new();
    let taken = pupils(&mut office, &folder.join(LOSSY));
    let problems = items(&taken["problems"]);
    let rows: BTreeSet<i64> = problems.iter().map(|problem| number(&problem["row"])).collect();
    assert_eq!(rows.len() as i64 + number(&taken["accepted"]), 120, "{taken}");
    assert!(rows.len() >= 100, "only {} rows are named", rows.len());
    for problem in problems {
        assert_eq!(problem["column"], "身份证件号", "{problem}");
        assert!(text(&problem["found"]).contains("E+17"), "{problem}");
        assert!(text(&problem["wanted"]).contains("无法还原"), "{problem}");
    }
    assert!(kept(&mut office).is_subset(&truth(&folder)), "a damaged number was kept");
}

#[test]
fn a_batch_is_taken_back_whole() {
    let mut office = Office::new();
    let head = "姓名,性别,年级,班级,座号";
    let first = office.keep("students", head, ["何一,男,一年级,1班,1", "何二,女,一年级,1班,2"]);
    let second = office.keep("students", head, ["何一,女,一年级,1班,1", "何三,男,一年级,2班,1"]);
    assert_eq!(["added", "changed"].map(|field| number(&second[field])), [1, 1], "{second}");
    let (code, _) = office.refused("take_back", json!({"batch": 99}));
    assert_eq!(code, "not_found");
    office.told("take_back", json!({"batch": second["batch"]}));
    let sexes: Vec<(String, String)> =
        office.rows_of("student").into_iter().map(|row| (row[2].clone(), row[3].clone())).collect();
    let wanted = [("何一", "male"), ("何二", "female")].map(|(name, sex)| (name.to_owned(), sex.to_owned()));
    assert_eq!(sexes, wanted, "the change is undone with the addition");
    let (code, _) = office.refused("take_back", json!({"batch": second["batch"]}));
    assert_eq!(code, "batch_undone");
    office.told("take_back", json!({"batch": first["batch"]}));
    assert!(office.rows_of("student").is_empty());
    assert_eq!(office.told("verify", json!({}))["whole"], true);
}

#[test]
fn a_batch_that_something_rests_on_stays() {
    let mut office = Office::small();
    for (batch, list) in [(1, "pupils with places"), (2, "groups with places")] {
        let before = office.rows_of("enrolment");
        let (code, message) = office.refused("take_back", json!({"batch": batch}));
        assert_eq!(code, "batch_in_use", "{list}");
        assert!(message.contains("报名"), "{list}: {message}");
        assert_eq!(office.rows_of("enrolment"), before, "{list}");
    }
    office.told("take_back", json!({"batch": 3}));
    office.told("take_back", json!({"batch": 1}));
    assert!(office.rows_of("student").is_empty());
}

#[test]
fn names_are_kept_as_entered() {
    let mut office = Office::small();
    let names: Vec<String> = office.rows_of("student").into_iter().map(|row| row[2].clone()).collect();
    assert_eq!(names, NAMES);
}

#[test]
fn every_problem_says_where_what_and_what_is_wanted() {
    let mut office = Office::new();
    let head = "姓名,性别,身份证件号,年级,班级,座号";
    let cases = [
        ("何一,人,,一年级,1班,1", "性别", "人"),
        (",男,,一年级,1班,1", "姓名", ""),
        ("何一,男,110101201901010011,一年级,1班,1", "身份证件号", "110101201901010011"),
        ("何一,男,,,1班,1", "年级", ""),
        ("何一,男,,一年级,1班,甲", "座号", "甲"),
    ];
    for (row, column, found) in cases {
        let taken = office.take_in("students", &[head, row]);
        let problems = items(&taken["problems"]);
        assert_eq!(problems.len(), 1, "{row}: {taken}");
        assert_eq!(problems[0]["row"], 2, "{row}");
        assert_eq!(problems[0]["column"], column, "{row}");
        assert_eq!(problems[0]["found"], found, "{row}");
        assert!(!text(&problems[0]["wanted"]).is_empty(), "{row}");
    }
}

fn pupils(office: &mut Office, file: &Path) -> Value {
    office.told("take_in", json!({"list": "students", "file": PathBuf::from(file)}))
}

/// 学籍号, name, sex and ID number of everyone kept.
fn kept(office: &mut Office) -> BTreeSet<[String; 4]> {
    let rows = office.rows_of("student");
    rows.into_iter().map(|row| [1, 2, 3, 4].map(|column| row[column].clone())).collect()
}

fn imports(office: &mut Office) -> usize {
    office.rows_of("deed").iter().filter(|row| row[3] == "take_in").count()
}

fn truth(folder: &Path) -> BTreeSet<[String; 4]> {
    let mut reader = csv::Reader::from_path(folder.join(TRUTH)).unwrap();
    let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let at = |wanted: &str| head.iter().position(|found| found == wanted).unwrap();
    let [code, name, sex, id] = ["学籍号", "姓名", "性别", "身份证件号"].map(at);
    let sexed = |text: &str| if text == "男" { "male" } else { "female" }.to_owned();
    let row =
        |row: csv::StringRecord| [row[code].to_owned(), row[name].to_owned(), sexed(&row[sex]), row[id].to_owned()];
    reader.records().map(|found| row(found.unwrap())).collect()
}
