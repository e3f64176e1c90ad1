//! The real window on a demo school: it opens by passphrase, shows what the desk answers, and lets nothing else in.
mod driver;
mod first_start;
mod hand;
mod imports;
mod instead;
mod pictures;
mod policy;
mod restoring;
mod screens;
mod settings;
mod since;
mod small;
mod story;

use chrono::{NaiveDate, Utc};
use driver::{School, Window};
use kehou_desk::{Desk, Now, Place, Quiet};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::{env, fs};
use tempfile::TempDir;

const PASSPHRASE: &str = "window-test-2026";
/// The window, the console and the test live on the same day.
const TODAY: &str = "2026-11-24";

/// Reads every row of the day's groups as its number and the texts of its cells.
const GROUPS: &str = "const rows = [...document.querySelectorAll('tr[data-group]')];
    return rows.length === 0 ? null : rows.map((row) => [Number(row.dataset.group), ...[...row.cells].map((cell) => cell.textContent.trim())]);";

/// Reads every pupil of the drawer.
const PUPILS: &str = "const rows = [...document.querySelectorAll('.pupils tbody tr.ant-table-row')];
    return rows.length === 0 ? null : rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim()));";

#[test]
fn the_window_shows_the_rosters_the_desk_answers() {
    let Some((binary, data)) = ready() else { return };
    let mut desk = kehou_desk::open(&place(data.path()), PASSPHRASE).unwrap();
    let school = ask(&mut desk, "school", json!({}));
    let rosters = busy_day(&mut desk, &school);
    drop(desk);

    let window = Window::open(&binary, &school_in(data.path(), Some(PASSPHRASE)));
    let name = window.wait("the school's name", "return document.querySelector('#school-name')?.textContent ?? null");
    assert_eq!(name, school["name"]);
    go(&window, &rosters);
    let shown = window.wait("the day's groups", GROUPS);
    assert_eq!(shown, Value::from_iter(groups(&rosters).map(|group| group_row(group, state_unmarked(&rosters)))));
    window.picture("window-rosters");
    for section in rosters["sections"].as_array().unwrap() {
        let group = &section["groups"][0];
        window.click(&format!("tr[data-group='{}'] td", group["group_id"]));
        window.wait(
            "the drawer's title",
            &format!("return document.querySelector('.ant-drawer-title')?.textContent === {} || null", group["name"]),
        );
        let shown = window.wait("the group's pupils", PUPILS);
        assert_eq!(shown, Value::from_iter(group["pupils"].as_array().unwrap().iter().map(pupil_row)));
        window.picture(&format!("window-group-{}", section["until"].as_str().unwrap().replace(':', "")));
        window.click(".ant-drawer-close");
        window.wait("the drawer is gone", "return location.hash.includes('group') ? null : true");
        window.wait("the drawer is gone", "return document.querySelector('.ant-drawer-open') === null || null");
    }
}

#[test]
fn the_door_says_why_it_stays_shut_and_opens_to_the_right_passphrase() {
    let Some((binary, data)) = ready() else { return };
    let no = kehou_desk::open(&place(data.path()), "not the passphrase").err().unwrap();

    let window = Window::open(&binary, &school_in(data.path(), None));
    window.type_in("#passphrase", "not the passphrase");
    window.click("button[type=submit]");
    let said = window.wait("the door's sentence", "return document.querySelector('#door-said')?.textContent || null");
    assert_eq!(said, no.message());
    window.picture("window-door");
    window.run("document.querySelector('#passphrase').select()");
    window.type_in("#passphrase", PASSPHRASE);
    window.click("button[type=submit]");
    window.wait("the school's name", "return document.querySelector('#school-name')?.textContent ?? null");
    window.click("#lock");
    window.wait("the door again", "return document.querySelector('#passphrase')");
    assert_eq!(window.run("return document.querySelector('#school-name')"), Value::Null);
}

#[test]
fn the_window_lets_in_nothing_but_its_own_page() {
    let Some((binary, data)) = ready() else { return };
    let window = Window::open(&binary, &school_in(data.path(), Some(PASSPHRASE)));
    window.wait("the school's name", "return document.querySelector('#school-name')?.textContent ?? null");
    // The page's own styles are let in: the bar has the height they give it.
    assert_eq!(window.run("return document.querySelector('.topbar').offsetHeight"), 44);
    assert_eq!(window.run("return getComputedStyle(document.querySelector('.press')).borderRadius"), "4px");
    // So are those that Ant Design makes while running, on the first screen that is drawn with it.
    window.run("location.hash = '#/students'");
    let corner = window.wait(
        "a button of Ant Design",
        "const button = document.querySelector('.ant-btn'); return button && getComputedStyle(button).borderRadius",
    );
    assert_eq!(corner, "4px");
    let asked_out = "const done = arguments[0];
        document.addEventListener('securitypolicyviolation', (event) => event.effectiveDirective.startsWith('style') || done(event.effectiveDirective));
        fetch('http://127.0.0.1:9/').catch(() => {});";
    assert_eq!(window.run_later(asked_out), "connect-src");
    let styled = "const sheet = document.createElement('style');
        sheet.textContent = '.topbar { height: 99px !important }';
        document.head.append(sheet);
        return document.querySelector('.topbar').offsetHeight";
    assert_eq!(window.run(styled), 44);
    let commanded = "const done = arguments[0];
        window.__TAURI_INTERNALS__.invoke('plugin:window|close', { label: 'main' }).then(() => done('obeyed'), () => done('refused'));";
    assert_eq!(window.run_later(commanded), "refused");
    let misasked = "const done = arguments[0];
        window.__TAURI_INTERNALS__.invoke('ask', { what: 'nothing', given: {}, task: null }).then(() => done('answered'), (no) => done(no.refused));";
    assert_eq!(window.run_later(misasked), "misasked");
    window.run("location.href = 'https://example.com/'");
    window.wait(
        "the page stays",
        "return location.host === 'localhost' && document.querySelector('#school-name') ? true : null",
    );
}

/// The window and a demo school of its own, or `None` after saying what is missing.
fn ready() -> Option<(PathBuf, TempDir)> {
    Some((window_binary()?, demo_copy()?))
}

/// The window, or `None` after saying that it is missing.
fn window_binary() -> Option<PathBuf> {
    let found = env::var_os("KEHOU_WINDOW_BINARY").map(PathBuf::from);
    if found.is_none() {
        println!("left out: KEHOU_WINDOW_BINARY does not name the built window");
    }
    found
}

/// A demo school of one's own: one at a time has a school's file open.
fn demo_copy() -> Option<TempDir> {
    static DEMO: OnceLock<Option<TempDir>> = OnceLock::new();
    let demo = DEMO.get_or_init(make_demo).as_ref()?;
    let copy = tempfile::tempdir().unwrap();
    copy_all(&demo.path().join("data"), copy.path());
    Some(copy)
}

fn school_in<'a>(data: &'a Path, passphrase: Option<&'a str>) -> School<'a> {
    School { data, today: TODAY, passphrase, choices: None, trace: None }
}

fn make_demo() -> Option<TempDir> {
    let console = kehou_tests::console()?;
    let folder = tempfile::tempdir().unwrap();
    let mut demo = Command::new(console);
    demo.args(["--json", "demo", "--students", "120", "--staff", "20", "--out"]).arg(folder.path());
    let made = demo.env("KEHOU_PASSPHRASE", PASSPHRASE).env("KEHOU_TODAY", TODAY).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stdout));
    Some(folder)
}

fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let below = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_all(&entry.path(), &below);
        } else {
            fs::copy(entry.path(), below).unwrap();
        }
    }
}

/// The first day on which both rosters have pupils, roll called if there is such a day.
fn busy_day(desk: &mut Desk, school: &Value) -> Value {
    let first: NaiveDate = school["term"]["first_day"].as_str().unwrap().parse().unwrap();
    let days = first.iter_days().take(150).map(|day| ask(desk, "day_rosters", json!({ "date": day })));
    let both: Vec<Value> = days.filter(|day| sections_with_pupils(day) == 2).collect();
    let marked = both.iter().find(|day| groups(day).any(|group| group["marked"] == true));
    marked.or(both.first()).expect("the demo has a day with both rosters").clone()
}

fn sections_with_pupils(day: &Value) -> usize {
    let sections = day["sections"].as_array().unwrap().iter();
    sections.filter(|section| !section["groups"][0]["pupils"].as_array().is_none_or(Vec::is_empty)).count()
}

fn groups(day: &Value) -> impl Iterator<Item = &Value> {
    day["sections"].as_array().unwrap().iter().flat_map(|section| section["groups"].as_array().unwrap())
}

/// What the row of a group not called yet says: of a coming day nothing is missing.
fn state_unmarked(day: &Value) -> &'static str {
    let due = day["date"].as_str().unwrap().parse::<NaiveDate>().unwrap() <= now().today;
    if due { "未点名" } else { "未到日期" }
}

/// A group as its row must read.
fn group_row(group: &Value, unmarked: &str) -> Value {
    let text = |name: &str| group[name].as_str().unwrap().to_owned();
    let or = |said: String, else_said: &str| if said.is_empty() { else_said.to_owned() } else { said };
    let staff: Vec<&str> = group["staff"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    let count = |name: &str| if group["marked"] == true { group[name].to_string() } else { "–".to_owned() };
    json!([
        group["group_id"],
        text("name"),
        text("kind_label"),
        format!("{}–{}", text("starts_at"), text("ends_at")),
        or(text("room"), "未定"),
        or(staff.join("、"), "未排"),
        group["expected"].to_string(),
        count("present"),
        count("leave"),
        count("absent"),
        match (group["marked"] == true, group["expected"] == 0) {
            (true, _) => "已点名",
            (false, true) => "当天无人",
            (false, false) => unmarked,
        },
    ])
}

/// A pupil as the row must read.
fn pupil_row(pupil: &Value) -> Value {
    let mark = match pupil["mark"].as_str() {
        None => "–",
        Some("present") => "√ 出勤",
        Some("leave") => "○ 请假",
        Some("absent") => "× 缺席",
        Some("late") => "△ 迟到",
        Some(_) => "◇ 早退",
    };
    json!([pupil["seat_no"].to_string(), pupil["class_label"], pupil["name"], pupil["sex_label"], mark])
}

fn go(window: &Window, day: &Value) {
    window.run(&format!("location.hash = '#/rosters/' + {}", day["date"]));
    // The heading names the day asked for, so the rows that follow are that day's.
    window.wait(
        "the day",
        &format!("return document.querySelector('.strip-day[aria-current]')?.dataset.day === {} || null", day["date"]),
    );
}

fn ask(desk: &mut Desk, what: &str, given: Value) -> Value {
    desk.ask(&now(), what, given, &Quiet).unwrap()
}

fn place(data: &Path) -> Place {
    Place { data: data.to_path_buf(), assets: kehou_tests::root().join("assets"), windows_fonts: None }
}

fn now() -> Now {
    Now { at: Utc::now(), today: TODAY.parse().unwrap(), actor: "test".to_owned() }
}
