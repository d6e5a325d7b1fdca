//! Each `:::name{…}` with its `:::`.

use std::ops::Range;
use std::sync::Arc;

use super::Call;
use super::line::{Kind, Line};
use crate::diag::{Diagnostic, Findings, Span, Text};

/// The shortcodes of a body, line after line.
pub(super) struct Pairs<'a> {
    text: &'a Arc<Text>,
    /// Where the body begins in the file.
    start: usize,
    calls: Vec<Call>,
    open: Vec<Open>,
    foreign: Vec<Range<usize>>,
    findings: Findings,
}

/// A container not yet closed.
struct Open {
    /// Its place in `calls`; none of another generator's, which stays as it is, like its end.
    call: Option<usize>,
    range: Range<usize>,
    /// The number of the block it stands in.
    parent: usize,
}

impl<'a> Pairs<'a> {
    pub(super) fn new(text: &'a Arc<Text>, start: usize) -> Self {
        let (calls, open, foreign) = (Vec::new(), Vec::new(), Vec::new());
        Self { text, start, calls, open, foreign, findings: Findings::none() }
    }

    /// Takes the next line, which stands in the block with the number `parent`.
    pub(super) fn see(&mut self, line: Line, parent: usize) {
        let range = line.range;
        match line.kind {
            Kind::Leaf(name, arguments) => {
                self.calls.push(Call { name, arguments, range, close: None });
            }
            Kind::Open(name, arguments) => {
                let call = Some(self.calls.len());
                self.open.push(Open { call, range: range.clone(), parent });
                self.calls.push(Call { name, arguments, range, close: None });
            }
            Kind::Foreign => {
                self.foreign.push(range.clone());
                self.open.push(Open { call: None, range, parent });
            }
            Kind::Close => self.close(range, parent),
            Kind::Malformed(fault) => {
                let found = Diagnostic::error("shortcode/arguments", fault.message);
                let place = self.span(&(fault.at..fault.at + 1));
                self.findings.push(found.at(place).help(fault.help));
            }
        }
    }

    fn close(&mut self, range: Range<usize>, parent: usize) {
        let Some(open) = self.open.pop() else {
            let found = Diagnostic::error("shortcode/unopened", "this `:::` ends nothing");
            let help = "delete it, or open a container above it: `:::aside{}`";
            return self.findings.push(found.at(self.span(&range)).help(help));
        };
        let Some(call) = open.call.and_then(|index| self.calls.get_mut(index)) else {
            return;
        };
        if open.parent == parent {
            call.close = Some(range);
            return;
        }
        let found = Diagnostic::error(
            "shortcode/crossed",
            "this `:::` stands in another list item or quotation than what it ends",
        );
        let found = found.at(self.span(&range)).label(self.span(&open.range), "opened here");
        self.findings.push(found.help("indent both lines alike"));
    }

    /// All calls in their order, and what is wrong.
    pub(super) fn finish(mut self) -> (Vec<Call>, Findings) {
        let unclosed = self.open.iter().filter(|open| open.call.is_some());
        let unclosed: Vec<Diagnostic> = unclosed.map(|open| self.unclosed(open)).collect();
        self.findings.extend(unclosed);
        self.findings.extend(self.foreign_containers());
        (self.calls, self.findings)
    }

    fn unclosed(&self, open: &Open) -> Diagnostic {
        let end = self.text.content.trim_end().len();
        Diagnostic::error("shortcode/unclosed", "this container is never closed")
            .at(self.span(&open.range))
            .label(Span::new(self.text, end..end), "the text ends here")
            .help("write `:::` on a line of its own where it ends; without an inside, use `::`")
            .help("behind HTML, leave the line above `:::` empty")
    }

    /// One warning for all of them.
    fn foreign_containers(&self) -> Option<Diagnostic> {
        let (first, more) = self.foreign.split_first()?;
        let message = super::super::foreign::message("another generator's container", more.len());
        let help = "a container of hobnob has braces: `:::aside{title=\"…\"}`";
        Some(Diagnostic::warning("foreign/container", message).at(self.span(first)).help(help))
    }

    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.text, self.start + range.start..self.start + range.end)
    }
}
