//! Where a picture was taken: told by its Exif data (Exif 3.0, the GPS attributes) and by XMP beside it,
//! and taken out of what is published, so that nobody shows their door by showing their cat.

mod exif;
mod jpeg;
mod png;
mod webp;

use super::format::Format;

/// What a picture tells of the place where it was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// Nothing.
    Untold,
    /// It tells, and can be published [`without`].
    Told,
    /// It tells, in a format in which that cannot be changed.
    Fixed,
}

/// What a picture with these bytes tells.
pub fn of(bytes: &[u8]) -> Location {
    let told = |is_told: bool| if is_told { Location::Told } else { Location::Untold };
    match Format::of(bytes) {
        Some(Format::Jpeg) => told(jpeg::tells(bytes)),
        Some(Format::Png) => told(png::tells(bytes)),
        Some(Format::WebP) => told(webp::tells(bytes)),
        None if exif::is_in(bytes) => Location::Fixed,
        None => Location::Untold,
    }
}

/// The same picture, pixel for pixel, which does not tell where it was taken. Which way is up and what
/// its colours mean stays, and so does what Exif says of camera, time and copyright; what nobody but the
/// camera's maker can read goes. `None` where the file cannot be taken apart.
pub fn without(bytes: &[u8]) -> Option<Vec<u8>> {
    match Format::of(bytes)? {
        Format::Jpeg => jpeg::without(bytes),
        Format::Png => png::without(bytes),
        Format::WebP => webp::without(bytes),
    }
}

/// Whether a packet of XMP tells of a place: `exif:GPSLatitude`, and whatever else has it in its name.
fn is_in_packet(xmp: &[u8]) -> bool {
    xmp.windows(3).any(|name| name == b"GPS")
}

#[cfg(test)]
mod tests {
    use image::ImageFormat;
    use img_parts::jpeg::{Jpeg, JpegSegment, markers};
    use img_parts::png::Png;
    use img_parts::webp::WebP;
    use img_parts::{Bytes, ImageEXIF, ImageICC};

    use super::*;
    use crate::picture::sample;

    const PACKET: &[u8] =
        b"http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude=\"54,30N\" a=\"Grauwiek\"/>";

    fn jpeg() -> Jpeg {
        Jpeg::from_bytes(sample::photograph(60, 40).into()).unwrap()
    }

    fn bytes<T: ImageEXIF>(mut file: T, exif: Vec<u8>, bytes: impl Fn(T) -> Bytes) -> Vec<u8> {
        file.set_exif(Some(exif.into()));
        bytes(file).to_vec()
    }

    /// A picture of each format, taken in Grauwiek.
    fn taken() -> [Vec<u8>; 3] {
        let file = |format| Bytes::from(sample::file(&sample::landscape(60, 40), format));
        let png = Png::from_bytes(file(ImageFormat::Png)).unwrap();
        let webp = WebP::from_bytes(file(ImageFormat::WebP)).unwrap();
        [
            bytes(jpeg(), sample::exif(), |file| file.encoder().bytes()),
            bytes(png, sample::exif(), |file| file.encoder().bytes()),
            bytes(webp, sample::exif(), |file| file.encoder().bytes()),
        ]
    }

    fn holds(bytes: &[u8], words: &[u8]) -> bool {
        bytes.windows(words.len()).any(|found| found == words)
    }

    #[test]
    fn a_picture_keeps_everything_but_the_place() {
        for taken in taken() {
            assert_eq!(of(&taken), Location::Told);
            assert!(holds(&taken, b"Grauwiek"));
            let published = without(&taken).unwrap();
            assert_eq!(of(&published), Location::Untold);
            assert!(!holds(&published, b"Grauwiek"));
            assert!(holds(&published, b"Mara Lind"));
            let pixels = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().into_rgb8();
            assert_eq!(pixels(&published), pixels(&taken));
        }
    }

    #[test]
    fn which_way_is_up_stays() {
        let [taken, ..] = taken();
        let published = Jpeg::from_bytes(without(&taken).unwrap().into()).unwrap();
        let exif = exif_crate(&published.exif().unwrap());
        let orientation = exif.get_field(::exif::Tag::Orientation, ::exif::In::PRIMARY).unwrap();
        assert_eq!(orientation.value.get_uint(0), Some(6));
    }

    fn exif_crate(tiff: &[u8]) -> ::exif::Exif {
        ::exif::Reader::new().read_raw(tiff.to_vec()).unwrap()
    }

    #[test]
    fn a_place_is_found_wherever_it_is_told() {
        let packet = JpegSegment::new_with_contents(markers::APP1, PACKET.into());
        let mut in_packet = jpeg();
        in_packet.segments_mut().insert(1, packet);
        let whole = sample::photograph(60, 40);
        let film = [&whole[..], b"\0\0\0\x18ftypmp42 \xa9xyz Grauwiek"].concat();
        let [second, ..] = taken();
        let twice = [&whole[..], &second[..]].concat();
        let broken = bytes(jpeg(), b"II\x2a\0\x08\0\0\0\xff\xffGrauwiek".to_vec(), |file| {
            file.encoder().bytes()
        });
        for told in [in_packet.encoder().bytes().to_vec(), film, twice, broken] {
            assert_eq!(of(&told), Location::Told);
            let published = without(&told).unwrap();
            assert!(!holds(&published, b"Grauwiek"));
            assert_eq!(published, whole);
        }
    }

    #[test]
    fn what_tells_nothing_is_not_touched() {
        let mut coloured = jpeg();
        coloured.set_icc_profile(Some(Bytes::from_static(b"profile")));
        let upright = exif::without(&sample::exif()).unwrap();
        let upright = bytes(jpeg(), upright, |file| file.encoder().bytes());
        for silent in [coloured.encoder().bytes().to_vec(), upright, b"GIF89a".to_vec(), Vec::new()]
        {
            assert_eq!(of(&silent), Location::Untold);
        }
    }
}
