//! What the shipped fonts can draw, which font a role gets, and what happens to damaged files.

use std::path::Path;

use super::*;
use crate::layout::samples::{fonts, shipped};

/// The folder of data made by others, where there is one.
fn shared(path: &str) -> Option<PathBuf> {
    let named = std::env::var_os("KEHOU_SHARED").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|up| up.join("../shared/data"));
    let found = named.into_iter().chain(beside).map(|folder| folder.join(path)).find(|file| file.is_file());
    if found.is_none() {
        println!("skipped: no {path}");
    }
    found
}

#[test]
fn every_standard_character_can_be_drawn_in_every_role() {
    let Some(table) = shared("charset/8105-levels.csv") else { return };
    let listed = std::fs::read_to_string(table).unwrap();
    let chars: String = listed.lines().skip(1).filter_map(|line| line.split(',').nth(1)).collect();
    assert_eq!(chars.chars().count(), 8105);
    let mut fonts = fonts();
    assert_eq!(fonts.missing(&chars), Vec::<char>::new());
    for role in [Role::Song, Role::Fang, Role::Hei, Role::Kai, Role::Title] {
        let own = fonts.glyph(role, '中').unwrap().face;
        let strange = chars.chars().filter(|c| fonts.glyph(role, *c).unwrap().face != own).count();
        assert_eq!(strange, 0, "{role:?} draws all of them in one face");
    }
}

#[test]
fn what_no_font_has_is_told_once_each() {
    let mut fonts = fonts();
    assert_eq!(fonts.missing("王㛃·𬭚 Ab1√○×△◇—“”\n\t"), Vec::<char>::new());
    assert_eq!(fonts.missing("\u{E000}甲\u{10FFFD}\u{E000}"), ['\u{E000}', '\u{10FFFD}']);
}

#[test]
fn the_pcs_own_fonts_come_first_and_damaged_ones_do_not_count() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::copy(shipped().join("NotoSansSC-Medium.ttf"), folder.path().join("simfang.ttf")).unwrap();
    std::fs::write(folder.path().join("simsun.ttc"), b"ttcf, but no more").unwrap();
    let mut fonts = Fonts::open(&shipped(), Some(folder.path())).unwrap();
    let faces = [Role::Song, Role::Fang, Role::Hei, Role::Kai].map(|role| fonts.glyph(role, '字').unwrap().face);
    assert_eq!(faces.map(usize::from), [SERIF, SIMFANG, SANS, SERIF]);
}

#[test]
fn without_the_shipped_fonts_nothing_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let fault = Fonts::open(folder.path(), None).unwrap_err();
    assert!(fault.to_string().starts_with("字体文件 "), "{fault}");
}
