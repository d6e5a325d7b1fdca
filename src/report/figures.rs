//! The figures of a period, each of which the manual defines in `docs/report.md`.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::book::{Book, Entry};
use super::period::Moments;
use super::survival::{Survival, Within};
use super::tally::Voice;
use super::wait::{Outcome, Wait};

/// Readers who first spoke in the period, by what became of their first comment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Welcome {
    /// How many they are.
    pub people: usize,
    /// How many of them later spoke under another post.
    pub came_back: usize,
}

/// The figures of a period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// Comments of readers that are shown.
    pub comments: usize,
    /// Comments of the owners that are shown.
    pub own_comments: usize,
    /// Likes, pages that link here, and what else happened elsewhere.
    pub mentions: usize,
    /// Readers who spoke.
    pub people: usize,
    /// Those who never spoke before.
    pub newcomers: usize,
    /// Those who spoke under another post than the one they first spoke under.
    pub returning: usize,
    /// Those who are regulars.
    pub regulars: usize,
    /// Times that somebody asked for an answer.
    pub asked: usize,
    /// How many of those were answered or acknowledged.
    pub answered: usize,
    /// How many may have been answered.
    pub perhaps: usize,
    /// How many were let go.
    pub let_go: usize,
    /// How many still wait.
    pub waiting: usize,
    /// How many of those who wait want to know something.
    pub open_questions: usize,
    /// How long the one has waited who waits longest.
    pub longest_wait: Option<Within>,
    /// How long half of them waited.
    pub median_wait: Option<Within>,
    /// How long nine of ten waited.
    pub p90_wait: Option<Within>,
    /// Posts under which a second person spoke.
    pub started: usize,
    /// Posts where the last word was said, and nobody has spoken for 90 days since.
    pub silent: usize,
    /// Posts that came out, and nobody has said a word.
    pub unheard: usize,
    /// Words of readers.
    pub words: usize,
    /// Words of the owners.
    pub own_words: usize,
    /// Comments held back as advertising.
    pub held: usize,
    /// Newcomers whose first comment was answered.
    pub welcomed: Welcome,
    /// Newcomers whose first comment asked for an answer and has none.
    pub unwelcomed: Welcome,
}

/// What a figure is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// So many.
    Count(usize),
    /// A part of a whole, from 0 to 1; `None` where there is no whole.
    Share(Option<f64>),
    /// A length of time; `None` where nobody waited.
    Wait(Option<Within>),
}

impl Figures {
    /// Those of what was said from a moment until before another; posts that came out unheard, by when
    /// they did.
    pub(super) fn of(book: &Book<'_>, unheard: &[Timestamp], span: Moments) -> Self {
        let mut figures = Self::default();
        let entries = span.of(&book.entries, |entry| entry.at);
        figures.hear(entries);
        figures.meet(book, entries, span);
        figures.wait(span.of(&book.waits, |wait| wait.since), book.now);
        let count = |moments: &mut dyn Iterator<Item = Timestamp>| {
            moments.filter(|at| span.has(*at)).count()
        };
        figures.started = count(&mut book.talks.iter().filter_map(|talk| talk.started));
        figures.silent =
            count(&mut book.talks.iter().filter_map(|talk| talk.fell_silent(book.now)));
        figures.unheard = count(&mut unheard.iter().copied());
        figures
    }

    /// All of them, each with its key, in the order in which one reads them.
    pub fn all(&self) -> [(&'static str, Value); 30] {
        let Self { welcomed, unwelcomed, .. } = *self;
        let said = self.words + self.own_words;
        [
            ("comments", Value::Count(self.comments)),
            ("own_comments", Value::Count(self.own_comments)),
            ("mentions", Value::Count(self.mentions)),
            ("people", Value::Count(self.people)),
            ("newcomers", Value::Count(self.newcomers)),
            ("returning", Value::Count(self.returning)),
            ("returning_share", Value::Share(share(self.returning, self.people))),
            ("regulars", Value::Count(self.regulars)),
            ("asked", Value::Count(self.asked)),
            ("answered", Value::Count(self.answered)),
            ("perhaps", Value::Count(self.perhaps)),
            ("let_go", Value::Count(self.let_go)),
            ("waiting", Value::Count(self.waiting)),
            ("open_questions", Value::Count(self.open_questions)),
            ("answered_share", Value::Share(share(self.answered, self.asked))),
            (
                "answered_share_at_most",
                Value::Share(share(self.answered + self.perhaps, self.asked)),
            ),
            ("median_wait", Value::Wait(self.median_wait)),
            ("p90_wait", Value::Wait(self.p90_wait)),
            ("longest_wait", Value::Wait(self.longest_wait)),
            ("started", Value::Count(self.started)),
            ("silent", Value::Count(self.silent)),
            ("unheard", Value::Count(self.unheard)),
            ("words", Value::Count(self.words)),
            ("own_words", Value::Count(self.own_words)),
            ("own_words_share", Value::Share(share(self.own_words, said))),
            ("held", Value::Count(self.held)),
            ("welcomed", Value::Count(welcomed.people)),
            ("welcomed_came_back", Value::Count(welcomed.came_back)),
            ("unwelcomed", Value::Count(unwelcomed.people)),
            ("unwelcomed_came_back", Value::Count(unwelcomed.came_back)),
        ]
    }

    fn hear(&mut self, entries: &[Entry<'_>]) {
        for note in entries.iter().map(|entry| entry.note) {
            match note.voice {
                Voice::Reader => {
                    self.comments += 1;
                    self.words += note.words;
                }
                Voice::Own => {
                    self.own_comments += 1;
                    self.own_words += note.words;
                }
                Voice::Mention => self.mentions += 1,
                Voice::Held => self.held += 1,
            }
        }
    }

    fn meet(&mut self, book: &Book<'_>, entries: &[Entry<'_>], span: Moments) {
        let those = |which: &dyn Fn(&Entry<'_>) -> bool| -> BTreeSet<usize> {
            entries.iter().filter(|entry| which(entry)).filter_map(|entry| entry.person).collect()
        };
        let people = those(&|_| true);
        self.people = people.len();
        self.returning = those(&|entry| entry.is_return).len();
        self.regulars = those(&|entry| entry.is_regular).len();
        let people = people.into_iter().filter_map(|person| book.people.get(person));
        for newcomer in people.filter(|person| span.has(person.first)) {
            self.newcomers += 1;
            let welcome = match newcomer.welcome {
                Some(Outcome::Answered(_)) => &mut self.welcomed,
                Some(_) => &mut self.unwelcomed,
                None => continue,
            };
            welcome.people += 1;
            welcome.came_back += usize::from(newcomer.came_back());
        }
    }

    fn wait(&mut self, waits: &[&Wait<'_>], now: Timestamp) {
        let count =
            |which: fn(&Outcome) -> bool| waits.iter().filter(|wait| which(&wait.outcome)).count();
        self.asked = waits.len();
        self.answered = count(|one| matches!(one, Outcome::Answered(_)));
        self.perhaps = count(|one| matches!(one, Outcome::Perhaps(_)));
        self.let_go = count(|one| matches!(one, Outcome::LetGo(_)));
        self.waiting = count(|one| matches!(one, Outcome::Open));
        let open = waits.iter().filter(|wait| wait.outcome == Outcome::Open);
        let longest = open.filter_map(|wait| wait.length(now)).max();
        self.longest_wait = longest.map(|length| Within::MoreThan(length.seconds));
        let lengths = waits.iter().filter_map(|wait| wait.length(now));
        let survival = Survival::of(lengths.collect());
        (self.median_wait, self.p90_wait) = (survival.within(0.5), survival.within(0.9));
        self.open_questions = waits.iter().filter(|wait| wait.is_question).count();
    }
}

/// A part of a whole; `None` of nothing.
fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}
