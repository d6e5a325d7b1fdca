//! A part of the web that the blog's owner names: a host with all below it, or part of a host.

use url::Url;

use crate::data::Table;

/// A host with all below it, or what begins with a path there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// In lower case and ASCII, without `www.`: `shop.example`.
    host: String,
    /// `/books`, without a `/` at its end; empty for all of the host.
    path: String,
}

impl Area {
    /// Reads `shop.example`, `shop.example/books` or the same with `https://`; `None` when it is
    /// neither.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let url = match text.split_once("://") {
            Some(("http" | "https", _)) => Url::parse(text),
            Some(_) => return None,
            None => Url::parse(&format!("https://{text}")),
        };
        let url = url.ok()?;
        let host = bare(url.host_str()?).to_owned();
        let path = url.path().trim_end_matches('/').to_owned();
        let alone = url.username().is_empty() && url.query().is_none();
        (alone && host.contains('.') && !host.contains('*')).then_some(Self { host, path })
    }

    /// Whether an address lies in it; `host` in lower case, `path` from its first `/` on.
    pub fn holds(&self, host: &str, path: &str) -> bool {
        let above = bare(host).strip_suffix(self.host.as_str());
        let below = path.strip_prefix(self.path.as_str());
        above.is_some_and(|above| above.is_empty() || above.ends_with('.'))
            && below.is_some_and(|below| below.is_empty() || below.starts_with('/'))
    }

    /// Takes a list of them out of a table.
    pub(super) fn read_list(table: &mut Table<'_>, key: &'static str) -> Vec<Self> {
        let written = table.strings(key).unwrap_or_default();
        let mut read = |text: &String| {
            let area = Self::parse(text);
            if area.is_none() {
                let message = format!("`{text}` in `{key}` is neither a host nor an address");
                let help = "write `shop.example`, or `shop.example/books` for a part of it";
                table.error(key, "policy/host", message, help.to_owned());
            }
            area
        };
        written.iter().filter_map(&mut read).collect()
    }
}

fn bare(host: &str) -> &str {
    host.strip_prefix("www.").unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_holds_what_is_below_it_and_a_path_what_it_begins() {
        let host = Area::parse("WWW.Shop.Example").unwrap();
        assert!(host.holds("shop.example", "/a") && host.holds("de.shop.example", "/"));
        assert!(!host.holds("myshop.example", "/") && !host.holds("example", "/"));
        let part = Area::parse("https://shop.example/books/").unwrap();
        assert!(part.holds("shop.example", "/books") && part.holds("www.shop.example", "/books/a"));
        assert!(!part.holds("shop.example", "/bookshelf") && !part.holds("shop.example", "/"));
        for wrong in ["", "shop", "*.example.org", "mailto:a@b.example", "ftp://a.example", "a b.c"]
        {
            assert_eq!(Area::parse(wrong), None, "{wrong}");
        }
    }
}
