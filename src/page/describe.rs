//! What a page is, in a few words: for messages and dry runs.

use super::{FeedScope, Page, Subject};
use crate::config::FeedFormat;
use crate::document::Document;
use crate::site::{EntryId, Site};
use crate::value::url::UrlPath;

impl Page {
    /// What it is: a file's path, or words like ``the list of `rust` in `tags` ``.
    pub fn describe(&self, site: &Site) -> String {
        match &self.subject {
            Subject::Entry(id) => site.entry(*id).document.text.path.clone(),
            Subject::Section { section, pager } => part(section_of(site, *section), pager.number),
            Subject::Terms(taxonomy) => format!("the list of `{}`", taxonomy_of(site, *taxonomy)),
            Subject::Term { taxonomy, term, pager } => {
                part(format!("the list of {}", term_of(site, *taxonomy, *term)), pager.number)
            }
            Subject::People(pager) => part("the people who take part".to_owned(), pager.number),
            Subject::Archive(_) => "the archive".to_owned(),
            Subject::Year(year) => format!("the archive of {}", year.year),
            Subject::Month(month) => format!("the archive of {}-{:02}", month.year, month.month),
            Subject::Missing => "the page for what is not there".to_owned(),
            Subject::Redirect { to } => redirect(site, to, &self.url),
            Subject::Redirects(_) => "the list of redirects".to_owned(),
            Subject::Feed { scope, format, .. } => feed(site, *scope, *format),
            Subject::CommentFeed { of, format, .. } => comment_feed(site, *of, *format),
            Subject::Search => "the search page".to_owned(),
            Subject::SearchRoot => "the index of the search page".to_owned(),
            Subject::SearchWords(_) => "words for the search page".to_owned(),
            Subject::SearchResults(_) => "results for the search page".to_owned(),
            Subject::Card(None) => "the card of the blog".to_owned(),
            Subject::Card(Some(id)) => {
                format!("the card of {}", site.entry(*id).document.text.path)
            }
            Subject::Blogroll => "the blogroll".to_owned(),
            Subject::Sitemap(_) => "the sitemap".to_owned(),
            Subject::SitemapIndex(_) => "the list of sitemaps".to_owned(),
            Subject::Robots => "the rules for robots".to_owned(),
            Subject::HighlightSheet => "the colours of code".to_owned(),
            Subject::File(file) | Subject::Sass(file) => file.shown.clone(),
            Subject::Picture { of, width } => format!("`{}`, {width} pixels wide", of.plain()),
            Subject::ThemeFile(path) => format!("`{path}` of the theme"),
        }
    }
}

/// The document whose alias is redirected from `from` to `to`.
pub(super) fn redirected<'a>(site: &'a Site, to: &UrlPath, from: &UrlPath) -> Option<&'a Document> {
    let mut entries = site.entries.iter();
    let entry = entries.find(|entry| entry.url == *to && entry.aliases.contains(from));
    let mut sections = site.sections.iter();
    let section = sections.find(|section| section.url == *to && section.aliases.contains(from));
    entry.map(|entry| &*entry.document).or_else(|| section?.document.as_deref())
}

fn redirect(site: &Site, to: &UrlPath, from: &UrlPath) -> String {
    let path = redirected(site, to, from).map_or(to.as_str(), |document| &document.text.path);
    format!("an alias of {path}")
}

fn section_of(site: &Site, section: usize) -> String {
    match site.sections.get(section) {
        Some(section) => match &section.document {
            Some(document) => document.text.path.clone(),
            None if section.folder.is_empty() => "the front page".to_owned(),
            None => format!("the list of content/{}", section.folder),
        },
        None => "a section".to_owned(),
    }
}

fn taxonomy_of(site: &Site, taxonomy: usize) -> &str {
    site.taxonomies.get(taxonomy).map_or("", |taxonomy| &taxonomy.config.name)
}

fn term_of(site: &Site, taxonomy: usize, term: usize) -> String {
    let terms = site.taxonomies.get(taxonomy).map(|taxonomy| &taxonomy.terms);
    let name = terms.and_then(|terms| terms.get(term)).map_or("", |term| &term.name);
    format!("`{name}` in `{}`", taxonomy_of(site, taxonomy))
}

fn part(list: String, number: usize) -> String {
    if number == 1 { list } else { format!("{list}, part {number}") }
}

fn comment_feed(site: &Site, of: Option<EntryId>, format: FeedFormat) -> String {
    let name = name(format);
    match of {
        None => format!("the {name} feed of comments"),
        Some(id) => {
            format!("the {name} feed of comments on {}", site.entry(id).document.text.path)
        }
    }
}

fn name(format: FeedFormat) -> &'static str {
    match format {
        FeedFormat::Atom => "Atom",
        FeedFormat::Rss => "RSS",
        FeedFormat::Json => "JSON",
    }
}

fn feed(site: &Site, scope: FeedScope, format: FeedFormat) -> String {
    let name = name(format);
    match scope {
        FeedScope::Blog => format!("the {name} feed"),
        FeedScope::Term { taxonomy, term } => {
            format!("the {name} feed of {}", term_of(site, taxonomy, term))
        }
    }
}
