//! Bad input: each is a clear error that names the file, ends with 1 or 2, and leaves the last good site as it was.
//!
//! Every folder of `tests/bad/` is laid over a good blog that was built before; `said.txt` in it is the exit code and all
//! that hobnob then says. `SNAPSHOTS=overwrite cargo test --test program bad` writes down what it says now. What a folder
//! in a repository cannot hold is made here.

mod made;
#[cfg(unix)]
mod unix;

use crate::blog::{Blog, Outcome};
use std::fs;
use std::path::{Path, PathBuf};

/// Lays `bad` over a good blog and builds; the site must stay as it was before.
fn build_over_good(lay: impl FnOnce(&Blog)) -> (Blog, Outcome) {
    let blog = Blog::new();
    blog.build().succeeds();
    let published = blog.published();
    lay(&blog);
    let outcome = blog.build();
    if outcome.code != Some(0) {
        assert!(blog.published() == published, "a failing build changed the site");
    }
    (blog, outcome)
}

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    let mut folders: Vec<PathBuf> = fs::read_dir(root)
        .expect("there is a tests/bad")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    folders.sort();
    folders
}

#[test]
fn each_folder_is_answered_as_written_down() {
    let assert = snapbox::Assert::new().action_env(snapbox::assert::DEFAULT_ACTION_ENV);
    for folder in folders() {
        let (blog, outcome) = build_over_good(|blog| {
            blog.copy(&folder);
            fs::remove_file(blog.path("said.txt")).expect("it was copied with the rest");
        });
        let code = outcome.code.expect("no signal ended it");
        assert!(matches!(code, 0..=2), "{}: exit {code}\n{}", folder.display(), outcome.stderr);
        let said = format!("exit {code}\n{}", outcome.stderr)
            .replace(&blog.root().display().to_string(), "[BLOG]");
        let expected = snapbox::Data::read_from(
            &folder.join("said.txt"),
            Some(snapbox::data::DataFormat::Text),
        );
        assert.eq(said, expected);
    }
}
