//! A small blog for a text to stand in: two other pages, a few pictures, a theme of two components.

use std::path::PathBuf;

use hobnob::body::{self, Body, ComponentError, Components, Setting, highlight};
use hobnob::config::Config;
use hobnob::data::Map;
use hobnob::diag::{Findings, Text};
use hobnob::document::Document;
use hobnob::picture::{Album, Picture, Variant};
use hobnob::policy::link::Patterns;
use hobnob::site::{Parts, Selection, Site};
use hobnob::source::{Asset, File, Size, Source};
use hobnob::value::suggest::did_you_mean;
use hobnob::value::url::UrlPath;

const CONFIG: &str = "\
title: The Open Door
base_url: https://opendoor.example/blog/
markdown: {wiki_links: true, math: true}
";

/// How much a broken link matters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Broken {
    Error,
    Warning,
}

const ABOUT: &str = "---\ntitle: About\n---\n## Who we are\n";
const HELLO: &str = "---\ntitle: Hello there\ndate: 2026-03-01\n---\nHello.\n";
const DRAFT: &str = "---\ntitle: Not yet\ndate: 2026-03-02\ndraft: true\n---\nSoon.\n";

/// Where the text under test stands.
const PATH: &str = "posts/case/index.md";

/// A text set as a post beside `kettle.png` and `lamp.jpg`.
pub(crate) fn set(text: &str, broken: Broken) -> Result<(Body, Findings), Findings> {
    let broken = if broken == Broken::Warning { "links: {broken: warn}\n" } else { "" };
    let config = Config::parse(&Text::new("hobnob.yaml", format!("{CONFIG}{broken}")))
        .expect("the blog is sound");
    let pages = [
        (PATH, text),
        ("about.md", ABOUT),
        ("posts/2026-03-01-hello.md", HELLO),
        ("posts/draft.md", DRAFT),
    ];
    let mut documents = Vec::new();
    for (path, text) in pages {
        let text = Text::new(format!("content/{path}"), text);
        let source = Source { path: path.to_owned(), text };
        documents.push(Document::parse(&source, &config)?.0.into());
    }
    let parts = Parts {
        documents,
        unread: Vec::new(),
        refused: std::collections::BTreeMap::new(),
        assets: vec![
            image("content", "posts/case/kettle.png"),
            image("content", "posts/case/lamp.jpg"),
        ],
        statics: vec![image("static", "door.svg")],
        theme_files: Vec::new(),
        data: Map::new(),
        talks: Vec::new(),
        unlisted: hobnob::comment::unlisted::Unlisted::default(),
    };
    let now = "2026-11-01T12:00:00[UTC]".parse().expect("a moment");
    let selection = Selection { now, drafts: false, future: false, expired: false };
    let (site, _) = Site::assemble(config, parts, selection)?;
    let entry = site.entries.iter().find(|entry| entry.document.place.path == PATH);
    let entry = entry.expect("the text is a post");
    let links = Patterns::built_in();
    let highlighter = &highlight::block;
    let album = album();
    let setting =
        Setting { site: &site, album: &album, components: &Theme, links: &links, highlighter };
    let (asked, findings) = body::set(&entry.document, &entry.url, setting)?;
    Ok((asked.body, findings))
}

/// Of the kettle there are copies.
fn album() -> Album {
    let url = UrlPath::from_plain("/posts/case/kettle.png").expect("an address");
    let variants = [320, 640].map(|width| Variant::of(&url, "c0ffee", width).expect("a name"));
    let picture = Picture { variants: variants.to_vec() };
    [(url, picture)].into_iter().collect()
}

fn image(folder: &str, path: &str) -> Asset {
    let shown = format!("{folder}/{path}");
    let file = File { path: path.to_owned(), disk: PathBuf::from(&shown), shown };
    Asset { file, size: Some(Size { width: 640, height: 480 }) }
}

struct Theme;

impl Components for Theme {
    fn set(
        &self,
        name: &str,
        arguments: &Map,
        inner: Option<&str>,
        _language: &str,
    ) -> Result<String, ComponentError> {
        let argument =
            |key: &str| arguments.get(key).and_then(|value| value.as_str()).unwrap_or("");
        match (name, inner) {
            ("figure", None) => Ok(format!(
                "<figure><img src=\"{}\" alt=\"{}\" decoding=\"auto\"></figure>",
                argument("src"),
                argument("alt")
            )),
            ("aside" | "gallery", Some(inner)) => Ok(format!("<aside>\n{inner}</aside>")),
            _ => Err(ComponentError {
                message: format!("there is no shortcode `{name}`"),
                help: did_you_mean(name, ["figure", "aside"]),
            }),
        }
    }

    fn picture_sizes(&self) -> &str {
        "100vw"
    }

    fn phrase(&self, key: &str, _language: &str) -> String {
        key.replace('_', " ")
    }
}
