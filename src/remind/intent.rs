//! What a comment wants of the author: an answer to a question, a correction made, or just to be heard.

use crate::comment::Reading;

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

    /// The most pressing thing that what was said wants.
    pub fn of(reading: &Reading) -> Self {
        match reading.words.contains(['?', '？', '؟']) {
            true => Self::Question,
            false => Self::Remark,
        }
    }
}
