//! The handbook: a page for every screen, no link into nothing, and a place for every refusal the page knows.
use kehou_tests::{read, root};
use std::collections::BTreeSet;
use std::fs;

const FOLDER: &str = "assets/handbook";

fn pages() -> Vec<(String, String)> {
    let entries = fs::read_dir(root().join(FOLDER)).unwrap().map(|entry| entry.unwrap().path());
    let mut pages: Vec<(String, String)> = entries
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    pages.sort();
    pages
}

/// Every `page` and `page#part` there is.
fn places() -> BTreeSet<String> {
    let mut places = BTreeSet::new();
    for (name, text) in pages() {
        let parts = text.lines().filter(|line| line.starts_with('#'));
        let parts = parts.filter_map(|line| line.split_once("{#")?.1.strip_suffix('}'));
        places.extend(parts.map(|part| format!("{name}#{part}")));
        places.insert(name);
    }
    places
}

/// What stands between two marks, each time.
fn between<'a>(text: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    text.split(open).skip(1).filter_map(|rest| rest.split_once(close)).map(|(found, _)| found).collect()
}

fn quoted(text: &str) -> Vec<&str> {
    text.split('"').skip(1).step_by(2).collect()
}

#[test]
fn every_screen_has_a_page() {
    let address = read("ui/src/address.ts");
    let screens = quoted(between(&address, "screenNames = [", "]")[0]);
    assert!(screens.contains(&"today") && screens.contains(&"settings"), "{screens:?}");
    let places = places();
    for screen in screens {
        assert!(places.contains(screen), "{FOLDER}/{screen}.md is missing");
    }
}

#[test]
fn every_link_of_the_handbook_leads_somewhere() {
    let places = places();
    for (name, text) in pages() {
        for link in between(&text, "](", ")").into_iter().filter(|link| !link.starts_with("pictures/")) {
            assert!(places.contains(&link.replace(".md", "")), "{name}.md: {link}");
        }
    }
}

#[test]
fn every_refusal_leads_to_a_place_of_the_handbook() {
    let links = read("ui/src/help/links.ts");
    let table = between(&links, "Record<Refusal[\"refused\"], string> = {", "};")[0];
    let lines: Vec<&str> = table.lines().filter(|line| line.contains(':')).collect();
    assert!(lines.len() > 30, "{} lines", lines.len());
    let places = places();
    for line in lines {
        let place = quoted(line)[0];
        assert!(places.contains(place), "{line}: there is no such place in {FOLDER}");
    }
}
