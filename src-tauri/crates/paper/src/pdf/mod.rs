//! Finished pages to the bytes of a PDF: small, quick, its fonts cut to what is used, its text still text.
//!
//! printpdf makes the document (catalogue, outline, information) and cuts the fonts. The pages, their drawing commands and
//! the font tables are written here, for three reasons: printpdf keeps every character of every page as an object of its own
//! until the end, writes on each page anew what three thousand letters share, and numbers characters by their glyph,
//! so that of two characters drawn alike only one can be read back.

mod commands;
mod embed;
mod shared;

use std::fmt;

use flate2::{Compress, CompressError, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Object, ObjectId, SaveOptions, Stream, StringFormat, dictionary};
use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions};

use self::commands::Codes;
use crate::font::Fonts;
use crate::page::{Len, Page};

/// What a PDF viewer shows about a paper.
#[derive(Debug, Clone, Copy, Default)]
pub struct About<'a> {
    /// Its title, shown on the viewer's window.
    pub title: &'a str,
    /// Whose paper it is: the school.
    pub author: &'a str,
}

/// The PDF could not be put together; nothing a clerk did, so the cause is for the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PdfFault {
    /// What was being done and why it failed.
    pub cause: String,
}

impl fmt::Display for PdfFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "不能生成 PDF：{}", self.cause)
    }
}

impl std::error::Error for PdfFault {}

/// The bytes of a PDF with these pages; the same pages are always the same bytes.
///
/// # Errors
/// When a font cannot be cut or the document cannot be assembled.
pub fn bytes(pages: &[Page], about: About<'_>, fonts: &Fonts) -> Result<Vec<u8>, PdfFault> {
    let plan = shared::plan(pages);
    let mut codes = Codes::default();
    let mut packer = Packer::new();
    let mut document = skeleton(pages, about);
    document.version = "1.5".to_owned();
    let resources = document.new_object_id();
    let form_fonts = document.new_object_id();

    let mut drawn = dictionary! {};
    for (number, form) in plan.forms.iter().enumerate() {
        let content = commands::write(form.items(pages), form.height(pages), None, &mut codes);
        let stream = form_stream(&mut packer, &content, form.size(pages), form_fonts);
        drawn.set(format!("X{number}"), document.add_object(stream));
    }

    let tree = document.catalog().and_then(|c| c.get(b"Pages")).and_then(Object::as_reference);
    let tree = tree.map_err(|e| fault("目录", e))?;
    let mut marked = document.page_iter().collect::<Vec<ObjectId>>().into_iter();
    let mut kids = Vec::with_capacity(pages.len());
    for (page, used) in pages.iter().zip(&plan.pages) {
        let content = commands::write(used.own(page), page.height, used.form, &mut codes);
        let place = page.bookmark.as_ref().and_then(|_| marked.next());
        let id = place.unwrap_or_else(|| document.new_object_id());
        dress(&mut document, &mut packer, (tree, id), page, &content);
        kids.push(Object::Reference(id));
    }

    let faces = embed::fonts(&mut document, &mut packer, &codes, fonts)?;
    document.set_object(form_fonts, dictionary! { "Font" => faces.clone() });
    document.set_object(resources, dictionary! { "Font" => faces, "XObject" => drawn });
    document.set_object(
        tree,
        dictionary! {
            "Type" => "Pages",
            "Count" => i64::try_from(kids.len()).unwrap_or(i64::MAX),
            "Kids" => kids,
            "Resources" => resources,
        },
    );
    finish(&mut document, about)?;

    let mut out = Vec::new();
    let options = SaveOptions { use_object_streams: true, use_xref_streams: true, ..SaveOptions::default() };
    document.save_with_options(&mut out, options).map_err(|e| fault("写出", e))?;
    Ok(out)
}

/// What the library says is for no user.
fn fault(doing: &str, _: impl fmt::Display) -> PdfFault {
    PdfFault { cause: format!("{doing}时程序内部出错，请告诉维护人员。") }
}

/// printpdf's document with the outline and, empty, the pages it points to. The other pages are added when they are
/// drawn: printpdf would give each a list of resources and three boxes of its own, 6 kB of memory a page.
fn skeleton(pages: &[Page], about: About<'_>) -> lopdf::Document {
    let mut document = PdfDocument::new(about.title);
    let marks: Vec<&String> = pages.iter().filter_map(|page| page.bookmark.as_ref()).collect();
    document.pages = marks.iter().map(|_| PdfPage::new(Mm(210.0), Mm(297.0), Vec::new())).collect();
    for (i, mark) in marks.into_iter().enumerate() {
        document.add_bookmark(mark, i + 1);
    }
    document.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new())
}

/// Makes a page of its size and its drawing commands, in the place of printpdf's empty one if there is one.
fn dress(
    document: &mut lopdf::Document,
    packer: &mut Packer,
    (tree, id): (ObjectId, ObjectId),
    page: &Page,
    content: &[u8],
) {
    if let Ok(Object::Dictionary(old)) = document.get_object(id) {
        let own = [b"Contents".as_slice(), b"Resources"].map(|key| old.get(key).and_then(Object::as_reference));
        for object in own.into_iter().flatten() {
            document.objects.remove(&object);
        }
    }
    let contents = document.add_object(packer.stream(dictionary! {}, content));
    let size = [Object::Integer(0), Object::Integer(0), points(page.width), points(page.height)];
    document.set_object(
        id,
        dictionary! { "Type" => "Page", "Parent" => tree, "MediaBox" => size.to_vec(), "Contents" => contents },
    );
}

/// Commands shared by several pages, as a form each of them calls by name.
fn form_stream(packer: &mut Packer, content: &[u8], (width, height): (Len, Len), fonts: ObjectId) -> Stream {
    let size = vec![Object::Integer(0), Object::Integer(0), points(width), points(height)];
    packer
        .stream(dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => size, "Resources" => fonts }, content)
}

/// Compresses streams one after another in the same working memory: a compressor of its own for each of thousands of pages
/// would leave a hole of 300 kB between every two of them.
struct Packer(Compress);

impl Packer {
    fn new() -> Packer {
        Packer(Compress::new(Compression::new(6), true))
    }

    /// A compressed stream.
    fn stream(&mut self, mut head: Dictionary, content: &[u8]) -> Stream {
        match self.squeeze(content) {
            Ok(bytes) => {
                head.set("Filter", "FlateDecode");
                Stream::new(head, bytes).with_compression(false)
            }
            // Compressing in memory does not fail; if it ever did, the plain commands are as good.
            Err(_) => Stream::new(head, content.to_vec()),
        }
    }

    fn squeeze(&mut self, content: &[u8]) -> Result<Vec<u8>, CompressError> {
        self.0.reset();
        let mut out = Vec::with_capacity(content.len() / 2 + 64);
        loop {
            let taken = usize::try_from(self.0.total_in()).unwrap_or(content.len());
            let rest = content.get(taken..).unwrap_or_default();
            match self.0.compress_vec(rest, &mut out, FlushCompress::Finish)? {
                Status::StreamEnd => break,
                Status::Ok | Status::BufError => out.reserve(content.len() / 2 + 64),
            }
        }
        out.shrink_to_fit();
        Ok(out)
    }
}

/// A length as a PDF number of points.
fn points(len: Len) -> Object {
    let hundredths = (len + 5) / 10;
    // Two decimals of an A4 side fit a float exactly enough to print as written.
    #[expect(clippy::cast_precision_loss, reason = "a sheet is less than 2^24 hundredths of a point")]
    let value = hundredths as f32 / 100.0;
    Object::Real(value)
}

/// The catalogue and trailer as a printed paper wants them.
fn finish(document: &mut lopdf::Document, about: About<'_>) -> Result<(), PdfFault> {
    let catalog = document.catalog_mut().map_err(|e| fault("目录", e))?;
    if catalog.has(b"Outlines") {
        // printpdf writes this name as a string, which viewers ignore.
        catalog.set("PageMode", "UseOutlines");
    }
    catalog.set("Lang", Object::string_literal("zh-CN"));
    // Printed at its true size: an official letter's margins are part of it.
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true, "PrintScaling" => "None" });
    let info = document.trailer.get(b"Info").and_then(Object::as_reference).map_err(|e| fault("说明", e))?;
    // No date: the clock is not the paper's, and printpdf would say 1970.
    let said = [("Title", about.title), ("Author", about.author), ("Creator", "课后管家")];
    let entries = said.iter().filter(|(_, words)| !words.is_empty()).map(|(key, words)| (*key, utf16(words)));
    document.set_object(info, entries.collect::<Dictionary>());
    // printpdf's identifier is random; equal papers shall be equal bytes.
    document.trailer.remove(b"ID");
    Ok(())
}

/// Words as PDF keeps them outside of pages: UTF-16 with its mark.
fn utf16(words: &str) -> Object {
    let units = std::iter::once(0xFEFF).chain(words.encode_utf16());
    Object::String(units.flat_map(u16::to_be_bytes).collect(), StringFormat::Hexadecimal)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop")]
mod tests;
