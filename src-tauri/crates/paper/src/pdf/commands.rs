//! The drawing commands of a page, as short as PDF allows.

use std::collections::{BTreeMap, HashMap};

use crate::font::Glyph;
use crate::page::{Item, Len, Words};

/// The two-byte codes given to characters, font by font, in the order of their first use; code 0 is no character.
#[derive(Debug, Default)]
pub(super) struct Codes {
    pub faces: BTreeMap<u8, FaceCodes>,
}

/// The codes of one font.
#[derive(Debug, Default)]
pub(super) struct FaceCodes {
    codes: HashMap<char, u16>,
    /// Character and glyph of code 1, 2, 3 …
    pub used: Vec<(char, Glyph)>,
}

impl Codes {
    /// The code of a character. It belongs to the character, not to its glyph, so that what is copied out is what was put in
    /// even where a font draws two characters alike.
    fn of(&mut self, c: char, glyph: Glyph) -> u16 {
        let face = self.faces.entry(glyph.face).or_default();
        if let Some(code) = face.codes.get(&c) {
            return *code;
        }
        // A font has fewer than 65 536 glyphs; 0 would draw nothing.
        let code = u16::try_from(face.used.len() + 1).unwrap_or(0);
        face.codes.insert(c, code);
        face.used.push((c, glyph));
        code
    }
}

/// What the reader of the commands already knows, so that it is not said again.
#[derive(Default)]
struct Said {
    face: Option<(u8, Len)>,
    tracking: Len,
    /// Where the last line of text began.
    x: Len,
    y: Len,
}

/// The commands for `items` on a page of this height; the form numbered `form` is drawn under the words and over the greys.
pub(super) fn write<'i>(
    items: impl Iterator<Item = &'i Item>,
    height: Len,
    form: Option<usize>,
    codes: &mut Codes,
) -> Vec<u8> {
    let items: Vec<&Item> = items.collect();
    let mut out = Vec::with_capacity(1024);
    fills(&mut out, &items, height);
    if let Some(number) = form {
        out.extend_from_slice(format!("/X{number} Do\n").as_bytes());
    }
    lines(&mut out, &items, height);
    let mut said = Said::default();
    for item in &items {
        if let Item::Words(x, y, words) = item
            && !words.glyphs.is_empty()
        {
            if said.face.is_none() {
                out.extend_from_slice(b"BT\n");
            }
            show(&mut out, (*x, height - y), words, &mut said, codes);
        }
    }
    if said.face.is_some() {
        out.extend_from_slice(b"ET\n");
    }
    out
}

fn fills(out: &mut Vec<u8>, items: &[&Item], height: Len) {
    let mut shade = 0;
    for item in items {
        if let Item::Fill([x, y, w, h], grey) = item {
            if shade != *grey {
                number(out, Len::from(100 - *grey) * 10);
                out.extend_from_slice(b"g ");
                shade = *grey;
            }
            numbers(out, &[*x, height - y - h, *w, *h]);
            out.extend_from_slice(b"re f\n");
        }
    }
    if shade != 0 {
        out.extend_from_slice(b"0 g\n");
    }
}

/// Lines of one kind in one path.
fn lines(out: &mut Vec<u8>, items: &[&Item], height: Len) {
    let mut kinds: BTreeMap<(bool, Len), Vec<[Len; 4]>> = BTreeMap::new();
    for item in items {
        match item {
            Item::Line([a, b, c, d], thick, dashed) => {
                kinds.entry((*dashed, *thick)).or_default().push([*a, height - b, *c, height - d]);
            }
            Item::Tick([x, y, side], ticked) => {
                let (right, top, bottom) = (x + side, height - y, height - y - side);
                let path = kinds.entry((false, side / 14)).or_default();
                path.extend([
                    [*x, top, right, top],
                    [right, top, right, bottom],
                    [right, bottom, *x, bottom],
                    [*x, bottom, *x, top],
                ]);
                if *ticked {
                    let (low_x, low_y) = (x + side * 42 / 100, bottom + side * 18 / 100);
                    let tick = kinds.entry((false, side / 8)).or_default();
                    tick.push([x + side * 15 / 100, bottom + side * 50 / 100, low_x, low_y]);
                    tick.push([low_x, low_y, x + side * 88 / 100, bottom + side * 85 / 100]);
                }
            }
            Item::Fill(..) | Item::Words(..) => {}
        }
    }
    for ((dashed, thick), path) in kinds {
        out.extend_from_slice(if dashed { b"[4 3]0 d\n" } else { b"" });
        numbers(out, &[thick]);
        // Square ends, so that borders meet at corners.
        out.extend_from_slice(if dashed { b"w 0 J\n" } else { b"w 2 J\n" });
        let mut pen = None;
        for [a, b, c, d] in path {
            if pen != Some((a, b)) {
                numbers(out, &[a, b]);
                out.extend_from_slice(b"m ");
            }
            numbers(out, &[c, d]);
            out.extend_from_slice(b"l\n");
            pen = Some((c, d));
        }
        out.extend_from_slice(if dashed { b"S\n[]0 d\n" } else { b"S\n" });
    }
}

/// One run of words. The reader spaces the characters alike by itself; only places that differ are named.
fn show(out: &mut Vec<u8>, (x, y): (Len, Len), words: &Words, said: &mut Said, codes: &mut Codes) {
    let chars: Vec<char> = words.text.chars().collect();
    let tracking = words.tracking + words.stretch;
    let pairs = chars.windows(2).enumerate();
    let odd: Vec<Len> = pairs.map(|(at, pair)| words.gap(at, pair[0], pair[1]) - words.stretch).collect();
    if said.tracking != tracking {
        numbers(out, &[tracking]);
        out.extend_from_slice(b"Tc ");
        said.tracking = tracking;
    }
    // The first move counts from the page's corner, each later one from the last.
    let (right, up) = (rounded(x) - rounded(said.x), rounded(y) - rounded(said.y));
    (said.x, said.y) = (x, y);
    let mut at = 0;
    while at < words.glyphs.len() {
        let face = words.glyphs[at].face;
        let run = words.glyphs[at..].iter().take_while(|g| g.face == face).count();
        if said.face != Some((face, words.size)) {
            out.extend_from_slice(format!("/F{face} ").as_bytes());
            numbers(out, &[words.size]);
            out.extend_from_slice(b"Tf ");
            said.face = Some((face, words.size));
        }
        if at == 0 {
            numbers(out, &[right, up]);
            out.extend_from_slice(b"Td ");
        }
        let gaps = &odd[at.min(odd.len())..(at + run).min(odd.len())];
        strings(out, &chars[at..at + run], &words.glyphs[at..at + run], gaps, words.size, codes);
        at += run;
    }
}

fn strings(out: &mut Vec<u8>, chars: &[char], glyphs: &[Glyph], gaps: &[Len], size: Len, codes: &mut Codes) {
    let spaced = gaps.iter().any(|gap| *gap != 0);
    out.extend_from_slice(if spaced { b"[(" } else { b"(" });
    for (i, (c, glyph)) in chars.iter().zip(glyphs).enumerate() {
        for byte in codes.of(*c, *glyph).to_be_bytes() {
            match byte {
                b'(' | b')' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
                b'\r' => out.extend_from_slice(b"\\r"),
                _ => out.push(byte),
            }
        }
        if let Some(gap) = gaps.get(i).filter(|gap| **gap != 0) {
            // In thousandths of the type size, to the left.
            let left = -i64::from(*gap) * 1000 / i64::from(size.max(1));
            out.extend_from_slice(format!("){left}(").as_bytes());
        }
    }
    out.extend_from_slice(if spaced { b")]TJ\n" } else { b")Tj\n" });
}

/// A length rounded to what is written, so that moves from place to place do not add up errors.
const fn rounded(len: Len) -> Len {
    (len + if len < 0 { -5 } else { 5 }) / 10 * 10
}

fn numbers(out: &mut Vec<u8>, lens: &[Len]) {
    for len in lens {
        number(out, *len);
        out.push(b' ');
    }
}

/// A length in points with at most two decimals and no idle digit.
fn number(out: &mut Vec<u8>, len: Len) {
    let hundredths = rounded(len) / 10;
    if hundredths < 0 {
        out.push(b'-');
    }
    let (whole, part) = (hundredths.abs() / 100, hundredths.abs() % 100);
    let text = match part {
        0 => format!("{whole}"),
        p if p % 10 == 0 => format!("{whole}.{}", p / 10),
        p => format!("{whole}.{p:02}"),
    };
    out.extend_from_slice(text.strip_prefix("0.").map_or(text.clone(), |t| format!(".{t}")).as_bytes());
}
