//! The themes that are compiled in, so that a blog needs no theme folder.

use std::sync::LazyLock;

use crate::diag::Text;
use crate::source::Source;

use super::layer::Layer;

/// The name of the one that lies below all others.
pub(super) const NAME: &str = "porch";

/// A theme that is compiled in.
struct Theme {
    name: &'static str,
    files: &'static [File],
}

/// One file of it.
struct File {
    path: &'static str,
    bytes: &'static [u8],
}

/// Lists the files of `themes/NAME` by their paths from there; a test holds the list against the folder.
macro_rules! built_in {
    ($name:literal: $($path:literal),* $(,)?) => {
        Theme {
            name: $name,
            files: &[$(File {
                path: $path,
                bytes: include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/themes/", $name, "/", $path)),
            }),*],
        }
    };
}

const PORCH: Theme = built_in!["porch":
    "languages/de.yaml",
    "languages/en.yaml",
    "static/porch.css",
    "static/porch.js",
    "static/porch.svg",
    "static/search.css",
    "static/search.js",
    "templates/404.html",
    "templates/archive.html",
    "templates/base.html",
    "templates/blogroll.html",
    "templates/card.svg",
    "templates/components.html",
    "templates/index.html",
    "templates/page.html",
    "templates/parts/answer-form.html",
    "templates/parts/answers.html",
    "templates/parts/authors.html",
    "templates/parts/card.html",
    "templates/parts/comment.html",
    "templates/parts/conversation.html",
    "templates/parts/day.html",
    "templates/parts/json-ld.html",
    "templates/parts/list.html",
    "templates/parts/mentions.html",
    "templates/parts/meta.html",
    "templates/parts/month.html",
    "templates/parts/neighbours.html",
    "templates/parts/pager.html",
    "templates/parts/related.html",
    "templates/parts/search-action.html",
    "templates/parts/search.html",
    "templates/parts/series.html",
    "templates/parts/tags.html",
    "templates/parts/talks.html",
    "templates/parts/title.html",
    "templates/parts/toc.html",
    "templates/people.html",
    "templates/post.html",
    "templates/redirect.html",
    "templates/search.html",
    "templates/section.html",
    "templates/term.html",
    "templates/terms.html",
    "theme.yaml",
];

const LETTER: Theme = built_in!["letter":
    "static/letter.css",
    "templates/base.html",
    "templates/parts/card.html",
    "templates/post.html",
    "theme.yaml",
];

const THEMES: [Theme; 2] = [LETTER, PORCH];

impl Theme {
    /// Its words. Its files are shown as `porch/templates/post.html`.
    fn layer(&self) -> Layer {
        Layer {
            name: self.name.to_owned(),
            manifest: self.below("theme.yaml").next(),
            templates: self.below("templates/").collect(),
            languages: self.below("languages/").collect(),
        }
    }

    fn below(&self, folder: &'static str) -> impl Iterator<Item = Source> {
        self.files.iter().filter_map(move |file| {
            let path = file.path.strip_prefix(folder)?.to_owned();
            let words = String::from_utf8_lossy(file.bytes);
            Some(Source { path, text: Text::new(format!("{}/{}", self.name, file.path), words) })
        })
    }

    /// What it publishes, by the paths from its `static/`.
    fn statics(&self) -> impl Iterator<Item = (&'static str, &'static [u8])> + use<> {
        let files = self.files.iter();
        files.filter_map(|file| Some((file.path.strip_prefix("static/")?, file.bytes)))
    }
}

/// The built-in theme of this name.
pub(super) fn layer(name: &str) -> Option<&'static Layer> {
    static LAYERS: LazyLock<Vec<Layer>> =
        LazyLock::new(|| THEMES.iter().map(Theme::layer).collect());
    LAYERS.iter().find(|layer| layer.name == name)
}

/// The names of all of them.
pub fn names() -> impl Iterator<Item = &'static str> {
    THEMES.iter().map(|theme| theme.name)
}

/// The files that the built-in themes of these names publish, by their paths from `static/`. No two of them
/// have the same path.
pub fn statics(themes: &[String]) -> impl Iterator<Item = (&'static str, &'static [u8])> {
    let chosen = THEMES.iter().filter(|theme| themes.iter().any(|name| name == theme.name));
    chosen.flat_map(Theme::statics)
}

/// The bytes of a file that a built-in theme publishes, by its path from `static/`.
pub fn published(path: &str) -> &'static [u8] {
    let mut files = THEMES.iter().flat_map(Theme::statics);
    files.find(|(name, _)| *name == path).map_or(&[], |(_, bytes)| bytes)
}

#[cfg(test)]
mod tests {
    use super::super::manifest::Manifest;
    use super::*;
    use std::collections::BTreeSet;
    use std::path::Path;

    #[test]
    fn the_lists_name_every_file_of_the_folders() {
        for theme in THEMES {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes").join(theme.name);
            let (files, _) = crate::source::walk(&folder, "");
            let on_disk: Vec<String> = files.into_iter().map(|file| file.path).collect();
            let listed: Vec<&str> = theme.files.iter().map(|file| file.path).collect();
            assert_eq!(listed, on_disk, "{}", theme.name);
        }
    }

    #[test]
    fn no_two_themes_publish_the_same_path() {
        let paths: Vec<&str> =
            THEMES.iter().flat_map(Theme::statics).map(|(path, _)| path).collect();
        assert_eq!(paths.len(), paths.iter().collect::<BTreeSet<_>>().len());
    }

    #[test]
    fn the_manual_names_every_option_of_porch() {
        let manual = include_str!("../../../docs/porch.md");
        let rows = manual.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
        let manifest = Manifest::of(layer("porch").unwrap()).unwrap();
        let options = manifest.options.iter().map(|(name, _)| name.as_str());
        assert_eq!(rows.collect::<BTreeSet<_>>(), options.collect());
    }
}
