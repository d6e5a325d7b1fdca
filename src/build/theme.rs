//! A theme's files, read, and the theme loaded: the theme itself has no access to the disk.

use std::path::Path;

use super::Purpose;
use super::assets::{self, Shelf};
use super::each::try_each;
use super::watch::{Unwatched, Watch};
use crate::card::Letters;
use crate::config::Config;
use crate::data::Key;
use crate::diag::{Diagnostic, Findings};
use crate::page::Statics;
use crate::render::{Layer, Theme, ThemeFiles};
use crate::source::{self, File, Source};

/// How the site looks: the theme, what it publishes, and every file that pages may link to.
pub(super) struct Design {
    pub(super) theme: Theme,
    pub(super) statics: Statics,
    pub(super) shelf: Shelf,
}

impl Design {
    /// Loads the theme that the configuration names.
    ///
    /// # Errors
    /// Every fault of the theme, and every file that cannot be read.
    pub(super) fn load(
        root: &Path,
        config: &Config,
        own: &[File],
        purpose: Purpose,
        watch: &dyn Watch,
    ) -> Result<(Self, Findings), Findings> {
        let themes = ThemeFiles { letters: letters(root, config, purpose)?, ..read(root)? };
        let (statics, mut findings) = statics(root, config, &themes)?;
        let (shelf, found) = assets::collect(config, own, &statics, watch);
        findings.absorb(found);
        let versions = match purpose {
            Purpose::Publish => shelf.versions.clone(),
            Purpose::Preview => shelf.versions.clone().unversioned(),
        };
        match findings.take(Theme::load(config, &themes, &versions)) {
            Some(theme) => findings.or_value(Self { theme, statics, shelf }),
            None => Err(findings),
        }
    }

    /// What the theme publishes, as links name it.
    pub(super) fn paths(&self) -> Vec<String> {
        let files = self.statics.files.iter().map(|file| file.path.clone());
        files.chain(self.statics.built_in.iter().cloned()).collect()
    }
}

/// Reads the blog's own templates and every theme in `themes/`.
///
/// # Errors
/// Every file that cannot be read.
fn read(root: &Path) -> Result<ThemeFiles, Findings> {
    let mut findings = Findings::none();
    let mut taken = |result: (Layer, Findings)| {
        findings.absorb(result.1);
        result.0
    };
    let own = taken(layer(root, "", ""));
    let names = names(&root.join("themes"));
    let themes = names.iter().map(|name| taken(layer(root, &format!("themes/{name}/"), name)));
    let themes = themes.collect();
    let letters = Letters::default();
    findings.or_value(ThemeFiles { own, themes, letters }).map(|(files, _)| files)
}

/// The fonts that cards are set in: the blog's own before those that come along. A preview draws none.
///
/// # Errors
/// When the configuration names a font that is not there, or none.
fn letters(root: &Path, config: &Config, purpose: Purpose) -> Result<Letters, Findings> {
    let is_used = config.cards.draw && purpose == Purpose::Publish;
    let Some(path) = config.cards.font.as_deref().filter(|_| is_used) else {
        return Ok(Letters::default());
    };
    let wrong = |message: String, help: &str| {
        let span = config.written.span(&["cards", "font"].map(|key| Key::Name(key.to_owned())));
        Findings::from(Diagnostic::setup("cards/font", message).at(span).help(help))
    };
    let file = source::file(root, path).ok_or_else(|| {
        let message = format!("there is no file `{path}`");
        wrong(message, "name a font file by its path from the blog's folder: `fonts/mine.ttf`")
    })?;
    Letters::of(source::read_bytes(&file)?).ok_or_else(|| {
        let message = format!("`{path}` is no font that can be read");
        wrong(message, "take a TrueType or OpenType font: `.ttf` or `.otf`")
    })
}

/// What themes publish, the nearest theme's files first; of one path, the nearest goes.
///
/// # Errors
/// A theme that is not there, and what cannot be looked at.
fn statics(
    root: &Path,
    config: &Config,
    themes: &ThemeFiles,
) -> Result<(Statics, Findings), Findings> {
    let mut files: Vec<File> = Vec::new();
    let mut findings = Findings::none();
    let lineage = themes.lineage(config)?;
    for name in &lineage {
        let folder = format!("themes/{name}/static");
        let (found, faults) = source::walk(&root.join(&folder), &folder);
        findings.absorb(faults);
        let new = |file: &File| !files.iter().any(|nearer| nearer.path == file.path);
        let found: Vec<File> = found.into_iter().filter(new).collect();
        files.extend(found);
    }
    let built_in = crate::render::statics(&lineage).map(|(path, _)| path.to_owned()).collect();
    findings.or_value(Statics { files, built_in })
}

fn layer(root: &Path, folder: &str, name: &str) -> (Layer, Findings) {
    let mut findings = Findings::none();
    let mut folder_of = |kind: &str| {
        let shown = format!("{folder}{kind}");
        let (files, found) = source::walk(&root.join(&shown), &shown);
        findings.absorb(found);
        let read = |file: &File| Source::read(file).map(|source| (source, Findings::none()));
        let (sources, found) = try_each(&files, &Unwatched, read);
        findings.absorb(found);
        sources
    };
    let (templates, languages) = (folder_of("templates"), folder_of("languages"));
    let manifest = source::file(root, &format!("{folder}theme.yaml")).filter(|_| !name.is_empty());
    let manifest = match manifest.as_ref().map(Source::read).transpose() {
        Ok(manifest) => manifest,
        Err(found) => {
            findings.absorb(found);
            None
        }
    };
    (Layer { name: name.to_owned(), manifest, templates, languages }, findings)
}

/// The folders of `themes/`, in order.
fn names(themes: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(themes).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.path().is_dir());
    let mut names: Vec<String> =
        folders.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    names
}
