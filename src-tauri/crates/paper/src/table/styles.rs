//! The looks of cells: fonts, borders, number formats, and the room a text takes.
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Note};

use super::{Align, Column, Kind, Look, TableCell};

/// The font every Chinese Windows has, and every other system substitutes.
pub(super) const FONT: &str = "宋体";
const BODY_PT: f64 = 10.5;
const HEAD_GREY: Color = Color::RGB(0xF2F2F2);
const OUT_GREY: Color = Color::RGB(0xD9D9D9);
const WRONG_RED: Color = Color::RGB(0xFBE3E1);
const WRONG_INK: Color = Color::RGB(0xB3261E);
/// The height of one line of body text.
const LINE_PT: f64 = 15.0;
const PADDING_PT: f64 = 5.0;

fn base() -> Format {
    Format::new().set_font_name(FONT).set_font_size(BODY_PT).set_align(FormatAlign::VerticalCenter)
}

pub(super) fn title(first: bool) -> Format {
    base().set_font_size(if first { 16.0 } else { 14.0 }).set_bold().set_align(FormatAlign::Center).set_text_wrap()
}

/// A line over all or some columns, without a border.
pub(super) fn line(align: Align) -> Format {
    base().set_align(horizontal(align)).set_text_wrap().set_num_format("@")
}

pub(super) fn head(greyed: bool) -> Format {
    bordered(base().set_bold().set_align(FormatAlign::Center).set_text_wrap().set_num_format("@"))
        .set_background_color(if greyed { OUT_GREY } else { HEAD_GREY })
}

pub(super) fn heading() -> Format {
    bordered(base().set_bold().set_num_format("@")).set_background_color(HEAD_GREY)
}

/// A cell of the body.
pub(super) fn body(column: &Column, cell: &TableCell, look: Look, greyed: bool) -> Format {
    let kind = match cell {
        TableCell::Empty => column.kind,
        TableCell::Text(_) => Kind::Text,
        TableCell::Money(_) => Kind::Money,
        TableCell::Number(_) | TableCell::Milli(_) => Kind::Number,
        TableCell::Date(_) => Kind::Date,
    };
    let align = column.align.unwrap_or(usual(kind));
    let format = bordered(kept(base(), kind)).set_align(horizontal(align)).set_text_wrap();
    // Nothing sticks to the lines between cells; money keeps off them by its own number format.
    let format = if align == Align::Centre || kind == Kind::Money { format } else { format.set_indent(1) };
    let format = if look == Look::Sum { format.set_bold() } else { format };
    if greyed || column.greyed { format.set_background_color(OUT_GREY) } else { format }
}

/// A cell to be corrected.
pub(super) fn wrong(format: Format) -> Format {
    format.set_background_color(WRONG_RED).set_font_color(WRONG_INK)
}

/// A note on a cell.
pub(super) fn note(text: &str) -> Note {
    Note::new(text).add_author_prefix(false).set_font_name(FONT).set_font_size(9)
}

/// A whole column of a form: the rows below the head keep what is typed as what it is.
pub(super) fn entry(column: &Column) -> Format {
    kept(base(), column.kind).set_align(horizontal(column.align.unwrap_or(usual(column.kind)))).set_unlocked()
}

/// The number format that keeps a kind as it is.
fn kept(format: Format, kind: Kind) -> Format {
    match kind {
        Kind::Text => format.set_num_format("@"),
        // The blank of a bracket's width keeps the last digit off the border.
        Kind::Money => format.set_num_format("#,##0.00_ "),
        Kind::Number => format,
        Kind::Date => format.set_num_format("yyyy-mm-dd"),
    }
}

fn usual(kind: Kind) -> Align {
    match kind {
        Kind::Text => Align::Left,
        Kind::Money | Kind::Number => Align::Right,
        Kind::Date => Align::Centre,
    }
}

fn horizontal(align: Align) -> FormatAlign {
    match align {
        Align::Left => FormatAlign::Left,
        Align::Centre => FormatAlign::Center,
        Align::Right => FormatAlign::Right,
    }
}

fn bordered(format: Format) -> Format {
    format.set_border(FormatBorder::Thin)
}

/// The room a text takes in Latin characters: a character outside Latin takes two.
pub(super) fn room(text: &str) -> usize {
    text.chars().map(|c| if u32::from(c) < 0x0250 { 1 } else { 2 }).sum()
}

/// Lines a text takes in a cell that wide; a cell loses about two characters to its edges and indent.
pub(super) fn lines(text: &str, width: usize) -> usize {
    let width = width.saturating_sub(2).max(2);
    text.split('\n').map(|line| room(line).div_ceil(width).max(1)).sum()
}

/// The height of a row whose fullest cell has that many lines.
pub(super) fn height(lines: usize) -> f64 {
    // Excel allows no row higher than 409 points.
    (LINE_PT * f64::from(u16::try_from(lines).unwrap_or(u16::MAX)) + PADDING_PT).min(409.0)
}
