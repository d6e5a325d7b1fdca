//! What exports are understood to hold: each file of `tests/import/SYSTEM/` against the summary beside
//! it; and, where the collection of other people's exports lies beside the repository, the counts of
//! its sheet.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use hobnob::comment::{Kind, Status};
use hobnob::diag::{Diagnostic, Findings};
use hobnob::import::comments::{Export, Moment, Options, Row, Sink, System, Thread, read};
use snapbox::{Data, assert_data_eq};
use walkdir::WalkDir;

/// Everything an export tells.
#[derive(Default)]
struct Heard {
    threads: Vec<Thread>,
    rows: Vec<Row>,
    problems: Vec<Diagnostic>,
}

impl Sink for Heard {
    fn thread(&mut self, thread: Thread) {
        self.threads.push(thread);
    }

    fn row(&mut self, row: Row) -> Result<(), Findings> {
        self.rows.push(row);
        Ok(())
    }

    fn problem(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }
}

fn hear(path: &Path, system: System) -> Heard {
    let mut heard = Heard::default();
    let export = Export::open(&[path.to_owned()], Some(system));
    let told = export.and_then(|export| read(&export, &Options::default(), &mut heard, &|_| {}));
    heard.problems.extend(told.err().into_iter().flatten());
    heard
}

fn system(name: &str) -> Option<System> {
    System::ALL.into_iter().find(|(known, _)| *known == name).map(|(_, system)| system)
}

/// What was heard, for people: a block for each thread, row and problem, without what is not said.
fn summary(heard: &Heard) -> String {
    let mut summary = String::new();
    let mut say = |name: &str, value: &str| {
        if !value.is_empty() {
            writeln!(summary, "{name}: {value}").expect("it is memory");
        }
    };
    heard.threads.iter().for_each(|thread| tell_thread(thread, &mut say));
    heard.rows.iter().for_each(|row| tell_row(row, &mut say));
    for problem in &heard.problems {
        let line = problem.span.as_ref().and_then(|span| span.start()).map_or(0, |at| at.line);
        say(problem.severity.name(), &format!("{} line {line}: {}", problem.code, problem.message));
    }
    summary
}

fn tell_thread(thread: &Thread, say: &mut impl FnMut(&str, &str)) {
    say("thread", &format!("{} (line {})", thread.key, thread.place.line));
    say("  ids", &thread.ids.join(" "));
    say("  urls", &thread.urls.join(" "));
    say("  slug", thread.slug.as_deref().unwrap_or_default());
    say("  file", thread.file.as_deref().unwrap_or_default());
    say("  title", thread.title.as_deref().unwrap_or_default());
    say("  closed", if thread.is_closed { "yes" } else { "" });
    say("  offset", &thread.offset.map(|offset| offset.to_string()).unwrap_or_default());
}

fn tell_row(row: &Row, say: &mut impl FnMut(&str, &str)) {
    say(row.kind.name(), &format!("{} of {} (line {})", row.id, row.thread, row.place.line));
    say("  answers", row.parent.as_deref().unwrap_or_default());
    say(
        "  status",
        Some(row.status.name()).filter(|name| *name != "published").unwrap_or_default(),
    );
    say("  by", &row.writer.name);
    let writer = [
        &row.writer.url,
        &row.writer.account,
        &row.writer.email,
        &row.writer.ip,
        &row.writer.agent,
    ];
    for (name, value) in ["  site", "  account", "  email", "  ip", "  agent"].iter().zip(writer) {
        say(name, value.as_deref().unwrap_or_default());
    }
    for (name, is_so) in [
        ("bot", row.writer.is_bot),
        ("owner", row.is_owner),
        ("acknowledged", row.is_acknowledged),
        ("labelled spam", row.is_labelled_spam),
    ] {
        say("  is", if is_so { name } else { "" });
    }
    say(
        "  at",
        &match &row.date {
            Moment::At(at) => at.to_string(),
            Moment::Local(wall) => format!("{wall} somewhere"),
            Moment::Unknown(said) => format!("no date: {said}"),
        },
    );
    say("  edited", &row.edited.map(|at| at.to_string()).unwrap_or_default());
    say("  stands", row.url.as_deref().unwrap_or_default());
    say("  says", &format!("{:?} {:?}", row.body.markup, row.body.text));
}

#[test]
fn exports_are_understood() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import");
    let files = WalkDir::new(&root).min_depth(2).max_depth(2).sort_by_file_name();
    let mut seen = 0;
    for entry in files.into_iter().map(|entry| entry.expect("the folder is readable")) {
        let path = entry.path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            continue;
        }
        let name = path.parent().and_then(Path::file_name).expect("it lies in a folder");
        let system = system(&name.to_string_lossy()).expect("the folder is called after a system");
        let told = summary(&hear(path, system));
        assert_data_eq!(told, Data::read_from(&path.with_extension("txt"), None).raw());
        seen += 1;
    }
    assert!(seen > 0, "there is nothing to look at");
}

/// The folders of the collection that hold JSON, with their systems.
const COLLECTED: [(&str, System); 8] = [
    ("webmention/", System::Webmention),
    ("github-discussions/", System::Discussions),
    ("github-issues/", System::Issues),
    ("mastodon/", System::Mastodon),
    ("bluesky/", System::Bluesky),
    ("remark42/", System::Remark42),
    ("commento/", System::Commento),
    ("ghost/", System::Ghost),
];

/// What an export holds, by the headings of the sheet.
fn counts(heard: &Heard) -> BTreeMap<&'static str, usize> {
    let ids: BTreeSet<&String> = heard.rows.iter().map(|row| &row.id).collect();
    let posts: BTreeSet<&String> = heard.rows.iter().map(|row| &row.thread).collect();
    let count = |wanted: &dyn Fn(&Row) -> bool| heard.rows.iter().filter(|row| wanted(row)).count();
    let answers = |there: bool| {
        move |row: &Row| row.parent.as_ref().is_some_and(|id| ids.contains(id) == there)
    };
    let stands = |all: &'static [Status]| move |row: &Row| all.contains(&row.status);
    BTreeMap::from([
        ("comments", heard.rows.len()),
        ("approved", count(&stands(&[Status::Published]))),
        ("pending", count(&stands(&[Status::Pending]))),
        ("spam", count(&stands(&[Status::Spam]))),
        ("deleted_trash_hidden", count(&stands(&[Status::Deleted, Status::Trash, Status::Hidden]))),
        ("posts_with_comments", posts.len()),
        ("roots", count(&|row| row.parent.is_none())),
        ("replies", count(&answers.clone()(true))),
        ("dangling", count(&answers(false))),
    ])
}

#[test]
fn collected_exports_have_the_counts_of_their_sheet() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/comment-fixtures");
    let Ok(sheet) = std::fs::read_to_string(folder.join("SOURCES.tsv")) else { return };
    let mut lines = sheet.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let headings = lines.next().expect("the sheet has headings");
    for line in lines {
        let file = line[0];
        let Some((_, system)) = COLLECTED.iter().find(|(start, _)| file.starts_with(start)) else {
            continue;
        };
        let heard = hear(&folder.join(file), *system);
        assert!(!heard.problems.iter().any(Diagnostic::is_error), "{file}: {:?}", heard.problems);
        let found = counts(&heard);
        let stated =
            headings.iter().zip(&line).filter_map(|(name, cell)| Some((*name, cell.parse().ok()?)));
        let stated = stated.filter(|(name, _)| found.contains_key(name));
        let stated: BTreeMap<&str, usize> = stated.collect();
        let found: BTreeMap<&str, usize> =
            found.into_iter().filter(|(name, _)| stated.contains_key(name)).collect();
        assert_eq!(found, stated, "{file}");
    }
}

#[test]
fn collected_mentions_are_of_the_kinds_that_the_sheet_counts() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/comment-fixtures/webmention/nhoizey.webmentions.json");
    if !file.exists() {
        return;
    }
    let heard = hear(&file, System::Webmention);
    let count = |kind: Kind| heard.rows.iter().filter(|row| row.kind == kind).count();
    let kinds = [Kind::Bookmark, Kind::Comment, Kind::Like, Kind::Mention, Kind::Repost].map(count);
    assert_eq!(kinds, [5, 274, 5, 861, 123]);
}

/// Each comment answers the one before it.
fn chain(length: usize) -> [(System, String); 3] {
    let post = |at: usize| {
        format!(
            "{{\"post\":{{\"uri\":\"at://a/b/{at}\",\"record\":{{\"text\":\"{at}\"}}}},\"replies\":["
        )
    };
    let nested: String = (0..=length).map(post).collect();
    let status = |at: usize| {
        let above = at.checked_sub(1).map_or("null".to_owned(), |above| above.to_string());
        format!(
            "{{\"id\":{at},\"in_reply_to_id\":{above},\"content\":\"{at}\",\"account\":{{}}}}\n"
        )
    };
    let backwards: String = (0..=length).rev().map(status).collect();
    let answer = |at: usize| format!("{{\"id\":\"{at}\",\"isMinimized\":false,\"replies\":[");
    let replies: String = (1..=length).map(answer).collect();
    [
        (System::Bluesky, format!("{{\"thread\":{nested}{}}}", "]}".repeat(length + 1))),
        (System::Mastodon, backwards),
        (
            System::Discussions,
            format!("{{\"number\":1,\"comments\":[{replies}{}]}}", "]}".repeat(length)),
        ),
    ]
}

#[test]
fn ten_thousand_answers_to_each_other_are_read() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    for (system, export) in chain(10_000) {
        let file = folder.path().join("export.json");
        std::fs::write(&file, export).expect("there is room for a file");
        let heard = hear(&file, system);
        let roots = heard.rows.iter().filter(|row| row.parent.is_none()).count();
        assert_eq!((heard.rows.len(), roots), (10_000, 1), "{system:?}");
        assert_eq!(heard.problems.len(), 0, "{system:?}");
    }
}
