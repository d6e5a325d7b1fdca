//! `theme.yaml`: what a theme says of itself, and the options it offers.

use crate::data::{DataFile, Format, Table};
use crate::diag::{Diagnostic, Fault, Findings, Severity, Span, Text};

use super::layer::Layer;
use super::option::ThemeOption;

/// The version of what templates receive. A theme states the one it is written for.
pub const API: u64 = 1;

/// What a theme says of itself.
#[derive(Clone, Debug)]
pub(super) struct Manifest {
    /// The theme it builds on, and where that is said.
    pub(super) extends: Option<(String, Span)>,
    /// How wide images in a text are shown.
    pub(super) picture_sizes: Option<String>,
    /// What a blog may choose, in the order written.
    pub(super) options: Vec<(String, ThemeOption)>,
}

impl Manifest {
    /// The manifest of a theme.
    pub(super) fn of(layer: &Layer) -> Result<Self, Findings> {
        match &layer.manifest {
            Some(source) => Self::parse(&source.text).map_err(of_the_setup),
            None => {
                let path = format!("themes/{}/theme.yaml", layer.name);
                let message = format!("the theme `{}` has no `theme.yaml`", layer.name);
                let found = Diagnostic::setup("theme/manifest", message).in_file(path);
                Err(found.help(format!("write one: `api: {API}` is enough")).into())
            }
        }
    }

    fn parse(text: &std::sync::Arc<Text>) -> Result<Self, Findings> {
        let file = DataFile::parse_whole(text, Format::Yaml)?;
        let mut table = file.table()?;
        for known in ["name", "description", "author", "license", "homepage"] {
            table.string(known);
        }
        api(&mut table);
        let extends = table.string("extends").map(|name| (name, table.span("extends")));
        let picture_sizes = table.string("picture_sizes");
        let options = options(&mut table);
        let findings = table.finish(Severity::Error);
        findings.or_value(Self { extends, picture_sizes, options }).map(|(manifest, _)| manifest)
    }
}

fn api(table: &mut Table<'_>) {
    match table.count("api", 1) {
        Some(1) => {}
        Some(other) => {
            let message = format!("this theme is written for templates of version {other}");
            let help = format!("this hobnob has version {API}: look for a theme with `api: {API}`");
            table.error("api", "theme/api", message, help);
        }
        None if table.has("api") => {}
        None => {
            let found = Diagnostic::setup("theme/api", "`api` is missing").at(table.whole());
            table.push(found.help(format!("add `api: {API}`")));
        }
    }
}

fn options(table: &mut Table<'_>) -> Vec<(String, ThemeOption)> {
    let Some(mut inner) = table.table("options") else {
        return Vec::new();
    };
    let mut options = Vec::new();
    for (name, mut entry) in inner.entries() {
        if let Some(option) = ThemeOption::read(&mut entry) {
            options.push((name.to_owned(), option));
        }
        inner.absorb(entry.finish(Severity::Error));
    }
    table.absorb(inner.finish_open());
    options
}

/// A wrong theme is a matter of the setup, whoever found it.
pub(super) fn of_the_setup(findings: Findings) -> Findings {
    let setup = |mut found: Diagnostic| {
        found.fault = Fault::Setup;
        found
    };
    findings.into_iter().map(setup).collect()
}
