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
mod live;

use std::sync::Arc;

use super::http::guard::Guard;
use super::http::request::{Method, Request};
use super::http::response::Response;
use super::preview::Preview;

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
}

impl Office {
    /// The answer to a request.
    pub fn answer(&self, request: &Request) -> Response {
        match request.path.strip_prefix(PRIVATE) {
            Some(rest) => self.private(rest, request),
            None => Response::notice(404, "Not found", "There is nothing at this address."),
        }
    }

    /// The answer to a request for `rest`, below what is private.
    fn private(&self, rest: &str, request: &Request) -> Response {
        match (rest, request.method) {
            ("live.js" | "events" | "state", Method::Post) | (_, Method::Other) => {
                Response::not_allowed("GET, HEAD")
            }
            ("live.js", _) => live::script(),
            ("state", _) => live::state(self, request),
            (_, Method::Post) => desk::act(self, request),
            _ => desk::page(self, request),
        }
    }
}
