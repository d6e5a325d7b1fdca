//! E-mails of the agenda that all forms are tried with, and what no agenda can make of one.

use proptest::prelude::*;

use super::*;
use crate::remind::sample;

const OWNER: Option<&str> = Some("mara@sparechair.example");

fn written(agenda: &Agenda) -> String {
    String::from_utf8(eml(agenda, OWNER)).expect("it is text")
}

/// The names of its headers, in order.
fn headers(eml: &str) -> Vec<&str> {
    let (head, _) = eml.split_once("\r\n\r\n").expect("a head ends");
    let lines = head.split("\r\n").filter(|line| !line.starts_with([' ', '\t']));
    lines.map(|line| line.split_once(':').expect("a header has a name").0).collect()
}

const NAMES: [&str; 8] = [
    "From",
    "Subject",
    "Date",
    "Message-ID",
    "Auto-Submitted",
    "To",
    "MIME-Version",
    "Content-Type",
];

#[test]
fn it_is_the_same_whenever_it_is_made_of_the_same_agenda() {
    let agenda = sample::agenda();
    let eml = written(&agenda);
    assert_eq!(eml, written(&agenda));
    assert_eq!(headers(&eml), NAMES);
    for line in [
        "From: \"The Spare Chair\" <mara@sparechair.example>",
        "To: <mara@sparechair.example>",
        "Subject: 8 answers to write, 2 of them overdue: The Spare Chair",
        "Date: Sun, 15 Mar 2026 09:30:00 +0100",
        "Auto-Submitted: auto-generated",
    ] {
        assert!(eml.lines().any(|each| each == line), "{line}\n{eml}");
    }
}

#[test]
fn its_id_is_that_of_the_day() {
    let id = |agenda: &Agenda| {
        let eml = written(agenda);
        eml.lines().find(|line| line.starts_with("Message-ID: <")).expect("an id").to_owned()
    };
    let today = sample::agenda();
    let hours_later = |hours: i64| {
        let later = jiff::Span::new().hours(hours);
        Agenda { now: today.now.checked_add(later).expect("a moment"), ..today.clone() }
    };
    assert_eq!(id(&today), id(&hours_later(3)));
    assert_ne!(id(&today), id(&hours_later(24)));
    assert!(id(&today).ends_with("@sparechair.example>"));
}

#[test]
fn without_an_address_it_is_a_draft() {
    let eml = String::from_utf8(eml(&sample::agenda(), None)).expect("it is text");
    assert!(eml.contains("\r\nX-Unsent: 1\r\n") && !headers(&eml).contains(&"To"), "{eml}");
    assert!(eml.contains("<nobody@sparechair.example>"), "{eml}");
}

#[test]
fn an_mbox_quotes_what_would_begin_another_e_mail() {
    let mut agenda = sample::agenda();
    agenda.waiting.clear();
    agenda.perhaps.clear();
    agenda.assumed = vec!["a".repeat(70) + " From here on"];
    let mbox = String::from_utf8(mbox(&agenda, OWNER)).expect("it is text");
    assert!(mbox.starts_with("From nobody@sparechair.example Sun Mar 15 08:30:00 2026\nFrom: "));
    assert!(mbox.ends_with("\n\n") && !mbox.contains('\r'));
    assert_eq!(mbox.lines().filter(|line| line.starts_with("From ")).count(), 1, "{mbox}");
    assert!(mbox.contains("\n>From here on."), "{mbox}");
}

proptest! {
    #[test]
    fn no_words_break_out_of_it(name in "\\PC{0,80}|[\r\n:a ☕]{0,300}", said in any::<String>()) {
        let mut agenda = sample::agenda();
        agenda.blog.title = format!("{name}\r\nBcc: a@b.example\r\n\r\n{said}");
        agenda.waiting[0].person.name = name;
        agenda.waiting[0].post.title = said.clone();
        agenda.waiting[1].text = said;
        let eml = written(&agenda);
        prop_assert_eq!(headers(&eml), NAMES);
        for line in eml.split("\r\n") {
            prop_assert!(line.len() <= 78 && !line.contains(['\r', '\n']), "{line:?}");
        }
        let border = eml.split("boundary=\"").nth(1).and_then(|rest| rest.split('"').next());
        let border = format!("\r\n--{}", border.expect("it has a border"));
        prop_assert_eq!(eml.matches(&border).count(), 3);
    }
}

#[test]
fn both_parts_say_whom_to_visit_and_say_nothing_twice() {
    let mut agenda = sample::agenda();
    agenda.hour = Some(sample::hour());
    let letter = letter::Letter::of(&agenda);
    let visit = &sample::hour().visits[0];
    for part in [&letter.text, &letter.html] {
        let (_, visits) = part.split_once("Then visit").expect("whom to visit");
        assert!(
            visits.contains(&visit.name) && visits.contains("://lotte.example/garden"),
            "{part}"
        );
        assert_eq!(part.matches("without a date").count(), 1, "{part}");
    }
}
