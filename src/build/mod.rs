//! The pipeline: from a folder to a site.
//!
//! [`run`] reads like the way of one post told in the crate's documentation. Nothing here reads the
//! clock or the environment, and nothing is written: what comes out is [`Built`], and
//! [`output::Output`] takes it to disk.

mod added;
mod aside;
mod assembly;
mod assets;
mod cache;
mod card;
mod darkroom;
pub mod each;
mod files;
mod fragment;
pub mod judge;
mod kept;
pub mod known;
mod library;
mod material;
pub mod memo;
pub mod output;
mod places;
mod planning;
mod proof;
mod publish;
mod searching;
mod setting;
mod standing;
mod stray;
#[cfg(test)]
mod tests;
mod theme;
mod verdict;
#[cfg(test)]
mod warm;
mod watch;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::comment::shelf::Shelf;
use crate::config::Config;
use crate::diag::Findings;
use crate::index::search::{self, Words as Indexed};
use crate::page::{self, Page};
use crate::policy::balance::Weighed;
use crate::policy::rule::Level;
use crate::policy::setting::OnRefuse;
use crate::render;
use crate::site::{EntryId, Selection, Site};
use crate::source::File;
use crate::value::digest::Known;

pub use aside::{read_ledger, set_aside};
use assembly::Assembly;
pub use cache::Cache;
use cache::Larder;
use darkroom::Darkroom;
use each::{both, try_each};
pub use fragment::fragment;
pub use kept::Kept;
use library::Library;
pub use library::Volume;
use material::{Assembled, Material};
use memo::{Looked, Memo};
pub use output::Artifact;
pub use places::{Place, Posted, places, posts_besides};
use proof::Proof;
use publish::{Printed, Workshop};
use setting::{Manuscript, Remembered};
pub use standing::{Words, judged, settings, tallied};
pub use watch::{Stage, Unwatched, Watch};

/// A blog's folder and its configuration.
#[derive(Debug)]
pub struct Blog {
    /// The folder.
    pub root: PathBuf,
    /// `hobnob.yaml`.
    pub config: Config,
}

/// What to build.
pub struct Request<'a> {
    /// The blog's folder.
    pub root: &'a Path,
    /// Its configuration.
    pub config: Config,
    /// The most that the policy does, instead of its own `level`.
    pub policy: Option<Level>,
    /// What stays out, and which moment is now.
    pub selection: Selection,
    /// What it is for.
    pub purpose: Purpose,
}

/// What a build is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// For readers: the policy decides, and links to files name their version.
    #[default]
    Publish,
    /// For the author's eyes: what the policy would refuse is shown, with the findings as warnings, and
    /// links to files name no version, so that a changed stylesheet changes no page.
    Preview,
}

impl Purpose {
    /// What is found, as it counts here.
    fn tolerate(self, findings: Findings) -> Findings {
        match self {
            Self::Publish => findings,
            Self::Preview => findings.lenient(),
        }
    }
}

/// What is kept from one build to the next.
pub struct Memos {
    /// Blocks of highlighted code.
    blocks: Memo<String>,
    /// Bodies of documents.
    bodies: Memo<Remembered>,
    /// Those of blogs of one layout.
    settled: Memo<Arc<Remembered>>,
    /// Comments, made harmless: those of each thread.
    comments: Memo<Vec<String>>,
    /// For each post, those that are like it.
    related: Memo<Vec<Vec<EntryId>>>,
    /// The bodies that feeds hold.
    absolute: Memo<Known<String>>,
    /// The words of each entry, for those who search.
    words: Memo<Indexed>,
    /// These words in shards.
    shards: Memo<Vec<search::File>>,
    /// Rendered pages, and feeds of comments.
    pages: Memo<Printed>,
    /// Documents, judged.
    proofs: Looked<Proof>,
    /// Conversations.
    library: Library,
    /// Cards, drawn.
    cards: Larder,
    /// Pictures.
    darkroom: Darkroom,
    /// Blogs, put together.
    assemblies: Memo<Assembly>,
    /// The plans of their pages.
    plans: Memo<Vec<Page>>,
}

impl Memos {
    /// For a process that builds again.
    pub fn on() -> Self {
        Self {
            blocks: Memo::on(),
            bodies: Memo::on(),
            settled: Memo::on(),
            comments: Memo::on(),
            related: Memo::on(),
            absolute: Memo::on(),
            words: Memo::on(),
            shards: Memo::on(),
            pages: Memo::on(),
            proofs: Looked::on(),
            library: Library::on(),
            cards: Larder::off(),
            darkroom: Darkroom::on(),
            assemblies: Memo::on(),
            plans: Memo::on(),
        }
    }

    /// For a process that builds once.
    pub fn off() -> Self {
        Self {
            blocks: Memo::off(),
            bodies: Memo::off(),
            settled: Memo::off(),
            comments: Memo::off(),
            related: Memo::off(),
            absolute: Memo::off(),
            words: Memo::off(),
            shards: Memo::off(),
            pages: Memo::off(),
            proofs: Looked::off(),
            library: Library::off(),
            cards: Larder::off(),
            darkroom: Darkroom::off(),
            assemblies: Memo::off(),
            plans: Memo::off(),
        }
    }

    /// Trusts every look at a file, for a test whose changes are far enough apart.
    #[cfg(test)]
    pub(crate) fn eager() -> Self {
        Self { proofs: Looked::eager(), library: Library::eager(), ..Self::on() }
    }

    /// How many results are kept.
    #[cfg(test)]
    pub(crate) fn count(&self) -> usize {
        let rendered = self.blocks.count() + self.comments.count() + self.pages.count();
        let laid = self.assemblies.count() + self.plans.count();
        rendered + laid + self.proofs.count() + self.library.count()
    }

    /// With what an earlier process read of the store, and ready to say what the next may know.
    #[must_use]
    pub fn remember(self, kept: Kept) -> Self {
        Self { library: self.library.remember(kept), ..self }
    }

    /// With a place for the copies of pictures, and what an earlier process saw of the originals.
    #[must_use]
    fn in_darkroom(self, cache: Cache, seen: Kept) -> Self {
        Self { darkroom: self.darkroom.furnished(cache, seen), ..self }
    }

    /// What the next process may know of the store and of pictures, once a build has read them; `None`
    /// when that is what this one knew.
    fn kept(&self) -> (Option<Vec<u8>>, Option<Vec<u8>>) {
        (self.library.kept(), self.darkroom.kept())
    }

    /// One build is done: what neither it nor the one before asked for is forgotten.
    fn settle(&self) {
        // Each after those who hold what it keeps.
        self.settled.settle();
        self.bodies.settle();
        self.blocks.settle();
        self.comments.settle();
        self.related.settle();
        self.absolute.settle();
        self.words.settle();
        self.shards.settle();
        self.pages.settle();
        self.proofs.settle();
        self.library.settle();
        self.darkroom.settle();
        self.assemblies.settle();
        self.plans.settle();
    }
}

/// A site, made.
pub struct Built {
    /// The blog it shows.
    pub site: Site,
    /// Every address.
    pub pages: Arc<Vec<Page>>,
    /// Every file, in the order of `pages`.
    pub artifacts: Vec<Artifact>,
    /// What the policy says of every document, published or not.
    pub weighed: Weighed,
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
    let purpose = request.purpose;
    let (material, mut findings) =
        Material::read(request, &memos.proofs, Some(&memos.library), watch)?;
    let verdicts = material.verdicts();
    findings.absorb(purpose.tolerate(verdicts.findings));
    let look = |files: &[File]| memos.darkroom.look(files, watch);
    let assembled = material.assemble(verdicts.refused, look, &memos.assemblies, watch);
    let Some(blog) = findings.take(assembled) else {
        return Err(findings.sorted());
    };
    let Assembled { site, layout, policy, design, .. } = &blog;
    findings.extend(files::no_post(site).filter(|_| !findings.has_errors()));
    let (prints, found) = memos.darkroom.develop(site, &blog.looks, watch);
    findings.absorb(found);
    let album = &prints.album;
    let manuscript = Manuscript { site, album, layout: *layout, theme: &design.theme, policy };
    // What a page says has no part in where it is.
    let (set, planned) = both(
        || setting::set(manuscript, memos, watch),
        || planning::plan(&blog, album, &memos.plans),
    );
    let bodies = findings.take(set);
    let pages = findings.take(planned);
    let (Some(bodies), Some(pages), false) = (bodies, pages, findings.has_errors()) else {
        return Err(findings.sorted());
    };
    let furnished = Workshop::furnish(&blog, &prints, &bodies, &pages, &verdicts.embeds, memos);
    // Nobody passes on the address of a preview.
    let cards = match purpose {
        Purpose::Publish => page::cards(site, &pages),
        Purpose::Preview => Vec::new(),
    };
    let Some(workshop) = findings.take(furnished) else {
        return Err(findings.sorted());
    };
    watch.begin(Stage::Render, pages.len());
    let (made, found) = try_each(&pages, watch, |page| workshop.make(page));
    let (drawn, undrawn) = workshop.draw(&cards, watch);
    findings.absorb(render::once(found.into_iter().chain(undrawn).collect()));
    let made = made.into_iter().chain(drawn).map(|made| (made.artifact, made.added));
    let (artifacts, seen): (Vec<_>, Vec<_>) = made.unzip();
    let seen = seen.into_iter().flatten();
    findings.absorb(purpose.tolerate(added::find(seen, policy, &design.theme)));
    let (artifacts, findings) = findings.sorted().or_value(artifacts)?;
    both(|| drop(workshop), || memos.settle());
    let pages = if cards.is_empty() {
        pages
    } else {
        Arc::new(pages.iter().cloned().chain(cards).collect())
    };
    Ok(Built { site: blog.site, pages, artifacts, weighed: blog.weighed, findings })
}

/// Reads and assembles what its author wrote without making anything of it. Posts that are refused are
/// no fault here, but stay out if that is what the policy wants; what readers said is not looked at.
///
/// # Errors
/// Everything that is wrong in its files.
pub fn understand(request: Request<'_>, watch: &dyn Watch) -> Result<(Site, Findings), Findings> {
    let (material, mut findings) = Material::read(request, &Looked::off(), None, watch)?;
    let refused = match material.policy.on_refuse.value {
        OnRefuse::Fail => BTreeMap::new(),
        OnRefuse::Skip => material.verdicts().refused,
    };
    match findings.take(material.assemble(refused, darkroom::measure, &Memo::off(), watch)) {
        Some(assembled) => findings.sorted().or_value(assembled.site),
        None => Err(findings.sorted()),
    }
}

/// Reads what readers said, file by file, in order of path.
///
/// # Errors
/// Everything that is wrong in the store.
pub fn read_store(
    root: &Path,
    memos: &Memos,
    watch: &dyn Watch,
) -> Result<(Vec<Volume>, Findings), Findings> {
    let (files, mut findings) = Shelf::of(root).files();
    let (volumes, found) = memos.library.read(&files, watch);
    findings.absorb(found);
    findings.or_value(volumes)
}
