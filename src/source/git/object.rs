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
        [EMPTY, EMPTY_SHA256].into_iter().any(|empty| Self::parse(empty) == Some(*self))
    }
}

const EMPTY: &[u8] = b"e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";
const EMPTY_SHA256: &[u8] = b"473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813";

fn nibble(digit: u8) -> Option<u8> {
    let value = char::from(digit).to_digit(16)?;
    u8::try_from(value).ok()
}

impl std::fmt::Display for ObjectId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.as_bytes().iter().try_for_each(|byte| write!(f, "{byte:02x}"))
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
        for digits in [EMPTY, EMPTY_SHA256] {
            let id = ObjectId::parse(digits).unwrap();
            assert_eq!(id.to_string().as_bytes(), digits);
            assert_eq!(id.as_bytes().len() * 2, digits.len());
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
