//! A conversation as the rule sees it: who speaks, below what, and in words that are read only where
//! somebody asks for them. Judges nothing.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::Rule;
use crate::comment::{Claim, Comment, Conversation, Kind, Owners, Reading, identity};
use crate::value::fold::fold;

/// Everything said, in the order of the conversation; numbers are places in it.
pub(super) struct Talk<'a> {
    pub(super) title: &'a str,
    pub(super) said: Vec<Said<'a>>,
    /// What each reader said, in order.
    pub(super) readers: Vec<Vec<usize>>,
    /// What answers each comment directly, in order.
    below: Vec<Vec<usize>>,
}

/// One comment in it.
pub(super) struct Said<'a> {
    pub(super) comment: &'a Comment,
    pub(super) speaker: Speaker,
    /// What it answers; `None` too for what is lost.
    pub(super) above: Option<usize>,
    /// The first comment of its branch, which may be itself.
    pub(super) branch: usize,
    spoken: OnceCell<Spoken>,
}

/// Whose words they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speaker {
    /// The owner's, or a co-author's.
    Owner,
    /// A reader's, by number.
    Reader(usize),
    /// Nobody's who could be answered, and by what rule.
    Nobody(Rule),
}

/// What was said, read.
pub(super) struct Spoken {
    pub(super) reading: Reading,
    folded: OnceCell<String>,
}

impl<'a> Talk<'a> {
    pub(super) fn of(conversation: &'a Conversation, owners: &Owners) -> Self {
        let comments = &conversation.comments;
        let above = above(comments);
        let branches = branches(&above);
        let mut people = People::default();
        let said = comments.iter().enumerate().map(|(number, comment)| Said {
            comment,
            speaker: people.speaker(number, comment, owners),
            above: branches[number].1,
            branch: branches[number].0,
            spoken: OnceCell::new(),
        });
        let said: Vec<Said<'_>> = said.collect();
        let mut below = vec![Vec::new(); said.len()];
        for (number, above) in
            said.iter().enumerate().filter_map(|(at, one)| Some((at, one.above?)))
        {
            below[above].push(number);
        }
        Self { title: &conversation.topic.title, said, readers: people.said, below }
    }

    /// The reader who speaks there.
    pub(super) fn reader(&self, number: usize) -> Option<usize> {
        match self.said.get(number)?.speaker {
            Speaker::Reader(reader) => Some(reader),
            _ => None,
        }
    }

    /// Whether the owner speaks there.
    pub(super) fn is_owners(&self, number: usize) -> bool {
        self.said.get(number).is_some_and(|said| said.speaker == Speaker::Owner)
    }

    /// What answers a comment directly, in order.
    pub(super) fn below(&self, number: usize) -> impl Iterator<Item = usize> {
        self.below.get(number).into_iter().flatten().copied()
    }

    /// What the owner said, in order.
    pub(super) fn answers(&self) -> impl Iterator<Item = usize> {
        (0..self.said.len()).filter(|number| self.is_owners(*number))
    }
}

impl Said<'_> {
    /// Its words, read once.
    pub(super) fn spoken(&self) -> &Spoken {
        self.spoken.get_or_init(|| Spoken {
            reading: Reading::of(&self.comment.body),
            folded: OnceCell::new(),
        })
    }

    /// Whether it stands under the post itself, and not below a comment that is lost.
    pub(super) fn is_first(&self) -> bool {
        self.above.is_none() && self.comment.parent.is_none()
    }
}

impl Spoken {
    /// Its words, as words are compared.
    pub(super) fn folded(&self) -> &str {
        self.folded.get_or_init(|| fold(&self.reading.words))
    }
}

/// The readers met so far.
#[derive(Default)]
struct People {
    numbers: HashMap<String, usize>,
    said: Vec<Vec<usize>>,
}

impl People {
    fn speaker(&mut self, number: usize, comment: &Comment, owners: &Owners) -> Speaker {
        let is_owner = comment.is_owner || owners.know(&claim(comment));
        match silent(comment, is_owner) {
            Some(rule) => Speaker::Nobody(rule),
            None if is_owner => Speaker::Owner,
            None => Speaker::Reader(self.reader(number, comment)),
        }
    }

    /// Who left no name is not taken for anybody else who left none.
    fn reader(&mut self, number: usize, comment: &Comment) -> usize {
        let author = &comment.author;
        let is_signed = author.person.is_some() || !author.name.trim().is_empty();
        let key = if is_signed { identity(author) } else { comment.id.clone() };
        let reader = *self.numbers.entry(key).or_insert(self.said.len());
        match self.said.get_mut(reader) {
            Some(said) => said.push(number),
            None => self.said.push(vec![number]),
        }
        reader
    }
}

/// What a comment's writer says of themselves, as far as the store keeps it: the configuration may
/// have learnt of them only after the import.
fn claim(comment: &Comment) -> Claim<'_> {
    let author = &comment.author;
    let system = comment.id.split_once(':').map_or("", |(system, _)| system);
    let url = author.url.as_deref();
    // Where people are called by their account, their address ends in it.
    let account = url.filter(|_| ACCOUNTS.contains(&system)).and_then(|url| {
        url.trim_end_matches('/').rsplit('/').next().map(|end| end.trim_start_matches('@'))
    });
    Claim { name: &author.name, url, account, system, email: None }
}

/// Systems that give everybody's account as their site.
const ACCOUNTS: [&str; 3] = ["bluesky", "github", "mastodon"];

/// Why nobody waits for an answer to a comment, if that can be seen without reading it.
fn silent(comment: &Comment, is_owner: bool) -> Option<Rule> {
    match comment.kind {
        _ if !comment.is_shown() => Some(Rule::Unseen),
        kind if kind.is_mention() => Some(Rule::Mention),
        Kind::Comment if !is_owner && is_program(comment) => Some(Rule::Bot),
        _ => None,
    }
}

/// Whether a program signs as one. `Bot` alone is also a family's name.
fn is_program(comment: &Comment) -> bool {
    let name = comment.author.name.trim().to_lowercase();
    let is_app = |url: &str| url.starts_with("https://github.com/apps/");
    name.ends_with("[bot]")
        || name.ends_with("-bot")
        || comment.author.url.as_deref().is_some_and(is_app)
}

/// What each comment answers.
fn above(comments: &[Comment]) -> Vec<Option<usize>> {
    let ids = comments.iter().enumerate().map(|(number, comment)| (comment.id.as_str(), number));
    let numbers: HashMap<&str, usize> = ids.collect();
    let parent = |comment: &Comment| numbers.get(comment.parent.as_deref()?).copied();
    comments.iter().map(parent).collect()
}

/// The first comment of the branch that each stands in, with what it answers there. A circle of answers
/// is cut open before the first of its comments.
fn branches(above: &[Option<usize>]) -> Vec<(usize, Option<usize>)> {
    let mut found: Vec<Option<(usize, Option<usize>)>> = vec![None; above.len()];
    // From where each was passed, so that a circle is known as one.
    let mut passed = vec![usize::MAX; above.len()];
    for number in 0..above.len() {
        let (mut way, mut next) = (Vec::new(), Some(number));
        while let Some(here) = next.filter(|here| found[*here].is_none() && passed[*here] != number)
        {
            passed[here] = number;
            way.push(here);
            next = above[here];
        }
        let known = next.and_then(|here| found[here]).map(|(first, _)| first);
        // Where the way came back to itself, the circle is the end of it.
        let circle = way.iter().skip_while(|here| known.is_some() || next != Some(**here));
        let cut = circle.min().copied();
        let first = known.or(cut).or_else(|| way.last().copied()).unwrap_or(number);
        for here in way {
            found[here] = Some((first, above[here].filter(|_| cut != Some(here))));
        }
    }
    found.into_iter().enumerate().map(|(number, one)| one.unwrap_or((number, None))).collect()
}
