//! From the parts to the whole.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Zoned;

use super::permalink::{self, Permalinks};
use super::routes::Blog;
use super::section::Folders;
use super::selection::Selected;
use super::{
    Circle, Entry, EntryId, Held, HeldBack, Parts, Published, Routes, Section, Selection, Site,
    asset, author, menu, people, talk, taxonomy,
};
use crate::config::Config;
use crate::data::Map;
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
        let Selected { published, held } = selection.select(parts.documents, &parts.refused);
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

        let (taxonomies, terms_of) = taxonomy::sort(&config, &documents, &sections);
        let held_documents: Vec<&Document> = held.iter().map(|(document, _)| &**document).collect();
        let shared = asset::share(parts.assets, &documents, &urls, &held_documents);
        let mut assets = shared.loose;
        assets.extend(parts.statics.into_iter().filter_map(asset::at_path));
        let laid = Laid { documents, urls, reasons, nearest, bundled: shared.bundled };
        let (entries, faults) = laid.into_entries(posts);
        findings.absorb(faults);
        let threads = talk::threads(&entries, &parts.talks);
        let people = people::all(&config, &entries, &sections);

        let blog = Blog {
            config: &config,
            entries: &entries,
            threads: &threads,
            posts,
            sections: &sections,
            taxonomies: &taxonomies,
            people: &people,
            assets: &assets,
            theme_files: &parts.theme_files,
            held: &held,
            unread: &parts.unread,
            permalinks: &permalinks,
        };
        let circle = Circle::of(&blog, &parts.unlisted);
        let routes = Routes::of(&blog, circle.as_ref());
        let held = held.iter().map(|(document, reason)| HeldBack::of(document, reason)).collect();
        let (data, now) = (parts.data, selection.now);
        let site = Self {
            config,
            entries,
            posts,
            sections,
            taxonomies: taxonomies.into(),
            people: people.into(),
            circle: circle.map(Arc::new),
            assets: assets.into(),
            held,
            routes: Arc::new(routes),
            data,
            now,
            terms_of: terms_of.into(),
            threads: threads.into(),
        };
        findings.or_value(site)
    }

    /// The same blog when nothing has changed but words: with these documents, by path, in the place of those
    /// it has, of which each has the face of the one before it.
    #[must_use]
    pub fn reworded(
        self,
        documents: &BTreeMap<&str, &Arc<Document>>,
        data: Map,
        now: Zoned,
    ) -> Self {
        let reworded = |document: Arc<Document>| match documents.get(&*document.place.path) {
            Some(new) => Arc::clone(new),
            None => document,
        };
        let entries = self.entries.into_iter();
        let entries =
            entries.map(|entry| Entry { document: reworded(entry.document), ..entry }).collect();
        let sections = self.sections.into_iter();
        let sections = sections
            .map(|section| Section { document: section.document.map(reworded), ..section })
            .collect();
        Self { entries, sections, data, now, ..self }
    }

    /// What is doubtful about the whole.
    pub fn doubts(&self) -> Findings {
        let mut findings = author::faults(self);
        findings.absorb(menu::faults(self));
        findings
    }
}

/// Documents parted into the texts of sections and those that stand for themselves, the latter in
/// the order of [`Site::entries`].
struct Writings {
    texts: Vec<Arc<Document>>,
    documents: Vec<Arc<Document>>,
    reasons: Vec<Option<Held>>,
}

impl Writings {
    fn of(published: Vec<(Arc<Document>, Option<Held>)>) -> Self {
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

/// Posts, the newest first; then those without a date; then pages. Of two posts of one moment the
/// later by path is the newer, as in a series; all others go by path.
fn order(document: &Document) -> impl Ord + use<> {
    let path = document.place.path.clone();
    let page = document.place.role != Role::Post;
    let date = document.front.date.as_ref().filter(|_| !page).map(jiff::Zoned::timestamp);
    (page, Reverse(date.map(|date| (date, path.clone()))), path)
}

fn addresses(documents: &[Arc<Document>], permalinks: &Permalinks) -> (Vec<UrlPath>, Findings) {
    let mut findings = Findings::none();
    let addresses = documents.iter().map(|document| {
        permalinks.entry(document).unwrap_or_else(|fault| {
            findings.absorb(fault);
            UrlPath::root()
        })
    });
    (addresses.collect(), findings)
}

/// All that entries are made of, one item each.
struct Laid {
    documents: Vec<Arc<Document>>,
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
            let assets = assets.into();
            Entry { document, url, aliases, section, held, assets, older, newer }
        });
        (entries.collect(), findings)
    }
}

#[cfg(test)]
mod tests {
    use crate::site::sample::{Sample, id};
    use crate::site::{EntryId, Site};

    fn paths(site: &Site) -> Vec<&str> {
        site.entries.iter().map(|entry| entry.document.place.path.as_str()).collect()
    }

    #[test]
    fn posts_stand_newest_first_and_pages_behind_them() {
        let site = Sample::new("")
            .with_all(&[
                ("about.md", "title: A"),
                ("posts/undated.md", "title: U"),
                ("posts/b.md", "date: 2026-01-01"),
                ("posts/a.md", "date: 2026-01-01"),
                ("posts/new.md", "date: 2026-02-01"),
            ])
            .site();
        let expected = ["posts/new.md", "posts/b.md", "posts/a.md", "posts/undated.md", "about.md"];
        assert_eq!(paths(&site), expected);
        assert_eq!(site.posts, 4);
        let neighbours: Vec<_> =
            site.entries.iter().map(|entry| (entry.newer, entry.older)).collect();
        let some = |id| Some(EntryId(id));
        let expected = [
            (None, some(1)),
            (some(0), some(2)),
            (some(1), some(3)),
            (some(2), None),
            (None, None),
        ];
        assert_eq!(neighbours, expected);
    }

    #[test]
    fn sections_are_where_folders_have_something() {
        let site = Sample::new("")
            .with("posts/_index.md", "---\ntitle: Journal\naliases: [/blog/]\n---\n")
            .with("notes/deep/_index.md", "---\nslug: below\n---\n")
            .with_all(&[
                ("posts/2025/a.md", "date: 2025-01-01"),
                ("notes/deep/er/n.md", "title: N"),
                ("notes/m.md", "title: M"),
                ("about.md", "title: A"),
            ])
            .site();
        let found: Vec<_> = site
            .sections
            .iter()
            .map(|section| {
                let listed = section.entries.iter().map(|id| site.entry(*id));
                let listed: Vec<_> =
                    listed.map(|entry| entry.document.place.name.as_str()).collect();
                (section.url.plain(), section.title.as_str(), listed, section.children.clone())
            })
            .collect();
        let expected = [
            ("/".to_owned(), "A", vec!["a"], vec![1, 3]),
            ("/notes/".to_owned(), "Notes", vec!["m"], vec![2]),
            ("/notes/below/".to_owned(), "Deep", vec!["n"], vec![]),
            ("/posts/".to_owned(), "Journal", vec!["a"], vec![]),
        ];
        assert_eq!(found, expected);
        assert_eq!(site.sections[3].aliases[0].plain(), "/blog/");
        assert_eq!(site.entry(id(&site, "about.md")).section, 0);
    }

    #[test]
    fn two_texts_of_one_folder_are_told() {
        let found = Sample::new("").with("_index.md", "A").with("index.md", "B").faults();
        let expected = "content/index.md: `content/_index.md` is already the text of this folder \
                        (keep one of the two)";
        assert_eq!(found, [expected]);
    }

    #[test]
    fn files_stand_beside_the_document_of_their_bundle() {
        let site = Sample::new("")
            .with("posts/trip/index.md", "---\ndate: 2026-01-01\nslug: away\n---\n")
            .with("posts/draft/index.md", "---\ndraft: true\n---\n")
            .with("posts/b/index.md", "---\npermalink: /b.html\ndate: 2026-01-01\n---\n")
            .asset("posts/trip/pictures/sea.jpg")
            .asset("posts/draft/secret.jpg")
            .asset("posts/b/b.jpg")
            .asset("posts/loose.jpg")
            .file("css/_part.scss")
            .file("css/main.scss")
            .site();
        let trip = site.entry(id(&site, "posts/trip/index.md"));
        assert_eq!(trip.assets[0].url.plain(), "/posts/away/pictures/sea.jpg");
        assert_eq!(site.entry(id(&site, "posts/b/index.md")).assets[0].url.plain(), "/b.jpg");
        let loose: Vec<_> = site.assets.iter().map(|asset| asset.url.plain()).collect();
        assert_eq!(loose, ["/posts/loose.jpg", "/css/main.css"]);
    }

    #[test]
    fn posts_of_one_day_are_older_and_newer_as_their_names_are() {
        let post = "---\ndate: 2026-01-01\nseries: s\n---\n";
        let site = Sample::new("").with("posts/1.md", post).with("posts/2.md", post).site();
        let first = site.entry(id(&site, "posts/1.md"));
        assert_eq!(first.newer, Some(id(&site, "posts/2.md")));
        let series = site.taxonomies.iter().find(|found| found.config.name == "series").unwrap();
        assert_eq!(site.entry(series.terms[0].entries[0]).url, first.url);
    }
}
