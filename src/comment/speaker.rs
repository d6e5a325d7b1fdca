//! Who spoke in a thread: everybody once, however often they did, known by signs that name nobody.

use std::collections::BTreeMap;
use std::fmt;

use jiff::Timestamp;

use super::person::{is_name, signature};
use super::{Author, Comment, Turn, html, identity};
use crate::value::digest::Digest;

/// By what somebody is recognised: six bytes of the digest of an [`identity`]. It names nobody, but
/// whoever has the store can tell whose it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sign([u8; 6]);

impl Sign {
    /// Those of an author: of their identity first; whoever left an e-mail address and a site is also
    /// known as whoever signs with the same name and site and leaves none.
    pub fn all(author: &Author) -> impl Iterator<Item = Self> + use<> {
        let signature = author.person.is_some().then(|| signature(author)).flatten();
        std::iter::once(identity(author)).chain(signature).map(|known| Self::of(&known))
    }

    fn of(known: &str) -> Self {
        let digest = Digest::of(format!("sign\n{known}"));
        let [a, b, c, d, e, f, ..] = *digest.as_bytes();
        Self([a, b, c, d, e, f])
    }

    /// Reads twelve hexadecimal digits.
    pub fn parse(written: &str) -> Option<Self> {
        let is_hexadecimal = written.len() == 12 && written.bytes().all(|b| b.is_ascii_hexdigit());
        let number = u64::from_str_radix(written, 16).ok().filter(|_| is_hexadecimal)?;
        let [_, _, a, b, c, d, e, f] = number.to_be_bytes();
        Some(Self([a, b, c, d, e, f]))
    }
}

impl fmt::Display for Sign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Sign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// Somebody in a thread, with what they said under a name of theirs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Speaker {
    /// By what they are recognised; never none.
    pub signs: Vec<Sign>,
    /// How many comments of theirs there are.
    pub comments: usize,
    /// When the first of them was said, of those that have a date.
    pub first: Option<Timestamp>,
    /// When the last was.
    pub last: Option<Timestamp>,
    /// The last of them, a number in the turns of the thread.
    pub newest: usize,
}

/// Everybody who spoke, but for those who answer for the blog; nobody whose words are doubted, and
/// nothing that was said without a name.
pub(super) fn speakers(turns: &[Turn]) -> Vec<Speaker> {
    let mut speakers: BTreeMap<Sign, Speaker> = BTreeMap::new();
    for (number, turn) in turns.iter().enumerate() {
        let Some(said) = turn.comment.as_deref().filter(|said| is_signed(said)) else { continue };
        let signs: Vec<Sign> = Sign::all(&said.author).collect();
        let Some(first) = signs.first() else { continue };
        speakers
            .entry(*first)
            .and_modify(|known| known.speak(said, number, &signs))
            .or_insert_with(|| Speaker::of(said, number, signs));
    }
    speakers.into_values().collect()
}

fn is_signed(said: &Comment) -> bool {
    let name = &said.author.name;
    let is_reader = !said.is_owner && !said.is_doubted();
    // Of a name with markup in it something may be left, or nothing.
    let is_seen = || !name.contains(['<', '&']) || !html::name(name).is_empty();
    is_reader && is_name(name) && is_seen()
}

impl Speaker {
    fn of(said: &Comment, number: usize, signs: Vec<Sign>) -> Self {
        Self { signs, comments: 1, first: said.date, last: said.date, newest: number }
    }

    fn speak(&mut self, said: &Comment, number: usize, signs: &[Sign]) {
        let new = signs.iter().filter(|sign| !self.signs.contains(sign));
        let new: Vec<Sign> = new.copied().collect();
        self.signs.extend(new);
        self.comments += 1;
        if said.date > self.last {
            self.newest = number;
        }
        self.first = [self.first, said.date].into_iter().flatten().min();
        self.last = self.last.max(said.date);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comment::sample::{comment, conversation};
    use crate::comment::{Judgement, Mark, Thread};

    /// How often each of those spoke who are counted in one thread, by their last names.
    fn counted(comments: Vec<Comment>) -> Vec<(String, usize)> {
        let thread = Thread::of([&std::sync::Arc::new(conversation("", "", comments))]);
        let name = |one: &Speaker| {
            let newest = thread.turns[one.newest].comment.as_deref();
            newest.map(|said| said.author.name.clone()).unwrap_or_default()
        };
        let mut counted: Vec<_> =
            thread.speakers.iter().map(|one| (name(one), one.comments)).collect();
        counted.sort();
        counted
    }

    fn by(name: &str, number: i64) -> Comment {
        let author = Author { name: name.to_owned(), ..Author::default() };
        Comment { author, ..comment(&number.to_string(), None, number) }
    }

    #[test]
    fn readers_are_counted_who_signed_and_are_not_doubted() {
        let doubted = |said| Comment { judgement: Some(Judgement::labelled()), ..said };
        let found = counted(vec![
            by("Ada", 1),
            by("ada ", 2),
            by("", 3),
            by("Anonymous", 4),
            by("<b></b>", 5),
            Comment { is_owner: true, ..by("Mara", 6) },
            doubted(by("Win", 7)),
            Comment { mark: Some(Mark::Fine), ..doubted(by("Bo", 8)) },
        ]);
        assert_eq!(found, [("Bo".to_owned(), 1), ("ada ".to_owned(), 2)]);
    }

    #[test]
    fn a_sign_is_read_as_it_is_written() {
        let author = |url: &str, person: Option<&str>| Author {
            name: "Ada".to_owned(),
            url: Some(url.to_owned()),
            person: person.map(str::to_owned),
        };
        let signs = |author: Author| Sign::all(&author).collect::<Vec<_>>();
        let [key, signature] = signs(author("https://www.ada.example/", Some("89f5e0bd3316")))[..]
        else {
            panic!("a key and a signature")
        };
        assert_eq!(signs(author("http://ada.example/about", None)), [signature]);
        assert_ne!(key, signature);
        assert_eq!(Sign::parse(&key.to_string()), Some(key));
        let wrong = ["", "89f5e0bd331", "89f5e0bd33166", "+9f5e0bd3316", "ada@north.example"];
        assert_eq!(wrong.map(Sign::parse), [None; 5]);
    }
}
