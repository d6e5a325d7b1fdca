//! Every form holds what it is to hold, whatever strangers are called and say.

use std::path::Path;
use std::str::FromStr as _;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::select;
use pulldown_cmark::{Event, Options, Parser, Tag};
use regex::Regex;
use snapbox::data::{Data, DataFormat};

use super::{atom, github, html, json, markdown};
use crate::remind::sample;
use crate::remind::{Agenda, Band, Reminder, Visit};

/// Compares `text` with the file `name` of `tests/golden/reminders/`.
fn kept(name: &str, text: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/reminders");
    let assert = snapbox::Assert::new().action_env(snapbox::assert::DEFAULT_ACTION_ENV);
    assert.eq(text, Data::read_from(&folder.join(name), Some(DataFormat::Text)).raw());
}

#[test]
fn each_form_is_as_it_was() {
    let agenda = sample::agenda();
    kept("agenda.md", &markdown::print(&agenda));
    kept("agenda.json", &json::print(&agenda));
    kept("agenda.xml", &atom::print(&agenda));
    kept("agenda.txt", &github::print(&agenda, ""));
    // Of the page, what is on it: how it looks is no matter of text.
    let page = html::print(&agenda);
    let main = page.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>"));
    kept("agenda.html", &format!("<main{}</main>\n", main.expect("a main part").0));
}

const SPOONS: &[&str] = &[
    "tea",
    " ",
    "\n",
    "\r\n",
    "\t",
    "\u{2028}",
    "-->",
    "<!--",
    "<b>",
    "</summary>",
    "</details>",
    "<script>",
    "`",
    "``",
    "```",
    "\n```\n",
    "::",
    "::error::",
    "%0A",
    "]]>",
    "&",
    "&lt;",
    "\"",
    "'",
    "@mara",
    "#12",
    "a/b#3",
    "GH-7",
    "- [ ] ",
    "\n- [ ] x",
    "# ",
    "\n# x\n",
    "> ",
    "1. ",
    "2) ",
    "* ",
    "+ ",
    "===",
    "\n---\n",
    "[x](y)",
    "![x](y)",
    "[^1]",
    "[x]: /y",
    "<https://else.example>",
    "https://else.example/?a=b&c",
    "www.else.example",
    "mara@else.example",
    "\\",
    "\\`",
    "**",
    "__",
    "~~",
    "|",
    "$x$",
    ":tea:",
    "{",
    "}",
    "\u{200d}",
    "文",
    "é",
    "😀",
    "\u{1}",
    "\u{7f}",
    "%",
    ",",
    "1a2b3c4d5e",
];

/// Some words, of which the first is a word.
fn words() -> impl Strategy<Value = String> {
    let spoon = prop_oneof![6 => select(SPOONS).prop_map(str::to_owned), 1 => any::<String>()];
    proptest::collection::vec(spoon, 0..12).prop_map(|spoons| format!("x{}", spoons.concat()))
}

/// The sample, in which everything that a stranger says is one of these.
fn agenda(said: &[String]) -> Agenda {
    let mut agenda = sample::agenda();
    let mut said = said.iter().cycle();
    let mut next = || said.next().cloned().unwrap_or_default();
    let rename = |reminder: &mut Reminder, next: &mut dyn FnMut() -> String| {
        reminder.person.name = next();
        reminder.text = next();
        reminder.id = next();
        reminder.post.title = next();
        reminder.elsewhere = Some(next());
        reminder.person.website = Some(next());
    };
    agenda.waiting.iter_mut().for_each(|reminder| rename(reminder, &mut next));
    agenda.perhaps.iter_mut().for_each(|reminder| rename(reminder, &mut next));
    agenda
}

/// What is wrong with Markdown, as a reader of tasks sees it.
fn markdown_faults(agenda: &Agenda) -> Vec<String> {
    let printed = markdown::print(agenda);
    let (mut tasks, mut headings, mut faults) = (0, 0, Vec::new());
    for event in Parser::new_ext(&printed, Options::all()) {
        match &event {
            Event::TaskListMarker(_) => tasks += 1,
            Event::Start(Tag::Heading { .. }) => headings += 1,
            Event::Start(Tag::Link { dest_url, .. })
                if dest_url.starts_with("https://sparechair.example/") => {}
            Event::Start(
                Tag::Link { .. } | Tag::Image { .. } | Tag::Table(_) | Tag::CodeBlock(_),
            ) => {
                faults.push(format!("{event:?}"));
            }
            Event::Html(html) | Event::InlineHtml(html) if !is_ours(html) => {
                faults.push(format!("{event:?}"));
            }
            Event::Text(text) if text.contains(['@', '#']) => faults.push(format!("{event:?}")),
            _ => {}
        }
    }
    let bands = Band::sorted(&agenda.waiting, &agenda.now).len();
    if (tasks, headings) != (agenda.waiting.len(), bands) {
        faults.push(format!("{tasks} tasks and {headings} headings"));
    }
    if !faults.is_empty() {
        faults.push(printed);
    }
    faults
}

fn is_ours(html: &str) -> bool {
    let html = html.trim();
    let is_comment = html.starts_with("<!-- ") && html.find("-->") == Some(html.len() - 3);
    let is_summary = html.starts_with("<summary>") && html.matches('<').count() == 2;
    is_comment || is_summary || ["", "<details>", "</details>"].contains(&html)
}

/// The elements of a page in their order, and where it leads.
fn skeleton(page: &str) -> (Vec<String>, Vec<String>) {
    static TAG: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"<(/?[a-z0-9!]+)[^<>]*>|<").expect("a pattern"));
    static HREF: LazyLock<Regex> =
        LazyLock::new(|| Regex::new("href=\"([a-z]+:|#)").expect("a pattern"));
    let all = |pattern: &Regex| -> Vec<String> {
        let found = pattern.captures_iter(page);
        found.map(|found| found.get(1).map_or("<", |name| name.as_str()).to_owned()).collect()
    };
    (all(&TAG), all(&HREF))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn markdown_holds_as_many_tasks_as_wait(said in proptest::collection::vec(words(), 1..9)) {
        let agenda = agenda(&said);
        let faults = markdown_faults(&agenda);
        prop_assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn a_page_holds_no_element_but_ours(said in proptest::collection::vec(words(), 1..9)) {
        let (elements, _) = skeleton(&html::print(&agenda(&["plain".to_owned()])));
        let (found, links) = skeleton(&html::print(&agenda(&said)));
        let known = ["https:", "http:", "data:", "#"];
        prop_assert!(links.iter().all(|link| known.contains(&link.as_str())), "{links:?}");
        let linked = |names: Vec<String>| -> Vec<String> {
            names.into_iter().filter(|name| !matches!(&**name, "a" | "/a" | "li" | "/li")).collect()
        };
        prop_assert_eq!(linked(found), linked(elements));
    }

    #[test]
    fn programs_read_what_was_said(said in proptest::collection::vec(words(), 1..9)) {
        let agenda = agenda(&said);
        let read: serde_json::Value = serde_json::from_str(&json::print(&agenda)).unwrap();
        let feed = atom_syndication::Feed::from_str(&atom::print(&agenda)).unwrap();
        let lines = github::print(&agenda, "");
        let lines: Vec<&str> = lines.split_terminator('\n').collect();
        prop_assert_eq!(feed.entries.len(), agenda.waiting.len());
        prop_assert_eq!(lines.len(), agenda.waiting.len());
        for (at, reminder) in agenda.waiting.iter().enumerate() {
            prop_assert_eq!(&read["waiting"][at]["text"], &reminder.text);
            let kind = if reminder.is_overdue { "::warning file=" } else { "::notice file=" };
            prop_assert!(lines[at].starts_with(kind) && !lines[at].contains('\r'), "{}", lines[at]);
        }
    }
}

#[test]
fn whom_to_visit_is_an_item_and_no_task() {
    let mut agenda = sample::agenda();
    let tasks = markdown::print(&agenda).matches("- [ ]").count();
    let mut hour = sample::hour();
    hour.visits[0].name = "- [ ] @ines".to_owned();
    let lost = Visit { website: "javascript:alert(1)".to_owned(), ..hour.visits[0].clone() };
    hour.visits.push(lost);
    agenda.hour = Some(hour);
    let printed = markdown::print(&agenda);
    let (_, visits) = printed.split_once("## Then visit\n\n").expect("whom to visit");
    let items: Vec<&str> = visits.lines().take_while(|line| !line.is_empty()).collect();
    assert!(items[0].contains("](<https://"), "{items:?}");
    assert!(items.iter().all(|item| item.starts_with("- ") && item.contains("who wrote here ")));
    assert!(!visits.contains("javascript:") && printed.matches("- [ ]").count() == tasks);
}

#[test]
fn an_issue_has_room_for_its_body() {
    let mut agenda = sample::agenda();
    let one = agenda.waiting[0].clone();
    agenda.waiting = vec![one; 2_000];
    let printed = markdown::print(&agenda);
    assert!((40_000..65_536).contains(&printed.chars().count()));
    let tasks = printed.matches("\n- [ ] ").count();
    assert!(printed.contains(&format!("{} more did not fit here", 2_001 - tasks)));
}
