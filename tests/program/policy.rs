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

#[test]
fn the_blogs_own_policy_says_which_links_are_paid() {
    let blog = Blog::new();
    let policy = "policy:\n  allow: [amzn.to]\n  links:\n    \
                  - {id: club, purpose: referral, host: chairclub.example, query: friend}\n";
    let base = "title: The Open Door\nbase_url: https://opendoor.example/\n";
    blog.write("hobnob.yaml", format!("{base}{policy}"));
    let text = "I get a week for everyone who joins [the chair club](https://chairclub.example/?friend=mara) \
                through me. [The book](https://amzn.to/1) is only a good book.\n";
    blog.write("content/posts/2026-04-01-club.md", text);
    blog.build();
    let paid = "<a href=\"https://chairclub.example/?friend=mara\" rel=\"sponsored nofollow\">";
    for name in ["posts/club/index.html", "index.html", "atom.xml"] {
        let page =
            blog.page(name).replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        assert!(page.contains(paid), "{name}: {page}");
        assert!(page.contains("<a href=\"https://amzn.to/1\">"), "{name}: {page}");
    }
}

#[test]
fn only_what_is_published_can_be_refused() {
    let blog = Blog::new();
    let slot = "---\ntitle: Soon\ndraft: true\n---\n\n<ins class=\"adsbygoogle\"></ins>\n";
    blog.write("content/posts/2026-04-01-soon.md", slot);
    assert_eq!(blog.build().succeeds().stderr, "");
    let refused = blog.hobnob(&["build", "--drafts", "--now", crate::blog::NOW]);
    assert_eq!(refused.code, Some(1), "{}", refused.stderr);
}

#[test]
fn an_override_holds_for_what_a_component_does_too() {
    let blog = Blog::new();
    let component =
        "{% component slot() %}<ins class=\"adsbygoogle\"></ins>{% endcomponent slot %}";
    blog.write("templates/ours.html", component);
    blog.write("content/posts/market/2026-04-01-stall.md", "::slot{}\n");
    assert_eq!(blog.build().code, Some(1));
    let base = "title: The Open Door\nbase_url: https://opendoor.example/\n";
    let lenient = "policy: {overrides: [{folder: posts/market, level: warn}]}\n";
    blog.write("hobnob.yaml", format!("{base}{lenient}"));
    let said = blog.build().succeeds().stderr;
    assert!(said.contains("warning[policy/ad-embed]"), "{said}");
}
