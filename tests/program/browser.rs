//! The pages of `example-site` in Chromium: no error on the console, no request to anybody else, nothing wider than a
//! phone, and a picture of the chief ones in `target/screenshots/`.

use crate::blog::Blog;
use crate::chromium::{Chromium, View};
use std::fs;
use std::path::Path;

const BASE_URL: &str = "https://opendoor.example/";
const PHONE: View = View { width: 360, scheme: "light" };
/// How pages are looked at.
pub(crate) const VIEWS: [View; 4] = [
    PHONE,
    View { width: 360, scheme: "dark" },
    View { width: 1280, scheme: "light" },
    View { width: 1280, scheme: "dark" },
];

/// Things that stick out to the right of the window, by their tag and class.
const TOO_WIDE: &str = r#"
    document.documentElement.scrollWidth <= innerWidth ? [] :
        [...document.querySelectorAll("body *")]
            .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
            .map((element) => `${element.localName}.${element.className}`)
            .slice(0, 5)
"#;

/// What every page owes its readers, as a list of what is missing.
const OWED: &str = r#"
    const all = (selector) => [...document.querySelectorAll(selector)];
    const ids = all("[id]").map((element) => element.id);
    [
        ["a language", document.documentElement.lang],
        ["a title", document.title],
        ["one first heading", all("h1").length === 1],
        ["one main part", all("main").length === 1],
        ["a viewport", all("meta[name=viewport]").length === 1],
        ["a text for each image", all("img").every((image) => image.hasAttribute("alt"))],
        ["images that load", all("img").every((image) => !image.complete || image.naturalWidth > 0)],
        ["a name for each link", all("a, button").every((e) => e.textContent.trim() || e.ariaLabel || e.querySelector("[alt]"))],
        ["ids that differ", new Set(ids).size === ids.length],
    ].filter(([, fine]) => !fine).map(([owed]) => owed)
"#;

fn built() -> Blog {
    let blog = Blog::example();
    blog.hobnob(&["build", "--now", crate::blog::NOW, "--base-url", BASE_URL]).succeeds();
    blog
}

/// The address of each published page, but the redirects.
fn addresses(blog: &Blog) -> Vec<String> {
    let pages = blog.published().into_iter().filter(|(name, _)| name.ends_with(".html"));
    let shown =
        pages.filter(|(_, html)| !String::from_utf8_lossy(html).contains("http-equiv=\"refresh\""));
    shown
        .map(|(name, _)| format!("/{}", name.strip_suffix("index.html").unwrap_or(&name)))
        .collect()
}

/// What is wrong with the page at `address`, seen on a phone.
pub(crate) fn complaints(browser: &mut Chromium, address: &str) -> Vec<String> {
    let mut found = browser.open(address, PHONE);
    let wide = browser.evaluate(TOO_WIDE);
    found.extend(strings(&wide).map(|element| format!("{element} is too wide")));
    let owed = browser.evaluate(OWED);
    found.extend(strings(&owed).map(|owed| format!("it lacks {owed}")));
    found
}

#[test]
fn a_bad_page_is_complained_of() {
    let blog = Blog::empty();
    blog.write(
        "public/index.html",
        r#"<!doctype html><html lang="en"><title>Bad</title><main><h1>Bad</h1></main>
        <p style="width: 700px">wide</p><img src="https://elsewhere.example/x.png"><img alt="" src="/gone.png">
        <script>console.error("oh"); throw new Error("no")</script>"#,
    );
    let mut browser = Chromium::start(&blog.path("public"), BASE_URL);
    let found = complaints(&mut browser, "/").join("\n");
    for complaint in [
        "a request to https://elsewhere.example/x.png",
        "console: ",
        "exception: ",
        "404",
        "p. is too wide",
        "it lacks a viewport",
        "it lacks a text for each image",
    ] {
        assert!(found.contains(complaint), "nobody says `{complaint}`:\n{found}");
    }
    assert!(!found.contains("it lacks a language"), "{found}");
}

#[test]
fn every_page_is_clean_and_fits_a_phone() {
    let blog = built();
    let mut browser = Chromium::start(&blog.path("public"), BASE_URL);
    let mut all = Vec::new();
    for address in addresses(&blog) {
        let found = complaints(&mut browser, &address);
        all.extend(found.into_iter().map(|complaint| format!("{address}: {complaint}")));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

fn strings(value: &serde_json::Value) -> impl Iterator<Item = &str> {
    value.as_array().into_iter().flatten().filter_map(|item| item.as_str())
}

#[test]
fn light_and_dark_differ_and_are_pictured() {
    let blog = built();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
    fs::create_dir_all(&folder).expect("target/ is ours");
    let mut browser = Chromium::start(&blog.path("public"), BASE_URL);
    for (name, address) in chief_pages(&blog) {
        let backgrounds = VIEWS.map(|view| {
            browser.open(&address, view);
            let picture = folder.join(format!("{name}-{}-{}.png", view.width, view.scheme));
            fs::write(picture, browser.screenshot()).expect("target/ is ours");
            browser.evaluate("getComputedStyle(document.body).backgroundColor").to_string()
        });
        assert_ne!(backgrounds[0], backgrounds[1], "{address} is the same in the dark");
        browser.open(&address, ENLARGED);
        let picture = browser.screenshot();
        fs::write(folder.join(format!("{name}-enlarged.png")), picture).expect("target/ is ours");
        browser.print();
        let picture = browser.screenshot();
        fs::write(folder.join(format!("{name}-print.png")), picture).expect("target/ is ours");
    }
}

/// One page of each kind: the longest post stands for the posts.
fn chief_pages(blog: &Blog) -> Vec<(&'static str, String)> {
    let published = blog.published();
    let posts = published
        .iter()
        .filter(|(name, _)| name.starts_with("posts/") && name.ends_with("/index.html"));
    let longest = posts
        .max_by_key(|(_, html)| html.len())
        .map(|(name, _)| name.trim_end_matches("index.html"));
    vec![
        ("home", "/".to_owned()),
        ("post", format!("/{}", longest.expect("there is a post"))),
        ("tags", "/tags/".to_owned()),
        ("archive", "/archive/".to_owned()),
        ("section", "/posts/".to_owned()),
        ("tag", "/tags/wood/".to_owned()),
        ("blogroll", "/blogroll/".to_owned()),
        ("people", "/people/".to_owned()),
        ("search", "/search/".to_owned()),
        ("not-found", "/404.html".to_owned()),
    ]
}

/// The posts of `tests/blogs/extremes`: too much of something, each of them.
pub(crate) const EXTREMES: [&str; 5] = ["rtl", "forty-tags", "long-words", "thread", "all-at-once"];
/// A wide window in which everything is twice as large.
const ENLARGED: View = View { width: 640, scheme: "light" };

/// The blog of `tests/blogs/extremes`.
pub(crate) fn extremes() -> Blog {
    let blog = Blog::empty();
    blog.copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/blogs/extremes"));
    blog.hobnob(&["build", "--now", crate::blog::NOW, "--base-url", BASE_URL]).succeeds();
    blog
}

#[test]
fn what_is_too_much_fits_a_phone_and_is_pictured() {
    let blog = extremes();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
    fs::create_dir_all(&folder).expect("target/ is ours");
    let mut browser = Chromium::start(&blog.path("public"), BASE_URL);
    for name in EXTREMES {
        let address = format!("/posts/{name}/");
        assert_eq!(complaints(&mut browser, &address), [""; 0], "{name}");
        for view in VIEWS.into_iter().chain([ENLARGED]) {
            browser.open(&address, view);
            let picture = folder.join(format!("extreme-{name}-{}-{}.png", view.width, view.scheme));
            fs::write(picture, browser.screenshot()).expect("target/ is ours");
        }
    }
}

/// How many letters the lines of a post's paragraphs have in the mean, but for the last lines.
const MEASURE: &str = r#"
    (() => {
        const lines = [...document.querySelectorAll(".prose > p")].flatMap((paragraph) => {
            const range = document.createRange();
            range.selectNodeContents(paragraph);
            const tops = new Set([...range.getClientRects()].map((box) => Math.round(box.bottom / 12)));
            return tops.size > 3 ? [paragraph.textContent.length / (tops.size - 0.4)] : [];
        });
        return lines.reduce((sum, letters) => sum + letters, 0) / lines.length;
    })()
"#;

#[test]
fn a_line_has_sixty_to_seventy_five_letters() {
    let blog = built();
    let mut browser = Chromium::start(&blog.path("public"), BASE_URL);
    for width in [768, 1280, 2560] {
        browser.open("/posts/a-field-guide-to-meeting-people/", View { width, scheme: "light" });
        let letters = browser.evaluate(MEASURE).as_f64().expect("there is a paragraph");
        assert!((60.0..=75.0).contains(&letters), "{letters} letters at {width}");
    }
}

/// The blog of `tests/talk`, where people talk.
fn talk() -> Blog {
    let blog = Blog::empty();
    blog.copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/talk"));
    blog.hobnob(&["build", "--now", crate::blog::NOW, "--base-url", BASE_URL]).succeeds();
    blog
}

/// How far each comment stands from the left.
const STEPS: &str = r#"
    [...document.querySelectorAll(".thread .comment, .thread .removed")]
        .map((comment) => comment.getBoundingClientRect().left)
"#;

#[test]
fn a_conversation_fits_a_phone_and_stays_readable() {
    let blog = talk();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
    fs::create_dir_all(&folder).expect("target/ is ours");
    let mut browser = Chromium::start(&blog.path("public"), BASE_URL);
    for name in ["hello", "closed", "herbst", "quiet", "off"] {
        assert_eq!(complaints(&mut browser, &format!("/posts/{name}/")), [""; 0], "{name}");
        for view in VIEWS {
            browser.open(&format!("/posts/{name}/"), view);
            let picture = folder.join(format!("talk-{name}-{}-{}.png", view.width, view.scheme));
            fs::write(picture, browser.screenshot()).expect("target/ is ours");
        }
    }
    for (view, indented) in [(VIEWS[0], 3), (VIEWS[2], 6)] {
        browser.open("/posts/hello/", view);
        let steps = browser.evaluate(STEPS);
        let steps: Vec<f64> =
            steps.as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64).collect();
        let further = steps[..9].windows(2).filter(|pair| pair[1] > pair[0]).count();
        assert_eq!(further, indented, "{view:?}: {steps:?}");
    }
}
