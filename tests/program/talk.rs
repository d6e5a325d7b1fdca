//! The blog of `tests/talk`, where people talk: what its pages and feeds show of it, and what they do not.
//!
//! `SNAPSHOTS=overwrite cargo test --test program talk` keeps what hobnob makes now; read the difference first.

use std::fmt::Write as _;
use std::path::Path;

use crate::blog::Blog;
use crate::golden::{kept, without_fingerprints};

/// The files that are kept whole.
const WHOLE: [&str; 9] = [
    "index.html",
    "posts/hello/index.html",
    "posts/closed/index.html",
    "posts/herbst/index.html",
    "posts/quiet/index.html",
    "posts/off/index.html",
    "comments/atom.xml",
    "posts/hello/comments/rss.xml",
    "posts/hello/comments/feed.json",
];

fn talk() -> Blog {
    let blog = Blog::empty();
    blog.copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/talk"));
    blog
}

#[test]
fn a_conversation_is_shown_as_it_was() {
    let blog = talk();
    blog.build().succeeds();
    for name in WHOLE {
        kept(&format!("talk/{name}"), &without_fingerprints(&blog.page(name)));
    }
}

#[test]
fn what_is_not_for_readers_is_nowhere() {
    let blog = talk();
    blog.build().succeeds();
    for (name, bytes) in blog.published() {
        let text = String::from_utf8_lossy(&bytes);
        for hidden in ["Waits for leave", "Nobody sees this", "Gwendolin", "A word too many"] {
            assert!(!text.contains(hidden), "`{hidden}` is in {name}");
        }
    }
}

#[test]
fn a_chain_of_ten_thousand_answers_is_nested_to_its_end() {
    let blog = talk();
    let mut words =
        "post: posts/2026-03-01-hello.md\naddress: /posts/hello/\ntitle: A\ncomments:\n".to_owned();
    for number in 0..10_000 {
        let parent = match number {
            0 => String::new(),
            _ => format!("  parent: wordpress:{}\n", number - 1),
        };
        let rest = "  date: 2026-03-01T08:12:00Z\n  author: Runa\n  html: <p>Words.</p>\n\n";
        let _ = write!(words, "- id: wordpress:{number}\n{parent}{rest}");
    }
    blog.write("comments/posts/2026-03-01-hello.yaml", words);
    blog.build().succeeds();
    let page = blog.page("posts/hello/index.html");
    let count = |tag: &str| page.matches(tag).count();
    assert_eq!(count("<ol class=\"answers\">"), 9_999);
    let items = count("<li>") + count("<li ");
    assert_eq!([count("<ol"), items], [count("</ol>"), count("</li>")]);
}
