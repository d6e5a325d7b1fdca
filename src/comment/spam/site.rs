//! Whose site an address is.

use url::Url;

/// Hosts on which many people have a place each, so that the host alone says nothing of anybody.
const SHARED: [&str; 42] = [
    "about.me",
    "academia.edu",
    "amazon.com",
    "apple.com",
    "archive.org",
    "bandcamp.com",
    "behance.net",
    "bit.ly",
    "bitbucket.org",
    "bsky.app",
    "codeberg.org",
    "codepen.io",
    "deviantart.com",
    "discord.gg",
    "dropbox.com",
    "facebook.com",
    "flickr.com",
    "forms.gle",
    "github.com",
    "gitlab.com",
    "google.com",
    "gravatar.com",
    "imgur.com",
    "instagram.com",
    "linkedin.com",
    "linktr.ee",
    "medium.com",
    "meetup.com",
    "patreon.com",
    "pinterest.com",
    "quora.com",
    "reddit.com",
    "soundcloud.com",
    "stackoverflow.com",
    "t.co",
    "t.me",
    "tiktok.com",
    "twitter.com",
    "vimeo.com",
    "wikipedia.org",
    "x.com",
    "youtube.com",
];

/// An address as far as judging needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Site {
    /// Its host in lower case, without `www.`; punycode as it is.
    pub(super) host: String,
    /// Its path in lower case, without the slashes around it.
    path: String,
}

impl Site {
    /// Reads an `http` or `https` address, or one that lacks only that.
    pub(super) fn of(address: &str) -> Option<Self> {
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
    pub(super) fn name(&self) -> String {
        let is_shared = SHARED.iter().any(|shared| {
            self.host
                .strip_suffix(shared)
                .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        });
        if is_shared { self.page() } else { self.host.clone() }
    }

    /// The address without what does not matter to it.
    pub(super) fn page(&self) -> String {
        format!("{}/{}", self.host, self.path)
    }

    /// The labels of its host without the last, which says nothing: `a`, `shop` of `a.shop.example`.
    pub(super) fn labels(&self) -> impl Iterator<Item = &str> {
        let (labels, _) = self.host.rsplit_once('.').unwrap_or((&self.host, ""));
        labels.split('.')
    }

    /// Whether it has letters that are written as others.
    pub(super) fn is_punycode(&self) -> bool {
        self.host.split('.').any(|label| label.starts_with("xn--"))
    }
}

#[cfg(test)]
mod tests {
    use super::Site;

    #[test]
    fn a_site_is_a_host_or_a_place_on_a_shared_one() {
        let name = |address| Site::of(address).map(|site| site.name());
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
}
