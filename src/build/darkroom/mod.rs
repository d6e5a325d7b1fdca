//! The darkroom: every picture of the blog is looked at, what it tells of places is taken out, and copies
//! are made of those that pages show. All of it is kept by the digest of the picture's bytes, so that the
//! next process, which recognises the file from outside, opens none.

mod look;
mod prints;
mod room;
mod shelf;
#[cfg(test)]
mod tests;
mod work;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use super::cache::Cache;
use super::each::{each, try_each};
use super::kept::Kept;
use super::memo::Memo;
use super::watch::{Stage, Watch};
use crate::config::Pictures;
use crate::diag::Findings;
use crate::document::Document;
use crate::picture::is_picture;
use crate::site::{Published, Site};
use crate::source::{Asset, File, stamp};
use crate::value::digest::Digest;
use crate::value::url::UrlPath;

use look::Look;
pub(super) use prints::Prints;
use room::Room;
use shelf::Shelf;
use work::Work;

/// What was seen of pictures, by the file as people know it.
pub(super) type Looks = BTreeMap<String, Look>;

/// What is remembered of pictures.
pub(super) struct Darkroom {
    shelf: Shelf,
    /// What an earlier process saw.
    before: Kept,
    after: Mutex<Option<Vec<u8>>>,
    looks: Memo<Look>,
    works: Memo<Work>,
}

/// Measures files without another look at them.
pub(super) fn measure(files: &[File]) -> (Vec<Asset>, Looks) {
    let read = |file: &File| Asset::read(file.clone());
    (each(files, &super::Unwatched, read), Looks::new())
}

impl Darkroom {
    /// For a process that builds again.
    pub(super) fn on() -> Self {
        Self::new(Memo::on(), Memo::on())
    }

    /// For a process that builds once.
    pub(super) fn off() -> Self {
        Self::new(Memo::off(), Memo::off())
    }

    fn new(looks: Memo<Look>, works: Memo<Work>) -> Self {
        let (before, after) = (Kept::parse(Vec::new(), ""), Mutex::default());
        Self { shelf: Shelf::default(), before, after, looks, works }
    }

    /// With a place for copies, and what an earlier process saw.
    pub(super) fn furnished(self, cache: Cache, before: Kept) -> Self {
        Self { shelf: Shelf::in_cache(cache), before, ..self }
    }

    /// What is to be kept for the next process, if that is something else than what was.
    pub(super) fn kept(&self) -> Option<Vec<u8>> {
        self.after.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// One build is done: what neither it nor the one before asked for is forgotten.
    pub(super) fn settle(&self) {
        self.looks.settle();
        self.works.settle();
    }

    /// Measures files, and reads those pictures that nobody has seen as they are now.
    pub(super) fn look(&self, files: &[File], watch: &dyn Watch) -> (Vec<Asset>, Looks) {
        let seen = each(files, watch, |file| {
            let look = is_picture(&file.path).then(|| self.seen(file)).flatten();
            match look {
                Some(look) => (Asset { file: file.clone(), size: look.size }, Some(look)),
                None => (Asset::read(file.clone()), None),
            }
        });
        let look =
            |(asset, look): &(Asset, Option<Look>)| Some((asset.file.shown.clone(), (*look)?));
        let looks = seen.iter().filter_map(look).collect();
        (seen.into_iter().map(|(asset, _)| asset).collect(), looks)
    }

    fn seen(&self, file: &File) -> Option<Look> {
        let Some(stamp) = stamp(file) else {
            return Look::at(file);
        };
        let outside = look::outside(file, stamp);
        let known = || Look::unpack(self.before.part(outside)?, outside);
        let look = self.looks.get(|| outside, || known().or_else(|| Look::at(file)).ok_or(()));
        look.ok().map(|look| *look)
    }

    /// Makes what is published of all pictures. What cannot be made is told, and the picture published as
    /// it is.
    pub(super) fn develop(
        &self,
        site: &Site,
        looks: &Looks,
        watch: &dyn Watch,
    ) -> (Prints, Findings) {
        if looks.is_empty() {
            return (Prints::default(), Findings::none());
        }
        let settings = &site.config.pictures;
        self.note(looks, settings);
        let shown = shown(site);
        let bundled = site.entries.iter().flat_map(|entry| &*entry.assets);
        let pictures: Vec<(&Published, Look)> = bundled
            .chain(&*site.assets)
            .filter_map(|it| Some((it, *looks.get(&it.asset.file.shown)?)))
            .collect();
        watch.begin(Stage::Pictures, pictures.len());
        let room = Room::default();
        let (works, findings) = try_each(&pictures, watch, |(published, look)| {
            let is_shown = shown.contains(&published.url);
            let task = work::Task { published, look: *look, is_shown, settings };
            let holds = |work: &Work| self.shelf.holds(work);
            let work = || task.work(&self.shelf, &room);
            let work = self.works.get_while::<Findings>(|| task.key(), holds, || Ok(work()))?;
            let findings = work.findings(&published.asset.file);
            Ok(((*published, work), findings))
        });
        (Prints::of(works), findings)
    }

    /// Keeps what was seen for the next process, and throws away what was made of pictures that are no
    /// more.
    fn note(&self, looks: &Looks, settings: &Pictures) {
        let seen = looks.values().filter_map(|look| Some((look.outside?, Some(*look))));
        // Copies of other settings go too.
        let settled = (Digest::of(format!("{settings:?}")), None);
        let pack = |look: Option<Look>| look.map_or_else(Vec::new, |look| look.pack());
        let after = self.before.after(seen.chain([settled]), pack);
        if after.is_some() {
            let known = looks.values().flat_map(|look| [look.bytes, look.copies(settings)]);
            self.shelf.sweep(&known.map(|digest| digest.long()).collect());
        }
        *self.after.lock().unwrap_or_else(PoisonError::into_inner) = after;
    }
}

/// The addresses of all pictures that documents show.
fn shown(site: &Site) -> BTreeSet<UrlPath> {
    let entries = site.entries.iter().map(|entry| (&*entry.document, &entry.url));
    let sections = site.sections.iter();
    let sections = sections.filter_map(|it| Some((it.document.as_deref()?, &it.url)));
    let documents: Vec<(&Document, &UrlPath)> = entries.chain(sections).collect();
    let shown = each(&documents, &super::Unwatched, |(document, url)| site.shown(document, url));
    shown.into_iter().flatten().collect()
}
