//! The demo school: made anew, its papers listed, the window opened on it.
use crate::place;
use crate::setup::{SHOWING, setup};
use crate::step::{Done, cargo, output, program, run, step};
use crate::window;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Makes the demo school in `demo/`, opens the window on it where there is a display, and ends with the list of its papers.
pub fn demo(release: bool) -> Done {
    let ready = setup(SHOWING)?;
    step("console", || {
        let mut command = cargo(&["build", "--quiet", "--package", "kehou-cli"]);
        if release {
            command.arg("--release");
        }
        run(&mut command)
    })?;
    let folder = place::root().join("demo");
    let made = step("demo school", || {
        clear(&folder)?;
        let mut command = program(place::built("kehou", release));
        command.env("KEHOU_PASSPHRASE", place::DEMO_PASSPHRASE).args(["--json", "demo", "--out"]).arg(&folder);
        output(&mut command)
    })?;
    let made: Value = serde_json::from_str(&made).map_err(|why| format!("the console's answer is not JSON: {why}"))?;
    let data = made["data"].as_str().map_or_else(|| folder.join("data"), Into::into);
    let opened = if !ready.window {
        format!("no window: {ready}")
    } else {
        let window = window::build(release)?;
        if place::has_display() {
            window::open(&window, &data)?;
            "the window is open on the demo school (窗口已打开)".to_owned()
        } else {
            "there is no display, so no window was opened (没有显示器,未打开窗口)".to_owned()
        }
    };
    println!("\n{opened}");
    println!("data (数据): {}\npassphrase (口令): {}\n", data.display(), place::DEMO_PASSPHRASE);
    list(&made);
    Ok(())
}

/// Only what an earlier demo made is removed.
fn clear(folder: &Path) -> Done {
    for below in ["data", "papers", "sheets"] {
        let old = folder.join(below);
        if old.is_dir() {
            fs::remove_dir_all(&old).map_err(|why| format!("{}: {why}", old.display()))?;
        }
    }
    Ok(())
}

fn list(made: &Value) {
    println!("{}   行数      合计(元)  文件", pad("文书", 16));
    for paper in made["papers"].as_array().into_iter().flatten() {
        let rows = paper["rows"].as_i64().map_or(String::new(), |rows| rows.to_string());
        let total = paper["total_fen"].as_i64().map_or(String::new(), yuan);
        let kind = pad(name_of(paper["kind"].as_str().unwrap_or_default()), 16);
        let path = Path::new(paper["path"].as_str().unwrap_or_default());
        let path = path.strip_prefix(place::root()).unwrap_or(path);
        println!("{kind} {rows:>6} {total:>13}  {}", path.display());
    }
}

/// A paper's kind as the office calls it; the console's JSON names it in English.
fn name_of(kind: &str) -> &str {
    match kind {
        "roster" => "名册",
        "month_sheet" => "月考勤表",
        "letters" => "告家长书",
        "performance" => "补助发放表",
        "labour" => "劳务费发放表",
        "bank" => "银行代发文件",
        other => other,
    }
}

fn yuan(fen: i64) -> String {
    let sign = if fen < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", fen.unsigned_abs() / 100, fen.unsigned_abs() % 100)
}

/// Chinese characters take two columns of a terminal.
fn pad(text: &str, columns: usize) -> String {
    let width: usize = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    format!("{text}{}", " ".repeat(columns.saturating_sub(width)))
}
