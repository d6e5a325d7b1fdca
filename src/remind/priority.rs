//! Whom to answer first: a sum that its reader can add up.

/// How pressing an answer is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Priority {
    /// What it is made of; only what counts.
    pub terms: Vec<Term>,
}

/// A part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// What speaks for, or with points below zero against, an early answer: `question`.
    pub name: &'static str,
    /// How much.
    pub points: i32,
}

impl Priority {
    /// Together.
    pub fn sum(&self) -> i32 {
        self.terms.iter().map(|term| term.points).sum()
    }
}
