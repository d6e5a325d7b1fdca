//! From the path of a request to a file of the blog. What is not on the list of the edition's files is not
//! there: no path is ever taken to the disk.

use percent_encoding::percent_decode_str;

use crate::serve::{Edition, Leaf};
use crate::value::url::UrlPath;

/// Where a path leads.
pub(super) enum Way<'a> {
    /// To a file of the blog, which has this path from the output's root.
    Leaf(String, &'a Leaf),
    /// To another path, encoded.
    Elsewhere(String),
    /// Nowhere.
    Nowhere,
    /// It is none that a page could link to.
    Malformed,
}

/// Where a path leads that stands in a request, encoded.
pub(super) fn find<'a>(edition: &'a Edition, path: &str) -> Way<'a> {
    let Some(plain) = decode(path) else {
        return Way::Malformed;
    };
    let prefix = percent_decode_str(edition.base.prefix()).decode_utf8_lossy();
    match plain.strip_prefix(&*prefix) {
        Some(rest) => below(edition, rest),
        // Outside of a blog that does not lie at the root of its host.
        None if plain == "/" || format!("{plain}/") == prefix => {
            Way::Elsewhere(edition.base.prefix().to_owned())
        }
        None => Way::Nowhere,
    }
}

/// A path, decoded once; `None` for one that tries to be something else: a `/` that is encoded, parts that
/// climb, what another system takes for a `/`, what cannot be seen.
fn decode(path: &str) -> Option<String> {
    let plain = percent_decode_str(path).decode_utf8().ok()?;
    let slashes = |path: &str| path.bytes().filter(|byte| *byte == b'/').count();
    let climbs = plain.split('/').any(|part| matches!(part, "." | ".."));
    let is_odd = plain.contains(|c: char| c.is_control() || c == '\\');
    let is_whole = plain.starts_with('/') && slashes(path) == slashes(&plain);
    (is_whole && !climbs && !is_odd).then(|| plain.into_owned())
}

/// Where a path leads from the blog's own root.
fn below<'a>(edition: &'a Edition, plain: &str) -> Way<'a> {
    let at = |plain: &str| UrlPath::from_plain(plain);
    let (Some(url), Some(folder)) = (at(plain), at(&format!("{plain}/"))) else {
        return Way::Malformed;
    };
    // An address leaves out empty parts: `/a//b` is none of the blog's, although it would be found.
    if url.plain().trim_start_matches('/') != plain {
        return Way::Nowhere;
    }
    if let Some(to) = edition.redirect(&url).or_else(|| edition.redirect(&folder)) {
        return Way::Elsewhere(edition.base.link(to));
    }
    let file = url.file();
    match edition.leaf(&file) {
        Some(leaf) => Way::Leaf(file, leaf),
        None if edition.leaf(&folder.file()).is_some() => {
            Way::Elsewhere(edition.base.link(&folder))
        }
        None => Way::Nowhere,
    }
}
