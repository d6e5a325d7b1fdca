//! Disclosures: where a post says that somebody pays for it. Does not know whether anybody does.
//!
//! Found in the text in several languages ([`phrases.yaml`](self)), in keys of the front matter, and in
//! components, includes and classes whose name says so.

mod component;
mod front;

use std::ops::Range;
use std::sync::LazyLock;

use super::lexicon::{Finder, Hit, Vocabulary, notation};
use super::passage::{Kind, Passages};
use super::sentence;
use crate::data::{DataFile, Format, Table};
use crate::diag::{Span, Text};
use crate::document::Document;

/// Whether a reader understands what a disclosure says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Clarity {
    /// It says that somebody pays.
    Clear,
    /// It only hints at it: `affiliate link`, `#sp`, `support us`.
    Vague,
}

/// Where a disclosure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Among the words of the body.
    Text,
    /// In the title.
    Title,
    /// Elsewhere in the front matter, for a theme to show.
    FrontMatter,
    /// In a shortcode, an include of another generator, or a class of the author's own HTML.
    Component,
}

/// What is disclosed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paid {
    /// That links pay.
    Links,
    /// That somebody paid for the post.
    Sponsor,
    /// That something was given for it.
    Gift,
}

/// A place where a post says that somebody pays.
#[derive(Clone, Debug)]
pub struct Disclosure {
    /// What is disclosed.
    pub of: Paid,
    /// Whether a reader understands it.
    pub clarity: Clarity,
    /// Where it stands.
    pub place: Place,
    /// The bytes of the body it is written with; `None` in front matter, which is above all of it.
    pub source: Option<Range<usize>>,
    /// The place in the file.
    pub span: Span,
}

/// What the words of a disclosure say.
#[derive(Clone, Copy, Debug)]
struct Meaning {
    of: Paid,
    clarity: Clarity,
}

/// The words of disclosures.
#[derive(Debug)]
struct Phrases {
    meanings: Vec<Meaning>,
    finder: Finder,
    /// Not, no, kein: words before one that turn it into a statement.
    denial: Vocabulary,
}

/// How many words before a disclosure can deny it.
const REACH: usize = 5;

/// Every disclosure of a document, those of the front matter first.
pub fn find(passages: &Passages, document: &Document) -> Vec<Disclosure> {
    static PHRASES: LazyLock<Phrases> =
        LazyLock::new(|| Phrases::read(include_str!("phrases.yaml")));
    let mut found = front::find(document);
    let hits = PHRASES.finder.find(passages);
    for hits in hits.chunk_by(|a, b| a.passage == b.passage) {
        let told = hits.iter().filter_map(|hit| PHRASES.told(hit, passages, document));
        let mut told: Vec<Disclosure> = told.collect();
        // What is said clearly is not vague for the words it is said with.
        let clearest = told.iter().map(|disclosure| disclosure.clarity).min();
        told.retain(|disclosure| Some(disclosure.clarity) == clearest);
        found.extend(told);
    }
    found.extend(component::find(passages, document));
    found
}

impl Phrases {
    fn read(words: &str) -> Self {
        let text = Text::new("phrases.yaml", words);
        let file = DataFile::parse_whole(&text, Format::Yaml).ok();
        let table = file.as_ref().and_then(|file| file.table().ok());
        let Some(mut table) = table else { return Self::of(Vec::new(), &[]) };
        let denial = table.strings("denial").unwrap_or_default();
        Self::of(table.tables("disclosures").iter_mut().flat_map(group).collect(), &denial)
    }

    fn of(phrases: Vec<(Meaning, String)>, denial: &[String]) -> Self {
        let read = phrases
            .iter()
            .filter_map(|(meaning, phrase)| Some((*meaning, notation::read(phrase).ok()?)));
        let (meanings, patterns) = read.unzip();
        Self { meanings, finder: Finder::of(patterns), denial: Vocabulary::of(denial) }
    }

    /// The disclosure that a hit is, unless it is denied or somebody else's.
    fn told(&self, hit: &Hit, passages: &Passages, document: &Document) -> Option<Disclosure> {
        let Meaning { of, clarity } = *self.meanings.get(hit.pattern)?;
        let passage = passages.get(hit.passage)?;
        let place = match passage.kind {
            Kind::Title => Place::Title,
            Kind::Description | Kind::Summary => Place::FrontMatter,
            Kind::Argument => Place::Component,
            _ => Place::Text,
        };
        let is_denied = || {
            let around = sentence::around(passages.text(), &passage.range, &hit.range);
            let before = passages.folded.get(around.start..hit.range.start).unwrap_or_default();
            let clause = before.get(sentence::clause_start(before)..).unwrap_or_default();
            self.denial.is_in(sentence::last_words(clause, REACH))
        };
        if passages.is_in_marks(&hit.range) || is_denied() {
            return None;
        }
        let source = passages.source(&hit.range);
        Some(Disclosure { of, clarity, place, source, span: passages.span(document, &hit.range) })
    }
}

/// The phrases of one meaning.
fn group(table: &mut Table<'_>) -> Vec<(Meaning, String)> {
    let of = [("links", Paid::Links), ("sponsor", Paid::Sponsor), ("gift", Paid::Gift)];
    let clarity = [("clear", Clarity::Clear), ("vague", Clarity::Vague)];
    let meaning = table.choice("of", &of).zip(table.choice("clarity", &clarity));
    let phrases = table.strings("phrases").unwrap_or_default();
    let meaning = meaning.map(|(of, clarity)| Meaning { of, clarity });
    phrases.into_iter().filter_map(|phrase| Some((meaning?, phrase))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_can_be_found() {
        let text = Text::new("phrases.yaml", include_str!("phrases.yaml"));
        let file = DataFile::parse_whole(&text, Format::Yaml).unwrap();
        let mut table = file.table().unwrap();
        let denial = table.strings("denial").unwrap();
        let groups: Vec<_> = table.tables("disclosures").iter_mut().map(group).collect();
        assert!(groups.iter().all(|group| !group.is_empty()));
        let phrases = groups.into_iter().flatten().map(|(_, phrase)| phrase).chain(denial);
        let faults: Vec<_> = phrases
            .filter_map(|phrase| {
                let fault = notation::read(&phrase).map_or_else(Some, |pattern| pattern.fault());
                fault.map(|fault| (phrase, fault))
            })
            .collect();
        assert_eq!(faults, []);
    }
}
