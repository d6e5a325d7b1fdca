//! Whose export a file is, by what it begins with.

mod json;
mod markup;
mod shape;
mod table;
mod unknown;

use self::shape::Shape;
use super::system::System;

pub(super) use unknown::{choices, unknown};

/// What a file looks like before anybody asks whose it is.
enum Look {
    /// Nothing but blanks.
    Empty,
    /// A database of SQLite.
    Sqlite,
    /// Tags.
    Markup,
    /// JSON, one value or many.
    Json(Shape),
    /// Words with tables, YAML or SQL in them.
    Words,
    /// Neither words nor a database.
    Binary,
}

/// Of so many bytes of words one at most is a control character.
const MOST_ODD: usize = 100;

/// Bytes that may stand before the XML itself.
const LATEST: usize = 4096;

/// The system that wrote a file, by its first bytes; its name decides only where they do not.
pub(super) fn system(name: &str, head: &[u8]) -> Option<System> {
    let words = text(head);
    match look(head, &words) {
        Look::Sqlite => Some(System::Isso),
        Look::Markup => markup::system(&words),
        Look::Json(shape) => json::system(name, &shape),
        Look::Words => table::system(name, &words),
        Look::Empty | Look::Binary => None,
    }
}

fn look(head: &[u8], words: &str) -> Look {
    let start = words.trim_start();
    let odd = head.iter().filter(|byte| **byte < 8).count();
    match start.chars().next() {
        _ if head.starts_with(b"SQLite format 3\0") => Look::Sqlite,
        None => Look::Empty,
        // Old databases have a control character here and there.
        _ if odd * MOST_ODD > head.len() && !is_utf_16(head) => Look::Binary,
        Some('<') => Look::Markup,
        Some(_) if begins_late(start) => Look::Markup,
        Some('[' | '{') => Look::Json(Shape::of(start)),
        Some(_) => Look::Words,
    }
}

/// Whether something stands before the XML: exports have begun with a stray letter, or with a warning
/// of the server's, before.
fn begins_late(start: &str) -> bool {
    let at = start.find("<?xml").filter(|at| *at < LATEST);
    at.is_some_and(|at| at < 8 || start[..at].ends_with('\n'))
}

fn is_utf_16(head: &[u8]) -> bool {
    head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff])
}

/// Bytes as words, as far as they are: enough to see what they are about.
fn text(head: &[u8]) -> String {
    if is_utf_16(head) {
        let letters = head.iter().filter(|byte| **byte != 0);
        return letters.skip(2).map(|byte| char::from(*byte)).collect();
    }
    String::from_utf8_lossy(head).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recognised(name: &str, head: &str) -> &'static str {
        system(name, head.as_bytes()).map_or("unknown", System::name)
    }

    #[test]
    fn content_says_whose_an_export_is() {
        let old = format!("<rss><wp:author>\u{b}\u{1}\0{}", "words ".repeat(100));
        let expected = [
            ("wordpress", "a", "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\">"),
            ("wordpress", "a", "x<?xml version=\"1.0\"?><rss><channel><wp:wxr_version>"),
            ("disqus", "a", "`<?xml version=\"1.0\"?>\n<disqus xmlns=\"http://disqus.com\">"),
            ("blogger", "a", "<feed xmlns:blogger='http://schemas.google.com/blogger/2018'>"),
            ("blogger", "a", "<feed><id>tag:blogger.com,1999:blog-1.archive</id>"),
            (
                "wordpress",
                "a",
                "<br />\n<b>Notice</b>: no\n<?xml version=\"1.0\"?><rss><wp:author>",
            ),
            ("wordpress", "a", "Warning: no in a.php\n<?xml version=\"1.0\"?><rss><wp:author>"),
            ("wordpress", "a", &old),
            ("unknown", "feed.xml", "<rss><channel><item><title>A</title></item>"),
            ("unknown", "a.html", "<!doctype html><html><body>"),
            ("webmention", "a", "{\"type\":\"feed\",\"children\":[]}"),
            ("webmention", "a", "{\"links\":[{\"source\":\"s\",\"verified_date\":\"\"}]}"),
            ("webmention", "a", "[{\"type\":[\"h-entry\"],\"properties\":{\"author\":[]}}]"),
            ("webmention", "a", "{\"https://a.example/\":[{\"wm-id\":1}]}"),
            ("github-discussions", "a", "{\"data\":{\"search\":{\"nodes\":[{\"bodyHTML\":1}]}}}"),
            ("github-discussions", "a", "{\"repository\":{\"discussion\":{\"id\":1}}}"),
            ("github-issues", "a", "[{\"issue_url\":\"\",\"user\":{}}]"),
            ("github-issues", "a", "[{\"html_url\":\"\",\"user\":{\"login\":\"\"},\"body\":\"\"}]"),
            ("mastodon", "a", "{\"ancestors\":[],\"descendants\":[]}"),
            ("bluesky", "a", "{\"thread\":{\"post\":{\"uri\":\"at://\"}}}"),
            ("isso", "a", "SQLite format 3\0\u{10}"),
            ("isso", "a", "[{\"id\":\"/a/\",\"title\":\"A\",\"comments\":[{\"text\":\"b\"}]}]"),
            ("isso", "a", "[{\"tid\":1,\"id\":2,\"mode\":1,\"text\":\"b\"}]"),
            ("isso", "a", "PRAGMA foreign_keys=OFF;\nINSERT INTO comments VALUES(1);"),
            ("remark42", "a", "{\"version\":1,\"users\":[],\"posts\":[]}\n{\"id\":\"a\"}"),
            ("remark42", "a", "{\"id\":\"a\",\"pid\":\"\",\"locator\":{\"url\":\"\"}}"),
            ("commento", "a", "{\"version\":1,\"comments\":[],\"commenters\":[]}"),
            ("ghost", "a", "{\"db\":[{\"meta\":{\"exported_on\":1}}]}"),
            ("staticman", "a.yml", "_id: 1\nname: Ada\nmessage: Hello\ndate: 1\n"),
            ("staticman", "a.json", "{\"_id\":\"1\",\"name\":\"Ada\",\"message\":\"Hello\"}"),
            ("staticman", "a.yml", "- author: Ada\n  date: 2020-01-01\n  body: Hello\n"),
            ("unknown", "_config.yml", "title: A\nauthor: Ada\n"),
            ("csv", "a", "Name;E-Mail;Datum;Kommentar\nAda;;1.2.2024;Hallo\n"),
            ("unknown", "a.csv", "Setting,Value\nblog,1\n"),
            ("json", "a", "[{\"post\":\"/a/\",\"body_md\":\"b\"}]"),
            ("json", "a", "{\"a\":[{\"author\":{\"name\":\"\"},\"content\":\"b\"}]}"),
            ("json", "a", "{\"\":[{\"author\":\"Ada\",\"text\":\"b\",\"children\":[]}]}"),
            (
                "json",
                "a",
                "{\"c\":{\"a\":{\"1\":{\"text\":\"b\",\"name\":\"A\",\"replyTo\":\"2\"}}}}",
            ),
            ("github-discussions", "a", "{\"nodes\":[{\"id\":1,\"replyTo\":{\"id\":2}}]}"),
            ("json", "a.ndjson", "{\"id\":1,\"name\":\"Ada\",\"message\":\"Hello\"}"),
            ("json", "a", "[]"),
            ("unknown", "package.json", "{\"name\":\"a\",\"version\":\"1\"}"),
            ("unknown", "a.png", "\u{1}PNG\0\0"),
            ("unknown", "a", " \n"),
            ("unknown", "a", "Dear diary, today was fine"),
        ];
        for (system, name, head) in expected {
            assert_eq!(recognised(name, head), system, "{head}");
        }
    }
}
