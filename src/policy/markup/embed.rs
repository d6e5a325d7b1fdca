//! What HTML does beyond showing words: by what it loads, by the patterns it fits, by its forms.

use std::ops::Range;

use super::form::Form;
use super::link::Resource;
use super::overlay::{self, Holders};
use super::settle::settle;
use super::tag::Tag;
use super::{Kind, Pattern, Patterns};
use crate::policy::link::{Address, Patterns as Links, Purpose};
use crate::value::html::unescape;

/// Something that HTML does to a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embed {
    /// What it does.
    pub kind: Kind,
    /// The pattern that tells: of embeds, of links for what is told by an address, else `form`.
    pub id: String,
    /// What it is, for people: `AdSense slot`, `Mailchimp form`.
    pub what: String,
    /// The opening tag; in a script, the words that tell.
    pub range: Range<usize>,
    /// The same for the same embed on many pages: the element and what decides,
    /// `ins class=adsbygoogle`, `script https://ads.example/a.js`.
    pub fingerprint: String,
}

/// An embed and what stands inside its element.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) embed: Embed,
    pub(super) inside: Range<usize>,
}

impl Found {
    fn of(pattern: &Pattern, tag: &Tag, decisive: &str) -> Self {
        let embed = Embed {
            kind: pattern.kind,
            id: pattern.id.clone(),
            what: pattern.name.clone(),
            range: tag.range.clone(),
            fingerprint: format!("{} {decisive}", tag.name).trim_end().to_owned(),
        };
        Self { embed, inside: tag.inside() }
    }
}

/// Everything that `html`, whose tags are `tags`, does, in the order of its places.
pub(super) fn embeds(html: &str, tags: &[Tag], patterns: &Patterns, links: &Links) -> Vec<Embed> {
    let mut found = Vec::new();
    let mut holders = Holders::default();
    let mut link = None;
    for tag in tags {
        link = if tag.name == "a" { Some(tag) } else { link };
        let around = link.filter(|link| link.inside().contains(&tag.range.start));
        found.extend(by_address(tag, around, links));
        for (pattern, decisive) in patterns.matches(tag) {
            if pattern.is_allowed(links) {
                continue;
            }
            let fitting = Found::of(pattern, tag, &decisive);
            if pattern.holds.is_empty() {
                found.push(fitting);
            } else {
                holders.push(fitting, pattern);
            }
        }
        if tag.name == "script" {
            found.extend(by_text(html, tag, patterns, links));
        }
    }
    found.extend(by_form(html, tags, patterns));
    found.extend(holders.filled(html, &found, patterns.words()));
    overlay::drop_what_the_reader_opens(&mut found, tags);
    settle(found)
}

/// What an element is by the address of what it loads, one for each purpose, with the link it
/// stands in.
fn by_address(tag: &Tag, link: Option<&Tag>, links: &Links) -> Vec<Found> {
    let told = Resource::of(tag).flat_map(|resource| {
        let address = Address::parse(&resource.url);
        let fitting = address.iter().flat_map(|address| links.matches(address));
        let told = fitting.filter_map(|pattern| {
            let kind = kind_of(pattern.purpose, tag)?;
            if kind == Kind::AdSlot && link.is_some_and(|link| is_paid(link, links)) {
                return None;
            }
            let (url, _) = resource.url.split_once(['?', '#']).unwrap_or((&resource.url, ""));
            let embed = Embed {
                kind,
                id: pattern.id.clone(),
                what: named(&pattern.name, &tag.name),
                range: tag.range.clone(),
                fingerprint: format!("{} {url}", tag.name),
            };
            Some(Found { embed, inside: tag.inside() })
        });
        told.collect::<Vec<_>>()
    });
    told.collect()
}

/// Whether a link pays by itself: what it shows is then its picture, and it is judged as a link.
fn is_paid(link: &Tag, links: &Links) -> bool {
    let href = link.attribute("href").map(unescape);
    let address = href.and_then(|href| Address::parse(&href));
    let purposes = address.iter().flat_map(|address| links.matches(address));
    let mut purposes = purposes.map(|pattern| pattern.purpose);
    purposes.any(|purpose| matches!(purpose, Purpose::Affiliate | Purpose::Referral))
}

/// What an element that loads something of such a purpose does.
fn kind_of(purpose: Purpose, tag: &Tag) -> Option<Kind> {
    let is_image = matches!(&*tag.name, "img" | "amp-img" | "source" | "video" | "audio");
    let takes_input = matches!(&*tag.name, "form" | "input");
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

/// What the text of a script does, if it is a program: once of each kind.
fn by_text(html: &str, script: &Tag, patterns: &Patterns, links: &Links) -> Vec<Found> {
    let kind = script.attribute("type").unwrap_or_default().trim().to_ascii_lowercase();
    let is_program = kind.is_empty() || kind == "module" || kind.ends_with("script");
    let text = html.get(script.inside()).filter(|text| is_program && !text.is_empty());
    let Some(text) = text.map(str::to_ascii_lowercase) else {
        return Vec::new();
    };
    let start = script.inside().start;
    let patterns = patterns.of_scripts().filter(|pattern| !pattern.is_allowed(links));
    let fitting = patterns.filter_map(|pattern| {
        let place = pattern.place_in(&text)?;
        let words = pattern.text.join(" … ");
        let fitting = Found::of(pattern, script, &words);
        let range = start + place.start..start + place.end;
        Some(Found { embed: Embed { range, ..fitting.embed }, inside: 0..0 })
    });
    let mut found: Vec<Found> = fitting.collect();
    found.sort_by_key(|found| (found.embed.kind, found.embed.range.start));
    found.dedup_by_key(|found| found.embed.kind);
    found
}

fn by_form(html: &str, tags: &[Tag], patterns: &Patterns) -> Vec<Found> {
    let forms = Form::all(tags, html.len()).into_iter();
    let forms = forms.filter(|form| form.is_sign_up(html, patterns.words()));
    let found = forms.map(|form| {
        let telling = ["action", "id", "class"].iter();
        let mut telling = telling.filter_map(|name| form.tag.attribute(name));
        let told = telling.find(|told| !told.trim().is_empty()).unwrap_or_default();
        let (told, _) = told.split_once(['?', '#']).unwrap_or((told, ""));
        let embed = Embed {
            kind: Kind::SignupForm,
            id: "form".to_owned(),
            what: "form that asks for an e-mail address".to_owned(),
            range: form.tag.range.clone(),
            fingerprint: format!("form {told}").trim_end().to_owned(),
        };
        Found { embed, inside: form.tag.inside() }
    });
    found.collect()
}
