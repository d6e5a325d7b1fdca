//! What the colours of a picture mean: its ICC profile (ISO 15076-1).

/// What a picture says of its colours.
pub(super) enum Profile {
    /// They are those of every screen: sRGB.
    Usual,
    /// They are others, of red, green and blue, which whoever shows them has to know.
    Other(Vec<u8>),
    /// They are not of red, green and blue.
    Foreign,
}

/// Longer ones hold tables for printing.
const LONGEST: usize = 64 * 1024;

/// What a picture says of its colours that has this profile.
pub(super) fn profile(icc: Option<Vec<u8>>) -> Profile {
    let Some(icc) = icc else {
        return Profile::Usual;
    };
    // Bytes 16 to 19 name the space of the colours.
    match icc.get(16..20) {
        Some(b"RGB ") if is_usual(&icc) || icc.len() > LONGEST => Profile::Usual,
        Some(b"RGB ") => Profile::Other(icc),
        // Grey is grey, and nobody sees the difference.
        Some(b"GRAY") | None => Profile::Usual,
        Some(_) => Profile::Foreign,
    }
}

/// Its name is the only thing that all who write an sRGB profile agree on: in bytes, or in UTF-16.
fn is_usual(icc: &[u8]) -> bool {
    let names: [&[u8]; 2] = [b"sRGB", b"s\0R\0G\0B"];
    names.iter().any(|name| icc.windows(name.len()).any(|bytes| bytes == *name))
}
