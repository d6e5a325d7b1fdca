//! The desk on a small blog: what its pages show, what its forms write, and what is told of it.

use crate::serve::answer::PRIVATE;
use crate::serve::http::response::Response;
use crate::serve::sample::{self, Sample};

const CONFIG: &str = "title: The Long Table\nbase_url: https://table.example/blog/\nauthor: Mara\n\
    authors: {mara: {name: Mara}, jo: {name: Jo}}\ncomments: {owners: [{names: [Mara]}, {names: [Jo]}]}\n";

const STORE: &str = "comments/posts/2026-10-01-glue.yaml";

const SAID: &str = "post: posts/2026-10-01-glue.md\naddress: /posts/glue/\ncomments:\n\
    - id: n:1\n  date: 2026-10-20T10:00:00Z\n  author: Bea & Co\n  plain: Which glue do you <use>?\n\
    - id: n:2\n  date: 2026-10-21T10:00:00Z\n  author: Win Big\n  suspicion: held (wares +4)\n  \
    html: <p>See <a href=\"https://win.example/\">this</a></p>\n\
    - id: n:3\n  date: 2026-10-22T10:00:00Z\n  author: Cy\n  status: pending\n  plain: Is this on?\n";

/// A blog with three comments, and the office that shows it.
struct Small(Sample);

impl Small {
    fn new() -> Self {
        Self(Sample::of(&[
            ("hobnob.yaml", CONFIG),
            ("content/posts/2026-10-01-glue.md", "Hide.\n"),
            ("content/posts/2026-12-01-winter.md", "Soon.\n"),
            ("content/posts/2026-01-01-old.md", "---\ndraft: true\n---\nLater.\n"),
            (STORE, SAID),
        ]))
    }

    /// The page at this address, below `/_hobnob/`.
    fn page(&self, address: &str) -> String {
        sample::words(self.0.get(&format!("{PRIVATE}{address}")))
    }

    /// What comes of sending these fields there.
    fn send(&self, act: &str, fields: &[(&str, &str)]) -> Response {
        self.0.post(&format!("{PRIVATE}{act}"), fields)
    }

    /// What the page says that a form led to.
    fn told(&self, answer: &Response) -> String {
        assert_eq!(answer.status, 303, "{answer:?}");
        let to = answer.says("Location").unwrap();
        self.page(to.strip_prefix(PRIVATE).unwrap())
    }

    fn file(&self, path: &str) -> String {
        std::fs::read_to_string(self.0.path(path)).unwrap_or_default()
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
        &[small.0.office.guard.token.as_str(), "form-action 'self'", "content=\"same-origin\""],
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
        ("snooze", "comes back on 2026-12-01"),
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
        has(&sample::words(answer), &["It was not done", wrong]);
    }
    assert_eq!(
        (small.file(STORE).as_str(), small.file("comments/_aside.ndjson").as_str()),
        (SAID, "")
    );
    assert_eq!(small.send("policy", &[]).status, 405);
    assert_eq!(small.send("nothing", &[]).status, 404);
    assert_eq!(small.0.get("/_hobnob/nothing").status, 404);
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
        has(&told, &["stands in comments/posts/2026-10-01-glue.yaml", "Nobody waits"]);
        has(&told, &["href=\"http://127.0.0.1:4000/blog/posts/glue/#comment-hobnob-20261101T"]);
    }
    let store = small.file(STORE);
    assert_eq!(store.matches("Hide glue,").count(), 1, "{store}");
    has(&store, &["author: Jo", "parent: n:1"]);
    let again = small.send("reply", &[&fields[..3], &[("key", "another")]].concat());
    assert_eq!(again.status, 422);
    has(&sample::words(again), &["says exactly this already", "and heat.</textarea>"]);
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
    let page = sample::words(refused);
    has(&page, &["this answer is refused", "ridgewalks-20) </textarea>"]);
    has(&page, &["<option value=\"jo\" selected>Jo</option>", "your words are kept in"]);
    assert_eq!(small.file(STORE), SAID);
    has(&small.page("reply?comment=n:1"), &["ridgewalks-20)</textarea>"]);
    let empty = small.send("reply", &[("comment", "n:1"), ("words", " \r\n"), ("key", "k")]);
    has(&sample::words(empty), &["there are no words to answer with"]);
    let gone = small.send("reply", &[("comment", "n:9"), ("words", "<Kept>"), ("key", "k")]);
    has(&sample::words(gone), &["there is no comment `n:9`", "&lt;Kept&gt;</textarea>"]);
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
    has(&small.file(STORE), &["status: spam\n", "mark: fine\n"]);
    has(&small.told(&small.send("approve", &[("comment", "n:3")])), &["It was so already."]);
}

#[test]
fn drafts_and_the_policy_lead_to_their_previews() {
    let small = Small::new();
    let drafts = small.page("drafts");
    has(
        &drafts,
        &["Readers do not see 2 documents", "comes out <time datetime=\"2026-12-01T00:00:00"],
    );
    has(&drafts, &["href=\"http://127.0.0.1:4000/blog/posts/old/\""]);
    has(&small.page("policy"), &["The policy leaves everything alone", "Left alone: 3"]);
    has(&small.page("report"), &["<svg", "aria-current=\"true\">12 months"]);
    has(&small.page("report?last=ever"), &["`ever` is no length of time"]);
}

#[test]
fn a_store_that_cannot_be_read_is_shown_as_it_is() {
    let small = Small::new();
    small.0.write(STORE, "comments:\n- id: <x>\n  ip: 1\n");
    let page = small.page("");
    has(&page, &["Something is in the way", "comments/posts/2026-10-01-glue.yaml", "&lt;x&gt;"]);
    has(&small.page("drafts"), &["Readers do not see 2 documents"]);
}
