//! Waivers read and applied to findings that a test makes: one for each `BUY` in the text.

use jiff::civil::{Date, date};

use super::Waivers;
use crate::config::Config;
use crate::diag::Text;
use crate::document::Document;
use crate::policy::finding::{Finding, Hit, Standing};
use crate::policy::rule::Rule;
use crate::policy::setting::Settings;
use crate::source::Source;

const TODAY: Date = date(2026, 6, 1);

fn document(text: &str) -> Document {
    let config = Text::new("hobnob.yaml", "title: A\nbase_url: https://a.example/\n");
    let text = Text::new("content/posts/a.md", text);
    let source = Source { path: "posts/a.md".to_owned(), text };
    Document::parse(&source, &Config::parse(&config).unwrap()).unwrap().0
}

/// A finding of `hype` for each `BUY`, one of `link-share` for the file.
fn hits(document: &Document) -> Vec<Hit> {
    let words = document.markdown().match_indices("BUY").map(|(at, word)| {
        let start = document.body.start + at;
        Hit::at(Rule::Hype, &(start..start + word.len()), "buy")
    });
    [Hit::of_file(Rule::LinkShare, "share")].into_iter().chain(words).collect()
}

fn findings(text: &str) -> Vec<Finding> {
    let document = document(text);
    Waivers::read(&document).apply(hits(&document), &Settings::of_pages(), TODAY)
}

/// What is said of the waivers: what is underlined, the message, the help.
fn told(text: &str) -> Vec<(String, String, String)> {
    let mut findings = findings(text);
    findings.retain(|found| found.hit.rule == Rule::Waiver);
    let line = |found: Finding| {
        assert!(found.counts());
        let at = found.hit.range.map(|range| text[range].to_owned()).unwrap_or_default();
        (at, found.hit.message, found.hit.help.unwrap_or_default())
    };
    findings.into_iter().map(line).collect()
}

/// The reasons by which findings are waived, in the order of their places.
fn waived(text: &str) -> Vec<Option<String>> {
    let findings = findings(text).into_iter().filter(|found| found.hit.rule == Rule::Hype);
    let reason = |found: Finding| match found.standing {
        Standing::Waived(reason) => Some(reason),
        _ => None,
    };
    findings.map(reason).collect()
}

fn post(waive: &str, body: &str) -> String {
    format!("---\ndate: 2026-05-01\npolicy:\n  waive:\n{waive}---\n{body}\n")
}

const HOLDS: &str = "    - rule: hype\n      reason: readers asked for it\n";

#[test]
fn a_waiver_in_the_front_matter_is_for_the_whole_post_and_one_rule() {
    let text = post(HOLDS, "BUY\n\nBUY");
    let reason = Some("readers asked for it".to_owned());
    assert_eq!(waived(&text), [reason.clone(), reason]);
    assert_eq!(told(&text), []);
    let share = findings(&text).into_iter().find(|found| found.hit.rule == Rule::LinkShare);
    assert!(share.unwrap().counts());
}

#[test]
fn toml_has_waivers_too() {
    let text = "+++\ndate = 2026-05-01\n[[policy.waive]]\nrule = 'link-share'\nreason = 'readers asked for it'\n\
                until = 2026-07-01\n\n[[policy.waive]]\nrule = 'hyp'\nreason = 'readers asked for it'\n+++\na\n";
    let expected = ("'hyp'", "there is no rule `hyp`", "did you mean `hype`?");
    let told = told(text);
    let told: Vec<_> =
        told.iter().map(|(at, message, help)| (&**at, &**message, &**help)).collect();
    assert_eq!(told, [expected]);
    assert!(
        findings(text).iter().any(|found| found.hit.rule == Rule::LinkShare && !found.counts())
    );
}

#[test]
fn a_comment_is_for_the_next_block() {
    let text = "BUY\n\n<!-- hobnob-allow hype: quoted from a leaflet -->\nBUY\nBUY\n\nBUY\n";
    let reason = Some("quoted from a leaflet".to_owned());
    assert_eq!(waived(text), [None, reason.clone(), reason, None]);
    assert_eq!(told(text), []);
}

#[test]
fn the_nearest_waiver_is_the_one_that_counts() {
    let body = "<!-- hobnob-allow hype: quoted from a leaflet -->\nBUY";
    let text = post(HOLDS, body);
    assert_eq!(waived(&text), [Some("quoted from a leaflet".to_owned())]);
    assert_eq!(told(&text).len(), 1, "the other one is unused");
}

#[test]
fn what_does_not_hold_waives_nothing_and_is_told() {
    let expected = [
        (
            "rule: hype\n      reason: because",
            "because",
            "`because` is too short for a reason: it takes 15 letters",
        ),
        ("rule: hype", "hype", "this waiver gives no reason"),
        ("rule: hype\n      reason: ''", "''", "this waiver gives no reason"),
        (
            "reason: readers asked for it",
            "reason: readers asked for it",
            "this waiver names no `rule`",
        ),
        ("rule: hyp\n      reason: readers asked for it", "hyp", "there is no rule `hyp`"),
        ("rule: '*'\n      reason: readers asked for it", "'*'", "`*` is not one rule"),
        ("rule: popup\n      reason: readers asked for it", "popup", "`popup` cannot be waived"),
        ("rule: waiver\n      reason: readers asked for it", "waiver", "`waiver` cannot be waived"),
        (
            "rule: hype\n      reason: readers asked for it\n      until: soon",
            "soon",
            "`soon` is not a day",
        ),
        (
            "rule: hype\n      reason: readers asked for it\n      until: 2026-05-31",
            "2026-05-31",
            "this waiver of `hype` was over on 2026-05-31",
        ),
        (
            "rule: hype\n      reason: readers asked for it\n      until: 2026-10-29",
            "2026-10-29",
            "`2026-10-29` is more than 180 days after the post's date",
        ),
        (
            "rule: hype\n      reason: readers asked for it\n      untill: 2026-07-01",
            "untill",
            "`untill` is not a key here",
        ),
        (
            "rule: [hype]\n      reason: readers asked for it",
            "[hype]",
            "expected words for `rule`, found a list",
        ),
        ("hype", "hype", "expected keys and values, found words"),
    ];
    for (waiver, at, message) in expected {
        let text = post(&format!("    - {waiver}\n"), "BUY");
        let told = told(&text);
        let found: Vec<_> = told.iter().map(|(at, message, _)| (&**at, &**message)).collect();
        assert_eq!(found, [(at, message)], "{waiver}");
        assert!(told.iter().all(|(_, _, help)| !help.is_empty()), "{waiver}");
        assert_eq!(waived(&text), [None], "{waiver}");
    }
}

#[test]
fn many_faults_are_told_at_once() {
    let text = "---\ndate: 2026-05-01\npolicy:\n  wave: 1\n  waive: [hype, {rule: x, reason: y, z: 1}, {rule: link-share}]\n---\n";
    assert_eq!(told(text).len(), 5, "{:#?}", told(text));
    for policy in
        ["a", "[a]", "1", "{waive: a}", "{waive: {rule: hype}}", "{waive: [[a]]}", "{a: b}"]
    {
        assert_eq!(told(&format!("---\npolicy: {policy}\n---\n")).len(), 1, "{policy}");
    }
    for policy in ["", "{}", "{waive: }", "{waive: []}"] {
        assert_eq!(told(&format!("---\npolicy: {policy}\n---\n")), [], "{policy}");
    }
}

#[test]
fn comments_that_do_not_hold_are_told() {
    let expected = [
        ("hype: because", "`because` is too short for a reason: it takes 15 letters"),
        ("hype", "this waiver gives no reason"),
        ("", "this comment names no rule"),
        ("hype quoted from a leaflet", "a colon belongs between the rule and the reason"),
        ("hype, urgency: quoted from a leaflet", "`hype, urgency` is not one rule"),
        ("huge: quoted from a leaflet", "there is no rule `huge`"),
        (
            "urgency: quoted from a leaflet",
            "`urgency` finds nothing in this block that this waiver could let pass",
        ),
        ("ad-embed: quoted from a leaflet", "`ad-embed` cannot be waived"),
    ];
    for (comment, message) in expected {
        let text = format!("a\n\n<!-- hobnob-allow {comment} -->\n\nBUY\n");
        let told = told(&text);
        let found: Vec<_> = told.iter().map(|(at, message, _)| (&**at, &**message)).collect();
        assert_eq!(found, [(&*format!("<!-- hobnob-allow {comment} -->"), message)]);
        assert_eq!(waived(&text), [None]);
    }
    let message = "nothing follows this comment that it could let pass";
    assert_eq!(told("BUY\n\n<!-- hobnob-allow hype: quoted from a leaflet -->\n")[0].1, message);
}

#[test]
fn the_last_day_is_one_on_which_it_holds_and_its_end_is_announced() {
    let with = |until: &str| post(&format!("{HOLDS}      until: {until}\n"), "BUY");
    let ending = |until: &str| {
        let document = document(&with(until));
        let hits = Waivers::read(&document).ending(&Settings::of_pages(), TODAY);
        hits.into_iter().map(|hit| hit.message).collect::<Vec<_>>()
    };
    assert_eq!(told(&with("2026-06-01")), []);
    assert_eq!(ending("2026-06-01"), ["this waiver of `hype` is over today"]);
    assert_eq!(ending("2026-06-15"), ["this waiver of `hype` is over in 14 days"]);
    assert_eq!(ending("2026-06-16"), [""; 0]);
    assert_eq!(ending("2026-05-31"), [""; 0]);
    assert_eq!(told(&with("2026-10-28")), []);
}
