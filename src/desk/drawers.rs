//! The whole conversation laid out, to be read and changed.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::build::{self, Blog, Memos, Volume, Watch};
use crate::comment::shelf::{Changes, Shelf, Stage};
use crate::comment::{Comment, Conversation, Topic};
use crate::diag::{Diagnostic, Findings};
use crate::value::digest::Digest;
use crate::value::suggest::did_you_mean;

/// Everything that was said, file by file.
pub struct Desk {
    /// The blog.
    pub blog: Blog,
    /// Its store.
    pub shelf: Shelf,
    /// The files of the store, in order of path.
    pub drawers: Vec<Drawer>,
}

/// One file of the store.
#[derive(Clone)]
pub struct Drawer {
    /// From `comments/`.
    pub path: String,
    /// What it holds, in the order of the file.
    pub conversations: Vec<Conversation>,
    /// The digest of its words, as they were read.
    pub words: Digest,
}

/// A comment and what it is about.
#[derive(Clone, Copy)]
pub struct Said<'a> {
    /// What it is about.
    pub topic: &'a Topic,
    /// It.
    pub comment: &'a Comment,
}

impl Desk {
    /// Lays out everything that was said on a blog.
    ///
    /// # Errors
    /// Everything that is wrong in the store.
    pub fn open(blog: Blog, memos: &Memos, watch: &dyn Watch) -> Result<Self, Findings> {
        let shelf = Shelf::of(&blog.root);
        let (volumes, _) = build::read_store(&blog.root, memos, watch)?;
        let drawers = volumes.into_iter().map(Drawer::of).collect();
        Ok(Self { blog, shelf, drawers })
    }

    /// Every conversation, in the order of the store.
    pub fn conversations(&self) -> impl Iterator<Item = &Conversation> {
        self.drawers.iter().flat_map(|drawer| &drawer.conversations)
    }

    /// Every comment, in the order of the store.
    pub fn said(&self) -> impl Iterator<Item = Said<'_>> {
        self.conversations().flat_map(|conversation| {
            let topic = &conversation.topic;
            conversation.comments.iter().map(move |comment| Said { topic, comment })
        })
    }

    /// The full id of a comment of which somebody typed the id, or its end where only one ends so.
    ///
    /// # Errors
    /// When there is none, and when there are several.
    pub fn id(&self, typed: &str) -> Result<&str, Findings> {
        let ids = || self.said().map(|said| said.comment.id.as_str());
        let native = |id: &str| id.split_once(':').is_some_and(|(_, native)| native == typed);
        let mut ends: Vec<&str> = ids().filter(|id| *id == typed || native(id)).collect();
        if let Some(exact) = ends.iter().position(|id| *id == typed) {
            ends = vec![ends[exact]];
        }
        match ends.as_slice() {
            [id] => Ok(*id),
            [] => Err(nobody(typed, ids()).into()),
            several => {
                Err(Diagnostic::setup("comments/id", format!("`{typed}` is several comments"))
                    .help(format!("say which: `{}`", several.join("`, `")))
                    .into())
            }
        }
    }

    /// The full ids of several comments.
    ///
    /// # Errors
    /// Each of which there is none, or several.
    pub fn ids(&self, typed: &[String]) -> Result<BTreeSet<String>, Findings> {
        let mut findings = Findings::none();
        let ids = typed.iter().filter_map(|typed| match self.id(typed) {
            Ok(id) => Some(id.to_owned()),
            Err(found) => {
                findings.absorb(found);
                None
            }
        });
        let ids = ids.collect();
        findings.or_value(ids).map(|(ids, _)| ids)
    }

    /// Changes each of these comments that `change` says it changed, all files or none.
    ///
    /// # Errors
    /// When a file cannot be read or written, and when a comment is no longer where it was.
    pub fn change(
        &self,
        ids: &BTreeSet<String>,
        change: impl FnMut(&mut Comment) -> bool,
    ) -> Result<Changes, Findings> {
        let mut stage = self.shelf.stage();
        self.stage(&mut stage, ids, change)?;
        stage.commit()
    }

    /// The same, to be committed with other files. What lies on the desk says which files they are in;
    /// the files are read anew, for others may have changed them since.
    ///
    /// # Errors
    /// Those of [`change`](Self::change).
    pub fn stage(
        &self,
        stage: &mut Stage<'_>,
        ids: &BTreeSet<String>,
        mut change: impl FnMut(&mut Comment) -> bool,
    ) -> Result<(), Findings> {
        let mut left = ids.clone();
        for drawer in self.drawers.iter().filter(|drawer| drawer.has_any(ids)) {
            let mut conversations = self.shelf.read_file(&drawer.path)?;
            let comments = conversations.iter_mut().flat_map(|one| &mut one.comments);
            let these = comments.filter(|comment| left.remove(&comment.id));
            if these.map(&mut change).fold(false, |any, is_changed| any | is_changed) {
                stage.put(&drawer.path, &conversations)?;
            }
        }
        left.first().map_or(Ok(()), |id| Err(moved(id).into()))
    }
}

impl Drawer {
    fn of(volume: Volume) -> Self {
        let conversations = volume.conversations.into_iter().map(Arc::unwrap_or_clone).collect();
        Self { path: volume.path, conversations, words: volume.words }
    }

    fn has_any(&self, ids: &BTreeSet<String>) -> bool {
        let mut comments = self.conversations.iter().flat_map(|one| &one.comments);
        comments.any(|comment| ids.contains(&comment.id))
    }
}

/// Somebody else took the comment to another file, or away, while it lay on the desk.
fn moved(id: &str) -> Diagnostic {
    let found = Diagnostic::setup("comments/changed", format!("`{id}` has just been moved"));
    found.help("do the same again: it is looked for anew")
}

fn nobody<'a>(typed: &str, ids: impl Iterator<Item = &'a str>) -> Diagnostic {
    let found = Diagnostic::setup("comments/id", format!("there is no comment `{typed}`"));
    let near = did_you_mean(typed, ids);
    found.help(near.unwrap_or_else(|| "`hobnob comments list` shows their ids".to_owned()))
}
