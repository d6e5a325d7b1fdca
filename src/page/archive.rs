//! Posts by year and month.

use crate::site::EntryId;
use crate::value::url::UrlPath;

/// The posts of a year.
#[derive(Clone, Debug)]
pub struct Year {
    /// The year.
    pub year: i16,
    /// Its page.
    pub url: UrlPath,
    /// Its months, the newest first.
    pub months: Vec<Month>,
}

/// The posts of a month.
#[derive(Clone, Debug)]
pub struct Month {
    /// The year.
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
    /// Its page.
    pub url: UrlPath,
    /// Its posts, the newest first.
    pub entries: Vec<EntryId>,
}
