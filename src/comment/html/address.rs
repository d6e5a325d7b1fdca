//! Where a link of a stranger may lead.

use percent_encoding::percent_decode_str;
use url::Url;

use super::veil::tells_email;

/// The longest address that is kept, in bytes.
const LONGEST: usize = 2_000;

/// An `http` or `https` address as a link may have it: parsed after the
/// [URL standard](https://url.spec.whatwg.org/), without user and password, its host in ASCII, so that a
/// name in look-alike letters shows (`xn--…`). One without a scheme gets `https://`. `None` for all
/// else, and where the address tells somebody's e-mail address.
pub fn address(written: &str) -> Option<String> {
    let written = written.trim();
    if written.is_empty() || written.len() > LONGEST || written.chars().any(char::is_control) {
        return None;
    }
    let mut url = Url::parse(&schemed(written)?).ok()?;
    let is_web = matches!(url.scheme(), "http" | "https");
    let is_named = url.host_str().is_some_and(|host| host.contains(['.', ':']));
    url.set_username("").ok()?;
    url.set_password(None).ok()?;
    let is_private = tells_email(&percent_decode_str(url.as_str()).decode_utf8_lossy());
    (is_web && is_named && !is_private).then(|| url.into())
}

/// `written` with a scheme: its own, or `https` before what begins like a host, `example.org/me`.
fn schemed(written: &str) -> Option<String> {
    if let Some(rest) = written.strip_prefix("//") {
        return Some(format!("https://{rest}"));
    }
    let is_schemed = |scheme: &str| {
        written.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    if is_schemed("http://") || is_schemed("https://") {
        return Some(written.to_owned());
    }
    let host = written.split(['/', '?', '#']).next()?;
    let is_of_host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let is_host = !host.starts_with('.') && host.trim_end_matches('.').contains('.');
    (is_host && host.chars().all(is_of_host)).then(|| format!("https://{written}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_is_linked_to() {
        let expected = [
            ("example.org", Some("https://example.org/")),
            (" HTTP://Example.org/a b?c=\"d ", Some("http://example.org/a%20b?c=%22d")),
            ("//example.org/a", Some("https://example.org/a")),
            ("https://mara:secret@example.org/", Some("https://example.org/")),
            ("https://exаmple.org", Some("https://xn--exmple-4nf.org/")),
            (
                "https://social.example/@mara@other.example",
                Some("https://social.example/@mara@other.example"),
            ),
            ("http://[::1]/", Some("http://[::1]/")),
            ("javascript:alert(1)", None),
            ("java\nscript:alert(1)", None),
            ("data:text/html,x", None),
            ("https:alert", None),
            ("/posts/hello/", None),
            ("#comment-3", None),
            ("index.html:80", None),
            ("mailto:mara@example.org", None),
            ("https://example.org/?to=mara%40example.org", None),
            ("https://localhost/", None),
            ("...", None),
            ("", None),
        ];
        for (written, expected) in expected {
            assert_eq!(address(written).as_deref(), expected, "{written}");
        }
    }
}
