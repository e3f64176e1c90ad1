//! A page with everything in its place: the last value before bytes, comparable as text.

use std::fmt::Write;
use std::sync::Arc;

use super::sheet::Len;
use crate::font::{Glyph, Role};

/// A finished page. Places count from its upper left corner, downwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Width of the paper.
    pub width: Len,
    /// Height of the paper.
    pub height: Len,
    /// An outline entry that leads here.
    pub bookmark: Option<String>,
    /// What is drawn: greys first, then lines, then words.
    pub items: Vec<Item>,
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A grey rectangle: left, top, width, height, percentage of black.
    Fill([Len; 4], u8),
    /// A straight line: x and y of both ends, thickness, dashed or not.
    Line([Len; 4], Len, bool),
    /// A box to tick: left, top, side, ticked or not.
    Tick([Len; 3], bool),
    /// Words with their left end and base line.
    Words(Len, Len, Arc<Words>),
}

/// A run of characters on one base line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What they say.
    pub text: String,
    /// Which font was asked for.
    pub role: Role,
    /// Type size.
    pub size: Len,
    /// Added after every character.
    pub tracking: Len,
    /// Added besides after each character where the line may open, to make an edge straight; see [`Words::gap`].
    pub stretch: Len,
    /// The glyph of each character.
    pub(crate) glyphs: Glyphs,
}

/// The glyphs of a run, one for each character.
pub(crate) type Glyphs = Vec<Glyph>;

/// True where a justified line may open up: beside a wide character, not within a Latin word or number.
pub(crate) fn opens(before: char, after: char) -> bool {
    is_wide(before) || is_wide(after)
}

/// True where two full-width marks meet, as in `》（` or `。”`: half a square between them is empty and is left out.
pub(crate) const fn squeezes(before: char, after: char) -> bool {
    let ends =
        matches!(before, '，' | '。' | '、' | '；' | '：' | '）' | '》' | '」' | '』' | '”' | '】' | '〕' | '〉');
    let begins = matches!(before, '（' | '《' | '「' | '『' | '“' | '【' | '〔' | '〈');
    let after_ends =
        matches!(after, '，' | '。' | '、' | '；' | '：' | '）' | '》' | '」' | '』' | '”' | '】' | '〕' | '〉');
    let after_begins = matches!(after, '（' | '《' | '「' | '『' | '“' | '【' | '〔' | '〈');
    (ends && (after_ends || after_begins)) || (begins && after_begins)
}

/// Characters that fill a whole square: ideographs, full-width punctuation, kana.
fn is_wide(c: char) -> bool {
    matches!(u32::from(c), 0x2014 | 0x2018..=0x201D | 0x2026 | 0x2E80..=0x9FFF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFF60 | 0x20000..=0x3FFFF)
}

/// A mark narrower than this has no half square to give; thousandths of the type size.
pub(crate) const FULL: u16 = 900;

impl Words {
    /// What is added after its character number `at`, besides the tracking, before the next: the stretch where the line
    /// opens, less half a square between two marks.
    pub(crate) fn gap(&self, at: usize, before: char, after: char) -> Len {
        let open = if opens(before, after) { self.stretch } else { 0 };
        let full = self.glyphs.get(at).is_some_and(|g| g.advance >= FULL);
        open - if full && squeezes(before, after) { self.size / 2 } else { 0 }
    }
}

impl Item {
    /// The same thing, moved.
    pub(crate) fn moved(&self, right: Len, down: Len) -> Item {
        match self {
            Item::Fill([x, y, w, h], grey) => Item::Fill([x + right, y + down, *w, *h], *grey),
            Item::Line([a, b, c, d], thick, dashed) => {
                Item::Line([a + right, b + down, c + right, d + down], *thick, *dashed)
            }
            Item::Tick([x, y, side], ticked) => Item::Tick([x + right, y + down, *side], *ticked),
            Item::Words(x, y, words) => Item::Words(x + right, y + down, Arc::clone(words)),
        }
    }

    /// Greys lie under lines, lines under words.
    pub(crate) const fn layer(&self) -> u8 {
        match self {
            Item::Fill(..) => 0,
            Item::Line(..) | Item::Tick(..) => 1,
            Item::Words(..) => 2,
        }
    }
}

impl Page {
    /// The page as lines of text, places in points: what a test compares.
    #[must_use]
    pub fn describe(&self) -> String {
        let mut out = format!("page {} x {}", Points(self.width), Points(self.height));
        if let Some(mark) = &self.bookmark {
            let _ = write!(out, " bookmark {mark}");
        }
        out.push('\n');
        for item in &self.items {
            let _ = match item {
                Item::Fill([x, y, w, h], grey) => {
                    writeln!(out, "grey {grey}% {},{} {} x {}", Points(*x), Points(*y), Points(*w), Points(*h))
                }
                Item::Line([a, b, c, d], thick, dashed) => {
                    let kind = if *dashed { "dashes" } else { "line" };
                    writeln!(
                        out,
                        "{kind} {} {},{} - {},{}",
                        Points(*thick),
                        Points(*a),
                        Points(*b),
                        Points(*c),
                        Points(*d)
                    )
                }
                Item::Tick([x, y, side], ticked) => {
                    let mark = if *ticked { "[x]" } else { "[ ]" };
                    writeln!(out, "{mark} {},{} {}", Points(*x), Points(*y), Points(*side))
                }
                Item::Words(x, y, w) => {
                    writeln!(out, "{:?} {} {},{} {}", w.role, Points(w.size), Points(*x), Points(*y), w.text)
                }
            };
        }
        out
    }

    /// The words of the page, one run a line, in drawing order.
    #[must_use]
    pub fn words(&self) -> String {
        let runs = self.items.iter().filter_map(|item| match item {
            Item::Words(_, _, words) => Some(words.text.as_str()),
            _ => None,
        });
        runs.collect::<Vec<_>>().join("\n")
    }
}

/// A length shown in points with two decimals.
struct Points(Len);

impl std::fmt::Display for Points {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let hundredths = (self.0.abs() + 5) / 10;
        write!(out, "{sign}{}.{:02}", hundredths / 100, hundredths % 100)
    }
}
