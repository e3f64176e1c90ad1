//! The texts that the cells of a book share, held without a piece of memory for each.
use super::grid::TEXT_LIMIT;
use super::refusal::Unreadable;

/// How many shared texts one book may have, and of how many bytes together.
const COUNT_LIMIT: usize = 4_000_000;
const BYTE_LIMIT: usize = 96 << 20;

/// The shared texts of a book, one behind the other.
#[derive(Debug, Default)]
pub(super) struct Shared {
    text: String,
    ends: Vec<u32>,
}

impl Shared {
    /// Adds a text.
    ///
    /// # Refuses
    /// More texts than a school's book ever has.
    pub(super) fn push(&mut self, text: &str) -> Result<(), Unreadable> {
        if text.len() > TEXT_LIMIT && text.chars().count() > TEXT_LIMIT {
            return Err(Unreadable::too_large("有一格的文字超过 32767 个字"));
        }
        if self.ends.len() >= COUNT_LIMIT || self.text.len() + text.len() > BYTE_LIMIT {
            return Err(Unreadable::too_large("表格的文字太多"));
        }
        self.text.push_str(text);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        Ok(())
    }

    pub(super) fn get(&self, place: usize) -> Option<&str> {
        let end = *self.ends.get(place)? as usize;
        let begin = place.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        self.text.get(begin..end)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_by_their_place() {
        let mut shared = Shared::default();
        for text in ["张三", "", "1班"] {
            shared.push(text).unwrap();
        }
        assert_eq!([0, 1, 2, 3].map(|place| shared.get(place)), [Some("张三"), Some(""), Some("1班"), None]);
        assert!(shared.push(&"字".repeat(TEXT_LIMIT + 1)).is_err());
        shared.text = "a".repeat(BYTE_LIMIT);
        assert!(shared.push("b").is_err());
    }
}
