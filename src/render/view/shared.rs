//! What many pages show, made once for a whole build and shared: with ten thousand posts, no page
//! costs more than what stands on it.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use tera::Value;

use super::part::{Matter, Part};
use super::site::Everywhere;
use super::{card, section, site};
use crate::body::{Bodies, Body};
use crate::diag::Findings;
use crate::picture::Album;
use crate::render::Theme;
use crate::site::{EntryId, Site, Term};
use crate::value::digest::Known;
use crate::value::url::UrlPath;

/// What many pages show.
pub struct Shared<'a> {
    pub(super) site: &'a Site,
    pub(super) theme: &'a Theme,
    /// `site`, whole.
    everywhere: Part<'a>,
    /// What each template reaches of it.
    reached: BTreeMap<&'a str, Part<'a>>,
    bodies: &'a Bodies,
    /// Of each post, those that are like it.
    related: Arc<Vec<Vec<EntryId>>>,
    cards: Vec<Part<'a>>,
    sections: Vec<Part<'a>>,
    series: BTreeMap<&'a UrlPath, Part<'a>>,
}

/// A body of nothing, of a section without a document.
const EMPTY: &Body =
    &Body { html: String::new(), summary: String::new(), has_more: false, toc: Vec::new() };

impl<'a> Shared<'a> {
    /// Makes it, given for each post those that are [related](Site::related) to it.
    ///
    /// # Errors
    /// Every picture of a front matter that is not there, where broken links are errors.
    pub fn make(
        site: &'a Site,
        album: &Album,
        bodies: &'a Bodies,
        related: Arc<Vec<Vec<EntryId>>>,
        theme: &'a Theme,
    ) -> Result<(Self, Findings), Findings> {
        let entries = (0..site.entries.len()).map(EntryId);
        let cards = entries
            .map(|id| card::view(site, album, id, bodies.entries.get(id.0).map_or(EMPTY, |b| b)));
        let (cards, mut findings): (Vec<Part<'a>>, Vec<Findings>) = cards.unzip();
        let sections = site.sections.iter().enumerate();
        let sections = sections.map(|(number, of)| {
            section::view(site, album, of, bodies.sections.get(number).map_or(EMPTY, |body| body))
        });
        let (sections, found): (Vec<Part<'a>>, Vec<Findings>) = sections.unzip();
        findings.extend(found);
        let everywhere = site::view(site, theme, &cards);
        let reached = reached(theme, &everywhere);
        let series = series(site, &cards);
        let everywhere = everywhere.whole();
        let shared =
            Self { site, theme, everywhere, reached, bodies, related, cards, sections, series };
        findings.into_iter().collect::<Findings>().or_value(shared)
    }

    /// `site`, whole.
    pub(super) fn everywhere(&self) -> Part<'a> {
        self.everywhere.clone()
    }

    /// What a template reaches of `site`, by the name the engine knows it by.
    pub(super) fn reached(&self, template: &str) -> Part<'a> {
        self.reached.get(template).unwrap_or(&self.everywhere).clone()
    }

    /// The card of an entry, or none.
    pub(super) fn card(&self, id: Option<EntryId>) -> Part<'a> {
        id.and_then(|id| self.cards.get(id.0)).cloned().unwrap_or_else(Part::none)
    }

    /// The cards of several entries.
    pub(super) fn cards(&self, ids: &[EntryId]) -> Part<'a> {
        ids.iter().filter_map(|id| self.cards.get(id.0)).cloned().collect()
    }

    /// The cards of posts that are like one; of a page, none.
    pub(super) fn related(&self, id: EntryId) -> Part<'a> {
        self.cards(self.related.get(id.0).map_or(&[], Vec::as_slice))
    }

    /// All cards of a series: one list, however many posts show it.
    pub(super) fn series(&self, term: &Term) -> Part<'a> {
        self.series.get(&term.url).cloned().unwrap_or_else(|| self.cards(&term.entries))
    }

    /// `section`, or none.
    pub(super) fn section(&self, number: Option<usize>) -> Part<'a> {
        number.and_then(|number| self.sections.get(number)).cloned().unwrap_or_else(Part::none)
    }

    /// The HTML of the comments on an entry, turn by turn.
    pub(super) fn comments(&self, id: EntryId) -> &'a [String] {
        self.bodies.comments.get(id.0).map_or(&[], |turns| turns)
    }

    /// An entry's body.
    pub(super) fn body(&self, id: EntryId) -> &'a Body {
        self.bodies.entries.get(id.0).map_or(EMPTY, |body| body)
    }

    /// An entry's HTML.
    pub(super) fn html(&self, id: EntryId) -> Part<'a> {
        let body = self.bodies.entries.get(id.0);
        body.map_or_else(Part::none, |body| Part::new(Html(body)))
    }
}

/// All of a body, which is known by its digest already.
struct Html<'a>(&'a Known<Body>);

impl Hash for Html<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.digest().hash(state);
    }
}

impl Matter for Html<'_> {
    fn value(&self) -> Value {
        Value::safe_string(&self.0.html)
    }
}

fn reached<'a>(theme: &'a Theme, everywhere: &Everywhere<'a>) -> BTreeMap<&'a str, Part<'a>> {
    theme.reaches().map(|(name, reach)| (name, everywhere.within(reach))).collect()
}

fn series<'a>(site: &'a Site, cards: &[Part<'a>]) -> BTreeMap<&'a UrlPath, Part<'a>> {
    let taxonomy = site.taxonomies.iter().find(|taxonomy| taxonomy.config.name == "series");
    let terms = taxonomy.into_iter().flat_map(|taxonomy| &taxonomy.terms);
    let series = terms.map(|term| {
        let entries = term.entries.iter().filter_map(|id| cards.get(id.0));
        (&term.url, entries.cloned().collect())
    });
    series.collect()
}
