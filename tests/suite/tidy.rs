//! The house rules as tests: arrows between rooms, opening sentences, lengths, words, shipped migrations.
//! Each rule is a function from one file to its complaints, so that the last tests here can show every rule a fault.
mod arrows;
mod layout;
mod shipped;
mod source;
mod styles;
mod words;

use source::{Source, sources};

/// A house rule about one file: complaints as `line: what is wrong and what is wanted`.
type Rule = fn(&Source) -> Vec<String>;

/// Stops with all complaints of a rule at once.
fn hold(rule: Rule) {
    let complaints: Vec<String> = sources()
        .iter()
        .flat_map(|source| rule(source).into_iter().map(|said| format!("{}:{said}", source.path)))
        .collect();
    assert!(complaints.is_empty(), "{} places:\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn every_file_opens_with_a_sentence() {
    hold(layout::opens_with_a_sentence);
}

#[test]
fn files_have_at_most_400_lines() {
    hold(layout::file_is_short);
}

#[test]
fn functions_have_at_most_70_lines() {
    hold(layout::functions_are_short);
}

#[test]
fn no_two_screens_style_one_class() {
    let complaints = styles::styled_twice();
    assert!(complaints.is_empty(), "one screen's style reaches into another:\n{}", complaints.join("\n"));
    let sheet = |text: &str| styles::classes(text);
    let files = [("a/a.css", ".month td, .day:hover { top: 0 }"), ("b/b.css", "/* .day */ .month { top: .5px }")];
    let files = files.map(|(file, text)| (file.to_owned(), sheet(text))).into_iter().collect();
    assert_eq!(styles::twice(&files), [".month: a/a.css, b/b.css"]);
}

#[test]
fn nothing_is_left_for_later() {
    hold(words::no_reminders);
}

#[test]
fn nothing_stops_the_program_outside_tests() {
    hold(words::no_stops);
}

#[test]
fn lints_are_expected_with_a_reason_never_allowed() {
    hold(words::no_bare_allow);
}

#[test]
fn types_are_named_after_the_office() {
    hold(words::no_empty_names);
}

#[test]
fn only_the_store_speaks_sql() {
    hold(words::no_sql_outside_the_store);
}

#[test]
fn the_world_is_passed_in() {
    hold(words::no_world_in_the_rooms);
}

#[test]
fn what_a_machine_says_stands_in_no_sentence() {
    hold(words::no_foreign_words_in_a_sentence);
}

#[test]
fn only_desk_ts_imports_tauri() {
    hold(words::no_tauri_outside_desk_ts);
}

/// A rule that sees nothing would guard nothing: each is shown a file that breaks it.
fn must_see(rule: Rule, path: &str, text: &str) {
    let source = Source { path: path.to_owned(), text: text.to_owned(), of_tests: false };
    assert!(!rule(&source).is_empty(), "a fault in {path} was not seen:\n{text}");
}

#[test]
fn rules_of_length_see_their_faults() {
    let long_function = format!("//! A file of a test.\nfn long() {{\n{}}}\n", "    let _ = 1;\n".repeat(70));
    let long_component = format!("// A file of a test.\nexport function Long() {{\n{}}}\n", "  work();\n".repeat(70));
    let long_arrow = format!("// A file of a test.\nconst long = () => {{\n{}}};\n", "  work();\n".repeat(70));
    let long_file = format!("//! A file of a test.\n{}", "const A: u8 = 1;\n".repeat(400));
    must_see(layout::file_is_short, "src-tauri/cli/src/x.rs", &long_file);
    must_see(layout::functions_are_short, "src-tauri/cli/src/x.rs", &long_function);
    must_see(layout::functions_are_short, "ui/src/x.tsx", &long_component);
    must_see(layout::functions_are_short, "ui/src/x.tsx", &long_arrow);
}

#[test]
fn rules_of_words_see_their_faults() {
    let school = "src-tauri/crates/school/src/x.rs";
    let desk = "src-tauri/crates/desk/src/x.rs";
    let faults: [(Rule, &str, &str); 22] = [
        (layout::opens_with_a_sentence, school, "use std::fmt;\n"),
        (layout::opens_with_a_sentence, school, "//! rules\n"),
        (layout::opens_with_a_sentence, "ui/src/x.ts", "import x from \"y\";\n"),
        (words::no_reminders, school, "// TODO: more\n"),
        (words::no_reminders, "ui/src/x.ts", "// FIXME\n"),
        (words::no_reminders, school, "//! To be filled.\n"),
        (words::no_stops, desk, "fn f() { g().unwrap(); }\n"),
        (words::no_stops, desk, "#[cfg(test)]\nmod tests;\nfn f() { g().expect(\"there\"); }\n"),
        (words::no_stops, desk, "fn f() { panic!(\"no\") }\n"),
        (words::no_bare_allow, desk, "#[allow(dead_code)]\nfn f() {}\n"),
        (words::no_bare_allow, desk, "#![allow(dead_code)]\n"),
        (words::no_bare_allow, desk, "#[expect(dead_code)]\nfn f() {}\n"),
        (words::no_bare_allow, "ui/src/x.ts", "// eslint-disable-next-line\n"),
        (words::no_empty_names, desk, "pub struct RosterManager;\n"),
        (words::no_empty_names, "ui/src/x.ts", "export class DateUtils {}\n"),
        (words::no_sql_outside_the_store, desk, "const Q: &str = \"SELECT id FROM student\";\n"),
        (words::no_sql_outside_the_store, "src-tauri/cli/src/x.rs", "run(\"PRAGMA user_version\");\n"),
        (words::no_world_in_the_rooms, desk, "let now = chrono::Utc::now();\n"),
        (words::no_world_in_the_rooms, school, "use std::fs;\n"),
        (words::no_world_in_the_rooms, school, "fn f(x: f64) {}\n"),
        (words::no_foreign_words_in_a_sentence, desk, "format!(\"读取文件失败：{error}\")\n"),
        (words::no_tauri_outside_desk_ts, "ui/src/x.ts", "import { invoke } from \"@tauri-apps/api/core\";\n"),
    ];
    for (rule, path, text) in faults {
        must_see(rule, path, text);
    }
}
