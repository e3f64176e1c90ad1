//! The handbook's pictures: taken in a renewing run; in every other the window must still say what it said when they were taken.
use super::driver::{School, Window};
use super::small::small;
use super::{PASSPHRASE, demo_copy, school_in, window_binary};
use kehou_tests::{read, root};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

const FOLDER: &str = "assets/handbook/pictures";
/// All pictures are carried by every installer.
const LARGEST_BYTES: u64 = 120 * 1024;
const ALL_BYTES: u64 = 2 * 1024 * 1024;

/// What is done on a screen before its picture is taken.
type Prepared = fn(&Window);

/// Every picture of the demo school: its name, the address it is taken at, and what is done there first.
const PICTURES: &[(&str, &str, Prepared)] = &[
    ("today", "today", nothing),
    ("students", "students", nothing),
    ("student", "students/1", nothing),
    ("imports", "imports", nothing),
    ("import-preview", "imports", a_preview),
    ("calendar", "calendar", nothing),
    ("week", "calendar/plan", nothing),
    ("groups", "groups", nothing),
    ("enrolment", "enrolment/class/1", nothing),
    ("slips", "enrolment/slips", nothing),
    ("rosters", "rosters/2026-10-20", nothing),
    ("roll-call", "rosters/2026-11-24", a_roll),
    ("month-sheet", "rosters/month/2026-10", nothing),
    ("staff", "staff", nothing),
    ("rota", "staff/week/2026-10-22", nothing),
    ("sign-in", "staff/sign-in/2026-11-24", nothing),
    ("fees", "fees/2026-10", nothing),
    ("why", "fees/2026-10", a_reason),
    ("pay", "pay/2026-10", nothing),
    ("settle", "pay/2026-10/settle", nothing),
    ("letters", "letters", nothing),
    ("settings", "settings/school", nothing),
    ("policy", "settings/policy/own", nothing),
];

/// The texts by which a screen is known: headings, names of fields and columns, buttons, tabs; without bar and navigation.
const TEXTS: &str = "const seen = [...document.querySelectorAll('h1, h2, h3, label, legend, th, dt, button, [role=tab], .ant-segmented-item, .ant-drawer-title')]
        .filter((each) => each.closest('.topbar, .navigation, .tasks, .ant-notification') === null)
        .filter((each) => { const box = each.getBoundingClientRect(); return box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.left < innerWidth; })
        .map((each) => each.textContent.replace(/\\s+/g, ' ').trim())
        .filter((text) => text !== '' && text.length <= 60);
    return [...new Set(seen)];";

#[test]
fn the_window_still_says_what_the_handbook_shows() {
    let Some(binary) = window_binary() else { return };
    let Some(data) = demo_copy() else { return };
    let choices = data.path().join("choices.txt");
    fs::write(&choices, format!("{}\n", a_list(&data.path().join("pupils.csv")).display())).unwrap();
    let window = Window::open(&binary, &School { choices: Some(&choices), ..school_in(data.path(), Some(PASSPHRASE)) });
    window.wait("the school's name", "return document.querySelector('#school-name')?.textContent ?? null");
    let mut stale = Vec::new();
    for (name, address, prepare) in PICTURES {
        window.run(&format!("location.hash = '#/{address}'"));
        window.rest();
        prepare(&window);
        window.rest();
        stale.extend(look_at(&window, name));
        window.run("document.querySelectorAll('.ant-drawer-close').forEach((close) => close.click())");
    }
    drop(window);
    stale.extend(the_first_start(&binary));
    assert!(stale.is_empty(), "renew the pictures by KEHOU_RENEW_GOLDEN=1 and look at them:\n{}", stale.join("\n"));
}

/// The picture of a computer without a school.
fn the_first_start(binary: &Path) -> Vec<String> {
    let empty = tempfile::tempdir().unwrap();
    let window = Window::open(binary, &school_in(empty.path(), None));
    window.wait("the two ways", "return document.querySelector('#begin-school') === null ? null : true");
    // The folder of this test is nobody's.
    window.run("document.querySelector('.door-note span').textContent = ''");
    look_at(&window, "first-start")
}

/// Takes the picture in a renewing run; answers what the window says otherwise than when it was taken.
fn look_at(window: &Window, name: &str) -> Vec<String> {
    let texts = texts(window);
    let kept = root().join(FOLDER).join(name);
    if env::var_os("KEHOU_RENEW_GOLDEN").is_some() {
        fs::create_dir_all(root().join(FOLDER)).unwrap();
        fs::write(kept.with_extension("png"), small(&window.shot())).unwrap();
        fs::write(kept.with_extension("txt"), &texts).unwrap();
    }
    let before = fs::read_to_string(kept.with_extension("txt")).unwrap_or_default();
    difference(name, &before, &texts)
}

#[test]
fn every_picture_of_the_handbook_is_there_named_and_small() {
    let pages = fs::read_dir(root().join("assets/handbook")).unwrap().map(|entry| entry.unwrap().path());
    let pages: Vec<PathBuf> = pages.filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect();
    let named: BTreeSet<String> = pages.iter().flat_map(|page| named_by(&fs::read_to_string(page).unwrap())).collect();
    let files = fs::read_dir(root().join(FOLDER)).unwrap().map(|entry| entry.unwrap());
    let (mut there, mut told, mut all) = (BTreeSet::new(), BTreeSet::new(), 0);
    for file in files {
        let path = file.path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let bytes = file.metadata().unwrap().len();
        if path.extension().is_some_and(|ending| ending == "png") {
            assert!(bytes <= LARGEST_BYTES, "{name}: {bytes} bytes");
            all += bytes;
            there.insert(name);
        } else {
            told.insert(name);
        }
    }
    assert!(all <= ALL_BYTES, "{all} bytes");
    assert_eq!(there, named, "pictures there and pictures that pages name");
    assert_eq!(there, told, "pictures and the texts beside them");
    for screen in screens() {
        let page = read(&format!("assets/handbook/{screen}.md"));
        assert!(!named_by(&page).is_empty(), "{screen}.md has no picture");
    }
}

/// The pictures a page names.
fn named_by(page: &str) -> Vec<String> {
    let parts = page.split("](pictures/").skip(1).filter_map(|rest| rest.split_once(".png)"));
    parts.map(|(name, _)| name.to_owned()).collect()
}

/// The screens that can be opened.
fn screens() -> Vec<String> {
    let text = read("ui/src/screens.tsx");
    let names = text.split("{ name: \"").skip(1).filter_map(|rest| rest.split_once('"'));
    names.map(|(name, _)| name.to_owned()).collect()
}

fn texts(window: &Window) -> String {
    let found = window.run(TEXTS);
    let lines = found.as_array().unwrap().iter().filter_map(Value::as_str);
    lines.map(|line| format!("{line}\n")).collect()
}

/// What is said now and was not, and what was said and is not.
fn difference(name: &str, before: &str, now: &str) -> Vec<String> {
    let (before, now): (BTreeSet<&str>, BTreeSet<&str>) = (before.lines().collect(), now.lines().collect());
    let added = now.difference(&before).map(|line| format!("{name}: now says {line}"));
    added.chain(before.difference(&now).map(|line| format!("{name}: no longer says {line}"))).collect()
}

fn nothing(_: &Window) {}

/// A list of pupils with something new, something changed and something wrong.
fn a_list(path: &Path) -> PathBuf {
    let rows = [
        "三年级学生名单,,,,,",
        "姓名,性别,年级,班级,座号,身份证件号",
        "孟小舟,男,三年级,1班,51,",
        "白若兰,女,三年级,1班,52,",
        "乔一帆,男,三年级,2班,53,6.10102E+17",
    ];
    fs::write(path, rows.join("\r\n")).unwrap();
    path.to_path_buf()
}

fn a_preview(window: &Window) {
    window.press_on(".page-actions button", "选择文件导入");
    window.says(".outcome", "有问题");
}

fn a_roll(window: &Window) {
    window.press_on(".page-actions button", "开始点名");
    window.wait("the line", "return document.activeElement?.id === 'call-line' || null");
    window.type_in("#call-line", "3 7 请 5 缺");
    window.says(".call-sums", "缺席 1");
}

fn a_reason(window: &Window) {
    window.click(".list-row .why-amount");
    window.says(".why-steps", "课时");
    // What slides in is read when it has come to rest.
    window.wait(
        "the drawer at rest",
        "const box = document.querySelector('.ant-drawer-content-wrapper')?.getBoundingClientRect();
         return box !== undefined && box.width > 0 && box.right <= innerWidth + 1 ? true : null",
    );
    window.run_later("setTimeout(arguments[0], 400)");
}

#[test]
fn a_picture_that_has_become_false_is_seen() {
    assert_eq!(
        difference("pay", "补助\n打印\n", "补助\n打印发放表\n"),
        ["pay: now says 打印发放表", "pay: no longer says 打印"]
    );
    assert_eq!(named_by("![一](pictures/a.png) 和 ![二](pictures/b-c.png)。[三](pay.md)"), ["a", "b-c"]);
}
