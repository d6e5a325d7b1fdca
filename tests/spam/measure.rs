//! Real exports, of which a table says what is advertising: how much of it is held, and how many
//! genuine comments are. Nothing of them is copied, and without them there is nothing to measure.
//!
//! `cargo test --test spam measure -- --nocapture` prints the table; `target/tmp/spam.txt` has every
//! comment that was doubted, with its reasons.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use hobnob::comment::{Judgement, Mark, Status, Verdict};

use crate::shelf::{Piece, history, pieces};

/// What somebody who read them says of comments, by file and id.
type Labels = BTreeMap<(String, String), String>;

/// One comment and what became of it.
struct Judged {
    file: String,
    is_spam: bool,
    judgement: Option<Judgement>,
    line: String,
}

fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/comment-fixtures");
    folder.join("spam-labels.tsv").is_file().then_some(folder)
}

fn rows(folder: &Path, name: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(folder.join(name)).expect("a table is text");
    let rows = text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect());
    rows.collect()
}

fn labels(folder: &Path) -> Labels {
    let label = |row: Vec<String>| ((row[0].clone(), row[1].clone()), row[2].clone());
    rows(folder, "spam-labels.tsv").into_iter().map(label).collect()
}

/// Every file with its comments; videos' comments are not those of blogs.
fn files(folder: &Path) -> Vec<(String, Vec<Piece>)> {
    let names = rows(folder, "SOURCES.tsv").into_iter().map(|row| row[0].clone());
    let blogs = names.filter(|name| !name.starts_with("csv-spam/"));
    blogs.filter_map(|name| Some((name.clone(), pieces(&folder.join(&name))?))).collect()
}

fn is_spam(labels: &Labels, file: &str, piece: &Piece) -> Option<bool> {
    let label = |id: &String| labels.get(&(file.to_owned(), id.clone())).map(String::as_str);
    let label = piece.ids.iter().find_map(label);
    let is_known_spam = piece.comment.status == Status::Spam || piece.comment.judgement.is_some();
    match label {
        Some("spam") => Some(true),
        Some("grey") => None,
        None if is_known_spam => None,
        _ => Some(false),
    }
}

/// Judges every comment of a file whose number `is_judged`; the others are marked as they are.
fn judge(
    labels: &Labels,
    (file, pieces): (&str, &mut [Piece]),
    is_judged: impl Fn(usize) -> bool,
) -> Vec<Judged> {
    for (number, piece) in pieces.iter_mut().enumerate() {
        let known = is_spam(labels, file, piece).filter(|_| !is_judged(number));
        piece.comment.mark = known.map(|is| if is { Mark::Spam } else { Mark::Fine });
    }
    let history = history(pieces);
    let numbered = pieces.iter().enumerate().filter(|(number, _)| is_judged(*number));
    let judged = numbered.filter_map(|(_, piece)| {
        let judgement = history.judge(&piece.comment, &piece.subject);
        let is_spam = is_spam(labels, file, piece)?;
        let line = line(file, piece, is_spam, judgement.as_ref());
        Some(Judged { file: file.to_owned(), is_spam, judgement, line })
    });
    judged.collect()
}

fn line(file: &str, piece: &Piece, is_spam: bool, judgement: Option<&Judgement>) -> String {
    let reasons = judgement.into_iter().flat_map(|judgement| &judgement.reasons);
    let reasons: Vec<String> =
        reasons.map(|reason| format!("{} {:+}", reason.name, reason.points)).collect();
    let verdict = judgement.map_or("fine", |judgement| judgement.verdict.name());
    let kind = if is_spam { "spam" } else { "genuine" };
    format!("{kind:<8}{verdict:<6}{file} {} [{}]\n", piece.ids[0], reasons.join(", "))
}

/// How many of how many are held, and looked at.
#[derive(Clone, Copy, Default)]
struct Tally {
    all: usize,
    look: usize,
    held: usize,
}

impl Tally {
    fn of<'j>(judged: impl Iterator<Item = &'j Judged>) -> Self {
        judged.fold(Self::default(), |tally, judged| {
            let verdict = judged.judgement.as_ref().map(|judgement| judgement.verdict);
            Self {
                all: tally.all + 1,
                look: tally.look + usize::from(verdict == Some(Verdict::Look)),
                held: tally.held + usize::from(verdict == Some(Verdict::Held)),
            }
        })
    }

    fn held_of_hundred(self) -> f64 {
        100.0 * self.held as f64 / self.all.max(1) as f64
    }
}

fn table(judged: &[Judged]) -> String {
    let mut table = format!(
        "{:<42}{:>8}{:>6}{:>6}{:>8}{:>6}{:>6}\n",
        "", "genuine", "look", "held", "spam", "look", "held"
    );
    let mut files: Vec<&str> = judged.iter().map(|judged| judged.file.as_str()).collect();
    files.dedup();
    for file in files.into_iter().chain([""]) {
        let of = |is_spam| {
            let fitting = judged.iter().filter(|it| file.is_empty() || it.file == file);
            Tally::of(fitting.filter(|it| it.is_spam == is_spam))
        };
        let (fine, spam) = (of(false), of(true));
        let _ = writeln!(
            table,
            "{file:<42}{:>8}{:>6}{:>6}{:>8}{:>6}{:>6}",
            fine.all, fine.look, fine.held, spam.all, spam.look, spam.held
        );
    }
    table
}

#[test]
#[expect(clippy::print_stdout, reason = "the table is for who runs it with `--nocapture`")]
fn real_comments_are_told_apart() {
    let Some(folder) = folder() else {
        println!("there are no exports beside the repository: skipped");
        return;
    };
    let labels = labels(&folder);
    let mut files = files(&folder);
    let mut alone = Vec::new();
    for (file, pieces) in &mut files {
        alone.extend(judge(&labels, (file, pieces), |_| true));
    }
    let mut learned = Vec::new();
    for half in 0..2 {
        for (file, pieces) in &mut files {
            learned.extend(judge(&labels, (file, pieces), |number| number % 2 == half));
        }
    }
    let report =
        format!("rules alone\n{}\nhalf of the marks learned\n{}", table(&alone), table(&learned));
    println!("{report}");
    let doubted = |judged: &Judged| judged.is_spam || judged.judgement.is_some();
    let lines = |judged: &[Judged]| -> String {
        judged.iter().filter(|it| doubted(it)).map(|it| it.line.as_str()).collect()
    };
    let whole = format!("{report}\n{}\nlearned\n{}", lines(&alone), lines(&learned));
    std::fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("spam.txt"), whole)
        .expect("the folder for what tests leave");
    let genuine = |judged: &[Judged]| Tally::of(judged.iter().filter(|it| !it.is_spam));
    let spam = |judged: &[Judged]| Tally::of(judged.iter().filter(|it| it.is_spam));
    assert!(genuine(&alone).held_of_hundred() <= 0.1);
    assert!(genuine(&learned).held_of_hundred() <= 0.1);
    assert!(spam(&alone).held_of_hundred() >= 70.0);
    assert!(spam(&learned).held_of_hundred() >= 80.0);
}
