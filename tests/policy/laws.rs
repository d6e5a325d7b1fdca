//! Laws of the sum, held against posts put together from paragraphs.

use std::sync::LazyLock;

use hobnob::config::Config;
use proptest::prelude::*;

use hobnob::diag::Text;
use hobnob::policy::judge::{Bench, Judgement};
use hobnob::policy::setting::Policy;
use hobnob::source::Source;

/// Paragraphs that sell, each in its own way.
const SELLS: &[&str] = &[
    "Buy it now, before the price goes up tonight.",
    "Hurry, only three left in stock: order yours today.",
    "You will earn six figures in a month, guaranteed.",
    "Enroll today and get instant access for only $49.",
    "Use the code SAVE20 at the checkout.",
    "Download my free ebook and start today.",
    "Book a free discovery call with me this week.",
    "My new course is open: join it here.",
    "[The pan](https://www.amazon.com/dp/B000000001?tag=kitchen-20) is worth every cent.",
    "[Buy now](https://buy.stripe.com/abc)",
    "[Get ten dollars](https://m.do.co/c/0123456789ab) when you sign up.",
    "Grab it at [the shop](https://bit.ly/3abcdef).",
    "<ins class=\"adsbygoogle\" data-ad-client=\"ca-pub-1\"></ins>",
];

/// Paragraphs that do not.
const SPEAKS: &[&str] = &[
    "We walked along the harbour until the lamps came on.",
    "The recipe is my aunt's, and she never measured the flour.",
    "Thank you for your letters; I have read every one of them twice.",
    "The second chapter is the one that I would read again, slowly and aloud.",
    "[The library](https://library.example/) keeps it on the upper floor.",
];

fn judged(paragraphs: &[String]) -> Judgement {
    static POLICY: LazyLock<(Config, Policy)> =
        LazyLock::new(|| (crate::config(), Policy::default()));
    let (config, policy) = &*POLICY;
    let text = Text::new("content/posts/2026-05-01-a.md", paragraphs.join("\n\n"));
    let source = Source { path: "posts/2026-05-01-a.md".to_owned(), text };
    let now = "2026-06-01T00:00[UTC]".parse().expect("a moment");
    let judged = Bench::new(config, policy, &now).judge(&source);
    judged.expect("plain paragraphs").0.1
}

fn paragraph(of: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(of).prop_map(str::to_owned)
}

fn post() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(prop_oneof![paragraph(SELLS), paragraph(SPEAKS)], 1..8)
}

fn quoted(paragraph: &str) -> String {
    format!("> {paragraph}")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn quoting_what_sells_never_raises_the_sum(post in post(), sells in paragraph(SELLS)) {
        let with = |last: String| judged(&[post.as_slice(), &[last]].concat()).score.points;
        prop_assert!(with(quoted(&sells)) <= with(sells));
    }

    #[test]
    fn more_of_what_sells_never_lowers_the_sum(post in post(), sells in paragraph(SELLS)) {
        let before = judged(&post);
        let after = judged(&[post.as_slice(), &[sells]].concat());
        prop_assert!(after.score.points >= before.score.points);
        prop_assert!(after.verdict() >= before.verdict());
    }

    #[test]
    fn the_order_of_paragraphs_does_not_matter(
        (post, shuffled) in post().prop_flat_map(|post| (Just(post.clone()), Just(post).prop_shuffle()))
    ) {
        prop_assert_eq!(judged(&post).counts(), judged(&shuffled).counts());
    }

    #[test]
    fn what_is_fenced_as_code_weighs_nothing(post in post()) {
        let fenced = format!("````text\n{}\n````", post.join("\n\n"));
        prop_assert_eq!(judged(&[fenced]).score.points, 0);
    }
}

#[test]
fn every_paragraph_that_sells_is_found() {
    for sells in SELLS {
        assert!(judged(&[(*sells).to_owned()]).score.points > 0, "{sells}");
    }
    for speaks in SPEAKS {
        assert_eq!(judged(&[(*speaks).to_owned()]).score.points, 0, "{speaks}");
    }
}
