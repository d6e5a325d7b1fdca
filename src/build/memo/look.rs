//! What is made of files, known again by a look at them: those that are as they were are not even read.

use std::fs::Metadata;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use super::Memo;
use crate::diag::Findings;
use crate::source::{File, Source};
use crate::value::digest::Digest;

/// The longest that two changes of a file may be apart and still have one time. File systems write time
/// down in steps of 2 seconds at most.
const GRAIN: Duration = Duration::from_secs(3);

/// What is made of files, by their words and whatever else goes in.
///
/// A file that is changed twice in one moment, and is no longer than before, looks as it looked between
/// the two. So a look is trusted only where the words were read when the same look was known for
/// longer than a [`GRAIN`]: whoever changes the file after that gives it another time. No clock is asked
/// for it that could be wrong, and none but the file system's own is compared with a file's time.
pub struct Looked<T> {
    made: Memo<T>,
    /// When a file was first seen that looks like this.
    since: Memo<Instant>,
    /// The digest of its words, read a good while after.
    words: Memo<Digest>,
    grain: Duration,
}

impl<T: Send + Sync> Looked<T> {
    /// Keeps what is made, for a process that builds again.
    pub fn on() -> Self {
        Self { made: Memo::on(), since: Memo::on(), words: Memo::on(), grain: GRAIN }
    }

    /// Keeps nothing and looks at nothing, for a process that builds once.
    pub fn off() -> Self {
        Self { made: Memo::off(), since: Memo::off(), words: Memo::off(), grain: GRAIN }
    }

    /// Trusts every look, for a test whose changes are far enough apart.
    #[cfg(test)]
    pub(crate) fn eager() -> Self {
        Self { grain: Duration::ZERO, ..Self::on() }
    }

    /// How many results and looks are kept.
    #[cfg(test)]
    pub(crate) fn count(&self) -> usize {
        self.made.count() + self.since.count() + self.words.count()
    }

    /// What was made of a file, or what `make` makes of it now. The `key` for its words, of which it is
    /// given the digest, holds all else that goes in.
    ///
    /// # Errors
    /// Those of reading, and those of `make`, which are not kept.
    pub fn get(
        &self,
        file: &File,
        key: impl Fn(Digest) -> Digest,
        make: impl FnOnce(&Source) -> Result<T, Findings>,
    ) -> Result<Arc<T>, Findings> {
        if !self.made.enabled {
            return make(&Source::read(file)?).map(Arc::new);
        }
        // In this order: what is changed while it is read looks otherwise the next time.
        let look = std::fs::metadata(&file.disk).ok().map(|metadata| look(file, &metadata));
        let settled = look.filter(|look| self.is_settled(*look));
        let known = settled.and_then(|look| self.words.kept(look));
        if let Some(made) = known.and_then(|words| self.made.kept(key(*words))) {
            return Ok(made);
        }
        let source = Source::read(file)?;
        let words = Digest::of(&source.text.content);
        if let Some(look) = settled {
            self.words.once(|| look, || words);
        }
        self.made.get(|| key(words), || make(&source))
    }

    /// Whether whoever changed the file from now on would give it another look.
    fn is_settled(&self, look: Digest) -> bool {
        self.since.once(|| look, Instant::now).elapsed() >= self.grain
    }

    /// One build is done: what neither it nor the one before asked for is forgotten.
    pub fn settle(&self) {
        self.made.settle();
        self.since.settle();
        self.words.settle();
    }
}

/// All that can be seen of a file from outside.
fn look(file: &File, metadata: &Metadata) -> Digest {
    let path = file.disk.as_os_str().as_encoded_bytes();
    let length = metadata.len().to_le_bytes();
    let changed = nanoseconds(metadata.modified()).to_le_bytes();
    Digest::of_parts([path, &length, &changed, &inner(metadata)])
}

/// What of it nobody can set at will: where it lies, and when anything of it was last changed.
#[cfg(unix)]
fn inner(metadata: &Metadata) -> [u8; 32] {
    use std::os::unix::fs::MetadataExt as _;
    let (dev, ino) = (metadata.dev().to_le_bytes(), metadata.ino().to_le_bytes());
    let (second, part) = (metadata.ctime().to_le_bytes(), metadata.ctime_nsec().to_le_bytes());
    let parts = [dev, ino, second, part];
    std::array::from_fn(|at| parts[at / 8][at % 8])
}

/// What of it nobody can set at will: when it was made.
#[cfg(not(unix))]
fn inner(metadata: &Metadata) -> [u8; 16] {
    nanoseconds(metadata.created()).to_le_bytes()
}

/// A time of the file system, as far as it tells it.
fn nanoseconds(time: std::io::Result<SystemTime>) -> u128 {
    let since = time.ok().and_then(|time| time.duration_since(SystemTime::UNIX_EPOCH).ok());
    since.map_or(0, |since| since.as_nanos())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source;
    use std::path::Path;

    /// What is made of the file, which is its words, and whether it had to be made now.
    fn made(looked: &Looked<String>, root: &Path) -> (String, bool) {
        let file = source::file(root, "a.md").unwrap();
        let mut is_new = false;
        let made = looked.get(
            &file,
            |words| words,
            |source| {
                is_new = true;
                Ok(source.text.content.clone())
            },
        );
        (String::clone(&made.unwrap()), is_new)
    }

    /// Writes other words of the same length into the same file, as of the same time.
    fn rewrite(root: &Path, words: &str) {
        let path = root.join("a.md");
        let before = std::fs::metadata(&path).map(|metadata| metadata.modified().unwrap());
        std::fs::write(&path, words).unwrap();
        if let Ok(time) = before {
            std::fs::File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
        }
    }

    #[test]
    fn other_words_of_the_same_length_and_time_are_seen() {
        let root = tempfile::tempdir().unwrap();
        let looked = Looked::on();
        for words in ["one", "two", "six"] {
            rewrite(root.path(), words);
            assert_eq!(made(&looked, root.path()), (words.to_owned(), true));
            assert_eq!(made(&looked, root.path()), (words.to_owned(), false));
            looked.settle();
        }
    }

    #[test]
    fn a_look_is_trusted_where_every_change_would_show() {
        for (grain, is_trusted) in [(Duration::ZERO, true), (Duration::from_secs(3600), false)] {
            let root = tempfile::tempdir().unwrap();
            let looked = Looked { grain, ..Looked::on() };
            rewrite(root.path(), "one");
            made(&looked, root.path());
            rewrite(root.path(), "other");
            // A false memory: what is seen of the file now, with the words of before.
            let file = source::file(root.path(), "a.md").unwrap();
            let seen = look(&file, &std::fs::metadata(&file.disk).unwrap());
            looked.words.once(|| seen, || Digest::of("one"));
            let expected = if is_trusted { ("one", false) } else { ("other", true) };
            let (words, is_new) = made(&looked, root.path());
            assert_eq!((words.as_str(), is_new), expected);
        }
    }
}
