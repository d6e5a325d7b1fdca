//! What an import says when it is done, for people and for programs.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::comment::shelf::Changes;
use crate::comment::{Candidate, html};
use crate::diag::{Diagnostic, Findings, Span};
use crate::import::comments::System;
use crate::import::comments::settle::{Counts, Report, Unmatched};
use crate::value::plural::count;

/// More posts than this would push the rest off the screen.
const MOST_POSTS: usize = 10;

/// More different problems than this nobody reads.
const MOST_PROBLEMS: usize = 12;

/// As many problems as are read with patience, of each sort all: they are shown together.
pub(super) fn some(problems: &Findings) -> Findings {
    let mut said = BTreeSet::new();
    let mut is_read = |found: &Diagnostic| {
        said.contains(&found.message)
            || said.len() < MOST_PROBLEMS && said.insert(found.message.clone())
    };
    problems.iter().filter(|found| is_read(found)).cloned().collect()
}

/// A few sentences: what came, what became of it, and what is left to do.
pub(super) fn human(
    system: System,
    report: &Report,
    changes: &Changes,
    is_rehearsal: bool,
) -> String {
    let mut words = came(system, &report.counts);
    words += &became(report, changes, is_rehearsal);
    words += &waits(report);
    words += &unmatched(report);
    words += &owners(report);
    if is_rehearsal {
        words += "\nThis was a rehearsal: nothing was written.\n";
    }
    words
}

fn came(system: System, counts: &Counts) -> String {
    let name = system.name();
    if counts.comments == 0 {
        return format!("There are no comments in this export from {name}.\n");
    }
    let mut words = format!("{} from {name}", count(counts.comments, "comment"));
    if counts.posts > 0 {
        let _ = write!(words, ", under {}", count(counts.posts, "post"));
    }
    if let (Some(first), Some(last)) = (counts.first, counts.last) {
        let day = |at: jiff::Timestamp| at.strftime("%Y-%m-%d").to_string();
        let _ = match day(first) == day(last) {
            true => write!(words, ", of {}", day(first)),
            false => write!(words, ", {} to {}", day(first), day(last)),
        };
    }
    words + ".\n" + &stood(counts)
}

/// Where they stood, as far as that is not the usual.
fn stood(counts: &Counts) -> String {
    let all = [
        (counts.mentions, "from elsewhere: pingbacks, mentions, likes"),
        (counts.owner, "by the blog's own people"),
        (counts.pending, "waiting for your leave"),
        (counts.unknown, "waiting for your leave: the export does not say what was public"),
        (counts.spam, "marked as advertising, and not shown"),
        (counts.deleted, "deleted, thrown away or hidden, and not shown"),
        (counts.private, "not meant for everybody: the words are left out"),
    ];
    let told = all.into_iter().filter(|(number, _)| *number > 0);
    told.map(|(number, what)| format!("  {number:>5}  {what}\n")).collect()
}

fn became(report: &Report, changes: &Changes, is_rehearsal: bool) -> String {
    let Report { added, updated, unchanged, duplicates, .. } = report;
    let files = changes.written.len() + changes.removed.len();
    if report.counts.comments == 0 {
        return String::new();
    }
    let mut words = match (added, updated) {
        (0, 0) if files > 0 => {
            "Nothing is new, and some comments have found their post.\n".to_owned()
        }
        (0, 0) => "Nothing is new: everything stands in comments/ already.\n".to_owned(),
        _ => fates(*added, *updated, *unchanged),
    };
    if *duplicates > 0 {
        let _ = writeln!(
            words,
            "{} left out: the same under another address, or told twice.",
            copies(*duplicates)
        );
    }
    if !is_rehearsal && files > 0 {
        let _ = writeln!(
            words,
            "{} in comments/ changed; commit them with the blog.",
            count(files, "file")
        );
    }
    words
}

/// `8 are new, 1 has changed.`
fn fates(added: usize, updated: usize, unchanged: usize) -> String {
    let all = [
        (added, "is new", "are new"),
        (updated, "has changed", "have changed"),
        (unchanged, "stands as it was", "stand as they were"),
    ];
    let told = all.iter().filter(|(number, ..)| *number > 0);
    let told = told
        .map(|(number, one, many)| format!("{number} {}", if *number == 1 { one } else { many }));
    told.collect::<Vec<_>>().join(", ") + ".\n"
}

fn copies(number: usize) -> String {
    if number == 1 { "1 copy was".to_owned() } else { format!("{number} copies were") }
}

fn waits(report: &Report) -> String {
    let mut words = String::new();
    if report.held > 0 {
        let (look, is) = look(report.held);
        let _ = writeln!(words, "{look} like advertising and {is} held back, not deleted.");
    }
    if report.look > 0 {
        let (look, is) = look(report.look);
        let _ = writeln!(
            words,
            "{look} a little like advertising and {is} shown until you say otherwise."
        );
    }
    if !words.is_empty() {
        words += "`hobnob comments list --suspect` says why of each.\n";
    }
    words
}

fn look(number: usize) -> (String, &'static str) {
    match number {
        1 => ("1 new comment looks".to_owned(), "is"),
        _ => (format!("{number} new comments look"), "are"),
    }
}

fn unmatched(report: &Report) -> String {
    if report.unmatched.is_empty() {
        return String::new();
    }
    let comments = count(report.homeless(), "comment");
    let posts = count(report.unmatched.len(), "post");
    let mut words = format!(
        "\n{comments} under {posts} that this blog does not have: kept in comments/_unmatched.yaml.\n"
    );
    words.extend(report.unmatched.iter().take(MOST_POSTS).map(line));
    if let Some(more) = report.unmatched.len().checked_sub(MOST_POSTS).filter(|more| *more > 0) {
        let _ = writeln!(words, "  and {more} more: `--format json` names them all");
    }
    words + "Say which post is meant, and import once more: `--map OLD=NEW`.\n"
}

fn line(post: &Unmatched) -> String {
    let (address, title) = (html::name(&post.address), html::name(&post.title));
    let title = if title.is_empty() { title } else { format!("  {title}") };
    let map = match &post.guess {
        Some(guess) => format!("\n         perhaps: --map '{address}={guess}'"),
        None => String::new(),
    };
    format!("  {:>5}  {address}{title}{map}\n", post.comments)
}

fn owners(report: &Report) -> String {
    let Some(first) = report.candidates.first().filter(|_| report.counts.owner == 0) else {
        return String::new();
    };
    let one = |one: &Candidate| {
        format!(
            "  {:>5}  {}, under {}\n",
            one.answers,
            html::name(&one.name),
            count(one.posts, "post")
        )
    };
    let all: String = report.candidates.iter().map(one).collect();
    let name = crate::data::scalar::line(&html::name(&first.name));
    format!(
        "\nWho of them are you? These answered most:\n{all}Name yourself in hobnob.yaml, and import once more; \
         `hobnob comments owners` has the whole list:\n  comments: {{owners: [{{names: [{name}]}}]}}\n"
    )
}

/// One object: the counts, what became of them, and every problem with file and line.
pub(super) fn json(
    system: System,
    report: &Report,
    changes: &Changes,
    is_rehearsal: bool,
) -> Value {
    let counts = &report.counts;
    json!({
        "version": 1,
        "system": system.name(),
        "dry_run": is_rehearsal,
        "comments": counts.comments,
        "approved": counts.approved,
        "pending": counts.pending,
        "spam": counts.spam,
        "deleted": counts.deleted,
        "private": counts.private,
        "unknown": counts.unknown,
        "mentions": counts.mentions,
        "kinds": counts.kinds,
        "threads": counts.threads,
        "posts": counts.posts,
        "roots": counts.roots,
        "replies": counts.replies,
        "dangling": counts.dangling,
        "owner": counts.owner,
        "first": counts.first.map(second),
        "last": counts.last.map(second),
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "duplicates": report.duplicates,
        "held": report.held,
        "look": report.look,
        "unmatched": report.homeless(),
        "unmatched_posts": report.unmatched.iter().map(unmatched_post).collect::<Value>(),
        "owners": report.candidates.iter().map(candidate).collect::<Value>(),
        "written": changes.written,
        "removed": changes.removed,
        "problems": report.problems.iter().map(problem).collect::<Value>(),
    })
}

fn second(at: jiff::Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

fn unmatched_post(post: &Unmatched) -> Value {
    json!({"address": post.address, "title": post.title, "comments": post.comments, "guess": post.guess})
}

fn candidate(one: &Candidate) -> Value {
    json!({"name": one.name, "answers": one.answers, "posts": one.posts})
}

fn problem(found: &Diagnostic) -> Value {
    let line = found.span.as_ref().and_then(Span::start).map_or(0, |at| at.line);
    json!({
        "code": found.code,
        "file": found.path(),
        "line": line,
        "message": found.message,
        "help": found.help,
    })
}
