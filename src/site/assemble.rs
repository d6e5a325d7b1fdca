//! From the parts to the whole.

use std::cmp::Reverse;

use super::permalink::{self, Permalinks};
use super::routes::Blog;
use super::section::Folders;
use super::selection::Selected;
use super::{
    Entry, EntryId, Held, HeldBack, Parts, Published, Routes, Selection, Site, asset, taxonomy,
};
use crate::config::Config;
use crate::diag::Findings;
use crate::document::{Document, Role};
use crate::value::url::UrlPath;

impl Site {
    /// Puts everything together.
    ///
    /// # Errors
    /// Every slug, permalink and alias that cannot be, at once.
    pub fn assemble(
        config: Config,
        parts: Parts,
        selection: Selection,
    ) -> Result<(Self, Findings), Findings> {
        let permalinks = Permalinks::read(&config)?;
        let mut findings = permalinks.strays(&config, &parts.documents);
        let Selected { published, held } = selection.select(parts.documents);
        let Writings { texts, documents, reasons } = Writings::of(published);
        let posts = documents.iter().filter(|document| document.place.role == Role::Post).count();
        let (urls, faults) = addresses(&documents, &permalinks);
        findings.absorb(faults);

        let (folders, faults) = Folders::of(texts, &documents);
        findings.absorb(faults);
        let nearest: Vec<usize> =
            documents.iter().map(|document| folders.nearest(&document.place.folder)).collect();
        let (sections, faults) = folders.into_sections(&nearest, posts, &config, &permalinks);
        findings.absorb(faults);

        let (taxonomies, terms_of) = taxonomy::sort(&config, &documents);
        let held_documents: Vec<&Document> = held.iter().map(|(document, _)| document).collect();
        let shared = asset::share(parts.assets, &documents, &urls, &held_documents);
        let mut assets = shared.loose;
        assets.extend(parts.statics.into_iter().filter_map(asset::at_path));
        let laid = Laid { documents, urls, reasons, nearest, bundled: shared.bundled };
        let (entries, faults) = laid.into_entries(posts);
        findings.absorb(faults);

        let routes = Routes::of(&Blog {
            config: &config,
            entries: &entries,
            posts,
            sections: &sections,
            taxonomies: &taxonomies,
            assets: &assets,
            theme_files: &parts.theme_files,
            held: &held,
            permalinks: &permalinks,
        });
        let held = held.iter().map(|(document, reason)| HeldBack::of(document, reason)).collect();
        let (data, now) = (parts.data, selection.now);
        findings.or_value(Self {
            config,
            entries,
            posts,
            sections,
            taxonomies,
            assets,
            held,
            routes,
            data,
            now,
            terms_of,
        })
    }
}

/// Documents parted into the texts of sections and those that stand for themselves, the latter in
/// the order of [`Site::entries`].
struct Writings {
    texts: Vec<Document>,
    documents: Vec<Document>,
    reasons: Vec<Option<Held>>,
}

impl Writings {
    fn of(published: Vec<(Document, Option<Held>)>) -> Self {
        let is_text = |role| matches!(role, Role::Section | Role::Home);
        let (texts, mut entries): (Vec<_>, Vec<_>) =
            published.into_iter().partition(|(document, _)| is_text(document.place.role));
        entries.sort_by_cached_key(|(document, _)| order(document));
        let (documents, reasons) = entries.into_iter().unzip();
        Self {
            texts: texts.into_iter().map(|(document, _)| document).collect(),
            documents,
            reasons,
        }
    }
}

/// Posts, the newest first; then those without a date; then pages. Of equals, by path.
fn order(document: &Document) -> impl Ord + use<> {
    let page = document.place.role != Role::Post;
    let date = document.front.date.as_ref().filter(|_| !page).map(jiff::Zoned::timestamp);
    (page, Reverse(date), document.place.path.clone())
}

fn addresses(documents: &[Document], permalinks: &Permalinks) -> (Vec<UrlPath>, Findings) {
    let mut findings = Findings::none();
    let addresses = documents.iter().map(|document| {
        permalinks.entry(document).unwrap_or_else(|fault| {
            findings.push(fault);
            UrlPath::root()
        })
    });
    (addresses.collect(), findings)
}

/// All that entries are made of, one item each.
struct Laid {
    documents: Vec<Document>,
    urls: Vec<UrlPath>,
    reasons: Vec<Option<Held>>,
    nearest: Vec<usize>,
    bundled: Vec<Vec<Published>>,
}

impl Laid {
    fn into_entries(self, posts: usize) -> (Vec<Entry>, Findings) {
        let mut findings = Findings::none();
        let places = self.urls.into_iter().zip(self.nearest);
        let rest = places.zip(self.reasons).zip(self.bundled);
        let all = self.documents.into_iter().zip(rest).enumerate();
        let entries = all.map(|(id, (document, (((url, section), held), assets)))| {
            let (aliases, faults) = permalink::aliases(&document);
            findings.absorb(faults);
            let older = (id + 1 < posts).then(|| EntryId(id + 1));
            let newer = id.checked_sub(1).filter(|_| id < posts).map(EntryId);
            Entry { document, url, aliases, section, held, assets, older, newer }
        });
        (entries.collect(), findings)
    }
}
