//! What a result shows of an entry, in files of a few entries each.

use serde::Serialize;

use super::File;
use crate::site::{EntryId, Site};

/// What a result shows. JSON; what is empty is left out.
#[derive(Serialize)]
struct Shown<'a> {
    title: &'a str,
    /// Its address on the blog, as it stands in a link.
    url: String,
    /// Its first words, plain.
    #[serde(skip_serializing_if = "str::is_empty")]
    summary: &'a str,
    /// The day it came out: `2026-03-01`.
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a str>,
    /// Who paid for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    sponsor: Option<&'a str>,
    /// Its language, BCP 47, where that is not the blog's.
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
}

/// A file of what results show of these entries.
pub fn results(site: &Site, entries: &[EntryId]) -> File {
    let shown: Vec<Shown<'_>> = entries.iter().map(|id| Shown::of(site, *id)).collect();
    serde_json::to_vec(&shown).unwrap_or_default().into()
}

impl<'a> Shown<'a> {
    fn of(site: &'a Site, id: EntryId) -> Self {
        let entry = site.entry(id);
        let (document, front) = (&entry.document, &entry.document.front);
        let language = front.lang.as_deref();
        Self {
            title: &document.title,
            url: site.config.base_url.link(&entry.url),
            summary: front.description.as_deref().unwrap_or(&document.prose.opening),
            date: front.date.as_ref().map(|date| date.date().to_string()),
            tags: site.terms(id, "tags").into_iter().map(|tag| tag.name.as_str()).collect(),
            sponsor: front.sponsor.as_ref().map(|sponsor| sponsor.name.as_str()),
            language: language.filter(|language| *language != site.config.language),
        }
    }
}
