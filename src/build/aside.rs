//! What was set aside, from its file beside the comments and back.

use jiff::tz::TimeZone;

use crate::comment::shelf::Shelf;
use crate::diag::Findings;
use crate::remind::aside::{FILE, Ledger, Line};

/// Everything that was set aside; nothing where there is no such file. With it what is doubtful.
///
/// # Errors
/// When the file cannot be read, and every line in it that is wrong.
pub fn read_ledger(shelf: &Shelf) -> Result<(Ledger, Findings), Findings> {
    let text = shelf.text(FILE)?;
    text.map_or_else(|| Ok(Default::default()), |text| Ledger::parse(&text))
}

/// Adds lines to the file; chosen moments are told in `zone`. Where it is new, git is told how to merge
/// it.
///
/// # Errors
/// When the disk refuses; then nothing was added.
pub fn set_aside(shelf: &Shelf, lines: &[Line], zone: &TimeZone) -> Result<(), Findings> {
    if lines.is_empty() {
        return Ok(());
    }
    if shelf.text(FILE)?.is_none() {
        shelf.keep_both_sides(FILE)?;
    }
    let lines: String = lines.iter().map(|line| line.print(zone)).collect();
    shelf.append(FILE, &lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::remind::aside::{Act, Entry};
    use jiff::Timestamp;
    use std::path::Path;
    use std::process::Command;

    fn nod(id: &str) -> Line {
        let entry = Entry { at: Timestamp::UNIX_EPOCH, act: Act::Acknowledge };
        Line::Of(id.to_owned(), entry)
    }

    fn add(root: &Path, ids: &[&str]) {
        let lines: Vec<Line> = ids.iter().map(|id| nod(id)).collect();
        set_aside(&Shelf::of(root), &lines, &TimeZone::UTC).unwrap();
    }

    fn ledger(root: &Path) -> Ledger {
        read_ledger(&Shelf::of(root)).unwrap().0
    }

    fn words(root: &Path, name: &str) -> String {
        std::fs::read_to_string(root.join("comments").join(name)).unwrap()
    }

    #[test]
    fn many_at_once_lose_nothing() {
        let root = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            for writer in 0..8 {
                let root = root.path();
                scope.spawn(move || {
                    (0..20).for_each(|at| add(root, &[&format!("csv:{writer}-{at}"), "csv:x"]));
                });
            }
        });
        let ledger = ledger(root.path());
        let mut all = (0..8).flat_map(|writer| (0..20).map(move |at| format!("csv:{writer}-{at}")));
        assert!(all.all(|id| ledger.entry(&id).is_some()));
        assert_eq!(words(root.path(), FILE).lines().count(), 320);
    }

    #[test]
    fn a_line_cut_short_costs_no_other() {
        let root = tempfile::tempdir().unwrap();
        add(root.path(), &["csv:1", "csv:2"]);
        let file = root.path().join("comments").join(FILE);
        let length = std::fs::metadata(&file).unwrap().len();
        std::fs::OpenOptions::new().write(true).open(&file).unwrap().set_len(length - 9).unwrap();
        add(root.path(), &["csv:3"]);
        let (ledger, doubts) = read_ledger(&Shelf::of(root.path())).unwrap();
        let known = ["csv:1", "csv:2", "csv:3"].map(|id| ledger.entry(id).is_some());
        assert_eq!(known, [true, false, true]);
        assert_eq!(doubts.iter().map(|doubt| doubt.code).collect::<Vec<_>>(), ["aside/torn"]);
    }

    #[test]
    fn what_somebody_told_git_stays() {
        let told = [
            ("*.yaml text", "*.yaml text\n_aside.ndjson merge=union\n"),
            ("/_aside.ndjson -merge\n", "/_aside.ndjson -merge\n"),
            ("_aside.ndjson binary", "_aside.ndjson binary"),
        ];
        for (before, after) in told {
            let root = tempfile::tempdir().unwrap();
            std::fs::create_dir(root.path().join("comments")).unwrap();
            std::fs::write(root.path().join("comments/.gitattributes"), before).unwrap();
            add(root.path(), &["csv:1"]);
            assert_eq!(words(root.path(), ".gitattributes"), after);
        }
        let root = tempfile::tempdir().unwrap();
        add(root.path(), &["csv:1"]);
        std::fs::write(root.path().join("comments/.gitattributes"), "").unwrap();
        add(root.path(), &["csv:2"]);
        assert_eq!(words(root.path(), ".gitattributes"), "", "it was asked once");
    }

    #[test]
    fn a_file_that_cannot_be_written_is_told() {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(root.path().join("comments").join(FILE)).unwrap();
        let found = set_aside(&Shelf::of(root.path()), &[nod("csv:1")], &TimeZone::UTC);
        let found = found.unwrap_err();
        let told: Vec<_> = found.iter().map(|found| (found.code, found.path())).collect();
        assert_eq!(told, [("comments/io", "comments/_aside.ndjson")]);
    }

    #[test]
    fn git_merges_what_two_machines_wrote() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        let git = |line: &str| {
            let who = ["-c", "user.name=Mara", "-c", "user.email=mara@blog.example"];
            let all = who.into_iter().chain(line.split(' '));
            let done = Command::new("git").current_dir(root).args(all).output().unwrap();
            assert!(done.status.success(), "git {line}: {done:?}");
        };
        let save = || {
            git("add .");
            git("commit --quiet -m Aside");
        };
        git("init --quiet --initial-branch=desk");
        add(root, &["csv:1"]);
        save();
        git("checkout --quiet -b laptop");
        add(root, &["csv:2", "csv:4"]);
        save();
        git("checkout --quiet desk");
        add(root, &["csv:3", "csv:4"]);
        save();
        git("merge --quiet laptop -m Together");
        let ledger = ledger(root);
        assert!(["csv:1", "csv:2", "csv:3", "csv:4"].iter().all(|id| ledger.entry(id).is_some()));
    }
}
