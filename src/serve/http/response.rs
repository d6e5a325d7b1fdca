//! What a client gets: a status, fields of a head, a body. Knows no socket.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek as _, SeekFrom};
use std::ops::Range;
use std::sync::Arc;

use super::page;

/// One answer.
#[derive(Debug)]
pub struct Response {
    /// The status, after RFC 9110.
    pub status: u16,
    /// The fields of its head; values are ASCII.
    pub headers: Vec<(&'static str, String)>,
    /// What it holds.
    pub body: Body,
    /// Which bytes of the body are sent; `None` for all of them.
    pub part: Option<Range<u64>>,
}

/// What an answer holds.
pub enum Body {
    /// These bytes.
    Bytes(Arc<[u8]>),
    /// As many bytes of an open file.
    File(File, u64),
    /// Words sent one after another, as they come. An empty one only gives an occasion to see whether
    /// somebody is still there: one comes every second at the latest.
    Events(Box<dyn Iterator<Item = String> + Send>),
}

impl Response {
    /// An answer of this status, type and body.
    pub fn new(status: u16, media_type: impl Into<String>, body: Body) -> Self {
        let headers = vec![
            ("Content-Type", media_type.into()),
            ("X-Content-Type-Options", "nosniff".to_owned()),
        ];
        Self { status, headers, body, part: None }
    }

    /// A page of HTML.
    pub fn html(status: u16, page: impl Into<String>) -> Self {
        Self::new(status, "text/html; charset=utf-8", page.into().into())
    }

    /// A page that says little more than what is the matter; `words` are text.
    pub fn notice(status: u16, title: &str, words: &str) -> Self {
        Self::html(status, page::notice(title, words))
    }

    /// A page of words whose lines and columns count; all of it is text.
    pub fn print(status: u16, title: &str, words: &str) -> Self {
        Self::html(status, page::print(title, words))
    }

    /// A few words.
    pub fn text(status: u16, words: impl Into<String>) -> Self {
        Self::new(status, "text/plain; charset=utf-8", words.into().into())
    }

    /// A value as JSON.
    pub fn json(json: impl Into<String>) -> Self {
        Self::new(200, "application/json; charset=utf-8", json.into().into())
    }

    /// A program for a browser.
    pub fn script(script: &str) -> Self {
        Self::new(200, "text/javascript; charset=utf-8", script.to_owned().into())
    }

    /// Sends a client elsewhere, with the same question: `to` is an encoded path with its query.
    pub fn found(to: impl Into<String>) -> Self {
        let moved = Self::text(302, "This is elsewhere.\n").header("Location", to);
        moved.header("Cache-Control", "no-store")
    }

    /// Sends a client to look at something once what it sent is taken: `to` is an encoded path with its
    /// query.
    pub fn see_other(to: impl Into<String>) -> Self {
        Self::text(303, "It is done.\n").header("Location", to)
    }

    /// Refuses a method where only `allowed` are known: `GET, HEAD`.
    pub fn not_allowed(allowed: &str) -> Self {
        let words = format!("This address knows {allowed} only.\n");
        Self::text(405, words).header("Allow", allowed)
    }

    /// Says this, and nothing else under this name.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.retain(|(known, _)| *known != name);
        self.headers.push((name, value.into()));
        self
    }

    /// The field of this name, if it says one.
    pub fn says(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }
}

impl Body {
    /// How many bytes it has; `None` of what is still to come.
    pub fn length(&self) -> Option<u64> {
        match self {
            Self::Bytes(bytes) => Some(bytes.len() as u64),
            Self::File(_, length) => Some(*length),
            Self::Events(_) => None,
        }
    }

    /// Reads those bytes of it, which it has.
    ///
    /// # Errors
    /// When the file does not let itself be read.
    pub fn read(self, part: Range<u64>) -> io::Result<Box<dyn Read + Send>> {
        let length = part.end.saturating_sub(part.start);
        Ok(match self {
            Self::Bytes(bytes) => {
                let mut words = Cursor::new(bytes);
                words.set_position(part.start);
                Box::new(words.take(length))
            }
            Self::File(mut file, _) => {
                file.seek(SeekFrom::Start(part.start))?;
                Box::new(file.take(length))
            }
            Self::Events(_) => Box::new(io::empty()),
        })
    }
}

impl From<String> for Body {
    fn from(words: String) -> Self {
        Self::Bytes(words.into_bytes().into())
    }
}

impl std::fmt::Debug for Body {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Bytes(bytes) => f.write_str(&String::from_utf8_lossy(bytes)),
            Self::File(file, length) => write!(f, "{length} bytes of {file:?}"),
            Self::Events(_) => f.write_str("events"),
        }
    }
}
