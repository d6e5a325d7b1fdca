//! The conversation's share: importing ten comments for each post, beside a tenth of them, and building the blog with and
//! without them.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::chance::Chance;
use crate::files::write;
use crate::measure::{self, Run};
use crate::post::Post;
use crate::{files, hobnob, prose};

const SEED: u64 = 20_260_302;
const COMMENTS_A_POST: usize = 10;

/// Runs everything, prints the figures, and writes them to `result-comments.json`.
pub(crate) fn race(folder: &Path, posts: usize, runs: usize) {
    let root = folder.join("comments");
    if root.exists() {
        std::fs::remove_dir_all(&root).expect("an earlier race can be cleared away");
    }
    hobnob::write_talking_blog(&root, posts);
    let bare = build(&root, runs);
    let imports = [posts / 10, posts].map(|posts| import(&root, posts));
    let talking = build(&root, runs);
    let again = build_again(&root, runs);
    let result = json!({
        "version": 1,
        "posts": posts,
        "imports": imports,
        "build": figures(&bare),
        "build_with_comments": figures(&talking),
        "build_with_known_comments": figures(&again),
    });
    tell(&bare, &talking, &again);
    write(folder, "result-comments.json", &format!("{result:#}\n"));
    println!("figures in {}", folder.join("result-comments.json").display());
}

/// Imports an export of the first `posts` into an empty store.
pub(crate) fn import(root: &Path, posts: usize) -> Value {
    let export = root.with_file_name(format!("{posts}.xml"));
    write_export(&export, posts);
    let store = root.join("comments");
    if store.exists() {
        std::fs::remove_dir_all(&store).expect("an earlier import can be cleared away");
    }
    let mut command = Command::new(program());
    command.args(["comments", "import", "--quiet", "--now", "2026-03-02", "--root"]);
    let run = measure::run(command.arg(root).arg(&export));
    let mib = files::size(&export) / f64::from(1 << 20);
    println!(
        "\nimport of {} comments, {mib:.0} MiB: {:.2} s, at most {:.0} MiB of memory",
        posts * COMMENTS_A_POST,
        run.seconds,
        run.peak_mib
    );
    json!({"comments": posts * COMMENTS_A_POST, "mib": mib, "seconds": run.seconds, "peak_mib": run.peak_mib})
}

/// Builds from nothing.
fn build(root: &Path, runs: usize) -> Vec<Run> {
    let run = |_| {
        files::clean(root);
        measure::run(&mut hobnob::build(&program(), root))
    };
    (0..runs).map(run).collect()
}

/// Builds from nothing but what the last build remembers.
fn build_again(root: &Path, runs: usize) -> Vec<Run> {
    let run = |_| {
        let public = root.join("public");
        std::fs::remove_dir_all(public).expect("the last build has written something");
        measure::run(&mut hobnob::build(&program(), root))
    };
    (0..runs).map(run).collect()
}

fn tell(bare: &[Run], talking: &[Run], again: &[Run]) {
    println!("\n                a build | median s | peak MiB");
    for (name, runs) in
        [("without comments", bare), ("with all of them", talking), ("which it knows", again)]
    {
        let median = measure::median(runs);
        println!("{name:>23} | {:8.2} | {:8.0}", median.seconds, median.peak_mib);
    }
    let [bare, talking] = [bare, talking].map(measure::median);
    let (time, memory) = (talking.seconds / bare.seconds, talking.peak_mib / bare.peak_mib);
    println!("the comments make it {time:.2} times as long, and {memory:.2} times as large");
}

fn figures(runs: &[Run]) -> Value {
    let seconds: Vec<f64> = runs.iter().map(|run| run.seconds).collect();
    json!({"seconds": seconds, "peak_mib": measure::median(runs).peak_mib})
}

fn program() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_hobnob"))
}

/// Writes what WordPress would export of the first `posts`, each with its comments.
fn write_export(path: &Path, posts: usize) {
    let mut file = BufWriter::new(File::create(path).expect("the folder of the race is writable"));
    let mut say = |text: &str| file.write_all(text.as_bytes()).expect("the disk has room");
    say(HEAD);
    for number in 0..posts {
        let post = Post::new(number);
        say(&format!(
            "<item><title>{0}</title><link>https://opendoor.example/posts/{0}/</link><wp:post_id>{number}</wp:post_id>\
             <wp:post_name>{0}</wp:post_name><wp:post_type>post</wp:post_type>\n",
            post.slug
        ));
        Comment::all(&post).iter().for_each(|comment| say(&comment.wordpress()));
        say("</item>\n");
    }
    say("</channel></rss>\n");
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" \
     xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><title>The Open Door</title>\
     <wp:wxr_version>1.2</wp:wxr_version>\n";

/// Who answers for the blog.
pub(crate) const OWNER: &str = "Mara";

/// One comment, two hours after the last; every third answers the one before it. The owner has the
/// fifth, which answers the fourth, and the ninth, which says to nobody whom it answers.
pub(crate) struct Comment {
    id: usize,
    name: String,
    /// 0 for none.
    parent: usize,
    date: String,
    words: String,
}

impl Comment {
    /// What is said under a post.
    pub(crate) fn all(post: &Post) -> Vec<Self> {
        (0..COMMENTS_A_POST).map(|turn| Self::new(post, turn)).collect()
    }

    fn new(post: &Post, turn: usize) -> Self {
        let id = post.number * COMMENTS_A_POST + turn + 1;
        let mut chance = Chance::new(SEED, id);
        let name = match turn {
            4 | 8 => OWNER.to_owned(),
            _ => format!("Reader {}", chance.below(20_000)),
        };
        let parent = if turn % 3 == 2 || turn == 4 { id - 1 } else { 0 };
        let mut words = String::new();
        for _ in 0..chance.between(2, 6) {
            let _ = write!(words, "{} ", prose::sentence(&mut chance));
        }
        words += if chance.below(3) == 0 { "Or is it?" } else { "" };
        let date = format!("{} {:02}:{:02}:00", post.date, turn * 2, chance.below(60));
        Self { id, name, parent, date, words }
    }

    /// As data.
    pub(crate) fn json(&self) -> Value {
        let Self { id, name, date, words, .. } = self;
        json!({"id": id, "name": name, "date": date, "words": words})
    }

    fn wordpress(&self) -> String {
        let Self { id, name, parent, date, words } = self;
        format!(
            "<wp:comment><wp:comment_id>{id}</wp:comment_id><wp:comment_author><![CDATA[{name}]]></wp:comment_author>\
             <wp:comment_author_email>{0}@readers.example</wp:comment_author_email><wp:comment_author_url></wp:comment_author_url>\
             <wp:comment_date_gmt>{date}</wp:comment_date_gmt><wp:comment_content><![CDATA[{words}]]></wp:comment_content>\
             <wp:comment_approved>1</wp:comment_approved><wp:comment_type>comment</wp:comment_type>\
             <wp:comment_parent>{parent}</wp:comment_parent><wp:comment_user_id>0</wp:comment_user_id></wp:comment>\n",
            name.replace(' ', "-"),
        )
    }
}
