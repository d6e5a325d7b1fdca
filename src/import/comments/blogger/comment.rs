//! A comment, of either form of export.

use super::super::xml::filled;
use super::super::{Place, Row, Thread, field};
use super::entry::{Entry, number};
use crate::comment::{Body, Kind, Status};
use crate::diag::Diagnostic;

/// What a comment says of its post.
pub(super) fn thread(entry: &Entry, place: &Place) -> Thread {
    // `…/hello.html?showComment=1224988500000#c47` is the comment's own address.
    let own = entry.alternate.split(['?', '#']).next().unwrap_or_default();
    let address = if entry.post_address.is_empty() { own } else { &entry.post_address };
    let key = number(&entry.post).to_owned();
    Thread {
        ids: filled(key.clone()).into_iter().collect(),
        key,
        urls: filled(address.to_owned()).into_iter().collect(),
        place: place.clone(),
        ..Thread::default()
    }
}

/// The comment in `entry`.
pub(super) fn row(entry: Entry, is_owner: bool, place: Place) -> Row {
    let thread = number(&entry.post).to_owned();
    let status = status(&entry).unwrap_or(Status::Unknown);
    let digest = || Row::digest_id(&thread, &entry.writer.name, &entry.published, &entry.content);
    let id = filled(number(&entry.id).to_owned()).unwrap_or_else(digest);
    let words = if status == Status::Deleted { String::new() } else { entry.content };
    let answers = if entry.answers.is_empty() { &entry.related } else { &entry.answers };
    let parent = number(answers).to_owned();
    Row {
        id,
        parent: filled(parent).filter(|parent| *parent != thread),
        thread,
        kind: Kind::Comment,
        status,
        writer: entry.writer,
        is_owner,
        date: field::moment(&entry.published),
        edited: None,
        body: Body::html(words),
        url: None,
        is_acknowledged: false,
        is_labelled_spam: false,
        place,
    }
}

/// Where it stands; `None` for a word that is not known. The old export holds what is published.
fn status(entry: &Entry) -> Option<Status> {
    if entry.is_removed {
        return Some(Status::Deleted);
    }
    if !entry.trashed.is_empty() {
        return Some(Status::Trash);
    }
    Some(match entry.status.to_ascii_uppercase().as_str() {
        "" | "LIVE" => Status::Published,
        "PENDING" | "DRAFT" => Status::Pending,
        "SPAM" => Status::Spam,
        "EMPTIED" | "DELETED" => Status::Deleted,
        "TRASHED" | "SOFT_TRASHED" => Status::Trash,
        _ => return None,
    })
}

/// What to say of a comment whose status is not known.
pub(super) fn unknown_status(entry: &Entry, place: &Place) -> Option<Diagnostic> {
    let message =
        format!("`{}` is no status of Blogger's: the comment waits for your leave", entry.status);
    let problem = || Diagnostic::warning("import/status", message).at(place.span());
    status(entry).is_none().then(problem)
}
