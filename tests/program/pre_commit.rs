//! The hook in `.pre-commit-hooks.yaml`, run by the real pre-commit.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::blog::Outcome;
use crate::post::{NEARLY, OPEN, SELLS};
use crate::repository::Repository;

const POST: &str = "content/posts/2026-03-01-hello.md";

fn ours() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What the tests fetch or make once and keep.
fn data(name: &str) -> PathBuf {
    ours().join("target/test-data").join(name)
}

fn program() -> PathBuf {
    let program = data("pre-commit-4.7.0/bin/pre-commit");
    assert!(program.is_file(), "there is no pre-commit here: run tests/all, which installs it");
    program
}

/// pre-commit in the repository, with its store in there too.
fn pre_commit(repository: &Repository, arguments: &[&str]) -> Outcome {
    Outcome::of(command(repository, program()).args(arguments))
}

fn command(repository: &Repository, program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = repository.command(".", program);
    command.env("PRE_COMMIT_HOME", repository.path(".git/pre-commit"));
    command
}

fn commit(repository: &Repository, arguments: &[&str]) -> Outcome {
    Outcome::of(command(repository, "git").args(["commit", "-m", "words"]).args(arguments))
}

/// A blog without a commit whose hook is ours, but for the program, which is the one under test.
fn blog() -> Repository {
    let repository = Repository::new();
    repository.run("hobnob", &["init", "--now", "2026-03-01"]).succeeds();
    let hooks =
        fs::read_to_string(ours().join(".pre-commit-hooks.yaml")).expect("the hooks are there");
    let hooks = hooks.replace("language: rust", "language: system");
    let hooks: String = hooks.lines().map(|line| format!("  {line}\n")).collect();
    repository
        .write(".pre-commit-config.yaml", &format!("repos:\n- repo: local\n  hooks:\n{hooks}"));
    pre_commit(&repository, &["install"]).succeeds();
    repository.git(&["add", "--all"]);
    repository
}

#[track_caller]
fn refused(outcome: &Outcome) {
    assert_eq!(outcome.code, Some(1), "{outcome:?}");
    let said = outcome.said();
    assert!(said.contains("Failed") && said.contains(POST) && said.contains("ad-embed"), "{said}");
}

#[test]
fn a_post_that_sells_is_refused_and_others_pass() {
    let repository = blog();
    repository.write(POST, SELLS);
    repository.git(&["add", POST]);
    refused(&commit(&repository, &[]));
    repository.write(POST, OPEN);
    repository.git(&["add", POST]);
    commit(&repository, &[]).succeeds();
}

#[test]
fn warnings_are_seen_though_the_commit_is_made() {
    let repository = blog();
    repository.write(POST, NEARLY);
    repository.git(&["add", POST]);
    let said = commit(&repository, &[]).succeeds().said();
    assert!(said.contains("Passed") && said.contains(POST), "{said}");
    assert!(said.contains("warning[policy/undisclosed-link]"), "{said}");
}

#[test]
fn all_files_are_judged_though_nothing_is_staged() {
    let repository = blog();
    repository.write(POST, SELLS);
    repository.git(&["add", POST]);
    commit(&repository, &["--no-verify"]).succeeds();
    refused(&pre_commit(&repository, &["run", "--all-files"]));
    refused(&pre_commit(&repository, &["run"]));
}

#[test]
fn only_what_is_staged_counts() {
    let repository = blog();
    repository.write(POST, SELLS);
    repository.git(&["add", POST]);
    repository.write(POST, OPEN);
    refused(&commit(&repository, &[]));
    repository.git(&["add", POST]);
    repository.write(POST, SELLS);
    repository.write("content/posts/2026-03-02-draft.md", SELLS);
    commit(&repository, &[]).succeeds();
    let kept = fs::read_to_string(repository.path(POST)).expect("the post is there");
    assert_eq!(kept, SELLS, "what was not staged is still there");
}

#[test]
fn a_commit_that_only_deletes_is_judged() {
    let repository = blog();
    repository.write("content/posts/2026-03-02-other.md", OPEN);
    repository.write(POST, SELLS);
    repository.git(&["add", "--all"]);
    commit(&repository, &["--no-verify"]).succeeds();
    repository.git(&["rm", "--quiet", "content/posts/2026-03-02-other.md"]);
    refused(&commit(&repository, &[]));
    repository.git(&["rm", "--quiet", POST]);
    commit(&repository, &[]).succeeds();
}

#[test]
fn each_way_to_commit_is_judged_by_its_own_index() {
    let repository = blog();
    repository.write(POST, OPEN);
    repository.git(&["add", "--all"]);
    commit(&repository, &[]).succeeds();
    repository.write(POST, SELLS);
    refused(&commit(&repository, &["--all"]));
    refused(&commit(&repository, &["--", POST]));
    refused(&commit(&repository, &["--all", "--amend"]));
}

/// What a stranger does: pre-commit clones our repository and compiles hobnob with all that it stands on.
/// What it compiles is kept for the next time, and need not run fast.
#[test]
#[ignore = "compiles hobnob anew, which takes minutes: tests/all runs it"]
fn a_stranger_needs_nothing_but_our_repository() {
    let repository = Repository::new();
    repository.run("hobnob", &["init", "--now", "2026-03-01"]).succeeds();
    repository.write(POST, SELLS);
    repository.write("content/posts/2026-03-02-pot.md", NEARLY);
    repository.git(&["add", "--all"]);
    let mut try_repo = command(&repository, program());
    try_repo.arg("try-repo").arg(ours()).args(["hobnob-check", "--all-files"]);
    try_repo.env("CARGO_NET_OFFLINE", "true").env("CARGO_TARGET_DIR", data("stranger"));
    for (setting, value) in [("LTO", "off"), ("OPT_LEVEL", "0"), ("CODEGEN_UNITS", "256")] {
        try_repo.env(format!("CARGO_PROFILE_RELEASE_{setting}"), value);
    }
    let outcome = Outcome::of(&mut try_repo);
    refused(&outcome);
    assert!(outcome.said().contains("2026-03-02-pot.md"), "{outcome:?}");
}
