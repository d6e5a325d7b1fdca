//! What hobnob makes of `example-site`, kept as it was when a person last read it.
//!
//! `SNAPSHOTS=overwrite cargo test --test program golden` keeps what it makes now; read the difference first.

use crate::blog::Blog;
use snapbox::data::{Data, DataFormat};
use std::path::Path;

/// The files that are kept whole: one of each kind.
const WHOLE: &[&str] = &["index.html", "404.html", "sitemap.xml", "robots.txt"];

#[test]
fn example_site_is_as_it_was() {
    let blog = Blog::example();
    blog.build().succeeds();
    let names: String = blog.published().keys().map(|name| format!("{name}\n")).collect();
    kept("published.txt", &names);
    for name in WHOLE {
        kept(name, &blog.page(name));
    }
}

/// Compares `text` with the file `name` of `tests/golden/`.
pub(crate) fn kept(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    let assert = snapbox::Assert::new().action_env(snapbox::assert::DEFAULT_ACTION_ENV);
    assert.eq(text, Data::read_from(&path, Some(DataFormat::Text)).raw());
}
