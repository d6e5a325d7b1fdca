//! Links that Disqus made of what people wrote, undone.
//!
//! Since there are countries called `py` and `rs`, a mention of `setup.py` became a link to a site
//! that nobody meant; and for years every link led through `disq.us`, which counted who followed it.

use std::borrow::Cow;
use std::sync::LazyLock;

use percent_encoding::percent_decode_str;
use regex::{Captures, Regex};

use crate::value::html;

/// `html` with the links that its writer meant.
pub(super) fn as_typed(html: &str) -> String {
    unlinked(&direct(html)).into_owned()
}

/// Links through `disq.us/url?url=ADDRESS:CHECKSUM&cuid=NUMBER` made straight.
fn direct(html: &str) -> Cow<'_, str> {
    static DETOUR: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"(?i)https?://disq\.us/url\?[^"'<>\s]*"#).expect("it is tested")
    });
    let straight = |detour: &Captures<'_>| -> String {
        let detour = detour.get(0).map_or("", |all| all.as_str());
        target(detour)
            .map_or_else(|| detour.to_owned(), |target| html::escape(&target).into_owned())
    };
    DETOUR.replace_all(html, straight)
}

fn target(detour: &str) -> Option<String> {
    let detour = html::unescape(detour);
    let (_, query) = detour.split_once('?')?;
    let url = query.split('&').find_map(|pair| pair.strip_prefix("url="))?;
    let url = percent_decode_str(url).decode_utf8().ok()?;
    let (address, checksum) = url.rsplit_once(':')?;
    let is_checksum = !checksum.is_empty() && !checksum.contains('/');
    (is_checksum && address.starts_with("http")).then(|| address.to_owned())
}

/// Links whose words are their host, and that lead nowhere further, made words again.
fn unlinked(html: &str) -> Cow<'_, str> {
    static BARE: LazyLock<Regex> = LazyLock::new(|| {
        let bare = r#"(?i)<a\s[^>]*href="https?://([^"/]+)/?"[^>]*>([^<]*)</a>"#;
        Regex::new(bare).expect("it is tested")
    });
    let words = |link: &Captures<'_>| -> String {
        let part = |at| link.get(at).map_or("", |part| part.as_str());
        let is_made = part(1).eq_ignore_ascii_case(part(2).trim());
        part(if is_made { 2 } else { 0 }).to_owned()
    };
    BARE.replace_all(html, words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_links_that_somebody_meant_are_left() {
        let kept = [
            r#"<a href="http://a.example/x" rel="nofollow">a.example</a>"#,
            r#"<a href="http://a.example/">http://a.example/</a>"#,
            r#"<a href="http://disq.us/p/1abc">words</a>"#,
            "disq.us/url?url=x",
        ];
        for html in kept {
            assert_eq!(as_typed(html), html);
        }
        let undone = [
            (
                r#"see <a href="http://main.rs" rel="nofollow noopener" title="main.rs">main.rs</a>!"#,
                "see main.rs!",
            ),
            (
                r#"<a href="http://disq.us/url?url=http%3A%2F%2Fa.example%2F%3Fb%3A1%26c%3AXy_z-0&amp;cuid=7" title="t">a</a>"#,
                r#"<a href="http://a.example/?b:1&amp;c" title="t">a</a>"#,
            ),
            (
                r#"<a href="https://disq.us/url?url=http%3A%2F%2Fsetup.py%3AXyz&amp;cuid=7">setup.py</a>"#,
                "setup.py",
            ),
        ];
        for (html, plain) in undone {
            assert_eq!(as_typed(html), plain);
        }
    }
}
