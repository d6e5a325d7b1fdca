//! What speaks for and against a comment being advertising, as a sum that the owner can redo.

/// The result of judging one comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// What it comes to.
    pub verdict: Verdict,
    /// Why, the weightiest first.
    pub reasons: Vec<Reason>,
}

/// What a judgement comes to. A comment without a judgement is fine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Shown, with a question to the owner.
    Look,
    /// Not shown and not reminded of, but kept, until the owner says what it is.
    Held,
}

impl Verdict {
    /// Both with the word for each.
    pub const ALL: [(&'static str, Self); 2] = [("look", Self::Look), ("held", Self::Held)];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Look => "look",
            Self::Held => "held",
        }
    }
}

/// One thing that speaks for advertising, or, with negative points, against it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Its name: `many-links`.
    pub name: String,
    /// What it adds.
    pub points: i8,
}
