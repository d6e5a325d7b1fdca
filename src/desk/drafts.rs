//! `.hobnob/drafts/`: answers that are being written, or did not come to be. They are their owner's
//! alone, and git does not see them.

use std::io::{Error, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use crate::comment::anchor;
use crate::comment::private::close;
use crate::diag::{Diagnostic, Findings};
use crate::reply::{self, draft};
use crate::value::digest::Digest;

/// The folder, from the blog's root.
const FOLDER: &str = ".hobnob/drafts";

/// The longest name of a file, without its ending.
const LONGEST: usize = 120;

/// What is kept of answers to one comment: a draft, and earlier ones that it was not to replace.
pub struct Drafts {
    folder: PathBuf,
    /// The comment's id.
    id: String,
    /// The name of the draft, without its ending.
    stem: String,
}

impl Drafts {
    /// Those of answers to the comment `id` on the blog at `root`, there or not.
    pub fn of(root: &Path, id: &str) -> Self {
        let name = anchor(id);
        let stem = if name.len() <= LONGEST { name } else { Digest::of(id).long() };
        Self { folder: root.join(FOLDER), id: id.to_owned(), stem }
    }

    /// The draft as it lies there; empty where there is none.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read(&self) -> Result<String, Findings> {
        match std::fs::read(self.file()) {
            Ok(bytes) => String::from_utf8(bytes).map_err(|_| self.no_text().into()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
            Err(error) => Err(self.refused("read", &error)),
        }
    }

    /// Writes the draft, whole or not at all; where it lies.
    ///
    /// # Errors
    /// When the disk refuses, and when the folder may lead anywhere.
    pub fn write(&self, text: &str) -> Result<PathBuf, Findings> {
        self.no_link()?;
        let write = || {
            close(&self.folder)?;
            let ignored = self.folder.join(".gitignore");
            if !ignored.exists() {
                std::fs::write(ignored, "*\n")?;
            }
            // A temporary file is its owner's alone, and stays so under its new name.
            let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
            file.write_all(text.as_bytes())?;
            file.persist(self.file()).map_err(|error| error.error).map(drop)
        };
        write().map_err(|error| self.refused("written", &error))?;
        Ok(self.file())
    }

    /// Makes room for `words`: a draft that says something else gets another name.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn make_room(&self, words: &str) -> Result<(), Findings> {
        let earlier = draft::parse(&self.read()?);
        if earlier.is_empty() || earlier == words {
            return Ok(());
        }
        let number = self.earlier().len() + 1;
        let moved = std::fs::rename(self.file(), self.numbered(number));
        moved.map_err(|error| self.refused("renamed", &error))
    }

    /// Whether a draft lies there that says something else than `words`.
    pub fn has_other(&self, words: &str) -> bool {
        let left = self.left();
        !left.is_empty() && left != words
    }

    /// Removes the draft of an answer that was given; one that says something else stays. A draft that
    /// cannot be removed is only in the way of tidiness: no answer is given twice.
    pub fn clear(&self, words: &str) {
        if self.left() == words {
            let _ = self.remove();
        }
    }

    fn left(&self) -> String {
        self.read().map(|left| draft::parse(&left)).unwrap_or_default()
    }

    /// Removes the draft; whether there was one.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn remove(&self) -> Result<bool, Findings> {
        self.remove_file(&self.file())
    }

    /// Removes the draft and the earlier ones; how many that were.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn discard(&self) -> Result<usize, Findings> {
        let earlier = self.earlier();
        let mut count = usize::from(self.remove()?);
        for file in earlier.iter().rev() {
            count += usize::from(self.remove_file(file)?);
        }
        Ok(count)
    }

    /// Keeps the words of an answer that did not come to be, and says in what went wrong where they are.
    /// An answer that was given before is kept already. A disk that takes no draft either is told, too:
    /// then whoever wrote them has to keep them.
    pub fn keep(&self, words: &str, found: Findings) -> Findings {
        if found.iter().any(reply::is_given) {
            return found;
        }
        let kept = self.make_room(words).and_then(|()| match self.read()? {
            left if draft::parse(&left) == words => Ok(self.file()),
            _ => self.write(&draft::bare(words)),
        });
        match kept {
            Ok(_) => self.tell(found),
            Err(more) => [found, more].into_iter().collect(),
        }
    }

    /// Says in what went wrong where the words are, and how to go on.
    pub fn tell(&self, found: Findings) -> Findings {
        let mut all: Vec<Diagnostic> = found.sorted().into_iter().collect();
        if let Some(last) = all.iter_mut().rfind(|found| found.is_error()) {
            let (id, draft) = (&self.id, self.shown());
            last.help.push(format!("your words are kept in `{draft}`"));
            last.help.push(format!(
                "`hobnob reply {id}` goes on with them, `--discard` throws them away"
            ));
        }
        all.into_iter().collect()
    }

    /// The draft, for people: from the blog's root.
    pub fn shown(&self) -> String {
        format!("{FOLDER}/{}.md", self.stem)
    }

    fn file(&self) -> PathBuf {
        self.folder.join(format!("{}.md", self.stem))
    }

    /// No anchor has a `+` in it.
    fn numbered(&self, number: usize) -> PathBuf {
        self.folder.join(format!("{}+{number}.md", self.stem))
    }

    fn earlier(&self) -> Vec<PathBuf> {
        (1..).map(|number| self.numbered(number)).take_while(|file| file.exists()).collect()
    }

    fn remove_file(&self, file: &Path) -> Result<bool, Findings> {
        match std::fs::remove_file(file) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(self.refused("removed", &error)),
        }
    }

    /// Refuses a folder that is a link: it may lead to anybody, and would be closed to all but them.
    fn no_link(&self) -> Result<(), Findings> {
        let mut folders = self.folder.ancestors().take(2);
        let found = folders.any(Path::is_symlink).then(|| {
            let found = Diagnostic::setup("reply/draft", "this is a link, and may lead anywhere");
            found.in_file(FOLDER).help("put the folder itself here").into()
        });
        found.map_or(Ok(()), Err)
    }

    fn no_text(&self) -> Diagnostic {
        let found = Diagnostic::setup("reply/draft", "this draft is not UTF-8");
        found.in_file(self.shown()).help("let your editor save it as UTF-8")
    }

    fn refused(&self, done: &str, error: &Error) -> Findings {
        let found =
            Diagnostic::setup("reply/draft", format!("this draft cannot be {done}: {error}"));
        found
            .in_file(self.shown())
            .help("check who owns the folder, and whether the disk is full")
            .into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(root: &Path) -> Vec<String> {
        let all = std::fs::read_dir(root.join(FOLDER)).unwrap().flatten();
        let mut names: Vec<String> =
            all.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_draft_replaces_none_that_says_something_else() {
        let root = tempfile::tempdir().unwrap();
        let drafts = Drafts::of(root.path(), "n:1");
        for words in ["one", "one", "two", "three"] {
            drafts.make_room(words).unwrap();
            drafts.write(&draft::bare(words)).unwrap();
        }
        let all = [".gitignore", "comment-n-1+1.md", "comment-n-1+2.md", "comment-n-1.md"];
        assert_eq!(files(root.path()), all);
        assert_eq!(draft::parse(&drafts.read().unwrap()), "three");
        assert_eq!(drafts.discard().unwrap(), 3);
        assert_eq!((files(root.path()).len(), drafts.read().unwrap()), (1, String::new()));
    }

    #[cfg(unix)]
    #[test]
    fn no_draft_is_written_through_a_link() {
        let (root, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::fs::create_dir(root.path().join(".hobnob")).unwrap();
        std::os::unix::fs::symlink(other.path(), root.path().join(FOLDER)).unwrap();
        assert!(Drafts::of(root.path(), "n:1").write("a").is_err());
        assert_eq!(std::fs::read_dir(other.path()).unwrap().count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_look() {
        use std::os::unix::fs::PermissionsExt as _;
        let root = tempfile::tempdir().unwrap();
        let file = Drafts::of(root.path(), &"n:1".repeat(100)).write("a").unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&root.path().join(FOLDER)), mode(&file)), (0o700, 0o600));
    }
}
