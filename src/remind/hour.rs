//! An hour for one's readers: answers to write, then readers' own blogs to visit, until the time is
//! spent.

use super::{Agenda, Intent, Reminder};

/// What fits into the time that somebody has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hour {
    /// How many minutes there are.
    pub minutes: u32,
    /// How many of them are planned.
    pub planned: u32,
    /// Readers to visit, after the answers.
    pub visits: Vec<Visit>,
}

/// A reader's own site, to be read and perhaps answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Whose it is.
    pub name: String,
    /// Where it is.
    pub website: String,
    /// How many comments of theirs the blog shows.
    pub comments: usize,
}

/// How long a visit takes, in minutes: a post read, and a word left.
pub const VISIT: u32 = 10;

/// How many words are read in a minute.
const READ: usize = 200;

/// How long an answer takes, in minutes: to read what was said, in so many words, and to write what
/// its kind asks for.
pub fn estimate(kind: Intent, words: usize) -> u32 {
    let write = match kind {
        Intent::Question | Intent::Correction => 6,
        Intent::Disagreement | Intent::Request => 8,
        Intent::Story => 5,
        Intent::Remark => 3,
        Intent::Thanks => 1,
    };
    write + u32::try_from(words / READ).unwrap_or(u32::MAX).min(30)
}

impl Agenda {
    /// The part of it that fits into so many minutes, in its order: what is too long for the time left
    /// makes room for what is not. Then come visits, as long as there is time.
    #[must_use]
    pub fn within(self, minutes: u32, visits: impl IntoIterator<Item = Visit>) -> Self {
        let mut planned = 0;
        let mut fits = |reminder: &Reminder| {
            let fits = planned + reminder.minutes <= minutes;
            planned += if fits { reminder.minutes } else { 0 };
            fits
        };
        let all = self.waiting.len();
        let waiting: Vec<Reminder> = self.waiting.into_iter().filter(&mut fits).collect();
        let room = usize::try_from(minutes.saturating_sub(planned) / VISIT).unwrap_or(usize::MAX);
        let visits: Vec<Visit> = visits.into_iter().take(room).collect();
        planned += VISIT * u32::try_from(visits.len()).unwrap_or(0);
        let more = self.more + all - waiting.len();
        let hour = Some(Hour { minutes, planned, visits });
        Self { waiting, perhaps: Vec::new(), more, hour, ..self }
    }
}
