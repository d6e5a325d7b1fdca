//! What HTML does beyond showing words: by what it loads, by the patterns it fits, by its forms.

use std::ops::Range;

use super::overlay::{self, Holders};
use super::settle::settle;
use super::tag::Tag;
use super::{Kind, Pattern, Patterns, form, loaded, script};
use crate::policy::link::Patterns as Links;

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
    pub(super) fn of(pattern: &Pattern, tag: &Tag, decisive: &str) -> Self {
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
    let mut found = loaded::by_address(tags, links);
    found.extend(script::by_text(html, tags, patterns, links));
    found.extend(form::by_form(html, tags, patterns.words()));
    let mut holders = Holders::default();
    for (pattern, fitting) in by_pattern(tags, patterns, links) {
        if pattern.holds.is_empty() {
            found.push(fitting);
        } else {
            holders.push(fitting, pattern);
        }
    }
    found.extend(holders.filled(html, tags, &found, patterns.words()));
    overlay::drop_what_the_reader_opens(&mut found, tags);
    settle(found)
}

/// The elements that patterns fit and that the blog's owner does not allow.
fn by_pattern<'p>(
    tags: &'p [Tag],
    patterns: &'p Patterns,
    links: &'p Links,
) -> impl Iterator<Item = (&'p Pattern, Found)> {
    tags.iter().flat_map(move |tag| {
        let fitting = patterns.matches(tag).into_iter();
        let counted = fitting.filter(|(pattern, _)| !pattern.is_allowed(tag, links));
        counted.map(move |(pattern, decisive)| (pattern, Found::of(pattern, tag, &decisive)))
    })
}
