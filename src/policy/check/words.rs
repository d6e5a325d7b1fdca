//! What the author says to the reader, in the author's own voice.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Case;
use crate::policy::finding::Hit;
use crate::policy::prose::{Family, Said};
use crate::policy::rule::Rule;

/// Every finding about words.
pub(super) fn all(case: Case<'_>) -> Vec<Hit> {
    let evidence = case.evidence;
    let said: Vec<&Said> = evidence.said.iter().filter(|said| said.is_own()).collect();
    let sells = evidence.sells() || !evidence.buttons().is_empty();
    let counts = |said: &&&Said| sells || !HURRIES.contains(&said.family);
    let told = said.iter().filter(counts).filter(|said| !evidence.is_button(said));
    let mut hits: Vec<Hit> = told.filter_map(|said| hit(said, case)).collect();
    hits.extend(codes(&said, case));
    hits
}

/// Families that hurry: a deadline sells nothing where nothing is for sale.
const HURRIES: &[Family] = &[Family::Urgency, Family::Scarcity];

/// Codes that a post offers once, wherever else it names them.
fn codes(said: &[&Said], case: Case<'_>) -> Vec<Hit> {
    let passages = &case.evidence.passages;
    let offers: Vec<&&Said> =
        said.iter().filter(|said| said.family == Family::DiscountCode).collect();
    let code = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let has = |is: fn(&char) -> bool| word.chars().any(|c| is(&c));
        let is_code = has(char::is_ascii_uppercase) && has(char::is_ascii_digit);
        is_code.then(|| word.to_owned())
    };
    let words = offers.iter().flat_map(|said| passages.words(&said.range).split_whitespace());
    let codes: BTreeSet<String> = words.filter_map(code).collect();
    let is_offered = |at: usize| offers.iter().any(|said| said.range.contains(&at));
    let named = codes.iter().flat_map(|code| {
        let places = passages.text().match_indices(code.as_str());
        places.filter(|(at, _)| !is_offered(*at)).map(|(at, code)| at..at + code.len())
    });
    let named = named.filter(|range| !passages.is_quoted(range));
    let hit = |range: Range<usize>| {
        let message = format!("the code `{}` again", passages.words(&range));
        Some(Hit::at(Rule::DiscountCode, &case.range(&range)?, message).help("leave it out"))
    };
    named.filter_map(hit).collect()
}

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
