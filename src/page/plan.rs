//! Making the plan: what the author wrote, what the theme brings, and what follows from both.

use std::collections::HashSet;

use super::{Page, Statics, Subject, archive, location, pager, template};
use crate::picture::Album;
use crate::site::{EntryId, PER_PAGE, Site, address};
use crate::source::File;
use crate::value::url::UrlPath;

/// Pages, as they are being planned.
pub(super) struct Plan<'a> {
    pub(super) site: &'a Site,
    pages: Vec<Page>,
    /// The files of all pages so far.
    taken: HashSet<String>,
}

impl<'a> Plan<'a> {
    /// Plans everything. Two pages may still want one address.
    pub(super) fn of(site: &'a Site, statics: &Statics, album: &Album) -> Vec<Page> {
        let mut plan = Self { site, pages: Vec::new(), taken: HashSet::new() };
        plan.entries();
        plan.sections();
        plan.assets();
        plan.pictures(album);
        plan.theme_files(statics);
        plan.terms();
        plan.people();
        plan.archives();
        plan.feeds();
        plan.comment_feeds();
        plan.search();
        plan.redirects();
        plan.root_files();
        plan.pages
    }

    /// Plans a page whatever else has its address: a clash is an error.
    fn add(&mut self, page: Page) {
        self.taken.insert(page.url.file());
        self.pages.push(page);
    }

    /// Plans a page unless something that was planned before has its address: what an author writes
    /// replaces what would have been made.
    pub(super) fn offer(&mut self, page: Page) {
        if !self.taken.contains(&page.url.file()) {
            self.add(page);
        }
    }

    fn entries(&mut self) {
        for (id, entry) in self.site.entries.iter().enumerate() {
            let (url, subject) = (entry.url.clone(), Subject::Entry(EntryId(id)));
            self.add(Page { url, subject, templates: template::of_entry(self.site, entry) });
        }
    }

    fn sections(&mut self) {
        let introducing = introducing(self.site);
        let sections = self.site.sections.iter().enumerate();
        for (section, shown) in sections.filter(|(number, _)| !introducing.contains(number)) {
            let parts = pager::parts(&shown.url, &shown.entries, self.site.config.per_page);
            for (url, pager) in parts {
                let templates = template::of_section(shown);
                self.add(Page { url, subject: Subject::Section { section, pager }, templates });
            }
        }
    }

    fn assets(&mut self) {
        let bundled = self.site.entries.iter().flat_map(|entry| &*entry.assets);
        for published in bundled.chain(&*self.site.assets) {
            let subject = file(published.asset.file.clone());
            self.add(Page::plain(published.url.clone(), subject));
        }
    }

    fn pictures(&mut self, album: &Album) {
        for (of, picture) in album.pictures() {
            for copy in &picture.variants {
                let subject = Subject::Picture { of: of.clone(), width: copy.width };
                self.offer(Page::plain(copy.url.clone(), subject));
            }
        }
    }

    fn theme_files(&mut self, statics: &Statics) {
        for theirs in &statics.files {
            if let Some(url) = address::file(&theirs.path) {
                self.offer(Page::plain(url, file(theirs.clone())));
            }
        }
        for path in &statics.built_in {
            if let Some(url) = UrlPath::from_plain(path) {
                self.offer(Page::plain(url, Subject::ThemeFile(path.clone())));
            }
        }
    }

    fn terms(&mut self) {
        for (number, taxonomy) in self.site.taxonomies.iter().enumerate() {
            if taxonomy.terms.is_empty() {
                continue;
            }
            let name = &taxonomy.config.name;
            let (url, subject) = (taxonomy.url.clone(), Subject::Terms(number));
            self.offer(Page { url, subject, templates: template::of_taxonomy(name, "terms.html") });
            for (term, shown) in taxonomy.terms.iter().enumerate() {
                let per_page = taxonomy.per_page(&self.site.config);
                for (url, pager) in pager::parts(&shown.url, &shown.entries, per_page) {
                    let subject = Subject::Term { taxonomy: number, term, pager };
                    self.add(Page {
                        url,
                        subject,
                        templates: template::of_taxonomy(name, "term.html"),
                    });
                }
            }
        }
    }

    fn people(&mut self) {
        let Some(circle) = &self.site.circle else {
            return;
        };
        let people: Vec<usize> = (0..circle.people.len()).collect();
        for (url, pager) in pager::parts(&circle.url, &people, PER_PAGE) {
            let templates = vec!["people.html".to_owned()];
            self.offer(Page { url, subject: Subject::People(pager), templates });
        }
    }

    fn archives(&mut self) {
        let years = archive::years(self.site);
        if years.is_empty() {
            return;
        }
        let templates = || vec!["archive.html".to_owned()];
        for year in &years {
            for month in &year.months {
                let (url, subject) = (month.url.clone(), Subject::Month(month.clone()));
                self.offer(Page { url, subject, templates: templates() });
            }
            let (url, subject) = (year.url.clone(), Subject::Year(year.clone()));
            self.offer(Page { url, subject, templates: templates() });
        }
        let (url, subject) = (address::archive(), Subject::Archive(years));
        self.offer(Page { url, subject, templates: templates() });
    }

    fn redirects(&mut self) {
        let mut all = Vec::new();
        let entries = self.site.entries.iter().map(|entry| (&entry.url, &entry.aliases));
        let sections = self.site.sections.iter().map(|section| (&section.url, &section.aliases));
        for (to, aliases) in entries.chain(sections) {
            let mut led = HashSet::new();
            // A page that lists its own address as an old one has nothing to redirect.
            for from in aliases.iter().filter(|from| *from != to) {
                all.push((from.clone(), to.clone()));
                // Two spellings of one old address lead to one page: not every disk holds both.
                if led.insert(from.plain().trim_end_matches('/').to_lowercase()) {
                    let (url, subject) = (from.clone(), Subject::Redirect { to: to.clone() });
                    self.add(Page { url, subject, templates: vec!["redirect.html".to_owned()] });
                }
            }
        }
        if self.site.config.output.redirects_file && !all.is_empty() {
            all.sort();
            self.offer(Page::plain(address::root_file("_redirects"), Subject::Redirects(all)));
        }
    }

    fn root_files(&mut self) {
        let templates = vec!["404.html".to_owned()];
        let url = address::root_file("404.html");
        self.offer(Page { url, subject: Subject::Missing, templates });
        if !self.site.people.is_empty() {
            self.offer(Page::plain(address::blogroll(), Subject::Blogroll));
        }
        for page in location::sitemaps(self.site, &self.pages) {
            self.offer(page);
        }
        self.offer(Page::plain(address::root_file("robots.txt"), Subject::Robots));
        self.offer(Page::plain(address::highlight_sheet(), Subject::HighlightSheet));
    }
}

/// The sections that are the text above a list of terms, posts or people, and no page of their own.
fn introducing(site: &Site) -> HashSet<usize> {
    let terms = site.taxonomies.iter().flat_map(|taxonomy| &taxonomy.terms);
    let lists = site.taxonomies.iter().filter(|taxonomy| !taxonomy.terms.is_empty());
    let lists = lists.filter_map(|taxonomy| taxonomy.section);
    let circle = site.circle.iter().filter_map(|circle| circle.section);
    lists.chain(terms.filter_map(|term| term.section)).chain(circle).collect()
}

/// A file as it is, or the stylesheet that is made from it.
fn file(file: File) -> Subject {
    if address::is_sass(&file.path) { Subject::Sass(file) } else { Subject::File(file) }
}

#[cfg(test)]
mod tests {
    use crate::comment::sample::{comment, conversation};
    use crate::page::{Page, Statics, Subject, plan};
    use crate::picture::Album;
    use crate::site::Site;
    use crate::site::sample::Sample;

    /// `address: what it is (templates)` of each page.
    fn lines(site: &Site, statics: &Statics) -> Vec<String> {
        let line = |page: &Page| {
            let templates = page.templates.join(", ");
            format!("{}: {} ({templates})", page.url.plain(), page.describe(site))
        };
        plan(site, statics, &Album::default()).unwrap().iter().map(line).collect()
    }

    const WHOLE: &str = "
/posts/a/: content/posts/a.md (posts/post.html, post.html)
/posts/b/: content/posts/b.md (posts/post.html, post.html)
/about/: content/about.md (wide.html)
/: the front page (index.html)
/page/2/: the front page, part 2 (index.html)
/posts/: the list of content/posts (posts/section.html, section.html)
/posts/page/2/: the list of content/posts, part 2 (posts/section.html, section.html)
/posts/loose.jpg: content/posts/loose.jpg ()
/main.css: static/main.scss ()
/tags/: the list of `tags` (tags/terms.html, terms.html)
/tags/talk/: the list of `Talk` in `tags` (tags/term.html, term.html)
/tags/tea/: the list of `Tea` in `tags` (tags/term.html, term.html)
/series/: the list of `series` (series/terms.html, terms.html)
/series/long/: the list of `Long` in `series` (series/term.html, term.html)
/people/: the people who take part (people.html)
/archive/2026/02/: the archive of 2026-02 (archive.html)
/archive/2026/: the archive of 2026 (archive.html)
/archive/2025/01/: the archive of 2025-01 (archive.html)
/archive/2025/: the archive of 2025 (archive.html)
/archive/: the archive (archive.html)
/atom.xml: the Atom feed ()
/tags/talk/atom.xml: the Atom feed of `Talk` in `tags` ()
/tags/tea/atom.xml: the Atom feed of `Tea` in `tags` ()
/search/: the search page (search.html)
/search/index.json: the index of the search page ()
/search/words-0.bin: words for the search page ()
/search/results-0.json: results for the search page ()
/old/: an alias of content/posts/a.md (redirect.html)
/older.html: an alias of content/posts/a.md (redirect.html)
/_redirects: the list of redirects ()
/404.html: the page for what is not there (404.html)
/blogroll.opml: the blogroll ()
/sitemap.xml: the sitemap ()
/robots.txt: the rules for robots ()
/highlight.css: the colours of code ()
";

    #[test]
    fn everything_has_its_address() {
        let config = "comments: {feeds: false}\npagination: {per_page: 1}\nfeeds: {formats: [atom]}\n\
                      people: [{name: P, url: 'https://p.example/'}]\n\
                      taxonomies: {tags: {per_page: 2}, series: {feed: false}}\n\
                      output: {redirects_file: true}\n";
        let site = Sample::new(config)
            .with_all(&[
                ("posts/a.md", "date: 2026-02-01\ntags: [Tea]\naliases: [/old/, /older.html]"),
                ("posts/b.md", "date: 2025-01-01\ntags: [tea, Talk]\nseries: [Long]"),
                ("about.md", "template: wide.html"),
            ])
            .asset("posts/loose.jpg")
            .file("main.scss")
            .said(conversation("posts/a.md", "", vec![comment("1", None, 1)]))
            .site();
        assert_eq!(lines(&site, &Statics::default()), WHOLE.trim().lines().collect::<Vec<_>>());
    }

    #[test]
    fn what_the_author_writes_replaces_what_would_have_been_made() {
        let site = Sample::new("")
            .with_all(&[
                ("archive.md", "title: All"),
                ("404.md", "title: Lost"),
                ("tags.md", "a: 1"),
            ])
            .with("posts/a.md", "---\ndate: 2026-01-01\ntags: [x]\n---\n")
            .file("robots.txt")
            .file("atom.xml")
            .file("style.css")
            .site();
        let statics = Statics {
            files: Vec::new(),
            built_in: vec!["style.css".to_owned(), "icon.svg".to_owned()],
        };
        let pages = plan(&site, &statics, &Album::default()).unwrap();
        let subject = |path: &str| {
            let mut found = pages.iter().filter(|page| page.url.plain() == path);
            let subject = found.next().map(|page| &page.subject);
            assert!(found.next().is_none(), "{path}");
            subject.expect(path)
        };
        for path in ["/archive/", "/404.html", "/tags/"] {
            assert!(matches!(subject(path), Subject::Entry(_)), "{path}");
        }
        for path in ["/robots.txt", "/atom.xml", "/style.css"] {
            assert!(matches!(subject(path), Subject::File(_)), "{path}");
        }
        assert!(matches!(subject("/icon.svg"), Subject::ThemeFile(_)));
        assert!(matches!(subject("/archive/2026/"), Subject::Year(_)));
    }

    #[test]
    fn an_index_may_introduce_a_term() {
        let site = Sample::new("feeds: {formats: []}\n")
            .with_all(&[
                ("posts/a.md", "date: 2026-02-01\ntags: [Tea]"),
                ("tags/_index.md", "title: All tags"),
                ("tags/tea/_index.md", "title: About tea"),
            ])
            .site();
        let found = lines(&site, &Statics::default());
        let tags: Vec<_> = found.iter().filter(|line| line.starts_with("/tags/")).collect();
        let expected = [
            "/tags/: the list of `tags` (tags/terms.html, terms.html)",
            "/tags/tea/: the list of `Tea` in `tags` (tags/term.html, term.html)",
        ];
        assert_eq!(tags, expected);
        let text = site.taxonomies[0].terms[0].section.and_then(|at| site.sections.get(at));
        assert_eq!(text.map(|section| &*section.title), Some("About tea"));
    }

    #[test]
    fn the_order_of_files_does_not_matter() {
        let mut documents = [
            ("posts/a.md", "date: 2026-02-01\ntags: [Tea, Talk]\nseries: [s]"),
            ("posts/b.md", "date: 2026-02-01\ntags: [tea]\nseries: [s]"),
            ("notes/c.md", "tags: [TEA]"),
            ("posts/d.md", "date: 2025-01-01\ntags: [talk]"),
        ];
        let one = Sample::new("").with_all(&documents).site();
        documents.reverse();
        let other = Sample::new("").with_all(&documents).site();
        let statics = Statics::default();
        let planned =
            |site: &Site| format!("{:#?}", plan(site, &statics, &Album::default()).unwrap());
        assert_eq!(planned(&one), planned(&other));
        assert_eq!(lines(&one, &statics), lines(&other, &statics));
    }

    #[test]
    fn every_address_that_is_made_can_be_linked() {
        let config = "pagination: {per_page: 1}\npeople: [{name: P, url: 'https://p.example/'}]\n";
        let site = Sample::new(config)
            .with_all(&[
                ("posts/a.md", "date: 2026-02-01\ntags: [Tea]\naliases: [/old/]"),
                ("posts/b.md", "date: 2025-01-01\ntags: [tea, Talk]\nseries: [Long]"),
            ])
            .said(conversation("posts/a.md", "", vec![comment("1", None, 1)]))
            .file("main.scss")
            .site();
        let from = &site.entries[0];
        for page in plan(&site, &Statics::default(), &Album::default()).unwrap() {
            // Nobody links to what only a script reads.
            if matches!(page.url.as_str().strip_prefix("/search/"), Some(file) if !file.is_empty())
            {
                continue;
            }
            let led = site.resolve(
                &from.document,
                &from.url,
                page.url.as_str(),
                crate::document::LinkKind::Anchor,
            );
            assert!(led.is_ok(), "{led:?}");
        }
    }
}
