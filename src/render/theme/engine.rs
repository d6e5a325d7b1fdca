//! The templates as Tera holds them: parsed, checked against each other, not yet speaking a
//! language.

use std::sync::Arc;

use tera::Tera;

use super::language::Language;
use super::nesting;
use crate::diag::Findings;
use crate::render::fault::{self, Templates};
use crate::render::{filter, function};

/// How the names of templates end in which `<` and `&` of a value are escaped.
const ESCAPED: [&str; 4] = [".html", ".htm", ".svg", ".xml"];

/// Templates that can be rendered, once they speak.
pub(super) struct Engine(Tera);

/// Parses templates.
///
/// # Errors
/// Every template that is not well formed; if all are, everything they name that is not there.
pub(super) fn parse(
    templates: &Templates<'_>,
    given: function::Given<'_>,
) -> Result<Engine, Findings> {
    let endless = nesting::endless(templates);
    if !endless.is_empty() {
        return Err(endless.into_iter().collect());
    }
    let mut tera = Tera::default();
    tera.autoescape_on(ESCAPED);
    function::register(&mut tera, given);
    speak(&mut tera, &Arc::default());
    let sources = templates.texts.iter().map(|(name, text)| (name.as_str(), text.content.as_str()));
    tera.set_fallback_prefixes(templates.prefixes.to_vec())
        .and_then(|()| tera.add_raw_templates(sources))
        .map(|()| Engine(tera))
        .map_err(|first| all_faults(templates, &first))
}

/// The engine stops at the first template that is not well formed; each alone tells its own fault.
fn all_faults(templates: &Templates<'_>, first: &tera::Error) -> Findings {
    let alone = templates.texts.iter().filter_map(|(name, text)| {
        let mut tera = Tera::default();
        let error = tera.add_raw_template(name, &text.content).err()?;
        matches!(error.kind(), tera::ErrorKind::SyntaxError(_)).then_some(error)
    });
    let mut faults: Findings = alone.flat_map(|error| fault::told(&error, templates)).collect();
    if faults.is_empty() {
        faults.extend(fault::told(first, templates));
    }
    faults
}

impl Engine {
    /// The same templates, with the words of one language.
    pub(super) fn speaking(&self, words: &Arc<Language>) -> Tera {
        let mut tera = self.0.clone();
        speak(&mut tera, words);
        tera
    }
}

fn speak(tera: &mut Tera, words: &Arc<Language>) {
    function::register_words(tera, words);
    filter::register(tera, words);
}
