//! The index: the files of a blog as the next commit will hold them.

use std::collections::BTreeSet;
use std::path::Path;

use super::blob;
use super::listing::{Line, Listing};
use super::object::ObjectId;
use super::repository::Repository;
use crate::diag::{Diagnostic, Findings};
use crate::source::{Source, name};

/// The index of the repository that a blog lies in, as far as it is about the blog.
///
/// Links and submodules are passed over, for they have no words of their own; so is what
/// `git add -N` only announced, for no commit will hold it.
#[derive(Debug)]
pub struct Index {
    repository: Repository,
    listing: Listing,
}

/// A file in the index, not yet read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// From the folder that was walked, with `/`.
    pub path: String,
    /// As people know it: from the blog's root, with `/`.
    pub shown: String,
    /// The name of its bytes.
    pub id: ObjectId,
}

impl Index {
    /// Asks git what its index holds of the blog at `root`.
    ///
    /// # Errors
    /// Those of [`Repository::of`], and an index that git cannot read or that holds nothing of this
    /// blog.
    pub fn open(root: &Path) -> Result<Self, Findings> {
        let repository = Repository::of(root)?;
        let printed = repository.ask(&["ls-files", "--stage", "--full-name", "-z"])?;
        let mut listing = Listing::parse(printed, repository.prefix());
        if listing.is_empty() {
            return Err(nothing_staged(&repository).into());
        }
        if listing.iter().any(|(path, line)| line.id.is_empty() && !is_passed_over(path)) {
            forget_announced(&repository, &mut listing)?;
        }
        Ok(Self { repository, listing })
    }

    /// Every file below `folder` (from the blog's root, with `/`; empty for the root itself), sorted
    /// by path: what [`walk`](crate::source::walk) finds on the disk. A file in conflict is told, not
    /// listed: git would make no commit of it.
    pub fn walk(&self, folder: &str) -> (Vec<Entry>, Findings) {
        let below = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let mut entries = Vec::new();
        let mut findings = Findings::none();
        for (path, line) in self.listing.below(below.as_bytes()) {
            match entry(folder, path, line) {
                Ok(found) => entries.extend(found),
                Err(fault) => findings.push(*fault),
            }
        }
        (entries, findings)
    }

    /// The one file at `path`, from the blog's root, if there is one.
    ///
    /// # Errors
    /// When it is in conflict.
    pub fn file(&self, path: &str) -> Result<Option<Entry>, Findings> {
        match self.listing.line(path.as_bytes()) {
            Some(line) => entry("", path.as_bytes(), line).map_err(|fault| (*fault).into()),
            None => Ok(None),
        }
    }

    /// Reads files of words through one process: one result for each entry, in the same order. A byte
    /// order mark is dropped. One fails when git has lost it, when it is not UTF-8 or holds a NUL.
    ///
    /// # Errors
    /// When git cannot be asked.
    pub fn read<'a>(
        &self,
        entries: impl IntoIterator<Item = &'a Entry>,
    ) -> Result<Vec<Result<Source, Findings>>, Findings> {
        let entries: Vec<&Entry> = entries.into_iter().collect();
        let ids: Vec<ObjectId> = entries.iter().map(|entry| entry.id).collect();
        let mut sources = Vec::with_capacity(entries.len());
        blob::read(&self.repository, &ids, |blob| {
            sources.extend(entries.get(sources.len()).map(|entry| entry.source(blob)));
        })?;
        Ok(sources)
    }
}

impl Entry {
    fn source(&self, blob: Option<Vec<u8>>) -> Result<Source, Findings> {
        Source::of(&self.path, &self.shown, blob.ok_or_else(|| lost(self))?)
    }
}

/// The file of a line, under the rules of the disk.
fn entry(folder: &str, path: &[u8], line: &Line) -> Result<Option<Entry>, Box<Diagnostic>> {
    if is_passed_over(path) {
        return Ok(None);
    }
    let words = String::from_utf8_lossy(path);
    let shown = name::whole(folder, &words);
    if words.as_bytes() != path {
        return Err(Box::new(name::not_utf8(shown)));
    }
    name::check(&shown)?;
    if line.in_conflict {
        return Err(Box::new(in_conflict(&shown)));
    }
    Ok(Some(Entry { path: words.into_owned(), shown, id: line.id }))
}

fn is_passed_over(path: &[u8]) -> bool {
    String::from_utf8_lossy(path).split('/').any(name::is_passed_over)
}

/// Takes out what `git add -N` announced. Such a file looks like an empty one; only a comparison
/// with the disk tells, which costs more than the rest and is made when there are any.
fn forget_announced(repository: &Repository, listing: &mut Listing) -> Result<(), Findings> {
    let added = repository.ask(&["diff-files", "--name-only", "--diff-filter=A", "-z"])?;
    let paths = added.split(|byte| *byte == 0);
    let own = paths.filter_map(|path| path.strip_prefix(repository.prefix()));
    let announced: BTreeSet<&[u8]> = own.collect();
    listing.retain(|path| !announced.contains(path));
    Ok(())
}

fn nothing_staged(repository: &Repository) -> Diagnostic {
    Diagnostic::setup("git/nothing-staged", "git's index holds nothing of this folder")
        .in_file(repository.root().display().to_string())
        .help("say what belongs to the next commit: `git add .`")
}

fn in_conflict(shown: &str) -> Diagnostic {
    Diagnostic::setup("git/conflict", "this file is in conflict, so there is nothing to commit yet")
        .in_file(shown)
        .help(format!("settle it, then `git add {shown}`"))
}

fn lost(entry: &Entry) -> Diagnostic {
    Diagnostic::setup(
        "git/lost",
        format!("git has lost the words of this file, object `{}`", entry.id),
    )
    .in_file(entry.shown.as_str())
    .help("stage the file again with `git add`; `git fsck` tells what else is gone")
}

#[cfg(test)]
mod tests {
    use super::super::scratch::Scratch;
    use super::*;

    /// Path and words of every file below `content`, and the codes of what was found.
    fn held(root: &Path) -> (Vec<(String, String)>, Vec<&'static str>) {
        let index = Index::open(root).unwrap();
        let (entries, mut findings) = index.walk("content");
        let read = index.read(&entries).unwrap();
        assert_eq!(read.len(), entries.len());
        let mut held = Vec::new();
        for source in read {
            match source {
                Ok(source) => held.push((source.path, source.text.content.clone())),
                Err(found) => findings.absorb(found),
            }
        }
        (held, findings.iter().map(|found| found.code).collect())
    }

    fn paths(root: &Path) -> Vec<String> {
        held(root).0.into_iter().map(|(path, _)| path).collect()
    }

    fn code(root: &Path) -> &'static str {
        let found = Index::open(root).unwrap_err();
        let [found] = found.iter().as_slice() else { panic!("{found:?}") };
        assert!(!found.help.is_empty(), "{found:?}");
        assert_eq!(found.fault, crate::diag::Fault::Setup);
        found.code
    }

    #[test]
    fn files_are_as_staged_not_as_they_lie() {
        let blog =
            Scratch::with(&["content/a.md", "content/b.md", "content/d/c.md", "hobnob.yaml"]);
        blog.write("content/a.md", "changed since");
        blog.write("content/new.md", "never staged");
        std::fs::remove_file(blog.below("content/b.md")).unwrap();
        let own = |path: &str| (path.to_owned(), format!("content/{path}"));
        assert_eq!(held(blog.path()), (vec![own("a.md"), own("b.md"), own("d/c.md")], vec![]));
        let index = Index::open(blog.path()).unwrap();
        assert_eq!(index.file("hobnob.yaml").unwrap().unwrap().shown, "hobnob.yaml");
        assert_eq!(index.file("hobnob.yml").unwrap(), None);
        assert_eq!(index.walk("").0.len(), 4);
    }

    #[test]
    fn names_of_every_kind_are_read() {
        let names =
            ["a b.md", "größe.md", "-n.md", "it's \"so\".md", ":(top)x.md", "*.md", "日本.md"];
        let staged = names.map(|name| format!("content/{name}"));
        let blog = Scratch::with(&staged.each_ref().map(String::as_str));
        let mut expected = names;
        expected.sort_unstable();
        assert_eq!(paths(blog.path()), expected);
    }

    #[cfg(unix)]
    #[test]
    fn names_follow_the_rules_of_the_disk() {
        let names =
            [".hidden.md", "a.md", "a.md~", "#a.md#", ".git.d/b.md", "two\nlines.md", "b\\c.md"];
        let staged = names.map(|name| format!("content/{name}"));
        let blog = Scratch::with(&staged.each_ref().map(String::as_str));
        let (on_disk, told) = crate::source::walk(&blog.below("content"), "content");
        let (staged, found) = Index::open(blog.path()).unwrap().walk("content");
        let shown = |file: &crate::source::File| file.shown.clone();
        assert_eq!(on_disk.iter().map(shown).collect::<Vec<_>>(), ["content/a.md"]);
        assert_eq!(staged.iter().map(|entry| &*entry.shown).collect::<Vec<_>>(), ["content/a.md"]);
        let said =
            |findings: Findings| findings.sorted().iter().map(|f| format!("{f:?}")).collect();
        let (told, found): (Vec<String>, Vec<String>) = (said(told), said(found));
        assert_eq!((told.len(), told), (2, found));
    }

    #[cfg(unix)]
    #[test]
    fn links_submodules_and_announced_files_are_passed_over() {
        let blog = Scratch::with(&["content/a.md", "content/empty.md", "static/x.md"]);
        blog.write("content/empty.md", "");
        std::os::unix::fs::symlink("a.md", blog.below("content/link.md")).unwrap();
        std::fs::create_dir_all(blog.below("content/other")).unwrap();
        blog.git(&["init", "--quiet", "content/other"]);
        blog.git(&["-C", "content/other", "commit", "--quiet", "--allow-empty", "-m", "one"]);
        blog.git(&["-c", "advice.addEmbeddedRepo=false", "add", "."]);
        blog.write("content/announced.md", "later");
        blog.git(&["add", "--intent-to-add", "."]);
        assert_eq!(paths(blog.path()), ["a.md", "empty.md"]);
    }

    #[test]
    fn renames_and_deletions_count_as_staged() {
        let blog = Scratch::with(&["content/a.md", "content/b.md", "content/c.md"]);
        blog.commit("all");
        blog.git(&["mv", "content/a.md", "content/z.md"]);
        blog.git(&["rm", "--quiet", "content/b.md"]);
        assert_eq!(paths(blog.path()), ["c.md", "z.md"]);
    }

    #[test]
    fn a_conflict_is_told_and_the_rest_is_there() {
        let blog = Scratch::with(&["content/a.md", "content/b.md"]);
        blog.commit("base");
        blog.git(&["checkout", "--quiet", "-b", "side"]);
        blog.write("content/a.md", "side");
        blog.commit("side");
        blog.git(&["checkout", "--quiet", "main"]);
        blog.write("content/a.md", "main");
        blog.commit("main");
        for way in [["merge", "side"], ["rebase", "side"]] {
            assert!(!blog.tries(&way));
            let (files, found) = held(blog.path());
            assert_eq!((files.len(), found), (1, vec!["git/conflict"]), "{way:?}");
            let file = Index::open(blog.path()).unwrap().file("content/a.md");
            assert!(file.is_err());
            blog.git(&[way[0], "--abort"]);
        }
        assert!(!blog.tries(&["rebase", "side"]));
        blog.write("content/a.md", "settled");
        blog.git(&["add", "content/a.md"]);
        assert_eq!(held(blog.path()).0[0], ("a.md".into(), "settled".into()));
    }

    #[test]
    fn a_blog_may_lie_anywhere_in_a_repository() {
        let blog = Scratch::with(&["a [b]*/content/p.md", "a b/content/q.md", "content/r.md"]);
        assert_eq!(paths(&blog.below("a [b]*")), ["p.md"]);
        assert_eq!(paths(&blog.below("a b/content/..")), ["q.md"]);
        blog.commit("all");
        blog.git(&["worktree", "add", "--quiet", "elsewhere"]);
        blog.git(&["-C", "elsewhere", "mv", "a b/content/q.md", "a b/r.md"]);
        assert_eq!(paths(&blog.below("elsewhere/a [b]*")), ["p.md"]);
        let index = Index::open(&blog.below("elsewhere/a b")).unwrap();
        assert_eq!(index.walk("").0[0].shown, "r.md");
    }

    #[test]
    fn names_of_bytes_last_and_change_with_them() {
        for format in ["sha1", "sha256"] {
            let blog = Scratch::new();
            std::fs::remove_dir_all(blog.below(".git")).unwrap();
            blog.git(&["init", "--quiet", &format!("--object-format={format}")]);
            ["a", "b"].iter().for_each(|name| blog.write(&format!("content/{name}.md"), name));
            blog.git(&["add", "."]);
            let ids = || Index::open(blog.path()).unwrap().walk("content").0;
            let before = ids();
            blog.write("content/a.md", "other");
            blog.git(&["add", "."]);
            assert_eq!(held(blog.path()).0[0].1, "other");
            assert_ne!(before[0].id, ids()[0].id);
            assert_eq!(before[1].id, ids()[1].id);
        }
    }

    #[test]
    fn words_are_judged_like_words_on_the_disk() {
        let blog = Scratch::new();
        blog.write("content/bom.md", "\u{feff}words");
        blog.write("content/latin.md", b"caf\xe9");
        blog.write("content/nul.md", "a\0b");
        blog.write("content/ok.md", "\r\nmissing\nblob 3\n");
        blog.git(&["-c", "core.autocrlf=false", "add", "."]);
        let (files, found) = held(blog.path());
        let expected = [("bom.md", "words"), ("ok.md", "\r\nmissing\nblob 3\n")];
        assert_eq!(files, expected.map(|(path, words)| (path.into(), words.into())));
        assert_eq!(found, ["source/utf-8", "source/nul"]);
    }

    #[test]
    fn more_is_read_than_any_pipe_holds() {
        let blog = Scratch::new();
        let words = |number: usize| format!("{number} ").repeat(number);
        (0..600).for_each(|number| blog.write(&format!("content/{number:04}.md"), words(number)));
        blog.git(&["add", "."]);
        let index = Index::open(blog.path()).unwrap();
        let (entries, _) = index.walk("content");
        let many: Vec<&Entry> = (0..20).flat_map(|_| &entries).collect();
        let read = index.read(many).unwrap();
        assert_eq!(read.len(), 12_000);
        for (at, source) in read.into_iter().enumerate() {
            assert_eq!(source.unwrap().text.content, words(at % 600));
        }
    }

    #[test]
    fn a_lost_object_is_told_by_its_file() {
        let blog = Scratch::with(&["content/a.md", "content/b.md"]);
        let id = Index::open(blog.path()).unwrap().walk("content").0[0].id.to_string();
        let object = format!(".git/objects/{}/{}", &id[..2], &id[2..]);
        std::fs::remove_file(blog.below(&object)).unwrap();
        let (files, found) = held(blog.path());
        assert_eq!((files.len(), found), (1, vec!["git/lost"]));
    }

    #[test]
    fn what_git_cannot_tell_is_said_with_what_to_do() {
        let blog = Scratch::with(&["content/a.md", "empty/.x"]);
        blog.git(&["clone", "--quiet", "--bare", ".", "bare.git"]);
        blog.write("other/x", "");
        assert_eq!(code(&blog.below("other")), "git/nothing-staged");
        assert_eq!(code(&blog.below("bare.git")), "git/bare");
        assert_eq!(code(Scratch::new().path()), "git/nothing-staged");
        assert_eq!(code(tempfile::tempdir().unwrap().path()), "git/no-repository");
        blog.write(".git/index", "no index at all, but longer than the shortest one");
        assert_eq!(code(blog.path()), "git/refused");
        blog.write(".git/index", "");
    }
}
