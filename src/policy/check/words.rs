//! What the author says to the reader, in the author's own voice.

use super::Case;
use crate::policy::finding::Hit;
use crate::policy::prose::{Family, Said};
use crate::policy::rule::Rule;

/// Every finding about words.
pub(super) fn all(case: Case<'_>) -> Vec<Hit> {
    let said: Vec<&Said> = case.evidence.said.iter().filter(|said| said.is_own()).collect();
    let sells = case.evidence.links.iter().any(|link| link.is_commercial())
        || said.iter().any(|said| SELLS.contains(&said.family));
    let counts = |said: &&&Said| sells || !HURRIES.contains(&said.family);
    said.iter().filter(counts).filter_map(|said| hit(said, case)).collect()
}

/// Families that sell by themselves.
const SELLS: &[Family] = &[
    Family::HardSell,
    Family::PricePitch,
    Family::OwnOffer,
    Family::LeadMagnet,
    Family::Trade,
    Family::BuyButton,
    Family::DiscountCode,
];

/// Families that hurry: a deadline sells nothing where nothing is for sale.
const HURRIES: &[Family] = &[Family::Urgency, Family::Scarcity];

fn hit(said: &Said, case: Case<'_>) -> Option<Hit> {
    let (rule, says, help) = words(said.family)?;
    let message = format!("{says}: `{}`", case.evidence.passages.words(&said.range));
    Some(Hit::at(rule, &case.range(&said.range)?, message).help(help))
}

/// The rule of a family, what it does to readers, and what to write instead; `None` for families that
/// are evidence for other rules.
fn words(family: Family) -> Option<(Rule, &'static str, &'static str)> {
    Some(match family {
        Family::HardSell => (
            Rule::HardSell,
            "this tells readers to buy",
            "tell them what it is, and let them choose",
        ),
        Family::Urgency => {
            (Rule::Urgency, "this hurries readers", "write the date, if there is one")
        }
        Family::Scarcity => (
            Rule::Scarcity,
            "this says that little is left",
            "write how many there are, where they are sold",
        ),
        Family::Confirmshame => {
            (Rule::ConfirmShame, "this shames readers who say no", "write `no, thank you`")
        }
        Family::Hype => {
            (Rule::Hype, "this promises what nobody can keep", "write what happened, to whom")
        }
        Family::PricePitch => {
            (Rule::PricePitch, "this makes a price an argument", "write the price alone")
        }
        Family::LeadMagnet => {
            (Rule::LeadMagnet, "this offers a gift for an address", "link to it, without a form")
        }
        Family::ContactPitch => (
            Rule::ContactPitch,
            "this asks readers to write in order to sell to them",
            "ask what you would like to know of them",
        ),
        Family::OwnOffer => (
            Rule::OwnOffer,
            "this pitches something of the author's own",
            "keep it on a page of its own",
        ),
        Family::Trade => (
            Rule::TradeWords,
            "these are the words of a trade that lives on losses",
            "write about what it does to people",
        ),
        Family::DiscountCode => (
            Rule::DiscountCode,
            "this is a code that is counted for whoever passes it on",
            "leave it out",
        ),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_of_phrases_is_called_like_its_rule() {
        let rules = Family::ALL.into_iter().filter_map(|family| Some((family, words(family)?.0)));
        let (families, rules): (Vec<_>, Vec<_>) = rules.unzip();
        assert!(families.len() > 5);
        assert_eq!(
            families.into_iter().map(Family::name).collect::<Vec<_>>(),
            rules.into_iter().map(Rule::name).collect::<Vec<_>>()
        );
    }
}
