//! Ids, and short digests to compare by: a comment's own id, its words, its writer.

use std::borrow::Cow;

use crate::comment::OWN;
use crate::import::comments::System;
use crate::value::digest::Digest;

/// A digest short enough to be kept for each of a hundred thousand comments: sixteen bytes.
pub(super) type Hash = u128;

/// The digest of several words, whose borders count.
pub(super) fn fingerprint<'a>(parts: impl IntoIterator<Item = &'a str>) -> Hash {
    let digest = Digest::of_parts(parts.into_iter().map(str::as_bytes));
    digest.as_bytes().iter().take(16).fold(0, |hash, byte| hash << 8 | u128::from(*byte))
}

/// What a comment is called on the blog: `wordpress:12`. One that was a blog's own already, from its
/// neutral JSON, keeps the name it has.
pub(super) fn full_id(system: System, id: &str) -> Cow<'_, str> {
    let is_full = id.split_once(':').is_some_and(|(before, _)| is_system(before));
    if is_full { Cow::Borrowed(id) } else { Cow::Owned(format!("{}:{id}", system.name())) }
}

fn is_system(word: &str) -> bool {
    word == OWN || System::ALL.iter().any(|(name, _)| *name == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_names_its_system_once() {
        let ids = [
            (System::WordPress, "12", "wordpress:12"),
            (System::Json, "wordpress:12", "wordpress:12"),
            (System::Json, "hobnob:20260302T193000Z-1", "hobnob:20260302T193000Z-1"),
            (System::Bluesky, "at://did/x", "bluesky:at://did/x"),
            (System::Blogger, "tag:blogger.com,1999:post-1", "blogger:tag:blogger.com,1999:post-1"),
        ];
        for (system, id, expected) in ids {
            assert_eq!(full_id(system, id), expected);
        }
    }
}
