//! Addresses: where a page is in the blog, and where the blog is in the world.

use percent_encoding::{
    AsciiSet, CONTROLS, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode,
};
use serde::Serialize;

/// What is escaped in a path, after the URL standard's path set, plus `%` and `\`.
const ESCAPED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'%')
    .add(b'\\')
    .add(b'^')
    .add(b'[')
    .add(b']')
    .add(b'|');

/// The address of one file of the blog, from the blog's own root: `/posts/hello/`.
///
/// Always begins with `/`, is percent-encoded, and has no `.` or `..` part, so it never leads out
/// of the output. One that ends in `/` is a page with an `index.html`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct UrlPath(String);

impl UrlPath {
    /// The blog's front page, `/`.
    pub fn root() -> Self {
        Self("/".to_owned())
    }

    /// An address from words as they are written, not yet encoded: `/posts/Zoë & I/`.
    ///
    /// Empty parts are dropped. `None` when a part is `.` or `..`, or holds a control character or
    /// a backslash.
    pub fn from_plain(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        if parts.iter().any(|part| !is_safe(part)) {
            return None;
        }
        let mut encoded = String::with_capacity(path.len() + 2);
        for part in &parts {
            encoded.push('/');
            encoded.extend(utf8_percent_encode(part, ESCAPED));
        }
        if parts.is_empty() || path.ends_with('/') {
            encoded.push('/');
        }
        Some(Self(encoded))
    }

    /// An address that is already encoded, as it stands in a link: `/posts/Zo%C3%AB/`.
    pub fn from_encoded(path: &str) -> Option<Self> {
        Self::from_plain(&percent_decode_str(path).decode_utf8().ok()?)
    }

    /// The address as it stands in a link of a blog at the root of its host.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Below this address: `/posts/` joined with `page/2/` is `/posts/page/2/`. `rest` is plain.
    pub fn join(&self, rest: &str) -> Option<Self> {
        Self::from_plain(&format!("{}/{rest}", self.plain()))
    }

    /// The address decoded, for file names and people.
    pub fn plain(&self) -> String {
        percent_decode_str(&self.0).decode_utf8_lossy().into_owned()
    }

    /// The file that answers this address, from the output's root: `posts/hello/index.html`.
    pub fn file(&self) -> String {
        let plain = self.plain();
        let path = plain.trim_start_matches('/');
        if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.to_owned()
        }
    }
}

impl std::fmt::Display for UrlPath {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a part of a path stays where it is put, on every file system.
fn is_safe(part: &str) -> bool {
    part != "." && part != ".." && !part.contains(|c: char| c.is_control() || c == '\\')
}

/// Reads a whole `http` or `https` address of any place in the world.
///
/// # Errors
/// In words, when it is no such address.
pub fn web_address(text: &str) -> Result<url::Url, String> {
    let address = url::Url::parse(text).map_err(|error| match error {
        url::ParseError::RelativeUrlWithoutBase => "it lacks `https://`".to_owned(),
        other => other.to_string(),
    })?;
    match address.scheme() {
        "http" | "https" => Ok(address),
        other => Err(format!("`{other}` is not http or https")),
    }
}

/// What an e-mail address in a link is not kept as it is.
const MAIL: &AsciiSet = &NON_ALPHANUMERIC.remove(b'@').remove(b'.').remove(b'-').remove(b'_');

/// The link that begins an e-mail to an address (RFC 6068), and no more than that: whatever it has in
/// it, it names no second recipient.
pub fn mailto(email: &str) -> String {
    format!("mailto:{}", utf8_percent_encode(email, MAIL))
}

/// Where the blog is in the world: `https://example.org/blog/`. Ends with `/`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BaseUrl(url::Url);

impl BaseUrl {
    /// Reads an `http` or `https` address with a host; a missing last `/` is added.
    ///
    /// # Errors
    /// In words, when it is no such address.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut base = web_address(text)?;
        if base.query().is_some() || base.fragment().is_some() {
            return Err("it has a `?` or `#` part".to_owned());
        }
        if !base.path().ends_with('/') {
            base.set_path(&format!("{}/", base.path()));
        }
        Ok(Self(base))
    }

    /// The address as the world knows it: `https://example.org/blog/posts/hello/`.
    pub fn absolute(&self, path: &UrlPath) -> String {
        format!("{}{}", self.0, path.as_str().trim_start_matches('/'))
    }

    /// The address as it stands in a link on the blog: `/blog/posts/hello/`.
    pub fn link(&self, path: &UrlPath) -> String {
        format!("{}{}", self.0.path(), path.as_str().trim_start_matches('/'))
    }

    /// The path the blog lies under, `/` or `/blog/`.
    pub fn prefix(&self) -> &str {
        self.0.path()
    }

    /// The host, with its port when it is not the usual one.
    pub fn host(&self) -> String {
        let host = self.0.host_str().unwrap_or_default();
        self.0.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    /// Resolves any link that stands on the page at `page` to an absolute address.
    pub fn resolve(&self, page: &UrlPath, link: &str) -> Option<String> {
        let page = url::Url::parse(&self.absolute(page)).ok()?;
        page.join(link).ok().map(String::from)
    }

    /// The same blog at another origin (`http://127.0.0.1:4000`), below the same path.
    ///
    /// # Errors
    /// In words, when that is no origin.
    pub fn at(&self, origin: &str) -> Result<Self, String> {
        Self::parse(&format!("{origin}{}", self.prefix()))
    }

    /// The whole address.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_never_leads_out() {
        for path in ["/../x", "a/./b", "a/..", "a\\b", "a\nb", "/a/%2e%2e/b"] {
            assert_eq!(UrlPath::from_encoded(path), None, "{path}");
        }
    }

    #[test]
    fn plain_words_are_encoded_once() {
        let path = UrlPath::from_plain("posts//Zoë & I?/").unwrap();
        assert_eq!(path.as_str(), "/posts/Zo%C3%AB%20&%20I%3F/");
        assert_eq!(path.file(), "posts/Zoë & I?/index.html");
        assert_eq!(UrlPath::from_encoded(path.as_str()), Some(path));
    }

    #[test]
    fn a_blog_may_lie_below_its_host() {
        let base = BaseUrl::parse("https://example.org/blog").unwrap();
        let path = UrlPath::from_plain("/a/").unwrap();
        assert_eq!(base.absolute(&path), "https://example.org/blog/a/");
        assert_eq!(base.link(&path), "/blog/a/");
        assert_eq!(base.resolve(&path, "b.png").unwrap(), "https://example.org/blog/a/b.png");
    }
}
