//! The owner's private pages, below `/_hobnob/`: HTML that needs no script.
//!
//! | page | shows | its forms send to |
//! |---|---|---|
//! | `/_hobnob/` | who waits for an answer | `ack`, `snooze`, `close`, `reopen` |
//! | `/_hobnob/reply` | one comment, to be answered | `reply` |
//! | `/_hobnob/suspects` | comments that wait for the owner's word | `approve`, `spam` |
//! | `/_hobnob/policy` | what the policy says of each post | |
//! | `/_hobnob/drafts` | what readers do not see yet, or no longer | |
//! | `/_hobnob/report` | how the community is doing | |
//!
//! What is sent is written by the code of the commands. Whoever sent it is then sent back to the page it
//! belongs to, which tells once what was done; what was not done comes back with why, and nothing typed is
//! lost.

mod aside;
mod button;
mod drafts;
mod policy;
mod reply;
mod report;
mod sheet;
mod suspects;
#[cfg(test)]
mod tests;
mod tray;
mod waiting;

use super::{Office, PRIVATE};
use crate::diag::Findings;
use crate::serve::http::request::Request;
use crate::serve::http::response::Response;
use sheet::{Section, Sheet};
pub use tray::Tray;

/// One of the pages.
pub(super) fn page(office: &Office, request: &Request) -> Response {
    let (section, made) = match name(request) {
        "" => (Section::Waiting, waiting::page(office, request)),
        "reply" => (Section::Waiting, reply::page(office, request)),
        "suspects" => (Section::Suspects, suspects::page(office)),
        "policy" => (Section::Policy, policy::page(office)),
        "drafts" => (Section::Drafts, drafts::page(office)),
        "report" => (Section::Report, report::page(office, request)),
        _ => return missing(),
    };
    let told = request.asked("told").and_then(|key| office.tray.take(&key));
    let sheet = made.unwrap_or_else(|found| Sheet::of_fault(section, &found));
    sheet.told(told).response(office)
}

/// Does what a form asks for, one after another: two at once would each read what the other changes.
pub(super) fn act(office: &Office, request: &Request) -> Response {
    let _only = office.tray.only();
    let (section, done) = match name(request) {
        "reply" => return reply::act(office, request),
        "ack" | "snooze" | "close" | "reopen" => {
            (Section::Waiting, aside::act(office, request, name(request)))
        }
        "approve" | "spam" => (Section::Suspects, suspects::act(office, request, name(request))),
        "" | "suspects" | "policy" | "drafts" | "report" => {
            return Response::not_allowed("GET, HEAD");
        }
        _ => return missing(),
    };
    match done {
        Ok(told) => back(section, &office.tray.tell(told)),
        Err(found) => undone(section, &found).response(office),
    }
}

/// The page's name, below what is private.
fn name(request: &Request) -> &str {
    request.path.strip_prefix(PRIVATE).unwrap_or_default()
}

/// Sends whoever sent a form to the page it belongs to, which tells what was done.
fn back(section: Section, key: &str) -> Response {
    Response::see_other(format!("{}?told={key}", section.address()))
}

/// What was asked for was not done.
fn undone(section: Section, found: &Findings) -> Sheet {
    Sheet { title: "It was not done".to_owned(), status: 422, ..Sheet::of_fault(section, found) }
}

fn missing() -> Response {
    Response::notice(404, "Not found", "There is no such page on the desk.")
}
