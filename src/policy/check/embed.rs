//! What the author's own HTML does.

use super::Case;
use crate::policy::finding::Hit;
use crate::policy::markup::{Embed, Kind};
use crate::policy::rule::Rule;

/// Every finding about embeds.
pub(super) fn all(case: Case<'_>) -> Vec<Hit> {
    let mut forms = case.rule(Rule::SignupForm).number("free");
    let embeds = case.evidence.embeds.iter();
    let counted = embeds.filter(|embed| {
        let is_free = rule(embed.kind) == Rule::SignupForm && forms > 0;
        forms -= usize::from(is_free);
        !is_free
    });
    counted.map(hit).collect()
}

/// The rule for a kind of embed.
pub(in crate::policy) fn rule(kind: Kind) -> Rule {
    match kind {
        Kind::AdSlot | Kind::AdScript => Rule::AdEmbed,
        Kind::AffiliateScript => Rule::AffiliateScript,
        Kind::Popup => Rule::Popup,
        Kind::Countdown => Rule::Countdown,
        Kind::Checkout => Rule::CheckoutEmbed,
        Kind::SignupForm => Rule::SignupForm,
        Kind::SignupGate => Rule::SignupGate,
        Kind::PaidInterstitial => Rule::PaidInterstitial,
    }
}

fn hit(embed: &Embed) -> Hit {
    let (says, help) = words(rule(embed.kind));
    Hit::at(rule(embed.kind), &embed.range, format!("{says}: {}", embed.what)).help(help)
}

/// What such an embed does to readers, and what to do instead.
pub(in crate::policy) fn words(rule: Rule) -> (&'static str, &'static str) {
    match rule {
        Rule::AdEmbed => ("this shows advertising", "remove it"),
        Rule::AffiliateScript => ("this makes ordinary links into paid ones", "remove it"),
        Rule::Popup => {
            ("this covers the page or asks to send notices", "remove it, or say it in the text")
        }
        Rule::Countdown => ("this runs down to make readers hurry", "write the date"),
        Rule::CheckoutEmbed => ("this is a till", "link to a page that tells what it is"),
        Rule::SignupForm => (
            "this takes the reader's e-mail address",
            "link to the feed, or to a page with the form",
        ),
        Rule::SignupGate => ("this hides words until the reader signs up", "show them"),
        _ => ("this makes readers watch advertising", "remove it"),
    }
}
