//! Whose site an address is: a host, or one person's place on a host that many share.

mod hosts;

use url::Url;

use hosts::{BLOGS, MAIL, PROFILES, SHARED};

/// An address as far as it says whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Website {
    /// Its host in lower case, without `www.`; punycode as it is.
    pub host: String,
    /// Its path in lower case, without the slashes around it.
    path: String,
}

impl Website {
    /// Reads an `http` or `https` address, or one that lacks only that.
    pub fn of(address: &str) -> Option<Self> {
        let address = address.trim();
        let whole = || Url::parse(&format!("http://{address}"));
        let url = if address.contains("://") { Url::parse(address).ok()? } else { whole().ok()? };
        let host = url
            .host_str()
            .filter(|_| matches!(url.scheme(), "http" | "https") && url.username().is_empty())?;
        let host = host.to_lowercase();
        let host = host.strip_prefix("www.").unwrap_or(&host).trim_end_matches('.').to_owned();
        let path = url.path().trim_matches('/').to_lowercase();
        host.contains('.').then_some(Self { host, path })
    }

    /// What tells it from the sites of others: the host; on a shared one, with the place of one person.
    pub fn name(&self) -> String {
        if self.is_on(&SHARED) { self.page() } else { self.host.clone() }
    }

    /// What all pages of one person have in common: the host; on one that holds many people's blogs, with
    /// where theirs begins, so that `https://medium.com/@mara/a-letter` is at home at `medium.com/@mara`.
    /// `None` where nobody can be visited: at a profile of a network, an account on a server of
    /// Mastodon's kind, a host of mailboxes, a front page that many share.
    pub fn home(&self) -> Option<String> {
        if let Some((_, depth)) = BLOGS.iter().find(|(host, _)| *host == self.host) {
            let place: Vec<&str> = self.parts().take(*depth).collect();
            return (place.len() == *depth).then(|| format!("{}/{}", self.host, place.join("/")));
        }
        let is_below = |(host, _): &(&str, usize)| is_below(&self.host, host);
        let is_profile = self.is_on(&SHARED) || self.is_on(&PROFILES) || self.is_account();
        let is_own = !is_profile && !MAIL.contains(&&*self.host) || BLOGS.iter().any(is_below);
        is_own.then(|| self.host.clone())
    }

    /// Whether another address is this one or lies below it: `a.example` holds all of its pages.
    pub fn holds(&self, other: &Self) -> bool {
        let rest = other.path.strip_prefix(&self.path);
        let is_below =
            |rest: &str| self.path.is_empty() || rest.is_empty() || rest.starts_with('/');
        self.host == other.host && rest.is_some_and(is_below)
    }

    /// `/@mara` and `/users/mara`, as Mastodon and its kin have them.
    fn is_account(&self) -> bool {
        match self.parts().collect::<Vec<_>>().as_slice() {
            [name] => name.starts_with('@'),
            ["users" | "web", _] => true,
            _ => false,
        }
    }

    fn is_on(&self, hosts: &[&str]) -> bool {
        hosts.iter().any(|host| self.host == *host || is_below(&self.host, host))
    }

    fn parts(&self) -> impl Iterator<Item = &str> {
        self.path.split('/').filter(|part| !part.is_empty())
    }

    /// The address without what does not matter to it.
    pub fn page(&self) -> String {
        format!("{}/{}", self.host, self.path)
    }

    /// The labels of its host without the last, which says nothing: `a`, `shop` of `a.shop.example`.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        let (labels, _) = self.host.rsplit_once('.').unwrap_or((&self.host, ""));
        labels.split('.')
    }

    /// Whether it has letters that are written as others.
    pub fn is_punycode(&self) -> bool {
        self.host.split('.').any(|label| label.starts_with("xn--"))
    }
}

fn is_below(host: &str, other: &str) -> bool {
    host.strip_suffix(other).is_some_and(|rest| rest.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::Website;

    #[test]
    fn a_site_is_a_host_or_a_place_on_a_shared_one() {
        let name = |address| Website::of(address).map(|site| site.name());
        let expected = [
            ("https://www.A.example/b?c", Some("a.example")),
            ("a.example", Some("a.example")),
            ("https://github.com/Mara/x", Some("github.com/mara/x")),
            ("https://m.youtube.com/@mara", Some("m.youtube.com/@mara")),
            ("https://notmedium.com/x", Some("notmedium.com")),
            ("mailto:a@b.example", None),
            ("javascript:x", None),
            ("http://localhost/", None),
            ("not an address", None),
        ];
        for (address, expected) in expected {
            assert_eq!(name(address).as_deref(), expected, "{address}");
        }
    }
    #[test]
    fn a_site_holds_its_pages() {
        let holds =
            |site: &str, page: &str| Website::of(site).unwrap().holds(&Website::of(page).unwrap());
        assert!(holds("a.example", "http://www.a.example/b?c"));
        assert!(holds("medium.com/@ada", "https://medium.com/@Ada/glue"));
        assert!(!holds("medium.com/@ada", "https://medium.com/@adam"));
        assert!(!holds("a.example", "https://b.a.example/"));
        assert!(!holds("a.example/b", "https://a.example/"));
    }

    #[test]
    fn a_visit_needs_a_door() {
        let expected = [
            ("http://www.A.example/b?c", Some("a.example")),
            ("https://mara.github.io/blog/", Some("mara.github.io")),
            ("https://medium.com/@Mara/a-letter-1a2b", Some("medium.com/@mara")),
            ("https://mara.medium.com/a-letter", Some("mara.medium.com")),
            ("https://sites.google.com/site/mara/home", Some("sites.google.com/site/mara")),
            ("https://mara.tumblr.com/", Some("mara.tumblr.com")),
            ("https://notfacebook.com/", Some("notfacebook.com")),
            ("https://a.example/users/of/glue", Some("a.example")),
            ("https://medium.com/", None),
            ("https://sites.google.com/site", None),
            ("https://github.com/mara", None),
            ("https://de-de.facebook.com/mara", None),
            ("https://www.blogger.com/profile/1", None),
            ("https://social.example/@mara", None),
            ("https://social.example/users/mara", None),
            ("http://gmail.com", None),
        ];
        for (address, expected) in expected {
            let home = Website::of(address).and_then(|site| site.home());
            assert_eq!(home.as_deref(), expected, "{address}");
        }
    }
}
