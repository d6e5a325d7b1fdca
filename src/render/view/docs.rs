//! `docs/templates.md` names every field that templates see, and no other.

use std::collections::{BTreeMap, BTreeSet};

use super::{Shared, view};
use crate::body::{Bodies, Body, TocEntry};
use crate::comment::sample::{comment, conversation};
use crate::comment::{Comment, Kind};
use crate::config::Config;
use crate::diag::Text;
use crate::page::{Statics, plan};
use crate::picture::Album;
use crate::render::{Assets, Theme, ThemeFiles};
use crate::site::sample::Sample;

const CONFIG: &str = "author: mara\nmenus: {main: [{name: About, url: /about/}]}\n\
    authors: {mara: {name: Mara, url: /about/, bio: b, image: /mara.svg}}\n\
    comments: {answer: {mail: mara@a.example}}\n\
    people: [{name: P, url: 'https://p.example/'}]\n";
const FULL: &str = "---\ntitle: B\ndate: 2026-02-01\nupdated: 2026-03-01\ntags: [tea]\nseries: [s]\n\
    image: b.png\nsponsor: {name: N, url: /n/}\naliases: [/old/]\n---\ntext\n";
const OTHER: &str = "---\ntitle: A\ndate: 2026-01-01\ntags: [tea]\nseries: [s]\n---\ntext\n";

/// The fields of each thing the document has a table of, by its heading.
fn told() -> BTreeMap<String, BTreeSet<String>> {
    let words = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/templates.md"));
    let mut told: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut heading = String::new();
    let mut in_fields = false;
    for line in words.lines() {
        if let Some(words) = line.strip_prefix('#') {
            let words = words.trim_start_matches('#').trim();
            heading = words.split('`').nth(1).unwrap_or(words).to_owned();
        } else if line.starts_with('|') {
            in_fields |= line == "| field | holds |";
            let field = line.split('`').nth(1).filter(|_| in_fields && line.starts_with("| `"));
            told.entry(heading.clone()).or_default().extend(field.map(str::to_owned));
        } else {
            in_fields = false;
        }
    }
    told.retain(|_, fields| !fields.is_empty());
    told
}

/// The fields of each thing, from every page of a blog that has one of each.
fn seen() -> BTreeMap<String, BTreeSet<String>> {
    let sample = Sample::new(CONFIG).asset("posts/b/b.png");
    let documents =
        [("posts/b/index.md", FULL), ("posts/a.md", OTHER), ("about.md", "---\ntitle: A\n---\n")];
    let link = Comment {
        kind: Kind::Mention,
        url: Some("https://b.example/".to_owned()),
        ..comment("x:3", None, 3)
    };
    let said = vec![comment("x:1", None, 1), comment("x:2", Some("x:1"), 2), link];
    let site = documents.iter().fold(sample, |blog, (path, text)| blog.with(path, text));
    let site = site.said(conversation("posts/b/index.md", "", said)).site();
    let heading = TocEntry { level: 2, id: "a".into(), text: "A".into(), children: Vec::new() };
    let body = || {
        let toc = vec![heading.clone()];
        std::sync::Arc::new(Body { toc, ..Body::default() }.into())
    };
    let bodies = Bodies {
        entries: site.entries.iter().map(|_| body()).collect(),
        sections: site.sections.iter().map(|_| body()).collect(),
        comments: Vec::new(),
    };
    let config =
        Config::parse(&Text::new("hobnob.yaml", "title: A\nbase_url: https://a.example\n"));
    let assets = Assets::default();
    let (theme, _) = Theme::load(&config.unwrap(), &ThemeFiles::default(), &assets).unwrap();
    let related: Vec<Vec<_>> = site.posts().map(|id| site.related(id)).collect();
    let (shared, _) =
        Shared::make(&site, &Album::default(), &bodies, related.into(), &theme).unwrap();
    let mut seen = BTreeMap::new();
    for page in plan(&site, &Statics::default(), &Album::default()).unwrap() {
        let Some(view) = view(&shared, &page) else { continue };
        let context = view.whole_context();
        for (things, path) in THINGS {
            let found = path.iter().try_fold(Found::All(&context), |found, step| found.step(step));
            found.into_iter().for_each(|found| found.collect(things, &mut seen));
        }
    }
    seen
}

/// Where each thing is found: a variable, then fields, or numbers in a list.
const THINGS: &[(&str, &[&str])] = &[
    ("site", &["site"]),
    ("page", &["page"]),
    ("entry", &["entry"]),
    ("Card", &["site", "recent", "0"]),
    ("Author", &["site", "author"]),
    ("Person", &["site", "people", "0"]),
    ("Participant", &["list", "people", "0"]),
    ("entry.conversation", &["entry", "conversation"]),
    ("Comment", &["entry", "conversation", "comments", "1"]),
    ("mentions", &["entry", "conversation", "mentions"]),
    ("answers", &["entry", "conversation", "answers", "0"]),
    ("Picture", &["entry", "image"]),
    ("section", &["section"]),
    ("list", &["list"]),
    ("taxonomy", &["taxonomy"]),
    ("term", &["term"]),
    ("term", &["taxonomy", "terms", "0"]),
    ("Term", &["entry", "terms", "tags", "0"]),
    ("year", &["year"]),
    ("month", &["month"]),
    ("redirect", &["redirect"]),
];

enum Found<'a> {
    All(&'a tera::Context),
    One(&'a tera::Value),
}

impl<'a> Found<'a> {
    fn step(self, name: &str) -> Option<Self> {
        let value = match self {
            Self::All(context) => context.get(name)?,
            Self::One(value) if value.as_array().is_some() => {
                value.as_array()?.get(name.parse::<usize>().ok()?)?
            }
            Self::One(value) => value.as_map()?.get(&tera::value::Key::from(name.to_owned()))?,
        };
        Some(Self::One(value))
    }

    fn collect(self, thing: &str, seen: &mut BTreeMap<String, BTreeSet<String>>) {
        let Self::One(value) = self else { return };
        let fields = value.as_map().into_iter().flat_map(tera::Map::keys);
        let fields = fields.filter_map(|key| key.as_str().map(str::to_owned));
        seen.entry(thing.to_owned()).or_default().extend(fields);
    }
}

#[test]
fn the_document_names_every_field() {
    let (mut told, seen) = (told(), seen());
    let card = told["Card"].clone();
    told.entry("entry".to_owned()).or_default().extend(card);
    let things: BTreeSet<&str> = THINGS.iter().map(|(thing, _)| *thing).collect();
    assert_eq!(seen.keys().map(String::as_str).collect::<BTreeSet<_>>(), things);
    for (thing, fields) in &told {
        assert_eq!(Some(fields), seen.get(thing), "the fields of `{thing}`");
    }
    assert_eq!(told.len(), seen.len());
}
