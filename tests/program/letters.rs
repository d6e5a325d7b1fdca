//! E-mails of who waits, as Python's `email` reads them.

use serde_json::{Value, json};

use crate::blog::Blog;
use crate::calendars::{SAID, blog};
use crate::golden::kept;
use crate::python;

const NOW: &str = "2026-03-05T12:00:00Z";

/// What is read out of an e-mail of the blog.
fn read(blog: &Blog) -> Value {
    let eml = blog.hobnob(&["remind", "--now", NOW, "--format", "email"]).succeeds().stdout;
    let letter = python::reads(include_str!("letters.py"), eml.as_bytes());
    assert_eq!(letter["defects"], json!([]), "{eml}");
    assert_eq!(letter["parts"], json!(["multipart/alternative", "text/plain", "text/html"]));
    letter
}

#[test]
fn an_e_mail_says_all_that_a_person_said_in_both_parts() {
    let letter = read(&blog(SAID));
    assert_eq!(letter["sender"], json!([["The Open Door, & co", "nobody@opendoor.example"]]));
    assert_eq!(letter["headers"]["Subject"], "3 answers to write: The Open Door, & co");
    assert_eq!(letter["headers"]["Auto-Submitted"], "auto-generated");
    assert_eq!(letter["date"], "2026-03-05T13:00:00+01:00");
    let text = letter["text"].as_str().expect("words");
    assert!(text.lines().all(|line| line.chars().count() <= 72), "{text}");
    let text: Vec<&str> = text.split_whitespace().collect();
    let text = text.join(" ");
    let html = letter["html"].as_str().expect("words");
    for words in
        [r"Karim; a, b \n c, new here: question on “Hello”", "☕ 湯気が出る, and we have come"]
    {
        assert!(text.contains(words), "{text}");
        assert!(html.contains(words), "{html}");
    }
    assert!(html.contains("loud: &quot;no&quot;."), "{html}");
    assert!(!html.contains("src=") && !html.contains("<link") && !html.contains("url("), "{html}");
}

#[test]
fn an_e_mail_goes_to_where_readers_write_to() {
    let blog = blog(SAID);
    let config = "title: Zoës Küche, immer offen\nbase_url: https://opendoor.example/\n\
                  comments: {answer: {mail: mara@opendoor.example}}\n";
    blog.write("hobnob.yaml", config);
    let letter = read(&blog);
    let mara = "mara@opendoor.example";
    assert_eq!(letter["sender"], json!([["Zoës Küche, immer offen", mara]]));
    assert_eq!(letter["headers"]["To"], mara);
    let subject = letter["headers"]["Subject"].as_str().expect("words");
    assert!(subject.ends_with(": Zoës Küche, immer offen"), "{subject}");
}

/// Reads a mailbox as Python does, which wants a file.
const MAILBOX: &str = "
import json, mailbox, sys, tempfile

with tempfile.NamedTemporaryFile() as file:
    file.write(sys.stdin.buffer.read())
    file.flush()
    print(json.dumps([message['subject'] for message in mailbox.mbox(file.name, create=False)]))
";

#[test]
fn a_mailbox_holds_that_one_e_mail() {
    let mbox = blog(SAID).hobnob(&["remind", "--now", NOW, "--format", "mbox"]).succeeds().stdout;
    let subjects = python::reads(MAILBOX, mbox.as_bytes());
    assert_eq!(subjects, json!(["3 answers to write: The Open Door, & co"]));
}

#[test]
fn an_e_mail_is_as_it_was() {
    let eml = blog(SAID).hobnob(&["remind", "--now", NOW, "--format", "email"]).succeeds().stdout;
    kept("waiting.eml", &eml.replace("\r\n", "\n"));
}
