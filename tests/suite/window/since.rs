//! The day from which a change holds is in sight on a small screen, may be an earlier one, and is refused in a settled month, in Chromium.
use super::driver::Window;
use super::{PASSPHRASE, demo_copy, school_in};
use std::env;
use std::path::PathBuf;

fn is_in_sight(window: &Window, css: &str) {
    window.wait(css, &format!("return document.querySelector('{css}') === null ? null : true"));
    let seen = window.run(&format!(
        "const box = document.querySelector('{css}').getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight"
    ));
    assert_eq!(seen, true, "{css} lies out of sight");
}

#[test]
fn the_day_a_change_begins_on_is_in_sight_and_a_settled_month_refuses() {
    let Some(host) = env::var_os("KEHOU_HOST_BINARY").map(PathBuf::from) else {
        println!("left out: KEHOU_HOST_BINARY does not name the built host");
        return;
    };
    let Some(data) = demo_copy() else { return };
    let window = Window::chromium(&host, &school_in(data.path(), Some(PASSPHRASE)), (1366, 768));
    window.wait("the school", "return document.querySelector('#school-name')?.textContent ?? null");
    window.run("location.hash = '#/groups/1/edit'");
    window.rest();
    is_in_sight(&window, "#editor-since");
    window.picture("since-group");
    // It stays while the form scrolls.
    window.run("document.querySelector('.page-body').scrollTop = 400");
    is_in_sight(&window, "#editor-since");

    window.run("location.hash = '#/enrolment/class/1?from=2026-10-20'");
    window.rest();
    is_in_sight(&window, "#enrol-from");
    window.says(".enrol-said .no-alert", "2026年10月已经结算，不能从10月20日 周二起改");
    window.says("#enrol-earliest", "最早从11月1日");
    window.picture("since-settled");
    window.press_on(".enrol-said .no-alert button", "去反结算");
    window.wait("补助", "return location.hash.startsWith('#/pay') || null");

    window.run("location.hash = '#/enrolment/class/1'");
    window.rest();
    window.overwrite("#enrol-from", "2026-11-03\u{E007}");
    window.wait("the earlier day", "return location.hash.includes('from=2026-11-03') || null");
    window.rest();
    window.click("[data-at='1/0']");
    window.says(".enrol-foot", "从 11月3日 周二 起");
    window.picture("since-enrolment");
    window.press_on(".enrol-foot button", "保存");
    window.says(".enrol-foot", "方向键移动");

    // Whoever is added later hears since when the others are there.
    window.run("location.hash = '#/enrolment/class/1'");
    window.says("#enrol-earliest", "班里");
    let free = "const rows = [...document.querySelectorAll('.enrol-grid tbody tr')];
        return rows.find((row) => [...row.querySelectorAll('td')].every((cell) => cell.textContent === ''))?.querySelector('th button') ?? null";
    window.click_found("a pupil without a place", free);
    window.says(".enrol-late", "其中 1 人是新报的");
    window.picture("since-late");
    window.press_on(".enrol-late button", "改为从11月1日");
    window.wait("the others' day", "return location.hash.includes('from=2026-11-01') || null");
    window.wait("nothing late", "return document.querySelector('.enrol-late') === null || null");
    assert_eq!(window.console(), [""; 0]);
}
