//! Which blog a command is about, and which moment is now.

use std::path::{Path, PathBuf};

use jiff::Zoned;
use jiff::tz::TimeZone;

use super::Global;
use crate::build::Blog;
use crate::config::Config;
use crate::diag::{Diagnostic, Findings};
use crate::source::Index;
use crate::source::{File, Source};
use crate::value::date;

/// The name of the configuration.
pub(super) const CONFIG: &str = "hobnob.yaml";

impl Global {
    /// Finds the blog and reads its configuration.
    pub(super) fn blog(&self) -> Result<Blog, Findings> {
        let root = self.find_root()?;
        let file = self.config_file(&root);
        self.config_is_there(&root)?;
        let source = Source::read(&file).map_err(Findings::of_setup)?;
        let config = Config::parse(&source.text)?;
        Ok(Blog { root, config })
    }

    /// Whether there is a blog at all, sound or not.
    ///
    /// # Errors
    /// When its configuration is missing.
    pub(super) fn config_is_there(&self, root: &Path) -> Result<(), Findings> {
        let file = self.config_file(root);
        if file.disk.is_file() { Ok(()) } else { Err(no_config(&file.disk).into()) }
    }

    /// The same as git's index holds it, beside the index.
    pub(super) fn blog_in_index(&self) -> Result<(Blog, Index), Findings> {
        let root = self.find_root()?;
        let index = Index::open(&root)?;
        let path = self.config.as_deref().map_or_else(|| CONFIG.to_owned(), shown);
        let Some(entry) = index.file(&path)? else {
            return Err(no_config(Path::new(&path)).help("stage it: `git add hobnob.yaml`").into());
        };
        let source = index.read([&entry])?.remove(0).map_err(Findings::of_setup)?;
        let config = Config::parse(&source.text)?;
        Ok((Blog { root, config }, index))
    }

    /// The moment of this run, in the zone of the blog.
    pub(super) fn now(&self, zone: &TimeZone) -> Result<Zoned, Findings> {
        let written = match (&self.now, epoch()) {
            (Some(words), _) => Some(("--now", words.clone())),
            (None, Some(words)) => Some(("SOURCE_DATE_EPOCH", words)),
            (None, None) => None,
        };
        let Some((name, words)) = written else {
            return Ok(clock().with_time_zone(zone.clone()));
        };
        date::parse_clock(&words, zone).map_err(|why| {
            Diagnostic::setup("usage/now", format!("{name}: {why}"))
                .help("write a date: `--now 2026-03-01`")
                .into()
        })
    }

    pub(super) fn find_root(&self) -> Result<PathBuf, Findings> {
        match &self.root {
            Some(root) => Ok(root.clone()),
            None if self.config.is_some() => Ok(PathBuf::from(".")),
            None => nearest().ok_or_else(|| no_config(Path::new(CONFIG)).into()),
        }
    }

    pub(super) fn config_file(&self, root: &Path) -> File {
        match &self.config {
            Some(path) => {
                let shown = shown(path);
                File { path: shown.clone(), shown, disk: path.clone() }
            }
            None => File { path: CONFIG.into(), shown: CONFIG.into(), disk: root.join(CONFIG) },
        }
    }
}

/// A day or a moment that was typed behind `option`.
pub(super) fn moment(option: &str, typed: &str, zone: &TimeZone) -> Result<Zoned, Findings> {
    date::parse(typed, zone).map_err(|why| {
        Diagnostic::setup("usage/day", format!("{option}: {why}"))
            .help(format!("write a date: `{option} 2026-03-01`"))
            .into()
    })
}

/// The nearest folder, upwards from here, that holds a configuration; said relative to here where
/// that is shorter to read.
pub(super) fn nearest() -> Option<PathBuf> {
    if Path::new(CONFIG).is_file() {
        return Some(PathBuf::from("."));
    }
    let here = std::env::current_dir().ok()?;
    here.ancestors().find(|folder| folder.join(CONFIG).is_file()).map(Path::to_owned)
}

/// A path as people would type it: without a leading `./`.
pub(super) fn shown(path: &Path) -> String {
    path.strip_prefix(".").unwrap_or(path).display().to_string()
}

fn no_config(path: &Path) -> Diagnostic {
    Diagnostic::setup("config/none", "there is no blog here: this file is missing")
        .in_file(shown(path))
        .help("run `hobnob init` to make a blog, or name its folder with `--root DIR`")
}

#[expect(clippy::disallowed_methods, reason = "this is the edge where the environment is read")]
fn epoch() -> Option<String> {
    std::env::var("SOURCE_DATE_EPOCH").ok().filter(|words| !words.is_empty())
}

#[expect(clippy::disallowed_methods, reason = "this is the edge where the clock is read")]
fn clock() -> Zoned {
    Zoned::now()
}
