//! Small blogs for tests, from text.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{EntryId, Held, Parts, Selection, Site};
use crate::comment::unlisted::Unlisted;
use crate::comment::{Author, Conversation, Sign, Talk};
use crate::config::Config;
use crate::diag::{Findings, Text};
use crate::document::Document;
use crate::source::{Asset, File, Size, Source};
use crate::value::date;

/// A blog being written.
pub(crate) struct Sample {
    config: String,
    documents: Vec<(String, String)>,
    assets: Vec<Asset>,
    statics: Vec<Asset>,
    theme_files: Vec<String>,
    refused: BTreeMap<String, Held>,
    talks: Vec<Talk>,
    unlisted: Unlisted,
    everything: bool,
}

impl Sample {
    /// A blog whose `hobnob.yaml` says this besides the two keys it needs.
    pub(crate) fn new(config: &str) -> Self {
        Self {
            config: format!("title: A\nbase_url: https://a.example/\n{config}"),
            documents: Vec::new(),
            assets: Vec::new(),
            statics: Vec::new(),
            theme_files: Vec::new(),
            refused: BTreeMap::new(),
            talks: Vec::new(),
            unlisted: Unlisted::default(),
            everything: false,
        }
    }

    /// With another base address.
    pub(crate) fn at(mut self, base_url: &str) -> Self {
        self.config = self.config.replace("https://a.example/", base_url);
        self
    }

    /// With a document at a path from `content/`.
    pub(crate) fn with(mut self, path: &str, text: &str) -> Self {
        self.documents.push((path.to_owned(), text.to_owned()));
        self
    }

    /// With documents that say only this in their front matter.
    pub(crate) fn with_all(self, documents: &[(&str, &str)]) -> Self {
        let with = |sample: Self, (path, front): &(&str, &str)| {
            sample.with(path, &format!("---\n{front}\n---\n"))
        };
        documents.iter().fold(self, with)
    }

    /// With a file in `content/` that is no document, 4 by 3 pixels.
    pub(crate) fn asset(mut self, path: &str) -> Self {
        self.assets.push(asset("content", path, Some(Size { width: 4, height: 3 })));
        self
    }

    /// With a file in `static/`.
    pub(crate) fn file(mut self, path: &str) -> Self {
        self.statics.push(asset("static", path, None));
        self
    }

    /// With a file of the theme.
    pub(crate) fn theme_file(mut self, path: &str) -> Self {
        self.theme_files.push(path.to_owned());
        self
    }

    /// With a document, by its path from `content/`, that the policy refuses.
    pub(crate) fn refused(mut self, path: &str) -> Self {
        self.refused.insert(path.to_owned(), Held::Refused { points: 12 });
        self
    }

    /// With what was said under a post.
    pub(crate) fn said(mut self, conversation: Conversation) -> Self {
        self.talks.push(Talk::of(&Arc::new(conversation)));
        self
    }

    /// With somebody who asked not to be listed.
    pub(crate) fn unlisted(mut self, author: &Author) -> Self {
        for sign in Sign::all(author) {
            self.unlisted.add(sign);
        }
        self
    }

    /// With drafts, posts of the future and expired ones.
    pub(crate) fn everything(mut self) -> Self {
        self.everything = true;
        self
    }

    /// The blog on the first of June 2026.
    pub(crate) fn assemble(self) -> Result<(Site, Findings), Findings> {
        let config = Config::parse(&Text::new("hobnob.yaml", self.config)).unwrap();
        let (mut documents, mut unread) = (Vec::new(), Vec::new());
        for (path, text) in self.documents {
            let text = Text::new(format!("content/{path}"), text);
            match Document::parse(&Source { path: path.clone(), text }, &config) {
                Ok((document, _)) => documents.push(Arc::new(document)),
                Err(_) => unread.push(path),
            }
        }
        let (drafts, future, expired) = (self.everything, self.everything, self.everything);
        let now = date::parse("2026-06-01", &config.time_zone).unwrap();
        let (assets, statics, theme_files) = (self.assets, self.statics, self.theme_files);
        let data = crate::data::Map::new();
        let (refused, talks, unlisted) = (self.refused, self.talks, self.unlisted);
        let parts = Parts {
            documents,
            unread,
            refused,
            assets,
            statics,
            theme_files,
            data,
            talks,
            unlisted,
        };
        let (site, mut findings) =
            Site::assemble(config, parts, Selection { now, drafts, future, expired })?;
        findings.absorb(site.doubts());
        Ok((site, findings))
    }

    /// The blog, which has nothing wrong.
    pub(crate) fn site(self) -> Site {
        let (site, findings) = self.assemble().unwrap();
        assert_eq!(messages(&findings), [""; 0]);
        site
    }

    /// What is wrong with the blog.
    pub(crate) fn faults(self) -> Vec<String> {
        messages(&self.assemble().unwrap_err().sorted())
    }
}

/// `file:line:column: message (help)` of each finding.
pub(crate) fn messages(findings: &Findings) -> Vec<String> {
    let message = |found: &crate::diag::Diagnostic| {
        let at = found.span.as_ref().and_then(crate::diag::Span::start);
        let at = at.map_or_else(String::new, |at| format!(":{}:{}", at.line, at.column));
        format!("{}{at}: {} ({})", found.path(), found.message, found.help.join("; "))
    };
    findings.iter().map(message).collect()
}

/// The entry of a document, by its path from `content/`.
pub(crate) fn id(site: &Site, path: &str) -> EntryId {
    let at = site.entries.iter().position(|entry| entry.document.place.path == path);
    EntryId(at.expect(path))
}

fn asset(folder: &str, path: &str, size: Option<Size>) -> Asset {
    let shown = format!("{folder}/{path}");
    let disk = std::path::PathBuf::from(&shown);
    Asset { file: File { path: path.to_owned(), shown, disk }, size }
}
