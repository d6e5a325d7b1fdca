//! The layers a theme is made of: the blog's own templates, the theme it chose, what that one
//! extends, and at the bottom the built-in porch. Files are handed in, already read.

use crate::card::Letters;
use crate::config::Config;
use crate::diag::{Diagnostic, Findings, Span};
use crate::source::Source;
use crate::value::suggest::did_you_mean;

use super::built_in;
use super::manifest::Manifest;

/// The words of one theme, or of the blog's own `templates/`.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    /// The theme's name, its folder in `themes/`; empty for the blog's own files.
    pub name: String,
    /// Its `theme.yaml`. The blog's own files have none.
    pub manifest: Option<Source>,
    /// What is in `templates/`, paths from there.
    pub templates: Vec<Source>,
    /// What is in `languages/`, paths from there: `en.yaml`.
    pub languages: Vec<Source>,
}

/// Everything templates are made from, as it was found on disk.
#[derive(Clone, Debug, Default)]
pub struct ThemeFiles {
    /// The blog's own `templates/` and `languages/`.
    pub own: Layer,
    /// Every folder of `themes/`, by name.
    pub themes: Vec<Layer>,
    /// The fonts that cards are set in.
    pub letters: Letters,
}

/// A layer with its manifest read.
pub(super) struct Level<'a> {
    pub(super) layer: &'a Layer,
    pub(super) manifest: Manifest,
}

impl<'a> Level<'a> {
    /// Reads the manifest.
    pub(super) fn of(layer: &'a Layer) -> Result<Self, Findings> {
        Ok(Self { layer, manifest: Manifest::of(layer)? })
    }
}

impl ThemeFiles {
    /// The names of the themes in use, the chosen one first, then what each extends, and porch last. Their
    /// files are published.
    ///
    /// # Errors
    /// As those of loading the theme: a theme that is not there, a manifest that is wrong.
    pub fn lineage(&self, config: &Config) -> Result<Vec<String>, Findings> {
        let levels = self.levels(config)?;
        let porch = [built_in::NAME.to_owned()];
        Ok(levels.iter().map(|level| level.layer.name.clone()).chain(porch).collect())
    }

    /// The themes in use without porch, the nearest first.
    pub(super) fn levels(&self, config: &Config) -> Result<Vec<Level<'_>>, Findings> {
        let mut levels: Vec<Level<'_>> = Vec::new();
        let mut wanted = config.theme.clone();
        let mut place = config.written.value_span("theme");
        while wanted != built_in::NAME {
            let seen = levels.iter().any(|level| level.layer.name == wanted);
            if seen {
                return Err(circle(&wanted).at(place).into());
            }
            let own = || self.themes.iter().find(|theme| theme.name == wanted);
            let layer = built_in::layer(&wanted).or_else(own);
            let layer = layer.ok_or_else(|| self.unknown(&wanted).at(place))?;
            let level = Level::of(layer)?;
            let extends = level.manifest.extends.clone();
            levels.push(level);
            let Some((name, span)) = extends else {
                break;
            };
            (wanted, place) = (name, span);
        }
        self.some_names_are_ours()?;
        Ok(levels)
    }

    fn unknown(&self, name: &str) -> Diagnostic {
        let own = self.themes.iter().map(|theme| theme.name.clone());
        let names: Vec<String> = own.chain(built_in::names().map(str::to_owned)).collect();
        let help = did_you_mean(name, names.iter().map(String::as_str)).unwrap_or_else(|| {
            let ours: Vec<String> = built_in::names().map(|ours| format!("`{ours}`")).collect();
            let ours = ours.join(" or ");
            format!("put it into `themes/{name}/`, or name one that is built in: {ours}")
        });
        Diagnostic::setup("theme/unknown", format!("there is no theme `{name}`")).help(help)
    }

    /// Two themes of one name could not be told apart in `extends`.
    fn some_names_are_ours(&self) -> Result<(), Findings> {
        let ours = |theme: &&Layer| built_in::layer(&theme.name).is_some();
        let found: Findings = self.themes.iter().filter(ours).map(is_ours).collect();
        if found.is_empty() { Ok(()) } else { Err(found) }
    }
}

fn is_ours(theme: &Layer) -> Diagnostic {
    let name = &theme.name;
    let message = format!("`{name}` is the name of a theme that is built in");
    let help = format!(
        "rename the folder, write `extends: {name}` into its `theme.yaml` and its new name into \
         `hobnob.yaml`; or put single templates into `templates/`"
    );
    let folder = format!("themes/{name}");
    let shown = theme.manifest.as_ref().map_or(folder.as_str(), |manifest| &manifest.text.path);
    Diagnostic::setup("theme/name", message).at(Span::file(shown)).help(help)
}

fn circle(name: &str) -> Diagnostic {
    Diagnostic::setup("theme/circle", format!("the theme `{name}` extends itself, in a circle"))
        .help("let one of them extend `porch`, or nothing")
}
