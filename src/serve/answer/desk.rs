//! The owner's private pages.

use super::Office;
use crate::serve::http::request::Request;
use crate::serve::http::response::Response;

/// One of the pages.
pub(super) fn page(_office: &Office, _request: &Request) -> Response {
    Response::text(404, "There is nothing here yet.\n")
}

/// Does what a form asks for.
pub(super) fn act(_office: &Office, _request: &Request) -> Response {
    Response::text(404, "There is nothing here yet.\n")
}
