//! Findings as workflow commands, which GitHub shows beside the lines of a pull request:
//! `::error file=a.md,line=2,endLine=2,col=1,endColumn=6,title=rule::message`.
//!
//! See <https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions>.

use std::fmt::Write as _;

use super::{Report, Reported, Severity, Span};

/// A line a finding, the worst first: of each kind only about ten are shown. What does not count is
/// left out.
pub fn print(report: &Report<'_>) -> String {
    let findings = report.worst_first();
    let counting = findings.iter().filter(|found| found.suppressed.is_none());
    counting.map(|found| command(report, found) + "\n").collect()
}

fn command(report: &Report<'_>, found: &Reported<'_>) -> String {
    let mut properties = String::new();
    if let Some(span) = found.span() {
        let _ = write!(properties, "file={},", property(&report.path(span.path())));
        properties += &place(span).unwrap_or_default();
    }
    let kind = match found.diagnostic.severity {
        Severity::Note => "notice",
        severity => severity.name(),
    };
    let title = property(found.diagnostic.code);
    format!("::{kind} {properties}title={title}::{}", data(&found.words()))
}

/// The lines, and the columns where these are one: with more lines, columns are refused.
fn place(span: &Span) -> Option<String> {
    let (start, end) = (span.start()?, span.end()?);
    // Whole lines end in front of the next one, which is none of theirs.
    let is_whole = end.column == 1 && end.line > start.line;
    let end_line = end.line - usize::from(is_whole);
    let mut place = format!("line={},endLine={end_line},", start.line);
    if start.line == end.line {
        let _ = write!(place, "col={},endColumn={},", start.column, end.column);
    }
    Some(place)
}

/// A message, which ends with its line. What escapes is escaped first.
pub(crate) fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, which a comma or `::` would end as well.
pub(crate) fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diag::report::sample;
    use crate::diag::{Diagnostic, Text};

    /// Reads a command as the runner does: kind, properties, message.
    fn read(line: &str) -> (&str, Vec<(&str, String)>, String) {
        let (command, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
        let (kind, properties) = command.split_once(' ').unwrap();
        let pairs = properties.split(',').map(|property| property.split_once('=').unwrap());
        let decoded = |text: &str| {
            let text = text.replace("%3A", ":").replace("%2C", ",");
            text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
        };
        (kind, pairs.map(|(name, value)| (name, decoded(value))).collect(), decoded(message))
    }

    #[test]
    fn the_worst_comes_first_with_columns_only_on_one_line() {
        let expected = "\
::error file=content/100%25 ☕%2C here.md,line=2,endLine=2,col=5,endColumn=8,title=sells::it `sells`%0Ahelp: give
::error title=balance::too much
::warning file=content/100%25 ☕%2C here.md,line=1,endLine=2,title=sells::two\tlines
::notice file=content/100%25 ☕%2C here.md,title=hint::the file
";
        assert_eq!(print(&sample::report(&sample::findings())), expected);
    }

    #[test]
    fn a_block_ends_on_its_last_line() {
        let text = Text::new("a.md", "one\ntwo\n\nthree");
        assert_eq!(place(&Span::new(&text, 0..8)).unwrap(), "line=1,endLine=2,");
        assert_eq!(place(&Span::new(&text, 4..4)).unwrap(), "line=2,endLine=2,col=1,endColumn=1,");
    }

    proptest! {
        #[test]
        fn what_is_escaped_reads_as_it_was_and_forges_nothing(
            path in "([a:,=%\r\n☕ ]|::error ){1,12}",
            message in "([a:,=%\r\n☕ ]|%0A|::error ){0,12}",
        ) {
            let found = Diagnostic::error("a/b", &message).in_file(&path);
            let printed = print(&sample::report(std::slice::from_ref(&found)));
            let (kind, properties, read_message) = read(printed.strip_suffix('\n').unwrap());
            prop_assert!(!printed.trim_end_matches('\n').contains(['\r', '\n']));
            prop_assert_eq!(kind, "error");
            prop_assert_eq!(&properties[0], &("file", format!("content/{path}")));
            prop_assert_eq!(read_message, message);
        }
    }
}
