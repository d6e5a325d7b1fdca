//! Which files a blog is made of.

use std::path::Path;

use super::Unwatched;
use super::each::each;
use crate::comment::shelf::{self, Shelf};
use crate::data::{DataFile, Format, Map, Value};
use crate::diag::{Diagnostic, Findings};
use crate::document::place;
use crate::site::Site;
use crate::source::{self, File, Source};

/// The files of a blog by what they are for, each list in order of path.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// Markdown below `content/`.
    pub(super) documents: Vec<File>,
    /// Everything else below `content/`.
    pub(super) assets: Vec<File>,
    /// Below `static/`.
    pub(super) statics: Vec<File>,
    /// Below `data/`.
    pub(super) data: Vec<File>,
    /// Below `comments/`: conversations.
    pub(super) comments: Vec<File>,
}

impl Files {
    /// Looks for them. What cannot be looked at is told; the rest is there all the same.
    pub(super) fn find(root: &Path) -> (Self, Findings) {
        let walk = |folder: &&str| match *folder {
            shelf::FOLDER => Shelf::of(root).files(),
            folder => source::walk(&root.join(folder), folder),
        };
        let walked = each(&["content", "static", "data", shelf::FOLDER], &Unwatched, walk);
        let mut walked = walked.into_iter();
        let (content, mut findings) = walked.next().unwrap_or_default();
        let (documents, assets): (Vec<File>, _) =
            content.into_iter().partition(|file| place::is_document(&file.path));
        if documents.is_empty() && findings.is_empty() {
            findings.push(nothing_to_publish());
        }
        let mut files = || {
            let (files, found) = walked.next().unwrap_or_default();
            findings.absorb(found);
            files
        };
        let (statics, data, comments) = (files(), files(), files());
        (Self { documents, assets, statics, data, comments }, findings)
    }
}

/// To build it would remove everything that an earlier build published.
fn nothing_to_publish() -> Diagnostic {
    Diagnostic::setup("content/none", "there is nothing to publish: this folder holds no Markdown")
        .in_file("content")
        .help(BEGIN)
        .help("if the blog is elsewhere, name its folder with `--root DIR`")
}

/// What to say of a blog that has pages and not one post, published or held back.
pub(super) fn no_post(site: &Site) -> Option<Diagnostic> {
    let found = Diagnostic::warning("content/no-post", "this blog has no post yet");
    let has_none = site.posts == 0 && site.held.is_empty();
    has_none.then(|| found.in_file("content").help(BEGIN))
}

const BEGIN: &str = "begin one with `hobnob new \"A title\"`";

/// Reads `data/`: `data/people/friends.yaml` becomes `people.friends`.
///
/// # Errors
/// Every file that cannot be read, and two that want one name.
pub(super) fn read_data(files: &[File]) -> Result<(Map, Findings), Findings> {
    let mut data = Map::new();
    let mut findings = Findings::none();
    for file in files {
        match read_value(file) {
            Ok(Some((path, read))) => {
                findings.absorb(read.doubts);
                if !insert(&mut data, &path, read.value) {
                    findings.push(taken(file, &path));
                }
            }
            Ok(None) => {}
            Err(found) => findings.absorb(found),
        }
    }
    findings.or_value(data)
}

/// A data file with its path without ending; `None` for files of other kinds.
fn read_value(file: &File) -> Result<Option<(String, DataFile)>, Findings> {
    let (Some(format), Some((stem, _))) = (Format::of(&file.path), file.path.rsplit_once('.'))
    else {
        return Ok(None);
    };
    let source = Source::read(file)?;
    Ok(Some((stem.to_owned(), DataFile::parse_whole(&source.text, format)?)))
}

/// Puts a value where its path says; false when something else is there.
fn insert(data: &mut Map, path: &str, value: Value) -> bool {
    match path.split_once('/') {
        None => !data.contains_key(path) && data.insert(path.to_owned(), value).is_none(),
        Some((folder, rest)) => {
            let inner = data.entry(folder).or_insert_with(|| Value::Object(Map::new()));
            inner.as_object_mut().is_some_and(|inner| insert(inner, rest, value))
        }
    }
}

fn taken(file: &File, path: &str) -> Diagnostic {
    let name = path.replace('/', ".");
    Diagnostic::error("data/taken", format!("another file is `data.{name}` already"))
        .in_file(file.shown.as_str())
        .help("give one of them another name")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data_of(files: &[(&str, &str)]) -> Result<(Map, Findings), Findings> {
        let folder = tempfile::tempdir().unwrap();
        for (path, words) in files {
            let path = folder.path().join("data").join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, words).unwrap();
        }
        let (files, _) = Files::find(folder.path());
        read_data(&files.data)
    }

    #[test]
    fn folders_are_maps_and_other_files_are_passed_over() {
        let data = data_of(&[("a.yaml", "- 1"), ("b/c.json", "{\"d\": 2}"), ("readme.txt", "x")]);
        let expected = serde_json::json!({"a": [1], "b": {"c": {"d": 2}}});
        assert_eq!(Value::Object(data.unwrap().0), expected);
    }

    #[test]
    fn one_name_belongs_to_one_file() {
        let found =
            data_of(&[("a.yaml", "1"), ("a.json", "2"), ("b.csv", "x,y\n1\n")]).unwrap_err();
        let codes: Vec<&str> = found.iter().map(|found| found.code).collect();
        assert_eq!(codes, ["data/taken", "data/syntax"]);
    }
}
