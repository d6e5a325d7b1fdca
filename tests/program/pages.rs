//! What the pages of the default theme owe to any text that stands in them.

use std::collections::BTreeSet;

use crate::blog::Blog;

/// A blog below its host's root, set up with `config` too, whose newest post has `body`; built.
fn built(config: &str, body: &str) -> Blog {
    let blog = Blog::empty();
    let usual = "title: The Open Door\nbase_url: https://opendoor.example/blog/\nauthor: mara\n\
                 authors: {mara: {name: Mara, url: /about/}}\n";
    blog.write("hobnob.yaml", usual.to_owned() + config);
    blog.write("content/about.md", "# About\n");
    blog.write("content/_index.md", "## Latest\n");
    blog.write("content/posts/first.md", "---\ndate: 2026-02-28\ntags: [tea]\n---\nFirst.\n");
    let front = "---\ntitle: Hello\ndate: 2026-03-01\ntags: [tea]\n---\n";
    blog.write("content/posts/hello/index.md", front.to_owned() + body);
    blog.write("content/posts/hello/cup.svg", "<svg xmlns='…' width='40' height='30'></svg>");
    blog.build().succeeds();
    blog
}

/// The values of an attribute in a page, in their order.
fn values<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let opening = format!(" {name}=\"");
    html.split(&opening).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn no_heading_has_an_id_that_the_theme_has_too() {
    let blog =
        built("", "## Text\n\n## Related\n\n## Fn 1\n\n## Fnref 1\n\nNote[^1].\n\n[^1]: So.\n");
    for page in ["posts/hello/index.html", "index.html"] {
        let html = blog.page(page);
        let ids = values(&html, "id");
        let different: BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(different.len(), ids.len(), "{page}: {ids:?}");
    }
}

#[test]
fn structured_data_has_whole_addresses() {
    let html = built("", "Words.\n").page("posts/hello/index.html");
    assert!(
        html.contains(r#""name":"Mara","url":"https://opendoor.example/blog/about/""#),
        "{html}"
    );
}

#[test]
fn a_blog_whose_author_is_not_named_speaks_for_itself() {
    let blog = Blog::new();
    blog.build().succeeds();
    let card = "<a class=\"p-author h-card hidden\" href=\"/\">The Open Door</a>";
    for page in ["index.html", "posts/hello/index.html"] {
        assert!(blog.page(page).contains(card), "{page}");
    }
    let data = r#""author":[{"@type":"Organization","name":"The Open Door","url":"https://opendoor.example/"}]"#;
    assert!(blog.page("posts/hello/index.html").contains(data));
}

#[test]
fn an_address_to_write_to_is_below_the_blogs_own() {
    for (contact, address) in
        [("/about/", "/blog/about/"), ("mailto:a@b.example", "mailto:a@b.example")]
    {
        let html = built(&format!("theme_options: {{contact: '{contact}'}}\n"), "Words.\n");
        let link = format!("<a href=\"{address}\">Write to us</a>");
        assert!(html.page("posts/hello/index.html").contains(&link), "{contact}");
    }
}

#[test]
fn a_figure_of_the_theme_has_its_measures() {
    let html = built("", "::figure{src=\"cup.svg\"}\n\n::figure{src=\"./cup.svg\"}\n");
    let html = html.page("posts/hello/index.html");
    let cup = "<img src=\"/blog/posts/hello/cup.svg\" alt=\"\" width=\"40\" height=\"30\"";
    assert!(html.contains(&format!("{cup} decoding=\"async\">")), "{html}");
    assert!(html.contains(&format!("{cup} loading=\"lazy\" decoding=\"async\">")), "{html}");
}
