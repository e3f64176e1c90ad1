//! One font file: its glyphs and widths looked up, its used glyphs cut out for embedding.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use printpdf::{AzulParsedFont, FontType, ParsedFont};
use rust_fontconfig::FontBytes;

use super::FontFault;

/// A TrueType font in memory.
#[derive(Debug)]
pub(crate) struct Face {
    font: ParsedFont,
}

/// The numbers of a font that a PDF font descriptor wants, in thousandths of the font size.
pub(crate) struct Measures {
    pub ascent: i64,
    pub descent: i64,
    pub cap_height: i64,
    pub bounds: [i64; 4],
    pub stem: i64,
}

impl Face {
    /// Reads the file (the first font of a collection) without copying its outlines.
    pub(crate) fn read(path: &Path) -> Result<Face, FontFault> {
        let fault = |cause: String| FontFault { path: path.to_path_buf(), cause };
        let bytes = std::fs::read(path).map_err(|error| fault(kehou_school::disk::said(&error)))?;
        let shared = Arc::new(FontBytes::Owned(Arc::from(bytes)));
        let mut warnings = Vec::new();
        let font = AzulParsedFont::from_bytes_shared(shared, 0, &mut warnings)
            .ok_or_else(|| fault("不是可用的字体".to_owned()))?;
        if !matches!(font.font_type, FontType::TrueType) {
            return Err(fault("不是 TrueType 字体".to_owned()));
        }
        Ok(Face { font: ParsedFont::from_azul(font) })
    }

    /// Glyph number and advance (thousandths of the font size) of a character, if the font has it.
    pub(crate) fn glyph(&self, c: char) -> Option<(u16, u16)> {
        let gid = self.font.lookup_glyph_index(u32::from(c)).filter(|gid| *gid != 0)?;
        let advance = self.scaled(i64::from(self.font.get_horizontal_advance(gid)));
        Some((gid, u16::try_from(advance).unwrap_or(u16::MAX)))
    }

    /// The PostScript name, as the font tells it.
    pub(crate) fn name(&self) -> String {
        let plain = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
        let name: String = self.font.font_name.iter().flat_map(|n| n.chars()).filter(plain).collect();
        if name.is_empty() { "Font".to_owned() } else { name }
    }

    /// A font program with only these glyphs (and .notdef as glyph 0); glyph i+1 of it is `gids[i]`.
    /// `gids` ascend.
    pub(crate) fn subset(&self, gids: &[u16]) -> Result<Vec<u8>, String> {
        let wanted: BTreeMap<u16, String> = gids.iter().map(|gid| (*gid, String::new())).collect();
        printpdf::subset_font(&self.font, &wanted).map(|subset| subset.bytes)
    }

    /// What the font descriptor needs.
    pub(crate) fn measures(&self) -> Measures {
        let m = &self.font.pdf_font_metrics;
        let at = |v: i16| self.scaled(i64::from(v));
        let weight = i64::from(m.us_weight_class);
        Measures {
            ascent: at(m.ascender),
            descent: at(m.descender),
            cap_height: at(m.ascender) * 7 / 10,
            bounds: [at(m.x_min), at(m.y_min), at(m.x_max), at(m.y_max)],
            // No table carries the stem; this is the estimate PDF makers use for a weight class.
            stem: 50 + (weight / 65) * (weight / 65),
        }
    }

    fn scaled(&self, units: i64) -> i64 {
        let em = i64::from(self.font.pdf_font_metrics.units_per_em).max(1);
        (units * 1000 + em / 2).div_euclid(em)
    }
}
