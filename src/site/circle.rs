//! The people who take part: everybody who spoke under what is published, once, whatever they signed with.
//! Whoever spoke last stands first; nobody is ranked by how much they said.

use std::cmp::Reverse;
use std::sync::Arc;

use jiff::Timestamp;

use super::kin::Kin;
use super::routes::Blog;
use super::{CommentId, EntryId, Taxonomy, address};
use crate::comment::unlisted::Unlisted;
use crate::comment::{Speaker, Thread};
use crate::value::digest::Known;
use crate::value::url::UrlPath;

/// How many people a page of them shows.
pub const PER_PAGE: usize = 50;

/// The page of the people who take part.
#[derive(Debug)]
pub struct Circle {
    /// Its address.
    pub url: UrlPath,
    /// The text above the list: a section at the same address that has no entries, a number in
    /// [`super::Site::sections`].
    pub section: Option<usize>,
    /// The people; never none.
    pub people: Vec<Participant>,
}

/// Somebody who takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Participant {
    /// The last that they said.
    pub newest: CommentId,
    /// How many comments of theirs are shown.
    pub comments: usize,
    /// When they first spoke, as far as is known.
    pub first: Option<Timestamp>,
    /// When they last did.
    pub last: Option<Timestamp>,
}

impl Circle {
    /// That of a blog; none where its owner wants none, nobody is to be shown, or something that an
    /// author wrote has the address.
    pub(super) fn of(blog: &Blog<'_>, unlisted: &Unlisted) -> Option<Self> {
        let url = address::people();
        let section = blog.sections.iter().position(|section| section.url == url);
        let is_text = |number: &usize| blog.sections[*number].entries.is_empty();
        let is_taken = section.is_some_and(|number| !is_text(&number)) || is_taken(blog, &url);
        if !blog.config.comments.people || is_taken {
            return None;
        }
        let people = people(blog.threads, unlisted);
        (!people.is_empty()).then_some(Self { url, section, people })
    }
}

fn is_taken(blog: &Blog<'_>, url: &UrlPath) -> bool {
    let entries = blog.entries.iter();
    let mut pages = entries.flat_map(|entry| std::iter::once(&entry.url).chain(&entry.aliases));
    let is_list = |taxonomy: &Taxonomy| !taxonomy.terms.is_empty() && taxonomy.url == *url;
    pages.any(|page| page == url) || blog.taxonomies.iter().any(is_list)
}

/// Everybody who spoke, but for those who asked not to be listed.
fn people(threads: &[Arc<Known<Thread>>], unlisted: &Unlisted) -> Vec<Participant> {
    let mut kin = Kin::default();
    let mut spoke = Vec::new();
    for (thread, entry) in threads.iter().zip((0..).map(EntryId)) {
        let here = thread.speakers.iter();
        spoke.extend(here.map(|one| (kin.join(&one.signs), Participant::of(entry, one))));
    }
    let mut people: Vec<Option<Participant>> = vec![None; spoke.len()];
    for (number, here) in spoke {
        let one = &mut people[kin.first(number)];
        *one = Some(one.map_or(here, |known| known.and(here)));
    }
    for asked in unlisted.signs().filter_map(|sign| kin.known(sign)) {
        people[asked] = None;
    }
    let mut people: Vec<Participant> = people.into_iter().flatten().collect();
    people.sort_by_key(|one| (Reverse(one.last), one.newest));
    people
}

impl Participant {
    /// Of what somebody said under one entry.
    fn of(entry: EntryId, speaker: &Speaker) -> Self {
        let &Speaker { comments, first, last, newest, .. } = speaker;
        Self { newest: CommentId { entry, turn: newest }, comments, first, last }
    }

    /// With what they said under another one.
    fn and(self, other: Self) -> Self {
        let newest = if other.last > self.last { other.newest } else { self.newest };
        Self {
            newest,
            comments: self.comments + other.comments,
            first: [self.first, other.first].into_iter().flatten().min(),
            last: self.last.max(other.last),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::comment::Comment;
    use crate::comment::sample::{comment, conversation};
    use crate::site::Site;
    use crate::site::sample::Sample;

    /// Somebody's comment, on the day of this number.
    fn by(name: &str, site: &str, key: &str, day: i64) -> Comment {
        let some = |words: &str| (!words.is_empty()).then(|| words.to_owned());
        let mut said = comment(&format!("{name}:{day}"), None, day);
        said.author.name = name.to_owned();
        (said.author.url, said.author.person) = (some(site), some(key));
        said
    }

    fn blog(config: &str) -> Sample {
        let (ada, home) = ("https://ada.example/", "http://www.ada.example/about");
        Sample::new(config)
            .with_all(&[("posts/a.md", "date: 2026-03-01"), ("b.md", ""), ("c.md", "draft: true")])
            .said(conversation(
                "posts/a.md",
                "",
                vec![by("Ada", "", "aaaaaaaaaaaa", 1), by("Bo", "", "", 2), by("Ada", home, "", 3)],
            ))
            .said(conversation(
                "b.md",
                "",
                vec![by("Ada", ada, "aaaaaaaaaaaa", 4), by("Bo", "", "", 9), by("Bo", ada, "", 5)],
            ))
            .said(conversation("c.md", "", vec![by("Dov", "", "", 6)]))
    }

    /// `the newest comment, how many` of each.
    fn people(site: &Site) -> Vec<(String, usize)> {
        let people = site.circle.iter().flat_map(|circle| &circle.people);
        people.map(|one| (site.turn(one.newest).id.clone(), one.comments)).collect()
    }

    #[test]
    fn everybody_stands_there_once_and_the_last_to_speak_first() {
        let found = people(&blog("").site());
        let expected = [("Bo:9", 2), ("Bo:5", 1), ("Ada:4", 3)];
        assert_eq!(found, expected.map(|(id, count)| (id.to_owned(), count)));
    }

    #[test]
    fn who_asked_not_to_be_listed_is_under_no_signature() {
        for known in [by("ada", "https://ada.example", "", 0), by("", "", "aaaaaaaaaaaa", 0)] {
            let found = people(&blog("").unlisted(&known.author).site());
            assert!(found.len() == 2 && found.iter().all(|(id, _)| id.starts_with("Bo")));
        }
    }

    #[test]
    fn the_page_gives_way() {
        let is_there = |site: Sample| site.site().circle.is_some();
        assert!(is_there(blog("")));
        assert!(!is_there(blog("comments: {people: false}\n")));
        for (path, front) in
            [("people.md", ""), ("d.md", "aliases: [/people/]"), ("people/d.md", "")]
        {
            assert!(!is_there(blog("").with_all(&[(path, front)])), "{path}");
        }
        let site = blog("").with("people/_index.md", "---\ntitle: Us\n---\n").site();
        let section = site.circle.and_then(|circle| circle.section);
        assert_eq!(section.map(|number| &*site.sections[number].title), Some("Us"));
    }
}
