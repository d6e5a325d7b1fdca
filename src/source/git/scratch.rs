//! A repository for tests, made with the real git and gone afterwards.

use std::path::{Path, PathBuf};

use super::place::Place;

pub(super) struct Scratch {
    folder: tempfile::TempDir,
}

impl Scratch {
    /// A repository without a commit.
    pub(super) fn new() -> Self {
        let scratch = Self { folder: tempfile::tempdir().unwrap() };
        scratch.git(&["init", "--quiet", "--initial-branch=main"]);
        scratch
    }

    /// One with these files staged, each holding its own path.
    pub(super) fn with(paths: &[&str]) -> Self {
        let scratch = Self::new();
        paths.iter().for_each(|path| scratch.write(path, path));
        scratch.git(&["add", "."]);
        scratch
    }

    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(super) fn write(&self, path: &str, words: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, words).unwrap();
    }

    pub(super) fn git(&self, arguments: &[&str]) {
        assert!(self.tries(arguments), "git {arguments:?}");
    }

    /// Whether git could do it.
    pub(super) fn tries(&self, arguments: &[&str]) -> bool {
        let mut git = Place::alone(self.path()).git();
        git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        git.args(["-c", "user.name=Mara", "-c", "user.email=mara@blog.example"]);
        let output = git.args(arguments).output().unwrap();
        output.status.success()
    }

    pub(super) fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "-m", message]);
    }

    /// A folder beside the work tree's own files.
    pub(super) fn below(&self, path: &str) -> PathBuf {
        self.path().join(path)
    }
}
