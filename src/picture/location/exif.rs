//! The place in Exif data.

use std::io::Cursor;

use exif::experimental::Writer;
use exif::{Context, Error, Exif, Field, In, Reader, Tag};

/// Whether a file of any format that holds Exif data tells of a place there.
pub(super) fn is_in(file: &[u8]) -> bool {
    Reader::new().read_from_container(&mut Cursor::new(file)).is_ok_and(|exif| tells(&exif))
}

/// Whether Exif data tells of a place. What cannot be read to its end may.
pub(super) fn is_told(tiff: &[u8]) -> bool {
    Reader::new().read_raw(tiff.to_vec()).map_or(true, |exif| tells(&exif))
}

/// Exif data without the place; `None` where nothing is left to say.
pub(super) fn without(tiff: &[u8]) -> Option<Vec<u8>> {
    let read = Reader::new().continue_on_error(true).read_raw(tiff.to_vec());
    let exif = read.or_else(|error| error.distill_partial_result(|_| ())).ok()?;
    let is_little = exif.little_endian();
    let kept: Vec<&Field> = exif.fields().filter(|field| is_kept(field)).collect();
    let upright = || kept.iter().copied().filter(|field| field.tag == Tag::Orientation).collect();
    written(&kept, is_little).or_else(|| written(&upright(), is_little))
}

fn tells(exif: &Exif) -> bool {
    exif.fields().any(|field| field.tag.context() == Context::Gps)
}

/// A small picture inside the picture may be of the whole, and what the camera's maker wrote may say
/// anything.
fn is_kept(field: &Field) -> bool {
    field.ifd_num == In::PRIMARY
        && field.tag.context() != Context::Gps
        && field.tag != Tag::MakerNote
}

/// Fields as Exif data; `None` where there are none, or one that cannot be written.
fn written(fields: &Vec<&Field>, is_little: bool) -> Option<Vec<u8>> {
    let mut writer = Writer::new();
    fields.iter().for_each(|field| writer.push_field(field));
    let mut bytes = Cursor::new(Vec::new());
    let written: Result<(), Error> = writer.write(&mut bytes, is_little);
    written.ok().map(|()| bytes.into_inner())
}
