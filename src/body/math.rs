//! Maths: LaTeX to MathML, so that no page needs a script for it.

use std::ops::Range;

use pulldown_cmark::Event;
use pulldown_latex::config::{DisplayMode, RenderConfig};
use pulldown_latex::{Parser, ParserError, Storage, push_mathml};

use super::setter::Setter;
use crate::diag::Diagnostic;
use crate::value::html::escape;

/// A longer formula is not read: what nests without end would take the reader minutes.
const LONGEST: usize = 5_000;
/// A shorter formula has room on a telephone: no letter of LaTeX is more than one of the formula's.
const SCROLLS: usize = 24;

impl<'a> Setter<'a> {
    pub(super) fn math(&mut self, latex: &str, range: Range<usize>, display: bool) -> Event<'a> {
        let made = mathml(latex, display).unwrap_or_else(|why| {
            let found =
                Diagnostic::warning("math/latex", format!("this formula cannot be read: {why}"));
            self.found(
                found
                    .at(self.span(&range))
                    .help("it is shown as it is written; if the `$` is money, write `\\$`"),
            );
            format!("<code class=\"math\">{}</code>", escape(latex))
        });
        Event::InlineHtml(match display {
            true => {
                let scrolls = latex.chars().count() > SCROLLS;
                let scrolling = if scrolls { self.scrolling("formula") } else { String::new() };
                format!("<span class=\"math-display\"{scrolling}>{made}</span>").into()
            }
            false => made.into(),
        })
    }
}

fn mathml(latex: &str, display: bool) -> Result<String, String> {
    if latex.len() > LONGEST {
        return Err(format!("it is longer than {LONGEST} bytes"));
    }
    let storage = Storage::new();
    let events: Result<Vec<_>, ParserError> = Parser::new(latex, &storage).collect();
    let events = events.map_err(|error| reason(&error))?;
    let display_mode = if display { DisplayMode::Block } else { DisplayMode::Inline };
    let config = RenderConfig { display_mode, ..RenderConfig::default() };
    let mut mathml = String::new();
    let events = events.into_iter().map(Ok::<_, ParserError>);
    push_mathml(&mut mathml, events, config).map_err(|error| error.to_string())?;
    // The writer leaves this one sign as it is, which no reader but a browser forgives.
    Ok(mathml.replace("><</mo>", ">&lt;</mo>"))
}

/// The first line of an error; the rest draws the formula, which the finding shows already.
fn reason(error: &ParserError) -> String {
    let whole = error.to_string();
    let first = whole.lines().next().unwrap_or_default();
    first.trim_start_matches("parsing error: ").to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::mathml;

    #[test]
    fn signs_of_html_are_escaped() {
        let made = mathml("a<b \\& \\text{<i>}", false).unwrap();
        assert!(!made.contains("<i>") && !made.contains("><<"), "{made}");
    }

    proptest! {
        #[test]
        fn no_formula_is_too_strange(
            pieces in prop::collection::vec(prop::sample::select(vec![
                "x", "1", "+", "<", "&", "{", "}", "[", "]", "^", "_", "'", "|", "\\\\", "\\,", " ", "#", "#1", "%",
                "~", "\\frac", "\\sqrt", "\\left(", "\\right)", "\\left.", "\\middle|", "\\sum", "\\limits", "\\text",
                "\\begin{matrix}", "\\end{matrix}", "\\begin{array}", "{cc}", "\\begin{align}", "\\end{align}",
                "\\def\\a", "\\a", "\\color{red}", "\\operatorname", "\\hspace{1em}", "\\mathbb", "\\over", "\\binom",
                "\\overbrace", "\\not", "\\char`a", "\\kern1mu", "ä", "\\", "\\hline", "\\big", "\\tag", "\\substack",
            ]), 0..30),
        ) {
            let _ = mathml(&pieces.concat(), true);
        }
    }
}
