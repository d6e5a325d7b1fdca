//! The place in a WebP file: in its `EXIF` and `XMP ` chunks.

use img_parts::webp::{CHUNK_XMP, WebP};
use img_parts::{Bytes, ImageEXIF};

use super::{exif, is_in_packet};

/// Whether it tells where it was taken.
pub(super) fn tells(bytes: &[u8]) -> bool {
    let Ok(file) = WebP::from_bytes(Bytes::copy_from_slice(bytes)) else {
        return false;
    };
    let packets = || file.chunks().iter().filter(|chunk| chunk.id() == CHUNK_XMP);
    let mut packets = packets().filter_map(|chunk| chunk.content().data());
    file.exif().is_some_and(|tiff| exif::is_told(tiff_of(&tiff)))
        || packets.any(|packet| is_in_packet(packet))
}

/// The same picture without the place.
pub(super) fn without(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut file = WebP::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    let exif = file.exif().and_then(|tiff| exif::without(tiff_of(&tiff)));
    file.remove_chunks_by_id(CHUNK_XMP);
    file.set_exif(exif.map(Bytes::from));
    Some(file.encoder().bytes().to_vec())
}

/// Some write what begins Exif data in a JPEG file here too.
fn tiff_of(chunk: &[u8]) -> &[u8] {
    chunk.strip_prefix(b"Exif\0\0").unwrap_or(chunk)
}
