//! Real posts, labelled, that are not part of the project: a table of what the default policy makes
//! of them, by class and by blog, and bounds that it must keep. Nothing of them is copied, and
//! without them there is nothing to measure. No weight is fitted to them: points are whole numbers
//! set by hand, so that no blog has to be left out to be judged fairly.
//!
//! `cargo test --test policy corpus -- --nocapture` prints the table; `target/tmp/policy-corpus.txt`
//! has it with every post's sum.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use hobnob::policy::balance::weigh;
use hobnob::policy::judge::{Bench, Judgement};
use hobnob::policy::score::Verdict;
use hobnob::policy::setting::Policy;

/// One labelled post.
struct Labelled {
    path: PathBuf,
    class: String,
    blog: String,
}

/// How many posts of a kind there are, and how many of them are warned and refused.
#[derive(Clone, Copy, Default)]
struct Tally {
    posts: usize,
    warned: usize,
    refused: usize,
}

impl Tally {
    fn add(&mut self, verdict: Verdict) {
        self.posts += 1;
        self.warned += usize::from(verdict == Verdict::Warn);
        self.refused += usize::from(verdict == Verdict::Refuse);
    }

    /// Of a hundred posts, how many are warned or refused.
    fn flagged(self) -> f64 {
        100.0 * (self.warned + self.refused) as f64 / self.posts.max(1) as f64
    }

    fn refused(self) -> f64 {
        100.0 * self.refused as f64 / self.posts.max(1) as f64
    }
}

fn corpus() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/policy-corpus");
    folder.join("index.tsv").is_file().then_some(folder)
}

fn labelled(folder: &Path) -> Vec<Labelled> {
    let index = std::fs::read_to_string(folder.join("index.tsv")).expect("index.tsv is text");
    let rows = index.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    let posts = rows.map(|row| Labelled {
        path: folder.join(row[0]),
        class: row[1].to_owned(),
        blog: row[2].to_owned(),
    });
    posts.collect()
}

/// Every post judged, the posts of a blog together.
fn judgements(posts: &[Labelled]) -> Vec<(&Labelled, Arc<Judgement>)> {
    let (config, policy) = (crate::config(), Policy::default());
    let now = "2026-06-01T00:00[UTC]".parse().expect("a moment");
    let mut blogs: BTreeMap<&str, Vec<&Labelled>> = BTreeMap::new();
    posts.iter().for_each(|post| blogs.entry(&post.blog).or_default().push(post));
    let mut all = Vec::new();
    for posts in blogs.into_values() {
        let judged = posts
            .into_iter()
            .filter_map(|post| Some((post, crate::judged(&post.path, &config, &policy)?)));
        let (posts, judged): (Vec<_>, Vec<_>) = judged.unzip();
        all.extend(
            posts.into_iter().zip(weigh(judged, Bench::new(&config, &policy, &now)).judgements),
        );
    }
    all
}

#[test]
#[expect(clippy::print_stdout, reason = "the table is for who runs it with `--nocapture`")]
fn real_posts_are_told_apart() {
    let Some(folder) = corpus() else { return };
    let posts = labelled(&folder);
    let judged = judgements(&posts);
    let mut classes: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut blogs: BTreeMap<(&str, &str), Tally> = BTreeMap::new();
    for (post, judgement) in &judged {
        classes.entry(&post.class).or_default().add(judgement.verdict());
        blogs.entry((&post.class, &post.blog)).or_default().add(judgement.verdict());
    }
    let table = table(&classes, &blogs);
    println!("{table}");
    let lines = judged.iter().map(|(post, judgement)| line(post, judgement) + "\n");
    let each: String = std::iter::once(table + "\n").chain(lines).collect();
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("policy-corpus.txt");
    std::fs::write(file, each).expect("the folder for what tests leave");
    let class = |name: &str| classes[name];
    assert_eq!(class("clean").refused, 0);
    assert!(class("clean").flagged() <= 1.0);
    assert_eq!(class("about-money").refused, 0);
    assert!(class("about-money").flagged() <= 5.0);
    assert_eq!(class("disclosed").refused, 0);
    assert!(class("monetized").flagged() >= 90.0);
    assert!(class("monetized").refused() >= 70.0);
}

fn table(classes: &BTreeMap<&str, Tally>, blogs: &BTreeMap<(&str, &str), Tally>) -> String {
    let mut table = format!("{:<44} {:>5} {:>6} {:>7}\n", "", "posts", "warned", "refused");
    let mut row = |name: &str, tally: &Tally| {
        let Tally { posts, warned, refused } = tally;
        let _ = writeln!(table, "{name:<44} {posts:>5} {warned:>6} {refused:>7}");
    };
    for (class, tally) in classes {
        row(class, tally);
        for ((_, blog), tally) in blogs.iter().filter(|((of, _), _)| of == class) {
            row(&format!("  {blog}"), tally);
        }
    }
    table
}

fn line(post: &Labelled, judgement: &Judgement) -> String {
    let name = post.path.file_name().unwrap_or_default().to_string_lossy();
    let sum = judgement.score.lines.iter();
    let sum: Vec<String> =
        sum.map(|it| format!("{}×{}={}", it.rule, it.count, it.points)).collect();
    let (verdict, points) = (judgement.verdict().name(), judgement.score.points);
    format!("{:<12} {verdict:<6} {points:>3} {name} [{}]", post.class, sum.join(" "))
}
