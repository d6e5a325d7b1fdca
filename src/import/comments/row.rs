//! What an export holds, as it holds it.

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::DateTime;

use crate::comment::{Body, Kind, Status};
use crate::diag::Span;
use crate::value::digest::Digest;

/// One post as the other system knows it: everything by which the blog's own may be found. A thread
/// may be told several times, each time with what is newly known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Thread {
    /// What rows call it, within one export.
    pub key: String,
    /// Ids that other systems gave the post: WordPress's number, Disqus's identifier.
    pub ids: Vec<String>,
    /// Its addresses, whole or as a path, the likeliest first.
    pub urls: Vec<String>,
    /// Its slug.
    pub slug: Option<String>,
    /// Its file or folder name.
    pub file: Option<String>,
    /// Its title, plain words.
    pub title: Option<String>,
    /// Whether nobody may add to it.
    pub is_closed: bool,
    /// Hours and minutes that its clock is ahead of UTC, in seconds, where the export shows it.
    pub offset: Option<i32>,
    /// Where the export has it.
    pub place: Place,
}

/// One comment as an export has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What the other system calls it, never empty: where it has no ids, a digest made by
    /// [`Row::digest_id`].
    pub id: String,
    /// The [`Thread::key`] of its post.
    pub thread: String,
    /// The id of the comment that it answers.
    pub parent: Option<String>,
    /// What it is.
    pub kind: Kind,
    /// Where it stood.
    pub status: Status,
    /// Who said it.
    pub writer: Writer,
    /// Whether the export itself says that the blog's owner said it.
    pub is_owner: bool,
    /// Whether the export itself says that the blog's owner acknowledged it.
    pub is_acknowledged: bool,
    /// When.
    pub date: Moment,
    /// When it was last changed by its writer.
    pub edited: Option<Timestamp>,
    /// What was said, with line ends as `\n`.
    pub body: Body,
    /// Where it stands in the world, if anywhere.
    pub url: Option<String>,
    /// Whether the other system itself took it for advertising without hiding it.
    pub is_labelled_spam: bool,
    /// Where the export has it.
    pub place: Place,
}

/// Who said something, with what is private: this goes no further than the import, and is never
/// printed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Writer {
    /// As they signed; may be empty.
    pub name: String,
    /// Their own site.
    pub url: Option<String>,
    /// Their account with the other system: a user name, a handle, a numbered id.
    pub account: Option<String>,
    /// Private: their e-mail address.
    pub email: Option<String>,
    /// Private: where they wrote from.
    pub ip: Option<String>,
    /// Private: with which program.
    pub agent: Option<String>,
    /// Whether it is a program that writes.
    pub is_bot: bool,
}

impl fmt::Debug for Writer {
    /// Shows what everybody may know.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, url, account, is_bot, email: _, ip: _, agent: _ } = self;
        let mut writer = formatter.debug_struct("Writer");
        writer.field("name", name).field("url", url).field("account", account);
        writer.field("is_bot", is_bot).finish_non_exhaustive()
    }
}

/// When, as far as an export says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A moment.
    At(Timestamp),
    /// A clock on a wall: the zone is not said.
    Local(DateTime),
    /// Nothing that is a date: as written, perhaps empty.
    Unknown(String),
}

/// Where something stands in an export.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file, as the user named it; of a file in an archive, with its path in there.
    pub file: Arc<str>,
    /// The line, from 1; the row of a table or the record of a list where lines mean nothing; 0 when
    /// even that is not known.
    pub line: usize,
}

impl Place {
    /// The place as diagnostics name it.
    pub fn span(&self) -> Span {
        Span::line(&*self.file, self.line)
    }
}

impl Thread {
    /// A post of which nothing is known but what comments call it: an address, a path, a slug, a
    /// number, a file or a title.
    pub fn called(key: &str) -> Self {
        let name = key.trim_matches('/').rsplit('/').next().unwrap_or_default();
        let is_file = [".md", ".markdown", ".mdx"].iter().any(|ending| name.ends_with(ending));
        let is_path = key.contains('/') && !key.contains(char::is_whitespace);
        let is_title = key.contains(char::is_whitespace);
        let bare = [".html", ".htm", ".php"].iter().find_map(|ending| name.strip_suffix(ending));
        let is_slug = !name.is_empty() && !is_file && !is_title;
        Self {
            key: key.to_owned(),
            ids: Some(key)
                .filter(|key| !key.is_empty() && !is_path)
                .map(str::to_owned)
                .into_iter()
                .collect(),
            urls: Some(key)
                .filter(|_| is_path && !is_file)
                .map(str::to_owned)
                .into_iter()
                .collect(),
            slug: Some(bare.unwrap_or(name)).filter(|_| is_slug).map(str::to_owned),
            file: Some(key).filter(|_| is_file).map(str::to_owned),
            title: Some(key).filter(|_| is_title).map(str::to_owned),
            ..Self::default()
        }
    }
}

impl Row {
    /// An id for a comment of a system that has none: the same on every import, as long as its post,
    /// its writer, its date and its first words are.
    pub fn digest_id(thread: &str, writer: &str, date: &str, body: &str) -> String {
        let first: String = body.chars().take(64).collect();
        let parts = [thread, writer, date, &first].map(str::as_bytes);
        Digest::of_parts(parts).long()[..16].to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_private_is_not_printed() {
        let writer = Writer {
            name: "Ida".to_owned(),
            url: Some("https://ida.example/".to_owned()),
            account: Some("ida9".to_owned()),
            email: Some("ida@mail.example".to_owned()),
            ip: Some("192.0.2.7".to_owned()),
            agent: Some("Lynx".to_owned()),
            is_bot: false,
        };
        let printed = format!("{writer:?} {writer:#?}");
        for known in ["Ida", "https://ida.example/", "ida9"] {
            assert!(printed.contains(known), "{known}: {printed}");
        }
        for private in ["mail.example", "192.0.2.7", "Lynx"] {
            assert!(!printed.contains(private), "{private}: {printed}");
        }
    }
}
