//! The layers a theme is made of: the blog's own templates, the theme it chose, what that one
//! extends, and at the bottom the built-in porch. Files are handed in, already read.

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
}

/// A layer with its manifest read.
pub(super) struct Level<'a> {
    pub(super) layer: &'a Layer,
    pub(super) manifest: Manifest,
}

impl ThemeFiles {
    /// The names of the themes in use, the chosen one first, then what each extends. Their files
    /// are published; those of the built-in porch stand below all others and are not named.
    ///
    /// # Errors
    /// As those of loading the theme: a theme that is not there, a manifest that is wrong.
    pub fn lineage(&self, config: &Config) -> Result<Vec<String>, Findings> {
        let levels = self.levels(config)?;
        Ok(levels.iter().map(|level| level.layer.name.clone()).collect())
    }

    /// The themes in use without the built-in one, the nearest first.
    pub(super) fn levels(&self, config: &Config) -> Result<Vec<Level<'_>>, Findings> {
        let mut levels: Vec<Level<'_>> = Vec::new();
        let mut wanted = config.theme.clone();
        let mut place = config.written.value_span("theme");
        while wanted != built_in::NAME {
            let seen = levels.iter().any(|level| level.layer.name == wanted);
            if seen {
                return Err(circle(&wanted).at(place).into());
            }
            let layer = self.themes.iter().find(|theme| theme.name == wanted);
            let layer = layer.ok_or_else(|| self.unknown(&wanted).at(place))?;
            let manifest = Manifest::of(layer)?;
            let extends = manifest.extends.clone();
            levels.push(Level { layer, manifest });
            let Some((name, span)) = extends else {
                break;
            };
            (wanted, place) = (name, span);
        }
        self.porch_is_ours()?;
        Ok(levels)
    }

    fn unknown(&self, name: &str) -> Diagnostic {
        let built_in = built_in::NAME;
        let names = self.themes.iter().map(|theme| theme.name.as_str());
        let help = did_you_mean(name, names.chain([built_in])).unwrap_or_else(|| {
            format!("put it into `themes/{name}/`, or write `theme: {built_in}`, which is built in")
        });
        Diagnostic::setup("theme/unknown", format!("there is no theme `{name}`")).help(help)
    }

    /// Two themes of one name could not be told apart in `extends`.
    fn porch_is_ours(&self) -> Result<(), Findings> {
        let name = built_in::NAME;
        match self.themes.iter().find(|theme| theme.name == name) {
            None => Ok(()),
            Some(theme) => {
                let message = format!("`{name}` is the name of the theme that is built in");
                let help = format!(
                    "rename the folder, write `extends: {name}` into its `theme.yaml` and its new \
                     name into `hobnob.yaml`; or put single templates into `templates/`"
                );
                let shown = theme.manifest.as_ref().map_or("themes/porch", |m| &m.text.path);
                let found = Diagnostic::setup("theme/name", message).at(Span::file(shown));
                Err(found.help(help).into())
            }
        }
    }
}

fn circle(name: &str) -> Diagnostic {
    Diagnostic::setup("theme/circle", format!("the theme `{name}` extends itself, in a circle"))
        .help("let one of them extend `porch`, or nothing")
}
