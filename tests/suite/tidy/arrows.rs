//! The arrows between rooms, read from the manifests: who may depend on whom, and which room alone holds a package.
use kehou_tests::read;
use std::collections::BTreeSet;

/// A room, its folder, and the rooms it may see.
const ROOMS: [(&str, &str, &[&str]); 7] = [
    ("kehou-school", "src-tauri/crates/school", &[]),
    ("kehou-store", "src-tauri/crates/store", &["kehou-school"]),
    ("kehou-paper", "src-tauri/crates/paper", &["kehou-school"]),
    ("kehou-desk", "src-tauri/crates/desk", &["kehou-store", "kehou-paper", "kehou-school"]),
    ("kehou-cli", "src-tauri/cli", &["kehou-desk"]),
    ("kehou-app", "src-tauri", &["kehou-desk"]),
    ("xtask", "src-tauri/xtask", &[]),
];

/// Packages that one room keeps to itself in what it ships.
const KEPT: [(&str, &[&str]); 9] = [
    ("rusqlite", &["kehou-store"]),
    ("argon2", &["kehou-store"]),
    ("printpdf", &["kehou-paper"]),
    ("rust_xlsxwriter", &["kehou-paper"]),
    ("calamine", &["kehou-paper"]),
    ("tauri", &["kehou-app"]),
    ("keyring", &["kehou-app"]),
    ("clap", &["kehou-cli"]),
    ("getrandom", &["kehou-app", "kehou-cli"]),
];

#[test]
fn rooms_see_only_what_the_arrows_allow() {
    let complaints: Vec<String> =
        ROOMS.iter().flat_map(|(room, folder, seen)| wrong_arrows(room, &manifest(folder), seen)).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn every_room_keeps_the_shared_lints() {
    for (room, folder, _) in ROOMS {
        let shared =
            manifest(folder).get("lints").and_then(|lints| lints.get("workspace")).and_then(toml::Value::as_bool);
        assert_eq!(shared, Some(true), "{room}: wanted `[lints] workspace = true` in {folder}/Cargo.toml");
    }
}

#[test]
fn every_room_that_must_not_see_a_clock_bans_it() {
    for room in ["school", "store", "paper", "desk"] {
        let text = read(&format!("src-tauri/crates/{room}/clippy.toml"));
        for clock in ["chrono::Utc::now", "chrono::Local::now", "std::time::SystemTime::now", "std::time::Instant::now"]
        {
            assert!(text.contains(&format!("\"{clock}\"")), "{room}/clippy.toml no longer bans {clock}");
        }
    }
    let school = read("src-tauri/crates/school/src/lib.rs");
    assert!(
        school.contains("#![deny(clippy::float_arithmetic"),
        "school/src/lib.rs must deny clippy::float_arithmetic"
    );
}

#[test]
fn a_wrong_arrow_is_seen() {
    let faults = [
        ("kehou-school", "[dependencies]\nkehou-store.workspace = true"),
        ("kehou-paper", "[dev-dependencies]\nkehou-store = { path = \"../store\" }"),
        ("kehou-cli", "[target.'cfg(windows)'.dependencies]\nkehou-store.workspace = true"),
        ("kehou-desk", "[dependencies]\ndatabase = { package = \"rusqlite\", version = \"1\" }"),
    ];
    for (room, text) in faults {
        let seen = ROOMS.iter().find(|(name, ..)| *name == room).unwrap().2;
        assert_eq!(wrong_arrows(room, &text.parse().unwrap(), seen).len(), 1, "{room}: {text}");
    }
}

fn manifest(folder: &str) -> toml::Table {
    read(&format!("{folder}/Cargo.toml")).parse().unwrap_or_else(|why| panic!("{folder}/Cargo.toml: {why}"))
}

fn wrong_arrows(room: &str, manifest: &toml::Table, seen: &[&str]) -> Vec<String> {
    let (shipped, tested) = dependencies(manifest);
    let rooms =
        shipped.iter().chain(&tested).filter(|name| name.starts_with("kehou-") && !seen.contains(&name.as_str()));
    let arrows = rooms.map(|name| format!("{room} must not depend on {name}; it may see {seen:?}"));
    let kept = KEPT.iter().filter(|(package, owners)| shipped.contains(*package) && !owners.contains(&room));
    arrows
        .chain(
            kept.map(|(package, owners)| format!("{room} must not depend on {package}, which is kept to {owners:?}")),
        )
        .collect()
}

/// The packages a manifest names, renamed or not, for one system or all: those that ship, and those of its tests.
fn dependencies(manifest: &toml::Table) -> (BTreeSet<String>, BTreeSet<String>) {
    let targets = manifest.get("target").and_then(toml::Value::as_table);
    let tables = targets.into_iter().flat_map(|targets| targets.values().filter_map(toml::Value::as_table));
    let tables: Vec<&toml::Table> = std::iter::once(manifest).chain(tables).collect();
    let named = |kinds: &[&str]| {
        let lists = tables.iter().flat_map(|table| kinds.iter().filter_map(|kind| table.get(*kind)?.as_table()));
        let entries = lists.flatten();
        entries
            .map(|(key, value)| value.get("package").and_then(toml::Value::as_str).unwrap_or(key).to_owned())
            .collect()
    };
    (named(&["dependencies", "build-dependencies"]), named(&["dev-dependencies"]))
}
