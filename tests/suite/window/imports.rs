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
    tab(&window, "不在名单");
    window.wait("who is left out", "return document.querySelector('.outcome .ant-btn-link') === null ? null : true");
    window.run("[...document.querySelectorAll('.proposals-head button')].at(-1).click()");
    window.wait(
        "all leave",
        "return document.querySelector('.page-head .ant-btn-primary').textContent.includes('离校 2 人') || null",
    );
    window.picture("import-absent");
    tab(&window, "有问题");
    window.wait("the problems", "return document.querySelector('.outcome-list li') === null ? null : true");
    window.picture("import-problems");
    window.pick(".mend-choice", "女");
    window.wait("the corrected row", "return document.body.textContent.includes('在这里改了 1 格') || null");
    let tabs = window.wait(
        "one problem fewer",
        "const tabs = [...document.querySelectorAll('.outcome [role=tab]')].map((tab) => tab.textContent);
         return tabs.includes('有问题 1') ? tabs.join('|') : null",
    );
    assert!(tabs.as_str().unwrap().contains("不在名单 2"), "{tabs}");
    window.picture("import-mended");
}

/// Opens a tab of what becomes of the rows.
fn tab(window: &Window, named: &str) {
    window.run(&format!(
        "[...document.querySelectorAll('.outcome [role=tab]')].find((tab) => tab.textContent.startsWith('{named}')).click()"
    ));
}

#[test]
fn moves_are_decided_and_columns_of_ticks_are_given_their_group() {
    let Some(host) = env::var_os("KEHOU_HOST_BINARY").map(PathBuf::from) else {
        println!("left out: KEHOU_HOST_BINARY does not name the built host");
        return;
    };
    let Some(data) = demo_copy() else { return };
    let mut desk = kehou_desk::open(&place(data.path()), PASSPHRASE).unwrap();
    let students = ask(&mut desk, "students", json!({"include_left": false}));
    drop(desk);
    let rows = students["rows"].as_array().unwrap();
    let first = rows[0]["class_label"].as_str().unwrap();
    // The demo school has one class a grade: a second one is new.
    let second = &first.replace("(1)", "(2)");
    let text = |row: &Value, field: &str| row[field].as_str().unwrap_or_default().to_owned();
    let of = |class: &str| rows.iter().filter(|row| row["class_label"] == class).collect::<Vec<_>>();
    // Two of the first class stand in the second one.
    let mut lines = vec!["姓名,性别,班级".to_owned()];
    let moved = |at: usize| if at < 2 { second.as_str() } else { first };
    lines.extend(
        of(first)
            .iter()
            .enumerate()
            .map(|(at, row)| format!("{},{},{}", text(row, "name"), text(row, "sex_label"), moved(at))),
    );
    let moves = data.path().join("分班.csv");
    std::fs::write(&moves, lines.join("\r\n")).unwrap();
    let mut lines = vec![format!("{first}报名表"), "序号,姓名,小记者,舞龙".to_owned()];
    lines.extend(of(first).iter().take(9).enumerate().map(|(at, row)| format!("{},{},√,", at + 1, text(row, "name"))));
    let ticks = data.path().join("打勾.csv");
    std::fs::write(&ticks, lines.join("\r\n")).unwrap();

    let choices = data.path().join("choices.txt");
    std::fs::write(&choices, format!("{}\n{}\n", moves.display(), ticks.display())).unwrap();
    let school = School { choices: Some(&choices), ..school_in(data.path(), Some(PASSPHRASE)) };
    let window = Window::chromium(&host, &school, (1366, 768));
    window.wait("the school's name", "return document.querySelector('#school-name')?.textContent ?? null");
    let choose = |list: &str| {
        window.run("location.hash = '#/imports'");
        window.click(".page-head .ant-btn-primary");
        window.wait("the file is chosen", "return location.hash.includes('file=') || null");
        window.run(&format!(
            "const address = new URLSearchParams(location.hash.split('?')[1]); address.set('list', '{list}'); location.hash = '#/imports/new?' + address"
        ));
    };
    choose("students");
    let tabs = window.wait("the counts", TABS);
    assert!(tabs.as_str().unwrap().contains("换班 2"), "{tabs}");
    window.wait("the moves", "return document.querySelectorAll('.outcome .ant-segmented').length === 2 || null");
    window.run("document.querySelector('.outcome .ant-segmented-item').click()");
    window.wait(
        "one stays",
        "return document.querySelector('.proposals-head').textContent.includes('其中 1 人转入新班') || null",
    );
    window.picture("import-moves");
    choose("enrolments");
    window.wait(
        "the column asks",
        "return document.querySelector('.columns-ticks [data-missing]') === null ? null : true",
    );
    window.picture("import-ticks");
}
