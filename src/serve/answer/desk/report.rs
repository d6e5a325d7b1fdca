//! How the community is doing: the charts of the report.

use super::sheet::{Section, Sheet, at_home};
use crate::desk::measured;
use crate::diag::{Diagnostic, Findings};
use crate::report::Asked;
use crate::report::print::html;
use crate::serve::answer::{Office, PRIVATE};
use crate::serve::http::request::Request;

/// Of which days it may be.
const SPANS: [(&str, &str); 4] = [
    ("90 days", "90 days"),
    ("12 months", "12 months"),
    ("3 years", "3 years"),
    ("all", "all time"),
];

/// The span that is shown where none is asked for.
const USUAL: &str = "12 months";

/// The page.
pub(super) fn page(office: &Office, request: &Request) -> Result<Sheet, Findings> {
    let span = request.asked("last").unwrap_or(USUAL.into());
    let asked = Asked::parse(&span).ok_or_else(|| unknown(&span))?;
    let room = office.preview.room()?;
    let report = measured(&room, asked)?;
    let main = html::main(&report) + &spans(&span);
    let main = at_home(&main, office, room.config());
    let sheet = Sheet::new(Section::Report, "Report", main);
    Ok(Sheet { style: html::STYLE, ..sheet })
}

/// The same of other days.
fn spans(shown: &str) -> String {
    let links = SPANS.map(|(span, words)| {
        let current = if span == shown { " aria-current=\"true\"" } else { "" };
        let span = span.replace(' ', "+");
        format!("<li><a href=\"{PRIVATE}report?last={span}\"{current}>{words}</a></li>\n")
    });
    format!("<nav class=\"spans\" aria-label=\"Of the last\"><ul>\n{}</ul></nav>\n", links.concat())
}

fn unknown(span: &str) -> Diagnostic {
    Diagnostic::setup("usage/last", format!("`{span}` is no length of time"))
        .help("choose one of those below the report")
}
