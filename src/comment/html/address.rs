//! Where a link of a stranger may lead.

use url::Url;

/// The longest address that is kept, in bytes.
const LONGEST: usize = 2_000;

/// An `http` or `https` address as a link may have it: parsed after the
/// [URL standard](https://url.spec.whatwg.org/), without user and password, its host in ASCII, so that a
/// name in look-alike letters shows (`xn--…`). One without a scheme gets `https://`. `None` for all else.
pub fn address(written: &str) -> Option<String> {
    let written = written.trim();
    if written.is_empty() || written.len() > LONGEST || written.chars().any(char::is_control) {
        return None;
    }
    let mut url = Url::parse(&schemed(written)?).ok()?;
    let is_web = matches!(url.scheme(), "http" | "https");
    let is_named = url.host_str().is_some_and(|host| host.contains('.') || host.contains(':'));
    url.set_username("").ok()?;
    url.set_password(None).ok()?;
    (is_web && is_named).then(|| url.into())
}

/// `written` with a scheme: its own, or `https` before what begins like a host, `example.org/me`.
fn schemed(written: &str) -> Option<String> {
    if written.starts_with("//") {
        return Some(format!("https:{written}"));
    }
    if written.get(..4)?.eq_ignore_ascii_case("http") && written.contains("://") {
        return Some(written.to_owned());
    }
    let host = written.split(['/', '?', '#']).next()?;
    let is_host =
        host.contains('.') && host.chars().all(|c| c.is_alphanumeric() || ".-".contains(c));
    is_host.then(|| format!("https://{written}"))
}
