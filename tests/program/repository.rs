//! A git repository in a folder of its own, driven by the real git, with hobnob on the PATH of its hooks.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

use crate::blog::Outcome;

/// A repository that goes away with this value.
pub(crate) struct Repository {
    folder: TempDir,
}

impl Repository {
    /// A repository without a commit, on the branch `main`.
    pub(crate) fn new() -> Self {
        let folder = TempDir::with_prefix("repository-").expect("a folder for the repository");
        let repository = Self { folder };
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository.git(&["config", "user.name", "Mara"]);
        repository.git(&["config", "user.email", "mara@blog.example"]);
        repository
    }

    /// Its folder.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// The path of the file `name` in it.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root().join(name)
    }

    /// Writes the file `name`, folders included.
    pub(crate) fn write(&self, name: &str, words: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("it is ours");
        fs::write(path, words).expect("the folder is ours");
    }

    /// Runs git at the top, which must succeed.
    #[track_caller]
    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        self.run("git", arguments).succeeds().stdout
    }

    /// Runs a program at the top.
    pub(crate) fn run(&self, program: impl AsRef<OsStr>, arguments: &[&str]) -> Outcome {
        self.run_in(".", program, arguments)
    }

    /// Runs a program in a folder of the repository.
    pub(crate) fn run_in(
        &self,
        folder: &str,
        program: impl AsRef<OsStr>,
        arguments: &[&str],
    ) -> Outcome {
        let mut command = self.command(folder, program);
        command.args(arguments);
        Outcome::of(&mut command)
    }

    /// A program about to be run in a folder of the repository, as on a machine where nobody set up git.
    pub(crate) fn command(&self, folder: &str, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.path(folder)).env("PATH", path_with_hobnob());
        // A test that runs in a hook of our own repository must not see that repository.
        let inherited = std::env::vars_os().map(|(name, _)| name);
        for name in inherited.filter(|name| name.as_encoded_bytes().starts_with(b"GIT_")) {
            command.env_remove(name);
        }
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        command.env("GIT_EDITOR", "true").env("NO_COLOR", "1").env("LC_ALL", "C.UTF-8");
        command
    }
}

/// The PATH, with the hobnob under test before all.
#[expect(clippy::disallowed_methods, reason = "a test hands its own PATH to what it runs")]
fn path_with_hobnob() -> std::ffi::OsString {
    let hobnob =
        Path::new(env!("CARGO_BIN_EXE_hobnob")).parent().expect("a program is in a folder");
    let rest = std::env::var_os("PATH").unwrap_or_default();
    let all = std::iter::once(hobnob.to_owned()).chain(std::env::split_paths(&rest));
    std::env::join_paths(all).expect("no folder of the PATH holds its separator")
}
