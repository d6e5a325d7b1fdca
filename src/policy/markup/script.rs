//! What a script does by the words of its text.

use super::Patterns;
use super::embed::{Embed, Found};
use super::tag::Tag;
use crate::policy::link::Patterns as Links;

/// What the texts of scripts do.
pub(super) fn by_text(html: &str, tags: &[Tag], patterns: &Patterns, links: &Links) -> Vec<Found> {
    let scripts = tags.iter().filter(|tag| tag.name == "script" && is_program(tag));
    scripts.flat_map(|script| of_script(html, script, patterns, links)).collect()
}

/// Whether a browser runs it, rather than keeping it as data.
fn is_program(script: &Tag) -> bool {
    let kind = script.attribute("type").unwrap_or_default().trim().to_ascii_lowercase();
    kind.is_empty() || kind == "module" || kind.ends_with("script")
}

/// What one script does, once of each kind.
fn of_script(html: &str, script: &Tag, patterns: &Patterns, links: &Links) -> Vec<Found> {
    let inside = script.inside();
    let text = html.get(inside.clone()).unwrap_or_default().to_ascii_lowercase();
    let patterns = patterns.of_scripts().filter(|pattern| !pattern.is_allowed(script, links));
    let fitting = patterns.filter_map(|pattern| {
        let place = pattern.place_in(&text)?;
        let found = Found::of(pattern, script, &pattern.text.join(" … "));
        let range = inside.start + place.start..inside.start + place.end;
        Some(Found { embed: Embed { range, ..found.embed }, inside: 0..0 })
    });
    let mut found: Vec<Found> = fitting.collect();
    found.sort_by_key(|found| (found.embed.kind, found.embed.range.start));
    found.dedup_by_key(|found| found.embed.kind);
    found
}
