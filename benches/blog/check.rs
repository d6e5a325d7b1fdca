//! The policy's share: checking a blog beside building it, a commit hook beside `git status`, and posts made to be slow.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::files::write;
use crate::measure::{self, Run};
use crate::{files, hobnob};

/// Runs everything, prints the figures, and writes them to `result-check.json`.
pub(crate) fn race(folder: &Path, posts: usize, runs: usize) {
    let root = folder.join("check");
    if root.exists() {
        std::fs::remove_dir_all(&root).expect("an earlier race can be cleared away");
    }
    hobnob::write_blog(&root, posts);
    let result = json!({
        "version": 1,
        "posts": posts,
        "check": beside_a_build(&root, runs),
        "hook": beside_git_status(&root, runs),
        "growth": growth(folder),
    });
    write(folder, "result-check.json", &format!("{result:#}\n"));
    println!("figures in {}", folder.join("result-check.json").display());
}

fn program() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_hobnob"))
}

fn check(root: &Path) -> Command {
    let mut command = Command::new(program());
    command.args(["check", "--now", "2026-03-02", "--root"]).arg(root);
    command
}

/// A cold build and a check of the same blog, in turn.
fn beside_a_build(root: &Path, runs: usize) -> Value {
    let (mut builds, mut checks) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        files::clean(root);
        builds.push(measure::run(&mut hobnob::build(&program(), root)));
        checks.push(measure::run(&mut check(root)));
    }
    let (build, check) = (measure::median(&builds), measure::median(&checks));
    let text = files::size(&root.join("content")) / f64::from(1 << 20);
    println!("\n{text:.0} MiB of text | median s | peak MiB");
    println!("{:>15} | {:8.2} | {:8.0}", "build", build.seconds, build.peak_mib);
    println!("{:>15} | {:8.2} | {:8.0}", "check", check.seconds, check.peak_mib);
    println!("a check takes {:.2} of a cold build", check.seconds / build.seconds);
    println!("its memory is {:.2} times the text", check.peak_mib / text);
    json!({
        "text_mib": text,
        "build": seconds(&builds),
        "check": seconds(&checks),
        "ratio": check.seconds / build.seconds,
        "peak_mib": check.peak_mib,
    })
}

/// A repository of all posts, and one more that is staged anew for each turn: `git status`, then the hook.
fn beside_git_status(root: &Path, runs: usize) -> Value {
    files::clean(root);
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=A", "-c", "user.email=a@blog.example"]);
        command.arg("-C").arg(root).args(arguments);
        command
    };
    let stage = |turn: usize| {
        let text = format!("---\ntitle: One more\n---\nLetter number {turn}.\n");
        write(root, "content/posts/2026-03-01-one-more.md", &text);
        measure::run(&mut git(&["add", "--all"]));
    };
    let hook = || measure::run(check(root).arg("--index"));
    write(root, ".gitignore", "public/\n.hobnob/\n");
    measure::run(&mut git(&["init", "--quiet"]));
    measure::run(&mut git(&["add", "--all"]));
    measure::run(&mut git(&["commit", "--quiet", "--message", "All posts"]));
    let first = hook();
    let (mut hooks, mut statuses) = (Vec::new(), Vec::new());
    for turn in 0..runs.max(11) {
        stage(turn);
        statuses.push(measure::run(&mut git(&["status", "--short"])));
        hooks.push(hook());
    }
    let (hooked, status) = (measure::median(&hooks), measure::median(&statuses));
    println!("\nwith one staged post | median ms");
    println!("{:>20} | {:9.1}", "git status", status.seconds * 1000.0);
    println!("{:>20} | {:9.1}", "check --index", hooked.seconds * 1000.0);
    println!("the hook takes {:.2} times as long as `git status`", hooked.seconds / status.seconds);
    println!("the first one, which knows nothing yet, {:.2} s", first.seconds);
    json!({
        "git_status": seconds(&statuses),
        "check_index": seconds(&hooks),
        "first": first.seconds,
        "ratio": hooked.seconds / status.seconds,
    })
}

fn seconds(runs: &[Run]) -> Vec<f64> {
    runs.iter().map(|run| run.seconds).collect()
}

/// What posts that are made to be slow repeat: each trap with its name.
const HARD: &[(&str, &str)] = &[
    ("no space", "a"),
    ("emphasis in emphasis", "*a **b "),
    ("paid links in a line", "[a](https://www.amazon.com/dp/B000?tag=b-20) "),
    ("plain links in a line", "[a](https://a.example/b?c=d) "),
    ("addresses in a line", "https://a.example/b "),
    ("quotation marks", "“buy \"now "),
    ("phrases in a line", "Buy it now, only three left. "),
    ("phrases in a list", "- Buy it now\n"),
    ("buttons", "[Buy now](https://gumroad.com/l/a) "),
    ("angle brackets", "<a href=\"<"),
    ("forms", "<form action=\"https://a.example/\"><input type=email>\n"),
    ("comments", "<!-- hobnob-allow urgency: so it is -->\n\nLast chance.\n\n"),
];

/// How much longer four times the text takes: four times where the work grows with the text.
fn growth(folder: &Path) -> Value {
    println!("\n          a post of | 1 MiB, s | 4 MiB, s | times");
    let measured = HARD.iter().map(|(name, words)| {
        let [small, large] = [1, 4].map(|mib| seconds_of(folder, words, mib << 20));
        println!("{name:>20} | {small:8.2} | {large:8.2} | {:5.1}", large / small);
        json!({"name": name, "seconds": [small, large]})
    });
    measured.collect()
}

/// How long a blog of one post takes that says the same over and over, up to `size` bytes.
fn seconds_of(folder: &Path, words: &str, size: usize) -> f64 {
    let root = folder.join("hard");
    write(&root, "hobnob.yaml", "title: A\nbase_url: https://a.example/\n");
    write(&root, "content/posts/2026-03-01-hard.md", &words.repeat(size / words.len()));
    let runs = [0; 3].map(|_| measure::run(check(&root).arg("--exit-zero")));
    measure::fastest(&runs)
}
