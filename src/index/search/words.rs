//! The words of one entry, each with what it weighs: gathered once, however often the blog is built.

use std::iter::repeat;
use std::ops::Range;

use super::place::{ALL, beginning, spot};
use super::text::text;
use super::word;
use crate::body::{Body, TocEntry};
use crate::comment::html;
use crate::site::{EntryId, Site};
use crate::value::digest::Digest;

/// In how many parts the words of an entry lie, by their spot: when a word changes, the shards of its
/// part alone are made again.
pub(super) const PARTS: usize = 64;

/// The words of one entry.
#[derive(Debug)]
pub struct Words {
    /// For each word its length in bytes, itself, and its weight; part by part.
    bytes: Box<[u8]>,
    parts: Vec<Part>,
}

/// Where a part ends, and what tells it from others.
#[derive(Debug)]
struct Part {
    end: usize,
    digest: [u8; 8],
}

/// Where a word stands: the later here, the more it says of what the entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Field {
    Text,
    /// The name of somebody who speaks there.
    Voice,
    Heading,
    Term,
    Title,
}

impl Words {
    /// Those of an entry with this body: of its title, its terms, who speaks there, and the body.
    pub fn of(site: &Site, id: EntryId, body: &Body) -> Self {
        let mut gathered = Gathered::default();
        gathered.add(&site.entry(id).document.title, Field::Title);
        for taxonomy in &*site.taxonomies {
            for term in site.terms(id, &taxonomy.config.name) {
                gathered.add(&term.name, Field::Term);
            }
        }
        gathered.add_headings(&body.toc);
        for said in site.thread(id).turns.iter().filter_map(|turn| turn.comment.as_ref()) {
            gathered.add(&html::name(&said.author.name), Field::Voice);
        }
        gathered.add(&text(&body.html), Field::Text);
        Self::laid(gathered.weighed())
    }

    fn laid(mut weighed: Vec<Weighed<'_>>) -> Self {
        weighed.sort_by_key(Weighed::part);
        let mut bytes = Vec::with_capacity(weighed.len() * 8);
        let mut rest = weighed.into_iter().peekable();
        let parts = (0..PARTS).map(|part| {
            let start = bytes.len();
            while let Some(word) = rest.next_if(|word| word.part() == part) {
                word.write(&mut bytes);
            }
            Part { end: bytes.len(), digest: short(&bytes[start..]) }
        });
        let parts = parts.collect();
        Self { bytes: bytes.into(), parts }
    }

    /// The words of one part, each with its weight.
    pub(super) fn part(&self, number: usize) -> impl Iterator<Item = (&[u8], u8)> {
        let start = number.checked_sub(1).and_then(|before| self.parts.get(before));
        let start = start.map_or(0, |before| before.end);
        let end = self.parts.get(number).map_or(start, |part| part.end);
        let mut rest = self.bytes.get(start..end).unwrap_or_default();
        std::iter::from_fn(move || {
            let (length, behind) = rest.split_first()?;
            let (word, behind) = behind.split_at_checked(usize::from(*length))?;
            let (weight, behind) = behind.split_first()?;
            rest = behind;
            Some((word, *weight))
        })
    }

    /// What tells one part from others.
    pub(super) fn digest(&self, part: usize) -> &[u8] {
        self.parts.get(part).map_or(&[], |part| &part.digest)
    }
}

/// Enough of a digest to tell what an entry says from what it said before.
fn short(bytes: &[u8]) -> [u8; 8] {
    let digest = Digest::of(bytes);
    let mut short = [0; 8];
    short.copy_from_slice(&digest.as_bytes()[..8]);
    short
}

/// A word, or all words of one beginning, with what it weighs.
struct Weighed<'a> {
    word: &'a str,
    stands_for_all: bool,
    weight: u8,
    spot: u32,
}

impl<'a> Weighed<'a> {
    fn new(word: &'a str, stands_for_all: bool, weight: u8) -> Self {
        Self { word, stands_for_all, weight, spot: spot(word) }
    }

    fn part(&self) -> usize {
        self.spot as usize % PARTS
    }

    fn write(&self, bytes: &mut Vec<u8>) {
        let length = self.word.len() + usize::from(self.stands_for_all);
        bytes.push(u8::try_from(length).unwrap_or(u8::MAX));
        bytes.extend_from_slice(self.word.as_bytes());
        bytes.extend(self.stands_for_all.then_some(ALL));
        bytes.push(self.weight);
    }
}

/// Words as they stand in an entry.
#[derive(Default)]
struct Gathered {
    text: String,
    found: Vec<Found>,
}

/// A word as it stands somewhere.
struct Found {
    /// Its first eight bytes as a number: most words are told apart by them.
    head: u64,
    /// Where it begins and ends in the text.
    range: Range<usize>,
    field: Field,
}

impl Found {
    fn key<'a>(&self, text: &'a str) -> (u64, &'a str, Field) {
        (self.head, &text[self.range.clone()], self.field)
    }
}

/// The first eight bytes of a word, in the order of words; of a shorter one, zeros behind it.
fn head(word: &str) -> u64 {
    word.bytes().chain(repeat(0)).take(8).fold(0, |head, byte| head << 8 | u64::from(byte))
}

impl Gathered {
    fn add(&mut self, text: &str, field: Field) {
        word::each(text, |word| {
            let start = self.text.len();
            self.text.push_str(word);
            self.found.push(Found { head: head(word), range: start..self.text.len(), field });
        });
    }

    fn add_headings(&mut self, toc: &[TocEntry]) {
        for heading in toc {
            self.add(&heading.text, Field::Heading);
            self.add_headings(&heading.children);
        }
    }

    /// Each word once, in order of letters, and what stands for all of one beginning.
    fn weighed(&mut self) -> Vec<Weighed<'_>> {
        let text = &self.text;
        self.found.sort_unstable_by(|one, other| one.key(text).cmp(&other.key(text)));
        let word = |found: &Found| &text[found.range.clone()];
        let same = |one: &Found, other: &Found| one.head == other.head && word(one) == word(other);
        let words = self
            .found
            .chunk_by(same)
            .filter_map(|all| Some(Weighed::new(word(all.first()?), false, weight(all))));
        let mut words: Vec<_> = words.collect();
        words.extend(beginnings(&words));
        words
    }
}

/// What stands for all words that begin with the same three letters: it weighs what the heaviest does.
fn beginnings<'a>(words: &[Weighed<'a>]) -> Vec<Weighed<'a>> {
    let alike = words.chunk_by(|one, other| beginning(one.word) == beginning(other.word));
    let all = alike.filter_map(|alike| {
        let weight = alike.iter().map(|word| word.weight).max()?;
        Some(Weighed::new(beginning(alike.first()?.word)?, true, weight))
    });
    all.collect()
}

/// What a word weighs, 1 to 7, by where it stands and how often.
fn weight(all: &[Found]) -> u8 {
    let times = all.iter().filter(|found| found.field == Field::Text).count();
    let often = match times {
        0 | 1 => 1,
        2 | 3 => 2,
        _ => 3,
    };
    match all.last().map(|found| found.field) {
        Some(Field::Title) => 6 + u8::from(times > 3),
        Some(Field::Term) => 5,
        Some(Field::Heading) => 4,
        Some(Field::Voice) => often.max(2),
        Some(Field::Text) | None => often,
    }
}
