//! Strangers' words made harmless: what comes out is held against a grammar that knows nothing of how it was made.

#[path = "harmless/grammar.rs"]
mod grammar;
#[path = "harmless/soup.rs"]
mod soup;
#[path = "harmless/vectors.rs"]
mod vectors;

use grammar::faults;
use hobnob::comment::html;
use hobnob::comment::{Body, Markup};
use proptest::prelude::*;

/// Enough bytes for whatever is not in proportion to take minutes.
const HUGE: usize = 400_000;

fn set(markup: Markup, text: &str) -> String {
    html::body(&Body { markup, text: text.to_owned() })
}

#[test]
fn no_attack_on_a_body_does_anything() {
    let mut wrong = Vec::new();
    for attack in vectors::bodies() {
        let shown = html::body(&attack.body());
        wrong.extend(faults(&shown).iter().map(|fault| format!("{}: {fault}", attack.name)));
        if attack.shown.as_ref().is_some_and(|expected| *expected != shown) {
            wrong.push(format!("{} becomes\n  {shown}", attack.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_name_is_plain_words() {
    for name in vectors::names() {
        assert_eq!(Some(html::name(&name.written)), name.shown, "{:?}", name.written);
    }
}

#[test]
fn an_address_leads_to_the_web_or_nowhere() {
    for address in vectors::addresses() {
        assert_eq!(html::address(&address.written), address.shown, "{:?}", address.written);
    }
}

#[test]
fn there_are_enough_attacks() {
    let names = vectors::names().len() + vectors::addresses().len();
    assert!(vectors::bodies().len() >= 100 && names >= 50);
}

#[test]
fn the_huge_and_the_deep_are_shown_too() {
    let times = |unit: &str, bytes: usize| unit.repeat(bytes / unit.len());
    let bodies = [
        times("word ", HUGE),
        times("<b>", HUGE),
        times("<div>", 50_000),
        times("<p><b><i><u>", HUGE),
        times("<b a=1><b a=2><p>", HUGE),
        times("<a x=\">\" ", HUGE),
        format!("<a {}>", times("x1=y ", HUGE)),
        format!("<table>{}", times("<br>", HUGE)),
        format!("{}x{}", "<blockquote>".repeat(10_000), "</blockquote>".repeat(10_000)),
        format!("{}x", "<ul><li>".repeat(10_000)),
        format!("{}x", "<svg><math>".repeat(10_000)),
        times("<br>", HUGE),
        times("&#x3c;", HUGE),
        times("<!--", HUGE),
        times("</p>", HUGE),
        times("a@b.c", HUGE),
        times("https://", HUGE),
        times("<", HUGE),
        format!("<pre>{}", times("\n", HUGE)),
    ];
    for text in bodies {
        for (_, markup) in Markup::ALL {
            let shown = set(markup, &text);
            let start: String = text.chars().take(20).collect();
            assert_eq!(faults(&shown), Vec::<String>::new(), "{start} as {markup:?}");
            assert!(shown.len() < 30 * HUGE, "{start} as {markup:?} grows to {}", shown.len());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_goes_in_what_comes_out_is_harmless(markup in soup::markup(), text in soup::text()) {
        let shown = set(markup, &text);
        prop_assert_eq!(faults(&shown), Vec::<String>::new(), "{}", shown);
    }

    #[test]
    fn what_was_set_is_set_as_it_is(markup in soup::markup(), text in soup::text()) {
        let once = set(markup, &text);
        prop_assert_eq!(set(Markup::Html, &once), once);
    }
}
