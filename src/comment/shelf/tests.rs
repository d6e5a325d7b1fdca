//! Files are changed together or not at all.

use std::path::Path;

use super::{Change, Changes, FOLDER, Shelf, path_of};
use crate::comment::{Conversation, Topic, store};
use crate::diag::Text;

fn said(document: &str, words: &str) -> Conversation {
    let text = format!("post: {document}\ncomments:\n  - id: {document}\n    plain: {words}\n");
    store::parse(&Text::new("a", text)).unwrap().remove(0)
}

fn put(shelf: &Shelf, files: &[(&str, &[Conversation])]) -> Result<Changes, String> {
    let mut stage = shelf.stage();
    let fault = |found: crate::diag::Findings| {
        found.iter().map(|found| format!("{}: {}", found.path(), found.message)).collect::<String>()
    };
    for (path, conversations) in files {
        stage.put(path, conversations).map_err(fault)?;
    }
    stage.commit().map_err(fault)
}

/// Every file with its words, hidden ones too.
fn files(root: &Path) -> Vec<(String, String)> {
    let all = walkdir::WalkDir::new(root.join(FOLDER)).sort_by_file_name().into_iter().flatten();
    let files = all.filter(|entry| entry.file_type().is_file());
    let words = |path: &Path| std::fs::read_to_string(path).unwrap();
    let shown = |path: &Path| path.strip_prefix(root).unwrap().display().to_string();
    files.map(|entry| (shown(entry.path()), words(entry.path()))).collect()
}

#[test]
fn a_document_has_its_file() {
    let path =
        |document: &str| path_of(&Topic { document: document.to_owned(), ..Topic::default() });
    assert_eq!(path("posts/2026-03-01-a.md"), "posts/2026-03-01-a.yaml");
    assert_eq!(path("posts/a.b/index.md"), "posts/a.b.yaml");
    assert_eq!(path("index.md"), "index.yaml");
    assert_eq!(path(""), "_unmatched.yaml");
}

#[test]
fn files_come_change_and_go() {
    let root = tempfile::tempdir().unwrap();
    let shelf = Shelf::of(root.path());
    assert_eq!(shelf.read().unwrap(), []);
    let (a, b) = ([said("p/a.md", "one")], [said("p/b.md", "two")]);
    let changes = put(&shelf, &[("p/b.yaml", &b), ("p/a.yaml", &a)]).unwrap();
    assert_eq!(changes.written, ["comments/p/a.yaml", "comments/p/b.yaml"]);
    assert_eq!(files(root.path()).len(), 2, "nothing of ours is left beside them");
    assert_eq!(shelf.read().unwrap(), [a[0].clone(), b[0].clone()]);

    let again = put(&shelf, &[("p/b.yaml", &b), ("p/a.yaml", &[said("p/a.md", "new")])]).unwrap();
    assert_eq!(again.written, ["comments/p/a.yaml"]);
    let gone = put(&shelf, &[("p/b.yaml", &[]), ("p/a.yaml", &[]), ("p/c.yaml", &[])]).unwrap();
    assert_eq!(gone.removed, ["comments/p/a.yaml", "comments/p/b.yaml"]);
    assert!(!root.path().join("comments").exists(), "folders that became empty go too");
}

#[test]
fn what_fails_at_the_last_file_changes_none() {
    let root = tempfile::tempdir().unwrap();
    let shelf = Shelf::of(root.path());
    put(&shelf, &[("a.yaml", &[said("a.md", "one")]), ("b.yaml", &[said("b.md", "two")])]).unwrap();
    let before = files(root.path());
    // A folder stands where the last file should.
    std::fs::create_dir_all(root.path().join("comments/z.yaml/x")).unwrap();
    let new = said("a.md", "new");
    let fault = put(
        &shelf,
        &[
            ("a.yaml", std::slice::from_ref(&new)),
            ("b.yaml", &[]),
            ("n/c.yaml", std::slice::from_ref(&new)),
            ("z.yaml", std::slice::from_ref(&new)),
        ],
    );
    assert!(fault.unwrap_err().starts_with("comments/z.yaml: this cannot be written"));
    assert_eq!(files(root.path()), before);
    assert!(!root.path().join("comments/n").exists());
    assert!(root.path().join("comments/z.yaml/x").is_dir());
}

#[test]
fn a_file_that_cannot_be_read_is_never_touched() {
    let root = tempfile::tempdir().unwrap();
    let shelf = Shelf::of(root.path());
    std::fs::create_dir(root.path().join("comments")).unwrap();
    std::fs::write(root.path().join("comments/a.yaml"), "recipe: soup\n").unwrap();
    let before = files(root.path());
    assert!(put(&shelf, &[("a.yaml", &[said("a.md", "x")])]).unwrap_err().contains("`recipe`"));
    assert!(put(&shelf, &[("a.yaml", &[])]).is_err());
    assert_eq!(files(root.path()), before);
    assert!(shelf.read().is_err());
}

#[test]
fn what_is_dropped_has_not_happened() {
    let root = tempfile::tempdir().unwrap();
    let shelf = Shelf::of(root.path());
    put(&shelf, &[("a.yaml", &[said("a.md", "one")])]).unwrap();
    let before = files(root.path());
    let mut stage = shelf.stage();
    assert_eq!(stage.put("a.yaml", &[]).unwrap(), Change::Removed);
    assert_eq!(stage.put("b.yaml", &[said("b.md", "two")]).unwrap(), Change::Written);
    drop(stage);
    assert_eq!(files(root.path()), before);
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    let (root, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    std::os::unix::fs::symlink(other.path(), root.path().join("comments")).unwrap();
    let fault = put(&Shelf::of(root.path()), &[("a.yaml", &[said("a.md", "x")])]).unwrap_err();
    assert_eq!(fault, "comments: this is a link, and hobnob writes through none");
    assert_eq!(std::fs::read_dir(other.path()).unwrap().count(), 0);
}

#[cfg(unix)]
#[test]
fn who_may_do_what_with_a_file_stays() {
    use std::os::unix::fs::PermissionsExt as _;
    let root = tempfile::tempdir().unwrap();
    let shelf = Shelf::of(root.path());
    put(&shelf, &[("a.yaml", &[said("a.md", "one")])]).unwrap();
    let file = root.path().join("comments/a.yaml");
    let allow = |mode: u32| {
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    allow(0o600);
    put(&shelf, &[("a.yaml", &[said("a.md", "two")])]).unwrap();
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    allow(0o400);
    let before = files(root.path());
    for all in [&[said("a.md", "three")][..], &[]] {
        let fault = put(&shelf, &[("a.yaml", all)]).unwrap_err();
        assert_eq!(fault, "comments/a.yaml: this file may only be read");
    }
    assert_eq!(files(root.path()), before);
}
