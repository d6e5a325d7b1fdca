//! The name of an object in git.

/// The name that git gives to some bytes, by which they are known to be the same again: SHA-1 or, in
/// repositories made so, SHA-256.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectId {
    bytes: [u8; 32],
    length: usize,
}

impl ObjectId {
    /// Reads the hexadecimal digits that git prints.
    pub(super) fn parse(digits: &[u8]) -> Option<Self> {
        let mut id = Self { bytes: [0; 32], length: digits.len() / 2 };
        if !matches!(digits.len(), 40 | 64) {
            return None;
        }
        for (byte, pair) in id.bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = pair.iter().try_fold(0, |byte, digit| Some(byte << 4 | nibble(*digit)?))?;
        }
        Some(id)
    }

    /// 20 or 32 bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }

    /// Whether it names no bytes at all: an empty file, or one that `git add -N` only announced.
    pub(super) fn is_empty(&self) -> bool {
        self.as_bytes() == EMPTY || self.as_bytes() == EMPTY_SHA256
    }
}

const EMPTY: [u8; 20] = [
    0xe6, 0x9d, 0xe2, 0x9b, 0xb2, 0xd1, 0xd6, 0x43, 0x4b, 0x8b, 0x29, 0xae, 0x77, 0x5a, 0xd8, 0xc2,
    0xe4, 0x8c, 0x53, 0x91,
];
const EMPTY_SHA256: [u8; 32] = [
    0x47, 0x3a, 0x0f, 0x4c, 0x3b, 0xe8, 0xa9, 0x36, 0x81, 0xa2, 0x67, 0xe3, 0xb1, 0xe9, 0xa7, 0xdc,
    0xda, 0x11, 0x85, 0x43, 0x6f, 0xe1, 0x41, 0xf7, 0x74, 0x91, 0x20, 0xa3, 0x03, 0x72, 0x18, 0x13,
];

fn nibble(digit: u8) -> Option<u8> {
    let value = char::from(digit).to_digit(16)?;
    u8::try_from(value).ok()
}

impl std::fmt::Display for ObjectId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // All at once: a hook prints the names of ten thousand files.
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble & 0xf)]);
        let digits = self.as_bytes().iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]);
        f.write_str(&digits.collect::<String>())
    }
}

impl std::fmt::Debug for ObjectId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_printed_the_same() {
        let sha1 = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";
        let sha256 = "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813";
        for digits in [sha1, sha256] {
            let id = ObjectId::parse(digits.as_bytes()).unwrap();
            assert_eq!(id.to_string(), digits);
            assert!(id.is_empty());
        }
    }

    #[test]
    fn other_words_are_no_name() {
        let long = "0".repeat(66);
        for words in ["", "e69de29", "g69de29bb2d1d6434b8b29ae775ad8c2e48c5391", &long] {
            assert_eq!(ObjectId::parse(words.as_bytes()), None, "{words}");
        }
    }
}
