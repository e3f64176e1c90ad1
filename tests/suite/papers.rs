//! The demo school's PDFs, read back by programs that had no part in making them.
use crate::office::{MONTH, NAMES, Office, demo, folder, items, text};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

const PDFS: [&str; 4] =
    ["roster-until-1830.pdf", "roster-until-2030.pdf", "attendance-2026-10.pdf", "letters-invitation.pdf"];
/// The last day of the demo month with service, whose rosters are printed.
const ROSTER_DAY: &str = "2026-10-30";

#[test]
fn pdfs_are_sound_and_on_a4() {
    for name in PDFS {
        let path = demo().paper(name);
        let Some(checked) = program("qpdf", &["--check"], &path) else { return };
        assert!(checked.contains("No syntax or stream encoding errors"), "{name}: {checked}");
        let Some(info) = program("pdfinfo", &["-f", "1", "-l", "100000"], &path) else { return };
        let sizes: Vec<&str> =
            info.lines().filter(|line| line.starts_with("Page ") && line.contains("size:")).collect();
        assert!(!sizes.is_empty(), "{name}: {info}");
        assert!(sizes.iter().all(|size| size.ends_with("(A4)")), "{name}: a page is not A4");
    }
}

#[test]
fn fonts_are_embedded_subset_and_readable() {
    for name in PDFS {
        let Some(listed) = program("pdffonts", &[], &demo().paper(name)) else { return };
        let fonts: Vec<&str> = listed.lines().skip(2).collect();
        assert!(!fonts.is_empty(), "{name}");
        for font in fonts {
            let words: Vec<&str> = font.split_whitespace().rev().take(5).collect();
            assert_eq!(words[2..], ["yes", "yes", "yes"], "{name}: emb sub uni of {font}");
        }
    }
}

#[test]
fn every_name_is_in_the_text_as_entered() {
    let mut office = Office::demo();
    let students = office.rows_of("student");
    let everyone: BTreeSet<String> = students.iter().map(|row| row[2].clone()).collect();
    let marked: BTreeSet<String> = office.rows_of("attendance").into_iter().map(|row| row[2].clone()).collect();
    let of_month = students.iter().filter(|row| marked.contains(&row[0])).map(|row| row[2].clone()).collect();
    let rosters = office.told("day_rosters", json!({"date": ROSTER_DAY}));
    let wanted = [on_roster(&rosters, 0), on_roster(&rosters, 1), of_month, everyone];
    for (name, wanted) in PDFS.iter().zip(wanted) {
        let Some(text) = printed_words(&demo().paper(name)) else { return };
        assert!(wanted.len() > 30, "{name} has only {} names", wanted.len());
        let missing: Vec<&String> = wanted.iter().filter(|pupil| !text.contains(pupil.as_str())).collect();
        assert!(missing.is_empty(), "{name} lacks {missing:?}");
    }
}

#[test]
fn rare_names_come_back_as_entered() {
    let mut office = Office::small();
    office.told("roll_call", json!({"date": "2026-11-23", "group": "作业班", "marks": "1 请"}));
    let [roster, sheet, letters] = ["roster.pdf", "sheet.pdf", "letters.pdf"].map(|name| office.path(name));
    office.told("print_roster", json!({"date": "2026-11-24", "until": "18:30", "out": roster}));
    office.told("print_month_sheet", json!({"month": "2026-11", "out": sheet}));
    let told = office.told("letters", json!({"kind": "invitation", "out": letters}));
    assert_eq!(told["letters"], NAMES.len());
    for path in [roster, sheet, letters] {
        let Some(text) = printed_words(&path) else { return };
        for name in NAMES {
            assert!(text.contains(name), "{} lacks {name}", path.display());
        }
    }
}

#[test]
fn a_character_without_a_glyph_is_refused_by_name() {
    let mut office = Office::small();
    office.keep("students", "姓名,性别,年级,班级,座号", ["孙𬎆,男,一年级,1班,9"]);
    let out = office.path("letters.pdf");
    let (code, message) = office.refused("letters", json!({"kind": "invitation", "out": out}));
    assert_eq!(code, "unprintable_names");
    assert!(message.contains("孙𬎆") && message.contains("U+2C386"), "{message}");
    assert!(!out.exists(), "a letter with a hole in a name was written");
}

#[test]
fn letters_have_a_bookmark_for_each_class() {
    let letters = demo().paper("letters-invitation.pdf");
    let Some(told) = program("qpdf", &["--json", "--json-key=outlines"], &letters) else { return };
    let told: Value = serde_json::from_str(&told).unwrap();
    let marks = items(&told["outlines"]);
    assert_eq!(marks.len(), Office::demo().rows_of("home_class").len());
    let mut last = 0;
    for mark in marks {
        let (title, page) = (text(&mark["title"]), mark["destpageposfrom1"].as_u64().unwrap());
        assert!(page > last, "{title} is out of order");
        last = page;
        let page = page.to_string();
        let Some(first) = program("pdftotext", &["-f", &page, "-l", &page], &letters) else { return };
        assert!(first.contains(&format!("{title} ")), "{title} does not begin on page {page}: {first}");
    }
}

#[test]
fn letters_can_be_printed_by_grade_and_by_class() {
    let mut office = Office::demo();
    let students = office.rows_of("student").len() as i64;
    let out = office.path("letters.pdf");
    let of = |office: &mut Office, given: Value| {
        let mut given = given;
        given["kind"] = json!("invitation");
        given["out"] = json!(out);
        office.told("letters", given)["letters"].as_i64().unwrap()
    };
    let grades: Vec<i64> = (1..=6).map(|grade| of(&mut office, json!({"grade": grade}))).collect();
    assert_eq!(grades.iter().sum::<i64>(), students);
    let class = of(&mut office, json!({"class": "一(1)班"}));
    assert!(class > 0 && class < grades[0], "{class} of {grades:?}");
}

#[test]
fn nobodys_reduction_stands_on_a_paper_that_others_see() {
    let mut office = Office::demo();
    let categories: BTreeSet<String> = office.rows_of("reduction").into_iter().map(|row| row[2].clone()).collect();
    assert!(categories.len() > 2);
    for name in PDFS {
        let Some(text) = printed_words(&demo().paper(name)) else { return };
        for category in &categories {
            let said = text.matches(category.as_str()).count();
            // A letter tells every family alike what reductions there are; nothing else tells of any.
            let wanted = if name.starts_with("letters") { 600 } else { 0 };
            assert_eq!(said, wanted, "{name} says {category}");
        }
    }
    for sheet in
        ["roster-until-1830", "roster-until-2030", "attendance-2026-10", "performance-2026-10", "labour-2026-10"]
    {
        let cells = office.told("read_sheet", json!({"file": demo().paper(&format!("{sheet}.xlsx"))})).to_string();
        for word in categories.iter().map(String::as_str).chain(["减免"]) {
            assert!(!cells.contains(word), "{sheet} says {word}");
        }
    }
    let shown = office.told("day_rosters", json!({"date": ROSTER_DAY})).to_string();
    assert!(categories.iter().all(|category| !shown.contains(category.as_str())), "the screen says a category");
    let findings = office.told("bills", json!({"month": MONTH})).to_string();
    assert!(
        categories.iter().all(|category| !findings.contains(category.as_str())),
        "the list of bills says a category"
    );
}

fn on_roster(rosters: &Value, section: usize) -> BTreeSet<String> {
    let groups = items(&rosters["sections"][section]["groups"]).iter();
    groups.flat_map(|group| items(&group["pupils"]).iter().map(|pupil| text(&pupil["name"]))).collect()
}

/// The text of a PDF without blanks and line ends, which a long name may be broken by.
pub(crate) fn printed_words(pdf: &Path) -> Option<String> {
    Some(program("pdftotext", &["-raw"], pdf)?.chars().filter(|c| !c.is_whitespace()).collect())
}

/// What a program says of a file, or `None` after saying that it is not installed.
fn program(name: &str, args: &[&str], file: &Path) -> Option<String> {
    let mut command = Command::new(name);
    command.args(args).arg(file).current_dir(folder().path());
    // pdftotext writes to a file beside the PDF unless told otherwise.
    if name == "pdftotext" {
        command.arg("-");
    }
    match command.output() {
        Ok(output) => {
            let (out, said) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
            assert!(output.status.success(), "{name} {}: {out} {said}", file.display());
            Some(out.into_owned())
        }
        Err(_) => {
            println!("left out: {name} is not installed; run `cargo xtask setup`");
            None
        }
    }
}
