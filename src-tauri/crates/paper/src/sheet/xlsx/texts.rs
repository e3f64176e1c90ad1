//! The shared texts of an xlsx book, and the escapes that stand in its texts.
use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::super::markup::{broken, entity};
use super::super::refusal::Unreadable;
use super::super::shared::Shared;

/// Reads the shared texts; how many a book says it has is not believed. Readings above the characters are left out.
pub(super) fn read(text: &str) -> Result<Shared, Unreadable> {
    let mut reader = Reader::from_str(text);
    let mut shared = Shared::default();
    let mut found = String::new();
    let (mut taking, mut reading, mut ended) = (false, false, false);
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "t" => taking = !reading,
                "rPh" => reading = true,
                _ => {}
            },
            Event::Text(part) if taking => found.push_str(&part.xml10_content()),
            Event::CData(part) if taking => found.push_str(&part.xml10_content()),
            Event::GeneralRef(name) if taking => found.push_str(&entity(&name.xml10_content())),
            Event::End(tag) => match tag.local_name().as_ref() {
                "t" => taking = false,
                "rPh" => reading = false,
                "si" => {
                    shared.push(&unescaped(&found))?;
                    found.clear();
                }
                "sst" => ended = true,
                _ => {}
            },
            Event::Empty(tag) => match tag.local_name().as_ref() {
                "si" => shared.push("")?,
                "sst" => ended = true,
                _ => {}
            },
            Event::Eof if ended => return Ok(shared),
            Event::Eof => return Err(broken()),
            _ => {}
        }
    }
}

/// `_x000D_` and its kin as the characters they stand for (ECMA-376 22.9.2.19).
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let code = from.get(2..6).filter(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let code = code.filter(|_| from.as_bytes().get(6) == Some(&b'_'));
        match code.and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32) {
            Some(c) => {
                plain.push(c);
                rest = &from[7..];
            }
            None => {
                plain.push_str("_x");
                rest = &from[2..];
            }
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}
