//! Where a link leads that stands in a document.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use super::anchor::has_id;
use super::broken::{Broken, ambiguous, held};
use super::routes::Answer;
use super::{Site, Target};
use crate::document::place::is_document;
use crate::document::{Document, LinkKind};
use crate::value::slug::heading_id;
use crate::value::url::UrlPath;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// To something on this blog.
    Internal {
        /// The address.
        url: UrlPath,
        /// What was written behind it, to be kept: `?a=b#part`, or empty.
        suffix: String,
        /// What is there.
        target: Target,
    },
    /// To a part of the document it stands in; the id without `#`, empty for the top.
    SamePage {
        /// As it was written, percent-encoded.
        fragment: String,
    },
    /// To somewhere else in the world: `https://…`, `//host/…`.
    External,
    /// To what is no page: `mailto:`, `tel:`, `data:`. It stays as it is written.
    Verbatim,
}

impl Site {
    /// Where a link leads that stands in the document `from`, published at `url`.
    ///
    /// `target` is as written, entities and escapes resolved. Paths to Markdown files and assets are
    /// understood from the document's folder in `content/`, other relative links from its address,
    /// `@/…` from `content/` and `/…` from the blog's root.
    ///
    /// # Errors
    /// When nothing answers it, or nothing has the id it names.
    pub fn resolve(
        &self,
        from: &Document,
        url: &UrlPath,
        target: &str,
        kind: LinkKind,
    ) -> Result<Resolved, Broken> {
        let (resolved, certain) = match kind {
            LinkKind::Wiki => (self.resolve_wiki(from, target), true),
            _ => (self.lead(from, url, target), names_a_file(target)),
        };
        resolved.map_err(|broken| if certain { broken } else { broken.mild() })
    }

    /// Where a link leads that is no wiki link.
    fn lead(&self, from: &Document, url: &UrlPath, target: &str) -> Result<Resolved, Broken> {
        if let Some(elsewhere) = elsewhere(target) {
            return Ok(elsewhere);
        }
        if let Some(fragment) = target.strip_prefix('#') {
            has_id(from, fragment)?;
            return Ok(Resolved::SamePage { fragment: fragment.to_owned() });
        }
        let (path, suffix) = parted(target);
        if path.is_empty() {
            return Err(Broken::new("link/broken", "this link has no target".to_owned(), None));
        }
        match self.answer(from, url, &path) {
            Some(answer) => self.follow(answer, suffix),
            None if self.routes.lacks_some && !is_document(&path) => Ok(Resolved::Verbatim),
            None => Err(self.unanswered(target, &path)),
        }
    }

    /// Where an address of the configuration leads: `/about/`. What does not begin with one `/` is
    /// not asked for.
    ///
    /// # Errors
    /// When nothing answers it, or nothing has the id it names.
    pub(super) fn resolve_root(&self, target: &str) -> Result<(), Broken> {
        if !target.starts_with('/') || target.starts_with("//") {
            return Ok(());
        }
        let (path, suffix) = parted(target);
        match self.at_root(&path) {
            Some(answer) => self.follow(answer, suffix).map(drop),
            None if self.routes.lacks_some => Ok(()),
            None => Err(self.unanswered(target, &path)),
        }
    }

    /// What a link on this blog names, however it is written.
    fn answer(&self, from: &Document, url: &UrlPath, path: &str) -> Option<&Answer> {
        if let Some(path) = path.strip_prefix("@/") {
            return self.at_path(&joined("", path)?);
        }
        if path.starts_with('/') {
            return self.at_root(path);
        }
        let near = joined(folder(&from.place.path), path);
        let near = near.and_then(|path| self.at_path(&path));
        let exact = near.filter(|answer| is_document(path) || is_asset(answer));
        let page = || self.routes.at_address(&joined(folder(&url.plain()), path)?);
        exact.or_else(page).or(near)
    }

    /// `/about/`; on a blog below its host's root also `/blog/about/`, and also a file's own path.
    fn at_root(&self, path: &str) -> Option<&Answer> {
        let path = joined("", path)?;
        let prefix = self.config.base_url.prefix().trim_matches('/');
        let below =
            path.strip_prefix(prefix).filter(|rest| rest.is_empty() || rest.starts_with('/'));
        let below = below.filter(|_| !prefix.is_empty());
        let published = self.routes.at_address(&path);
        let published = published.or_else(|| self.routes.at_address(below?));
        published.or_else(|| is_document(&path).then(|| self.at_path(&path)).flatten())
    }

    /// What lies at a path from `content/`, its ending written or not.
    fn at_path(&self, path: &str) -> Option<&Answer> {
        let path = path.strip_prefix("content/").unwrap_or(path);
        let endings = ["", ".md", "/index.md"].into_iter();
        endings.map(|ending| format!("{path}{ending}")).find_map(|path| self.routes.at_path(&path))
    }

    /// `[[Another post]]`, `[[another-post#part]]`.
    fn resolve_wiki(&self, from: &Document, target: &str) -> Result<Resolved, Broken> {
        let (name, heading) = target.split_once('#').unwrap_or((target, ""));
        let fragment = heading_id(heading);
        if name.trim().is_empty() {
            has_id(from, &fragment)?;
            return Ok(Resolved::SamePage { fragment });
        }
        let suffix = if fragment.is_empty() { fragment } else { format!("#{fragment}") };
        match self.routes.named(name) {
            [path] => match self.routes.at_path(path) {
                Some(answer) => self.follow(answer, &suffix),
                None => Err(self.unnamed(name)),
            },
            [] if self.routes.lacks_some => Ok(Resolved::Verbatim),
            [] => Err(self.unnamed(name)),
            several => Err(ambiguous(name, several)),
        }
    }

    /// From what answers a link to where it leads.
    fn follow(&self, answer: &Answer, suffix: &str) -> Result<Resolved, Broken> {
        match answer {
            Answer::Unread => Ok(Resolved::Verbatim),
            Answer::Held { path, reason } => Err(held(path, reason)),
            Answer::There { url, target } => {
                let fragment = suffix.split_once('#').map(|(_, fragment)| fragment);
                if let (Some(document), Some(fragment)) = (self.document(*target), fragment) {
                    has_id(document, fragment)?;
                }
                Ok(Resolved::Internal {
                    url: url.clone(),
                    suffix: suffix.to_owned(),
                    target: *target,
                })
            }
        }
    }

    /// The document that stands behind a target, if there is one.
    pub fn document(&self, target: Target) -> Option<&Document> {
        match target {
            Target::Entry(id) => self.entries.get(id.0).map(|entry| &*entry.document),
            Target::Section(number) => self.sections.get(number)?.document.as_deref(),
            Target::Asset(_) | Target::Made => None,
        }
    }
}

/// The path of a link, decoded, and what follows it: `?a=b#part`.
fn parted(target: &str) -> (Cow<'_, str>, &str) {
    let (path, suffix) = target.split_at(target.find(['?', '#']).unwrap_or(target.len()));
    (percent_decode_str(path).decode_utf8_lossy(), suffix)
}

/// Whether a link is written as a file of `content/`, which nothing but this blog can answer.
fn names_a_file(target: &str) -> bool {
    target.starts_with("@/") || is_document(&parted(target).0)
}

/// A link that this blog need not answer.
fn elsewhere(target: &str) -> Option<Resolved> {
    if target.starts_with("//") {
        return Some(Resolved::External);
    }
    let (scheme, _) = target.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    let world = matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https");
    is_scheme.then_some(if world { Resolved::External } else { Resolved::Verbatim })
}

fn is_asset(answer: &Answer) -> bool {
    matches!(answer, Answer::There { target: Target::Asset(_), .. })
}

/// What stands before the last `/`.
fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// `path` seen from `folder`, without `.` and `..`; `None` when it leads out.
fn joined(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::sample::{Sample, id};

    fn blog() -> Site {
        Sample::new("markdown: {wiki_links: true}\n")
            .at("https://a.example/blog/")
            .with("posts/2026-03-01-hello.md", "# Hello there\n\n## Über uns\n\n<a id=\"raw\"></a>")
            .with("posts/2026-02-01-trip/index.md", "---\ntitle: A Trip\ntags: [sea]\n---\n")
            .with("posts/2026-09-01-autumn.md", "")
            .with("posts/_index.md", "## Hi\n")
            .with("notes/hello.md", "---\naliases: [/old/]\n---\n")
            .with("about.md", "")
            .asset("posts/2026-02-01-trip/sea side.jpg")
            .file("logo.svg")
            .theme_file("style.css")
            .site()
    }

    /// Where a link leads that stands in the post `hello`, or why nowhere.
    fn led(site: &Site, from: &str, target: &str, kind: LinkKind) -> String {
        let entry = site.entry(id(site, from));
        match site.resolve(&entry.document, &entry.url, target, kind) {
            Ok(Resolved::Internal { url, suffix, .. }) => format!("{url}{suffix}"),
            Ok(other) => format!("{other:?}"),
            Err(broken) => format!("{} {}", broken.message, broken.help.unwrap_or_default()),
        }
    }

    const HELLO: &str = "posts/2026-03-01-hello.md";
    const TRIP: &str = "posts/2026-02-01-trip/index.md";

    #[test]
    fn everything_on_the_blog_can_be_named() {
        let site = blog();
        let links = [
            (HELLO, "../about.md", "/about/"),
            (HELLO, "../about.md?a=b#top", "/about/?a=b#top"),
            (HELLO, "2026-02-01-trip/index.md", "/posts/trip/"),
            (HELLO, "2026-02-01-trip/sea%20side.jpg", "/posts/trip/sea%20side.jpg"),
            (TRIP, "../2026-03-01-hello.md#über-uns", "/posts/hello/#über-uns"),
            (TRIP, "../2026-03-01-hello.md#%C3%BCber-uns", "/posts/hello/#%C3%BCber-uns"),
            (TRIP, "../2026-03-01-hello.md#raw", "/posts/hello/#raw"),
            (TRIP, "sea side.jpg", "/posts/trip/sea%20side.jpg"),
            (TRIP, "../hello/", "/posts/hello/"),
            (TRIP, "../", "/posts/"),
            (HELLO, "@/about.md", "/about/"),
            (HELLO, "@/posts/_index.md#hi", "/posts/#hi"),
            (HELLO, "@/posts/", "/posts/"),
            (HELLO, "@/posts/2026-02-01-trip", "/posts/trip/"),
            (HELLO, "/posts/trip", "/posts/trip/"),
            (HELLO, "/posts/trip/index.html", "/posts/trip/"),
            (HELLO, "/blog/about/", "/about/"),
            (HELLO, "/about.md", "/about/"),
            (HELLO, "/", "/"),
            (HELLO, "/blog/", "/"),
            (HELLO, "/old/", "/notes/hello/"),
            (HELLO, "/logo.svg", "/logo.svg"),
            (HELLO, "/style.css", "/style.css"),
            (HELLO, "/tags/sea/", "/tags/sea/"),
            (HELLO, "/tags/sea/atom.xml", "/tags/sea/atom.xml"),
            (HELLO, "/archive/2026/03/", "/archive/2026/03/"),
            (HELLO, "/feed.json", "/feed.json"),
        ];
        for (from, target, expected) in links {
            assert_eq!(led(&site, from, target, LinkKind::Anchor), expected, "{target}");
        }
    }

    #[test]
    fn what_is_elsewhere_is_left_alone() {
        let site = blog();
        let links = [
            ("#über-uns", "SamePage { fragment: \"über-uns\" }"),
            ("#", "SamePage { fragment: \"\" }"),
            ("https://b.example/x.md", "External"),
            ("//b.example/", "External"),
            ("mailto:a@b.example", "Verbatim"),
            ("data:image/png;base64,AA", "Verbatim"),
        ];
        for (target, expected) in links {
            assert_eq!(led(&site, HELLO, target, LinkKind::Anchor), expected, "{target}");
        }
    }

    #[test]
    fn what_may_lead_to_an_unread_document_is_not_called_broken() {
        let menu = "markdown: {wiki_links: true}\nmenus: {main: [{name: B, url: /posts/b/}]}\n";
        let site = Sample::new(menu)
            .with("posts/2026-03-01-hello.md", "")
            .with("posts/b.md", "---\ntitle: [\n---\n")
            .site();
        for (target, kind) in [
            ("b.md", LinkKind::Anchor),
            ("/posts/b/", LinkKind::Anchor),
            ("the title of b", LinkKind::Wiki),
        ] {
            assert_eq!(led(&site, HELLO, target, kind), "Verbatim", "{target}");
        }
        let gone = led(&site, HELLO, "gone.md", LinkKind::Anchor);
        assert!(gone.starts_with("`gone.md` leads to nothing on this blog "), "{gone}");
    }

    #[test]
    fn a_broken_link_says_what_to_type() {
        let site = blog();
        let held = "`content/posts/2026-09-01-autumn.md` comes out on 2026-09-01, so there is \
                    nothing to link to publish it too, or take the link out until then";
        let links = [
            ("abuot.md", "`abuot.md` leads to nothing on this blog did you mean `@/about.md`?"),
            ("/abuot/", "`/abuot/` leads to nothing on this blog did you mean `/about/`?"),
            ("/x/trip/", "`/x/trip/` leads to nothing on this blog did you mean `/posts/trip/`?"),
            (
                "../../../x.md",
                "`../../../x.md` leads to nothing on this blog name a file of `content/`: \
                 `@/posts/2026-03-01-hello.md`, or `other.md` beside this one",
            ),
            ("2026-09-01-autumn.md", held),
            ("/posts/autumn/", held),
            (
                "#uber-uns",
                "nothing in `content/posts/2026-03-01-hello.md` has the id `uber-uns` did you mean `#über-uns`?",
            ),
            (
                "../about.md#x",
                "nothing in `content/about.md` has the id `x` \
                 it has no headings: give one the id, `## Heading {#x}`",
            ),
            ("", "this link has no target "),
        ];
        for (target, expected) in links {
            assert_eq!(led(&site, HELLO, target, LinkKind::Anchor), expected, "{target}");
        }
    }

    #[test]
    fn a_wiki_link_goes_by_title_slug_or_name() {
        let site = blog();
        let links = [
            ("a trip", "/posts/trip/"),
            ("Trip", "/posts/trip/"),
            ("hello there#Über uns", "/posts/hello/#über-uns"),
            ("#Über uns", "SamePage { fragment: \"über-uns\" }"),
            ("notes/hello", "/notes/hello/"),
            ("A Tripp", "there is no post or page called `A Tripp` did you mean `a trip`?"),
            (
                "hello",
                "`hello` could be `posts/2026-03-01-hello.md` or `notes/hello.md` \
                 write the path: `[[posts/2026-03-01-hello]]`",
            ),
        ];
        for (target, expected) in links {
            assert_eq!(led(&site, HELLO, target, LinkKind::Wiki), expected, "{target}");
        }
    }
}
