//! Findings in the Reviewdog Diagnostic Format, a `DiagnosticResult` as JSON.
//!
//! See <https://github.com/reviewdog/reviewdog/tree/master/proto/rdf>.

use serde_json::{Value, json};

use super::text::Position;
use super::{Report, Reported, Severity, Span};

/// `{source: {name}, severity, diagnostics: [{message, severity, code: {value, url}, location}]}`. What does not count is left out, as the format has no word for it.
pub fn print(report: &Report<'_>) -> Value {
    let counting = || report.findings().filter(|found| found.suppressed.is_none());
    let worst = counting().map(|found| found.diagnostic.severity).max();
    let mut result = json!({
        "source": {"name": "hobnob"},
        "diagnostics": counting().map(|found| diagnostic(report, found)).collect::<Value>(),
    });
    if let Some(worst) = worst {
        result["severity"] = severity(worst).into();
    }
    result
}

fn diagnostic(report: &Report<'_>, found: &Reported<'_>) -> Value {
    let code = found.diagnostic.code;
    let mut result = json!({
        "message": found.words(),
        "severity": severity(found.diagnostic.severity),
        "code": {"value": code},
    });
    if let Some(url) = report.rule(code).and_then(|(_, rule)| rule.url) {
        result["code"]["url"] = url.into();
    }
    if let Some(span) = found.span() {
        result["location"] = location(report, span);
    }
    result
}

fn location(report: &Report<'_>, span: &Span) -> Value {
    let mut location = json!({"path": report.path(span.path())});
    if let (Some(start), Some(end)) = (span.start(), span.end()) {
        location["range"] = json!({"start": position(start), "end": position(end)});
    }
    location
}

/// Columns are bytes of UTF-8 here, and the end is exclusive.
fn position(position: Position) -> Value {
    json!({"line": position.line, "column": position.column_bytes})
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "INFO",
        Severity::Warning => "WARNING",
        Severity::Error => "ERROR",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::report::sample;

    #[test]
    fn a_report_reads_as_the_format_says() {
        let path = "content/100% ☕, here.md";
        let sells = json!({"value": "sells", "url": "https://hobnob.example/sells"});
        let expected = json!({
            "source": {"name": "hobnob"},
            "diagnostics": [
                {"message": "two\tlines", "severity": "WARNING", "code": sells, "location": {
                    "path": path,
                    "range": {"start": {"line": 1, "column": 5}, "end": {"line": 2, "column": 2}},
                }},
                {"message": "it `sells`\nhelp: give", "severity": "ERROR", "code": sells,
                 "location": {
                    "path": path,
                    "range": {"start": {"line": 2, "column": 9}, "end": {"line": 2, "column": 12}},
                }},
                {"message": "the file", "severity": "INFO", "code": {"value": "hint"},
                 "location": {"path": path}},
                {"message": "too much", "severity": "ERROR", "code": {"value": "balance"}},
            ],
            "severity": "ERROR",
        });
        assert_eq!(print(&sample::report(&sample::findings())), expected);
    }

    #[test]
    fn nothing_found_is_an_empty_list() {
        let expected = json!({"source": {"name": "hobnob"}, "diagnostics": []});
        assert_eq!(print(&sample::report(&[])), expected);
    }
}
