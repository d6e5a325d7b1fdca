//! `hobnob new`: a post that validates.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;

use super::Global;
use super::blog::shown;
use super::console::Console;
use crate::build::Blog;
use crate::data::scalar;
use crate::diag::{Diagnostic, Findings, Outcome};
use crate::value::slug;

/// Make a post
#[derive(Debug, Args)]
pub(super) struct New {
    /// Its title
    title: String,
    /// The folder of content/ that it goes to [default: the first of `post_folders` that is there]
    #[arg(short, long, value_name = "FOLDER")]
    section: Option<String>,
    /// Make a page, which has no date
    #[arg(short, long, conflicts_with = "draft")]
    page: bool,
    /// Mark it as a draft
    #[arg(short = 'D', long)]
    draft: bool,
    /// Make a folder with an index.md, for a post with pictures
    #[arg(short, long)]
    bundle: bool,
}

impl New {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let blog = global.blog()?;
        let now = global.now(&blog.config.time_zone)?;
        let path = blog.root.join("content").join(self.folder(&blog)?).join(self.name(&now)?);
        create(&path, &self.words(&now))?;
        console.result(&format!("{}\n", shown(&path)));
        Ok(Outcome::Done)
    }

    fn folder(&self, blog: &Blog) -> Result<String, Findings> {
        match &self.section {
            Some(section) => {
                let safe = crate::value::url::UrlPath::from_plain(section).is_some();
                let plain = section.trim_matches('/').to_owned();
                if safe { Ok(plain) } else { Err(unsafe_section(section).into()) }
            }
            None if self.page => Ok(String::new()),
            None => {
                let folders = &blog.config.post_folders;
                let there =
                    folders.iter().find(|name| blog.root.join("content").join(name).is_dir());
                Ok(there.or(folders.first()).map_or("posts", String::as_str).to_owned())
            }
        }
    }

    /// `2026-03-01-a-title.md`, without the date for a page, with a folder for a bundle.
    fn name(&self, now: &jiff::Zoned) -> Result<String, Findings> {
        let slug = slug::slugify(&self.title);
        if slug.is_empty() {
            return Err(Diagnostic::setup(
                "new/title",
                format!("no file name can be made of the title `{}`", self.title),
            )
            .help("use some letters or digits; the title in the file can be changed afterwards")
            .into());
        }
        let stem = if self.page { slug } else { format!("{}-{slug}", now.date()) };
        Ok(if self.bundle { format!("{stem}/index.md") } else { format!("{stem}.md") })
    }

    fn words(&self, now: &jiff::Zoned) -> String {
        let title = scalar::line(&self.title);
        let date = match self.page {
            true => String::new(),
            false => format!("date: {}\n", now.strftime("%Y-%m-%d %H:%M")),
        };
        let draft = if self.draft { "draft: true\n" } else { "" };
        let tags = if self.page { "" } else { "tags: []\n" };
        format!("---\ntitle: {title}\n{date}{tags}{draft}---\n\n")
    }
}

fn unsafe_section(section: &str) -> Diagnostic {
    Diagnostic::setup("new/section", format!("`{section}` is not a folder of `content/`"))
        .help("name a folder below it: `--section notes`")
}

/// Writes a file that is not there yet, with the folders above it.
pub(super) fn create(path: &Path, words: &str) -> Result<(), Findings> {
    let folder: PathBuf = path.parent().map(Path::to_owned).unwrap_or_default();
    let write = || {
        std::fs::create_dir_all(&folder)?;
        std::fs::File::create_new(path)?.write_all(words.as_bytes())
    };
    write().map_err(|error| {
        let path = shown(path);
        let found = match error.kind() {
            std::io::ErrorKind::AlreadyExists => {
                Diagnostic::setup("new/exists", "this file is there already and is left as it is")
                    .help("choose another title, or open the file")
            }
            _ => Diagnostic::setup("new/io", format!("this file cannot be written: {error}")),
        };
        found.in_file(path).into()
    })
}
