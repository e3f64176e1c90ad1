//! Finished pages to the bytes of a PDF: small, quick, its fonts cut to what is used, its text still text.
//!
//! printpdf makes the document (pages, outline, information) and cuts the fonts. The pages' drawing commands and the
//! font tables are written here, for three reasons: printpdf keeps every character of every page as an object of its own
//! until the end, writes on each page anew what three thousand letters share, and numbers characters by their glyph,
//! so that of two characters drawn alike only one can be read back.

mod commands;
mod embed;
mod shared;

use std::fmt;
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
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
        write!(out, "不能生成 PDF:{}", self.cause)
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
    let mut document = skeleton(pages, about);
    document.version = "1.5".to_owned();
    let resources = document.new_object_id();
    let form_fonts = document.new_object_id();

    let mut drawn = dictionary! {};
    for (number, form) in plan.forms.iter().enumerate() {
        let content = commands::write(form.items(pages), form.height(pages), None, &mut codes);
        let stream = form_stream(&content, form.size(pages), form_fonts);
        drawn.set(format!("X{number}"), document.add_object(stream));
    }

    let ids: Vec<ObjectId> = document.page_iter().collect();
    for ((page, id), used) in pages.iter().zip(ids).zip(&plan.pages) {
        let content = commands::write(used.own(page), page.height, used.form, &mut codes);
        dress(&mut document, id, page, &content)?;
    }

    let faces = embed::fonts(&mut document, &codes, fonts)?;
    document.set_object(form_fonts, dictionary! { "Font" => faces.clone() });
    document.set_object(resources, dictionary! { "Font" => faces, "XObject" => drawn });
    finish(&mut document, resources, about)?;

    let mut out = Vec::new();
    let options = SaveOptions { use_object_streams: true, use_xref_streams: true, ..SaveOptions::default() };
    document.save_with_options(&mut out, options).map_err(|e| fault("写出", e))?;
    Ok(out)
}

fn fault(doing: &str, cause: impl fmt::Display) -> PdfFault {
    PdfFault { cause: format!("{doing}:{cause}") }
}

/// printpdf's document with empty pages and the outline.
fn skeleton(pages: &[Page], about: About<'_>) -> lopdf::Document {
    let mut document = PdfDocument::new(about.title);
    document.metadata.info.author = about.author.to_owned();
    // The true size is set when the page is dressed; printpdf's lengths are floats.
    document.pages = pages.iter().map(|_| PdfPage::new(Mm(210.0), Mm(297.0), Vec::new())).collect();
    for (i, page) in pages.iter().enumerate() {
        if let Some(mark) = &page.bookmark {
            document.add_bookmark(mark, i + 1);
        }
    }
    document.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new())
}

/// Gives a page its size and its drawing commands.
fn dress(document: &mut lopdf::Document, id: ObjectId, page: &Page, content: &[u8]) -> Result<(), PdfFault> {
    let old = document.get_dictionary(id).map_err(|e| fault("页面", e))?;
    let references = [b"Contents".as_slice(), b"Resources"].map(|key| old.get(key).and_then(Object::as_reference).ok());
    let parent = old.get(b"Parent").cloned().map_err(|e| fault("页面", e))?;
    let [contents, resources] = references;
    // All pages share the resources of their parent, and printpdf's boxes say no more than the page's size.
    if let Some(own) = resources {
        document.objects.remove(&own);
    }
    let contents = contents.unwrap_or_else(|| document.new_object_id());
    document.set_object(contents, packed(dictionary! {}, content));
    let size = [Object::Integer(0), Object::Integer(0), points(page.width), points(page.height)];
    document.set_object(
        id,
        dictionary! { "Type" => "Page", "Parent" => parent, "MediaBox" => size.to_vec(), "Contents" => contents },
    );
    Ok(())
}

/// Commands shared by several pages, as a form each of them calls by name.
fn form_stream(content: &[u8], (width, height): (Len, Len), fonts: ObjectId) -> Stream {
    let size = vec![Object::Integer(0), Object::Integer(0), points(width), points(height)];
    packed(
        dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => size, "Resources" => fonts },
        content,
    )
}

/// A compressed stream.
fn packed(mut head: Dictionary, content: &[u8]) -> Stream {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
    let squeezed = encoder.write_all(content).and_then(|()| encoder.finish());
    match squeezed {
        Ok(bytes) => {
            head.set("Filter", "FlateDecode");
            Stream::new(head, bytes).with_compression(false)
        }
        // Writing into memory does not fail; if it ever did, the plain commands are as good.
        Err(_) => Stream::new(head, content.to_vec()),
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
fn finish(document: &mut lopdf::Document, resources: ObjectId, about: About<'_>) -> Result<(), PdfFault> {
    let catalog = document.catalog_mut().map_err(|e| fault("目录", e))?;
    if catalog.has(b"Outlines") {
        // printpdf writes this name as a string, which viewers ignore.
        catalog.set("PageMode", "UseOutlines");
    }
    catalog.set("Lang", Object::string_literal("zh-CN"));
    // Printed at its true size: an official letter's margins are part of it.
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true, "PrintScaling" => "None" });
    let parent = catalog.get(b"Pages").and_then(Object::as_reference).map_err(|e| fault("目录", e))?;
    let tree = document.get_dictionary_mut(parent).map_err(|e| fault("页面", e))?;
    tree.set("Resources", resources);
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
mod tests;
