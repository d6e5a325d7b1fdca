//! Permalinks: from a pattern and a document to an address.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::address;
use super::pattern::{Pattern, Unknown, folder, slug};
use crate::config::Config;
use crate::data::Key;
use crate::diag::{Diagnostic, Findings, Span};
use crate::document::{Document, Place, Role};
use crate::value::suggest::did_you_mean;
use crate::value::url::UrlPath;

/// The patterns of a blog.
#[derive(Debug)]
pub(super) struct Permalinks {
    patterns: BTreeMap<String, Pattern>,
    usual: Pattern,
}

impl Permalinks {
    /// Reads the patterns of the configuration.
    ///
    /// # Errors
    /// Every token that is none.
    pub(super) fn read(config: &Config) -> Result<Self, Findings> {
        let mut findings = Findings::none();
        let mut patterns = BTreeMap::new();
        for (key, text) in &config.permalinks {
            match Pattern::parse(text) {
                Ok(pattern) => drop(patterns.insert(key.trim_matches('/').to_owned(), pattern)),
                Err(unknown) => findings.push(unknown_in_config(config, key, &unknown)),
            }
        }
        let usual = Pattern::usual();
        findings.or_value(Self { patterns, usual }).map(|(permalinks, _)| permalinks)
    }

    /// A warning for each pattern that no folder of `content/` has a use for.
    pub(super) fn strays(&self, config: &Config, documents: &[Arc<Document>]) -> Findings {
        let is_role = |key: &str| matches!(key, "posts" | "pages");
        if self.patterns.keys().all(|key| is_role(key)) {
            return Findings::none();
        }
        let folders: BTreeSet<&str> =
            documents.iter().flat_map(|document| ancestors(&document.place.folder)).collect();
        let is_stray = |key: &&String| !is_role(key) && !folders.contains(key.as_str());
        let strays = self.patterns.keys().filter(is_stray);
        let known = || folders.iter().copied().chain(["posts", "pages"]);
        strays.map(|key| stray(config, key, did_you_mean(key, known()))).collect()
    }

    /// That of the nearest folder that has one, else that of the role.
    fn of(&self, place: &Place) -> &Pattern {
        let role = if place.role == Role::Post { "posts" } else { "pages" };
        let own = ancestors(&place.folder).find_map(|folder| self.patterns.get(folder));
        own.or_else(|| self.patterns.get(role)).unwrap_or(&self.usual)
    }

    /// Where a post or page is published.
    ///
    /// # Errors
    /// When its slug or permalink cannot be, or its pattern needs a date that it has not.
    pub(super) fn entry(&self, document: &Document) -> Result<UrlPath, Findings> {
        if let Some(stated) = &document.front.permalink {
            return self::stated(document, stated);
        }
        let place = &document.place;
        if place.folder.is_empty() && place.name == "404" {
            return Ok(address::root_file("404.html"));
        }
        let filled = self.of(place).fill(document)?;
        let key = if document.front.slug.is_some() { "slug" } else { "permalink" };
        address::checked(&filled).map_err(|why| refused(document, key, &filled, &why))
    }

    /// Where a section is published, given its folder and its `_index.md`.
    ///
    /// # Errors
    /// When its slug or permalink cannot be.
    pub(super) fn section(
        &self,
        path: &str,
        document: Option<&Document>,
    ) -> Result<UrlPath, Findings> {
        let Some(document) = document.filter(|_| !path.is_empty()) else {
            return Ok(address::made(&format!("/{}/", folder(path))));
        };
        if let Some(stated) = &document.front.permalink {
            return self::stated(document, stated);
        }
        let above = path.rsplit_once('/').map_or("", |(above, _)| above);
        let last = match document.front.slug {
            Some(_) => slug(document)?,
            None => folder(path.rsplit('/').next().unwrap_or(path)),
        };
        let plain = format!("{}/{last}/", folder(above));
        address::checked(&plain).map_err(|why| refused(document, "slug", &plain, &why))
    }
}

/// Where posts and pages are published, each by itself; `None` for one that cannot be. Two that want
/// one address both have it here: only a whole site can say who gets it.
///
/// # Errors
/// When the patterns of the configuration are wrong.
pub fn addresses(
    config: &Config,
    documents: &[impl Borrow<Document>],
) -> Result<Vec<Option<UrlPath>>, Findings> {
    let permalinks = Permalinks::read(config)?;
    Ok(documents.iter().map(|document| permalinks.entry(document.borrow()).ok()).collect())
}

/// A folder and those above it, the nearest first.
pub(super) fn ancestors(folder: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(folder), |below| below.rsplit_once('/').map(|(above, _)| above))
        .filter(|folder| !folder.is_empty())
}

/// The address that a document states for itself.
fn stated(document: &Document, text: &str) -> Result<UrlPath, Findings> {
    let refuse = |why: String| refused(document, "permalink", text, &why);
    let plain = address::decoded(text).map_err(refuse)?;
    let pattern = Pattern::parse(&plain).map_err(|unknown| {
        let span = document.front_span("permalink").narrowed(&format!(":{}", unknown.name));
        Diagnostic::error("permalink/token", unknown.message()).at(span).help(unknown.help())
    })?;
    address::checked(&pattern.fill(document)?).map_err(refuse)
}

/// The old addresses of a document.
pub(super) fn aliases(document: &Document) -> (Vec<UrlPath>, Findings) {
    let mut findings = Findings::none();
    let mut aliases = Vec::new();
    for (index, text) in document.front.aliases.iter().enumerate() {
        match address::written(text) {
            Ok(url) => aliases.push(url),
            Err(why) => {
                let message = format!("`{text}` cannot be an alias: {why}");
                let span = alias_span(document, index);
                let found = Diagnostic::error("permalink/alias", message).at(span);
                findings.push(found.help("write an address on this blog, like `/old/post/`"));
            }
        }
    }
    (aliases, findings)
}

/// Where an alias is written, given its number.
fn alias_span(document: &Document, index: usize) -> Span {
    let item = [Key::Name("aliases".to_owned()), Key::Item(index)];
    match &document.head {
        Some(head) => head.span(&item),
        None => document.front_span("aliases"),
    }
}

fn refused(document: &Document, key: &str, text: &str, why: &str) -> Findings {
    Diagnostic::error("permalink/address", format!("`{text}` cannot be an address: {why}"))
        .at(document.front_span(key))
        .help("write an address on this blog, like `/posts/hello/` or `/hello.html`")
        .into()
}

fn unknown_in_config(config: &Config, key: &str, unknown: &Unknown) -> Diagnostic {
    let path = [Key::Name("permalinks".to_owned()), Key::Name(key.to_owned())];
    let span = config.written.span(&path).narrowed(&format!(":{}", unknown.name));
    Diagnostic::setup("config/permalink", unknown.message()).at(span).help(unknown.help())
}

fn stray(config: &Config, key: &str, help: Option<String>) -> Diagnostic {
    let path = [Key::Name("permalinks".to_owned()), Key::NameOf(key.to_owned())];
    let message = format!("there is nothing in `content/{key}/` for this permalink");
    let help = help.unwrap_or_else(|| "name a folder of `content/`, `posts` or `pages`".to_owned());
    Diagnostic::warning("config/permalink", message).at(config.written.span(&path)).help(help)
}

#[cfg(test)]
mod tests {
    use crate::site::sample::{Sample, id, messages};

    /// The address of a document at a path with some front matter, under some configuration.
    fn address(config: &str, path: &str, front: &str) -> String {
        let site = Sample::new(config).with_all(&[(path, front)]).site();
        site.entry(id(&site, path)).url.plain()
    }

    #[test]
    fn a_document_is_published_where_its_path_says() {
        let published = [
            ("posts/2026-03-01-hello.md", "/posts/hello/"),
            ("_posts/2026-03-01-hello.md", "/posts/hello/"),
            ("posts/2026-03-01-hello/index.md", "/posts/hello/"),
            ("posts/My Travels/2026-03-01-Über uns.md", "/posts/my-travels/uber-uns/"),
            ("posts/2026-03-01.md", "/posts/2026-03-01/"),
            ("posts/2026-03-01-!?.md", "/posts/!?/"),
            ("about.md", "/about/"),
            ("about/index.md", "/about/"),
            ("404.md", "/404.html"),
        ];
        for (path, expected) in published {
            assert_eq!(address("", path, "date: 2026-03-01"), expected, "{path}");
        }
    }

    #[test]
    fn a_pattern_is_filled() {
        let filled = [
            ("/:year/:month/:day/:slug/", "/2026/03/01/hello/"),
            (":short_year/:i_month/:i_day/:title.html", "/26/3/1/hello-world.html"),
            ("/:categories/:filename", "/food/out-and-about/hello/"),
            ("/:section/:year-:slug", "/posts/2026-hello/"),
            ("/a: b/:slug/", "/a: b/hello/"),
        ];
        let front = "title: Hello, World\ncategories: [Food, Out and About]";
        for (pattern, expected) in filled {
            let config = format!("permalinks: {{posts: '{pattern}'}}\n");
            let found = address(&config, "posts/2026-03-01-hello.md", front);
            assert_eq!(found, expected, "{pattern}");
            let front = format!("{front}\npermalink: '{pattern}'");
            assert_eq!(address("", "posts/2026-03-01-hello.md", &front), expected, "{pattern}");
        }
    }

    #[test]
    fn the_nearest_folder_has_the_last_word() {
        let config = "permalinks: {posts: /p/:slug/, pages: /q/:slug/, notes: /n/:slug/}\n";
        assert_eq!(address(config, "notes/deep/a.md", "title: A"), "/n/a/");
        let site = Sample::new(config)
            .with_all(&[("posts/a.md", "date: 2026-01-01"), ("b.md", "title: B")])
            .assemble();
        let (site, findings) = site.unwrap();
        let urls: Vec<_> = site.entries.iter().map(|entry| entry.url.plain()).collect();
        assert_eq!(urls, ["/p/a/", "/q/b/"]);
        let warning = "hobnob.yaml:3:50: there is nothing in `content/notes/` for this permalink \
                       (name a folder of `content/`, `posts` or `pages`)";
        assert_eq!(messages(&findings), [warning]);
    }

    #[test]
    fn what_cannot_be_an_address_is_told_where_it_stands() {
        let refused = [
            ("slug: a/b", "2:7: `a/b` cannot be a slug: it has to be one part of an address"),
            ("slug: ..", "2:7: `..` cannot be a slug: it has to be one part of an address"),
            ("permalink: /../a/", "2:12: `/../a/` cannot be an address: it has a `.` or `..` part"),
            (
                "permalink: 'C:\\a'",
                "2:12: `C:\\a` cannot be an address: it holds a backslash or a control character",
            ),
            (
                "permalink: https://b.example/",
                "2:12: `https://b.example/` cannot be an address: it names a host",
            ),
            ("permalink: /:yaer/", "2:13: `:yaer` is not a part of a permalink"),
            ("permalink: /:year/", "2:1: this needs a date: its permalink has the date in it"),
            (
                "aliases: [/old/, /../x/]",
                "2:18: `/../x/` cannot be an alias: it has a `.` or `..` part",
            ),
        ];
        for (front, expected) in refused {
            let found = Sample::new("").with_all(&[("a.md", front)]).faults();
            let found: Vec<_> = found.iter().filter_map(|one| one.split(" (").next()).collect();
            assert_eq!(found, [format!("content/a.md:{expected}")], "{front}");
        }
    }

    #[test]
    fn a_wrong_pattern_is_told_in_the_configuration() {
        let found = Sample::new("permalinks: {posts: '/:yaer/:slug/'}\n").faults();
        assert_eq!(
            found,
            ["hobnob.yaml:3:23: `:yaer` is not a part of a permalink (did you mean `:year`?)"]
        );
    }
}
