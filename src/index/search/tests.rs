//! What is in the index is found again, and nothing else is in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

use proptest::prelude::*;

use super::place::is_dense;
use super::{File, Words, drawer, drawers, in_drawer, key, read, results, word};
use crate::body::{Body, TocEntry};
use crate::comment::Status;
use crate::comment::sample::{comment, conversation};
use crate::site::sample::{Sample, id};
use crate::site::{EntryId, Site};

fn shards(words: &[Arc<Words>], count: usize) -> Vec<File> {
    let made: Vec<Vec<File>> =
        (0..drawers(count)).map(|number| drawer(number, count, words)).collect();
    (0..count)
        .map(|shard| {
            let (drawer, number) = in_drawer(shard, count);
            made[drawer][number].clone()
        })
        .collect()
}

fn body(html: &str) -> Body {
    Body { html: html.to_owned(), ..Body::default() }
}

/// A blog with one post for each text.
fn blog(texts: &[String]) -> (Site, Vec<Arc<Words>>) {
    let sample = texts.iter().enumerate().fold(Sample::new(""), |sample, (number, _)| {
        sample.with(&format!("posts/{number}.md"), "---\ntitle: ''\n---\n")
    });
    let site = sample.site();
    let words = texts.iter().enumerate().map(|(number, text)| {
        let post = id(&site, &format!("posts/{number}.md"));
        Arc::new(Words::of(&site, post, &body(&format!("<p>{text}</p>"))))
    });
    let words = words.collect();
    (site, words)
}

#[test]
fn each_word_weighs_what_it_says_of_the_entry() {
    let mut held = comment("3", None, 3);
    held.author.name = "Mallory".to_owned();
    held.status = Status::Spam;
    let mut reader = comment("1", None, 1);
    reader.author.name = "Zoë Quill".to_owned();
    let mut careless = comment("2", None, 2);
    careless.author.name = "hidden@readers.example".to_owned();
    let site = Sample::new("")
        .with("posts/a.md", "---\ntitle: Tea in Kyōto\ntags: [Walks]\nauthors: [Ada]\n---\n")
        .said(conversation("posts/a.md", "", vec![reader, careless, held]))
        .site();
    let heading = TocEntry { level: 2, id: "s".into(), text: "Steam".into(), children: Vec::new() };
    let html = "<h2>Steam</h2><p>tea tea tea tea in pots, pots</p>".to_owned();
    let words = Words::of(&site, EntryId(0), &Body { html, toc: vec![heading], ..Body::default() });
    let mut told = String::new();
    for (word, entries) in read::shard(&shards(&[Arc::new(words)], 1)[0]) {
        let _ = write!(told, "{word}:{} ", entries[0].1);
    }
    let expected = "ada:5 ada*:5 h:2 in:6 kyo*:6 kyoto:6 pot*:2 pots:2 qui*:2 quill:2 ste*:4 steam:4 \
                    tea:7 tea*:7 wal*:5 walks:5 zoe:2 zoe*:2 ";
    assert_eq!(told, expected);
}

#[test]
fn results_show_what_a_list_shows() {
    let front = "title: Tea & <b>\ndate: 2026-03-01\ntags: [Walks]\nlang: de\n\
                 sponsor: {name: The harbour, url: /h/}";
    let site = Sample::new("")
        .at("https://a.example/blog/")
        .with("posts/a.md", &format!("---\n{front}\n---\nFirst *words*.\n"))
        .with("about.md", "---\ntitle: About\n---\n")
        .site();
    let file = results(&site, &[EntryId(1), EntryId(0)]);
    let expected = r#"[{"title":"About","url":"/blog/about/"},{"title":"Tea & <b>","url":"/blog/posts/a/","summary":"First words.","date":"2026-03-01","tags":["Walks"],"sponsor":"The harbour","language":"de"}]"#;
    assert_eq!(std::str::from_utf8(&file.bytes).unwrap(), expected);
}

#[test]
fn one_changed_word_changes_no_other_drawer() {
    let count = 256;
    let texts = |last: &str| {
        let some = |number| format!("letters to neighbours about the ferry of {number}");
        let mut texts: Vec<String> = (0..20).map(some).collect();
        texts[7].push_str(last);
        texts
    };
    let keys = |words: &[Arc<Words>]| {
        (0..drawers(count)).map(|number| key(number, count, words)).collect::<Vec<_>>()
    };
    let (before, after) = (blog(&texts(" kettle")).1, blog(&texts(" kettles")).1);
    let changed = keys(&before).into_iter().zip(keys(&after)).filter(|(one, other)| one != other);
    assert_eq!(changed.count(), 1);
    let differ = shards(&before, count).into_iter().zip(shards(&after, count));
    assert_eq!(differ.filter(|(one, other)| one != other).count(), 1);
}

/// Words of several scripts, short ones so that many begin alike.
const TEXT: &str =
    "([a-c]{1,6}|[А-Гё]{1,5}|[東京都庁]{1,4}|[가-갃]{1,3}|[àéñ’]{1,4}|[0-9]{1,3}| ){0,40}";

/// The word, and what it is found by while it is typed.
fn beginnings(word: &str) -> impl Iterator<Item = String> {
    let shortest = if word.starts_with(is_dense) { 1 } else { 3 };
    let ends = word.char_indices().map(|(start, c)| start + c.len_utf8()).skip(shortest - 1);
    ends.chain([word.len()]).map(|end| word[..end].to_owned())
}

proptest! {
    #[test]
    fn every_word_is_found_by_each_of_its_beginnings(
        texts in prop::collection::vec(TEXT, 1..12),
        doublings in 0_u32..9,
    ) {
        let (site, words) = blog(&texts);
        let shards = shards(&words, 1 << doublings);
        let mut expected: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (entry, text) in texts.iter().enumerate() {
            let title = &site.entry(id(&site, &format!("posts/{entry}.md"))).document.title;
            word::each(&format!("{title} {text}"), |word| {
                for beginning in beginnings(word) {
                    expected.entry(beginning).or_default().insert(entry);
                }
            });
        }
        for (beginning, entries) in expected {
            let found = read::begins(&shards, &beginning);
            prop_assert_eq!(found, Vec::from_iter(entries), "{}", beginning);
        }
    }
}
