//! An answer, cut to what the client has already and to what it wants of the rest (RFC 9110, 13 and 14).

use super::range::{self, Wanted};
use super::request::{Method, Request};
use super::response::Response;

impl Response {
    /// The answer as it fits the request. Only what says an `ETag` can be known or be sent in parts.
    #[must_use]
    pub fn fit(self, request: &Request) -> Self {
        let Some(length) = self.body.length().filter(|_| self.status == 200) else {
            return self;
        };
        let Some(tag) = self.says("ETag").filter(|_| request.method.is_safe()) else {
            return self;
        };
        if request.says("if-none-match").is_some_and(|known| is_known(known, tag)) {
            return Self { status: 304, ..self };
        }
        match wanted(request, tag, length) {
            Wanted::Whole => self.header("Accept-Ranges", "bytes"),
            Wanted::Part(part) => {
                let (last, whole) = (part.end - 1, length);
                let answer = Self { status: 206, part: Some(part.clone()), ..self };
                answer.header("Content-Range", format!("bytes {}-{last}/{whole}", part.start))
            }
            Wanted::Nothing => Self::text(416, "This file has no such part.\n")
                .header("Content-Range", format!("bytes */{length}")),
        }
    }
}

/// Whether one of the tags that a client knows is this one. A weak one will do: it is shown the same.
fn is_known(known: &str, tag: &str) -> bool {
    let mut known = known.split(',').map(str::trim);
    known.any(|known| known == "*" || known.trim_start_matches("W/") == tag)
}

/// What a request wants. A client that has a part of something else must get the whole; by a date
/// nobody can tell.
fn wanted(request: &Request, tag: &str, length: u64) -> Wanted {
    let is_same = request.says("if-range").is_none_or(|known| known == tag);
    match request.says("range") {
        Some(field) if is_same && request.method == Method::Get => range::parse(field, length),
        _ => Wanted::Whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fitted(method: Method, fields: &[(&str, &str)]) -> (u16, Option<String>) {
        let request = Request::new(method, "/");
        let request = fields.iter().fold(request, |request, (name, value)| {
            let (name, value) = (*name, *value);
            request.header(name, value)
        });
        let answer = Response::text(200, "0123456789").header("ETag", "\"a\"").fit(&request);
        (answer.status, answer.says("Content-Range").map(ToOwned::to_owned))
    }

    #[test]
    fn what_is_known_is_not_sent_again() {
        let expected =
            [("\"a\"", 304), ("W/\"a\"", 304), ("\"b\", \"a\"", 304), ("*", 304), ("\"b\"", 200)];
        for (known, status) in expected {
            assert_eq!(fitted(Method::Get, &[("If-None-Match", known)]).0, status, "{known}");
            assert_eq!(fitted(Method::Head, &[("If-None-Match", known)]).0, status, "{known}");
        }
        assert_eq!(fitted(Method::Post, &[("If-None-Match", "*")]).0, 200);
    }

    #[test]
    fn a_part_is_of_the_same_thing() {
        let range = ("Range", "bytes=2-3");
        let part = (206, Some("bytes 2-3/10".to_owned()));
        assert_eq!(fitted(Method::Get, &[range]), part);
        assert_eq!(fitted(Method::Get, &[range, ("If-Range", "\"a\"")]), part);
        for other in ["\"b\"", "W/\"a\"", "Sun, 22 Nov 2026 17:00:00 GMT"] {
            assert_eq!(fitted(Method::Get, &[range, ("If-Range", other)]), (200, None), "{other}");
        }
        assert_eq!(fitted(Method::Head, &[range]), (200, None));
        let beyond = fitted(Method::Get, &[("Range", "bytes=10-")]);
        assert_eq!(beyond, (416, Some("bytes */10".to_owned())));
    }
}
