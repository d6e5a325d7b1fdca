//! Calendars of who waits, as two parsers of Python's read them, and what becomes of them in a calendar
//! that takes in one after the other.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::blog::Blog;
use crate::golden::kept;
use crate::python;

/// The beginning of a conversation in which three readers wait.
pub(crate) const SAID: &str = r#"post: posts/2026-03-01-hello.md
address: /posts/hello/
title: Hello
comments:
- id: isso:1
  date: 2026-03-03T19:40:00Z
  author: Bea
  url: https://bea.example/
  markdown: How long may a kettle boil, and who counts?

- id: isso:2
  date: 2026-03-04T08:00:00Z
  author: 'Karim; a, b \n c'
  markdown: |-
    Mine whistles; yours, too? 

    It is \ that loud: "no".

- id: isso:3
  date: 2026-03-04T09:00:00Z
  author: Zoë ☕ of the house with the very long name, in which a kettle has been on since 1931
  markdown: Ours has no lid, ☕ 湯気が出る, and we have come to like it that way, all seven of us, cat included.
"#;

/// What is said after that: an answer to the first, and another word of the second.
const LATER: &str = r#"
- id: isso:4
  parent: isso:1
  date: 2026-03-05T07:00:00Z
  author: Mara
  owner: true
  markdown: Three minutes.

- id: isso:5
  date: 2026-03-05T08:00:00Z
  author: 'Karim; a, b \n c'
  markdown: It still whistles.
"#;

/// A blog in which that was said.
pub(crate) fn blog(said: &str) -> Blog {
    let blog = Blog::new();
    blog.write(
        "hobnob.yaml",
        "title: The Open Door, & co\nbase_url: https://opendoor.example/\n\
         timezone: Europe/Berlin\ncomments: {owners: [{names: [Mara]}]}\n",
    );
    blog.write("comments/posts/2026-03-01-hello.yaml", said);
    blog
}

/// What both parsers read, which is the same.
fn read(blog: &Blog, now: &str, how: &[&str]) -> Value {
    let arguments = [&["remind", "--now", now, "--format", "icalendar"], how].concat();
    let calendar = blog.hobnob(&arguments).succeeds().stdout;
    let mut told = python::reads(include_str!("calendars.py"), calendar.as_bytes());
    assert_eq!(told["name"], "Answers for The Open Door, & co");
    assert_eq!(told["icalendar"], told["vobject"]);
    told["vobject"].take()
}

/// A calendar, which knows an entry by its id and keeps its latest revision.
#[derive(Default)]
struct Calendar(BTreeMap<String, Value>);

impl Calendar {
    fn take_in(&mut self, entries: Value) {
        for entry in entries.as_array().expect("a list") {
            let revision = |entry: &Value| {
                let number: i64 = words(entry, "sequence").parse().expect("a number");
                (number, words(entry, "dtstamp").to_owned())
            };
            let id = words(entry, "uid").to_owned();
            let known = self.0.entry(id).or_insert_with(|| entry.clone());
            if revision(entry) > revision(known) {
                *known = entry.clone();
            }
        }
    }

    /// Each title with its state, by title.
    fn told(&self) -> Vec<[&str; 2]> {
        let told = |task| ["summary", "status"].map(|name| words(task, name));
        let mut all: Vec<_> = self.0.values().map(told).collect();
        all.sort_unstable();
        all
    }
}

/// A field of an entry that has it.
fn words<'e>(entry: &'e Value, name: &str) -> &'e str {
    entry[name].as_str().unwrap_or_else(|| panic!("it has a {name}: {entry:#}"))
}

const ZOE: &str = "Answer Zoë ☕ of the house with the very long name, in which a kettle has been on \
                   since…: remark on “Hello”";

#[test]
fn both_read_the_same_out_of_a_task() {
    let tasks = read(&blog(SAID), "2026-03-05T12:00:00Z", &[]);
    let told = tasks.as_array().expect("a list").iter();
    let karim = told.clone().find(|task| task["created"] == "2026-03-04T08:00:00+00:00");
    let karim = karim.expect("there is a task for Karim");
    let expected = [
        ("is", "VTODO"),
        ("summary", r"Answer Karim; a, b \n c: question on “Hello”"),
        ("url", "https://opendoor.example/posts/hello/#comment-isso-2"),
        ("last-modified", "2026-03-04T08:00:00+00:00"),
        ("dtstamp", "2026-03-05T12:00:00+00:00"),
        ("status", "NEEDS-ACTION"),
        ("class", "PRIVATE"),
    ];
    for (name, value) in expected {
        assert_eq!(karim[name], value, "{name}");
    }
    assert_eq!(karim["categories"], json!(["readers", "question", "new here"]));
    let description = words(karim, "description");
    assert!(
        description.starts_with("“Mine whistles; yours, too? It is \\ that loud: \"no\".”\n\nWaits since 4 March 2026: 1 comment, new here.\nThe comment: https://opendoor.example/"),
        "{description}"
    );
    assert_eq!(told.filter(|task| task["summary"] == ZOE).count(), 1, "{tasks:#}");
}

#[test]
fn a_calendar_that_takes_in_a_later_one_has_no_task_twice() {
    let tomorrow = SAID.to_owned() + LATER;
    let mut calendar = Calendar::default();
    calendar.take_in(read(&blog(SAID), "2026-03-05T06:00:00Z", &[]));
    assert_eq!(calendar.told().len(), 3);
    calendar.take_in(read(&blog(&tomorrow), "2026-03-06T06:00:00Z", &[]));
    let karim = r"Answer Karim; a, b \n c: question on “Hello”";
    let after =
        [[karim, "NEEDS-ACTION"], [ZOE, "NEEDS-ACTION"], ["Answered Bea on “Hello”", "COMPLETED"]];
    assert_eq!(calendar.told(), after);
    let karim = calendar.0.values().find(|task| task["summary"] == karim).expect("he waits");
    assert_eq!(karim["last-modified"], "2026-03-05T08:00:00+00:00");
    // The earlier one taken in once more changes nothing.
    calendar.take_in(read(&blog(SAID), "2026-03-05T06:00:00Z", &[]));
    assert_eq!(calendar.told(), after);
}

#[test]
fn a_calendar_without_tasks_has_a_day_for_each() {
    let mut calendar = Calendar::default();
    let events = ["--events"];
    calendar.take_in(read(&blog(SAID), "2026-03-05T06:00:00Z", &events));
    for event in calendar.0.values() {
        assert_eq!(["is", "transp"].map(|name| words(event, name)), ["VEVENT", "TRANSPARENT"]);
        let [first, after] = ["dtstart", "dtend"].map(|name| words(event, name));
        assert!(first.len() == 10 && first < after, "{event:#}");
    }
    // Both were due days ago: they are to be done today.
    calendar.take_in(read(&blog(&(SAID.to_owned() + LATER)), "2026-03-12T06:00:00Z", &events));
    let states: Vec<&str> = calendar.told().into_iter().map(|[_, state]| state).collect();
    assert_eq!(states, ["CONFIRMED", "CONFIRMED", "CANCELLED"]);
    let open = calendar.0.values().filter(|event| event["status"] == "CONFIRMED");
    let days: Vec<&str> = open.map(|event| words(event, "dtstart")).collect();
    assert_eq!(days, ["2026-03-12", "2026-03-12"]);
}

#[test]
fn a_calendar_of_nobody_is_read_too() {
    let blog = blog(SAID);
    for how in [[].as_slice(), &["--events"]] {
        let none = read(&blog, "2026-03-05T06:00:00Z", &[how, &["--person", "Nobody"]].concat());
        assert_eq!(none, json!([]));
    }
}

#[test]
fn what_is_taken_up_again_is_open_again() {
    let blog = blog(SAID);
    let mut calendar = Calendar::default();
    calendar.take_in(read(&blog, "2026-03-05T06:00:00Z", &[]));
    for (act, now) in [("ack", "2026-03-05T07:00:00Z"), ("reopen", "2026-03-05T08:00:00Z")] {
        blog.hobnob(&["remind", act, "isso:1", "--now", now]).succeeds();
        calendar.take_in(read(&blog, now, &[]));
        let bea = calendar.0.values().find(|task| words(task, "summary").contains("Bea"));
        let state = words(bea.expect("Bea asked"), "status").to_owned();
        assert_eq!(state, if act == "ack" { "COMPLETED" } else { "NEEDS-ACTION" });
    }
    assert_eq!(calendar.0.len(), 3);
}

#[test]
fn calendars_are_as_they_were() {
    let blog = blog(&(SAID.to_owned() + LATER));
    let how = ["remind", "--now", "2026-03-06T06:00:00Z", "--format", "icalendar"];
    for (name, more) in [("waiting.ics", [].as_slice()), ("waiting-events.ics", &["--events"])] {
        let calendar = blog.hobnob(&[how.as_slice(), more].concat()).succeeds().stdout;
        kept(name, &calendar.replace("\r\n", "\n"));
    }
}
