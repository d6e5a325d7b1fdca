//! What the pages of the default theme owe to any text that stands in them.

use std::collections::BTreeSet;

use crate::blog::Blog;

/// A blog below its host's root whose one post has `front` and `body`, built.
fn built(front: &str, body: &str) -> Blog {
    let blog = Blog::empty();
    blog.write(
        "hobnob.yaml",
        "title: The Open Door\nbase_url: https://opendoor.example/blog/\nauthor: mara\n\
         authors: {mara: {name: Mara, url: /about/}}\n",
    );
    blog.write("content/about.md", "# About\n");
    blog.write("content/_index.md", "## Latest\n");
    blog.write("content/posts/first.md", "---\ndate: 2026-02-28\ntags: [tea]\n---\nFirst.\n");
    let front = format!("---\ntitle: Hello\ndate: 2026-03-01\ntags: [tea]\n{front}---\n");
    blog.write("content/posts/hello/index.md", front + body);
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
fn a_figure_of_the_theme_has_its_measures() {
    let html = built("", "::figure{src=\"cup.svg\"}\n\n::figure{src=\"./cup.svg\"}\n");
    let html = html.page("posts/hello/index.html");
    let cup = "<img src=\"/blog/posts/hello/cup.svg\" alt=\"\" width=\"40\" height=\"30\"";
    assert!(html.contains(&format!("{cup} decoding=\"async\">")), "{html}");
    assert!(html.contains(&format!("{cup} loading=\"lazy\" decoding=\"async\">")), "{html}");
}
