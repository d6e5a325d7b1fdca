//! What the theme adds to pages that no document holds, pointed at where a template holds it.

use crate::diag::{Diagnostic, Findings, Severity, Span, Text};
use crate::policy::added::Added;
use crate::policy::markup::{self, Embed};
use crate::policy::setting::Policy;
use crate::render::Theme;
use std::sync::Arc;

/// What is to be told of the embeds that pages show, each page by its address; no notes.
pub(super) fn find(
    seen: impl IntoIterator<Item = (String, Vec<Embed>)>,
    policy: &Policy,
    theme: &Theme,
) -> Findings {
    let told = Added::group(seen).into_iter().filter_map(|added| {
        let told = added.diagnostic(policy.settings())?;
        Some(told.maybe_at(place(&added.embed, policy, theme)))
    });
    told.filter(|told: &Diagnostic| told.severity > Severity::Note).collect()
}

/// Where a template holds an embed: one just like it, else the words that decide.
fn place(embed: &Embed, policy: &Policy, theme: &Theme) -> Option<Span> {
    let same = |text: &Arc<Text>| {
        let held = markup::embeds(&text.content, &policy.embeds, &policy.links);
        let same = held.into_iter().find(|held| held.fingerprint == embed.fingerprint)?;
        Some(Span::new(text, same.range))
    };
    let words = decisive(&embed.fingerprint);
    let alike = |text: &Arc<Text>| {
        let start = text.content.to_ascii_lowercase().find(&words)?;
        Some(Span::new(text, start..start + words.len()))
    };
    theme.texts().find_map(same).or_else(|| theme.texts().find_map(alike))
}

/// The words of a fingerprint that a template must hold somewhere: of `ins class=adsbygoogle` the
/// value, of an address what follows the scheme, of a script its first words.
fn decisive(fingerprint: &str) -> String {
    let (_, told) = fingerprint.split_once(' ').unwrap_or(("", fingerprint));
    let first = told.split(" … ").next().unwrap_or(told);
    let value = first.split_once('=').map_or(first, |(_, value)| value);
    let bare = value.split_once("//").map_or(value, |(_, bare)| bare);
    bare.to_ascii_lowercase()
}
