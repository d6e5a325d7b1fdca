//! A blog whose readers are all hostile: every attack of `tests/harmless/vectors` is a comment, and what is built is
//! opened in a browser, read as feeds, and does nothing.

use crate::blog::Blog;
use crate::chromium::{Chromium, View};
use crate::grammar::faults;
use crate::vectors::{Attack, addresses, bodies, names};
use hobnob::comment::{Author, Comment, Conversation, Kind, Status, Topic, store};

const BASE_URL: &str = "https://opendoor.example/";
const CONFIG: &str =
    "title: The Open Door\nbase_url: https://opendoor.example/\ncomments:\n  feed_limit: 1000\n";
const POST: &str = "/posts/hello/";
const VIEW: View = View { width: 360, scheme: "light" };

/// What a browser makes of the comments: everything in them that is not of ours, and where a comment ended up that is not
/// beside the others.
const FOREIGN: &str = r#"
    const spans = "a abbr b br cite code del dfn em i ins kbd mark q s samp small strong sub sup u var";
    const blocks = "p blockquote pre hr ul ol li dl dt dd table caption thead tbody tfoot tr td th";
    const known = new Set(`${spans} ${blocks}`.split(" "));
    const fine = {a: ["href", "rel"], code: ["class"], ol: ["start"]};
    const foreign = (element) => [
        ...known.has(element.localName) ? [] : [element.outerHTML],
        ...[...element.attributes].filter((attribute) => !(fine[element.localName] ?? []).includes(attribute.name))
            .map((attribute) => `${element.localName} ${attribute.name}`),
        ...element.localName == "a" && !/^https?:$/.test(element.protocol) ? [element.href] : [],
    ];
    [...document.querySelectorAll(".e-content .e-content, .comment .comment")].map((e) => e.outerHTML).concat(
        [...document.querySelectorAll(".comment .e-content *")].flatMap(foreign))
"#;

fn hostile() -> Vec<Comment> {
    let (names, addresses) = (names(), addresses());
    let people = names.iter().cycle().zip(addresses.iter().cycle());
    let comments = bodies().into_iter().enumerate().zip(people);
    let comments = comments.map(|((at, attack), (name, address))| Comment {
        id: format!("test:{at}"),
        parent: (at % 3 > 0).then(|| format!("test:{}", at - 1)),
        kind: Kind::Comment,
        status: Status::Published,
        author: Author {
            name: name.written.clone(),
            url: Some(address.written.clone()),
            person: None,
        },
        is_owner: false,
        is_acknowledged: false,
        date: format!("2026-03-02T10:00:{:02}Z", at % 60).parse().ok(),
        edited: None,
        body: attack.body(),
        url: Some(address.written.clone()),
        judgement: None,
        mark: None,
        oddities: Vec::new(),
        origin: None,
    });
    comments.collect()
}

/// The blog, built, with how many comments it has.
fn built() -> (Blog, usize) {
    let blog = Blog::new();
    blog.write("hobnob.yaml", CONFIG);
    let comments = hostile();
    let count = comments.len();
    let topic = Topic {
        document: "posts/2026-03-01-hello.md".to_owned(),
        address: POST.to_owned(),
        title: "Hello".to_owned(),
    };
    let conversation = Conversation { topic, is_closed: false, comments };
    blog.write("comments/posts/2026-03-01-hello.yaml", store::print(&conversation, None));
    blog.build().succeeds();
    (blog, count)
}

#[test]
fn a_browser_finds_nothing_but_words() {
    let (blog, count) = built();
    let mut browser = Chromium::start(&blog.path("public"), BASE_URL);
    let complaints = browser.open(POST, VIEW);
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    assert_eq!(browser.evaluate(FOREIGN), serde_json::json!([]));
    assert_eq!(browser.evaluate("document.querySelectorAll('.comment').length"), count);
    assert_eq!(browser.evaluate("document.querySelectorAll('.comment .e-content').length"), count);
    let title = browser.evaluate("document.title").to_string();
    assert!(title.contains("Hello"), "the title is {title}");
    assert_eq!(browser.evaluate("document.querySelectorAll('main').length"), 1);
}

#[test]
fn a_browser_that_finds_more_says_so() {
    let blog = Blog::empty();
    let page = "<!doctype html><title>x</title><link rel=icon href=data:,><article class=comment><div class=e-content>\
                <p id=x><img src=https://evil.example/x.png><script>alert(1)</script></div></article>";
    blog.write("public/index.html", page);
    let mut browser = Chromium::start(&blog.path("public"), BASE_URL);
    let complaints = browser.open("/", VIEW).join("\n");
    assert!(complaints.contains("a dialog") && complaints.contains("evil.example"), "{complaints}");
    assert_eq!(browser.evaluate(FOREIGN).as_array().map(Vec::len), Some(4));
}

#[test]
fn feeds_hold_nothing_but_words() {
    let (blog, count) = built();
    let feed = &blog.published()["comments/atom.xml"];
    let feed = atom_syndication::Feed::read_from(feed.as_slice()).expect("the feed is Atom");
    assert_eq!(feed.entries().len(), count);
    let contents = feed.entries().iter().map(|entry| entry.content().and_then(|it| it.value()));
    let contents: Vec<&str> = contents.map(Option::unwrap_or_default).collect();
    let wrong: Vec<String> = contents.iter().flat_map(|html| faults(html)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for Attack { name, shown, .. } in bodies() {
        let is_there = shown.is_none_or(|shown| contents.contains(&&*shown));
        assert!(is_there, "{name} is not in the feed as it should be");
    }
    let authors = feed.entries().iter().flat_map(|entry| entry.authors());
    let authors: Vec<&str> = authors.map(|author| author.name()).collect();
    for name in names().into_iter().filter_map(|name| name.shown) {
        assert!(name.is_empty() || authors.contains(&&*name), "{name} signed nothing");
    }
}

#[test]
fn what_machines_read_and_templates_stay_what_they_are() {
    let (blog, _) = built();
    let page = String::from_utf8_lossy(&blog.published()["posts/hello/index.html"]).into_owned();
    let opening = r#"<script type="application/ld+json">"#;
    let data = page.split_once(opening).and_then(|(_, rest)| rest.split_once("</script>"));
    let (data, _) = data.expect("the page has data for machines");
    let data: serde_json::Value = serde_json::from_str(data).expect("the data is JSON");
    assert_eq!(data["headline"], "Hello");
    assert!(page.contains("{{ config.title }} {{ 7 * 7 }}"), "a comment is no template");
    assert!(page.contains("{{ site.title }}"), "a name is no template");
}

#[test]
fn nothing_that_is_published_tells_an_address() {
    let (blog, _) = built();
    for (name, bytes) in blog.published() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("mara@example.org"), "{name} tells an address");
        assert!(!text.contains("347 555 0199"), "{name} tells a number");
    }
}
