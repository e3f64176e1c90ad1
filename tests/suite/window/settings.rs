//! 设置 and the lock by itself, in Chromium: the school's fields are changed and taken back, a user is added, and who leaves the desk finds it locked.
use super::driver::Window;
use super::{PASSPHRASE, demo_copy, school_in};
use std::env;
use std::path::PathBuf;

/// The page believes that so many minutes have gone by.
const MINUTES_LATER: &str = "const real = Date.now.bind(Date); Date.now = () => real() + 16 * 60000";

#[test]
fn settings_are_changed_and_an_idle_desk_locks_itself() {
    let Some(host) = env::var_os("KEHOU_HOST_BINARY").map(PathBuf::from) else {
        println!("left out: KEHOU_HOST_BINARY does not name the built host");
        return;
    };
    let Some(data) = demo_copy() else { return };
    let window = Window::chromium(&host, &school_in(data.path(), Some(PASSPHRASE)), (1366, 768));
    let name = window.wait("the school", "return document.querySelector('#school-name')?.textContent ?? null");

    window.run("location.hash = '#/settings/school'");
    window.type_in(".settings-body input", "附属");
    window.click(".settings-body button[type=submit]");
    let changed = format!("{}附属", name.as_str().unwrap());
    window.wait(
        "the new name",
        &format!("return document.querySelector('#school-name').textContent === '{changed}' || null"),
    );
    window.click(".undo");
    window.wait(
        "the name of before",
        &format!("return document.querySelector('#school-name').textContent === {name} || null"),
    );

    window.run(MINUTES_LATER);
    window.wait("the lock", "return document.querySelector('#passphrase')");
    let said = window.wait("why", "return document.querySelector('.door-sheet .door-told-plain')?.textContent ?? null");
    assert_eq!(said, "离开超过 15 分钟，已自动锁上。输入的内容都还在。");
    window.picture("settings-locked");
    window.type_in("#passphrase", PASSPHRASE);
    window.click("button[type=submit]");
    window.wait("the school again", "return document.querySelector('#school-name')");

    window.run("location.hash = '#/settings/users'");
    window.click(".settings-body .ant-btn-primary");
    window.type_in("input[name=user-name]", "王主任");
    window.type_in("input[name=user-pin]", "12");
    window.click(".ant-modal button[type=submit]");
    window.wait("the refusal", "return document.querySelector('.ant-modal .no-alert')");
    window.picture("settings-user");
    window.type_in("input[name=user-pin]", "34");
    window.click(".ant-modal button[type=submit]");
    window.wait("the user", "return document.querySelector('.set-table')?.textContent.includes('王主任') || null");
    window.run(MINUTES_LATER);
    window.wait("the login", "return document.querySelector('#login-pin')");
    window.type_in("#login-pin", "1234");
    window.click("button[type=submit]");
    let who = window.wait("who sits here", "return document.querySelector('.topbar')?.textContent ?? null");
    assert!(who.as_str().unwrap().contains("王主任（教务）"), "{who}");
}
