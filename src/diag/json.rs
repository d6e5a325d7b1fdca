//! Findings as JSON, for CI and editors.

use serde_json::{Value, json};

use super::{Diagnostic, Findings, Span};

/// An array, one [`object`] a finding.
pub fn print(findings: &Findings) -> Value {
    findings.iter().map(object).collect()
}

/// `{code, severity, message, notes: [], help: [], path, span: {…} | null, labels: [{message, path,
/// span}]}`.
pub fn object(diagnostic: &Diagnostic) -> Value {
    let labels = diagnostic.labels.iter().map(|label| {
        json!({"message": label.message, "path": label.span.path(), "span": span(&label.span)})
    });
    json!({
        "code": diagnostic.code,
        "severity": diagnostic.severity.name(),
        "message": diagnostic.message,
        "notes": diagnostic.notes,
        "help": diagnostic.help,
        "path": diagnostic.span.as_ref().map(Span::path),
        "span": diagnostic.span.as_ref().and_then(span),
        "labels": labels.collect::<Value>(),
    })
}

/// Bytes from 0, lines and columns from 1; the end lies behind the last byte. A `column` counts
/// characters; the same in bytes of UTF-8 and in units of UTF-16 stands beside it.
fn span(span: &Span) -> Option<Value> {
    let (range, start, end) = (span.range()?, span.start()?, span.end()?);
    Some(json!({
        "start_byte": range.start,
        "end_byte": range.end,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "column_bytes": start.column_bytes,
        "end_column_bytes": end.column_bytes,
        "column_utf16": start.column_utf16,
        "end_column_utf16": end.column_utf16,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Text;

    #[test]
    fn a_span_gives_bytes_lines_and_columns() {
        let text = Text::new("a.md", "x\n🎺ö");
        let found = Diagnostic::error("a/b", "m").at(Span::new(&text, 6..8));
        let expected = json!({
            "start_byte": 6, "end_byte": 8,
            "line": 2, "column": 2, "end_line": 2, "end_column": 3,
            "column_bytes": 5, "end_column_bytes": 7, "column_utf16": 3, "end_column_utf16": 4,
        });
        assert_eq!(print(&found.into())[0]["span"], expected);
    }
}
