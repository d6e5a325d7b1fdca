//! What is printed is read, what is read is printed, and what is wrong is told.

use std::sync::Arc;

use jiff::Timestamp;
use proptest::prelude::*;

use super::{parse, print, print_all};
use crate::comment::{
    Author, Body, Comment, Conversation, Judgement, Kind, Mark, Markup, Oddity, Origin, Reason,
    Status, Topic, Verdict,
};
use crate::diag::{Findings, Span, Text};

fn text(words: &str) -> Arc<Text> {
    Text::new("comments/a.yaml", words)
}

fn read(words: &str) -> Vec<Conversation> {
    parse(&text(words)).unwrap_or_else(|found| panic!("{:?}", told(&found)))
}

fn told(findings: &Findings) -> Vec<String> {
    let line = |found: &crate::diag::Diagnostic| {
        let line = found.span.as_ref().and_then(Span::start).map_or(0, |start| start.line);
        let more = found.notes.iter().chain(&found.help).map(|word| format!(" ({word})"));
        format!("{line}: {}{}", found.message, more.collect::<String>())
    };
    findings.iter().map(line).collect()
}

const WRITTEN: &str = "\
post: posts/2026-03-01-hello.md
address: /posts/hello/
title: 'Hello: a beginning'
closed: true
comments:
- id: wordpress:3
  date: 2026-03-01T09:00:00Z
  author: Ada
  url: https://ada.example/
  person: 0f6a1b2c3d4e
  acknowledged: true
  origin: 1a 2b 3c 4d
  lines: |-
    What a good start.

    I have one question: who chose the picture?

- id: wordpress:5
  parent: wordpress:3
  date: 2026-03-01T10:30:00Z
  edited: 2026-03-02T08:00:00Z
  author: Mara
  owner: true
  html: <p>I did!</p>

- id: webmention:77
  kind: mention
  status: pending
  mark: fine
  date: 2026-03-02T00:00:00Z
  source: https://bo.example/links
  suspicion: held (many-links +4, no-friend +1, roll -2)
  odd: no-name, assumed-zone
  plain: |-
    See: there
";

#[test]
fn a_file_reads_and_prints_the_same() {
    let conversations = read(WRITTEN);
    let [conversation] = &conversations[..] else { panic!("one conversation") };
    assert!(conversation.is_closed);
    assert_eq!(conversation.comments[1].parent.as_deref(), Some("wordpress:3"));
    assert_eq!(conversation.comments[2].judgement.as_ref().unwrap().reasons[2].points, -2);
    assert_eq!(conversation.comments[0].body.text.lines().count(), 3);
    assert_eq!(print(conversation, None), WRITTEN);
    assert_eq!(print(conversation, Some(&text(WRITTEN))), WRITTEN);
}

#[test]
fn people_write_otherwise() {
    let by_hand = "# mine\n---\ncomments:   # two of them\n\n# first\n- plain: hi\n  author: \"007\"\n  id: b\n  \
                   owner: Yes\n  date: 2026-03-02 10:00:00+01:00\n-   id: \"a\"\n    author: 007\n    \
                   status: PENDING\n    html: >\n      folded\n      words\ntitle: At the end\n";
    let [conversation] = &read(by_hand)[..] else { panic!("one conversation") };
    assert_eq!(conversation.topic.title, "At the end");
    let [b, a] = &conversation.comments[..] else { panic!("two comments") };
    assert_eq!((&*b.author.name, b.is_owner, b.body.markup), ("007", true, Markup::Plain));
    assert_eq!(b.date.map(|date| date.to_string()).as_deref(), Some("2026-03-02T09:00:00Z"));
    assert_eq!(
        (&*a.author.name, a.status, &*a.body.text),
        ("007", Status::Pending, "folded words\n")
    );
    let [bracketed] = &read("comments: [{id: a, plain: b}]")[..] else {
        panic!("one conversation")
    };
    assert_eq!(bracketed.comments[0].body, Body::plain("b"));
    assert_eq!(read("# nothing yet\n"), []);
}

#[test]
fn what_did_not_change_keeps_its_lines() {
    let before = "# about the picture\npost: a.md\ncomments:\n  # a friend\n  - id: b\n    author: \"Bo\"   \
                  # from school\n    plain: hi\n\n\n  # the other\n  - {id: c, plain: there}\n  - id: d\n    \
                  plain: x\n  # the end\n";
    let text = text(before);
    let mut conversation = parse(&text).unwrap().remove(0);
    assert_eq!(
        print(&conversation, Some(&text)),
        before.replace("\n\n\n", "\n\n").replace("}\n", "}\n\n")
    );
    conversation.comments[1].body.text = "changed".to_owned();
    conversation.comments.push(Comment { id: "e".to_owned(), ..conversation.comments[2].clone() });
    conversation.topic.title = "New".to_owned();
    let after = "# about the picture\npost: a.md\ntitle: New\ncomments:\n  # a friend\n  - id: b\n    \
                 author: \"Bo\"   # from school\n    plain: hi\n\n  # the other\n  - id: c\n    \
                 plain: changed\n\n  - id: d\n    plain: x\n\n  - id: e\n    plain: x\n  # the end\n";
    assert_eq!(print(&conversation, Some(&text)), after);
    assert_eq!(print_all(&[], Some(&text)), "");
}

#[test]
fn every_fault_is_told_with_its_line_and_comment() {
    let wrong = "post: a.md\nclosed: maybe\ntitel: A\ncomments:\n  - id: w:1\n    status: publishd\n    \
                 email: ada@example.org\n    date: tomorrow\n  - id: w:2\n    html: \"never ends\n  - id: w:3\n    \
                 authr: A\n    html: a\n    plain: b\n    author: [a]\n  - author: B\n  - id: w:5\n    id: w:6\n";
    let found = parse(&text(wrong)).unwrap_err();
    let of = |id: &str| format!(" (this is in the comment `{id}`)");
    let expected = [
        "2: `closed` is not true or false (write `true` or `false`)".to_owned(),
        "3: `titel` is not a key here (did you mean `title`?)".to_owned(),
    ];
    let told = told(&found);
    assert_eq!(told[..2], expected);
    let has =
        |line: &str| assert!(told.iter().any(|found| found.starts_with(line)), "{line}: {told:#?}");
    has(&format!(
        "6: `publishd` makes no sense for `status`{} (did you mean `published`?)",
        of("w:1")
    ));
    has("7: `email` may not be here");
    has("8: `tomorrow` makes no sense for `date`");
    assert!(told.iter().any(|found| found.contains("this is not YAML") && found.contains("`w:2`")));
    has(&format!("12: `authr` is not a key here{} (did you mean `author`?)", of("w:3")));
    has("14: this comment has words under `html` and under `plain`");
    has("15: expected words for `author`, found a list");
    has("16: this comment has no `id`");
    has(&format!("17: `id` is here twice{}", of("w:6")));
    assert!(
        !told.iter().any(|found| found.contains("ada@")),
        "private things are not repeated: {told:#?}"
    );
}

#[test]
fn one_id_belongs_to_one_comment() {
    let found = parse(&text("comments:\n- id: a\n- id: b\n---\ncomments:\n- id: a\n")).unwrap_err();
    assert_eq!(
        told(&found),
        ["6: two comments have the id `a` (delete one of them, or give it an id of its own)"]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whatever_is_printed_is_read(all in proptest::collection::vec(conversation(), 1..3)) {
        let printed = print_all(&all, None);
        let read = parse(&text(&printed));
        prop_assert_eq!(read.map_err(|found| told(&found)), Ok(all.clone()), "{}", printed);
        prop_assert_eq!(print_all(&all, Some(&text(&printed))), printed);
    }

    #[test]
    fn a_file_that_grows_holds_the_new(before in conversation(), after in conversation()) {
        let topic = before.topic.clone();
        let after = Conversation { topic, ..after };
        let printed = print(&after, Some(&text(&print(&before, None))));
        prop_assert_eq!(parse(&text(&printed)).map_err(|found| told(&found)), Ok(vec![after]));
    }

    #[test]
    fn nothing_makes_it_panic(words in "([-#:a&*!|>%' \"\\[{]|\n|comments:|id:|---){0,30}") {
        let text = text(&words);
        if let Ok(read) = parse(&text) {
            let _ = print_all(&read, Some(&text));
        }
    }
}

fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[ -~]{0,6}",
        2 => Just("\n".to_owned()),
        1 => r"[\n\t\r ]{1,3}",
        1 => any::<char>().prop_map(String::from),
        1 => proptest::sample::select(vec!["---", "%", "- id: a\n", "\0", "\u{85}", "\u{2028}", "😀", "# "])
            .prop_map(str::to_owned),
    ];
    proptest::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn some_words() -> impl Strategy<Value = Option<String>> {
    proptest::option::of(words()).prop_map(|words| words.filter(|words| !words.is_empty()))
}

fn one_of<T: Copy + std::fmt::Debug, const N: usize>(
    all: [(&'static str, T); N],
) -> impl Strategy<Value = T> {
    (0..N).prop_map(move |at| all[at].1)
}

fn moment() -> impl Strategy<Value = Option<Timestamp>> {
    let at = -9_000_000_000_i64..9_000_000_000;
    proptest::option::of((at, 0..1_000_000_000_i32).prop_map(|(second, nanosecond)| {
        Timestamp::new(second, if second < 0 { -nanosecond } else { nanosecond }).unwrap()
    }))
}

fn judgement() -> impl Strategy<Value = Judgement> {
    let reason =
        ("[a-z][a-z0-9-]{0,8}", any::<i8>()).prop_map(|(name, points)| Reason { name, points });
    (one_of(Verdict::ALL), proptest::collection::vec(reason, 0..3))
        .prop_map(|(verdict, reasons)| Judgement { verdict, reasons })
}

fn comment() -> impl Strategy<Value = Comment> {
    let author = (words(), some_words(), some_words()).prop_map(|(name, url, person)| Author {
        name,
        url,
        person,
    });
    let body = (one_of(Markup::ALL), words()).prop_map(|(markup, text)| Body { markup, text });
    let origin = ["[0-9a-f]{4}", "[0-9a-f]{4}", "[0-9a-f]{4}", "[0-9a-f]{4}"]
        .prop_map(|[author, body, status, place]| Origin { author, body, status, place });
    let place = (one_of(Kind::ALL), one_of(Status::ALL), any::<[bool; 2]>(), moment(), moment());
    let thought = (
        proptest::option::of(judgement()),
        proptest::option::of(one_of(Mark::ALL)),
        proptest::collection::vec(one_of(Oddity::ALL), 0..3),
        proptest::option::of(origin),
    );
    ("[!-~]{1,3}[ -~]{0,9}é?", some_words(), some_words(), author, body, place, thought).prop_map(
        |(id, parent, url, author, body, place, (judgement, mark, oddities, origin))| {
            let (kind, status, [is_owner, is_acknowledged], date, edited) = place;
            Comment {
                id,
                parent,
                kind,
                status,
                author,
                is_owner,
                is_acknowledged,
                date,
                edited,
                body,
                url,
                judgement,
                mark,
                oddities,
                origin,
            }
        },
    )
}

pub(crate) fn conversation() -> impl Strategy<Value = Conversation> {
    let topic = (words(), words(), words()).prop_map(|(document, address, title)| Topic {
        document,
        address,
        title,
    });
    (topic, any::<bool>(), proptest::collection::vec(comment(), 0..4), any::<u32>()).prop_map(
        |(topic, is_closed, mut comments, number)| {
            for (at, comment) in comments.iter_mut().enumerate() {
                comment.id = format!("{}:{number}:{at}", comment.id);
            }
            let mut conversation = Conversation { topic, is_closed, comments };
            conversation.sort();
            conversation
        },
    )
}
