//! The order of people in every pay list: by 工号 as people count (T2 before T10), those without one last.
use crate::records::Staff;
use std::cmp::Ordering;

/// By 工号 in natural order, then by row number; an empty 工号 comes last.
pub fn staff_order(one: &Staff, other: &Staff) -> Ordering {
    let (first, second) = (one.staff_no.trim(), other.staff_no.trim());
    (first.is_empty().cmp(&second.is_empty())).then_with(|| natural(first, second)).then(one.id.cmp(&other.id))
}

/// Runs of digits compare as numbers, everything else character by character.
fn natural(one: &str, other: &str) -> Ordering {
    let (mut first, mut second) = (one, other);
    loop {
        let (Some(a), Some(b)) = (first.chars().next(), second.chars().next()) else {
            return first.len().cmp(&second.len()).then_with(|| one.cmp(other));
        };
        let found = if a.is_ascii_digit() && b.is_ascii_digit() {
            let (left, right) = (digits(&mut first), digits(&mut second));
            left.len().cmp(&right.len()).then_with(|| left.cmp(right))
        } else {
            (first, second) = (&first[a.len_utf8()..], &second[b.len_utf8()..]);
            a.cmp(&b)
        };
        if found != Ordering::Equal {
            return found;
        }
    }
}

/// Takes the leading digits off, without their leading noughts.
fn digits<'a>(text: &mut &'a str) -> &'a str {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (run, rest) = text.split_at(end);
    *text = rest;
    run.trim_start_matches('0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_compare_as_numbers() {
        let wanted = ["2", "07", "10", "A2", "A10", "A10b", "B1", "甲3"];
        let mut found = ["甲3", "A10b", "10", "B1", "A10", "2", "A2", "07"];
        found.sort_by(|one, other| natural(one, other));
        assert_eq!(found, wanted);
    }
}
