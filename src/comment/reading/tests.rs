//! Bodies of every markup, well and badly written.

use super::*;

fn link(address: &str, text: &str) -> Link {
    Link { address: address.to_owned(), text: text.to_owned(), rel: String::new() }
}

#[test]
fn html_is_words_links_code_and_quotations() {
    let reading = Reading::of(&Body::html(
        "<p>Dear&nbsp;M&auml;rta,\n<b>see</b> <a href='https://a.example/?b=1&amp;c'>the\nlist</a> \
         or www.b.example/x.</p><blockquote><p>You said so</p></blockquote><script>no()</script>\
         <pre><code>a  &lt; b\nhttps://c.example</code></pre>So <q>they</q> <code>x</code> say<br>Yes",
    ));
    let links = [
        link("https://a.example/?b=1&c", "the list"),
        link("http://www.b.example/x", "www.b.example/x"),
    ];
    assert_eq!(reading.words, "Dear Märta, see the list or www.b.example/x.\nSo say\nYes");
    assert_eq!(reading.links, links);
    assert_eq!(reading.code, "a  < b\nhttps://c.example\nx");
    assert_eq!(reading.quoted, "You said so\nthey");
}

#[test]
fn every_markup_is_read_in_its_own_way() {
    let text = "One *two*\nthree https://ab.example/c_d\n\n> <b>four</b>\n\n`five`";
    let read = |markup| Reading::of(&Body { markup, text: text.to_owned() });
    let lines = "One *two*\nthree https://ab.example/c_d\n> four\n`five`";
    assert_eq!(read(Markup::Lines).words, lines);
    assert_eq!(read(Markup::Html).words, lines.replace('\n', " "));
    assert_eq!(read(Markup::Plain).words, lines.replace("four", "<b>four</b>"));
    let markdown = read(Markup::Markdown);
    assert_eq!(markdown.words, "One two three https://ab.example/c_d");
    assert_eq!((&*markdown.quoted, &*markdown.code), ("four", "five"));
    for markup in Markup::ALL {
        let links = read(markup.1).links;
        assert_eq!(links, [link("https://ab.example/c_d", "https://ab.example/c_d")], "{markup:?}");
    }
}

#[test]
fn a_link_is_bare_when_its_text_is_its_address() {
    let bare = ["https://www.a.example/b/c", "a.example/b", "www.a.example/b/c", "A.example/b/…"];
    let other = ["a", "here", "", "b.example", "https"];
    let is_bare = |text: &str| link("https://www.a.example/b/c/", text).is_bare();
    assert!(bare.iter().all(|text| is_bare(text)));
    assert!(!other.iter().any(|text| is_bare(text)));
}

#[test]
fn what_is_written_wrong_is_read_all_the_same() {
    let reading = Reading::of(&Body::html(
        "a <a href= \"https://a.example/ \" REL=DoFollow>b</a\n<a href=x>c</a> <code>d [url=http://e.example]e[/url] </b> &amp",
    ));
    assert_eq!(reading.words, "a bc");
    assert_eq!(reading.links[0].address, "https://a.example/");
    assert_eq!(reading.links[0].rel, "dofollow");
    for hostile in ["<a href=", "<", "&#", "</a></a>", "<code>", "[url=", "<a href><a><a href='x'>"]
    {
        for (_, markup) in Markup::ALL {
            let _ = Reading::of(&Body { markup, text: hostile.repeat(500) });
        }
    }
}

#[test]
fn brackets_of_forums_are_links() {
    let reading = Reading::of(&Body::plain(
        "[url=http://a.example/b]words[/url], [link=www.c.example]d[/link]",
    ));
    assert_eq!(reading.bbcode, 2);
    let addresses: Vec<&str> = reading.links.iter().map(|link| &*link.address).collect();
    assert_eq!(addresses, ["http://a.example/b", "http://www.c.example"]);
    assert_eq!(reading.words.trim(), "http://a.example/b words , www.c.example d");
}
