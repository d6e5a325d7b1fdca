//! What hobnob makes of `example-site`, kept as it was when a person last read it.
//!
//! `SNAPSHOTS=overwrite cargo test --test program golden` keeps what it makes now; read the difference first.

use crate::blog::Blog;
use snapbox::data::{Data, DataFormat};
use std::path::Path;

/// The files that are kept whole: one of each kind.
const WHOLE: &[&str] = &[
    "index.html",
    "404.html",
    "about/index.html",
    "posts/fog/index.html",
    "posts/a-field-guide-to-meeting-people/index.html",
    "posts/the-long-table/index.html",
    "series/writing-to-strangers/index.html",
    "tags/wood/index.html",
    "tags/wood/atom.xml",
    "tags/wood/rss.xml",
    "tags/wood/feed.json",
    "archive/2025/index.html",
    "one-reader/index.html",
    "sitemap.xml",
    "robots.txt",
];

#[test]
fn example_site_is_as_it_was() {
    let blog = Blog::example();
    blog.build().succeeds();
    let names: String = blog.published().keys().map(|name| format!("{name}\n")).collect();
    kept("published.txt", &names);
    for name in WHOLE {
        kept(name, &without_fingerprints(&blog.page(name)));
    }
}

/// `porch.css?v=…`: a change of a colour is no change of the page.
pub(crate) fn without_fingerprints(html: &str) -> String {
    let mut parts = html.split("?v=");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |html, part| {
        html + "?v=" + part.trim_start_matches(|c: char| c.is_ascii_hexdigit())
    })
}

/// Compares `text` with the file `name` of `tests/golden/`.
pub(crate) fn kept(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    let assert = snapbox::Assert::new().action_env(snapbox::assert::DEFAULT_ACTION_ENV);
    assert.eq(text, Data::read_from(&path, Some(DataFormat::Text)).raw());
}
