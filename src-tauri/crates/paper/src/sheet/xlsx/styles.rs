//! The cell styles of an xlsx book, as far as they say what a number is shown as.
use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::super::formats::{self, Shown};
use super::super::markup::{attribute, broken};
use super::super::refusal::Unreadable;

/// Per cell style what its numbers are shown as.
#[derive(Debug, Default)]
pub(super) struct Styles(Vec<Shown>);

impl Styles {
    pub(super) fn shown(&self, style: usize) -> Shown {
        self.0.get(style).copied().unwrap_or_default()
    }
}

pub(super) fn read(text: &str) -> Result<Styles, Unreadable> {
    let mut reader = Reader::from_str(text);
    let mut own: BTreeMap<u16, Shown> = BTreeMap::new();
    let mut styles = Vec::new();
    let mut within = false;
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                "numFmt" => {
                    let code = attribute(&tag, "numFmtId").and_then(|code| code.parse().ok());
                    if let (Some(code), Some(pattern)) = (code, attribute(&tag, "formatCode")) {
                        own.insert(code, formats::of_pattern(&pattern));
                    }
                }
                "cellXfs" => within = true,
                "xf" if within => {
                    let code = attribute(&tag, "numFmtId").and_then(|code| code.parse().ok()).unwrap_or(0);
                    styles.push(own.get(&code).copied().unwrap_or_else(|| formats::built_in(code)));
                }
                _ => {}
            },
            Event::End(tag) if tag.local_name().as_ref() == "cellXfs" => within = false,
            Event::Eof => return Ok(Styles(styles)),
            _ => {}
        }
    }
}
