//! As a private feed: Atom, RFC 4287. What it says of a reminder changes only when its writer speaks
//! again, so no reader is shown the same twice.

use std::fmt::Write as _;

use super::rfc3339;
use crate::remind::{Agenda, Person, Reminder};
use crate::value::digest::Digest;
use crate::value::xml::Xml;

/// A feed with an entry for each who waits, in their order.
pub fn print(agenda: &Agenda) -> String {
    let mut xml = Xml::new();
    let language = agenda.blog.language.as_str();
    xml.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom")]);
    xml.text("title", &[], &format!("Waiting for an answer: {}", agenda.blog.title));
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &agenda.blog.url)]);
    xml.text("id", &[], &urn(&[&agenda.blog.url]));
    let last = agenda.waiting.iter().filter_map(|reminder| reminder.last).max();
    xml.text("updated", &[], &rfc3339(last.unwrap_or(agenda.now.timestamp()), &agenda.now));
    xml.text("generator", &[], "hobnob");
    for reminder in &agenda.waiting {
        xml.open("entry", &[]);
        entry(&mut xml, reminder, agenda);
        xml.text("summary", &[("xml:lang", language)], &reminder.text);
        xml.close();
    }
    xml.finish()
}

fn entry(xml: &mut Xml, reminder: &Reminder, agenda: &Agenda) {
    let Reminder { kind, post, url, .. } = reminder;
    let name = &reminder.person.name;
    xml.text("title", &[], &format!("{name}: {} under \"{}\"", kind.name(), post.title));
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", url)]);
    if let Some(elsewhere) = &reminder.elsewhere {
        xml.empty("link", &[("rel", "via"), ("href", elsewhere)]);
    }
    xml.text("id", &[], &urn(&[&agenda.blog.url, &reminder.id]));
    if let Some(since) = reminder.since {
        xml.text("published", &[], &rfc3339(since, &agenda.now));
    }
    let updated = reminder.last.or(reminder.since).unwrap_or_default();
    xml.text("updated", &[], &rfc3339(updated, &agenda.now));
    author(xml, &reminder.person);
    xml.empty("category", &[("term", kind.name())]);
}

fn author(xml: &mut Xml, person: &Person) {
    xml.open("author", &[]);
    xml.text("name", &[], &person.name);
    if let Some(website) = &person.website {
        xml.text("uri", &[], website);
    }
    if let Some(email) = &person.email {
        xml.text("email", &[], email);
    }
    xml.close();
}

/// The same for the same parts, always: a UUID of version 8, whose bits are a digest.
fn urn(parts: &[&str]) -> String {
    let digest = Digest::of_parts(parts.iter().map(|part| part.as_bytes()));
    let mut urn = "urn:uuid:".to_owned();
    for (at, byte) in digest.as_bytes().iter().take(16).enumerate() {
        let dash = if matches!(at, 4 | 6 | 8 | 10) { "-" } else { "" };
        let byte = match at {
            6 => byte & 0x0f | 0x80,
            8 => byte & 0x3f | 0x80,
            _ => *byte,
        };
        let _ = write!(urn, "{dash}{byte:02x}");
    }
    urn
}

#[cfg(test)]
mod tests {
    use std::str::FromStr as _;

    use atom_syndication::Feed;

    use super::*;
    use crate::remind::sample;

    fn read(agenda: &Agenda) -> Feed {
        Feed::from_str(&print(agenda)).unwrap()
    }

    #[test]
    fn an_entry_is_the_same_until_its_writer_speaks_again() {
        let agenda = sample::agenda();
        let feed = read(&agenda);
        assert_eq!(feed.updated.to_rfc3339(), "2026-03-15T08:00:00+01:00");
        let first = &feed.entries[0];
        assert_eq!(first.title.value, "Pia Anders: question under \"Which glue holds a chair\"");
        assert_eq!(first.updated.to_rfc3339(), "2026-03-05T20:00:00+01:00");
        assert_eq!(first.authors[0].uri.as_deref(), Some("https://piaplanes.example/"));
        let mut later = agenda.clone();
        later.now = later.now.tomorrow().unwrap();
        assert_eq!(read(&later), feed);
    }

    #[test]
    fn each_has_an_id_of_its_own() {
        let mut ids: Vec<String> =
            read(&sample::agenda()).entries.iter().map(|entry| entry.id.clone()).collect();
        assert!(ids.iter().all(|id| id.len() == 45 && id.as_bytes()[23] == b'8'), "{ids:?}");
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), sample::agenda().waiting.len());
    }

    #[test]
    fn where_nobody_waits_there_is_a_feed_all_the_same() {
        let mut agenda = sample::agenda();
        agenda.waiting.clear();
        assert_eq!(read(&agenda).updated.to_rfc3339(), "2026-03-15T09:30:00+01:00");
    }
}
