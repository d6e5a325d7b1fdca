//! What search engines are told: the canonical pages and when they last changed.

use std::hash::{Hash, Hasher};

use jiff::Zoned;

use super::{Page, Subject};
use crate::site::{EntryId, Site, address};
use crate::value::url::UrlPath;

/// An address for search engines.
#[derive(Clone, Debug)]
pub struct Location {
    /// The address.
    pub url: UrlPath,
    /// When what is there was last changed.
    pub changed: Option<Zoned>,
}

impl Hash for Location {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // One moment is told in another way in another zone.
        let changed = self.changed.as_ref().map(|at| (at.timestamp(), at.offset()));
        (&self.url, changed).hash(state);
    }
}

/// How many addresses one sitemap may hold (sitemaps.org).
const MOST: usize = 50_000;

/// The sitemap of `pages`; of more than one sitemap can hold, several and their list.
pub(super) fn sitemaps(site: &Site, pages: &[Page]) -> Vec<Page> {
    let mut locations: Vec<Location> = pages.iter().filter_map(|page| locate(site, page)).collect();
    locations.sort_by(|a, b| a.url.cmp(&b.url));
    split(locations, MOST)
}

fn split(locations: Vec<Location>, most: usize) -> Vec<Page> {
    let main = address::root_file("sitemap.xml");
    if locations.len() <= most {
        return vec![Page::plain(main, Subject::Sitemap(locations))];
    }
    let parts = locations.chunks(most).enumerate().map(|(index, part)| {
        let url = address::root_file(&format!("sitemap-{}.xml", index + 1));
        (Location { url, changed: newest(part.iter().map(|one| one.changed.as_ref())) }, part)
    });
    let (list, pages): (Vec<_>, Vec<_>) = parts
        .map(|(location, part)| {
            let page = Page::plain(location.url.clone(), Subject::Sitemap(part.to_vec()));
            (location, page)
        })
        .unzip();
    std::iter::once(Page::plain(main, Subject::SitemapIndex(list))).chain(pages).collect()
}

/// A page as search engines should know it; `None` for what is no page of its own: later parts of a
/// list, redirects, files.
fn locate(site: &Site, page: &Page) -> Option<Location> {
    let of = |entries: &[EntryId]| changed(site, entries.iter().copied());
    let changed = match &page.subject {
        Subject::Entry(id) => changed(site, [*id]),
        Subject::Section { section, pager } if pager.number == 1 => {
            of(&site.sections.get(*section)?.entries)
        }
        Subject::Term { taxonomy, term, pager } if pager.number == 1 => {
            of(&site.taxonomies.get(*taxonomy)?.terms.get(*term)?.entries)
        }
        Subject::Terms(taxonomy) => {
            let terms = &site.taxonomies.get(*taxonomy)?.terms;
            changed(site, terms.iter().flat_map(|term| term.entries.iter().copied()))
        }
        Subject::People(pager) if pager.number == 1 => {
            let last = site.circle.as_ref()?.people.first()?.last;
            last.map(|last| last.to_zoned(site.config.time_zone.clone()))
        }
        Subject::Archive(years) => changed(site, years.iter().flat_map(super::Year::entries)),
        Subject::Year(year) => changed(site, year.entries()),
        Subject::Month(month) => of(&month.entries),
        _ => return None,
    };
    let missing = page.url == address::root_file("404.html");
    (!missing).then(|| Location { url: page.url.clone(), changed })
}

/// When the last of some entries was changed.
fn changed(site: &Site, entries: impl IntoIterator<Item = EntryId>) -> Option<Zoned> {
    newest(entries.into_iter().map(|id| site.entry(id).changed()))
}

fn newest<'a>(moments: impl Iterator<Item = Option<&'a Zoned>>) -> Option<Zoned> {
    moments.flatten().max().cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_sitemap_cannot_hold_is_split() {
        let location = |number: i8| {
            let moment = jiff::civil::date(2026, 1, number).to_zoned(jiff::tz::TimeZone::UTC);
            let url = UrlPath::from_plain(&format!("/{number}/")).unwrap();
            Location { url, changed: moment.ok() }
        };
        let pages = split((1..=3).map(location).collect(), 2);
        let urls: Vec<_> = pages.iter().map(|page| page.url.as_str()).collect();
        assert_eq!(urls, ["/sitemap.xml", "/sitemap-1.xml", "/sitemap-2.xml"]);
        let Subject::SitemapIndex(list) = &pages[0].subject else { panic!("a list comes first") };
        let days: Vec<_> = list.iter().map(|one| one.changed.as_ref().map(Zoned::day)).collect();
        assert_eq!(days, [Some(2), Some(3)]);
        assert_eq!(split((1..=2).map(location).collect(), 2).len(), 1);
    }
}
