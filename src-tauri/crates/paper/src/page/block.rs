//! The blocks a paper is made of: paragraphs, tables, rules, cut lines, and what is kept together.

use super::sheet::{Len, pt, size};
use crate::font::Role;

/// One thing in the flow of a page.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Block {
    /// A paragraph.
    Text(Text),
    /// A table; its head is repeated on every page it reaches.
    Table(Table),
    /// Empty space, dropped at the head of a page.
    Gap(Len),
    /// A line across the text of this thickness.
    Rule(Len),
    /// A dashed line to cut along, with these words in its middle.
    Cut(String),
    /// Blocks that stay on one page if one page can hold them.
    Whole(Vec<Block>),
    /// Blocks that stay on one page and stand at its foot, such as a slip to be cut off.
    Foot(Vec<Block>),
    /// What follows begins on a new page.
    NewPage,
}

impl From<Text> for Block {
    fn from(text: Text) -> Block {
        Block::Text(text)
    }
}

impl From<Table> for Block {
    fn from(table: Table) -> Block {
        Block::Table(table)
    }
}

/// Where a line stands between its margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Align {
    /// At the left, ragged right.
    #[default]
    Left,
    /// In the middle.
    Centre,
    /// At the right.
    Right,
    /// Both edges straight, the last line at the left.
    Both,
}

/// How a paragraph looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Style {
    /// Which font.
    pub role: Role,
    /// Type size.
    pub size: Len,
    /// Distance of base lines.
    pub pitch: Len,
    /// Added after every character (negative: closer).
    pub tracking: Len,
    /// Where lines stand.
    pub align: Align,
    /// Indent of the first line, in characters.
    pub indent: u8,
    /// Indent of all lines from the left, in characters.
    pub left: u8,
    /// Kept free at the right, in characters (the place of a date).
    pub right: u8,
    /// Space above, dropped at the head of a page.
    pub above: Len,
    /// Space below.
    pub below: Len,
    /// Stays on the page of the next block.
    pub with_next: bool,
}

impl Style {
    /// A plain paragraph of this role and size: line pitch 1.5, left, no indent.
    #[must_use]
    pub const fn plain(role: Role, size: Len) -> Style {
        Style {
            role,
            size,
            pitch: size * 3 / 2,
            tracking: 0,
            align: Align::Left,
            indent: 0,
            left: 0,
            right: 0,
            above: 0,
            below: 0,
            with_next: false,
        }
    }

    /// Running text: first line indented by two characters, both edges straight.
    #[must_use]
    pub const fn running(role: Role, size: Len) -> Style {
        Style { align: Align::Both, indent: 2, ..Style::plain(role, size) }
    }

    /// The body of an official letter: 仿宋 三号 on the grid of 28 characters (15.79 pt) and 22 lines (28.99 pt).
    pub const OFFICIAL: Style = Style { pitch: pt(28_99), tracking: pt(-21), ..Style::running(Role::Fang, size::SAN) };

    /// The same style in another role, e.g. 黑体 for 「一、」.
    #[must_use]
    pub const fn role(self, role: Role) -> Style {
        Style { role, ..self }
    }

    /// The same style aligned so.
    #[must_use]
    pub const fn align(self, align: Align) -> Style {
        Style { align, ..self }
    }

    /// The same style with the first line indented by so many characters.
    #[must_use]
    pub const fn indent(self, indent: u8) -> Style {
        Style { indent, ..self }
    }

    /// The same style with space above and below.
    #[must_use]
    pub const fn around(self, above: Len, below: Len) -> Style {
        Style { above, below, ..self }
    }

    /// The same style, staying with the next block.
    #[must_use]
    pub const fn with_next(self) -> Style {
        Style { with_next: true, ..self }
    }
}

/// Part of a line.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Piece {
    /// Words in the paragraph's role.
    Words(String),
    /// Words in the paragraph's role that stay on one line, such as a name.
    Whole(String),
    /// Words in another role.
    In(Role, String),
    /// A box to tick; it stays with what follows.
    Tick(bool),
    /// An underlined blank of this width, with words in it or empty for a pen.
    Blank(Len, String),
    /// Empty space within a line.
    Space(Len),
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Text {
    /// How it looks.
    pub style: Style,
    /// What it says.
    pub pieces: Vec<Piece>,
}

impl Text {
    /// A paragraph of words.
    #[must_use]
    pub fn new(style: Style, words: impl Into<String>) -> Text {
        Text { style, pieces: vec![Piece::Words(words.into())] }
    }

    /// A paragraph of pieces.
    #[must_use]
    pub const fn of(style: Style, pieces: Vec<Piece>) -> Text {
        Text { style, pieces }
    }
}

/// A table that may reach over several pages.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Table {
    /// Columns from left to right.
    pub columns: Vec<Column>,
    /// Rows repeated at the head of each page.
    pub head: Vec<Row>,
    /// The rows.
    pub body: Vec<Row>,
    /// Role and size of cells that do not say otherwise; its pitch is the line pitch within a cell.
    pub style: Style,
    /// Thickness of the lines, 0 for a table without lines.
    pub line: Len,
    /// Space between a cell's edge and its words, left and right.
    pub pad: Len,
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Column {
    /// A fixed width, or 0 to share what is left over.
    pub width: Len,
    /// Its part of what the fixed columns leave over.
    pub share: u16,
    /// Where words stand in body cells that do not say otherwise.
    pub align: Align,
}

impl Column {
    /// A column of fixed width, words in the middle.
    #[must_use]
    pub const fn fixed(width: Len) -> Column {
        Column { width, share: 0, align: Align::Centre }
    }

    /// A column that takes its part of the remaining width.
    #[must_use]
    pub const fn share(share: u16) -> Column {
        Column { width: 0, share, align: Align::Centre }
    }

    /// The same column with words at the left.
    #[must_use]
    pub const fn left(self) -> Column {
        Column { align: Align::Left, ..self }
    }

    /// The same column with words at the right.
    #[must_use]
    pub const fn right(self) -> Column {
        Column { align: Align::Right, ..self }
    }
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Row {
    /// Cells from left to right; a wide cell stands for several columns, a column under a tall cell has none.
    pub cells: Vec<Cell>,
    /// Least height; the words may ask for more.
    pub height: Len,
}

impl Row {
    /// A row of at least this height.
    #[must_use]
    pub const fn new(height: Len, cells: Vec<Cell>) -> Row {
        Row { cells, height }
    }

    /// A row of plain words.
    #[must_use]
    pub fn words<W: Into<String>>(height: Len, words: impl IntoIterator<Item = W>) -> Row {
        Row { cells: words.into_iter().map(Cell::new).collect(), height }
    }
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Cell {
    /// What it says; may be empty.
    pub pieces: Vec<Piece>,
    /// How many columns it covers, 1 or more.
    pub wide: u8,
    /// How many rows it covers, 1 or more (within the head or within the body).
    pub tall: u8,
    /// Percentage of black behind it, 0 for white.
    pub grey: u8,
    /// Where its words stand, if not as its column says.
    pub align: Option<Align>,
    /// Its font, if not the table's.
    pub role: Option<Role>,
}

impl Cell {
    /// A cell of plain words.
    #[must_use]
    pub fn new(words: impl Into<String>) -> Cell {
        let words: String = words.into();
        Cell::of(if words.is_empty() { Vec::new() } else { vec![Piece::Words(words)] })
    }

    /// A cell of pieces, such as a box to tick.
    #[must_use]
    pub const fn of(pieces: Vec<Piece>) -> Cell {
        Cell { pieces, wide: 1, tall: 1, grey: 0, align: None, role: None }
    }

    /// The same cell over several columns.
    #[must_use]
    pub fn wide(self, wide: u8) -> Cell {
        Cell { wide: wide.max(1), ..self }
    }

    /// The same cell over several rows.
    #[must_use]
    pub fn tall(self, tall: u8) -> Cell {
        Cell { tall: tall.max(1), ..self }
    }

    /// The same cell on grey.
    #[must_use]
    pub fn grey(self, percent: u8) -> Cell {
        Cell { grey: percent, ..self }
    }

    /// The same cell aligned so.
    #[must_use]
    pub fn align(self, align: Align) -> Cell {
        Cell { align: Some(align), ..self }
    }

    /// The same cell in another font.
    #[must_use]
    pub fn role(self, role: Role) -> Cell {
        Cell { role: Some(role), ..self }
    }
}
