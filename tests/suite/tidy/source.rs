//! The sources of the project as text, with the parts that are tests told apart.
use kehou_tests::root;
use std::fs;
use std::path::Path;

/// One source file: its path from the clone's root with `/`, and its text.
pub struct Source {
    /// Such as `src-tauri/crates/school/src/money.rs`.
    pub path: String,
    /// The whole text.
    pub text: String,
    /// Whether another file declares it as a module of tests only.
    pub of_tests: bool,
}

/// Every Rust and TypeScript source, built and fetched folders left out, in order of path.
pub fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    for folder in ["src-tauri", "ui", "tests"] {
        walk(&root().join(folder), &mut found);
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    let of_tests: Vec<String> = found.iter().flat_map(Source::test_modules).collect();
    for source in &mut found {
        let path = source.path.trim_end_matches(".rs");
        source.of_tests = of_tests.iter().any(|module| path == module || path.starts_with(&format!("{module}/")));
    }
    assert!(found.len() > 20, "only {} sources found: the walk is broken", found.len());
    found
}

fn walk(folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let skipped =
            ["target", "node_modules", "dist", "gen", "golden"].contains(&name.as_str()) || name.starts_with('.');
        if path.is_dir() && !skipped {
            walk(&path, found);
        } else if name.ends_with(".rs") || name.ends_with(".ts") || name.ends_with(".tsx") {
            let text = fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
            let below = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            found.push(Source { path: below, text, of_tests: false });
        }
    }
}

impl Source {
    /// Whether it is Rust; else it is TypeScript.
    pub fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// Whether the whole file serves tests only.
    pub fn is_test(&self) -> bool {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        let stem = name.split('.').next().unwrap_or_default();
        let folders = self.path.split('/').any(|folder| folder == "tests" || folder == "benches");
        self.of_tests || folders || stem == "tests" || stem.ends_with("_tests") || name.contains(".test.")
    }

    /// The modules it declares under `#[cfg(test)]` in files of their own, as paths without an ending.
    fn test_modules(&self) -> Vec<String> {
        let path = self.path.trim_end_matches(".rs");
        let base = ["/mod", "/lib", "/main"].iter().find_map(|name| path.strip_suffix(name)).unwrap_or(path);
        let lines: Vec<&str> = self.text.lines().map(str::trim).collect();
        let below = lines.iter().enumerate().filter(|(_, line)| **line == "#[cfg(test)]").filter_map(|(at, _)| {
            let item = lines[at + 1..].iter().find(|line| !line.starts_with("#["))?;
            let module = item.split_once("mod ").and_then(|(_, name)| name.strip_suffix(';'))?;
            Some(format!("{base}/{module}"))
        });
        below.collect()
    }

    /// Whether it lies in one of the rooms, named as in `src-tauri/crates/NAME`.
    pub fn in_room(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.path.starts_with(&format!("src-tauri/crates/{name}/src/")))
    }

    /// Whether it holds the rules themselves, whose words would be found as faults.
    pub fn is_tidy(&self) -> bool {
        self.path.starts_with("tests/suite/tidy")
    }

    /// The lines that run in the product, with their numbers: no tests, no comments.
    pub fn product_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut rest = if self.is_test() { 0 } else { usize::MAX };
        let lines: Vec<&str> = self.text.lines().collect();
        let mut skipped = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            if line.trim() != "#[cfg(test)]" || rest != usize::MAX {
                continue;
            }
            let item = (at + 1..lines.len()).find(|&i| !lines[i].trim_start().starts_with("#[")).unwrap_or(at);
            // `mod tests;` stands for one line; a block runs to the brace in its own column.
            if lines[item].trim_end().ends_with(';') {
                skipped.push(item..item + 1);
            } else if line.starts_with("#[") {
                rest = at;
            } else {
                let close = format!("{}}}", indent(line));
                let end = (item..lines.len()).find(|&i| lines[i] == close).unwrap_or(lines.len());
                skipped.push(item..end);
            }
        }
        let lines = lines.into_iter().enumerate().take_while(move |(at, _)| *at < rest);
        lines
            .filter(move |(at, line)| !skipped.iter().any(|range| range.contains(at)) && !is_comment(line))
            .map(|(at, line)| (at + 1, line))
    }
}

/// The blanks a line begins with.
pub fn indent(line: &str) -> &str {
    &line[..line.len() - line.trim_start().len()]
}

fn is_comment(line: &str) -> bool {
    ["//", "/*", "*"].iter().any(|sign| line.trim_start().starts_with(sign))
}
