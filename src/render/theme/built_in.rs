//! The theme that is compiled in, so that a blog needs no theme folder.

use crate::diag::Text;
use crate::source::Source;

use super::layer::Layer;

/// Its name.
pub(super) const NAME: &str = "porch";

/// One file of the built-in theme.
struct BuiltIn {
    path: &'static str,
    bytes: &'static [u8],
}

/// Lists files of `themes/porch` by their paths from there; a test holds the list against the folder.
macro_rules! built_in {
    ($($path:literal),* $(,)?) => {
        &[$(BuiltIn {
            path: $path,
            bytes: include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/themes/porch/", $path)),
        }),*]
    };
}

const FILES: &[BuiltIn] = built_in![
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
    "templates/parts/search.html",
    "templates/parts/series.html",
    "templates/parts/tags.html",
    "templates/parts/talks.html",
    "templates/parts/title.html",
    "templates/parts/toc.html",
    "templates/post.html",
    "templates/redirect.html",
    "templates/search.html",
    "templates/section.html",
    "templates/term.html",
    "templates/terms.html",
    "theme.yaml",
];

/// The built-in theme's words. Its files are shown as `porch/templates/post.html`.
pub(super) fn layer() -> Layer {
    Layer {
        name: NAME.to_owned(),
        manifest: below("theme.yaml").next(),
        templates: below("templates/").collect(),
        languages: below("languages/").collect(),
    }
}

fn below(folder: &'static str) -> impl Iterator<Item = Source> {
    FILES.iter().filter_map(move |file| {
        let path = file.path.strip_prefix(folder)?.to_owned();
        let words = String::from_utf8_lossy(file.bytes);
        Some(Source { path, text: Text::new(format!("{NAME}/{}", file.path), words) })
    })
}

/// The files that the built-in theme publishes, by their paths from its `static/`.
pub fn statics() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    FILES.iter().filter_map(|file| Some((file.path.strip_prefix("static/")?, file.bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn the_list_names_every_file_of_the_folder() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/porch");
        let (files, _) = crate::source::walk(&folder, "");
        let on_disk: Vec<String> = files.into_iter().map(|file| file.path).collect();
        let listed: Vec<&str> = FILES.iter().map(|file| file.path).collect();
        assert_eq!(listed, on_disk);
    }
}
