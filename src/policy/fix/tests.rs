//! Fixes of whole documents, and what holds for each of them.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{apply, fixes};
use crate::config::Config;
use crate::diag::Text;
use crate::document::Document;
use crate::policy::finding::{Finding, Hit, Mend};
use crate::policy::rule::Rule;
use crate::policy::setting::Settings;
use crate::policy::waiver::Waivers;
use crate::source::Source;

const TODAY: Date = date(2026, 6, 1);

fn config() -> Config {
    Config::parse(&Text::new("hobnob.yaml", "title: A\nbase_url: https://a.example/\n")).unwrap()
}

fn document(text: &str) -> Document {
    let text = Text::new("content/posts/a.md", text);
    let source = Source { path: "posts/a.md".to_owned(), text };
    Document::parse(&source, &config()).unwrap().0
}

/// A finding for each `BUY`, one for each `<a` whose tag does not say `sponsored`, and the waivers'.
fn judge(document: &Document) -> Vec<Finding> {
    let text = &document.text.content;
    let body = || text.match_indices(['B', '<']).filter(|(at, _)| *at >= document.body.start);
    let words = body().filter(|(at, _)| text[*at..].starts_with("BUY"));
    let words = words.map(|(at, _)| Hit::at(Rule::Hype, &(at..at + 3), "buy"));
    let tags = body().filter(|(at, _)| text[*at..].starts_with("<a "));
    let tags = tags.map(|(at, _)| at..at + text[at..].find('>').map_or(0, |end| end + 1));
    let unmarked = tags.filter(|tag| !text[tag.clone()].contains("sponsored"));
    let unmarked =
        unmarked.map(|tag| Hit::at(Rule::MissingRel, &tag, "unmarked").mend(Mend::MarkPaid));
    let hits = words.chain(unmarked).collect();
    Waivers::read(document).apply(hits, &Settings::of_pages(), TODAY)
}

fn counting(findings: &[Finding]) -> usize {
    findings.iter().filter(|found| found.counts()).count()
}

fn fixed(text: &str) -> String {
    let document = document(text);
    let fixes = fixes(&document, &judge(&document), &config().markdown);
    apply(text, &fixes)
}

const OVER: &str =
    "    - rule: hype\n      reason: readers asked for it\n      until: 2026-05-31\n";
const UNUSED: &str = "    - {rule: urgency, reason: readers asked for it}\n";
const HOLDS: &str = "    - rule: hype\n      # why\n      reason: readers asked for it\n";

#[test]
fn waivers_go_from_a_list_line_by_line() {
    let post =
        |waive: &str| format!("---\ntitle: A # b\npolicy:\n  waive:\n{waive}tags: [c]\n---\nBUY\n");
    let without = "---\ntitle: A # b\ntags: [c]\n---\nBUY\n";
    assert_eq!(fixed(&post(OVER)), without);
    assert_eq!(fixed(&post(&format!("{OVER}\n{UNUSED}"))), without);
    assert_eq!(fixed(&post(&format!("{OVER}{HOLDS}{UNUSED}"))), post(HOLDS));
    assert_eq!(
        fixed(&post(&format!("{OVER}    # kept\n{HOLDS}"))),
        post(&format!("    # kept\n{HOLDS}"))
    );
    let crlf = post(&format!("{OVER}{HOLDS}")).replace('\n', "\r\n");
    assert_eq!(fixed(&crlf), post(HOLDS).replace('\n', "\r\n"));
}

#[test]
fn a_section_on_one_line_goes_whole_or_not_at_all() {
    let line = "policy: {waive: [{rule: urgency, reason: readers asked for it}]}\n";
    assert_eq!(fixed(&format!("---\n{line}title: A\n---\nBUY\n")), "---\ntitle: A\n---\nBUY\n");
    let kept = "---\npolicy: {waive: [{rule: urgency, reason: readers asked for it}, \
                {rule: hype, reason: readers asked for it}]}\n---\nBUY\n";
    assert_eq!(fixed(kept), kept);
    let toml =
        "+++\n[[policy.waive]]\nrule = 'urgency'\nreason = 'readers asked for it'\n+++\nBUY\n";
    assert_eq!(fixed(toml), toml);
}

#[test]
fn a_waiver_that_only_its_author_can_mend_stays() {
    for waiver in ["rule: hype", "rule: popup\n      reason: readers asked for it", "rule: hyp"] {
        let text = format!("---\npolicy:\n  waive:\n    - {waiver}\n---\nBUY\n");
        assert_eq!(fixed(&text), text);
    }
}

#[test]
fn comments_go_where_nothing_else_changes() {
    let expected = [
        ("a\n\nR\n\nb\n", "a\n\nb\n"),
        ("a\n\nR\nb\n", "a\n\nb\n"),
        ("a\r\n\r\nR\r\n\r\nb\r\n", "a\r\n\r\nb\r\n"),
        ("R\n\nb", "b"),
        ("a\n\nR", "a\n\n"),
        ("a R b\n", "a b\n"),
        ("a R\nb\n", "a\nb\n"),
        ("a\n\nR\nR\n\nb\n", "a\n\nb\n"),
        ("> R\n> b\n", ">\n> b\n"),
        ("a\nR\nb\n", "a\nR\nb\n"),
        ("a\nR\nR\nb\n", "a\nR\nb\n"),
        ("- a\n\nR\n\n- b\n", "- a\n\nR\n\n- b\n"),
        ("- a\n\nR\n\n      b\n", "- a\n\nR\n\n      b\n"),
        ("::b{}\n\nR\n\n::c{}\n", "::b{}\n\n::c{}\n"),
    ];
    for (body, after) in expected {
        let remark = "<!-- hobnob-allow urgency: quoted from a leaflet -->";
        let (body, after) = (body.replace('R', remark), after.replace('R', remark));
        for head in ["", "---\ntitle: A\n---\n"] {
            assert_eq!(fixed(&format!("{head}{body}")), format!("{head}{after}"));
        }
    }
}

#[test]
fn what_is_waived_stays() {
    let text = "<!-- hobnob-allow missing-rel: only an example of HTML -->\n<a href=\"x\">y</a>\n";
    assert_eq!(fixed(text), text);
}

/// Posts full of waivers and links.
fn post() -> impl Strategy<Value = String> {
    let items = prop::sample::select(vec![OVER, UNUSED, HOLDS, "    # c\n", "\n"]);
    let pieces = prop::sample::select(vec![
        "<!-- hobnob-allow hype: quoted from a leaflet -->",
        "<!-- hobnob-allow urgency: quoted\nfrom a leaflet -->",
        "<a href=\"x\">",
        "<a rel='b' href=c>",
        "</a>",
        "<div>\n",
        "</div>\n",
        "BUY",
        "words",
        " ",
        "\n",
        "\r\n",
        "\n\n",
        "- ",
        "> ",
        "1. ",
        "    ",
        "```\n",
        "::b{}\n",
        "# ",
        "é",
    ]);
    let items = prop::collection::vec(items, 0..5).prop_map(|items| items.concat());
    let pieces = prop::collection::vec(pieces, 0..30).prop_map(|pieces| pieces.concat());
    (items, pieces).prop_map(|(items, body)| format!("---\npolicy:\n  waive:\n{items}---\n{body}"))
}

/// Whether `after` is `before` with some pieces replaced, of which `fixes` tells.
fn is_same_elsewhere(before: &str, after: &str, fixes: &[super::Fix]) -> bool {
    let (mut at, mut place) = (0, 0);
    for fix in fixes {
        let same = &before[at..fix.range.start];
        let Some(rest) = after[place..].strip_prefix(same) else { return false };
        if !rest.starts_with(&fix.replacement) {
            return false;
        }
        place += same.len() + fix.replacement.len();
        at = fix.range.end;
    }
    before[at..] == after[place..]
}

proptest! {
    #[test]
    fn a_post_fixed_has_no_more_findings_and_nothing_left_to_fix(text in post()) {
        let before = document(&text);
        let found = judge(&before);
        let first = fixes(&before, &found, &config().markdown);
        let once = apply(&text, &first);
        prop_assert!(is_same_elsewhere(&text, &once, &first));
        let after = document(&once);
        let left = judge(&after);
        prop_assert!(counting(&left) <= counting(&found), "{once}");
        prop_assert_eq!(apply(&once, &fixes(&after, &left, &config().markdown)), once);
    }
}
