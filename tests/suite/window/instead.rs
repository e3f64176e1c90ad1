//! Whoever signed in where another was planned, and the sheets looked at after they were made, in Chromium on the demo school.
use super::driver::Window;
use super::{PASSPHRASE, ask, demo_copy, place, school_in};
use kehou_desk::Desk;
use serde_json::{Value, json};
use std::env;
use std::path::PathBuf;
use tempfile::TempDir;

/// Two Tuesdays of the month that nobody has signed in yet.
const TUESDAYS: [&str; 2] = ["2026-11-03", "2026-11-10"];

fn host() -> Option<PathBuf> {
    let found = env::var_os("KEHOU_HOST_BINARY").map(PathBuf::from);
    if found.is_none() {
        println!("left out: KEHOU_HOST_BINARY does not name the built host");
    }
    found
}

/// On two Tuesdays a group of one planned person is signed in by another, beside that one where `both`; answers the group and
/// both names.
fn sign_by_another(desk: &mut Desk, folder: &std::path::Path, both: bool) -> [String; 3] {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let sheet = ask(desk, "sign_in_sheet", json!({ "date": TUESDAYS[0] }));
    let lines = sheet["lines"].as_array().unwrap();
    let alone = |line: &&Value| lines.iter().filter(|other| other["group_id"] == line["group_id"]).count() == 1;
    let line = lines.iter().find(alone).expect("a group of one person");
    let (group, planned) = (text(&line["group"]), text(&line["name"]));
    let list = ask(desk, "staff_list", json!({}));
    let free = |row: &&Value| row["kind_label"] == "本校教师" && lines.iter().all(|line| line["name"] != row["name"]);
    let other = list["rows"].as_array().unwrap().iter().find(free).map_or_else(
        || text(&lines.iter().find(|line| line["name"] != json!(planned)).unwrap()["name"]),
        |row| text(&row["name"]),
    );
    let (starts, ends) = (text(&line["starts_at"]), text(&line["ends_at"]));
    let mut rows = vec!["日期,服务班,姓名,签到,签退".to_owned()];
    for who in if both { vec![&other, &planned] } else { vec![&other] } {
        rows.extend(TUESDAYS.map(|day| format!("{day},{group},{who},{starts},{ends}")));
    }
    let file = folder.join("签到.csv");
    std::fs::write(&file, rows.join("\r\n")).unwrap();
    let taken = ask(desk, "take_in", json!({ "list": "staff-attendance", "file": file }));
    assert_eq!(taken["added"], if both { 4 } else { 2 }, "{taken}");
    [group, planned, other]
}

/// The window on a demo school with such sign-ins; the folder goes with the test.
fn signed_by_another(both: bool) -> Option<(Window, [String; 3], TempDir)> {
    let (host, data) = (host()?, demo_copy()?);
    let mut desk = kehou_desk::open(&place(data.path()), PASSPHRASE).unwrap();
    let said = sign_by_another(&mut desk, data.path(), both);
    drop(desk);
    Some((Window::chromium(&host, &school_in(data.path(), Some(PASSPHRASE)), (1366, 768)), said, data))
}

#[test]
fn who_signed_for_another_is_answered_in_one_click() {
    let Some((window, [group, planned, other], _data)) = signed_by_another(false) else { return };
    window.says(".instead", &format!("{group}：排班是{planned}，签到的是{other}（11月3日、11月10日，共 2 次）。"));
    window.rest();
    window.picture("instead-today");
    window.run(&format!("location.hash = '#/staff/sign-in/{}'", TUESDAYS[0]));
    window.says(".sign-row .sign-proposed", "未登记，拟");
    window.rest();
    window.picture("instead-sign-in");
    let rows = "return [...document.querySelectorAll('.sign-row')].map((row) => row.textContent).join('|')";
    let said = window.run(rows);
    assert!(said.as_str().unwrap().contains(&format!("未登记，拟记未到（由{other}到岗）")), "{said}");
    assert!(said.as_str().unwrap().contains("未登记，拟按时到岗"), "{said}");
    window.press_on(".instead button", &format!("这 2 次算{other}代，{planned}记未到"));
    window.wait("answered", "return document.querySelector('.instead') === null || null");
    window.says(".undo-note", "代");
    window.rest();
    let said = window.run(rows);
    assert!(said.as_str().unwrap().contains(&format!("未到，{other}代")), "{said}");
    window.press_on(".undo-note button", "撤销");
    window.says(".instead", &group);
    window.run("location.hash = '#/imports'");
    window.says(".instead", &group);
    window.rest();
    window.picture("instead-imports");
    window.press_on(".instead button", &format!("{group}改由{other}带（从11月3日起）"));
    window.wait("answered", "return document.querySelector('.instead') === null || null");
    assert_eq!(window.console(), [""; 0]);
}

#[test]
fn who_comes_often_beside_the_plan_is_entered_in_one_click() {
    let Some((window, [group, _, other], _data)) = signed_by_another(true) else { return };
    window.wait("the school", "return document.querySelector('#school-name')?.textContent ?? null");
    window.run("location.hash = '#/staff/sign-in/2026-11-17'");
    window.says(
        ".instead",
        &format!("{group}：{other}不在排班里，11月3日、11月10日到过（共 2 次）。当天还没有{other}的签到"),
    );
    window.rest();
    window.picture("regular-sign-in");
    let gone = "return document.querySelector('.instead') === null || null";
    window.press_on(".instead button", "只是来帮忙");
    window.wait("put aside", gone);
    window.press_on(".undo-note button", "撤销");
    window.press_on(".instead button", "当天也来了");
    window.wait("entered", gone);
    window.rest();
    window.picture("regular-entered");
    window.press_on(".sign-foot button", "保存当天签到");
    window.says(".sign-foot", "已保存");
    window.run("location.hash = '#/staff/sign-in/2026-11-24'");
    window.press_on(".instead button", &format!("把{other}排进{group}（从11月3日起）"));
    window.wait("planned", gone);
    assert_eq!(window.console(), [""; 0]);
}

#[test]
fn a_made_sheet_is_looked_at_and_its_file_stays_at_hand() {
    let Some(host) = host() else { return };
    let Some(data) = demo_copy() else { return };
    let window = Window::chromium(&host, &school_in(data.path(), Some(PASSPHRASE)), (1366, 768));
    window.wait("the school", "return document.querySelector('#school-name')?.textContent ?? null");
    window.run("location.hash = '#/pay/2026-10/settle'");
    window.rest();
    window.picture("pay-settled");
    window.click("[aria-label='生成补助发放表']");
    window.says(".ant-modal-confirm-title", "要带出学校的文件");
    window.press_on(".ant-modal-confirm-btns .ant-btn-primary", "生成");
    window.says(".sheet-look", "合计");
    window.rest();
    window.picture("pay-sheet-look");
    window.click(".paper .ant-modal-close");
    window.wait("closed", "return document.querySelector('.sheet-look') === null || null");
    window.click("[aria-label='生成银行代发文件']");
    window.says(".bank-lines", "序号|姓名|帐号|金额|身份证|");
    window.run_later("setTimeout(arguments[0], 400)");
    window.picture("pay-bank");
    window.press_on(".ant-modal-confirm-body .ant-segmented-item", "逗号分隔");
    window.says(".bank-lines", "序号,姓名,账号,开户行,金额");
    window.press_on(".ant-modal-confirm-btns .ant-btn-primary", "生成");
    window.says(".sheet-look", "开户行");
    window.rest();
    window.picture("pay-bank-look");
    window.click(".paper .ant-modal-close");
    window.says(".topbar", "文件 2");
    window.press_on(".tasks button", "收起");
    window.wait("the bar is gone", "return document.querySelector('.tasks') === null || null");
    window.press_on(".topbar button", "文件 2");
    window.says(".tasks-done", "生成补助发放表已完成");
    window.rest();
    window.picture("recent-files");
    window.press("\u{E00C}");
    // The page knows the file no more after it was opened again; it is found by what was written.
    window.run("location.reload()");
    window
        .wait("the papers", "return document.querySelector('[aria-label^=\"预览补助发放表\"]') === null ? null : true");
    window.click("[aria-label^='预览补助发放表']");
    window.says(".sheet-look", "合计");
    assert_eq!(window.console(), [""; 0]);
}

#[test]
fn what_is_done_leaves_the_bar_with_the_screen() {
    let Some(host) = host() else { return };
    let Some(data) = demo_copy() else { return };
    let window = Window::chromium(&host, &school_in(data.path(), Some(PASSPHRASE)), (1366, 768));
    window.wait("the school", "return document.querySelector('#school-name')?.textContent ?? null");
    window.run("location.hash = '#/staff'");
    window.rest();
    window.press_on(".list button", "导出");
    window.says(".tasks", "已完成");
    window.run_later("setTimeout(arguments[0], 2200)");
    window.run("location.hash = '#/students'");
    window.wait("the bar is gone", "return document.querySelector('.tasks') === null || null");
    window.says(".topbar", "文件 1");
}
