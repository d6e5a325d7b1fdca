//! `list`, `years`, `year` and `month`: many entries on one page.

use serde::Serialize;

use super::Shared;
use super::part::{Fields, Part};
use crate::page::{Month, Pager, Year};
use crate::value::url::UrlPath;

/// `list`, one part of a long list, but for its entries.
#[derive(Serialize)]
struct ListView {
    /// Which part, from 1.
    number: usize,
    /// How many parts there are, at least 1.
    total: usize,
    /// The first part.
    first: String,
    /// The part before, or none.
    previous: Option<String>,
    /// The part after, or none.
    next: Option<String>,
    /// The last part.
    last: String,
}

/// `list`.
pub(super) fn view<'a>(shared: &Shared<'a>, pager: &Pager) -> Part<'a> {
    let base = &shared.site.config.base_url;
    let link = |url: &Option<UrlPath>| url.as_ref().map(|url| base.link(url));
    let plain = ListView {
        number: pager.number,
        total: pager.total,
        first: base.link(&pager.first),
        previous: link(&pager.previous),
        next: link(&pager.next),
        last: base.link(&pager.last),
    };
    Fields::of(plain).with("entries", shared.cards(&pager.entries)).part()
}

/// A year, but for its months; or a month, but for its posts.
#[derive(Serialize)]
struct Span {
    /// Its first day, for the `date` filter.
    date: String,
    /// Its page.
    url: String,
    /// How many posts it has.
    count: usize,
}

/// A year with its months and their posts.
pub(super) fn year<'a>(shared: &Shared<'a>, year: &Year) -> Part<'a> {
    let plain = Span {
        date: format!("{:04}-01-01", year.year),
        url: shared.site.config.base_url.link(&year.url),
        count: year.months.iter().map(|month| month.entries.len()).sum(),
    };
    let months = year.months.iter().map(|of| month(shared, of)).collect();
    Fields::of(plain).with("months", months).part()
}

/// A month with its posts.
pub(super) fn month<'a>(shared: &Shared<'a>, month: &Month) -> Part<'a> {
    let plain = Span {
        date: format!("{:04}-{:02}-01", month.year, month.month),
        url: shared.site.config.base_url.link(&month.url),
        count: month.entries.len(),
    };
    Fields::of(plain).with("entries", shared.cards(&month.entries)).part()
}
