//! Maths: LaTeX to MathML, so that no page needs a script for it.

use std::ops::Range;

use pulldown_cmark::Event;
use pulldown_latex::config::{DisplayMode, RenderConfig};
use pulldown_latex::{Parser, ParserError, Storage, push_mathml};

use super::setter::Setter;
use crate::diag::Diagnostic;
use crate::value::html::escape;

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
            true => format!("<span class=\"math-display\">{made}</span>").into(),
            false => made.into(),
        })
    }
}

fn mathml(latex: &str, display: bool) -> Result<String, String> {
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
