//! A picture made smaller.

use std::borrow::Cow;

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeError, ResizeOptions, Resizer};
use image::{DynamicImage, RgbImage, RgbaImage};

/// Pixels of 8 bits a colour, in rows without gaps.
pub(super) struct Raster<'a> {
    pub(super) width: u32,
    pub(super) height: u32,
    /// Whether each pixel has a fourth byte: how much it covers.
    pub(super) has_alpha: bool,
    pub(super) bytes: Cow<'a, [u8]>,
}

impl Raster<'static> {
    /// All pixels of a picture; a deeper one loses what no screen shows.
    pub(super) fn of(image: DynamicImage) -> Self {
        let (width, height) = (image.width(), image.height());
        let has_alpha = image.color().has_alpha();
        let bytes = match has_alpha {
            true => RgbaImage::into_raw(image.into_rgba8()),
            false => RgbImage::into_raw(image.into_rgb8()),
        };
        Self { width, height, has_alpha, bytes: bytes.into() }
    }
}

impl Raster<'_> {
    /// The same picture in this width; in its own, it is shared.
    pub(super) fn scaled(&self, width: u32) -> Result<Raster<'_>, ResizeError> {
        let Self { height, has_alpha, bytes, .. } = self;
        if width == self.width {
            let bytes = Cow::Borrowed(&**bytes);
            return Ok(Raster { width, height: *height, has_alpha: *has_alpha, bytes });
        }
        let height = height_at(width, self.width, self.height);
        let pixel = if *has_alpha { PixelType::U8x4 } else { PixelType::U8x3 };
        let Ok(from) = ImageRef::new(self.width, self.height, bytes, pixel) else {
            return Err(ResizeError::PixelTypesAreDifferent);
        };
        let mut to = Image::new(width, height, pixel);
        let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
        Resizer::new().resize(&from, &mut to, &options)?;
        Ok(Raster { width, height, has_alpha: *has_alpha, bytes: to.into_vec().into() })
    }
}

/// The height that goes with a width, rounded; at least one pixel.
pub(super) fn height_at(width: u32, own_width: u32, own_height: u32) -> u32 {
    let (width, own) = (u64::from(width), u64::from(own_width.max(1)));
    let height = (width * u64::from(own_height) + own / 2) / own;
    u32::try_from(height).unwrap_or(u32::MAX).max(1)
}
