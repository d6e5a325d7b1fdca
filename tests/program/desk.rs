//! The pages of the desk, on the example: as they were when a person last read them, valid, and for everybody.

use std::sync::Arc;

use hobnob::build::{self, Memos, Unwatched};
use hobnob::config::Config;
use hobnob::diag::Text;
use hobnob::serve::answer::{Office, Tray};
use hobnob::serve::http::guard::{Guard, Token};
use hobnob::serve::http::request::{Method, Request};
use hobnob::serve::http::response::Response;
use hobnob::serve::{Outlook, Preview};
use jiff::tz::TimeZone;

use crate::blog::Blog;
use crate::golden::kept;
use crate::standards::{accessible, validated};

/// A comment of the example that waits for an answer, and one that may be advertising.
const WAITS: &str = "wordpress:51";
const HELD: &str = "wordpress:55";

/// The pages, each with its name.
const PAGES: [(&str, &str); 6] = [
    ("waiting", "?all=yes"),
    ("reply", "reply?comment=wordpress%3A51"),
    ("suspects", "suspects"),
    ("policy", "policy"),
    ("drafts", "drafts"),
    ("report", "report?last=all"),
];

/// Who answers for the preview of a blog, a Sunday morning after the example's last comment.
fn office(blog: &Blog) -> Office {
    let root = blog.root().to_owned();
    let read = move || {
        let words = std::fs::read_to_string(root.join("hobnob.yaml")).expect("there is one");
        let config = Config::parse(&Text::new("hobnob.yaml", words))?;
        Ok(build::Blog { root: root.clone(), config })
    };
    let sunday = jiff::civil::date(2026, 5, 31).at(9, 30, 0, 0);
    let outlook = Outlook {
        origin: "http://127.0.0.1:4000".to_owned(),
        blog: Box::new(read),
        now: Box::new(move |_| Ok(sunday.to_zoned(TimeZone::UTC).expect("a moment"))),
        drafts: true,
        future: true,
        expired: true,
        policy: None,
        program: "test".to_owned(),
    };
    let preview = Arc::new(Preview::new(outlook, Memos::on()));
    preview.rebuild(&Unwatched);
    let address = "127.0.0.1:4000".parse().expect("an address");
    let guard = Guard { address, token: Token::draw().expect("there is chance") };
    Office { preview, session: "0".repeat(32), guard, tray: Tray::default() }
}

fn page(office: &Office, address: &str) -> String {
    let request = Request::new(Method::Get, &format!("/_hobnob/{address}"));
    words(office.answer(&request.header("Host", "127.0.0.1:4000")))
}

fn send(office: &Office, act: &str, fields: &str) -> Response {
    let body = format!("{fields}&token={}", office.guard.token.as_str());
    let request = Request::new(Method::Post, &format!("/_hobnob/{act}")).body(body);
    let request = request.header("Host", "127.0.0.1:4000");
    office.answer(&request.header("Content-Type", "application/x-www-form-urlencoded"))
}

fn words(answer: Response) -> String {
    let mut words = String::new();
    let length = answer.body.length().expect("it is no stream");
    let mut body = answer.body.read(0..length).expect("it is in memory");
    body.read_to_string(&mut words).expect("it is text");
    words
}

/// A page as it is at every run: without the keys, and without how it looks.
fn settled(page: &str, office: &Office) -> String {
    let page = page.replace(office.guard.token.as_str(), "TOKEN");
    let mut parts = page.split("name=\"key\" value=\"");
    let first = parts.next().unwrap_or_default().to_owned();
    let page = parts.fold(first, |page, part| {
        let (_, rest) = part.split_once('"').unwrap_or_default();
        format!("{page}name=\"key\" value=\"KEY\"{rest}")
    });
    let (head, rest) = page.split_once("<style>").expect("a page has a style");
    let (_, body) = rest.split_once("</style>\n").expect("it ends");
    format!("{head}{body}")
}

#[test]
fn the_pages_of_the_desk_are_as_they_were() {
    let blog = Blog::example();
    let office = office(&blog);
    for (name, address) in PAGES {
        kept(&format!("desk/{name}.html"), &settled(&page(&office, address), &office));
    }
}

#[test]
fn the_pages_of_the_desk_are_for_everybody() {
    let blog = Blog::example();
    let office = office(&blog);
    for (name, address) in PAGES {
        let page = page(&office, address);
        assert_eq!(validated(&page), [""; 0], "{name}");
        assert_eq!(accessible(&format!("desk-{name}"), &page), [""; 0], "{name}");
    }
}

#[test]
fn what_was_done_and_what_was_not_is_told_to_everybody() {
    let blog = Blog::example();
    let office = office(&blog);
    let acts = [
        ("snooze", format!("comment={WAITS}&for=1d")),
        ("spam", format!("comment={HELD}")),
        ("reply", format!("comment={WAITS}&words=Thank+you%21&as=mara&key=a")),
    ];
    let pages = acts.map(|(act, fields)| {
        let done = send(&office, act, &fields);
        assert_eq!(done.status, 303, "{done:?}");
        let to = done.says("Location").expect("it leads back");
        page(&office, to.strip_prefix("/_hobnob/").expect("to the desk"))
    });
    let refused =
        words(send(&office, "reply", &format!("comment={WAITS}&words=Thank+you%21&key=b")));
    assert!(refused.contains("says exactly this already"), "{refused}");
    let undone = words(send(&office, "ack", "comment=nobody"));
    for (number, page) in pages.iter().chain([&refused, &undone]).enumerate() {
        assert_eq!(validated(page), [""; 0], "{number}");
        assert_eq!(accessible(&format!("desk-told-{number}"), page), [""; 0], "{number}");
    }
}
