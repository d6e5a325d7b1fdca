//! The host of a pattern: one, one with all below it, a name under any ending, or an expression.

use super::address::bare;
use super::expression::Expression;
use super::index::Clue;

/// What stands between a name and a country in a public suffix of two labels: `co.uk`.
const SECOND_LEVEL: [&str; 8] = ["co", "com", "net", "org", "or", "ne", "gov", "edu"];

/// Which hosts a pattern is about.
#[derive(Clone, Debug)]
pub(super) enum Host {
    /// `=shop.example`: that host only.
    Exact(String),
    /// `shop.example`: that host and all below it.
    Within(String),
    /// `shop.*`: that name under any public suffix, and all below it.
    Anywhere(String),
    /// `~^shop\d+\.`: an expression searched in the host.
    Like(Expression),
}

impl Host {
    /// Reads what a pattern says; `None` when it is no host.
    pub(super) fn parse(text: &str) -> Option<Self> {
        if let Some(expression) = text.strip_prefix('~') {
            return (!expression.is_empty()).then(|| Self::Like(Expression::new(expression)));
        }
        if let Some(host) = text.strip_prefix('=') {
            return normal(host).map(Self::Exact);
        }
        match text.strip_suffix(".*") {
            Some(name) => normal(name).map(Self::Anywhere),
            None => normal(text).map(Self::Within),
        }
    }

    /// Whether a host of an [`Address`](super::Address) is meant.
    pub(super) fn fits(&self, host: &str) -> bool {
        match self {
            Self::Exact(exact) => exact == host,
            Self::Within(top) => lies_within(host, top),
            Self::Anywhere(name) => name_of(host).is_some_and(|named| lies_within(named, name)),
            Self::Like(expression) => expression.is_in(host),
        }
    }

    /// What every host that is meant shows.
    pub(super) fn clue(&self) -> Clue<'static> {
        match self {
            Self::Exact(host) | Self::Within(host) => Clue::Host(host.clone().into()),
            Self::Anywhere(name) => Clue::Name(name.clone().into()),
            Self::Like(expression) => Clue::HostLike(expression.text().to_owned().into()),
        }
    }

    pub(super) fn expression(&self) -> Option<&Expression> {
        match self {
            Self::Like(expression) => Some(expression),
            _ => None,
        }
    }
}

/// A host in the form that addresses have; `None` when it is more or less than a host.
fn normal(text: &str) -> Option<String> {
    let url = url::Url::parse(&format!("https://{text}/")).ok()?;
    let host = url.host_str().map(|host| bare(host).to_owned())?;
    let alone = url.path() == "/" && url.port().is_none() && url.username().is_empty();
    (alone && url.query().is_none() && !host.contains('*')).then_some(host)
}

fn lies_within(host: &str, top: &str) -> bool {
    host.strip_suffix(top).is_some_and(|below| below.is_empty() || below.ends_with('.'))
}

/// A host without its public suffix: `a.shop` of `a.shop.co.uk`.
pub(super) fn name_of(host: &str) -> Option<&str> {
    let (rest, country) = host.rsplit_once('.')?;
    match rest.rsplit_once('.') {
        Some((name, second)) if country.len() == 2 && SECOND_LEVEL.contains(&second) => Some(name),
        _ => Some(rest),
    }
}

/// A host and all above it: `a.b.c`, `b.c`, `c`.
pub(super) fn and_above(host: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(host), |host| host.split_once('.').map(|(_, above)| above))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_means_its_hosts() {
        let cases = [
            (
                "shop.example",
                "shop.example a.shop.example",
                "myshop.example example shop.example.org",
            ),
            ("=WWW.Shop.Example", "shop.example", "a.shop.example"),
            ("shop.*", "shop.com shop.co.uk m.shop.de", "shop.example.org myshop.com com shop"),
            (r"~^shop\d+\.", "shop1.example", "shop.example ashop1.example"),
        ];
        for (host, fitting, others) in cases {
            let host = Host::parse(host).unwrap();
            assert!(fitting.split(' ').all(|fitting| host.fits(fitting)), "{host:?}");
            assert!(!others.split(' ').any(|other| host.fits(other)), "{host:?}");
        }
    }

    #[test]
    fn what_is_no_host_is_none() {
        for text in ["", "~", "=", "https://shop.example", "shop.example/a", "a b", "a.*.b", "*"] {
            assert!(Host::parse(text).is_none(), "{text}");
        }
    }
}
