//! Pages as HTML: a theme's templates, given what they see. Knows the site and the plan; reads no
//! file, no clock and no environment.
//!
//! 1. [`Theme::load`] lays template over template and checks them,
//! 2. [`Shared::make`] makes once what many pages show,
//! 3. [`view`] gathers what one page shows; its digest is the page's cache key,
//! 4. [`print`] puts it into the page's template.

mod component;
mod fault;
mod filter;
mod function;
mod tag;
mod theme;
mod view;

use crate::diag::{Diagnostic, Findings};
use crate::value::suggest::did_you_mean;

pub use function::Assets;
pub use theme::{API, Layer, Theme, ThemeFiles, statics};
pub use view::{Shared, View, view};

/// The HTML of a page.
///
/// # Errors
/// A template that is not there, or one that fails, with the template's line and the page.
pub fn print(theme: &Theme, view: &View) -> Result<String, Findings> {
    let engine = theme.engine(&view.language).ok_or_else(|| no_template(theme, view))?;
    let template = view.templates.iter().find(|name| engine.contains_template(name));
    let template = template.ok_or_else(|| no_template(theme, view))?;
    engine.render(template, &view.context).map_err(|error| {
        let told = fault::told(&error, &theme.templates()).into_iter();
        told.map(|found| found.help(format!("seen while rendering {}", view.described))).collect()
    })
}

fn no_template(theme: &Theme, view: &View) -> Diagnostic {
    let name = view.templates.first().map_or("", String::as_str);
    let found = Diagnostic::error("template/unknown", format!("there is no template `{name}`"));
    let help = did_you_mean(name, theme.template_names())
        .unwrap_or_else(|| format!("put it into `templates/{name}`"));
    match &view.asked {
        Some(place) => found.at(place.clone()).help(help),
        None => found.help(help).help(format!("wanted by {}", view.described)),
    }
}
