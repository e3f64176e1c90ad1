//! The search over everything: how well a name or a number fits what is typed, by characters, pinyin or digits.
use crate::naming;

/// The fewest characters of a number that are looked for inside it.
const INSIDE_LEAST: usize = 4;

/// Something that can be found: its name and the numbers it goes by.
#[derive(Debug, Clone)]
pub struct Entry {
    name: String,
    syllables: Vec<String>,
    numbers: Vec<String>,
}

/// What is typed, cleaned once for all entries.
#[derive(Debug, Clone)]
pub struct Wanted {
    text: String,
    is_pinyin: bool,
}

impl Entry {
    /// An entry of a name and its numbers; empty numbers are left out.
    pub fn new<'a>(name: &str, numbers: impl IntoIterator<Item = &'a str>) -> Entry {
        Entry {
            name: naming::bare(name),
            syllables: naming::syllables(name),
            numbers: numbers.into_iter().filter(|number| !number.is_empty()).map(str::to_lowercase).collect(),
        }
    }

    /// How well it fits, 0 best; `None` where it does not. A whole name or number comes first, then what the name begins
    /// with, its initials or pinyin, the beginning of a number, and last what is only found inside.
    pub fn rank(&self, wanted: &Wanted) -> Option<u8> {
        let text = wanted.text.as_str();
        if self.name == text || self.numbers.iter().any(|number| number == text) {
            return Some(0);
        }
        if self.name.starts_with(text) {
            return Some(1);
        }
        if wanted.is_pinyin {
            match self.pinyin_from(text, 0) {
                Some(true) => return Some(2),
                Some(false) => return Some(3),
                None => {}
            }
        }
        if self.numbers.iter().any(|number| number.starts_with(text)) {
            return Some(4);
        }
        if self.name.contains(text) {
            return Some(5);
        }
        if wanted.is_pinyin && (1..self.syllables.len()).any(|place| self.pinyin_from(text, place).is_some()) {
            return Some(6);
        }
        let inside = text.len() >= INSIDE_LEAST && self.numbers.iter().any(|number| number.contains(text));
        inside.then_some(7)
    }

    /// Whether the letters are read off the syllables from a place on, some letters of each: `wxm`, `wangxm`, `wangxiaom`.
    /// True where they reach the last syllable.
    fn pinyin_from(&self, letters: &str, place: usize) -> Option<bool> {
        let Some(syllable) = self.syllables.get(place) else { return letters.is_empty().then_some(true) };
        if letters.is_empty() {
            return Some(false);
        }
        let shared = syllable.bytes().zip(letters.bytes()).take_while(|(a, b)| a == b).count();
        (1..=shared).rev().filter_map(|taken| self.pinyin_from(&letters[taken..], place + 1)).max()
    }
}

impl Wanted {
    /// What is typed; `None` where nothing is.
    pub fn read(text: &str) -> Option<Wanted> {
        let text = naming::bare(&naming::half_width(text));
        let is_pinyin = text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        (!text.is_empty()).then_some(Wanted { text, is_pinyin })
    }
}

/// The places of the entries that fit, best first, equally good ones in the order given.
pub fn best<'a>(entries: impl IntoIterator<Item = &'a Entry>, wanted: &Wanted) -> Vec<usize> {
    let ranked = entries.into_iter().enumerate().filter_map(|(place, entry)| Some((entry.rank(wanted)?, place)));
    let mut found: Vec<(u8, usize)> = ranked.collect();
    found.sort_unstable();
    found.into_iter().map(|(_, place)| place).collect()
}

/// The beginning of a slip's number as printed (`261-00123-4`), from digits with or without its hyphens; `None` where it
/// is none or too short to tell.
pub fn slip_number(text: &str) -> Option<String> {
    let text = naming::half_width(text);
    let digits: String = text.trim().chars().filter(|c| *c != '-').collect();
    if !(INSIDE_LEAST..=9).contains(&digits.len()) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part = |from: usize, to: usize| digits.get(from..to.min(digits.len())).filter(|part| !part.is_empty());
    let parts: Vec<&str> = [part(0, 3), part(3, 8), part(8, 9)].into_iter().flatten().collect();
    Some(parts.join("-"))
}

/// The beginning of a paper's number (`2026-00017`), of at least its year and hyphen; `None` where it is none.
pub fn paper_number(text: &str) -> Option<String> {
    let text = naming::half_width(text).trim().to_owned();
    let (year, number) = text.split_once('-')?;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    (year.len() == 4 && digits(year) && number.len() <= 6 && digits(number)).then_some(text)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_are_found_as_people_type_them() {
        let entry = Entry::new("王晓明", ["G610102201911118871", ""]);
        for (typed, rank) in [
            ("王晓明", Some(0)),
            ("王 晓明", Some(0)),
            ("g610102201911118871", Some(0)),
            ("王", Some(1)),
            ("王晓", Some(1)),
            ("wxm", Some(2)),
            ("WXM", Some(2)),
            ("ｗｘｍ", Some(2)),
            ("wangxiaoming", Some(2)),
            ("wangxm", Some(2)),
            ("wxiaom", Some(2)),
            ("wang", Some(3)),
            ("wx", Some(3)),
            ("G6101", Some(4)),
            ("晓明", Some(5)),
            ("xm", Some(6)),
            ("ming", Some(6)),
            ("8871", Some(7)),
            ("871", None),
            ("wm", None),
            ("王明", None),
            ("李", None),
        ] {
            assert_eq!(entry.rank(&Wanted::read(typed).unwrap()), rank, "{typed}");
        }
        assert!(Wanted::read(" 　").is_none());
    }

    #[test]
    fn the_best_come_first_and_equals_keep_their_order() {
        let names = ["李晓王", "王晓明", "汪小满", "王", "王五"];
        let entries: Vec<Entry> = names.iter().map(|name| Entry::new(name, [])).collect();
        for (typed, wanted) in [
            ("王", vec!["王", "王晓明", "王五", "李晓王"]),
            ("wxm", vec!["王晓明", "汪小满"]),
            ("w", vec!["王", "王晓明", "汪小满", "王五", "李晓王"]),
            ("q", vec![]),
        ] {
            let found: Vec<&str> =
                best(&entries, &Wanted::read(typed).unwrap()).into_iter().map(|place| names[place]).collect();
            assert_eq!(found, wanted, "{typed}");
        }
    }

    #[test]
    fn numbers_of_slips_and_papers_are_known_by_their_shape() {
        for (typed, slip, paper) in [
            ("261-00123-4", Some("261-00123-4"), None),
            ("261001234", Some("261-00123-4"), None),
            ("26100", Some("261-00"), None),
            ("261", None, None),
            ("2026-00017", Some("202-60001-7"), Some("2026-00017")),
            ("2026-", Some("202-6"), Some("2026-")),
            ("王晓明", None, None),
        ] {
            assert_eq!(slip_number(typed).as_deref(), slip, "{typed}");
            assert_eq!(paper_number(typed).as_deref(), paper, "{typed}");
        }
    }
}
