//! `list`, `years`, `year` and `month`: many entries on one page.

use serde::Serialize;

use super::Shared;
use super::part::{Fields, Part};
use super::shown::{Link, Shown};
use crate::page::{Month, Pager, Year};
use crate::value::url::UrlPath;

/// `list`, one part of a long list, but for what it lists.
#[derive(Hash, Serialize)]
pub(super) struct ListView<'a> {
    /// Which part, from 1.
    number: usize,
    /// How many parts there are, at least 1.
    total: usize,
    /// The first part.
    first: Shown<Link<'a>>,
    /// The part before, or none.
    previous: Option<Shown<Link<'a>>>,
    /// The part after, or none.
    next: Option<Shown<Link<'a>>>,
    /// The last part.
    last: Shown<Link<'a>>,
}

/// `list`, of entries.
pub(super) fn view<'a>(shared: &Shared<'a>, pager: &'a Pager) -> Part<'a> {
    let plain = ListView::of(shared, pager);
    Fields::of(plain).with("entries", shared.cards(&pager.listed)).part()
}

impl<'a> ListView<'a> {
    /// Of a part of any list.
    pub(super) fn of<Item>(shared: &Shared<'a>, pager: &'a Pager<Item>) -> Self {
        let base = &shared.site.config.base_url;
        let link = |url: &'a Option<UrlPath>| url.as_ref().map(|url| Link::to(base, url));
        Self {
            number: pager.number,
            total: pager.total,
            first: Link::to(base, &pager.first),
            previous: link(&pager.previous),
            next: link(&pager.next),
            last: Link::to(base, &pager.last),
        }
    }
}

/// A year, but for its months; or a month, but for its posts.
#[derive(Hash, Serialize)]
struct Span<'a> {
    /// Its first day, for the `date` filter.
    date: String,
    /// Its page.
    url: Shown<Link<'a>>,
    /// How many posts it has.
    count: usize,
}

/// A year with its months and their posts.
pub(super) fn year<'a>(shared: &Shared<'a>, year: &'a Year) -> Part<'a> {
    let plain = Span {
        date: format!("{:04}-01-01", year.year),
        url: Link::to(&shared.site.config.base_url, &year.url),
        count: year.months.iter().map(|month| month.entries.len()).sum(),
    };
    let months = year.months.iter().map(|of| month(shared, of)).collect();
    Fields::of(plain).with("months", months).part()
}

/// A month with its posts.
pub(super) fn month<'a>(shared: &Shared<'a>, month: &'a Month) -> Part<'a> {
    let plain = Span {
        date: format!("{:04}-{:02}-01", month.year, month.month),
        url: Link::to(&shared.site.config.base_url, &month.url),
        count: month.entries.len(),
    };
    Fields::of(plain).with("entries", shared.cards(&month.entries)).part()
}
