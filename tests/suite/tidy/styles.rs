//! The style sheets of the page: every screen's are in force once it was shown, so no two may style one class.
use kehou_tests::root;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// What every screen builds on; the others may add to its classes below one of their own.
const SHARED: &str = "style.css";

/// Classes that two screens style, with their files.
pub fn styled_twice() -> Vec<String> {
    let mut files: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    walk(&root().join("ui/src"), &mut files);
    assert!(files.len() > 5, "only {} style sheets found: the walk is broken", files.len());
    twice(&files)
}

/// Classes that stand in several files other than the shared one and not in that one.
pub fn twice(files: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let shared = files.iter().find(|(file, _)| file.ends_with(SHARED)).map(|(_, classes)| classes);
    let mut of: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (file, classes) in files.iter().filter(|(file, _)| !file.ends_with(SHARED)) {
        for class in classes.iter().filter(|class| !shared.is_some_and(|shared| shared.contains(*class))) {
            of.entry(class).or_default().push(file);
        }
    }
    let twice = of.into_iter().filter(|(_, files)| files.len() > 1);
    twice.map(|(class, files)| format!(".{class}: {}", files.join(", "))).collect()
}

fn walk(folder: &Path, files: &mut BTreeMap<String, BTreeSet<String>>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "css") {
            let text = fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
            files.insert(path.to_string_lossy().into_owned(), classes(&text));
        }
    }
}

/// The own classes that the selectors of a style sheet name; those of the library begin with `ant-`.
pub fn classes(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let selectors = text.split('}').filter_map(|rule| rule.rsplit_once('{').map(|(selector, _)| selector));
    for selector in selectors {
        let bare = selector.rsplit("*/").next().unwrap_or_default();
        for class in bare.split('.').skip(1) {
            let class: String = class.chars().take_while(|c| c.is_alphanumeric() || "-_".contains(*c)).collect();
            if class.starts_with(|c: char| c.is_alphabetic()) && !class.starts_with("ant-") {
                found.insert(class);
            }
        }
    }
    found
}
