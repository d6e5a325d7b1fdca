//! Long lists in parts.

use crate::site::EntryId;
use crate::value::url::UrlPath;

/// One part of a long list.
#[derive(Clone, Debug)]
pub struct Pager {
    /// Which part, from 1.
    pub number: usize,
    /// How many parts there are, at least 1.
    pub total: usize,
    /// What this part lists.
    pub entries: Vec<EntryId>,
    /// The first part.
    pub first: UrlPath,
    /// The part before.
    pub previous: Option<UrlPath>,
    /// The part after.
    pub next: Option<UrlPath>,
    /// The last part.
    pub last: UrlPath,
}
