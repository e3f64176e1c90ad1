//! 填写本地标准, in Chromium: what is missing is told at its field, what is typed outlives closing, and letters stop warning.
use super::driver::Window;
use super::{PASSPHRASE, demo_copy, school_in};
use std::env;
use std::path::PathBuf;

const FOOT: &str = "return document.querySelector('.own-foot [role=status]')?.textContent ?? null";
const ADOPT: &str = ".own-foot .ant-btn-primary";

#[test]
fn a_school_types_its_own_citys_standards() {
    let Some(host) = env::var_os("KEHOU_HOST_BINARY").map(PathBuf::from) else {
        println!("left out: KEHOU_HOST_BINARY does not name the built host");
        return;
    };
    let Some(data) = demo_copy() else { return };
    let window = Window::chromium(&host, &school_in(data.path(), Some(PASSPHRASE)), (1366, 768));
    window.wait("the school", "return document.querySelector('#school-name')");
    window.run("location.hash = '#/settings/policy'");
    window.click(".settings-body .ant-btn-primary");
    let missing = window.wait("what is missing", FOOT);
    assert!(missing.as_str().unwrap().contains("口径名称"), "{missing}");
    window.click(ADOPT);
    window.wait(
        "the mistakes at their fields",
        "return document.querySelector('[data-place=\"fees.2.number\"] .field-error')",
    );

    window.type_in("[data-place='name'] input", "宝鸡市口径");
    window.type_in("[data-place='fees.0.issuer'] input", "宝鸡市发展和改革委员会");
    window.type_in("[data-place='fees.0.number'] input", "宝发改价格〔2025〕7号");
    for _ in 0..2 {
        window.wait("the paper of above", "const same = [...document.querySelectorAll('.own-head button')].find((each) => each.textContent.includes('同上一项')); if (same === undefined) return null; same.click(); return true");
        window.rest();
    }
    window.click("[data-place='fees.0.price'] input");
    window.press_holding('\u{E009}', 'a');
    window.press("3.20");
    let changes = window.wait("what would change", "const all = document.querySelector('.set-changes')?.textContent ?? ''; return all.includes('3.20') ? all : null");
    assert!(changes.as_str().unwrap().contains("改为 3.20 元/课时"), "{changes}");
    window.picture("policy-own");

    window.run("location.hash = '#/today'");
    window.rest();
    window.run("location.hash = '#/settings/policy/own'");
    let kept =
        window.wait("what was typed", "return document.querySelector('[data-place=\"name\"] input')?.value || null");
    assert_eq!(kept, "宝鸡市口径");
    window.wait("the way on", "return document.querySelector('.own-foot [role=status]') === null || null");
    window.click(ADOPT);
    let told = "const head = document.querySelector('.settings-body h2')?.textContent; return head === '宝鸡市口径' ? document.querySelector('.settings-body').textContent : null";
    let told = window.wait("the school's own standards", told);
    let told = told.as_str().unwrap();
    assert!(told.contains("宝发改价格〔2025〕7号") && !told.contains("示例，"), "{told}");
    window.run("location.hash = '#/letters'");
    window.rest();
    let warned = window.run("return document.body.textContent.includes('虚构')");
    assert_eq!(warned, false, "letters are printed under the school's own paper");
}
