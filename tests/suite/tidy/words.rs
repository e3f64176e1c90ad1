//! Rules about words that must not stand in a source, or only in one room.
use super::source::Source;

/// Nothing is left to be done later.
pub fn no_reminders(source: &Source) -> Vec<String> {
    let reminders = [
        "TODO",
        "FIXME",
        "XXX",
        "HACK",
        "todo!(",
        "unimplemented!(",
        "dbg!(",
        "To be filled",
        "#[ignore",
        ".only(",
        ".skip(",
    ];
    let lines = source.text.lines().enumerate().filter(|_| !source.is_tidy()).map(|(at, line)| (at + 1, line));
    let left = lines.flat_map(|(at, line)| {
        let found = reminders.iter().filter(move |word| holds(line, word));
        // Rust's own iterators skip; only a test framework's `.skip(` leaves something out.
        let found = found.filter(move |word| !(source.is_rust() && ["`.only(`", ".only(", ".skip("].contains(word)));
        found.map(move |word| format!("{at}: `{word}` is left over; do it or remove it"))
    });
    left.collect()
}

/// A school's program never stops at a value it did not expect.
pub fn no_stops(source: &Source) -> Vec<String> {
    if !source.is_rust() {
        return Vec::new();
    }
    let stops = [".unwrap()", ".expect(\"", ".unwrap_err()", "panic!(", "unreachable!(", "process::abort("];
    complain(source, &stops, "stops the program; hand the case over as an error")
}

/// A lint is expected with its reason, so that it complains when the reason has gone.
pub fn no_bare_allow(source: &Source) -> Vec<String> {
    if source.is_tidy() {
        return Vec::new();
    }
    let mut complaints = Vec::new();
    for (at, line) in source.text.lines().enumerate() {
        let code = line.trim_start();
        let off =
            ["#[allow(", "#![allow(", "// eslint-disable", "/* eslint-disable", "// @ts-ignore", "// @ts-nocheck"];
        if let Some(sign) = off.iter().find(|sign| code.contains(**sign)) {
            complaints.push(format!(
                "{}: `{sign}` silences a check; wanted #[expect(lint, reason = \"…\")] or a mended line",
                at + 1
            ));
        }
        if code.starts_with("#[expect(") || code.starts_with("#![expect(") {
            let attribute: String = source.text.lines().skip(at).take(6).collect::<Vec<_>>().join(" ");
            let attribute = attribute.split(")]").next().unwrap_or_default();
            if !attribute.contains("reason =") {
                complaints.push(format!("{}: the expectation gives no reason; wanted reason = \"…\"", at + 1));
            }
        }
    }
    complaints
}

/// Types carry the office's nouns, not words that fit everything.
pub fn no_empty_names(source: &Source) -> Vec<String> {
    let mut complaints = Vec::new();
    for (at, line) in source.product_lines() {
        for keyword in ["struct ", "enum ", "trait ", "class ", "interface "] {
            let Some((before, after)) = line.split_once(keyword) else {
                continue;
            };
            let name: String = after.chars().take_while(|c| c.is_alphanumeric()).collect();
            let declared = before.trim().is_empty() || before.contains("pub") || before.contains("export");
            let empty =
                ["Manager", "Service", "Helper", "Helpers", "Util", "Utils"].iter().find(|word| name.ends_with(**word));
            // 服务项目 is a noun of the office.
            if let Some(word) = empty.filter(|_| declared && name != "Service") {
                complaints.push(format!("{at}: `{name}` is called after no noun of the office; {word} says nothing"));
            }
        }
    }
    complaints
}

/// SQL is known to one room.
pub fn no_sql_outside_the_store(source: &Source) -> Vec<String> {
    if source.in_room(&["store"]) || source.path.starts_with("src-tauri/xtask/") {
        return Vec::new();
    }
    let sql = ["SELECT ", "INSERT INTO ", "INSERT OR ", "DELETE FROM ", "CREATE TABLE ", "PRAGMA ", "BEGIN IMMEDIATE"];
    complain(source, &sql, "is SQL; ask the store by a function instead")
}

/// Time, chance and files come from outside; a fen is never a fraction.
pub fn no_world_in_the_rooms(source: &Source) -> Vec<String> {
    let clocks = ["Utc::now(", "Local::now(", "SystemTime::now(", "Instant::now(", "thread_rng(", "rand::"];
    let mut complaints = Vec::new();
    if source.in_room(&["school", "store", "paper", "desk"]) {
        complaints.extend(complain(source, &clocks, "looks at the world; let app or cli pass it in"));
    }
    if source.in_room(&["school"]) {
        let machine = ["std::fs", "std::env", "std::net", "std::process", "std::time", "std::thread", "getrandom"];
        complaints.extend(complain(source, &machine, "has no place among pure rules"));
        let unsure = ["f64", "f32", "HashMap", "HashSet"];
        complaints.extend(complain(source, &unsure, "is inexact or unordered; use whole numbers and BTreeMap"));
    }
    complaints
}

/// What the system or a library says is English, or worse: a sentence for the user is the product's own.
pub fn no_foreign_words_in_a_sentence(source: &Source) -> Vec<String> {
    if !source.path.ends_with(".rs") || source.in_room(&["xtask"]) || source.path.starts_with("src-tauri/xtask/") {
        return Vec::new();
    }
    // An ask of another shape is no user's: whoever wrote it is told where it differs.
    let of_users = source.product_lines().filter(|(_, line)| !line.contains("给出的内容不合要求"));
    let said = of_users.filter(|(_, line)| line.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)));
    let words = ["{error}", "{err}", "{e}", "{cause}", "{cause:?}", "{error:?}"];
    let found =
        said.flat_map(|(at, line)| words.iter().filter(move |word| line.contains(**word)).map(move |word| (at, word)));
    found
        .map(|(at, word)| format!("{at}: `{word}` puts what a machine says into a sentence; see school::disk"))
        .collect()
}

/// The page reaches the window's Rust side through one file.
pub fn no_tauri_outside_desk_ts(source: &Source) -> Vec<String> {
    if !source.path.starts_with("ui/") || source.path == "ui/src/desk.ts" {
        return Vec::new();
    }
    complain(source, &["@tauri-apps", "__TAURI"], "belongs in ui/src/desk.ts alone")
}

fn complain(source: &Source, words: &[&str], why: &str) -> Vec<String> {
    let lines = source.product_lines();
    let found = lines.flat_map(|(at, line)| {
        words.iter().filter(move |word| holds(line, word)).map(move |word| format!("{at}: `{}` {why}", word.trim()))
    });
    found.collect()
}

/// Whether a line holds a word that is not a part of a longer one.
fn holds(line: &str, word: &str) -> bool {
    let joins = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back().is_some_and(joins) && word.starts_with(joins);
        let after = line[at + word.len()..].chars().next().is_some_and(joins) && word.ends_with(joins);
        !before && !after
    })
}
