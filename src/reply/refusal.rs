//! Which comments may be answered, and what gives pause where one may.

use jiff::Timestamp;

use crate::comment::{Comment, Family, Kind, Status};
use crate::diag::{Diagnostic, Findings};

/// Why a comment cannot be answered; `None` where it can. One's own can: there may be more to say.
pub fn refusal(comment: &Comment) -> Option<Diagnostic> {
    let id = &comment.id;
    let refused = |why: String| Diagnostic::setup("reply/refused", why);
    if comment.kind.is_mention() {
        return Some(of_mention(comment));
    }
    let approve = || format!("let it be shown first: `hobnob comments approve {id}`");
    Some(match comment.status {
        Status::Published if comment.is_shown() => return None,
        Status::Published | Status::Spam => {
            refused(format!("`{id}` is held as advertising, and readers do not see it"))
                .help(approve())
        }
        Status::Pending | Status::Unknown => {
            refused(format!("`{id}` waits for your leave, and readers do not see it"))
                .help(approve())
        }
        Status::Deleted | Status::Forgotten | Status::Trash => {
            refused(format!("`{id}` is {}: there is nothing to answer", comment.status.name()))
                .help("answer another comment of the thread; `hobnob comments show` shows it")
        }
        Status::Hidden | Status::Private => refused(format!(
            "`{id}` is {}: readers would see an answer to nothing",
            comment.status.name()
        ))
        .help("answer where it was said"),
    })
}

fn of_mention(comment: &Comment) -> Diagnostic {
    let what = match comment.kind {
        Kind::Like => "a like",
        Kind::Repost => "a repost",
        Kind::Bookmark => "a bookmark",
        _ => "a page elsewhere that links here",
    };
    let message = format!("`{}` is {what}, and holds no words to answer", comment.id);
    let found = Diagnostic::setup("reply/refused", message);
    match comment.source() {
        Some(page) => found.help(format!("say hello on their own page: {page}")),
        None => found.help("write a post that links back: that is an answer, too"),
    }
}

/// What is worth knowing before a comment is answered at a moment.
pub fn doubts(family: &Family<'_>, at: Timestamp) -> Findings {
    let mut doubts = Findings::none();
    if family.conversation.is_closed {
        let message = "this conversation is closed: readers cannot answer you here";
        doubts.push(Diagnostic::warning("reply/closed", message).help(
            "say how else you can be reached, or open it again: delete `closed: true` in its file",
        ));
    }
    if let Some(said) = family.itself.date.filter(|said| *said > at) {
        let message = format!("by its date, {said}, this comment is yet to be written");
        let found = Diagnostic::warning("reply/date", message);
        doubts.push(found.help("check this machine's clock, or `--now`; the answer has its date"));
    }
    doubts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comment::Mark;
    use crate::comment::sample::{comment, conversation};

    #[test]
    fn what_readers_do_not_see_is_not_answered() {
        let shown = comment("n:1", None, 0);
        assert!(refusal(&shown).is_none());
        assert!(refusal(&Comment { is_owner: true, ..shown.clone() }).is_none());
        for (name, status) in Status::ALL.into_iter().filter(|(_, one)| *one != Status::Published) {
            let refused = refusal(&Comment { status, ..shown.clone() });
            assert!(refused.is_some_and(|found| !found.help.is_empty()), "{name}");
        }
        assert!(refusal(&Comment { mark: Some(Mark::Spam), ..shown.clone() }).is_some());
        for (name, kind) in Kind::ALL.into_iter().filter(|(_, one)| one.is_mention()) {
            assert!(refusal(&Comment { kind, ..shown.clone() }).is_some(), "{name}");
        }
    }

    #[test]
    fn a_closed_thread_and_a_clock_that_is_behind_are_told() {
        let mut said = conversation("a.md", "/a/", vec![comment("n:1", None, 100)]);
        let codes = |said: &crate::comment::Conversation, second| {
            let family = Family::of(said, "n:1").unwrap();
            let found = doubts(&family, Timestamp::from_second(second).unwrap());
            found.iter().map(|found| found.code).collect::<Vec<_>>()
        };
        assert_eq!(codes(&said, 100), [""; 0]);
        said.is_closed = true;
        assert_eq!(codes(&said, 99), ["reply/closed", "reply/date"]);
    }
}
