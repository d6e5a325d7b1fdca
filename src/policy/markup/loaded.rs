//! What an element does by the address of what it loads, as the patterns of links know it.

use super::Kind;
use super::embed::{Embed, Found};
use super::link::Resource;
use super::tag::Tag;
use crate::policy::link::{Address, Confidence, Pattern, Patterns as Links, Purpose};
use crate::value::html::unescape;

/// What elements do by the addresses of what they load, one for each purpose of an address.
pub(super) fn by_address(tags: &[Tag], links: &Links) -> Vec<Found> {
    let mut link = None;
    let mut found = Vec::new();
    for tag in tags {
        link = if tag.name == "a" { Some(tag) } else { link };
        let around = link.filter(|link| link.inside().contains(&tag.range.start));
        for resource in Resource::of(tag) {
            let loaded = of_resource(&resource, tag, links);
            let is_picture = |found: &Found| {
                let is_slot = found.embed.kind == Kind::AdSlot;
                is_slot && around.is_some_and(|link| is_paid(link, links))
            };
            found.extend(loaded.into_iter().filter(|found| !is_picture(found)));
        }
    }
    found
}

fn of_resource(resource: &Resource, tag: &Tag, links: &Links) -> Vec<Found> {
    let address = Address::parse(&resource.url);
    let fitting = address.iter().flat_map(|address| links.matches(address));
    let (url, _) = resource.url.split_once(['?', '#']).unwrap_or((&resource.url, ""));
    let found = fitting.filter_map(|pattern| {
        let embed = Embed {
            kind: kind_of(pattern, tag)?,
            id: pattern.id.clone(),
            what: named(&pattern.name, &tag.name),
            range: tag.range.clone(),
            fingerprint: format!("{} {url}", tag.name),
        };
        Some(Found { embed, inside: tag.inside() })
    });
    found.collect()
}

/// Whether a link pays by itself: what it shows is then its picture, and it is judged as a link.
fn is_paid(link: &Tag, links: &Links) -> bool {
    let href = link.attribute("href").map(unescape);
    let address = href.and_then(|href| Address::parse(&href));
    let purposes = address.iter().flat_map(|address| links.matches(address));
    let mut purposes = purposes.map(|pattern| pattern.purpose);
    purposes.any(|purpose| matches!(purpose, Purpose::Affiliate | Purpose::Referral))
}

/// What an element does that loads something of whose address `pattern` knows the purpose.
fn kind_of(pattern: &Pattern, tag: &Tag) -> Option<Kind> {
    let is_image = matches!(&*tag.name, "img" | "amp-img" | "source" | "video" | "audio");
    let takes_input = matches!(&*tag.name, "form" | "input");
    // Where a form sends what is typed says more than where a frame comes from.
    if pattern.confidence == Confidence::Weak && !takes_input {
        return None;
    }
    let is_bait = matches!(pattern.purpose, Purpose::Gamble | Purpose::Lend);
    let purpose = if is_bait && !is_image { Purpose::Ad } else { pattern.purpose };
    match (purpose, &*tag.name) {
        (Purpose::Ad, "script") => Some(Kind::AdScript),
        (Purpose::AffiliateScript, "script") => Some(Kind::AffiliateScript),
        (Purpose::Ad, _) if !takes_input && !is_pixel(tag) => Some(Kind::AdSlot),
        (Purpose::Popup, _) if !takes_input && !is_image => Some(Kind::Popup),
        (Purpose::Interstitial, _) if !takes_input && !is_image => Some(Kind::PaidInterstitial),
        (Purpose::Newsletter, _) if !is_image => Some(Kind::SignupForm),
        (Purpose::Checkout, _) if !is_image => Some(Kind::Checkout),
        _ => None,
    }
}

/// Whether an image is too small to be seen: it counts readers and shows nothing. Programmes put
/// one beside every link, so that it says no more than the link does.
fn is_pixel(tag: &Tag) -> bool {
    let is_one = |name| tag.attribute(name).is_some_and(|size| matches!(size.trim(), "0" | "1"));
    tag.name == "img" && (is_one("width") || is_one("height"))
}

/// `Mailchimp form`, `Google AdSense script`; `OneSignal script` is that already.
fn named(name: &str, element: &str) -> String {
    let noun = match element {
        "iframe" | "amp-iframe" => "frame",
        "img" | "amp-img" => "image",
        "script" | "form" => element,
        _ => "",
    };
    if name.ends_with(noun) { name.to_owned() } else { format!("{name} {noun}") }
}
