//! A paper as a value: what stands on it and in what order, before any place is measured or any byte written.

mod block;
mod placed;
mod sheet;

pub use block::{Align, Block, Cell, Column, Piece, Row, Style, Table, Text};
pub(crate) use placed::{FULL, opens, squeezes};
pub use placed::{Item, Page, Words};
pub use sheet::{Len, Sheet, mm, pt, size};

/// A paper of any number of parts, each beginning on a page of its own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// The title shown by a PDF viewer.
    pub title: String,
    /// The school, as author.
    pub author: String,
    /// One group's roster, one family's letter, one month's sheet.
    pub sections: Vec<Section>,
}

/// A part of a paper that begins on a new page and counts its own pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Whose paper this is, told to the clerk when a character cannot be drawn, e.g. 「三(2)班 李䶮」.
    pub whose: String,
    /// An entry in the viewer's outline that leads to the first page.
    pub bookmark: Option<String>,
    /// Paper size and margins.
    pub sheet: Sheet,
    /// How pages are numbered.
    pub numbering: Numbering,
    /// Small print at the left of every page's foot, e.g. paper number and fingerprint; may be empty.
    pub footer: String,
    /// What stands on it, from top to bottom.
    pub blocks: Vec<Block>,
}

/// How the pages of a section are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Numbering {
    /// Not at all.
    #[default]
    None,
    /// 「— 1 —」 in 四号 on the outer side (GB/T 9704), first page right.
    Dashes,
    /// 「第 1 页 共 3 页」 small at the right of the foot.
    OfTotal,
}

impl Section {
    /// An empty section on this sheet, without numbers, footer or bookmark.
    #[must_use]
    pub fn new(whose: impl Into<String>, sheet: Sheet) -> Section {
        Section {
            whose: whose.into(),
            bookmark: None,
            sheet,
            numbering: Numbering::None,
            footer: String::new(),
            blocks: Vec::new(),
        }
    }

    /// Adds a block at the end.
    pub fn add(&mut self, block: impl Into<Block>) -> &mut Section {
        self.blocks.push(block.into());
        self
    }
}
