//! Finds the merged cells of an ods book, which the reader of its values passes over.
use std::collections::BTreeMap;
use std::io::{BufReader, Cursor};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// Merged ranges (first row, first column, last row, last column) by the sheet's name.
pub(super) type Spans = BTreeMap<String, Vec<(usize, usize, usize, usize)>>;

/// The merged ranges of every sheet; none where the content cannot be followed, for the values are judged elsewhere.
pub(super) fn of(bytes: &[u8]) -> Spans {
    let mut found = Finder::default();
    if let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes))
        && let Ok(content) = archive.by_name("content.xml")
    {
        let mut reader = Reader::from_reader(BufReader::new(content));
        reader.config_mut().expand_empty_elements = true;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(tag)) => found.open(&tag),
                Ok(Event::End(tag)) if tag.local_name().as_ref() == "table-row" => found.row += found.row_repeats,
                Ok(Event::Eof) | Err(_) => break,
                Ok(_) => {}
            }
        }
    }
    found.spans
}

#[derive(Default)]
struct Finder {
    spans: Spans,
    sheet: String,
    row: usize,
    row_repeats: usize,
    column: usize,
}

impl Finder {
    fn open(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "table" => {
                self.sheet = attribute(tag, "name").unwrap_or_default();
                self.row = 0;
            }
            "table-row" => {
                self.row_repeats = count(tag, "number-rows-repeated");
                self.column = 0;
            }
            "table-cell" => {
                let (rows, columns) = (count(tag, "number-rows-spanned"), count(tag, "number-columns-spanned"));
                if rows > 1 || columns > 1 {
                    let range = (self.row, self.column, self.row + rows - 1, self.column + columns - 1);
                    self.spans.entry(self.sheet.clone()).or_default().push(range);
                }
                self.column += count(tag, "number-columns-repeated");
            }
            "covered-table-cell" => self.column += count(tag, "number-columns-repeated"),
            _ => {}
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

/// A count of at least 1 and at most what a sheet can hold.
fn count(tag: &BytesStart<'_>, name: &str) -> usize {
    attribute(tag, name).and_then(|text| text.parse().ok()).unwrap_or(1).clamp(1, 1 << 20)
}
