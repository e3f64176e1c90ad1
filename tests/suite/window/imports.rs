//! The preview of an import on the screen: a file that lacks a column is mended by dragging one, its problems and whom it
//! leaves out are shown.
use super::driver::{School, Window};
use super::{PASSPHRASE, ask, demo_copy, place, school_in};
use serde_json::{Value, json};
use std::env;
use std::path::PathBuf;

/// The tabs of what becomes of the rows.
const TABS: &str = "const tabs = [...document.querySelectorAll('.outcome [role=tab]')].map((tab) => tab.textContent);
    return tabs.length === 0 ? null : tabs.join('|');";

#[test]
fn a_column_dragged_onto_a_field_mends_a_list() {
    let Some(host) = env::var_os("KEHOU_HOST_BINARY").map(PathBuf::from) else {
        println!("left out: KEHOU_HOST_BINARY does not name the built host");
        return;
    };
    let Some(data) = demo_copy() else { return };
    let mut desk = kehou_desk::open(&place(data.path()), PASSPHRASE).unwrap();
    let students = ask(&mut desk, "students", json!({"include_left": false}));
    drop(desk);
    let rows = students["rows"].as_array().unwrap();
    let class = rows[0]["class_label"].as_str().unwrap();
    let mates: Vec<&Value> = rows.iter().filter(|row| row["class_label"] == class).collect();
    // All but two of a class, one with another seat, one sex that is none, one new.
    let mut lines = vec![format!("{class}学生名单"), "孩子,男女,班,座号,电话".to_owned()];
    lines.extend(mates.iter().skip(2).enumerate().map(|(at, row)| {
        let seat = if at == 0 { 44 } else { row["seat_no"].as_i64().unwrap_or(0) };
        let sex = if at == 1 { "未知" } else { row["sex_label"].as_str().unwrap() };
        format!("{},{sex},{class},{seat},", row["name"].as_str().unwrap())
    }));
    lines.push(format!("欧阳新,女,{class},45,6.10102E+17"));
    let file = data.path().join("名单.csv");
    std::fs::write(&file, lines.join("\r\n")).unwrap();

    // Only a file chosen in this window may be read: the dialog answers with it once.
    let choices = data.path().join("choices.txt");
    std::fs::write(&choices, file.display().to_string()).unwrap();
    let school = School { choices: Some(&choices), ..school_in(data.path(), Some(PASSPHRASE)) };
    let window = Window::chromium(&host, &school, (1366, 768));
    window.wait("the school's name", "return document.querySelector('#school-name')?.textContent ?? null");
    window.run("location.hash = '#/imports'");
    window.click(".page-head .ant-btn-primary");
    window.wait("the file is chosen", "return location.hash.includes('file=') || null");
    window.run(
        "const address = new URLSearchParams(location.hash.split('?')[1]); address.set('list', 'students'); address.set('row', '2');
         location.hash = '#/imports/new?' + address",
    );
    window.wait("what lacks", "return document.querySelector('.columns-row[data-missing]') === null ? null : true");
    window.picture("import-missing");
    window.drag(".file-side tr[data-role=header] td:nth-of-type(1)", "[data-field=name]");
    let tabs = window.wait("the counts", TABS);
    assert!(tabs.as_str().unwrap().contains("不在名单 2"), "{tabs}");
    window.picture("import-mapped");
    window.run("[...document.querySelectorAll('.outcome [role=tab]')].at(-1).click()");
    window.wait("who is left out", "return document.querySelector('.outcome .ant-btn-link') === null ? null : true");
    window.picture("import-absent");
    window.run("[...document.querySelectorAll('.outcome [role=tab]')].at(-2).click()");
    window.wait("the problems", "return document.querySelector('.outcome-list li') === null ? null : true");
    window.picture("import-problems");
}
