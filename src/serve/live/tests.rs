//! An open page beside a blog that changes.

use std::fs;

use jiff::civil::date;
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::{Question, state};
use crate::build::{Blog, Memos, Unwatched};
use crate::config::Config;
use crate::diag::{Diagnostic, Text};
use crate::serve::{Outlook, Preview};

const SESSION: &str = "a1";
const CONFIG: &str = "title: A\nbase_url: https://a.example/blog/\n";

/// A blog on disk, and its preview.
struct Desk {
    folder: TempDir,
    preview: Preview,
}

impl Desk {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().to_owned();
        let blog = move || {
            let words = fs::read_to_string(root.join("hobnob.yaml"))
                .map_err(|_| Diagnostic::setup("config/none", "there is no configuration"))?;
            let config = Config::parse(&Text::new("hobnob.yaml", words))?;
            Ok(Blog { root: root.clone(), config })
        };
        let outlook = Outlook {
            blog: Box::new(blog),
            origin: "http://127.0.0.1:4000".to_owned(),
            now: Box::new(|_| Ok(date(2026, 6, 1).to_zoned(TimeZone::UTC).unwrap())),
            drafts: true,
            future: true,
            expired: true,
            policy: None,
            program: String::new(),
        };
        let desk = Self { folder, preview: Preview::new(outlook, Memos::on()) };
        desk.write("hobnob.yaml", CONFIG);
        desk.write("content/posts/a.md", "---\ntitle: A\ndate: 2026-03-01\n---\nCome in.\n");
        desk.build(files);
        desk
    }

    fn write(&self, path: &str, words: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, words).unwrap();
    }

    fn build(&self, files: &[(&str, &str)]) {
        files.iter().for_each(|(path, words)| self.write(path, words));
        self.preview.rebuild(&Unwatched);
    }

    /// What the preview says to a page of its own run, made by the build `number`.
    fn ask(&self, number: u64, query: &str) -> Value {
        let query = format!("session={SESSION}&number={number}&{query}");
        state(&Question::read(&query), &self.preview.state(), SESSION)
    }
}

#[test]
fn a_page_is_the_same_until_its_own_bytes_change() {
    let post = "---\ntitle: B\ndate: 2026-03-02\nfeatured: true\n---\n";
    let desk = Desk::new(&[("content/about.md", "Me.\n"), ("content/posts/b.md", post)]);
    let asked = "path=/blog/about/";
    assert_eq!(desk.ask(1, asked)["page"], "same");
    desk.build(&[("content/posts/b.md", &format!("{post}More.\n"))]);
    assert_eq!(desk.ask(1, asked)["page"], "same", "another page changed");
    assert_eq!(desk.ask(1, "path=/blog/posts/b/index.html")["page"], "changed");
    desk.build(&[("content/about.md", "You.\n")]);
    assert_eq!(desk.ask(2, asked)["page"], "changed");
    assert_eq!(desk.ask(3, asked)["page"], "same");
    for elsewhere in ["path=/about/", "path=/blog/nothing/", "path=/blog/%2e%2e/", ""] {
        assert_eq!(desk.ask(3, elsewhere)["page"], "gone", "{elsewhere}");
    }
}

#[test]
fn in_another_run_only_the_bytes_tell() {
    let desk = Desk::new(&[]);
    let edition = desk.preview.state().edition.clone().unwrap();
    let digest = edition.leaf("posts/a/index.html").unwrap().digest().long();
    let page = |session: &str, digest: &str| {
        let query = format!("session={session}&number=9&path=/blog/posts/a/&digest={digest}");
        state(&Question::read(&query), &desk.preview.state(), SESSION)["page"].clone()
    };
    assert_eq!(page("b2", &digest), "same");
    assert_eq!(page("b2", "00"), "changed");
    assert_eq!(page(SESSION, "00"), "same");
}

#[test]
fn a_page_that_was_never_there_may_come() {
    let desk = Desk::new(&[]);
    assert_eq!(desk.ask(1, "path=/blog/new/&missing")["page"], "same");
    desk.build(&[("content/new.md", "New.\n")]);
    assert_eq!(desk.ask(1, "path=/blog/new/&missing")["page"], "changed");
}

#[test]
fn a_post_with_a_new_address_is_followed() {
    let desk = Desk::new(&[]);
    let told = desk.ask(1, "path=/blog/posts/a/");
    assert_eq!(told["document"], "content/posts/a.md");
    let moved = "---\ntitle: A\ndate: 2026-03-01\nslug: other\n---\nCome in.\n";
    desk.build(&[("content/posts/a.md", moved)]);
    let told = desk.ask(1, "path=/blog/posts/a/&document=content/posts/a.md");
    assert_eq!((&told["page"], &told["moved"]), (&json!("gone"), &json!("/blog/posts/other/")));
    assert_eq!(desk.ask(1, "path=/blog/posts/a/")["moved"], Value::Null);
}

#[test]
fn of_the_files_shown_those_that_changed_are_told() {
    let files = [("static/x.css", "a{}"), ("static/y.css", "b{}"), ("static/z z.png", "z")];
    let desk = Desk::new(&files);
    let asked =
        "path=/blog/&file=/blog/x.css&file=/blog/z%2520z.png&file=/blog/none.js&file=/y.css";
    let told = desk.ask(1, asked);
    let versions: Vec<Value> = ["/blog/x.css", "/blog/z%20z.png", "/blog/none.js", "/y.css"]
        .map(|path| {
            assert_eq!(told["files"][path]["changed"], false, "{path}");
            told["files"][path]["version"].clone()
        })
        .into();
    assert!(versions[0] != "" && versions[1] != "" && versions[2] == "" && versions[3] == "");
    desk.build(&[("static/z z.png", "other"), ("static/none.js", "1")]);
    let told = desk.ask(1, asked);
    assert_eq!(told["files"]["/blog/x.css"], json!({"version": versions[0], "changed": false}));
    assert_eq!(told["files"]["/blog/z%20z.png"]["changed"], true);
    assert_eq!(told["files"]["/blog/none.js"]["changed"], true);
    let version = versions[1].as_str().unwrap();
    let query = format!("session=other&file=/blog/z%2520z.png&version={version}");
    let told = state(&Question::read(&query), &desk.preview.state(), SESSION);
    assert_eq!(told["files"]["/blog/z%20z.png"]["changed"], true, "known by its version");
}

#[test]
fn a_fault_is_told_as_the_terminal_tells_it() {
    let desk = Desk::new(&[]);
    desk.build(&[("content/posts/a.md", "---\ntitle: A\ndate: <script>\n---\n")]);
    let told = desk.ask(1, "path=/blog/posts/a/");
    assert_eq!(told["page"], "same", "the last good page stays");
    assert_eq!(told["fault"]["errors"], 1);
    let text = told["fault"]["text"].as_str().unwrap();
    assert!(text.contains("--> content/posts/a.md:3:7"), "{text}");
    assert!(text.contains("3 | date: <script>"), "{text}");
    desk.build(&[("content/posts/a.md", "---\ntitle: A\ndate: 2026-03-01\n---\n")]);
    assert_eq!(desk.ask(2, "path=/blog/posts/a/")["fault"], Value::Null);
}

#[test]
fn a_first_build_that_fails_is_told_too() {
    let desk = Desk::new(&[("hobnob.yaml", "title: [\n")]);
    let told = desk.ask(1, "path=/blog/");
    assert_eq!((&told["page"], &told["fault"]["errors"]), (&json!("same"), &json!(1)));
    desk.build(&[("hobnob.yaml", CONFIG)]);
    assert_eq!(desk.ask(1, "path=/blog/")["page"], "changed");
}

#[test]
fn what_readers_will_not_see_is_marked() {
    let desk = Desk::new(&[
        ("content/posts/b.md", "---\ntitle: B\ndraft: true\n---\n"),
        ("content/posts/c.md", "---\ntitle: C\ndate: 2031-03-17\n---\n"),
    ]);
    assert_eq!(desk.ask(1, "path=/blog/posts/a/")["held"], Value::Null);
    assert_eq!(desk.ask(1, "path=/blog/posts/b/")["held"], "this post is a draft");
    let told = desk.ask(1, "path=/blog/posts/c/");
    assert_eq!(told["held"], "this post comes out on 2031-03-17");
    let marks = told["marks"].as_array().unwrap();
    assert_eq!(marks.len(), 2);
    assert!(marks.contains(&json!({"url": "/blog/posts/c/", "label": "scheduled"})));
}

#[test]
fn the_policy_is_told_of_posts_that_sell_and_of_no_others() {
    let sells = "---\ntitle: B\ndate: 2026-03-02\n---\n\
        It is *in print*: [order it today](https://buy.stripe.com/aEU00abcDEF123), or\n\
        have [two](https://buy.stripe.com/aEU00abcDEF124) and\n\
        [three](https://buy.stripe.com/aEU00abcDEF125).\n";
    let desk = Desk::new(&[("content/posts/b.md", sells)]);
    assert_eq!(desk.ask(1, "path=/blog/posts/a/")["policy"], Value::Null);
    let told = desk.ask(1, "path=/blog/posts/b/")["policy"].clone();
    assert!(told["verdict"] == "warn" || told["verdict"] == "refuse", "{told:#}");
    let findings = told["findings"].as_array().unwrap();
    let sum: u64 = findings.iter().filter_map(|finding| finding["points"].as_u64()).sum();
    assert_eq!(told["points"], sum);
    let till = findings.iter().find(|finding| finding["rule"] == "checkout-link").unwrap();
    assert_eq!(till["place"]["words"]["words"], "order it today");
    assert_eq!(till["line"], 5);
}
