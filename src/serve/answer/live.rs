//! What keeps an open page alive.

use super::Office;
use crate::serve::http::request::Request;
use crate::serve::http::response::Response;

/// The script that every page gets.
pub(super) fn script() -> Response {
    Response::script("")
}

/// What is new for an open page.
pub(super) fn state(_office: &Office, _request: &Request) -> Response {
    Response::text(404, "There is nothing here yet.\n")
}
