//! `output`: how the built files are written.

use crate::data::Table;
use crate::diag::Severity;

/// How the built files are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// `minify`: HTML without comments and needless spaces; off by default.
    pub minify: bool,
    /// `redirects_file`: also a `_redirects` file, for hosts that read one; off by default.
    pub redirects_file: bool,
}

impl Output {
    pub(super) fn read(table: &mut Table<'_>) -> Self {
        let Some(mut inner) = table.table("output") else {
            return Self::default();
        };
        let output = Self {
            minify: inner.bool("minify").unwrap_or(false),
            redirects_file: inner.bool("redirects_file").unwrap_or(false),
        };
        table.absorb(inner.finish(Severity::Error));
        output
    }
}
