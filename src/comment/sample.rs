//! Comments for tests.

use jiff::Timestamp;

use super::{Author, Body, Comment, Conversation, Kind, Status, Topic};

/// A comment of Ada's, so many seconds after the beginning of 1970.
pub(crate) fn comment(id: &str, parent: Option<&str>, second: i64) -> Comment {
    Comment {
        id: id.to_owned(),
        parent: parent.map(str::to_owned),
        kind: Kind::Comment,
        status: Status::Published,
        author: Author { name: "Ada".to_owned(), ..Author::default() },
        is_owner: false,
        is_acknowledged: false,
        date: Timestamp::from_second(second).ok(),
        edited: None,
        body: Body::html("<p>Words.</p>"),
        url: None,
        judgement: None,
        mark: None,
        oddities: Vec::new(),
        origin: None,
    }
}

/// What was said under the document at a path from `content/`, which had this address.
pub(crate) fn conversation(document: &str, address: &str, comments: Vec<Comment>) -> Conversation {
    let (document, address) = (document.to_owned(), address.to_owned());
    let topic = Topic { document, address, title: String::new() };
    Conversation { topic, is_closed: false, comments }
}
