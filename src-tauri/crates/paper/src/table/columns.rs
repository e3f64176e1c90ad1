//! Where columns stand: which share a head cell, and how texts are spread over them by their widths.
use super::{Column, styles};

pub(super) fn columns(specs: &[Column]) -> impl Iterator<Item = (u16, &Column)> {
    (0_u16..).zip(specs)
}

pub(super) fn last_column(specs: &[Column]) -> u16 {
    u16::try_from(specs.len().saturating_sub(1)).unwrap_or(u16::MAX)
}

/// Neighbouring columns under the same head cell of a level: first, last, text.
pub(super) fn groups(specs: &[Column], level: usize) -> Vec<(u16, u16, &str)> {
    let mut groups: Vec<(u16, u16, &str)> = Vec::new();
    let mut before: Option<&[String]> = None;
    for (column, spec) in columns(specs) {
        let path = spec.above.get(..=level);
        match (path, groups.last_mut()) {
            (Some(path), Some(group)) if before == Some(path) => group.1 = column,
            (Some(path), _) => groups.push((column, column, path.last().map_or("", String::as_str))),
            (None, _) => {}
        }
        before = path;
    }
    groups
}

/// Splits the columns into neighbouring shares of about equal width, one per text; `None` when a text would not fit.
pub(super) fn shares(widths: &[usize], texts: &[String]) -> Option<Vec<(u16, u16)>> {
    let (total, count) = (widths.iter().sum::<usize>(), texts.len());
    let mut parts = Vec::new();
    let (mut left, mut used) = (0_usize, 0_usize);
    for (index, text) in texts.iter().enumerate() {
        let goal = total * (index + 1) / count;
        let spare = widths.len().checked_sub(count - index - 1)?;
        let mut right = left;
        let mut width = *widths.get(left)?;
        while right + 1 < spare && (index + 1 == count || used + width + widths.get(right + 1)? / 2 < goal) {
            right += 1;
            width += *widths.get(right)?;
        }
        if styles::room(text) >= width {
            return None;
        }
        parts.push((u16::try_from(left).ok()?, u16::try_from(right).ok()?));
        (left, used) = (right + 1, used + width);
    }
    Some(parts)
}
