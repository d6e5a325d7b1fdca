//! The table of contents as data.

use serde::{Deserialize, Serialize};

/// A heading with those below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TocEntry {
    /// 1 to 6.
    pub level: u8,
    /// What it is linked by, without `#`.
    pub id: String,
    /// Its words without markup.
    pub text: String,
    /// The headings below it.
    pub children: Vec<TocEntry>,
}
