//! The pipeline: from a folder to a site.
//!
//! [`run`] reads like the way of one post told in the crate's documentation. Nothing here reads the
//! clock or the environment, and nothing is written: what comes out is [`Built`], and
//! [`output::Output`] takes it to disk.

mod assets;
pub mod each;
mod files;
mod fragment;
pub mod judge;
pub mod known;
pub mod memo;
pub mod output;
mod publish;
mod setting;
mod theme;
mod watch;

use std::collections::HashSet;
use std::path::Path;

use crate::config::Config;
use crate::diag::Findings;
use crate::document::Document;
use crate::page::{self, Page};
use crate::render;
use crate::site::{Parts, Selection, Site};
use crate::source::{Asset, File, Source};

use each::{each, try_each};
use files::Files;
pub use fragment::fragment;
use memo::Memo;
pub use output::Artifact;
use publish::Workshop;
use theme::Design;
pub use watch::{Stage, Unwatched, Watch};

/// What to build.
pub struct Request<'a> {
    /// The blog's folder.
    pub root: &'a Path,
    /// Its configuration.
    pub config: Config,
    /// What stays out, and which moment is now.
    pub selection: Selection,
}

/// What is kept from one build to the next.
pub struct Memos {
    /// Blocks of highlighted code.
    blocks: Memo<String>,
    /// Rendered pages.
    pages: Memo<String>,
}

impl Memos {
    /// For a process that builds again.
    pub fn on() -> Self {
        Self { blocks: Memo::on(), pages: Memo::on() }
    }

    /// For a process that builds once.
    pub fn off() -> Self {
        Self { blocks: Memo::off(), pages: Memo::off() }
    }
}

/// A site, made.
pub struct Built {
    /// The blog it shows.
    pub site: Site,
    /// Every address.
    pub pages: Vec<Page>,
    /// Every file, in the order of `pages`.
    pub artifacts: Vec<Artifact>,
    /// What is worth knowing: warnings, sorted.
    pub findings: Findings,
}

impl Built {
    /// How many pages people can read: redirects, feeds and files are none.
    pub fn html_pages(&self) -> usize {
        self.pages.iter().filter(|page| page.is_read()).count()
    }
}

/// Builds a site in memory.
///
/// # Errors
/// Everything that is wrong, as far as one stage can see it.
pub fn run(request: Request<'_>, memos: &Memos, watch: &dyn Watch) -> Result<Built, Findings> {
    let Assembled { site, design, mut findings } = assemble(request, watch)?;
    let bodies = findings.take(setting::set(&site, &design.theme, &memos.blocks, watch));
    watch.begin(Stage::Plan, 1);
    let pages = findings.take(page::plan(&site, &design.statics).map(|pages| {
        let unshown = render::unshown(&design.theme, &site, &pages);
        (pages, unshown)
    }));
    let (Some(bodies), Some(pages), false) = (bodies, pages, findings.has_errors()) else {
        return Err(findings.sorted());
    };
    let furnished = Workshop::furnish(&site, &design, &bodies, &pages, &memos.pages);
    let Some(workshop) = findings.take(furnished) else {
        return Err(findings.sorted());
    };
    watch.begin(Stage::Render, pages.len());
    let (artifacts, found) = try_each(&pages, watch, |page| workshop.make(page));
    findings.absorb(render::once(found));
    let (artifacts, findings) = findings.sorted().or_value(artifacts)?;
    Ok(Built { site, pages, artifacts, findings })
}

/// Reads and assembles a blog without making anything of it.
///
/// # Errors
/// Everything that is wrong in its files.
pub fn understand(request: Request<'_>, watch: &dyn Watch) -> Result<(Site, Findings), Findings> {
    let assembled = assemble(request, watch)?;
    assembled.findings.sorted().or_value(assembled.site)
}

/// A blog, read and put together. `findings` may hold errors about single files: the rest is there
/// so that it can be looked at too.
struct Assembled {
    site: Site,
    design: Design,
    findings: Findings,
}

/// The files that became no document.
fn unread(files: &[File], documents: &[Document]) -> Vec<String> {
    let read: HashSet<&str> = documents.iter().map(|document| &*document.place.path).collect();
    files.iter().filter(|file| !read.contains(&*file.path)).map(|file| file.path.clone()).collect()
}

fn assemble(request: Request<'_>, watch: &dyn Watch) -> Result<Assembled, Findings> {
    let Request { root, config, selection } = request;
    let (files, mut findings) = Files::find(root);
    let design = findings.take(Design::load(root, &config, &files.statics, watch));
    watch.begin(Stage::Read, files.documents.len());
    let parse = |file: &File| Document::parse(&Source::read(file)?, &config);
    let (documents, found) = try_each(&files.documents, watch, parse);
    findings.absorb(found);
    let data = findings.take(files::read_data(&files.data));
    let (Some(design), Some(data)) = (design, data) else {
        return Err(findings.sorted());
    };
    watch.begin(Stage::Assemble, files.assets.len() + files.statics.len());
    let measure = |files: &[File]| each(files, watch, |file| Asset::read(file.clone()));
    let (assets, statics) = (measure(&files.assets), measure(&files.statics));
    let theme_files = design.paths();
    let unread = unread(&files.documents, &documents);
    let parts = Parts { documents, unread, assets, statics, theme_files, data };
    match findings.take(Site::assemble(config, parts, selection)) {
        Some(site) => {
            if site.posts == 0 && site.held.is_empty() && !findings.has_errors() {
                findings.push(files::no_post());
            }
            Ok(Assembled { site, design, findings })
        }
        None => Err(findings.sorted()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use jiff::tz::TimeZone;

    /// Every file of the example with its bytes.
    fn made(memos: &Memos) -> Vec<(String, Vec<u8>)> {
        let root = &Path::new(env!("CARGO_MANIFEST_DIR")).join("example-site");
        let config = Source::read(&crate::source::file(root, "hobnob.yaml").unwrap()).unwrap();
        let config = Config::parse(&config.text).unwrap();
        let now = date(2026, 11, 1).to_zoned(TimeZone::UTC).unwrap();
        let selection = Selection { now, drafts: true, future: true, expired: true };
        let built = run(Request { root, config, selection }, memos, &Unwatched).unwrap();
        let files = built.artifacts.into_iter().map(|artifact| match artifact.content {
            output::Content::Bytes(bytes) => (artifact.path, bytes),
            output::Content::File(file) => (artifact.path, file.shown.into_bytes()),
        });
        files.collect()
    }

    #[test]
    fn what_is_remembered_is_what_would_be_made() {
        let memos = Memos::on();
        let clean = made(&Memos::off());
        assert!(clean.len() > 100);
        assert_eq!(made(&memos), clean, "the first build of a process that remembers");
        assert_eq!(made(&memos), clean, "the second, from memory");
    }

    #[test]
    fn a_wrong_stylesheet_hides_no_other_fault() {
        let folder = tempfile::tempdir().unwrap();
        let put = |path: &str, words: &str| {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, words).unwrap();
        };
        put("static/a.scss", "a { color: $nothing; }\n");
        put("templates/post.html", "{% if %}\n");
        put("content/a.md", "---\ndate: never\n---\n");
        let text =
            crate::diag::Text::new("hobnob.yaml", "title: A\nbase_url: https://a.example/\n");
        let config = Config::parse(&text).unwrap();
        let now = date(2026, 11, 1).to_zoned(TimeZone::UTC).unwrap();
        let selection = Selection { now, drafts: false, future: false, expired: false };
        let request = Request { root: folder.path(), config, selection };
        let found = run(request, &Memos::off(), &Unwatched).err().unwrap();
        let codes: Vec<&str> = found.iter().map(|found| found.code).collect();
        assert_eq!(codes, ["front-matter/date", "sass/syntax", "template/syntax"]);
    }
}
