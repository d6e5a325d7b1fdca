//! Where a setting comes from.

use std::fmt;

use crate::diag::Span;

/// A setting's value and where it comes from.
#[derive(Clone, Debug)]
pub struct Set<T> {
    /// What is set.
    pub value: T,
    /// By whom.
    pub origin: Origin,
}

impl<T> Set<T> {
    /// What the rule's page says.
    pub fn of_page(value: T) -> Self {
        Self { value, origin: Origin::Page }
    }

    /// Where its owner wrote it.
    pub fn span(&self) -> Option<Span> {
        match &self.origin {
            Origin::Written(span) => Some(span.clone()),
            _ => None,
        }
    }
}

/// Who sets something.
#[derive(Clone, Debug)]
pub enum Origin {
    /// The rule's page: hobnob's own default.
    Page,
    /// A preset that comes with hobnob, by name.
    Preset(&'static str),
    /// A place in `hobnob.yaml`.
    Written(Span),
    /// An argument of the command line.
    CommandLine(&'static str),
}

impl fmt::Display for Origin {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page => out.write_str("default"),
            Self::Preset(name) => write!(out, "preset {name}"),
            Self::Written(span) => match span.start() {
                Some(start) => write!(out, "{}:{}", span.path(), start.line),
                None => out.write_str(span.path()),
            },
            Self::CommandLine(argument) => out.write_str(argument),
        }
    }
}
