//! Smaller copies of a picture.

use super::decode::{Fault, Pixels, decode};
use super::encode::{Loss, encode};
use super::format::Format;
use super::scale::Raster;
use crate::config::Pictures;

/// A copy of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// In pixels.
    pub width: u32,
    /// A WebP file.
    pub bytes: Vec<u8>,
}

/// What is saved less than this, in bytes, is not worth another file.
const WORTH: usize = 1024;

/// The copies of a picture, from the smallest. None of what would gain nothing by it: a picture that is
/// smaller as it is, one that moves, and what is no picture that hobnob reads.
///
/// The same bytes always make the same copies.
///
/// # Errors
/// When the picture is damaged or too large.
pub fn develop(bytes: &[u8], settings: &Pictures) -> Result<Vec<Copy>, Fault> {
    let Some(format) = Format::of(bytes).filter(|_| !settings.widths.is_empty()) else {
        return Ok(Vec::new());
    };
    let Some(Pixels { image, profile }) = decode(bytes, format)? else {
        return Ok(Vec::new());
    };
    let raster = Raster::of(image);
    let widths = widths(raster.width, &settings.widths);
    let printer = Printer { raster, format, profile, length: bytes.len(), settings };
    let mut copies: Vec<Copy> = Vec::new();
    for width in widths.iter().rev() {
        let Some(copy) = printer.copy(*width) else { return Ok(Vec::new()) };
        // A narrow one that takes no less than a wider one is of use to nobody.
        if copies.last().is_none_or(|wider| copy.bytes.len() < wider.bytes.len()) {
            copies.push(copy);
        }
    }
    copies.reverse();
    let pays = copies.last().is_some_and(|largest| largest.bytes.len() + WORTH < bytes.len());
    Ok(if pays { copies } else { Vec::new() })
}

/// How wide the copies of a picture are that is itself `own` wide: those that are `wanted` and really
/// smaller, and last one in its own width or the widest that is wanted.
pub fn widths(own: u32, wanted: &[u32]) -> Vec<u32> {
    let Some(widest) = wanted.iter().max() else {
        return Vec::new();
    };
    let last = own.min(*widest);
    // One that is hardly smaller is worth no file of its own.
    let is_smaller = |width: &&u32| u64::from(**width) * 10 < u64::from(last) * 9;
    let mut widths: Vec<u32> = wanted.iter().filter(is_smaller).copied().collect();
    widths.push(last);
    widths
}

/// A picture of which copies are made.
struct Printer<'a> {
    raster: Raster<'static>,
    format: Format,
    profile: Option<Vec<u8>>,
    /// Of the original, in bytes.
    length: usize,
    settings: &'a Pictures,
}

impl Printer<'_> {
    fn copy(&self, width: u32) -> Option<Copy> {
        let raster = self.raster.scaled(width).ok()?;
        let with = |loss| encode(&raster, loss, self.profile.as_deref());
        // Drawings and screenshots stay sharp as long as that is not dearer than they were.
        let sharp = (self.format == Format::Png).then(|| with(Loss::None)).flatten();
        let sharp = sharp.filter(|bytes| bytes.len() <= self.share(width));
        let bytes = sharp.or_else(|| with(Loss::Quality(self.settings.quality)));
        bytes.map(|bytes| Copy { width, bytes })
    }

    /// How many bytes of the original fall to a copy of this width.
    fn share(&self, width: u32) -> usize {
        let (width, own) = (width as usize, self.raster.width.max(1) as usize);
        self.length.saturating_mul(width) / own
    }
}

#[cfg(test)]
mod tests {
    use image::ImageFormat;
    use img_parts::jpeg::Jpeg;
    use img_parts::{ImageEXIF, ImageICC};
    use proptest::prelude::*;

    use super::*;
    use crate::picture::sample;

    fn settings(widths: &[u32]) -> Pictures {
        Pictures { widths: widths.to_vec(), ..Pictures::default() }
    }

    /// The measures of every copy.
    fn copies(bytes: &[u8], widths: &[u32]) -> Vec<(u32, u32)> {
        let copies = develop(bytes, &settings(widths)).unwrap();
        let shown = copies.iter().map(|copy| {
            let shown = image::load_from_memory(&copy.bytes).unwrap();
            assert_eq!((shown.width(), Format::of(&copy.bytes)), (copy.width, Some(Format::WebP)));
            (shown.width(), shown.height())
        });
        shown.collect()
    }

    #[test]
    fn a_copy_is_really_smaller_or_as_wide_as_the_picture() {
        let wanted = [480, 960, 1600];
        let expected: [(u32, &[u32]); 6] = [
            (6000, &[480, 960, 1600]),
            (1600, &[480, 960, 1600]),
            (1400, &[480, 960, 1400]),
            (1000, &[480, 1000]),
            (500, &[500]),
            (1, &[1]),
        ];
        for (own, expected) in expected {
            assert_eq!(widths(own, &wanted), expected, "{own}");
        }
        assert_eq!(widths(1000, &[]), [0; 0]);
    }

    #[test]
    fn every_format_becomes_smaller_copies() {
        let picture = sample::landscape(90, 60);
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let made = copies(&sample::file(&picture, format), &[30, 60]);
            assert_eq!(made, [(30, 20), (60, 40)], "{format:?}");
        }
    }

    #[test]
    fn a_photograph_is_turned_upright() {
        let mut file = Jpeg::from_bytes(sample::photograph(90, 60).into()).unwrap();
        file.set_exif(Some(sample::exif().into()));
        assert_eq!(copies(&file.encoder().bytes(), &[30]), [(30, 45)]);
    }

    #[test]
    fn what_its_colours_mean_goes_along() {
        let wide = [&[0; 16][..], b"RGB ", b"a wide space of colours"].concat();
        let press = [&[0; 16][..], b"CMYK"].concat();
        let usual = [&wide[..], b"sRGB IEC61966-2.1"].concat();
        let made = |profile: &[u8]| {
            let mut file = Jpeg::from_bytes(sample::photograph(90, 60).into()).unwrap();
            file.set_icc_profile(Some(profile.to_vec().into()));
            let copies = develop(&file.encoder().bytes(), &settings(&[30])).unwrap();
            copies.first().map(|copy| {
                let file = img_parts::webp::WebP::from_bytes(copy.bytes.clone().into()).unwrap();
                file.icc_profile().map(|profile| profile.to_vec())
            })
        };
        assert_eq!(made(&wide), Some(Some(wide.clone())));
        assert_eq!(made(&usual), Some(None));
        assert_eq!(made(&press), None);
    }

    #[test]
    fn a_picture_that_is_smaller_as_it_is_stays_alone() {
        let plain = image::RgbImage::from_pixel(4, 4, image::Rgb([9, 9, 9]));
        let file = sample::file(&plain.into(), ImageFormat::Png);
        assert_eq!(copies(&file, &[480]), []);
        assert_eq!(copies(b"GIF89a", &[480]), []);
    }

    #[test]
    fn no_file_takes_more_memory_than_there_is() {
        let mut png = sample::file(&sample::landscape(9, 6), ImageFormat::Png);
        png[16..24].copy_from_slice(&[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
        // The sum of its head, which a decoder would look at first.
        let sum = crc(&png[12..29]).to_be_bytes();
        png[29..33].copy_from_slice(&sum);
        assert_eq!(develop(&png, &settings(&[480])), Err(Fault::Large(4294)));
    }

    fn crc(bytes: &[u8]) -> u32 {
        bytes.iter().fold(u32::MAX, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
                sum >> 1 ^ if sum & 1 == 1 { 0xedb8_8320 } else { 0 }
            })
        }) ^ u32::MAX
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        #[test]
        fn no_damage_is_more_than_a_fault(
            format in prop::sample::select(vec![ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP]),
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
            length in any::<prop::sample::Index>(),
        ) {
            let mut bytes = sample::file(&sample::landscape(40, 30), format);
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            bytes.truncate(length.index(bytes.len()) + 1);
            let _ = develop(&bytes, &settings(&[20]));
            if crate::picture::location::of(&bytes) == crate::picture::location::Location::Told {
                crate::picture::location::without(&bytes);
            }
        }
    }
}
