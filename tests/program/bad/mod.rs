//! Bad input: each is a clear error that names the file, ends with 1 or 2, and leaves the last good site as it was.
//!
//! Every folder of `tests/bad/` is laid over a good blog that was built before; `said.txt` in it is the exit code and all
//! that hobnob then says. `SNAPSHOTS=overwrite cargo test --test program bad` writes down what it says now. What a folder
//! in a repository cannot hold is made here.

mod made;
#[cfg(unix)]
mod unix;

use crate::blog::{Blog, Outcome};
use snapbox::data::{Data, DataFormat};
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
    let wrong = folders().into_iter().filter_map(|folder| {
        let expected = Data::read_from(&folder.join("said.txt"), Some(DataFormat::Text)).raw();
        assert.try_eq(Some(&folder.display()), said(&folder).into(), expected).err()
    });
    let wrong: Vec<String> = wrong.map(|difference| difference.to_string()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The exit code, and all that hobnob says of a good blog with `folder` laid over it.
fn said(folder: &Path) -> String {
    let (blog, outcome) = build_over_good(|blog| blog.copy(folder));
    let code = outcome.code.expect("no signal ended it");
    assert!(matches!(code, 0..=2), "{}: exit {code}\n{}", folder.display(), outcome.stderr);
    format!("exit {code}\n{}", outcome.stderr.replace(&blog.root().display().to_string(), "[BLOG]"))
}
