//! `hobnob serve` as an author sees it, in Chromium: edit, look, mend. Every test is one author's sitting.

use crate::blog::{Blog, files};
use crate::browser::VIEWS;
use crate::chromium::{Chromium, View};
use crate::served::Served;
use std::fs;
use std::path::Path;

const WIDE: View = View { width: 1280, scheme: "light" };

/// The shadow root of all that the preview shows over a page; nothing where all is well.
const OVER: &str = "document.querySelector('hobnob-preview')?.shadowRoot";

/// How often the page has asked what is new.
const ASKED: &str = "performance.getEntriesByType('resource').filter((entry) => \
                     entry.name.includes('/_hobnob/state') && entry.responseEnd).length";

const POST: &str = "---\ntitle: The long table\ndate: 2026-03-02\n---\n\n";

/// A post that is longer than a screen.
fn long_post(end: &str) -> String {
    let paragraph = "We laid the long table for eleven, and fourteen came.\n\n";
    format!("{POST}{}{end}\n", paragraph.repeat(60))
}

/// Refused, and long enough that its till is below the first screen.
fn selling_post() -> String {
    let till = "The plans are *in print*: [order them today](https://buy.stripe.com/aEU00abcDEF123).\n\n\
                Have [two](https://buy.stripe.com/aEU00abcDEF124) or \
                [three](https://buy.stripe.com/aEU00abcDEF125).\n\n\
                <ins class=\"adsbygoogle\" data-ad-slot=\"2\">An advert</ins>\n\n";
    long_post(&format!("{till}{}", "The last chair is the warmest.\n\n".repeat(20)))
}

/// An author at the desk: a blog, its preview, and a browser beside the editor.
struct Author {
    blog: Blog,
    served: Served,
    browser: Chromium,
}

impl Author {
    fn sits_down(files: &[(&str, &str)]) -> Self {
        let blog = Blog::new();
        files.iter().for_each(|(name, words)| blog.write(name, words));
        let served = Served::start(&blog);
        let browser = Chromium::visiting(&format!("http://127.0.0.1:{}/", served.port));
        Self { blog, served, browser }
    }

    /// Opens a page, marks this very document, and waits until the page hears of builds.
    fn opens(&mut self, path: &str) {
        assert_eq!(self.browser.open(path, WIDE), [""; 0], "{path}");
        self.browser.evaluate("window.stays = true");
        self.browser.until(&format!("{ASKED} > 0"));
    }

    fn writes(&self, name: &str, words: &str) {
        self.blog.write(name, words);
    }

    /// Sees that the page has been loaded anew and shows this.
    #[track_caller]
    fn sees_anew(&mut self, words: &str) {
        self.browser.until(&format!(
            "!window.stays && document.readyState === 'complete' \
             && document.body.textContent.includes('{words}')"
        ));
        self.browser.evaluate("window.stays = true");
    }

    /// Sees that the page is still the one that was opened.
    #[track_caller]
    fn still_sees(&mut self) {
        assert_eq!(self.browser.evaluate("window.stays"), true, "it was reloaded");
    }

    #[track_caller]
    fn complains_of_nothing(&mut self) {
        assert_eq!(self.browser.complaints(), [""; 0]);
    }

    /// A picture of what is in the window, in `target/screenshots/`.
    fn pictures(&mut self, name: &str, view: View) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
        fs::create_dir_all(&folder).expect("target/ is ours");
        let picture = folder.join(format!("serve-{name}-{}-{}.png", view.width, view.scheme));
        fs::write(picture, self.browser.picture()).expect("target/ is ours");
    }
}

#[test]
fn a_page_follows_what_its_author_writes() {
    let mut author = Author::sits_down(&[
        ("content/posts/2026-03-02-table.md", &long_post("The end.")),
        ("content/posts/2026-03-03-other.md", "---\ntitle: Other\n---\n\nAnother.\n"),
        ("static/look.css", "body { --look: first; }"),
        ("static/dot.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'/>"),
        (
            "content/look.md",
            "---\ntitle: Look\n---\n\n<link rel=\"stylesheet\" href=\"/look.css\">\n\n\
             <p><img src=\"/dot.svg\" alt=\"a dot\"> <input aria-label=\"words\"></p>\n",
        ),
    ]);
    it_reloads_where_it_was_read(&mut author);
    it_stays_when_another_changes(&mut author);
    a_sheet_and_an_image_change_in_place(&mut author);
    a_field_is_written_to_its_end(&mut author);
    a_post_is_followed_to_its_new_address(&mut author);
    author.complains_of_nothing();
}

fn it_reloads_where_it_was_read(author: &mut Author) {
    author.opens("/posts/table/");
    assert_eq!(author.browser.evaluate(&format!("{OVER} ?? null")), serde_json::Value::Null);
    author.browser.evaluate("scrollTo({top: 1234, behavior: 'instant'})");
    author.writes("content/posts/2026-03-02-table.md", &long_post("And then it rained."));
    author.sees_anew("And then it rained.");
    author.browser.until("Math.round(scrollY) === 1234");
}

fn it_stays_when_another_changes(author: &mut Author) {
    author.opens("/posts/table/");
    let asked = author.browser.evaluate(ASKED);
    author.writes("content/posts/2026-03-03-other.md", "---\ntitle: Other\n---\n\nRewritten.\n");
    author.browser.until(
        "fetch('/posts/other/').then((page) => page.text()).then((page) => { \
         window.other = page; }) && window.other?.includes('Rewritten.')",
    );
    author.browser.until(&format!("{ASKED} > {asked}"));
    author.still_sees();
}

fn a_sheet_and_an_image_change_in_place(author: &mut Author) {
    author.opens("/look/");
    let look = "getComputedStyle(document.body).getPropertyValue('--look')";
    assert_eq!(author.browser.evaluate(look), "first");
    author.writes("static/look.css", "body { --look: second; }");
    author.browser.until(&format!("{look} === 'second'"));
    author.browser.until("document.querySelectorAll('link[href*=\"look.css\"]').length === 1");
    author.writes(
        "static/dot.svg",
        "<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'><path d='M0 0h8v8z'/></svg>",
    );
    author.browser.until("document.querySelector('img').src.includes('hobnob=')");
    author.still_sees();
}

fn a_field_is_written_to_its_end(author: &mut Author) {
    author.browser.evaluate(
        "{ const field = document.querySelector('input'); field.focus(); field.value = 'dear' }",
    );
    let words = fs::read_to_string(author.blog.path("content/look.md")).expect("it is there");
    author.writes("content/look.md", &format!("{words}\nSomething new.\n"));
    author.browser.until(&format!("{OVER}.textContent.includes('once you leave the field')"));
    author.still_sees();
    author.browser.evaluate("document.querySelector('input').blur()");
    author.sees_anew("Something new.");
}

fn a_post_is_followed_to_its_new_address(author: &mut Author) {
    author.opens("/posts/table/");
    let moved = long_post("It moved.").replace("date:", "slug: supper\ndate:");
    author.writes("content/posts/2026-03-02-table.md", &moved);
    author.browser.until("location.pathname === '/posts/supper/'");
    author.sees_anew("It moved.");
    fs::remove_file(author.blog.path("content/posts/2026-03-02-table.md")).expect("it is ours");
    author.browser.until(&format!("{OVER}.textContent.includes('This page is gone')"));
    author.still_sees();
}

#[test]
fn what_is_wrong_lies_over_the_page() {
    let draft = "---\ntitle: Not yet\ndraft: true\n---\n\nSomething.\n";
    let strict = "<!doctype html><html lang=\"en\"><head><title>Strict</title>\
                  <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\">\
                  </head><body><h1>Strict</h1></body></html>";
    let mut author = Author::sits_down(&[
        ("content/posts/2026-03-02-table.md", &selling_post()),
        ("content/posts/2026-03-03-draft.md", draft),
        ("static/strict.html", strict),
    ]);
    a_fault_lies_over_the_page_until_its_mend(&mut author, "/posts/hello/");
    a_fault_lies_over_the_page_until_its_mend(&mut author, "/strict.html");
    author.browser.until(&format!("!({OVER})"));
    a_post_that_sells_says_so(&mut author);
    a_draft_is_marked(&mut author);
    author.complains_of_nothing();
}

fn a_fault_lies_over_the_page_until_its_mend(author: &mut Author, path: &str) {
    let post = fs::read_to_string(author.blog.path("content/posts/2026-03-01-hello.md"));
    let post = post.expect("it is there");
    author.opens(path);
    let broken = "---\ntitle: Hello\ndate: <script>alert(1)</script>\n---\n";
    author.writes("content/posts/2026-03-01-hello.md", broken);
    author.browser.until(&format!("{OVER}.querySelector('dialog').open"));
    let frame = author.browser.evaluate(&format!("{OVER}.querySelector('pre').textContent"));
    let frame = frame.as_str().expect("it is text");
    assert!(frame.contains("--> content/posts/2026-03-01-hello.md:3:7"), "{frame}");
    assert!(frame.contains("3 | date: <script>alert(1)</script>"), "{frame}");
    assert_eq!(author.browser.evaluate(&format!("{OVER}.querySelectorAll('script').length")), 0);
    author.pictured_everywhere("fault");
    author.browser.press("Escape");
    author.browser.until(&format!("{OVER}.querySelector('.lines button')"));
    author.browser.evaluate(&format!("{OVER}.querySelector('.lines button').click()"));
    author.browser.until(&format!("{OVER}.querySelector('dialog').open"));
    author.still_sees();
    author.writes("content/posts/2026-03-01-hello.md", &post);
    author.browser.until(&format!("!{OVER}?.querySelector('dialog').open"));
}

fn a_post_that_sells_says_so(author: &mut Author) {
    author.opens("/posts/table/");
    author.browser.until(&format!("{OVER}.querySelector('details summary')"));
    author.browser.evaluate(&format!("{OVER}.querySelector('details summary').click()"));
    author.pictured_everywhere("policy");
    let first = format!(
        "[...{OVER}.querySelectorAll('button.finding')].find((finding) => \
                         finding.parentElement.textContent.includes('checkout-link'))"
    );
    author.browser.evaluate(&format!("{first}.click()"));
    let marked = "[...CSS.highlights.get('hobnob-found')][0]";
    author.browser.until(&format!("{marked}.toString() === 'order them today'"));
    author.browser.until(&format!(
        "Math.abs({marked}.getBoundingClientRect().top - innerHeight / 3) < innerHeight / 4"
    ));
    author.pictures("policy-found", WIDE);
    let advert = format!(
        "[...{OVER}.querySelectorAll('button.finding')].find((finding) => \
                          finding.parentElement.textContent.includes('ad-embed'))"
    );
    author.browser.evaluate(&format!("{advert}.click()"));
    author.browser.until("document.querySelector('ins').hasAttribute('data-hobnob-found')");
    author.browser.evaluate(&format!("{OVER}.querySelector('.fold').click()"));
    author.opens("/posts/table/");
    author.browser.until(&format!("{OVER}.querySelector('.bar.folded')"));
    author.pictures("policy-folded", WIDE);
    author.browser.evaluate(&format!("{OVER}.querySelector('.fold').click()"));
}

fn a_draft_is_marked(author: &mut Author) {
    author.opens("/posts/table/");
    author.browser.until(&format!("{OVER}.querySelector('.marks .draft').style.top"));
    author.browser.evaluate("scrollTo({top: document.body.scrollHeight, behavior: 'instant'})");
    author.pictures("marks", WIDE);
    author.opens("/");
    author.browser.until("document.querySelector('[data-held=draft]')");
    assert_eq!(author.browser.evaluate(&format!("{OVER} ?? null")), serde_json::Value::Null);
    author.opens("/posts/draft/");
    author.browser.until(&format!("{OVER}.textContent.includes('This post is a draft')"));
    author.pictured_everywhere("draft");
    let width = author.browser.evaluate("document.documentElement.scrollWidth <= innerWidth");
    assert_eq!(width, true, "the bar is too wide");
}

#[test]
fn tabs_stay_alive_when_the_preview_begins_anew() {
    let mut author = Author::sits_down(&[]);
    author.opens("/posts/hello/");
    let first = author.browser.tab();
    let second = author.browser.add_tab();
    author.opens("/posts/hello/");
    let post = "---\ntitle: Hello\ndate: 2026-03-01\n---\n\n";
    author.writes("content/posts/2026-03-01-hello.md", &format!("{post}For both of you.\n"));
    for tab in [&second, &first] {
        author.browser.look_at(tab);
        author.sees_anew("For both of you.");
    }
    author.complains_of_nothing();
    author.served.end();
    author.browser.until(&format!("{OVER}.textContent.includes('does not answer')"));
    author.still_sees();
    author.writes("content/posts/2026-03-01-hello.md", &format!("{post}Meanwhile.\n"));
    author.served = Served::on(author.served.port, &author.blog);
    for tab in [&first, &second] {
        author.browser.look_at(tab);
        author.sees_anew("Meanwhile.");
        author.browser.until(&format!("!({OVER})"));
    }
    let complaints = author.browser.complaints();
    assert!(complaints.iter().all(|one| one.contains("net::ERR_")), "{complaints:?}");
}

#[test]
fn nothing_of_the_preview_is_in_a_built_site() {
    let blog = Blog::example();
    blog.hobnob(&["build", "--drafts", "--future", "--now", crate::blog::NOW]).succeeds();
    for file in files(&blog.path("public")) {
        let bytes = fs::read(&file).expect("a published file is readable");
        let words = String::from_utf8_lossy(&bytes);
        assert!(!words.contains("_hobnob") && !words.contains("hobnob-preview"), "{file:?}");
    }
}

impl Author {
    /// A picture of what is open, wide and narrow, light and dark.
    fn pictured_everywhere(&mut self, name: &str) {
        for view in VIEWS {
            self.browser.view(view);
            self.pictures(name, view);
        }
        self.browser.view(WIDE);
    }
}

const OWNERS: &str = "title: The Open Door\nbase_url: https://opendoor.example/\nauthor: Mara\n\
                      authors: {mara: {name: Mara}}\ncomments: {owners: [{names: [Mara]}]}\n";

const SAID: &str = "post: posts/2026-03-02-table.md\naddress: /posts/table/\ncomments:\n\
    - id: n:1\n  date: 2026-05-20T10:00:00Z\n  author: Bea\n  plain: How long is the table?\n\
    - id: n:2\n  date: 2026-05-21T10:00:00Z\n  author: Dee\n  plain: May I bring my sister?\n\
    - id: n:3\n  date: 2026-05-22T10:00:00Z\n  author: Win\n  suspicion: held (wares +4)\n  \
    plain: I sell tables of oak.\n";

#[test]
fn at_the_desk_a_reader_gets_an_answer() {
    let mut author = Author::sits_down(&[
        ("hobnob.yaml", OWNERS),
        ("content/posts/2026-03-02-table.md", &long_post("The end.")),
        ("comments/posts/2026-03-02-table.yaml", SAID),
    ]);
    author.opens("/posts/table/");
    let post = author.browser.tab();
    let desk = author.browser.add_tab();
    author.answers("Bea", "Three metres, and a leaf for feasts.");
    author.browser.look_at(&post);
    author.sees_anew("Three metres, and a leaf for feasts.");
    author.browser.look_at(&desk);
    author.presses("/_hobnob/", "Dee", "Snooze");
    author.browser.until("!document.querySelector('main').textContent.includes('my sister')");
    author.presses("/_hobnob/suspects", "Win", "Approve");
    author.browser.look_at(&post);
    author.sees_anew("I sell tables of oak.");
    author.complains_of_nothing();
}

impl Author {
    /// Answers a reader who waits, by the form of the desk.
    fn answers(&mut self, reader: &str, words: &str) {
        self.presses("/_hobnob/", reader, "Reply");
        self.browser.until("document.querySelector('textarea')");
        self.browser.evaluate(&format!(
            "document.querySelector('textarea').value = '{words}'; \
             document.querySelector('form.answer button').click()"
        ));
        self.browser
            .until("!document.querySelector('textarea') && document.readyState === 'complete'");
    }

    /// Presses what says so in the entry of a reader, on a page of the desk.
    fn presses(&mut self, page: &str, reader: &str, what: &str) {
        assert_eq!(self.browser.open(page, WIDE), [""; 0], "{page}");
        self.browser.evaluate("window.stays = true");
        self.browser.evaluate(&format!(
            "[...document.querySelectorAll('main li:has(form)')].find((entry) => \
                 entry.textContent.includes('{reader}')).querySelectorAll('a, button').forEach((one) => \
                 one.textContent.includes('{what}') && one.click())"
        ));
        self.browser.until("!window.stays && document.readyState === 'complete'");
    }
}
