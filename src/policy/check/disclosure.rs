//! Who pays whom, and whether readers are told before it matters to them.

use super::Case;
use crate::policy::evidence::Outward;
use crate::policy::finding::Hit;
use crate::policy::prose::{Clarity, Disclosure};
use crate::policy::rule::Rule;
use crate::value::plural;

/// Every finding about declarations.
pub(super) fn all(case: Case<'_>) -> Vec<Hit> {
    let paid: Vec<&Outward> = case.evidence.undeclared().collect();
    let mut hits: Vec<Hit> = unnamed_sponsor(case).into_iter().collect();
    let Some(first) = paid.first() else {
        return hits;
    };
    let disclosures = &case.evidence.disclosures;
    let clear = disclosures.iter().find(|found| found.clarity == Clarity::Clear);
    match (clear, disclosures.first()) {
        (Some(clear), _) => hits.extend(late(clear, first, case)),
        (None, Some(vague)) => hits.push(unclear(vague)),
        (None, None) => hits.extend(undeclared(&paid, case)),
    }
    hits
}

/// Nothing declares the links: each is told, and the post as a whole where it is built on them.
fn undeclared(paid: &[&Outward], case: Case<'_>) -> Vec<Hit> {
    let mut hits: Vec<Hit> = paid.iter().map(|link| undisclosed(link)).collect();
    if is_built_on(paid, case) {
        let links = plural::count(paid.len(), "paid link");
        let message = format!("this post is built on {links} and does not say so");
        hits.push(Hit::of_file(Rule::BuiltOnPaidLinks, message).help(HOW));
    }
    hits
}

/// How to declare.
const HOW: &str = "say so above the first paid link: \
    `Some links here are affiliate links: if you buy, I get a commission.`";

fn undisclosed(link: &Outward) -> Hit {
    let message = "this link is paid, and nothing before it says so";
    Hit::at(Rule::UndisclosedLink, &link.range, message).help(HOW)
}

/// Whether the paid links are what the post is for: many of all its links, nearly all of them with a
/// button among them, or kept where the theme makes tables and cards of them.
fn is_built_on(paid: &[&Outward], case: Case<'_>) -> bool {
    let set = case.rule(Rule::BuiltOnPaidLinks);
    let (commercial, all) = case.evidence.balance();
    let is_share = |percent: usize| commercial * 100 >= percent * all;
    let laid_out = paid.iter().filter(|link| link.is_laid_out()).count();
    let buttons = case.evidence.buttons();
    let has_button = buttons.iter().any(|(_, link)| link.is_paid());
    (paid.len() >= set.number("least") && is_share(set.number("share")))
        || (paid.len() >= 2 && is_share(NEARLY_ALL) && has_button)
        || laid_out >= 2
}

/// Of a hundred links, as many are nearly all.
const NEARLY_ALL: usize = 75;

fn late(clear: &Disclosure, first: &Outward, case: Case<'_>) -> Option<Hit> {
    let body = case.evidence.document.body.start;
    let said = clear.source.as_ref()?.start + body;
    let is_late = said > first.range.end && first.range.start >= body;
    is_late.then(|| {
        let message = "this says that links are paid, but the first of them stands before it";
        let help = "move it above the first paid link";
        Hit::at(Rule::LateDisclosure, &clear.span.range().unwrap_or_default(), message).help(help)
    })
}

fn unclear(vague: &Disclosure) -> Hit {
    let message = "this does not tell readers who pays whom for what";
    Hit::at(Rule::VagueDisclosure, &vague.span.range().unwrap_or_default(), message)
        .help("write it out: `If you buy through these links, I get a commission.`")
}

/// `purpose: sponsored` without a name leaves the label empty.
fn unnamed_sponsor(case: Case<'_>) -> Option<Hit> {
    let document = case.evidence.document;
    let purpose = document.front.purpose.as_deref()?;
    let is_paid = ["sponsored", "advertorial", "advertisement", "paid"].contains(&purpose);
    (is_paid && document.front.sponsor.is_none()).then(|| {
        let range = document.front_span("purpose").range().unwrap_or_default();
        let message = format!("`{purpose}`: somebody paid for this post, and nobody is named");
        Hit::at(Rule::UndisclosedSponsor, &range, message)
            .help("name them, and a label shows it everywhere: `sponsor: {name: …, url: …}`")
    })
}
