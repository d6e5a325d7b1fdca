//! Links that Disqus made of what people wrote, undone.
//!
//! Since there are countries called `py` and `rs`, a mention of `setup.py` became a link to a site
//! that nobody meant. For years every link led through `disq.us`, which counted who followed it. And
//! an address that somebody wrote out is shown cut short.

use std::borrow::Cow;
use std::sync::LazyLock;

use percent_encoding::percent_decode_str;
use regex::{Captures, Regex};

use crate::value::html;

/// The checksum of an address has so many characters.
const CHECKSUM: usize = 27;

/// `html` with the links that its writer meant, as they wrote them.
pub(super) fn as_typed(html: &str) -> String {
    static LINK: LazyLock<Regex> = LazyLock::new(|| {
        let link = r#"(?i)<a\s[^>]*href="([^"]*)"[^>]*>([^<]*)</a>"#;
        Regex::new(link).expect("it is tested")
    });
    let typed = |link: &Captures<'_>| -> String {
        let [all, url, words] = [0, 1, 2].map(|at| link.get(at).map_or("", |part| part.as_str()));
        if is_made(url, words) {
            words.to_owned()
        } else if is_cut(url, words) {
            format!(r#"<a href="{url}">{url}</a>"#)
        } else {
            all.to_owned()
        }
    };
    LINK.replace_all(&direct(html), typed).into_owned()
}

/// Whether a link's words are its host, and it leads no further: nobody wrote `http://`.
fn is_made(url: &str, words: &str) -> bool {
    let host = url.split_once("://").map_or("", |(_, host)| host.trim_end_matches('/'));
    !host.contains('/') && host.eq_ignore_ascii_case(words.trim())
}

/// Whether a link's words are the beginning of its address.
fn is_cut(url: &str, words: &str) -> bool {
    let start = words.trim().strip_suffix("...").unwrap_or_default();
    start.contains("://") && url.starts_with(start)
}

/// Links through `disq.us/url?url=ADDRESS:CHECKSUM&cuid=NUMBER` made straight.
fn direct(html: &str) -> Cow<'_, str> {
    static DETOUR: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"(?i)https?://disq\.us/url\?[^"'<>\s]*"#).expect("it is tested")
    });
    DETOUR.replace_all(html, |detour: &Captures<'_>| -> String {
        let detour = detour.get(0).map_or("", |all| all.as_str());
        let straight = target(detour).map(|target| html::escape(&target).into_owned());
        straight.unwrap_or_else(|| detour.to_owned())
    })
}

fn target(detour: &str) -> Option<String> {
    let detour = html::unescape(detour);
    let (_, query) = detour.split_once('?')?;
    let url = query.split('&').find_map(|pair| pair.strip_prefix("url="))?;
    let url = percent_decode_str(url).decode_utf8().ok()?;
    let signed = url.rsplit_once(':').filter(|(_, checksum)| checksum.len() == CHECKSUM);
    let address = signed.map_or(&*url, |(address, _)| address);
    address.starts_with("http").then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_that_somebody_meant_are_kept() {
        let kept = [
            r#"<a href="http://a.example/x" rel="nofollow">a.example</a>"#,
            r#"<a href="http://a.example/">http://a.example/</a>"#,
            r#"<a href="http://a.example/">so...</a>"#,
            r#"<a href="http://disq.us/p/1abc">words</a>"#,
            "disq.us/url?url=x",
        ];
        for html in kept {
            assert_eq!(as_typed(html), html);
        }
    }

    #[test]
    fn links_that_nobody_wrote_are_undone() {
        let signed = "%3APxLSP7AjU7-LLKjz3b1k2lZO5fc&amp;cuid=7";
        let undone = [
            (
                r#"see <a href="http://main.rs" rel="nofollow" title="main.rs">main.rs</a>!"#,
                "see main.rs!".to_owned(),
            ),
            (
                &format!(
                    r#"<a href="http://disq.us/url?url=http%3A%2F%2Fa.example%2F%3Fb%3A1%26c{signed}" title="t">a</a>"#
                ),
                r#"<a href="http://a.example/?b:1&amp;c" title="t">a</a>"#.to_owned(),
            ),
            (
                &format!(
                    r#"<a href="https://disq.us/url?url=http%3A%2F%2Fsetup.py{signed}">setup.py</a>"#
                ),
                "setup.py".to_owned(),
            ),
            (
                r#"<a href="https://a.example/long/way" title="t">https://a.example/lo...</a>"#,
                r#"<a href="https://a.example/long/way">https://a.example/long/way</a>"#.to_owned(),
            ),
        ];
        for (html, typed) in undone {
            assert_eq!(as_typed(html), typed);
        }
    }
}
