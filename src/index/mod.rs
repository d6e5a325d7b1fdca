//! What search engines read: `sitemap.xml` and `robots.txt`; and [`search`], what readers search in themselves.

pub mod search;

use crate::page::Location;
use crate::value::url::{BaseUrl, UrlPath};
use crate::value::xml::Xml;

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// Prints a sitemap (sitemaps.org, 0.9).
pub fn sitemap(base_url: &BaseUrl, locations: &[Location]) -> String {
    print("urlset", "url", base_url, locations)
}

/// Prints the list of sitemaps of a blog that is too large for one.
pub fn sitemap_index(base_url: &BaseUrl, locations: &[Location]) -> String {
    print("sitemapindex", "sitemap", base_url, locations)
}

fn print(
    whole: &'static str,
    each: &'static str,
    base_url: &BaseUrl,
    locations: &[Location],
) -> String {
    let mut xml = Xml::new();
    xml.open(whole, &[NAMESPACE]);
    for location in locations {
        xml.open(each, &[]);
        xml.text("loc", &[], &base_url.absolute(&location.url));
        if let Some(changed) = &location.changed {
            xml.text("lastmod", &[], &changed.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string());
        }
        xml.close();
    }
    xml.finish()
}

/// Prints `robots.txt` (RFC 9309): everybody may read everything.
pub fn robots(base_url: &BaseUrl) -> String {
    let sitemap = UrlPath::root().join("sitemap.xml").unwrap_or_else(UrlPath::root);
    format!("User-agent: *\nDisallow:\n\nSitemap: {}\n", base_url.absolute(&sitemap))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Statics, Subject, plan};
    use crate::picture::Album;
    use crate::site::sample::Sample;

    #[test]
    fn a_sitemap_names_every_page_once_with_its_last_change() {
        let site = Sample::new("timezone: Europe/Berlin\npagination: {per_page: 1}\n")
            .at("https://a.example/blog/")
            .with_all(&[
                ("posts/a.md", "date: 2026-01-01\nupdated: 2026-05-01 12:00\naliases: [/old/]"),
                ("posts/b.md", "date: 2026-02-01\ntags: [Tea]"),
                ("404.md", "title: Lost"),
                ("about.md", "title: About"),
            ])
            .site();
        let pages = plan(&site, &Statics::default(), &Album::default()).unwrap();
        let locations = pages.iter().find_map(|page| match &page.subject {
            Subject::Sitemap(locations) => Some(locations),
            _ => None,
        });
        let printed = sitemap(&site.config.base_url, locations.unwrap());
        let line = |word: &str| {
            let lines = printed.lines().map(str::trim);
            lines.filter(|line| line.starts_with(word)).map(str::to_owned).collect::<Vec<_>>()
        };
        let paths = [
            "",
            "about/",
            "archive/",
            "archive/2026/",
            "archive/2026/01/",
            "archive/2026/02/",
            "posts/",
            "posts/a/",
            "posts/b/",
            "tags/",
            "tags/tea/",
        ];
        let expected = paths.map(|path| format!("<loc>https://a.example/blog/{path}</loc>"));
        assert_eq!(line("<loc>"), expected);
        assert_eq!(line("<lastmod>").len(), paths.len() - 1);
        assert_eq!(line("<lastmod>")[0], "<lastmod>2026-05-01T12:00:00+02:00</lastmod>");
    }

    #[test]
    fn robots_are_led_to_the_sitemap() {
        let base_url = BaseUrl::parse("https://a.example/blog").unwrap();
        let expected = "User-agent: *\nDisallow:\n\nSitemap: https://a.example/blog/sitemap.xml\n";
        assert_eq!(robots(&base_url), expected);
    }
}
