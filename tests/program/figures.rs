//! `example-site` in each theme, measured as a laboratory does: the Nu validator, axe, Lighthouse, how much a page asks for, and
//! what is left of it without script.

use std::net::TcpListener;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

use serde_json::Value;

use crate::blog::{Blog, NOW};
use crate::browser::{EXTREMES, VIEWS, extremes};
use crate::chromium::Chromium;
use crate::standards::{all_validated, axe, barriers, data};

const BASE_URL: &str = "https://opendoor.example/";

/// The built-in themes, and what `init --theme-skeleton` begins.
const THEMES: [&str; 3] = ["porch", "letter", "own"];

/// One page of each kind that readers see.
const PAGES: [&str; 6] =
    ["/", "/posts/the-underside-is-full/", "/tags/table/", "/archive/", "/people/", "/search/"];

/// Posts with much code, with footnotes, tables and lists: what is coloured, and what scrolls.
const RICH: [&str; 2] =
    ["/posts/a-blogroll-in-forty-lines/", "/posts/a-field-guide-to-meeting-people/"];

/// In bytes as they are used, not as they travel: what a page may ask for before somebody searches.
const STYLES: f64 = 30_000.0;
const SCRIPTS: f64 = 15_000.0;

/// The example in a theme, built for `base_url`.
fn built(theme: &str, base_url: &str) -> Blog {
    let blog = Blog::example();
    if theme == "own" {
        blog.hobnob(&["init", ".", "--theme-skeleton", theme]).succeeds();
    }
    let config = std::fs::read_to_string(blog.path("hobnob.yaml")).expect("the example has one");
    let chosen = config.replace("theme: porch", &format!("theme: {theme}"));
    assert!(chosen.contains(&format!("theme: {theme}")), "the example names no theme");
    blog.write("hobnob.yaml", &chosen);
    blog.hobnob(&["build", "--now", NOW, "--base-url", base_url]).succeeds();
    blog
}

/// The Content-Security-Policy that the manual gives.
fn policy() -> String {
    let manual = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/hosting.md");
    let manual = std::fs::read_to_string(manual).expect("the manual tells of hosting");
    let line = manual.lines().find(|line| line.starts_with("default-src"));
    line.expect("the manual gives a policy").to_owned()
}

/// The example in each theme, built once for all who look at it.
fn shown() -> &'static [(&'static str, Blog)] {
    static SHOWN: LazyLock<Vec<(&str, Blog)>> =
        LazyLock::new(|| THEMES.map(|theme| (theme, built(theme, BASE_URL))).into());
    &SHOWN
}

/// What is found on each of [`PAGES`], and on some that are [`RICH`], in each theme.
fn look(mut at: impl FnMut(&mut Chromium, &str) -> Vec<String>) -> Vec<String> {
    let policy = policy();
    let mut all = Vec::new();
    for (theme, blog) in shown() {
        let mut browser = Chromium::start(&blog.path("public"), BASE_URL).under(&policy);
        for page in PAGES.into_iter().chain(RICH) {
            let found = at(&mut browser, page);
            all.extend(found.into_iter().map(|found| format!("{theme} {page}: {found}")));
        }
    }
    all
}

#[track_caller]
fn none(found: &[String]) {
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_page_is_valid_in_every_theme() {
    for (_, blog) in shown() {
        none(&all_validated(&blog.path("public")));
    }
}

#[test]
fn every_theme_serves_everybody() {
    let axe = axe();
    none(&look(|browser, page| {
        // Narrow by day and wide by night hold each width and each light once.
        let seen = [VIEWS[0], VIEWS[3]].into_iter().flat_map(|view| {
            let mut found = browser.open(page, view);
            found.extend(barriers(browser, &axe));
            found.into_iter().map(move |found| format!("{view:?}: {found}"))
        });
        seen.collect()
    }));
}

#[test]
fn what_is_too_much_serves_everybody() {
    let axe = axe();
    let blog = extremes();
    let mut browser = Chromium::start(&blog.path("public"), BASE_URL);
    for name in EXTREMES {
        for view in VIEWS {
            browser.open(&format!("/posts/{name}/"), view);
            assert_eq!(barriers(&mut browser, &axe), [""; 0], "{name}, {view:?}");
        }
    }
}

/// The bytes of style sheets and of scripts, and the cookies.
const ASKED: &str = r#"
    (() => {
        const size = (kind) => performance.getEntriesByType("resource")
            .filter(({name}) => new URL(name).pathname.endsWith(kind))
            .reduce((sum, {decodedBodySize}) => sum + decodedBodySize, 0);
        return [size(".css"), size(".js"), document.cookie.length];
    })()
"#;

#[test]
fn a_page_asks_for_little() {
    none(&look(|browser, page| {
        let mut found = browser.open(page, VIEWS[0]);
        let asked = browser.evaluate(ASKED);
        let asked = |place: usize| asked[place].as_f64().expect("a number");
        assert!(asked(0) > 0.0, "{page} has no style sheet: is it measured?");
        // What the page of search brings is asked for by those who search.
        let is_search = page == "/search/";
        let (styles, scripts) = if is_search { (f64::MAX, f64::MAX) } else { (STYLES, SCRIPTS) };
        let limits = [("CSS", styles), ("JavaScript", scripts), ("cookies", 0.0)];
        for (place, (what, most)) in limits.into_iter().enumerate() {
            if asked(place) > most {
                found.push(format!("{} bytes of {what}", asked(place)));
            }
        }
        found
    }));
}

#[test]
fn a_page_says_the_same_without_script() {
    let words = |browser: &mut Chromium, page: &str, scripts: bool| {
        browser.scripts(scripts);
        browser.open(page, VIEWS[2]);
        browser.evaluate("document.querySelector('main').innerText").to_string()
    };
    none(&look(|browser, page| {
        let (with, without) = (words(browser, page, true), words(browser, page, false));
        // Search is a script; without it, the page says where else to look.
        let is_fine = with == without || (page == "/search/" && without.contains("rchive"));
        if is_fine { Vec::new() } else { vec![format!("without script: {without}")] }
    }));
}

/// A port that nobody uses just now.
fn free_port() -> u16 {
    let listener = TcpListener::bind("localhost:0").expect("there is a free port");
    listener.local_addr().expect("it has an address").port()
}

/// What Lighthouse says of the pages of a blog that is built for this port.
fn lighthouse(blog: &Blog, port: u16) -> Value {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/program/lighthouse.mjs");
    let output = Command::new("node")
        .arg(script)
        .arg(data("lighthouse/node_modules"))
        .arg(Chromium::program())
        .arg(blog.path("public"))
        .arg(port.to_string())
        .arg(policy())
        .args(PAGES)
        .output()
        .expect("there is no Node.js here: run tests/all, which installs it");
    let failed = || String::from_utf8_lossy(&output.stderr).into_owned();
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", failed()))
}

#[test]
#[ignore = "looks at eighteen pages for some seconds each: run by its name, with --ignored"]
fn lighthouse_has_nothing_to_say() {
    for theme in THEMES {
        let port = free_port();
        let blog = built(theme, &format!("http://localhost:{port}/"));
        for page in lighthouse(&blog, port).as_array().expect("a list of pages") {
            let scores = page["scores"].as_object().expect("scores by category");
            assert_eq!(scores.len(), 4, "{page:#}");
            assert!(scores.values().all(|score| score == 100), "{theme}: {page:#}");
        }
    }
}
