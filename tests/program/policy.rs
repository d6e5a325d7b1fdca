//! What the policy does to a build, and what becomes of a post that somebody paid for.

use crate::blog::Blog;
use crate::golden::{kept, without_fingerprints};

#[test]
fn who_paid_is_told_wherever_a_post_is_read() {
    let blog = Blog::new();
    blog.write(
        "content/posts/2026-04-01-kiln.md",
        "---\ntitle: Der Ofen\nlang: de\nsponsor: {name: Ofen & Söhne, url: \"https://ofen.example/\"}\n---\n\n\
         Ein Besuch bei [Ofen & Söhne](https://www.ofen.example/werkstatt).\n\n\
         Mehr <a href=\"https://shop.ofen.example/\" rel=\"noopener\">dort</a>.\n",
    );
    blog.build().succeeds();
    for name in ["posts/kiln/index.html", "posts/index.html", "archive/index.html", "feed.json"] {
        kept(&format!("sponsored/{name}"), &without_fingerprints(&blog.page(name)));
    }
}
