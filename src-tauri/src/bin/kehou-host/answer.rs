//! What the host answers: the page's files under the window's own policy, and the window's two commands as JSON.
use crate::request::Request;
use kehou_app::{No, Office};
use serde_json::{Map, Value, json};
use std::io::{Result, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};

/// The policy of the window stands there.
const WINDOW: &str = include_str!("../../../tauri.conf.json");
/// Stands in for what the window puts into its page.
const BRIDGE: &str = include_str!("bridge.js");

/// The page's folder and the office behind it.
pub struct Site {
    ui: PathBuf,
    office: Office,
    nonce: String,
    policy: String,
}

struct Answer {
    status: &'static str,
    kind: &'static str,
    body: Vec<u8>,
}

impl Site {
    /// A site; its nonce is new with each start, as the window's is.
    pub fn new(ui: PathBuf, office: Office) -> Site {
        let nonce = format!("{:x}", std::process::id()) + &format!("{:p}", &raw const office);
        Site { policy: policy(&nonce), ui, office, nonce }
    }

    /// Answers one request.
    pub fn answer(&self, mut stream: TcpStream) -> Result<()> {
        let request = Request::read(&stream)?;
        let answer = match (request.method.as_str(), request.path.as_str()) {
            ("POST", "/invoke") if request.is_json => json_answer(self.invoke(&request.body)),
            ("POST", "/drop") if request.is_json => json_answer(self.dropped(&request.body)),
            ("GET", "/bridge.js") => Answer { status: "200 OK", kind: "text/javascript", body: BRIDGE.into() },
            ("GET", "/kehou-font/screen.ttf") => screen_font(),
            // A browser asks for a picture that the window has no place for.
            ("GET", "/favicon.ico") => Answer { status: "204 No Content", kind: "image/png", body: Vec::new() },
            ("GET", path) => self.file(path),
            _ => missing(),
        };
        let Answer { status, kind, body } = answer;
        let policy = &self.policy;
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {}\r\nContent-Security-Policy: {policy}\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
            body.len()
        )?;
        stream.write_all(&body)?;
        stream.flush()
    }

    /// One of the window's two commands.
    fn invoke(&self, body: &[u8]) -> Value {
        let asked: Value = serde_json::from_slice(body).unwrap_or_default();
        let args = &asked["args"];
        let what = args["what"].as_str().unwrap_or_default();
        let given = args["given"].clone();
        let answer = match asked["cmd"].as_str() {
            Some("ask") => self.office.ask(what, given, args["task"].as_str()),
            Some("window") => self.office.serve(what, given),
            _ => Err(No::misasked("the host has the commands ask and window")),
        };
        match answer {
            Ok(value) => json!({ "ok": value }),
            Err(no) => json!({ "no": no }),
        }
    }

    fn dropped(&self, body: &[u8]) -> Value {
        let paths: Vec<PathBuf> = serde_json::from_slice(body).unwrap_or_default();
        self.office.dropped(&paths);
        json!({ "ok": null })
    }

    fn file(&self, path: &str) -> Answer {
        let name = path.trim_start_matches('/');
        if name.contains("..") || name.contains('\\') || name.contains(':') {
            return missing();
        }
        let name = if name.is_empty() { "index.html" } else { name };
        let Ok(body) = std::fs::read(self.ui.join(name)) else { return missing() };
        let body = if name == "index.html" { self.page(&body) } else { body };
        Answer { status: "200 OK", kind: kind_of(name), body }
    }

    /// The page with the bridge before everything else, and the nonce on its style.
    fn page(&self, body: &[u8]) -> Vec<u8> {
        let text = String::from_utf8_lossy(body);
        let styled = text.replace("<style", &format!("<style nonce=\"{}\"", self.nonce));
        styled.replacen("<head>", "<head><script src=\"/bridge.js\"></script>", 1).into_bytes()
    }
}

/// The window's policy, with this host in the place of the window's own way to Rust.
fn policy(nonce: &str) -> String {
    let window: Value = serde_json::from_str(WINDOW).unwrap_or_default();
    let none = Map::new();
    let wanted = window["app"]["security"]["csp"].as_object().unwrap_or(&none);
    let rules = wanted.iter().map(|(rule, sources)| match (rule.as_str(), sources.as_str().unwrap_or_default()) {
        ("connect-src", _) => "connect-src 'self'".to_owned(),
        ("style-src", sources) => format!("style-src {sources} 'nonce-{nonce}'"),
        (rule, sources) => format!("{rule} {sources}"),
    });
    rules.collect::<Vec<_>>().join("; ")
}

fn json_answer(value: Value) -> Answer {
    Answer { status: "200 OK", kind: "application/json", body: value.to_string().into_bytes() }
}

fn missing() -> Answer {
    Answer { status: "404 Not Found", kind: "text/plain", body: Vec::new() }
}

fn screen_font() -> Answer {
    let Ok(body) = std::fs::read(kehou_app::place::screen_font()) else { return missing() };
    Answer { status: "200 OK", kind: "font/ttf", body }
}

fn kind_of(name: &str) -> &'static str {
    match Path::new(name).extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html",
        Some("js" | "mjs") => "text/javascript",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("woff2") => "font/woff2",
        Some("ttf") => "font/ttf",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}
