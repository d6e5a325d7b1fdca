//! Who may come in, and who may write.
//!
//! The preview is open to every program of this machine, and browsers run programs of every site: what such
//! a program can make a browser send must be told from what the author sends.
//!
//! 1. **A name.** Who makes a name of their own lead to this machine (DNS rebinding) is a stranger by the
//!    name, which `Host` says: numbers cannot be rebound.
//! 2. **A site.** Browsers say where a request comes from (`Origin`, `Sec-Fetch-Site`), and scripts cannot
//!    make them lie.
//! 3. **A token.** A form that writes holds what only a page of the preview shows.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use super::request::Request;
use super::response::Response;

/// What a page of the preview knows and no other site can: whoever sends it has read such a page.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// A new one, of 128 bits that nobody can guess.
    ///
    /// # Errors
    /// When the system has no randomness to give.
    pub fn draw() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes.iter().map(|byte| format!("{byte:02x}")).collect()))
    }

    /// Its 32 hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is it; how long it takes says nothing of how much of it is right.
    fn is(&self, other: &str) -> bool {
        let pairs = self.0.bytes().zip(other.bytes());
        let differing = pairs.fold(0, |differing, (one, other)| differing | (one ^ other));
        self.0.len() == other.len() && differing == 0
    }
}

/// Knows where the server listens, and who has its token.
pub struct Guard {
    /// Where the server listens.
    pub address: SocketAddr,
    /// What a form that writes must send as `token`.
    pub token: Token,
}

impl Guard {
    /// Whether nobody but this machine can come.
    pub fn is_alone(&self) -> bool {
        self.address.ip().is_loopback()
    }

    /// What to tell a request that came by a name which is not this server's.
    pub fn refuse(&self, request: &Request) -> Option<Response> {
        match request.says("host") {
            None => Some(Response::text(400, "A request must say its `Host`.\n")),
            Some(host) if self.is_own(host) => None,
            Some(_) => Some(self.misdirected()),
        }
    }

    /// What to tell a request for what is private, when another site may have sent it.
    pub fn refuse_private(&self, request: &Request) -> Option<Response> {
        let is_refused = match request.method.is_safe() {
            true => !is_from_here(request) && !is_followed(request),
            false => !self.may_write(request),
        };
        is_refused.then(|| {
            let words = "This was sent by another site, or by a page from before the preview was started \
                         again. Open the page anew and try again.";
            Response::notice(403, "Not from here", words)
        })
    }

    fn may_write(&self, request: &Request) -> bool {
        let form = request.says("content-type").and_then(|value| value.split(';').next());
        let is_form = form.is_some_and(|form| {
            form.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded")
        });
        let has_token = request.field("token").is_some_and(|token| self.token.is(&token));
        is_form && has_token && is_from_here(request) && is_of_own_origin(request)
    }

    /// Whether a `Host` is this server: as a number, or as the one name that nobody can rebind.
    fn is_own(&self, host: &str) -> bool {
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !port.ends_with(']') => (name, port),
            _ => (host, "80"),
        };
        let is_number = port.bytes().all(|byte| byte.is_ascii_digit());
        let is_port = is_number && port.parse() == Ok(self.address.port());
        is_port && (name.eq_ignore_ascii_case("localhost") || self.is_own_number(name))
    }

    /// A server that others may reach has more addresses than it knows.
    fn is_own_number(&self, name: &str) -> bool {
        let Some(number) = number(name) else {
            return false;
        };
        let usual: [IpAddr; 2] = [Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()];
        let own = self.address.ip();
        number == own || usual.contains(&number) || !self.is_alone()
    }

    fn misdirected(&self) -> Response {
        let address = match self.address.ip().is_unspecified() {
            true => format!("localhost:{}", self.address.port()),
            false => self.address.to_string(),
        };
        let words = format!(
            "Whoever gives this machine a name could read your drafts by it: the preview answers to its \
             own address alone.\nType http://{address}/ instead."
        );
        Response::notice(421, "Not by this name", &words)
    }
}

/// The number that a host is, `127.0.0.1` or `[::1]`.
fn number(name: &str) -> Option<IpAddr> {
    match name.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
        Some(name) => name.parse::<Ipv6Addr>().ok().map(IpAddr::from),
        None => name.parse::<Ipv4Addr>().ok().map(IpAddr::from),
    }
}

/// Whether a page of this server sent it, or nobody but the author. Programs that are no browsers do not
/// say, and can do what they like anyway.
fn is_from_here(request: &Request) -> bool {
    request.says("sec-fetch-site").is_none_or(|site| matches!(site, "same-origin" | "none"))
}

/// Whether somebody followed a link, and looks at the answer alone.
fn is_followed(request: &Request) -> bool {
    let says = |name, value| request.says(name) == Some(value);
    says("sec-fetch-mode", "navigate") && says("sec-fetch-dest", "document")
}

/// Whether it comes from a page of the address that it goes to. A page that wants no referrer told has no
/// origin either; then its browser must have said that it is the same.
fn is_of_own_origin(request: &Request) -> bool {
    match request.says("origin") {
        None => true,
        Some("null") => request.says("sec-fetch-site") == Some("same-origin"),
        Some(origin) => {
            let host = request.says("host").unwrap_or_default();
            origin.strip_prefix("http://").is_some_and(|origin| origin.eq_ignore_ascii_case(host))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::http::request::Method;

    const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");

    fn guard(address: &str) -> Guard {
        Guard { address: address.parse().unwrap(), token: Token("0123abcd".to_owned()) }
    }

    fn status(address: &str, host: &str) -> u16 {
        let request = Request::new(Method::Get, "/").header("Host", host);
        guard(address).refuse(&request).map_or(200, |refused| refused.status)
    }

    #[test]
    fn only_a_number_of_its_own_or_localhost_is_its_name() {
        for host in ["127.0.0.1:4000", "localhost:4000", "LocalHost:4000", "[::1]:4000"] {
            assert_eq!(status("127.0.0.1:4000", host), 200, "{host}");
        }
        for host in [
            "",
            ":4000",
            "127.0.0.1",
            "127.0.0.1:4001",
            "127.0.0.1:+4000",
            "127.0.0.1:4000:4000",
            "127.1:4000",
            "0177.0.0.1:4000",
            "192.168.1.2:4000",
            "localhost.:4000",
            "localhost.example:4000",
            "evil.example",
            "evil.example:4000",
            "127.0.0.1.evil.example:4000",
            "user@127.0.0.1:4000",
            "[::1:4000",
            "[::2]:4000",
            "127.0.0.1:4000/",
            "127.0.0.1:4000, localhost:4000",
        ] {
            assert_eq!(status("127.0.0.1:4000", host), 421, "{host}");
        }
        assert_eq!(
            guard("127.0.0.1:1").refuse(&Request::new(Method::Get, "/")).unwrap().status,
            400
        );
    }

    #[test]
    fn a_server_for_others_is_known_by_any_number() {
        for host in ["192.168.1.2:4000", "[fe80::1]:4000", "localhost:4000"] {
            assert_eq!(status("0.0.0.0:4000", host), 200, "{host}");
        }
        for host in ["laptop.example:4000", "192.168.1.2:80", "192.168.1.2"] {
            assert_eq!(status("0.0.0.0:4000", host), 421, "{host}");
        }
        assert_eq!(status("[::]:80", "192.168.1.2"), 200);
        assert_eq!(status("[::]:80", "[::1]"), 200);
    }

    /// Whether a request that says this is refused what is private.
    fn refused(method: Method, body: &str, fields: &[(&str, &str)]) -> bool {
        let request = Request::new(method, "/_hobnob/").header("Host", "localhost:4000").body(body);
        let request = fields.iter().fold(request, |request, (name, value)| {
            let (name, value) = (*name, *value);
            request.header(name, value)
        });
        guard("127.0.0.1:4000").refuse_private(&request).is_some()
    }

    #[test]
    fn only_a_form_of_its_own_writes() {
        let refused = |body, fields: &[_]| refused(Method::Post, body, fields);
        let site = |site| ("Sec-Fetch-Site", site);
        let origin = |origin| ("Origin", origin);
        let token = "text=a&token=0123abcd";
        assert!(!refused(token, &[FORM]));
        assert!(!refused(token, &[FORM, origin("http://localhost:4000"), site("same-origin")]));
        assert!(!refused(token, &[FORM, origin("null"), site("same-origin")]));
        assert!(!refused(
            token,
            &[("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")]
        ));
        for body in
            ["", "token=", "token=0123abc", "token=0123abcde", "token=0123abce", "tokens=0123abcd"]
        {
            assert!(refused(body, &[FORM]), "{body}");
        }
        for kind in ["text/plain", "application/json", "multipart/form-data; boundary=a", ""] {
            assert!(refused(token, &[("Content-Type", kind)]), "{kind}");
        }
        assert!(refused(token, &[]));
        for wrong in [
            "null",
            "http://127.0.0.1:4000",
            "http://localhost",
            "http://localhost:4001",
            "https://localhost:4000",
            "http://evil.example",
            "http://localhost:4000.evil.example",
        ] {
            assert!(refused(token, &[FORM, origin(wrong)]), "{wrong}");
        }
        for wrong in ["cross-site", "same-site", "", "Same-Origin"] {
            assert!(refused(token, &[FORM, site(wrong)]), "{wrong}");
        }
    }

    #[test]
    fn another_site_may_only_lead_to_what_is_private() {
        let refused = |fields: &[_]| refused(Method::Get, "", fields);
        assert!(!refused(&[]));
        assert!(!refused(&[("Sec-Fetch-Site", "same-origin")]));
        let (mode, dest) = (("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document"));
        for site in ["cross-site", "same-site"] {
            let site = ("Sec-Fetch-Site", site);
            assert!(refused(&[site]));
            assert!(refused(&[site, mode, ("Sec-Fetch-Dest", "iframe")]));
            assert!(refused(&[site, ("Sec-Fetch-Mode", "no-cors"), ("Sec-Fetch-Dest", "script")]));
            assert!(!refused(&[site, mode, dest]));
        }
    }
}
