//! The console's contract: exit codes, the JSON fields of every command, and files that come back as they went out.
use crate::console::{Console, Ran};
use crate::office::{Office, PASSPHRASE, copy_all, demo, folder, items, text};
use kehou_tests::shared;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Every list that has a template, and whether it can be taken in.
const LISTS: [(&str, bool); 8] = [
    ("students", true),
    ("staff", true),
    ("groups", true),
    ("enrolments", true),
    ("attendance", true),
    ("staff-attendance", true),
    ("calendar", true),
    ("payments", false),
];

/// `OUT` stands for a fresh folder, `SHEETS` for the demo school's own spreadsheets.
/// command → fields of the answer; where one field is a list, `list.field` names the fields of its items.
const ANSWERS: [(&str, &str); 24] = [
    ("tools amount 1409.50", "capital"),
    ("tools tax 25001", "tax_fen net_fen"),
    ("tools gross 4000", "gross_fen tax_fen"),
    ("tools id 11010120190101001X", "valid why"),
    ("template students --out OUT/t.xlsx", "path"),
    ("sheet SHEETS/students.xlsx", "format sheets sheets.name sheets.hidden sheets.rows"),
    (
        "import students SHEETS/students.xlsx --dry-run",
        "sheet header_row columns rows accepted added changed unchanged problems batch",
    ),
    ("roster --date 2026-10-29 --until 18:30 --out OUT/r.pdf", "groups pupils path"),
    ("roster --date 2026-10-29 --until 20:30 --group 延时1班 --out OUT/r.xlsx", "groups pupils path"),
    ("month-sheet --month 2026-10 --group 延时1班 --out OUT/m.pdf", "groups rows path"),
    ("rollcall --date 2026-11-05 --group 延时1班 --marks 1请;2缺", "expected present leave absent late left_early"),
    ("letters --kind invitation --grade 1 --out OUT/l.pdf", "letters pages path"),
    ("bills --month 2026-10", "lines total_fen lines.id lines.code lines.who lines.amount_fen lines.waived_fen"),
    (
        "pay --month 2026-10",
        "lines total_fen lines.id lines.code lines.who lines.amount_fen lines.tax_fen lines.net_fen",
    ),
    ("explain 2026-10-B-1", "amount_fen steps steps.text"),
    ("explain 2026-10-P-7", "amount_fen steps steps.text"),
    ("subsidy --month 2026-10 --sheet performance --out OUT/p.xlsx", "rows total_fen path"),
    ("subsidy --month 2026-10 --sheet labour --out OUT/w.xlsx", "rows total_fen tax_fen path"),
    ("subsidy --month 2026-10 --sheet bank --out OUT/b.txt", "rows total_fen path"),
    ("reopen --month 2026-10 --reason 核对", "month version fingerprint bills_fen pay_fen"),
    ("settle --month 2026-10", "month version fingerprint bills_fen pay_fen"),
    ("export tables --out OUT/x", "tables tables.name tables.rows"),
    ("backup --out OUT/k.kehoubak", "path bytes"),
    ("verify", "whole findings"),
];

#[test]
fn every_command_answers_with_its_fields() {
    let Some((console, school)) = demo_console() else { return };
    let out = school.path().join("out");
    fs::create_dir(&out).unwrap();
    for (command, fields) in ANSWERS {
        let ran = run(&console, &out, command);
        assert_eq!(ran.code, 0, "{command}: {} {}", ran.answer, ran.said);
        for field in fields.split(' ') {
            let found = match field.split_once('.') {
                None => ran.answer.get(field).is_some(),
                Some((list, field)) => {
                    let list = items(&ran.answer[list]);
                    !list.is_empty() && list.iter().all(|item| item.get(field).is_some())
                }
            };
            assert!(found, "{command}: no `{field}` in {}", ran.answer);
        }
        amounts_are_whole(command, &ran.answer);
        if let Some(path) = ran.answer["path"].as_str() {
            assert!(Path::new(path).is_file(), "{command}: {path} is not there");
        }
    }
}

#[test]
fn exit_codes_tell_refusals_from_usage_and_faults() {
    let Some((console, school)) = demo_console() else { return };
    let out = school.path().join("out");
    fs::create_dir(&out).unwrap();
    // command → exit code and the refusal's code
    let cases = [
        ("roster --date 2026-10-25 --until 18:30 --out OUT/r.pdf", 1, "not_a_teaching_day"),
        ("roster --date 2026-10-32 --until 18:30 --out OUT/r.pdf", 1, "bad_value"),
        ("roster --date 2026-10-29 --until 18:30 --out OUT/r.docx", 1, "bad_value"),
        ("rollcall --date 2026-10-29 --group 延时1班 --marks 999缺", 1, "bad_marks"),
        ("bills --month 2026-13", 1, "bad_value"),
        ("explain 2026-10-B-99999", 1, "not_found"),
        ("settle --month 2026-10", 1, "already_settled"),
        ("subsidy --month 2026-09 --sheet bank --out OUT/b.txt", 1, "not_settled"),
        ("subsidy --month 2026-10 --sheet other --out OUT/b.txt", 1, "bad_value"),
        ("import undo 1", 1, "batch_in_use"),
        ("import undo 2", 1, "batch_in_use"),
        ("import undo x", 1, "bad_value"),
        ("import payments SHEETS/students.xlsx", 1, "bad_value"),
        ("import staff SHEETS/attendance.xlsx", 1, "not_that_list"),
        ("tools amount 十元", 1, "bad_value"),
        (
            "init --name 又一校 --stage primary --profile example-per-lesson --term 2026-09-01..2027-01-22",
            1,
            "school_exists",
        ),
        ("", 2, ""),
        ("rosters", 2, ""),
        ("roster --date 2026-10-29", 2, ""),
        ("settle --month", 2, ""),
        ("import students OUT/none.xlsx", 3, ""),
        ("backup --out OUT/none/k.kehoubak", 3, ""),
    ];
    for (command, code, refused) in cases {
        let ran = run(&console, &out, command);
        assert_eq!(ran.code, code, "{command}: {} {}", ran.answer, ran.said);
        assert!(!ran.said.contains("panicked"), "{command}: {}", ran.said);
        if code == 1 {
            assert_eq!(ran.answer["refused"], refused, "{command}: {}", ran.answer);
            assert!(ran.answer["problems"].is_array(), "{command}: {}", ran.answer);
        }
        if code == 3 {
            assert_eq!(ran.answer["fault"], "fault", "{command}: {}", ran.answer);
        }
        if code != 2 {
            let message = text(&ran.answer["message"]);
            assert!(message.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{command}: {message}");
        }
    }
}

#[test]
fn a_new_school_from_the_console() {
    let folder = folder();
    let Some(console) = Console::over(&folder.path().join("data")) else { return };
    let init = |profile: &str| {
        let args =
            ["init", "--name", "新校", "--stage", "primary", "--profile", profile, "--term", "2026-09-01..2027-01-22"];
        console.run(&args)
    };
    let ran = init("no-such-profile");
    assert_eq!((ran.code, &ran.answer["refused"]), (1, &json!("not_found")), "{}", ran.answer);
    assert!(!folder.path().join("data/school.kehou").exists(), "a refused school leaves nothing behind");
    let ran = init("example-per-month");
    assert_eq!(ran.code, 0, "{}", ran.answer);
    let recovery = text(&ran.answer["recovery_key"]);
    let place = crate::office::place(&folder.path().join("data"));
    let opened = kehou_desk::open_by_recovery(&place, &recovery, "another-pass-2026", &mut crate::office::chance);
    drop(opened.unwrap());
    assert_eq!(console.run(&["verify"]).answer["refused"], "wrong_passphrase");
    assert_eq!(console.with("another-pass-2026").run(&["verify"]).code, 0);
}

#[test]
fn templates_are_read_back_without_a_row() {
    let mut office = Office::small();
    for (list, taken_in) in LISTS {
        let out = office.path(&format!("{list}.xlsx"));
        let made = office.told("template", json!({"list": list, "out": out}));
        let cells = office.told("read_sheet", json!({"file": out})).to_string();
        for column in items(&made["columns"]) {
            assert!(cells.contains(&text(column)), "{list}: {column}");
        }
        if taken_in {
            let taken = office.told("take_in", json!({"list": list, "file": out}));
            assert_eq!((&taken["rows"], &taken["problems"]), (&json!(0), &json!([])), "{list}: {taken}");
            assert_eq!(items(&made["columns"]).len(), taken["columns"].as_object().unwrap().len(), "{list}: {taken}");
            assert!(taken["remarks"].to_string().contains("示例"), "{list}: {taken}");
        }
    }
    let out = office.path("none.xlsx");
    assert_eq!(office.refused("template", json!({"list": "teachers", "out": out})).0, "bad_value");
}

#[test]
fn any_file_is_read_or_refused_in_time() {
    let Some(folder) = shared("spreadsheets") else { return };
    let refused = BTreeMap::from([
        ("19-pass-protected.xlsb", "password"),
        ("26-too-small-68-bytes.xls", "not_a_spreadsheet"),
        ("28-ods-repeat-dos.ods", "too_large"),
        ("36-hidden-veryhidden-chart.xlsb", "unsupported_format"),
        ("38-zipbomb-sharedstrings.xlsx", "too_large"),
        ("42-xor-password-abc.xls", "password"),
        ("52-wps.dbf", "unsupported_format"),
    ]);
    let Some(console) = Console::over(Path::new("unused")) else { return };
    let mut seen = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let started = Instant::now();
        let ran = console.run(&["sheet", path.to_str().unwrap()]);
        assert!(started.elapsed() < Duration::from_secs(10), "{name} took {:?}", started.elapsed());
        match refused.get(name) {
            Some(code) => assert_eq!((ran.code, &ran.answer["refused"]), (1, &json!(code)), "{name}: {}", ran.answer),
            None => {
                assert_eq!(ran.code, 0, "{name}: {} {}", ran.answer, ran.said);
                assert!(ran.answer["format"].is_string() && !items(&ran.answer["sheets"]).is_empty(), "{name}");
            }
        }
        seen += 1;
    }
    assert!(seen >= 30, "only {seen} files");
}

#[test]
fn a_backup_restored_holds_the_same_tables() {
    let Some((console, school)) = demo_console() else { return };
    let backup = school.path().join("school.kehoubak");
    assert_eq!(console.run(&["backup", "--out", backup.to_str().unwrap()]).code, 0);
    let restored = folder();
    let into = Console::over(&restored.path().join("new")).unwrap();
    let ran = into.run(&["restore", backup.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.answer);
    assert_eq!(into.run(&["verify"]).answer, json!({"whole": true, "findings": []}));
    assert_eq!(export(&into, &restored), export(&console, &school));
    let ran = into.run(&["restore", backup.to_str().unwrap()]);
    assert_eq!(ran.code, 1, "a folder with a school was restored into: {}", ran.answer);

    let mut bytes = fs::read(&backup).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&backup, bytes).unwrap();
    let fresh = folder();
    let ran = Console::over(&fresh.path().join("new")).unwrap().run(&["restore", backup.to_str().unwrap()]);
    let again = Console::over(&fresh.path().join("new")).unwrap().run(&["verify"]);
    assert!(ran.code == 1 || again.code == 1, "a damaged backup passed: {} {}", ran.answer, again.answer);
}

#[test]
fn the_passphrase_is_in_no_file() {
    let Some((_, school)) = demo_console() else { return };
    for entry in fs::read_dir(school.path().join("data")).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        for secret in [PASSPHRASE, "育英小学", "SQLite format 3"] {
            let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "「{secret}」 stands readable in {}", path.display());
        }
    }
}

/// Every table as exported by the console, with the shapes of all.
fn export(console: &Console, folder: &TempDir) -> BTreeMap<String, String> {
    let out = folder.path().join("exported");
    let ran = console.run(&["export", "tables", "--out", out.to_str().unwrap()]);
    let mut files = BTreeMap::new();
    for table in items(&ran.answer["tables"]) {
        let name = format!("{}.csv", text(&table["name"]));
        let written = fs::read_to_string(out.join(&name)).unwrap();
        assert!(!written.lines().next().unwrap_or_default().is_empty(), "{name} has no head");
        let rows = csv::Reader::from_reader(written.as_bytes()).records().count();
        assert_eq!(json!(rows), table["rows"], "{name}");
        files.insert(name, written);
    }
    let shapes: Value = serde_json::from_slice(&fs::read(out.join("schema.json")).unwrap()).unwrap();
    assert_eq!(items(&shapes).len(), files.len());
    files.insert("schema.json".to_owned(), shapes.to_string());
    files
}

fn demo_console() -> Option<(Console, TempDir)> {
    let school = folder();
    let console = Console::over(&school.path().join("data"))?;
    copy_all(&demo().data(), &school.path().join("data"));
    Some((console, school))
}

fn run(console: &Console, out: &Path, command: &str) -> Ran {
    let sheets = demo().sheet("students");
    let sheets = sheets.parent().unwrap().to_str().unwrap();
    let args: Vec<String> = command
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(|word| word.replace("OUT", out.to_str().unwrap()).replace("SHEETS", sheets))
        .collect();
    console.run(&args)
}

/// Every field that ends in `_fen` is a whole number, wherever it stands.
fn amounts_are_whole(command: &str, value: &Value) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                assert!(
                    !name.ends_with("_fen") || field.is_i64() || field.is_u64() || field.is_null(),
                    "{command}: {name} {field}"
                );
                amounts_are_whole(command, field);
            }
        }
        Value::Array(list) => list.iter().for_each(|item| amounts_are_whole(command, item)),
        _ => {}
    }
}
