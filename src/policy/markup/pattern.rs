//! One pattern: what it asks of an element, and what an element that fits is.

use super::Kind;
use super::glob::Glob;
use super::index::Clue;
use super::link::Resource;
use super::tag::Tag;
use crate::policy::link::{Address, Patterns as Links};

/// How far the words of a script's text may stand from one another, in bytes.
const NEARBY: usize = 300;

/// Attributes that nearly every page has.
const EVERYDAY: [&str; 14] = [
    "action", "class", "data", "href", "id", "name", "open", "role", "src", "style", "target",
    "title", "type", "value",
];

/// A pattern of elements. All that it asks must hold.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// A name of its own: `adsense-slot`.
    pub id: String,
    /// What it is, for people: `AdSense slot`.
    pub name: String,
    /// What it does to a reader.
    pub kind: Kind,
    pub(super) elements: Vec<String>,
    pub(super) attributes: Vec<String>,
    pub(super) tokens: Vec<Glob>,
    pub(super) values: Vec<Glob>,
    pub(super) text: Vec<String>,
    pub(super) without: Vec<String>,
    pub(super) holds: Vec<Held>,
    pub(super) hosts: Vec<Address>,
}

/// What must stand inside an element for it to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// A form that takes e-mail addresses.
    SignUp,
    /// Something that takes payments.
    Checkout,
    /// Words of an offer.
    Offer,
    /// Something that leads to another host, or comes from there.
    Outward,
}

impl Held {
    /// Each, with the word a pattern says it by.
    pub(super) const ALL: [(&'static str, Self); 4] = [
        ("sign-up", Self::SignUp),
        ("checkout", Self::Checkout),
        ("offer", Self::Offer),
        ("outward", Self::Outward),
    ];
}

impl Pattern {
    /// What of `tag` decides, as `class=adsbygoogle`, if the tag is meant; nothing is said of what
    /// stands inside. Empty when the element's name decides.
    pub(super) fn decisive(&self, tag: &Tag) -> Option<String> {
        if !self.elements.is_empty() && !self.elements.contains(&tag.name) {
            return None;
        }
        if self.attributes.is_empty() {
            return Some(String::new());
        }
        let mut asked = tag.attributes.iter().filter(|(name, _)| self.attributes.contains(name));
        asked.find_map(|(name, value)| Some(format!("{name}{}", self.decisive_part(value)?)))
    }

    /// The part of an attribute's value that decides, with `=`; nothing when its presence does.
    fn decisive_part(&self, value: &str) -> Option<String> {
        let value = value.trim().to_ascii_lowercase();
        if !self.tokens.is_empty() {
            let mut words = value.split_ascii_whitespace();
            let fits = |word: &&str| self.tokens.iter().any(|token| token.fits(word));
            return words.find(fits).map(|word| format!("={word}"));
        }
        if !self.values.is_empty() {
            return self
                .values
                .iter()
                .any(|wanted| wanted.fits(&value))
                .then(|| format!("={value}"));
        }
        Some(String::new())
    }

    /// Whether the blog's owner allows whatever is run by the same people, or comes from where the
    /// element loads.
    pub(super) fn is_allowed(&self, tag: &Tag, links: &Links) -> bool {
        let loaded = Resource::of(tag).filter_map(|resource| Address::parse(&resource.url));
        self.hosts.iter().any(|host| links.allows(host))
            || loaded.into_iter().any(|address| links.allows(&address))
    }

    /// Where the words of a script stand, `script` in lower case: all of them in their order, each
    /// near the one before.
    pub(super) fn place_in(&self, script: &str) -> Option<std::ops::Range<usize>> {
        let (first, rest) = self.text.split_first()?;
        let mut begun = script.match_indices(first.as_str()).map(|(at, _)| at);
        let place = begun.find_map(|start| {
            let end = rest.iter().try_fold(start + first.len(), |end, word| {
                let limit = script.floor_char_boundary((end + NEARBY).min(script.len()));
                Some(end + script.get(end..limit)?.find(word.as_str())? + word.len())
            });
            end.map(|end| start..end)
        })?;
        let excused = self.without.iter().any(|word| script.contains(word.as_str()));
        (!excused).then_some(place)
    }

    /// The rarest that every fitting element shows one of.
    pub(super) fn clues(&self) -> Vec<Clue<'static>> {
        let owned = |words: &str| words.to_owned().into();
        if !self.text.is_empty() {
            return vec![Clue::Script];
        }
        let exact: Option<Vec<&str>> = self.tokens.iter().map(Glob::exact).collect();
        let exact = exact.unwrap_or_default();
        if self.attributes.is_empty() {
            return self.elements.iter().map(|name| Clue::Element(owned(name))).collect();
        }
        let names = self.attributes.iter();
        if exact.is_empty() {
            return names.map(|name| Clue::Attribute(owned(name))).collect();
        }
        let words = names.flat_map(|name| exact.iter().map(move |word| (name, word)));
        words.map(|(name, word)| Clue::Word(owned(name), owned(word))).collect()
    }

    /// Words one of which stands in every text that holds such an element, the longest we know;
    /// none for what counts only with an embed inside, which has words of its own.
    pub(super) fn needles(&self) -> Vec<String> {
        let is_seen_itself = |held: &Held| matches!(held, Held::SignUp | Held::Checkout);
        if !self.holds.is_empty() && self.holds.iter().all(is_seen_itself) {
            return Vec::new();
        }
        let globs = if self.tokens.is_empty() { &self.values } else { &self.tokens };
        let choices: [Vec<String>; 4] = [
            self.text.iter().max_by_key(|word| word.len()).into_iter().cloned().collect(),
            globs.iter().map(|glob| glob.longest().to_owned()).collect(),
            self.attributes.clone(),
            self.elements.iter().map(|name| format!("<{name}")).collect(),
        ];
        let rarest = choices.into_iter().filter(|words| !words.is_empty());
        rarest.max_by_key(|words| words.iter().map(|word| rarity(word)).min()).unwrap_or_default()
    }
}

/// How rare a word is in a page, roughly: long ones are, names of every day are not.
fn rarity(word: &str) -> usize {
    let is_everyday = EVERYDAY.contains(&word);
    let is_element_of_html = word.starts_with('<') && !word.contains('-');
    if is_everyday {
        0
    } else if is_element_of_html {
        1
    } else {
        word.len()
    }
}
