//! The demo school's workbooks, opened by openpyxl and LibreOffice: names that are numbers are text, sums are the console's.
use crate::office::{MONTH, Office, demo, folder, items, number, text};
use kehou_tests::python;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Prints each sheet as rows of `[type, value]`, types as openpyxl names them (`s` text, `n` number), and every formula with its
/// cell.
const CELLS: &str = "
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1], data_only=True)
sums = openpyxl.load_workbook(sys.argv[1])
print(json.dumps({
    'sums': [[c.coordinate, c.value] for sheet in sums for row in sheet.iter_rows() for c in row if c.data_type == 'f'],
    'sheets': [[[[c.data_type, None if c.value is None else str(c.value)] for c in row] for row in sheet.iter_rows()] for sheet in book],
    'checks': sum(len(sheet.data_validations.dataValidation) for sheet in book),
}))";

const WORKBOOKS: [&str; 5] = [
    "roster-until-1830.xlsx",
    "roster-until-2030.xlsx",
    "attendance-2026-10.xlsx",
    "performance-2026-10.xlsx",
    "labour-2026-10.xlsx",
];
/// Heads whose cells are names made of digits.
const NAMED_BY_DIGITS: [&str; 8] =
    ["证件号码", "身份证件号", "账号", "银行账号", "学籍号", "工号", "手机号", "联系电话"];

#[test]
fn numbers_that_are_names_are_text() {
    let Some(python) = python() else { return };
    let mut seen = 0;
    for name in WORKBOOKS {
        for sheet in items(&cells(&python, &demo().paper(name))["sheets"]) {
            let Some((at, head)) = head_of(sheet) else { panic!("{name} has no row of heads") };
            for column in (0..head.len()).filter(|column| NAMED_BY_DIGITS.contains(&head[*column].as_str())) {
                for row in items(sheet).iter().skip(at + 1) {
                    let (kind, value) = (&row[column][0], &row[column][1]);
                    if value
                        .as_str()
                        .is_some_and(|value| value.len() > 7 && value.starts_with(|c: char| c.is_ascii_digit()))
                    {
                        assert_eq!(kind, "s", "{name}, {}: {value}", head[column]);
                        seen += 1;
                    }
                }
            }
        }
    }
    // 28 accounts of own staff; account, telephone and ID number of 6 outsiders.
    assert!(seen >= 28 + 6 * 3, "only {seen} numbers seen");
}

#[test]
fn sums_of_the_sheets_are_the_consoles() {
    let Some(python) = python() else { return };
    let mut office = Office::demo();
    let pay = office.told("pay", json!({"month": MONTH}));
    let mut paid = 0;
    for (name, heads) in [("performance", ["应发金额"].as_slice()), ("labour", &["税前金额", "预扣个税", "实发金额"])]
    {
        let out = office.path(&format!("{name}.xlsx"));
        let told = office.told("subsidy", json!({"month": MONTH, "sheet": name, "out": out}));
        let cells = cells(&python, &out);
        let sheet = &cells["sheets"][0];
        sums_are_of_all_rows(name, &cells);
        let sums: Vec<i64> = heads.iter().map(|head| column_sum(sheet, head)).collect();
        assert_eq!(sums[0], number(&told["total_fen"]), "{name}");
        paid += sums[sums.len() - 1];
        if name == "labour" {
            assert_eq!(sums[1], number(&told["tax_fen"]));
            assert_eq!(sums[0] - sums[1], sums[2]);
        }
        let said = sheet.to_string();
        let capital = kehou_desk::tools::capitals(&format!("{}.{:02}", sums[0] / 100, sums[0] % 100)).unwrap().capital;
        assert!(said.contains(&format!("人民币{capital}")), "{name} lacks {capital}");
    }
    let net: i64 = items(&pay["lines"]).iter().map(|line| number(&line["net_fen"])).sum();
    assert_eq!(paid, net, "both sheets pay what the lines say");
}

#[test]
fn templates_offer_choices() {
    let Some(python) = python() else { return };
    let mut office = Office::small();
    for list in ["students", "staff", "groups", "enrolments", "attendance", "payments", "calendar"] {
        let out = office.path(&format!("{list}.xlsx"));
        office.told("template", json!({"list": list, "out": out}));
        assert!(number(&cells(&python, &out)["checks"]) > 0, "{list} offers no choice");
    }
}

#[test]
fn the_bank_file_holds_the_net_of_everyone() {
    let bytes = fs::read(demo().paper("bank-2026-10.txt")).unwrap();
    let amounts: Vec<i64> = bytes
        .split(|byte| *byte == b'\n')
        .skip(1)
        .filter(|line| !line.is_empty())
        .map(|line| line.split(|byte| *byte == b'|').nth(3).map_or(0, fen))
        .collect();
    let paper = items(&demo().made["papers"]).iter().find(|paper| paper["kind"] == "bank").unwrap();
    assert_eq!(amounts.len() as i64, number(&paper["rows"]));
    assert_eq!(amounts.iter().sum::<i64>(), number(&paper["total_fen"]));
}

#[test]
fn libreoffice_opens_every_workbook() {
    let out = folder();
    let profile = format!("-env:UserInstallation=file://{}/profile", out.path().display());
    let mut command = Command::new("soffice");
    command.args([
        profile.as_str(),
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76",
        "--outdir",
    ]);
    command.arg(out.path()).args(WORKBOOKS.map(|name| demo().paper(name)));
    let Ok(converted) = command.output() else {
        println!("left out: LibreOffice is not installed; run `cargo xtask setup`");
        return;
    };
    assert!(converted.status.success(), "{}", String::from_utf8_lossy(&converted.stderr));
    let staff = Office::demo().rows_of("staff");
    for name in WORKBOOKS {
        let csv = fs::read_to_string(out.path().join(name.replace("xlsx", "csv"))).unwrap();
        assert!(csv.contains("育英小学"), "{name}: {csv}");
        if name.starts_with("performance") {
            let account = staff.iter().find(|row| row[1] == "T007").map(|row| &row[8]).unwrap();
            assert!(csv.contains(account.as_str()), "{name} lost the digits of {account}");
        }
    }
}

/// The amounts under a head, down to the row of the total, in fen; the total itself must be their sum.
fn column_sum(sheet: &Value, head: &str) -> i64 {
    let (at, heads) = head_of(sheet).expect("a row of heads");
    let column = heads.iter().position(|found| found.replace(char::is_whitespace, "").contains(head));
    let column = column.unwrap_or_else(|| panic!("no {head} in {heads:?}"));
    let mut sum = 0;
    for row in items(sheet).iter().skip(at + 1) {
        let found = row[column][1].as_str().map_or(0, |amount| fen(amount.as_bytes()));
        if items(row).iter().any(|cell| cell[1].as_str().is_some_and(|text| text.contains("合计"))) {
            assert_eq!(found, sum, "the total under {head}");
            return sum;
        }
        sum += found;
    }
    panic!("no total under {head}")
}

/// Each number of the row of the total is a formula over all rows between it and the heads.
fn sums_are_of_all_rows(name: &str, cells: &Value) {
    let sheet = &cells["sheets"][0];
    let (at, _) = head_of(sheet).expect("a row of heads");
    let is_total = |row: &Value| items(row).iter().any(|cell| cell[1].as_str().is_some_and(|text| text == "合计"));
    let total = items(sheet).iter().position(is_total).unwrap();
    // Heads of two rows begin their body one row later.
    let numbers = |row: &Value| items(row).iter().filter(|cell| cell[0] == "n" && !cell[1].is_null()).count();
    let first = (at + 1..total).find(|row| numbers(&items(sheet)[*row]) > 0).unwrap();
    let sums = items(&cells["sums"]);
    assert_eq!(sums.len(), numbers(&items(sheet)[total]), "{name}: {sums:?}");
    assert!(sums.len() > 3, "{name}: columns of each pool too: {sums:?}");
    for sum in sums {
        let (cell, formula) = (text(&sum[0]), text(&sum[1]));
        let column = cell.trim_end_matches(|c: char| c.is_ascii_digit());
        assert_eq!(formula, format!("=SUM({column}{}:{column}{})", first + 1, total), "{name} {cell}");
    }
}

/// The row of heads of a sheet and where it stands.
fn head_of(sheet: &Value) -> Option<(usize, Vec<String>)> {
    items(sheet).iter().enumerate().find_map(|(at, row)| {
        let heads: Vec<String> =
            items(row).iter().map(|cell| cell[1].as_str().unwrap_or_default().to_owned()).collect();
        (heads.iter().any(|head| ["序号", "座号"].contains(&head.as_str())) && heads.iter().any(|head| head == "姓名"))
            .then_some((at, heads))
    })
}

/// `1560` and `1560.5` 元 as fen.
fn fen(yuan: &[u8]) -> i64 {
    let yuan = std::str::from_utf8(yuan).unwrap();
    let (whole, part) = yuan.split_once('.').unwrap_or((yuan, ""));
    whole.parse::<i64>().unwrap_or(0) * 100 + format!("{part:0<2}").parse::<i64>().unwrap_or(0)
}

fn cells(python: &Path, book: &Path) -> Value {
    let output = Command::new(python).args(["-c", CELLS]).arg(book).output().unwrap();
    assert!(output.status.success(), "{}: {}", text(&json!(book)), String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}
