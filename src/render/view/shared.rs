//! What many pages show, made once for a whole build and shared: with ten thousand posts, no page
//! costs more than what stands on it.

use std::collections::BTreeMap;

use super::part::Part;
use super::{card, section, site};
use crate::body::{Bodies, Body};
use crate::diag::Findings;
use crate::render::Theme;
use crate::site::{CommentId, EntryId, Site, Term};
use crate::value::digest::Digest;
use crate::value::url::UrlPath;

/// What many pages show.
pub struct Shared<'a> {
    pub(super) site: &'a Site,
    pub(super) theme: Digest,
    /// `site`.
    pub(super) everywhere: Part,
    bodies: &'a Bodies,
    cards: Vec<Part>,
    sections: Vec<Part>,
    series: BTreeMap<&'a UrlPath, Part>,
}

/// A body of nothing, of a section without a document.
const EMPTY: &Body =
    &Body { html: String::new(), summary: String::new(), has_more: false, toc: Vec::new() };

impl<'a> Shared<'a> {
    /// Makes it.
    ///
    /// # Errors
    /// Every picture of a front matter that is not there, where broken links are errors.
    pub fn make(
        site: &'a Site,
        bodies: &'a Bodies,
        theme: &Theme,
    ) -> Result<(Self, Findings), Findings> {
        let entries = (0..site.entries.len()).map(EntryId).map(|id| {
            let body = bodies.entries.get(id.0).unwrap_or(EMPTY);
            card::view(site, id, body)
        });
        let (cards, mut findings): (Vec<Part>, Vec<Findings>) = entries.unzip();
        let sections = site.sections.iter().enumerate().map(|(number, of)| {
            let body = bodies.sections.get(number).unwrap_or(EMPTY);
            section::view(site, of, body)
        });
        let (sections, found): (Vec<Part>, Vec<Findings>) = sections.unzip();
        findings.extend(found);
        let everywhere = site::view(site, theme, &cards);
        let series = series(site, &cards);
        let theme = theme.digest();
        let shared = Self { site, theme, everywhere, bodies, cards, sections, series };
        findings.into_iter().collect::<Findings>().or_value(shared)
    }

    /// The card of an entry, or none.
    pub(super) fn card(&self, id: Option<EntryId>) -> Part {
        id.and_then(|id| self.cards.get(id.0)).cloned().unwrap_or_else(Part::none)
    }

    /// The cards of several entries.
    pub(super) fn cards(&self, ids: &[EntryId]) -> Part {
        ids.iter().filter_map(|id| self.cards.get(id.0)).collect()
    }

    /// All cards of a series: one list, however many posts show it.
    pub(super) fn series(&self, term: &Term) -> Part {
        self.series.get(&term.url).cloned().unwrap_or_else(|| self.cards(&term.entries))
    }

    /// `section`, or none.
    pub(super) fn section(&self, number: Option<usize>) -> Part {
        number.and_then(|number| self.sections.get(number)).cloned().unwrap_or_else(Part::none)
    }

    /// A comment's HTML.
    pub(super) fn comment(&self, id: CommentId) -> &str {
        self.bodies.comment(id)
    }

    /// An entry's HTML.
    pub(super) fn body(&self, id: EntryId) -> &Body {
        self.bodies.entries.get(id.0).unwrap_or(EMPTY)
    }
}

fn series<'a>(site: &'a Site, cards: &[Part]) -> BTreeMap<&'a UrlPath, Part> {
    let taxonomy = site.taxonomies.iter().find(|taxonomy| taxonomy.config.name == "series");
    let terms = taxonomy.into_iter().flat_map(|taxonomy| &taxonomy.terms);
    let series = terms.map(|term| {
        let entries = term.entries.iter().filter_map(|id| cards.get(id.0));
        (&term.url, entries.collect())
    });
    series.collect()
}
