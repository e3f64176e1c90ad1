//! PDFs read back by unrelated programs.

use std::path::Path;
use std::process::Command;

use super::*;
use crate::layout::samples::{NAMES, fonts, mailing, month, roster};
use crate::layout::{day_roster, lay_out, letters, month_sheets};
use crate::page::Document;

/// A document as bytes.
fn print(document: &Document) -> Vec<u8> {
    let mut fonts = fonts();
    let pages = lay_out(document, &mut fonts).unwrap();
    bytes(&pages, About { title: &document.title, author: &document.author }, &fonts).unwrap()
}

/// Letters as pages and bytes.
fn print_letters(mailing: &kehou_school::notice::Mailing) -> (Vec<Page>, Vec<u8>) {
    let mut fonts = fonts();
    let pages = letters(mailing, &mut fonts, &mut |_| true).unwrap();
    let bytes = bytes(&pages, About { title: &mailing.title, author: &mailing.school }, &fonts).unwrap();
    (pages, bytes)
}

/// What a program says about a file, if the program is there.
fn ask(program: &str, before: &[&str], file: &Path, after: &[&str]) -> Option<String> {
    let Ok(done) = Command::new(program).args(before).arg(file).args(after).output() else {
        println!("skipped: no {program}");
        return None;
    };
    assert!(done.status.success(), "{program}: {}", String::from_utf8_lossy(&done.stderr));
    Some(String::from_utf8(done.stdout).unwrap())
}

/// Checks a PDF's structure and fonts, and gives back its text page by page.
fn read_back(bytes: &[u8]) -> Option<Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, bytes).unwrap();
    let checked = ask("qpdf", &["--check"], &file, &[])?;
    assert!(checked.contains("No syntax or stream encoding errors"), "{checked}");
    let fonts = ask("pdffonts", &[], &file, &[])?;
    for font in fonts.lines().skip(2) {
        assert!(font.contains("yes yes yes"), "embedded, cut and with a Unicode map: {font}");
        assert!(font.contains("+Noto"), "{font}");
    }
    let text = ask("pdftotext", &["-raw", "-enc", "UTF-8"], &file, &["-"])?;
    Some(text.split('\u{c}').map(str::to_owned).collect())
}

#[test]
fn names_come_back_exactly() {
    let day = roster(12, true);
    let Some(pages) = read_back(&print(&day_roster(&day, "20261124-001"))) else { return };
    // A name on two lines comes back in two lines.
    let text = pages[0].replace('\n', "");
    for name in NAMES {
        assert!(text.contains(name), "{name} in {text}");
    }
    assert!(text.contains("育英小学课后服务名册2026年") && text.contains(&day.title()), "{text}");
    assert!(text.contains("应到 12 = 实到 12 + 请假 0 + 缺席 0"), "{text}");
}

#[test]
fn a_month_comes_back() {
    let Some(pages) = read_back(&print(&month_sheets(&[month(40)], "20261130-001"))) else { return };
    assert!(pages[0].contains("育英小学2026年11月课后服务考勤表"), "{}", pages[0]);
    assert_eq!(pages[0].matches('√').count() + pages[1].matches('√').count(), 40 * 21 + 2 - 1);
}

#[test]
fn letters_that_share_their_text_each_have_all_of_it() {
    let (pages, bytes) = print_letters(&mailing(20));
    let Some(read) = read_back(&bytes) else { return };
    let plain = |text: &str| {
        let mut chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        chars.sort_unstable();
        chars.into_iter().collect::<String>()
    };
    for (i, (page, text)) in pages.iter().zip(&read).enumerate() {
        assert_eq!(plain(text), plain(&page.words()), "page {i}");
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letters.pdf");
    std::fs::write(&file, &bytes).unwrap();
    let Some(outline) = ask("qpdf", &["--json", "--json-key=outlines"], &file, &[]) else { return };
    let lines = outline.lines().filter(|l| l.contains("destpageposfrom1") || l.contains("title"));
    let marks: Vec<String> = lines.map(|l| l.trim().trim_end_matches(',').to_owned()).collect();
    assert_eq!(
        marks,
        ["\"destpageposfrom1\": 1", "\"title\": \"三(1)班\"", "\"destpageposfrom1\": 41", "\"title\": \"三(2)班\""]
    );
}

#[test]
fn two_characters_with_one_glyph_keep_their_own_meaning() {
    use crate::font::Role;
    use crate::page::{Section, Sheet, Style, Text, size};
    let mut section = Section::new("", Sheet::A4);
    // The radical and the ideograph are drawn alike.
    section.add(Text::new(Style::plain(Role::Song, size::SI), "一⼀二⼆"));
    let document = Document { title: String::new(), author: String::new(), sections: vec![section] };
    let Some(pages) = read_back(&print(&document)) else { return };
    assert_eq!(pages[0].trim(), "一⼀二⼆");
}

#[test]
fn equal_papers_are_equal_bytes() {
    assert_eq!(print_letters(&mailing(18)).1, print_letters(&mailing(18)).1);
}

#[test]
fn many_letters_are_small() {
    let (few, many) = (print_letters(&mailing(40)), print_letters(&mailing(140)));
    let each = (many.1.len() - few.1.len()) / (many.0.len() - few.0.len());
    assert!(each < 600, "{each} bytes a page beyond the shared text and fonts");
}
