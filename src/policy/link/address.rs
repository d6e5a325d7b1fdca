//! An address taken apart for comparison. Does not know what it is for.

use percent_encoding::percent_decode_str;
use url::{Url, form_urlencoded};

/// Schemes that ask a wallet for money: the Bitcoin, Lightning and Monero URI schemes, EIP-681 and
/// RFC 8905. They have no host.
const MONEY: [&str; 5] = ["bitcoin", "lightning", "monero", "ethereum", "payto"];

/// Parameters in which a redirector is told where to lead, in lower case.
const TARGETS: [&str; 16] = [
    "u",
    "url",
    "ued",
    "murl",
    "dest",
    "destination",
    "rd_parm1",
    "urllink",
    "redirect",
    "redirect_url",
    "redirect_uri",
    "target",
    "to",
    "link",
    "goto",
    "q",
];

/// An address taken apart, every part in the one form that patterns are written in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    scheme: String,
    host: String,
    path: String,
    query: Vec<(String, String)>,
}

impl Address {
    /// Reads an address as a browser would, after the URL standard; `//host/path` counts as
    /// `https`. Entities of HTML must have been resolved.
    ///
    /// `None` for what leads nowhere outside: paths without a host, `mailto:`, and what is no
    /// address at all.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let url = match text.strip_prefix("//") {
            Some(rest) => Url::parse(&format!("https://{rest}")),
            None => Url::parse(text),
        };
        let url = url.ok()?;
        let web = matches!(url.scheme(), "http" | "https");
        (web || MONEY.contains(&url.scheme())).then(|| Self::of(&url))
    }

    fn of(url: &Url) -> Self {
        let path = percent_decode_str(url.path()).decode_utf8_lossy();
        Self {
            scheme: url.scheme().to_owned(),
            host: bare(url.host_str().unwrap_or_default()).to_owned(),
            path: format!("/{}", path.trim_start_matches('/')),
            query: parameters(url),
        }
    }

    /// `https`, `http`, or one of the schemes that ask for money: `bitcoin`.
    pub fn scheme(&self) -> &str {
        &self.scheme
    }

    /// The host in lower case and ASCII, without `www.` and port: `shop.example`. Empty where the
    /// scheme has none.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The path, decoded once, with one `/` before it.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The parameters that say something, decoded: names in lower case, values as they stand, in
    /// the order written. Those behind `#` count as well, as some programmes put theirs there.
    pub fn query(&self) -> &[(String, String)] {
        &self.query
    }

    /// Where a redirector is told to lead.
    pub fn targets(&self) -> impl Iterator<Item = Self> + use<'_> {
        let told = self.query.iter().filter(|(name, _)| TARGETS.contains(&name.as_str()));
        let web = told.filter(|(_, value)| value.starts_with("http"));
        web.filter_map(|(_, value)| Self::parse(value)).filter(|target| !target.host.is_empty())
    }
}

/// A host without `www.` and the root's dot, which change nothing.
pub(super) fn bare(host: &str) -> &str {
    let host = host.strip_suffix('.').unwrap_or(host);
    host.strip_prefix("www.").unwrap_or(host)
}

fn parameters(url: &Url) -> Vec<(String, String)> {
    let behind_hash = url.fragment().filter(|fragment| fragment.contains('='));
    let behind_hash = behind_hash.map(|fragment| fragment.rsplit('?').next().unwrap_or(fragment));
    let behind_hash = form_urlencoded::parse(behind_hash.unwrap_or_default().as_bytes());
    let mut parameters = Vec::new();
    for (name, value) in url.query_pairs().chain(behind_hash) {
        let stray = stray(&value).map(|(name, value)| (name.to_owned(), value.to_owned()));
        let pairs = [(name.into_owned(), value.into_owned())].into_iter().chain(stray);
        let pairs = pairs.filter(|(_, value)| !value.is_empty());
        parameters.extend(pairs.map(|(name, value)| (name.to_ascii_lowercase(), value)));
    }
    parameters
}

/// The parameter behind a second `?`, where somebody hung one onto an address that had some:
/// `/search?k=shoes?tag=someone-20`.
fn stray(value: &str) -> Option<(&str, &str)> {
    if value.starts_with("http") {
        return None;
    }
    value.rsplit_once('?')?.1.split_once('=')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (String, String) {
        let address = Address::parse(text).unwrap();
        (address.host, address.path)
    }

    #[test]
    fn one_form_for_many_spellings() {
        let expected = ("shop.example".to_owned(), "/a b/c".to_owned());
        for text in [
            "https://shop.example/a%20b/c",
            "HTTP://WWW.Shop.Example:8080//a b/c#top",
            " //shop.example./a%20b/c ",
        ] {
            assert_eq!(parts(text), expected, "{text}");
        }
        assert_eq!(parts("https://bücher.example/").0, "xn--bcher-kva.example");
    }

    #[test]
    fn what_has_no_host_is_no_address_unless_it_asks_for_money() {
        for text in ["", "/a", "a.html", "#top", "mailto:a@b.example", "javascript:void(0)"] {
            assert_eq!(Address::parse(text), None, "{text}");
        }
        assert_eq!(parts("bitcoin:1abc?amount=1"), (String::new(), "/1abc".to_owned()));
    }

    #[test]
    fn empty_parameters_say_nothing_and_those_behind_a_hash_do() {
        let address = Address::parse("https://a.example/?Ref=&B=1&c#/x?a_aid=2").unwrap();
        assert_eq!(
            address.query(),
            [("b".to_owned(), "1".to_owned()), ("a_aid".to_owned(), "2".to_owned())]
        );
    }

    #[test]
    fn a_parameter_behind_a_second_question_mark_counts() {
        let address = Address::parse("https://a.example/?k=shoes?tag=b").unwrap();
        assert!(address.query().contains(&("tag".to_owned(), "b".to_owned())));
    }
}
