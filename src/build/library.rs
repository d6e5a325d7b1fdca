//! The conversations of a blog, read: from the files of the store, or from what was read of the same
//! words before, in this process or an earlier one.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};

use super::each::{each, try_each};
use super::kept::Kept;
use super::memo::{Looked, Memo};
use super::watch::{Stage, Unwatched, Watch};
use crate::comment::packed::{pack, unpack};
use crate::comment::shelf::FOLDER;
use crate::comment::{Conversation, Talk, store};
use crate::diag::{Diagnostic, Findings};
use crate::source::{File, Source};
use crate::value::digest::Digest;

/// What is remembered of the store.
pub(super) struct Library {
    files: Looked<Words>,
    talks: Memo<Vec<Talk>>,
    /// Stores in which every comment has an id of its own.
    sound: Memo<()>,
    before: Mutex<Option<Kept>>,
    after: Mutex<Option<Vec<u8>>>,
}

/// A file of the store, read.
pub struct Volume {
    /// From `comments/`.
    pub path: String,
    /// What it holds, in the order of the file.
    pub conversations: Vec<Arc<Conversation>>,
    /// The digest of its words: of the same digest, everything that follows from them is the same.
    pub words: Digest,
}

/// What a file of the store says, whatever it is called.
#[derive(Clone)]
struct Words {
    conversations: Vec<Arc<Conversation>>,
    digest: Digest,
}

impl Library {
    /// For a process that builds again.
    pub(super) fn on() -> Self {
        Self::new(Looked::on(), Memo::on(), Memo::on())
    }

    /// For a process that builds once.
    pub(super) fn off() -> Self {
        Self::new(Looked::off(), Memo::off(), Memo::off())
    }

    /// As [`Looked::eager`].
    #[cfg(test)]
    pub(super) fn eager() -> Self {
        Self { files: Looked::eager(), ..Self::on() }
    }

    /// How many results are kept.
    #[cfg(test)]
    pub(super) fn count(&self) -> usize {
        self.files.count() + self.talks.count() + self.sound.count()
    }

    fn new(files: Looked<Words>, talks: Memo<Vec<Talk>>, sound: Memo<()>) -> Self {
        Self { files, talks, sound, before: Mutex::default(), after: Mutex::default() }
    }

    /// Remembers what an earlier process kept, and keeps what this one reads for the next.
    pub(super) fn remember(self, kept: Kept) -> Self {
        Self { before: Mutex::new(Some(kept)), ..self }
    }

    /// What is to be kept for the next process, if that is something else than what was.
    pub(super) fn kept(&self) -> Option<Vec<u8>> {
        self.after.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// One build is done: what neither it nor the one before asked for is forgotten.
    pub(super) fn settle(&self) {
        self.files.settle();
        self.talks.settle();
        self.sound.settle();
    }

    /// Reads files of the store.
    pub(super) fn read(&self, files: &[File], watch: &dyn Watch) -> (Vec<Volume>, Findings) {
        if !files.is_empty() {
            watch.begin(Stage::Comments, files.len());
        }
        let before = self.before.lock().unwrap_or_else(PoisonError::into_inner).take();
        let (volumes, mut findings) = try_each(files, watch, |file| {
            let read = |source: &Source| Words::read(source, before.as_ref());
            let words = self.files.get(file, |words| words, read)?;
            let Words { conversations, digest } = Arc::unwrap_or_clone(words);
            let path = file.path.clone();
            Ok((Volume { path, conversations, words: digest }, Findings::none()))
        });
        if let Some(before) = before {
            let parts = volumes.iter().map(|volume| (volume.words, volume));
            let after = before.after(parts, |volume| pack(&volume.conversations));
            *self.after.lock().unwrap_or_else(PoisonError::into_inner) = after;
        }
        let sound = self.sound.get(|| whole(&volumes), || repeated(&volumes));
        findings.absorb(sound.err().unwrap_or_default());
        (volumes, findings)
    }

    /// What readers see of each volume.
    pub(super) fn talks(&self, volumes: &[Volume]) -> Vec<Arc<Vec<Talk>>> {
        each(volumes, &Unwatched, |volume| {
            let talks = || Ok(volume.conversations.iter().map(Talk::of).collect());
            match self.talks.get::<Infallible>(|| volume.words, talks) {
                Ok(talks) => talks,
                Err(never) => match never {},
            }
        })
    }
}

impl Words {
    /// Reads a file, or what an earlier process kept of it.
    fn read(source: &Source, before: Option<&Kept>) -> Result<Self, Findings> {
        let digest = Digest::of(&source.text.content);
        let known = before.and_then(|before| unpack(before.part(digest)?));
        let conversations = known.map_or_else(|| store::parse(&source.text), Ok)?;
        let conversations = conversations.into_iter().map(Arc::new).collect();
        Ok(Self { conversations, digest })
    }
}

/// The digest of a whole store.
fn whole(volumes: &[Volume]) -> Digest {
    let paths = volumes.iter().map(|volume| volume.path.as_bytes());
    let words = volumes.iter().map(|volume| volume.words.as_bytes().as_slice());
    Digest::of_parts(paths.zip(words).flat_map(|(path, words)| [path, words]))
}

/// Warns of comments that two files hold: whoever names one of them means either.
fn repeated(volumes: &[Volume]) -> Result<(), Findings> {
    let mut first: HashMap<&str, &str> = HashMap::new();
    let mut findings = Findings::none();
    for Volume { path, conversations, .. } in volumes {
        for comment in conversations.iter().flat_map(|said| &said.comments) {
            if let Some(other) = first.insert(&comment.id, path) {
                let message = format!("`{}` is also a comment in `{FOLDER}/{other}`", comment.id);
                let found = Diagnostic::warning("comments/id", message);
                let found = found.in_file(format!("{FOLDER}/{path}"));
                findings
                    .push(found.help("delete it in one of the two, or give it an id of its own"));
            }
        }
    }
    if findings.is_empty() { Ok(()) } else { Err(findings) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::Unwatched;
    use crate::source;

    /// What a library reads, and what it keeps if that is new.
    fn read(
        root: &std::path::Path,
        kept: Option<Vec<u8>>,
    ) -> (Vec<Arc<Conversation>>, Option<Vec<u8>>) {
        let library = Library::off().remember(Kept::parse(kept.unwrap_or_default(), "test"));
        let (files, _) = source::walk(root, "comments");
        let (volumes, findings) = library.read(&files, &Unwatched);
        assert!(findings.is_empty());
        (volumes.into_iter().flat_map(|volume| volume.conversations).collect(), library.kept())
    }

    fn write(root: &std::path::Path, name: &str, words: &str) {
        std::fs::write(root.join(name), format!("comments:\n- id: {name}\n  plain: {words}\n"))
            .unwrap();
    }

    #[test]
    fn what_is_kept_is_what_would_be_read() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(read(root.path(), None), (Vec::new(), None));
        ["a.yaml", "b.yaml"].iter().for_each(|name| write(root.path(), name, "x"));
        let (first, kept) = read(root.path(), None);
        assert_eq!(read(root.path(), kept.clone()), (first.clone(), None), "nothing new to keep");

        write(root.path(), "b.yaml", "y");
        let (second, kept_then) = read(root.path(), kept.clone());
        assert_eq!((&second[0], &*second[1].comments[0].body.text), (&first[0], "y"));
        assert_eq!(read(root.path(), kept_then.clone()), (second.clone(), None));

        let mut damaged = kept_then.clone().unwrap();
        *damaged.last_mut().unwrap() ^= 1;
        assert_eq!(read(root.path(), Some(damaged)), (second.clone(), kept_then.clone()));
        let foreign = Kept::parse(kept_then.clone().unwrap(), "another program");
        assert!(foreign.part(Digest::of(b"comments:\n- id: a.yaml\n  plain: x\n")).is_none());
        let mut cut = kept_then.clone().unwrap();
        cut.truncate(100);
        assert_eq!(read(root.path(), Some(cut)), (second, kept_then));
    }
}
