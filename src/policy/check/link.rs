//! What links do: one function a rule.

use std::collections::{BTreeMap, BTreeSet};

use super::Case;
use crate::policy::evidence::{Fact, Outward, Whence};
use crate::policy::finding::{Hit, Mend};
use crate::policy::link::Purpose;
use crate::policy::prose::{Family, Gate, Said, Standing};
use crate::policy::rule::Rule;

/// Every finding about links.
pub(super) fn all(case: Case<'_>) -> Vec<Hit> {
    let mut hits: Vec<Hit> = SIMPLE.iter().flat_map(|simple| simple.find(case)).collect();
    hits.extend(hinted_trade(case));
    hits.extend(placed(case));
    hits.extend(pitched(case));
    hits.extend(affiliates(case));
    hits.extend(buttons(case));
    hits.extend(missing_rel(case));
    hits.extend(beyond(Rule::TipJar, "free", tips(case), case));
    hits.extend(beyond(Rule::ShopLinks, "least", shops(case), case));
    hits.extend(beyond(Rule::ProductTable, "least", products(case), case));
    hits.extend(share(case));
    hits
}

/// A rule that sees every link of one purpose.
struct Simple {
    rule: Rule,
    purpose: Purpose,
    says: &'static str,
    help: &'static str,
}

const SIMPLE: &[Simple] = &[
    Simple {
        rule: Rule::ReferralLink,
        purpose: Purpose::Referral,
        says: "this link rewards whoever placed it when a reader joins",
        help: "link to the plain address, without the code",
    },
    Simple {
        rule: Rule::DiscountCode,
        purpose: Purpose::Discount,
        says: "this link carries a code that is counted for whoever placed it",
        help: "link to the plain address, without the code",
    },
    Simple {
        rule: Rule::CheckoutLink,
        purpose: Purpose::Checkout,
        says: "this link leads to a till",
        help: "link to a page that tells what it is, or leave it to a page of its own",
    },
    Simple {
        rule: Rule::HiddenTarget,
        purpose: Purpose::Shortener,
        says: "this link hides where it leads",
        help: "write the address that it leads to",
    },
    Simple {
        rule: Rule::HiddenTarget,
        purpose: Purpose::Cloaked,
        says: "this link hides where it leads",
        help: "write the address that it leads to",
    },
    Simple {
        rule: Rule::PaidInterstitial,
        purpose: Purpose::Interstitial,
        says: "this link makes readers watch advertising before it lets them through",
        help: "write the address that it leads to",
    },
    Simple {
        rule: Rule::RiskyTrade,
        purpose: Purpose::Gamble,
        says: "this link leads to games for money",
        help: "name it without a link",
    },
    Simple {
        rule: Rule::RiskyTrade,
        purpose: Purpose::Lend,
        says: "this link leads to quick loans",
        help: "name it without a link",
    },
];

impl Simple {
    fn find(&self, case: Case<'_>) -> Vec<Hit> {
        let links = case.evidence.links.iter();
        let found = links.filter_map(|link| Some((link, link.strong(&[self.purpose])?)));
        found.map(|(link, fact)| self.hit(link, fact)).collect()
    }

    fn hit(&self, link: &Outward, fact: &Fact) -> Hit {
        let message = format!("{} ({})", self.says, fact.name);
        Hit::at(self.rule, &link.range, message).help(self.help)
    }
}

/// Hosts whose name alone hints at bets or loans: they count where the author uses the words of the
/// trade as well.
fn hinted_trade(case: Case<'_>) -> Vec<Hit> {
    let evidence = case.evidence;
    let says = |said: &Said| said.is_own() && said.family == Family::Trade;
    if !evidence.said.iter().any(says) {
        return Vec::new();
    }
    let trades = [Purpose::Gamble, Purpose::Lend];
    let links = evidence.links.iter().filter(|link| link.strong(&trades).is_none());
    let hinted = links.filter_map(|link| {
        let fact = trades.iter().find_map(|trade| link.any(*trade))?;
        let message = format!("this link leads where these words are at home ({})", fact.name);
        Some(Hit::at(Rule::RiskyTrade, &link.range, message).help("name it without a link"))
    });
    hinted.collect()
}

/// Links whose words are what people type to find a trade, not what a writer calls a thing. A sentence
/// around them may tell or suppose what it likes: it was written for them. Those who take the trade
/// apart link to reports, not to its houses.
fn placed(case: Case<'_>) -> Vec<Hit> {
    let evidence = case.evidence;
    let counts = |said: &&Said| {
        let apart = [Gate::Quotation, Gate::Negation, Gate::Essay].map(Standing::Gated);
        said.family == Family::Placed && !apart.contains(&said.standing)
    };
    let links = evidence.said.iter().filter(counts);
    let hit = |said: &Said| {
        evidence.link_of(said).filter(|link| link.is_to_a_house())?;
        let words = evidence.passages.words(&said.range);
        let message = format!("the words of this link are a search, not a name: `{words}`");
        let hit = Hit::at(Rule::PlacedLink, &case.range(&said.range)?, message);
        Some(hit.help("call the firm by its name if you know it, or leave the link out"))
    };
    links.filter_map(hit).collect()
}

/// Links out of paragraphs that pitch. One pitch may be a slip of the tongue: the post must hold several,
/// so that this never flags a post that was not flagged before.
fn pitched(case: Case<'_>) -> Vec<Hit> {
    let evidence = case.evidence;
    if evidence.pitches().count() < case.rule(Rule::PitchedLink).number("least") {
        return Vec::new();
    }
    let told: BTreeSet<usize> =
        evidence.buttons().iter().map(|(_, link)| link.range.start).collect();
    let beside = evidence.pitches().flat_map(|said| evidence.links_beside(said));
    let plain = beside.filter(|link| !link.is_commercial() && !told.contains(&link.range.start));
    let links: BTreeMap<usize, &Outward> = plain.map(|link| (link.range.start, link)).collect();
    let hit = |link: &Outward| {
        let message = "this link leads out of a paragraph that pitches";
        let help = "keep offers on a page of their own, and link to that page once";
        Hit::at(Rule::PitchedLink, &link.range, message).help(help)
    };
    links.into_values().map(hit).collect()
}

/// Links that pay. Where readers are told of them, some in the text are nobody's worry.
fn affiliates(case: Case<'_>) -> Vec<Hit> {
    let declared = case.evidence.is_declared();
    let mut free = if declared { case.rule(Rule::AffiliateLink).number("declared") } else { 0 };
    let hit = |link: &Outward| {
        let fact = link.strong(&[Purpose::Affiliate]);
        let says = "this link pays whoever placed it when a reader buys";
        let message = match fact {
            Some(fact) => format!("{says} ({})", fact.name),
            None if link.is_marked => format!("{says}: it is marked as `sponsored`"),
            None => return None,
        };
        let help = "link to the plain address, without the code";
        Some(Hit::at(Rule::AffiliateLink, &link.range, message).help(help))
    };
    let links = case.evidence.links.iter().filter(|link| {
        let is_free = free > 0 && link.is_paid() && !link.is_laid_out();
        free -= usize::from(is_free);
        !is_free
    });
    links.filter_map(hit).collect()
}

/// Links whose words sell: a link does it, so it is no mere phrase. A declared link may say what it
/// is for.
fn buttons(case: Case<'_>) -> Vec<Hit> {
    let evidence = case.evidence;
    let declared = evidence.is_declared();
    let buttons = evidence.buttons().into_iter();
    let told = buttons.filter(|(_, link)| !(declared && link.is_paid()));
    let hit = |(said, _): (&Said, &Outward)| {
        let message =
            format!("the words of this link sell: `{}`", evidence.passages.words(&said.range));
        let hit = Hit::at(Rule::BuyButton, &case.range(&said.range)?, message);
        Some(hit.help("let the link say what is behind it"))
    };
    told.filter_map(hit).collect()
}

/// Paid links in the author's own HTML that machines cannot tell from others. In Markdown the build
/// sees to it.
fn missing_rel(case: Case<'_>) -> Vec<Hit> {
    let links = case.evidence.links.iter();
    let missing =
        links.filter(|link| link.whence == Whence::Html && link.is_paid() && !link.is_marked);
    let hit = |link: &Outward| {
        Hit::at(Rule::MissingRel, &link.range, "this paid link does not tell search engines so")
            .help("add `rel=\"sponsored nofollow\"` to it; `hobnob check --fix` does")
            .mend(Mend::MarkPaid)
    };
    missing.map(hit).collect()
}

fn tips(case: Case<'_>) -> Vec<Hit> {
    let links = case.evidence.links.iter();
    let found = links.filter_map(|link| Some((link, link.strong(&[Purpose::Tip])?)));
    let hit = |(link, fact): (&Outward, &Fact)| {
        let message = format!("this link asks for support ({})", fact.name);
        Hit::at(Rule::TipJar, &link.range, message).help("once a post is enough")
    };
    found.map(hit).collect()
}

fn shops(case: Case<'_>) -> Vec<Hit> {
    let links = case.evidence.links.iter();
    let plain = links.filter(|link| !link.is_commercial() && !link.is_laid_out());
    let found = plain.filter_map(|link| Some((link, link.any(Purpose::Shop)?)));
    let hit = |(link, fact): (&Outward, &Fact)| {
        let message = format!("another link to a shop ({})", fact.name);
        let help = "link to whoever makes it, or say where to find it once";
        Hit::at(Rule::ShopLinks, &link.range, message).help(help)
    };
    found.map(hit).collect()
}

/// What is beyond the number that an option lets pass: `free` links, or all but the last of `least`.
fn beyond(rule: Rule, option: &str, hits: Vec<Hit>, case: Case<'_>) -> Vec<Hit> {
    let number = case.rule(rule).number(option);
    let free = if option == "least" { number.saturating_sub(1) } else { number };
    hits.into_iter().skip(free).collect()
}

/// Shops kept as data: the theme makes tables, cards and buttons of them.
fn products(case: Case<'_>) -> Vec<Hit> {
    let links = case.evidence.links.iter();
    let links = links.filter(|link| link.is_laid_out() && link.is_of_trade());
    let hit = |link: &Outward| {
        let message = "another product in a table of products";
        Hit::at(Rule::ProductTable, &link.range, message).help("write about those that you use")
    };
    links.map(hit).collect()
}

fn share(case: Case<'_>) -> Option<Hit> {
    let set = case.rule(Rule::LinkShare);
    let (commercial, all) = case.evidence.balance();
    let is_most = commercial * 100 > set.number("share") * all;
    let is_most = is_most && !case.evidence.is_declared();
    (commercial >= set.number("least") && is_most).then(|| {
        let message =
            format!("{commercial} of the {all} links that lead out of this post are commercial");
        Hit::of_file(Rule::LinkShare, message).help("link to people and sources, too")
    })
}
