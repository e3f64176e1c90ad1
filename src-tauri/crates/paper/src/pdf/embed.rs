//! The fonts of a paper, cut to the characters used and tied to their Unicode meaning.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object, ObjectId, dictionary};
use printpdf::ToUnicodeCMap;

use super::commands::{Codes, FaceCodes};
use super::{Packer, PdfFault, fault};
use crate::font::{Face, Fonts};

/// Adds every used font to the document and returns the dictionary that names them F0, F1 ….
pub(super) fn fonts(
    document: &mut lopdf::Document,
    packer: &mut Packer,
    codes: &Codes,
    fonts: &Fonts,
) -> Result<Dictionary, PdfFault> {
    let mut named = dictionary! {};
    for (number, used) in &codes.faces {
        let face = fonts.face(*number).ok_or_else(|| fault("字体", "用到的字体没有打开"))?;
        named.set(format!("F{number}"), embed(document, packer, face, used)?);
    }
    Ok(named)
}

/// One font as PDF wants it: Type 0 over a cut TrueType program, codes mapped to glyphs and to Unicode.
fn embed(
    document: &mut lopdf::Document,
    packer: &mut Packer,
    face: &Face,
    used: &FaceCodes,
) -> Result<ObjectId, PdfFault> {
    let gids: Vec<u16> = used.used.iter().map(|(_, g)| g.gid).collect::<BTreeSet<u16>>().into_iter().collect();
    let program = face.subset(&gids).map_err(|e| fault("裁剪字体", e))?;
    let name = format!("{}+{}", tag(used), face.name());
    let length = i64::try_from(program.len()).unwrap_or(i64::MAX);
    let program = document.add_object(packer.stream(dictionary! { "Length1" => length }, &program));
    let m = face.measures();
    let descriptor = document.add_object(dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => name.as_str(),
        "Flags" => 4,
        "FontBBox" => m.bounds.map(Object::Integer).to_vec(),
        "ItalicAngle" => 0,
        "Ascent" => m.ascent,
        "Descent" => m.descent,
        "CapHeight" => m.cap_height,
        "StemV" => m.stem,
        "FontFile2" => program,
    });
    let map = document.add_object(packer.stream(dictionary! {}, &glyph_map(used, &gids)));
    let meaning = document.add_object(packer.stream(dictionary! {}, unicode_map(used, &name).as_bytes()));
    let widths: Vec<Object> = used.used.iter().map(|(_, g)| Object::Integer(i64::from(g.advance))).collect();
    let descendant = document.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "CIDFontType2",
        "BaseFont" => name.as_str(),
        "CIDSystemInfo" => dictionary! {
            "Registry" => Object::string_literal("Adobe"),
            "Ordering" => Object::string_literal("Identity"),
            "Supplement" => 0,
        },
        "FontDescriptor" => descriptor,
        "DW" => 1000,
        "W" => vec![Object::Integer(1), Object::Array(widths)],
        "CIDToGIDMap" => map,
    });
    Ok(document.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "Type0",
        "BaseFont" => name.as_str(),
        "Encoding" => "Identity-H",
        "DescendantFonts" => vec![Object::Reference(descendant)],
        "ToUnicode" => meaning,
    }))
}

/// Two bytes for each code from 0 on: the glyph's number in the cut program, where used glyphs follow glyph 0 in order.
fn glyph_map(used: &FaceCodes, gids: &[u16]) -> Vec<u8> {
    let place = |gid: u16| gids.binary_search(&gid).map_or(0, |i| i + 1);
    let glyphs = used.used.iter().map(|(_, g)| u16::try_from(place(g.gid)).unwrap_or(0));
    std::iter::once(0).chain(glyphs).flat_map(u16::to_be_bytes).collect()
}

/// What each code means, for search and copy.
fn unicode_map(used: &FaceCodes, name: &str) -> String {
    let meant = (1_u32..).zip(&used.used).map(|(code, (c, _))| (code, vec![u32::from(*c)]));
    ToUnicodeCMap { mappings: meant.collect() }.to_cmap_string(name)
}

/// Six letters that mark a cut font, made from its characters so that different cuts differ.
fn tag(used: &FaceCodes) -> String {
    let mut sum = used
        .used
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |h, (c, _)| (h ^ u64::from(u32::from(*c))).wrapping_mul(0x0100_0000_01b3));
    let mut letters = String::with_capacity(6);
    for _ in 0..6 {
        letters.push(char::from(b'A' + u8::try_from(sum % 26).unwrap_or(0)));
        sum /= 26;
    }
    letters
}
