//! `hobnob init --hook`: where the hook goes, and whose it leaves alone.

use std::fs;

use crate::blog::Outcome;
use crate::repository::Repository;

const HOOK: &str = ".git/hooks/pre-commit";

fn init(repository: &Repository, folder: &str, arguments: &[&str]) -> Outcome {
    let arguments = [&["init", "--hook", "--now", "2026-03-01"], arguments].concat();
    repository.run_in(folder, "hobnob", &arguments)
}

fn read(repository: &Repository, name: &str) -> String {
    fs::read_to_string(repository.path(name)).expect("the hook is there")
}

#[test]
fn a_new_blog_gets_its_hook_and_an_old_one_only_that() {
    let repository = Repository::new();
    assert_eq!(init(&repository, ".", &["--quiet"]).succeeds().stderr, "");
    assert!(repository.path("content/posts/2026-03-01-hello.md").is_file());
    let hook = read(&repository, HOOK);
    repository.write("hobnob.yaml", "title: Mine\nbase_url: https://mine.example/\n");
    fs::remove_file(repository.path(HOOK)).expect("the hook is there");
    let said = init(&repository, "content/posts", &[]).succeeds().stderr;
    assert!(said.contains("left as it is") && !said.contains("made a blog"), "{said}");
    assert_eq!(read(&repository, HOOK), hook);
    assert!(read(&repository, "hobnob.yaml").starts_with("title: Mine"));
    init(&repository, ".", &[]).succeeds();
    assert_eq!(read(&repository, HOOK), hook);
}

#[test]
fn an_older_hook_of_ours_is_replaced() {
    let repository = Repository::new();
    init(&repository, ".", &["blog"]);
    let hook = read(&repository, HOOK);
    repository.write(HOOK, &hook.replace("exec", "# changed\nexec"));
    init(&repository, ".", &["blog"]).succeeds();
    assert_eq!(read(&repository, HOOK), hook);
}

#[test]
fn what_others_put_there_stays() {
    let repository = Repository::new();
    let add = "above any `exec`: `hobnob check --index --root 'it'\\''s mine' || exit 1`";
    let theirs = "#!/bin/sh\nmake test\n";
    repository.write(HOOK, theirs);
    init(&repository, ".", &["it's mine"]).fails(2, &["hook/exists", add]);
    assert_eq!(read(&repository, HOOK), theirs);
    assert!(!repository.path("it's mine").exists(), "nothing was written");
}

#[test]
fn a_second_blog_does_not_take_the_hook_of_the_first() {
    let repository = Repository::new();
    init(&repository, ".", &["one"]).succeeds();
    init(&repository, ".", &["two"]).fails(2, &["another blog already, the one in `one`"]);
    fs::remove_dir_all(repository.path("one")).expect("the blog is there");
    init(&repository, ".", &["two"]).succeeds();
}

#[test]
fn hooks_go_where_git_looks_for_them() {
    let repository = Repository::new();
    repository.git(&["config", "core.hooksPath", "tools/hooks"]);
    init(&repository, ".", &["blog"]).succeeds();
    assert!(read(&repository, "tools/hooks/pre-commit").contains("blog='blog'"));
    for outside in ["../hooks", "/nowhere/hooks", "~/hooks"] {
        repository.git(&["config", "core.hooksPath", outside]);
        init(&repository, ".", &["blog"]).fails(2, &["hook/shared", "add this line"]);
    }
    assert!(!repository.path("../hooks").exists());
}

#[test]
fn a_worktree_has_the_hooks_of_its_repository() {
    let repository = Repository::new();
    repository.git(&["commit", "--quiet", "--allow-empty", "-m", "begin"]);
    repository.git(&["worktree", "add", "--quiet", "tree"]);
    init(&repository, "tree", &["blog"]).succeeds();
    assert!(read(&repository, HOOK).contains("blog='blog'"));
}

#[test]
fn without_a_repository_nothing_is_made() {
    let repository = Repository::new();
    fs::remove_dir_all(repository.path(".git")).expect("a repository");
    init(&repository, ".", &["blog"]).fails(2, &["git init"]);
    assert!(!repository.path("blog").exists());
}
