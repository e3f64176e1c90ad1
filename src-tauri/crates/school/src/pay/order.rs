//! The order of people in every pay list: by 工号 as people count (T2 before T10), those without one last.
use crate::naming::natural;
use crate::records::Staff;
use std::cmp::Ordering;

/// By 工号 in natural order, then by row number; an empty 工号 comes last.
pub fn staff_order(one: &Staff, other: &Staff) -> Ordering {
    let (first, second) = (one.staff_no.trim(), other.staff_no.trim());
    (first.is_empty().cmp(&second.is_empty())).then_with(|| natural(first, second)).then(one.id.cmp(&other.id))
}
