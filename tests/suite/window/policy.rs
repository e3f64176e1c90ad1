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
    assert!(missing.as_str().unwrap().contains("发文机关"), "{missing}");
    window.click(ADOPT);
    window
        .wait("the mistakes at their fields", "return document.querySelector('[data-place=\"number\"] .field-error')");

    window.type_in("[data-place='issuer'] input", "宝鸡市发展和改革委员会");
    window.type_in("[data-place='number'] input", "宝发改价格〔2026〕7号");
    window.click(".own-below button");
    window.rest();
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
        window.wait("what was typed", "return document.querySelector('[data-place=\"issuer\"] input')?.value || null");
    assert_eq!(kept, "宝鸡市发展和改革委员会");
    window.wait("the way on", "return document.querySelector('.own-foot [role=status]') === null || null");
    let show = |css: &str| {
        window.run(&format!("document.querySelector(\"{css}\").scrollIntoView({{ block: 'center' }})"));
    };
    show("[aria-label='其余规定'] .own-title [aria-expanded]");
    window.click("[aria-label='其余规定'] .own-title [aria-expanded]");
    window.wait("the other rules", "return document.querySelector('.own-rules')");
    show("[data-rule='late_minutes']");
    window.click("[data-rule='late_minutes'] .own-acts > button:last-child");
    show("[data-rule='refund']");
    window.click("[data-rule='refund'] .own-acts > span button");
    window.wait("the rule left out", "return document.querySelector('[data-rule=late_minutes][data-state=off]')");
    window.wait("the rule looked at", "return document.querySelector('[data-rule=refund][data-state=agreed]')");
    window.wait("the way on", "return document.querySelector('.own-foot .ant-btn-primary:not([disabled])')");
    window.click(ADOPT);
    let left = window.wait("what nobody looked at", "return document.querySelector('.own-left')?.textContent ?? null");
    let left = left.as_str().unwrap();
    assert!(left.contains("条还是示例里的数") && left.contains("每课时最低 50.00 元"), "{left}");
    let (unlooked, typed) = left.split_once("照此执行").expect("what was typed stands below what nobody looked at");
    assert!(!unlooked.contains("3.20") && !left.contains("迟到或早退") && !unlooked.contains("退费"), "{left}");
    assert!(typed.contains("3.20 元/课时") && typed.contains("退费"), "{typed}");
    window.picture("policy-left");
    window.click(".ant-modal-footer .ant-btn-primary");
    let told = "const head = document.querySelector('.settings-body h2')?.textContent; return head === '宝发改价格〔2026〕7号' ? document.querySelector('.settings-body').textContent : null";
    let told = window.wait("the school's own standards", told);
    let told = told.as_str().unwrap();
    assert!(told.contains("条仍是示例里的数") && !told.contains("是示例，"), "{told}");
    window.run("location.hash = '#/letters'");
    window.rest();
    let warned = window.run("return document.body.textContent.includes('虚构')");
    assert_eq!(warned, false, "letters are printed under the school's own paper");
}

#[test]
fn standards_are_typed_without_their_example_and_the_first_press_of_a_button_counts() {
    let Some(host) = env::var_os("KEHOU_HOST_BINARY").map(PathBuf::from) else {
        println!("left out: KEHOU_HOST_BINARY does not name the built host");
        return;
    };
    let Some(data) = demo_copy() else { return };
    let window = Window::chromium(&host, &school_in(data.path(), Some(PASSPHRASE)), (1366, 768));
    window.wait("the school", "return document.querySelector('#school-name')");
    window.run("location.hash = '#/settings/policy/own'");
    // The line under an empty field must not push the button away from under the mouse, nor may its going.
    window.wait("what is missing", FOOT);
    window.click("[data-place='number'] input");
    window.press_slowly(".own-below button");
    let day = "return document.querySelector('[data-place=from] input').value || null";
    assert_eq!(window.run(day), "2026年11月1日", "pressed once, from an empty field");
    window.wait("the empty field is told of", "return document.querySelector('[data-place=number] .field-error')");
    window.click("[data-place='number'] input");
    window.press("金发改价格〔2026〕12号");
    let rows = "return document.querySelectorAll('[aria-label=收费标准] tbody tr').length";
    let before = window.run(rows).as_u64().unwrap();
    window.press_slowly("[aria-label='收费标准'] .own-title button");
    assert_eq!(window.run(rows), before + 1, "pressed once, from a field just filled in");
    window.click(&format!("[aria-label='收费标准'] [aria-label='删去第 {} 行']", before + 1));

    window.click(".own-box .own-title > button");
    window.wait("nothing of the example", "return document.querySelector('.own-sample') === null && document.querySelector('[data-place=\"fees.0.price\"] input').value === '' || null");
    let rest = "return document.querySelector('[aria-label=其余规定] h2').textContent";
    window.wait(
        "how the other rules stand",
        &format!("return (() => {{ {rest} }})().includes('条没有另填，照通常做法') || null"),
    );
    window.type_in("[data-place='issuer'] input", "金州市发展和改革委员会");
    let empty = "return document.querySelectorAll('[data-place^=fees][data-place$=price] input').length";
    for row in 0..window.run(empty).as_u64().unwrap() {
        window.type_in(&format!("[data-place='fees.{row}.price'] input"), "3");
    }
    let pools = "return document.querySelectorAll('[data-place^=rates][data-place$=pool] input').length";
    for row in 0..window.run(pools).as_u64().unwrap() {
        window.type_in(&format!("[data-place='rates.{row}.amounts.0'] input"), "65");
    }
    window.type_in("[data-place=pay_basis] input", "金教发〔2026〕5号");
    window.picture("policy-bare");
    // The categories that families have stand there, and how much each is waived has to be said.
    window.run("document.querySelector('[aria-label=其余规定]').scrollIntoView()");
    let reductions =
        "return document.querySelectorAll('[data-place^=reductions][data-place$=category]').length || null";
    let reductions = window.wait("the school's own categories", reductions).as_u64().unwrap();
    for row in 1..=reductions {
        window.pick(&format!("[aria-label=减免] .own-table tbody tr:nth-child({row}) .ant-select"), "全免");
    }
    window.click(ADOPT);
    // What goes on as usual for want of a word in the paper is seen once.
    window.says(".own-left", "没有另填的");
    window.rest();
    window.picture("policy-assumed");
    window.click(".ant-modal-footer .ant-btn-primary");
    let told = "const head = document.querySelector('.settings-body h2')?.textContent; return head === '金发改价格〔2026〕12号' ? document.querySelector('.settings-body').textContent : null";
    let told = window.wait("the school's own standards", told);
    let told = told.as_str().unwrap();
    assert!(told.contains("依据：金教发〔2026〕5号") && told.contains("条没有另填，照通常做法"), "{told}");
    assert!(!told.contains("示例里的数") && !told.contains("处要核对"), "{told}");
    window.picture("policy-standing");
}
