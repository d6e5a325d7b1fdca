//! Findings as JSON, for CI and editors.

use serde_json::{Value, json};

use super::{Diagnostic, Findings, Severity, Span};

/// An array, one object a finding:
/// `{code, severity, message, help: [], path, span: {…} | null, labels: [{message, path, span}]}`.
pub fn print(findings: &Findings) -> Value {
    findings.iter().map(diagnostic).collect()
}

fn diagnostic(diagnostic: &Diagnostic) -> Value {
    let labels = diagnostic.labels.iter().map(|label| {
        json!({"message": label.message, "path": label.span.path(), "span": span(&label.span)})
    });
    json!({
        "code": diagnostic.code,
        "severity": match diagnostic.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        },
        "message": diagnostic.message,
        "help": diagnostic.help,
        "path": diagnostic.span.as_ref().map(Span::path),
        "span": diagnostic.span.as_ref().and_then(span),
        "labels": labels.collect::<Value>(),
    })
}

/// Bytes from 0, lines and columns from 1 with columns in characters.
fn span(span: &Span) -> Option<Value> {
    let (range, start, end) = (span.range()?, span.start()?, span.end()?);
    Some(json!({
        "start_byte": range.start,
        "end_byte": range.end,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Text;

    #[test]
    fn a_span_gives_bytes_lines_and_columns() {
        let text = Text::new("a.md", "x\nyz");
        let found = Diagnostic::error("a/b", "m").at(Span::new(&text, 3..4));
        let printed = print(&found.into());
        assert_eq!(printed[0]["span"]["line"], 2);
        assert_eq!(printed[0]["span"]["column"], 2);
        assert_eq!(printed[0]["span"]["end_byte"], 4);
    }
}
