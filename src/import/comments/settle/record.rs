//! A comment between export and store: already without what is private, not yet with a place.
//!
//! The only file that knows how comments lie in the spool.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::comment::private::Contact;
use crate::comment::{Author, Body, Kind, Markup, Status};
use crate::import::comments::Moment;

/// What a row says, its writer known by key alone.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Record {
    /// What the other system calls it.
    pub(super) id: String,
    /// What the other system calls the one it answers.
    pub(super) parent: Option<String>,
    pub(super) kind: Kind,
    pub(super) status: Status,
    pub(super) author: Author,
    pub(super) is_owner: bool,
    pub(super) is_acknowledged: bool,
    pub(super) date: Moment,
    pub(super) edited: Option<Timestamp>,
    pub(super) body: Body,
    pub(super) url: Option<String>,
    pub(super) is_labelled_spam: bool,
    /// E-mail, IP and user agent, where the owner keeps them.
    pub(super) private: Option<Contact>,
}

/// The same as it lies in a file.
#[derive(Serialize, Deserialize)]
struct Kept {
    id: String,
    parent: Option<String>,
    kind: String,
    status: String,
    name: String,
    site: Option<String>,
    person: Option<String>,
    is_owner: bool,
    is_acknowledged: bool,
    date: Date,
    edited: Option<String>,
    markup: String,
    text: String,
    url: Option<String>,
    is_labelled_spam: bool,
    private: Option<Contact>,
}

#[derive(Serialize, Deserialize)]
enum Date {
    At(String),
    Local(String),
    Unknown(String),
}

impl Record {
    /// As bytes for the spool.
    pub(super) fn print(self) -> serde_json::Result<Vec<u8>> {
        serde_json::to_vec(&Kept::from(self))
    }

    /// From the bytes of the spool.
    pub(super) fn parse(bytes: &[u8]) -> serde_json::Result<Self> {
        serde_json::from_slice::<Kept>(bytes).map(Self::from)
    }
}

impl From<Record> for Kept {
    fn from(record: Record) -> Self {
        Self {
            id: record.id,
            parent: record.parent,
            kind: record.kind.name().to_owned(),
            status: record.status.name().to_owned(),
            name: record.author.name,
            site: record.author.url,
            person: record.author.person,
            is_owner: record.is_owner,
            is_acknowledged: record.is_acknowledged,
            date: match record.date {
                Moment::At(at) => Date::At(at.to_string()),
                Moment::Local(at) => Date::Local(at.to_string()),
                Moment::Unknown(words) => Date::Unknown(words),
            },
            edited: record.edited.map(|at| at.to_string()),
            markup: name_of(&Markup::ALL, record.body.markup),
            text: record.body.text,
            url: record.url,
            is_labelled_spam: record.is_labelled_spam,
            private: record.private,
        }
    }
}

impl From<Kept> for Record {
    fn from(kept: Kept) -> Self {
        Self {
            id: kept.id,
            parent: kept.parent,
            kind: named(&Kind::ALL, &kept.kind),
            status: named(&Status::ALL, &kept.status),
            author: Author { name: kept.name, url: kept.site, person: kept.person },
            is_owner: kept.is_owner,
            is_acknowledged: kept.is_acknowledged,
            date: kept.date.into(),
            edited: kept.edited.and_then(|at| at.parse().ok()),
            body: Body { markup: named(&Markup::ALL, &kept.markup), text: kept.text },
            url: kept.url,
            is_labelled_spam: kept.is_labelled_spam,
            private: kept.private,
        }
    }
}

impl From<Date> for Moment {
    fn from(date: Date) -> Self {
        match date {
            Date::At(at) => at.parse().map_or_else(|_| Self::Unknown(at), Self::At),
            Date::Local(at) => at.parse().map_or_else(|_| Self::Unknown(at), Self::Local),
            Date::Unknown(words) => Self::Unknown(words),
        }
    }
}

fn name_of<T: Copy + PartialEq>(all: &[(&'static str, T)], wanted: T) -> String {
    let found = all.iter().find(|(_, each)| *each == wanted);
    found.map_or_else(String::new, |(name, _)| (*name).to_owned())
}

fn named<T: Copy + Default>(all: &[(&'static str, T)], name: &str) -> T {
    all.iter().find(|(each, _)| *each == name).map(|(_, value)| *value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_read_again() {
        let moments = [
            Moment::At("2026-03-01T12:00:00.123456789Z".parse().unwrap()),
            Moment::Local("2026-03-01T12:00:00".parse().unwrap()),
            Moment::Unknown("yesterday".to_owned()),
        ];
        for date in moments {
            let record = Record {
                id: "1".to_owned(),
                parent: Some("2".to_owned()),
                kind: Kind::Repost,
                status: Status::Hidden,
                author: Author {
                    name: "Zoë\n".to_owned(),
                    url: None,
                    person: Some("k".to_owned()),
                },
                is_owner: true,
                is_acknowledged: true,
                date,
                edited: Some(Timestamp::UNIX_EPOCH),
                body: Body::markdown("a\r\n\u{0}b \""),
                url: Some("https://a.example/".to_owned()),
                is_labelled_spam: true,
                private: Some(Contact { email: Some("x".to_owned()), ..Contact::default() }),
            };
            assert!(Record::parse(&record.clone().print().unwrap()).unwrap() == record);
        }
    }
}
