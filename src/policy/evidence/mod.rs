//! What a document does and says, noted while it is parsed: its outward links wherever they are kept, what
//! its HTML does, what it says in its author's own voice. Judges nothing.

mod button;
mod call;
mod front;
mod gathering;
mod notes;
mod outward;
mod repeated;

use std::collections::BTreeSet;
use std::ops::Range;

use super::link::Address;
use super::markup::{Embed, Markup};
use super::prose::language::Language;
use super::prose::{self, Clarity, Disclosure, Passages, Said};
use super::setting::Policy;
use crate::config::Config;
use crate::document::Document;
use gathering::Gathering;

pub use notes::Notes;
pub use outward::{Fact, Outward, Whence};

/// What a document does and says. Ranges are bytes of the file.
#[derive(Debug)]
pub struct Evidence<'d> {
    /// The document.
    pub document: &'d Document,
    /// The language it is written in: phrases are known of English only.
    pub language: Language,
    /// Links that lead out of the blog, in the order of their places.
    pub links: Vec<Outward>,
    /// Slots, forms, overlays.
    pub embeds: Vec<Embed>,
    /// Its words.
    pub passages: Passages,
    /// Phrases, those that do not count too.
    pub said: Vec<Said>,
    /// The numbers of the links whose words are a button's.
    buttoned: BTreeSet<usize>,
    /// Where it says who pays whom.
    pub disclosures: Vec<Disclosure>,
}

impl<'d> Evidence<'d> {
    /// Puts it together of what was noted while `document` was parsed.
    pub fn of(document: &'d Document, notes: Notes, policy: &Policy, config: &Config) -> Self {
        let passages = notes.words.finish(document);
        let markup = notes.html.finish(&document.masked());
        let markup = markup
            .map(|html| Markup::read(&html, &policy.embeds, &policy.links))
            .unwrap_or_default();
        let links = Gathering::new(document, policy, config).links(&markup);
        let language = prose::language::of(&passages, document, config);
        let said = match language {
            Language::English => policy.lexicon().find(&passages, &|target| sells(target, policy)),
            Language::Other(_) => Vec::new(),
        };
        let shift = |embed: Embed| Embed { range: in_file(document, &embed.range), ..embed };
        let embeds = markup.embeds.into_iter().map(shift).collect();
        let disclosures = prose::disclosure::find(&passages, document);
        let buttoned = button::buttoned(&said);
        Self { document, language, links, embeds, passages, said, buttoned, disclosures }
    }

    /// The paid links that do not declare themselves.
    pub fn undeclared(&self) -> impl Iterator<Item = &Outward> {
        self.links.iter().filter(|link| link.is_paid() && !link.is_declared)
    }

    /// Whether readers are told, in words they understand, that links are paid.
    pub fn is_declared(&self) -> bool {
        self.disclosures.iter().any(|found| found.clarity == Clarity::Clear)
    }

    /// The author's own words: no code, no quotation, no words of links.
    pub fn own_words(&self) -> usize {
        let passages = self.passages.iter().filter(|passage| !passage.quoted);
        let words = |range: &Range<usize>| self.passages.words(range).split_whitespace().count();
        let all: usize = passages.map(|passage| words(&passage.range)).sum();
        let linked: usize = self.passages.links().iter().map(|link| words(&link.range)).sum();
        all.saturating_sub(linked)
    }

    /// How many of the links that lead out are commercial, and how many there are.
    pub fn balance(&self) -> (usize, usize) {
        (self.links.iter().filter(|link| link.is_commercial()).count(), self.links.len())
    }
}

/// Whether a link's target sells something.
fn sells(target: &str, policy: &Policy) -> bool {
    let Some(address) = Address::parse(target) else {
        return false;
    };
    policy.links.matches(&address).iter().any(|pattern| Fact::of(pattern).sells())
}

/// A range of the body as one of the file.
fn in_file(document: &Document, range: &Range<usize>) -> Range<usize> {
    document.body.start + range.start..document.body.start + range.end
}
