//! Pictures for tests, made and not kept.

use std::io::Cursor;

use exif::experimental::Writer;
use exif::{Context, Field, In, Rational, Tag, Value};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

/// A landscape that nobody saw: smooth above, rough below, so that it can neither be packed into nothing
/// nor needs all its bytes.
pub(crate) fn landscape(width: u32, height: u32) -> DynamicImage {
    let pixel = |x: u32, y: u32| {
        let noise = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)) >> 13;
        let rough = if y * 3 > height * 2 { noise % 64 } else { noise % 4 };
        let shade = |part: u32| u8::try_from((part % 190 + rough) & 0xff).unwrap();
        Rgb([shade(x * 180 / width), shade(y * 180 / height), shade((x + y) / 9)])
    };
    RgbImage::from_fn(width, height, pixel).into()
}

/// A picture as a file.
pub(crate) fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A landscape as a camera writes it.
pub(crate) fn photograph(width: u32, height: u32) -> Vec<u8> {
    file(&landscape(width, height), ImageFormat::Jpeg)
}

/// What a camera says: turned to its side, by whom, and taken in Grauwiek.
pub(crate) fn exif() -> Vec<u8> {
    let field = |tag, value| Field { tag, ifd_num: In::PRIMARY, value };
    let degrees = |whole| [(whole, 1), (30, 1), (0, 1)].map(|(num, denom)| Rational { num, denom });
    let fields = [
        field(Tag::Orientation, Value::Short(vec![6])),
        field(Tag::Copyright, Value::Ascii(vec![b"Mara Lind".to_vec()])),
        field(Tag::MakerNote, Value::Undefined(b"Grauwiek".to_vec(), 0)),
        field(Tag::GPSLatitudeRef, Value::Ascii(vec![b"N".to_vec()])),
        field(Tag::GPSLatitude, Value::Rational(degrees(54).to_vec())),
        field(Tag(Context::Gps, 0x1c), Value::Undefined(b"Grauwiek".to_vec(), 0)),
    ];
    let mut writer = Writer::new();
    fields.iter().for_each(|field| writer.push_field(field));
    let mut bytes = Cursor::new(Vec::new());
    writer.write(&mut bytes, true).unwrap();
    bytes.into_inner()
}
