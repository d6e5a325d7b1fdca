//! What is done about a refused post.

use super::Set;
use super::read::Writer;
use crate::data::Table;

/// What a refused post means for a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnRefuse {
    /// The build fails, and nothing is written.
    Fail,
    /// The post is left out, and the build says so.
    Skip,
}

impl OnRefuse {
    /// Each with the word for it.
    pub const ALL: [(&str, Self); 2] = [("fail", Self::Fail), ("skip", Self::Skip)];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fail => "fail",
            Self::Skip => "skip",
        }
    }
    /// Takes it out of the key `on_refuse` of a policy.
    pub(super) fn read(policy: &mut Table<'_>) -> Set<Self> {
        match policy.choice("on_refuse", &Self::ALL) {
            Some(chosen) => Writer::Owner.set(chosen, policy, "on_refuse"),
            None => Set::of_page(Self::Fail),
        }
    }
}
