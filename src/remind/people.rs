//! How well the blog knows each of its readers.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use jiff::{SignedDuration, Timestamp};

use crate::comment::{Author, Claim, Conversation, Owners, Website, identity, is_somebody};
use crate::config;

/// So many comments make a regular, under at least [`PLACES`] posts.
const OFTEN: usize = 3;
const PLACES: usize = 2;

/// Whoever says nothing for longer was away.
const SILENCE: SignedDuration = SignedDuration::from_hours(180 * 24);

/// Whether so many comments under so many posts make a regular.
pub fn is_regular(comments: usize, posts: usize) -> bool {
    comments >= OFTEN && posts >= PLACES
}

/// What is known of one reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acquaintance {
    /// How many comments of theirs are shown.
    pub comments: usize,
    /// Under how many posts they spoke.
    pub posts: usize,
    /// When, from the first to the last.
    pub moments: Vec<Timestamp>,
    /// The number of the last conversation that was counted in `posts`.
    latest: usize,
}

/// How well somebody is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Familiarity {
    /// This is the first that they ever said here.
    Newcomer,
    /// Neither the one nor the other.
    Middle,
    /// They said three things or more, under two posts or more.
    Regular,
    /// They are back after half a year.
    Back,
}

impl Acquaintance {
    /// How well they are known who wrote at `since`; without a date, nobody can say what came before.
    pub fn familiarity(&self, since: Option<Timestamp>) -> Familiarity {
        let earlier = self.moments.iter().take_while(|moment| Some(**moment) < since).last();
        let silence = earlier.zip(since).map(|(last, since)| since.duration_since(*last));
        let is_dated = self.moments.len() == self.comments;
        match silence {
            Some(silence) if silence > SILENCE => Familiarity::Back,
            _ if is_regular(self.comments, self.posts) => Familiarity::Regular,
            None if self.comments <= 1 || since.is_some() && is_dated => Familiarity::Newcomer,
            _ => Familiarity::Middle,
        }
    }
}

/// Everybody who spoke, by [`identity`]: neither the owners, nor those whose signature could be
/// anybody's. And the homes of fellow bloggers.
#[derive(Debug, Default)]
pub struct People {
    known: HashMap<String, Acquaintance>,
    homes: HashSet<String>,
}

impl People {
    /// Those who spoke in any of these conversations, or whose page links to a post.
    pub fn of<'a>(
        conversations: impl IntoIterator<Item = &'a Conversation>,
        owners: &Owners,
    ) -> Self {
        let mut people = Self::default();
        for (number, conversation) in (1..).zip(conversations) {
            let said = conversation.comments.iter();
            for comment in said.filter(|one| one.is_shown() && !one.is_owner) {
                match comment.kind.is_mention() {
                    true => people.homes.extend(comment.url.as_deref().and_then(home)),
                    false => people.hear(&comment.author, comment.date, number, owners),
                }
            }
        }
        people.known.values_mut().for_each(|known| known.moments.sort_unstable());
        people
    }

    /// The same, with those whom the blog recommends among the fellow bloggers.
    pub fn with_blogroll(mut self, blogroll: &[config::Person]) -> Self {
        self.homes.extend(blogroll.iter().filter_map(|person| home(&person.url)));
        self
    }

    /// Somebody, by [`identity`].
    pub fn get(&self, identity: &str) -> Option<&Acquaintance> {
        self.known.get(identity)
    }

    /// Whether a site is a blog that recommended this one, or that this one recommends.
    pub fn is_fellow(&self, site: &str) -> bool {
        home(site).is_some_and(|home| self.homes.contains(&home))
    }

    fn hear(&mut self, author: &Author, date: Option<Timestamp>, number: usize, owners: &Owners) {
        if !is_somebody(author) {
            return;
        }
        let known = match self.known.entry(identity(author)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(_) if is_owner(author, owners) => return,
            Entry::Vacant(place) => place.insert(Acquaintance::default()),
        };
        known.comments += 1;
        known.posts += usize::from(known.latest != number);
        known.latest = number;
        known.moments.extend(date);
    }
}

fn is_owner(author: &Author, owners: &Owners) -> bool {
    owners.know(&Claim { name: &author.name, url: author.url.as_deref(), ..Claim::default() })
}

fn home(site: &str) -> Option<String> {
    Website::of(site)?.home()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comment::sample::{comment, conversation};
    use crate::comment::{Comment, Kind};

    const DAY: i64 = 86_400;

    fn by(name: &str, day: i64) -> Comment {
        let id = format!("test:{name}{day}");
        Comment {
            author: Author { name: name.to_owned(), ..Author::default() },
            ..comment(&id, None, day * DAY)
        }
    }

    fn people(posts: Vec<Vec<Comment>>) -> People {
        let of = |comments| conversation("posts/a.md", "/posts/a/", comments);
        People::of(&posts.into_iter().map(of).collect::<Vec<_>>(), &Owners::default())
    }

    fn familiarity(people: &People, name: &str, day: i64) -> Option<Familiarity> {
        let since = Timestamp::from_second(day * DAY).ok();
        people.get(&identity(&by(name, day).author)).map(|known| known.familiarity(since))
    }

    #[test]
    fn somebody_is_new_once_and_a_regular_for_good() {
        let posts = vec![
            vec![by("Ines", 1), by("Bea", 1), by("Tomas", 2), by("Tomas", 3), by("Tomas", 4)],
            vec![by("Ines", 9), by("Ines", 11)],
            vec![by("Bea", 200)],
        ];
        let people = people(posts);
        let expected = [
            ("Ines", 1, Familiarity::Regular),
            ("Ines", 11, Familiarity::Regular),
            ("Bea", 1, Familiarity::Newcomer),
            ("Bea", 200, Familiarity::Back),
            ("Tomas", 2, Familiarity::Newcomer),
            ("Tomas", 4, Familiarity::Middle),
        ];
        for (name, day, expected) in expected {
            assert_eq!(familiarity(&people, name, day), Some(expected), "{name} on day {day}");
        }
    }

    #[test]
    fn without_a_date_only_who_spoke_once_is_new() {
        let undated = |name| Comment { date: None, ..by(name, 1) };
        let people = people(vec![vec![undated("Ines"), undated("Bea"), by("Bea", 2)]]);
        let known = |name: &str| people.get(&identity(&by(name, 1).author)).unwrap();
        assert_eq!(known("Ines").familiarity(None), Familiarity::Newcomer);
        assert_eq!(
            known("Bea").familiarity(known("Bea").moments.first().copied()),
            Familiarity::Middle
        );
    }

    #[test]
    fn signatures_that_could_be_anybodys_are_nobodys() {
        let nobody = ["", " ", "Anonymous", "anon", "Guest", "Anonym", "匿名", "Anónimo"];
        let posts = (0..3).map(|day| nobody.map(|name| by(name, day)).to_vec());
        let people = people(posts.collect());
        assert_eq!(nobody.iter().find(|name| familiarity(&people, name, 1).is_some()), None);
    }

    #[test]
    fn owners_are_no_readers_whatever_the_import_said() {
        let text =
            "title: A\nbase_url: https://a.example/\ncomments: {owners: [{names: [Mara]}]}\n";
        let config =
            crate::config::Config::parse(&crate::diag::Text::new("hobnob.yaml", text)).unwrap();
        let one = conversation("posts/a.md", "/posts/a/", vec![by("mara", 1), by("Ines", 1)]);
        let people = People::of([&one], &Owners::of(&config));
        assert_eq!(people.known.len(), 1);
    }

    #[test]
    fn whoever_links_here_is_a_fellow() {
        let page = "https://www.bea.example/2026/a-letter/".to_owned();
        let mention = Comment { kind: Kind::Mention, url: Some(page), ..by("Bea", 1) };
        let people = people(vec![vec![mention]]);
        assert!(people.is_fellow("http://bea.example"));
        assert!(!people.is_fellow("http://ines.example"));
        assert_eq!(familiarity(&people, "Bea", 1), None);
    }
}
