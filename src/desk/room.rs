//! What readers said, judged: what every reminder is made from.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Zoned;

use super::Desk;
use crate::build::{self, Cache, Place};
use crate::comment::neighbour::{Neighbour, Neighbours};
use crate::comment::private::{Contacts, Private};
use crate::comment::{Owners, Topic, html};
use crate::config::Config;
use crate::diag::Findings;
use crate::remind::aside::Ledger;
use crate::remind::{Agenda, Blog, Facts, Judged, Pending, People, Post, Promise, Reach, Visit};
use crate::source::Repository;

/// Everything that was said, with what was set aside.
pub struct Room {
    /// Everything that was said.
    pub desk: Desk,
    /// What was set aside.
    pub ledger: Ledger,
    /// The moment, in the zone of the blog.
    pub now: Zoned,
    cache: Cache,
}

impl Room {
    /// Reads what was set aside, and what is doubtful in it; `cache` is the blog's.
    ///
    /// # Errors
    /// When that cannot be read.
    pub fn open(desk: Desk, now: Zoned, cache: Cache) -> Result<(Self, Findings), Findings> {
        let (ledger, findings) = build::read_ledger(&desk.shelf)?;
        Ok((Self { desk, ledger, now, cache }, findings))
    }

    /// Every conversation with what the rule says of each comment.
    pub fn judged(&self) -> Vec<Judged<'_>> {
        let files = self.desk.drawers.iter().map(|one| (one.words, one.conversations.as_slice()));
        let files: Vec<_> = files.collect();
        let config = self.config();
        self.cache.judging(&build::settings(config), |known| build::judged(&files, config, known))
    }

    /// The agenda of what is within `reach`, showing how people can be reached if `is_private`.
    ///
    /// # Errors
    /// When the posts, or what is kept of people, cannot be read.
    pub fn agenda(
        &self,
        judged: &[Judged<'_>],
        reach: Reach,
        is_private: bool,
    ) -> Result<Agenda, Findings> {
        let config = self.config();
        let people = People::of(self.desk.conversations(), &Owners::of(config))
            .with_blogroll(&config.people);
        let pending = Pending::of(judged, &self.ledger, &people, &self.now, reach);
        let documents: BTreeSet<&str> =
            pending.topics().map(|topic| topic.document.as_str()).collect();
        let places = build::places(&self.desk.blog.root, config, &documents)?;
        let blog = blog(config);
        let facts = Facts {
            blog: &blog,
            now: &self.now,
            ledger: &self.ledger,
            people: &people,
            promise: &Promise::of(&config.reminders, &config.time_zone),
            contacts: &self.contacts(is_private)?,
            place: &|topic| post(topic, &places, config),
        };
        Ok(Agenda::of(&pending, &facts))
    }

    /// The way from the repository to the blog, with `/` behind each part: annotations count paths
    /// from there.
    pub fn folder(&self) -> String {
        let repository = Repository::of(&self.desk.blog.root).ok();
        repository.map(|repository| repository.folder()).unwrap_or_default()
    }

    /// Readers with a site of their own whom the blog owes a visit, the oldest debt first.
    pub fn visits(&self) -> Vec<Visit> {
        let all = Neighbours::of(self.config()).meet(self.desk.conversations(), Vec::new());
        let owed = all.into_iter().filter(|one| one.owed > 0);
        let visit = |one: Neighbour| Visit {
            name: one.name,
            website: one.address,
            comments: one.visits.count(),
        };
        owed.map(visit).collect()
    }

    /// The blog's configuration.
    pub fn config(&self) -> &Config {
        &self.desk.blog.config
    }

    fn contacts(&self, is_private: bool) -> Result<Contacts, Findings> {
        if is_private {
            Private::open(&self.desk.blog.root)?.contacts()
        } else {
            Ok(Contacts::default())
        }
    }
}

/// Whose agenda or report it is.
pub fn blog(config: &Config) -> Blog {
    Blog {
        title: html::line(&config.title),
        url: config.base_url.as_str().to_owned(),
        language: config.language.clone(),
    }
}

/// A topic as people find it: where its document is now, else where it was when it was last written.
pub(super) fn post(topic: &Topic, places: &BTreeMap<String, Place>, config: &Config) -> Post {
    let place = places.get(&topic.document);
    let url = place.map_or_else(
        || absolute(&topic.address, config),
        |place| config.base_url.absolute(&place.url),
    );
    let title = html::name(place.map_or(&topic.title, |place| &place.title));
    Post {
        document: if place.is_some() { topic.document.clone() } else { String::new() },
        title: if title.is_empty() { html::line(&url) } else { title },
        url,
    }
}

/// The address that another system had for a post, whole; also one that nobody else reaches, such as
/// `http://localhost:4000/`.
fn absolute(address: &str, config: &Config) -> String {
    let base = config.base_url.as_str().trim_end_matches('/');
    let is_whole = ["http://", "https://"].iter().any(|scheme| address.starts_with(scheme));
    let shown = || html::line(address);
    match is_whole {
        true => html::address(address).unwrap_or_else(shown),
        false => format!("{base}/{}", shown().trim_start_matches('/')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Text;

    #[test]
    fn an_address_of_another_system_is_whole() {
        let text = Text::new("hobnob.yaml", "title: A\nbase_url: https://a.example/\n");
        let config = Config::parse(&text).unwrap();
        let cases = [
            ("/posts/b/", "https://a.example/posts/b/"),
            ("posts/b", "https://a.example/posts/b"),
            ("http://old.example/b", "http://old.example/b"),
            ("http://localhost:4000/b", "http://localhost:4000/b"),
            ("javascript://x/%0aalert(1)", "https://a.example/javascript://x/%0aalert(1)"),
        ];
        for (address, expected) in cases {
            assert_eq!(absolute(address, &config), expected);
        }
    }
}
