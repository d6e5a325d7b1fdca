//! What speaks for and against a comment being advertising, as a sum that the owner can redo.

/// The result of judging one comment.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Judgement {
    /// What it comes to.
    pub verdict: Verdict,
    /// Why, the weightiest first.
    pub reasons: Vec<Reason>,
}

impl Judgement {
    /// What a comment comes with that its own system took for advertising without hiding it. Whoever
    /// judges the comment then counts it in.
    pub fn labelled() -> Self {
        let reason = Reason { name: LABELLED.to_owned(), points: 2 };
        Self { verdict: Verdict::Look, reasons: vec![reason] }
    }

    /// Whether the comment's own system took it for advertising.
    pub fn is_labelled(&self) -> bool {
        self.reasons.iter().any(|reason| reason.name == LABELLED)
    }
}

const LABELLED: &str = "labelled";

/// What a judgement comes to. A comment without a judgement is fine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Reason {
    /// Its name: `many-links`.
    pub name: String,
    /// What it adds.
    pub points: i8,
}
