//! The formats that copies are made of, by the bytes that begin them.

/// A format of pictures that hobnob reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// ITU-T T.81, the photographs of cameras.
    Jpeg,
    /// PNG, third edition.
    Png,
    /// RFC 9649.
    WebP,
}

impl Format {
    /// The format of a file with these bytes; none of what is left alone.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::WebP),
            _ => None,
        }
    }
}

/// Whether a file of this name may be a picture that is worth a look inside. Those that may tell where they
/// were taken and cannot be read any further (AVIF, HEIC) are among them.
pub fn is_picture(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let known = ["jpg", "jpeg", "png", "webp", "avif", "heic", "heif"];
    known.iter().any(|known| known.eq_ignore_ascii_case(ending))
}
