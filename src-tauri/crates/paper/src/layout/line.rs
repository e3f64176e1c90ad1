//! One paragraph: its characters measured, broken into lines, each line's words put in place.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Slab;
use super::breaks::{Start, no_end, starts};
use crate::font::{Fonts, Glyph, Role, is_silent};
use crate::page::{Align, FULL, Item, Len, Piece, Style, Text, Words, opens, squeezes};

/// What stands at one place of a line.
#[derive(Debug, Clone)]
enum Kind {
    Glyph(Role, Glyph),
    Tick(bool),
    Blank(String),
    Space,
}

/// A character, or something as unbreakable as one.
#[derive(Debug, Clone)]
pub(super) struct Atom {
    c: char,
    kind: Kind,
    width: Len,
    start: Start,
}

/// The mark an atom that is no character leaves in the text whose breaks are sought.
const OBJECT: char = '\u{FFFC}';
/// A wider gap between two characters would be read as a space by programs that take the text out again,
/// and looks torn: such a line stays ragged, by as much as is left. Thousandths of the type size.
const WIDEST_STRETCH: Len = 85;

/// The slabs of a paragraph, one a line.
pub(super) fn paragraph(text: &Text, width: Len, fonts: &mut Fonts, missing: &mut BTreeSet<char>) -> Vec<Slab> {
    let style = &text.style;
    let em = style.size + style.tracking;
    let inset = Len::from(style.left) * em;
    let room = width - inset - Len::from(style.right) * em;
    let indent = Len::from(style.indent) * em;
    let atoms = measure(&text.pieces, style, fonts, missing);
    let lines = break_lines(&atoms, room, indent, style);
    let count = lines.len();
    let mut slabs = Vec::with_capacity(count);
    for (i, (from, to)) in lines.into_iter().enumerate() {
        let first_indent = if i == 0 { indent } else { 0 };
        let last = i + 1 == count || atoms.get(to).is_some_and(|a| a.start == Start::Must);
        let line = Line { atoms: &atoms[from..to], style, room: room - first_indent, last };
        let mut slab = Slab { height: style.pitch, ..Slab::default() };
        slab.items = line.place(inset + first_indent, base_line(style), fonts, missing);
        // No single first or last line of a paragraph alone on a page.
        slab.with_next = i + 1 < count && (i == 0 || i + 2 == count) || style.with_next && i + 1 == count;
        slab.above = if i == 0 { style.above } else { 0 };
        slab.below = if i + 1 == count { style.below } else { 0 };
        slabs.push(slab);
    }
    slabs
}

/// Where the base line stands below the top of a line: the square of a Chinese character reaches 0.88 above it.
pub(super) const fn base_line(style: &Style) -> Len {
    (style.pitch - style.size) / 2 + style.size * 88 / 100
}

/// The atoms of a paragraph with their widths; characters without a font are noted and left out, or leave a square to write in.
pub(super) fn measure(pieces: &[Piece], style: &Style, fonts: &mut Fonts, missing: &mut BTreeSet<char>) -> Vec<Atom> {
    let mut atoms = Vec::new();
    let mut plain = String::new();
    // Atoms that stay with the one before.
    let mut bound = Vec::new();
    for piece in pieces {
        let first = atoms.len();
        let is_whole = matches!(piece, Piece::Whole(_));
        let mut push = |c, kind, width| {
            plain.push(if matches!(kind, Kind::Glyph(..)) { c } else { OBJECT });
            if is_whole && atoms.len() > first {
                bound.push(atoms.len());
            }
            atoms.push(Atom { c, kind, width, start: Start::No });
        };
        let (role, words) = match piece {
            Piece::Words(words) | Piece::Whole(words) => (style.role, words),
            Piece::In(role, words) => (*role, words),
            Piece::Tick(ticked) => {
                push(OBJECT, Kind::Tick(*ticked), style.size);
                continue;
            }
            Piece::Blank(width, words) => {
                push(OBJECT, Kind::Blank(words.clone()), *width);
                continue;
            }
            Piece::Space(width) => {
                push(' ', Kind::Space, *width);
                continue;
            }
        };
        for c in words.chars().filter(|c| *c == '\n' || !is_silent(*c)) {
            // A written line end is an atom without width, so that the next knows it must begin a line.
            let sought = if c == '\n' { ' ' } else { c };
            match fonts.glyph(role, sought) {
                Some(glyph) if c == '\n' => push(c, Kind::Glyph(role, Glyph { advance: 0, ..glyph }), 0),
                Some(glyph) => {
                    push(c, Kind::Glyph(role, glyph), Len::from(glyph.advance) * style.size / 1000 + style.tracking);
                }
                None => match fonts.blank(role) {
                    Some(glyph) => push('\u{3000}', Kind::Glyph(role, glyph), style.size + style.tracking),
                    None => {
                        missing.insert(c);
                    }
                },
            }
        }
    }
    mark_starts(&mut atoms, &plain);
    bound.into_iter().for_each(|at| atoms[at].start = Start::No);
    // Only marks that fill a square have half a square to give.
    for i in 1..atoms.len() {
        let full = |a: &Atom| matches!(a.kind, Kind::Glyph(_, g) if g.advance >= FULL);
        if squeezes(atoms[i - 1].c, atoms[i].c) && full(&atoms[i - 1]) {
            atoms[i - 1].width -= style.size / 2;
        }
    }
    atoms
}

/// Notes at each atom whether a line may begin with it.
fn mark_starts(atoms: &mut [Atom], plain: &str) {
    let mut before: Option<(char, bool)> = None;
    for (atom, start) in atoms.iter_mut().zip(starts(plain)) {
        let ticks = matches!(atom.kind, Kind::Tick(_));
        atom.start = match (&atom.kind, before) {
            (_, None) => Start::No,
            (_, Some(('\n', _))) => Start::Must,
            // A box stays with the words after it, a blank with its label.
            (_, Some((_, true))) | (Kind::Blank(_), _) => Start::No,
            (Kind::Tick(_), Some((c, _))) if !no_end(c) => Start::May,
            _ => start,
        };
        before = Some((atom.c, ticks));
    }
}

/// Ranges of atoms, one a line, none wider than the room unless a single atom is.
pub(super) fn break_lines(atoms: &[Atom], room: Len, indent: Len, style: &Style) -> Vec<(usize, usize)> {
    let mut lines = Vec::new();
    let (mut from, mut at, mut used) = (0, 0, indent);
    let mut chance: Option<usize> = None;
    while at < atoms.len() {
        let atom = &atoms[at];
        if at > from {
            match atom.start {
                Start::Must => {
                    lines.push((from, at));
                    (from, used, chance) = (at, 0, None);
                }
                Start::May => chance = Some(at),
                Start::No => {}
            }
        }
        // What is added after the last character of a line is not seen; neither are spaces at its end.
        let seen = used + atom.width - style.tracking.max(0);
        if seen > room && at > from && atom.c != ' ' && atom.width > 0 {
            let cut = chance.unwrap_or(at);
            lines.push((from, cut));
            (from, at, used, chance) = (cut, cut, 0, None);
            continue;
        }
        used += atom.width;
        at += 1;
    }
    lines.push((from, atoms.len()));
    lines
}

/// The width of atoms set on one line, in full.
pub(super) fn natural_width(atoms: &[Atom]) -> Len {
    atoms.iter().map(|a| a.width).sum()
}

/// One line to be put in place.
pub(super) struct Line<'a> {
    pub atoms: &'a [Atom],
    pub style: &'a Style,
    pub room: Len,
    pub last: bool,
}

impl Line<'_> {
    /// The line's items, with `x` its left edge and `y` its base line.
    pub(super) fn place(&self, x: Len, y: Len, fonts: &mut Fonts, missing: &mut BTreeSet<char>) -> Vec<Item> {
        let end = self.atoms.iter().rposition(|a| a.c != ' ' && a.c != '\n' || matches!(a.kind, Kind::Space));
        let atoms = &self.atoms[..end.map_or(0, |e| e + 1)];
        let spare = self.room - natural_width(atoms) + self.style.tracking;
        let stretch = self.stretch(atoms, spare);
        let mut pen = x + match self.style.align {
            Align::Left | Align::Both => 0,
            Align::Centre => spare / 2,
            Align::Right => spare,
        };
        let mut items = Vec::new();
        let mut at = 0;
        while at < atoms.len() {
            let run = run_length(&atoms[at..]);
            let part = &atoms[at..at + run];
            self.place_run(part, pen, y, stretch, &mut items, fonts, missing);
            for (i, atom) in part.iter().enumerate() {
                let next = atoms.get(at + i + 1);
                pen += atom.width + if next.is_some_and(|n| opens_between(atom, n)) { stretch } else { 0 };
            }
            at += run;
        }
        items
    }

    /// How much each place that may open takes of the spare room of a justified line.
    fn stretch(&self, atoms: &[Atom], spare: Len) -> Len {
        let places = atoms.windows(2).filter(|pair| opens_between(&pair[0], &pair[1])).count();
        let wanted = self.style.align == Align::Both && !self.last && spare > 0;
        match Len::try_from(places) {
            Ok(places) if wanted && places > 0 => (spare / places).min(WIDEST_STRETCH * self.style.size / 1000),
            _ => 0,
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "a place, a font table and a list of the missing: none belongs to the line"
    )]
    fn place_run(
        &self,
        part: &[Atom],
        x: Len,
        y: Len,
        stretch: Len,
        items: &mut Vec<Item>,
        fonts: &mut Fonts,
        missing: &mut BTreeSet<char>,
    ) {
        let size = self.style.size;
        match part.first().map(|a| (&a.kind, a.width)) {
            Some((Kind::Glyph(role, _), _)) => {
                let glyphs = part.iter().filter_map(|a| match a.kind {
                    Kind::Glyph(_, glyph) => Some(glyph),
                    _ => None,
                });
                let words = Words {
                    text: part.iter().map(|a| a.c).collect(),
                    role: *role,
                    size,
                    tracking: self.style.tracking,
                    stretch,
                    glyphs: glyphs.collect(),
                };
                items.push(Item::Words(x, y, Arc::new(words)));
            }
            Some((Kind::Tick(ticked), _)) => {
                let side = size * 78 / 100;
                items.push(Item::Tick([x + size / 10, y - size * 76 / 100, side], *ticked));
            }
            Some((Kind::Blank(words), width)) => {
                let below = y + size * 16 / 100;
                items.push(Item::Line([x, below, x + width, below], size / 24, false));
                if !words.is_empty() {
                    let style = Style { align: Align::Centre, ..*self.style };
                    let atoms = measure(&[Piece::Words(words.clone())], &style, fonts, missing);
                    let line = Line { atoms: &atoms, style: &style, room: width, last: true };
                    items.extend(line.place(x, y, fonts, missing));
                }
            }
            Some((Kind::Space, _)) | None => {}
        }
    }
}

/// How many atoms from the first on can be drawn as one run: characters of one role.
fn run_length(atoms: &[Atom]) -> usize {
    let role_of = |a: &Atom| match a.kind {
        Kind::Glyph(role, _) => Some(role),
        _ => None,
    };
    match atoms.first().map(role_of) {
        Some(Some(role)) => atoms.iter().take_while(|a| role_of(a) == Some(role)).count(),
        _ => 1,
    }
}

fn opens_between(before: &Atom, after: &Atom) -> bool {
    let glyphs = matches!(before.kind, Kind::Glyph(..)) && matches!(after.kind, Kind::Glyph(..));
    glyphs && opens(before.c, after.c)
}
