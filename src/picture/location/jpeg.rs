//! The place in a JPEG file (ITU-T T.81): in segments of its own (`APP1`), one of Exif and any of XMP, and
//! in what cameras put behind the picture: a film, or the same picture once more.

use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::{Bytes, ImageEXIF};

use super::{exif, is_in_packet};

/// How segments of XMP begin, the first and those that continue it.
const XMP: &[u8] = b"http://ns.adobe.com/";

/// How the list of what stands behind the picture begins (CIPA DC-007).
const LIST: &[u8] = b"MPF\0";

/// Whether it tells where it was taken.
pub(super) fn tells(bytes: &[u8]) -> bool {
    let (picture, rest) = parted(bytes);
    let Ok(file) = Jpeg::from_bytes(Bytes::copy_from_slice(picture)) else {
        return false;
    };
    let mut packets = file.segments().iter().filter(|segment| is_xmp(segment));
    file.segments().iter().filter_map(exif_of).any(exif::is_told)
        || packets.any(|packet| is_in_packet(packet.contents()))
        || rest_tells(rest)
}

/// The same picture without the place, and without what stands behind it.
pub(super) fn without(bytes: &[u8]) -> Option<Vec<u8>> {
    let (picture, _) = parted(bytes);
    let mut file = Jpeg::from_bytes(Bytes::copy_from_slice(picture)).ok()?;
    let exif = file.exif().and_then(|tiff| exif::without(&tiff));
    file.segments_mut().retain(|segment| !is_xmp(segment) && !is_list(segment));
    file.set_exif(exif.map(Bytes::from));
    Some(file.encoder().bytes().to_vec())
}

/// A film may tell anything, and so may what looks like the beginning of another picture.
fn rest_tells(rest: &[u8]) -> bool {
    let holds = |mark: &[u8]| rest.windows(mark.len()).any(|bytes| bytes == mark);
    holds(b"ftyp") || holds(b"Exif\0\0") || holds(XMP)
}

fn exif_of(segment: &JpegSegment) -> Option<&[u8]> {
    let is_app1 = segment.marker() == markers::APP1;
    segment.contents().strip_prefix(b"Exif\0\0").filter(|_| is_app1)
}

fn is_xmp(segment: &JpegSegment) -> bool {
    segment.marker() == markers::APP1 && segment.contents().starts_with(XMP)
}

fn is_list(segment: &JpegSegment) -> bool {
    segment.marker() == markers::APP2 && segment.contents().starts_with(LIST)
}

/// The picture up to the mark of its end, and what stands behind that.
fn parted(bytes: &[u8]) -> (&[u8], &[u8]) {
    let mut at = 0;
    while let Some(next) = bytes.get(at..).and_then(|rest| rest.iter().position(|b| *b == 0xff)) {
        at += next;
        at += match bytes.get(at + 1..).unwrap_or_default() {
            [markers::EOI, ..] => return bytes.split_at(at + 2),
            // Filled up, or no mark: among coded data, 0xff is written as 0xff 0x00.
            [0xff, ..] => 1,
            [0x00 | 0x01 | markers::SOI | markers::RST0..=markers::RST7, ..] => 2,
            [_, high, low, ..] => 2 + usize::from(u16::from_be_bytes([*high, *low])),
            _ => break,
        };
    }
    (bytes, &[])
}
