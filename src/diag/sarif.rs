//! Findings in the Static Analysis Results Interchange Format, SARIF 2.1.0, with what code scanning
//! on GitHub asks for beyond the standard.
//!
//! See <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html> and
//! <https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning>.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::{Label, Report, Reported, RuleText, Span, Suppression};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Code scanning refuses a run with more results.
const MOST_RESULTS: usize = 25_000;

/// What is escaped in a path: all but the unreserved characters of RFC 3986, and `/`.
const ESCAPED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// One run. Its results are the worst first, as only so many are taken; what is left out is counted
/// in a notification.
pub fn print(report: &Report<'_>) -> Value {
    let findings = report.worst_first();
    let results = findings.iter().take(MOST_RESULTS).map(|found| result(report, found));
    let mut run = json!({
        "tool": {"driver": {
            "name": "hobnob",
            "version": report.version,
            "rules": report.rules.iter().map(rule).collect::<Value>(),
        }},
        // Columns count characters, and the default would be another.
        "columnKind": "unicodeCodePoints",
        "results": results.collect::<Value>(),
    });
    if let Some(more @ 1..) = findings.len().checked_sub(MOST_RESULTS) {
        let text = format!("{more} more results were left out");
        let notification = json!({"level": "warning", "message": {"text": text}});
        run["invocations"] =
            json!([{"executionSuccessful": true, "toolExecutionNotifications": [notification]}]);
    }
    json!({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})
}

fn rule(rule: &RuleText<'_>) -> Value {
    let mut descriptor = json!({
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.description},
        "help": {"text": rule.help, "markdown": rule.help_markdown},
        "defaultConfiguration": {"level": rule.level.name()},
    });
    if let Some(url) = rule.url {
        descriptor["helpUri"] = url.into();
    }
    descriptor
}

fn result(report: &Report<'_>, found: &Reported<'_>) -> Value {
    let diagnostic = found.diagnostic;
    let mut result = json!({
        "ruleId": diagnostic.code,
        "level": diagnostic.severity.name(),
        "message": {"text": found.words()},
        // Either every result has these or none has.
        "suppressions": found.suppressed.iter().map(suppression).collect::<Value>(),
    });
    if let Some((index, _)) = report.rule(diagnostic.code) {
        result["ruleIndex"] = index.into();
    }
    if let Some(span) = found.span() {
        result["locations"] = json!([location(report, span)]);
    }
    if !diagnostic.labels.is_empty() {
        result["relatedLocations"] =
            diagnostic.labels.iter().map(|label| related(report, label)).collect();
    }
    if let Some(fingerprint) = &found.fingerprint {
        result["partialFingerprints"] = json!({"primaryLocationLineHash": fingerprint});
    }
    result
}

fn suppression(suppression: &Suppression) -> Value {
    let (kind, justification) = match suppression {
        Suppression::InSource(reason) => ("inSource", reason),
        Suppression::External(reason) => ("external", reason),
    };
    json!({"kind": kind, "status": "accepted", "justification": justification})
}

fn related(report: &Report<'_>, label: &Label) -> Value {
    let mut location = location(report, &label.span);
    location["message"] = json!({"text": label.message});
    location
}

/// Code scanning wants a region even where the file as a whole is meant: that is its beginning then.
fn location(report: &Report<'_>, span: &Span) -> Value {
    let path = report.path(span.path());
    let place = span.start().zip(span.end());
    let (line, column, end_line, end_column) =
        place.map_or((1, 1, 1, 1), |(start, end)| (start.line, start.column, end.line, end.column));
    json!({"physicalLocation": {
        "artifactLocation": {"uri": utf8_percent_encode(&path, ESCAPED).to_string()},
        "region": {
            "startLine": line,
            "startColumn": column,
            "endLine": end_line,
            "endColumn": end_column,
        },
    }})
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::report::sample;
    use crate::diag::{Diagnostic, Text};

    fn printed(findings: &[Diagnostic]) -> Value {
        print(&sample::report(findings))["runs"][0].take()
    }

    #[test]
    fn a_result_names_rule_place_and_reason() {
        let findings = sample::findings();
        let run = printed(&findings);
        let region = json!({"startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 8});
        let uri = "content/100%25%20%E2%98%95%2C%20here.md";
        let expected = json!({
            "ruleId": "sells",
            "level": "error",
            "message": {"text": "it `sells`\nhelp: give"},
            "suppressions": [],
            "ruleIndex": 1,
            "locations": [
                {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}},
            ],
            "partialFingerprints": {"primaryLocationLineHash": "f1:1"},
        });
        assert_eq!(run["results"][0], expected);
        let waiver =
            json!([{"kind": "inSource", "status": "accepted", "justification": "my own book"}]);
        assert_eq!(run["results"][4]["suppressions"], waiver);
        assert_eq!(run["tool"]["driver"]["rules"][1]["help"]["markdown"], "*Give.*");
    }

    #[test]
    fn a_finding_may_have_no_place_or_many() {
        let text = Text::new("a.md", "one two");
        let two =
            Diagnostic::warning("a/b", "m").in_file("b.md").label(Span::new(&text, 4..7), "l");
        let run = printed(&[Diagnostic::error("a/b", "m"), two]);
        assert_eq!(run["results"][0].get("locations"), None);
        let related = &run["results"][1]["relatedLocations"][0];
        assert_eq!(related["physicalLocation"]["region"]["startColumn"], 5);
        assert_eq!(related["message"]["text"], "l");
    }

    #[test]
    fn too_many_results_are_cut_and_counted_from_the_lightest() {
        let mut findings = vec![Diagnostic::note("a/b", "m"); MOST_RESULTS + 1];
        findings.push(Diagnostic::error("a/b", "worst"));
        let run = printed(&findings);
        assert_eq!(run["results"].as_array().map(Vec::len), Some(MOST_RESULTS));
        assert_eq!(run["results"][0]["message"]["text"], "worst");
        let said = &run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"];
        assert_eq!(said, "2 more results were left out");
    }
}
