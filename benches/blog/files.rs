//! Writing a blog to disk, and seeing which pages a generator made of it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

/// The style sheet of both sides.
pub(crate) const STYLE: &str = "body { max-width: 40rem; margin: auto; font: 1.1rem/1.6 serif; }\n";

/// Writes `root/name`, folders included.
pub(crate) fn write(root: &Path, name: &str, text: &str) {
    let path = root.join(name);
    let folder = path.parent().expect("a file is in a folder");
    fs::create_dir_all(folder).expect("the folder of the race is writable");
    fs::write(path, text).expect("the folder of the race is writable");
}

/// Removes what a build leaves behind, so that the next one begins from nothing.
pub(crate) fn clean(root: &Path) {
    for name in ["public", "cache", "resources", ".hobnob"] {
        let folder = root.join(name);
        if folder.exists() {
            fs::remove_dir_all(folder).expect("the folder of the race is writable");
        }
    }
}

/// How many bytes the files below `folder` have together.
pub(crate) fn size(folder: &Path) -> f64 {
    let files = WalkDir::new(folder).into_iter().filter_map(Result::ok);
    files
        .filter_map(|file| file.metadata().ok())
        .filter(|about| about.is_file())
        .map(|about| about.len() as f64)
        .sum()
}

/// The addresses of the HTML pages in `public/` that show something: redirects are left aside.
pub(crate) fn pages(root: &Path) -> BTreeSet<String> {
    let public = root.join("public");
    let files =
        WalkDir::new(&public).into_iter().filter_map(Result::ok).map(walkdir::DirEntry::into_path);
    let pages = files.filter(|path| path.extension().is_some_and(|extension| extension == "html"));
    let shown = pages.filter(|path| {
        let html = fs::read_to_string(path).unwrap_or_default();
        !html.contains("http-equiv=\"refresh\"") && !html.contains("http-equiv=refresh")
    });
    shown
        .filter_map(|path| Some(path.strip_prefix(&public).ok()?.to_string_lossy().into_owned()))
        .collect()
}
