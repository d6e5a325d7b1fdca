//! A small blog in a folder, rendered as the build would: its configuration, content, templates and
//! themes; one post where it has no content.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use hobnob::body::Bodies;
use hobnob::config::Config;
use hobnob::data::Map;
use hobnob::diag::{Findings, Text};
use hobnob::document::Document;
use hobnob::page::{self, Statics};
use hobnob::picture::Album;
use hobnob::render::{self, Assets, Layer, Shared, Theme, ThemeFiles};
use hobnob::site::{Parts, Selection, Site};
use hobnob::source::{self, Source};
use hobnob::value::date;
use hobnob::value::digest::Digest;

const CONFIG: &str = "title: The Open Door\nbase_url: https://opendoor.example/\n";
const POST: &str = "---\ntitle: Hello\ndate: 2026-03-01\ntags: [one]\n---\n\nCome in.\n";

/// The HTML of every page by its address.
pub(crate) type Pages = BTreeMap<String, String>;

/// Renders the blog in a folder.
pub(crate) fn pages(folder: &Path) -> Result<(Pages, Findings), Findings> {
    let config = Config::parse(&text(folder, "hobnob.yaml", CONFIG)).expect("a good configuration");
    let (theme, mut findings) = Theme::load(&config, &theme_files(folder), &assets())?;
    let site = site(folder, config);
    let bodies = Bodies::default();
    let related: Vec<_> = site.posts().map(|id| site.related(id)).collect();
    let (shared, found) = Shared::make(&site, &Album::default(), &bodies, related.into(), &theme)?;
    findings.absorb(found);
    let mut pages = Pages::new();
    for page in page::plan(&site, &Statics::default(), &Album::default()).expect("a good plan") {
        let Some(view) = render::view(&shared, &page) else { continue };
        match render::print(&theme, &view) {
            Ok(html) => drop(pages.insert(page.url.to_string(), html)),
            Err(found) => findings.absorb(found),
        }
    }
    render::once(findings).or_value(pages)
}

fn site(folder: &Path, config: Config) -> Site {
    let (files, _) = source::walk(&folder.join("content"), "content");
    let mut sources: Vec<Source> =
        files.iter().map(|file| Source::read(file).expect("a readable file")).collect();
    if sources.is_empty() {
        let text = Text::new("content/posts/hello.md", POST);
        sources.push(Source { path: "posts/hello.md".to_owned(), text });
    }
    let documents =
        sources.iter().map(|source| Document::parse(source, &config).expect("a good post").0);
    let parts = Parts {
        documents: documents.map(Arc::new).collect(),
        unread: Vec::new(),
        refused: std::collections::BTreeMap::new(),
        assets: Vec::new(),
        statics: Vec::new(),
        theme_files: Vec::new(),
        data: Map::new(),
        talks: Vec::new(),
        unlisted: hobnob::comment::unlisted::Unlisted::default(),
    };
    let now = date::parse("2026-06-01", &config.time_zone).expect("a date");
    let selection = Selection { now, drafts: false, future: false, expired: false };
    Site::assemble(config, parts, selection).expect("a good site").0
}

/// Every file in the version that its name gives: a change of a colour is no change of the page.
fn assets() -> Assets {
    let porch = ["porch".to_owned()];
    let files = render::statics(&porch).map(|(path, _)| (path.to_owned(), Digest::of(path)));
    files.chain([("highlight.css".to_owned(), Digest::of(""))]).collect()
}

fn theme_files(folder: &Path) -> ThemeFiles {
    let themes = std::fs::read_dir(folder.join("themes")).into_iter().flatten().flatten();
    let mut names: Vec<_> =
        themes.map(|theme| theme.file_name().into_string().expect("a plain name")).collect();
    names.sort();
    let themes = names.into_iter().map(|name| {
        let root = format!("themes/{name}/");
        Layer { name, ..layer(folder, &root) }
    });
    ThemeFiles { own: layer(folder, ""), themes: themes.collect(), ..ThemeFiles::default() }
}

/// A layer without its name, below `root`, which ends in `/` or is empty.
fn layer(folder: &Path, root: &str) -> Layer {
    let below = |name: &str| -> Vec<Source> {
        let shown = format!("{root}{name}");
        let (files, _) = source::walk(&folder.join(&shown), &shown);
        files.iter().map(|file| Source::read(file).expect("a readable file")).collect()
    };
    let path = format!("{root}theme.yaml");
    let manifest = folder
        .join(&path)
        .exists()
        .then(|| Source { path: "theme.yaml".to_owned(), text: text(folder, &path, "") });
    let (templates, languages) = (below("templates"), below("languages"));
    Layer { name: String::new(), manifest, templates, languages }
}

fn text(folder: &Path, path: &str, usual: &str) -> std::sync::Arc<Text> {
    let words = std::fs::read_to_string(folder.join(path));
    Text::new(path, words.unwrap_or_else(|_| usual.to_owned()))
}
