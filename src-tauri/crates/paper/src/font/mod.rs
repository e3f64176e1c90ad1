//! Which font draws which character: the PC's own 宋 仿宋 黑 楷 where they are, the shipped ones elsewhere, never a box.

mod face;

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::path::{Path, PathBuf};

pub(crate) use face::Face;

/// The part a piece of text plays on the paper; which file draws it is decided by what the PC has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// 宋体: tables and small print.
    Song,
    /// 仿宋: the body of an official-style letter.
    Fang,
    /// 黑体: headings of the first level and table heads.
    Hei,
    /// 楷体: headings of the second level.
    Kai,
    /// 小标宋: the title of a paper.
    Title,
}

/// Where a font comes from: the folder of shipped fonts, or the PC's own font folder.
#[derive(Debug, Clone, Copy)]
enum Home {
    Shipped,
    System,
}

/// Every font file the papers may use. Order is the order of the fall-back.
const FILES: [(Home, &str); 7] = [
    (Home::Shipped, "NotoSerifSC-Regular.ttf"),
    (Home::Shipped, "NotoSerifSC-Bold.ttf"),
    (Home::Shipped, "NotoSansSC-Medium.ttf"),
    (Home::System, "simsun.ttc"),
    (Home::System, "simfang.ttf"),
    (Home::System, "simhei.ttf"),
    (Home::System, "simkai.ttf"),
];
const SERIF: usize = 0;
const BOLD: usize = 1;
const SANS: usize = 2;
const SIMSUN: usize = 3;
const SIMFANG: usize = 4;
const SIMHEI: usize = 5;
const SIMKAI: usize = 6;

impl Role {
    /// The fonts to try for this role, best first.
    const fn chain(self) -> &'static [usize] {
        match self {
            Role::Song => &[SIMSUN, SERIF, SANS],
            Role::Fang => &[SIMFANG, SERIF, SIMSUN, SANS],
            Role::Hei => &[SIMHEI, SANS, SERIF],
            Role::Kai => &[SIMKAI, SERIF, SIMSUN, SANS],
            // No PC has 小标宋 of its own; a bold Song is what offices print instead.
            Role::Title => &[BOLD, SERIF, SIMSUN, SANS],
        }
    }
}

/// A character as a font draws it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Glyph {
    /// Which of the fonts, for [`Fonts::face`].
    pub face: u8,
    /// The glyph's number inside the font.
    pub gid: u16,
    /// How far the pen moves, in thousandths of the font size.
    pub advance: u16,
}

/// The font that plays a part on this PC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plays {
    /// Its own name.
    pub name: String,
    /// Whether it is the PC's own; else it comes with the program.
    pub is_own: bool,
}

/// A font file that should be there and is not, or cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontFault {
    /// The file.
    pub path: PathBuf,
    /// What went wrong, for the log.
    pub cause: String,
}

impl fmt::Display for FontFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "字体文件 {} 不能使用：{}。请重新安装本程序。", self.path.display(), self.cause)
    }
}

impl std::error::Error for FontFault {}

/// One font file: not yet read, in use, or of no use.
#[derive(Debug)]
enum Slot {
    Unread(PathBuf),
    Open(Box<Face>),
    Absent,
}

/// The fonts of this PC, opened when a character first needs them, with every looked-up glyph remembered.
#[derive(Debug)]
pub struct Fonts {
    slots: Vec<Slot>,
    glyphs: HashMap<(Role, char), Option<Glyph>>,
    leaves_blanks: bool,
}

impl Fonts {
    /// Opens the fonts: `shipped` is the folder of the program's own fonts, `system` the PC's font folder if it has one.
    ///
    /// # Errors
    /// When the shipped Serif is missing or damaged, for then characters outside the PC's fonts could not be drawn.
    pub fn open(shipped: &Path, system: Option<&Path>) -> Result<Fonts, FontFault> {
        let slots = FILES
            .iter()
            .map(|(home, name)| {
                let folder = match home {
                    Home::Shipped => Some(shipped),
                    Home::System => system,
                };
                folder.map(|f| f.join(name)).filter(|p| p.is_file()).map_or(Slot::Absent, Slot::Unread)
            })
            .collect();
        let mut fonts = Fonts { slots, glyphs: HashMap::new(), leaves_blanks: false };
        let surest = shipped.join(FILES[SERIF].1);
        fonts.slots[SERIF] = Slot::Open(Box::new(Face::read(&surest)?));
        Ok(fonts)
    }

    /// Characters of `text` that no font can draw, each once, in the order of their code points; empty when all can be printed.
    pub fn missing(&mut self, text: &str) -> Vec<char> {
        let drawn = |fonts: &mut Fonts, c| fonts.glyph(Role::Song, c).is_some();
        let unseen: BTreeSet<char> = text.chars().filter(|&c| !is_silent(c) && !drawn(self, c)).collect();
        unseen.into_iter().collect()
    }

    /// From now on a character that no font can draw leaves a white square, to be written in by hand; else nothing is printed.
    pub fn leave_blanks(&mut self) {
        self.leaves_blanks = true;
    }

    /// The white square in the place of a character without a font; none where such a character keeps a paper from being printed.
    pub(crate) fn blank(&mut self, role: Role) -> Option<Glyph> {
        if self.leaves_blanks { self.glyph(role, '\u{3000}') } else { None }
    }

    /// The font that draws the common characters of a role.
    pub fn plays(&mut self, role: Role) -> Plays {
        let number = self.glyph(role, '国').map_or(SERIF, |glyph| usize::from(glyph.face));
        let name = match self.slots.get(number) {
            Some(Slot::Open(face)) => face.name(),
            _ => String::new(),
        };
        Plays { name, is_own: matches!(FILES.get(number), Some((Home::System, _))) }
    }

    /// The glyph that draws `c` in this role, from the first font of the role's chain that has it.
    pub(crate) fn glyph(&mut self, role: Role, c: char) -> Option<Glyph> {
        if let Some(known) = self.glyphs.get(&(role, c)) {
            return *known;
        }
        let others = 0..FILES.len();
        let found = role.chain().iter().copied().chain(others).find_map(|slot| self.look_up(slot, c));
        self.glyphs.insert((role, c), found);
        found
    }

    /// The font behind a glyph's `face` number.
    pub(crate) fn face(&self, number: u8) -> Option<&Face> {
        match self.slots.get(usize::from(number)) {
            Some(Slot::Open(face)) => Some(face),
            _ => None,
        }
    }

    /// Looks in one font, reading its file when this is the first time. A damaged file counts as absent:
    /// the next font of the chain draws the character, and what none can draw is reported by [`Fonts::missing`].
    fn look_up(&mut self, slot: usize, c: char) -> Option<Glyph> {
        if let Slot::Unread(path) = &self.slots[slot] {
            self.slots[slot] = Face::read(path).map_or(Slot::Absent, |face| Slot::Open(Box::new(face)));
        }
        let Slot::Open(face) = &self.slots[slot] else { return None };
        let (gid, advance) = face.glyph(c)?;
        Some(Glyph { face: u8::try_from(slot).ok()?, gid, advance })
    }
}

/// Characters that end a line or are never drawn, so that no font need have them.
pub(crate) const fn is_silent(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t' | '\u{200B}' | '\u{FEFF}' | '\u{FE0F}' | '\u{FE0E}')
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests;
