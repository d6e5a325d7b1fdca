//! What the theme adds to pages that no document holds, pointed at where a template holds it.

use std::sync::Arc;

use crate::diag::{Findings, Span, Text};
use crate::policy::added::{Added, Shown};
use crate::policy::markup::{self, Embed};
use crate::policy::setting::Policy;
use crate::render::Theme;

/// What is to be told of the embeds that pages show, each page by its address.
pub(super) fn find(
    pages: impl IntoIterator<Item = (String, Vec<Shown>)>,
    policy: &Policy,
    theme: &Theme,
) -> Findings {
    let told = Added::group(pages)
        .into_iter()
        .filter_map(|added| Some(added.diagnostic()?.maybe_at(place(&added.embed, policy, theme))));
    told.collect()
}

/// Where a template holds an embed: one just like it, else the words that decide.
fn place(embed: &Embed, policy: &Policy, theme: &Theme) -> Option<Span> {
    let same = |text: &Arc<Text>| {
        let held = markup::embeds(&text.content, &policy.embeds, &policy.links);
        let same = held.into_iter().find(|held| held.fingerprint == embed.fingerprint)?;
        Some(Span::new(text, same.range))
    };
    let alike = |words: &String| {
        theme.texts().find_map(|text| {
            let start = text.content.to_ascii_lowercase().find(words)?;
            Some(Span::new(text, start..start + words.len()))
        })
    };
    theme.texts().find_map(same).or_else(|| decisive(&embed.fingerprint).iter().find_map(alike))
}

/// Words of a fingerprint by which a template can be told that only makes such an embed, the surest
/// first: of `ins class=adsbygoogle` the value, of an address what follows the scheme and then its
/// host, of a script its first words.
fn decisive(fingerprint: &str) -> Vec<String> {
    let told = fingerprint.split_once(' ').map_or("", |(_, told)| told);
    let first = told.split(" … ").next().unwrap_or(told);
    let value = first.split_once('=').map_or(first, |(_, value)| value);
    let address = value.split_once("//").map(|(_, address)| address);
    let host = address.and_then(|address| address.split('/').next());
    let words = [Some(address.unwrap_or(value)), host].into_iter().flatten();
    words.filter(|words| !words.is_empty()).map(str::to_ascii_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_decides_can_be_looked_for() {
        let expected = [
            ("ins class=adsbygoogle", vec!["adsbygoogle"]),
            ("div data-countdown", vec!["data-countdown"]),
            (
                "script https://cdn.ads.example/A.js",
                vec!["cdn.ads.example/a.js", "cdn.ads.example"],
            ),
            ("script settimeout( … shownag(", vec!["settimeout("]),
            ("form", vec![]),
        ];
        for (fingerprint, words) in expected {
            assert_eq!(decisive(fingerprint), words, "{fingerprint}");
        }
    }
}
