//! The rules' pages are the test: each of their examples is a document, judged alone, or six times over
//! as a blog where the rule is about the whole blog.

use hobnob::diag::{Diagnostic, Text};
use hobnob::policy::balance::weigh;
use hobnob::policy::judge::{Bench, Judgement};
use hobnob::policy::rule::{Rule, Subject};
use hobnob::policy::setting::Policy;
use hobnob::source::Source;

/// How often an example stands in the blog of a rule about the whole blog.
const POSTS: usize = 6;

fn judged(words: &str, day: usize, policy: &Policy) -> Judgement {
    let config = crate::config();
    let path = format!("posts/2026-05-{:02}-example.md", day + 1);
    let text = Text::new(format!("content/{path}"), words);
    let now = "2026-06-01T00:00[UTC]".parse().expect("a moment");
    let judged = Bench::new(&config, policy, &now).judge(&Source { path, text });
    judged.expect("an example").0.1
}

/// The codes of all that is found in an example.
fn found(rule: Rule, words: &str) -> Vec<String> {
    let policy = Policy::default();
    if rule.subject() != Subject::Blog {
        let judgement = judged(words, 0, &policy);
        let counting = judgement.findings.iter().filter(|finding| finding.counts());
        return counting.map(|finding| finding.hit.rule.name().to_owned()).collect();
    }
    let posts = (0..POSTS).map(|day| judged(words, day, &policy));
    let now = "2026-06-01T00:00[UTC]".parse().expect("a moment");
    let whole = weigh(posts, Bench::new(&crate::config(), &policy, &now)).whole;
    let name = |told: &Diagnostic| told.code.trim_start_matches("policy/").to_owned();
    whole.iter().map(name).collect()
}

#[test]
fn every_example_does_what_its_page_says() {
    let mut wrong = Vec::new();
    for rule in Rule::ALL {
        for (heading, fires) in [("Fires", true), ("Stays quiet", false)] {
            for (at, example) in rule.page().examples(heading).into_iter().enumerate() {
                let found = found(*rule, example);
                if found.iter().any(|name| name == rule.name()) != fires {
                    wrong.push(format!("{rule}, {heading} {}: {found:?}", at + 1));
                }
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}
