//! A digest of bytes, by which work done once is recognised.

use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

/// A BLAKE3 digest (256 bits).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of `bytes`.
    pub fn of(bytes: impl AsRef<[u8]>) -> Self {
        Self(*blake3::hash(bytes.as_ref()).as_bytes())
    }

    /// The digest of several parts, whose borders count: `["ab", "c"]` is not `["a", "bc"]`.
    pub fn of_parts<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut hasher = blake3::Hasher::new();
        for part in parts {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        Self(*hasher.finalize().as_bytes())
    }

    /// The digest of all that a value tells of itself by its `Hash`. It is the same within one process,
    /// and not meant for another one.
    pub fn of_value(value: &(impl Hash + ?Sized)) -> Self {
        let mut told = Told(Vec::new());
        value.hash(&mut told);
        Self::of(told.0)
    }

    /// The digest of `bytes` that only somebody who has the key can make.
    pub fn keyed(key: &[u8; 32], bytes: impl AsRef<[u8]>) -> Self {
        Self(*blake3::keyed_hash(key, bytes.as_ref()).as_bytes())
    }

    /// A digest that was made before.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// All 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The first ten hexadecimal digits: enough to name a version of one file.
    pub fn short(&self) -> String {
        self.0.iter().take(5).map(|byte| format!("{byte:02x}")).collect()
    }

    /// The first 32 hexadecimal digits: enough to tell apart all findings of all blogs.
    pub fn long(&self) -> String {
        self.0.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }
}

impl std::fmt::Debug for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.short())
    }
}

/// What a value tells of itself.
struct Told(Vec<u8>);

impl Hasher for Told {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        let digest = Digest::of(&self.0);
        digest.0.iter().take(8).fold(0, |sum, byte| sum << 8 | u64::from(*byte))
    }
}

/// A value that need not be looked at twice to be recognised.
#[derive(Debug, Default)]
pub struct Known<T> {
    value: T,
    digest: OnceLock<Digest>,
}

impl<T: Hash> Known<T> {
    /// The digest of all that the value tells of itself by its `Hash`, made when it is asked for first.
    pub fn digest(&self) -> Digest {
        *self.digest.get_or_init(|| Digest::of_value(&self.value))
    }
}

impl<T> From<T> for Known<T> {
    fn from(value: T) -> Self {
        Self { value, digest: OnceLock::new() }
    }
}

impl<T> Deref for Known<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn borders_count() {
        let parts =
            |a: &'static str, b: &'static str| Digest::of_parts([a.as_bytes(), b.as_bytes()]);
        assert_ne!(parts("ab", "c"), parts("a", "bc"));
    }

    #[test]
    fn a_value_is_known_by_all_that_is_in_it() {
        let digest = |a: &'static str, b: &'static str| Known::from(vec![a, b]).digest();
        assert_eq!(digest("ab", "c"), Digest::of_value(&["ab", "c"][..]));
        assert_ne!(digest("ab", "c"), digest("a", "bc"));
        assert_ne!(digest("ab", "c"), digest("ab", "d"));
    }
}
