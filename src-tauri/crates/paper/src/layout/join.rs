//! Lines that touch end to end become one, so that a table's borders are a few long lines.

use crate::page::{Item, Len};

/// Joins solid upright and level lines of equal thickness that touch or overlap; the joined ones stand where the first stood.
pub(super) fn join_lines(items: &mut Vec<Item>) {
    let mut level: Vec<Span> = Vec::new();
    let mut upright: Vec<Span> = Vec::new();
    items.retain(|item| match item {
        Item::Line([a, b, c, d], thick, false) if b == d => {
            level.push(Span { thick: *thick, at: *b, from: *a.min(c), to: *a.max(c) });
            false
        }
        Item::Line([a, b, c, d], thick, false) if a == c => {
            upright.push(Span { thick: *thick, at: *a, from: *b.min(d), to: *b.max(d) });
            false
        }
        _ => true,
    });
    items.extend(joined(level).into_iter().map(|s| Item::Line([s.from, s.at, s.to, s.at], s.thick, false)));
    items.extend(joined(upright).into_iter().map(|s| Item::Line([s.at, s.from, s.at, s.to], s.thick, false)));
}

/// A line on one axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Span {
    thick: Len,
    at: Len,
    from: Len,
    to: Len,
}

fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        match out.last_mut() {
            Some(last) if last.thick == span.thick && last.at == span.at && span.from <= last.to => {
                last.to = last.to.max(span.to);
            }
            _ => out.push(span),
        }
    }
    out
}
