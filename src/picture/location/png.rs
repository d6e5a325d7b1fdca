//! The place in a PNG file: in its `eXIf` chunk, and in texts that others wrote there.

use img_parts::png::{Png, PngChunk};
use img_parts::{Bytes, ImageEXIF};

use super::{exif, is_in_packet};

/// Whether it tells where it was taken.
pub(super) fn tells(bytes: &[u8]) -> bool {
    let Ok(file) = Png::from_bytes(Bytes::copy_from_slice(bytes)) else {
        return false;
    };
    file.exif().is_some_and(|tiff| exif::is_told(&tiff)) || file.chunks().iter().any(may_tell)
}

/// The same picture without the place.
pub(super) fn without(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut file = Png::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    let exif = file.exif().and_then(|tiff| exif::without(&tiff));
    file.chunks_mut().retain(|chunk| !may_tell(chunk));
    file.set_exif(exif.map(Bytes::from));
    Some(file.encoder().bytes().to_vec())
}

/// A text that may name a place. Older programs put all of Exif or XMP into one, as a profile in
/// hexadecimal digits that is packed or not.
fn may_tell(chunk: &PngChunk) -> bool {
    let text = chunk.contents();
    let is_profile = text.starts_with(b"Raw profile type ");
    let is_xmp = text.starts_with(b"XML:com.adobe.xmp");
    // A packed packet is not unpacked to look: it goes with the rest.
    let is_packed = is_xmp && text.get(18) == Some(&1);
    match &chunk.kind() {
        b"tEXt" | b"zTXt" => is_profile || is_in_packet(text),
        b"iTXt" => is_profile || is_packed || is_in_packet(text),
        _ => false,
    }
}
