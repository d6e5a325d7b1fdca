//! What an author waits for while writing: `hobnob serve` and `hugo server` on the same blog, with the same pages and the
//! same comments; the latter as it usually is, when it renders only the pages that somebody looked at last, and rendering
//! all pages that change, as hobnob does. From the start to the first page, and from a saved file to the page that shows it and to the word that
//! tells the browser to load it again.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};

use crate::files::write;
use crate::measure;
use crate::post::Post;
use crate::server::Server;
use crate::{comments, hobnob, hugo};

/// Runs everything, prints the figures, and writes them to `result-serve.json`.
pub(crate) fn race(target: &Path, folder: &Path, posts: usize, runs: usize) {
    let contestants = contestants(target, folder, posts);
    let warm = warm_build(&contestants[0].root, runs);
    println!("\na warm build of hobnob, to compare its start with: {warm:.2} s");
    let measured = contestants.map(|contestant| contestant.measure(posts, runs));
    let figures: Vec<Value> = measured.iter().map(|measured| measured.tell(warm)).collect();
    compare(&measured);
    let result = json!({"version": 1, "posts": posts, "warm_build": warm, "servers": figures});
    write(folder, "result-serve.json", &format!("{result:#}\n"));
    println!("figures in {}", folder.join("result-serve.json").display());
}

/// A generator with its copy of the blog.
struct Contestant {
    name: &'static str,
    root: PathBuf,
    /// What it is started with, on a port.
    serve: Box<dyn Fn(u16) -> Server>,
    /// A post's file, from the root.
    file: fn(&Post) -> String,
    /// The template of a post, from the root.
    template: &'static str,
}

fn contestants(target: &Path, folder: &Path, posts: usize) -> [Contestant; 3] {
    if folder.exists() {
        std::fs::remove_dir_all(folder).expect("an earlier race can be cleared away");
    }
    let (ours, theirs) = (folder.join("hobnob"), folder.join("hugo"));
    hobnob::write_talking_blog(&ours, posts);
    comments::import(&ours, posts);
    hugo::write_talking_blog(&theirs, posts);
    let program = hugo::install(target);
    let at_ours = ours.clone();
    let hugo = |name, more: &'static [&'static str]| {
        let (program, root) = (program.clone(), theirs.clone());
        Contestant {
            name,
            root: theirs.clone(),
            serve: Box::new(move |port| {
                let mut command = hugo::serve(&program, &root, port);
                command.args(more);
                Server::start(command, port, &hugo::EVENTS)
            }),
            file: |post| format!("content/posts/{}.md", post.slug),
            template: "layouts/page.html",
        }
    };
    [
        Contestant {
            name: "hobnob",
            root: ours,
            serve: Box::new(move |port| {
                Server::start(hobnob::serve(&at_ours, port), port, &hobnob::EVENTS)
            }),
            file: |post| format!("content/posts/{}", hobnob::file_name(post)),
            template: "templates/post.html",
        },
        hugo("hugo", &[]),
        hugo("hugo, all pages", &["--disableFastRender"]),
    ]
}

/// The median of builds with all that an earlier one left behind.
fn warm_build(root: &Path, runs: usize) -> f64 {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_hobnob"));
    let build = || hobnob::build(&program, root);
    let _ = measure::run(&mut build());
    let runs: Vec<_> = (0..runs).map(|_| measure::run(&mut build())).collect();
    measure::median(&runs).seconds
}

/// One kind of change: seconds from the saved file to the page that shows it, and to the browser's being told.
struct Change {
    name: &'static str,
    page: Vec<f64>,
    event: Vec<f64>,
}

struct Measured {
    name: &'static str,
    start: f64,
    changes: Vec<Change>,
    resident_mib: f64,
    peak_mib: f64,
}

impl Contestant {
    fn measure(&self, posts: usize, runs: usize) -> Measured {
        let post = Post::new(posts / 2);
        let page = format!("/posts/{}/", post.slug);
        let server = (self.serve)(free_port());
        let start = server.first_page(&page);
        let mut listener = server.listen();
        let post = (self.file)(&post);
        let edits: [(&str, &str, Edit); 3] = [
            ("a word in one post", &post, word),
            ("a tag of one post", &post, tag),
            ("the template of posts", self.template, template),
        ];
        let changes = edits.map(|(name, file, edit)| {
            let path = self.root.join(file);
            let before = std::fs::read_to_string(&path).expect("the race has written it");
            let mut change = Change { name, page: Vec::new(), event: Vec::new() };
            for turn in 0..runs {
                let (text, sign) = edit(&before, turn);
                let (shown, told) = listener.edit(&path, &text, (&page, &sign));
                change.page.push(shown);
                change.event.push(told);
                // Nobody types while the last change is still being worked on.
                std::thread::sleep(Duration::from_secs(1));
            }
            listener.undo(&path, &before);
            change
        });
        let (resident_mib, peak_mib) = server.memory();
        Measured { name: self.name, start, changes: changes.into(), resident_mib, peak_mib }
    }
}

/// What a file becomes in one turn, and what the page then shows that it did not show before.
type Edit = fn(&str, usize) -> (String, String);

fn word(text: &str, turn: usize) -> (String, String) {
    let sign = format!("changed-{turn}");
    (text.replacen("\n---\n\n", &format!("\n---\n\n{sign} "), 1), sign)
}

fn tag(text: &str, turn: usize) -> (String, String) {
    let sign = format!("new-{turn}");
    (text.replacen("tags: [", &format!("tags: [{sign}, "), 1), format!("/tags/{sign}/"))
}

fn template(text: &str, turn: usize) -> (String, String) {
    let sign = format!("turn-{turn}");
    (text.replacen("<article>", &format!("<article class=\"{sign}\">"), 1), sign)
}

/// A port that was free a moment ago.
fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("there is a free port");
    listener.local_addr().expect("it is bound").port()
}

fn median(seconds: &[f64]) -> f64 {
    let mut sorted = seconds.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

impl Measured {
    fn tell(&self, warm: f64) -> Value {
        println!("\n{:>24} | to the page, s | to the event, s", self.name);
        for Change { name, page, event } in &self.changes {
            println!("{name:>24} | {:14.3} | {:15.3}", median(page), median(event));
        }
        let Self { start, resident_mib, peak_mib, .. } = self;
        println!("start to the first page: {start:.2} s, {:.2} times a warm build", start / warm);
        println!("memory: {resident_mib:.0} MiB, at most {peak_mib:.0}");
        let changes = self.changes.iter().map(
            |Change { name, page, event }| json!({"name": name, "page": page, "event": event}),
        );
        json!({
            "name": self.name,
            "start": start,
            "changes": changes.collect::<Vec<_>>(),
            "resident_mib": resident_mib,
            "peak_mib": peak_mib,
        })
    }
}

fn compare([ours, others @ ..]: &[Measured; 3]) {
    for theirs in others {
        println!("\nhobnob's share of the time of {}:", theirs.name);
        println!("{:>24} | {:.3}", "start", ours.start / theirs.start);
        for (ours, theirs) in ours.changes.iter().zip(&theirs.changes) {
            let page = median(&ours.page) / median(&theirs.page);
            let event = median(&ours.event) / median(&theirs.event);
            println!("{:>24} | to the page {page:.3}, to the event {event:.3}", ours.name);
        }
    }
}
