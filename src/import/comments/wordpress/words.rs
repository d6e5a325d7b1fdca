//! What WordPress and its plugins mean by the words of `comment_approved` and `comment_type`.

use crate::comment::{Kind, Status};

/// Where a comment stands; `None` for a word that WordPress itself does not use. A comment that is
/// not said to stand anywhere has the status `Unknown`.
pub(super) fn status(approved: &str) -> Option<Status> {
    Some(match approved {
        "" => Status::Unknown,
        "1" | "approve" | "approved" => Status::Published,
        "0" | "hold" | "unapproved" => Status::Pending,
        "spam" => Status::Spam,
        "trash" | "post-trashed" => Status::Trash,
        _ => return None,
    })
}

/// What a comment of this type is, and where it stands: plugins keep notes on orders, reviews and
/// editors' remarks as comments, and none of them was said to the readers of a blog.
pub(super) fn kind(word: &str, response: &str, status: Status) -> (Kind, Status) {
    let word = if word == "webmention" && !response.is_empty() { response } else { word };
    let kind = match word {
        "" | "comment" | "reply" => Kind::Comment,
        "pingback" => Kind::Pingback,
        "trackback" => Kind::Trackback,
        "webmention" | "mention" | "link" | "quote" => Kind::Mention,
        "like" | "favorite" => Kind::Like,
        "repost" | "announce" => Kind::Repost,
        "bookmark" => Kind::Bookmark,
        _ if status == Status::Published => return (Kind::Comment, Status::Private),
        _ => Kind::Comment,
    };
    (kind, status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_reader_was_to_see_is_private() {
        let expected = [
            ("", "", Status::Published, (Kind::Comment, Status::Published)),
            ("order_note", "", Status::Published, (Kind::Comment, Status::Private)),
            ("review", "", Status::Spam, (Kind::Comment, Status::Spam)),
            ("webmention", "like", Status::Published, (Kind::Like, Status::Published)),
            ("webmention", "", Status::Pending, (Kind::Mention, Status::Pending)),
        ];
        for (word, response, status, is) in expected {
            assert_eq!(kind(word, response, status), is, "{word} {response}");
        }
    }
}
