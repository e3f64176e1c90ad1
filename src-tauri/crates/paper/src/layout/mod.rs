//! From blocks to pages: lines broken, tables measured, everything put in its place.

mod breaks;
mod explanation;
mod flow;
mod font_samples;
mod foot;
mod join;
mod letter;
mod line;
mod month_sheet;
mod recovery;
mod roster;
mod table;

pub use explanation::explanation;
pub use font_samples::font_samples;
pub use letter::{NoLetters, letters};
pub use month_sheet::month_sheets;
pub use recovery::recovery_sheet;
pub use roster::day_roster;

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::sync::Arc;

use crate::font::Fonts;
use crate::page::{Block, Document, Item, Len, Page, Section};

/// Characters that no font can draw, with the paper each was wanted on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unprintable {
    /// Whose paper, and the characters on it that cannot be printed.
    pub found: Vec<(String, Vec<char>)>,
}

impl fmt::Display for Unprintable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "有字打印不出来，没有生成文件。请安装含有这些字的字体，或改用其他写法：")?;
        for (whose, chars) in &self.found {
            let shown: Vec<String> = chars.iter().map(|c| format!("「{c}」（U+{:04X}）", u32::from(*c))).collect();
            write!(out, "\n{whose}：{}", shown.join("、"))?;
        }
        Ok(())
    }
}

impl std::error::Error for Unprintable {}

/// Something that may not be cut by a page's end: a line, a row of a table.
#[derive(Debug, Clone, Default)]
struct Slab {
    height: Len,
    /// Space before and after, dropped at a page's edge.
    above: Len,
    below: Len,
    with_next: bool,
    /// The rows to be repeated above this one where they are not yet on the page.
    head: Option<Arc<Vec<Slab>>>,
    items: Vec<Item>,
}

/// A block measured once, for every paper it stands on.
#[derive(Debug)]
struct Laid {
    slabs: Vec<Slab>,
    missing: BTreeSet<char>,
}

/// More remembered blocks than any single paper has; beyond it memory would only grow with the number of names.
const REMEMBERED: usize = 4096;

/// Lays out section after section, remembering blocks that come again, as a letter's paragraphs do for each family.
#[derive(Debug)]
pub struct Press<'f> {
    fonts: &'f mut Fonts,
    /// By the width they were laid for.
    laid: HashMap<Len, HashMap<Block, Arc<Laid>>>,
}

impl<'f> Press<'f> {
    /// A press with these fonts.
    #[must_use]
    pub fn new(fonts: &'f mut Fonts) -> Press<'f> {
        Press { fonts, laid: HashMap::new() }
    }

    /// The pages of one section.
    ///
    /// # Refuses
    /// When a character on it has no font.
    pub fn lay(&mut self, section: &Section) -> Result<Vec<Page>, Unprintable> {
        let mut missing: BTreeSet<char> = BTreeSet::new();
        let mut flow = flow::Flow::new(section.sheet);
        self.flow_blocks(&section.blocks, &mut flow, &mut missing);
        let mut pages = flow.finish();
        foot::add(section, &mut pages, self.fonts, &mut missing);
        for page in &mut pages {
            join::join_lines(&mut page.items);
            page.items.sort_by_key(Item::layer);
            page.items.shrink_to_fit();
        }
        if let Some(first) = pages.first_mut() {
            first.bookmark.clone_from(&section.bookmark);
        }
        if missing.is_empty() {
            Ok(pages)
        } else {
            Err(Unprintable { found: vec![(section.whose.clone(), missing.into_iter().collect())] })
        }
    }

    fn flow_blocks(&mut self, blocks: &[Block], flow: &mut flow::Flow, missing: &mut BTreeSet<char>) {
        for block in blocks {
            match block {
                Block::Gap(height) => flow.gap(*height),
                Block::NewPage => flow.new_page(),
                Block::Whole(inner) => flow.place_whole(&self.gather(inner, flow.width(), missing)),
                Block::Foot(inner) => flow.place_at_foot(&self.gather(inner, flow.width(), missing)),
                Block::Text(_) | Block::Table(_) | Block::Rule(_) | Block::Cut(_) => {
                    let laid = self.block(block, flow.width());
                    missing.extend(&laid.missing);
                    flow.place(&laid.slabs);
                }
            }
        }
    }

    /// The slabs of blocks that stay together. A gap among them becomes space above the next.
    fn gather(&mut self, blocks: &[Block], width: Len, missing: &mut BTreeSet<char>) -> Vec<Slab> {
        let mut slabs: Vec<Slab> = Vec::new();
        let mut gap = 0;
        for block in blocks {
            match block {
                Block::Gap(height) => gap += height,
                Block::NewPage => {}
                Block::Whole(inner) | Block::Foot(inner) => slabs.extend(self.gather(inner, width, missing)),
                Block::Text(_) | Block::Table(_) | Block::Rule(_) | Block::Cut(_) => {
                    let laid = self.block(block, width);
                    missing.extend(&laid.missing);
                    let start = slabs.len();
                    slabs.extend(laid.slabs.iter().cloned());
                    if let Some(first) = slabs.get_mut(start) {
                        first.above += gap;
                        gap = 0;
                    }
                }
            }
        }
        slabs
    }

    fn block(&mut self, block: &Block, width: Len) -> Arc<Laid> {
        let known = self.laid.entry(width).or_default();
        if let Some(laid) = known.get(block) {
            return Arc::clone(laid);
        }
        if known.len() >= REMEMBERED {
            known.clear();
        }
        let mut missing = BTreeSet::new();
        let slabs = match block {
            Block::Text(text) => line::paragraph(text, width, self.fonts, &mut missing),
            Block::Table(table) => table::rows(table, width, self.fonts, &mut missing),
            Block::Rule(thick) => vec![foot::rule(width, *thick)],
            Block::Cut(words) => vec![foot::cut(words, width, self.fonts, &mut missing)],
            Block::Gap(_) | Block::NewPage | Block::Whole(_) | Block::Foot(_) => Vec::new(),
        };
        let laid = Arc::new(Laid { slabs, missing });
        known.insert(block.clone(), Arc::clone(&laid));
        laid
    }
}

/// All pages of a paper.
///
/// # Refuses
/// When characters on it have no font: all of them, with the section each stands on.
pub fn lay_out(document: &Document, fonts: &mut Fonts) -> Result<Vec<Page>, Unprintable> {
    let mut press = Press::new(fonts);
    let mut pages = Vec::new();
    let mut refused = Unprintable::default();
    for section in &document.sections {
        match press.lay(section) {
            Ok(more) => pages.extend(more),
            Err(no) => refused.found.extend(no.found),
        }
    }
    if refused.found.is_empty() { Ok(pages) } else { Err(refused) }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
pub(crate) mod samples;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests;
