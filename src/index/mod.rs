//! What search engines read: `sitemap.xml` and `robots.txt`.

use crate::page::Location;
use crate::value::url::BaseUrl;

/// Prints a sitemap (sitemaps.org, 0.9).
pub fn sitemap(base_url: &BaseUrl, locations: &[Location]) -> String {
    unimplemented!("{base_url:?} {locations:?}")
}

/// Prints the list of sitemaps of a blog that is too large for one.
pub fn sitemap_index(base_url: &BaseUrl, locations: &[Location]) -> String {
    unimplemented!("{base_url:?} {locations:?}")
}

/// Prints `robots.txt` (RFC 9309): everybody may read everything.
pub fn robots(base_url: &BaseUrl) -> String {
    unimplemented!("{base_url:?}")
}
