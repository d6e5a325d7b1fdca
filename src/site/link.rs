//! Where links inside the blog lead.

use std::collections::BTreeMap;

/// Every target a link can name, by what it is written as.
#[derive(Debug, Default)]
pub struct Routes {
    /// What lies at a path from `content/`: `posts/2026-03-01-hello.md`.
    by_path: BTreeMap<String, Target>,
}

/// What a link inside the blog leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A post or page.
    Entry(super::EntryId),
    /// A section, a number in [`super::Site::sections`].
    Section(usize),
}
