//! Migrations only grow: one that has left the house is never changed, and numbers follow each other.
use kehou_tests::{read, root};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs;

#[test]
fn shipped_migrations_are_unchanged() {
    let kept = read("tests/golden/migrations.sha256");
    let complaints = changed(&kept, |name| fs::read(root().join("migrations").join(name)).ok());
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn migrations_are_numbered_without_a_gap() {
    let listed =
        fs::read_dir(root().join("migrations")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = listed.filter(|name| name.ends_with(".sql")).collect();
    names.sort();
    for (at, name) in names.iter().enumerate() {
        assert!(name.starts_with(&format!("{:04}_", at + 1)), "{name}: wanted number {:04}", at + 1);
    }
    let kept = read("tests/golden/migrations.sha256");
    let shipped: Vec<&str> = kept.lines().filter_map(|line| line.split_whitespace().nth(1)).collect();
    let first = names.iter().take(shipped.len()).map(String::as_str).collect::<Vec<_>>();
    assert_eq!(shipped, first, "the shipped migrations are the first ones, in order");
}

#[test]
fn a_changed_migration_is_seen() {
    let kept = format!("{}  0001_first.sql\n", hex(b"CREATE TABLE a;"));
    assert!(changed(&kept, |_| Some(b"CREATE TABLE a;".to_vec())).is_empty());
    assert_eq!(changed(&kept, |_| Some(b"CREATE TABLE b;".to_vec())).len(), 1);
    assert_eq!(changed(&kept, |_| None).len(), 1);
}

/// Compares lines of `sha256  name` with the files; the form is that of `sha256sum`.
fn changed(kept: &str, file: impl Fn(&str) -> Option<Vec<u8>>) -> Vec<String> {
    let lines = kept.lines().filter_map(|line| line.split_once("  "));
    let complaints = lines.filter_map(|(hash, name)| match file(name) {
        None => Some(format!("migrations/{name} has shipped and is gone")),
        Some(text) if hex(&text) != hash => {
            Some(format!("migrations/{name} has shipped and was changed; write a new migration"))
        }
        Some(_) => None,
    });
    complaints.collect()
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
