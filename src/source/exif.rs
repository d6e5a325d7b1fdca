//! Which way is up in a photograph: the orientation in its Exif data (Exif 2.32, tag 0x0112).

/// Whether the JPEG that begins with `bytes` is shown turned to its side.
pub(super) fn is_turned(bytes: &[u8]) -> bool {
    // 5 to 8 are the four that swap width and height.
    exif(bytes).and_then(orientation).is_some_and(|orientation| (5..=8).contains(&orientation))
}

/// The TIFF structure in the first `Exif` segment.
fn exif(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    while let [0xff, marker, high, low, after @ ..] = rest {
        let length = usize::from(u16::from_be_bytes([*high, *low])).checked_sub(2)?;
        let (segment, next) = after.split_at_checked(length)?;
        match (marker, segment.strip_prefix(b"Exif\0\0")) {
            (0xe1, Some(tiff)) => return Some(tiff),
            // The picture itself begins: what is said about it comes before.
            (0xda, _) => return None,
            _ => rest = next,
        }
    }
    None
}

fn orientation(tiff: &[u8]) -> Option<u16> {
    let is_big = match tiff.get(..2)? {
        b"MM" => true,
        b"II" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes = tiff.get(at..)?.first_chunk()?;
        Some(if is_big { u16::from_be_bytes(*bytes) } else { u16::from_le_bytes(*bytes) })
    };
    let long = |at: usize| {
        let bytes = tiff.get(at..)?.first_chunk()?;
        Some(if is_big { u32::from_be_bytes(*bytes) } else { u32::from_le_bytes(*bytes) })
    };
    let directory = usize::try_from(long(4)?).ok()?;
    let entries = usize::from(short(directory)?);
    let mut places = (0..entries).map(|entry| directory + 2 + entry * 12);
    let place = places.find(|place| short(*place) == Some(0x0112))?;
    short(place + 8)
}
