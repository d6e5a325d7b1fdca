//! Words and people as numbers, so that many can be remembered.

use std::hash::{DefaultHasher, Hash, Hasher};

/// The number of a thing: the same for the same thing while the program runs, and for no longer.
pub(super) fn key(thing: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    thing.hash(&mut hasher);
    hasher.finish()
}
