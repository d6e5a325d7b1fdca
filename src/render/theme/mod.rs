//! A theme: templates, options and words, layer upon layer, checked and ready to render with.
//!
//! A template is looked for by its name in the blog's own `templates/`, then in its theme, then in
//! what that theme extends, and last in the built-in porch. To change one block of a template and
//! keep the rest, a template extends the one of the same name by its theme:
//! `{% extends "porch/post.html" %}`.

mod built_in;
mod engine;
pub(super) mod language;
mod layer;
mod manifest;
mod nesting;
mod option;
mod reach;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::card::Letters;
use crate::config::Config;
use crate::data::Map;
use crate::diag::{Diagnostic, Findings, Text};
use crate::value::digest::Digest;

pub use built_in::{names as built_in_themes, published, statics};
pub use layer::{Layer, ThemeFiles};
pub use manifest::API;

use super::fault::Templates;
use super::function::{self, Assets};
use language::Languages;
use layer::Level;
pub(super) use reach::Reach;

/// A theme, ready to render with. One engine speaks one language, so that templates and components
/// need not say which.
pub struct Theme {
    engines: BTreeMap<String, tera::Tera>,
    languages: BTreeMap<String, Arc<language::Language>>,
    language: String,
    texts: BTreeMap<String, Arc<Text>>,
    prefixes: Vec<String>,
    /// What each name stands for that a page may ask for.
    names: HashMap<String, String>,
    options: Map,
    reaches: BTreeMap<String, Reach>,
    components: Reach,
    letters: Letters,
    spoken: Digest,
    picture_sizes: String,
}

impl Theme {
    /// Puts the layers together and checks them.
    ///
    /// # Errors
    /// Every fault of theme, options, language files and templates at once.
    pub fn load(
        config: &Config,
        files: &ThemeFiles,
        assets: &Assets,
    ) -> Result<(Self, Findings), Findings> {
        let levels = files.levels(config)?;
        let porch = built_in::layer(built_in::NAME).map(Level::of).transpose()?;
        let chain: Vec<&Level<'_>> = levels.iter().chain(&porch).collect();
        let options = option::choose(config, &options(&chain));
        let (languages, mut findings) = languages(&files.own, &chain);
        let texts = texts(&files.own, &chain);
        let prefixes: Vec<String> =
            chain.iter().map(|level| format!("{}/", level.layer.name)).collect();
        let templates = Templates { texts: &texts, prefixes: &prefixes };
        let given = function::Given { base: &config.base_url, assets, letters: &files.letters };
        let parsed = engine::parse(&templates, given);
        let (options, engine) = match (options, parsed) {
            (Ok(options), Ok(engine)) if !findings.has_errors() => (options, engine),
            (options, engine) => {
                findings.extend([options.err(), engine.err()].into_iter().flatten().flatten());
                return Err(findings);
            }
        };
        findings.extend(unspoken(config, &languages));
        let layers: Vec<&Layer> =
            chain.iter().map(|level| level.layer).chain([&files.own]).collect();
        let sizes = chain.iter().find_map(|level| level.manifest.picture_sizes.clone());
        let picture_sizes = sizes.unwrap_or_else(|| "100vw".to_owned());
        let spoken = spoken(config, &layers, &picture_sizes, assets, &files.letters);
        let (reaches, components) = reach::all(templates, spoken);
        let names = templates.names();
        let engines = languages.iter().map(|(tag, words)| (tag.clone(), engine.speaking(words)));
        let engines = engines.collect();
        let language = config.language.clone();
        let theme = Self {
            engines,
            languages,
            language,
            texts,
            prefixes,
            names,
            options,
            reaches,
            components,
            letters: files.letters.clone(),
            spoken,
            picture_sizes,
        };
        Ok((theme, findings))
    }

    /// The engine and the words for a page in `language`: that language's, else the blog's own,
    /// else English.
    pub(super) fn engine(&self, language: &str) -> Option<&tera::Tera> {
        let known = [language, &self.language, language::FIRST];
        let mut found = known.iter().filter_map(|tag| language::nearest(&self.engines, tag));
        found.next().map(|(_, engine)| engine)
    }

    /// The words for a page in `language`, chosen like its engine.
    pub(super) fn words(&self, language: &str) -> Option<&language::Language> {
        let known = [language, &self.language, language::FIRST];
        let mut found = known.iter().filter_map(|tag| language::nearest(&self.languages, tag));
        found.next().map(|(_, words)| words.as_ref())
    }

    /// The templates' files, by the names the engine knows them by.
    pub(super) fn templates(&self) -> Templates<'_> {
        Templates { texts: &self.texts, prefixes: &self.prefixes }
    }

    /// Every template as it is written, in order of name.
    pub fn texts(&self) -> impl Iterator<Item = &Arc<Text>> {
        self.texts.values()
    }

    /// The names by which a post can ask for a template.
    pub(super) fn template_names(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(|name| name.rsplit_once('/').map_or(name.as_str(), |(_, name)| name))
    }

    /// The value of every option.
    pub(super) fn options(&self) -> &Map {
        &self.options
    }

    /// The first of several templates that there is, by the name the engine knows it by, and what it
    /// reaches.
    pub(super) fn reach(&self, names: &[String]) -> Option<(&str, &Reach)> {
        let known = names.iter().find_map(|name| self.names.get(name));
        self.reaches.get_key_value(known?).map(|(name, reach)| (name.as_str(), reach))
    }

    /// What each template reaches, by the name the engine knows it by.
    pub(super) fn reaches(&self) -> impl Iterator<Item = (&str, &Reach)> {
        self.reaches.iter().map(|(name, reach)| (name.as_str(), reach))
    }

    /// A digest of all that its components depend on besides their arguments.
    pub fn components(&self) -> Digest {
        self.components.digest
    }

    /// The fonts that cards are set in.
    pub fn letters(&self) -> &Letters {
        &self.letters
    }

    /// How wide images in a text are shown, as the value of `sizes`: `100vw`, unless the theme says
    /// otherwise.
    pub(super) fn picture_sizes(&self) -> &str {
        &self.picture_sizes
    }

    /// A digest of all its words in every language, of what it says of images, and of what its functions
    /// answer.
    pub fn spoken(&self) -> Digest {
        self.spoken
    }
}

/// The options of all themes of the chain; what the nearest says of a name counts.
fn options(chain: &[&Level<'_>]) -> Vec<(String, option::ThemeOption)> {
    let mut options: Vec<(String, option::ThemeOption)> = Vec::new();
    for (name, option) in chain.iter().flat_map(|level| &level.manifest.options) {
        if !options.iter().any(|(known, _)| known == name) {
            options.push((name.clone(), option.clone()));
        }
    }
    options
}

type Words = BTreeMap<String, Arc<language::Language>>;

fn languages(own: &Layer, chain: &[&Level<'_>]) -> (Words, Findings) {
    let mut languages = Languages::default();
    let mut findings = Findings::none();
    let layers = chain.iter().rev().map(|level| level.layer).chain([own]);
    for layer in layers {
        findings.absorb(languages.lay(&layer.languages));
    }
    (languages.finish(), findings)
}

/// Every template by the name the engine knows it by: those of themes carry the theme's name.
fn texts(own: &Layer, chain: &[&Level<'_>]) -> BTreeMap<String, Arc<Text>> {
    let of_themes = chain.iter().rev().flat_map(|level| {
        let prefix = &level.layer.name;
        let templates = level.layer.templates.iter();
        templates.map(move |file| (format!("{prefix}/{}", file.path), Arc::clone(&file.text)))
    });
    let own = own.templates.iter().map(|file| (file.path.clone(), Arc::clone(&file.text)));
    of_themes.chain(own).collect()
}

/// A warning for a blog whose language the theme does not speak.
fn unspoken(config: &Config, languages: &Words) -> Option<Diagnostic> {
    let tag = &config.language;
    if language::nearest(languages, tag).is_some() {
        return None;
    }
    let message = format!("the theme does not speak `{tag}`: its own words will be English");
    let help = format!("write `languages/{tag}.yaml`, after the theme's `en.yaml`");
    let found = Diagnostic::warning("theme/language", message);
    Some(found.at(config.written.value_span("language")).help(help))
}

fn spoken(
    config: &Config,
    layers: &[&Layer],
    sizes: &str,
    assets: &Assets,
    letters: &Letters,
) -> Digest {
    let (assets, letters) = (assets.digest(), letters.digest());
    let fixed = [config.base_url.as_str(), &config.language, sizes];
    let files = layers
        .iter()
        .flat_map(|layer| layer.languages.iter().map(|file| (layer.name.as_str(), file)));
    let files = files.flat_map(|(name, file)| [name, &file.path, &file.text.content]);
    let parts = fixed.into_iter().chain(files).map(str::as_bytes);
    Digest::of_parts(parts.chain([assets.as_bytes().as_slice(), letters.as_bytes()]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config() -> Config {
        let words = "title: A\nbase_url: https://example.org/\n";
        Config::parse(&Text::new("hobnob.yaml", words)).unwrap()
    }

    fn assets() -> Assets {
        let porch = [built_in::NAME.to_owned()];
        let files = statics(&porch);
        files.map(|(path, bytes)| (path.to_owned(), Digest::of(bytes))).collect()
    }

    #[test]
    fn porch_is_whole() {
        let (theme, findings) = Theme::load(&config(), &ThemeFiles::default(), &assets())
            .unwrap_or_else(|found| {
                panic!("{}", crate::diag::human::print(&found, crate::diag::human::Color::Never))
            });
        assert!(findings.is_empty());
        let component =
            crate::body::Components::set(&theme, "details", &Map::new(), Some("<p>x"), "de");
        assert_eq!(component.unwrap(), "<details><summary>Mehr</summary>\n<p>x</details>");
    }

    #[test]
    fn every_language_of_porch_says_everything() {
        let porch = built_in::layer(built_in::NAME).unwrap();
        let read = |file: &crate::source::Source| language::Language::parse(&file.text).unwrap();
        let languages: Vec<language::Language> = porch.languages.iter().map(read).collect();
        for language in &languages {
            assert_eq!(language.keys(), languages[0].keys());
        }
        for key in crate::body::PHRASES.into_iter().chain(crate::feed::PHRASES) {
            assert!(languages[0].phrase(key, None).is_some(), "{key}");
        }
    }
}
