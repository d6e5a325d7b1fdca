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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::remind::sample;

    fn visit(name: &str) -> Visit {
        Visit { name: name.into(), website: format!("https://{name}.example/"), comments: 3 }
    }

    #[test]
    fn answers_come_first_and_what_is_too_long_makes_room() {
        let mut agenda = sample::agenda();
        agenda.waiting.truncate(3);
        for (reminder, minutes) in agenda.waiting.iter_mut().zip([6, 30, 3]) {
            reminder.minutes = minutes;
        }
        let ids: Vec<String> = agenda.waiting.iter().map(|one| one.id.clone()).collect();
        let hour = agenda.within(30, ["ada", "bea", "cleo"].map(visit));
        let kept: Vec<&String> = hour.waiting.iter().map(|one| &one.id).collect();
        assert_eq!((kept, hour.more), (vec![&ids[0], &ids[2]], 3));
        let planned = hour.hour.unwrap();
        assert_eq!((planned.planned, planned.visits), (29, ["ada", "bea"].map(visit).to_vec()));
    }

    #[test]
    fn what_takes_long_to_read_takes_longer_to_answer() {
        assert_eq!(estimate(Intent::Question, 40), 6);
        assert_eq!(estimate(Intent::Question, 400), 8);
        assert_eq!(estimate(Intent::Thanks, usize::MAX), 31);
    }
}
