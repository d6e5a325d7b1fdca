//! A part of the web that the blog's owner names: a host with all below it, or part of a host.

use super::{Address, Pattern};
use crate::data::Table;
use crate::diag::Diagnostic;

/// A host with all below it, or what begins with a path there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area(Address);

impl Area {
    /// Reads `shop.example`, `shop.example/books` or the same with `https://`; `None` when it is
    /// neither.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let is_whole = text.starts_with("https://") || text.starts_with("http://");
        let whole = if is_whole { text.to_owned() } else { format!("https://{text}") };
        let address = Address::parse(&whole).filter(|address| address.query().is_empty())?;
        let is_plain = !text.contains(['@', '*', ' ']) && address.host().contains('.');
        is_plain.then_some(Self(address))
    }

    /// Whether an address lies in it.
    pub fn holds(&self, address: &Address) -> bool {
        let above = address.host().strip_suffix(self.0.host());
        let below = address.path().strip_prefix(self.0.path().trim_end_matches('/'));
        above.is_some_and(|above| above.is_empty() || above.ends_with('.'))
            && below.is_some_and(|below| below.is_empty() || below.starts_with('/'))
    }

    /// The pattern of its links, as of a shop of the blog's owner.
    pub(super) fn as_shop(&self) -> Pattern {
        Pattern::own_shop(&self.0)
    }

    /// Takes a list of them out of a table, with an error for each that is none.
    pub(super) fn read_list(table: &mut Table<'_>, key: &'static str) -> Vec<Self> {
        let written = table.strings(key).unwrap_or_default();
        let read = |(item, text): (usize, &String)| {
            let area = Self::parse(text);
            if area.is_none() {
                let message = format!("`{text}` in `{key}` is neither a host nor an address");
                let help = "write `shop.example`, or `shop.example/books` for a part of it";
                let found = Diagnostic::error("policy/link", message);
                table.push(found.at(table.item_span(key, item)).help(help));
            }
            area
        };
        written.iter().enumerate().filter_map(read).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(area: &str, address: &str) -> bool {
        Area::parse(area).unwrap().holds(&Address::parse(address).unwrap())
    }

    #[test]
    fn a_host_holds_what_is_below_it_and_a_path_what_it_begins() {
        let host = "WWW.Shop.Example";
        assert!(holds(host, "https://shop.example/a") && holds(host, "http://de.shop.example"));
        assert!(!holds(host, "https://myshop.example/") && !holds(host, "https://example/"));
        let part = "https://shop.example/books/";
        assert!(holds(part, "https://shop.example/books"));
        assert!(holds(part, "https://www.shop.example/books/a?b"));
        assert!(!holds(part, "https://shop.example/bookshelf"));
        assert!(!holds(part, "https://shop.example/"));
    }

    #[test]
    fn what_is_no_part_of_the_web_is_none() {
        for wrong in ["", "shop", "*.example.org", "mailto:a@b.example", "ftp://a.example", "a b.c"]
        {
            assert_eq!(Area::parse(wrong), None, "{wrong}");
        }
    }
}
