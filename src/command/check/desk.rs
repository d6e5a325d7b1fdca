//! Everything that a check needs, from wherever the blog is read: the disk, git's index, stdin.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Zoned;

use super::scope::from_root;
use crate::build::Blog;
use crate::build::Unwatched;
use crate::build::judge::{Docket, judge_disk, judge_file, judge_index, recorded};
use crate::build::known::Known;
use crate::command::Global;
use crate::command::blog::shown;
use crate::command::desk::{cache, program};
use crate::diag::{Diagnostic, Findings, Text};
use crate::document::place;
use crate::policy::balance::Weighed;
use crate::policy::baseline::Baseline;
use crate::policy::rule::Level;
use crate::policy::setting::Policy;
use crate::source::{Index, Repository, Source};
use crate::value::digest::Digest;

/// What a check reads.
#[derive(Clone, Copy, Debug)]
pub(super) enum Reading<'a> {
    /// The blog's folder.
    Disk,
    /// What the next commit holds.
    Index,
    /// What comes on stdin, as if it were this file.
    Stdin(&'a Path),
}

/// A blog with its policy, ready to be judged.
pub(super) struct Desk<'a> {
    pub(super) blog: Blog,
    pub(super) policy: Policy,
    reading: Reading<'a>,
    index: Option<Index>,
    baseline: Option<Arc<Text>>,
    now: Zoned,
}

impl<'a> Desk<'a> {
    /// Reads the configuration and the policy from where the posts are read.
    pub(super) fn set(
        global: &Global,
        reading: Reading<'a>,
        level: Option<Level>,
    ) -> Result<Self, Findings> {
        let (blog, index) = match reading {
            Reading::Index => {
                let (blog, index) = global.blog_in_index()?;
                (blog, Some(index))
            }
            _ => (global.blog()?, None),
        };
        let (policy, _) = Policy::read(&blog.config)?;
        let policy = match level {
            Some(level) => policy.at(level),
            None => policy,
        };
        let now = global.now(&blog.config.time_zone)?;
        let baseline = baseline(&blog, &policy, index.as_ref())?;
        Ok(Self { blog, policy, reading, index, baseline, now })
    }

    /// Judges.
    pub(super) fn judge(&self) -> Result<Weighed, Findings> {
        match (self.reading, &self.index) {
            (Reading::Stdin(name), _) => self.judge_stdin(name),
            (_, Some(index)) => self.judge_index(index),
            (_, None) => judge_disk(&self.blog.root, self.docket(), &Unwatched),
        }
    }

    /// The baseline's file, as it is or will be.
    pub(super) fn baseline_file(&self) -> PathBuf {
        self.blog.root.join(&self.policy.baseline.value)
    }

    /// The baseline that was read, for the documents that were judged.
    pub(super) fn baseline(&self, weighed: &Weighed) -> Result<Option<Baseline>, Findings> {
        let paths = weighed.judgements.iter().map(|judgement| &*judgement.text.path);
        self.baseline.as_ref().map(|text| Baseline::parse(text, paths)).transpose()
    }

    fn docket(&self) -> Docket<'_> {
        Docket {
            config: &self.blog.config,
            policy: &self.policy,
            now: &self.now,
            baseline: self.baseline.as_ref(),
        }
    }

    fn judge_stdin(&self, name: &Path) -> Result<Weighed, Findings> {
        let source = self.stdin(name)?;
        let baseline = self.docket().baseline([&*source.text.path])?;
        let judgement = judge_file(&source, self.docket().with(&baseline))?;
        Ok(Weighed { judgements: vec![judgement.into()], whole: Vec::new() })
    }

    /// The way from the repository to the blog, with `/` behind each part: continuous integration
    /// counts paths from there.
    pub(super) fn folder(&self) -> String {
        let repository = Repository::of(&self.blog.root).ok();
        repository.map(|repository| repository.folder()).unwrap_or_default()
    }

    /// What was judged before is not read again, and what is known now is kept for the next time; a
    /// folder that cannot be written costs only time.
    fn judge_index(&self, index: &Index) -> Result<Weighed, Findings> {
        let cache = cache(&self.blog.root);
        let before = String::from_utf8(cache.read("judged")).unwrap_or_default();
        let known = Known::parse(&before, &self.stamp());
        let (weighed, known) = judge_index(index, self.docket(), &known, &Unwatched)?;
        let after = known.print();
        if after != before {
            cache.keep("judged", after.as_bytes());
        }
        Ok(weighed)
    }

    /// What else a judgement depends on: this program, the configuration and what the policy's level
    /// is said to be.
    fn stamp(&self) -> String {
        let program = program().unwrap_or_default();
        let config = self.blog.config.written.text().content.as_bytes();
        let level = self.policy.settings().level.value.name();
        Digest::of_parts([program.as_bytes(), config, level.as_bytes()]).long()
    }

    fn stdin(&self, name: &Path) -> Result<Source, Findings> {
        let path = from_root(name, &self.blog.root);
        let inner = path.as_deref().and_then(|path| path.strip_prefix("content/"));
        let Some(inner) = inner.filter(|path| place::is_document(path)) else {
            let message = format!("`{}` is no document of this blog", shown(name));
            let help = "name a file of Markdown below `content/`, there or not";
            return Err(Diagnostic::setup("usage/path", message).help(help).into());
        };
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map_err(|error| unread(&error))?;
        Source::of(inner, &format!("content/{inner}"), bytes)
    }
}

/// The baseline's file, from where the posts are read.
fn baseline(
    blog: &Blog,
    policy: &Policy,
    index: Option<&Index>,
) -> Result<Option<Arc<Text>>, Findings> {
    let Some(index) = index else {
        return recorded(&blog.root, policy);
    };
    let Some(entry) = index.file(&policy.baseline.value)? else {
        return Ok(None);
    };
    let source = index.read([&entry])?.remove(0).map_err(Findings::of_setup)?;
    Ok(Some(source.text))
}

fn unread(error: &std::io::Error) -> Diagnostic {
    Diagnostic::setup("source/unreadable", format!("stdin cannot be read: {error}"))
}
