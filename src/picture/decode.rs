//! The bytes of a picture as pixels, upright, within limits: whoever puts a picture on a blog may have been
//! sent it by somebody else.

use std::io::Cursor;

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::{DynamicImage, ImageDecoder, ImageResult, Limits};
use serde::{Deserialize, Serialize};

use super::format::Format;
use super::profile::{Profile, profile};

/// The largest picture of which copies are made, in pixels: beyond what any camera makes, a few bytes can
/// ask for all the memory there is.
pub(super) const LARGEST: u64 = 120_000_000;

/// A picture, decoded.
pub(super) struct Pixels {
    /// As it is shown.
    pub(super) image: DynamicImage,
    /// What its colours mean; sRGB where there is none.
    pub(super) profile: Option<Vec<u8>>,
}

/// Why no copies can be made of a picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// It is damaged, or in a way that is not understood; in words.
    Unreadable(String),
    /// It has more pixels than anybody would want to see, in millions.
    Large(u64),
}

/// The picture as pixels; `None` of what would lose by being copied: what moves, and what is meant for
/// a printing press.
pub(super) fn decode(bytes: &[u8], format: Format) -> Result<Option<Pixels>, Fault> {
    let bytes = Cursor::new(bytes);
    match format {
        Format::Jpeg => pixels(JpegDecoder::new(bytes).map_err(unreadable)?, true),
        Format::Png => {
            let decoder = PngDecoder::new(bytes).map_err(unreadable)?;
            let moves = decoder.is_apng().map_err(unreadable)?;
            if moves { Ok(None) } else { pixels(decoder, false) }
        }
        Format::WebP => {
            let decoder = WebPDecoder::new(bytes).map_err(unreadable)?;
            if decoder.has_animation() { Ok(None) } else { pixels(decoder, false) }
        }
    }
}

/// Only of photographs do all browsers know which way is up.
fn pixels(mut decoder: impl ImageDecoder, turns: bool) -> Result<Option<Pixels>, Fault> {
    let (width, height) = decoder.dimensions();
    let count = u64::from(width) * u64::from(height);
    if count > LARGEST {
        return Err(Fault::Large(count / 1_000_000));
    }
    let profile = match profile(decoder.icc_profile().map_err(unreadable)?) {
        Profile::Usual => None,
        Profile::Other(profile) => Some(profile),
        Profile::Foreign => return Ok(None),
    };
    let image = || -> ImageResult<DynamicImage> {
        decoder.set_limits(limits())?;
        let orientation = decoder.orientation()?;
        let mut image = DynamicImage::from_decoder(decoder)?;
        if turns {
            image.apply_orientation(orientation);
        }
        Ok(image)
    };
    let image = image().map_err(unreadable)?;
    Ok(Some(Pixels { image, profile }))
}

/// Eight bytes a pixel, and as much again for the decoder's own work.
fn limits() -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(LARGEST * 16);
    limits
}

fn unreadable(error: image::ImageError) -> Fault {
    let words = error.to_string();
    let mut letters = words.trim_end_matches('.').chars();
    let first = letters.next().map(|first| first.to_ascii_lowercase());
    Fault::Unreadable(first.into_iter().chain(letters).collect())
}
