//! The conversation: what readers said under a post, and what the owner answered.
//!
//! A [`Conversation`] is what one file of `comments/` holds: the comments of one post, public fields
//! only, in order of time. E-mail addresses and the like never get this far: whoever imports turns
//! them into a person's key first. Bodies are kept as they came and made harmless when shown.
//!
//! Knows no site, no theme, and none of the systems that comments come from.

use jiff::Timestamp;

mod body;
mod candidate;
mod family;
pub mod find;
pub mod forgotten;
pub mod html;
mod judgement;
pub mod neighbour;
pub mod neutral;
mod opening;
mod owner;
pub mod packed;
mod person;
pub mod portrait;
pub mod private;
pub mod reading;
#[cfg(test)]
pub(crate) mod sample;
pub mod shelf;
pub mod spam;
mod speaker;
pub mod store;
mod talk;
mod thread;
pub mod unlisted;
mod website;
pub mod words;

pub use body::{Body, Markup};
pub use candidate::{Candidate, Candidates};
pub use family::Family;
pub use judgement::{Judgement, Reason, Verdict};
pub use neighbour::{Neighbour, Neighbours};
pub use opening::opening;
pub use owner::{Claim, Owners, site};
pub use person::{Key, identity, is_somebody};
pub use reading::Reading;
pub use speaker::{Sign, Speaker};
pub use talk::{Heard, Talk};
pub use thread::{Mentions, Thread, Turn, anchor};
pub use website::Website;

/// How the ids of what was answered here begin, as others begin with the name of their system.
pub const OWN: &str = "hobnob";

/// Everything that was said under one post.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Conversation {
    /// What it is about.
    pub topic: Topic,
    /// Whether the system it came from had closed it.
    pub is_closed: bool,
    /// In order of time, then of id; those without a time stand last.
    pub comments: Vec<Comment>,
}

impl Conversation {
    /// Puts the comments in order: of time, then of id; those without a time last.
    pub fn sort(&mut self) {
        let moment = |comment: &Comment| (comment.date.is_none(), comment.date);
        self.comments.sort_by(|a, b| moment(a).cmp(&moment(b)).then_with(|| a.id.cmp(&b.id)));
    }
}

/// The post that a conversation is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Topic {
    /// Its document, from `content/`: `posts/2026-03-01-hello.md`. Empty for one that was not found.
    pub document: String,
    /// Its address when the conversation was last written: `/posts/hello/`; or, of a post that was
    /// not found, the address the other system had for it.
    pub address: String,
    /// Its title, for people who read the file.
    pub title: String,
}

/// What one person said at one moment, or did: a mention of the post elsewhere, a like.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Comment {
    /// Stable across imports: the system and what it calls it, `wordpress:12`. Unique on the blog.
    pub id: String,
    /// The id of the comment that this one answers; of the same conversation, but it may be missing.
    pub parent: Option<String>,
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub status: Status,
    /// Who said it.
    pub author: Author,
    /// Whether the blog's owner said it.
    pub is_owner: bool,
    /// Whether the owner acknowledged it where it was said: by a like, or as the answer to a question.
    pub is_acknowledged: bool,
    /// When; `None` where the export had no possible date.
    pub date: Option<Timestamp>,
    /// When it was last changed by its writer.
    pub edited: Option<Timestamp>,
    /// What was said, as it came.
    pub body: Body,
    /// Where it stands in the world, if anywhere: the toot, the page that links here.
    pub url: Option<String>,
    /// What spoke for advertising when it came; `None` where nothing did.
    pub judgement: Option<Judgement>,
    /// What the owner says of it, which goes before every judgement.
    pub mark: Option<Mark>,
    /// What was odd about it when it came.
    pub oddities: Vec<Oddity>,
    /// What the last import brought, so that the owner's own changes can be told from it.
    pub origin: Option<Origin>,
}

/// Who said something. Nothing here is private.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Author {
    /// As they signed; empty where they did not.
    pub name: String,
    /// Their own site, `http` or `https`, as they wrote it.
    pub url: Option<String>,
    /// Their key on this blog, where they left an e-mail address: a keyed hash of it, which nobody
    /// without the blog's own key can turn back or compare.
    pub person: Option<String>,
}

/// What a comment is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Words to the author or to the others.
    #[default]
    Comment,
    /// Another site's notice that it links here, by XML-RPC.
    Pingback,
    /// The same by the older protocol.
    Trackback,
    /// A page elsewhere that links here.
    Mention,
    /// "I like this", without words.
    Like,
    /// Passed on elsewhere.
    Repost,
    /// Kept for later, in public.
    Bookmark,
}

impl Kind {
    /// All kinds with the word for each, as stores and JSON have it.
    pub const ALL: [(&'static str, Self); 7] = [
        ("comment", Self::Comment),
        ("pingback", Self::Pingback),
        ("trackback", Self::Trackback),
        ("mention", Self::Mention),
        ("like", Self::Like),
        ("repost", Self::Repost),
        ("bookmark", Self::Bookmark),
    ];

    /// The word for it.
    pub fn name(self) -> &'static str {
        name_of(&Self::ALL, self)
    }

    /// Whether it happened elsewhere: everything but a comment.
    pub fn is_mention(self) -> bool {
        self != Self::Comment
    }
}

/// Where a comment stands with the blog's owner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Shown, unless it is held as advertising.
    #[default]
    Published,
    /// Waits for the owner's leave.
    Pending,
    /// Advertising: the owner or the system it came from says so.
    Spam,
    /// Thrown away by the owner.
    Trash,
    /// Taken back by its writer, or removed; the words are gone.
    Deleted,
    /// Hidden by a moderator elsewhere.
    Hidden,
    /// Not meant for the public where it was said.
    Private,
    /// The export does not say; it is treated as pending.
    Unknown,
    /// Its writer asked to be forgotten: name and words are gone for good, whatever an import brings.
    Forgotten,
}

impl Status {
    /// All of them with the word for each, as stores and JSON have it.
    pub const ALL: [(&'static str, Self); 9] = [
        ("published", Self::Published),
        ("pending", Self::Pending),
        ("spam", Self::Spam),
        ("trash", Self::Trash),
        ("deleted", Self::Deleted),
        ("hidden", Self::Hidden),
        ("private", Self::Private),
        ("unknown", Self::Unknown),
        ("forgotten", Self::Forgotten),
    ];

    /// The word for it.
    pub fn name(self) -> &'static str {
        name_of(&Self::ALL, self)
    }
}

/// What the owner says of a comment that looks like advertising, or does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// It is a person's words.
    Fine,
    /// It is advertising.
    Spam,
}

impl Mark {
    /// Both with the word for each.
    pub const ALL: [(&'static str, Self); 2] = [("fine", Self::Fine), ("spam", Self::Spam)];

    /// The word for it.
    pub fn name(self) -> &'static str {
        name_of(&Self::ALL, self)
    }
}

/// What was odd about a comment when it came: it is kept all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Oddity {
    /// It answers a comment that is not there.
    LostParent,
    /// It answers itself, or stands in a circle of answers.
    Circle,
    /// Another comment had the same id.
    SharedId,
    /// Its date is none, or impossible.
    NoDate,
    /// Its date had no time zone, and the blog's was taken.
    AssumedZone,
    /// Nobody signed it.
    NoName,
    /// It has no words.
    NoWords,
}

impl Oddity {
    /// All of them with the word for each.
    pub const ALL: [(&'static str, Self); 7] = [
        ("lost-parent", Self::LostParent),
        ("circle", Self::Circle),
        ("shared-id", Self::SharedId),
        ("no-date", Self::NoDate),
        ("assumed-zone", Self::AssumedZone),
        ("no-name", Self::NoName),
        ("no-words", Self::NoWords),
    ];

    /// The word for it.
    pub fn name(self) -> &'static str {
        name_of(&Self::ALL, self)
    }
}

/// Digests of what an import brought, one for each group of fields that an owner may change: a field
/// that no longer has its digest was changed by hand, and stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Origin {
    /// Of name and site.
    pub author: String,
    /// Of the words.
    pub body: String,
    /// Of the status.
    pub status: String,
    /// Of all the rest: parent, kind, date, address, and whether it was acknowledged.
    pub place: String,
}

impl Comment {
    /// Whether readers of the blog may see it.
    pub fn is_shown(&self) -> bool {
        let is_held = self.judgement.as_ref().is_some_and(|judged| judged.verdict == Verdict::Held);
        let is_advertising = self.mark.map_or(is_held, |mark| mark == Mark::Spam);
        self.status == Status::Published && !is_advertising
    }

    /// Whether something speaks for its being advertising, and the owner has not said what it is. Nobody is
    /// sent to a site that may be advertised.
    pub fn is_doubted(&self) -> bool {
        self.judgement.is_some() && self.mark.is_none()
    }
}

fn name_of<T: Copy + PartialEq>(all: &[(&'static str, T)], wanted: T) -> &'static str {
    all.iter().find(|(_, each)| *each == wanted).map_or("", |(name, _)| name)
}
