//! Makes a picture of the window small: few colours of its own choice, packed tightly.
use png::{BitDepth, ColorType, Compression, Decoder, Encoder, Filter, Transformations};
use std::collections::BTreeMap;
use std::io::Cursor;

/// So many colours are enough for letters, lines and a few charts.
const COLOURS: usize = 64;
/// Colours nearer than this, squared, are one.
const NEAR: i32 = 120;

type Colour = [u8; 3];

/// A PNG of the same size with at most [`COLOURS`] colours.
pub fn small(png: &[u8]) -> Vec<u8> {
    let mut decoder = Decoder::new(Cursor::new(png));
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut bytes).unwrap();
    let channels = frame.color_type.samples();
    assert!(channels >= 3, "the window's pictures have colours");
    let pixels: Vec<Colour> =
        bytes[..frame.buffer_size()].chunks(channels).map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    let palette = palette(&pixels);
    let mut known: BTreeMap<Colour, u8> = BTreeMap::new();
    let places: Vec<u8> =
        pixels.iter().map(|pixel| *known.entry(*pixel).or_insert_with(|| nearest(&palette, *pixel))).collect();
    let mut packed = Vec::new();
    let mut encoder = Encoder::new(&mut packed, frame.width, frame.height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_compression(Compression::High);
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&places).unwrap();
    writer.finish().unwrap();
    packed
}

/// The colours most of the picture has, none of them near another.
fn palette(pixels: &[Colour]) -> Vec<Colour> {
    let mut counted: BTreeMap<Colour, usize> = BTreeMap::new();
    for pixel in pixels {
        *counted.entry(*pixel).or_default() += 1;
    }
    let mut by_count: Vec<(Colour, usize)> = counted.into_iter().collect();
    by_count.sort_by_key(|(colour, count)| (std::cmp::Reverse(*count), *colour));
    let mut chosen: Vec<Colour> = Vec::new();
    for (colour, _) in by_count {
        if chosen.len() < COLOURS && chosen.iter().all(|other| distance(*other, colour) > NEAR) {
            chosen.push(colour);
        }
    }
    chosen
}

fn nearest(palette: &[Colour], pixel: Colour) -> u8 {
    let places = (0u8..).zip(palette);
    places.min_by_key(|(_, colour)| distance(**colour, pixel)).map_or(0, |(place, _)| place)
}

fn distance(one: Colour, other: Colour) -> i32 {
    one.iter().zip(other).map(|(a, b)| (i32::from(*a) - i32::from(b)).pow(2)).sum()
}

#[test]
fn a_small_picture_keeps_its_size_and_its_colours() {
    let mut png = Vec::new();
    let mut encoder = Encoder::new(&mut png, 3, 1);
    encoder.set_color(ColorType::Rgb);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&[247, 248, 246, 30, 107, 82, 246, 247, 246]).unwrap();
    writer.finish().unwrap();
    let mut decoder = Decoder::new(Cursor::new(small(&png)));
    decoder.set_transformations(Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut bytes).unwrap();
    assert_eq!((frame.width, frame.height), (3, 1));
    let [ground, accent, like_ground] = [0, 3, 6].map(|at| [bytes[at], bytes[at + 1], bytes[at + 2]]);
    assert_eq!(accent, [30, 107, 82]);
    assert_eq!(ground, like_ground);
}
