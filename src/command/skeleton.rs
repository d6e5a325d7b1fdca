//! The theme that `hobnob init --theme-skeleton` writes, for those who make their own: `themes/skeleton` of our own repository
//! under another name.

use std::path::{Path, PathBuf};

use super::blog::shown;
use super::new;
use crate::diag::{Diagnostic, Findings};
use crate::render;
use crate::value::slug;

/// What the theme is called where it is written.
const NAME: &str = "skeleton";

/// Its files by their paths; a test holds the list against the folder.
macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/themes/skeleton/", $path)))),*]
    };
}

const FILES: &[(&str, &str)] = files![
    "README.md",
    "languages/en.yaml",
    "static/skeleton.css",
    "static/skeleton.svg",
    "templates/base.html",
    "templates/index.html",
    "templates/page.html",
    "templates/parts/card.html",
    "templates/post.html",
    "theme.yaml",
];

/// A new theme, known to be in nobody's way.
#[derive(Debug)]
pub(super) struct Skeleton {
    folder: PathBuf,
    name: String,
}

impl Skeleton {
    /// Finds out where a theme of this name goes in the blog at `blog`, which need not be there yet.
    ///
    /// # Errors
    /// A name that no theme can have, and a theme that is there already.
    pub(super) fn plan(blog: &Path, name: &str) -> Result<Self, Findings> {
        if slug::slugify(name) != name || name.is_empty() {
            return Err(no_name(name).into());
        }
        if render::built_in_themes().any(|ours| ours == name) {
            let message = format!("`{name}` is the name of a theme that is built in");
            let found = Diagnostic::setup("init/theme", message);
            return Err(found.help(format!("choose another: `my-{name}`")).into());
        }
        let folder = blog.join("themes").join(name);
        if folder.exists() {
            let found = Diagnostic::setup("init/theme", "there is a theme of this name already");
            let found = found.in_file(shown(&folder)).help("choose another name");
            return Err(found.into());
        }
        Ok(Self { folder, name: name.to_owned() })
    }

    /// Writes it.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub(super) fn write(&self) -> Result<(), Findings> {
        FILES.iter().try_for_each(|(path, words)| {
            let file = self.folder.join(self.named(path));
            new::create(&file, &self.named(words))
        })
    }

    /// Where it is, for people.
    pub(super) fn shown(&self) -> String {
        shown(&self.folder)
    }

    fn named(&self, words: &str) -> String {
        // A phrase's key has no hyphen in it.
        let key = self.name.replace('-', "_");
        words.replace("skeleton_", &format!("{key}_")).replace(NAME, &self.name)
    }
}

fn no_name(name: &str) -> Diagnostic {
    let slug = slug::slugify(name);
    let like = if slug.is_empty() { "my-theme" } else { &slug };
    Diagnostic::setup("init/theme", format!("a theme cannot be called `{name}`"))
        .help(format!("use small letters, digits and hyphens: `--theme-skeleton {like}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_names_every_file_of_the_folder() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/skeleton");
        let (files, _) = crate::source::walk(&folder, "");
        let on_disk: Vec<String> = files.into_iter().map(|file| file.path).collect();
        let listed: Vec<&str> = FILES.iter().map(|(path, _)| *path).collect();
        assert_eq!(listed, on_disk);
    }

    #[test]
    fn a_name_is_a_folder_and_nobody_elses() {
        let blog = tempfile::tempdir().unwrap();
        for wrong in ["", "..", "a/b", "Quiet Room", "porch", "letter"] {
            assert!(Skeleton::plan(blog.path(), wrong).is_err(), "{wrong}");
        }
        let plan = || Skeleton::plan(blog.path(), "quiet-room");
        plan().unwrap().write().unwrap();
        let sheet = blog.path().join("themes/quiet-room/static/quiet-room.css");
        assert!(std::fs::read_to_string(sheet).unwrap().starts_with("/* quiet-room."));
        let said = format!("{:?}", plan().unwrap_err());
        assert!(said.contains("already"), "{said}");
    }
}
