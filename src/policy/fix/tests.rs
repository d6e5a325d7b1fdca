//! Fixes of whole documents, and what holds for each of them.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::{apply, fixes};
use crate::config::Config;
use crate::diag::Text;
use crate::document::Document;
use crate::policy::finding::Finding;
use crate::policy::judge::Bench;
use crate::policy::setting::Policy;
use crate::source::Source;

static CONFIG: LazyLock<Config> = LazyLock::new(|| {
    Config::parse(&Text::new("hobnob.yaml", "title: A\nbase_url: https://a.example/\n")).unwrap()
});

static POLICY: LazyLock<Policy> = LazyLock::new(Policy::default);

fn judge(text: &str) -> (Document, Vec<Finding>) {
    let text = Text::new("content/posts/a.md", text);
    let source = Source { path: "posts/a.md".to_owned(), text };
    let now = "2026-06-01T12:00[UTC]".parse().unwrap();
    let ((document, judgement), _) = Bench::new(&CONFIG, &POLICY, &now).judge(&source).unwrap();
    (document, judgement.findings)
}

fn counting(findings: &[Finding]) -> usize {
    findings.iter().filter(|found| found.counts()).count()
}

fn fixed(text: &str) -> String {
    let (document, findings) = judge(text);
    let fixes = fixes(&document, &findings, &CONFIG.markdown);
    apply(text, &fixes)
}

/// A link to a till.
const TILL: &str = "[the zine](https://buy.stripe.com/aEU00abcDEF123)";

/// A link that pays, not marked as such, in a post that says so.
const PAID: &str = "<a href='https://www.amazon.com/dp/B0RIDGE001?tag=ridgewalks-20'>";

const OVER: &str =
    "    - rule: checkout-link\n      reason: readers asked for it\n      until: 2026-05-31\n";
const UNUSED: &str = "    - {rule: urgency, reason: readers asked for it}\n";
const HOLDS: &str = "    - rule: checkout-link\n      # why\n      reason: readers asked for it\n";

#[test]
fn waivers_go_from_a_list_line_by_line() {
    let post = |waive: &str| {
        format!("---\ntitle: A # b\npolicy:\n  waive:\n{waive}tags: [c]\n---\n{TILL}\n")
    };
    let without = format!("---\ntitle: A # b\ntags: [c]\n---\n{TILL}\n");
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
    let post = |line: &str| format!("---\n{line}title: A\n---\n{TILL}\n");
    assert_eq!(fixed(&post(line)), post(""));
    let kept = format!(
        "---\npolicy: {{waive: [{{rule: urgency, reason: readers asked for it}}, \
                {{rule: checkout-link, reason: readers asked for it}}]}}\n---\n{TILL}\n"
    );
    assert_eq!(fixed(&kept), kept);
    let toml = "+++\n[[policy.waive]]\nrule = 'urgency'\nreason = 'readers asked for it'\n+++\na\n";
    assert_eq!(fixed(toml), toml);
}

#[test]
fn a_waiver_that_only_its_author_can_mend_stays() {
    for waiver in
        ["rule: checkout-link", "rule: popup\n      reason: readers asked for it", "rule: hyp"]
    {
        let text = format!("---\npolicy:\n  waive:\n    - {waiver}\n---\n{TILL}\n");
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
        (
            "<!-- hobnob-allow hype: never closed\n\na\n",
            "<!-- hobnob-allow hype: never closed\n\na\n",
        ),
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
fn a_paid_link_is_marked_unless_that_is_waived() {
    let link = format!("{PAID}a tent</a>");
    let text = format!("<!-- hobnob-allow missing-rel: an example of HTML -->\n{link}\n");
    assert_eq!(fixed(&text), text);
    let marked = link.replace("'>", "' rel='sponsored nofollow'>");
    assert_eq!(
        fixed(&format!("> é\n> {link} and {link}\n")),
        format!("> é\n> {marked} and {marked}\n")
    );
}

/// Posts full of waivers and links.
fn post() -> impl Strategy<Value = String> {
    let items = prop::sample::select(vec![OVER, UNUSED, HOLDS, "    # c\n", "\n"]);
    let pieces = prop::sample::select(vec![
        "<!-- hobnob-allow checkout-link: quoted from a leaflet -->",
        "<!-- hobnob-allow urgency: quoted\nfrom a leaflet -->",
        PAID,
        "<a rel=noopener href=https://www.amazon.com/dp/B0RIDGE002?tag=ridgewalks-20>",
        "</a>",
        "<div>\n",
        "</div>\n",
        TILL,
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
        let (before, found) = judge(&text);
        let first = fixes(&before, &found, &CONFIG.markdown);
        let once = apply(&text, &first);
        prop_assert!(is_same_elsewhere(&text, &once, &first));
        let (after, left) = judge(&once);
        prop_assert!(counting(&left) <= counting(&found), "{once}");
        prop_assert_eq!(apply(&once, &fixes(&after, &left, &CONFIG.markdown)), once);
    }
}
