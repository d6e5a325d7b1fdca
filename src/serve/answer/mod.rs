//! Says what is at an address: a request and what is shown now become an answer. Knows no socket.
//!
//! | address | who answers |
//! |---|---|
//! | `/_hobnob/live.js` | `live`: the script that every page gets |
//! | `/_hobnob/events` | `events`: a word after each build |
//! | `/_hobnob/state` | `live`: what is new for an open page |
//! | `/_hobnob/…` | `desk`: the owner's private pages, and what they send |
//! | everything else | `site`: the blog |

mod desk;
mod events;
mod live;
mod site;
mod tag;
mod way;

use std::sync::Arc;

use super::http::guard::Guard;
use super::http::request::{Method, Request};
use super::http::response::Response;
use super::preview::Preview;
pub use desk::Tray;

/// Where everything begins that is not the blog's own.
pub const PRIVATE: &str = "/_hobnob/";

/// What answers are made from.
pub struct Office {
    /// What is shown.
    pub preview: Arc<Preview>,
    /// Tells this run of the server from the next: 32 hexadecimal digits.
    pub session: String,
    /// Who may come in; forms must send its token.
    pub guard: Guard,
    /// What the desk has still to tell.
    pub tray: Tray,
}

impl Office {
    /// The answer to a request.
    pub fn answer(&self, request: &Request) -> Response {
        let answer = self.guard.refuse(request).unwrap_or_else(|| {
            let rest = request.path.strip_prefix(PRIVATE);
            match rest {
                Some(rest) => self.private(rest, request),
                None if request.path == PRIVATE.trim_end_matches('/') => Response::found(PRIVATE),
                None => site::answer(&self.preview.state(), &self.session, request),
            }
        });
        answer.fit(request)
    }

    /// The answer to a request for `rest`, below what is private: it is for the author's own window, and
    /// for no cache.
    fn private(&self, rest: &str, request: &Request) -> Response {
        let refused = self.guard.refuse_private(request);
        refused
            .unwrap_or_else(|| self.allowed(rest, request))
            .header("Cache-Control", "no-store")
            .header("Cross-Origin-Resource-Policy", "same-origin")
            // Without any referrer, browsers would not say either where a form comes from.
            .header("Referrer-Policy", "same-origin")
            .header("X-Frame-Options", "DENY")
    }

    fn allowed(&self, rest: &str, request: &Request) -> Response {
        match (rest, request.method) {
            (_, Method::Other) => Response::not_allowed("GET, HEAD, POST"),
            ("live.js" | "events" | "state", Method::Post) => Response::not_allowed("GET, HEAD"),
            ("live.js", _) => live::script(),
            ("events", _) => events::listen(self),
            ("state", _) => live::state(self, request),
            _ if !self.guard.is_alone() => shut(),
            (_, Method::Post) => desk::act(self, request),
            _ => desk::page(self, request),
        }
    }
}

/// What is said of the desk where others can reach it.
fn shut() -> Response {
    let words = "Others can reach this preview, and the desk is for you alone.\n\
                 Start it without `--bind` to sit down at the desk.";
    Response::notice(403, "The desk is shut", words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::sample::Sample;

    #[test]
    fn what_is_private_says_so_whoever_answers() {
        let sample = Sample::unbuilt(&[]);
        for target in
            ["/_hobnob/", "/_hobnob/live.js", "/_hobnob/events", "/_hobnob/state", "/_hobnob/no"]
        {
            let answer = sample.get(target);
            for (name, value) in [
                ("Cache-Control", "no-store"),
                ("Cross-Origin-Resource-Policy", "same-origin"),
                ("X-Frame-Options", "DENY"),
                ("X-Content-Type-Options", "nosniff"),
            ] {
                assert_eq!(answer.says(name), Some(value), "{target}");
            }
        }
        assert_eq!(sample.post("/_hobnob/events", &[]).status, 405);
    }

    #[test]
    fn nobody_is_answered_by_another_name_or_for_another_site() {
        let sample = Sample::unbuilt(&[]);
        for target in ["/", "/_hobnob/", "/_hobnob/events"] {
            let request = Request::new(Method::Get, target);
            assert_eq!(sample.office.answer(&request.clone()).status, 400, "{target}");
            let rebound = request.header("Host", "evil.example:4000");
            assert_eq!(sample.office.answer(&rebound).status, 421, "{target}");
        }
        let embedded =
            Request::new(Method::Get, "/_hobnob/state").header("Sec-Fetch-Site", "cross-site");
        assert_eq!(sample.ask(embedded).status, 403);
        let form = Request::new(Method::Post, "/_hobnob/").body("token=");
        assert_eq!(sample.ask(form).status, 403);
    }

    #[test]
    fn the_desk_is_shut_where_others_can_reach_it() {
        let mut sample = Sample::of(&[]);
        assert_eq!(sample.get("/_hobnob/").status, 200);
        sample.office.guard.address = "0.0.0.0:4000".parse().unwrap();
        assert_eq!(sample.get("/_hobnob/").status, 403);
        assert_eq!(sample.post("/_hobnob/ack", &[]).status, 403);
        assert_eq!(sample.get("/_hobnob/live.js").status, 200);
    }
}
