//! A picture for everybody, drawn from who they are to this blog: nobody is asked for it, and nothing
//! can be read back out of it.

use super::{Author, identity};
use crate::value::digest::Digest;

/// A small inline SVG, always the same for the same [`identity`]. It has no id and no style, and is
/// hidden from screen readers, since the name stands beside it.
pub fn portrait(author: &Author) -> String {
    let digest = Digest::of(identity(author));
    let hue = u32::from(digest.as_bytes()[0]) * 360 / 256;
    format!(
        r#"<svg aria-hidden="true" width="40" height="40" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4" fill="hsl({hue} 60% 60%)"/></svg>"#
    )
}
