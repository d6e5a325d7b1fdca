//! How large an image is, read from its first bytes. What cannot be measured has no size, which is
//! no fault: browsers will find out.

use std::fs::File;
use std::io::{BufReader, Read};
use std::ops::RangeInclusive;
use std::path::Path;

use exif::{In, Reader, Tag};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::Size;

/// How much of a file is looked at, where its format does not say where to look.
const FIRST: u64 = 64 * 1024;

/// The size at which a browser shows the image in the file at `disk`.
pub(super) fn size(disk: &Path) -> Option<Size> {
    let ending = disk.extension()?.to_str()?.to_ascii_lowercase();
    match ending.as_str() {
        "svg" => of_svg(&first_bytes(&mut File::open(disk).ok()?)?),
        "jpg" | "jpeg" => of_jpeg(disk),
        "png" | "gif" | "webp" | "avif" | "jxl" | "bmp" | "ico" | "heic" => of_pixels(disk),
        _ => None,
    }
}

fn of_pixels(disk: &Path) -> Option<Size> {
    let size = imagesize::size(disk).ok()?;
    let (width, height) = (size.width.try_into().ok()?, size.height.try_into().ok()?);
    (width > 0 && height > 0).then_some(Size { width, height })
}

/// Cameras save a picture as the sensor saw it, and beside it which way is up.
fn of_jpeg(disk: &Path) -> Option<Size> {
    let Size { width, height } = of_pixels(disk)?;
    let is_turned = orientation(disk).is_some_and(|orientation| TURNED.contains(&orientation));
    Some(if is_turned { Size { width: height, height: width } } else { Size { width, height } })
}

/// The orientations that swap width and height.
const TURNED: RangeInclusive<u32> = 5..=8;

/// Which way is up in a photograph (Exif 3.0, tag 0x0112).
fn orientation(disk: &Path) -> Option<u32> {
    let mut file = BufReader::new(File::open(disk).ok()?);
    let read = Reader::new().continue_on_error(true).read_from_container(&mut file);
    let exif = read.or_else(|error| error.distill_partial_result(|_| ())).ok()?;
    exif.get_field(Tag::Orientation, In::PRIMARY)?.value.get_uint(0)
}

fn first_bytes(file: &mut File) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(FIRST).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// `width` and `height` of the outermost element, else those of its `viewBox`.
fn of_svg(bytes: &[u8]) -> Option<Size> {
    let text = String::from_utf8_lossy(bytes);
    let mut reader = quick_xml::Reader::from_str(&text);
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) | Event::Empty(element) => return of_element(&element),
            Event::Eof => return None,
            _ => {}
        }
    }
}

fn of_element(element: &BytesStart<'_>) -> Option<Size> {
    let value = |name: &str| {
        let attribute = element.try_get_attribute(name).ok()??;
        attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
    };
    let given = |name: &str| value(name).and_then(|length| pixels(&length));
    let seen = value("viewBox").and_then(|numbers| view_box(&numbers));
    let (width, height) = match (given("width"), given("height"), seen) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((w, h))) => (width, width * h / w),
        (None, Some(height), Some((w, h))) => (height * w / h, height),
        (None, None, Some(seen)) => seen,
        _ => return None,
    };
    Some(Size { width: whole(width)?, height: whole(height)? })
}

/// A length of CSS in pixels; none where it depends on what is around it.
fn pixels(length: &str) -> Option<f64> {
    let length = length.trim();
    let unit = length.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '+'));
    let number: f64 = length.strip_suffix(unit)?.parse().ok()?;
    let factor = match unit.trim() {
        "" | "px" => 1.0,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        _ => return None,
    };
    Some(number * factor)
}

fn view_box(numbers: &str) -> Option<(f64, f64)> {
    let numbers = numbers.split([' ', ',', '\n', '\t']).filter(|number| !number.is_empty());
    let numbers: Vec<f64> = numbers.map_while(|number| number.parse().ok()).collect();
    match numbers.as_slice() {
        [_, _, width, height] if *width > 0.0 && *height > 0.0 => Some((*width, *height)),
        _ => None,
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is in the range")]
fn whole(length: f64) -> Option<u32> {
    let rounded = length.round();
    (1.0..=f64::from(u32::MAX)).contains(&rounded).then_some(rounded as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(name: &str, bytes: &[u8]) -> Option<(u32, u32)> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        size(&path).map(|size| (size.width, size.height))
    }

    fn svg(attributes: &str) -> Option<(u32, u32)> {
        let text = format!("<?xml version='1.0'?>\n<!-- a door -->\n<svg {attributes}><g/></svg>");
        measured("a.svg", text.as_bytes())
    }

    #[test]
    fn a_drawing_is_as_large_as_it_says() {
        let expected = [
            ("width='24' height='12px'", Some((24, 12))),
            ("width='1in' height='2.54cm'", Some((96, 96))),
            ("width='100%' height='100%' viewBox='0 0 300 150'", Some((300, 150))),
            ("width='600' viewBox='0,0,300,150'", Some((600, 300))),
            ("viewBox='0 0 0 150'", None),
            ("width='3em' height='4em'", None),
            ("", None),
        ];
        for (attributes, size) in expected {
            assert_eq!(svg(attributes), size, "{attributes}");
        }
        assert_eq!(measured("a.svg", b"no drawing"), None);
    }

    #[test]
    fn a_picture_is_measured_by_its_first_bytes() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x40\0\0\0\xf0".to_vec();
        png.extend([8, 2, 0, 0, 0]);
        assert_eq!(measured("a.PNG", &png), Some((320, 240)));
        assert_eq!(measured("a.png", b"not one"), None);
        assert_eq!(measured("a.txt", &png), None);
    }

    /// A picture of 320 by 240 pixels without pixels, with the given segments in front.
    fn jpeg(segments: &[u8]) -> Vec<u8> {
        let frame = b"\xff\xc0\x00\x11\x08\x00\xf0\x01\x40\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01";
        [b"\xff\xd8", segments, frame, b"\xff\xd9"].concat()
    }

    #[test]
    fn a_photograph_is_as_large_as_it_is_shown() {
        let plain = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00";
        assert_eq!(measured("a.jpg", &jpeg(plain)), Some((320, 240)));
        let turned = b"\xff\xe1\x00\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        assert_eq!(measured("a.jpg", &jpeg(turned)), Some((240, 320)));
    }
}
