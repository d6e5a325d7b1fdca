//! The search page as a reader uses it, in Chromium: below a path, under a strict policy of what may be loaded, and with
//! authors who mean no good.

use crate::blog::{Blog, NOW};
use crate::chromium::{Chromium, View};
use hobnob::value::fold;

const BASE_URL: &str = "https://opendoor.example/blog/";
const PHONE: View = View { width: 360, scheme: "light" };

const POSTS: [(&str, &str); 5] = [
    (
        "2026-01-01-a",
        "title: Letters to a neighbour\n---\nShe writes about the ferry, and of *Zoë*.\n",
    ),
    ("2026-01-02-b", "title: The ferry\ntags: [letters]\n---\nIt’s late. See `ferry_time()`.\n"),
    (
        "2026-01-03-c",
        "title: '<img src=x onerror=alert(1)>'\ndescription: '<b>bold</b> ferries'\n---\nbold\n",
    ),
    ("2026-01-04-d", "title: 東京の手紙\nlang: ja\nsponsor: A shop\n---\n東京都に住んでいます。\n"),
    ("2026-01-05-e", "title: Of nothing\nsearch: false\n---\nferry letters\n"),
];

fn blog() -> Blog {
    let blog = Blog::empty();
    blog.write("hobnob.yaml", format!("title: The Open Door\nbase_url: {BASE_URL}\n"));
    for (name, text) in POSTS {
        blog.write(&format!("content/posts/{name}.md"), format!("---\n{text}"));
    }
    for number in 1..=23 {
        let text = format!("---\ntitle: Walk {number}\ndate: 2025-01-{number:02}\n---\nA hill.\n");
        blog.write(&format!("content/posts/walk-{number}.md"), text);
    }
    blog.hobnob(&["build", "--now", NOW]).succeeds();
    blog
}

/// A reader who has opened the page.
fn reader(blog: &Blog) -> Chromium {
    let browser = Chromium::start(&blog.path("public"), BASE_URL);
    let mut browser = browser.under("default-src 'self'");
    assert_eq!(browser.open("/search/", PHONE), [""; 0]);
    browser.until("document.activeElement.name === 'q'");
    browser
}

/// The titles that are shown.
const TITLES: &str =
    "[...document.querySelectorAll('.search-results h2')].map((title) => title.textContent)";

#[track_caller]
fn finds(browser: &mut Chromium, query: &str, titles: &[&str]) {
    browser.evaluate("document.querySelector('[name=q]').select()");
    browser.types(query);
    let titles = serde_json::to_string(titles).expect("words");
    browser.until(&format!("JSON.stringify({TITLES}) === {titles:?}"));
}

#[test]
fn what_is_asked_for_is_found_while_it_is_typed() {
    let blog = blog();
    let mut browser = reader(&blog);
    let found: [(&str, &[&str]); 11] = [
        ("ferry", &["The ferry", "Letters to a neighbour"]),
        ("ZOE", &["Letters to a neighbour"]),
        ("lett", &["Letters to a neighbour", "The ferry"]),
        ("let", &["Letters to a neighbour", "The ferry"]),
        ("le", &[]),
        ("ferry time", &["The ferry"]),
        ("neighbours", &["Letters to a neighbour"]),
        ("東京", &["東京の手紙"]),
        ("都", &["東京の手紙"]),
        ("ferry kettle", &[]),
        ("bold", &["<img src=x onerror=alert(1)>"]),
    ];
    for (query, titles) in found {
        finds(&mut browser, query, titles);
    }
    assert_eq!(
        browser.evaluate("document.querySelector('.search-results mark').textContent"),
        "bold"
    );
    assert_eq!(browser.evaluate("location.search"), "?q=bold");
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn the_keyboard_leads_through_the_results() {
    let blog = blog();
    let mut browser = reader(&blog);
    browser.types("walk");
    browser.until(&format!("{TITLES}.length === 10"));
    assert_eq!(
        browser.evaluate("document.querySelector('[role=status]').textContent"),
        "Found: 23"
    );
    let mut focus = |key: &str| {
        browser.press(key);
        let focus = "document.activeElement.name || document.activeElement.textContent";
        browser.evaluate(focus).as_str().map(str::to_owned).unwrap_or_default()
    };
    let keys = ["ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowDown", "Escape"];
    assert_eq!(keys.map(&mut focus), ["Walk 23", "Walk 22", "Walk 23", "q", "Walk 23", "q"]);
    browser.evaluate("document.activeElement.blur()");
    browser.press("/");
    assert_eq!(browser.evaluate("document.activeElement.name"), "q");
    browser.press("Enter");
    browser.until("document.activeElement.textContent === 'Walk 23'");
    browser.evaluate("document.querySelector('.search-more').click()");
    browser.until("document.activeElement.textContent === 'Walk 13'");
    browser.evaluate("document.querySelector('.search-more').click()");
    browser
        .until(&format!("{TITLES}.length === 23 && document.querySelector('.search-more').hidden"));
    browser.evaluate("document.activeElement.click()");
    browser.until("location.pathname === '/blog/posts/walk-3/'");
    browser.evaluate("history.back()");
    browser.until(&format!("{TITLES}.length >= 10"));
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn every_page_leads_there() {
    let blog = blog();
    let mut browser = reader(&blog);
    assert_eq!(browser.open("/posts/b/", PHONE), [""; 0]);
    browser.evaluate("document.querySelector('[role=search] [name=q]').value = 'neighbour'");
    browser.evaluate("document.querySelector('[role=search] button').click()");
    browser.until(&format!("location.pathname === '/blog/search/' && {TITLES}.length === 1"));
    let page = blog.page("search/index.html");
    assert!(page.contains("<noscript>") && page.contains("href=\"/blog/archive/\""));
}

#[test]
fn what_cannot_be_read_is_told() {
    let blog = blog();
    for name in blog.files().into_iter().filter(|name| name.contains("/words-")) {
        std::fs::remove_file(blog.path(&name)).expect("it is ours");
    }
    let mut browser = reader(&blog);
    browser.types("ferry");
    browser
        .until("document.querySelector('[role=status]').textContent.includes('could not be read')");
}

#[test]
fn the_page_folds_letters_as_the_index_does() {
    let blog = blog();
    let mut browser = reader(&blog);
    // What few languages write with, and nobody types: Latin letters of phoneticians and formulas in Greek.
    let rare = [0x180..0x250, 0x1e9c..0x1ea0, 0x1efa..0x1f00, 0x1_d6a5..0x1_d7cc];
    let letters = (1..0x3_0000).filter(|code| !rare.iter().any(|rare| rare.contains(code)));
    let letters: Vec<char> = letters.filter_map(char::from_u32).collect();
    let expected = letters.iter().map(|letter| {
        let parted = if "'’ʼ`´".contains(*letter) { ' ' } else { *letter };
        fold::fold(&format!("x{parted}x")).trim().to_owned()
    });
    let folded = browser.evaluate(
        "import(document.querySelector('script[type=module]').src).then(({ fold }) => {
            const all = Array.from({ length: 0x30000 }, (_, code) => code);
            const letters = all.filter((code) => code && (code < 0xd800 || code > 0xdfff));
            return letters.map((code) => fold(`x${String.fromCodePoint(code)}x`));
        })",
    );
    let folded = folded.as_array().expect("a list");
    let all = (1..0x3_0000).filter_map(char::from_u32);
    let folded: std::collections::BTreeMap<char, &str> =
        all.zip(folded.iter().filter_map(serde_json::Value::as_str)).collect();
    let differing =
        letters.iter().zip(expected).filter(|(letter, expected)| folded[letter] != expected);
    let differing: Vec<_> = differing.collect();
    assert!(differing.is_empty(), "{differing:?}");
}
