//! A school comes back from a backup inside the window, and the dialogs in which a pupil and a teacher leave open and close, in Chromium.
use super::driver::{School, Window};
use super::{PASSPHRASE, TODAY, ask, demo_copy, place, school_in};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::{env, fs};

const SIZE: (u32, u32) = (1366, 768);
const DIALOG: &str = ".ant-modal-wrap:not([style*='none'])";

fn host() -> Option<PathBuf> {
    let host = env::var_os("KEHOU_HOST_BINARY").map(PathBuf::from);
    if host.is_none() {
        println!("left out: KEHOU_HOST_BINARY does not name the built host");
    }
    host
}

/// Makes a backup of a school's folder, and a file of choices that answers it.
fn backed_up(data: &Path, aside: &Path) -> PathBuf {
    let backup = aside.join("school.kehoubak");
    let mut desk = kehou_desk::open(&place(data), PASSPHRASE).unwrap();
    ask(&mut desk, "back_up", json!({ "out": backup }));
    let choices = aside.join("choices.txt");
    fs::write(&choices, format!("{}\n", backup.display())).unwrap();
    choices
}

fn name(window: &Window) -> String {
    let name = window.wait("the school's name", "return document.querySelector('#school-name')?.textContent ?? null");
    name.as_str().unwrap().to_owned()
}

#[test]
fn settings_bring_the_school_of_a_backup_back_and_keep_the_one_of_before() {
    let (Some(host), Some(data)) = (host(), demo_copy()) else { return };
    let aside = tempfile::tempdir().unwrap();
    let choices = backed_up(data.path(), aside.path());
    let school = School { choices: Some(&choices), ..school_in(data.path(), Some(PASSPHRASE)) };
    let window = Window::chromium(&host, &school, SIZE);
    let before = name(&window);
    window.run("location.hash = '#/settings/school'");
    window.type_in(".settings-body input", "新址");
    window.click(".settings-body button[type=submit]");
    window.says("#school-name", "新址");

    window.run("location.hash = '#/settings/backup'");
    window.press_on(".set-box button", "恢复备份");
    window.says(DIALOG, "把现在的学校移到数据文件夹里，单独放着，不删除。");
    window.type_in(".ant-modal input[type=password]", "not the passphrase");
    window.press_on(".ant-modal button", "换成这份备份");
    window.says(".ant-modal .no-alert", "口令不对");
    assert_ne!(name(&window), before, "a wrong passphrase changes nothing");
    window.picture("restore-refused");
    window.overwrite(".ant-modal input[type=password]", PASSPHRASE);
    window.press_on(".ant-modal button", "换成这份备份");
    let said = window.says(".ant-modal-confirm", "学校已经从备份恢复");
    window.picture("restore-done");
    assert!(said.contains("恢复以前的学校放在："), "{said}");
    window.press_on(".ant-modal-confirm button", "知道了");
    window.wait(
        "the name of the backup",
        &format!("return document.querySelector('#school-name')?.textContent === '{before}' || null"),
    );
    drop(window);
    let kept = fs::read_dir(data.path()).unwrap().map(|entry| entry.unwrap().path());
    let kept =
        kept.into_iter().find(|path| path.to_string_lossy().contains("before-restore-")).expect("the school of before");
    let mut desk = kehou_desk::open(&place(&kept), PASSPHRASE).unwrap();
    assert!(
        ask(&mut desk, "school", json!({}))["name"].as_str().unwrap().contains("新址"),
        "what was done after the backup is kept aside"
    );
}

#[test]
fn the_first_start_takes_a_school_from_a_backup() {
    let (Some(host), Some(data)) = (host(), demo_copy()) else { return };
    let (aside, empty) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let choices = backed_up(data.path(), aside.path());
    let school = School { data: empty.path(), today: TODAY, passphrase: None, choices: Some(&choices), trace: None };
    let window = Window::chromium(&host, &school, SIZE);
    window.click("#from-backup");
    window.says(".door-step h1", "从备份恢复");
    window.press_on(".door-file button", "选择备份文件");
    window.says(".door-file", "school.kehoubak");
    window.type_in(".door-step input[type=password]", "not the passphrase");
    window.press_on(".door-foot button", "恢复这份备份");
    window.says(".no-alert", "口令不对");
    assert!(!empty.path().join("school.kehou").exists(), "a wrong passphrase leaves no school behind");
    window.picture("restore-at-the-door");
    window.overwrite(".door-step input[type=password]", PASSPHRASE);
    window.press_on(".door-foot button", "恢复这份备份");
    assert!(!name(&window).is_empty());
    assert!(empty.path().join("school.kehou").exists());
}

#[test]
fn the_dialogs_of_leaving_say_what_follows_before_anyone_leaves() {
    let (Some(host), Some(data)) = (host(), demo_copy()) else { return };
    let window = Window::chromium(&host, &school_in(data.path(), Some(PASSPHRASE)), SIZE);
    name(&window);
    window.run("location.hash = '#/students/1'");
    window.rest();
    window.click(".page-actions .ant-dropdown-trigger");
    window.press_on(".ant-dropdown-menu-item", "办理离校");
    window.says(DIALOG, "办理以后：");
    window.says(".ant-modal .ant-btn-dangerous:not(:disabled)", "起离校");
    window.picture("leaving-pupil");
    window.press_on(".ant-modal button", "不办了");
    window.gone(".ant-modal-title", "离校");

    let serves = "return [...document.querySelectorAll('.list-row')].find((row) => row.textContent.includes('作业辅导')) ?? null";
    window.run("location.hash = '#/staff'");
    window.rest();
    window.click_found("someone who serves", serves);
    window.says(".ant-drawer-title", "");
    window.rest();
    window.click(".ant-drawer .ant-dropdown-trigger");
    window.press_on(".ant-dropdown-menu-item", "办理离岗");
    window.says(DIALOG, "从哪天起不再来");
    window.says(DIALOG, "办理以后：");
    window.says(".ant-modal .ant-btn-dangerous:not(:disabled)", "起离岗");
    window.picture("leaving-staff");
    window.press_on(".ant-modal button", "不办了");
    window.gone(".ant-modal-title", "离岗");
    assert!(window.console().is_empty(), "{:?}", window.console());
}

#[test]
fn the_forms_of_a_pupil_and_a_teacher_keep_what_was_typed() {
    let (Some(host), Some(data)) = (host(), demo_copy()) else { return };
    let window = Window::chromium(&host, &school_in(data.path(), Some(PASSPHRASE)), SIZE);
    name(&window);
    for (address, open, field, typed, picture) in [
        ("students", "添加学生", "姓名", "试名甲", "form-pupil"),
        ("staff", "新增人员", "姓名", "试名乙", "form-staff"),
    ] {
        window.run(&format!("location.hash = '#/{address}'"));
        window.rest();
        window.press_on(".page-actions button", open);
        window.says(".ant-drawer-title", open);
        window.fill(field, typed);
        window.run_later("setTimeout(arguments[0], 900)");
        window.picture(picture);
        window.click(".ant-drawer-close");
        window.gone(".ant-drawer-title", open);
        window.press_on(".page-actions button", open);
        window.says(".ant-drawer .form-note", "已恢复上次没有保存的内容");
        let kept = window.run("return [...document.querySelectorAll('.ant-drawer input')].map((each) => each.value)");
        assert!(kept.to_string().contains(typed), "{address}: {kept}");
        window.press_on(".ant-drawer .form-foot button", "放弃");
        window.gone(".ant-drawer-title", open);
        window.press_on(".page-actions button", open);
        window.says(".ant-drawer-title", open);
        window.run_later("setTimeout(arguments[0], 400)");
        let blank = window.run("return [...document.querySelectorAll('.ant-drawer input')].map((each) => each.value)");
        assert!(!blank.to_string().contains(typed), "{address}: what was given up came back: {blank}");
        window.press_on(".ant-drawer .form-foot button", "放弃");
        window.gone(".ant-drawer-title", open);
    }
}
