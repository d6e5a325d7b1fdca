//! Pixels as WebP (RFC 9649).

use img_parts::webp::WebP;
use img_parts::{Bytes, ImageICC};

use super::scale::Raster;

/// How much may be lost.
#[derive(Clone, Copy)]
pub(super) enum Loss {
    /// Nothing.
    None,
    /// From 1 (nearly everything) to 100.
    Quality(u8),
}

/// The bytes of a WebP file; `None` where the picture is too large for one.
pub(super) fn encode(raster: &Raster<'_>, loss: Loss, profile: Option<&[u8]>) -> Option<Vec<u8>> {
    let Raster { width, height, has_alpha, bytes } = raster;
    let encoder = match has_alpha {
        true => webp::Encoder::from_rgba(bytes, *width, *height),
        false => webp::Encoder::from_rgb(bytes, *width, *height),
    };
    let made = match loss {
        Loss::None => encoder.encode_simple(true, 75.0),
        Loss::Quality(quality) => encoder.encode_simple(false, f32::from(quality)),
    };
    let made = made.ok()?;
    match profile {
        Some(profile) => coloured(&made, profile),
        None => Some(made.to_vec()),
    }
}

/// The same with what its colours mean.
fn coloured(made: &[u8], profile: &[u8]) -> Option<Vec<u8>> {
    let mut file = WebP::from_bytes(Bytes::copy_from_slice(made)).ok()?;
    file.set_icc_profile(Some(Bytes::copy_from_slice(profile)));
    Some(file.encoder().bytes().to_vec())
}
