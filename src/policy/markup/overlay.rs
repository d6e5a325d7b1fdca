//! Elements that count by what stands inside them, and by whose wish they are seen: a window over
//! the page that asks to subscribe is a popup, one with a picture or a search is none, and one that
//! a button of the page opens was asked for.

use std::collections::BTreeSet;
use std::ops::Range;

use super::embed::Found;
use super::pattern::Held;
use super::tag::Tag;
use super::words::Words;
use super::{Kind, Pattern};
use crate::policy::link::Address;
use crate::value::html::unescape;

/// Attributes that name what a click opens, with `#` or without.
const OPENERS: [&str; 9] = [
    "aria-controls",
    "commandfor",
    "data-bs-target",
    "data-micromodal-trigger",
    "data-modal-target",
    "data-open",
    "data-target",
    "href",
    "popovertarget",
];

/// Elements that count if something stands inside them.
#[derive(Debug, Default)]
pub(super) struct Holders(Vec<(Found, Vec<Held>)>);

impl Holders {
    pub(super) fn push(&mut self, found: Found, pattern: &Pattern) {
        self.0.push((found, pattern.holds.clone()));
    }

    /// Those that hold what they must, given everything else that was found.
    pub(super) fn filled(
        self,
        html: &str,
        tags: &[Tag],
        found: &[Found],
        words: &Words,
    ) -> Vec<Found> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let sign_ups = places(found, Kind::SignupForm);
        let checkouts = places(found, Kind::Checkout);
        let offers: Vec<usize> = words.offers(html).collect();
        let outward: Vec<usize> =
            tags.iter().filter(|tag| is_outward(tag)).map(|tag| tag.range.start).collect();
        let holds = |inside: &Range<usize>, held: &Held| match held {
            Held::SignUp => any_in(&sign_ups, inside),
            Held::Checkout => any_in(&checkouts, inside),
            Held::Offer => any_in(&offers, inside),
            Held::Outward => any_in(&outward, inside),
        };
        let filled = self
            .0
            .into_iter()
            .filter(|(found, wanted)| wanted.iter().any(|held| holds(&found.inside, held)));
        filled.map(|(found, _)| found).collect()
    }
}

/// Whether a tag leads to another host or loads something from there; pictures do not count.
fn is_outward(tag: &Tag) -> bool {
    let address = match &*tag.name {
        "a" => tag.attribute("href"),
        "iframe" | "script" => tag.attribute("src"),
        _ => None,
    };
    address.is_some_and(|address| Address::parse(&unescape(address)).is_some())
}

/// Where embeds of a kind begin, in order.
fn places(found: &[Found], kind: Kind) -> Vec<usize> {
    let found = found.iter().filter(|found| found.embed.kind == kind);
    let mut places: Vec<usize> = found.map(|found| found.embed.range.start).collect();
    places.sort_unstable();
    places
}

/// Whether any of some places, which are in order, lies in a range.
fn any_in(places: &[usize], range: &Range<usize>) -> bool {
    let first = places.partition_point(|place| *place < range.start);
    places.get(first).is_some_and(|place| range.contains(place))
}

/// Drops popups that something on the page opens at a click. What is open from the start stays.
pub(super) fn drop_what_the_reader_opens(found: &mut Vec<Found>, tags: &[Tag]) {
    if found.iter().all(|found| found.embed.kind != Kind::Popup) {
        return;
    }
    let opened = opened_by_click(tags);
    let is_opened = |range: &Range<usize>| {
        let place = tags.binary_search_by_key(&range.start, |tag| tag.range.start).ok();
        let tag = place.and_then(|place| tags.get(place)).filter(|tag| !is_open(tag));
        tag.and_then(|tag| tag.attribute("id")).is_some_and(|id| opened.contains(id))
    };
    found.retain(|found| found.embed.kind != Kind::Popup || !is_opened(&found.embed.range));
}

fn opened_by_click(tags: &[Tag]) -> BTreeSet<&str> {
    let attributes = tags.iter().flat_map(|tag| &tag.attributes);
    let named = attributes.filter(|(name, _)| OPENERS.contains(&name.as_str()));
    named.map(|(_, value)| value.trim_start_matches('#')).filter(|id| !id.is_empty()).collect()
}

fn is_open(tag: &Tag) -> bool {
    tag.attribute("open").is_some()
}
