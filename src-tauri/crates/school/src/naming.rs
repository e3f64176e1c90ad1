//! Names: how they are cleaned, when two are the same, in which order they stand, and the initials they are found by.
use pinyin::ToPinyin;
use std::cmp::Ordering;
use unicode_normalization::UnicodeNormalization;

/// The longest name that is taken, in characters.
pub const NAME_MAX: usize = 50;

/// The one dot between the parts of a name.
pub const DOT: char = '·';

/// Surnames that are read otherwise than the character usually is; each with its syllables.
const SURNAME_READINGS: [(&str, &[&str]); 20] = [
    ("尉迟", &["yu", "chi"]),
    ("长孙", &["zhang", "sun"]),
    ("万俟", &["mo", "qi"]),
    ("单于", &["chan", "yu"]),
    ("单", &["shan"]),
    ("解", &["xie"]),
    ("仇", &["qiu"]),
    ("区", &["ou"]),
    ("查", &["zha"]),
    ("翟", &["zhai"]),
    ("曾", &["zeng"]),
    ("乐", &["yue"]),
    ("朴", &["piao"]),
    ("盖", &["ge"]),
    ("缪", &["miao"]),
    ("种", &["chong"]),
    ("繁", &["po"]),
    ("秘", &["bi"]),
    ("折", &["she"]),
    ("召", &["shao"]),
];

/// A name as it is kept: NFC, trimmed, one kind of dot (U+00B7), no gaps that only align it (domain.md §7).
/// Rare characters stay as they are.
///
/// # Errors
/// What was wanted, as a Chinese sentence: nothing there, no letter in it, longer than 50 characters, or characters lost
/// on the way (`?`, `□`, U+FFFD).
pub fn clean(text: &str) -> Result<String, String> {
    let name = tidy(text);
    if name.is_empty() {
        return Err("请填写姓名。".to_owned());
    }
    if name.contains(['\u{FFFD}', '?', '？', '□', '■', '\u{0000}']) {
        return Err("姓名里有丢失的字，请在原表补上正确的字。".to_owned());
    }
    if !name.chars().any(is_name_letter) {
        return Err("姓名应为汉字或字母，请在原表核对这一列。".to_owned());
    }
    if name.chars().count() > NAME_MAX {
        return Err(format!("姓名最多 {NAME_MAX} 个字，请在原表核对。"));
    }
    Ok(name)
}

/// A name as a bank file wants it: cleaned, without any inner space.
pub fn for_bank(name: &str) -> String {
    tidy(name).chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether two texts are the same name: dots and spaces do not count, nor does the case of letters.
pub fn matches(a: &str, b: &str) -> bool {
    bare(a) == bare(b)
}

/// The name without dots and spaces and in lower case: equal for names that [`matches`], so it serves as a key.
pub fn bare(name: &str) -> String {
    tidy(name).chars().filter(|c| *c != DOT && !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// The pinyin initials of a name in lower case (`张伟` → `zw`), for search: surnames with their own reading, letters and
/// digits as they stand, characters without a known reading left out.
pub fn initials(name: &str) -> String {
    syllables(name).iter().filter_map(|syllable| syllable.chars().next()).collect()
}

/// A name as the syllables it is read by, in lower case (`张伟` → `zhang`, `wei`), for search: surnames with their own
/// reading, letters and digits one by one as they stand, characters without a known reading left out.
pub fn syllables(name: &str) -> Vec<String> {
    let name = tidy(name);
    let surname = SURNAME_READINGS.iter().find(|(surname, _)| name.starts_with(surname));
    let first: &[&str] = surname.map_or(&[], |(_, readings)| readings);
    let given = name.chars().skip(first.len()).filter_map(syllable);
    first.iter().map(|reading| (*reading).to_owned()).chain(given).collect()
}

/// Full-width letters, digits and signs as their half-width forms, every kind of space as `' '`, invisible marks removed.
pub fn half_width(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    text.chars()
        .filter(|c| !is_invisible(*c))
        .map(|c| match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            _ if c.is_whitespace() => ' ',
            _ => c,
        })
        .collect()
}

fn syllable(c: char) -> Option<String> {
    if c.is_ascii_alphanumeric() {
        return Some(c.to_ascii_lowercase().to_string());
    }
    c.to_pinyin().map(|reading| reading.plain().replace('ü', "v"))
}

fn tidy(text: &str) -> String {
    if text.chars().all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c)) {
        return text.to_owned();
    }
    let plain: Vec<char> = text
        .nfc()
        .filter(|c| !is_invisible(*c))
        .map(|c| match c {
            '·' | '•' | '・' | '．' | '‧' | '･' | '∙' | '⋅' => DOT,
            _ if c.is_whitespace() => ' ',
            _ => c,
        })
        .collect();
    let mut name = String::new();
    for (place, c) in plain.iter().enumerate() {
        let before = plain[..place].iter().rev().find(|c| **c != ' ').copied();
        let after = plain[place + 1..].iter().find(|c| **c != ' ').copied();
        match (*c, before, after) {
            (' ', None, _) | (' ', _, None) => {}
            (' ', Some(a), Some(b)) if is_han(a) || is_han(b) || a == DOT || b == DOT => {}
            (' ', ..) if name.ends_with(' ') => {}
            ('.', Some(a), Some(b)) if is_han(a) && is_han(b) => name.push(DOT),
            _ => name.push(*c),
        }
    }
    name
}

fn is_name_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{E000}'..='\u{F8FF}')
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{E000}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}' | '〇')
}

/// Whether a text has nothing that [`half_width`] or the cleaning of a cell would change, told by its bytes alone: every
/// full-width, invisible or space character of theirs begins with one of a few.
pub(crate) fn is_plain(text: &str) -> bool {
    let suspect = |byte: &u8| matches!(byte, 0..0x20 | 0x7F | 0xC2 | 0xE1..=0xE3 | 0xEF);
    !text.as_bytes().iter().any(suspect)
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}')
}

/// The order people count in: runs of digits as numbers (T2 before T10), 一 to 十 as their numbers, all else by character.
pub fn natural(one: &str, other: &str) -> Ordering {
    let (mut first, mut second) = (one, other);
    loop {
        let (Some(a), Some(b)) = (first.chars().next(), second.chars().next()) else {
            return first.len().cmp(&second.len()).then_with(|| one.cmp(other));
        };
        let found = if a.is_ascii_digit() && b.is_ascii_digit() {
            let (left, right) = (digits(&mut first), digits(&mut second));
            left.len().cmp(&right.len()).then_with(|| left.cmp(right))
        } else {
            (first, second) = (&first[a.len_utf8()..], &second[b.len_utf8()..]);
            rank(a).cmp(&rank(b))
        };
        if found != Ordering::Equal {
            return found;
        }
    }
}

/// Takes the leading digits off, without their leading noughts.
fn digits<'a>(text: &mut &'a str) -> &'a str {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (run, rest) = text.split_at(end);
    *text = rest;
    run.trim_start_matches('0')
}

/// 一 to 十 in their order, where 一 stands among all characters.
fn rank(c: char) -> (u32, usize) {
    const NUMERALS: &str = "一二三四五六七八九十";
    match NUMERALS.chars().position(|numeral| numeral == c) {
        Some(place) => (u32::from('一'), place),
        None => (u32::from(c), 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kept_clean_and_rare_characters_stay() {
        for (text, wanted) in [
            (" 王芳　", Some("王芳")),
            ("王　芳", Some("王芳")),
            ("阿依古丽•买买提", Some("阿依古丽·买买提")),
            ("阿依古丽‧买买提", Some("阿依古丽·买买提")),
            ("阿依古丽・买买提", Some("阿依古丽·买买提")),
            ("阿依古丽．买买提", Some("阿依古丽·买买提")),
            ("阿依古丽.买买提", Some("阿依古丽·买买提")),
            ("阿依古丽 · 买买提", Some("阿依古丽·买买提")),
            ("Anna  de Wit", Some("Anna de Wit")),
            ("J. Smith", Some("J. Smith")),
            ("李䶮", Some("李䶮")),
            ("司马𫍯", Some("司马𫍯")),
            ("\u{FEFF}张伟\u{200B}", Some("张伟")),
            ("张伟(大)", Some("张伟(大)")),
            ("", None),
            ("　", None),
            ("123", None),
            ("·", None),
            ("李?", None),
            ("李\u{FFFD}", None),
        ] {
            assert_eq!(clean(text).ok().as_deref(), wanted, "{text:?}");
        }
        assert!(clean(&"买".repeat(50)).is_ok());
        assert!(clean(&"买".repeat(51)).is_err());
        assert_eq!(for_bank("Anna de Wit"), "AnnadeWit");
    }

    #[test]
    fn two_names_match_whatever_dot_or_gap_they_have() {
        for (a, b, same) in [
            ("阿依古丽·买买提", "阿依古丽买买提", true),
            ("阿依古丽・买买提", "阿依古丽•买买提", true),
            ("王 芳", "王芳", true),
            ("ANNA", "anna", true),
            ("王芳", "王方", false),
            ("镕", "熔", false),
        ] {
            assert_eq!(matches(a, b), same, "{a} {b}");
        }
    }

    #[test]
    fn initials_know_the_surnames_with_their_own_reading() {
        for (name, wanted) in [
            ("张伟", "zw"),
            ("单雄信", "sxx"),
            ("尉迟敬德", "ycjd"),
            ("曾国藩", "zgf"),
            ("解晓东", "xxd"),
            ("阿依古丽·买买提", "ayglmmt"),
            ("Tom李", "toml"),
            ("区小单", "oxd"),
        ] {
            assert_eq!(initials(name), wanted, "{name}");
        }
        assert_eq!(syllables("尉迟小吕").concat(), "yuchixiaolv");
    }

    #[test]
    fn names_stand_in_the_order_people_count_in() {
        for (wanted, mut found) in [
            (
                vec!["2", "07", "10", "A2", "A10", "A10b", "B1", "甲3"],
                vec!["甲3", "A10b", "10", "B1", "A10", "2", "A2", "07"],
            ),
            (
                vec!["一(2)班", "一(10)班", "二(1)班", "三(1)班", "十班"],
                vec!["三(1)班", "十班", "一(10)班", "二(1)班", "一(2)班"],
            ),
        ] {
            found.sort_by(|one, other| natural(one, other));
            assert_eq!(found, wanted);
        }
    }
}
