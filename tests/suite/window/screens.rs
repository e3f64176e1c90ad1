//! Every screen in Chromium, which is what Windows shows the page in: at two sizes, without a word in the console, nothing wider
//! than the window, nothing serious by axe-core, and everything within reach of the keyboard.
use super::driver::Window;
use super::{PASSPHRASE, demo_copy, school_in};
use serde_json::Value;
use std::env;
use std::path::PathBuf;

/// The addresses looked at; each screen at least once.
const ADDRESSES: &[&str] = &[
    "today",
    "students",
    "students/1",
    "calendar",
    "calendar/week",
    "groups",
    "groups/1",
    "enrolment",
    "rosters/2026-10-20",
    "rosters/2026-10-20/group/1",
    "staff",
    "staff/1",
    "staff/new",
    "staff/week/2026-10-20",
    "staff/week/2026-10-20?rows=people",
    "staff/sign-in/2026-11-24",
    "fees",
    "pay",
    "letters",
    "imports",
    "settings/school",
    "settings/policy",
    "settings/policy/own",
    "settings/terms",
    "settings/users",
    "settings/passphrase",
    "settings/backup",
    "settings/fonts",
    "settings/about",
];

/// Waits until nothing is being waited for and no query runs.
const SETTLED: &str = "return document.querySelector('#page-title') !== null && document.querySelector('.waiting') === null ? true : null";

/// Texts of what sticks out of the window, and of the page itself where it is larger than the window.
const SPILLED: &str = "const wide = innerWidth, high = innerHeight, found = [];
    const root = document.documentElement;
    if (root.scrollWidth > wide || root.scrollHeight > high) found.push(`page ${root.scrollWidth} x ${root.scrollHeight}`);
    for (const element of document.querySelectorAll('.topbar *, .navigation *, .page-head *')) {
        const box = element.getBoundingClientRect();
        if (box.width > 0 && (box.right > wide + 1 || box.bottom > high + 1)) found.push(`${element.tagName}.${element.className}: ${element.textContent.slice(0, 30)}`);
    }
    return found;";

/// Runs axe-core, which is already in the page, and answers what is serious.
const SERIOUS: &str = "const done = arguments[0];
    axe.run(document, { resultTypes: ['violations'] }).then((result) => done(result.violations
        .filter((one) => one.impact === 'serious' || one.impact === 'critical')
        .map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(' | ')}`)), (why) => done([String(why)]));";

/// What can be clicked and cannot be reached by Tab nor by the arrows of what it lies in.
const OUT_OF_REACH: &str = "const inside = '[role=menu], [role=listbox], [role=tablist], [role=radiogroup], [role=grid], [role=tree], [role=group][tabindex], .ant-picker, .ant-select, .ant-input-number, .ant-input-affix-wrapper, .ant-table-wrapper';
    return [...document.querySelectorAll('button, a[href], input, select, textarea, [role=button], [role=tab], [role=checkbox]')]
        .filter((element) => element.getClientRects().length > 0 && !element.disabled && element.getAttribute('aria-disabled') !== 'true' && element.tabIndex < 0 && element.closest(inside) === null)
        .map((element) => `${element.tagName} ${element.textContent.slice(0, 20)}`);";

#[test]
fn every_screen_is_whole_at_1366_by_768() {
    look_at_all((1366, 768));
}

#[test]
fn every_screen_is_whole_at_1920_by_1080() {
    look_at_all((1920, 1080));
}

fn look_at_all(size: (u32, u32)) {
    let Some(host) = env::var_os("KEHOU_HOST_BINARY").map(PathBuf::from) else {
        println!("left out: KEHOU_HOST_BINARY does not name the built host");
        return;
    };
    let Some(data) = demo_copy() else { return };
    let window = Window::chromium(&host, &school_in(data.path(), Some(PASSPHRASE)), size);
    window.wait("the school's name", "return document.querySelector('#school-name')?.textContent ?? null");
    let axe = kehou_tests::read("ui/node_modules/axe-core/axe.min.js");
    window.run(&axe);
    let mut complaints = Vec::new();
    for address in ADDRESSES {
        window.run(&format!("location.hash = '#/{address}'"));
        // The screen before has gone when the title belongs to the address.
        window.run_later("setTimeout(arguments[0], 400)");
        window.wait(address, SETTLED);
        window.run_later("setTimeout(arguments[0], 300)");
        window.picture(&format!("{}-{}", address.replace(['/', '?', '='], "-"), size.0));
        complaints.extend(window.console().into_iter().map(|said| format!("{address}: console: {said}")));
        for (kind, found) in [
            ("spilled", window.run(SPILLED)),
            ("axe", window.run_later(SERIOUS)),
            ("out of reach", window.run(OUT_OF_REACH)),
        ] {
            complaints.extend(texts(&found).iter().map(|text| format!("{address}: {kind}: {text}")));
        }
        if let Some(stuck) = tab_through(&window) {
            complaints.push(format!("{address}: {stuck}"));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// Goes through the page by Tab: every press moves the focus on until it leaves the page.
fn tab_through(window: &Window) -> Option<String> {
    window.run("document.activeElement?.blur(); window.visited = []; document.body.focus()");
    for _ in 0..30 {
        window.press("\u{E004}");
        let moved = window.run(
            "const now = document.activeElement; const was = window.visited.at(-1); window.visited.push(now);
             return now === was && now !== document.body && now.closest('[role=dialog], .ant-drawer') === null ? now.outerHTML.slice(0, 120) : null",
        );
        if let Value::String(stuck) = moved {
            return Some(format!("Tab does not leave {stuck}"));
        }
    }
    None
}

fn texts(found: &Value) -> Vec<String> {
    found
        .as_array()
        .map(|all| all.iter().map(|one| one.as_str().unwrap_or_default().to_owned()).collect())
        .unwrap_or_default()
}
