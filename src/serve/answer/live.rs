//! What keeps an open page alive.

use super::Office;
use crate::serve::http::request::Request;
use crate::serve::http::response::Response;
use crate::serve::live::{self, Question};

/// The script that every page gets.
pub(super) fn script() -> Response {
    Response::script(live::script()).header("Cache-Control", "no-cache")
}

/// What is new for an open page.
pub(super) fn state(office: &Office, request: &Request) -> Response {
    let question = Question::read(request.query.as_deref().unwrap_or_default());
    let answer = live::state(&question, &office.preview.state(), &office.session);
    Response::json(answer.to_string()).header("Cache-Control", "no-store")
}
