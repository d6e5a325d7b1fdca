//! Who is named in what somebody says. A name is told from a word by how it stands there: a whole name
//! of several words is one wherever it stands; a first name or a nickname has to begin with a capital
//! or to be spoken to, and one that is also a word (`Will`, `guest`) counts only when spoken to.

use std::collections::HashMap;

use super::lexicon::Lexicon;
use crate::value::fold::{fold, fold_into, is_unparted};

/// How far into a comment a name is looked for, in characters: whom somebody answers, they say early.
const EARLY: usize = 800;

/// As early in its line as this a name with a mark behind it is spoken to: `Many thanks, Ada!`
const SPOKEN_TO: usize = 4;

/// The shortest name that is one without being spoken to, in letters.
const SHORTEST: usize = 3;

/// Whom a name may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Who {
    /// Somebody who answers for the blog.
    Owner,
    /// A reader, by number.
    Reader(usize),
}

/// A place where somebody is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Naming {
    /// Everybody whose name it may be; nobody who is known, where an `@` says that it is a name.
    pub(super) who: Vec<Who>,
    /// Whether what is said begins with it.
    pub(super) is_first: bool,
    /// Whether they are spoken to, and not only about.
    pub(super) is_spoken_to: bool,
}

/// Everybody's names.
pub(super) struct Names {
    by_first: HashMap<String, Vec<Called>>,
    /// Names in scripts that part no words.
    unparted: Vec<(String, bool, Who)>,
}

/// A name of somebody's.
struct Called {
    who: Who,
    words: Vec<String>,
    /// Whether its first word is a word as well.
    is_word: bool,
    /// Whether it is one only behind an `@`.
    is_handle: bool,
}

/// A word of a text, and how it stands there.
struct Token<'t> {
    word: &'t str,
    /// Its place in its line.
    place: usize,
    is_first: bool,
    is_capital: bool,
    /// What stands right before and right behind it.
    before: Option<char>,
    behind: Option<char>,
}

/// The words of a text; where a script that parts no words begins or ends, one ends too.
#[derive(Clone)]
struct Tokens<'t> {
    rest: &'t str,
    place: usize,
    is_first: bool,
    before: Option<char>,
}

impl Names {
    /// The names of these people; those that are words, also of the `title` of what is talked about,
    /// are known as such.
    pub(super) fn of<'n>(people: impl Iterator<Item = (Who, &'n str)>, title: &str) -> Self {
        let mut names = Self { by_first: HashMap::new(), unparted: Vec::new() };
        let title = folded(title);
        for (who, name) in people {
            names.add(who, name, &title);
        }
        names
    }

    fn add(&mut self, who: Who, name: &str, title: &[String]) {
        let words = folded(name);
        let Some(first) = words.first().cloned() else { return };
        let whole = words.concat();
        let is_word = Lexicon::own().is_word(&first) || title.contains(&first);
        if whole.contains(is_unparted) {
            let is_word = is_word && words.len() == 1;
            return self.unparted.push((fold(name).trim().to_owned(), is_word, who));
        }
        if words.len() > 1 {
            let handle = Called { who, words: vec![whole.clone()], is_word: true, is_handle: true };
            self.by_first.entry(whole).or_default().push(handle);
        }
        let called = Called { who, words, is_word, is_handle: false };
        self.by_first.entry(first).or_default().push(called);
    }

    /// Where somebody is named in `text`, in its order.
    pub(super) fn find(&self, text: &str) -> Vec<Naming> {
        let early = text.char_indices().nth(EARLY).map_or(text, |(end, _)| &text[..end]);
        let mut tokens = Tokens::of(early);
        let mut found: Vec<Naming> = Vec::new();
        let mut folded = String::new();
        while let Some(token) = tokens.next() {
            fold_into(token.word, &mut folded);
            found.extend(self.naming(&token, folded.trim(), &tokens));
        }
        found.extend(self.unparted(early));
        found
    }

    /// Whoever is named by a word and perhaps those behind it.
    fn naming(&self, token: &Token<'_>, folded: &str, behind: &Tokens<'_>) -> Option<Naming> {
        let called = self.by_first.get(folded).map(Vec::as_slice).unwrap_or_default();
        let whole = |one: &&Called| one.words.len() > 1 && one.goes_on(behind.clone());
        let mut who: Vec<Who> = called.iter().filter(whole).map(|one| one.who).collect();
        if who.is_empty() {
            who = called.iter().filter(|one| one.is_meant(token)).map(|one| one.who).collect();
        }
        let is_handle = token.before == Some('@');
        (!who.is_empty() || is_handle && token.is_first).then_some(Naming {
            who,
            is_first: token.is_first,
            is_spoken_to: token.is_spoken_to(),
        })
    }

    /// Whether a body, as it came, may begin with somebody's name: if not, it need not be read to know.
    pub(super) fn may_begin(&self, body: &str) -> bool {
        let mut rest = body.trim_start();
        while let Some((_, behind)) = rest.strip_prefix('<').and_then(|tag| tag.split_once('>')) {
            rest = behind.trim_start();
        }
        let is_name = |word: &str| self.by_first.contains_key(fold(word).trim());
        let word = &rest[..word_length(rest)];
        !self.unparted.is_empty() || word.is_empty() || is_name(word)
    }

    fn unparted(&self, text: &str) -> impl Iterator<Item = Naming> {
        let folded = if self.unparted.is_empty() { String::new() } else { fold(text) };
        self.unparted.iter().filter_map(move |(name, is_word, who)| {
            let at = folded.find(name.as_str()).filter(|_| name.chars().count() > 1)?;
            let is_handle = text.contains('@');
            (!is_word || is_handle).then_some(Naming {
                who: vec![*who],
                is_first: at <= 1,
                is_spoken_to: is_handle || at <= 1,
            })
        })
    }
}

impl Called {
    /// Whether what stands behind its first word are the others.
    fn goes_on(&self, mut behind: Tokens<'_>) -> bool {
        let is_next = |word: &String| {
            behind.next().is_some_and(|token| fold(token.word).trim() == word.as_str())
        };
        self.words.iter().skip(1).all(is_next)
    }

    /// Whether the one word of a text that it begins with is meant as the name.
    fn is_meant(&self, token: &Token<'_>) -> bool {
        let is_long = self.words.first().is_some_and(|word| word.chars().count() >= SHORTEST);
        match token.before {
            Some('@') => true,
            _ if self.is_handle => false,
            _ => token.is_spoken_to() || !self.is_word && is_long && token.is_capital,
        }
    }
}

impl Token<'_> {
    /// `@ada`, `Ada:`, `Many thanks, Ada!`
    fn is_spoken_to(&self) -> bool {
        let is_marked =
            matches!(self.behind, None | Some(':' | ',' | '!' | '，' | '：' | '！' | '\n'));
        self.before == Some('@') || is_marked && self.place < SPOKEN_TO
    }
}

impl<'t> Tokens<'t> {
    fn of(text: &'t str) -> Self {
        Self { rest: text, place: 0, is_first: true, before: None }
    }

    /// Passes by what is no word.
    fn pass(&mut self, c: char) {
        // An `@` within an address calls nobody.
        let is_within = self.before.is_some_and(|c| c.is_alphanumeric() || c == '/');
        self.place = if c == '\n' { 0 } else { self.place };
        self.before = Some(c).filter(|c| !(c.is_whitespace() || *c == '@' && is_within));
        self.rest = &self.rest[c.len_utf8()..];
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        let (first, length) = loop {
            let first = self.rest.chars().next()?;
            match word_length(self.rest) {
                0 => self.pass(first),
                length => break (first, length),
            }
        };
        let (word, rest) = self.rest.split_at(length);
        let token = Token {
            word,
            place: self.place,
            is_first: self.is_first,
            is_capital: !first.is_lowercase(),
            before: self.before,
            behind: rest.trim_start_matches(' ').chars().next(),
        };
        let (place, before) = (self.place + 1, word.chars().next_back());
        *self = Self { rest, place, is_first: false, before };
        Some(token)
    }
}

/// The words of a text, folded.
fn folded(text: &str) -> Vec<String> {
    Tokens::of(text).map(|token| fold(token.word).trim().to_owned()).collect()
}

/// How many bytes the word is long that a text begins with; none where it begins with something else.
fn word_length(text: &str) -> usize {
    let script = text.chars().next().map(is_unparted);
    let goes_on = |c: char| c.is_alphanumeric() && Some(is_unparted(c)) == script;
    text.find(|c| !goes_on(c)).unwrap_or(text.len())
}
