//! Pages as HTML: a theme's templates, given what they see. Knows the site and the plan; reads no
//! file, no clock and no environment.
//!
//! 1. [`Theme::load`] lays template over template and checks them,
//! 2. [`Shared::make`] makes once what many pages show,
//! 3. [`view`] gathers what one page shows; its digest is the page's cache key,
//! 4. [`print()`] puts it into the page's template.

mod component;
mod fault;
mod filter;
mod function;
mod tag;
mod theme;
mod view;

use std::collections::HashMap;

use crate::diag::{Diagnostic, Findings, Span};
use crate::page::Page;
use crate::site::Site;
use crate::value::plural;
use crate::value::suggest::did_you_mean;

pub use function::Assets;
pub use theme::{API, Layer, Theme, ThemeFiles, built_in_themes, published, statics};
pub use view::{Shared, View, view};

/// The HTML of a page.
///
/// # Errors
/// A template that is not there, or one that fails, with the template's line and the page.
pub fn print(theme: &Theme, view: &View<'_>) -> Result<String, Findings> {
    let missing = || no_template(theme, view.templates(), view.asked().as_ref(), &view.described());
    let engine = theme.engine(view.language).ok_or_else(missing)?;
    let (template, _) = view.template.ok_or_else(missing)?;
    let made = engine.render(template, &view.context());
    // Whoever misspells a name is told all names there are, and not only those that templates say.
    let made = made.or_else(|_| engine.render(template, &view.whole_context()));
    made.map_err(|error| {
        let told = fault::told(&error, &theme.templates()).into_iter();
        told.map(|found| seen(found, theme, template, view)).collect()
    })
}

/// A fault with the page that showed it; one without a place, with the page's template.
fn seen(mut found: Diagnostic, theme: &Theme, template: &str, view: &View<'_>) -> Diagnostic {
    if found.span.is_none() {
        let file = theme.templates().resolve(template).map(|(_, text)| text.path.as_str());
        found.span = file.map(Span::file);
    }
    found.help(format!("{SEEN} {}", view.described()))
}

/// How the help begins that names the page.
const SEEN: &str = "seen while rendering";

/// Findings of many pages with each fault once: a template that is wrong is wrong on every page.
pub fn once(findings: Findings) -> Findings {
    let mut kept: Vec<(Diagnostic, usize)> = Vec::new();
    let mut known: HashMap<(String, Option<usize>, String), usize> = HashMap::new();
    for found in findings {
        let start = found.span.as_ref().and_then(Span::range).map(|range| range.start);
        let key = (found.path().to_owned(), start, found.message.clone());
        let is_of_a_template = found.help.last().is_some_and(|help| help.starts_with(SEEN));
        match known.get(&key).and_then(|at| kept.get_mut(*at)).filter(|_| is_of_a_template) {
            Some((_, times)) => *times += 1,
            None => {
                known.insert(key, kept.len());
                kept.push((found, 0));
            }
        }
    }
    kept.into_iter().map(|(found, more)| with_count(found, more)).collect()
}

fn with_count(mut found: Diagnostic, more: usize) -> Diagnostic {
    if let Some(help) = found.help.last_mut().filter(|_| more > 0) {
        *help += &format!(" and {}", plural::count(more, "more page"));
    }
    found
}

/// Pages that no template can show, told before anything is rendered.
pub fn unshown(theme: &Theme, site: &Site, pages: &[Page]) -> Findings {
    let is_shown =
        |page: &&Page| page.templates.is_empty() || theme.reach(&page.templates).is_some();
    let unshown = pages.iter().filter(|page| !is_shown(page)).map(|page| {
        let asked = view::asked(site, &page.subject);
        no_template(theme, &page.templates, asked.as_ref(), &page.describe(site))
    });
    unshown.collect()
}

fn no_template(
    theme: &Theme,
    names: &[String],
    asked: Option<&Span>,
    described: &str,
) -> Diagnostic {
    let name = names.first().map_or("", String::as_str);
    let found = Diagnostic::error("template/unknown", format!("there is no template `{name}`"));
    let help = did_you_mean(name, theme.template_names())
        .unwrap_or_else(|| format!("put it into `templates/{name}`"));
    match asked {
        Some(place) => found.at(place.clone()).help(help),
        None => found.help(help).help(format!("wanted by {described}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Text;

    #[test]
    fn one_fault_of_many_pages_is_told_once() {
        let text = Text::new("post.html", "{{ a }}{{ b }}");
        let fault = |at, page| {
            let found = Diagnostic::error("template/render", "field is not defined");
            found.at(Span::new(&text, at..at + 1)).help(format!("{SEEN} {page}"))
        };
        let all = [fault(3, "a.md"), fault(3, "b.md"), fault(10, "a.md"), fault(3, "c.md")];
        let told = once(all.into_iter().collect()).into_iter().map(|found| found.help.concat());
        let expected = ["seen while rendering a.md and 2 more pages", "seen while rendering a.md"];
        assert_eq!(told.collect::<Vec<_>>(), expected);
    }
}
