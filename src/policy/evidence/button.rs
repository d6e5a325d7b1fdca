//! Links whose words sell.

use std::collections::BTreeSet;

use super::{Evidence, Outward};
use crate::policy::markup::Kind;
use crate::policy::prose::{Family, Said};

/// What begins the words of a button that many an honest page has: they sell only where something is
/// for sale.
const SOFT: &[&str] = &[
    "apply",
    "book",
    "download",
    "get",
    "join",
    "register",
    "sign",
    "start",
    "subscribe",
    "trade",
    "try",
    "upgrade",
    "view",
    "visit",
];

/// Families that show that something is for sale, wherever the links lead.
const SELLS: &[Family] = &[
    Family::HardSell,
    Family::PricePitch,
    Family::OwnOffer,
    Family::LeadMagnet,
    Family::ContactPitch,
    Family::Trade,
    Family::DiscountCode,
];

/// Families that pitch: those that sell, and promises.
const PITCHES: &[Family] = &[
    Family::HardSell,
    Family::PricePitch,
    Family::OwnOffer,
    Family::LeadMagnet,
    Family::ContactPitch,
    Family::Trade,
    Family::Hype,
];

/// The numbers of the links whose words are a button's.
pub(super) fn buttoned(said: &[Said]) -> BTreeSet<usize> {
    let buttons = said.iter().filter(|said| said.family == Family::BuyButton && said.is_own());
    buttons.filter_map(|said| said.in_link).collect()
}

impl Evidence<'_> {
    /// The links whose words sell, with these words.
    pub fn buttons(&self) -> Vec<(&Said, &Outward)> {
        let sells = self.sells();
        let said =
            self.said.iter().filter(|said| said.family == Family::BuyButton && said.is_own());
        let button = |said| Some((said, self.link_of(said)?));
        let buttons = said.filter_map(button);
        buttons.filter(|(said, link)| sells || link.is_of_trade() || !self.is_soft(said)).collect()
    }

    /// Whether anything is for sale: a link leads to it, or the author says so.
    pub fn sells(&self) -> bool {
        let offers = |said: &&Said| said.is_own() && SELLS.contains(&said.family);
        let said = self.said.iter().filter(offers);
        self.embeds.iter().any(|embed| embed.kind == Kind::Checkout)
            || self.links.iter().any(Outward::is_of_trade)
            || said.filter(|said| !self.is_button(said)).count() > 0
    }

    /// Whether words stand in a link whose words sell: the link is told, not each phrase in it.
    pub fn is_button(&self, said: &Said) -> bool {
        said.in_link.is_some_and(|link| self.buttoned.contains(&link))
    }

    /// Phrases by which the author offers something for sale, outside of buttons.
    pub fn pitches(&self) -> impl Iterator<Item = &Said> {
        let offers = |said: &&Said| said.is_own() && PITCHES.contains(&said.family);
        self.said.iter().filter(offers).filter(|said| !self.is_button(said))
    }

    /// The outward links in the paragraph of a phrase.
    pub fn links_beside(&self, said: &Said) -> impl Iterator<Item = &Outward> {
        let passage = self.passages.get(said.passage);
        let within = passage.map_or(0..0, |passage| self.passages.links_within(&passage.range));
        let links = self.passages.links().get(within).unwrap_or_default();
        links.iter().filter_map(|link| self.at(link.source.start))
    }

    /// The outward link in whose words a phrase stands.
    pub fn link_of(&self, said: &Said) -> Option<&Outward> {
        self.at(self.passages.links().get(said.in_link?)?.source.start)
    }

    /// The outward link that begins at a byte of the body.
    fn at(&self, start: usize) -> Option<&Outward> {
        let start = self.document.body.start + start;
        let at = self.links.binary_search_by_key(&start, |outward| outward.range.start).ok()?;
        self.links.get(at)
    }

    fn is_soft(&self, said: &Said) -> bool {
        let words = self.passages.words(&said.range).to_lowercase();
        let first = words.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
        first.is_some_and(|word| SOFT.contains(&word))
    }
}
