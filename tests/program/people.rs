//! The blogroll: a page for people, a list for programs that read feeds, and what is wrong told with its place.

use std::path::Path;

use crate::blog::Blog;

/// The blog of `tests/cli/giving.trycmd`: somebody in its configuration, and somebody on a page.
fn blog() -> Blog {
    let blog = Blog::empty();
    blog.copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/giving.in"));
    blog
}

/// The attributes of every outline of an OPML document, in their order.
fn outlines(opml: &str) -> Vec<Vec<(String, String)>> {
    let mut reader = quick_xml::Reader::from_str(opml);
    let mut found = Vec::new();
    loop {
        match reader.read_event().expect("XML") {
            quick_xml::events::Event::Eof => return found,
            quick_xml::events::Event::Empty(element) if element.name().as_ref() == "outline" => {
                let attributes = element.attributes().map(|attribute| {
                    let attribute = attribute.expect("an attribute");
                    let value = attribute.normalized_value(quick_xml::XmlVersion::Explicit1_0);
                    let value = value.expect("a value").into_owned();
                    let name = attribute.key.as_ref().to_owned();
                    (name, value)
                });
                found.push(attributes.collect());
            }
            _ => {}
        }
    }
}

#[test]
fn everybody_is_in_the_list_to_subscribe_to() {
    let blog = blog();
    blog.build().succeeds();
    let expected = [
        vec![
            ("text", "Rain & Rope"),
            ("title", "Rain & Rope"),
            ("type", "rss"),
            ("xmlUrl", "https://cai.example/feed"),
            ("htmlUrl", "https://cai.example/"),
        ],
        vec![
            ("text", "Dov"),
            ("title", "Dov"),
            ("description", "Counts boats."),
            ("type", "link"),
            ("url", "https://dov.example/"),
        ],
    ];
    let owned = |pairs: Vec<(&str, &str)>| -> Vec<(String, String)> {
        pairs.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    };
    assert_eq!(outlines(&blog.page("blogroll.opml")), expected.map(owned));
    let front = blog.page("index.html");
    let link = "<link rel=\"blogroll\" type=\"text/xml\" title=\"The Open Door\" \
                href=\"https://opendoor.example/blogroll.opml\">";
    assert!(front.contains(link), "{front}");
}

#[test]
fn a_page_shows_its_own_people_else_everybody() {
    let blog = blog();
    let all = "---\ntitle: Everybody\ntemplate: blogroll.html\n---\n";
    blog.write("content/everybody.md", all);
    blog.build().succeeds();
    let own = blog.page("blogroll/index.html");
    assert!(
        own.contains("<a class=\"u-url p-name\" href=\"https://dov.example/\">Dov</a>"),
        "{own}"
    );
    assert!(!own.contains("cai.example"), "{own}");
    let all = blog.page("everybody/index.html");
    for words in
        ["https://dov.example/", "Rain &amp; Rope</a>", "<span class=\"p-name\">Cai</span>"]
    {
        assert!(all.contains(words), "{words} in {all}");
    }
}

#[test]
fn a_blog_without_people_has_no_blogroll() {
    let blog = Blog::new();
    blog.build().succeeds();
    assert!(!blog.path("public/blogroll.opml").exists());
    assert!(!blog.page("index.html").contains("blogroll"));
}
