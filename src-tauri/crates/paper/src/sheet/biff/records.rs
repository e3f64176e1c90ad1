//! The record stream of an old Excel book: records with their bodies, read by place or in turn, never past their end.
use super::super::refusal::Unreadable;

/// Goes on with the record before it.
pub(super) const CONTINUE: u16 = 0x003C;

/// One record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record<'s> {
    /// Where it begins in the stream.
    pub at: usize,
    pub kind: u16,
    pub body: &'s [u8],
}

/// The records of a stream in turn.
#[derive(Debug)]
pub(super) struct Records<'s> {
    stream: &'s [u8],
    at: usize,
}

impl<'s> Records<'s> {
    pub(super) fn new(stream: &'s [u8]) -> Self {
        Records { stream, at: 0 }
    }

    /// The next record; `None` at the end of the stream.
    ///
    /// # Refuses
    /// A record that the stream ends within.
    pub(super) fn next(&mut self) -> Result<Option<Record<'s>>, Unreadable> {
        let at = self.at;
        // A few bytes that pad the stream are no record.
        let Some([kind_low, kind_high, size_low, size_high]) = self.stream.get(at..at + 4) else { return Ok(None) };
        let size = usize::from(u16::from_le_bytes([*size_low, *size_high]));
        let body = self.stream.get(at + 4..at + 4 + size).ok_or_else(broken)?;
        self.at = at + 4 + size;
        Ok(Some(Record { at, kind: u16::from_le_bytes([*kind_low, *kind_high]), body }))
    }

    /// A record's body with all that goes on with it.
    pub(super) fn with_continued(&mut self, body: &'s [u8]) -> Result<Vec<&'s [u8]>, Unreadable> {
        let mut parts = vec![body];
        loop {
            let before = self.at;
            match self.next()? {
                Some(record) if record.kind == CONTINUE => parts.push(record.body),
                _ => {
                    self.at = before;
                    return Ok(parts);
                }
            }
        }
    }
}

/// The bytes of a body, taken in turn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Body<'s>(pub &'s [u8]);

impl<'s> Body<'s> {
    pub(super) fn bytes(&mut self, count: usize) -> Result<&'s [u8], Unreadable> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or_else(broken)?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Unreadable> {
        let (taken, rest) = self.0.split_first_chunk::<N>().ok_or_else(broken)?;
        self.0 = rest;
        Ok(*taken)
    }

    pub(super) fn u8(&mut self) -> Result<u8, Unreadable> {
        self.array::<1>().map(|[byte]| byte)
    }

    pub(super) fn u16(&mut self) -> Result<u16, Unreadable> {
        self.array().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Result<u32, Unreadable> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn f64(&mut self) -> Result<f64, Unreadable> {
        self.array().map(f64::from_le_bytes)
    }
}

pub(super) fn broken() -> Unreadable {
    Unreadable::corrupt("工作簿内容不完整")
}
