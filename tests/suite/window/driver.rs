//! Drives a page by the WebDriver protocol over a plain socket: the real window through WebKitWebDriver on a display of its own, or
//! Chromium on the loopback host.
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long anything on the screen may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);
/// Under this key the protocol names an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A window open under a driver; closing and ending both is its own affair.
pub struct Window {
    port: u16,
    session: String,
    /// The window keeps its cache and its papers here, and it goes with the test.
    home: TempDir,
    /// What runs beside the page: its driver, its display or its host.
    _beside: Vec<Ended>,
}

/// The school a page is opened on, as if it were `today`; with a passphrase given it opens by itself.
pub struct School<'a> {
    /// Its folder.
    pub data: &'a Path,
    /// `YYYY-MM-DD`.
    pub today: &'a str,
    /// None leaves the door shut.
    pub passphrase: Option<&'a str>,
    /// A text file with a path a line: what the dialogs answer, one after another.
    pub choices: Option<&'a Path>,
    /// Where every call for the network of the window and its helpers is written down.
    pub trace: Option<&'a Path>,
}

impl School<'_> {
    fn surround(&self, program: &mut Command, home: &Path) {
        program.env("KEHOU_ASSETS", kehou_tests::root().join("assets")).env("KEHOU_TODAY", self.today);
        program.env("KEHOU_DOCUMENTS", home.join("documents")).env_remove("KEHOU_PASSPHRASE");
        if let Some(passphrase) = self.passphrase {
            program.env("KEHOU_PASSPHRASE", passphrase);
        }
        if let Some(choices) = self.choices {
            program.env("KEHOU_CHOICES", choices);
        }
    }
}

/// A program that ends with the test, however the test ends.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Window {
    /// Opens the window on a school's folder as if it were `today`; with a passphrase given it opens the school by itself.
    pub fn open(binary: &Path, school: &School<'_>) -> Window {
        let (display, name) = display();
        let port = free_port();
        let mut driver = traced("WebKitWebDriver", school.trace);
        driver.arg(format!("--port={port}")).env("DISPLAY", name).env_remove("WAYLAND_DISPLAY");
        // Without these two the session hangs.
        driver.env("TAURI_AUTOMATION", "true").env("TAURI_WEBVIEW_AUTOMATION", "true");
        // No key store: what this computer remembers is not the test's business.
        driver.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent").env_remove("WAYLAND_DISPLAY");
        let home = tempfile::tempdir().expect("a folder for the window's cache");
        own_home(&mut driver, home.path());
        school.surround(&mut driver, home.path());
        let driver = driver.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("WebKitWebDriver starts");
        let options = json!({ "binary": binary, "args": ["--data", school.data] });
        let wanted = json!({ "webkitgtk:browserOptions": options });
        Window::begin(port, &wanted, home, vec![Ended(driver), display])
    }

    /// Opens Chromium, headless, on the loopback host that answers like the window.
    pub fn chromium(host: &Path, school: &School<'_>, size: (u32, u32)) -> Window {
        let home = tempfile::tempdir().expect("a folder for the browser's cache");
        let page = free_port();
        let mut served = Command::new(host);
        served.arg("--data").arg(school.data).args(["--port", &page.to_string()]);
        served.arg("--ui").arg(kehou_tests::root().join("ui/dist"));
        school.surround(&mut served, home.path());
        let served = served.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the host starts");
        let port = free_port();
        let mut driver = Command::new("chromedriver");
        own_home(&mut driver, home.path());
        driver.arg(format!("--port={port}")).stdout(Stdio::null()).stderr(Stdio::null());
        let driver = driver.spawn().expect("chromedriver starts");
        let profile = format!("--user-data-dir={}", home.path().join("profile").display());
        let (width, height) = size;
        let args = json!([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--force-device-scale-factor=1",
            "--lang=zh-CN",
            profile,
            format!("--window-size={width},{height}"),
        ]);
        let wanted = json!({ "goog:chromeOptions": { "args": args }, "goog:loggingPrefs": { "browser": "ALL" } });
        let window = Window::begin(port, &wanted, home, vec![Ended(driver), Ended(served)]);
        until("the host listens", || TcpStream::connect(("127.0.0.1", page)).ok());
        window.call(
            "/goog/cdp/execute",
            &json!({ "cmd": "Emulation.setDeviceMetricsOverride", "params": {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false } }),
        );
        window.call("/url", &json!({ "url": format!("http://127.0.0.1:{page}/") }));
        window
    }

    fn begin(port: u16, wanted: &Value, home: TempDir, beside: Vec<Ended>) -> Window {
        let mut window = Window { port, session: String::new(), home, _beside: beside };
        until("the driver listens", || TcpStream::connect(("127.0.0.1", port)).ok());
        let wanted = json!({ "capabilities": { "alwaysMatch": wanted } });
        let session = window.send("POST", "/session", &wanted);
        window.session = format!("/session/{}", session["sessionId"].as_str().expect("a session has a name"));
        window
    }

    /// Presses keys one after another, whatever has the focus; `\u{E004}` is Tab, `\u{E007}` Enter.
    pub fn press(&self, keys: &str) {
        let strokes: Vec<Value> = keys
            .chars()
            .flat_map(|key| ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key.to_string() })))
            .collect();
        self.call("/actions", &json!({ "actions": [{ "type": "key", "id": "keys", "actions": strokes }] }));
    }

    /// Presses a key while another is held down: `\u{E008}` Shift, `\u{E009}` Control, `\u{E00A}` Alt.
    pub fn press_holding(&self, held: char, key: char) {
        let stroke = |kind: &str, key: char| json!({ "type": kind, "value": key.to_string() });
        let strokes = [stroke("keyDown", held), stroke("keyDown", key), stroke("keyUp", key), stroke("keyUp", held)];
        self.call("/actions", &json!({ "actions": [{ "type": "key", "id": "keys", "actions": strokes }] }));
    }

    /// What the page has written to its console and has not been told yet (Chromium only).
    pub fn console(&self) -> Vec<String> {
        let said = self.call("/se/log", &json!({ "type": "browser" }));
        let entries = said.as_array().cloned().unwrap_or_default();
        let bad = entries.iter().filter(|entry| entry["level"] == "SEVERE" || entry["level"] == "WARNING");
        bad.map(|entry| entry["message"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Runs a script in the page and gives back what it returns.
    pub fn run(&self, script: &str) -> Value {
        self.call("/execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// Runs a script in the page that calls its last argument when it is done.
    pub fn run_later(&self, script: &str) -> Value {
        self.call("/execute/async", &json!({ "script": script, "args": [] }))
    }

    /// Runs a script until it returns something other than null.
    pub fn wait(&self, what: &str, script: &str) -> Value {
        self.until(what, || Some(self.run(script)).filter(|found| !found.is_null()))
    }

    /// Waits as `until` does, and keeps a picture of what was there where it was in vain.
    fn until<T>(&self, what: &str, mut look: impl FnMut() -> Option<T>) -> T {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if let Some(found) = look() {
                return found;
            }
            sleep(Duration::from_millis(100));
        }
        self.picture("in-vain");
        panic!("waited in vain: {what}");
    }

    /// Waits, though not for long, until nothing flies in or out: what is still moving is clicked past.
    fn still(&self) {
        let moving = "return document.querySelector('[class*=\"-enter-active\"], [class*=\"-appear-active\"], [class*=\"-leave-active\"]') !== null";
        for _ in 0..20 {
            if self.run(moving) == false {
                return;
            }
            sleep(Duration::from_millis(50));
        }
    }

    /// Clicks on the first element of a CSS selector as soon as there is one and it has come to rest.
    pub fn click(&self, css: &str) {
        self.still();
        let path = format!("{}/element/{}/click", self.session, self.element(css));
        self.until(css, || exchange(self.port, "POST", &path, &json!({})).ok().filter(|(status, _)| *status == 200));
    }

    /// Presses the mouse on the first element of a CSS selector and lets go a while later, as a hand does: whatever lies
    /// there by then is what is clicked.
    pub fn press_slowly(&self, css: &str) {
        let origin = json!({ ELEMENT: self.element(css) });
        let steps = json!([
            { "type": "pointerMove", "duration": 0, "origin": origin, "x": 0, "y": 0 },
            { "type": "pointerDown", "button": 0 },
            { "type": "pause", "duration": 600 },
            { "type": "pointerUp", "button": 0 },
        ]);
        self.call("/actions", &json!({ "actions": [{ "type": "pointer", "id": "mouse", "actions": steps }] }));
    }

    /// Drags the first element of a CSS selector onto that of another.
    pub fn drag(&self, from: &str, onto: &str) {
        let [from, onto] = [from, onto].map(|css| json!({ ELEMENT: self.element(css) }));
        let steps = json!([
            { "type": "pointerMove", "duration": 0, "origin": from, "x": 0, "y": 0 },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerMove", "duration": 100, "origin": onto, "x": 0, "y": 0 },
            { "type": "pointerUp", "button": 0 },
        ]);
        self.call("/actions", &json!({ "actions": [{ "type": "pointer", "id": "mouse", "actions": steps }] }));
    }

    /// Clicks on what a script finds as soon as it finds something that has come to rest and lies on top.
    pub fn click_found(&self, what: &str, script: &str) {
        self.until(what, || {
            self.still();
            // What has just opened is put into its place a moment later.
            let place = format!(
                "const found = (() => {{ {script} }})(); if (!found) return null;
                 const box = found.getBoundingClientRect(); return [box.x, box.y, box.width, box.height]"
            );
            let first = self.run(&place);
            sleep(Duration::from_millis(80));
            if first.is_null() || first != self.run(&place) {
                return None;
            }
            let found = self.run(script)[ELEMENT].as_str()?.to_owned();
            let path = format!("{}/element/{found}/click", self.session);
            exchange(self.port, "POST", &path, &json!({})).ok().filter(|(status, _)| *status == 200)
        });
    }

    /// The folder in which the program writes papers.
    pub fn papers(&self) -> PathBuf {
        self.home.path().join("documents/课后管家")
    }

    /// Types into the first element of a CSS selector as soon as there is one.
    pub fn type_in(&self, css: &str, text: &str) {
        self.call(&format!("/element/{}/value", self.element(css)), &json!({ "text": text }));
    }

    /// Keeps a picture of the window in the build folder.
    pub fn picture(&self, name: &str) {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name).with_extension("png");
        std::fs::write(&path, self.shot()).expect("the picture is kept");
        println!("{}", path.display());
    }

    /// What the window shows now, as PNG.
    pub fn shot(&self) -> Vec<u8> {
        // What the page says is on the screen only once it has been painted.
        self.run_later(
            "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(null)))",
        );
        let text = self.send("GET", &format!("{}/screenshot", self.session), &Value::Null);
        from_base64(text.as_str().expect("a picture"))
    }

    fn element(&self, css: &str) -> String {
        let quoted = Value::from(css);
        self.wait(css, &format!("return document.querySelector({quoted}) === null ? null : true"));
        let found = self.call("/element", &json!({ "using": "css selector", "value": css }));
        found[ELEMENT].as_str().expect("an element has a name").to_owned()
    }

    fn call(&self, path: &str, body: &Value) -> Value {
        self.send("POST", &format!("{}{path}", self.session), body)
    }

    fn send(&self, method: &str, path: &str, body: &Value) -> Value {
        let (status, answer) = exchange(self.port, method, path, body).expect("the driver answers");
        assert!(status == 200, "{method} {path}: {answer}");
        answer["value"].clone()
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // The window must be closed through the driver, or it would outlive it.
        let _ = exchange(self.port, "DELETE", &self.session, &Value::Null);
    }
}

/// A program, watched by strace where its calls are to be written down. The tracer stands aside, so that what is started is the
/// program itself and ends with it.
fn traced(name: &str, trace: Option<&Path>) -> Command {
    let Some(trace) = trace else { return Command::new(name) };
    let mut command = Command::new("strace");
    command.args(["-D", "-f", "--seccomp-bpf", "-qq", "-e", "trace=network", "-o"]).arg(trace).arg(name);
    command
}

/// Gives a program a home of the test's own, in which it finds the product's font: what is drawn hangs on no font of the computer.
fn own_home(program: &mut Command, home: &Path) {
    let fonts = home.join("fonts");
    std::fs::create_dir_all(&fonts).expect("a folder for fonts");
    let font = "NotoSansSC-Medium.ttf";
    if !fonts.join(font).exists() {
        std::fs::copy(kehou_tests::root().join("assets/fonts").join(font), fonts.join(font)).expect("a font");
    }
    program.env("XDG_DATA_HOME", home).env("XDG_CACHE_HOME", home);
}

/// A port that nobody else takes between asking and listening: each test is a process of its own and has a few, below those
/// that the system hands out by itself.
fn free_port() -> u16 {
    static ASKED: AtomicU32 = AtomicU32::new(0);
    let mut own =
        (0..20_u32).map(|_| ASKED.fetch_add(1, Ordering::Relaxed)).map(|nth| std::process::id() * 20 + nth % 20);
    let port = own.find_map(|nth| {
        let port = u16::try_from(10_000 + nth % 20_000).ok()?;
        TcpListener::bind(("127.0.0.1", port)).ok().map(|_| port)
    });
    port.expect("a free port")
}

/// A display as large as the smallest screen the product serves; X chooses a free number itself.
fn display() -> (Ended, String) {
    let mut x = Command::new("Xvfb");
    x.args(["-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"]);
    let mut x = x.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("Xvfb starts");
    let mut number = String::new();
    let said = x.stdout.take().expect("Xvfb says its number");
    BufReader::new(said).read_line(&mut number).expect("Xvfb says its number");
    (Ended(x), format!(":{}", number.trim()))
}

/// One request and its answer; the driver speaks HTTP on this computer only.
fn exchange(port: u16, method: &str, path: &str, body: &Value) -> std::io::Result<(u16, Value)> {
    let body = if method == "POST" { body.to_string() } else { String::new() };
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let head = format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n");
    write!(stream, "{head}Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}", body.len())?;
    let mut reader = BufReader::new(stream);
    let (mut line, mut length) = (String::new(), 0);
    reader.read_line(&mut line)?;
    let status = line.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
    loop {
        line.clear();
        reader.read_line(&mut line)?;
        if line.trim().is_empty() {
            break;
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    let mut bytes = vec![0; length];
    reader.read_exact(&mut bytes)?;
    Ok((status, serde_json::from_slice(&bytes).unwrap_or(Value::Null)))
}

fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(begun.elapsed() < PATIENCE, "waited in vain: {what}");
        sleep(Duration::from_millis(100));
    }
}

fn from_base64(text: &str) -> Vec<u8> {
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0u32, 0);
    for value in text.bytes().filter_map(|sign| SIGNS.iter().position(|known| *known == sign)) {
        bits = bits << 6 | value as u32;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    bytes
}
