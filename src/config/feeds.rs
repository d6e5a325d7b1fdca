//! `feeds`: what those who subscribe receive.

use crate::data::Table;
use crate::diag::{Diagnostic, Severity};
use crate::value::suggest::did_you_mean;

/// A format of feeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FeedFormat {
    /// Atom, RFC 4287.
    Atom,
    /// RSS 2.0.
    Rss,
    /// JSON Feed 1.1.
    Json,
}

impl FeedFormat {
    const ALL: [(&'static str, Self); 3] =
        [("atom", Self::Atom), ("rss", Self::Rss), ("json", Self::Json)];

    /// The file's name below what it is a feed of.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Atom => "atom.xml",
            Self::Rss => "rss.xml",
            Self::Json => "feed.json",
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Atom => "application/atom+xml",
            Self::Rss => "application/rss+xml",
            Self::Json => "application/feed+json",
        }
    }
}

/// What those who subscribe receive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feeds {
    /// `formats`, all by default.
    pub formats: Vec<FeedFormat>,
    /// `limit`: how many posts, 20 by default.
    pub limit: usize,
}

impl Feeds {
    pub(super) fn read(table: &mut Table<'_>) -> Self {
        let mut feeds =
            Self { formats: FeedFormat::ALL.map(|(_, format)| format).to_vec(), limit: 20 };
        if let Some(mut inner) = table.table("feeds") {
            if let Some(names) = inner.strings("formats") {
                feeds.formats = names.iter().filter_map(|name| format(&mut inner, name)).collect();
            }
            feeds.limit = inner.count("limit", 1).unwrap_or(feeds.limit);
            table.absorb(inner.finish(Severity::Error));
        }
        feeds
    }
}

fn format(table: &mut Table<'_>, name: &str) -> Option<FeedFormat> {
    let found = FeedFormat::ALL.iter().find(|(known, _)| *known == name).map(|(_, format)| *format);
    if found.is_none() {
        let near = did_you_mean(name, FeedFormat::ALL.map(|(known, _)| known));
        let help = near.unwrap_or_else(|| "the formats are `atom`, `rss` and `json`".to_owned());
        let unknown =
            Diagnostic::setup("config/feed-format", format!("`{name}` is not a feed format"));
        table.push(unknown.at(table.span("formats")).help(help));
    }
    found
}
