//! People whom readers should meet.

use jiff::civil::Date;
use serde::Serialize;

use super::shown::Shown;
use crate::config::Person;

/// Somebody who is at home elsewhere.
#[derive(Hash, Serialize)]
pub(super) struct PersonView<'a> {
    /// What they are called.
    name: &'a str,
    /// Where they are at home.
    url: &'a str,
    /// What their blog is called, or none.
    blog: Option<&'a str>,
    /// The address of its feed, or none.
    feed: Option<&'a str>,
    /// A sentence or two about them, or none.
    about: Option<&'a str>,
    /// The day on which they came onto the list, or none.
    since: Option<Shown<Date>>,
}

impl<'a> PersonView<'a> {
    /// Everybody on a list.
    pub(super) fn all(people: &'a [Person]) -> Vec<Self> {
        people.iter().map(Self::of).collect()
    }

    fn of(person: &'a Person) -> Self {
        Self {
            name: &person.name,
            url: &person.url,
            blog: person.blog.as_deref(),
            feed: person.feed.as_deref(),
            about: person.about.as_deref(),
            since: person.since.map(Shown),
        }
    }
}
