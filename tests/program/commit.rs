//! Commits through the hook of `hobnob init --hook`: what is judged is what would be committed, and nothing else.

use std::fs;
use std::process::Command;

use crate::blog::Outcome;
use crate::post::{OPEN, SELLS};
use crate::repository::Repository;

const POST: &str = "content/posts/2026-03-01-hello.md";

/// A repository whose hook judges the blog in `folder`, with one commit.
fn blog_in(folder: &str) -> Repository {
    let repository = Repository::new();
    repository.run("hobnob", &["init", "--hook", "--now", "2026-03-01", folder]).succeeds();
    commit_all(&repository).succeeds();
    repository
}

fn blog() -> Repository {
    blog_in(".")
}

fn commit_all(repository: &Repository) -> Outcome {
    repository.git(&["add", "--all"]);
    commit(repository, &[])
}

fn commit(repository: &Repository, arguments: &[&str]) -> Outcome {
    repository.run("git", &[&["commit", "--quiet", "-m", "words"], arguments].concat())
}

/// Itself, which must be a commit that hobnob refused because of `post`.
#[track_caller]
fn refused(outcome: Outcome, post: &str) {
    assert_eq!(outcome.code, Some(1), "{outcome:?}");
    let said = outcome.said();
    assert!(said.contains(post) && said.contains("ad-embed"), "{said}");
}

fn commits(repository: &Repository) -> usize {
    repository.git(&["rev-list", "--all"]).lines().count()
}

#[test]
fn the_first_commit_is_judged_like_any_other() {
    let repository = Repository::new();
    repository.run("hobnob", &["init", "--hook", "--now", "2026-03-01"]).succeeds();
    repository.write(POST, SELLS);
    refused(commit_all(&repository), POST);
    assert_eq!(commits(&repository), 0);
    repository.write(POST, OPEN);
    commit_all(&repository).succeeds();
}

#[test]
fn only_what_is_staged_counts() {
    let repository = blog();
    repository.write(POST, SELLS);
    repository.git(&["add", POST]);
    repository.write(POST, OPEN);
    refused(commit(&repository, &[]), POST);
    repository.git(&["add", POST]);
    repository.write(POST, SELLS);
    repository.write("content/posts/2026-03-02-draft.md", SELLS);
    commit(&repository, &[]).succeeds();
}

#[test]
fn the_configuration_counts_as_staged() {
    let repository = blog();
    let config = "title: Mine\nbase_url: https://mine.example/\n";
    let lenient = format!("{config}policy:\n  level: off\n");
    repository.write(POST, SELLS);
    repository.write("hobnob.yaml", config);
    repository.git(&["add", "--all"]);
    repository.write("hobnob.yaml", &lenient);
    refused(commit(&repository, &[]), POST);
    repository.git(&["add", "hobnob.yaml"]);
    repository.write("hobnob.yaml", "title: [");
    commit(&repository, &[]).succeeds();
    repository.git(&["rm", "--quiet", "--cached", "hobnob.yaml"]);
    commit(&repository, &[]).fails(1, &["config/none", "git add hobnob.yaml"]);
}

#[test]
fn each_way_to_commit_is_judged_by_its_own_index() {
    let other = "content/posts/2026-03-02-other.md";
    let repository = blog();
    repository.write(other, OPEN);
    commit_all(&repository).succeeds();
    repository.write(POST, SELLS);
    commit(&repository, &["--", other]).fails(1, &[]);
    refused(commit(&repository, &["--all"]), POST);
    refused(commit(&repository, &["--", POST]), POST);
    refused(commit(&repository, &["--all", "--amend"]), POST);
    refused(commit(&repository, &["--include", POST]), POST);
    repository.git(&["add", POST]);
    fs::write(repository.path(other), format!("{OPEN}More.\n")).expect("the folder is ours");
    commit(&repository, &["--", other]).succeeds();
    refused(commit(&repository, &[]), POST);
    repository.git(&["restore", "--staged", POST]);
    commit(&repository, &["--amend"]).succeeds();
}

#[test]
fn a_commit_is_judged_from_wherever_it_is_made() {
    let repository = blog_in("my blog");
    let post = format!("my blog/{POST}");
    repository.write(&post, SELLS);
    for folder in [".", "my blog", "my blog/content/posts"] {
        refused(repository.run_in(folder, "git", &["commit", "-am", "words"]), POST);
    }
    repository.write(&post, OPEN);
    repository.write("content/posts/2026-03-01-no-blog.md", SELLS);
    commit_all(&repository).succeeds();
}

#[test]
fn a_worktree_is_judged_by_its_own_index() {
    let repository = blog_in("blog");
    repository.git(&["worktree", "add", "--quiet", "tree"]);
    let post = format!("blog/{POST}");
    repository.write(&post, SELLS);
    repository.git(&["add", &post]);
    repository.write(&format!("tree/{post}"), &format!("{OPEN}More.\n"));
    for arguments in [&["commit", "-qam", "words"][..], &["commit", "-q", "--amend", "-m", "words"]]
    {
        repository.run_in("tree", "git", arguments).succeeds();
    }
    repository.write(&format!("tree/{post}"), SELLS);
    refused(repository.run_in("tree/blog", "git", &["commit", "-am", "words"]), POST);
}

#[test]
fn deletions_and_renames_are_judged() {
    let repository = blog();
    repository.write("content/posts/2026-03-02-other.md", OPEN);
    repository.write("content/posts/2026-03-03-sells.md", SELLS);
    repository.git(&["add", "--all"]);
    commit(&repository, &["--no-verify"]).succeeds();
    repository.git(&["rm", "--quiet", POST]);
    refused(commit(&repository, &[]), "2026-03-03-sells.md");
    repository.git(&["mv", "content/posts/2026-03-03-sells.md", "content/posts/2026-03-03-b.md"]);
    refused(commit(&repository, &[]), "2026-03-03-b.md");
    repository.git(&["rm", "--quiet", "-f", "content/posts/2026-03-03-b.md"]);
    commit(&repository, &[]).succeeds();
}

#[test]
fn names_of_every_kind_are_judged() {
    let repository = blog();
    for name in ["a b.md", "größe.md", "日本.md", "-n.md", "it's \"so\".md", "*.md"] {
        let post = format!("content/posts/{name}");
        repository.write(&post, SELLS);
        refused(commit_all(&repository), name);
        repository.git(&["rm", "--quiet", "--cached", "--", &post]);
        fs::remove_file(repository.path(&post)).expect("the post is there");
    }
    repository.write("content/posts/two\nlines.md", OPEN);
    commit_all(&repository).fails(1, &["source/name", "two\\nlines.md", "rename the file"]);
}

#[test]
fn a_rebase_is_judged_once_its_conflict_is_settled() {
    let repository = blog();
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    repository.write(POST, &format!("{OPEN}Side.\n"));
    commit_all(&repository).succeeds();
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write(POST, &format!("{OPEN}Main.\n"));
    commit_all(&repository).succeeds();
    assert_ne!(repository.run("git", &["rebase", "side"]).code, Some(0));
    let check = || repository.run("hobnob", &["check", "--index"]);
    check().fails(2, &["git/conflict", POST, "git add"]);
    repository.write(POST, SELLS);
    repository.git(&["add", POST]);
    refused(commit(&repository, &[]), POST);
    repository.write(POST, OPEN);
    repository.git(&["add", POST]);
    check().succeeds();
    commit(&repository, &[]).succeeds();
    repository.git(&["rebase", "--continue"]);
}

#[test]
fn a_merge_is_judged_before_it_is_committed() {
    let repository = blog();
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    repository.write("content/posts/2026-03-02-sells.md", SELLS);
    repository.git(&["add", "--all"]);
    commit(&repository, &["--no-verify"]).succeeds();
    repository.git(&["checkout", "--quiet", "main"]);
    repository.git(&["merge", "--quiet", "--no-ff", "--no-commit", "side"]);
    refused(commit(&repository, &[]), "2026-03-02-sells.md");
}

#[test]
fn a_branch_without_the_blog_is_let_through() {
    let repository = blog();
    repository.git(&["checkout", "--quiet", "--orphan", "pages"]);
    repository.git(&["rm", "-rfq", "."]);
    repository.write("index.html", "<p>built</p>");
    commit_all(&repository).succeeds();
}

#[test]
fn an_index_may_be_named_in_any_way() {
    let repository = blog_in("blog");
    let post = format!("blog/{POST}");
    repository.write(&post, SELLS);
    let index = |name: &str, folder: &str, arguments: &[&str]| {
        let mut command: Command = repository.command(folder, arguments[0]);
        Outcome::of(command.args(&arguments[1..]).env("GIT_INDEX_FILE", name))
    };
    index("other", ".", &["git", "read-tree", "HEAD"]).succeeds();
    index("other", ".", &["git", "add", &post]).succeeds();
    let absolute = repository.path("other");
    let absolute = absolute.to_str().expect("the folder's name is text");
    for name in ["other", absolute] {
        for (folder, root) in [(".", "blog"), ("blog", "."), ("blog/content", "..")] {
            let check = index(name, folder, &["hobnob", "check", "--index", "--root", root]);
            refused(check, POST);
        }
    }
    repository.run("hobnob", &["check", "--index", "--root", "blog"]).succeeds();
}

/// Some runners of hooks go to a folder first, and say it in git's variables or do not.
#[test]
fn a_hook_of_ones_own_may_go_to_the_blog_first() {
    for tree in [".", "tree"] {
        let repository = blog_in("blog");
        let hook = "#!/bin/sh\ncd blog && hobnob check --index || exit 1\n";
        repository.write(".git/hooks/pre-commit", hook);
        if tree != "." {
            repository.git(&["worktree", "add", "--quiet", tree]);
        }
        repository.write(&format!("{tree}/blog/{POST}"), SELLS);
        refused(repository.run_in(tree, "git", &["commit", "-am", "words"]), POST);
        repository.write(&format!("{tree}/blog/{POST}"), &format!("{OPEN}More.\n"));
        repository.run_in(tree, "git", &["commit", "-am", "words"]).succeeds();
    }
}

#[test]
fn a_work_tree_that_only_git_knows_of_is_judged() {
    let repository = blog();
    let (store, tree) = (repository.path(".git"), repository.path("."));
    let away = tempfile::tempdir().expect("a folder for the repository");
    let away = away.path().join("store");
    fs::rename(&store, &away).expect("both are ours");
    repository.write(POST, SELLS);
    let (store, tree) =
        (format!("--git-dir={}", away.display()), format!("--work-tree={}", tree.display()));
    refused(repository.run("git", &[&store, &tree, "commit", "-am", "words"]), POST);
}

#[test]
fn another_repository_is_not_mistaken_for_the_one_being_committed() {
    let (outer, blog) = (blog(), blog());
    blog.write(POST, SELLS);
    blog.git(&["add", "--all"]);
    let hook = format!("#!/bin/sh\nhobnob check --index --root '{}'\n", blog.root().display());
    outer.write(".git/hooks/pre-commit", &hook);
    outer.write(POST, &format!("{OPEN}More.\n"));
    refused(commit(&outer, &["--all"]), POST);
    blog.git(&["restore", "--staged", POST]);
    commit(&outer, &["--all"]).succeeds();
}

#[test]
fn where_git_has_nothing_to_tell_hobnob_says_what_to_do() {
    let repository = blog();
    let check = |root: &str| repository.run("hobnob", &["check", "--index", "--root", root]);
    repository.git(&["clone", "--quiet", "--bare", ".", "bare"]);
    repository.write("bare/hobnob.yaml", "");
    check("bare").fails(2, &["git/bare", "git clone"]);
    repository.write("new/hobnob.yaml", "");
    check("new").fails(2, &["git/nothing-staged", "git add ."]);
    let mut without = repository.command(".", env!("CARGO_BIN_EXE_hobnob"));
    let without = Outcome::of(without.args(["check", "--index"]).env("PATH", "/nowhere"));
    without.fails(2, &["git/none", "install git"]);
    repository.write(".git/index", "no index, but longer than the shortest there can be");
    check(".").fails(2, &["git/refused", "git reset"]);
    fs::remove_dir_all(repository.path(".git")).expect("the repository is ours");
    check(".").fails(2, &["git/no-repository", "git init"]);
}
