//! The benchmark of the window: from launch to the first usable screen beside an empty window of the same build, search while
//! typing, and scrolling, all with a school of 5 000 pupils.
#[path = "../../suite/window/driver.rs"]
#[expect(dead_code, reason = "the tests of the window use all of it")]
mod driver;

use driver::{School, Window};
use kehou_desk::{DemoOrder, Now, Place, Quiet};
use serde_json::Value;
use std::env;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const PASSPHRASE: &str = "benchmark-passphrase";
const TODAY: &str = "2026-11-24";
const STUDENTS: u32 = 5_000;
/// Launches of each window, in turn.
const LAUNCHES: usize = 7;

/// The file is free for the next launch once the window has gone.
const BETWEEN: Duration = Duration::from_millis(300);

/// A screen stands, and nothing of it is being waited for.
const USABLE: &str = "return document.querySelector('#page-title') !== null && document.querySelector('.waiting') === null ? true : null";

/// The list of pupils is on the screen.
const ROWS: &str = "return document.querySelectorAll('.list-row').length > 5 ? true : null";

/// Types a search letter by letter; answers the milliseconds from each key to the painted list.
const SEARCH: &str = "const done = arguments[0];
    const field = document.querySelector('.list-head input');
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
    const painted = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
    (async () => {
        const times = [];
        for (const text of ['w', 'wa', 'wan', 'wang', 'wan', 'l', 'li', 'lix', '']) {
            const begun = performance.now();
            set.call(field, text);
            field.dispatchEvent(new Event('input', { bubbles: true }));
            await painted();
            times.push(performance.now() - begun);
        }
        done(times);
    })();";

/// Scrolls the list for two seconds; answers the milliseconds of each frame.
const SCROLL: &str = "const done = arguments[0];
    const box = document.querySelector('.ant-table-tbody-virtual-holder');
    if (box === null) { done([]); return; }
    const frames = []; let last = performance.now(); const end = last + 2000; let top = 0;
    const step = (now) => {
        frames.push(now - last); last = now; top += 160;
        box.dispatchEvent(new WheelEvent('wheel', { deltaY: 160, bubbles: true, cancelable: true }));
        if (now < end) requestAnimationFrame(step); else done(frames.slice(2));
    };
    requestAnimationFrame(step);";

fn main() {
    let (Some(window), Some(empty), Some(host)) =
        (built("KEHOU_WINDOW_BINARY"), built("KEHOU_EMPTY_BINARY"), built("KEHOU_HOST_BINARY"))
    else {
        println!("the window is not measured: its programs are not built (run `cargo xtask bench`)");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder for the benchmark");
    make_school(folder.path());
    let data = folder.path().join("data");
    // As on a computer that remembers the school: its key store answers what opens it.
    let opens =
        kehou_desk::open(&place_of(folder.path()), PASSPHRASE).and_then(|desk| desk.remembered()).expect("opens");
    let school = School { data: &data, today: TODAY, passphrase: Some(&opens), choices: None, trace: None };
    start(&window, &empty, &school);
    open(&window, &empty, &school);
    lists(&host, &school);
}

fn start(window: &Path, empty: &Path, school: &School<'_>) {
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    for _ in 0..LAUNCHES {
        bare.push(launch(empty, school, "return document.readyState === 'complete' ? true : null"));
        ours.push(launch(window, school, USABLE));
    }
    let (ours, bare) = (median(&mut ours), median(&mut bare));
    println!(
        "first usable screen, {STUDENTS} pupils: {ours:.0} ms; an empty window: {bare:.0} ms; {:.2}× (bar 1.5)",
        ours / bare
    );
}

/// What a person at the desk sees: the window asks for the passphrase, and after Enter there is the first screen.
fn open(window: &Path, empty: &Path, school: &School<'_>) {
    let locked = School { passphrase: None, ..*school };
    let (mut bare, mut door, mut opened) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..LAUNCHES {
        bare.push(launch(empty, school, "return document.readyState === 'complete' ? true : null"));
        let begun = Instant::now();
        let window = Window::open(window, &locked);
        window
            .wait("the field of the passphrase", "return document.querySelector('#passphrase') === null ? null : true");
        door.push(since(begun));
        window.type_in("#passphrase", PASSPHRASE);
        let begun = Instant::now();
        window.click("button[type=submit]");
        window.wait("a usable screen", USABLE);
        opened.push(since(begun));
        drop(window);
        std::thread::sleep(BETWEEN);
    }
    let (bare, door, opened) = (median(&mut bare), median(&mut door), median(&mut opened));
    println!(
        "passphrase asked for: {door:.0} ms; an empty window: {bare:.0} ms; {:.2}×; from there to the first screen, {STUDENTS} pupils: {opened:.0} ms",
        door / bare
    );
}

/// Milliseconds until a script answers.
fn launch(binary: &Path, school: &School<'_>, usable: &str) -> f64 {
    let begun = Instant::now();
    let window = Window::open(binary, school);
    window.wait("a usable screen", usable);
    let took = since(begun);
    drop(window);
    std::thread::sleep(BETWEEN);
    took
}

fn since(begun: Instant) -> f64 {
    begun.elapsed().as_secs_f64() * 1000.0
}

fn lists(host: &Path, school: &School<'_>) {
    let window = Window::chromium(host, school, (1366, 768));
    window.wait("the school's name", "return document.querySelector('#school-name')?.textContent ?? null");
    window.run("location.hash = '#/students'");
    window.wait("the list of pupils", ROWS);
    let mut keys = numbers(&window.run_later(SEARCH));
    println!(
        "search while typing, {STUDENTS} pupils: median {:.0} ms, longest {:.0} ms a key (bar 50)",
        median(&mut keys),
        last(&keys)
    );
    let mut frames = numbers(&window.run_later(SCROLL));
    frames.sort_by(f64::total_cmp);
    let p95 = frames.get(frames.len() * 95 / 100).copied().unwrap_or_default();
    println!("scrolling, {} frames: median {:.1} ms, 95 % within {p95:.1} ms", frames.len(), median(&mut frames));
}

fn place_of(folder: &Path) -> Place {
    Place { data: folder.join("data"), assets: kehou_tests::root().join("assets"), windows_fonts: None }
}

fn make_school(folder: &Path) {
    let order =
        DemoOrder { out: folder.to_path_buf(), students: STUDENTS, staff: 400, month: "2026-10".to_owned(), seed: 5 };
    let at = "2026-11-24T08:00:00Z".parse().expect("an instant");
    let now = Now { at, today: TODAY.parse().expect("a day"), actor: "benchmark".to_owned() };
    let mut count = 0u8;
    let mut chance = |bytes: &mut [u8]| {
        for byte in bytes {
            count = count.wrapping_mul(31).wrapping_add(7);
            *byte = count;
        }
    };
    kehou_desk::make_demo(&place_of(folder), &order, PASSPHRASE, &now, &mut chance, &Quiet).expect("the demo school");
}

fn built(name: &str) -> Option<PathBuf> {
    env::var_os(name).map(PathBuf::from).filter(|program| program.is_file())
}

fn numbers(found: &Value) -> Vec<f64> {
    found.as_array().map(|all| all.iter().filter_map(Value::as_f64).collect()).unwrap_or_default()
}

/// The middle of the values, which are sorted on the way.
fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

fn last(sorted: &[f64]) -> f64 {
    sorted.last().copied().unwrap_or_default()
}
