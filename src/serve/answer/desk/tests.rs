//! The desk on a small blog: what its pages show, what its forms write, and what is told of it.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::date;
use jiff::tz::TimeZone;
use tempfile::TempDir;

use super::*;
use crate::build::{Blog, Memos, Unwatched};
use crate::config::Config;
use crate::diag::Text;
use crate::serve::http::guard::{Guard, Token};
use crate::serve::http::request::Method;
use crate::serve::http::response::Body;
use crate::serve::{Outlook, Preview};

const CONFIG: &str = "title: The Long Table\nbase_url: https://table.example/blog/\nauthor: Mara\n\
    authors: {mara: {name: Mara}, jo: {name: Jo}}\ncomments: {owners: [{names: [Mara]}, {names: [Jo]}]}\n";

const SAID: &str = "post: posts/2026-02-01-glue.md\naddress: /posts/glue/\ncomments:\n\
    - id: n:1\n  date: 2026-02-20T10:00:00Z\n  author: Bea & Co\n  plain: Which glue do you <use>?\n\
    - id: n:2\n  date: 2026-02-21T10:00:00Z\n  author: Win Big\n  suspicion: held (wares +4)\n  \
    html: <p>See <a href=\"https://win.example/\">this</a></p>\n\
    - id: n:3\n  date: 2026-02-22T10:00:00Z\n  author: Cy\n  status: pending\n  plain: Is this on?\n";

/// A blog with three comments, and the office that shows it.
struct Small {
    folder: TempDir,
    office: Office,
}

impl Small {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        write(root, "content/posts/2026-02-01-glue.md", "Hide.\n");
        write(root, "content/posts/2026-04-01-spring.md", "Soon.\n");
        write(root, "content/posts/2026-01-01-old.md", "---\ndraft: true\n---\nLater.\n");
        write(root, "comments/posts/2026-02-01-glue.yaml", SAID);
        let preview = Arc::new(Preview::new(outlook(root), Memos::on()));
        preview.rebuild(&Unwatched);
        let guard =
            Guard { address: "127.0.0.1:4000".parse().unwrap(), token: Token::draw().unwrap() };
        let session = "0".repeat(32);
        Self { folder, office: Office { preview, session, guard, tray: Tray::default() } }
    }

    /// The page at this address, below `/_hobnob/`.
    fn page(&self, address: &str) -> String {
        let answer = page(&self.office, &Request::new(Method::Get, &format!("{PRIVATE}{address}")));
        words(&answer)
    }

    /// What comes of sending these fields there.
    fn send(&self, act: &str, fields: &[(&str, &str)]) -> Response {
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(fields);
        let request = Request::new(Method::Post, &format!("{PRIVATE}{act}")).body(form.finish());
        super::act(&self.office, &request)
    }

    /// What the page says that a form led to.
    fn told(&self, answer: &Response) -> String {
        assert_eq!(answer.status, 303, "{}", words(answer));
        let to = answer.says("Location").unwrap();
        self.page(to.strip_prefix(PRIVATE).unwrap())
    }

    fn file(&self, path: &str) -> String {
        fs::read_to_string(self.folder.path().join(path)).unwrap_or_default()
    }

    fn store(&self) -> String {
        self.file("comments/posts/2026-02-01-glue.yaml")
    }
}

fn outlook(root: &Path) -> Outlook {
    let root = root.to_owned();
    let blog = move || {
        let config = Config::parse(&Text::new("hobnob.yaml", CONFIG))?;
        Ok(Blog { root: root.clone(), config })
    };
    Outlook {
        origin: "http://127.0.0.1:4000".to_owned(),
        blog: Box::new(blog),
        now: Box::new(|_| Ok(date(2026, 3, 2).to_zoned(TimeZone::UTC).unwrap())),
        drafts: true,
        future: true,
        expired: true,
        policy: None,
        program: "test".to_owned(),
    }
}

fn write(root: &Path, path: &str, words: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, words).unwrap();
}

fn words(answer: &Response) -> String {
    match &answer.body {
        Body::Bytes(bytes) => String::from_utf8(bytes.to_vec()).unwrap(),
        other => format!("{other:?}"),
    }
}

fn has(page: &str, wanted: &[&str]) {
    wanted.iter().for_each(|wanted| assert!(page.contains(wanted), "no `{wanted}` in {page}"));
}

#[test]
fn the_first_page_says_who_waits_and_leads_to_the_preview() {
    let small = Small::new();
    let page = small.page("");
    let comment = "href=\"http://127.0.0.1:4000/blog/posts/glue/#comment-n-1\"";
    let said = ["<bdi>Bea &amp; Co</bdi>", "Which glue do you &lt;use&gt;?", comment];
    has(&page, &said);
    has(&page, &["Acknowledge", "Snooze", "Let go", "/_hobnob/reply?comment=n%3A1"]);
    has(
        &page,
        &[small.office.guard.token.as_str(), "form-action 'self'", "content=\"same-origin\""],
    );
    let numbers = [("Waiting", 1), ("Suspects", 2), ("Policy", 0), ("Drafts", 2)];
    for (name, number) in numbers {
        has(&page, &[&format!("{name} <span class=\"number\">{number}</span>")]);
    }
    assert!(!page.contains("https://table.example/"), "{page}");
}

#[test]
fn what_is_set_aside_is_told_once_and_taken_back() {
    let small = Small::new();
    let acts = [
        ("ack", "counts as answered"),
        ("close", "is let go"),
        ("snooze", "comes back on 2026-04-01"),
    ];
    for (act, told) in acts {
        let done = small.send(act, &[("comment", "n:1"), ("for", "30d")]);
        let page = small.told(&done);
        has(&page, &[told, "Undo", "Nobody waits"]);
        assert!(!small.page("").contains(told), "once");
        let back = small.told(&small.send("reopen", &[("comment", "n:1")]));
        has(&back, &["is taken up again", "1 answer to write"]);
        assert!(!back.contains("Undo"));
    }
    assert_eq!(small.file("comments/_aside.ndjson").lines().count(), 6);
}

#[test]
fn what_cannot_be_done_is_told_and_nothing_written() {
    let small = Small::new();
    let cases = [
        ("ack", [("comment", "n:9"), ("for", "")], "there is no comment `n:9`"),
        ("snooze", [("comment", "n:1"), ("for", "a while")], "`a while` is no time to wait"),
        ("approve", [("comment", "<n>"), ("for", "")], "there is no comment `&lt;n&gt;`"),
    ];
    for (act, fields, wrong) in cases {
        let answer = small.send(act, &fields);
        assert_eq!(answer.status, 422);
        has(&words(&answer), &["It was not done", wrong]);
    }
    assert_eq!((small.store().as_str(), small.file("comments/_aside.ndjson").as_str()), (SAID, ""));
    assert_eq!(small.send("policy", &[]).status, 405);
    assert_eq!(small.send("nothing", &[]).status, 404);
    assert_eq!(page(&small.office, &Request::new(Method::Get, "/_hobnob/nothing")).status, 404);
}

#[test]
fn an_answer_is_given_once_and_signed_for_the_world() {
    let small = Small::new();
    let form = small.page("reply?comment=n%3A1");
    has(
        &form,
        &["Which glue do you &lt;use&gt;?", "<option value=\"mara\" selected>Mara</option>"],
    );
    let key = form.split("name=\"key\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let fields =
        [("comment", "n:1"), ("words", "Hide glue,\r\nand heat."), ("as", "jo"), ("key", key)];
    for _ in 0..2 {
        let told = small.told(&small.send("reply", &fields));
        has(&told, &["stands in comments/posts/2026-02-01-glue.yaml", "Nobody waits"]);
        has(&told, &["href=\"http://127.0.0.1:4000/blog/posts/glue/#comment-hobnob-20260302T"]);
    }
    let store = small.store();
    assert_eq!(store.matches("Hide glue,").count(), 1, "{store}");
    has(&store, &["author: Jo", "parent: n:1"]);
    let again = small.send("reply", &[&fields[..3], &[("key", "another")]].concat());
    assert_eq!(again.status, 422);
    has(&words(&again), &["says exactly this already", "and heat.</textarea>"]);
}

#[test]
fn an_answer_that_is_refused_is_still_in_the_form() {
    let small = Small::new();
    let shops: String = (1..4)
        .map(|shop| format!("[a](https://www.amazon.com/dp/B0RIDGE00{shop}?tag=ridgewalks-20) "))
        .collect();
    let fields = [("comment", "n:1"), ("words", &*shops), ("as", "jo"), ("key", "k")];
    let refused = small.send("reply", &fields);
    assert_eq!(refused.status, 422);
    let page = words(&refused);
    has(&page, &["this answer is refused", "ridgewalks-20) </textarea>"]);
    has(&page, &["<option value=\"jo\" selected>Jo</option>", "your words are kept in"]);
    assert_eq!(small.store(), SAID);
    has(&small.page("reply?comment=n:1"), &["ridgewalks-20)</textarea>"]);
    let empty = small.send("reply", &[("comment", "n:1"), ("words", " \r\n"), ("key", "k")]);
    has(&words(&empty), &["there are no words to answer with"]);
    let gone = small.send("reply", &[("comment", "n:9"), ("words", "<Kept>"), ("key", "k")]);
    has(&words(&gone), &["there is no comment `n:9`", "&lt;Kept&gt;</textarea>"]);
}

#[test]
fn the_owner_says_what_is_spam() {
    let small = Small::new();
    let page = small.page("suspects");
    has(&page, &["2 comments wait for your word", "held: wares 4 (together 4)", "pending"]);
    has(&page, &["<code>https://win.example/</code>"]);
    assert!(!page.contains("href=\"https://win.example/"), "{page}");
    let told = small.told(&small.send("spam", &[("comment", "n:2")]));
    has(&told, &["1 comment is kept, and shown to nobody.", "1 comment waits"]);
    let told = small.told(&small.send("approve", &[("comment", "n:3")]));
    has(&told, &["1 comment is shown from now on.", "No comment waits"]);
    has(&small.store(), &["status: spam\n", "mark: fine\n"]);
    has(&small.told(&small.send("approve", &[("comment", "n:3")])), &["It was so already."]);
}

#[test]
fn drafts_and_the_policy_lead_to_their_previews() {
    let small = Small::new();
    let drafts = small.page("drafts");
    has(
        &drafts,
        &["Readers do not see 2 documents", "comes out <time datetime=\"2026-04-01T00:00:00"],
    );
    has(&drafts, &["href=\"http://127.0.0.1:4000/blog/posts/old/\""]);
    has(&small.page("policy"), &["The policy leaves everything alone", "Left alone: 3"]);
    has(&small.page("report"), &["<svg", "aria-current=\"true\">12 months"]);
    has(&small.page("report?last=ever"), &["`ever` is no length of time"]);
}

#[test]
fn a_store_that_cannot_be_read_is_shown_as_it_is() {
    let small = Small::new();
    write(
        small.folder.path(),
        "comments/posts/2026-02-01-glue.yaml",
        "comments:\n- id: <x>\n  ip: 1\n",
    );
    let page = small.page("");
    has(&page, &["Something is in the way", "comments/posts/2026-02-01-glue.yaml", "&lt;x&gt;"]);
    has(&small.page("drafts"), &["Readers do not see 2 documents"]);
}
