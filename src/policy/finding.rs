//! What a rule found at a place, and whether it counts.

use std::ops::Range;

use super::rule::Rule;

/// Something that a rule found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The rule.
    pub rule: Rule,
    /// Where, in bytes of the file; `None` for the file as a whole.
    pub range: Option<Range<usize>>,
    /// What is there, for the author.
    pub message: String,
    /// What to do instead.
    pub help: Option<String>,
    /// What `hobnob check --fix` may do about it by itself.
    pub mend: Option<Mend>,
}

/// A repair that is safe: it changes nothing but what the finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mend {
    /// The range is an `<a …>` tag: its `rel` is to say that the link is paid.
    MarkPaid,
    /// Take a waiver out of the front matter: its place in the list, from 0.
    Unlist(usize),
    /// The range is a comment: take it out.
    Erase,
}

/// The most bytes of a line before and behind a finding: a thousand findings may stand in one line, and
/// each should cost the same.
const NEAR: usize = 2000;

impl Hit {
    /// Something at a place.
    pub(in crate::policy) fn at(
        rule: Rule,
        range: &Range<usize>,
        message: impl Into<String>,
    ) -> Self {
        Self { rule, range: Some(range.clone()), message: message.into(), help: None, mend: None }
    }

    /// Something that the file as a whole does.
    pub(super) fn of_file(rule: Rule, message: impl Into<String>) -> Self {
        Self { rule, range: None, message: message.into(), help: None, mend: None }
    }

    /// The lines of the file that it stands on, of long ones the part that is near; `None` for one of
    /// the file as a whole.
    pub fn lines<'t>(&self, text: &'t str) -> Option<&'t str> {
        let range = self.range.as_ref()?;
        let from = text.floor_char_boundary(range.start.saturating_sub(NEAR));
        let to = text.ceil_char_boundary(range.end.saturating_add(NEAR));
        let start = text.get(from..range.start)?.rfind('\n').map_or(from, |at| from + at + 1);
        let end = text.get(range.end..to)?.find('\n').map_or(to, |at| range.end + at);
        text.get(start..end)
    }

    /// With a way out.
    pub(super) fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// With a repair that `--fix` does.
    pub(super) fn mend(self, mend: Mend) -> Self {
        Self { mend: Some(mend), ..self }
    }

    /// Where it begins; a finding of the file as a whole at its start.
    pub(super) fn start(&self) -> usize {
        self.range.as_ref().map_or(0, |range| range.start)
    }
}

/// Whether a finding counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It does.
    Counts,
    /// Its author waived it, for this reason.
    Waived(String),
    /// It was there before the policy was: the baseline knows it.
    Known,
    /// It stands below most posts: it is a finding of the whole blog.
    Repeated,
}

impl Standing {
    /// Why something does not count; `None` when it does.
    pub fn why(&self) -> Option<String> {
        match self {
            Self::Counts => None,
            Self::Waived(reason) => Some(format!("waived, `{reason}`")),
            Self::Known => Some("known to the baseline".to_owned()),
            Self::Repeated => Some("a finding of the whole blog".to_owned()),
        }
    }
}

/// Something found, and whether it counts.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What was found.
    pub hit: Hit,
    /// Whether it counts.
    pub standing: Standing,
}

impl Finding {
    /// Whether it counts.
    pub fn counts(&self) -> bool {
        self.standing == Standing::Counts
    }
}
