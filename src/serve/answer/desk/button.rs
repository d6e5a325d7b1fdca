//! Forms that send one comment somewhere.

use crate::serve::answer::{Office, PRIVATE};
use crate::value::html::escape;

/// What every form holds: the token, and the comment that it is about.
pub(super) fn hidden(office: &Office, comment: &str) -> String {
    let token = escape(office.guard.token.as_str());
    let comment = escape(comment);
    format!(
        "<input type=\"hidden\" name=\"token\" value=\"{token}\">\n\
         <input type=\"hidden\" name=\"comment\" value=\"{comment}\">\n"
    )
}

/// A button that sends its form to `act`. `what` is HTML.
pub(super) fn button(act: &str, what: &str) -> String {
    format!("<button formaction=\"{PRIVATE}{act}\">{what}</button>\n")
}

/// A form of buttons about a comment.
pub(super) fn form(office: &Office, comment: &str, buttons: &str) -> String {
    let hidden = hidden(office, comment);
    format!("<form class=\"acts\" method=\"post\">\n{hidden}{buttons}</form>\n")
}
