//! `hobnob init`: a blog that builds.

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::tz::TimeZone;

use super::blog::{self, CONFIG};
use super::console::Console;
use super::hook::Hook;
use super::skeleton::Skeleton;
use super::{Global, new};
use crate::data::scalar;
use crate::diag::{Diagnostic, Findings, Outcome};

/// Make a blog: a configuration, a first post and a page about you
#[derive(Debug, Args)]
pub(super) struct Init {
    /// The folder, made if it is not there [default: here]
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    /// The blog's name
    #[arg(long, default_value = "My Blog")]
    title: String,
    /// Where the blog will be
    #[arg(long, value_name = "URL", default_value = "https://blog.example/")]
    base_url: String,
    /// Who writes
    #[arg(long, value_name = "NAME")]
    author: Option<String>,
    /// Let git run `hobnob check --index` before every commit; of a blog that is there already, only
    /// this is done
    #[arg(long)]
    hook: bool,
    /// Write a small theme of your own into `themes/NAME/`, to go on from; a blog that is there already is
    /// otherwise left as it is
    #[arg(long, value_name = "NAME")]
    theme_skeleton: Option<String>,
}

impl Init {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let folder = self.folder(global);
        let is_blog = folder.join(CONFIG).is_file();
        if !(is_blog && self.adds()) {
            refuse_full(&folder)?;
        }
        let hook = self.hook.then(|| Hook::plan(&folder)).transpose()?;
        let skeleton = self.theme_skeleton.as_deref();
        let skeleton = skeleton.map(|name| Skeleton::plan(&folder, name)).transpose()?;
        if is_blog {
            console.say("there is a blog already, which is left as it is");
        } else {
            self.make(&folder, global)?;
            console.say(&format!("made a blog in {}", folder.display()));
        }
        if let Some(skeleton) = skeleton {
            skeleton.write()?;
            console.say(&format!("made a theme in {}", skeleton.shown()));
        }
        if let Some(hook) = hook {
            hook.install()?;
            console.say(&format!("git will run {} before every commit", hook.shown()));
        }
        self.next(&folder, is_blog).into_iter().for_each(|next| console.say(&next));
        Ok(Outcome::Done)
    }

    /// Whether there is something to do for a blog that is there already.
    fn adds(&self) -> bool {
        self.hook || self.theme_skeleton.is_some()
    }

    /// What to do next.
    fn next(&self, folder: &Path, is_blog: bool) -> Option<String> {
        match &self.theme_skeleton {
            _ if !is_blog => Some(next(folder)),
            Some(name) => {
                Some(format!("next: write `theme: {name}` into {CONFIG}, then hobnob serve"))
            }
            None => None,
        }
    }

    /// The folder that is named, or the blog that this is a part of, or here.
    fn folder(&self, global: &Global) -> PathBuf {
        let named = self.folder.clone().or_else(|| global.root.clone());
        let around = || blog::nearest().filter(|_| self.adds());
        named.or_else(around).unwrap_or_else(|| PathBuf::from("."))
    }

    fn make(&self, folder: &Path, global: &Global) -> Result<(), Findings> {
        let today = global.now(&TimeZone::UTC)?.date();
        let files = [
            (CONFIG.to_owned(), self.config()),
            (".gitignore".to_owned(), GITIGNORE.to_owned()),
            ("content/about.md".to_owned(), ABOUT.to_owned()),
            ("content/posts/_index.md".to_owned(), POSTS.to_owned()),
            (format!("content/posts/{today}-hello.md"), first_post()),
        ];
        files.iter().try_for_each(|(path, words)| new::create(&folder.join(path), words))
    }

    fn config(&self) -> String {
        let author = match &self.author {
            Some(name) => format!("author: {}\n", scalar::line(name)),
            None => "# author: Your Name\n".to_owned(),
        };
        let theme = match &self.theme_skeleton {
            Some(name) => format!("theme: {name}\n"),
            None => String::new(),
        };
        format!(
            "title: {}\n\
             base_url: {}\n\
             description: A blog to meet people\n\
             language: en\n\
             timezone: UTC\n\
             {author}\
             {theme}\
             menus:\n  \
               main:\n    \
                 - {{name: Posts, url: /posts/}}\n    \
                 - {{name: About, url: /about/}}\n\
             # policy: {{preset: strict}}  # or relaxed; `hobnob check --print-policy` shows every setting\n",
            scalar::line(&self.title),
            scalar::line(&self.base_url),
        )
    }
}

/// A folder counts as empty when only a version control's own folder is in it.
fn refuse_full(folder: &Path) -> Result<(), Findings> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Ok(());
    };
    let mut names = entries.flatten().map(|entry| entry.file_name());
    match names.find(|name| !matches!(name.to_str(), Some(".git" | ".hg" | ".jj"))) {
        None => Ok(()),
        Some(name) => {
            let message = format!("this folder is not empty: it holds `{}`", name.display());
            Err(Diagnostic::setup("init/not-empty", message)
                .in_file(folder.display().to_string())
                .help("name a folder that is new or empty: `hobnob init DIR`")
                .into())
        }
    }
}

fn next(folder: &Path) -> String {
    let place = if folder == Path::new(".") {
        String::new()
    } else {
        format!("cd {} && ", folder.display())
    };
    format!("next: {place}hobnob build")
}

const GITIGNORE: &str = "public/\n.hobnob/\n";

const ABOUT: &str = "\
---
title: About
---

Who are you, and whom would you like to meet? Two sentences are enough, and a way to write to you.
";

const POSTS: &str = "\
---
title: Posts
---
";

fn first_post() -> String {
    let front = "---\ntitle: Hello\ntags: [first steps]\n---\n\n";
    let words = "This is my first post. I would like to hear from you: what are you working on?\n";
    format!("{front}{words}")
}
