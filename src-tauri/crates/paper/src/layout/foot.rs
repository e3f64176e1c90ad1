//! Page numbers, the small print at a page's foot, rules and cut lines.

use std::collections::BTreeSet;

use super::Slab;
use super::line::{Line, base_line, measure, natural_width};
use crate::font::{Fonts, Role};
use crate::page::{Align, Item, Len, Numbering, Page, Piece, Section, Style, mm, pt, size};

/// Adds numbers and small print to the pages of a section.
pub(super) fn add(section: &Section, pages: &mut [Page], fonts: &mut Fonts, missing: &mut BTreeSet<char>) {
    let sheet = &section.sheet;
    let count = pages.len();
    for (i, page) in pages.iter_mut().enumerate() {
        let number = i + 1;
        let mut say = |words: &str, style: Style, y: Len| {
            page.items.extend(one_line(words, &style, sheet.left, sheet.text_width(), y, fonts, missing));
        };
        let small = Style::plain(Role::Song, size::LIU);
        // Seven millimetres below the text (GB/T 9704), or in the middle of a narrow margin.
        let below = sheet.height - sheet.bottom;
        match section.numbering {
            Numbering::None => {}
            Numbering::Dashes => {
                let outer = if number % 2 == 1 { Align::Right } else { Align::Left };
                let style = Style { left: 1, right: 1, ..Style::plain(Role::Song, size::SI).align(outer) };
                say(&format!("— {number} —"), style, below + mm(7) + size::SI * 88 / 100);
            }
            Numbering::OfTotal => {
                let style = Style::plain(Role::Song, size::XIAO_WU).align(Align::Right);
                say(&format!("第 {number} 页 共 {count} 页"), style, below + sheet.bottom / 2);
            }
        }
        if !section.footer.is_empty() {
            say(&section.footer, small, below + sheet.bottom / 2);
        }
    }
}

/// Words on a single line whose base line is `y`.
fn one_line(
    words: &str,
    style: &Style,
    left: Len,
    width: Len,
    y: Len,
    fonts: &mut Fonts,
    missing: &mut BTreeSet<char>,
) -> Vec<Item> {
    let atoms = measure(&[Piece::Words(words.to_owned())], style, fonts, missing);
    let x = left + Len::from(style.left) * style.size;
    let room = width - Len::from(style.left + style.right) * style.size;
    Line { atoms: &atoms, style, room, last: true }.place(x, y, fonts, missing)
}

/// A line across the text.
pub(super) fn rule(width: Len, thick: Len) -> Slab {
    let y = thick / 2;
    Slab { height: thick, items: vec![Item::Line([0, y, width, y], thick, false)], ..Slab::default() }
}

/// A dashed line with words in its middle.
pub(super) fn cut(words: &str, width: Len, fonts: &mut Fonts, missing: &mut BTreeSet<char>) -> Slab {
    let style = Style::plain(Role::Song, size::XIAO_WU).align(Align::Centre);
    let atoms = measure(&[Piece::Words(words.to_owned())], &style, fonts, missing);
    let half = natural_width(&atoms) / 2 + if atoms.is_empty() { 0 } else { size::XIAO_WU };
    let (middle, y) = (width / 2, style.pitch / 2);
    let mut items = vec![
        Item::Line([0, y, middle - half, y], pt(60), true),
        Item::Line([middle + half, y, width, y], pt(60), true),
    ];
    items.extend(Line { atoms: &atoms, style: &style, room: width, last: true }.place(
        0,
        base_line(&style),
        fonts,
        missing,
    ));
    Slab { height: style.pitch, above: mm(3), below: mm(2), items, with_next: true, ..Slab::default() }
}
