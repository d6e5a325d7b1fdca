//! What exports are understood to hold: each file of `tests/import/SYSTEM/` against the summary beside
//! it; and, where the collection of other people's exports lies beside the repository, the counts of
//! its sheet.

use std::fmt::Write;
use std::path::Path;

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
