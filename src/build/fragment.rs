//! Markdown alone, without a blog around it.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Zoned;

use super::Memos;
use super::setting::{self, Manuscript};
use super::watch::Unwatched;
use crate::comment::unlisted::Unlisted;
use crate::config::Config;
use crate::data::Map;
use crate::diag::{Findings, Text};
use crate::document::Document;
use crate::picture::Album;
use crate::policy::setting::Policy;
use crate::render::{Assets, Theme, ThemeFiles};
use crate::site::{Parts, Selection, Site};
use crate::source::Source;
use crate::value::digest::Digest;

/// The configuration of a blog of which nothing but one text is known.
const CONFIG: &str = "title: hobnob\nbase_url: https://hobnob.example/\nlinks: {broken: warn}\n";

/// Sets Markdown as it would stand in a post of a blog of its own.
///
/// # Errors
/// What is wrong in its front matter and shortcodes. Links that nothing answers are warnings.
pub fn fragment(markdown: &str, now: Zoned) -> Result<(String, Findings), Findings> {
    let config = Config::parse(&Text::new("hobnob.yaml", CONFIG))?;
    let (theme, mut findings) = Theme::load(&config, &ThemeFiles::default(), &Assets::default())?;
    let source = Source { path: "stdin.md".to_owned(), text: Text::new("<stdin>", markdown) };
    let (document, found) = Document::parse(&source, &config)?;
    findings.absorb(found);
    // There is no page around it that shows the title.
    let document = Document { title_heading: None, ..document };
    // A draft is set like any other text.
    let selection = Selection { now, drafts: true, future: true, expired: true };
    let (site, found) = Site::assemble(config, alone(document), selection)?;
    findings.absorb(found);
    let policy = Policy::default();
    // Nothing is kept, and so nothing known again.
    let (layout, memos) = (Digest::of(markdown), Memos::off());
    let album = Album::default();
    let manuscript =
        Manuscript { site: &site, album: &album, layout, theme: &theme, policy: &policy };
    let (bodies, found) = setting::set(manuscript, &memos, &Unwatched)?;
    findings.absorb(found);
    let html = bodies.entries.first().map(|body| body.html.clone());
    Ok((html.unwrap_or_default(), findings))
}

fn alone(document: Document) -> Parts {
    Parts {
        documents: vec![Arc::new(document)],
        unread: Vec::new(),
        refused: BTreeMap::new(),
        assets: Vec::new(),
        statics: Vec::new(),
        theme_files: Vec::new(),
        data: Map::new(),
        talks: Vec::new(),
        unlisted: Unlisted::default(),
    }
}
