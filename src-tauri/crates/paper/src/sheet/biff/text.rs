//! Texts of old Excel books: in the code page of their time, or in Unicode that may go on in the next record.
use encoding_rs::{
    BIG5, EUC_KR, Encoding, GB18030, MACINTOSH, SHIFT_JIS, UTF_8, UTF_16LE, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
    WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258,
};

use super::super::charset::put_right;
use super::super::refusal::Unreadable;
use super::super::shared::Shared;
use super::records::{Body, broken};

/// The encoding of a code page; Chinese offices' where it is unknown.
pub(super) fn of_code_page(page: u16) -> &'static Encoding {
    match page {
        932 => SHIFT_JIS,
        949 => EUC_KR,
        950 | 10_002 => BIG5,
        1200 => UTF_16LE,
        1250 => WINDOWS_1250,
        1251 => WINDOWS_1251,
        1252 | 0x8001 | 437 | 850 => WINDOWS_1252,
        1253 => WINDOWS_1253,
        1254 => WINDOWS_1254,
        1255 => WINDOWS_1255,
        1256 => WINDOWS_1256,
        1257 => WINDOWS_1257,
        1258 => WINDOWS_1258,
        10_000 | 0x8000 => MACINTOSH,
        65_001 => UTF_8,
        _ => GB18030,
    }
}

/// Bytes of a code page as text.
pub(super) fn decoded(bytes: &[u8], encoding: &'static Encoding) -> String {
    let text = encoding.decode_without_bom_handling(bytes).0;
    if encoding == GB18030 { text.chars().map(put_right).collect() } else { text.into_owned() }
}

/// Unicode texts over a record and all that goes on with it: where characters go on, the next part begins with a flag.
#[derive(Debug)]
pub(super) struct Parts<'s> {
    parts: std::vec::IntoIter<&'s [u8]>,
    now: Body<'s>,
}

impl<'s> Parts<'s> {
    pub(super) fn new(parts: Vec<&'s [u8]>) -> Self {
        let mut parts = parts.into_iter();
        let now = Body(parts.next().unwrap_or_default());
        Parts { parts, now }
    }

    pub(super) fn skip(&mut self, mut count: usize) -> Result<(), Unreadable> {
        while count > 0 {
            if self.now.0.is_empty() {
                self.now = Body(self.parts.next().ok_or_else(broken)?);
            }
            let step = count.min(self.now.0.len());
            self.now.bytes(step)?;
            count -= step;
        }
        Ok(())
    }

    fn begin(&mut self) {
        // What was left of a part can be no header: it was padding.
        while self.now.0.is_empty() {
            match self.parts.next() {
                Some(part) => self.now = Body(part),
                None => return,
            }
        }
    }

    /// A text with its length as 16 bits, flags, and what rich and phonetic texts carry (MS-XLS 2.5.293).
    pub(super) fn text(&mut self) -> Result<String, Unreadable> {
        self.begin();
        let length = usize::from(self.now.u16()?);
        if length == 0 && self.now.0.is_empty() {
            return Ok(String::new());
        }
        let flags = self.now.u8()?;
        let runs = if flags & 8 != 0 { usize::from(self.now.u16()?) * 4 } else { 0 };
        let extra = if flags & 4 != 0 { self.now.u32()? as usize } else { 0 };
        let text = self.characters(length, flags & 1 != 0)?;
        self.skip(runs)?;
        self.skip(extra)?;
        Ok(text)
    }

    /// Characters of one or two bytes each.
    pub(super) fn characters(&mut self, length: usize, mut is_wide: bool) -> Result<String, Unreadable> {
        let mut units: Vec<u16> = Vec::with_capacity(length.min(1 << 15));
        while units.len() < length {
            if self.now.0.is_empty() {
                self.now = Body(self.parts.next().ok_or_else(broken)?);
                is_wide = self.now.u8()? & 1 != 0;
            }
            let width = if is_wide { 2 } else { 1 };
            let count = (length - units.len()).min(self.now.0.len() / width);
            if count == 0 {
                return Err(broken());
            }
            let bytes = self.now.bytes(count * width)?;
            match is_wide {
                true => units.extend(bytes.chunks_exact(2).map(|pair| u16::from(pair[0]) | u16::from(pair[1]) << 8)),
                false => units.extend(bytes.iter().map(|byte| u16::from(*byte))),
            }
        }
        Ok(String::from_utf16_lossy(&units))
    }
}

/// The shared texts of a BIFF8 book (MS-XLS 2.4.265).
pub(super) fn shared(parts: Vec<&[u8]>) -> Result<Shared, Unreadable> {
    let mut parts = Parts::new(parts);
    parts.skip(4)?;
    let count = parts.now.u32()?;
    let mut shared = Shared::default();
    for _ in 0..count {
        parts.begin();
        if parts.now.0.is_empty() {
            // Fewer than were told, as some writers do.
            break;
        }
        shared.push(&parts.text()?)?;
    }
    Ok(shared)
}
