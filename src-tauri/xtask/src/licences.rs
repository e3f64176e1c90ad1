//! The list of other people's work that the product carries, with its licences: written, and checked to be up to date.
use crate::place;
use crate::step::{Done, cargo, output};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

const HEAD: &str = "\
# Third-party licences

What others wrote and this product builds on. Made by `cargo xtask licences`; `cargo xtask test` refuses an old list.
Which licences may come in is said in `deny.toml`.

## Fonts (`assets/fonts`)

| font | licence |
|---|---|
| Noto Serif SC | OFL-1.1 |
| Noto Sans SC | OFL-1.1 |
";

/// The systems the product is built for.
const TARGETS: [&str; 2] = ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc"];

type Row = (String, String, String);

/// Writes `THIRD-PARTY.md` anew.
pub fn write() -> Done {
    fs::write(path(), list()?).map_err(|why| format!("{}: {why}", path().display()))
}

/// Refuses a `THIRD-PARTY.md` that differs from what would be written.
pub fn check() -> Done {
    let kept = fs::read_to_string(path()).map_err(|why| format!("{}: {why}", path().display()))?;
    let wanted = list()?;
    if kept == wanted {
        return Ok(());
    }
    let (kept, wanted): (BTreeSet<&str>, BTreeSet<&str>) = (kept.lines().collect(), wanted.lines().collect());
    let lost: Vec<String> = kept.difference(&wanted).map(|line| format!("- {line}")).collect();
    let new: Vec<String> = wanted.difference(&kept).map(|line| format!("+ {line}")).collect();
    let changes = [lost, new].concat().join("\n");
    Err(format!("THIRD-PARTY.md is old; run `cargo xtask licences` and commit it\n{changes}"))
}

fn path() -> PathBuf {
    place::root().join("THIRD-PARTY.md")
}

fn list() -> Result<String, String> {
    let mut text = HEAD.to_owned();
    table(&mut text, "Rust crates", &crates()?);
    table(&mut text, "npm packages in the page", &npm_packages()?);
    Ok(text)
}

fn table(text: &mut String, title: &str, rows: &BTreeSet<Row>) {
    text.push_str(&format!("\n## {title}\n\n| name | version | licence |\n|---|---|---|\n"));
    for (name, version, licence) in rows {
        text.push_str(&format!("| {name} | {version} | {licence} |\n"));
    }
}

fn crates() -> Result<BTreeSet<Row>, String> {
    let mut rows = BTreeSet::new();
    for target in TARGETS {
        let words = ["metadata", "--format-version", "1", "--locked", "--filter-platform", target];
        let told = output(&mut cargo(&words))?;
        let told: Value = serde_json::from_str(&told).map_err(|why| format!("cargo metadata: {why}"))?;
        let packages = told["packages"].as_array().into_iter().flatten();
        rows.extend(
            packages.filter(|package| !package["source"].is_null()).map(|package| row(&package["name"], package)),
        );
    }
    Ok(rows)
}

/// Only what ends up in the page; the tools that build it stay with the builder.
fn npm_packages() -> Result<BTreeSet<Row>, String> {
    let lock = place::ui().join("package-lock.json");
    let text = fs::read_to_string(&lock).map_err(|why| format!("{}: {why}", lock.display()))?;
    let lock: Value = serde_json::from_str(&text).map_err(|why| format!("package-lock.json: {why}"))?;
    let packages = lock["packages"].as_object().into_iter().flatten();
    let carried = packages.filter_map(|(key, package)| {
        let name = key.rsplit("node_modules/").next().filter(|name| !name.is_empty())?;
        let tool = package["dev"] == true || package["devOptional"] == true;
        (!tool).then(|| row(&Value::from(name), package))
    });
    Ok(carried.collect())
}

fn row(name: &Value, package: &Value) -> Row {
    let text = |value: &Value, otherwise: &str| value.as_str().unwrap_or(otherwise).replace('/', " OR ");
    let name = name.as_str().unwrap_or_default().to_owned();
    let licence = text(&package["license"], "see the package");
    (name, text(&package["version"], ""), licence.replace("  OR  ", " OR "))
}
