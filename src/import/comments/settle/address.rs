//! An address without what differs from one spelling of it to the next.

use percent_encoding::percent_decode_str;
use url::Url;

/// What of an address says which post it is of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Address {
    /// The host in lower case without `www.`; `None` of a path alone.
    pub(super) host: Option<String>,
    /// The path in lower case, without slashes at its ends, `index.html` and `.html`; empty for a
    /// front page.
    pub(super) path: String,
    /// The number that stands for the post: `198` of `/?p=198`.
    pub(super) id: Option<String>,
}

/// The names of queries by which blogs number their posts.
const NUMBERED: [&str; 6] = ["p", "page_id", "post_id", "post", "id", "attachment_id"];

/// What the names of pages end in.
const ENDINGS: [&str; 7] = [".html", ".htm", ".php", ".aspx", ".asp", ".jsp", ".shtml"];

/// Stands where a path alone has no host.
const NOWHERE: &str = "http://nowhere.invalid/";

impl Address {
    /// Reads an address, whole or as a path.
    pub(super) fn parse(words: &str) -> Option<Self> {
        let words = words.trim();
        let whole = Url::parse(words).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
        let is_whole = whole.is_some() || words.starts_with("//");
        let url = match whole {
            Some(url) => url,
            None => Url::parse(NOWHERE).ok()?.join(words).ok().filter(Url::has_host)?,
        };
        let host = url.host_str().filter(|_| is_whole).map(bare_host);
        Some(Self { host, path: bare_path(url.path()), id: numbered(&url) })
    }

    /// The path below a folder that a whole blog lies in: `/blog/`.
    pub(super) fn below(&self, prefix: &str) -> Option<&str> {
        let prefix = bare_path(prefix);
        let rest = self.path.strip_prefix(&prefix)?;
        rest.strip_prefix('/').filter(|_| !prefix.is_empty())
    }

    /// The last part of the path.
    pub(super) fn last(&self) -> Option<&str> {
        self.path.rsplit('/').next().filter(|last| !last.is_empty())
    }

    /// The same for all spellings: host, path and number.
    pub(super) fn plain(&self) -> String {
        let host = self.host.as_deref().unwrap_or_default();
        let id = self.id.as_deref().filter(|_| self.path.is_empty());
        let id = id.map(|id| format!("?{id}")).unwrap_or_default();
        format!("{host}/{}{id}", self.path)
    }
}

/// What a post that was not found is told from others by: its path, wherever it was; of a front page
/// or a number, with the host.
pub(super) fn key(address: &str) -> String {
    match Address::parse(address) {
        Some(address) if !address.path.is_empty() => address.path,
        Some(address) => address.plain(),
        None => address.trim().to_lowercase(),
    }
}

fn bare_host(host: &str) -> String {
    let host = host.to_lowercase();
    host.strip_prefix("www.").unwrap_or(&host).to_owned()
}

fn bare_path(path: &str) -> String {
    let path = percent_decode_str(path).decode_utf8_lossy().to_lowercase();
    let mut parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    while parts.len() > 1 && parts.last().is_some_and(|last| is_view(last)) {
        parts.pop();
    }
    if let Some(last) = parts.last_mut() {
        *last = ENDINGS.iter().find_map(|ending| last.strip_suffix(ending)).unwrap_or(last);
    }
    if parts.last().is_some_and(|last| matches!(*last, "index" | "")) {
        parts.pop();
    }
    parts.join("/")
}

/// Whether a part of a path only says how a post is shown: for a telephone, from which comment on.
fn is_view(part: &str) -> bool {
    part == "amp" || part.starts_with("comment-page-")
}

fn numbered(url: &Url) -> Option<String> {
    let number = |(name, value): (std::borrow::Cow<'_, str>, std::borrow::Cow<'_, str>)| {
        let is_number = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
        (NUMBERED.contains(&&*name) && is_number).then(|| value.into_owned())
    };
    url.query_pairs().find_map(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_address_are_the_same() {
        let plain = |words: &str| Address::parse(words).map(|address| address.plain());
        let same = [
            "http://a.example/2024/Hello/",
            "https://www.a.example/2024/hello",
            "https://a.example/2024/hello/index.html",
            "https://a.example/2024/hello.html?utm_source=x#comments",
            "//a.example/2024/hell%6F/",
            "http://a.example/2024/hello/comment-page-2/#comment-7",
            "http://a.example/2024/hello/amp/",
            "http://a.example/2024/Hello.aspx",
        ];
        for words in same {
            assert_eq!(plain(words).as_deref(), Some("a.example/2024/hello"), "{words}");
        }
        assert_eq!(plain("/2024/hello/").as_deref(), Some("/2024/hello"));
        assert_eq!(plain("2024/hello").as_deref(), Some("/2024/hello"));
        assert_eq!(plain("http://a.example/?p=7&m=1").as_deref(), Some("a.example/?7"));
        assert_eq!(plain("http://a.example/index.php").as_deref(), Some("a.example/"));
    }

    #[test]
    fn a_blog_may_lie_in_a_folder() {
        let address = Address::parse("https://a.example/blog/hello/").unwrap();
        assert_eq!(address.below("/blog/"), Some("hello"));
        assert_eq!(address.below("/"), None);
        assert_eq!(address.below("/blo"), None);
    }
}
