//! Who spoke before, and what the owner thinks of them.

use std::collections::{HashMap, HashSet};

use super::super::{Comment, Mark, Status};
use super::key::key;
use super::specimen::Specimen;
use crate::value::fold::words;

/// Of one person's posts this many are remembered.
const MOST: usize = 3;

/// Of the names under one site this many are remembered.
const NAMES: usize = 3;

/// Everybody who spoke.
#[derive(Clone, Debug, Default)]
pub(super) struct People {
    known: HashMap<u64, Person>,
    /// Who wrote a comment, by its id.
    writers: HashMap<u64, u64>,
    /// Comments that the owner answered, by their ids.
    answered: HashSet<u64>,
    /// Names that the owner spoke to, each with the post.
    addressed: HashSet<u64>,
    spam_sites: HashSet<u64>,
    /// By the page they signed with, people.
    signed: HashMap<u64, Vec<u64>>,
}

/// What is known of a person.
#[derive(Clone, Debug, Default)]
struct Person {
    /// When they first spoke, in seconds.
    first: Option<i64>,
    /// Posts under which they were published without a doubt, and when first.
    published: Vec<(u64, i64)>,
    is_answered: bool,
    is_vouched_for: bool,
    is_spammer: bool,
}

/// Why somebody is trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// The owner said that a comment of theirs is fine.
    VouchedFor,
    /// The owner answered them.
    Answered,
    /// They were published under several posts before, with nothing to be said against it.
    Regular,
}

impl People {
    /// Takes note of who spoke, and whether anything spoke against it.
    pub(super) fn add(&mut self, specimen: &Specimen<'_>, post: &str, is_doubtful: bool) {
        let comment = specimen.comment;
        if comment.is_owner {
            return self.hear_owner(specimen, post);
        }
        let is_spam = comment.mark == Some(Mark::Spam) || comment.status == Status::Spam;
        if is_spam {
            self.spam_sites.extend(specimen.sites().map(|site| key(site.name())));
        }
        let Some(who) = specimen.person else { return };
        let is_answered = self.answered.contains(&key(&comment.id));
        self.writers.insert(key(&comment.id), who);
        if let Some(site) = &specimen.site {
            let names = self.signed.entry(key(site.page())).or_default();
            if names.len() < NAMES && !names.contains(&who) {
                names.push(who);
            }
        }
        let person = self.known.entry(who).or_default();
        person.is_spammer |= is_spam;
        person.is_answered |= is_answered;
        person.is_vouched_for |= comment.mark == Some(Mark::Fine);
        person.speak(comment, key(post), is_doubtful || is_spam);
    }

    /// Whom the owner answers: by the comment that is answered, and, where a system keeps no such
    /// thing, by the name at the beginning or behind an `@`.
    fn hear_owner(&mut self, specimen: &Specimen<'_>, post: &str) {
        if let Some(parent) = &specimen.comment.parent {
            let id = key(parent);
            self.answered.insert(id);
            if let Some(person) = self.writers.get(&id).and_then(|who| self.known.get_mut(who)) {
                person.is_answered = true;
            }
        }
        let first = words(&specimen.words).next();
        let called = specimen.reading.words.split('@').skip(1);
        let called = called.filter_map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next());
        let called: Vec<String> = called.map(str::to_lowercase).collect();
        let names = called.iter().map(String::as_str).chain(first);
        self.addressed.extend(names.filter(|name| !name.is_empty()).map(|name| key((post, name))));
    }

    /// Why the writer of a comment is trusted, if so.
    pub(super) fn trust(&self, specimen: &Specimen<'_>, post: &str) -> Option<Trust> {
        let name = words(&specimen.name).next().unwrap_or_default();
        let is_addressed = specimen.person.is_some() && self.addressed.contains(&key((post, name)));
        let person = specimen.person.and_then(|who| self.known.get(&who));
        match person {
            Some(person) if person.is_vouched_for => Some(Trust::VouchedFor),
            Some(person) if person.is_answered => Some(Trust::Answered),
            _ if is_addressed => Some(Trust::Answered),
            Some(person) if person.is_regular(specimen.comment) => Some(Trust::Regular),
            _ => None,
        }
    }

    /// Whether this is the first that its writer said on the blog, as far as anybody can tell.
    pub(super) fn is_first(&self, specimen: &Specimen<'_>) -> bool {
        let first = specimen.person.and_then(|who| self.known.get(&who)?.first);
        let date = specimen.comment.date.map(jiff::Timestamp::as_second);
        first.is_none() || date.is_some_and(|date| first >= Some(date))
    }

    /// Whether the owner said of another comment of the same person that it is advertising.
    pub(super) fn is_spammer(&self, specimen: &Specimen<'_>) -> bool {
        specimen.person.and_then(|who| self.known.get(&who)).is_some_and(|person| person.is_spammer)
    }

    /// Whether a site of a comment is known from advertising.
    pub(super) fn is_spam_site(&self, specimen: &Specimen<'_>) -> bool {
        specimen.sites().any(|site| self.spam_sites.contains(&key(site.name())))
    }

    /// Whether the writer's site was signed with under several other names.
    pub(super) fn is_site_of_many(&self, specimen: &Specimen<'_>) -> bool {
        let signed = specimen.site.as_ref().and_then(|site| self.signed.get(&key(site.page())));
        signed.is_some_and(|names| names.len() >= NAMES)
    }
}

impl Person {
    fn speak(&mut self, comment: &Comment, post: u64, is_doubtful: bool) {
        let Some(date) = comment.date.map(jiff::Timestamp::as_second) else { return };
        self.first = Some(self.first.map_or(date, |first| first.min(date)));
        if is_doubtful || comment.status != Status::Published {
            return;
        }
        self.published.push((post, date));
        // The earliest of each post stands first, and the earliest posts are kept.
        self.published.sort_unstable();
        self.published.dedup_by_key(|(post, _)| *post);
        self.published.sort_unstable_by_key(|(post, date)| (*date, *post));
        self.published.truncate(MOST);
    }

    fn is_regular(&self, comment: &Comment) -> bool {
        let Some(date) = comment.date.map(jiff::Timestamp::as_second) else { return false };
        self.published.iter().filter(|(_, first)| *first < date).count() >= 2
    }
}
