//! Every file of the shared data, dropped on the window: one line each of what the program answers, as
//! `tests/golden/spreadsheets.txt` says it should be, and what the files' own table asks of each.
use super::office::{Office, items, number, text};
use kehou_tests::{read, root, shared};
use serde_json::{Value, json};
use std::path::Path;
use std::{env, fs};

const GOLDEN: &str = "tests/golden/spreadsheets.txt";

/// What the program answers to a file, in one line.
fn answer(office: &mut Office, file: &Path) -> String {
    let look = match office.ask("look_at", json!({ "file": file })) {
        Ok(look) => look,
        Err(no) => return format!("不读：{}", no.message()),
    };
    let sheets: Vec<String> = items(&look["sheets"]).iter().map(sheet_said).collect();
    let list = look["clearly"].as_str().unwrap_or("students").to_owned();
    let preview = office.told("preview", json!({ "list": list, "file": file }));
    let width = items(&preview["file"]).iter().map(|row| items(&row["cells"]).len()).max().unwrap_or(0);
    let mut said = vec![format!("{}：{}", text(&look["format"]), sheets.join("、"))];
    said.push(format!("看到 {width} 列，表头第 {} 行", preview["header_row"]));
    said.push(match preview["no"].as_str() {
        Some(no) => no.to_owned(),
        None => outcome(&preview),
    });
    said.extend(items(&preview["remarks"]).iter().map(text));
    said.join("；").replace('\n', " ")
}

fn sheet_said(sheet: &Value) -> String {
    let hidden = if sheet["hidden"] == true { "（隐藏）" } else { "" };
    format!("{}{hidden} {} 行", text(&sheet["name"]), sheet["rows"]).trim().to_owned()
}

fn outcome(preview: &Value) -> String {
    let [rows, added, problems] = ["rows", "added", "problems"].map(|name| number(&preview["counts"][name]));
    let first = items(&preview["problems"]).first().map(|first| format!("，如{}", text(&first["sentence"])));
    let first = first.unwrap_or_default().trim_end_matches('。').to_owned();
    format!("{}：{rows} 行，新增 {added}，问题 {problems}{first}", text(&preview["label"]))
}

/// Files of a folder of the shared data by name; `None` where it is not there.
fn names(folder: &str) -> Option<Vec<String>> {
    let entries = fs::read_dir(shared(folder)?).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
    names.retain(|name| name != "FILES.tsv");
    names.sort();
    Some(names)
}

#[test]
fn every_shared_file_is_answered_as_told() {
    let (Some(files), Some(rosters)) = (names("spreadsheets"), names("roster")) else {
        println!("left out: the shared files are not there");
        return;
    };
    let asked = fs::read_to_string(shared("spreadsheets").unwrap().join("FILES.tsv")).unwrap();
    let asked: Vec<&str> = asked.lines().skip(1).filter_map(|line| line.split('\t').next()).collect();
    assert_eq!(files, asked, "the files and the table of what they ask");
    let mut office = Office::new();
    let all = files.iter().map(|name| ("spreadsheets", name)).chain(rosters.iter().map(|name| ("roster", name)));
    let lines =
        all.map(|(folder, name)| format!("{name}\t{}\n", answer(&mut office, &shared(folder).unwrap().join(name))));
    let found: String = lines.collect();
    if env::var_os("KEHOU_RENEW_GOLDEN").is_some() {
        fs::write(root().join(GOLDEN), &found).unwrap();
    }
    assert!(read(GOLDEN).replace("\r\n", "\n") == found, "the answers differ from {GOLDEN}:\n{found}");
}
