//! Verdicts in every format: for people, for programs, for code scanning and for reviewers.

use serde_json::{Value, json};

use crate::command::console::Console;
use crate::diag::{
    self, Diagnostic, FileReport, Findings, Report, Reported, RuleText, Severity, Suppression,
};
use crate::policy::balance::Weighed;
use crate::policy::finding::{Finding, Standing};
use crate::policy::judge::Judgement;
use crate::policy::rule::{Level, Rule};
use crate::policy::score::Verdict;
use crate::policy::setting::Policy;
use crate::value::digest::Digest;
use crate::value::plural;

/// What people read of one run: frames, post by post, then a line of counts.
pub(super) fn human(weighed: &Weighed, console: &Console) -> String {
    let told = |judgement: &Judgement| match judgement.verdict() {
        _ if console.is_verbose() => judgement.all_diagnostics(),
        Verdict::Ok => Vec::new(),
        _ => judgement.diagnostics(),
    };
    let posts = weighed.iter().map(|it| told(it).into_iter().chain(it.endings()).collect());
    let whole = std::iter::once(weighed.whole.iter().cloned().collect());
    let told: Vec<Findings> =
        posts.chain(whole).filter(|told: &Findings| !told.is_empty()).collect();
    let mut parts: Vec<String> = told.iter().map(|told| console.frames(told)).collect();
    if !console.is_quiet() {
        let more = Some(MORE.to_owned()).filter(|_| !told.is_empty());
        let lines = [Some(counts(weighed)), foreign(weighed), more].into_iter().flatten();
        parts.push(lines.collect::<Vec<_>>().join("\n"));
    }
    parts.iter().map(|part| format!("{part}\n")).collect::<Vec<_>>().join("\n")
}

/// Where to read more.
const MORE: &str = "`hobnob explain RULE` tells more of a finding";

/// `checked 25 documents: 1 refused, 2 warned, 22 left alone`.
fn counts(weighed: &Weighed) -> String {
    let count = |verdict| weighed.iter().filter(|it| it.verdict() == verdict).count();
    let named =
        [(Verdict::Refuse, "refused"), (Verdict::Warn, "warned"), (Verdict::Ok, "left alone")];
    let named = named.map(|(verdict, name)| (count(verdict), name)).into_iter();
    let named =
        named.filter(|(count, _)| *count > 0).map(|(count, name)| format!("{count} {name}"));
    let all = plural::count(weighed.judgements.len(), "document");
    match named.collect::<Vec<_>>().join(", ") {
        nothing if nothing.is_empty() => format!("checked {all}"),
        named => format!("checked {all}: {named}"),
    }
}

/// Of how many documents only a part was judged.
fn foreign(weighed: &Weighed) -> Option<String> {
    match weighed.iter().filter(|it| !it.language.is_english()).count() {
        0 => None,
        1 => {
            Some("1 is not in English: what it does was judged, and its words were not".to_owned())
        }
        count => Some(format!(
            "{count} are not in English: what they do was judged, and their words were not"
        )),
    }
}

/// The object that `--format json` prints; version 1.
pub(super) fn json(weighed: &Weighed, policy: &Policy) -> Value {
    let thresholds = &policy.settings().thresholds;
    json!({
        "version": 1,
        "posts": weighed.iter().map(post).collect::<Value>(),
        "site": weighed.whole.iter().map(|told| found(told, 0)).collect::<Value>(),
        "thresholds": {
            "warn": thresholds.warn.value,
            "refuse": thresholds.refuse.value,
            "structure": thresholds.structure.value,
        },
    })
}

fn post(judgement: &Judgement) -> Value {
    let findings = judgement.counted().into_iter();
    let findings = findings.map(|(finding, points)| found(&judgement.diagnostic(finding), points));
    json!({
        "path": judgement.text.path,
        "verdict": judgement.verdict().name(),
        "points": judgement.score.points,
        "structure": judgement.score.structure,
        "language": judgement.language.tag(),
        "words_judged": judgement.language.is_english(),
        "findings": findings.collect::<Value>(),
        "waivers": judgement.findings.iter()
            .filter_map(|finding| waived(judgement, finding)).collect::<Value>(),
    })
}

fn found(told: &Diagnostic, points: usize) -> Value {
    let mut object = diag::json::object(told);
    if let Some(object) = object.as_object_mut() {
        object.insert("rule".to_owned(), told.code.trim_start_matches("policy/").into());
        object.insert("points".to_owned(), points.into());
    }
    object
}

/// A finding that does not count, and why.
fn waived(judgement: &Judgement, finding: &Finding) -> Option<Value> {
    let (by, reason) = match &finding.standing {
        Standing::Counts => return None,
        Standing::Waived(reason) => ("waiver", Some(reason)),
        Standing::Known => ("baseline", None),
        Standing::Repeated => ("site", None),
    };
    let mut object = found(&judgement.diagnostic(finding), 0);
    if let Some(object) = object.as_object_mut() {
        object.insert("waived_by".to_owned(), by.into());
        object.insert("reason".to_owned(), reason.cloned().into());
    }
    Some(object)
}

/// Why a finding does not count, if it does not.
fn suppression(finding: &Finding) -> Option<Suppression> {
    Some(match &finding.standing {
        Standing::Waived(reason) => Suppression::InSource(reason.clone()),
        other => Suppression::External(other.why()?),
    })
}

/// A finding of one file, ready to be reported.
struct Told {
    diagnostic: Diagnostic,
    fingerprint: String,
    suppressed: Option<Suppression>,
}

/// The report that the printers of `diag` take, printed by one of them. `folder` is the way from the
/// repository to the blog.
pub(super) fn report(weighed: &Weighed, folder: &str, print: fn(&Report<'_>) -> String) -> String {
    let told: Vec<Vec<Told>> = weighed.iter().map(told).collect();
    let files = weighed.iter().zip(&told).map(|(judgement, told)| FileReport {
        path: &judgement.text.path,
        verdict: in_short(judgement),
        findings: told.iter().map(reported).collect(),
    });
    print(&Report {
        version: env!("CARGO_PKG_VERSION"),
        folder,
        rules: rules(),
        files: files.collect(),
        whole: weighed.whole.iter().map(Reported::new).collect(),
    })
}

/// `warn: 5 points`, and whether only a part was judged.
fn in_short(judgement: &Judgement) -> String {
    let points = plural::count(judgement.score.points, "point");
    let part = match judgement.language.is_english() {
        true => "",
        false => "; not in English: only what it does was judged, not its words",
    };
    format!("{}: {points}{part}", judgement.verdict().name())
}

/// Everything found in a document, what does not count too, and the sum.
fn told(judgement: &Judgement) -> Vec<Told> {
    let finding = |finding: &Finding| Told {
        diagnostic: judgement.diagnostic(finding),
        fingerprint: fingerprint(finding.hit.rule.name(), judgement.lines(finding)),
        suppressed: suppression(finding),
    };
    let sum = judgement.sum().map(|diagnostic| Told {
        fingerprint: fingerprint(diagnostic.code, None),
        diagnostic,
        suppressed: None,
    });
    judgement.findings.iter().map(finding).chain(sum).collect()
}

/// The same for the same finding after the lines around it have moved.
fn fingerprint(name: &str, lines: Option<&str>) -> String {
    let words = lines.unwrap_or_default().trim();
    Digest::of_parts([name.as_bytes(), words.as_bytes()]).long()
}

fn reported(told: &Told) -> Reported<'_> {
    Reported {
        fingerprint: Some(told.fingerprint.clone()),
        suppressed: told.suppressed.clone(),
        ..Reported::new(&told.diagnostic)
    }
}

/// Every rule's words, and those of the two sums.
fn rules() -> Vec<RuleText<'static>> {
    let rule = |rule: &Rule| {
        let page = rule.page();
        let mend = page.section("How to mend it");
        RuleText {
            id: rule.code(),
            name: rule.name(),
            summary: &page.summary,
            description: page.section("What it sees"),
            help: mend,
            help_markdown: mend,
            level: severity(page.level),
            url: None,
        }
    };
    let sums = [
        (
            "policy/warned",
            "warned",
            "the findings of a post add up to a warning",
            Severity::Warning,
        ),
        (
            "policy/refused",
            "refused",
            "the findings of a post add up to a refusal",
            Severity::Error,
        ),
    ];
    let sum = |(id, name, summary, level)| RuleText {
        id,
        name,
        summary,
        description: summary,
        help: "mend what the sum names first",
        help_markdown: "mend what the sum names first",
        level,
        url: None,
    };
    Rule::ALL.iter().map(rule).chain(sums.map(sum)).collect()
}

fn severity(level: Level) -> Severity {
    match level {
        Level::Off | Level::Note => Severity::Note,
        Level::Warn => Severity::Warning,
        Level::Refuse => Severity::Error,
    }
}
