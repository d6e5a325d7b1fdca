//! What a comment wants of the author: an answer to a question, a correction made, or just to be heard.
//! Told by its marks and by [lists of words](lexicon), in its writer's own voice only.

mod lexicon;
mod list;
mod mark;

use lexicon::Lexicon;
use list::Cue;

use crate::comment::Reading;
use crate::value::fold::{fold, length};

/// Longer than this, in words, it is a story.
const STORY: usize = 80;

/// Longer than this, in characters, it says more than thanks.
const SHORT: usize = 160;

/// What a comment wants, the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Intent {
    /// To know something.
    Question,
    /// To have something put right.
    Correction,
    /// To object.
    Disagreement,
    /// To be written to, or helped.
    Request,
    /// To tell something of one's own at length.
    Story,
    /// To have said something.
    Remark,
    /// To thank or praise, and no more.
    Thanks,
}

impl Intent {
    /// All of them with the word for each, as JSON and `--kind` have it.
    pub const ALL: [(&'static str, Self); 7] = [
        ("question", Self::Question),
        ("correction", Self::Correction),
        ("disagreement", Self::Disagreement),
        ("request", Self::Request),
        ("story", Self::Story),
        ("remark", Self::Remark),
        ("thanks", Self::Thanks),
    ];

    /// The word for it.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, each)| *each == self).map_or("", |(name, _)| name)
    }

    /// Everything that what was said wants, the most pressing first; never nothing. What is quoted, code
    /// and addresses want nothing.
    pub fn all(reading: &Reading) -> Vec<Self> {
        Self::wanted(&mark::own_words(&reading.words))
    }

    /// Whether what was said gives thanks, and no more: that is soon known of what is long.
    pub fn is_thanks(reading: &Reading) -> bool {
        let own = mark::own_words(&reading.words);
        is_short(&own) && Self::wanted(&own) == [Self::Thanks]
    }

    /// Whether what was said asks something.
    pub fn is_question(reading: &Reading) -> bool {
        let own = mark::own_words(&reading.words);
        mark::asks(&own) || Cues::of(&own).has(Cue::Asks)
    }

    fn wanted(own: &str) -> Vec<Self> {
        let cues = Cues::of(own);
        let wants = [
            (Self::Question, mark::asks(own) || cues.has(Cue::Asks)),
            (Self::Correction, mark::corrects(own) || cues.has(Cue::Corrects)),
            (Self::Disagreement, cues.has(Cue::Disagrees)),
            (Self::Request, cues.has(Cue::Requests)),
        ];
        let wanted = wants.into_iter().filter_map(|(intent, holds)| holds.then_some(intent));
        let mut all: Vec<Self> = wanted.collect();
        if all.is_empty() {
            all.push(Self::without_a_wish(own, &cues));
        }
        all
    }

    /// What somebody says who wants nothing done.
    fn without_a_wish(own: &str, cues: &Cues) -> Self {
        let thanks = cues.has(Cue::Thanks) || mark::is_applause(own);
        match cues.words {
            STORY.. => Self::Story,
            _ if thanks && is_short(own) && !cues.has(Cue::Adds) => Self::Thanks,
            _ => Self::Remark,
        }
    }
}

fn is_short(own: &str) -> bool {
    own.chars().count() < SHORT
}

/// What the lists find in the sentences of a comment.
struct Cues {
    found: u8,
    words: usize,
}

impl Cues {
    fn of(own: &str) -> Self {
        let mut cues = Self { found: 0, words: 0 };
        for sentence in mark::sentences(own) {
            let folded = fold(sentence);
            cues.words += length(&folded);
            cues.hear(Lexicon::own().find(&folded));
        }
        cues
    }

    /// Takes what one sentence says.
    fn hear(&mut self, said: u8) {
        let broken = Cue::Thing.bit() | Cue::Fault.bit();
        self.found |= said & !broken;
        if said & broken == broken {
            self.found |= Cue::Corrects.bit();
        }
    }

    fn has(&self, cue: Cue) -> bool {
        self.found & cue.bit() != 0
    }
}

#[cfg(test)]
mod tests;
